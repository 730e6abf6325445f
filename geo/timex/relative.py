"""Steps on the calendar: last month, two days later, that year, next Friday, December last year."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from geo.model import Edtf, Precision
from geo.timex.calendars import (
    is_day,
    plus_days,
    shifted,
    write_century,
    write_decade,
    write_fiscal,
    write_month,
    write_month_part,
    write_quarter,
    write_week,
    write_weekend,
)
from geo.timex.clues import Base, Clue, Shift, Unit
from geo.timex.open_dates import candidates
from geo.timex.writing import approximate, uncertain, write_clue

_QUARTERS: Final = ("33", "34", "35", "36", "40", "41")
"""Sub-years of the calendar that the year before or after has too."""

_MONTHS: Final = re.compile(r"(\d{4})(-\d\d)/(\d{4})(-\d\d)")
"""A stretch from month to month, which the year before or after has too."""

_WINTER: Final = 24
"""The winter as an EDTF sub-year; it is named after the year it began in."""
_SPRING: Final = 3
_NEXT_WINTER: Final = 10
"""From this month on *this winter* is the next, before it the one that is over, unless the clause looks ahead."""

_MONTH_AFTER: Final = 31
"""A month this close would be called the month after, not *the following October*."""

_WEEK_SPAN: Final = 6
"""Days from a week's first to its last."""

_WEEK: Final = 7
_MIDDLE: Final = 15
"""The day that halves a month."""

_SMALL_STEP: Final = 31
"""Days that a month or year named before still roughly dates."""


def base_day(shift: Shift, base: Edtf) -> date | None:
    """The day to count from: the end of a stretch for steps on, its beginning for steps back."""
    return base.latest if (shift.count or 0) > 0 else base.earliest


def _same_stretch(text: str, years: int, shift: Shift) -> str | None:
    """The quarter or half-year so many years on, for the same time of the year before also months; `None` of any other date."""
    if text[5:7] in _QUARTERS and text[4] == "-":
        return f"{int(text[:4]) + years:04d}{text[4:7]}"
    ends = _MONTHS.fullmatch(text) if shift.base is Base.MENTION and shift.unit is Unit.MONTH else None
    return f"{int(ends[1]) + years:04d}{ends[2]}/{int(ends[3]) + years:04d}{ends[4]}" if ends else None


def move(clue: Clue, base: Edtf, *, ahead: bool) -> str | None:
    """The EDTF of a relative clue counted from `base`, as fine as its unit and its other words, or `None`."""
    shift = clue.shift
    if shift is None or shift.count is None:
        return None
    start = base_day(shift, base)
    if start is None:
        return None
    if clue.year is not None:
        return _same_time(clue.year, base, by_day=shift.unit is Unit.DAY)
    years = _whole_years(shift)
    if years and (stretch := _same_stretch(base.text, years, shift)):
        return stretch
    if years and base.precision is Precision.YEAR:
        return write_clue(replace(clue, vague=False), start.year + years)
    if shift.unit is Unit.DAY and (base.precision not in (Precision.DAY, Precision.INTERVAL) or _is_week(base)):
        return _blurred(shift, base)
    if shift.unit is Unit.WEEK and base.precision in (Precision.MONTH, Precision.YEAR):
        return _weeks_off(shift.count, base)
    if shift.unit is Unit.MONTH and base.precision not in (Precision.DAY, Precision.MONTH, Precision.INTERVAL):
        return None
    moved = shifted(shift.unit, shift.count, start)
    if moved is None:
        return None
    exact = clue.exact and base.precision is Precision.DAY and shift.unit in (Unit.MONTH, Unit.YEAR)
    text = date(*moved).isoformat() if exact else _written(clue, shift, moved, start, ahead=ahead)
    return approximate(text) if text and clue.vague else text


def _same_time(year: int, base: Edtf, *, by_day: bool) -> str:
    """The same day, month or stretch of another year, where the date named last is one or lies in one."""
    day = base.earliest if by_day and base.precision is Precision.DAY else None
    if day is not None:
        return f"{year:04d}-{day:%m-%d}" if is_day(year, day.month, day.day) else f"{year:04d}"
    return f"{year:04d}{base.text[4:7]}" if base.text[4:5] == "-" else f"{year:04d}"


def _whole_years(shift: Shift) -> int:
    """The years a step goes, 0 where it is none of years: the same time of the year before is twelve months back."""
    count = shift.count or 0
    return count if shift.unit is Unit.YEAR else count // 12 if shift.unit is Unit.MONTH and count % 12 == 0 else 0


def step_to(clue: Clue, base: date, *, ahead: bool) -> str | None:
    """The EDTF of last, this or next weekday, month or season, seen from `base`."""
    bare = replace(clue, step=None)
    if clue.step == 0:
        return _this(bare, base, ahead=ahead)
    behind = clue.step == -1
    if clue.month is not None and clue.step_base is Base.NARRATIVE and not behind:
        base = plus_days(base, _MONTH_AFTER) or base
    for one in candidates(bare, base, -1 if behind else 1):
        if one.earliest and one.latest and (one.latest < base if behind else one.earliest > base):
            return one.text
    return None


def _this(clue: Clue, base: date, *, ahead: bool) -> str | None:
    if clue.weekday is None or clue.month is not None:
        winter_running = clue.season == _WINTER and base.month < (_SPRING if ahead else _NEXT_WINTER)
        return write_clue(clue, base.year - winter_running)
    monday = date.fromordinal(max(1, base.toordinal() - base.weekday()))
    day = plus_days(monday, clue.weekday - 1)
    day = plus_days(day, _WEEK) if day and ahead and day < base else day
    return day.isoformat() if day else None


def _is_week(base: Edtf) -> bool:
    """Whether a date is a whole week (last week), on some day of which the story is."""
    first, last = base.earliest, base.latest
    return bool(first and last and first.weekday() == 0 and (last - first).days == _WEEK_SPAN)


def _blurred(shift: Shift, base: Edtf) -> str | None:
    """What days counted from a month or a year are no finer than; of days counted from a week, the month they lead into."""
    if _is_week(base):
        moved = shifted(Unit.DAY, shift.count or 0, base.earliest or date.min)
        return uncertain(f"{moved[0]:04d}-{moved[1]:02d}") if moved else None
    point = base.precision in (Precision.MONTH, Precision.YEAR)
    return uncertain(base.text) if point and abs(shift.count or 0) <= _SMALL_STEP else None


def _weeks_off(count: int, base: Edtf) -> str | None:
    """The month that most days of a month lead into by so many weeks; of a year that year, if the step is short."""
    if count == 0 or base.precision is Precision.YEAR or base.earliest is None:
        return uncertain(base.text) if abs(count) * _WEEK <= _SMALL_STEP else None
    moved = shifted(Unit.WEEK, count, base.earliest.replace(day=_MIDDLE))
    return uncertain(f"{moved[0]:04d}-{moved[1]:02d}") if moved else None


def _written(clue: Clue, shift: Shift, moved: tuple[int, int, int], start: date, *, ahead: bool) -> str | None:
    year, month, day = moved
    match shift.unit:
        case Unit.DAY:
            text: str | None = date(year, month, day).isoformat()
        case Unit.WEEK:
            text = _in_week(clue, date(year, month, day), start)
        case Unit.WEEKEND:
            text = write_weekend(start, shift.count or 0, ahead=ahead)
        case Unit.MONTH:
            text = _in_month(clue, year, month)
        case Unit.QUARTER:
            text = write_quarter(year, month)
        case Unit.YEAR:
            text = write_clue(replace(clue, vague=False), year)
        case Unit.FISCAL:
            text = write_fiscal(year if month >= 4 else year - 1)
        case Unit.DECADE:
            text = write_decade(year // 10 * 10)
        case Unit.CENTURY:
            text = write_century((year - 1) // 100)
    return text


def _in_week(clue: Clue, day: date, today: date) -> str | None:
    if clue.day is not None:
        return next((one.text for one in candidates(replace(clue, weekday=None), day, -1) if _within(one, day)), None)
    if clue.weekday is not None:
        return date.fromordinal(max(1, day.toordinal() - day.weekday()) + clue.weekday - 1).isoformat()
    return write_week(day, clue.side, today)


def _within(one: Edtf, day: date) -> bool:
    return one.earliest is not None and abs((one.earliest - day).days) <= 7


def _in_month(clue: Clue, year: int, month: int) -> str | None:
    if clue.day is not None:
        return write_clue(clue, year, month)
    return write_month_part(year, month, clue.part) if clue.part else write_month(year, month)

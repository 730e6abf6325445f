"""What an expression takes from the one right beside it: the night a stretch of hours runs into, the date that names a step."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from geo.model import Precision, parse_edtf
from geo.timex.anchors import Anchors, Resolved
from geo.timex.clocks import is_step, stepped
from geo.timex.clues import Base, Clue, Found, Lasting, Unit
from geo.timex.open_dates import nearest

_DAY: Final = 10
_LENGTHS: Final = {Unit.YEAR: 4, Unit.MONTH: 7}
"""Characters of a date that tell its day, and its year or month."""
_COMMAS: Final = ("、", "・")
_STOP: Final = re.compile(r"[。！？]|[.!?] ")
_LONG_AGO: Final = 10
"""Years after which a month is history, whose days a text tells on from."""
_FIGURES: Final = re.compile(r"\D?(\d\d)(?!\d)")
_HEAD: Final = re.compile(r"(?:\A|\n)[^\w\n]{0,3}\Z")
_FULL: Final = re.compile(r"\d{4}")
_CENTURY: Final = 100
_MODERN: Final = 1900
_OLD_STEP: Final = 30
"""Years that a story of before 1900 goes on by two figures in its own century; a later one only a few, for they may be ours."""
_STEP: Final = 5
_LIST: Final = 3
"""How many expressions back the week of a list of weekdays is looked for."""
_TOLD_OF: Final = 20
"""Code points between a thing's year and the day that is told of it."""
_JOINED: Final = 5
"""Two clock times this close are the ends of one stretch."""


def set_beside(found: Sequence[Found], text: str, published: date | None) -> tuple[Found, ...]:
    """The expressions with the times of day and the months that each takes from those right before or after it."""
    rows: list[Found] = []
    told, full, listed = "", 0, 0
    for place, written in enumerate(found):
        before = rows[-1] if rows else None
        begins = before is None or "\n" in text[before.end : written.start]
        told, full = ("", 0) if begins or before is None else (told, _full_year(before) or full)
        heads = _HEAD.search(text[max(0, written.start - _JOINED) : written.start]) is not None
        each = _in_order_of_years(written, listed) if heads else _in_century(written, full)
        full = full if each is written else _year_of(each)
        listed = (_year_of(each) or listed) if heads else listed
        each = _of_year(_in_week(each, rows, text), before, text)
        listed_one = _listed(each, before, text)
        counted = _clock_set(listed_one, told)
        one = counted if counted is not listed_one else past_midnight(counted, before)
        after = found[place + 1] if place + 1 < len(found) else None
        one = _from(one, after, published)
        rows.append(_in_order(_in_month(_until(one, before, text), before, text, published), after, text, published))
        told = _clock(one) or told
    return tuple(rows)


def _full_year(found: Found) -> int:
    """The year that an expression writes in four figures; 0 without."""
    written = _FULL.search(found.text)
    return _year_of(found) if written and int(written[0]) == _year_of(found) else 0


def _year_of(found: Found) -> int:
    return (found.clue.year or 0) if isinstance(found.clue, Clue) else 0


def _in_century(found: Found, full: int) -> Found:
    """A year of two figures that goes on from one written in full, in its century (*signed in 1855 and in '75*)."""
    clue, figures = found.clue, _FIGURES.match(found.text)
    if not (full and figures and isinstance(clue, Clue) and clue.year and clue.year % _CENTURY == int(figures[1])):
        return found
    year = full // _CENTURY * _CENTURY + int(figures[1])
    near = 0 < year - full <= (_OLD_STEP if full < _MODERN else _STEP)
    return replace(found, clue=replace(clue, year=year)) if near and found.last is None else found


def _in_order_of_years(found: Found, listed: int) -> Found:
    """A year of two figures that heads a line after one of the year `listed`: the first such year that is no earlier."""
    clue, figures = found.clue, _FIGURES.match(found.text)
    if not (listed and figures and isinstance(clue, Clue) and clue.year and clue.year % _CENTURY == int(figures[1])):
        return found
    year = listed // _CENTURY * _CENTURY + int(figures[1])
    year += _CENTURY if year < listed else 0
    return replace(found, clue=replace(clue, year=year)) if year < clue.year and found.last is None else found


def _clock(found: Found) -> str:
    """The hour and minute that an expression tells; empty without."""
    clock = found.clue.clock if isinstance(found.clue, Clue) else None
    return clock if clock and clock[1].isdigit() else ""


def _clock_set(found: Found, told: str) -> Found:
    """An expression that counts hours from the time told last (*two hours later*), with the time it leads to."""
    clue = found.clue
    if not (isinstance(clue, Clue) and clue.clock and clue.shift and is_step(clue.clock)):
        return found
    clock, days = stepped(clue.clock, told)
    return replace(found, clue=replace(clue, clock=clock, shift=replace(clue.shift, count=(clue.shift.count or 0) + days)))


def _in_order(found: Found, after: Found | None, text: str, published: date | None) -> Found:
    """A bare day before a later one of the same sentence: where today lies between them, it is over (*closed on the 11th, and
    on the 28th …*).
    """
    if not (after and published and found.ahead and _is_bare_day(found) and _is_bare_day(after)):
        return found
    past = _day(found) <= published.day < _day(after) and found.relation == "in"
    return replace(found, ahead=False) if past and _is_one_sentence(found, after, text) else found


def _until(found: Found, before: Found | None, text: str) -> Found:
    """A bare day that something goes on to, in the month of the day before it where the same sentence names one."""
    if before is None or not _is_bare_day(found) or not _is_one_sentence(before, found, text):
        return found
    if found.relation != "until" and not _is_from(before, found):
        return found
    start, end = before.clue, found.clue
    if not (isinstance(start, Clue) and isinstance(end, Clue) and start.month and 0 < _day(before) < _day(found)):
        return found
    return replace(found, clue=replace(end, month=start.month, year=start.year)) if not start.shift else found


def _is_from(found: Found, after: Found) -> bool:
    """Whether an expression is where a stretch begins that ends in the next (*from the night of 14 March to the 15th*)."""
    return found.relation == "since" and 0 < after.start - found.end <= _JOINED


def _from(found: Found, after: Found | None, published: date | None) -> Found:
    """A month or day from which something lasts to one ahead, ahead too where it is later in the year than today."""
    if after is None or published is None or not (_is_from(found, after) and after.relation == "until" and after.ahead):
        return found
    start, end = found.clue, after.clue
    if not (isinstance(start, Clue) and isinstance(end, Clue)) or start.year or start.shift or end.year or end.shift:
        return found
    later = published.month < (start.month or 0) <= (end.month or 0)
    return replace(found, ahead=True) if later and found.ahead is None else found


def _in_month(found: Found, before: Found | None, text: str, published: date | None) -> Found:
    """A bare day that goes on from a month, in that month (*came in December and on the 15th …*).

    Where it begins a sentence, only in a month of long ago: else it may well be of the news.
    """
    if (
        before is None
        or not (found.linked and _is_bare_day(found))
        or not _is_month(before)
        or "\n" in text[before.end : found.start]
    ):
        return found
    start, end = before.clue, found.clue
    if not (isinstance(start, Clue) and isinstance(end, Clue)):
        return found
    old = published is not None and start.year is not None and published.year - start.year >= _LONG_AGO
    if not (old or _is_one_sentence(before, found, text)):
        return found
    return replace(found, clue=replace(end, month=start.month, year=start.year, shift=start.shift))


def _in_week(found: Found, rows: Sequence[Found], text: str) -> Found:
    """A bare weekday of a sentence that has named a week, in it (*flew there twice last week, on Monday and Thursday*)."""
    clue = found.clue
    bare = isinstance(clue, Clue) and clue == Clue(weekday=clue.weekday) and clue.weekday is not None
    if not (isinstance(clue, Clue) and bare and found.ahead is False):
        return found
    near = [each for each in rows[-_LIST:] if _is_one_sentence(each, found, text)]
    weeks = (each.clue for each in reversed(near) if isinstance(each.clue, Clue) and not each.clue.weekday)
    shift = next((week.shift for week in weeks if week.shift and week.shift.unit is Unit.WEEK), None)
    past = shift is not None and shift.base is Base.PUBLICATION and (shift.count or 0) < 0
    return replace(found, clue=replace(clue, shift=shift)) if past else found


def _of_year(found: Found, before: Found | None, text: str) -> Found:
    """A day told of a thing right after the thing's year, in that year (*the declaration of 1956, signed on 19 October*)."""
    if before is None or not found.aside or found.start - before.end > _TOLD_OF or not _is_one_sentence(before, found, text):
        return found
    year, day = before.clue, found.clue
    if not (isinstance(year, Clue) and isinstance(day, Clue) and year == Clue(year=year.year) and day.day and day.month):
        return found
    return found if day.year or day.shift else replace(found, clue=replace(day, year=year.year))


def _listed(found: Found, before: Found | None, text: str) -> Found:
    """A bare month in a list that begins with one of a named year, in that year (*in April 2023, July and October*)."""
    if before is None or text[before.end : found.start] not in _COMMAS or not (_is_month(before) and _is_month(found)):
        return found
    start, one = before.clue, found.clue
    if (
        not (isinstance(start, Clue) and isinstance(one, Clue))
        or one.year
        or one.shift
        or (one.month or 0) <= (start.month or 0)
    ):
        return found
    return replace(found, clue=replace(one, year=start.year, shift=start.shift))


def _is_month(found: Found) -> bool:
    """Whether an expression is a month that the story goes on in."""
    clue = found.clue
    month = (
        isinstance(clue, Clue) and bool(clue.month) and not (clue.day or clue.weekday or clue.part or clue.clock or found.last)
    )
    return month and found.relation == "in" and not found.aside


def _is_one_sentence(found: Found, after: Found, text: str) -> bool:
    between = text[found.end : after.start]
    return "\n" not in between and not _STOP.search(between)


def _is_bare_day(found: Found) -> bool:
    clue = found.clue
    return isinstance(clue, Clue) and bool(clue.day) and not (clue.month or clue.shift or clue.year or found.last)


def _day(found: Found) -> int:
    return (found.clue.day or 0) if isinstance(found.clue, Clue) else 0


def past_midnight(found: Found, before: Found | None) -> Found:
    """The end of a stretch of hours that is over on the next day (*from 11 p.m. to 5 a.m.*)."""
    last, first = found.clue, before.clue if before else None
    if before is None or not (isinstance(first, Clue) and isinstance(last, Clue) and first.clock and last.clock and last.shift):
        return found
    hours = first.clock[1].isdigit() and last.clock[1].isdigit() and last.clock < first.clock
    if not hours or last.shift.base is not Base.CLOCK or last.shift.count or found.start - before.end > _JOINED:
        return found
    return replace(found, clue=replace(last, shift=replace(last.shift, count=1)))


def named_beside(found: Found, after: Found | None, resolve: Callable[[Found], Resolved]) -> Resolved | None:
    """The day of a step in the story that the next expression names outright (*six days later, on 29 February*).

    Of a stretch that holds that day, its year or month (*at the end of the year, on 29 December*).
    """
    digits = _DAY if _counts_days(found.clue) else _digits_of_part(found.clue)
    if not found.apposed or after is None or not digits or not _is_day(after.clue):
        return None
    named = resolve(after)
    exact = named.edtf is not None and parse_edtf(named.edtf).precision is Precision.DAY
    return replace(named, edtf=str(named.edtf)[:digits]) if exact else None


def named_after_step(found: Found, before: Found | None, anchors: Anchors) -> Resolved | None:
    """The day of the story's year that a vague step on in it leads to (*a few days later, on August 19*)."""
    vague = before is not None and isinstance(before.clue, Lasting) and before.clue.reason == "vague" and before.apposed
    clue, story = found.clue, anchors.narrative
    if not (vague and before and isinstance(clue, Clue) and clue.day and clue.month and clue.year is None and story):
        return None
    told = nearest(clue, story) if found.start - before.end <= _JOINED else None
    over = told and anchors.published and told.earliest and told.earliest > anchors.published
    return Resolved(edtf=told.text, rule="carried-year", anchor=anchors.narrative_name()) if told and not over else None


def _digits_of_part(clue: object) -> int:
    """How much of a day's date tells the year or month that words name a part of; 0 where they name none."""
    shift = clue.shift if isinstance(clue, Clue) and clue.part and not clue.clock else None
    return _LENGTHS.get(shift.unit, 0) if shift and shift.count == 0 and shift.base is Base.EITHER else 0


def _counts_days(clue: object) -> bool:
    """Whether the words count days from the story; the day of publication needs no naming."""
    shift = clue.shift if isinstance(clue, Clue) and not clue.clock else None
    return shift is not None and shift.unit is Unit.DAY and shift.base is Base.NARRATIVE


def _is_day(clue: object) -> bool:
    return isinstance(clue, Clue) and clue.day is not None and clue.shift is None and not clue.clock

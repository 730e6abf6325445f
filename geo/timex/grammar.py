"""The grammar's half of the tagger: every time expression of a text as an underspecified value, nothing resolved."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from geo.model import TimexType
from geo.timex.calendars import is_day
from geo.timex.clocks import clock_of, step_of
from geo.timex.clues import REFERENCE, Base, Clue, Lasting, Shift, Unit
from geo.timex.timex3 import SEASONS
from geo.timex.words import Pattern

Values = Mapping[str, str]
Built = tuple[TimexType, Clue | Lasting, Clue | None]
"""What a match means: its TIMEX3 type, its clue, and a second clue where it is a range."""

_DURATION_LETTER: Final = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}
_CLOCK_LETTER: Final = {"hour": "H", "minute": "M", "second": "S"}
_UNIT_LETTER: Final = {**_DURATION_LETTER, **_CLOCK_LETTER}
_HALVES: Final = {"year": "6M", "month": "15D", "day": "T12H", "hour": "30M", "minute": "30S"}
"""Half of a unit in the next smaller one."""
_YEARS: Final = {"decade": 10, "century": 100}
_SOLAR: Final = 1873
"""The first year whose Japanese months are those of the solar calendar; earlier ones give a year, no more."""
_CALENDAR_GAP: Final = 13
"""The most days the Julian calendar has been behind."""
_FIRST_SPELLED: Final = 19
"""A year in words alone is of tens at least; *in the first year* is none."""
_LAST_SHORT: Final = 99
_FIRST_SHORT: Final = 10
"""Below this a number after *the same* needs the name of an era to be a year."""
_THIS_CENTURY: Final = 21
_TEENS: Final = 20
"""Decades below the twenties are of this century unless another is named."""
_PIVOT: Final = 30
"""Two-digit years below this are of the 2000s, the others of the 1900s."""


def build(values: Values, pattern: Pattern) -> Built | None:
    """What a match of `pattern` means, or `None` where it is no time after all (an age, 31 February)."""
    values = _added({**{name: str(value) for name, value in pattern.given.items()}, **values})
    return _BUILDERS[pattern.kind](values, pattern.given)


def _added(values: dict[str, str]) -> dict[str, str]:
    """The values with a number's tens added to its last figure."""
    if "tens" in values and values.get("count", "X").isdigit():
        values["count"] = str(int(values["tens"]) + int(values["count"]))
    return values


def _number(values: Values, name: str) -> int | None:
    return int(values[name]) if name in values else None


def _year(values: Values, tail: str = "") -> int | None:
    if f"eyear{tail}" in values and f"year{tail}" not in values:
        era = values.get(f"era{tail}", values.get("era"))
        return int(era) + int(values[f"eyear{tail}"]) if era else _full_year(int(values[f"eyear{tail}"]), values)
    if "yearones" in values and not tail:
        return _spelled_year(values)
    if f"shortyear{tail}" in values:
        return _full_year(int(values[f"shortyear{tail}"]), values)
    return _number(values, f"year{tail}")


def _full_year(short: int, values: Values) -> int:
    return short + (2000 if short < int(values.get("pivot", _PIVOT)) else 1900)


def _spelled_year(values: Values) -> int | None:
    """A year in words (*in seventy-three*): its hundreds may be left out, its tens not."""
    year = sum(int(values.get(name, "0")) for name in ("yearbase", "yeartens", "yearones"))
    if year > _LAST_SHORT:
        return year
    return year + (2000 if year < _PIVOT else 1900) if year > _FIRST_SPELLED else None


def _decade(values: Values, tail: str = "") -> int | None:
    if f"shortdecade{tail}" not in values:
        return _number(values, f"decade{tail}")
    short = int(values[f"shortdecade{tail}"])
    century = _number(values, "ordinal") or (_THIS_CENTURY if short < _TEENS else _THIS_CENTURY - 1)
    return (century - 1) * 100 + short


def _shift(values: Values) -> Shift | None:
    for prefix, unit in (("y", Unit.YEAR), ("short", Unit.YEAR), ("m", Unit.MONTH), ("w", Unit.WEEK), ("f", Unit.FISCAL)):
        if f"{prefix}step" in values:
            return Shift(unit=unit, count=int(values[f"{prefix}step"]), base=Base.PUBLICATION)
        if f"{prefix}next" in values:
            return Shift(unit=unit, count=int(values[f"{prefix}next"]), base=Base.EITHER)
        if f"{prefix}story" in values:
            return Shift(unit=unit, count=int(values[f"{prefix}story"]), base=Base.MENTION)
    return None


def _clue(values: Values, tail: str = "", **given: Any) -> Clue | None:
    year, month, day = _year(values, tail), _number(values, f"month{tail}"), _number(values, f"day{tail}")
    if day is not None and not is_day(year, month or 1, day):
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    ordinal = _number(values, "ordinal")
    return Clue(
        year=year,
        month=month,
        day=day,
        nth=_number(values, "nth"),
        clock=clock_of(values, tail),
        weekday=_number(values, f"weekday{tail}"),
        season=_number(values, "season"),
        decade=_decade(values),
        century=ordinal - 1 if ordinal is not None else None,
        part=values.get(f"part{tail}"),
        step=_number(values, "story" if "story" in values else "step"),
        step_base=Base.NARRATIVE if "story" in values else Base.PUBLICATION,
        side=int(values.get("side", "0")),
        shift=_shift(values),
        fiscal="fiscal" in values,
        quiet="quiet" in values,
        vague="about" in values,
        told="told" in values,
        **given,
    )


def _date(values: Values, given: Mapping[str, Any]) -> Built | None:
    by_era = "eyear" in values and "year" not in values and "era" in values
    if "sameera" in values and not by_era and int(values["eyear"]) < _FIRST_SHORT:
        return None
    clue = _clue(values, rule="era-calendar" if by_era else given.get("rule", "explicit"))
    if clue and by_era and clue.month and (clue.year or 0) < _SOLAR:
        clue = replace(clue, month=None, day=None, vague=True)
    return (_type(clue), clue, None) if clue else None


def _type(clue: Clue) -> TimexType:
    return TimexType.TIME if clue.clock else TimexType.DATE


def _holiday(values: Values, given: Mapping[str, Any]) -> Built | None:
    """A day of the year by its name: month and day, or month, weekday and which of them."""
    month, day, *nth = values["holiday"].split(".")
    fixed = {"month": month, "weekday": day, "nth": nth[0]} if nth else {"month": month, "day": day}
    return _date({**values, **fixed}, given)


def _clock(values: Values, _given: Mapping[str, Any]) -> Built | None:
    """A time of day alone: of the day told last in its line, else of the publication; it dates nothing."""
    clock = clock_of(values)
    shift = Shift(unit=Unit.DAY, count=int(values.get("step", "0")), base=Base.CLOCK)
    return (TimexType.TIME, Clue(shift=shift, clock=clock, quiet=True), None) if clock else None


def _clock_step(values: Values, _given: Mapping[str, Any]) -> Built:
    """So many hours before or after the time told last, or minutes past its hour; it dates nothing either."""
    return TimexType.TIME, Clue(shift=Shift(unit=Unit.DAY, count=0, base=Base.CLOCK), clock=step_of(values), quiet=True), None


def _numeric(values: Values, given: Mapping[str, Any]) -> Built | None:
    first, second = int(values["figure"]), int(values["figure2"])
    if first > 12 >= second:
        return _date({**values, "day": str(first), "month": str(second)}, given)
    if second > 12 >= first:
        return _date({**values, "day": str(second), "month": str(first)}, given)
    return None


def _old_style(values: Values, _given: Mapping[str, Any]) -> Built | None:
    """One date in two calendars: the Gregorian one is the later."""
    year, written = int(values["year"]), {}
    for tail in ("", "was"):
        month, day = int(values.get(f"month{tail}", values["month"])), int(values[f"day{tail}"])
        if not is_day(year, month, day):
            return None
        written[tail] = date(year, month, day)
    later = max(written.values())
    if (later - min(written.values())).days > _CALENDAR_GAP:
        return None
    return _date({**values, "month": str(later.month), "day": str(later.day)}, {"rule": "old-style"})


def _range(values: Values, given: Mapping[str, Any]) -> Built | None:
    values = dict(values)
    if len(values.get("year2", "")) == 2:
        values["year2"] = values["year"][:2] + values["year2"]
    names: tuple[str, ...] = ("year", "month")
    if "month" not in values and int(values.get("day", "0")) > int(values.get("day2", "31")) and "month2" in values:
        names = ("year",)
    for name in names:
        if f"{name}2" in values and name not in values and (name != "month" or "day" in values):
            values[name] = values[f"{name}2"]
        elif name in values and f"{name}2" not in values and (name != "month" or {"day2", "part2"} & set(values)):
            values[f"{name}2"] = values[name]
    first, last = _clue(values, rule=given.get("rule", "explicit")), _clue(values, "2")
    if last and last.month and last.shift and last.shift.unit is Unit.MONTH:
        last = replace(last, shift=None)
    return (TimexType.DATE, first, last) if first and last else None


def are_apart(first: Clue | Lasting, last: Clue | None) -> bool:
    """Whether two days, or two months, named together have others between them, so that they are no stretch."""
    if not isinstance(first, Clue) or last is None:
        return False
    if last.day is None and last.month is not None:
        return last.month - (first.month or 0) != 1
    return (last.day or 0) - (first.day or 0) != 1


def _era_decade(values: Values, _given: Mapping[str, Any]) -> Built | None:
    year, last = _year(values), _year(values, "2") or _year(values)
    return (TimexType.DATE, Clue(year=year, rule="era-calendar"), Clue(year=last + 9)) if year and last else None


def _decades(values: Values, _given: Mapping[str, Any]) -> Built | None:
    """From one decade to another, the second of the first one's century where it is given short."""
    first, last = _decade(values), _decade(values, "2")
    if first is None or last is None:
        return None
    if "shortdecade2" in values and "decade" in values:
        last = first // 100 * 100 + int(values["shortdecade2"])
    return (TimexType.DATE, Clue(decade=first), Clue(decade=last)) if first < last else None


def _relative(values: Values, _given: Mapping[str, Any]) -> Built | None:
    unit = Unit(_plain(values.get("unit", "day")))
    count = _steps(values)
    vague = count is None or "about" in values
    if "count" in values and count is not None:
        weeks = 2 if values.get("unit") == "fortnight" else 1
        count *= weeks
        if unit in (Unit.DECADE, Unit.CENTURY):
            count, unit, vague = count * (10 if unit is Unit.DECADE else 100), Unit.YEAR, True
    base = Base.NARRATIVE if "story" in values else Base(values["base"])
    if base is Base.NARRATIVE and "count" not in values and unit not in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        base = Base.MENTION
    shift = Shift(unit=unit, count=count, base=base)
    clue = Clue(
        year=_number(values, "year"),
        shift=shift,
        part=values.get("part"),
        side=int(values.get("side", values.get("direction", "0") if count is None else "0")),
        vague=vague,
        clock=clock_of(values),
        quiet="quiet" in values,
        exact="exact" in values,
    )
    return _type(clue), clue, None


def _plain(unit: str) -> str:
    return "week" if unit == "fortnight" else unit


def _steps(values: Values) -> int | None:
    """How many units the words go, `None` where they do not say; a number goes before a word for one step."""
    if values.get("count") == "X":
        return None
    for name in () if "count" in values else ("deictic", "story", "step"):
        if name in values:
            return int(values[name])
    return int(values.get("count", "1")) * int(values.get("direction", "-1"))


def _epoch(values: Values, _given: Mapping[str, Any]) -> Built:
    return TimexType.DATE, Clue(known=values["epoch"], rule="named-epoch"), None


def _reference(values: Values, _given: Mapping[str, Any]) -> Built:
    """Now, recently, soon: a TIMEX3 value that names no date."""
    return TimexType.DATE, Lasting(value=values["reference"], reason=REFERENCE), None


def _vague(_values: Values, given: Mapping[str, Any]) -> Built:
    return TimexType.DATE, Lasting(value=given.get("value", "PAST_REF"), reason="vague"), None


def _length(values: Values) -> str:
    several = next((name for name in ("units", "longunits", "manyunits") if name in values), "unit")
    unit = _plain(values[several])
    count = values.get("count", "1" if several == "unit" else "X")
    if values.get("unit") == "fortnight" and count.isdigit():
        count = str(2 * int(count))
    count += _fraction(values)
    if unit in _YEARS and count.isdigit():
        count, unit = str(int(count) * _YEARS[unit]), "year"
    rest = values.get("count2", "") + _UNIT_LETTER[values["unit2"]] if "unit2" in values else ""
    if "half" in values:
        count, rest = (count, _HALVES[unit]) if unit in _HALVES else (f"{count}.5", rest)
    return f"P{'T' if unit in _CLOCK_LETTER else ''}{count}{_UNIT_LETTER[unit]}{rest}"


def _fraction(values: Values, tail: str = "") -> str:
    """What of a number stands after its decimal mark, with it; empty without."""
    return f".{values[f'fraction{tail}']}" if f"fraction{tail}" in values else ""


def _lengths(values: Values) -> str:
    """A length told in two units or three: two hours ten, a year and six months."""
    days, clock = "", ""
    for tail in ("", "2", "3"):
        unit, count = values.get(f"unit{tail}", ""), values.get(f"count{tail}", "")
        count += _fraction(values, tail) or (_fraction(values) if unit == "second" else "")
        days += f"{count}{_DURATION_LETTER[unit]}" if unit in _DURATION_LETTER else ""
        clock += f"{count}{_CLOCK_LETTER[unit]}" if unit in _CLOCK_LETTER else ""
    return f"P{days}T{clock}" if clock else f"P{days}"


def _duration(values: Values, _given: Mapping[str, Any]) -> Built:
    told = values.get("value") or (_lengths if "unit2" in values else _length)(values)
    return TimexType.DURATION, Lasting(value=told, reason="duration"), None


def _set(values: Values, _given: Mapping[str, Any]) -> Built:
    value = next((values[name] for name in ("value", "weekdays") if name in values), None) or _repeated(values)
    return TimexType.SET, Lasting(value=value, reason="set"), None


def _repeated(values: Values) -> str:
    clock = clock_of(values)
    if clock:
        return f"XXXX-WXX-{values['weekday']}{clock}" if "weekday" in values else f"XXXX-XX-XX{clock}"
    if "weekday" in values:
        return f"XXXX-WXX-{values['weekday']}"
    if "season" in values:
        return f"XXXX-{SEASONS[int(values['season'])]}"
    if "month" in values or ("repeat" in values and "day" in values):
        month, day = (f"{int(values[name]):02d}" if name in values else "XX" for name in ("month", "day"))
        return f"XXXX-{month}-{day}" if "day" in values else f"XXXX-{month}"
    return values["repeat"] if "repeat" in values else _length(values) if "unit" in values else "P1Y"


def _nothing(_values: Values, _given: Mapping[str, Any]) -> None:
    return None


_BUILDERS: Final[Mapping[str, Callable[[Values, Mapping[str, Any]], Built | None]]] = {
    "date": _date,
    "numeric": _numeric,
    "old-style": _old_style,
    "range": _range,
    "pair": _range,
    "era-decade": _era_decade,
    "decades": _decades,
    "shift": _relative,
    "holiday": _holiday,
    "clock": _clock,
    "clock-step": _clock_step,
    "epoch": _epoch,
    "reference": _reference,
    "vague": _vague,
    "duration": _duration,
    "set": _set,
    "age": _nothing,
}

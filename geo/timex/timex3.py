"""The TIMEX3 `value` of an expression: an ISO 8601 date or duration, with `X` for what is not known (TimeML 1.2.1)."""

from datetime import date
from typing import Final

from geo.model import Precision, parse_edtf
from geo.timex.calendars import EXACT_PARTS
from geo.timex.clues import Clue, Found, Lasting, Unit

SEASONS: Final = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}
"""EDTF sub-years as TIMEX3 writes them."""


def write_value(found: Found, edtf: str | None) -> str:
    """The TIMEX3 value: of the EDTF where there is one, of the bare words where not."""
    if isinstance(found.clue, Lasting):
        return found.clue.value
    return _open(found.clue) if edtf is None else _closed(found.clue, edtf)


def _closed(clue: Clue, edtf: str) -> str:
    value = parse_edtf(edtf)
    unit = clue.shift.unit if clue.shift else None
    if clue.clock:
        return f"{_point(edtf.split('/', maxsplit=1)[0])}{clue.clock}"
    if unit in (Unit.WEEK, Unit.WEEKEND) and value.precision is Precision.INTERVAL and value.earliest:
        return _week(value.earliest, weekend=unit is Unit.WEEKEND)
    if clue.fiscal or unit is Unit.FISCAL:
        return f"FY{edtf[:4]}"
    if clue.part in EXACT_PARTS and value.earliest:
        return value.earliest.isoformat()[:7]
    if clue.known and value.earliest and value.latest and value.earliest.year == value.latest.year:
        return f"{value.earliest.year:04d}"
    if ".." in edtf:
        return next(_point(point)[:4] for point in edtf.split("/") if point != "..")
    return "/".join(_point(point) for point in edtf.split("/"))


def _week(day: date, *, weekend: bool) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}{'-WE' if weekend else ''}"


def _point(edtf: str) -> str:
    plain = edtf.rstrip("?~%").rstrip("X")
    year, _, sub = plain.partition("-")
    return f"{year}-{SEASONS[int(sub)]}" if sub.isdigit() and int(sub) in SEASONS else plain


def _open(clue: Clue) -> str:
    if clue.clock:
        return f"XXXX-XX-XX{clue.clock}"
    if clue.weekday is not None and clue.month is None and clue.day is None:
        return f"XXXX-WXX-{clue.weekday}"
    if clue.season is not None:
        return f"XXXX-{SEASONS[clue.season]}"
    if clue.month is None and clue.day is None:
        return "FUTURE_REF" if clue.shift and (clue.shift.count or clue.side) > 0 else "PAST_REF"
    month = f"{clue.month:02d}" if clue.month else "XX"
    return f"XXXX-{month}" if clue.day is None else f"XXXX-{month}-{clue.day:02d}"

"""A clue whose year is known, written as EDTF; nothing is added that the words do not say."""

import re
from typing import Final

from geo.timex.calendars import (
    days_in,
    nth_weekday,
    safe_date,
    write_century,
    write_decade,
    write_fiscal,
    write_month,
    write_month_part,
    write_year,
)
from geo.timex.clues import Clue

_SEASON: Final = re.compile("[0-9]{4}-(?:2[1-9]|3[0-9]|4[01])")
"""A sub-year of the calendar: seasons, quarters, halves."""


def write_clue(clue: Clue, year: int, month: int | None = None) -> str | None:
    """The EDTF of `clue` in `year` (and `month`, where the clue has none), or `None` where no calendar has it."""
    text = _plain(clue, year, clue.month or month)
    return approximate(text) if text and clue.vague else text


def write_timeless(clue: Clue) -> str | None:
    """The EDTF of a clue that needs no year: a named epoch, a decade, a century."""
    if clue.known is not None:
        return clue.known
    if clue.decade is not None:
        return write_decade(clue.decade)
    return None if clue.century is None else write_century(clue.century)


def approximate(text: str) -> str:
    """`text` with every end marked `~`."""
    return "/".join(point if not point or point.endswith(("~", ".")) else f"{point}~" for point in text.split("/"))


def uncertain(text: str) -> str:
    """`text` with every end marked `?`, or `%` where it was approximate; a season takes no mark in EDTF."""
    return "/".join(_doubted(point) for point in text.split("/"))


def _doubted(point: str) -> str:
    if not point or point.endswith(("?", "%", ".")) or _SEASON.fullmatch(point):
        return point
    return f"{point[:-1]}%" if point.endswith("~") else f"{point}?"


def _plain(clue: Clue, year: int, month: int | None) -> str | None:
    if not write_year(year):
        return None
    if clue.fiscal:
        return write_fiscal(year)
    if clue.season is not None:
        return f"{year:04d}-{clue.season}"
    if clue.nth is not None and clue.weekday is not None and month is not None:
        return f"{year:04d}-{month:02d}-{nth_weekday(year, month, clue.weekday, clue.nth):02d}"
    if clue.nth is not None and clue.weekday is None and month is not None:
        return f"{year:04d}-{month:02d}-{days_in(year, month):02d}"
    if clue.day is not None and month is not None:
        day = safe_date(year, month, clue.day)
        return day.isoformat() if day else None
    if month is not None:
        return write_month_part(year, month, clue.part) if clue.part else write_month(year, month)
    return write_year(year)

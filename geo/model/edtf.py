"""Dates as the Extended Date/Time Format (ISO 8601-2:2019, annex A) writes them: a small value of our own.

Read here: days, months, years, seasons and sub-years (21–41), decades (`199X`), centuries (`19XX`), the qualifiers `?`,
`~`, `%` at the end, intervals with open (`..`) or unknown (empty) ends, and one-of sets `[a,b]`, `[a..b]`. Years 0001–9999.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from geo.errors import DateError

_POINT: Final = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?([?~%]?)", re.ASCII)

SUBYEARS: Final = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""First and last month of each EDTF sub-year grouping, northern hemisphere; 13 and 14 are January and February after."""


class Precision(StrEnum):
    """How fine an EDTF value is, finest first."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    SET = "set"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """One EDTF value: its text, its first and last possible day (`None`: open or unknown), how fine and how sure it is."""

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    qualifier: str = ""

    def __str__(self) -> str:
        return self.text

    @property
    def uncertain(self) -> bool:
        """Whether the value rests on inference (`?` or `%`)."""
        return any(sign in self.text for sign in "?%")

    @property
    def approximate(self) -> bool:
        """Whether the text itself is vague (`~` or `%`)."""
        return any(sign in self.text for sign in "~%")


@lru_cache(maxsize=8192)
def parse_edtf(text: str) -> Edtf:
    """The value that `text` writes. Raises `DateError` where it is not EDTF or no calendar has the day."""
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    return _point(text)


def is_edtf(text: str) -> bool:
    """Whether `parse_edtf` reads `text`."""
    try:
        parse_edtf(text)
    except DateError:
        return False
    return True


def year_edtf(year: int) -> str:
    """A year as EDTF writes it, four digits. Raises `DateError` outside 1–9999."""
    if not 1 <= year <= 9999:
        raise _fault(str(year))
    return f"{year:04d}"


def overlaps(one: Edtf, other: Edtf) -> bool:
    """Whether the two can mean the same day; open ends reach for ever."""
    starts_in_time = one.earliest is None or other.latest is None or one.earliest <= other.latest
    ends_in_time = other.earliest is None or one.latest is None or other.earliest <= one.latest
    return starts_in_time and ends_in_time


def _point(text: str) -> Edtf:
    found = _POINT.fullmatch(text)
    if not found:
        raise _fault(text)
    years, middle, day, qualifier = found.groups()
    first, last = int(years.replace("X", "0")), int(years.replace("X", "9"))
    if first == 0:
        raise _fault(text)
    if "X" in years:
        if middle:
            raise _fault(text)
        precision = Precision.DECADE if years.count("X") == 1 else Precision.CENTURY
        return _made(text, date(first, 1, 1), date(last, 12, 31), precision, qualifier)
    if middle is None:
        return _made(text, date(first, 1, 1), date(first, 12, 31), Precision.YEAR, qualifier)
    if day is None:
        return _months(text, first, int(middle), qualifier)
    try:
        exact = date(first, int(middle), int(day))
    except ValueError:
        raise _fault(text) from None
    return _made(text, exact, exact, Precision.DAY, qualifier)


def _months(text: str, year: int, number: int, qualifier: str) -> Edtf:
    if 1 <= number <= 12:
        span, precision = (number, number), Precision.MONTH
    elif number in SUBYEARS:
        span, precision = SUBYEARS[number], Precision.SEASON
    else:
        raise _fault(text)
    final_year, final_month = (year, span[1]) if span[1] <= 12 else (year + 1, span[1] - 12)
    beyond = final_year > date.max.year
    end = date.max if beyond else date(final_year, final_month, calendar.monthrange(final_year, final_month)[1])
    return _made(text, date(year, span[0], 1), end, precision, qualifier)


def _interval(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) != 2 or not any(end not in ("", "..") for end in ends):
        raise _fault(text)
    first, last = (None if end in ("", "..") else _point(end) for end in ends)
    start = first.earliest if first else None
    end = last.latest if last else None
    if start and end and start > end:
        raise DateError("", f"'{text}' ends before it begins", "write the earlier date first")
    qualifier = "".join(dict.fromkeys(point.qualifier for point in (first, last) if point))
    return _made(text, start, end, Precision.INTERVAL, qualifier)


def _one_of(text: str) -> Edtf:
    members: list[Edtf] = []
    open_start = open_end = False
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        open_start |= bool(dots) and not first
        open_end |= bool(dots) and not last
        members += [_point(end) for end in (first, last) if end]
    if not members:
        raise _fault(text)
    start = None if open_start else min(day for m in members if (day := m.earliest))
    end = None if open_end else max(day for m in members if (day := m.latest))
    return _made(text, start, end, Precision.SET, "".join(dict.fromkeys(m.qualifier for m in members)))


def _made(text: str, earliest: date | None, latest: date | None, precision: Precision, qualifier: str) -> Edtf:
    return Edtf(text=text, earliest=earliest, latest=latest, precision=precision, qualifier=qualifier)


def _fault(text: str) -> DateError:
    padded = re.sub(r"(?<=-)(\d)(?=$|-|[?~%])", r"0\1", text)
    close = padded != text and is_edtf(padded)
    right = f"did you mean '{padded}'?" if close else "write it as EDTF, like 1956-10-19, 1956-10, 1956 or 1945-08/1945-09"
    return DateError("", f"'{text[:40]}' is not EDTF", right)

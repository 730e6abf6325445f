"""Sums on the calendar, and how their results are written as EDTF: never finer than what went in."""

import calendar
from datetime import date
from typing import Final

from geo.timex.clues import Unit

EXACT_PARTS: Final = {"upper": (1, 10), "middle": (11, 20), "lower": (21, 31)}
"""Days of the Japanese thirds of a month; early, mid and late name no days."""


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether some calendar has the day; without a year, whether a leap year has it."""
    return 1 <= month <= 12 and 1 <= day <= days_in(year or 2000, month)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or `None` where the calendar has none."""
    return date(year, month, day) if 1 <= year <= 9999 and is_day(year, month, day) else None


def plus_days(day: date, count: int) -> date | None:
    """`day` moved by `count` days, or `None` beyond the calendar."""
    number = day.toordinal() + count
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def plus_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month, `count` months on."""
    number = year * 12 + month - 1 + count
    return number // 12, number % 12 + 1


def write_year(year: int) -> str | None:
    """A year, or `None` outside 1–9999."""
    return f"{year:04d}" if 1 <= year <= 9999 else None


def write_month(year: int, month: int) -> str | None:
    """A month, or `None` outside the years 1–9999."""
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else None


def write_quarter(year: int, month: int) -> str | None:
    """The calendar quarter that the month lies in, as an EDTF sub-year, or `None` outside the years 1–9999."""
    return f"{year:04d}-{33 + (month - 1) // 3}" if 1 <= year <= 9999 else None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    """The day of the month that is its `nth` such weekday (1 Monday to 7), or its last where `nth` is −1."""
    first = (weekday - date(year, month, 1).isoweekday()) % 7 + 1
    days = range(first, days_in(year, month) + 1, 7)
    return days[nth - 1 if nth > 0 else nth]


def write_month_part(year: int, month: int, part: str) -> str | None:
    """A part of a month: a named third (上旬) as its days; early, mid and late as the month, which is all that they say."""
    if part not in EXACT_PARTS:
        return write_month(year, month)
    first, last = EXACT_PARTS[part]
    start = f"{year:04d}-{month:02d}"
    return f"{start}-{first:02d}/{start}-{min(last, days_in(year, month)):02d}"


def write_fiscal(year: int) -> str | None:
    """The Japanese fiscal year: April to March of the year after."""
    return f"{year:04d}-04/{year + 1:04d}-03" if 1 <= year < 9999 else None


def write_decade(first: int) -> str:
    """A decade from its first year; early, mid and late say no more."""
    return f"{first // 10:03d}X"


def write_century(number: int) -> str:
    """A century from its hundreds (17 for the eighteenth)."""
    return f"{number:02d}XX"


def write_week(day: date, side: int = 0, today: date | None = None) -> str | None:
    """The week from Monday to Sunday around `day`, or what of it lies before (`side` −1) or after today."""
    monday = plus_days(day, -day.weekday())
    sunday = plus_days(day, 6 - day.weekday())
    if not monday or not sunday:
        return None
    if today and monday <= today <= sunday and side:
        start, end = (monday, today) if side < 0 else (today, sunday)
        return f"{start}/{end}" if start < end else f"{today}"
    return f"{monday}/{sunday}"


def write_weekend(day: date, step: int, *, ahead: bool) -> str | None:
    """The weekend last, next, or nearest to `day`, behind it unless the clause looks ahead; `step` 2 is that of next week."""
    since_saturday = (day.weekday() - 5) % 7
    saturday = day.toordinal() - since_saturday
    inside = since_saturday <= 1
    if step > 1 and not inside:
        saturday += 14
    elif step > 0 or (step == 0 and ahead and not inside):
        saturday += 7
    elif step < 0 and inside:
        saturday -= 7
    if not 1 <= saturday < date.max.toordinal():
        return None
    return f"{date.fromordinal(saturday)}/{date.fromordinal(saturday + 1)}"


def shifted(unit: Unit, count: int, base: date) -> tuple[int, int, int] | None:
    """Year, month and day of `base` moved by `count` units, the day kept inside its month; `None` beyond the calendar."""
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        moved = plus_days(base, count * (1 if unit is Unit.DAY else 7))
        return (moved.year, moved.month, moved.day) if moved else None
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.FISCAL: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}[unit]
    year, month = plus_months(base.year, base.month, months * count)
    return (year, month, min(base.day, days_in(year, month))) if 1 <= year <= 9999 else None

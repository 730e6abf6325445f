"""Dates in words: an EDTF value as each interface language says it, with the patterns of CLDR."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from babel.dates import format_date

from geo.model import Edtf, Precision, parse_edtf
from geo.render.words import locale_of, message

EPOCH: Final = date(1970, 1, 1).toordinal()
_SKELETONS: Final = {Precision.DAY: "yMMMMd", Precision.MONTH: "yMMMM", Precision.YEAR: "y"}
_STRETCHES: Final = {Precision.DAY: "yMMMd", Precision.MONTH: "yMMMM", Precision.YEAR: "y"}
"""The skeletons that CLDR has patterns of stretches for."""


def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01 (negative before), `None` for no day."""
    return None if day is None else day.toordinal() - EPOCH


@lru_cache(maxsize=65536)
def date_in_words(text: str, lang: str) -> str:
    """An EDTF value as a reader would say it: `2022-04?` is "probably April 2022". Raises `DateError` for what is not EDTF."""
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text, lang)
    if "/" in text:
        return _interval(text, lang)
    return _point(text, lang)


def period_in_words(since: str, until: str | None, lang: str) -> str:
    """A time with a beginning and perhaps an end, as a claim has it: "1855 – 1945", "since 1952".

    A beginning or an end that is itself known only as a stretch of time stands in brackets.
    """
    if until is None or until in ("", ".."):
        return message(lang, "period_since", date=_end(since, lang, inflected=True))
    if not _is_wide(since) and not _is_wide(until):
        return _interval(f"{since}/{until}", lang)
    return message(lang, "date_between", first=_end(since, lang), last=_end(until, lang))


def _end(text: str, lang: str, *, inflected: bool = False) -> str:
    return (
        message(lang, "date_bracket", date=date_in_words(text, lang))
        if _is_wide(text)
        else _point(text, lang, inflected=inflected)
    )


def _is_wide(text: str) -> bool:
    return "/" in text or text.startswith("[")


def _interval(text: str, lang: str) -> str:
    first, last = text.split("/")
    if first in ("", ".."):
        return _bound(last, lang, "before")
    if last in ("", ".."):
        return _bound(first, lang, "after")
    if first == last:
        return _point(first, lang)
    between = message(lang, "date_between", first=_point(first, lang), last=_point(last, lang))
    return _stretch(parse_edtf(first), parse_edtf(last), lang) or between


def _stretch(first: Edtf, last: Edtf, lang: str) -> str | None:
    """Two dates in one breath ("2–5 September 1945"); `None` where they differ in kind and CLDR has no pattern."""
    start, end, skeleton = first.earliest, last.earliest, _STRETCHES.get(first.precision)
    alike = (first.precision, first.qualifier) == (last.precision, last.qualifier)
    if not alike or skeleton is None or start is None or end is None or start == end:
        return None
    apart = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    patterns = locale_of(lang).interval_formats[skeleton][apart]
    halves = (
        format_date(day, _long_months(text), locale=locale_of(lang)) for day, text in zip((start, end), patterns, strict=True)
    )
    return _qualified("".join(halves).replace("\u2009", " "), first, lang)


def _long_months(pattern: str) -> str:
    return re.sub("M{3,}", "MMMM", pattern)


def _bound(text: str, lang: str, side: str) -> str:
    value = parse_edtf(text)
    unit = "day" if value.precision is Precision.DAY else "unit"
    bare = text.rstrip("?~%")
    return _qualified(message(lang, f"date_{side}_{unit}", date=_bare(bare, lang, inflected=True)), value, lang)


def _one_of(text: str, lang: str) -> str:
    members = [member.strip() for member in text[1:-1].split(",")]
    return message(lang, "date_or").join(_member(member, lang) for member in members)


def _member(text: str, lang: str) -> str:
    first, dots, last = text.partition("..")
    return _interval(f"{first or '..'}/{last or '..'}", lang) if dots else _point(text, lang)


def _point(text: str, lang: str, *, inflected: bool = False) -> str:
    return _qualified(_bare(text.rstrip("?~%"), lang, inflected=inflected), parse_edtf(text), lang)


def _qualified(words: str, value: Edtf, lang: str) -> str:
    if value.approximate:
        words = message(lang, "date_about", date=words)
    return message(lang, "date_probably", date=words) if value.uncertain else words


def _bare(text: str, lang: str, *, inflected: bool = False) -> str:
    value = parse_edtf(text)
    day = value.earliest
    assert day is not None  # noqa: S101 -- a point in time always has a first day
    if value.precision is Precision.DECADE:
        return message(lang, "date_decade", year=day.year)
    if value.precision is Precision.CENTURY:
        number = day.year // 100 + 1
        return message(lang, f"date_century_{locale_of(lang).ordinal_form(number)}", number=number)
    if value.precision is Precision.SEASON:
        return message(lang, f"date_season_{int(text[5:7])}", year=_formatted(day, "y", lang))
    words = _formatted(day, _SKELETONS[value.precision], lang, inflected=inflected)
    return message(lang, "date_year", year=words) if value.precision is Precision.YEAR else words


@lru_cache(maxsize=64)
def _pattern(skeleton: str, lang: str, inflected: bool) -> str:
    locale = locale_of(lang)
    pattern = locale.date_formats["long"].pattern if skeleton == "yMMMMd" else locale.datetime_skeletons[skeleton].pattern
    # CLDR keeps two forms of a month's name: LLLL stands alone, MMMM is inflected.
    return re.sub("L+", lambda found: "M" * len(found[0]), pattern) if inflected else str(pattern)


def _formatted(day: date, skeleton: str, lang: str, *, inflected: bool = False) -> str:
    return format_date(day, _pattern(skeleton, lang, inflected), locale=locale_of(lang))

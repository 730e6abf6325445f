"""Times that count from the act told just before: "the same afternoon", "within two months", "half a year before that"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from geo.events.moments import Dating, bounds, is_ahead
from geo.lexicon import read_words
from geo.model import Article, Edtf, Precision, Timex, TimexType, is_edtf, parse_edtf

_FROM_STORY = re.compile(r"(?:narrative|mention) (.+)")
_LENGTH = re.compile(r"P(?P<clock>T)?(?P<count>\d+|X)(?P<unit>[DWMYH])(?P<half>(?<=Y)6M|(?<=M)15D|(?<=D)T12H|(?<=H)30M)?")
_NEAR = 40
"""Code points read on each side of a length for what makes it a step."""
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}
_HALF_YEAR = 6
_HALF_MONTH = 15
"""Days that a step leads on from some day of a month or year, most likely within it."""
_COARSE = (Precision.MONTH, Precision.YEAR)
_RULE = "relative-to-narrative"
_LOOSE = (("month", 1), ("weeks", 14), ("back", -14), ("year", 0))
"""Steps of some days, of weeks on or back, of months; so many days on the month must be the same to be told, 0 for the year."""
_FINE = (Precision.DAY, Precision.MONTH, Precision.YEAR)


class Base(NamedTuple):
    """The act told just before: its EDTF date, whether that was carried on to it, where its sentence begins; and the day of
    publication.
    """

    edtf: str
    carried: bool
    start: int
    published: date | None


def counted_from(article: Article, times: Sequence[Timex], known: Sequence[Timex], base: Base | None) -> list[Timex]:
    """The times of a sentence, those that count from the story counted from the act told just before, where it is later.

    `known` are the times of the article, so that it can be told whether the act or the date counted from was told last.
    """
    if base is None:
        return list(times)
    return [_counted(article.text, article.lang, time, known, base) for time in times]


def loosely(sentence: str, lang: str, base: Base | None) -> Dating | None:
    """The month or year of an act told as some days, weeks or months off the one told before, where a sentence says so."""
    precision = parse_edtf(base.edtf).precision if base else None
    if base is None or precision not in (Precision.DAY, Precision.MONTH):
        return None
    for name, reach in _LOOSE if precision is Precision.DAY else _LOOSE[-1:]:
        found = re.search(read_words(lang, "clauses").get("loosely", {}).get(name, "(?!)"), sentence)
        if found:
            then = _days_on(_first(base.edtf), reach) if reach else None
            digits = 7 if then and f"{then:%m}" == base.edtf[5:7] else 4
            return Dating(f"{base.edtf[:digits]}?", _RULE, found.group().strip(" ,、"))
    return None


def brought_back(time: Timex, base: Base | None) -> Timex | None:
    """A time that lies after publication, as the one of its name before; counted from the act told last where it is a step."""
    published, edtf = base.published if base else None, None
    if time.edtf is None:
        return None
    if time.rule == "next-after-publication":
        edtf = _one_before(time)
    elif base and published and time.rule == "relative-to-publication":
        edtf = _shifted(parse_edtf(published.isoformat()), parse_edtf(time.edtf), parse_edtf(base.edtf))
    return replace(time, edtf=edtf, rule=_RULE, anchor=None) if edtf and is_edtf(edtf) else None


def _one_before(time: Timex) -> str | None:
    """The same day or month of the year before; of a weekday, which is written without a figure, that of the week before."""
    edtf = str(time.edtf)
    precision = parse_edtf(edtf).precision
    if precision is Precision.DAY and not any(char.isdigit() for char in time.text):
        day = _days_on(_first(edtf), -_DAYS["W"])
        return day.isoformat() if day else None
    return f"{int(edtf[:4]) - 1:04d}{edtf[4:]}" if precision in (Precision.DAY, Precision.MONTH) else None


def _shifted(anchor: Edtf, value: Edtf, base: Edtf) -> str | None:
    """The date as far from `base` as `value` is from `anchor`, as fine as `value`; `None` where `base` is too vague."""
    begins, first, start = (_first(each.text) for each in (value, anchor, base))
    if value.precision is Precision.DAY:
        if base.precision is anchor.precision is Precision.DAY:
            return (start + (begins - first)).isoformat()
        near = base.precision in _COARSE and 0 < (begins - first).days <= _HALF_MONTH
        return f"{base.text}?" if near else None
    if value.precision is Precision.MONTH and base.precision in (Precision.DAY, Precision.MONTH):
        return _months_on(base.text, (begins.year - first.year) * 12 + begins.month - first.month)
    return f"{start.year + begins.year - first.year:04d}" if value.precision is Precision.YEAR else None


def _counted(text: str, lang: str, time: Timex, known: Sequence[Timex], base: Base) -> Timex:
    if time.type is TimexType.DURATION:
        edtf = _stepped(text, lang, time, base)
    elif time.edtf and time.rule == _RULE:
        edtf = _moved(time, known, base) or time.edtf
    else:
        return time
    if edtf is None or not is_edtf(edtf):
        return time
    edtf = f"{edtf[:7]}?" if _is_short_of(text, lang, time, edtf) else edtf
    if edtf == time.edtf:
        return time
    return replace(time, type=TimexType.DATE, edtf=edtf, rule=_RULE, anchor=f"narrative {base.edtf}", relation="in")


def _moved(time: Timex, known: Sequence[Timex], base: Base) -> str | None:
    """The same step from the act told last, where that was told after the date that the step was counted from."""
    told = _FROM_STORY.fullmatch(time.anchor or "")
    if told is None or told[1] == base.edtf:
        return None
    anchor = told[1]
    named = max((each.start for each in known if each.edtf == anchor and each.start < time.start), default=-1)
    later = named <= base.start
    if not (later or is_ahead(time, base.published)):
        return None
    return _shifted(parse_edtf(anchor), parse_edtf(str(time.edtf)), parse_edtf(base.edtf))


def _is_short_of(text: str, lang: str, time: Timex, edtf: str) -> bool:
    """Whether a step is told to lead only near a day ("less than two weeks later")."""
    short = read_words(lang, "clauses").get("short_of", "(?!)")
    near = re.search(short, text[max(0, time.start - _NEAR) : time.start]) or re.match(short, time.text)
    return bool(near) and parse_edtf(edtf).precision in (Precision.DAY, Precision.INTERVAL)


def _first(edtf: str) -> date:
    return bounds(edtf)[0] or date.min


def _stepped(text: str, lang: str, time: Timex, base: Base) -> str | None:
    """The date that a length of time leads to from the act told last, as fine as its unit; `None` where it is no step."""
    steps = read_words(lang, "clauses").get("stepping", {})
    before, after = text[max(0, time.start - _NEAR) : time.start], text[time.end : time.end + _NEAR]
    length = _LENGTH.fullmatch(time.value)
    if length is None or length["clock"]:
        return None
    for name, sign in (("within", 0), ("on", 1), ("back", -1)):
        around = steps.get(name)
        if around and re.search(around["before"], before) and re.match(around["after"], after):
            return _led(base.edtf, length, sign)
    return None


def _led(edtf: str, length: re.Match[str], sign: int) -> str | None:
    """Where a step leads: within days, the stretch or the month they may lie in; else the day, month or year."""
    start, precision = _first(edtf), parse_edtf(edtf).precision
    if precision not in _FINE:
        return None
    unit = length["unit"]
    if length["count"] == "X":
        return f"{start.isoformat()[:7]}?" if unit in _DAYS and precision is not Precision.YEAR else f"{start.isoformat()[:4]}?"
    count = int(length["count"])
    if length["half"]:
        return (
            _months_on(edtf, (sign or 1) * (count * _MONTHS["Y"] + _HALF_YEAR))[:4]
            if unit == "Y" and _is_fine(precision)
            else None
        )
    if unit in _DAYS:
        if precision is not Precision.DAY:
            return None
        end = _days_on(start, (sign or 1) * count * _DAYS[unit])
        return None if end is None else end.isoformat() if sign else f"{start}/{end}"
    if precision is Precision.YEAR and unit == "M":
        return None
    months = _months_on(edtf, (sign or 1) * count * _MONTHS[unit])
    return months[:4] if unit == "Y" else months


def _is_fine(precision: Precision) -> bool:
    return precision in (Precision.DAY, Precision.MONTH)


def _months_on(edtf: str, months: int) -> str:
    """The month so many months after the one that a date lies in."""
    start = _first(edtf)
    number = start.year * 12 + start.month - 1 + months
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _days_on(day: date, days: int) -> date | None:
    """The day so many days on or, below zero, back; `None` beyond the calendar."""
    number = day.toordinal() + days
    return date.fromordinal(number) if date.min.toordinal() <= number <= date.max.toordinal() else None

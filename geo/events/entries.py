"""Entries of chronologies and live blogs: the date or clock time that begins a block, or stands on a line above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from geo.events.spans import beginning_in
from geo.events.zones import Zone, ZoneKind
from geo.lexicon import read_words
from geo.model import Article, Timex

_MARKS = frozenset(":-–—―：.．|→⇒・】］])）」=＝/")
"""What sets a leading date off from its entry."""
_BULLETS = " •*·‣▪■□◆◇●○▼▲▶・◎☆★-–—([（［【〔「<＜"
"""What may stand before it."""
_LONGEST_LINE = 60
"""A line that says only a date is no longer, in code points."""
_FIRST_NUMBER = 16
"""How far into a line, in code points, the number of a date that leads it may stand."""
_FEWEST = 3
"""Fewer lines with a date or clock time make no chronology and no live blog."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A block of the body: where its text begins and the sentence after its date; the date that leads it.

    `present` tells that it stands in a list of dates or a live blog.
    """

    zone: Zone
    start: int
    text: int
    lead: Timex | None
    present: bool


def may_begin_with_date(text: str) -> bool:
    """Whether a line has a number near its beginning, so that a date may lead it."""
    return any(char.isdigit() for char in text[:_FIRST_NUMBER])


def is_running(article: Article) -> bool:
    """Whether an article is told by the clock, as a live blog is: several of its lines begin with an hour."""
    return len(_clock(article.lang).findall(article.text)) >= _FEWEST


def find_entries(article: Article, zones: Sequence[Zone], times: Sequence[Timex]) -> Iterator[Entry]:
    """The blocks that may tell events, each with what leads it: its own date or clock time, or that of the line before it."""
    clocked, dated = is_running(article), _is_listed(article, zones, times)
    above: Timex | None = None
    for zone in zones:
        clock = _clock_end(article, zone) if clocked else 0
        if not clock and dated and _says_date(article, zone, times):
            above = _leading(article, zone, times)
            continue
        if zone.kind in (ZoneKind.BODY, ZoneKind.LEAD):
            yield _entry(article, zone, times, clock, above)


def _entry(article: Article, zone: Zone, times: Sequence[Timex], clock: int, above: Timex | None) -> Entry:
    if clock:
        return Entry(zone, clock, clock, None, present=True)
    own = _set_off(article, zone, times)
    lead = own or above
    after = own.end + 1 if own and article.text[own.end : own.end + 1] == "." and own.end + 1 < zone.end else zone.start
    return Entry(zone, zone.start, after, lead if lead and lead.edtf else None, present=lead is not None)


def _set_off(article: Article, zone: Zone, times: Sequence[Timex]) -> Timex | None:
    """The date that a block begins with, set off by a mark, or by what its language does not write in a sentence."""
    first = _leading(article, zone, times)
    if first is None:
        return None
    after = article.text[first.end : min(first.end + 4, zone.end)]
    blank, word = after[:1].isspace(), after.lstrip()[:1]
    if after[:1] == "\u3000" or word in _MARKS - {""}:
        return first
    numeric = first.text[-1:].isdigit() and (first.text[:1].isdigit() or article.lang == "en")
    unspoken = article.lang == "ja" or (numeric and word.isupper())
    return first if blank and unspoken and any(char.isdigit() for char in first.text) else None


def _leading(article: Article, zone: Zone, times: Sequence[Timex]) -> Timex | None:
    """The date that a block begins with."""
    first = next(iter(beginning_in(times, zone.start, zone.start + 4)), None)
    return first if first and not article.text[zone.start : first.start].strip(_BULLETS) else None


def _says_date(article: Article, zone: Zone, times: Sequence[Timex]) -> bool:
    """Whether a line says a date and nothing else."""
    if zone.end - zone.start > _LONGEST_LINE:
        return False
    first = _leading(article, zone, times)
    return first is not None and not article.text[first.end : zone.end].strip(_BULLETS + "".join(_MARKS) + ">＞〕,")


def _is_listed(article: Article, zones: Sequence[Zone], times: Sequence[Timex]) -> bool:
    """Whether an article has several lines that say a date alone, as a chronology has them above each entry."""
    return sum(_says_date(article, zone, times) for zone in zones) >= _FEWEST


def _clock_end(article: Article, zone: Zone) -> int:
    """Where the clock time that a block begins with ends, with the mark after it; 0 where there is none."""
    found = _clock(article.lang).match(article.text, zone.start, zone.end)
    if not found:
        return 0
    rest = article.text[found.end() : zone.end]
    return found.end() + len(rest) - len(rest.lstrip("".join(_MARKS) + " \u3000,、"))


@cache
def _clock(lang: str) -> re.Pattern[str]:
    return re.compile(read_words(lang, "clauses")["clock"])

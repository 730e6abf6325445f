"""Entries of chronologies and live blogs: the date or clock time that begins a block, or stands on a line above it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from geo.events.spans import beginning_in
from geo.events.zones import Zone, ZoneKind
from geo.lexicon import read_words
from geo.model import Article, Timex
from geo.timex import find_clues

MARKS = frozenset(":-–—―：.．|→⇒・】］])）」=＝/")
"""What sets a leading date off from its entry."""
BULLETS = " •*·‣▪■□◆◇●○▼▽▲△▶▷・◎☆★-–—([（［【〔「<＜"
"""What may stand before it."""
LONGEST_LINE = 60
"""A line that says only a date is no longer, in code points."""
_FIRST_NUMBER = 16
"""How far into a line, in code points, the number of a date that leads it may stand."""
_FULL_NUMBER = 24
"""How far it may stand after a weekday and a month in full."""
_FEWEST_HOURS = 3
"""Fewer lines with a clock time make no live blog."""
_FEWEST = 2
"""Fewer lines with a date alone make no chronology."""
_TOP = 3
"""Among how many blocks at the top the article's own date stands."""
_HOUR = re.compile(r"\d{1,2}[:.]\d\d(?: ?[APap]\.?[Mm]\.?)?(?: ?(?:[A-ZА-Я]{2,4}))?")
_HAS_YEAR = re.compile(r"\d{4}")


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


def may_begin_with_date(article: Article, zone: Zone) -> bool:
    """Whether a block has a number near its beginning, so that a date may lead it."""
    text = article.text[zone.start : min(zone.end, zone.start + LONGEST_LINE)]
    if any(char.isdigit() for char in text[:_FIRST_NUMBER]):
        return True
    if not any(char.isdigit() for char in text[_FIRST_NUMBER:_FULL_NUMBER]):
        return False
    first = next(iter(find_clues(text, article.lang)), None)
    return first is not None and not text[: first.start].strip(BULLETS)


def is_running(article: Article) -> bool:
    """Whether an article is told by the clock, as a live blog is: several of its lines begin with an hour."""
    return len(_clock(article.lang).findall(article.text)) >= _FEWEST_HOURS


def find_entries(article: Article, zones: Sequence[Zone], times: Sequence[Timex]) -> Iterator[Entry]:
    """The blocks that may tell events, each with what leads it: its own date or clock time, or that of the line before it."""
    clocked, headings = is_running(article), _headings(article, zones, times)
    above: Timex | None = None
    led = {zone.start: own for zone in zones if (own := _set_off(article, zone, times)) and own.edtf}
    glued = _glued(article, zones, led) if len(led) >= _FEWEST else {}
    for zone in zones:
        clock = _clock_end(article, zone) if clocked else 0
        if zone.start in headings:
            above = headings[zone.start]
            continue
        if zone.kind in (ZoneKind.BODY, ZoneKind.LEAD):
            yield _entry(article, zone, times, clock, glued.get(zone.start, above))


def _glued(article: Article, zones: Sequence[Zone], led: Mapping[int, Timex]) -> dict[int, Timex]:
    """The lines right under an entry of a list of dates, no blank line between, by where they begin: with its date."""
    glued: dict[int, Timex] = {}
    for before, zone in pairwise(zones):
        lead = led.get(before.start) or glued.get(before.start)
        if lead and zone.start not in led and article.text[before.end : zone.start].count("\n") == 1:
            glued[zone.start] = lead
    return glued


def _entry(article: Article, zone: Zone, times: Sequence[Timex], clock: int, above: Timex | None) -> Entry:
    if clock:
        return Entry(zone, clock, clock, above if above and above.edtf else None, present=True)
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
    if after[:1] == "\u3000" or word in MARKS - {""}:
        return first
    numeric = first.text[-1:].isdigit() and (first.text[:1].isdigit() or article.lang == "en")
    unspoken = article.lang == "ja" or (numeric and word.isupper())
    return first if blank and unspoken and any(char.isdigit() for char in first.text) else None


def _leading(article: Article, zone: Zone, times: Sequence[Timex]) -> Timex | None:
    """The date that a block begins with."""
    first = next(iter(beginning_in(times, zone.start, zone.start + 4)), None)
    return first if first and not article.text[zone.start : first.start].strip(BULLETS) else None


def _headings(article: Article, zones: Sequence[Zone], times: Sequence[Timex]) -> dict[int, Timex]:
    """The lines that say a date alone above entries, by where they begin; none where the article has too few of them.

    The line right under the headline that tells its whole date, as no other does, is when it was published.
    """
    said = [(zone, time) for zone in zones if (time := _date_of_line(article, zone, times))]
    if said and _is_dateline(article, zones, said):
        said = said[1:]
    different = {time.text for _, time in said}
    fewest = _FEWEST if not is_running(article) else 1
    return {zone.start: time for zone, time in said} if len(different) >= fewest else {}


def _is_dateline(article: Article, zones: Sequence[Zone], said: Sequence[tuple[Zone, Timex]]) -> bool:
    """Whether the first line that says a date is the article's own: it stands at the top, and alone has its year."""
    zone, time = said[0]
    if not _HAS_YEAR.search(time.text):
        return False
    top = zone in zones[:_TOP] and article.published is not None and time.edtf == article.published.isoformat()
    return top and not any(_HAS_YEAR.search(other.text) for _, other in said[1:])


def _date_of_line(article: Article, zone: Zone, times: Sequence[Timex]) -> Timex | None:
    """The date that a line says and nothing else but, twice, its weekday ("3 March (Monday)"); `None` for any other line."""
    if zone.end - zone.start > LONGEST_LINE:
        return None
    first = _leading(article, zone, times)
    if first is None:
        return None
    rest, said = article.text[first.end : zone.end], beginning_in(times, first.end, zone.end)
    for other in said:
        rest = rest.replace(other.text, "", 1)
    rest = _HOUR.sub("", rest, count=1)
    return None if rest.strip(BULLETS + "".join(MARKS) + ">＞〕,*_") else _finest((first, *said))


def _finest(said: Sequence[Timex]) -> Timex:
    """The first of several times that has figures: "Monday" before "3 March" says no more than that."""
    return next((time for time in said if any(char.isdigit() for char in time.text)), said[0])


def _clock_end(article: Article, zone: Zone) -> int:
    """Where the clock time that a block begins with ends, with the mark after it; 0 where there is none."""
    found = _clock(article.lang).match(article.text, zone.start, zone.end)
    if not found:
        return 0
    rest = article.text[found.end() : zone.end]
    return found.end() + len(rest) - len(rest.lstrip("".join(MARKS) + " \u3000,、"))


@cache
def _clock(lang: str) -> re.Pattern[str]:
    return re.compile(read_words(lang, "clauses")["clock"])

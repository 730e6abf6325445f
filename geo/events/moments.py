"""What the dating of acts deals in: an act's clauses, the date it gets, and plain questions about dates."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from geo.model import Timex, parse_edtf

_NEWS_DAYS = 10
"""Days before publication that the news is about."""


class Dating(NamedTuple):
    """An event's EDTF date (`None`: not known), the rule or the reason, and the words it was read from."""

    date: str | None
    rule: str
    text: str | None


class Clauses(NamedTuple):
    """An act's clause, the clauses of every act in the sentence, its trigger; whether that is a noun, or a verb of saying
    whose content has times of its own; the date that leads its entry in a list of dates, whether that stands in this very
    sentence, whether it is a heading above, and whether an earlier sentence of the entry told an act; the day of
    publication; the day of the act told before; whether the act is of the news, so that what its verb is about is older.
    Offsets are the article's.
    """

    own: tuple[int, int]
    all: tuple[tuple[int, int], ...]
    trigger: int
    nominal: bool
    spoken: bool
    lead: Timex | None
    opens: bool
    headed: bool
    later: bool
    published: date | None
    base: date | None = None
    news: bool = False


def inherited(dating: Dating) -> Dating:
    """The date of the act told just before, marked as inference."""
    if dating.date is None:
        return dating
    return Dating(uncertain(dating.date), "inherited", dating.text)


def uncertain(edtf: str) -> str:
    """An EDTF value marked `?` (inference), `%` where it was approximate."""
    if edtf.startswith("["):
        return edtf
    return "/".join(_marked(end) for end in edtf.split("/"))


def latest_start(dates: Sequence[str | None]) -> str | None:
    """The date among `dates` that begins last, marked as inference; `None` where none has a beginning."""
    known = [(parse_edtf(each).earliest, each) for each in dates if each and "/" not in each and not each.startswith("[")]
    begun = [(start, each) for start, each in known if start]
    return uncertain(max(begun)[1]) if begun else None


def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """The earliest and latest day of an EDTF value, `None` for an open end."""
    if edtf is None:
        return None, None
    value = parse_edtf(edtf)
    return value.earliest, value.latest


def is_recent(edtf: str | None, published: date | None) -> bool:
    """Whether a date lies in the ten days before publication, so that the news itself is about it."""
    _, latest = bounds(edtf)
    return bool(published and latest and 0 <= (published - latest).days <= _NEWS_DAYS)


def is_ahead(time: Timex, published: date | None) -> bool:
    """Whether a time lies after publication, so that nothing told can have happened then."""
    begins, _ = bounds(time.edtf)
    return bool(published and begins and begins > published)


def commonest(datings: Sequence[Dating]) -> Dating:
    """The date that most of several acts are told of, the latest where it is not one alone."""
    often = Counter(str(each.date).replace("?", "") for each in datings)
    return max(datings, key=lambda each: (often[str(each.date).replace("?", "")], str(each.date)))


def _marked(end: str) -> str:
    if end in ("", "..") or end.endswith(("?", "%")):
        return end
    return f"{end[:-1]}%" if end.endswith("~") else f"{end}?"

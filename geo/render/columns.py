"""Events as columns: every repeated text once in a pool, dates as day numbers, so that ten thousand events stay small."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

from geo.errors import UnknownNameError
from geo.model import Dispute, Event, EventSource, Evidence, Factuality
from geo.render.dates import date_in_words, day_number
from geo.render.safe import LONGEST_QUOTE, clean_link, clean_text
from geo.render.words import PAGE_LANGUAGES, country_name

STRETCH: Final = 4000
"""Values that travel together in a packed page: a browser reads that many without a pause that a reader would notice."""

_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "»", "」", "”", '"')
_NEAR_START = re.compile(r"^\S{0,20}\s+(?=\S)")
_NEAR_END = re.compile(r"\s+\S{0,20}$")
Value = TypeVar("Value", bound=Hashable)


class Pool(Generic[Value]):
    """Values in the order of their first use, each once; `put` gives the position of a value, -1 for `None`."""

    def __init__(self) -> None:
        self.values: dict[Value, int] = {}

    def put(self, value: Value | None) -> int:
        """Where the value stands, put there now if it is new."""
        return -1 if value is None else self.values.setdefault(value, len(self.values))

    def put_all(self, values: Iterable[Value]) -> list[int]:
        """Where each value stands, each position once."""
        return list(dict.fromkeys([self.put(value) for value in values]))

    def listed(self, shown: Callable[[Value], Any]) -> list[Any]:
        """What is sent for each value, in order."""
        return [shown(value) for value in self.values]


def ranked_events(events: Iterable[Event]) -> list[Event]:
    """Newest first; what a text takes for granted comes after what it tells; undated last; what was rejected not at all."""
    return sorted((event for event in events if not event.rejected), key=_rank)


def event_columns(events: Sequence[Event], dispute: Dispute) -> dict[str, Any]:
    """The events as one object of columns and pools. Raises `UnknownNameError` for a feature that the dispute does not have."""
    places = {feature.id: place for place, feature in enumerate(dispute.features)}
    pools = _Pools()
    rows = [_row(event, places, pools) for event in ranked_events(events)]
    columns = {name: [row[name] for row in rows] for name in _COLUMNS}
    return {"count": len(rows), "pools": pools.listed(), "columns": columns}


def column_lines(sent: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The columns and pools in stretches of `STRETCH` values, `[section, name, values]`: a browser reads them one by one.

    The first says only how many events there are. A pool of several lists (`dateWords`) comes as `dateWords.en` and so on.
    """
    yield ["count", "", [sent["count"]]]
    for section in ("pools", "columns"):
        for name, values in _lists(sent[section]):
            yield from ([section, name, values[start : start + STRETCH]] for start in range(0, len(values) or 1, STRETCH))


def _lists(table: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    for name, values in table.items():
        yield from ((f"{name}.{key}", values[key]) for key in values) if isinstance(values, dict) else ((name, values),)


_COLUMNS = (
    "id", "date", "rule", "words", "type", "mode", "fact", "level", "actors", "recipients", "by", "deny",
    "places", "article", "quote", "more", "confidence", "rules", "curation",
)  # fmt: skip


class _Pools:
    """The pools of one page."""

    def __init__(self) -> None:
        self.texts: Pool[str] = Pool()
        self.dates: Pool[tuple[str, int | None, int | None]] = Pool()
        self.actors: Pool[str] = Pool()
        self.articles: Pool[tuple[Any, ...]] = Pool()

    def listed(self) -> dict[str, Any]:
        """All of them as lists; dates and actors in the words of every language."""
        words = {lang: [date_in_words(text, lang) for text, _, _ in self.dates.values] for lang in PAGE_LANGUAGES}
        return {
            "texts": self.texts.listed(str),
            "dates": self.dates.listed(_day),
            "dateWords": words,
            "actors": self.actors.listed(_actor),
            "articles": self.articles.listed(list),
        }


def _rank(event: Event) -> tuple[bool, bool, int, str]:
    known = event.date_end or event.date_start
    undated = event.date is None or known is None
    return undated, event.factuality is Factuality.PRESUPPOSED, -(day_number(known) or 0), event.id


def _row(event: Event, places: Mapping[str, int], pools: _Pools) -> dict[str, Any]:
    """One event; who took part stands in the order of the codes, not in that of the text, so that no side comes first."""
    text, people = pools.texts.put, pools.actors.put_all
    return {
        "id": clean_text(event.id),
        "date": pools.dates.put(_dated(event)),
        "rule": text(_short(event.date_rule)),
        "words": text(_short(event.date_text) if event.date_text else None),
        "type": text(str(event.type)),
        "mode": text(_short(event.mode) if event.mode else None),
        "fact": text(str(event.factuality)),
        "level": text(str(event.feature_level)),
        "actors": people(_people(event.actors)),
        "recipients": people(_people(event.recipients)),
        "by": people(_people(event.asserted_by)),
        "deny": people(_people(event.denied_by)),
        "places": [_known(event, feature, places) for feature in dict.fromkeys(event.features)],
        "article": pools.articles.put(_article(event, None)),
        "quote": _quote(event.evidence),
        "more": _further_quotes(event, pools),
        "confidence": event.confidence,
        "rules": [text(_short(rule)) for rule in event.rules],
        "curation": text(_short(event.curation) if event.curation else None),
    }


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    """A rule, a mode, a name, cleaned: a few of them stand in every event."""
    return clean_text(text)


@lru_cache(maxsize=4096)
def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_short(name) for name in sorted(names))


def _known(event: Event, feature: str, places: Mapping[str, int]) -> int:
    if feature not in places:
        raise UnknownNameError(f"event {event.id}", f"names the feature '{feature}', which the dispute does not have")
    return places[feature]


def _article(told: Event | EventSource, reprint_of: str | None) -> tuple[Any, ...]:
    return _cited(told.title, told.url, told.publisher, told.lang, told.published, bool(reprint_of), told.article)


@lru_cache(maxsize=4096)
def _cited(
    title: str | None,
    url: str | None,
    publisher: str | None,
    lang: str,
    published: date | None,
    is_reprint: bool,
    article: str,
) -> tuple[Any, ...]:
    """What a card says of an article, and last its id, by which a correction finds it again."""
    day = day_number(published)
    named = (clean_text(title), clean_link(url), clean_text(publisher), clean_text(lang, 35))
    return *named, day, is_reprint, clean_text(article)


def _further_quotes(event: Event, pools: _Pools) -> list[list[Any]]:
    first = (event.article, event.evidence.start, event.evidence.end)
    return [
        [pools.articles.put(_article(source, source.reprint_of)), _quote(quote)]
        for source in event.sources
        for quote in source.evidence
        if (source.article, quote.start, quote.end) != first
    ]


def _quote(evidence: Evidence) -> list[str]:
    """What stands before, the evidence, what stands after; words cut off at the ends are left out and marked."""
    before, after = evidence.prefix, evidence.suffix
    if evidence.start > len(before):
        before = "…" + _NEAR_START.sub("", before)
    if after and not after.rstrip().endswith(_SENTENCE_ENDS):
        after = _NEAR_END.sub("", after) + "…"
    return [clean_text(part, LONGEST_QUOTE) for part in (before, evidence.exact, after)]


def _dated(event: Event) -> tuple[str, int | None, int | None] | None:
    return (event.date, day_number(event.date_start), day_number(event.date_end)) if event.date else None


def _day(known: tuple[str, int | None, int | None]) -> list[int | str | None]:
    """First day, last day, 1 where the value rests on inference or is vague: drawn faded; the EDTF text unless it is a day."""
    text, first, last = known
    shown: list[int | str | None] = [first, last, int(any(sign in text for sign in "?~%"))]
    return shown if len(text) == len("2022-04-22") and first == last else [*shown, text]


def _actor(name: str) -> str | list[str]:
    """A name as it is; of a state or people what each language calls it, and last its code or plain name."""
    names = [country_name(name, lang) for lang in PAGE_LANGUAGES]
    return name if set(names) == {name} else [*names, name]

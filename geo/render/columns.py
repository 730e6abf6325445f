"""Events as columns of numbers, one an event, that point into pools: all that counts, map and time line need of them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

from geo.errors import UnknownNameError
from geo.model import Dispute, Event, EventSource, Evidence, Factuality
from geo.render.dates import date_in_words, day_number
from geo.render.safe import clean_link, clean_text
from geo.render.words import PAGE_LANGUAGES, country_name

UNDATED: Final = 0
DAY: Final = 1
"""In the column `date`; from 2 on stand the dates that are no plain day."""

_NUMBERS: Final = ("date", "day", "type", "fact", "parties", "spots", "voices", "source")
Value = TypeVar("Value", bound=Hashable)
Pair = tuple[tuple[int, ...], tuple[int, ...]]


class Pool(Generic[Value]):
    """Values in the order of their first use, each once; `put` gives the position of a value."""

    def __init__(self) -> None:
        self.values: dict[Value, int] = {}

    def put(self, value: Value) -> int:
        """Where the value stands, put there now if it is new."""
        return self.values.setdefault(value, len(self.values))

    def put_all(self, values: Iterable[Value]) -> list[int]:
        """Where each value stands, each position once."""
        return list(dict.fromkeys([self.put(value) for value in values]))

    def listed(self, shown: Callable[[Value], Any]) -> list[Any]:
        """What is sent for each value, in order."""
        return [shown(value) for value in self.values]


def ranked_events(events: Iterable[Event]) -> list[Event]:
    """Newest first; what a text takes for granted comes after what it tells; undated last; what was rejected not at all."""
    return sorted((event for event in events if not event.rejected), key=_rank)


class Cited(NamedTuple):
    """What a card says of an article, and last its id, by which a correction finds it again."""

    title: str
    url: str
    publisher: str
    lang: str
    published: int | None
    is_reprint: bool
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What map, time line and counts need of the events: numbers, one an event, and the pools that the numbers point into.

    `head` is the JSON of `count`, `pools` and `published` (first and last day on which an article came out), `numbers` are
    `date` (0 undated, 1 a day, from 2 on a place in the pool `dates`), `day` (days back from the event before), `type`, `fact`,
    `parties`, `spots`, `voices` and `source`. `articles` are those that the cards cite, in the order of their first use.
    """

    head: dict[str, Any]
    numbers: dict[str, list[int]]
    articles: Pool[Cited]


def event_columns(ranked: Sequence[Event], dispute: Dispute) -> Columns:
    """The columns of events that stand in order. Raises `UnknownNameError` for a feature that the dispute does not have."""
    places = {feature.id: place for place, feature in enumerate(dispute.features)}
    pools = _Pools()
    numbers: dict[str, list[int]] = {name: [] for name in _NUMBERS}
    last = 0
    for event in ranked:
        row = _row(event, places, pools)
        day = day_number(event.date_start) if row["date"] == DAY else None
        row["day"], last = (0, last) if day is None else (last - day, day)
        for name, column in numbers.items():
            column.append(row[name])
    head = {"count": len(ranked), "pools": pools.listed(), "published": _published(pools.articles.values)}
    return Columns(head=head, numbers=numbers, articles=pools.articles)


class _Pools:
    """The pools of one page."""

    def __init__(self) -> None:
        self.dates: Pool[tuple[str, int | None, int | None]] = Pool()
        self.types: Pool[str] = Pool()
        self.facts: Pool[str] = Pool()
        self.actors: Pool[str] = Pool()
        self.parties: Pool[Pair] = Pool()
        self.voices: Pool[Pair] = Pool()
        self.spots: Pool[tuple[int, ...]] = Pool()
        self.sources: Pool[str] = Pool()
        self.articles: Pool[Cited] = Pool()

    def listed(self) -> dict[str, Any]:
        """All but the articles as lists; dates and actors in the words of every language."""
        words = {lang: [date_in_words(text, lang) for text, _, _ in self.dates.values] for lang in PAGE_LANGUAGES}
        return {
            "dates": self.dates.listed(_day),
            "dateWords": words,
            "types": self.types.listed(str),
            "facts": self.facts.listed(str),
            "actors": self.actors.listed(_actor),
            "partiesOf": self.parties.listed(list),
            "voicesOf": self.voices.listed(list),
            "spotsOf": self.spots.listed(list),
            "sources": self.sources.listed(str),
        }

    def people(self, ones: tuple[str, ...], others: tuple[str, ...]) -> Pair:
        """Two groups by number, each in the order of the codes, not in that of the text, so that no side comes first."""
        first, second = (tuple(self.actors.put_all(_people(names))) for names in (ones, others))
        return first, second


def _rank(event: Event) -> tuple[bool, bool, int, str]:
    known = event.date_end or event.date_start
    undated = event.date is None or known is None
    return undated, event.factuality is Factuality.PRESUPPOSED, -(day_number(known) or 0), event.id


def _row(event: Event, places: Mapping[str, int], pools: _Pools) -> dict[str, int]:
    article = cited(event, None)
    pools.articles.put_all([article, *(cited(source, source.reprint_of) for source, _ in further_quotes(event))])
    return {
        "date": _date(event, pools),
        "type": pools.types.put(str(event.type)),
        "fact": pools.facts.put(str(event.factuality)),
        "parties": pools.parties.put(pools.people(event.actors, event.recipients)),
        "voices": pools.voices.put(pools.people(event.asserted_by, event.denied_by)),
        "spots": pools.spots.put(tuple(_known(event, feature, places) for feature in dict.fromkeys(event.features))),
        "source": pools.sources.put(article.publisher),
    }


def _date(event: Event, pools: _Pools) -> int:
    """A plain day needs no words: the browser says it in each language as CLDR does."""
    if not event.date:
        return UNDATED
    if len(event.date) == len("2022-04-22") and event.date_start is not None and event.date_start == event.date_end:
        return DAY
    return 2 + pools.dates.put((event.date, day_number(event.date_start), day_number(event.date_end)))


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


def cited(told: Event | EventSource, reprint_of: str | None) -> Cited:
    """The article that tells an event."""
    return _cited(told.title, told.url, told.publisher, told.lang, told.published, bool(reprint_of), told.article)


def further_quotes(event: Event) -> Iterator[tuple[EventSource, Evidence]]:
    """What tells the event besides its first quotation, and where."""
    first = (event.article, event.evidence.start, event.evidence.end)
    for source in event.sources:
        yield from ((source, quote) for quote in source.evidence if (source.article, quote.start, quote.end) != first)


@lru_cache(maxsize=4096)
def _cited(
    title: str | None,
    url: str | None,
    publisher: str | None,
    lang: str,
    published: date | None,
    is_reprint: bool,
    article: str,
) -> Cited:
    named = clean_text(title), clean_link(url), clean_text(publisher), clean_text(lang, 35)
    return Cited(*named, day_number(published), is_reprint, clean_text(article))


def _published(articles: Iterable[Cited]) -> list[int]:
    days = [article.published for article in articles if article.published is not None]
    return [min(days), max(days)] if days else []


def _day(known: tuple[str, int | None, int | None]) -> list[int | str | None]:
    """First day, last day, 1 where the value rests on inference or is vague: drawn faded; the EDTF text."""
    text, first, last = known
    return [first, last, int(any(sign in text for sign in "?~%")), text]


def _actor(name: str) -> str | list[str]:
    """A name as it is; of a state or people what each language calls it, and last its code or plain name."""
    names = [country_name(name, lang) for lang in PAGE_LANGUAGES]
    return name if set(names) == {name} else [*names, name]

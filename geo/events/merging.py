"""One event per act: the same act told twice in an article, or by several articles, is one event with all its sources."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.model import Event, EventSource, Evidence, Precision, parse_edtf

_NEAR = 200
"""How many acts of one type and date back a second telling is looked for."""
_NEXT = 3
"""How many code points may lie between two sentences that stand next to each other."""


def add_echoes(events: Sequence[Event], echoes: Sequence[Event]) -> tuple[Event, ...]:
    """The events, the first that a sub-headline or lead repeats with that quotation too; an echo of none is dropped."""
    told = list(events)
    for echo in echoes:
        same = [place for place, event in enumerate(told) if event.type is echo.type and set(event.actors) == set(echo.actors)]
        if same:
            told[same[0]] = _with_evidence(told[same[0]], echo)
    return tuple(told)


def merge_within(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of one article, each act once; the first telling keeps its place, the others become evidence."""
    merged: list[Event] = []
    by_type: dict[tuple[str, str | None], list[int]] = {}
    for event in events:
        near = by_type.setdefault((event.type, _bare(event.date)), [])
        place = next((place for place in near[-_NEAR:] if _same_telling(merged[place], event)), None)
        if place is None:
            near.append(len(merged))
            merged.append(event)
        else:
            merged[place] = _with_evidence(merged[place], event)
    return tuple(merged)


def merge_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events of many articles, each act once with one source entry an article, by date, then id.

    Two events are one where type, an actor, a feature and the exact day agree. A source whose quotation is word for word
    another's is marked a reprint of it, so that one wire story counts once.
    """
    merged: list[Event] = []
    by_key: dict[tuple[str, str], list[int]] = {}
    for event in sorted(events, key=_order):
        key = (event.type, event.date or event.id)
        place = next((place for place in by_key.get(key, ()) if _same_act(merged[place], event)), None)
        if place is None:
            by_key.setdefault(key, []).append(len(merged))
            merged.append(event)
        else:
            merged[place] = _with_source(merged[place], event)
    return tuple(sorted(merged, key=_order))


def _same_telling(one: Event, other: Event) -> bool:
    """Whether an article tells the same act again: type, actors and date agree, and the places do not exclude it."""
    if one.type is not other.type or _bare(one.date) != _bare(other.date) or one.factuality is not other.factuality:
        return False
    if one.evidence == other.evidence and set(one.actors) == set(other.actors):
        return True
    if one.mode != other.mode or set(one.actors) != set(other.actors) or not set(one.features) & set(other.features):
        return False
    spoken = one.mode == "statement" and other.evidence.start - one.sources[0].evidence[-1].end <= _NEXT
    return spoken or _share_words(one.evidence.exact, other.evidence.exact)


def _share_words(one: str, other: str) -> bool:
    """Whether two tellings have half of the shorter one's longer words in common."""
    left, right = _telling_words(one), _telling_words(other)
    shorter = min(len(left), len(right))
    return one == other or (shorter > 0 and len(left & right) * 2 >= shorter)


def _telling_words(text: str) -> set[str]:
    """The longer words of a text; pairs of neighbouring characters where it is written without blanks."""
    words = text.casefold().split()
    if len(words) * 20 < len(text):
        return {text[place : place + 2] for place in range(len(text) - 1)}
    return {word for word in words if len(word) > 4}


def _same_act(one: Event, other: Event) -> bool:
    if one.date is None or other.date is None or parse_edtf(one.date).precision is not Precision.DAY:
        return False
    shared = set(one.actors) & set(other.actors) and set(one.features) & set(other.features)
    return bool(shared) and one.mode == other.mode


def _with_evidence(event: Event, again: Event) -> Event:
    """The event with a further quotation from the same article."""
    first, *rest = event.sources
    quotes = (*first.evidence, *again.sources[0].evidence)
    unique = tuple({(quote.start, quote.end): quote for quote in quotes}.values())
    return replace(event, sources=(replace(first, evidence=unique), *rest))


def _with_source(event: Event, other: Event) -> Event:
    known = {source.article: place for place, source in enumerate(event.sources)}
    sources = list(event.sources)
    for source in other.sources:
        if source.article in known:
            place = known[source.article]
            sources[place] = replace(sources[place], evidence=_joined(sources[place].evidence, source.evidence))
        else:
            sources.append(_reprint(source, event.sources))
    surest = max(event.confidence or 0.0, other.confidence or 0.0) or None
    return replace(event, sources=tuple(sources), confidence=surest)


def _joined(one: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple({(quote.start, quote.end): quote for quote in (*one, *other)}.values())


def _reprint(source: EventSource, earlier: Sequence[EventSource]) -> EventSource:
    words = {_folded(quote.exact) for quote in source.evidence}
    for other in earlier:
        if words & {_folded(quote.exact) for quote in other.evidence}:
            return replace(source, reprint_of=other.reprint_of or other.article)
    return source


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _bare(date: str | None) -> str | None:
    return date and date.replace("?", "")


def _order(event: Event) -> tuple[str, str, str]:
    start = event.date_start or event.date_end
    return (start.isoformat() if start else "9999-99-99", event.article, event.id)

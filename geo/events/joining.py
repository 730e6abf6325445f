"""One event per act across articles: by type, actors, features and dates that can be the same, with a source an article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from geo.events.merging import joined
from geo.events.reprints import Imprint, find_reprints
from geo.events.wording import folded, share_of_words, telling_words
from geo.model import Event, EventSource, Factuality, Precision, parse_edtf
from geo.model.peoples import without_countries

_NO_DAY = "9999-99-99"
_SAME_WORDS = 0.8
"""The share of words in common that makes two tellings with different days one act whose day they disagree on."""
_FAR = 7
"""How many days apart they may be."""
_FINENESS = (Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR)
"""The dates that can be one act's, finest first; vaguer ones join nothing."""


@dataclass
class _Act:
    """An act being gathered: the event that tells it best, and every further one."""

    event: Event
    others: list[Event] = field(default_factory=list)

    def takes(self, event: Event) -> bool:
        """Whether no article is the source of both, which told them apart; the same file twice is one article."""
        return all(each.article != event.article or each.id == event.id for each in (self.event, *self.others))

    @property
    def days(self) -> tuple[str, ...]:
        """The days that its tellings give, in order."""
        told = {event.date for event in (self.event, *self.others) if event.date and _is_day(event.date)}
        return tuple(sorted({each.rstrip("?~%") for each in told}))


def merge_events(events: Iterable[Event], imprints: Iterable[Imprint] = ()) -> tuple[Event, ...]:
    """The events of many articles, each act once with one source entry an article, by date, then id.

    Two events are one where type, mode, an actor and a feature agree and the dates can be the same: the same day, or the one
    day told inside a month (of a year, where both sides act). What one article tells apart stays apart. Where two tell the
    same in the same words but for the day, the date is both, as an EDTF set of alternatives. A source whose article prints
    another's text again (by `imprints`), or whose quotation is word for word another's, is marked a reprint of it, so that
    one wire story counts once.
    """
    reprints = find_reprints(imprints)
    acts: list[_Act] = []
    by_date: dict[tuple[str, str], list[_Act]] = {}
    for event in sorted(events, key=lambda event: (_fineness(event), *_rank(event))):
        act = _known_act(event, by_date)
        if act:
            act.others.append(event)
        else:
            act = _Act(event)
            acts.append(act)
        for key in _keys(event):
            known = by_date.setdefault(key, [])
            if not any(each is act for each in known):
                known.append(act)
    return tuple(sorted((_gathered(act, reprints) for act in acts), key=_order))


def _known_act(event: Event, by_date: Mapping[tuple[str, str], Sequence[_Act]]) -> _Act | None:
    """The act that an event tells again, `None` where it is the first, or where it may be any of several."""
    same_date = next((act for act in by_date.get(_key(event), ()) if act.takes(event) and _same_act(act.event, event)), None)
    if same_date or event.date is None:
        return same_date
    if _is_day(event.date):
        return _disputed(event, by_date)
    acts = by_date.get(_key(event, "within "), ())
    inside = [act for act in acts if act.takes(event) and _agree(act.event, event) and _is_singular(act.event, event)]
    return inside[0] if len(inside) == 1 else None


def _disputed(event: Event, by_date: Mapping[tuple[str, str], Sequence[_Act]]) -> _Act | None:
    """The act that another article tells in the same words of another day near it."""
    start = parse_edtf(str(event.date)).earliest
    months = dict.fromkeys(f"within {_moved(start, step):%Y-%m}" for step in (0, -_FAR, _FAR)) if start else {}
    near = (act for month in months for act in by_date.get((event.type, month), ()))
    return next((act for act in near if act.takes(event) and _disagrees(act.event, event)), None)


def _keys(event: Event) -> tuple[tuple[str, str], ...]:
    """Where an event is looked for: its own date, and the month and year that it lies in."""
    start = event.date_start
    if start is None or event.date is None or not _is_day(event.date):
        return (_key(event),)
    return (_key(event), (event.type, f"within {start:%Y-%m}"), (event.type, f"within {start:%Y}"))


def _key(event: Event, prefix: str = "") -> tuple[str, str]:
    """Type and date; where there is none, the words, so that only a reprint is found."""
    return event.type, prefix + (_bare(event.date) if event.date else folded(event.evidence.exact))


def _same_act(one: Event, other: Event) -> bool:
    """Whether two events of one date are one act; a date vaguer than a day asks for more."""
    if one.id == other.id:
        return True
    exact = one.date is not None and _is_day(one.date)
    return _agree(one, other) and (
        exact or _is_singular(one, other) or folded(one.evidence.exact) == folded(other.evidence.exact)
    )


def _agree(one: Event, other: Event) -> bool:
    """Whether the mode, an actor and a feature of two events agree."""
    return one.mode == other.mode and bool(_doers(one) & _doers(other) and set(one.features) & set(other.features))


def _doers(event: Event) -> frozenset[str]:
    """Who did it: people are not their state, though the event names that too."""
    return frozenset(without_countries(event.actors))


def _is_singular(one: Event, vaguer: Event) -> bool:
    """Whether two articles can mean one act by a month, or, where both sides do it, by a year: kind and actors all agree."""
    if vaguer.date is None or not one.mode or _doers(one) != _doers(vaguer):
        return False
    precision = parse_edtf(vaguer.date).precision
    return precision is Precision.MONTH or (precision is Precision.YEAR and len(_doers(one)) > 1)


def _disagrees(one: Event, other: Event) -> bool:
    """Whether two articles tell one act in the same words, and not the same day."""
    first, second = one.date_start, other.date_start
    if first is None or second is None or abs((first - second).days) > _FAR:
        return False
    alike = share_of_words(telling_words(one.evidence.exact), telling_words(other.evidence.exact)) >= _SAME_WORDS
    return alike and _agree(one, other) and _doers(one) == _doers(other)


def _moved(day: date, days: int) -> date:
    """The day so many days away, or the day itself at either end of time."""
    moved = day.toordinal() + days
    return date.fromordinal(moved) if date.min.toordinal() <= moved <= date.max.toordinal() else day


def _gathered(act: _Act, reprints: Mapping[str, str]) -> Event:
    """The event of an act with every source, and its date: where original articles disagree on the day, all they say."""
    told = sorted((act.event, *act.others), key=_rank)
    sources = _sources(told, reprints)
    event = replace(act.event, sources=sources, confidence=max((each.confidence or 0.0 for each in told), default=0.0) or None)
    copied = {source.article for source in sources if source.reprint_of}
    days = _Act(act.event, [each for each in act.others if each.article not in copied]).days
    if len(days) < 2:
        return event
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    return replace(event, date=f"[{','.join(days)}]", date_start=first, date_end=last, date_rule="sources-disagree")


def _sources(told: Sequence[Event], reprints: Mapping[str, str]) -> tuple[EventSource, ...]:
    """A source for each article, those of one article joined, reprints marked."""
    sources: dict[str, EventSource] = {}
    for source in (source for event in told for source in event.sources):
        known = sources.get(source.article)
        sources[source.article] = replace(known, evidence=joined(known.evidence, source.evidence)) if known else source
    by_words: dict[str, str] = {}
    marked = []
    for name, source in sources.items():
        words = [folded(quote.exact) for quote in source.evidence]
        origin = source.reprint_of or reprints.get(name) or next((by_words[each] for each in words if each in by_words), None)
        marked.append(replace(source, reprint_of=origin) if origin else source)
        for each in words:
            by_words.setdefault(each, origin or name)
    return tuple(marked)


def _fineness(event: Event) -> int:
    precision = parse_edtf(event.date).precision if event.date else None
    return _FINENESS.index(precision) if precision in _FINENESS else len(_FINENESS)


def _is_day(text: str) -> bool:
    return parse_edtf(text).precision is Precision.DAY


def _bare(text: str) -> str:
    return text.replace("?", "")


def _rank(event: Event) -> tuple[str, ...]:
    """What tells an act first: what is told for itself, the earlier article, then ids and the rest: no order is left open."""
    published = event.published.isoformat() if event.published else _NO_DAY
    presupposed = str(event.factuality is Factuality.PRESUPPOSED)
    known = (event.url or "", event.title or "", event.publisher or "", event.date or "")
    return (presupposed, published, event.article, f"{event.evidence.start:09}", event.id, *known)


def _order(event: Event) -> tuple[str, str, str]:
    start = event.date_start or event.date_end
    return (start.isoformat() if start else _NO_DAY, event.article, event.id)

"""Decisions meet events: each finds its own, changes what it may, and leaves the quotation as the article has it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from geo.curation.decisions import Decision, Value, Verdict
from geo.errors import CurationError
from geo.model import Curation, Dispute, Event, FeatureLevel, parse_edtf

CURATIONS: Final = {
    Verdict.ACCEPT: Curation.ACCEPTED,
    Verdict.EDIT: Curation.EDITED,
    Verdict.REJECT: Curation.REJECTED,
}
"""What each decision makes of an event."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision that found its event: the event as it was read and as it is now."""

    decision: Decision
    before: Event
    after: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Curated:
    """What became of events and decisions.

    `events` are all events in their order, rejected ones too. `settled` are the decisions carried out, in the order of the
    events. `overruled` are those that a later, other decision on the same event replaced, `faults` tell those that were not
    carried out. A rejection of an event that is no longer read is in none of them: nothing is left to do.
    """

    events: tuple[Event, ...]
    settled: tuple[Settled, ...]
    overruled: tuple[Decision, ...]
    faults: tuple[CurationError, ...]


def apply_decisions(events: Sequence[Event], decisions: Iterable[Decision], dispute: Dispute) -> Curated:
    """The events with what was decided on them; decisions on another dispute are left alone.

    A decision finds its event by id, else by article and quotation. Of several on one event the one of the latest day holds,
    of one day the one that comes last. Doing it twice changes nothing more.
    """
    finder = _Finder(events)
    kept: dict[str, Decision] = {}
    overruled: list[Decision] = []
    faults: list[CurationError] = []
    for decision in sorted((one for one in decisions if one.dispute == dispute.id), key=_day):
        try:
            event = finder.find(decision)
            _expect_places(decision, dispute)
        except CurationError as fault:
            faults.append(fault)
            continue
        if event is None:
            continue
        before = kept.get(event.id)
        if before is not None and (before.verdict, before.changes) != (decision.verdict, decision.changes):
            overruled.append(before)
        kept[event.id] = decision
    settled = {e.id: Settled(kept[e.id], e, _decided(e, kept[e.id], dispute)) for e in events if e.id in kept}
    after = tuple(settled[event.id].after if event.id in settled else event for event in events)
    return Curated(events=after, settled=tuple(settled.values()), overruled=tuple(overruled), faults=tuple(faults))


def find_change(settled: Settled) -> dict[str, tuple[Any, Any]]:
    """What a decision changed: field to value before and after, only those of an edit that differ."""
    pairs = {name: (getattr(settled.before, name), getattr(settled.after, name)) for name in settled.decision.changes}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def decisions_on(event: Event, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that are about an event, by its id or by the words that its article tells it in; the latest last."""
    told = [(source.article, quote.exact) for source in event.sources for quote in source.evidence]
    found = [
        decision
        for decision in decisions
        if decision.event == event.id
        or (decision.quotation and any(a == decision.article and _overlap(exact, decision) for a, exact in told))
    ]
    own = [decision for decision in found if decision.event == event.id]
    return tuple(sorted(own or found, key=_day))


class _Finder:
    """Finds the event that a decision is about."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._by_id = {event.id: event for event in events}

    def find(self, decision: Decision) -> Event | None:
        """The event; `None` for one to be rejected that nobody reads any more. Raises `CurationError`."""
        if decision.event in self._by_id:
            return self._by_id[decision.event]
        fitting = self._quoting(decision) if decision.quotation else []
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            some = ", ".join(event.id for event in fitting[:3])
            raise CurationError(decision.where, f"event '{decision.event}' may now be {some}", "write the id of one of them")
        if decision.verdict is Verdict.REJECT:
            return None
        said = f"event '{decision.event}' is not read from these articles, nor is its quotation"
        raise CurationError(decision.where, said, "read the article it is about too, or take the decision out")

    def _quoting(self, decision: Decision) -> list[Event]:
        """The events of its type that the same article tells in the same words: first those whose own quotation it is.

        One sentence may tell several acts, so another type is another event, unless it is the one that a person gave it.
        """
        types = {decision.type or event.type for event in self._events} | {decision.changes.get("type")}
        alike = [event for event in self._events if event.type in types]
        own = [e for e in alike if e.article == decision.article and _overlap(e.evidence.exact, decision)]
        return own or [
            event
            for event in alike
            for source in event.sources
            if source.article == decision.article and any(_overlap(quote.exact, decision) for quote in source.evidence)
        ]


def _overlap(exact: str, decision: Decision) -> bool:
    """Whether a quotation and the beginning of one that a decision keeps are the same words, one perhaps longer."""
    kept = decision.quotation or ""
    return kept in exact or exact in kept


def _expect_places(decision: Decision, dispute: Dispute) -> None:
    known = {feature.id for feature in dispute.features}
    named: Any = decision.changes.get("features", ())
    for feature in named:
        if feature not in known:
            said = f"dispute '{dispute.id}' has no feature '{feature}'"
            raise CurationError(f"{decision.where}: changes: features", said, "`dispute-map show` lists them")


def _decided(event: Event, decision: Decision, dispute: Dispute) -> Event:
    changed = {name: value for name, value in decision.changes.items() if getattr(event, name) != value}
    return replace(event, **_fields(event, changed, dispute), curation=CURATIONS[decision.verdict])


def _fields(event: Event, changed: Mapping[str, Value], dispute: Dispute) -> dict[str, Any]:
    """The changed fields with those that hang on them: the days of a date, the level of a place, the mode of a type."""
    fields: dict[str, Any] = dict(changed)
    if "date" in changed:
        value = parse_edtf(fields["date"]) if fields["date"] is not None else None
        fields |= {"date_rule": "curated", "date_start": value and value.earliest, "date_end": value and value.latest}
    if "type" in changed:
        fields["mode"] = None
    if "features" in changed and event.feature_level is FeatureLevel.TOPIC and fields["features"] != (dispute.topic,):
        fields["feature_level"] = FeatureLevel.REFERENCE
    return fields


def _day(decision: Decision) -> date:
    return decision.when or date.min

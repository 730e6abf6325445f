"""The rules that an event rests on, and which events are sure enough to be told."""

from collections.abc import Iterable, Sequence
from typing import Final

from geo.model import Event

_NAMED: Final = "actor:named"


def at_least(events: Iterable[Event], threshold: float) -> tuple[Event, ...]:
    """The events whose confidence is not under `threshold`; one without a measured confidence passes only 0.

    What a person decided on an event outweighs how sure its rules are: every decided event passes.
    """
    return tuple(event for event in events if event.curation is not None or (event.confidence or 0.0) >= threshold)


def aspects(rules: Sequence[str]) -> tuple[str, ...]:
    """The rules that an event rests on, for its act, date, place and bearer (`actor:named` where the text names one)."""
    bearer = [rule for rule in rules if rule.startswith("actor:")] or [_NAMED]
    others = [rule for rule in rules[1:] if rule.startswith(("date:", "place:"))]
    return (rules[0], *others, *bearer[:1])


def family_of(rule: str) -> str:
    """The family of a rule, which speaks for it where its own cases are few: `en:verb:*` for `en:verb:accuse-criticise`."""
    head, _, last = rule.rpartition(":")
    return f"{head}:*" if last != "*" else f"{head.partition(':')[0]}:*"

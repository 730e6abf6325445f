"""How often an event like this one is right: what its rules reached on the gold articles."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from geo.model import Event

PRIOR: Final = 4.0
"""How many cases of the rule's family a rule's own cases are weighed against (an m-estimate, Cestnik 1990)."""

_NAMED: Final = "actor:named"

Counts = Mapping[str, Sequence[int]]
"""How many cases of each rule were right, of how many, by rule; a name that ends in `:*` counts a family."""


@lru_cache(maxsize=8192)
def confidence_of(rules: tuple[str, ...]) -> float:
    """The measured share of events by the same rules that are right in act, date, place and bearer, 0 to 1."""
    return measured(rules, shipped_counts())


def measured(rules: Sequence[str], counts: Counts) -> float:
    """The product of what each of the rules reached, by `counts`: the steps err, as far as the gold shows, apart."""
    share = 1.0
    for rule in aspects(rules):
        share *= _share(rule, counts)
    return round(share, 2)


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


@cache
def shipped_counts() -> Counts:
    """The counts that came with the program, measured on the gold by `tests/quality/rules.py`."""
    text = files("geo.lexicon").joinpath("confidence.toml").read_text(encoding="utf-8")
    counts: Counts = tomllib.loads(text)["rules"]
    return counts


def _share(rule: str, counts: Counts) -> float:
    """The share of a rule's cases that were right, drawn towards that of its family, and that towards all rules."""
    family = family_of(rule)
    known = rule != family and family in counts
    right, seen = counts["all"]
    drawn = _share(family, counts) if known else right / seen
    right, seen = counts.get(rule, (0, 0))
    return (right + PRIOR * drawn) / (seen + PRIOR)

"""Japanese sentences that name the doer last: "打ち切ったのはロシア側で", "島を訪れた首脳は大統領で"."""

import re
from collections.abc import Sequence
from functools import cache

from geo.events.actors import Actor
from geo.events.japanese.predicates import Predicate, Text
from geo.events.japanese.roles import Person
from geo.lexicon import read_words


def named_last(text: Text, persons: Sequence[Person], predicate: Predicate) -> Person | None:
    """The actor that a clause ending in のは says did its act ("先に打ち切ったのはロシア側だ")."""
    link = _pattern("cleft").match(text.masked, predicate.end)
    if link is None:
        return None
    after = next((each for each in persons if each.actor.start >= link.end()), None)
    return after if after and _leads(text, link.end(), after.actor) and is_said_to_be(text, after.actor) else None


def is_said_to_be(text: Text, actor: Actor) -> bool:
    """Whether an actor is what something is said to be ("…はロシア側で、")."""
    return _pattern("copula").match(text.masked, actor.end) is not None


def _leads(text: Text, start: int, actor: Actor) -> bool:
    return _pattern("before").fullmatch(text.masked, start, actor.start) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_words("ja", "clauses")["clefts"][name])

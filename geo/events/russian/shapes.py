"""Names that no list knows: whose a name after an office is, by the way names of that country are written in Russian."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.russian.names import Named
from geo.lexicon import read_words

_OFFICES = frozenset({ActorKind.ROLE, ActorKind.OUTSIDER, ActorKind.BODY})
_LEAST = 4
"""How many letters a surname has at least that is told by its shape alone."""
_NAME = re.compile(
    r"(?:\s+(?!\w*л[аои]?\b)[а-яё]+(?:[аяыи]|[оеё]в|[еи]й|[ое]го|[ыи]х)\b){0,3}"
    r"\s+((?:[А-ЯЁ][а-яё]+(?:\s+(?=[А-ЯЁ][а-яё]))?){1,3})(?![-\w])"
)


def with_shaped_names(found: Sequence[Named], sentence: str) -> list[Named]:
    """The actors, each single office with the unknown name after it as one person, of the country the name looks to be of."""
    rows: list[Named] = []
    for place, named in enumerate(found):
        if not rows or named.start >= rows[-1].end:
            rows.append(_with_name(named, found[place + 1 : place + 2], sentence))
    return rows


def _with_name(named: Named, following: Sequence[Named], sentence: str) -> Named:
    """An office with its unknown name; its own country goes before that of the name, unless it is only the usual one."""
    office = named.kind in _OFFICES and not named.plural
    after = _NAME.match(sentence, named.end) if office else None
    if after is None or any(next_one.start < after.end() and next_one.kind is not ActorKind.PERSON for next_one in following):
        return named
    code = _country_of(after.group(1))
    if code is None:
        return named
    state = named.state if named.state and not named.weak else code
    kind = named.kind if named.kind is ActorKind.OUTSIDER else ActorKind.PERSON
    actor = replace(named.actor, end=after.end(1), kind=kind, code=state, text=sentence[named.start : after.end(1)])
    return replace(named, actor=actor, state=state, weak=False, mission=False)


def person_shaped(sentence: str, start: int, end: int) -> Named | None:
    """A surname alone at an offset as a person of the country that it looks to be of."""
    word = sentence[start:end]
    code = _country_of(word) if word.istitle() and len(word) >= _LEAST else None
    if code is None:
        return None
    return Named(Actor(start, end, ActorKind.PERSON, code, word), frozenset("N"), plural=False, state=code)


def _country_of(name: str) -> str | None:
    """The country whose names are written so, `None` where that cannot be told."""
    words = name.lower().split()
    return next((code for code, shape, whole in _shapes() if all(map(shape.fullmatch, words if whole else words[-1:]))), None)


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """The country, the pattern of its names, and whether every part of a name must be so or the family name alone."""
    rows = read_words("ru", "actors")["shape"]
    return tuple((row["code"], re.compile(row["pattern"]), row["whole"]) for row in rows)

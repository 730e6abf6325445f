"""Offices that a Japanese article named with their country or holder, so that the office alone later means the same one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.reading import Person
from geo.lexicon import read_words

_KINDS = (ActorKind.ROLE, ActorKind.BODY, ActorKind.PERSON)


def introduced(sentence: str, actors: Sequence[Actor]) -> tuple[Person, ...]:
    """The offices that a sentence names with whose they are ("ガルージン臨時代理大使"), of each title the last."""
    return tuple({person.name: person for person in _introduced(sentence, actors)}.values())


def _introduced(sentence: str, actors: Sequence[Actor]) -> Iterator[Person]:
    for actor in actors:
        if actor.code is None or actor.kind not in _KINDS:
            continue
        for title in _titles("bare") + _titles("same"):
            if actor.text.endswith(title) and (actor.text != title or _is_named(sentence, actor)):
                yield Person(name=title, kind=ActorKind.ROLE, code=actor.code)
        # "在京大使館の参事官": whose house it is.
        yield from (Person(name=each, kind=ActorKind.ROLE, code=actor.code) for each in _titles("within") if each in actor.text)


def told_before(sentence: str, actor: Actor, known: Sequence[Person]) -> str | None:
    """The country of a bare office that the article named before, `None` where it did not or where a name stands before it."""
    if actor.kind is not ActorKind.ROLE or actor.text not in _titles("bare") or _is_named(sentence, actor):
        return None
    return next((person.code for person in known if person.name == actor.text), None)


def _is_named(sentence: str, actor: Actor) -> bool:
    return re.search(read_words("ja", "actors")["carried"]["named"], sentence[: actor.start]) is not None


@cache
def _titles(kind: str) -> tuple[str, ...]:
    """The offices whose next mention is bare, or has 同 before it."""
    return tuple(read_words("ja", "actors")["carried"][kind])

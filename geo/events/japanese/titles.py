"""Offices that a Japanese article named with their country or holder, so that the bare office later means the same one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.reading import Person
from geo.lexicon import read_words


def introduced(sentence: str, actors: Sequence[Actor]) -> tuple[Person, ...]:
    """The offices that a sentence names with whose they are ("ガルージン臨時代理大使"), the last one of each."""
    return tuple(dict.fromkeys(_introduced(sentence, actors)))


def _introduced(sentence: str, actors: Sequence[Actor]) -> Iterator[Person]:
    for actor in actors:
        title = next((title for title in _titles() if actor.text.endswith(title)), None)
        named = title and (actor.text != title or _named().search(sentence, 0, actor.start) is not None)
        if title and named and actor.code and actor.kind in (ActorKind.ROLE, ActorKind.BODY, ActorKind.PERSON):
            yield Person(name=title, kind=ActorKind.ROLE, code=actor.code)
            if title.endswith(_titles()[-1]):
                yield Person(name=_titles()[-1], kind=ActorKind.ROLE, code=actor.code)


def told_before(sentence: str, actor: Actor, known: Sequence[Person]) -> str | None:
    """The country of a bare office that the article named before, `None` where it did not or where a name stands before it."""
    if actor.kind is not ActorKind.ROLE or actor.text not in _titles() or _named().search(sentence, 0, actor.start):
        return None
    return next((person.code for person in reversed(known) if person.name == actor.text), None)


@cache
def _titles() -> tuple[str, ...]:
    """The offices of which the next mention is bare, the shortest and most general last."""
    return tuple(read_words("ja", "actors")["carried"]["titles"])


@cache
def _named() -> re.Pattern[str]:
    """What stands before an office that is named there."""
    return re.compile(read_words("ja", "actors")["carried"]["named"])

"""Who is named in a sentence: countries, bodies, office holders, roles and people, and the country each speaks for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter

from geo.events.offices import Term, family_name, read_terms
from geo.events.scan import Hit, Scanner, lower
from geo.lexicon import read_words

_start = attrgetter("start")
_GIVEN = re.compile(r" (?:[A-Z][\w.'’-]+ ){1,2}")


class ActorKind(StrEnum):
    """What an actor word is; the class decides whether its acts and words count."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    BODY = "body"
    PERSON = "person"
    ROLE = "role"
    PEOPLE = "people"
    OUTSIDER = "outsider"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of an actor word: its class and, where it has one, the country's code or the people's plain name."""

    kind: ActorKind
    code: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor in a sentence: `sentence[start:end]`, its class, and its country's code (`None`: not told here)."""

    start: int
    end: int
    kind: ActorKind
    code: str | None
    text: str


def find_actors(sentence: str, lang: str) -> list[Actor]:
    """The actors of a sentence in text order; neighbours that name one actor ("Russian Foreign Ministry") are one."""
    named = _named(lang).find(sentence)
    plain = _plain(lang).find(lower(sentence))
    joints = _joints(lang)
    if named and plain:
        named = [hit for hit in named if not _is_of_office(hit, plain)]
        tails = [tail for hit in plain for tail in _beyond(hit, named)] if "" in joints else []
        plain = [*(hit for hit in plain if not _inside(hit, named)), *tails]
    hits = sorted([*named, *plain], key=_start)
    actors: list[Actor] = []
    for hit in hits:
        actor = _actor(sentence, hit)
        if actors and _one(sentence[actors[-1].end : actor.start], joints, actors[-1], actor):
            actors[-1] = _joined(sentence, actors[-1], actor)
        else:
            actors.append(actor)
    return actors


def _actor(sentence: str, hit: Hit[Sense]) -> Actor:
    start, end, senses = hit
    sense = senses[0]
    code = sense.code
    if len(senses) > 1 and any(each.code != code for each in senses):
        code = None
    return Actor(start, end, sense.kind, code, sentence[start:end])


def _one(between: str, joints: frozenset[str], left: Actor, right: Actor) -> bool:
    """Whether two neighbouring actor words name one actor."""
    if left.kind is ActorKind.ROLE and right.kind is ActorKind.PERSON and _GIVEN.fullmatch(between):
        return True
    glue = between.strip().lower()
    if glue not in joints or left.kind is ActorKind.BOTH or right.kind is ActorKind.BOTH:
        return False
    clash = left.code and right.code and left.code != right.code
    two_countries = left.kind is ActorKind.COUNTRY and right.kind is ActorKind.COUNTRY
    return not (clash and glue) and not two_countries and not (glue == "," and right.kind is ActorKind.COUNTRY)


def _joined(sentence: str, left: Actor, right: Actor) -> Actor:
    """The one actor that two words name: the weightier class, the first country told."""
    order = (ActorKind.PEOPLE, ActorKind.OUTSIDER, ActorKind.ROLE, ActorKind.PERSON, ActorKind.BODY, ActorKind.COUNTRY)
    kinds = [kind for kind in order if kind in (left.kind, right.kind)]
    kind = kinds[0] if kinds else right.kind
    code = left.code or right.code
    if kind is ActorKind.PEOPLE:
        people = right if right.kind is ActorKind.PEOPLE else left
        return Actor(left.start, right.end, kind, people.code, sentence[left.start : right.end])
    return Actor(left.start, right.end, kind, code, sentence[left.start : right.end])


def _inside(hit: Hit[Sense], others: Sequence[Hit[Sense]]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)


def _is_of_office(hit: Hit[Sense], offices: Sequence[Hit[Sense]]) -> bool:
    """Whether a country's adjective only says what an office is for ("the European Affairs Bureau")."""
    sense = hit.senses[0]
    return sense.kind is ActorKind.ADJECTIVE and any(each.start <= hit.start and hit.end <= each.end for each in offices)


def _beyond(hit: Hit[Sense], others: Sequence[Hit[Sense]]) -> Iterator[Hit[Sense]]:
    """What of a role goes on beyond the name that it begins in ("中国外務省報道官", "国会議員")."""
    for other in others:
        if other.start <= hit.start < other.end < hit.end and not any(
            other.end < each.end for each in others if each.start < hit.end
        ):
            yield hit._replace(start=other.end)


@cache
def _named(lang: str) -> Scanner[Sense]:
    """Names, found as they are written: countries, bodies, people."""
    return Scanner(_names(lang), bounded=lang != "ja")


@cache
def _plain(lang: str) -> Scanner[Sense]:
    """Roles and groups, found in lower case."""
    roles = read_words(lang, "actors")["roles"]
    kinds = {"state": ActorKind.ROLE, "people": ActorKind.PEOPLE, "outsiders": ActorKind.OUTSIDER, "both": ActorKind.BOTH}
    words = [
        (word.lower(), Sense(kind, word if kind is ActorKind.PEOPLE else None))
        for key, kind in kinds.items()
        for word in roles[key]
    ]
    return Scanner(words, bounded=lang != "ja")


@cache
def _joints(lang: str) -> frozenset[str]:
    return frozenset(read_words(lang, "actors")["joints"])


def _names(lang: str) -> Iterator[tuple[str, Sense]]:
    words = read_words(lang, "actors")
    for code, country in words["countries"].items():
        yield from ((name, Sense(ActorKind.COUNTRY, code)) for name in country["names"])
        yield from ((name, Sense(ActorKind.ADJECTIVE, code)) for name in country.get("adjectives", ()))
    for code, names in words["bodies"].items():
        yield from ((name, Sense(ActorKind.BODY, code)) for name in names)
    for code, names in words.get("people", {}).items():
        yield from ((name, Sense(ActorKind.PERSON, code)) for name in names)
    for term in read_terms():
        yield from ((name, Sense(ActorKind.PERSON, term.country)) for name in _spellings(term, lang))


def _spellings(term: Term, lang: str) -> Iterator[str]:
    """The ways a text may write a person: whole, turned round, family name alone (Russian cases are the lexicon's)."""
    name = term.names.get(lang)
    if not name:
        return
    yield name
    if lang == "ja":
        return
    yield " ".join(reversed(name.split()))
    family = family_name(term, lang)
    if len(family) >= 3:
        yield family

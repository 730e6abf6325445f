"""People whom an English article introduces with their office ("the Russian ambassador, Mikhail Bely"), known by name later."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geo.events.actors import Actor, ActorKind, find_actors
from geo.events.english.names import codes_of, country_of, is_individual, is_ours, office_of, origin_of, without_titles
from geo.events.english.roles import Sentence, is_free, leading_pronoun
from geo.events.offices import puts_family_first
from geo.events.reading import Person
from geo.events.scan import lower
from geo.lexicon import read_words

_WORD = r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?"
_NAME = rf"{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{1,2}}"
_AFTER = re.compile(rf",? ({_NAME})(?=[,.;:)]| |$)")
_BEFORE = re.compile(rf"({_NAME}),$")
_AGED = re.compile(rf"({_NAME}), \d{{2}},")
_SHORT = 2
"""A word with no more letters than these is no family name."""
_ONES = frozenset({ActorKind.ROLE, ActorKind.PEOPLE})
_KINDS = frozenset({ActorKind.ROLE, ActorKind.BODY, ActorKind.OUTSIDER, ActorKind.PEOPLE})


def introduced(sentence: Sentence) -> tuple[Person, ...]:
    """The people that a sentence names beside what they are, under their family names; its offices under their plain ones."""
    return tuple(dict.fromkeys((*_people(sentence), *_offices(sentence), *_persons(sentence))))


def known_people(sentence: str, known: Sequence[Person], actors: Sequence[Actor]) -> list[Actor]:
    """The people introduced before whom a sentence calls by name, where no actor is read there yet."""
    return [
        Actor(found.start(), found.end(), person.kind, person.code, found.group())
        for person in known
        if person.name[0].isupper() and person.name in sentence
        for found in _named(person.name).finditer(sentence)
        if not any(actor.start < found.end() and found.start() < actor.end for actor in actors)
    ]


def _offices(sentence: Sentence) -> Iterator[Person]:
    """The bodies and offices that a sentence names with their country ("the Russian embassy"), for "the embassy" later."""
    for actor in sentence.actors:
        code = country_of(sentence, actor) if actor.kind in (ActorKind.ROLE, ActorKind.BODY) else None
        if code and is_ours(sentence, actor):
            yield Person(name=read_words("en", "actors")["shapes"]["we"], kind=ActorKind.ROLE, code=code)
        for role in find_actors(lower(actor.text), "en") if code else ():
            names = {lower(role.text), lower(role.text).rsplit(" ", 1)[-1]} if role.kind is ActorKind.ROLE else ()
            yield from (Person(name=name, kind=ActorKind.ROLE, code=code) for name in sorted(names))


def _persons(sentence: Sentence) -> Iterator[Person]:
    """The one whom "he" or "she" means next: a private person with an age, else the first person free to be a subject."""
    he = read_words("en", "actors")["persons"][0]
    aged = _AGED.search(sentence.sentence)
    if aged:
        yield Person(name=he, kind=ActorKind.PEOPLE, code=origin_of(aged.group(1)))
        return
    for actor in sentence.actors:
        person = actor.kind is ActorKind.PERSON or (actor.kind in _ONES and is_individual(actor))
        if person and is_free(sentence, actor) and not leading_pronoun(sentence, actor.start):
            code = next(iter(codes_of(sentence, actor)), None)
            yield from [Person(name=he, kind=actor.kind, code=code)] if code else ()
            return


def _people(sentence: Sentence) -> Iterator[Person]:
    for actor in sentence.actors:
        name = _name_of(sentence, actor) if actor.kind in _KINDS else ""
        state = actor.kind in (ActorKind.ROLE, ActorKind.BODY)
        code = actor.code or (office_of(actor) if state else None)
        if not name or set(name.lower().split()) & _no_names() or (state and code is None):
            continue
        words = name.split() if puts_family_first(code) else name.split()[-1:]
        kind = ActorKind.PERSON if state else actor.kind
        yield from (Person(name=word, kind=kind, code=code) for word in words if len(word) > _SHORT)


def _name_of(sentence: Sentence, actor: Actor) -> str:
    """The name beside an actor word: inside it after the role, right after it, or before a comma; "" for none."""
    inside = re.search(rf"[a-z] ({_NAME})$", actor.text) if actor.kind is ActorKind.ROLE else None
    after = _AFTER.match(sentence.sentence, actor.end)
    ahead = sentence.sentence[max(0, actor.start - 60) : actor.start].rstrip()
    for word in read_words("en", "clauses")["closed"]["apposing"]:
        ahead = ahead.removesuffix(f" {word}")
    before = _BEFORE.search(ahead)
    found = inside or before or (after if actor.kind is not ActorKind.PEOPLE else None)
    return without_titles(found.group(1)) if found else ""


@cache
def _named(name: str) -> re.Pattern[str]:
    """A family name, with the given names and the "Mr." before it."""
    return re.compile(rf"(?:Mrs?\.? |Ms\.? )?(?:{_WORD} ){{0,2}}(?<![\w-]){re.escape(name)}(?![\w-])")


@cache
def _no_names() -> frozenset[str]:
    """Words that no person is called: months and days, countries, peoples, places of government."""
    words = read_words("en", "clauses")
    actors = read_words("en", "actors")
    countries = [name.lower() for country in actors["countries"].values() for name in country["names"]]
    peoples = [name.lower() for country in actors["countries"].values() for name in country.get("adjectives", ())]
    return frozenset((*words["calendar"], *words["closed"]["nameless"], *countries, *peoples))

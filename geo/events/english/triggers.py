"""English words that may tell an act, compiled from the lexicon: verbs in every form, nouns, phrases, verbs of saying."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from geo.events.contents import act_of
from geo.events.english.verbs import Form, verb_forms
from geo.events.reading import Act
from geo.events.scan import Scanner
from geo.lexicon import read_words

_FORMS = (Form.PAST, Form.PARTICIPLE, Form.THIRD, Form.GERUND, Form.BASE)
"""The forms of a verb, the firmest first."""


class Role(StrEnum):
    """What a trigger word is."""

    VERB = "verb"
    NOUN = "noun"
    PHRASE = "phrase"
    SPEECH = "speech"
    ANNOUNCING = "announcing"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One sense of a trigger word: its role, the act it tells, its form, and words that must follow ("call … off")."""

    role: Role
    act: Act | None
    form: Form | None = None
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """A trigger that a surface may be, with the firmest of its forms, and all the forms that it may have."""

    trigger: Trigger
    forms: frozenset[Form]


@cache
def trigger_scanner() -> Scanner[Sense]:
    """The automaton over every trigger in every form, lower case."""
    surfaces: dict[str, dict[Trigger, set[Form]]] = {}
    for surface, trigger in _triggers(read_words("en", "acts")):
        plain = Trigger(trigger.role, trigger.act, None, trigger.tail)
        surfaces.setdefault(surface, {}).setdefault(plain, set()).update({trigger.form} if trigger.form else ())
    _inherit(surfaces)
    return Scanner((surface, _sense(plain, forms)) for surface, senses in surfaces.items() for plain, forms in senses.items())


def _inherit(surfaces: dict[str, dict[Trigger, set[Form]]]) -> None:
    """Let each wording that needs a tail ("halted the … maru") mean what its beginning ("halted") does without one."""
    for surface in sorted(surfaces, key=len):
        if all(trigger.tail for trigger in surfaces[surface]):
            words = surface.split()
            shorter = (" ".join(words[:size]) for size in range(len(words) - 1, 0, -1))
            beginning = next((each for each in shorter if each in surfaces), None)
            surfaces[surface] = {**surfaces[beginning], **surfaces[surface]} if beginning else surfaces[surface]


def _sense(plain: Trigger, forms: set[Form]) -> Sense:
    firmest = next((form for form in _FORMS if form in forms), None)
    return Sense(Trigger(plain.role, plain.act, firmest, plain.tail), frozenset(forms))


@cache
def topic_scanner() -> Scanner[bool]:
    """The words that make a sentence one about the dispute."""
    return Scanner((word, True) for word in read_words("en", "acts")["topic"]["words"])


def _triggers(table: dict[str, Any]) -> Iterator[tuple[str, Trigger]]:
    for row in table["act"]:
        act = act_of(row)
        for verb in row["verbs"]:
            yield from _verb(verb, Role.VERB, act)
        yield from ((noun, Trigger(Role.NOUN, act)) for noun in row.get("nouns", ()))
        yield from ((phrase, Trigger(Role.PHRASE, act)) for phrase in row.get("phrases", ()))
    for verb in table["speech"]["verbs"]:
        yield from _verb(verb, Role.SPEECH, None)
    for verb in table["speech"]["announcing"]:
        yield from _verb(verb, Role.ANNOUNCING, None)
    yield from ((phrase, Trigger(Role.ANNOUNCING, None, Form.PAST)) for phrase in table["speech"]["ongoing"])
    yield from ((word, Trigger(Role.IDLE, None)) for word in table["idle"]["words"])
    for verb in table["idle"]["verbs"]:
        yield from _verb(verb, Role.IDLE, None)


def _verb(verb: str, role: Role, act: Act | None) -> Iterator[tuple[str, Trigger]]:
    head, _, tail = verb.partition(" … ")
    yield from ((surface, Trigger(role, act, form, tail)) for surface, form in verb_forms(head))

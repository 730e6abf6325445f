"""Everything about one Japanese sentence that several steps ask for, and an act found in it."""

from dataclasses import dataclass

from geo.events.japanese.predicates import Predicate, Text
from geo.events.japanese.roles import Person
from geo.events.reading import Act, Setting


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything about one sentence that several steps ask for."""

    text: Text
    setting: Setting
    persons: tuple[Person, ...]
    predicates: tuple[Predicate, ...]
    on_topic: bool


@dataclass(frozen=True, slots=True)
class Found:
    """An act with the predicate that tells it and the actor that its clause names."""

    predicate: Predicate
    act: Act
    who: Person | None
    codes: tuple[str, ...]
    reporter: Person | None
    said: bool

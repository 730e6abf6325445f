"""Japanese words that may tell an act, compiled from the lexicon: stems, verbal nouns, verbs of saying, carriers."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from geo.events.contents import act_of
from geo.events.japanese.inflection import SURU, noun_tail, stem_of
from geo.events.reading import Act
from geo.events.scan import Scanner
from geo.lexicon import read_words


class Role(StrEnum):
    """What a trigger word is."""

    ACT = "act"
    SPEECH = "speech"
    CARRIER = "carrier"
    ANNOUNCING = "announcing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One sense of a trigger: its role, the act it tells, its class, words that must stand before it in the clause.

    `back` is how many code points of the surface belong to the ending (打ち切り is the stem 打ち切 and り). `passive`
    asks for the passive, `negative` for what was not done ("応じなかった"). `loose` says of a carrier that the act is
    its subject, of a verb of saying that it takes an object.
    """

    role: Role
    act: Act | None
    kind: str
    back: int = 0
    before: str = ""
    passive: bool = False
    noun: bool = False
    loose: bool = False
    negative: bool = False


@cache
def trigger_scanner() -> Scanner[Trigger]:
    """The automaton over the stems and nouns of every trigger."""
    return Scanner(_triggers(read_words("ja", "acts")), bounded=False)


@cache
def topic_words() -> re.Pattern[str]:
    """The words that make a sentence one about the dispute."""
    return re.compile("|".join(map(re.escape, read_words("ja", "acts")["topic"]["words"])))


@cache
def dispute_words() -> re.Pattern[str]:
    """The words that people and local bodies use of the dispute, and not of their own matters."""
    return re.compile("|".join(map(re.escape, read_words("ja", "acts")["topic"]["dispute"])))


def _triggers(table: dict[str, Any]) -> Iterator[tuple[str, Trigger]]:
    for row in table["act"]:
        act = act_of(row)
        yield from ((noun, Trigger(Role.ACT, act, SURU, noun=True)) for noun in row["nouns"])
        for asked in ("verbs", "passive", "negative"):
            for verb in spelt_out(row.get(asked, ())):
                yield from _verb(verb, Role.ACT, act, passive=asked == "passive", negative=asked == "negative")
    speech = table["speech"]
    yield from ((word, Trigger(Role.OTHER, None, SURU)) for word in speech["others"])
    for role, verbs, loose in (
        (Role.SPEECH, speech["verbs"], speech["objects"]),
        (Role.CARRIER, speech["carriers"], speech["subjectless"]),
        (Role.ANNOUNCING, speech["announcing"], speech["subjectless"]),
    ):
        known = set(spelt_out(loose))
        for verb in spelt_out(verbs):
            yield from _verb(verb, role, None, loose=verb in known)


def spelt_out(entries: Iterable[str]) -> tuple[str, ...]:
    """The entries of a list of verbs, each alternative for itself.

    >>> spelt_out(["声明|宣言 … 記す", "述べる|語る"])
    ('声明 … 記す', '宣言 … 記す', '述べる', '語る')
    """
    rows = []
    for entry in entries:
        parts = [part.split("|") for part in entry.split(" … ")]
        rows += [" … ".join(words) for words in itertools.product(*parts)]
    return tuple(dict.fromkeys(rows))


def _verb(
    entry: str, role: Role, act: Act | None, *, passive: bool = False, loose: bool = False, negative: bool = False
) -> Iterator[tuple[str, Trigger]]:
    """The surfaces of a verb, written "before … verb" where other words must lead to it."""
    before, _, verb = entry.rpartition(" … ")
    stem, kind = stem_of(verb)
    tail = noun_tail(kind)
    noun = kind == SURU and len(stem) > 1
    for surface, back in dict.fromkeys(((stem, 0), (stem + tail, len(tail)))):
        if surface:
            yield surface, Trigger(role, act, kind, back, before, passive, noun, loose, negative)
    if not stem:
        yield from ((form, Trigger(role, act, kind, len(form), before, passive, loose=loose)) for form in _bare_forms(kind))


def _bare_forms(kind: str) -> tuple[str, ...]:
    """The forms of する and ある themselves, which have no stem to find."""
    return tuple(read_words("ja", "verbs")["bare"][kind])

"""Russian words that may tell an act, compiled from the lexicon: verbs in every form, nouns in every case, verbs of saying."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from geo.events.reading import Act
from geo.events.russian.endings import decline
from geo.events.russian.verbs import Mood, VerbForm, verb_forms
from geo.lexicon import read_words
from geo.model import EventType


class Role(StrEnum):
    """What a trigger word is; the carriers are light verbs, by where they keep the noun."""

    VERB = "verb"
    NOUN = "noun"
    SPEECH = "speech"
    REPORT = "report"
    CARRIES_OBJECT = "carries object"
    CARRIES_SUBJECT = "carries subject"
    CARRIES_WITH = "carries with"
    CARRIES_INVERSE = "carries inverse"


_HISTORIC = frozenset({Mood.PRESENT, Mood.PRESENT_PASSIVE})
CARRIERS = frozenset({Role.CARRIES_OBJECT, Role.CARRIES_SUBJECT, Role.CARRIES_WITH, Role.CARRIES_INVERSE})


@dataclass(frozen=True, slots=True)
class Tail:
    """Words of which one must stand in the verb's clause: whole words, beginnings, or wordings with blanks."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    wordings: re.Pattern[str] | None

    def fits(self, words: Sequence[str]) -> bool:
        """Whether the words of a clause hold one of these."""
        if any(word in self.words or (self.beginnings and word.startswith(self.beginnings)) for word in words):
            return True
        return self.wordings is not None and self.wordings.search(f" {' '.join(words)} ") is not None


@dataclass(frozen=True, slots=True)
class Telling:
    """An act of the lexicon with what Russian asks besides: who does it where nobody is named.

    `undone` says that the act is not to do what its verb says ("не принял проект"), `alone` that it is told of a thing and
    not of who did it ("заработал режим").
    """

    act: Act
    home: bool
    pair: bool
    undone: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """One sense of a trigger word: its role, its form, the act it tells, what its clause must hold; of a noun the cases."""

    role: Role
    mood: Mood | None
    plural: bool
    telling: Telling | None = None
    tail: Tail | None = None
    cases: frozenset[str] = frozenset()


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Every trigger by its written form, folded and in lower case."""
    table: dict[str, dict[Trigger, None]] = {}
    for surface, trigger in _all_triggers():
        table.setdefault(surface, {})[trigger] = None
    return {surface: tuple(senses) for surface, senses in table.items()}


@lru_cache(maxsize=1 << 16)
def is_topical(word: str) -> bool:
    """Whether a word makes a sentence one about the dispute."""
    return word.startswith(_beginnings("words"))


@lru_cache(maxsize=1 << 16)
def is_of_dispute(word: str) -> bool:
    """Whether a word is one that a country's own affairs on the islands do without."""
    return word.startswith(_beginnings("dispute"))


@cache
def _beginnings(key: str) -> tuple[str, ...]:
    return tuple(read_words("ru", "acts")["topic"][key])


@cache
def holders() -> frozenset[str]:
    """Nouns that may hold an act after "о", in every case ("решение о прекращении")."""
    return frozenset(form.surface for noun in read_words("ru", "clauses")["holders"] for form in decline(noun, people=False))


@cache
def receiving() -> frozenset[str]:
    """Every form of the verbs by which one takes a note or a threat from another."""
    verbs = read_words("ru", "acts")["receiving"]["verbs"]
    return frozenset(form.surface for verb in verbs for form in _forms(verb, ongoing=True))


@cache
def light_nouns() -> frozenset[str]:
    """Nouns that put an act off by one step, in every case ("о проведении стрельб")."""
    nouns = read_words("ru", "acts")["carriers"]["nouns"]
    return frozenset(form.surface for noun in nouns for form in decline(noun, people=False))


def _all_triggers() -> Iterator[tuple[str, Trigger]]:
    table = read_words("ru", "acts")
    for row in table["act"]:
        act = Act(type=EventType(row["type"]), mode=row["mode"], strength=row["strength"], needs=row.get("needs", ""))
        telling = Telling(act, row.get("home", False), row.get("pair", False))
        yield from _verbs(row.get("verbs", ()), Role.VERB, telling, ongoing=False)
        yield from _verbs(row.get("ongoing", ()), Role.VERB, telling, ongoing=True)
        historic = _verbs(row.get("historic", ()), Role.VERB, telling, ongoing=True)
        yield from ((surface, trigger) for surface, trigger in historic if trigger.mood in _HISTORIC)
        yield from _verbs(row.get("undone", ()), Role.VERB, replace(telling, undone=True), ongoing=False)
        yield from _verbs(row.get("happening", ()), Role.VERB, replace(telling, alone=True), ongoing=False)
        for noun in row.get("nouns", ()):
            for form in decline(noun, people=False):
                yield form.surface, Trigger(Role.NOUN, None, form.plural, telling, None, form.cases)
    speech = table["speech"]
    passing = frozenset(speech["reporting"])
    yield from _verbs([verb for verb in speech["verbs"] if verb not in passing], Role.SPEECH, None, ongoing=False)
    yield from _verbs(speech["reporting"], Role.REPORT, None, ongoing=False)
    yield from _verbs(speech["ongoing"], Role.SPEECH, None, ongoing=True)
    doing = _verbs(speech["performative"], Role.SPEECH, None, ongoing=True)
    yield from ((surface, trigger) for surface, trigger in doing if trigger.mood is Mood.WE)
    yield from _carriers()


def _carriers() -> Iterator[tuple[str, Trigger]]:
    table = read_words("ru", "acts")["carriers"]
    yield from _verbs(table["object"], Role.CARRIES_OBJECT, None, ongoing=False)
    yield from _verbs(table["object_ongoing"], Role.CARRIES_OBJECT, None, ongoing=True)
    yield from _verbs(table["subject"], Role.CARRIES_SUBJECT, None, ongoing=False)
    yield from _verbs(table["subject_ongoing"], Role.CARRIES_SUBJECT, None, ongoing=True)
    yield from _verbs(table["with"], Role.CARRIES_WITH, None, ongoing=False)
    yield from _verbs(table["inverse"], Role.CARRIES_INVERSE, None, ongoing=False)


def _verbs(rows: Iterable[str], role: Role, telling: Telling | None, *, ongoing: bool) -> Iterator[tuple[str, Trigger]]:
    for row in rows:
        infinitive, _, tail = row.partition(" … ")
        words = _tail(tail) if tail else None
        for form in _forms(infinitive, ongoing):
            yield form.surface, Trigger(role, form.mood, form.plural, telling, words)


@cache
def _forms(infinitive: str, ongoing: bool) -> tuple[VerbForm, ...]:
    return tuple(verb_forms(infinitive, ongoing=ongoing))


@cache
def _tail(tail: str) -> Tail:
    sets = read_words("ru", "acts")["sets"]
    parts = [part for each in tail.split("|") for part in (sets[each[1:]] if each.startswith("@") else [each])]
    whole = [part for part in parts if " " not in part and not part.endswith("*")]
    words = frozenset(form.surface for part in whole for people in (True, False) for form in decline(part, people=people))
    beginnings = tuple(part[:-1] for part in parts if part.endswith("*") and " " not in part)
    wordings = [rf" {re.escape(part)} ".replace(r"\*", r"\S*") for part in parts if " " in part]
    return Tail(words, beginnings, re.compile("|".join(wordings)) if wordings else None)

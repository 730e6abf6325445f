"""The forms of Russian verbs, and whether a form, with the words before it, says that something happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from geo.events.russian.endings import participle_endings
from geo.lexicon import read_words

_TOKEN = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*|[^\w\s]")
_FINITE = re.compile(r"\w+(?:[аеиоуыя]л|л[аои])(?:с[ья])?|\w+(?:ет|ит|ют|ут|ят)ся|\w+(?:ает|яет|ует|ают|яют|уют|еют)")
_VOWELS = "аеиоуыэюя"


class Mood(StrEnum):
    """What a form of a verb is."""

    PAST = "past"
    PASSIVE = "passive"
    PRESENT_PASSIVE = "present passive"
    PRESENT = "present"
    WE = "we"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    ACTIVE_PARTICIPLE = "active participle"
    PASSIVE_PARTICIPLE = "passive participle"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb: how it is written, what it is, whether it is plural."""

    surface: str
    mood: Mood
    plural: bool = False


class Token(NamedTuple):
    """A word or mark of a sentence, folded and in lower case, with its place in the sentence."""

    start: int
    end: int
    word: str


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a sentence already folded and in lower case."""
    return [Token(found.start(), found.end(), found.group()) for found in _TOKEN.finditer(text)]


def verb_forms(infinitive: str, *, ongoing: bool) -> Iterator[VerbForm]:
    """Every form of a verb; present and reflexive passive ("проводились") only for an `ongoing` (imperfective) one."""
    reflexive = infinitive.endswith(("ся", "сь"))
    plain = infinitive[:-2] if reflexive else infinitive
    row = next((row for row in read_words("ru", "clauses")["verbs"] if plain.endswith(row["ends"])), None)
    yield VerbForm(infinitive, Mood.INFINITIVE)
    if row is None:
        return
    stem = plain[: -len(row["ends"])]
    yield from _pasts(stem, row, reflexive)
    yield from _gerunds(stem, row, reflexive)
    yield from _participles(stem, row, reflexive)
    if ongoing:
        yield from _presents(stem, row, reflexive)
        yield from _reflexive_passives(stem, row, reflexive)


def denied(tokens: Sequence[Token], place: int) -> bool:
    """Whether the verb at `tokens[place]` is negated: a "не" right before it, or before its auxiliary or adverb."""
    words = _words()
    before = place - 1
    while before >= 0 and place - before <= 4:
        word = tokens[before].word
        if word in words["negations"]:
            return tokens[before + 1].word not in words["not_denials"]
        if word not in words["auxiliaries"] and word not in words["adverbs"]:
            return False
        before -= 1
    return False


def awaited(tokens: Sequence[Token], place: int) -> bool:
    """Whether a participle or infinitive only will, may or must come true ("будет подписан", "должен быть передан")."""
    words = _words()
    near = tokens[max(0, place - 4) : place]
    stretch = [token.word for token in near]
    for mark in (",", ";", ":"):
        if mark in stretch:
            stretch = stretch[len(stretch) - stretch[::-1].index(mark) :]
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return any(word in words["future"] or word in words["modals"] for word in stretch) or after in ("будет", "будут")


def achieved(tokens: Sequence[Token], place: int) -> bool:
    """Whether an infinitive stands with a word that says it was done ("удалось договориться")."""
    near = [token.word for token in tokens[max(0, place - 4) : place]]
    return any(word in _words()["implicatives"] for word in near) and not any(word in _words()["negations"] for word in near)


@lru_cache(maxsize=1 << 16)
def seems_finite(word: str) -> bool:
    """Whether an unknown folded word looks like a finite verb; for cutting clauses only."""
    return len(word) > 3 and word not in _words()["not_verbs"] and _FINITE.fullmatch(word) is not None


def _pasts(stem: str, row: dict[str, Any], reflexive: bool) -> Iterator[VerbForm]:
    for place, ending in enumerate(row["past"].split()):
        yield VerbForm(_with_self(stem + ending, reflexive), Mood.PAST, plural=place == 3)


def _gerunds(stem: str, row: dict[str, Any], reflexive: bool) -> Iterator[VerbForm]:
    for ending in row["gerund"]:
        done = ending.endswith("в")
        yield VerbForm(f"{stem}{ending}шись" if reflexive and done else _with_self(stem + ending, reflexive), Mood.GERUND)
        if done and not reflexive:
            yield VerbForm(f"{stem}{ending}ши", Mood.GERUND)


def _participles(stem: str, row: dict[str, Any], reflexive: bool) -> Iterator[VerbForm]:
    own = "ся" if reflexive else ""
    for ending in participle_endings(soft=True):
        yield VerbForm(f"{stem}{row['active']}{ending}{own}", Mood.ACTIVE_PARTICIPLE)
    if reflexive:
        return
    for short in _short_passives(stem, row):
        for place, ending in enumerate(("", "а", "о", "ы")):
            yield VerbForm(short + ending, Mood.PASSIVE, plural=place == 3)
        long = f"{short}н" if short.endswith("н") else short
        for ending in participle_endings(soft=False):
            yield VerbForm(long + ending, Mood.PASSIVE_PARTICIPLE)


def _short_passives(stem: str, row: dict[str, Any]) -> Iterator[str]:
    for ending in row["passive"]:
        if ending != "*":
            yield stem + ending
            continue
        mutations = read_words("ru", "clauses")["mutations"]
        last = next((each for each in mutations if stem.endswith(each)), None)
        if last is None:
            yield f"{stem}ен"
        else:
            yield from (stem[: -len(last)] + changed for changed in mutations[last])


def _presents(stem: str, row: dict[str, Any], reflexive: bool) -> Iterator[VerbForm]:
    for place, ending in enumerate(row.get("present", "").split()):
        yield VerbForm(stem + ending + ("ся" if reflexive else ""), Mood.PRESENT, plural=place == 1)
        if place == 0:
            yield VerbForm(f"{stem}{ending[:-1]}м{'ся' if reflexive else ''}", Mood.WE, plural=True)


def _reflexive_passives(stem: str, row: dict[str, Any], reflexive: bool) -> Iterator[VerbForm]:
    if reflexive:
        return
    for place, ending in enumerate(row["past"].split()):
        yield VerbForm(_with_self(stem + ending, reflexive=True), Mood.PASSIVE, plural=place == 3)
    for place, ending in enumerate(row.get("present", "").split()):
        yield VerbForm(f"{stem}{ending}ся", Mood.PRESENT_PASSIVE, plural=place == 1)


def _with_self(form: str, reflexive: bool) -> str:
    if not reflexive:
        return form
    return form + ("сь" if form[-1] in _VOWELS else "ся")


@cache
def _words() -> dict[str, frozenset[str]]:
    table = read_words("ru", "clauses")
    names = ("negations", "not_denials", "auxiliaries", "adverbs", "future", "modals", "implicatives", "not_verbs")
    return {name: frozenset(table[name]) for name in names}

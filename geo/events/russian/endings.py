"""The forms of Russian nouns, names and adjectives, each with the cases it may be; tables of endings stand in the lexicon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from geo.events.scan import lower
from geo.lexicon import read_words

CASES = "NGDAIL"
"""Nominative, genitive, dative, accusative, instrumental, locative."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a word or phrase: how it is written, which cases it may be (letters of `CASES`), and its number."""

    surface: str
    cases: frozenset[str]
    plural: bool


def fold(text: str) -> str:
    """The text with every ё as е, code points at their places."""
    return text.replace("ё", "е").replace("Ё", "Е")


def folded(text: str) -> str:
    """The text in lower case with every ё as е, code points at their places."""
    return fold(lower(text))


def decline(phrase: str, *, people: bool) -> Iterator[Form]:
    """The forms of a noun phrase given in the nominative: adjectives before the noun bend with it, what follows it stays.

    `people` says that the accusative is the genitive ("посла"); things keep the nominative ("ноту" aside).
    """
    words = fold(phrase).split()
    head = next((place for place, word in enumerate(words) if not _adjectival(word) or place == len(words) - 1), 0)
    rest = " ".join(words[head + 1 :])
    for noun in _noun_forms(words[head], people):
        before = [_agreeing(word, noun) for word in words[:head]]
        for adjectives in product(*before):
            yield Form(" ".join(filter(None, (*adjectives, noun.surface, rest))), noun.cases, noun.plural)


def decline_name(name: str) -> Iterator[Form]:
    """The forms of a given name or surname; one that does not bend may be any case."""
    plain = fold(name)
    row = _row("surnames", plain)
    if row is None:
        yield Form(plain, frozenset(CASES), plural=False)
        return
    yield from _bent(plain, row, people=True)


def decline_adjective(lemma: str) -> Iterator[Form]:
    """The forms of an adjective or long participle in the three genders and both numbers."""
    stem, hard = adjective_stem(fold(lemma)), lemma.endswith(tuple(_adjectives()["hard_only"]))
    for ending, cases, number in _adjectives()["endings"]:
        if hard and ending not in participle_endings(soft=False):
            continue
        yield Form(stem + ending, frozenset(cases), plural=number == "p")


def adjective_stem(lemma: str) -> str:
    """What an adjective keeps in every form."""
    return lemma[:-2]


@cache
def participle_endings(*, soft: bool) -> tuple[str, ...]:
    """The endings of a long participle, those after "ш" (`soft`) or those after "н" and "т"."""
    hard = tuple(_adjectives()["hard"])
    return tuple(each for each in _adjective_endings() if each.startswith(hard) is not soft or each in _adjectives()["common"])


@lru_cache(maxsize=1 << 16)
def is_adjectival(word: str) -> bool:
    """Whether a folded word in lower case has an adjective's ending."""
    return len(word) > 4 and word.endswith(_adjective_endings())


def _adjectival(word: str) -> bool:
    return (
        len(word) > 4 and word.endswith(tuple(_adjectives()["lemmas"])) and word not in read_words("ru", "clauses")["irregular"]
    )


def _agreeing(adjective: str, noun: Form) -> list[str]:
    forms = decline_adjective(adjective)
    return sorted({form.surface for form in forms if form.plural == noun.plural and form.cases & noun.cases})


@cache
def _noun_forms(noun: str, people: bool) -> tuple[Form, ...]:
    if noun in _substantives():
        return tuple(_as_adjective(noun, people))
    irregular = read_words("ru", "clauses")["irregular"].get(noun)
    if irregular:
        return tuple(_bent("", irregular, people=people))
    if noun.isupper() or noun in _unbending():
        return (Form(noun, frozenset(CASES), plural=False),)
    row = _row("nouns", noun)
    return tuple(_bent(noun, row, people=people)) if row else (Form(noun, frozenset(CASES), plural=False),)


def _as_adjective(noun: str, people: bool) -> Iterator[Form]:
    """The forms of a noun that bends as an adjective ("военные", "поверенный")."""
    plural = noun.endswith(tuple(read_words("ru", "clauses")["substantives"]["plural"]))
    for form in decline_adjective(noun):
        cases = form.cases - ({"A"} if people and "N" in form.cases else set())
        if plural and form.plural:
            yield Form(form.surface, cases, plural=True)
        elif not plural and not form.plural and form.surface[len(noun) - 2 :] in _masculine():
            yield Form(form.surface, cases, plural=False)


@cache
def _substantives() -> frozenset[str]:
    return frozenset(fold(word) for word in read_words("ru", "clauses")["substantives"]["words"])


@cache
def _masculine() -> frozenset[str]:
    return frozenset(read_words("ru", "clauses")["substantives"]["masculine"])


def _bent(lemma: str, row: dict[str, Any], *, people: bool) -> Iterator[Form]:
    stem = lemma[: len(lemma) - row.get("cut", 0)]
    for number in ("singular", "plural"):
        if number in row:
            kind = "people" if people and number == "plural" and "people" in row else number
            yield from _cases(stem, row[kind].split(), people=people, plural=number == "plural")


def _cases(stem: str, endings: Sequence[str], *, people: bool, plural: bool) -> Iterator[Form]:
    """One form for each surface, with all the cases it may be."""
    cases: dict[str, set[str]] = {}
    for case, ending in zip(CASES, endings, strict=True):
        same = endings[1 if people else 0] if ending == "=" else ending
        for each in same.split("|"):
            surface = (stem + each.replace("-", "")).replace("_", " ")
            cases.setdefault(surface, set()).add(case)
    for surface, found in cases.items():
        yield Form(surface, frozenset(found), plural=plural)


def _row(table: str, word: str) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = read_words("ru", "clauses")[table]
    return next((row for row in rows if word.lower().endswith(tuple(row["ends"]))), None)


@cache
def _unbending() -> frozenset[str]:
    return frozenset(fold(word) for word in read_words("ru", "clauses")["unbending"]["words"])


@cache
def _adjective_endings() -> tuple[str, ...]:
    return tuple(dict.fromkeys(ending for ending, _, _ in _adjectives()["endings"]))


def _adjectives() -> dict[str, Any]:
    table: dict[str, Any] = read_words("ru", "clauses")["adjectives"]
    return table

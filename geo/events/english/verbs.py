"""How English verbs stand in a sentence: their forms, and whether a form says that something happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from geo.lexicon import read_words

_TOKEN = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*|[^\w\s]")
_token = tuple.__new__
_VOWELS = "aeiou"
_COMING = 8
"""How many words before a participle "find" may stand that leads to it."""
_JOINED = 3
"""How many words after "being" a second participle may stand ("being seized and fined")."""


class Form(StrEnum):
    """A form of a verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


class Stand(StrEnum):
    """How a verb stands: what its form and the words before it say about the act."""

    PAST = "past"
    PERFECT = "perfect"
    PASSIVE = "passive"
    REDUCED = "reduced"
    PRESENT = "present"
    PROGRESSIVE = "progressive"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    MODAL = "modal"
    NEGATED = "negated"


class Token(NamedTuple):
    """A word or mark of a sentence, lower case, with its place in the sentence."""

    start: int
    end: int
    word: str


def tokens_of(lowered: str, sentence: str = "") -> list[Token]:
    """The words and marks of a sentence in lower case; by the `sentence` as written a month is told from a modal verb."""
    # A typographic apostrophe is as long as a plain one, so every offset stays.
    plain = lowered.replace("’", "'")
    for month in _modal_month().finditer(sentence):
        plain = f"{plain[: month.start()]}{'m' * len(month.group())}{plain[month.end() :]}"
    return [_token(Token, (*found.span(), found.group())) for found in _TOKEN.finditer(plain)]


def verb_forms(verb: str) -> Iterator[tuple[str, Form]]:
    """Every form of a verb in base form; of a phrase ("call off") the first word is the verb, of "test-fire" the last part."""
    head, blank, rest = verb.partition(" ")
    prefix, hyphen, stem = head.rpartition("-")
    if stem in _verbs().prefixed:
        yield from ((f"{prefix}{hyphen}{form}{blank}{rest}", kind) for form, kind in _forms_of(stem))
    else:
        yield from ((f"{form}{blank}{rest}", kind) for form, kind in _forms_of(head))


@cache
def auxiliary_words() -> frozenset[str]:
    """The words that help a verb: forms of be, have and do, and the modals."""
    words = _words()
    return words["be"] | words["was"] | words["have"] | words["do"] | words["modals"]


def looks_past(word: str) -> bool:
    """Whether a word may be a past form or participle, or helps one: "seized", "met", "was", "has"."""
    return word.endswith("ed") or word in _past_words()


@cache
def _past_words() -> frozenset[str]:
    words = _words()
    irregular = {form for forms in _verbs().irregular.values() for form in forms}
    return words["was"] | words["have"] | frozenset(irregular) | frozenset(["did"])


def stand_of(tokens: Sequence[Token], place: int, forms: frozenset[Form]) -> Stand:
    """How the verb at `tokens[place]` stands, from its possible forms and the words before it."""
    words = _words()
    before = place - 1
    negated = False
    while before >= 0 and (tokens[before].word in words["adverbs"] or tokens[before].word in words["negations"]):
        negated |= tokens[before].word in words["negations"]
        before -= 1
    previous = tokens[before].word if before >= 0 else ""
    if previous in words["contracted"] or (previous == "been" and _denied_before(tokens, before)):
        return Stand.NEGATED
    stand = _stand_after(tokens, before, previous, forms)
    return Stand.NEGATED if negated and stand is not Stand.MODAL else stand


def _denied_before(tokens: Sequence[Token], before: int) -> bool:
    words = _words()
    helpers = {token.word for token in tokens[max(0, before - 2) : max(0, before)]}
    return not helpers.isdisjoint(words["negations"]) or not helpers.isdisjoint(words["contracted"])


def _stand_after(tokens: Sequence[Token], before: int, previous: str, forms: frozenset[Form]) -> Stand:
    words = _words()
    if previous == "to" and Form.BASE in forms:
        return Stand.INFINITIVE
    if previous in words["modals"]:
        return Stand.MODAL
    if previous in words["do"] and Form.BASE in forms:
        return Stand.PAST if previous == "did" else Stand.PRESENT
    if previous in words["have"] and Form.PARTICIPLE in forms:
        return Stand.MODAL if _after_modal(tokens, before) else Stand.PERFECT
    if previous in words["was"]:
        return _after_was(tokens, before, previous, forms)
    if previous in words["be"]:
        return Stand.PROGRESSIVE if Form.GERUND in forms else Stand.PRESENT
    if Form.PARTICIPLE in forms and _may_come_to(tokens, before):
        return Stand.MODAL
    return Stand.PRESENT if previous in words["copulas"] else _bare(forms)


def _may_come_to(tokens: Sequence[Token], before: int) -> bool:
    """Whether a participle is what one may come to or fears ("could find itself shut out", "risk being seized and fined")."""
    words = _words()
    for place in range(max(1, before - _COMING), before + 1):
        word = tokens[place].word
        if word in words["finding"] and _after_modal(tokens, place):
            return True
        if word in words["wanting"] and "," not in (token.word for token in tokens[place:before]):
            return True
        if word == "being" and tokens[place - 1].word in words["risking"] and before - place <= _JOINED:
            return True
    return False


def _after_was(tokens: Sequence[Token], before: int, previous: str, forms: frozenset[Form]) -> Stand:
    words = _words()
    first = tokens[before - 1].word if before else ""
    if previous == "be" or _after_modal(tokens, before):
        return Stand.INFINITIVE if first == "to" else Stand.MODAL
    if previous == "being" and first in words["risking"]:
        return Stand.MODAL
    if previous == "being":
        return Stand.PROGRESSIVE if first in words["be"] else Stand.PASSIVE
    if previous == "been" and Form.GERUND in forms:
        return Stand.PROGRESSIVE
    if Form.PARTICIPLE in forms:
        return Stand.PASSIVE
    return Stand.PAST if Form.GERUND in forms else Stand.PRESENT


def _after_modal(tokens: Sequence[Token], before: int) -> bool:
    modals = _words()["modals"]
    return any(tokens[place].word in modals for place in range(max(0, before - 2), before))


def _bare(forms: frozenset[Form]) -> Stand:
    if Form.PAST in forms:
        return Stand.PAST
    if Form.PARTICIPLE in forms:
        return Stand.REDUCED
    return Stand.GERUND if Form.GERUND in forms else Stand.PRESENT


def _forms_of(verb: str) -> Iterator[tuple[str, Form]]:
    verbs = _verbs()
    yield verb, Form.BASE
    yield _third(verb), Form.THIRD
    if verb in verbs.irregular:
        past, participle = verbs.irregular[verb]
        yield past, Form.PAST
        yield participle, Form.PARTICIPLE
        yield f"{_stem(verb)}{verb[-1] if verb in verbs.doubling else ''}ing", Form.GERUND
        return
    stems = {f"{verb}{verb[-1]}"} if verb in verbs.doubling else {verb}
    stems |= {verb} if verb in verbs.also_plain else set()
    for stem in sorted(stems):
        yield _past(stem), Form.PAST
        yield _past(stem), Form.PARTICIPLE
        yield f"{_stem(stem)}ing", Form.GERUND


def _stem(verb: str) -> str:
    return verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return f"{stem}d"
    return f"{stem[:-1]}ied" if stem.endswith("y") and stem[-2:-1] not in _VOWELS else f"{stem}ed"


@cache
def _modal_month() -> re.Pattern[str]:
    """The month that is spelled as a modal verb."""
    return re.compile(read_words("en", "clauses")["patterns"]["modal_month"])


@dataclass(frozen=True, slots=True)
class _Verbs:
    irregular: dict[str, list[str]]
    doubling: frozenset[str]
    also_plain: frozenset[str]
    prefixed: frozenset[str]


@cache
def _verbs() -> _Verbs:
    table = read_words("en", "verbs")
    sets = {name: frozenset(table["doubling"][name]) for name in ("verbs", "also_plain", "prefixed")}
    return _Verbs(table["irregular"], sets["verbs"], sets["also_plain"], sets["prefixed"])


@cache
def _words() -> dict[str, frozenset[str]]:
    table = read_words("en", "clauses")
    sets = {name: frozenset(words) for name, words in table["auxiliaries"].items()}
    sets["have"] |= sets["had"]
    sets["do"] |= sets["does"] | frozenset(["did"])
    return sets | {
        "adverbs": frozenset(table["adverbs"]),
        "negations": frozenset(word for word in table["negations"] if " " not in word),
        "modals": frozenset(table["modals"]),
        "copulas": frozenset(table["copulas"]),
        "contracted": frozenset(table["contracted"]),
        "finding": frozenset(table["closed"]["finding"]),
        "wanting": frozenset(table["closed"]["wanting"]),
        "risking": frozenset(table["closed"]["risking"]),
    }

"""English sentences cut into clauses, each with the word that opens it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from geo.events.english.verbs import Token
from geo.lexicon import read_words

RELATIVE = "that-relative"
"""The opener of a restrictive relative clause, whatever word begins it."""

_JOINING = ("prepositions", "coordinators", "subordinators", "adverbs", "that")
_MARKS = frozenset({";", ":", "—", "–"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `sentence[start:end]`, tokens `first` to `last` (exclusive), and the word that opens it ("" for none)."""

    start: int
    end: int
    first: int
    last: int
    opener: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of a sentence's tokens: where finite verbs, verbs of saying, actors (begin, lie) and quotations are."""

    finite: Callable[[int], bool]
    speech: Callable[[int], bool]
    subject: Callable[[int], bool]
    actor: Callable[[int], bool]
    quoted: Callable[[int], bool]


def split_clauses(tokens: Sequence[Token], length: int, marks: Marks) -> list[Clause]:
    """The clauses of a sentence in order; together they cover it. A quotation is never cut, and ends a clause."""
    cuts: list[tuple[int, str]] = [(0, "" if marks.quoted(0) else _leading(tokens))]
    for place in range(1, len(tokens)):
        if marks.quoted(place):
            continue
        opener = "" if marks.quoted(place - 1) and marks.quoted(0) else _opener(tokens, place, marks)
        if opener is not None and place >= cuts[-1][0] + max(1, len(cuts[-1][1].split())):
            cuts.append((place, opener))
    ends = [place for place, _ in cuts[1:]] + [len(tokens)]
    return [_clause(tokens, first, last, opener, length) for (first, opener), last in zip(cuts, ends, strict=True)]


def _clause(tokens: Sequence[Token], first: int, last: int, opener: str, length: int) -> Clause:
    start = tokens[first].start if first else 0
    end = tokens[last].start if last < len(tokens) else length
    return Clause(start, end, first, last, opener)


def _leading(tokens: Sequence[Token]) -> str:
    """The subordinator or hypothetical that a sentence begins with."""
    return _subordinator(tokens, 0) or _hypothetical(tokens, 0)


def _opener(tokens: Sequence[Token], place: int, marks: Marks) -> str | None:
    """The word that opens a new clause at `place`, "" for a mere mark, `None` where the clause goes on."""
    word, previous = tokens[place].word, tokens[place - 1].word
    if previous in _MARKS and tokens[place - 1].end < tokens[place].start:
        return ""
    if word in _words()["coordinators"]:
        opens = not _joins_actors(tokens, place, marks) and _starts_clause(tokens, place + 1, marks)
        return word if opens else None
    if _opens_content(tokens, place, marks):
        return "that"
    if _opens_relative(tokens, place, marks):
        return RELATIVE
    return _hypothetical(tokens, place) or _subordinate(tokens, place, marks) or _after_comma(tokens, place, marks)


def _opens_content(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether what is said begins here: "that" after a verb of saying, or a subject and verb right after it."""
    word = tokens[place].word
    if word == "that":
        return marks.speech(place - 1) or _said_to(place, marks)
    begins = marks.subject(place) or word in _words()["pronouns"]
    return marks.speech(place - 1) and begins and _verb_ahead(tokens, place, marks)


def _opens_relative(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether a clause only tells which one is meant ("sanctions that Japan had imposed", "islands it renounced")."""
    word, previous = tokens[place].word, tokens[place - 1].word
    plain = previous.isalpha() and not marks.finite(place - 1) and previous not in _words()["joining"]
    if word == "that":
        return plain and _verb_ahead(tokens, place + 1, marks, reach=6)
    pronoun = word in _words()["relative_pronouns"] and not marks.speech(place - 1)
    return pronoun and plain and _verb_ahead(tokens, place + 1, marks, reach=4)


def _joins_actors(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether "and" stands between two actors that share a verb ("Tokyo and Moscow had reached")."""
    after = place + 2 if place + 1 < len(tokens) and tokens[place + 1].word in _words()["determiners"] else place + 1
    return marks.subject(after) and marks.actor(place - 1)


def _after_comma(tokens: Sequence[Token], place: int, marks: Marks) -> str | None:
    """A main clause that follows an opening one after a comma ("When …, Japan protested")."""
    leading = bool(_leading(tokens)) and not any(token.word == "," for token in tokens[: place - 1])
    starts = leading and tokens[place - 1].word == "," and _verb_ahead(tokens, place, marks, reach=14)
    subject = marks.subject(place) or marks.subject(place + 1) or tokens[place].word in _words()["pronouns"]
    return "" if starts and subject else None


def _subordinate(tokens: Sequence[Token], place: int, marks: Marks) -> str | None:
    word = _subordinator(tokens, place)
    if not word:
        return None
    needs_verb = word in _words()["whole_verb"]
    return word if not needs_verb or _verb_ahead(tokens, place + 1, marks) else None


def _said_to(place: int, marks: Marks) -> bool:
    """Whether a verb of saying stands a few words before ("told reporters on Monday that")."""
    return any(marks.speech(before) for before in range(max(0, place - 14), place))


def _starts_clause(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    while place < len(tokens) and tokens[place].word in _words()["adverbs"]:
        place += 1
    if place >= len(tokens):
        return False
    if marks.finite(place) or tokens[place].word in _words()["auxiliaries"]:
        return True
    opens = marks.subject(place) or marks.subject(place + 1) or tokens[place].word in _words()["pronouns"]
    return opens and _verb_ahead(tokens, place + 1, marks, reach=8)


def _verb_ahead(tokens: Sequence[Token], place: int, marks: Marks, reach: int = 10) -> bool:
    auxiliaries = _words()["auxiliaries"]
    ahead = range(place, min(len(tokens), place + reach))
    return any(marks.finite(each) or tokens[each].word in auxiliaries for each in ahead)


def _subordinator(tokens: Sequence[Token], place: int) -> str:
    return _phrase(tokens, place, "subordinators")


def _hypothetical(tokens: Sequence[Token], place: int) -> str:
    return _phrase(tokens, place, "hypotheticals")


def _phrase(tokens: Sequence[Token], place: int, name: str) -> str:
    """The longest phrase of a list of the lexicon (up to three words) that begins at `place`, "" for none."""
    if tokens[place].word not in _words()[f"{name}:first"]:
        return ""
    phrases = _words()[name]
    for size in (3, 2, 1):
        words = " ".join(token.word for token in tokens[place : place + size])
        if words in phrases:
            return words
    return ""


@cache
def _words() -> dict[str, frozenset[str]]:
    table = read_words("en", "clauses")
    auxiliaries = {word for words in table["auxiliaries"].values() for word in words} | set(table["modals"])
    return {
        "adverbs": frozenset(table["adverbs"]),
        "auxiliaries": frozenset(auxiliaries),
        "coordinators": frozenset(table["coordinators"]),
        "hypotheticals": frozenset(table["hypotheticals"]),
        "hypotheticals:first": frozenset(phrase.split()[0] for phrase in table["hypotheticals"]),
        "subordinators:first": frozenset(phrase.split()[0] for phrase in table["subordinators"]),
        "pronouns": frozenset(table["pronouns"]),
        "determiners": frozenset(table["date_owners"]["determiners"]),
        "joining": frozenset(word for name in _JOINING for word in table[name]) | auxiliaries,
        "relative_pronouns": frozenset(table["closed"]["relative_pronouns"]),
        "whole_verb": frozenset(table["closed"]["whole_verb"]),
        "subordinators": frozenset(table["subordinators"]),
    }

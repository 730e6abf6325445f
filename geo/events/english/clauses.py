"""English sentences cut into clauses, each with the word that opens it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from geo.events.english.verbs import Token
from geo.lexicon import read_words

_MARKS = frozenset({";", ":", "—", "–"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `sentence[start:end]`, tokens `first` to `last` (exclusive), and the word that opens it ("" for none)."""

    start: int
    end: int
    first: int
    last: int
    opener: str


def split_clauses(
    tokens: Sequence[Token], length: int, finite: Callable[[int], bool], speech: Callable[[int], bool], subject: Callable[[int], bool]
) -> list[Clause]:
    """The clauses of a sentence in order; together they cover it.

    `finite`, `speech` and `subject` tell of a token whether a finite verb, a verb of saying or an actor begins there.
    """
    cuts: list[tuple[int, str]] = [(0, _leading(tokens))]
    for place in range(1, len(tokens)):
        opener = _opener(tokens, place, finite, speech, subject)
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


def _opener(
    tokens: Sequence[Token], place: int, finite: Callable[[int], bool], speech: Callable[[int], bool], subject: Callable[[int], bool]
) -> str | None:
    """The word that opens a new clause at `place`, "" for a mere mark, `None` where the clause goes on."""
    word, previous = tokens[place].word, tokens[place - 1].word
    if previous in _MARKS and tokens[place - 1].end < tokens[place].start:
        return ""
    if word in _words()["coordinators"]:
        if _joins_actors(tokens, place, subject):
            return None
        return word if _starts_clause(tokens, place + 1, finite, subject) else None
    if word == "that" and (speech(place - 1) or _said_to(tokens, place, speech)):
        return "that"
    if speech(place - 1) and (subject(place) or word in _words()["pronouns"]) and _verb_ahead(tokens, place, finite):
        return "that"
    return _hypothetical(tokens, place) or _subordinate(tokens, place, finite) or _after_comma(tokens, place, finite, subject)


def _joins_actors(tokens: Sequence[Token], place: int, subject: Callable[[int], bool]) -> bool:
    """Whether "and" stands between two actors that share a verb ("Tokyo and Moscow had reached")."""
    return subject(place + 1) and subject(place - 1)


def _after_comma(tokens: Sequence[Token], place: int, finite: Callable[[int], bool], subject: Callable[[int], bool]) -> str | None:
    """A main clause that follows an opening one after a comma ("When …, Japan protested")."""
    leading = bool(_leading(tokens)) and not any(token.word == "," for token in tokens[: place - 1])
    starts = leading and tokens[place - 1].word == "," and _verb_ahead(tokens, place, finite, reach=14)
    return "" if starts and (subject(place) or subject(place + 1) or tokens[place].word in _words()["pronouns"]) else None


def _subordinate(tokens: Sequence[Token], place: int, finite: Callable[[int], bool]) -> str | None:
    word = _subordinator(tokens, place)
    if not word:
        return None
    needs_verb = word in ("as", "since", "before", "after", "until", "following", "despite", "once", "while")
    return word if not needs_verb or _verb_ahead(tokens, place + 1, finite) else None


def _said_to(tokens: Sequence[Token], place: int, speech: Callable[[int], bool]) -> bool:
    """Whether a verb of saying stands a few words before ("told reporters on Monday that")."""
    return any(speech(before) for before in range(max(0, place - 14), place))


def _starts_clause(tokens: Sequence[Token], place: int, finite: Callable[[int], bool], subject: Callable[[int], bool]) -> bool:
    while place < len(tokens) and tokens[place].word in _words()["adverbs"]:
        place += 1
    if place >= len(tokens):
        return False
    if finite(place) or tokens[place].word in _words()["auxiliaries"]:
        return True
    opens = subject(place) or subject(place + 1) or tokens[place].word in _words()["pronouns"]
    return opens and _verb_ahead(tokens, place + 1, finite, reach=8)


def _verb_ahead(tokens: Sequence[Token], place: int, finite: Callable[[int], bool], reach: int = 10) -> bool:
    auxiliaries = _words()["auxiliaries"]
    ahead = range(place, min(len(tokens), place + reach))
    return any(finite(each) or tokens[each].word in auxiliaries for each in ahead)


def _subordinator(tokens: Sequence[Token], place: int) -> str:
    return _phrase(tokens, place, _words()["subordinators"])


def _hypothetical(tokens: Sequence[Token], place: int) -> str:
    return _phrase(tokens, place, _words()["hypotheticals"])


def _phrase(tokens: Sequence[Token], place: int, phrases: frozenset[str]) -> str:
    """The longest phrase of a set (up to three words) that begins at `place`, "" for none."""
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
        "pronouns": frozenset(table["pronouns"]),
        "subordinators": frozenset(table["subordinators"]),
    }

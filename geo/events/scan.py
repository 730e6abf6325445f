"""One pass of an Aho–Corasick automaton over a text: every known word of a lexicon, longest first, on word boundaries."""

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

Payload = TypeVar("Payload")
_place = itemgetter(0, 1)
_WITHIN_WORD = re.compile(r"\w\w")


class Hit(NamedTuple, Generic[Payload]):
    """A word of the lexicon in a text: `text[start:end]`, code points, and everything the lexicon says of it."""

    start: int
    end: int
    senses: tuple[Payload, ...]


class Scanner(Generic[Payload]):
    """An automaton over surface forms; the same form may have several senses."""

    def __init__(self, words: Iterable[tuple[str, Payload]], *, bounded: bool = True) -> None:
        """Compile `words`; `bounded` asks for word boundaries around a hit (not for languages without spaces)."""
        self._bounded = bounded
        senses: dict[str, list[Payload]] = {}
        for surface, payload in words:
            senses.setdefault(surface, []).append(payload)
        self._automaton = ahocorasick.Automaton()
        for surface, payloads in senses.items():
            self._automaton.add_word(surface, (len(surface), tuple(dict.fromkeys(payloads))))
        self._automaton.make_automaton()
        self._holds_words = bool(senses)

    def find(self, text: str) -> list[Hit[Payload]]:
        """Hits in text order, none inside another: at one place the longest wins, and the first of two that overlap."""
        if not self._holds_words:
            return []
        found = [(end + 1 - size, -end - 1, senses) for end, (size, senses) in self._automaton.iter(text)]
        if not found:
            return []
        if len(found) > 1:
            found.sort(key=_place)
        hits: list[Hit[Payload]] = []
        free, bounded = 0, self._bounded
        for start, minus_end, senses in found:
            if start >= free and (not bounded or _bounded(text, start, -minus_end)):
                free = -minus_end
                hits.append(Hit(start, free, senses))
        return hits


class Wordings:
    """An automaton that says whether any of some wordings stands in a text, inside a word or not."""

    def __init__(self, words: Iterable[str]) -> None:
        """Compile `words`."""
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word, True)
        self._automaton.make_automaton()
        self._holds_words = len(self._automaton) > 0

    def are_in(self, text: str) -> bool:
        """Whether one of the wordings is in `text`."""
        return self._holds_words and next(self._automaton.iter(text), None) is not None


def lower(text: str) -> str:
    """The text in lower case with every code point at its place (`İ` would grow, so it stays)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(_lower_one(char) for char in text)


@lru_cache(maxsize=4096)
def _lower_one(char: str) -> str:
    return char.lower() if len(char.lower()) == 1 else char


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether no word character stands on both sides of either end."""
    if start and _WITHIN_WORD.match(text, start - 1):
        return False
    return end >= len(text) or not _WITHIN_WORD.match(text, end - 1)

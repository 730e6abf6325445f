"""One pass of an Aho–Corasick automaton over a text: every known word of a lexicon, longest first, on word boundaries."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

import ahocorasick

Payload = TypeVar("Payload")
_place = itemgetter(0, 1)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
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

    def find(self, text: str) -> list[Hit[Payload]]:
        """Hits in text order, none inside another: at one place the longest wins, and the first of two that overlap."""
        if not len(self._automaton):
            return []
        found = [(end + 1 - size, -end - 1, senses) for end, (size, senses) in self._automaton.iter(text)]
        if len(found) > 1:
            found.sort(key=_place)
        hits: list[Hit[Payload]] = []
        free = 0
        for start, minus_end, senses in found:
            if start >= free and (not self._bounded or _bounded(text, start, -minus_end)):
                free = -minus_end
                hits.append(Hit(start, free, senses))
        return hits


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
    if start and _is_wordlike(text[start - 1]) and _is_wordlike(text[start]):
        return False
    return not (end < len(text) and _is_wordlike(text[end]) and _is_wordlike(text[end - 1]))


def _is_wordlike(char: str) -> bool:
    return char.isalnum() or char == "_"

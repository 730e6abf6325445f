"""Acts and wordings as the lexicons of every language describe them, and which act saying something amounts to."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from geo.events.reading import Act
from geo.lexicon import read_words
from geo.model import EventType

_PLAIN = 4
"""The strength of a content whose row of the lexicon gives none."""
_FIRST = 9
"""What a third country's support weighs: more than any other content."""


@dataclass(frozen=True, slots=True)
class Content:
    """Words inside what somebody says, and the act that saying them is."""

    act: Act
    words: tuple[str, ...]


@cache
def contents_of(lang: str) -> tuple[Content, ...]:
    """What is said in one language, by type, in the order of its lexicon."""
    rows = read_words(lang, "acts")["content"]
    return tuple(Content(act_of({"strength": _PLAIN, **row, "needs": "topic"}), tuple(row["words"])) for row in rows)


@cache
def wordings_of(lang: str) -> Any:
    """An automaton over the words of every content: each word with the places of the contents that own it."""
    owners: dict[str, tuple[int, ...]] = {}
    for place, content in enumerate(contents_of(lang)):
        for word in content.words:
            owners[word] = (*owners.get(word, ()), place)
    automaton = ahocorasick.Automaton()
    for word, places in owners.items():
        automaton.add_word(word, (word, places))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=64)
def wordings_in(text: str, lang: str) -> tuple[tuple[int, str, tuple[int, ...]], ...]:
    """The words of contents in a text, each with where it ends (its last character) and the places of their contents."""
    return tuple((end, word, owners) for end, (word, owners) in wordings_of(lang).iter(text))


def counted_in(text: str, lang: str) -> list[int]:
    """How many words of each content stand in a text, inside a longer word or not, in the order of `contents_of`."""
    counts = [0] * len(contents_of(lang))
    for _, owners in {(word, owners) for _, word, owners in wordings_in(text, lang)}:
        for owner in owners:
            counts[owner] += 1
    return counts


def act_of(row: dict[str, Any]) -> Act:
    """The act that a row of a lexicon describes."""
    return Act(
        type=EventType(row["type"]),
        mode=row["mode"],
        strength=row["strength"],
        needs=row.get("needs", ""),
        by=row.get("by", ""),
    )


def weightiest(counted: Iterable[tuple[Content, int]], *, by_claimant: bool) -> Act | None:
    """The act of the content that prevails, given how many of each content's words were said; `None` where none were.

    The strongest type with a word of its own wins, then the one with most words, then the earlier in the lexicon; a third
    country's support goes before all, and a claimant's is none.
    """
    told = [
        (_weight(content.act, by_claimant), count, -place, content.act)
        for place, (content, count) in enumerate(counted)
        if count
    ]
    best = max(told, key=lambda row: row[:3], default=None)
    return best[3] if best and best[0] else None


def _weight(act: Act, by_claimant: bool) -> int:
    if act.type is not EventType.SUPPORT:
        return act.strength
    return 0 if by_claimant else _FIRST

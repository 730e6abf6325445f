"""A fault in a pack, and the words that tell a person where it is and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Where = tuple[str, ...]
"""The way to a place in a file: `("feature 'shikotan'", "toponym 2")`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place of a file; `right` says what would be right."""

    where: Where
    what: str
    right: str


def likely(word: str, known: Iterable[str], noun: str = "") -> str:
    """What a person may have meant by `word`: the nearest known one, else a few of those there are."""
    names = list(dict.fromkeys(map(str, known)))
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if not names:
        return f"the pack has no {noun}"
    return f"known are {', '.join(names[:12])}{', …' if len(names) > 12 else ''}"


def told(value: object) -> str:
    """A value as a message shows it, in quotes where it is text, cut where it is long."""
    text = repr(value) if isinstance(value, str | int | float | bool) else type(value).__name__
    return text if len(text) <= 60 else f"{text[:59]}…"

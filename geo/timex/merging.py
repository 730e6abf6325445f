"""Many expressions that begin alike made one that tries what they share only once."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\\\]])*\]")
_PLAIN: Final = re.compile(r"(?:\\.|[^\\()\[])+")
_TIMES: Final = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_GROUP: Final = "(?:"


def merged(sources: Iterable[str]) -> str:
    """An expression that matches where any of `sources`, which have no named groups, does; how far it matches says nothing."""
    return _joined([_atoms(source) for source in dict.fromkeys(sources)])


def _joined(rows: Sequence[tuple[str, ...]]) -> str:
    """The expression for sequences of atoms, each first atom tried once for all that begin with it."""
    if not all(rows):
        return ""
    tails: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in rows:
        tails.setdefault(first, []).append(tuple(rest))
    ways = [first + _joined(rest) for first, rest in tails.items()]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _atoms(source: str) -> tuple[str, ...]:
    """The parts of an expression that follow one another; one with alternatives at its top is a single part."""
    atoms: list[str] = []
    at = 0
    while at < len(source):
        end = _end(source, at)
        times = _TIMES.match(source, end)
        atom = source[at : times.end() if times else end]
        if atom == "|":
            return (f"(?:{source})",)
        atoms += _atoms(atom[len(_GROUP) : -1]) if atom.startswith(_GROUP) and not times else (atom,)
        at += len(atom)
    return tuple(atoms)


def _end(source: str, at: int) -> int:
    """Where the single part that begins at `at` ends: a group, a class, an escape, a character."""
    if source[at] == "[":
        found = _CLASS.match(source, at)
        return found.end() if found else len(source)
    if source[at] != "(":
        return at + (2 if source[at] == "\\" else 1)
    depth = 0
    while at < len(source):
        skipped = _CLASS.match(source, at) or _PLAIN.match(source, at)
        if skipped:
            at = skipped.end()
            continue
        depth += 1 if source[at] == "(" else -1
        at += 1
        if not depth:
            return at
    return at

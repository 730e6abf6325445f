"""Expressions tried only where it may pay: in a text with a piece that each of their matches holds, read off the expression."""

import re
from collections.abc import Callable
from itertools import chain
from typing import Final, NamedTuple

import ahocorasick

_FEW: Final = 3
"""So many pieces are looked for one by one; more by an automaton."""
_BLANK: Final = frozenset((" ",))
"""What says nothing of a text."""
_IGNORING_CASE: Final = "(?i)"
_BRACKETS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\\\]])*\]")
_TIMES: Final = re.compile(r"(?:(?P<any>[?*]|\{0?,\d*\}|\{0\})|\+|\{(?P<least>\d+)(?:,\d*)?\})[?+]?")
_GROUP: Final = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
_AROUND: Final = re.compile(r"\(\?<?[=!]")
_ZERO_WIDTH: Final = frozenset(("\\b", "\\B", "\\A", "\\Z", "^", "$"))
_ANYTHING: Final = "."


class Gated:
    """An expression with the search of `re.Pattern`, which gives up where a piece that a match needs is not in the text."""

    def __init__(self, source: str) -> None:
        """Compile `source`; `(?i)` at its beginning holds for the pieces too."""
        self.pattern = re.compile(source)
        self._folds = bool(self.pattern.flags & re.IGNORECASE)
        folded = (frozenset(map(str.casefold, each)) if self._folds else each for each in pieces_of(source))
        self._needs = tuple(_finder(each) for each in sorted(folded, key=len))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text`, as `re.Pattern.search` gives it."""
        return self.pattern.search(text) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Whether `text` holds all that a match needs."""
        folded = text.casefold() if self._folds else text
        return all(find(folded) for find in self._needs)


class _Part(NamedTuple):
    """A part of an expression: what any match of it holds one of (`None`: nothing sure), where the part after it begins.

    `letter` is the only character that it matches; `empty` tells that it takes up no room.
    """

    needs: frozenset[str] | None
    end: int
    letter: str = ""
    empty: bool = False


def pieces_of(source: str) -> list[frozenset[str]]:
    """Sets of pieces of text, of each of which every match of an expression holds at least one; none where none can be told.

    >>> [sorted(pieces) for pieces in pieces_of("(?:mark|celebrate)s? (?:[0-9]+) years")]
    [['celebrate', 'mark'], [' years']]
    """
    body = source.removeprefix(_IGNORING_CASE)
    found, end = _sequence(body, 0)
    if end == len(body):
        return [pieces for pieces in found if pieces != _BLANK]
    needs, end = _choice(body, 0)
    return [needs] if needs and end == len(body) else []


def _finder(pieces: frozenset[str]) -> Callable[[str], bool]:
    """Says whether a text holds one of the pieces."""
    if len(pieces) == 1:
        (only,) = pieces
        return lambda text: only in text
    if len(pieces) <= _FEW:
        return lambda text: any(piece in text for piece in pieces)
    automaton = ahocorasick.Automaton()
    for piece in pieces:
        automaton.add_word(piece, True)
    automaton.make_automaton()
    return lambda text: next(automaton.iter(text), None) is not None


def _choice(source: str, at: int) -> tuple[frozenset[str] | None, int]:
    """What the ways at `at` need together, and where they end: at a bracket that closes, or with the source."""
    ways: list[frozenset[str] | None] = []
    while True:
        needs, at = _sequence(source, at)
        ways.append(max(needs, key=_worth, default=None))
        if not source.startswith("|", at):
            break
        at += 1
    told = [way for way in ways if way]
    return (frozenset(chain.from_iterable(told)) if len(told) == len(ways) else None), at


def _sequence(source: str, at: int) -> tuple[list[frozenset[str]], int]:
    """What the parts that follow one another need, each a set, and where they end."""
    found: list[frozenset[str]] = []
    run = ""
    while at < len(source) and source[at] not in "|)":
        part = _part(source, at)
        times = _TIMES.match(source, part.end)
        at = times.end() if times else part.end
        if part.empty:
            continue
        if part.letter and not times:
            run += part.letter
            continue
        found += [frozenset((run,))] if run else []
        never = times is not None and (times["any"] is not None or int(times["least"] or 1) == 0)
        found += [part.needs] if part.needs and not never else []
        run = ""
    return found + [frozenset((run,))] * bool(run), at


def _worth(pieces: frozenset[str]) -> tuple[int, int]:
    """How much a set of pieces rules out: long ones more than short ones, few more than many."""
    return min(len(piece.strip()) for piece in pieces), -len(pieces)


def _part(source: str, at: int) -> _Part:
    """The part at `at`; what is not understood needs nothing, and ends the source where its end is not known either."""
    char = source[at]
    if char == "(":
        return _group(source, at)
    if char == "[":
        found = _BRACKETS.match(source, at)
        return _Part(None, found.end() if found else len(source) + 1)
    if char == "\\":
        escape = source[at : at + 2]
        letter = "" if escape[1:].isalnum() or escape in _ZERO_WIDTH else escape[1:]
        return _Part(frozenset((letter,)) if letter else None, at + 2, letter, escape in _ZERO_WIDTH)
    if char == _ANYTHING or char in _ZERO_WIDTH:
        return _Part(None, at + 1, empty=char in _ZERO_WIDTH)
    return _Part(frozenset((char,)), at + 1, char)


def _group(source: str, at: int) -> _Part:
    around = _AROUND.match(source, at)
    opening = around or _GROUP.match(source, at)
    if opening is None:
        return _Part(None, len(source) + 1)
    needs, end = _choice(source, opening.end())
    closed = source.startswith(")", end)
    return _Part(None if around else needs, end + 1 if closed else len(source) + 1, empty=around is not None)

"""Patterns written as templates in a lexicon (`{day} {month}(,)? {year}`), made into expressions that cannot backtrack far.

`{slot}` or `{group:slot}` is a slot, `(a|b)` a choice, `?` after an atom makes it optional, a space is one or two spaces,
`<…>` marks the words that are the time expression; without the marks the whole match is. Everything else is itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SPACE: Final = " {1,2}"
BLANKS: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u3000"), " ")
"""The blanks that are read as a plain one: a class of them in every expression was most of the time to compile it."""
DIGITS: Final = "0123456789０１２３４５６７８９"
DIGIT_KEY: Final = "0"
SPELLED_KEY: Final = "0*"
LONGEST_RUN: Final = 5
"""Longer runs of figures than this are kept under one key."""

_HEAD: Final = re.compile(r"\w+")
_SHORT: Final = 3
"""Words of fewer letters say nothing by standing near."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand in a slot: words with their values, and perhaps numerals as a raw expression of so many figures."""

    words: Mapping[str, str]
    digits: str = ""
    cased: bool = False
    figures: tuple[int, ...] = (1, 2, 3, 4, 5)

    def digit_keys(self) -> set[str]:
        """The keys of the numerals that may stand here: by the count of their figures, or spelled in words of one sign."""
        return {SPELLED_KEY, *(f"{DIGIT_KEY}{count}" for count in self.figures)} if self.digits else set()

    def regex(self) -> str:
        """The expression that matches any of the slot's forms, longest first."""
        forms = sorted(self.words, key=lambda form: (-len(form), form))
        spelled = "|".join(re.escape(form).replace(r"\ ", SPACE) for form in forms)
        if spelled and not self.cased:
            spelled = f"(?i:{spelled})"
        return "|".join(part for part in (self.digits, spelled) if part)


@dataclass(frozen=True, slots=True)
class Piece:
    """A compiled stretch of a template: expression, keys it can begin with, whether it can be empty, slots by group.

    `needs` are sets of keys, of each of which every match holds one after its first word.
    """

    regex: str
    firsts: frozenset[str]
    empty: bool = False
    groups: tuple[tuple[str, str], ...] = ()
    needs: tuple[frozenset[str], ...] = ()


class Compiler:
    """Compiles the templates of one language: its slots, its named parts, and how a word's key is taken from the text."""

    def __init__(self, slots: Mapping[str, Slot], parts: Mapping[str, str], *, spaced: bool, numerals: str = "") -> None:
        self.slots, self.parts, self.spaced, self.numerals = slots, parts, spaced, numerals
        self.source, self.at = "", 0
        self._known = {name: (slot.regex(), frozenset(self._keys(slot))) for name, slot in slots.items()}

    def compile(self, template: str) -> Piece:
        """The piece for `template`. Raises `ValueError` where a bracket is not closed or a slot is unknown."""
        held = self.source, self.at
        self.source, self.at = template, 0
        piece = self._choice()
        if self.at != len(self.source):
            raise ValueError(f"template {template!r}: stray {self.source[self.at]!r}")
        self.source, self.at = held
        return piece

    def key(self, form: str) -> str:
        """The dispatch key of a form: its first word in small letters, its first character where words are not spaced."""
        head = _HEAD.match(form)
        figures = len(form) - len(form.lstrip(DIGITS))
        if figures:
            return f"{DIGIT_KEY}{figures}"
        if form[0] in self.numerals:
            return SPELLED_KEY
        return head.group().lower() if head and self.spaced else form[0].lower()

    def _choice(self) -> Piece:
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        firsts = frozenset().union(*(branch.firsts for branch in branches))
        groups = tuple(group for branch in branches for group in branch.groups)
        told = [min(branch.needs, key=len) for branch in branches if branch.needs]
        needs = (frozenset().union(*told),) if len(told) == len(branches) else ()
        return Piece(f"(?:{'|'.join(b.regex for b in branches)})", firsts, any(b.empty for b in branches), groups, needs)

    def _sequence(self) -> Piece:
        regex, firsts, empty = "", frozenset[str](), True
        groups: tuple[tuple[str, str], ...] = ()
        needs: tuple[frozenset[str], ...] = ()
        while (char := self._peek()) and char not in "|)":
            piece = self._atom()
            if empty:
                firsts |= piece.firsts
            elif not piece.empty and all(map(self._tells, piece.firsts)):
                needs += (piece.firsts,)
            needs += piece.needs
            regex, groups = regex + piece.regex, groups + piece.groups
            empty = empty and piece.empty
        return Piece(regex, firsts, empty, groups, needs)

    def _atom(self) -> Piece:
        char = self._peek()
        self.at += 1
        match char:
            case "{":
                piece = self._slot()
            case "(":
                piece = self._choice()
                self._expect(")")
                piece = Piece(f"(?:{piece.regex})", piece.firsts, piece.empty, piece.groups, piece.needs)
            case "<":
                return Piece("(?P<core>", frozenset(), True)
            case ">":
                return Piece(")", frozenset(), True)
            case " ":
                piece = Piece(SPACE, frozenset({" "}))
            case _:
                piece = self._literal()
        if self._peek() == "?":
            self.at += 1
            return Piece(f"(?:{piece.regex})?", piece.firsts, True, piece.groups)
        return piece

    def _literal(self) -> Piece:
        if self.source[self.at - 1] == "\\":
            self.at += 1
        start = self.at - 1
        while (char := self._peek()) and char.isalnum():
            self.at += 1
        word = self.source[start : self.at]
        return Piece(f"(?i:{re.escape(word)})", frozenset({self.key(word)}))

    def _slot(self) -> Piece:
        end = self.source.index("}", self.at)
        group, _, name = self.source[self.at : end].rpartition(":")
        self.at = end + 1
        if name in self.parts:
            return self.compile(f"({self.parts[name]})")
        regex, firsts = self._known[name]
        return Piece(f"(?P<{group or name}>{regex})", firsts, groups=((group or name, name),))

    def _keys(self, slot: Slot) -> set[str]:
        return {self.key(form) for form in slot.words} | slot.digit_keys()

    def _tells(self, key: str) -> bool:
        """Whether a key is looked for among what stands near: letters, and no words so short that they are everywhere."""
        return key.isalpha() and len(key) >= (_SHORT if self.spaced else 1)

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _expect(self, char: str) -> None:
        if self._peek() != char:
            raise ValueError(f"template {self.source!r}: {char!r} missing at {self.at}")
        self.at += 1

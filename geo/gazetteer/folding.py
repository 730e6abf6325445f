"""A text as names are compared in it: one case, no accents on Latin letters, ё as е; with the way back to its own offsets."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_APOSTROPHES: Final = dict.fromkeys("’‘ʼ‛′ʹ`´ˊ＇", "'")
_HYPHENS: Final = dict.fromkeys("‐‑﹣－", "-")
_MARKS: Final = "\u0300-\u036f\u3099\u309a"
_UNSEEN: Final = "\u00ad\u200b-\u200d\u2060\ufeff"
_BLANKS: Final = r"(?:[^\S\n]+\n[^\S\n]*|\n[^\S\n]+|[^\S\n]{2,})(?!\s)"
_IRREGULAR: Final = re.compile(rf"(?P<unseen>[{_UNSEEN}]+)|(?P<blank>{_BLANKS})")
_IRREGULAR_OR_MARKED: Final = re.compile(rf"(?P<marked>[^\W_][{_MARKS}]+)|{_IRREGULAR.pattern}")
_MARK: Final = re.compile(rf"[{_MARKS}]")


class _Table(dict[int, str]):
    """What each code point is compared as, one for one, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_one(chr(code))
        return folded


def _fold_one(char: str) -> str:
    if char in _APOSTROPHES or char in _HYPHENS:
        return _APOSTROPHES.get(char) or _HYPHENS[char]
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char)
    plain = plain if len(plain) == 1 else char
    base = unicodedata.normalize("NFD", plain)[0]
    lower = (base if base.isascii() else plain).lower()
    return "е" if lower == "ё" else lower if len(lower) == 1 else plain


_TABLE: Final = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `here` and `there` are the folded and the original offsets where the two begin to run apart."""

    text: str
    here: tuple[int, ...] = ()
    there: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """The offset in the original text of the code point at `offset` in the folded one."""
        if not self.here:
            return offset
        last = bisect_right(self.here, offset) - 1
        return offset if last < 0 else self.there[last] + offset - self.here[last]


def fold(text: str) -> Folded:
    """`text` as names are compared in it.

    >>> fold("Etorofu-tō").text, fold("Зелёный").text
    ('etorofu-to', 'зеленый')
    """
    parts: list[str] = []
    here: list[int] = []
    there: list[int] = []
    done = length = 0
    marked = _MARK.search(text)
    for found in (_IRREGULAR_OR_MARKED if marked else _IRREGULAR).finditer(text):
        made = _replaced(found.groupdict())
        parts += (text[done : found.start()], made)
        length += found.start() - done + len(made)
        done = found.end()
        here.append(length)
        there.append(done)
    parts.append(text[done:])
    return Folded("".join(parts).translate(_TABLE), tuple(here), tuple(there))


def _replaced(found: dict[str, str]) -> str:
    """One code point for a letter with marks, one blank for several, nothing for what is not seen."""
    marked = found.get("marked")
    if marked:
        return unicodedata.normalize("NFC", marked)[0]
    return " " if found["blank"] else ""

"""Whether a pattern found in a text stands there as a word of its own, and which words beside it say what it is."""

import re
from typing import Final

from geo.lexicon import LANGUAGES, read_words

_WORDS: Final = tuple(read_words(lang, "places") for lang in LANGUAGES)
_KANJI: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆]")
_KATAKANA: Final = re.compile(r"[\u30a1-\u30faー\u30fd-\u30ff\u31f0-\u31ff]")
_EASTERN: Final = re.compile(r"[\u1100-\u11ff\u2e80-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LATIN: Final = re.compile(r"[a-z]")
_LAST_WORD: Final = re.compile(r"\w+$")
_WINDOW: Final = 40
"""How far, in code points, a word beside a name is looked for."""


def _any_of(key: str, *, eastern: bool = False) -> str:
    """A pattern for the words of all languages under a key of `places`, longest first, in spaced or in eastern script."""
    words = {word for table in _WORDS for word in table[key] if bool(_EASTERN.match(word)) == eastern}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


_BEFORE: Final = re.compile(rf"(?<!\w)(?:{_any_of('before')}) ?[«\"“„']?$")
_ISLAND: Final = rf"(?:(?:{_any_of('after')})(?!\w)|(?:{_any_of('after', eastern=True)}))"
_AFTER: Final = re.compile(rf"[»\"”']?[ -]?{_ISLAND}")
_AFTER_KANJI: Final = re.compile(_any_of("after", eastern=True))
_BEFORE_NAME: Final = re.compile(rf"^(?:{_any_of('before')}) ")
_AFTER_NAME: Final = re.compile(rf"(?: {_ISLAND}|(?<=[\u3400-\u9fff])(?:{_any_of('after', eastern=True)}))$")
_JOINED: Final = re.compile(rf" ?(?:{_any_of('joiners')}|{_any_of('joiners', eastern=True)}) ?")
_BEARS: Final = re.compile(rf"(?<!\w)(?:{_any_of('bearers')}) [«\"“„']?$")
_BORNE: Final = re.compile(rf"(?:{_any_of('bearers_after', eastern=True)})")
_OPENED: Final = re.compile(r"[«\"“„「『]$")
_CLOSED: Final = re.compile(r"[»\"”“」』]")
_NAME_AFTER: Final = re.compile(r" ([^\W\d_]{2,})")
_NAME_BEFORE: Final = re.compile(r"[^.!?…:\n\"“«] ([^\W\d_]{2,})[ ]$")
_PLURALS: Final = tuple(words["plural"] for words in _WORDS if words["plural"])
_LINKING: Final = tuple(vowel for words in _WORDS for vowel in words["linking_vowels"])


def is_kanji(char: str) -> bool:
    """Whether the character is a Chinese one."""
    return bool(_KANJI.match(char))


def word_end(text: str, start: int, end: int) -> int | None:
    """Where the word at `text[start:end]` (folded) ends, a plural with it; `None` where it is part of a longer word."""
    if not _opens(text, start):
        return None
    if end == len(text) or not _continues(text[end - 1], text[end]):
        return end
    for plural in _PLURALS:
        after = end + len(plural)
        closed = after >= len(text) or not _continues(plural, text[after])
        if closed and _LATIN.match(text[end - 1]) and text.startswith(plural, end):
            return after
    return None


def first_part(text: str, start: int) -> tuple[int, int] | None:
    """The span of the word that hangs by a hyphen before `start`, if one does."""
    if start < 2 or text[start - 1] != "-" or not _is_letter(text[start - 2]):
        return None
    found = _LAST_WORD.search(text, max(0, start - _WINDOW), start - 1)
    return (found.start(), found.end()) if found else None


def links(word: str) -> bool:
    """Whether a folded word can only be the first half of a compound (`южно`)."""
    return word.endswith(_LINKING)


def island_word_beside(text: str, start: int, end: int) -> bool:
    """Whether a word for an island stands right before or after `text[start:end]` (folded)."""
    after = _AFTER_KANJI if _EASTERN.match(text[end - 1]) else _AFTER
    return bool(_BEFORE.search(text[max(0, start - _WINDOW) : start]) or after.match(text, end))


def joined(text: str, end: int, start: int) -> bool:
    """Whether only a comma, an `and` or the like stands between a name that ends and one that starts."""
    return start - end <= 10 and bool(_JOINED.fullmatch(text, end, start))


def longer_name(text: str, start: int, end: int) -> str | None:
    """The longer name that `text[start:end]` (as written) is part of: with a capitalised word right before or after it.

    The word that begins a sentence says nothing, being capitalised anyway.
    """
    before = _NAME_BEFORE.search(text[max(0, start - _WINDOW) : start])
    after = _NAME_AFTER.match(text, end)
    words = [before and before[1], text[start:end], after and after[1]]
    capitalised = [word for word in words if word and word[0].isupper()]
    return " ".join(capitalised) if len(capitalised) > 1 else None


def thing_named(text: str, start: int, end: int, *, single: bool) -> tuple[int, int] | None:
    """The span of the name of a ship, firm or work that bears the place's name at `text[start:end]` (folded), if one does.

    A word for such a thing stands before it; a `single` island's alone in quotation marks is such a name too, a region's
    may be another's wording.
    """
    if without_island_words(text[start:end]) != text[start:end] or island_word_beside(text, start, end):
        return None
    before = text[max(0, start - _WINDOW) : start]
    closed = _CLOSED.match(text, end)
    quoted = single and closed and _OPENED.search(before)
    word = _BEARS.search(before) or quoted
    borne = _BORNE.match(text, end)
    if word:
        return start - len(word[0]), closed.end() if closed else end
    return (start, borne.end()) if borne else None


def without_island_words(name: str) -> str:
    """A folded name without a word for an island around it: `остров Итуруп`, `Iturup Island`, `択捉島`."""
    return _AFTER_NAME.sub("", _BEFORE_NAME.sub("", name)) or name


def _opens(text: str, start: int) -> bool:
    return start == 0 or not _continues(text[start - 1], text[start])


def _continues(one: str, other: str) -> bool:
    """Whether two characters side by side belong to one word: letters of spaced scripts, or katakana."""
    if _is_letter(one) and _is_letter(other):
        return True
    return bool(_KATAKANA.match(one) and _KATAKANA.match(other))


def _is_letter(char: str) -> bool:
    return (char.isalnum() or char == "_") and not _EASTERN.match(char)

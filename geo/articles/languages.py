"""The language of an article: as stated, else by its script, which only a page's own mark may refine."""

import re
from collections import Counter
from functools import cache
from typing import Final

from geo.articles.drafts import Draft
from geo.errors import ArticleError
from geo.lexicon import LANGUAGES

_SAMPLE: Final = 20_000
_READ: Final = f"the languages read are {', '.join(LANGUAGES)}"
_SCRIPTS: Final = {
    "kana": ((0x3041, 0x3096), (0x30A1, 0x30FA), (0x31F0, 0x31FF), (0xFF66, 0xFF9D)),
    "han": ((0x3005, 0x3005), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)),
    "cyrillic": ((0x0400, 0x052F),),
    "latin": ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F)),
}
"""Scripts with their Unicode ranges, first and last code point."""

_NOT_RUSSIAN: Final = frozenset("ЄІЇЎЄіїўєҐґЂЃЈЉЊЋЌђѓјљњћќ")
_KANA_SHARE: Final = 0.05
_FOREIGN_SHARE: Final = 0.02


def choose_language(given: str | None, draft: Draft, where: str) -> str:
    """`en`, `ja` or `ru`: as the user gave it, as the author states it, else by script.

    Raises `ArticleError` for another language, and where the script leaves it open.
    """
    stated = given or draft.lang
    return _stated(stated, where) if stated else _by_script(draft, where)


def _stated(tag: str, where: str) -> str:
    """The primary subtag (BCP 47) of a tag."""
    lang = _primary(tag)
    if lang not in LANGUAGES:
        raise ArticleError(where, f"language '{tag[:20]}' is not read", _READ)
    return lang


def _by_script(draft: Draft, where: str) -> str:
    characters = Counter(draft.text[:_SAMPLE])
    letters = Counter({char: times for char, times in characters.items() if char.isalpha()})
    count: Counter[str] = Counter()
    for letter, times in letters.items():
        count[_script(letter)] += times
    kana, han, cyrillic, latin, others = (count[script] for script in (*_SCRIPTS, ""))
    most = max(kana + han, cyrillic, latin, others)
    hint = _primary(draft.lang_hint) if draft.lang_hint else None
    if not letters or most == others:
        raise ArticleError(where, "is in no script that is read", f"{_READ}; name one with --lang")
    if most == kana + han:
        return _japanese(kana, han, hint, where)
    if most == cyrillic:
        foreign = sum(letters[letter] for letter in _NOT_RUSSIAN) > cyrillic * _FOREIGN_SHARE
        return _unless_hinted("ru", "uk" if foreign else hint, ("ru", "en", "ja"), where)
    return _unless_hinted("en", hint, ("en", "ja", "ru"), where)


def _japanese(kana: int, han: int, hint: str | None, where: str) -> str:
    if kana >= (kana + han) * _KANA_SHARE or hint == "ja":
        return "ja"
    raise ArticleError(
        where, "is in Han characters without kana, which may be Japanese or Chinese", "if Japanese, say --lang ja"
    )


def _unless_hinted(lang: str, hint: str | None, harmless: tuple[str, ...], where: str) -> str:
    """`lang`, unless the page or its letters tell another language of the same script."""
    if hint is None or hint in harmless:
        return lang
    raise ArticleError(where, f"seems to be in '{hint[:20]}', a language that is not read", f"{_READ}; name one with --lang")


@cache
def _script(letter: str) -> str:
    """The name of the script that a letter is of, empty for one that no language here is written in."""
    code = ord(letter)
    return next((name for name, spans in _SCRIPTS.items() if any(first <= code <= last for first, last in spans)), "")


def _primary(tag: str) -> str:
    return re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]

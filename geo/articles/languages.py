"""The language of an article: as stated, else by its script, which only a page's own mark may refine."""

import re
from typing import Final

from geo.articles.drafts import Draft
from geo.errors import ArticleError
from geo.lexicon import LANGUAGES

_SAMPLE: Final = 100_000
_READ: Final = f"the languages read are {', '.join(LANGUAGES)}"
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]+")
_HAN: Final = re.compile(r"[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]+")
_NOT_RUSSIAN: Final = re.compile("[ЄІЇЎєіїўҐґЂЃЈ-Ќђѓј-ќ]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+")
_LETTER: Final = re.compile(r"[^\W\d_]+")
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
    sample = draft.text[:_SAMPLE]
    kana, han, cyrillic, latin, letters = (_count(script, sample) for script in (_KANA, _HAN, _CYRILLIC, _LATIN, _LETTER))
    others = letters - kana - han - cyrillic - latin
    most = max(kana + han, cyrillic, latin, others)
    hint = _primary(draft.lang_hint) if draft.lang_hint else None
    if not letters or most == others:
        raise ArticleError(where, "is in no script that is read", f"{_READ}; name one with --lang")
    if most == kana + han:
        return _japanese(kana, han, hint, where)
    if most == cyrillic:
        foreign = len(_NOT_RUSSIAN.findall(sample)) > cyrillic * _FOREIGN_SHARE
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


def _count(script: re.Pattern[str], sample: str) -> int:
    return sum(map(len, script.findall(sample)))


def _primary(tag: str) -> str:
    return re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]

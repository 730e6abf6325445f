"""Words per language, as data: `geo/lexicon/<lang>/<subject>.toml`. No word of a language stands in Python."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "ja", "ru")


@cache
def word_set(lang: str, subject: str, *path: str) -> frozenset[str]:
    """The words of one list in the tables of `read_words`, reached by the keys of `path`, as a set made once."""
    words = read_words(lang, subject)
    for key in path:
        words = words[key]
    return frozenset(words)


@cache
def read_words(lang: str, subject: str) -> dict[str, Any]:
    """The tables of one subject (`time`, `acts`, `actors`, `clauses`, …) in one language (`en`, `ja`, `ru`)."""
    return tomllib.loads(files("geo.lexicon").joinpath(lang, f"{subject}.toml").read_text(encoding="utf-8"))

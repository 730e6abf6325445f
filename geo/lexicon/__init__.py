"""Words per language, as data: `geo/lexicon/<lang>/<subject>.toml`. No word of a language stands in Python."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "ja", "ru")


@cache
def read_words(lang: str, subject: str) -> dict[str, Any]:
    """The tables of one subject (`time`, `acts`, `actors`, `clauses`, …) in one language (`en`, `ja`, `ru`)."""
    return tomllib.loads(files("geo.lexicon").joinpath(lang, f"{subject}.toml").read_text(encoding="utf-8"))

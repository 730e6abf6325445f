"""Who held which office when: terms since 1954 with their sources (`geo/lexicon/offices.toml`)."""

import tomllib
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from geo.model import parse_edtf

_CAREER = timedelta(days=20 * 366)
"""How long before the first office that is listed somebody may have spoken for the state in another."""


class Term(NamedTuple):
    """One holder's term: the country's code, the name in each language as the lexicon writes it, the first day known."""

    country: str
    names: dict[str, str]
    since: date


@cache
def read_terms() -> tuple[Term, ...]:
    """Every term, in the order of the lexicon."""
    rows = _read_offices()["term"]
    return tuple(Term(row["country"], row["name"], parse_edtf(row["since"]).earliest or date.min) for row in rows)


def puts_family_first(country: str | None) -> bool:
    """Whether names of a country have the family name first."""
    return country in _read_offices()["family_first"]


def family_name(term: Term, lang: str) -> str:
    """The family name of a holder; names of some countries have it first, but in Russian last as all others."""
    first, *_, last = (*term.names[lang].split(), *term.names[lang].split())
    return first if puts_family_first(term.country) and lang != "ru" else last


@cache
def _read_offices() -> dict[str, Any]:
    return tomllib.loads(files("geo.lexicon").joinpath("offices.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def family_names_after(day: date | None, lang: str) -> frozenset[str]:
    """The family names of those whose first office came long after `day`: alone, they meant others then. None without a day."""
    if day is None:
        return frozenset()
    first: dict[str, date] = {}
    for term in read_terms():
        if lang in term.names:
            family = family_name(term, lang)
            first[family] = min(term.since, first.get(family, date.max))
    return frozenset(family for family, since in first.items() if since - _CAREER > day)

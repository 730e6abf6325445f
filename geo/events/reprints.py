"""Which articles print another's text again: near-duplicates by shingles, found with work that grows as the articles do.

Each text is kept as a sketch: the smallest hashes of its shingles (A. Broder, 1997). Two articles are compared only where
one of their very smallest agrees, and only with the first article that had it, so no pair is looked at for nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import islice
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
_WORDS_A_SHINGLE = 4
_SIGNS_A_SHINGLE = 8
_SKETCH = 128
"""How many hashes a sketch keeps: a likeness is off by about one in eleven."""
_PROBES = 16
"""How many of them are looked up; two texts half alike share none of them once in 65,000 pairs."""
_ALIKE = 0.4
"""The likeness from which a text is another's: a wire story cut by half still is."""
_MOST_SHINGLES = 50_000
"""What is read of a text, in shingles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What is kept of an article to tell its reprints: id, day of publication, language, and the sketch of its text."""

    article: str
    published: date | None
    lang: str
    sketch: tuple[int, ...]


def imprint_of(article: str, text: str, lang: str, published: date | None) -> Imprint:
    """The imprint of an article's text."""
    hashes = {crc32(shingle.encode()) for shingle in islice(_shingles(text, lang), _MOST_SHINGLES)}
    return Imprint(article=article, published=published, lang=lang, sketch=tuple(nsmallest(_SKETCH, hashes)))


def find_reprints(imprints: Iterable[Imprint]) -> dict[str, str]:
    """Each article that reprints another, with the one it reprints: the earliest published, then the first by id."""
    origins: dict[tuple[str, int], Imprint] = {}
    reprints: dict[str, str] = {}
    for imprint in sorted(set(imprints), key=_order):
        probes = [(imprint.lang, each) for each in imprint.sketch[:_PROBES]]
        met = dict.fromkeys(origins[probe] for probe in probes if probe in origins)
        origin = max(met, key=lambda other: _likeness(imprint, other), default=None)
        if origin and origin.article != imprint.article and _likeness(imprint, origin) >= _ALIKE:
            reprints[imprint.article] = origin.article
            continue
        for probe in probes:
            origins.setdefault(probe, imprint)
    return reprints


def _shingles(text: str, lang: str) -> Iterable[str]:
    """Runs of words, or of signs where a language is written without blanks, each beginning one further on."""
    if lang == "ja":
        signs = "".join(_WORD.findall(text))
        return (signs[place : place + _SIGNS_A_SHINGLE] for place in range(max(1, len(signs) - _SIGNS_A_SHINGLE + 1)))
    words = _WORD.findall(text.casefold())
    return (" ".join(words[place : place + _WORDS_A_SHINGLE]) for place in range(max(1, len(words) - _WORDS_A_SHINGLE + 1)))


def _likeness(one: Imprint, other: Imprint) -> float:
    """About what share of all their shingles two texts have in common (Jaccard), from the smallest of both."""
    smallest = nsmallest(_SKETCH, {*one.sketch, *other.sketch})
    both = {*one.sketch} & {*other.sketch}
    return sum(each in both for each in smallest) / len(smallest) if smallest else 0.0


def _order(imprint: Imprint) -> tuple[date, str]:
    return imprint.published or date.max, imprint.article

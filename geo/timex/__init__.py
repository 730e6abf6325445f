"""The tagger of time expressions: what a text calls a time, in English, Japanese and Russian, and which time that is."""

from collections.abc import Sequence
from datetime import date

from geo.model import Timex
from geo.timex.clues import REFERENCE, Found
from geo.timex.resolve import resolve_clues
from geo.timex.scan import find_clues

__all__ = ["REFERENCE", "find_clues", "resolve_clues", "tag_times"]


def tag_times(
    text: str,
    lang: str,
    *,
    published: date | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
    ranges: bool = True,
) -> tuple[Timex, ...]:
    """Every time expression of `text` in text order, offsets in code points.

    `published` is the day that *today* means. With `spans`, only those stretches are read; what lies outside is neither
    tagged nor an anchor. A range is one expression, or without `ranges` two, as TIMEX3 has it.

    Raises `KeyError` for a language without a lexicon.
    """
    return resolve_clues(_found(text, lang, spans), text, published, ranges=ranges)


def _found(text: str, lang: str, spans: Sequence[tuple[int, int]] | None) -> tuple[Found, ...]:
    if spans is None:
        return find_clues(text, lang)
    found: list[Found] = []
    read = 0
    for start, end in sorted(spans):
        offset, read = max(start, read), max(end, read)
        found += find_clues(text[offset:end], lang, offset=offset)
    return tuple(found)

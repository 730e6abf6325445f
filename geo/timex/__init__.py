"""The tagger of time expressions: what a text calls a time, in English, Japanese and Russian, and which time that is."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from geo.model import Timex, TimexType
from geo.timex.anchors import Section
from geo.timex.clues import REFERENCE, Clue, Found
from geo.timex.resolve import resolve_clues
from geo.timex.scan import find_clues

__all__ = ["REFERENCE", "Section", "find_clues", "resolve_clues", "tag_times"]

_YEAR_ALONE: Final = re.compile(r"[^\w\n]{0,6}((?:1[5-9]|20)[0-9]{2})[^\w\n]{0,6}")


def tag_times(
    text: str,
    lang: str,
    *,
    published: date | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
    ranges: bool = True,
    sections: Sequence[Section] = (),
) -> tuple[Timex, ...]:
    """Every time expression of `text` in text order, offsets in code points.

    `published` is the day that *today* means. With `spans`, only those stretches are read, a bare year that is
    all of one too; what lies outside is neither tagged nor an anchor. A range is one expression, or without `ranges` two,
    as TIMEX3 has it. What stands under a heading that names a year or month is of it (`sections`, in text order).

    Raises `KeyError` for a language without a lexicon.
    """
    return resolve_clues(_found(text, lang, spans), text, published, ranges=ranges, sections=sections)


def _found(text: str, lang: str, spans: Sequence[tuple[int, int]] | None) -> tuple[Found, ...]:
    if spans is None:
        return find_clues(text, lang)
    found: list[Found] = []
    told: dict[str, str] = {}
    read = 0
    for start, end in sorted(spans):
        offset, read = max(start, read), max(end, read)
        alone = _YEAR_ALONE.fullmatch(text, offset, end)
        found += (_year(alone),) if alone else find_clues(text[offset:end], lang, offset=offset, told=told)
    return tuple(found)


def _year(alone: re.Match[str]) -> Found:
    """The year that a stretch is nothing but, as a heading of a chronology is."""
    start, end = alone.span(1)
    return Found(start=start, end=end, text=alone[1], type=TimexType.DATE, clue=Clue(year=int(alone[1])))

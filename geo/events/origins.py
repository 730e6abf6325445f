"""Where the date of an act that has none in its own words came from: how far off, by which rule, whether the news' own day."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.events.telling import Told
from geo.model import Article

_CARRIED: Final = frozenset({"inherited", "relative-to-narrative"})
"""The rules that give an act a date by that of another."""
_STEPS: Final = ("paragraph", "next", "far")
"""By how many paragraphs off the act lies whose date it is: none, one, or more."""


def with_origins(told: Sequence[Told], article: Article) -> list[Told]:
    """The acts, those whose date was carried on or counted with what is known of where it came from."""
    known: dict[str, Told] = {}
    rows = []
    for each in told:
        day = _bare(each)
        rows.append(replace(each, origins=_origins(each, known.get(day), article)) if _is_carried(each) else each)
        if day:
            known[day] = each
    return rows


def _is_carried(each: Told) -> bool:
    return each.dating.rule in _CARRIED or not each.dating.text


def _origins(each: Told, source: Told | None, article: Article) -> tuple[str, ...]:
    """The signs of where a date came from; `source` is the last act before that has it."""
    published = article.published.isoformat() if article.published else ""
    day = f"carried:{'news' if published and _bare(each) == published else 'other'}-day"
    if source is None:
        return ("carried:unknown", day)
    if source.sentence == each.sentence:
        return ("carried:sentence", f"carried-from:{source.dating.rule}", day)
    gap = min(each.sentence.paragraph - source.sentence.paragraph, len(_STEPS) - 1)
    return (f"carried:{_STEPS[gap]}", f"carried-from:{source.dating.rule}", day)


def _bare(each: Told) -> str:
    """The date without marks of how sure it is."""
    return (each.dating.date or "").translate({ord(mark): None for mark in "?~%"})

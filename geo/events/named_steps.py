"""Days that count from an act which the text names: "the day after the seizure" is not the day after the act told last."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from geo.events.moments import bounds
from geo.events.owners import is_day
from geo.lexicon import read_words
from geo.model import Article, Timex

_BEFORE = 24
"""Code points before a step in which the act is named that it counts from."""
_PART = 2
"""Code points by which either end of a name is known."""
_TRIGGER = 20
"""Code points from the beginning of a trigger in which the name of its act stands."""
_ANCHOR = re.compile(r"(?:narrative|mention|publication) (\d{4}-\d\d-\d\d)")
_RULE = "relative-to-narrative"


class Dated(NamedTuple):
    """An act told before: its sentence's words, where its trigger begins in them, its EDTF date (`None`: not known)."""

    words: str
    trigger: int
    edtf: str | None


def counted_from_named(article: Article, time: Timex, told: Sequence[Dated]) -> Timex:
    """The time; a step of days from an act that is named before it, counted from the act told before that has the name."""
    pattern = read_words(article.lang, "clauses").get("steps_from", {}).get("named")
    anchor = _ANCHOR.fullmatch(time.anchor or "")
    if pattern is None or anchor is None or not is_day(time):
        return time
    named = re.search(pattern, article.text[max(0, time.start - _BEFORE) : time.start])
    base = _day_of(named["what"], told) if named else None
    begins, _ = bounds(time.edtf)
    if base is None or begins is None:
        return time
    day = base + (begins - date.fromisoformat(anchor[1]))
    return replace(time, edtf=day.isoformat(), rule=_RULE, anchor=f"narrative {base}", relation="in")


def _day_of(name: str, told: Sequence[Dated]) -> date | None:
    """The day of the act told last that has a name: its last characters in the trigger, its first in the sentence."""
    whole, last = name[:_PART], name[-_PART:]
    for act in reversed(told):
        if whole in act.words and last in act.words[act.trigger : act.trigger + _TRIGGER]:
            begins, ends = bounds(act.edtf)
            return begins if begins == ends else None
    return None

"""What an expression takes from the one right beside it: the night a stretch of hours runs into, the date that names a step."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from geo.model import Precision, parse_edtf
from geo.timex.anchors import Resolved
from geo.timex.clues import Base, Clue, Found, Unit

_JOINED: Final = 5
"""Two clock times this close are the ends of one stretch."""


def past_midnight(found: Found, before: Found | None) -> Found:
    """The end of a stretch of hours that is over on the next day (*from 11 p.m. to 5 a.m.*)."""
    last, first = found.clue, before.clue if before else None
    if before is None or not (isinstance(first, Clue) and isinstance(last, Clue) and first.clock and last.clock and last.shift):
        return found
    hours = first.clock[1].isdigit() and last.clock[1].isdigit() and last.clock < first.clock
    if not hours or last.shift.base is not Base.CLOCK or found.start - before.end > _JOINED:
        return found
    return replace(found, clue=replace(last, shift=replace(last.shift, count=(last.shift.count or 0) + 1)))


def named_beside(found: Found, after: Found | None, resolve: Callable[[Found], Resolved]) -> Resolved | None:
    """The day of a step in the story that the next expression names outright (*six days later, on 29 February*)."""
    if not found.apposed or after is None or not _counts_days(found.clue) or not _is_day(after.clue):
        return None
    named = resolve(after)
    exact = named.edtf is not None and parse_edtf(named.edtf).precision is Precision.DAY
    return named if exact else None


def _counts_days(clue: object) -> bool:
    """Whether the words count days from the story; the day of publication needs no naming."""
    shift = clue.shift if isinstance(clue, Clue) and not clue.clock else None
    return shift is not None and shift.unit is Unit.DAY and shift.base is Base.NARRATIVE


def _is_day(clue: object) -> bool:
    return isinstance(clue, Clue) and clue.day is not None and clue.shift is None and not clue.clock

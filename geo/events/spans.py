"""Looking up what lies in a stretch of text, among things in text order, without going through all of them."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int:
        """Where it begins, in code points."""


Thing = TypeVar("Thing", bound=Placed)
_start = attrgetter("start")


def beginning_in(things: Sequence[Thing], start: int, end: int) -> Sequence[Thing]:
    """The things, given in text order, that begin at or after `start` and before `end`."""
    return things[bisect_left(things, start, key=_start) : bisect_left(things, end, key=_start)]

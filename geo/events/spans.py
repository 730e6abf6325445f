"""Looking up what lies in a stretch of text, among things in text order, without going through all of them."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

_LONGEST_PARAGRAPH = 8_000
"""No paragraph that a person wrote is longer, in code points."""


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


def paragraph_start(text: str, offset: int) -> int:
    """Where the line that `offset` lies in begins; in a line of more code points than a person writes, so far back."""
    nearest = max(0, offset - _LONGEST_PARAGRAPH)
    return max(nearest, text.rfind("\n", nearest, offset) + 1)

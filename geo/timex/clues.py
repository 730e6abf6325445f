"""What a text says about a time before anybody knows which one: underspecified values, with nothing filled in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geo.model import TimexType

REFERENCE: Final = "reference"
"""The rule of what is a time in TIMEX3 and can date nothing: now, recently, a clock time without its day."""


class Base(StrEnum):
    """What a relative expression counts from: `mention` is the date named last, whoever named it; `either` depends on tense;
    `clock` is the day a time of day belongs to.
    """

    PUBLICATION = "publication"
    NARRATIVE = "narrative"
    MENTION = "mention"
    EITHER = "either"
    CLOCK = "clock"


class Unit(StrEnum):
    """The units of the calendar that expressions count in; a decade is ten years, a fortnight two weeks."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FISCAL = "fiscal"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A step of `count` units from `base`: last month is −1 month, the same day 0 days; `count` is `None` where vague."""

    unit: Unit
    count: int | None
    base: Base


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One point or stretch of the calendar as far as the words fix it.

    `season` is an EDTF sub-year number (21–41), `part` is early, mid or late, `decade` and `century` their first years,
    `shift` the unit the rest lies in (December *last year*), `side` −1 for *earlier in*, +1 for *later in*,
    `weekday` 1 (Monday) to 7, `step` −1 last, 0 this, +1 next for a weekday, month or season, `told` whether the words lean on
    the story rather than on the publication (on *the* 5th), `known` a fixed EDTF value, `nth` which such weekday of the month
    (−1 the last), `clock` a part of the day or a clock time as TIMEX3 writes it (`TEV`, `T14:30`), `quiet` whether the words
    resolve to a value and yet can date nothing, `exact` whether a step of months or years lands on the very day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    part: str | None = None
    step: int | None = None
    step_base: Base = Base.PUBLICATION
    side: int = 0
    shift: Shift | None = None
    fiscal: bool = False
    vague: bool = False
    told: bool = False
    known: str | None = None
    nth: int | None = None
    clock: str | None = None
    quiet: bool = False
    exact: bool = False
    rule: str = "explicit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """A length of time or a repetition, with its TIMEX3 value: never a date. `reason` is `duration`, `set`, `vague`, …."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One time expression in a text, in code points: its words' clue, or two clues where it is a range.

    `relation` is how the clause stands to it; `ahead` whether the clause lies in the future (`None`: no word tells);
    `aside` whether the words are background that must not become the narrative anchor; `quoted` whether they are quoted;
    `fresh` whether the words say that it is the last such time (most recently on 24 July); `ends` the spans of the two
    ends of a range, `apart` whether they are two days with others between; `apposed` whether a day that
    names it outright follows, `linked` whether the clause goes on from the one before it in the same breath.
    """

    start: int
    end: int
    text: str
    type: TimexType
    clue: Clue | Lasting
    last: Clue | None = None
    relation: str = "in"
    ahead: bool | None = False
    aside: bool = False
    quoted: bool = False
    fresh: bool = False
    ends: tuple[tuple[int, int], tuple[int, int]] | None = None
    apart: bool = False
    apposed: bool = False
    linked: bool = False

"""Times of day, as TIMEX3 writes them: `T14:30` for the clock, `TMO`, `TAF`, `TEV`, `TNI` for parts of the day."""

from collections.abc import Mapping
from typing import Final

_NOON: Final = 12
_LATE: Final = 6
"""Hours of the night from this on are before midnight (11 at night), earlier ones after it (2 at night)."""


def clock_of(values: Mapping[str, str], tail: str = "") -> str | None:
    """The time of day that the slots of a match tell, `None` where they tell none or no clock has it.

    `moment` is written in the lexicon; else `hour`, `minute` and the `half` of the day (`am`, `pm`, `night`) are counted;
    `past` is an hour that is half over. The last end of a range has its own part of the day, under its slots' `tail`.

    >>> clock_of({"hour": "4", "minute": "11", "half": "pm"})
    'T16:11'
    """
    if tail:
        return values.get(f"moment{tail}")
    if "moment" in values or not {"hour", "past"} & set(values):
        return values.get("moment")
    minute = int(values.get("minute", "30" if "past" in values else "0"))
    hour = _hour(int(values.get("hour", values.get("past", "0"))), values.get("half"))
    return f"T{hour:02d}:{minute:02d}" if 0 <= hour <= 24 and 0 <= minute < 60 else None


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > _NOON:
        return hour
    past_noon = half == "pm" or (half == "night" and hour >= _LATE and hour != _NOON)
    return hour % _NOON + (_NOON if past_noon else 0)

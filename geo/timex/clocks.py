"""Times of day, as TIMEX3 writes them: `T14:30` for the clock, `TMO`, `TAF`, `TEV`, `TNI` for parts of the day."""

from collections.abc import Mapping
from typing import Final

_NOON: Final = 12
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
UNKNOWN: Final = "TXX:XX"
"""A time of day that nothing tells."""
_LATE: Final = 6
"""Hours of the night from this on are before midnight (11 at night), earlier ones after it (2 at night)."""


def clock_of(values: Mapping[str, str], tail: str = "") -> str | None:
    """The time of day that the slots of a match tell, `None` where they tell none or no clock has it.

    `moment` is written in the lexicon; else `hour`, `minute` and the `half` of the day (`am`, `pm`, `night`) are counted;
    `past` is an hour that is half over, `open` tells that any minute of the hour is meant. The last end of a range has its own
    part of the day, under its slots' `tail`.

    >>> clock_of({"hour": "4", "minute": "11", "half": "pm"})
    'T16:11'
    """
    if tail:
        return values.get(f"moment{tail}")
    if "moment" in values or not {"hour", "past"} & set(values):
        return values.get("moment")
    minute = int(values.get("minute", "30" if "past" in values else "0"))
    hour = _hour(int(values.get("hour", values.get("past", "0"))), values.get("half"))
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    return f"T{hour:02d}" if "open" in values else f"T{hour:02d}:{minute:02d}"


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > _NOON:
        return hour
    past_noon = half == "pm" or (half == "night" and hour >= _LATE and hour != _NOON)
    return hour % _NOON + (_NOON if past_noon else 0)


def step_of(values: Mapping[str, str]) -> str:
    """A time of day by the one told last: a signed number of minutes from it, or the minute of its hour.

    >>> step_of({"count": "2", "unit": "hour", "direction": "1"}), step_of({"minute": "31"})
    ('+120', 'TXX:31')
    """
    if "minute" in values:
        return f"TXX:{int(values['minute']):02d}"
    if not values["count"].isdigit():
        return UNKNOWN
    minutes = int(values["count"]) * (_HOUR if values["unit"] == "hour" else 1) + (_HOUR // 2 if "half" in values else 0)
    return f"{minutes * int(values['direction']):+d}"


def is_step(clock: str) -> bool:
    """Whether a time of day is told by the one before it."""
    return clock[0] in "+-" or clock.startswith("TXX")


def stepped(clock: str, told: str) -> tuple[str, int]:
    """The time of day that a step leads to from the one `told` before (empty: none), and the days it leads over.

    >>> stepped("+150", "T22:30"), stepped("TXX:31", "T11:29")
    (('T01:00', 1), ('T11:31', 0))
    """
    if not (told and clock[0] in "+-"):
        return (clock.replace("XX", told[1:3], 1) if told else clock if clock[0] == "T" else UNKNOWN), 0
    days, minutes = divmod(int(told[1:3]) * _HOUR + int(told[4:6]) + int(clock), _DAY)
    return f"T{minutes // _HOUR:02d}:{minutes % _HOUR:02d}", days

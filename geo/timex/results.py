"""What the tagger hands out: each expression with its TIMEX3 value and its EDTF, a range whole or as its two ends."""

from dataclasses import replace

from geo.model import Timex, TimexType
from geo.timex.anchors import Resolved
from geo.timex.clues import REFERENCE, Clue, Found, Lasting
from geo.timex.timex3 import write_value
from geo.timex.writing import write_clue


def as_timex(found: Found, resolved: Resolved) -> Timex:
    """The expression with its values; what can date nothing keeps its TIMEX3 value and loses its EDTF."""
    quiet = is_quiet(found.clue)
    return Timex(
        start=found.start,
        end=found.end,
        text=found.text,
        type=found.type,
        value=write_value(found, resolved.edtf),
        edtf=None if quiet else resolved.edtf,
        rule=REFERENCE if quiet else resolved.rule,
        anchor=resolved.anchor or None,
        relation=found.relation,
    )


def split_range(found: Found, resolved: Resolved, text: str) -> list[Timex]:
    """The two ends of a range as expressions of their own, which is how TIMEX3 has them."""
    points = resolved.edtf.split("/") if resolved.edtf else (None, None)
    spans = found.ends or ()
    clues = (found.clue, found.last or found.clue)
    return [
        as_timex(
            replace(found, start=start, end=end, text=text[start:end], type=_type(clue, found), clue=clue, last=None),
            replace(resolved, edtf=_own(clue) or point),
        )
        for (start, end), clue, point in zip(spans, clues, (points[0], points[-1]), strict=True)
    ]


def _type(clue: Clue | Lasting, found: Found) -> TimexType:
    """A time where the end has a time of day, else what the whole is."""
    return TimexType.TIME if isinstance(clue, Clue) and clue.clock else found.type


def _own(clue: Clue | Lasting) -> str | None:
    """The value of an end that is a stretch itself, where its words give it."""
    return write_clue(clue, clue.year) if isinstance(clue, Clue) and clue.fiscal and clue.year is not None else None


def is_quiet(clue: Clue | Lasting) -> bool:
    """Whether the words are a time that can date nothing."""
    return isinstance(clue, Clue) and clue.quiet

"""What a person decided on one event, and what a decision may say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import takewhile
from typing import Final

from geo.model import Event, EventType

FORMAT: Final = "dispute-map curation 1"
"""What a file of decisions calls itself; the number grows when an older program could no longer read it."""

LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 4000
"""Characters that a name, and running text, may have in a file of decisions."""

QUOTED: Final = 160
"""Code points of an event's quotation that a decision keeps, to find the event again where its id has moved."""

Value = str | EventType | tuple[str, ...] | None
"""What an event's field is changed to."""


class Verdict(StrEnum):
    """What is to become of an event: it is right as it is, right once changed, or does not belong on the map."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One person's decision on one event.

    `changes` has the changed fields of an edit alone: `date` (EDTF or `None`), `type`, `actors`, `recipients`, `features`.
    `article`, `quotation` (how its evidence begins) and `type` are the event's as it was read; they find it where its id has
    moved. `note` gives the reason, `who` names the person, `when` is their day. `where` is the place in the file, for messages.
    """

    dispute: str
    event: str
    verdict: Verdict
    changes: Mapping[str, Value] = field(default_factory=dict)
    article: str | None = None
    quotation: str | None = None
    type: EventType | None = None
    note: str | None = None
    who: str | None = None
    when: date | None = None
    where: str = field(default="", compare=False)


def is_writable(char: str) -> bool:
    """Whether a character may stand in running text: no half of a pair, no control character but line ends and tabs."""
    return not ("\ud800" <= char <= "\udfff" or char == "\x7f" or (char < " " and char not in "\n\r\t"))


def decide(
    event: Event,
    dispute: str,
    verdict: Verdict,
    changes: Mapping[str, Value] | None = None,
    *,
    note: str | None = None,
    who: str | None = None,
    when: date | None = None,
) -> Decision:
    """The decision on an event, with what finds it again."""
    return Decision(
        dispute=dispute,
        event=event.id,
        verdict=verdict,
        changes=changes or {},
        article=event.article,
        quotation="".join(takewhile(is_writable, event.evidence.exact[:QUOTED])) or None,
        type=event.type,
        note=note,
        who=who,
        when=when,
    )

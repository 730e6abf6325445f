"""What an unfinished date can lean on: the day of publication, and the date the story has reached."""

from dataclasses import dataclass
from datetime import date

from geo.model import Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The anchors at one place of a text; `near` says whether the narrative was set in the same line.

    `mention` is the date named last in the line, background or not; `day` is the last date that was a day, and `day_near`
    says whether it stands in the same line; `decade` is the decade named last in the line, where nothing finer came after it.
    """

    published: date | None = None
    narrative: Edtf | None = None
    near: bool = False
    mention: Edtf | None = None
    day: Edtf | None = None
    day_near: bool = False
    decade: Edtf | None = None

    def publication_name(self) -> str:
        """The name of the publication anchor, as a result shows it."""
        return f"publication {self.published}"

    def narrative_name(self) -> str:
        """The name of the narrative anchor, as a result shows it."""
        return f"narrative {self.narrative}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a rule made of a clue: an EDTF value or none, the rule's name or the reason, the anchor leaned on."""

    edtf: str | None
    rule: str
    anchor: str | None = None

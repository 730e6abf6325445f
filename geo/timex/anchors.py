"""What an unfinished date can lean on: the day of publication, and the date the story has reached."""

from dataclasses import dataclass, replace
from datetime import date

from geo.model import Edtf, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The anchors at one place of a text; `near` says whether the narrative was set in the same line.

    `mention` is the date named last in the line, background or not; `day` is the last date that was a day, and `day_near`
    says whether it stands in the same line; `decade` is the decade named last in the line, where nothing finer came after it;
    `heading` is the year or month that a heading above the line names, `asked` the year in a question that the line answers.
    """

    published: date | None = None
    narrative: Edtf | None = None
    near: bool = False
    mention: Edtf | None = None
    day: Edtf | None = None
    day_near: bool = False
    decade: Edtf | None = None
    heading: Edtf | None = None
    asked: Edtf | None = None

    def in_new_line(self, *, asked: bool = False) -> "Anchors":
        """What of them still holds in the next line; the year that a question names (`asked`) holds in the answer."""
        year = self.mention if asked and self.mention and self.mention.precision is Precision.YEAR else None
        story, day, heading = self.narrative, self.day, self.heading
        return Anchors(published=self.published, narrative=story, mention=year, asked=year, day=day, heading=heading)

    def mention_is_day(self) -> bool:
        """Whether the date named last in the line is a day."""
        return self.mention is not None and self.mention.precision is Precision.DAY

    def has_day_of_line(self) -> bool:
        """Whether the same day is of the date named last: a day, or a month where the line tells no story but that."""
        if self.mention is None or self.near:
            return self.mention_is_day()
        return self.mention.precision in (Precision.DAY, Precision.MONTH)

    def day_of_clock(self) -> Edtf | None:
        """The day that a bare time of day belongs to: the one named last in its line."""
        if self.mention_is_day():
            return self.mention
        return self.day if self.day_near else None

    def publication_name(self) -> str:
        """The name of the publication anchor, as a result shows it."""
        return f"publication {self.published}"

    def narrative_name(self) -> str:
        """The name of the narrative anchor, as a result shows it."""
        return f"narrative {self.narrative}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of a text from `start` to the next: the year or month (`None`: none) that the heading above it names.

    Whatever a new article on the same page says counts from its own day of `publication`, and from no story before it.
    """

    start: int
    heading: Edtf | None = None
    publication: date | None = None
    is_article: bool = False

    def anchors(self, before: Anchors) -> Anchors:
        """The anchors at its beginning, `before` being those at the end of the section above."""
        if self.is_article:
            return Anchors(published=self.publication, heading=self.heading)
        return replace(before, heading=self.heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a rule made of a clue: an EDTF value or none, the rule's name or the reason, the anchor leaned on."""

    edtf: str | None
    rule: str
    anchor: str | None = None

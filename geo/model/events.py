"""What a text says happened: mentions, time expressions, and events with the quotation that proves them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

TOLD_FROM: Final = 0.54
"""The confidence under which an event is about as likely wrong in something as right: no map or list tells it unless asked to.

From here on, on articles that nobody read while rules were written, 92 of 100 days are right."""


class EventType(StrEnum):
    """The sixteen PLOVER event types (coding guide of 2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Factuality(StrEnum):
    """How a text stands to an event: it tells it, takes it for granted, or passes on that somebody said it."""

    ASSERTED = "asserted"
    PRESUPPOSED = "presupposed"
    REPORTED = "reported"


class FeatureLevel(StrEnum):
    """How an event found its features: by name, by a reference to them, or by the dispute the article is about."""

    NAMED = "named"
    REFERENCE = "reference"
    TOPIC = "topic"


class Curation(StrEnum):
    """What a person decided on an event; one that is rejected stays in the file of events and leaves the map."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A toponym in a text, with the features it may mean, in code points; recognition and resolution stay apart.

    `level` tells a name from a reference. `refused` gives the reason where the words are a homonym, else `None`.
    """

    start: int
    end: int
    text: str
    features: tuple[str, ...]
    level: FeatureLevel
    ambiguous: bool = False
    refused: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression: TIMEX3 type and value, EDTF where it is a date, and the rule and anchor that gave it.

    `relation` is how the words stand to the value: `in`, `since`, `until`, `by`, `before`, `after`. `edtf` is `None` for
    durations, sets and dates that cannot be known; `rule` then says why (`no-anchor`, `duration`, `habitual`, …).
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    edtf: str | None
    rule: str
    anchor: str | None = None
    relation: str = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation (W3C Web Annotation TextQuote and TextPosition selectors): `text[start:end] == exact`, code points."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSource:
    """One article that tells an event, with every quotation in it and the date it gives (EDTF, `None` where it gives none).

    `reprint_of` names the article it reprints.
    """

    article: str
    title: str | None
    url: str | None
    publisher: str | None
    lang: str
    published: dt.date | None
    evidence: tuple[Evidence, ...]
    reprint_of: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act by an actor on a date, as `dispute-map parse` prints it; field order is the order of the JSON keys."""

    id: str
    article: str
    title: str | None
    url: str | None
    publisher: str | None
    lang: str
    published: dt.date | None
    date: str | None
    date_start: dt.date | None
    date_end: dt.date | None
    date_rule: str
    date_text: str | None
    type: EventType
    mode: str | None
    factuality: Factuality
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    features: tuple[str, ...]
    feature_level: FeatureLevel
    evidence: Evidence
    sources: tuple[EventSource, ...]
    confidence: float | None
    rules: tuple[str, ...]
    curation: Curation | None = None

    @property
    def rejected(self) -> bool:
        """Whether a person decided that it does not belong on the map."""
        return self.curation == Curation.REJECTED

"""The nouns of the house: frozen values and closed vocabularies, with no behaviour beyond reading and comparing dates."""

from geo.model.articles import Article, Block, BlockKind
from geo.model.edtf import Edtf, Precision, is_edtf, overlaps, parse_edtf, year_edtf
from geo.model.events import (
    Event,
    EventSource,
    EventType,
    Evidence,
    Factuality,
    FeatureLevel,
    Mention,
    Timex,
    TimexType,
)
from geo.model.places import (
    Claim,
    ClaimStatus,
    Dispute,
    Feature,
    FeatureKind,
    Instrument,
    Line,
    LineKind,
    Source,
    Toponym,
    ToponymKind,
)
from geo.model.records import event_from_record, event_line, event_record

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimStatus",
    "Dispute",
    "Edtf",
    "Event",
    "EventSource",
    "EventType",
    "Evidence",
    "Factuality",
    "Feature",
    "FeatureKind",
    "FeatureLevel",
    "Instrument",
    "Line",
    "LineKind",
    "Mention",
    "Precision",
    "Source",
    "Timex",
    "TimexType",
    "Toponym",
    "ToponymKind",
    "event_from_record",
    "event_line",
    "event_record",
    "is_edtf",
    "overlaps",
    "parse_edtf",
    "year_edtf",
]

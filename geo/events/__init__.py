"""Where place, time and action meet: from one article to dated events, each with the quotation that proves it.

`extract_events` is the way through: zones, sentences, one scan, acts with their actors, dates, features, then merging;
`choose_dispute` says before it which of several disputes the article is about.
"""

from geo.events.confidence import at_least
from geo.events.extract import extract_events
from geo.events.joining import merge_events
from geo.events.reprints import Imprint, imprint_of
from geo.events.routing import choose_dispute
from geo.events.store import read_events, write_events

__all__ = [
    "Imprint",
    "at_least",
    "choose_dispute",
    "extract_events",
    "imprint_of",
    "merge_events",
    "read_events",
    "write_events",
]

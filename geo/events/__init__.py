"""Where place, time and action meet: from one article to dated events, each with the quotation that proves it.

`extract_events` is the way through: zones, sentences, one scan, acts with their actors, dates, features, then merging;
`choose_dispute` says before it which of several disputes the article is about.
"""

from geo.events.confidence import at_least
from geo.events.extract import extract_events
from geo.events.merging import merge_events
from geo.events.routing import choose_dispute
from geo.events.store import read_events, write_events

__all__ = ["at_least", "choose_dispute", "extract_events", "merge_events", "read_events", "write_events"]

"""Which of several disputes an article is about, from the places it names."""

from collections.abc import Sequence

from geo.events.geography import geography_of
from geo.events.places import usable_mentions
from geo.events.scene import Places
from geo.events.spans import beginning_in
from geo.events.zones import Zone, ZoneKind, find_zones
from geo.model import Article, Dispute, FeatureLevel, Mention

Weight = tuple[bool, int, int]
"""Whether the headline names a place of a dispute, how many blocks do, how many names there are."""


def choose_dispute(article: Article, known: Sequence[tuple[Dispute, Places]]) -> Dispute | None:
    """The dispute that an article is about, each given with its gazetteer; `None` where it names a place of none.

    The one whose places alone stand in the headline, else the one named in most blocks, else most often; the first of equals.
    """
    named = [(dispute, _names(article, dispute, places)) for dispute, places in known]
    zones = find_zones(article) if sum(bool(names) for _, names in named) > 1 else ()
    weighed = [(_weight(zones, names), dispute) for dispute, names in named if names]
    headed = [dispute for (heads, _, _), dispute in weighed if heads]
    if len(headed) == 1:
        return headed[0]
    return max(weighed, key=lambda each: each[0][1:])[1] if weighed else None


def _names(article: Article, dispute: Dispute, places: Places) -> list[Mention]:
    """Where an article names what the dispute is about, or the chain it is in: a neighbour says nothing."""
    land = geography_of(dispute)
    usable = usable_mentions([land.hosted(mention) for mention in places.find_mentions(article.text, article.lang)])
    return [mention for mention in usable if mention.level is FeatureLevel.NAMED and land.core & set(mention.features)]


def _weight(zones: Sequence[Zone], names: Sequence[Mention]) -> Weight:
    holding = [zone for zone in zones if beginning_in(names, zone.start, zone.end)]
    return any(zone.kind is ZoneKind.HEADLINE for zone in holding), len(holding), len(names)

"""Whether an article, and each sentence of it, is about the dispute."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.events.zones import Zone
from geo.model import Article, Dispute, Mention


@dataclass(frozen=True, slots=True)
class Topic:
    """How much of an article is about the dispute: all of it, or only the paragraphs at `spans`."""

    whole: bool
    spans: tuple[tuple[int, int], ...]

    def covers(self, start: int, end: int, named: bool, on_topic: bool) -> bool:
        """Whether acts in the sentence at `start` to `end` count: it names a place, or its surroundings are about them."""
        if named:
            return True
        near = any(left <= start and end <= right for left, right in self.spans)
        return near or (self.whole and on_topic) or self.whole


def topic_of(article: Article, zones: Sequence[Zone], mentions: Sequence[Mention], dispute: Dispute) -> Topic:
    """The topic of an article, from where its plain mentions of the disputed places stand.

    An article is about the dispute where a quarter of its paragraphs, or its headline and one more, name a place of it.
    """
    disputed = {feature.id for feature in dispute.features if feature.disputed} | {dispute.topic}
    groups = {group for feature in dispute.features if feature.disputed for group in feature.part_of}
    telling = [mention for mention in mentions if set(mention.features) & (disputed | groups)]
    holding = [zone for zone in zones if any(zone.start <= mention.start < zone.end for mention in telling)]
    headline = any(zone.kind in ("headline", "sub-headline") for zone in holding)
    whole = len(holding) * 4 >= len(zones) or (headline and len(holding) > 1) or len(holding) >= 3
    return Topic(whole, tuple((zone.start, zone.end) for zone in holding))

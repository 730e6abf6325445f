"""What kind of act saying something is, from the words that are said."""

from geo.events.contents import contents_of, counted_in
from geo.events.reading import Act
from geo.model import EventType


def said_act(said: str, *, by_claimant: bool) -> tuple[Act, int] | None:
    """The act that words amount to when an official says them, and their weight; `None` where they amount to none.

    `said` is the sentence, folded and in lower case, without the verb of saying. The type with most of its words, each as
    weighty as its row, wins; the earlier in the lexicon on a tie. A third country that says what a claimant says supports it.
    """
    weights: dict[EventType, int] = {}
    for content, count in zip(contents_of("ru"), counted_in(said, "ru"), strict=True):
        weights[content.act.type] = weights.get(content.act.type, 0) + count * content.act.strength
    best = max(weights, key=lambda kind: weights[kind])
    if not weights[best]:
        return None
    kind = EventType.SUPPORT if best is EventType.REJECT and not by_claimant else best
    return next(content.act for content in contents_of("ru") if content.act.type is kind), weights[best]

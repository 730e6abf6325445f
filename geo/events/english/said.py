"""What kind of act saying something is, from the words that are said."""

from geo.events.english.triggers import contents
from geo.events.reading import Act
from geo.model import EventType


def said_act(lowered: str, by_claimant: bool) -> Act | None:
    """The act that the words of a sentence amount to when an official says them, `None` where they amount to none.

    The strongest type with a word of its own wins, then the one with most words, then the earlier in the lexicon; a third
    country's support goes before all.
    """
    counts = [(sum(word in lowered for word in content.words), place, content.act) for place, content in enumerate(contents())]
    told = [(_weight(act, by_claimant), count, -place, act) for count, place, act in counts if count]
    return max(told, key=lambda row: row[:3])[3] if told else None


def _weight(act: Act, by_claimant: bool) -> int:
    support = act.type is EventType.SUPPORT
    return 0 if support and by_claimant else 9 if support else act.strength

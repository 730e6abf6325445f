"""What kind of act saying something is in Japanese, from the words that are said."""

import re
from functools import cache

from geo.events.japanese.triggers import contents
from geo.events.reading import Act
from geo.lexicon import read_words
from geo.model import EventType


def said_act(said: str, by_claimant: bool) -> Act | None:
    """The act that words amount to when an official says them, `None` where they amount to none or to silence.

    The strongest type with a word of its own wins, then the one with most words, then the earlier in the lexicon; a third
    country's support goes before all, and a claimant's is none.
    """
    if any(silence in said for silence in read_words("ja", "clauses")["unreal"]["silences"]):
        return None
    counts = [(sum(word in said for word in content.words), -place, content.act) for place, content in enumerate(contents())]
    told = [(_weight(act, by_claimant), count, place, act) for count, place, act in counts if count]
    best = max(told, key=lambda row: row[:3], default=None)
    return best[3] if best and best[0] else None


def leads_to_saying(before: str, loose: bool) -> bool:
    """Whether what stands before a verb of saying is something said: a と clause, a quotation, or an object where it may be."""
    return _content(loose).search(before) is not None


def _weight(act: Act, by_claimant: bool) -> int:
    support = act.type is EventType.SUPPORT
    return 0 if support and by_claimant else 9 if support else act.strength


@cache
def _content(loose: bool) -> re.Pattern[str]:
    said = read_words("ja", "clauses")["said"]
    return re.compile(said["loose"] if loose else said["plain"])

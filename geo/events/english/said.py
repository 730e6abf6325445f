"""What kind of act saying something is, from the words that are said."""

import re
from functools import cache

from geo.events.english.triggers import contents
from geo.events.reading import Act
from geo.lexicon import read_words
from geo.model import EventType

_DENIED = re.compile(r"\b(?:not|never|cannot|impossible)\b[^.,;]{0,60}")


def said_act(lowered: str, by_claimant: bool) -> Act | None:
    """The act that the words of a sentence amount to when an official says them, `None` where they amount to none.

    The strongest type with a word of its own wins, then the one with most words, then the earlier in the lexicon; a third
    country's support goes before all.
    """
    said = _turned(lowered)
    counts = [(sum(word in said for word in content.words), place, content.act) for place, content in enumerate(contents())]
    told = [(_weight(act, by_claimant), count, -place, act) for count, place, act in counts if count]
    return max(told, key=lambda row: row[:3])[3] if told else None


def _turned(lowered: str) -> str:
    """The sentence with a willingness that is denied ("would not go on with the talks") written as a refusal."""
    denied = [found for found in _DENIED.finditer(lowered) if any(word in found.group() for word in _agreeing())]
    return f"{lowered} {read_words('en', 'acts')['refusal']}" if denied else lowered


@cache
def _agreeing() -> tuple[str, ...]:
    return next(content.words for content in contents() if content.act.type is EventType.AGREE)


def _weight(act: Act, by_claimant: bool) -> int:
    support = act.type is EventType.SUPPORT
    return 0 if support and by_claimant else 9 if support else act.strength

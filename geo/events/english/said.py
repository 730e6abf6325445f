"""What kind of act saying something is, from the words that are said."""

from geo.events.english.triggers import contents
from geo.events.reading import Act


def said_act(lowered: str, clause_start: int, verb: int, speakers: tuple[str, ...]) -> Act | None:
    """The act that the words of a sentence amount to when an official says them, `None` where they amount to none.

    The strongest type with a word of its own wins, then the one with most words, then the earlier in the lexicon.
    """
    if not speakers:
        return None
    said = f"{lowered[:clause_start]} {lowered[verb:]}"
    counts = [(sum(word in said for word in content.words), place, content.act) for place, content in enumerate(contents())]
    told = [(act.strength, count, -place, act) for count, place, act in counts if count]
    return max(told, key=lambda row: row[:3])[3] if told else None

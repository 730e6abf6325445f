"""What kind of act saying something is, from the words that are said."""

from geo.events.english.triggers import contents
from geo.events.reading import Act
from geo.lexicon import read_words


def said_act(lowered: str, clause_start: int, verb: int, speakers: tuple[str, ...], claimants: tuple[str, ...]) -> Act | None:
    """The act that the words of a sentence amount to when an official says them, `None` where they amount to none.

    Silence ("declined to comment") is none; the type with most of its words wins, the earlier in the lexicon on a tie.
    """
    if not speakers or not set(speakers) - {""}:
        return None
    silences = read_words("en", "clauses")["silences"]
    said = f"{lowered[:clause_start]} {lowered[verb:]}"
    if any(f"to {word}" in said[:60] for word in silences) and not claimants:
        return None
    counts = [(sum(word in said for word in content.words), -place, content.act) for place, content in enumerate(contents())]
    best = max(counts, key=lambda row: row[:2])
    return best[2] if best[0] else None

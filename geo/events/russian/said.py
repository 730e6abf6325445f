"""What kind of act saying something is, from the words that are said."""

from geo.events.contents import contents_of
from geo.events.reading import Act


def said_act(said: str) -> Act | None:
    """The act that words amount to when an official says them, `None` where they amount to none.

    `said` is the sentence, folded and in lower case, without the verb of saying. The type with most of its words, each as
    weighty as its type, wins; the earlier in the lexicon on a tie.
    """
    counts = [
        (sum(map(said.__contains__, content.words)) * content.act.strength, -place, content.act)
        for place, content in enumerate(contents_of("ru"))
    ]
    best = max(counts, key=lambda row: row[:2])
    return best[2] if best[0] else None

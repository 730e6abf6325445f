"""What kind of act saying something is in Japanese, from the words that are said."""

import re
from functools import cache

from geo.events.contents import contents_of, counted_in, weightiest
from geo.events.reading import Act
from geo.lexicon import read_words


def said_act(said: str, by_claimant: bool) -> Act | None:
    """The act that words amount to when an official says them, `None` where they amount to none or to silence."""
    if any(map(said.__contains__, read_words("ja", "clauses")["unreal"]["silences"])):
        return None
    return weightiest(zip(contents_of("ja"), counted_in(said, "ja"), strict=True), by_claimant=by_claimant)


def leads_to_saying(before: str, loose: bool) -> bool:
    """Whether what stands before a verb of saying is something said: a と clause, a quotation, or an object where it may be."""
    return _content(loose).search(before) is not None


@cache
def _content(loose: bool) -> re.Pattern[str]:
    said = read_words("ja", "clauses")["said"]
    return re.compile(said["loose"] if loose else said["plain"])

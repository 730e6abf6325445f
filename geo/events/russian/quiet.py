"""Russian sentences that surely tell no act beside those their verbs tell: how things are, what is argued, thought or meant."""

import re
from functools import cache

from geo.events.russian.sentence import Analysis
from geo.lexicon import read_words


def is_lasting(analysis: Analysis) -> bool:
    """Whether a sentence only tells how things are, or what somebody thinks, disputes or does not mean to do.

    Outside a list of dates, whose present tense tells acts.
    """
    if analysis.setting.present:
        return False
    patterns = _patterns()
    if patterns["idle"].search(analysis.text):
        return True
    return not patterns["past"].search(_outside(analysis)) and not analysis.dated_after(-1, len(analysis.tokens))


def _outside(analysis: Analysis) -> str:
    """The sentence without what is quoted."""
    text = analysis.text
    for start, end in analysis.quoted:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = read_words("ru", "clauses")["lasting"]
    return {name: re.compile("|".join(words[name]), re.IGNORECASE) for name in ("idle", "past")}

"""Acts that are what their object makes them in Japanese: to resume talks is to consult, to resume a battle is to attack."""

import re
from dataclasses import replace
from functools import cache

from geo.events.contents import act_of
from geo.events.japanese.analysis import Analysis
from geo.events.japanese.predicates import Predicate
from geo.events.reading import Act
from geo.lexicon import read_words

_NEAR = 44
"""How many code points before an act its object is looked for."""


def made(analysis: Analysis, predicate: Predicate, act: Act) -> Act:
    """The act as what it is said of makes it ("演習を再開した", "配備の延期を発表した"); any other as it is."""
    text = analysis.text.masked
    before = text[max(0, predicate.start - _NEAR) : predicate.start].rpartition("。")[2]
    for words, pattern, other in _rows():
        if text.startswith(words, predicate.start) and pattern.search(before):
            return replace(other, strength=act.strength, needs=act.needs, by=act.by)
    return act


@cache
def _rows() -> tuple[tuple[tuple[str, ...], re.Pattern[str], Act], ...]:
    """Words, the object before them, and the act that both make, in the lexicon's order."""
    table = read_words("ja", "objects")
    rows = [(row, row["object"] + ("" if row.get("whole") else table["between"])) for row in table["row"]]
    return tuple((tuple(row["words"]), re.compile(pattern), act_of({"strength": 0, **row})) for row, pattern in rows)

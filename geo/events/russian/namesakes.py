"""Who only shares a family name with somebody known: "Хироси Танака" is not the prime minister Какуэй Танака."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from geo.events.offices import read_terms
from geo.events.russian.endings import decline_name, fold
from geo.lexicon import read_words

_GIVEN = re.compile(r"(?<![\w-])([А-Я])[а-я]+ $")
"""A word right before a name that may be the given name."""
_NEAR = 60
"""How many code points after a word for people a name of theirs begins."""


def is_namesake(sentence: str, start: int, end: int, people: Iterable[int]) -> bool:
    """Whether the family name at `start` to `end` is that of one of the people, with a given name no known bearer of it has.

    `people` are the places where words for them end ("рыбак", "капитан шхуны «…»"); `sentence` is folded.
    """
    known = _initials().get(sentence[start:end])
    given = _GIVEN.search(sentence[:start])
    if known is None or given is None or given[1] in known:
        return False
    return any(0 < given.start() - each <= _NEAR and "," not in sentence[each : given.start()] for each in people)


@cache
def _initials() -> Mapping[str, frozenset[str]]:
    """The family names of those who are known, in every case, with the initials of their given names."""
    people = [name for names in read_words("ru", "actors")["people"].values() for name in names]
    people += [term.names["ru"] for term in read_terms() if term.names.get("ru")]
    initials: dict[str, set[str]] = defaultdict(set)
    alone = {name for name in people if " " not in name}
    for name in people:
        *given, family = name.split()
        for form in decline_name(family) if given and family not in alone else ():
            initials[form.surface].add(fold(given[0])[0])
    return {family: frozenset(known) for family, known in initials.items()}

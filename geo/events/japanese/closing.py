"""Whether a clause ends between a subject and a verb, so that the subject is another verb's."""

import re
from functools import cache

from geo.lexicon import read_words


def is_closed(between: str) -> bool:
    """Whether a relative or content clause ends between a subject and the verb, so that the subject is not the verb's.

    A subject that a chain of clauses carries on (会談し、…する声明に署名した) is the verb's whatever the later clauses hold.
    It is not that of a bare passive before a noun either (日本側が拿捕された漁船の解放を求めた).
    """
    first = re.split(read_words("ja", "clauses")["marks"]["carried_on"], between, maxsplit=1)[0]
    ends = [found.start() for found in closed_pattern().finditer(first)]
    return any(not _is_open(first, end) and _pattern("undergone").match(first) is None for end in ends)


def is_claimed(between: str) -> bool:
    """Whether what is held against another ends in a stretch, its chain with it ("ソ連が配備し、建設しているとして、")."""
    return _pattern("claimed").search(between) is not None


def is_relative_only(between: str) -> bool:
    """Whether only relative clauses end in a stretch."""
    return all(_pattern("relative").match(between, found.start()) for found in closed_pattern().finditer(between))


def _is_open(first: str, end: int) -> bool:
    """Whether what ends there leads to a noun and closes nothing ("四島をめぐる")."""
    return re.compile(f"{_pattern('closed_but').pattern}$").search(first, 0, end + 1) is not None


def closed_pattern() -> re.Pattern[str]:
    """What ends a clause."""
    return _pattern("closed")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_words("ja", "clauses")["marks"][name])

"""What a day or an office is, and no act of its day: years that come round since an older act, people who come to an office."""

from functools import cache
from typing import NamedTuple

from geo.lexicon import read_words
from geo.lexicon.gating import Gated

REMEMBERED = "anniversary"
"""The rule by which an older act is told on its anniversary."""


class Anniversary(NamedTuple):
    """The years that have gone by since an act, and the stretch of the sentence that names the act."""

    years: int
    start: int
    end: int


def find_anniversary(sentence: str, lang: str) -> Anniversary | None:
    """The anniversary that a sentence tells of ("Friday marks 170 years since …"), `None` where it tells of none."""
    found = next((hit for pattern in _anniversaries(lang) if (hit := pattern.search(sentence))), None)
    if found is None:
        return None
    count = found["years"].lower()
    years = int(count) if count.isdecimal() else read_words(lang, "clauses")["occasions"]["numbers"][count]
    return Anniversary(years, *found.span("act"))


def tells_of_office(sentence: str, lang: str) -> bool:
    """Whether a sentence tells who came to an office or left it, which is no act about a place."""
    return _offices(lang).search(sentence) is not None


@cache
def _anniversaries(lang: str) -> tuple[Gated, ...]:
    words = read_words(lang, "clauses")["occasions"]
    count = "|".join((r"\d{1,3}", *words["numbers"]))
    return tuple(Gated(pattern.replace("{years}", rf"(?P<years>{count})")) for pattern in words["anniversaries"])


@cache
def _offices(lang: str) -> Gated:
    return Gated(read_words(lang, "clauses")["occasions"]["offices"])

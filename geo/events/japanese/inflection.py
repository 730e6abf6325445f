"""How Japanese verbs inflect: the stem and class of a dictionary form, and what the ending after a stem says."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from geo.lexicon import read_words

SURU = "suru"
ICHIDAN = "ichidan"


class Form(StrEnum):
    """What an ending says of the act."""

    PAST = "past"
    CHAIN = "chain"
    STATE = "state"
    PRESENT = "present"
    NEGATIVE = "negative"
    CONDITION = "condition"
    WISH = "wish"
    HABIT = "habit"
    MODAL = "modal"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that was read: its form, its voice, and the offset where it ends."""

    form: Form
    passive: bool
    end: int


def stem_of(verb: str) -> tuple[str, str]:
    """The part of a dictionary form that never changes, and the verb's class.

    >>> stem_of("述べる"), stem_of("語る"), stem_of("訪問する")
    (('述べ', 'ichidan'), ('語', 'る'), ('訪問', 'suru'))
    """
    table = read_words("ja", "verbs")
    odd = next((kind for end, kind in table["odd"].items() if verb.endswith(end)), None)
    if odd:
        return verb[:-1], odd
    rows = table["rows"]
    if verb.endswith(rows[SURU]["u"]):
        return verb.removesuffix(rows[SURU]["u"]), SURU
    ichidan = verb.endswith(rows[ICHIDAN]["u"]) and (
        verb[-2] in table["ichidan_before"] or verb.endswith(tuple(table["ichidan_whole"]))
    )
    if ichidan and not verb.endswith(tuple(table["godan_ends"])):
        return verb[:-1], ICHIDAN
    return verb[:-1], verb[-1]


def noun_tail(kind: str) -> str:
    """What turns a stem of a class into a noun ("打ち切" to "打ち切り"), empty where the stem is one."""
    row: dict[str, str] = read_words("ja", "verbs")["rows"][kind]
    return "" if kind in (SURU, ICHIDAN) else row["i"]


def read_ending(kind: str, text: str, start: int) -> Ending | None:
    """The ending that stands at `start` after a stem of a class, `None` where none does."""
    passive = False
    for _ in range(3):
        voice = _voiced(kind, text, start)
        if voice is None:
            break
        kind, start, passive = ICHIDAN, voice[0], passive or voice[1]
    pattern, forms = _tails(kind)
    found = pattern.match(text, start)
    return Ending(forms[found.lastindex - 1], passive, found.end()) if found and found.lastindex else None


def _voiced(kind: str, text: str, start: int) -> tuple[int, bool] | None:
    """Where the passive or causative ends that stands at `start`, and whether it is the passive."""
    for ending, passive in _voices(kind):
        if text.startswith(ending, start):
            return start + len(ending), passive
    return None


@cache
def _voices(kind: str) -> tuple[tuple[str, bool], ...]:
    table = read_words("ja", "verbs")
    row = table["rows"][kind]
    return tuple(
        (endings.get(kind, endings["godan"]).format(**row), name == "passive") for name, endings in table["voices"].items()
    )


@cache
def _tails(kind: str) -> tuple[re.Pattern[str], tuple[Form, ...]]:
    """One pattern for every ending of a class in the lexicon's order, and the form that each of its groups makes."""
    table = read_words("ja", "verbs")
    row, tails = table["rows"][kind], table["tails"]
    pattern = "|".join(f"({_filled(tail['pattern'], row)})" for tail in tails)
    return re.compile(pattern), tuple(Form(tail["form"]) for tail in tails)


def _filled(pattern: str, row: dict[str, str]) -> str:
    for base, kana in row.items():
        pattern = pattern.replace(f"{{{base}}}", kana)
    return pattern

"""Times told by what a noun names: "two days before the shooting", "at the summit", "two years after the war"."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from geo.events.moments import Dating, bounds, uncertain
from geo.lexicon import read_words
from geo.model import Timex

_RULE = "relative-to-narrative"
_MONTHS = 12
_TO_MONTH = 7
"""Characters of an EDTF date down to its month."""
_AROUND = "around"
_WHEN = (_AROUND, "during", "closing")
"""How an act may lie to the one that a noun names: near it, in it, at its end."""
_ARTICLE = 4
"""Code points of an article that may belong to a time."""
_MOST_YEARS = 15
"""More years than these are rounded, and say when only roughly."""


class Deed(NamedTuple):
    """An act told before: its PLOVER type, the sentence that tells it, its EDTF date."""

    type: str
    sentence: str
    date: str | None


def off_an_act(sentence: str, clause: tuple[int, int], deeds: Iterable[Deed], lang: str) -> Dating | None:
    """The day, or the month, so long before or after the act that a noun in a clause names; `None` where none was told.

    `clause` lies in `sentence`; what leads the sentence counts for it too. `deeds` are the acts told, the latest first.
    """
    steps = _steps(lang)
    found = steps.search(sentence, clause[0]) or steps.match(sentence)
    if found is None or found.start() > clause[1]:
        return None
    day = next(_days_of(found["noun"].lower(), deeds, lang), None)
    moved = _moved(day, found, lang) if day else None
    return Dating(uncertain(moved), _RULE, found["step"]) if moved else None


def at_an_act(sentence: str, clause: tuple[int, int], deeds: Iterable[Deed], lang: str) -> Dating | None:
    """The date of the act that a noun of a clause names as when it was ("told reporters after the talks"); its month where
    the words say no more than near it ("shortly before the summit"). `None` where no such act was told.

    `clause` lies in `sentence`; what leads the sentence counts for it too. `deeds` are the acts told, the latest first.
    """
    told = tuple(deeds)
    for name in _WHEN if told else ():
        found = _when(lang, name).search(sentence, clause[0]) or _when(lang, name).match(sentence)
        day = _date_of(found, told, lang) if found and found.start() <= clause[1] else None
        if found and day:
            return Dating(uncertain(day if name != _AROUND else day[:_TO_MONTH]), _RULE, found["step"])
    return None


def _date_of(found: re.Match[str], deeds: Iterable[Deed], lang: str) -> str | None:
    """The date of the latest act told in the noun of an expression, else of its kind, beside the names that it is told by."""
    noun = found["noun"].lower()
    names = [word for word in found["told"].split() if not word.islower()]
    dated = [deed for deed in deeds if deed.date and "/" not in deed.date and not deed.date.startswith("[")]
    near = [deed for deed in dated if all(name in deed.sentence for name in names)]
    named = [deed for deed in near if noun in deed.sentence.lower() and not _steps(lang).search(deed.sentence)]
    kinds = _kinds(lang).get(noun, frozenset())
    return next((deed.date for deed in (*named, *near) if deed in named or deed.type in kinds), None)


def years_off(text: str, times: Iterable[Timex], start: int, lang: str) -> Dating | None:
    """The year so many years after or before a year or epoch, where a sentence that begins at `start` begins so.

    So in "Two years after the war, Moscow …"; `times` are those of the sentence, and offsets the article's.
    """
    found = _years(lang).match(text, start)
    time = next((time for time in times if found and found.end() - _ARTICLE <= time.start <= found.end()), None)
    if found is None or time is None:
        return None
    words = read_words(lang, "clauses")["offsets"]
    begins, ends = bounds(time.edtf)
    year = begins if found["back"] else ends
    count = words["numbers"].get(found["count"].lower()) or int(found["count"])
    if year is None or count > _MOST_YEARS:
        return None
    return Dating(f"{year.year + (-count if found['back'] else count):04d}?", _RULE, text[start : time.end])


def _days_of(noun: str, deeds: Iterable[Deed], lang: str) -> Iterator[date]:
    """The days of the acts that a noun may name: of its kind, or told in the same word."""
    kinds = _kinds(lang).get(noun, frozenset())
    for deed in deeds:
        begins, ends = bounds(deed.date)
        named = noun in deed.sentence.lower() and not _steps(lang).search(deed.sentence)
        if begins and begins == ends and (deed.type in kinds or named):
            yield begins


def _moved(day: date, found: re.Match[str], lang: str) -> str | None:
    """A day moved by the step that an expression tells: days and weeks to the day, months to the month."""
    words = read_words(lang, "clauses")["offsets"]
    sign = -1 if found["back"] else 1
    told = found.groupdict()
    unit = words["units"].get((told["unit"] or told.get("short") or words["unit"]).lower())
    count = words["numbers"].get(told["count"].lower()) or int(told["count"]) if told["count"] else 1
    if unit is not None:
        return (day + timedelta(days=sign * count * unit)).isoformat()
    number = day.year * _MONTHS + day.month - 1 + sign * count
    return f"{number // _MONTHS:04d}-{number % _MONTHS + 1:02d}"


@cache
def _years(lang: str) -> re.Pattern[str]:
    words = read_words(lang, "clauses").get("offsets")
    counts = "|".join((r"\d{1,2}", *(words["numbers"] if words else ())))
    return re.compile(words["years"].replace("{counts}", counts) if words else "(?!)")


@cache
def _steps(lang: str) -> re.Pattern[str]:
    words = read_words(lang, "clauses").get("offsets")
    if words is None:
        return re.compile("(?!)")
    nouns = "|".join(sorted(_kinds(lang), key=len, reverse=True))
    counts = "|".join((r"\d{1,2}", *words["numbers"]))
    return re.compile(words["pattern"].replace("{nouns}", nouns).replace("{counts}", counts))


@cache
def _when(lang: str, name: str) -> re.Pattern[str]:
    """What tells that something was at, at the end of, or around the act that a noun names."""
    words = read_words(lang, "clauses").get("offsets", {}).get(name)
    if words is None:
        return re.compile("(?!)")
    nouns = "|".join(sorted(words["nouns"] if "nouns" in words else _kinds(lang), key=len, reverse=True))
    return re.compile(words["pattern"].replace("{nouns}", nouns))


@cache
def _kinds(lang: str) -> dict[str, frozenset[str]]:
    """The types of act that each noun names."""
    rows = read_words(lang, "clauses")["offsets"]["kinds"]
    nouns = {noun for row in rows for noun in row["nouns"]}
    return {noun: frozenset(kind for row in rows if noun in row["nouns"] for kind in row["types"]) for noun in nouns}

"""Papers that a text named with their year, where an act is told of one again: "Under the declaration, …", "In it …"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from geo.events.moments import Dating, uncertain
from geo.events.spans import beginning_in
from geo.lexicon import read_words
from geo.model import Precision, Timex, parse_edtf

_NEAR = 60
"""Code points between a year and the paper that it is of."""
_FAR = 20_000
"""Code points back in which the year of a paper is looked for."""


class Paper(NamedTuple):
    """A kind of paper (a treaty, a declaration) that a text names with its year, and where."""

    noun: str
    year: Timex
    start: int


def of_paper(text: str, start: int, trigger: int, times: Sequence[Timex], lang: str) -> Dating | None:
    """The year of the paper that a sentence from `start` on is told of before the verb of its act; `None` without one."""
    opening = beginning_in(times, start, start + _NEAR)
    leads = [paper for paper in _papers(text, opening, lang) if _compiled(lang, "leads").fullmatch(text, start, paper.start)]
    if leads:
        return Dating(leads[0].year.edtf, leads[0].year.rule, leads[0].year.text)
    again = _compiled(lang, "again").match(text, start, trigger)
    if again is None:
        return None
    papers = _papers(text, beginning_in(times, start - _FAR, start), lang)
    noun = (again["noun"] or "").lower()
    general = noun in read_words(lang, "clauses").get("dated_papers", {}).get("general", ())
    near = [paper for paper in papers if general or (paper.noun == noun if noun else text.find("\n", paper.start, start) < 0)]
    return Dating(uncertain(str(near[-1].year.edtf)), "relative-to-narrative", near[-1].year.text) if near else None


def in_paper(text: str, trigger: int, end: int, times: Sequence[Timex], lang: str) -> Dating | None:
    """The year of the paper in which an act was done, named after its verb, before `end` ("gave it up in the 1951 treaty")."""
    after = beginning_in(times, trigger, end)
    named = (each for each in _papers(text, after, lang) if _compiled(lang, "inside").search(text[trigger : each.start]))
    paper = next(named, None)
    return Dating(paper.year.edtf, paper.year.rule, paper.year.text) if paper else None


def _papers(text: str, times: Iterable[Timex], lang: str) -> list[Paper]:
    """The papers that a text names with their year ("the 1956 declaration", "a treaty signed in 1951"), in order."""
    found = []
    for time in times:
        if time.edtf is None or parse_edtf(time.edtf).precision is not Precision.YEAR:
            continue
        named = _compiled(lang, "after").match(text, time.end, time.end + _NEAR)
        named = named or _compiled(lang, "before").search(text[max(0, time.start - _NEAR) : time.start])
        if named:
            found.append(Paper(named["noun"].lower(), time, time.start))
    return found


@cache
def _compiled(lang: str, name: str) -> re.Pattern[str]:
    words = read_words(lang, "clauses").get("dated_papers")
    return re.compile(words[name].replace("{nouns}", "|".join(words["nouns"])) if words else "(?!)")

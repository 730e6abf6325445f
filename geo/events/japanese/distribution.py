"""One Japanese verb that several times share, each an act of its own ("３月に国後島、４月に択捉島を訪れた")."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.events.japanese.analysis import Analysis
from geo.events.japanese.roles import Mark
from geo.events.reading import Candidate
from geo.lexicon import read_words

_SEVERAL = 2
"""Fewer times share nothing."""


def distributed(analysis: Analysis, candidate: Candidate) -> list[Candidate]:
    """The act, or where times with their places or things share its verb one act for each, in order."""
    bounds = _shares(analysis, candidate)
    if len(bounds) < _SEVERAL:
        return [candidate]
    last = len(bounds) - 1
    return [
        replace(candidate, start=start, end=end, trigger=candidate.trigger if place == last else end - 1)
        for place, (start, end) in enumerate(bounds)
    ]


def _shares(analysis: Analysis, candidate: Candidate) -> list[tuple[int, int]]:
    """The stretches of an act's clause that each have a time and share the verb; none where not two do."""
    text = analysis.text.masked
    times = list(_pattern("time").finditer(text, candidate.start, candidate.trigger))
    if len(times) < _SEVERAL or _pattern("closed").search(text, times[-1].end(), candidate.trigger):
        return []
    cuts: list[int] = []
    for one, other in itertools.pairwise(times):
        cut = _cut(text, one.end(), other.start())
        if cut is None or _acts_for_itself(analysis, one.end(), cut):
            cuts.clear()
        else:
            cuts.append(cut)
    return _stretches([candidate.start, *cuts, candidate.end]) if cuts else []


def _stretches(ends: Sequence[int]) -> list[tuple[int, int]]:
    return list(itertools.pairwise(ends))


def _cut(text: str, start: int, end: int) -> int | None:
    """Where what belongs to a time ends and what belongs to the next begins: after the comma between; `None` without one."""
    between = text[start:end]
    if _pattern("after_time").fullmatch(between):
        return text.rindex(_comma(), start, end) + 1
    return text.index(_comma(), start, end) + 1 if _pattern("before_time").fullmatch(between) else None


def _acts_for_itself(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a stretch names its own subject, whose act the shared verb is then."""
    return any(each.mark in (Mark.SUBJECT, Mark.TOPIC) and start <= each.actor.start < end for each in analysis.persons)


def _comma() -> str:
    comma: str = read_words("ja", "clauses")["nouns"]["pause"]
    return comma


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_words("ja", "clauses")["shared_verb"][name])

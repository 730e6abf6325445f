"""Deeds told again of another day and place without their verb, after a dash ("…, 1 сентября — на Кунашире")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from geo.events.reading import Candidate
from geo.events.russian.sentence import Analysis
from geo.lexicon import read_words

_STOPS = re.compile(r"[,;.]|$")


def with_gaps(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The acts, each deed that a dash tells again of its own time and place beside the first, which ends before it."""
    kept = list(candidates)
    for start, end in _gaps(analysis):
        before = [each for each in kept if each.trigger < start and not each.rules[0].startswith("ru:said")]
        if not before or any(start <= each.trigger < end for each in kept):
            continue
        last = max(before, key=lambda each: each.trigger)
        kept[kept.index(last)] = replace(last, end=min(last.end, start))
        kept.append(replace(last, start=start, end=end, trigger=start))
    return kept


def _gaps(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Where stretches with a time, a dash and a place begin and end that have no verb of their own."""
    if "—" not in analysis.sentence and "–" not in analysis.sentence:
        return
    clues = tuple(read_words("ru", "clauses")["time_clues"])
    for hit in _pattern().finditer(analysis.sentence):
        stop = _STOPS.search(analysis.sentence, hit.end())
        start, end = hit.start("when"), stop.start() if stop else len(analysis.sentence)
        timed = any(token.word.startswith(clues) for token in analysis.tokens if start <= token.start < hit.end("when"))
        placed = any(hit.end() <= mention.start < end for mention in analysis.setting.mentions)
        verbal = any(start <= each.start < end and each.finite for each in analysis.found)
        if timed and placed and not verbal and not analysis.in_quotes(start):
            yield start, end


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(read_words("ru", "clauses")["gap"])

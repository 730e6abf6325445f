"""Reading a text from left to right: where the gate points, the longest pattern wins, and what stands around it is noted."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from geo.timex.clues import Found, Lasting
from geo.timex.context import PLACE, Quotes, clause_after, clause_before, is_aside, is_fresh, is_open, looks_ahead, relation
from geo.timex.grammar import Values, are_apart, build
from geo.timex.templates import BLANKS, DIGITS
from geo.timex.words import Bucket, Pattern, Words, load_words

_DEADLINES: Final = ("by", "until")
_PARTICLE: Final = 8
"""Code points of the particle and the verb right after an expression."""
_REMEMBERED: Final = ("era", "half")
_BY_CHRIST: Final = frozenset({"year", "shortyear"})
"""Years after which *the same* is not of the era named before."""
_HEAD_LENGTH: Final = 24
_LONGEST: Final = 160
"""No time expression is longer, in code points; the equality test over all texts guards it."""
_HEAD: Final = re.compile(r"(?<!\w)\w{1,24}")


class Nearby:
    """The words that patterns need, where they stand in a text, inside longer words or not."""

    def __init__(self, text: str, words: Words) -> None:
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        found = list(words.needed.iter(lowered))
        self._ends = [end for end, _ in found]
        self._keys = [key for _, key in found]

    def after(self, place: int) -> frozenset[str]:
        """The words from `place` on, as far as a pattern reaches."""
        return frozenset(self._keys[bisect_left(self._ends, place) : bisect_right(self._ends, place + _LONGEST)])


class Reading(NamedTuple):
    """A text being read: its language, its quotation marks followed from left to right, its place in a longer text.

    `plain` is the text with plain blanks. `nearby` tells which patterns may match at a place; without it all are tried.
    """

    text: str
    plain: str
    words: Words
    quotes: Quotes
    offset: int
    nearby: Nearby | None = None


def find_clues(
    text: str, lang: str, *, gated: bool = True, offset: int = 0, told: dict[str, str] | None = None
) -> tuple[Found, ...]:
    """Every time expression of `text` in text order, underspecified; `gated=False` tries every place and finds the same.

    `offset` is where `text` begins in the article, in code points; the expressions' offsets are the article's. `told` holds
    the era and the half of a year that the stretch before named last, and then those that this one does ("同29年9月").
    """
    words = load_words(lang)
    places = _places(text, words, gated=gated)
    first = next(places, None)
    if first is None:
        return ()
    reading = Reading(text, text.translate(BLANKS), words, Quotes(text), offset, Nearby(text, words) if gated else None)
    found: list[Found] = []
    free, last = 0, {} if told is None else told
    for place, bucket in chain((first,), places):
        if place < free:
            continue
        match = _best(reading, place, bucket)
        if match is None:
            continue
        pattern, hit = match
        free = hit.end("core")
        values = _values(hit, pattern, words)
        for name in _REMEMBERED:
            before = last.get(name, "")
            if f"same{name}" in values and before:
                values[name] = before
            last[name] = values.get(name, "" if name == "era" and _BY_CHRIST & set(values) else before)
        one = _noted(reading, hit, pattern, values)
        if one:
            found.append(one)
    return tuple(found)


def _places(text: str, words: Words, *, gated: bool) -> Iterator[tuple[int, Bucket]]:
    """Every place where a pattern can begin, with the patterns that can."""
    starts = _word_starts if words.spaced else _char_starts
    for start, end in _windows(text, words) if gated else [(0, len(text))]:
        yield from starts(text, start, end, words)


def _word_starts(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, Bucket]]:
    buckets = words.buckets
    for head in _HEAD.finditer(text, start, end + _HEAD_LENGTH):
        place, spelled = head.start(), head.group()
        if place >= end:
            return
        bucket = words.bucket_at(text, place) if spelled[0] in DIGITS else buckets.get(spelled.lower())
        if bucket:
            yield place, bucket


def _char_starts(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, Bucket]]:
    buckets = words.buckets
    for place, char in enumerate(text[start:end], start):
        numeral = char in DIGITS or char in words.numerals
        bucket = words.bucket_at(text, place) if numeral else buckets.get(char.lower())
        if bucket:
            yield place, bucket


def _windows(text: str, words: Words) -> Iterator[tuple[int, int]]:
    start, end = 0, -1
    for last, length in words.gate.iter(text):
        trigger = last - length + 1
        if trigger - words.reach > end:
            if end >= 0:
                yield start, end
            start = max(0, trigger - words.reach)
        end = max(end, trigger + 1)
    if end >= 0:
        yield start, end


def _best(reading: Reading, place: int, bucket: Bucket) -> tuple[Pattern, re.Match[str]] | None:
    """The longest match at `place`, or at its marked core where a longer one begins there (`in` + `the summer of 2020`)."""
    text, words = reading.text, reading.words
    best = _longest(reading, place, bucket)
    if best is None or best[1].start("core") == place:
        return best
    core = best[1].start("core")
    if words.article and text[core : core + len(words.article)].lower() == words.article:
        core += len(words.article)
    within = words.bucket_at(text, core)
    inner = _longest(reading, core, within) if within else None
    return inner if inner and inner[1].end() > best[1].end() else best


def _longest(reading: Reading, place: int, bucket: Bucket) -> tuple[Pattern, re.Match[str]] | None:
    near = reading.nearby.after(place) if reading.nearby else None
    best: tuple[Pattern, re.Match[str]] | None = None
    for pattern in bucket.fitting(near):
        hit = pattern.regex.match(reading.plain, place)
        if hit and (best is None or hit.end() > best[1].end()):
            best = pattern, hit
    return best


def _noted(reading: Reading, hit: re.Match[str], pattern: Pattern, values: Values) -> Found | None:
    text, words = reading.text, reading.words
    built = build(values, pattern)
    if built is None:
        return None
    kind, clue, last = built
    start, end = hit.span("core")
    if pattern.given.get("article") and text[max(0, start - len(words.article)) : start].lower() == words.article:
        start -= len(words.article)
    if isinstance(clue, Lasting):
        return Found(start=start + reading.offset, end=end + reading.offset, text=text[start:end], type=kind, clue=clue)
    before, after = clause_before(text, start), clause_after(text, end)
    bound = pattern.given.get("relation") or relation(text, start, end, words, ranged=last is not None)
    late = bound in (*_DEADLINES, "before")
    ahead = looks_ahead(before, after, words, bound=late, ranged=last is not None) if is_open(clue) else False
    return Found(
        start=start + reading.offset,
        end=end + reading.offset,
        text=text[start:end],
        type=kind,
        clue=clue,
        last=last,
        relation=bound,
        ahead=True if ahead is None and bound in _DEADLINES else ahead,
        aside=bool(pattern.given.get("aside")) or is_aside(before, after, words),
        quoted=reading.quotes.open_at(start),
        fresh=is_fresh(before, words),
        apposed="apposition" in words.cues and bool(words.cues["apposition"].match(text, end)),
        linked="linked" in words.cues and bool(words.cues["linked"].search(f"{before}{PLACE}{after[:_PARTICLE]}")),
        ends=_ends(hit, text, reading.offset) if last is not None else None,
        apart=pattern.kind == "pair" and are_apart(clue, last),
    )


def _ends(hit: re.Match[str], text: str, offset: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The spans of both ends of a range in the article, on either side of the word that joins them."""
    if "to" not in hit.re.groupindex:
        return None
    (start, end), (left, right) = hit.span("core"), hit.span("to")
    left = start + len(text[start:left].rstrip())
    right = end - len(text[right:end].lstrip())
    return (start + offset, left + offset), (right + offset, end + offset)


def _values(hit: re.Match[str], pattern: Pattern, words: Words) -> dict[str, str]:
    spelled = hit.groupdict()
    return {
        group: words.value(slot, written)
        for group, slot in pattern.groups.items()
        if (written := spelled.get(group)) is not None
    }

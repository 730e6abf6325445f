"""Sentences of a block, with their places in the article's text."""

import re
from functools import cache
from typing import NamedTuple

from geo.lexicon import read_words

_SPACED_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)")
_DASH = re.compile("[-–—]")
_LAST_WORD = re.compile(r"[^\s(\"“«]*\Z")
_UNSPACED_END = re.compile(r"[。！？!?．]+[」』）)]*")


_LONGEST = 4000
"""A stretch longer than this, in code points, is no sentence that a person wrote, and is not read."""
_MOST_BLANKS = 8
"""How far before an entry's number, in code points, the end of the sentence before it is looked for."""


class Sentence(NamedTuple):
    """One sentence: `text[start:end]` of the article, code points; `paragraph` counts body blocks from 0."""

    start: int
    end: int
    text: str
    paragraph: int


def split_sentences(text: str, start: int, end: int, paragraph: int, lang: str) -> list[Sentence]:
    """The sentences of `text[start:end]`, in order, without the blanks between them."""
    cuts = _japanese_cuts(text, start, end) if lang == "ja" else _spaced_cuts(text, start, end, lang)
    sentences = []
    for left, right in zip([start, *cuts], [*cuts, end], strict=True):
        stretch = text[left:right]
        body = stretch.strip()
        if body and len(body) <= _LONGEST:
            begin = left + len(stretch) - len(stretch.lstrip())
            sentences.append(Sentence(begin, begin + len(body), body, paragraph))
    return sentences


def _spaced_cuts(text: str, start: int, end: int, lang: str) -> list[int]:
    short = _abbreviations(lang)
    cuts = []
    for mark in _SPACED_END.finditer(text, start, end):
        rest = text[mark.end() : mark.end() + 3].lstrip()
        if rest and (rest[0].islower() or _abbreviated(text, start, mark.start(), short, mark.group())):
            continue
        if rest:
            cuts.append(mark.end())
    return cuts


def _abbreviated(text: str, start: int, dot: int, short: frozenset[str], marks: str) -> bool:
    """Whether the dot belongs to a word: a known short form, an initial, or the number of an entry."""
    if marks != ".":
        return False
    # Twelve code points hold every short form.
    found = _LAST_WORD.search(text, max(start, dot - 12), dot)
    word = found.group().lower() if found else ""
    initial = len(word.rpartition(".")[2]) == 1 and word[-1:].isalpha()
    opening = text[max(start, dot - len(word) - _MOST_BLANKS) : dot - len(word)].rstrip()
    ended = opening.endswith((".", "!", "?")) and opening[:-1].rpartition(" ")[2].lower() not in short
    numbered = word.isdigit() and len(word) < 3 and (not opening or ended)
    # "Aug. 28-Sept. 5": the word after a dash is short for itself.
    return word in short or _DASH.split(word)[-1] in short or initial or numbered


def _japanese_cuts(text: str, start: int, end: int) -> list[int]:
    """The ends of sentences that no quotation is open at; what was counted before a mark is not counted again."""
    cuts, depth, counted = [], 0, start
    for mark in _UNSPACED_END.finditer(text, start, end):
        depth += text.count("「", counted, mark.end()) - text.count("」", counted, mark.end())
        counted = mark.end()
        quoted_on = text[counted - 1] in "」』" and text[counted : counted + 1] not in ("", "\n")
        if depth <= 0 and not quoted_on and counted < end:
            cuts.append(counted)
    return cuts


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    return frozenset(read_words(lang, "clauses")["abbreviations"])

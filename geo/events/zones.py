"""What each block of an article is: headline, sub-headline, body, teaser or notice. Only the body yields events."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from geo.lexicon import read_words
from geo.model import Article, Block, BlockKind

_SENTENCE_END = (".", "。", "!", "?", "！", "？", "…", "”", '"', "」", "»", ")", "）", ":", "．")
_CLAUSE_END = (",", ";", "；", "、", "，")
_DATELINE = re.compile(
    r"(?:[A-ZА-ЯЁ][\w.'’ -]{1,40}(?:, (?:[^.—–]|(?<=\b[A-Z][a-z]{2})\.|(?<=\b[A-Z][a-z]{3})\.){0,60}?)?"
    r"|[（(【][^）)】]{2,40}[）)】]|[A-ZА-ЯЁ]{3,}[^.!?]{0,60}?)"
    r"(?: --? | [—–] |(?<=[）)】])|\. /[^/]+/\. )"
)


class ZoneKind(StrEnum):
    """A zone of an article; a lead may tell events, but where it repeats the body it only adds a quotation.

    A notice of the paper about itself (who reported, whose copyright it is) is a teaser.
    """

    HEADLINE = "headline"
    SUBHEADLINE = "sub-headline"
    LEAD = "lead"
    BODY = "body"
    TEASER = "teaser"


class Zone(NamedTuple):
    """A stretch of an article's text of one kind, `text[start:end]`."""

    start: int
    end: int
    kind: ZoneKind


def find_zones(article: Article) -> tuple[Zone, ...]:
    """A zone for every block, in text order."""
    markers = tuple(read_words(article.lang, "clauses")["teasers"])
    blocks = article.blocks
    return tuple(Zone(block.start, block.end, _kind(article, blocks, place, markers)) for place, block in enumerate(blocks))


def dateline_end(sentence: str) -> int:
    """Where the dateline at the beginning of a sentence ends, 0 where there is none ("TOKYO, March 22 - ")."""
    found = _DATELINE.match(sentence)
    if not found:
        return 0
    place = re.split(r"[,(（]", found.group().strip("（(【"))[0].strip(" -—–.")
    return found.end() if place.isupper() or sentence[0] in "（(【" else 0


def _kind(article: Article, blocks: Sequence[Block], place: int, markers: tuple[str, ...]) -> ZoneKind:
    block = blocks[place]
    text = article.text[block.start : block.end]
    if block.kind is BlockKind.TITLE:
        return ZoneKind.HEADLINE
    if text.lower().lstrip("•*-–—»> ").startswith(markers) or block.kind is BlockKind.CAPTION:
        return ZoneKind.TEASER
    if pattern_of(article.lang, "notice").match(text):
        return ZoneKind.TEASER
    if block.kind is BlockKind.HEADING:
        return ZoneKind.SUBHEADLINE
    if place == 0 and len(blocks) > 1 and not text.endswith(_SENTENCE_END[:3]):
        return ZoneKind.HEADLINE
    if _is_entry(article, blocks, place):
        return ZoneKind.BODY
    if place == 1 and _heads(article, blocks):
        return ZoneKind.LEAD if text.endswith(_SENTENCE_END) else ZoneKind.SUBHEADLINE
    return ZoneKind.BODY if _is_prose(text, block) else ZoneKind.SUBHEADLINE


@cache
def pattern_of(lang: str, name: str) -> re.Pattern[str]:
    """A pattern by which documents in a language show what they are; one that fits nothing where the language has none."""
    return re.compile(read_words(lang, "documents")[name] or r"(?!)")


def _is_entry(article: Article, blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is an entry of a list of dates: like a neighbour of it, it begins with a date set off from the rest."""
    opening = _opening(article.lang)
    near = (each for each in (place - 1, place + 1) if 0 < each < len(blocks))
    begins = (opening.match(article.text, blocks[each].start, blocks[each].end) for each in near)
    return opening.match(article.text, blocks[place].start, blocks[place].end) is not None and any(begins)


@cache
def _opening(lang: str) -> re.Pattern[str]:
    """The date that an entry of a list begins with, up to a character of what it tells."""
    return re.compile(read_words(lang, "clauses")["entries"]["opening"])


def _heads(article: Article, blocks: Sequence[Block]) -> bool:
    """Whether the second block is a sub-headline or lead: right under the headline, no blank line between, and more to come."""
    first, second = blocks[0], blocks[1]
    glued = article.text[first.end : second.start].count("\n") == 1
    title = article.text[first.start : first.end]
    loose = "\n\n" in article.text[second.end :]
    return glued and not title.endswith((".", "。")) and (loose or len(blocks) > 3) and second.end - second.start <= 250


def _is_prose(text: str, block: Block) -> bool:
    """Whether a block holds sentences: short lines without an end mark are sub-heads, unless they are list items.

    A statement's recitals and points end as clauses of one long sentence do.
    """
    ends = text.endswith((*_SENTENCE_END, *_CLAUSE_END))
    return block.kind in (BlockKind.ITEM, BlockKind.QUOTE) or ends or len(text) > 90

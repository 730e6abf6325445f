"""An article as read: its text, whose offsets never change afterwards, and what is known about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What the reader saw a block of text to be; a plain text file shows only lines."""

    TITLE = "title"
    HEADING = "heading"
    LINE = "line"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of an article's text: `text[start:end]`, code points, no line end inside or around it."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article (schema.org NewsArticle).

    `id` is a hash of the normalised text. `published` is TimeML's document creation time, `published_from` the name of the
    finder that gave it (`user`, `front-matter`, `json-ld`, …). `citations` are the sources an article names for itself.
    """

    id: str
    text: str
    lang: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_from: str | None = None
    citations: tuple[str, ...] = ()

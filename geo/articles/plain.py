"""Plain text: a block for each line, the first of them a title where it looks like one."""

from collections.abc import Sequence
from typing import Final

from geo.articles.datelines import dateline_day
from geo.articles.decoding import decode_text
from geo.articles.drafts import Draft
from geo.articles.front import Front, split_front
from geo.articles.normal import as_title, line_blocks, mark_title, normalise
from geo.model import Block, BlockKind

_LONGEST_TITLE: Final = 200
_SENTENCE_ENDS: Final = (".", "。", "!", "?", "！", "？", "．", "｡")


def read_draft(data: bytes, where: str) -> Draft:
    """What a plain text file shows. Raises `ArticleError` where it is not text or its front matter is not right."""
    front, body = split_front(decode_text(data, where), where)
    text = normalise(body)
    blocks = mark_title(text, line_blocks(text), (front.title,) if front.title else ())
    if _begins_with_title(text, blocks):
        blocks = (as_title(blocks[0]), *blocks[1:])
    return draft_of(front, text, blocks)


def draft_of(front: Front, text: str, blocks: tuple[Block, ...]) -> Draft:
    """The draft of a file with front matter; where that names no title, the title block does."""
    titles = (text[block.start : block.end] for block in blocks[:1] if block.kind is BlockKind.TITLE)
    return Draft(
        text=text,
        blocks=blocks,
        title=front.title or next(titles, None),
        url=front.url,
        publisher=front.publisher,
        lang=front.lang,
        citations=front.sources,
        finders={"front-matter": lambda: front.published, "dateline": lambda: dateline_day(text, blocks)},
    )


def _begins_with_title(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the first line stands alone above a blank line, is short, and does not end as a sentence does."""
    if not blocks or blocks[0].end - blocks[0].start > _LONGEST_TITLE:
        return False
    first = blocks[0]
    return text.startswith("\n\n", first.end) and not text[first.start : first.end].endswith(_SENTENCE_ENDS)

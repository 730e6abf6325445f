"""Markdown (CommonMark with tables): a block for each paragraph, heading, list item, quotation and table cell.

Link targets, raw HTML and picture files are left out; a picture alone in its paragraph gives its caption.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from geo.articles.decoding import decode_text
from geo.articles.drafts import Draft
from geo.articles.front import split_front
from geo.articles.normal import as_title, join_wrapped, lay_out, mark_title
from geo.articles.plain import draft_of
from geo.model import BlockKind

_PARSER: Final = MarkdownIt("commonmark").enable("table")
_KINDS: Final = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "list_item_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "th_open": BlockKind.ITEM,
    "td_open": BlockKind.ITEM,
}
"""Elements that tell what their text is; the outermost but a paragraph or heading counts: a quoted paragraph is a quote."""

_INNER: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_BREAK: Final = "\u2028"


def read_draft(data: bytes, where: str) -> Draft:
    """What a Markdown file shows. Raises `ArticleError` where it is not text or its front matter is not right."""
    front, body = split_front(decode_text(data, where), where)
    tokens = _PARSER.parse(body)
    text, blocks = lay_out(_parts(tokens))
    blocks = mark_title(text, blocks, (front.title,) if front.title else ())
    if tokens and tokens[0].tag == "h1" and blocks and blocks[0].kind is BlockKind.HEADING:
        blocks = (as_title(blocks[0]), *blocks[1:])
    return draft_of(front, text, blocks)


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[BlockKind, str]]:
    """The text of each leaf with what it is."""
    around: list[BlockKind] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(_KINDS.get(token.type, BlockKind.PARAGRAPH))
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            yield _inline_part(token, around)
        elif token.type in ("code_block", "fence"):
            yield BlockKind.PARAGRAPH, token.content


def _inline_part(token: Token, around: Sequence[BlockKind]) -> tuple[BlockKind, str]:
    children = token.children or []
    shown = [child for child in children if child.type not in ("softbreak", "hardbreak")]
    if shown and all(child.type == "image" for child in shown):
        return BlockKind.CAPTION, join_wrapped("\n".join(child.content for child in shown))
    kind = next((kind for kind in around if kind not in _INNER), around[-1] if around else BlockKind.PARAGRAPH)
    lines = "".join(_inline_text(child) for child in children).split(_BREAK)
    return kind, "\n".join(join_wrapped(line) for line in lines)


def _inline_text(token: Token) -> str:
    """What an inline token shows: source line ends are kept for joining, hard breaks part the block."""
    if token.type in ("text", "text_special", "code_inline"):
        return token.content
    return {"softbreak": "\n", "hardbreak": _BREAK}.get(token.type, "")

"""HTML news pages: the main text as `trafilatura` finds it, without navigation, captions and blocks of links."""

from collections.abc import Iterator, Sequence
from configparser import ConfigParser
from dataclasses import replace
from functools import cache
from typing import Final

from lxml.etree import ParserError, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from geo.articles.datelines import dateline_day
from geo.articles.drafts import Draft
from geo.articles.linked_data import Node, article_nodes, find_article_data, text_of
from geo.articles.normal import join_wrapped, lay_out, mark_title, one_line, unwrap_wide
from geo.articles.page_bytes import decode_page
from geo.articles.page_days import page_finders
from geo.articles.page_facts import page_headings, page_language, page_publisher, page_title, page_url
from geo.articles.quiet import quiet
from geo.articles.several import Part, find_parts, with_hours
from geo.errors import ArticleError
from geo.model import BlockKind

_KINDS: Final = {"head": BlockKind.HEADING, "item": BlockKind.ITEM, "cell": BlockKind.ITEM, "quote": BlockKind.QUOTE}
_INLINE: Final = frozenset({"hi", "ref", "del", "span", "a", "b", "i", "em", "strong", "code"})
_UNSHOWN: Final = ("noscript", "template", "style")
_BESIDE: Final = ["//*[@role='complementary' or @role='navigation' or @role='contentinfo' or @role='search' or @role='dialog']"]
_SHORTEST: Final = 40
_TOO_DEEP: Final = "ERR_RESOURCE_LIMIT"
_SENTENCE_ENDS: Final = (".", "。", "!", "?", "！", "？")


def read_draft(data: bytes, where: str) -> Draft:
    """What a page shows. Raises `ArticleError` where it is not text, has no main text, or is nested too deeply."""
    tree = _parse(unwrap_wide(decode_page(data, where)), where)
    nodes = article_nodes(tree)
    held = find_parts(tree, page_url(tree, find_article_data(nodes, frozenset())))
    if held.teasers:
        raise ArticleError(where, f"is a list of {held.teasers} teasers, none with its text", "save the articles they lead to")
    page = _draft(tree, nodes, where)
    return replace(page, parts=tuple(_part_draft(part, nodes, page) for part in held.full))


def _draft(tree: HtmlElement, nodes: Sequence[Node], where: str) -> Draft:
    headings = page_headings(tree)
    facts = find_article_data(nodes, frozenset(headings))
    title = page_title(tree, facts)
    text, blocks = lay_out(_main_parts(tree))
    if not blocks:
        raise ArticleError(where, "is a page with no article text", "save the page with its text, or the text as .txt")
    return Draft(
        text=text,
        blocks=mark_title(text, blocks, {*headings, title or ""}),
        title=title,
        url=page_url(tree, facts),
        publisher=page_publisher(tree, facts),
        lang_hint=page_language(tree),
        finders={**page_finders(tree, facts), "dateline": lambda: dateline_day(text, blocks)},
    )


def _part_draft(part: Part, nodes: Sequence[Node], page: Draft) -> Draft:
    """One of several articles on a page, with what the page says of it: its own day, else the page's where no part has one."""
    text, blocks = lay_out(_main_parts(part.tree))
    facts = next((node for node in nodes if part.heading and text_of(node, "headline") == part.heading), {})
    return Draft(
        text=text,
        blocks=mark_title(text, blocks, {part.heading or ""}),
        title=part.heading,
        url=part.url or page.url,
        publisher=page.publisher,
        lang_hint=page.lang_hint,
        finders={**page_finders(part.tree, facts), "dateline": lambda: dateline_day(text, blocks)},
    )


def _parse(text: str, where: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        raise ArticleError(where, "is a page with nothing in it", "save the page with its text") from None
    if any(entry.type_name == _TOO_DEEP for entry in parser.error_log):
        raise ArticleError(where, "is nested too deeply to be a page", "save the page's text as .txt")
    strip_elements(tree, *_UNSHOWN, with_tail=False)
    return tree


@quiet()
def _main_parts(tree: HtmlElement) -> tuple[tuple[BlockKind, str], ...]:
    """The parts of the main text, in order, with what they are."""
    document = bare_extraction(
        with_hours(tree), include_comments=False, include_links=True, prune_xpath=_BESIDE, config=_config()
    )
    body: HtmlElement | None = getattr(document, "body", None)
    return () if body is None else tuple(_parts(body, BlockKind.PARAGRAPH))


@cache
def _config() -> ConfigParser:
    """The extractor's settings, with a Japanese brief of two sentences long enough to be an article.

    Below its own 250 characters it would fall back to the whole page in one paragraph, menus and captions among it.
    """
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    return config


def _parts(element: HtmlElement, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """The runs of inline text below an element; a list item or a quotation gives its kind to the paragraphs in it."""
    run, linked = [element.text or ""], 0
    for child in element:
        if child.tag in _INLINE:
            words = "".join(child.itertext())
            run.append(words)
            linked += len("".join(words.split())) if child.tag == "ref" else 0
        else:
            yield from _part(run, linked, kind)
            run, linked = [], 0
            yield from _parts(child, _KINDS.get(child.tag, kind))
        run.append(child.tail or "")
    yield from _part(run, linked, kind)


def _part(run: list[str], linked: int, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """The run as one part; none where it is empty or nothing but a link to another page."""
    text = join_wrapped("".join(run))
    only_link = 0 < len("".join(text.split())) <= linked and not text.endswith(_SENTENCE_ENDS)
    if one_line(text) and (kind is BlockKind.HEADING or not only_link):
        yield kind, text

"""What a page says of itself besides its text: title, address, publisher, language mark; each from the surest place."""

from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from geo.articles.front import as_web_address
from geo.articles.linked_data import Node, text_of
from geo.articles.normal import one_line

_LONGEST: Final = 500


def meta_values(tree: HtmlElement, name: str) -> tuple[str, ...]:
    """The contents of the page's meta elements of that name, property, itemprop or http-equiv, each once, in order."""
    marks = ("name", "property", "itemprop", "http-equiv")
    metas = (meta for meta in tree.iter("meta") if name in {(meta.get(mark) or "").lower() for mark in marks})
    return tuple(dict.fromkeys(content for meta in metas if (content := (meta.get("content") or "").strip())))


def page_headings(tree: HtmlElement) -> tuple[str, ...]:
    """The page's headings of the first rank, each on one line."""
    return tuple(text for heading in tree.iter("h1") if (text := _shown(heading.text_content())))


def page_title(tree: HtmlElement, data: Node) -> str | None:
    """The article's headline: JSON-LD, the only first-rank heading, Open Graph, the document's title."""
    headings = page_headings(tree)
    candidates = (
        text_of(data, "headline"),
        *(headings if len(headings) == 1 else ()),
        *meta_values(tree, "og:title"),
        *meta_values(tree, "twitter:title"),
        *(title.text_content() for title in tree.iter("title")),
    )
    return next((title for text in candidates if text and (title := _shown(text))), None)


def page_url(tree: HtmlElement, data: Node) -> str | None:
    """The page's canonical address, where it is on the web."""
    candidates = (*_links(tree, "canonical"), *meta_values(tree, "og:url"), text_of(data, "url"))
    return next((address for text in candidates if text and (address := as_web_address(text))), None)


def page_publisher(tree: HtmlElement, data: Node) -> str | None:
    """Who publishes the page: JSON-LD, the site's name."""
    candidates = (
        text_of(data, "publisher", "name"),
        *meta_values(tree, "og:site_name"),
        *meta_values(tree, "application-name"),
    )
    return next((name for text in candidates if text and (name := _shown(text))), None)


def page_language(tree: HtmlElement) -> str | None:
    """The language the page marks itself with (BCP 47)."""
    candidates = (tree.get("lang"), *meta_values(tree, "content-language"), *meta_values(tree, "og:locale"))
    return next((tag for text in candidates if text and (tag := one_line(text))), None)


def _links(tree: HtmlElement, relation: str) -> Iterator[str]:
    return (link.get("href") or "" for link in tree.iter("link") if relation in (link.get("rel") or "").lower().split())


def _shown(text: str) -> str:
    return one_line(text[: 4 * _LONGEST])[:_LONGEST]

"""Pages of many pieces: archives that print several articles in full, lists of teasers, live blogs told by the hour."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final, NamedTuple
from urllib.parse import urljoin

from lxml.html import HtmlElement, builder

from geo.articles.front import as_web_address
from geo.articles.normal import one_line

_MARKED: Final = re.compile(r"/(?:NewsArticle|Article|BlogPosting|ReportageNewsArticle|LiveBlogPosting)$")
_CLASSES: Final = frozenset({"hentry", "h-entry"})
_HEADINGS: Final = ("h1", "h2", "h3", "h4")
_BESIDE: Final = frozenset({"nav", "aside", "footer", "header"})
_BESIDE_MARKS: Final = re.compile(r"related|recommend|teaser|sidebar|recent|popular|trending|comment|promo", re.IGNORECASE)
_FEWEST: Final = 2
"""Fewer articles make no page of several."""
_SHORTEST_TEXT: Final = 60
"""The text of an article is no shorter, in the width of Latin letters; what only leads to one is mostly no longer than this."""
_TEASER: Final = 400
"""A single paragraph under a heading that links away is a teaser up to this width."""
_MAIN_SHARE: Final = 0.8
"""An article with so much of the text of all is the page's own, and the others lead away from it."""
_FRAMES: Final = ("article", "section", "div", "header", "li")
_NAMED: Final = ("class", "itemprop")
_FEWEST_TEASERS: Final = 3
_FEWEST_HOURS: Final = 3
_HOUR: Final = re.compile(r"\b\d{1,2}[:.時]\d\d")


class Part(NamedTuple):
    """An article among several on a page: a page of its own that holds nothing else, its heading, its own address."""

    tree: HtmlElement
    heading: str | None
    url: str | None


class Parts(NamedTuple):
    """What a page holds: articles in full, where there are several; and how many teasers, where it holds nothing else."""

    full: tuple[Part, ...]
    teasers: int


def find_parts(tree: HtmlElement, address: str | None) -> Parts:
    """The articles that a page at `address` prints in full one after another; none where it is a page of one article."""
    elements = list(_articles(tree))
    if len(elements) < _FEWEST:
        return Parts((), 0)
    full = [element for element in elements if not _is_teaser(element)]
    widths = [_width(_prose(element)) for element in full]
    if len(full) >= _FEWEST and max(widths) < _MAIN_SHARE * sum(widths):
        return Parts(tuple(_part(element, address) for element in full), 0)
    outside = _width(_prose(tree)) - sum(_width(_prose(element)) for element in elements)
    only_teasers = not full and len(elements) >= _FEWEST_TEASERS and outside < _TEASER
    return Parts((), len(elements) if only_teasers else 0)


def with_hours(tree: HtmlElement) -> HtmlElement:
    """The page, or where it is a live blog, a copy whose clock times the extractor keeps, and whose posts it takes for no page.

    It drops every `<time>`, and takes the first element of a class that it knows for the whole text.
    """
    if sum(_is_hour(time) for time in tree.iter("time")) < _FEWEST_HOURS:
        return tree
    copy = deepcopy(tree)
    for time in [time for time in copy.iter("time") if _is_hour(time)]:
        time.tag = "p" if time.getparent().tag in _FRAMES else "span"
    posts = list(copy.iter(*_FRAMES))
    often = Counter(element.get(mark) for element in posts for mark in _NAMED)
    tags = Counter(element.tag for element in posts)
    for element in posts:
        element.tag = "div" if element.tag == "article" and tags["article"] >= _FEWEST else element.tag
        for mark in _NAMED:
            if element.get(mark) and often[element.get(mark)] >= _FEWEST:
                element.attrib.pop(mark)
    return copy


def _is_hour(time: HtmlElement) -> bool:
    """Whether a `<time>` shows a clock time."""
    return _HOUR.search(time.text_content()) is not None


def _articles(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost elements that are marked as an article and have a heading, not those beside the page's main part."""
    for element in tree.iter("article", "div", "section", "li"):
        if _is_article(element) and any(True for _ in element.iter(*_HEADINGS)):
            outer = list(element.iterancestors())
            if not any(_is_beside(each) or _is_several(each) for each in outer):
                yield element


def _is_article(element: HtmlElement) -> bool:
    return (
        element.tag == "article"
        or _MARKED.search(element.get("itemtype") or "") is not None
        or bool(_CLASSES & set((element.get("class") or "").split()))
    )


def _is_beside(element: HtmlElement) -> bool:
    return (
        element.tag in _BESIDE
        or _BESIDE_MARKS.search(" ".join((element.get("class") or "", element.get("id") or ""))) is not None
    )


def _is_several(element: HtmlElement) -> bool:
    """Whether an element around an article is itself one, and not the frame of all: it has a heading before any inner one."""
    if not _is_article(element):
        return False
    inner = [each for each in element.iterdescendants() if isinstance(each.tag, str) and _is_article(each)]
    return len(inner) < _FEWEST


def _is_teaser(element: HtmlElement) -> bool:
    """Whether an article element leads to an article: little text, or one short paragraph under a heading that links away."""
    paragraphs = _prose(element)
    if _width(paragraphs) < _SHORTEST_TEXT:
        return True
    return len(paragraphs) == 1 and _width(paragraphs) <= _TEASER and _leads_away(element)


def _leads_away(element: HtmlElement) -> bool:
    links = (link.get("href") or "" for heading in element.iter(*_HEADINGS) for link in heading.iter("a"))
    outer = (link.get("href") or "" for heading in element.iter(*_HEADINGS) for link in heading.iterancestors("a"))
    return any(not each.startswith("#") for each in (*links, *outer) if each)


def _prose(element: HtmlElement) -> list[str]:
    """The paragraphs below an element that are no links."""
    found = ((paragraph, one_line(paragraph.text_content())) for paragraph in element.iter("p", "li", "blockquote"))
    linked = ((paragraph, text, "".join(link.text_content() for link in paragraph.iter("a"))) for paragraph, text in found)
    return [text for _, text, links in linked if len(text) > 2 * len(one_line(links)) and _width([text]) >= _SHORTEST_TEXT / 2]


def _width(paragraphs: Sequence[str]) -> int:
    """How wide texts are: a character beyond the Latin and Cyrillic letters counts two."""
    return sum(2 if char > "\u2fff" else 1 for text in paragraphs for char in text)


def _part(element: HtmlElement, address: str | None) -> Part:
    heading = next(iter(element.iter(*_HEADINGS)))
    links = [link.get("href") or "" for link in element.iter("a") if "bookmark" in (link.get("rel") or "").split()]
    links += [link.get("href") or "" for link in heading.iter("a")]
    links += [f"#{element.get('id')}"] if element.get("id") else []
    found = (as_web_address(urljoin(address or "", link)) for link in links if link)
    url = next((each for each in found if each), address)
    page = builder.HTML(builder.BODY(deepcopy(element)))
    return Part(page, one_line(heading.text_content()) or None, url)

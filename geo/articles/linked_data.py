"""The article that a page describes in JSON-LD (schema.org), if it describes one."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from lxml.html import HtmlElement

_LONGEST: Final = 2_000_000
_MOST_NODES: Final = 10_000
_WRAPPERS: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_PAGE_TYPES: Final = frozenset({"WebPage", "ItemPage"})
_POSTS: Final = frozenset({"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"})

Node = dict[str, Any]


def article_nodes(tree: HtmlElement) -> tuple[Node, ...]:
    """The page's JSON-LD nodes; scripts that are not JSON, too long or too deep are passed over."""
    return tuple(node for script in _scripts(tree) for node in _nodes(script))


def find_article_data(nodes: Sequence[Node], headlines: frozenset[str]) -> Node:
    """The node of the page's article, empty where there is none or several and no headline tells which.

    `headlines` are the page's own titles.
    """
    articles = [node for node in nodes if _is_article(node)]
    if len(articles) > 1:
        articles = [node for node in articles if text_of(node, "headline") in headlines] or articles
    if articles:
        return articles[0] if len({text_of(node, "datePublished") for node in articles}) == 1 else {}
    return next((node for node in nodes if _types(node) & _PAGE_TYPES), {})


def text_of(node: Node, *keys: str) -> str | None:
    """The text at a path of keys, entering the first of a list; `None` where there is none."""
    value: object = node
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
        value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else None


def _scripts(tree: HtmlElement) -> Iterator[object]:
    """What each JSON-LD script of the page holds."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) <= _LONGEST:
            yield _parsed(text.strip().removeprefix("<!--").removesuffix("-->"))


def _parsed(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[Node]:
    """The top nodes of a script: lists and graphs are entered, lists of other articles are not."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = [*value[:_MOST_NODES], *waiting]
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in _WRAPPERS if isinstance(value.get(key), dict | list)]


def _is_article(node: Node) -> bool:
    return any(name.endswith("Article") or name in _POSTS for name in _types(node))


def _types(node: Node) -> set[str]:
    types = node.get("@type")
    return {name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)}

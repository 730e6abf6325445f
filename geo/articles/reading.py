"""The way from a file to an `Article`: bytes, a draft by format, then language and date."""

import hashlib
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from geo.articles.days import find_published
from geo.articles.drafts import Draft
from geo.articles.formats import PAGE, PLAIN, Format, find_format, find_reader
from geo.articles.languages import choose_language
from geo.articles.listing import STDIN
from geo.errors import ArticleError
from geo.model import Article

_PAGE_START: Final = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read_article(path: Path | str, *, published: date | None = None, lang: str | None = None) -> Article:
    """The article at `path`, or on standard input where `path` is `-`; `published` and `lang` outdo what it says itself.

    A page of several articles is read as one. Raises `ArticleError` where it cannot be read, has no text, or is in a
    language that is not read.
    """
    where, draft = _drafted(path)
    return _article(draft, choose_language(lang, draft, where), published)


def read_articles(path: Path | str, *, published: date | None = None, lang: str | None = None) -> tuple[Article, ...]:
    """The articles at `path`: mostly one; each of those that a page prints in full one after another.

    Raises `ArticleError` as `read_article` does.
    """
    where, draft = _drafted(path)
    whole = choose_language(lang, draft, where)
    parts = tuple(part for part in draft.parts if part.blocks)
    if not parts:
        return (_article(draft, whole, published),)
    articles = tuple(_article(part, _language_of(part, lang, whole, where), published) for part in parts)
    if any(article.published for article in articles):
        return articles
    page, finder = find_published(published, draft)
    return tuple(replace(article, published=page, published_from=finder) for article in articles)


def _drafted(path: Path | str) -> tuple[str, Draft]:
    """The name of a place and what it shows."""
    where, form, data = _standard_input() if str(path) == STDIN else _file(Path(path))
    if len(data) > form.limit:
        raise ArticleError(
            where, f"is larger than {form.mebibytes} MiB, the limit for {form.name}", "split it into single articles"
        )
    draft = find_reader(form)(data, where)
    if not draft.blocks:
        raise ArticleError(where, "has no text", "it should hold the text of one article")
    return where, draft


def _language_of(part: Draft, given: str | None, whole: str, where: str) -> str:
    """The language of one of several articles: by its own letters, the page's where those leave it open."""
    try:
        return choose_language(given, part, where)
    except ArticleError:
        return whole


def _article(draft: Draft, lang: str, published: date | None) -> Article:
    day, finder = find_published(published, draft)
    return Article(
        id=f"ar-{hashlib.sha256(draft.text.encode()).hexdigest()[:12]}",
        text=draft.text,
        lang=lang,
        blocks=draft.blocks,
        title=draft.title,
        url=draft.url,
        publisher=draft.publisher,
        published=day,
        published_from=finder,
        citations=draft.citations,
    )


def _standard_input() -> tuple[str, Format, bytes]:
    """Standard input by name, its format by its first bytes, and its bytes up to one more than may be read."""
    data = sys.stdin.buffer.read(PLAIN.limit + 1)
    return "standard input", PAGE if _PAGE_START.match(data[:2048].removeprefix(b"\xef\xbb\xbf")) else PLAIN, data


def _file(path: Path) -> tuple[str, Format, bytes]:
    """The file's name, its format by its suffix, and its bytes up to one more than may be read."""
    if path.is_dir():
        raise ArticleError(str(path), "is a folder", "name a file in it")
    form = find_format(path)
    try:
        with path.open("rb") as file:
            return str(path), form, file.read(form.limit + 1)
    except FileNotFoundError:
        raise ArticleError(str(path), "does not exist", "name a file of one article") from None
    except OSError as fault:
        raise ArticleError(str(path), f"cannot be read ({fault.strerror or fault})", "check who may read it") from fault

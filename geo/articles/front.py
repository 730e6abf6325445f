"""Front matter: TOML between two `+++` lines at the top of a plain text or Markdown file."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, Final

from geo.articles.normal import one_line
from geo.errors import ArticleError

_FENCE: Final = "+++"
_LONGEST: Final = 65_536
_AT_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_YAML: Final = re.compile(r"---[ \t]*\n[\w-]+:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What an author says of an article; all of it is optional."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    lang: str | None = None
    sources: tuple[str, ...] = ()
    dispute: str | None = None


def split_front(text: str, where: str) -> tuple[Front, str]:
    """The front matter of a file's text (an empty one where there is none), and the text below it.

    Raises `ArticleError` for front matter that is not closed, not TOML, or has a key or value that is not right.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _YAML.match(text):
        raise ArticleError(where, "line 1: front matter between --- lines is not read", "write TOML between +++ lines")
    first, _, rest = text.partition("\n")
    if first.rstrip() != _FENCE:
        return Front(), text
    matter, body = _split_at_fence(rest, where)
    return _read_front(matter, where), body


def as_web_address(text: str) -> str | None:
    """The text where it is an http or https address, else `None`; a page may offer `javascript:` for its own."""
    text = one_line(text)
    plain = text.isprintable() and " " not in text and len(text) <= 2000
    return text if plain and re.match(r"https?://[^/]", text, re.IGNORECASE) else None


def _split_at_fence(rest: str, where: str) -> tuple[str, str]:
    position = 0
    for line in rest[:_LONGEST].splitlines(keepends=True):
        if line.rstrip() == _FENCE:
            return rest[:position], rest[position + len(line) :]
        position += len(line)
    what = "line 1: front matter begins with +++ and never ends"
    raise ArticleError(where, what, f"close it with a +++ line within its first {_LONGEST:,} characters")


def _read_front(matter: str, where: str) -> Front:
    try:
        table = tomllib.loads(matter)
    except (ValueError, RecursionError) as fault:
        raise _syntax_fault(str(fault), where) from None
    unknown = next((key for key in table if key not in _READERS), None)
    if unknown is not None:
        close = get_close_matches(unknown, _READERS, 1)
        right = f"did you mean '{close[0]}'?" if close else f"the keys are {', '.join(_READERS)}"
        raise ArticleError(where, f"front matter: key '{unknown[:40]}' is not known", right)
    return Front(**{key: _value(key, value, where) for key, value in table.items()})


def _syntax_fault(message: str, where: str) -> ArticleError:
    """The fault with the line of the file, which is one more than the line of the TOML below the fence."""
    at = _AT_LINE.search(message)
    place = f"line {int(at[1]) + 1}: " if at else ""
    reason = _AT_LINE.sub("", message).strip() or "nested too deeply"
    right = 'write keys as title = "text", and dates as published = 2023-01-31'
    return ArticleError(where, f"{place}front matter is not TOML ({reason[:120]})", right)


def _value(key: str, value: object, where: str) -> Any:
    try:
        return _READERS[key](value)
    except ValueError as fault:
        shown = str(value)[:40]
        raise ArticleError(where, f"front matter: {key} = '{shown}' is not right", str(fault)) from None


def _words(value: object) -> str:
    if not isinstance(value, str) or not one_line(value):
        raise ValueError("write some text in quotation marks")
    return one_line(value)


def _address(value: object) -> str:
    address = as_web_address(value) if isinstance(value, str) else None
    if address is None:
        raise ValueError("write an address that begins with https:// or http://")
    return address


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        return _calendar_day(value)
    raise ValueError("write a whole date, as 2023-01-31")


def _calendar_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("no calendar has that day; write a date as 2023-01-31") from None


def _sources(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError('write a list, as ["a title", {title = "another", url = "https://example.org/"}]')
    return tuple(_source(entry) for entry in value)


def _source(entry: object) -> str:
    """A source as one line: its title, and its address in angle brackets (RFC 3986, appendix C)."""
    if isinstance(entry, str):
        return _words(entry)
    if not isinstance(entry, dict) or "title" not in entry or entry.keys() - {"title", "url"}:
        raise ValueError("each source is text or {title, url}")
    return f"{_words(entry['title'])} <{_address(entry['url'])}>" if "url" in entry else _words(entry["title"])


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": _words,
    "url": _address,
    "publisher": _words,
    "published": _day,
    "lang": _words,
    "sources": _sources,
    "dispute": _words,
}
"""Every key with the function that reads its value and raises `ValueError` saying what would be right."""

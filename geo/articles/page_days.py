"""Where a page tells its day of publication: JSON-LD, meta elements, `<time>`, and what `htmldate` sees elsewhere.

Each place counts only where it names one day: two different days in the same place are no answer.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final

from htmldate import find_date
from lxml.html import HtmlElement, builder

from geo.articles.datelines import labelled_day, says_changed, stamp_day
from geo.articles.linked_data import Node, text_of
from geo.articles.normal import one_line
from geo.articles.page_facts import meta_values, page_url
from geo.articles.quiet import quiet

_EARLIEST: Final = date(1900, 1, 1)
_EPOCH: Final = date(1970, 1, 1)
_FIRST_WEB_YEAR: Final = 1990
_META_NAMES: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "publication_date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "citation_online_date",
    "pubdate", "publishdate", "publish-date", "publish_date", "date",
)  # fmt: skip
"""Meta names that mean publication, surest first; names of changes (`modified`, `updated`, `revised`) are not among them."""

_OUTSIDE: Final = frozenset({"nav", "aside", "footer", "li", "a", "td", "blockquote", "figcaption", "head"})
_DATE_WORDS: Final = frozenset({"date", "dateline", "datetime", "posted", "pubdate", "publish", "published", "timestamp"})
_OTHER_DATE: Final = re.compile(r"updat|modif|event|expir|deadline", re.IGNORECASE)
_BESIDE: Final = re.compile(r"related|recommend|teaser|sidebar|recent|popular|trending|comment", re.IGNORECASE)
_LONGEST_BYLINE: Final = 160
_SLASHED: Final = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)")
_LONGEST: Final = 80
_MOST_ELEMENTS: Final = 20


def page_finders(tree: HtmlElement, data: Node) -> Mapping[str, Callable[[], date | None]]:
    """The finders of a page by name, each to be called when the surer ones found nothing."""
    return {
        "json-ld": partial(_json_ld_day, data),
        "meta": partial(_meta_day, tree),
        "time": partial(_time_day, tree),
        "htmldate": partial(_htmldate_day, tree, data),
    }


def _json_ld_day(data: Node) -> date | None:
    return _only((text_of(data, "datePublished") or "",))


def _meta_day(tree: HtmlElement) -> date | None:
    days = (_only(meta_values(tree, name)) for name in _META_NAMES)
    return next((day for day in days if day is not None), None)


def _time_day(tree: HtmlElement) -> date | None:
    """The day of the `<time>` elements marked as publication, else of those that stand by the article's head."""
    times = [time for time in tree.iter("time") if not (_OTHER_DATE.search(_marks(time)) or says_changed(_before(time)))]
    marked = [time for time in times if time.get("pubdate") is not None or _is_marked(time)]
    inside = [time for time in times if not _is_outside(time)]
    groups = ([time for time in marked if time in inside], marked, inside)
    return next((_only(map(_time_stamp, group)) for group in groups if group), None)


def _htmldate_day(tree: HtmlElement, data: Node) -> date | None:
    """The day in the page's address, else in its short elements whose class, id or itemprop names a date.

    Only these are shown to `htmldate`, and only its exact search is used: shown a whole page it would take any day for it.
    """
    address = page_url(tree, data)
    by_address = _searched(address, builder.HEAD(builder.LINK(rel="canonical", href=address))) if address else None
    if by_address:
        return by_address
    marked = (element for element in tree.iter("span", "div", "p", "abbr", "small") if _is_marked(element))
    texts = [one_line(element.text_content()) for element in marked if not _is_outside(element)]
    days = {_day_of_line(text) for text in texts[:_MOST_ELEMENTS]} | _labelled_days(tree)
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _labelled_days(tree: HtmlElement) -> set[date | None]:
    """The days that short elements of no mark label as that of publication."""
    bare = (element for element in tree.iter("span", "div", "p", "small") if not len(element) and not _is_outside(element))
    return {day for element in bare if (day := labelled_day(one_line(element.text or ""))) and _is_plausible(day)}


def _day_of_line(text: str) -> date | None:
    """The day of a short line: as datelines write it in the languages read, else as `htmldate` reads it."""
    day = (stamp_day(text) or labelled_day(text)) if len(text) <= _LONGEST_BYLINE else None
    return day if day and _is_plausible(day) else _searched(text, builder.BODY(builder.SPAN(text, builder.CLASS("date"))))


@quiet()
def _searched(text: str, part: HtmlElement) -> date | None:
    """The day `htmldate` finds in a page of this one part, where the text itself has that year and day."""
    if (len(text) > _LONGEST and "://" not in text) or _SLASHED.search(text):
        return None
    found = find_date(builder.HTML(part), extensive_search=False, original_date=True, min_date=f"{_FIRST_WEB_YEAR}-01-01")
    day = stamp_day(found) if found else None
    numbers = set(map(int, re.findall(r"\d{1,4}", text)))
    return day if day and {day.year, day.day} <= numbers and _is_plausible(day) else None


def _only(stamps: Iterable[str]) -> date | None:
    """The one plausible day that the stamps name."""
    days = {day for stamp in stamps if (day := stamp_day(stamp)) and _is_plausible(day)}
    return days.pop() if len(days) == 1 else None


def _is_plausible(day: date) -> bool:
    """Not before 1900, not after tomorrow, and not the day a computer's clock starts with."""
    return _EARLIEST <= day <= datetime.now(UTC).date() + timedelta(days=1) and day != _EPOCH


def _time_stamp(time: HtmlElement) -> str:
    return time.get("datetime") or one_line(time.text_content())


def _before(element: HtmlElement) -> str:
    """The words right before an element."""
    last = element.getprevious()
    return one_line((element.getparent().text if last is None else last.tail) or "")[-_LONGEST:]


def _marks(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))


def _is_marked(element: HtmlElement) -> bool:
    """Whether a whole word of its class, id or itemprop names a date of publication (`post-date`, `datePublished`)."""
    marks = _marks(element)
    words = {word.lower() for word in re.findall("[A-Z]?[a-z]+", marks)}
    return bool(words & _DATE_WORDS) and not _OTHER_DATE.search(marks)


def _is_outside(element: HtmlElement) -> bool:
    """Whether it stands in running text, a link, a list or beside the article, where days are those of other things."""
    return any(
        outer.tag in _OUTSIDE
        or _BESIDE.search(_marks(outer))
        or (outer.tag == "p" and len(outer.text_content()) > _LONGEST_BYLINE)
        for outer in element.iterancestors()
    )

"""How a page shows itself where its link is shared: its address, the picture beside it, and what the head says of both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, urljoin

from babel.core import get_global

from geo.model import Dispute, Event
from geo.render.preview import HEIGHT, WIDTH
from geo.render.safe import clean_text
from geo.render.words import PAGE_LANGUAGES, in_every_language, locale_of, message

_ENDING: Final = ".preview.png"
_FOLDER: Final = re.compile(r"https?://[^/]+|.*/", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Where a page will lie and where its picture will, as addresses."""

    page: str
    picture: str


def picture_beside(page: Path) -> Path:
    """The file that the picture of a page goes into: `map.preview.png` beside `map.html`."""
    return page.with_name(page.stem + _ENDING)


def is_folder(address: str) -> bool:
    """Whether an address is that of a folder, to which the name of a page is added."""
    return _FOLDER.fullmatch(address) is not None


def share_at(address: str, page: Path) -> Shared:
    """The addresses of a page and of its picture beside it, from the page's own address or from its folder's.

    >>> share_at("https://example.org/maps/", Path("out/rocks.html")).picture
    'https://example.org/maps/rocks.preview.png'
    >>> share_at("https://example.org/about-rocks", Path("out/rocks.html")).page
    'https://example.org/about-rocks'
    """
    folder = address if address.endswith("/") else f"{address}/"
    own = urljoin(folder, quote(page.name)) if is_folder(address) else address
    return Shared(page=own, picture=urljoin(own, quote(picture_beside(page).name)))


def _locale(lang: str) -> str:
    """A language with the country whose it most likely is, as Open Graph writes it: `ja_JP`."""
    locale = locale_of(lang)
    likely = get_global("likely_subtags").get(lang, lang).split("_")
    return f"{lang}_{locale.territory or likely[-1]}"


def head_rows(shared: Shared, dispute: Dispute, events: Sequence[Event], lang: str) -> list[tuple[str, str, str]]:
    """The rows of the head as attribute, name and content: Open Graph (ogp.me), and the one that X asks for besides."""
    titles = dict(zip(PAGE_LANGUAGES, in_every_language(dispute.titles), strict=True))
    title = clean_text(titles[lang] or dispute.id)
    told = f"{message(lang, 'kicker')}: {message(lang, 'event_count', count=len(events))}"
    graph = {
        "type": "website",
        "title": title,
        "description": told,
        "url": shared.page,
        "image": shared.picture,
        "image:type": "image/png",
        "image:width": str(WIDTH),
        "image:height": str(HEIGHT),
        "image:alt": f"{title}. {message(lang, 'preview_alt')}",
        "locale": _locale(lang),
    }
    rows = [("property", f"og:{name}", content) for name, content in graph.items()]
    return [("name", "description", told), *rows, ("name", "twitter:card", "summary_large_image")]

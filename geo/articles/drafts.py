"""What a format's reader hands on before language and date are settled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from geo.model import Block

DayFinder = Callable[[], date | None]
"""Looks in one place for the day of publication; `None` where it is not there or not plausible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article's text and blocks, and what its format says of it.

    `lang` is stated by the author and holds; `lang_hint` is a page's own mark, which templates often get wrong.
    `finders` are the places of this format where the publication date may stand, by the names of `geo.articles.days`.
    `parts` are the articles that a page prints one after another, each in full; empty where it is itself one article.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    lang: str | None = None
    lang_hint: str | None = None
    citations: tuple[str, ...] = ()
    finders: Mapping[str, DayFinder] = field(default_factory=dict)
    parts: "tuple[Draft, ...]" = ()

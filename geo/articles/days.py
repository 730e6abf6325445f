"""The publication date: a cascade of named places, the surest first; the first plausible hit wins and its name is kept.

A wrong date is worse than none, so every finder answers with a whole date that stands there, or with nothing.
"""

from datetime import date
from typing import Final

from geo.articles.drafts import DayFinder, Draft

FINDERS: Final = ("user", "front-matter", "json-ld", "meta", "time", "dateline", "htmldate")
"""The places, surest first. A format offers those it has."""


def find_published(given: date | None, draft: Draft) -> tuple[date | None, str | None]:
    """The day of publication and the name of the finder that gave it; both `None` where no place tells it."""
    finders: dict[str, DayFinder] = {**draft.finders, "user": lambda: given}
    for name in FINDERS:
        day = finders[name]() if name in finders else None
        if day is not None:
            return day, name
    return None, None

"""A map of more events than one page holds: one page a period, each with links to the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote

from geo.model import Event

PAGE_LIMIT: Final = 1_000_000
"""Events of one page: what a browser opens in a few seconds, with some hundred megabytes of memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One of several pages: its file, its number of events, the first and last of their days, where any is known."""

    file: str
    count: int
    first: date | None
    last: date | None
    is_here: bool = False

    @property
    def link(self) -> str:
        """Where the page lies, seen from the others: beside them."""
        return quote(self.file)

    @property
    def days(self) -> str:
        """First and last day as ISO 8601 writes them, which every reader can read; empty where none is known."""
        return " – ".join(day.isoformat() for day in (self.first, self.last) if day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The events of one page, the file it goes into, and all pages of the map, of which it is one; none where it is alone."""

    path: Path
    events: Sequence[Event]
    periods: tuple[Period, ...] = ()


def parts_of(events: Sequence[Event], page: Path) -> tuple[Part, ...]:
    """The map's pages, the newest first as `page`, the others as `page-2.html` and so on; one page where it holds everything.

    The undated events are on the last. What is no file, as `/dev/stdout`, gets everything in one.
    """
    shown = [event for event in events if not event.rejected]
    if len(shown) <= PAGE_LIMIT or (page.exists() and not page.is_file()):
        return (Part(path=page, events=events),)
    ordered = sorted(shown, key=_newest)
    shares = [ordered[start : start + PAGE_LIMIT] for start in range(0, len(ordered), PAGE_LIMIT)]
    paths = [page, *(_further(page, number) for number in range(2, len(shares) + 1))]
    periods = [_period(path, share) for path, share in zip(paths, shares, strict=True)]
    return tuple(
        Part(path=path, events=share, periods=tuple(replace(period, is_here=period.file == path.name) for period in periods))
        for path, share in zip(paths, shares, strict=True)
    )


def tell_parts(parts: Sequence[Part]) -> Iterator[str]:
    """A line that says what becomes of a map that one page does not hold, and one for each page that an earlier map left."""
    if len(parts) > 1:
        count = sum(len(part.events) for part in parts)
        pages = ", ".join(f"{period.file} ({period.days or 'undated'})" for period in parts[0].periods)
        what = f"{count:,} events are more than one page holds ({PAGE_LIMIT:,})"
        yield f"{parts[0].path}: {what}; written as {len(parts)} pages by period, with links between them: {pages}"
    for path in _left_over(parts):
        yield f"{path}: seems to be left from an earlier map of more pages; no page links to it, and it may be deleted"


def _further(page: Path, number: int) -> Path:
    """The file of a map's second page and of those after it."""
    return page.with_name(f"{page.stem}-{number}{page.suffix}")


def _left_over(parts: Sequence[Part]) -> Iterator[Path]:
    page, number = parts[0].path, len(parts) + 1
    while page.is_file() and _further(page, number).is_file():
        yield _further(page, number)
        number += 1


def _newest(event: Event) -> tuple[bool, int, str]:
    known = event.date_end or event.date_start
    return known is None or event.date is None, -known.toordinal() if known else 0, event.id


def _period(path: Path, events: Sequence[Event]) -> Period:
    days = [day for event in events if event.date for day in (event.date_end or event.date_start,) if day]
    return Period(file=path.name, count=len(events), first=min(days, default=None), last=max(days, default=None))

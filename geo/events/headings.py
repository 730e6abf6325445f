"""What stands above a text and says a date: headings of chronologies, digests and live blogs, and the dateline of a report."""

from collections.abc import Container, Iterator, Sequence
from datetime import date

from geo.events.entries import BULLETS, LONGEST_LINE, MARKS, may_begin_with_date
from geo.events.zones import Zone, ZoneKind, dateline_end
from geo.model import Article, Edtf, Precision, Timex, parse_edtf
from geo.timex import Section, tag_times

_CHAPTERS = frozenset({Precision.YEAR, Precision.MONTH})
"""How fine a date is that other dates lie in."""
_SPANS = _CHAPTERS | {Precision.INTERVAL}
"""The same, with the stretches of years that chapters are called by."""
_DAY = 10
"""Characters of an EDTF day."""
_IN_PRINT = 5
"""Days that a report may lie before it is published."""
_FEWEST = 2
"""Fewer blocks that begin with a date make no chronology, whose headline would tell its year."""


def find_sections(article: Article, zones: Sequence[Zone]) -> tuple[Section, ...]:
    """The chapters of a chronology, each with the year or month that its heading names; the headline may name the first."""
    return tuple(_sections(article, zones))


def day_written(article: Article, zones: Sequence[Zone]) -> date | None:
    """The day that "today" means in an article: that of its dateline, where that is shortly before publication."""
    first = next((zone for zone in zones if zone.kind in (ZoneKind.BODY, ZoneKind.LEAD)), None)
    end = dateline_end(article.text[first.start : first.end]) if first else 0
    if first is None or article.published is None or not end:
        return article.published
    times = tag_times(article.text, article.lang, published=article.published, spans=[(first.start, first.start + end)])
    days = (parse_edtf(time.edtf).earliest for time in times if time.edtf and len(time.edtf) == _DAY)
    before = (day for day in days if day and 0 < (article.published - day).days <= _IN_PRINT)
    return next(before, article.published)


def _sections(article: Article, zones: Sequence[Zone]) -> Iterator[Section]:
    under = _of_headline(article, zones)
    if under:
        yield under
    for zone in zones:
        if zone.kind is ZoneKind.TEASER or zone.end - zone.start > LONGEST_LINE:
            continue
        told = _chapter(article, zone, under)
        if told:
            under = Section(start=zone.start, heading=_heading(told))
            yield under
        elif under and zone.kind is ZoneKind.SUBHEADLINE and not may_begin_with_date(article, zone):
            under = None
            yield Section(start=zone.start)


def _heading(told: Timex) -> Edtf | None:
    """What a chapter's title fixes of the dates in it: its year or month; several years fix nothing and end it."""
    value = parse_edtf(str(told.edtf))
    years = {day.year for day in (value.earliest, value.latest) if day}
    return value if len(years) == 1 else None


def _chapter(article: Article, zone: Zone, under: Section | None) -> Timex | None:
    """The year, the years or the month that a line names and nothing else."""
    text = article.text[zone.start : zone.end]
    if not may_begin_with_date(article, zone) and zone.kind is not ZoneKind.SUBHEADLINE:
        return None
    times = _whole(article, zone, under, _SPANS)
    alone = len(times) == 1 and not text.replace(times[0].text, "", 1).strip(BULLETS + "".join(MARKS) + "*_")
    return times[0] if alone else None


def _of_headline(article: Article, zones: Sequence[Zone]) -> Section | None:
    """The one year or month in the headline of a list of dates ("Chronicle, March 2025")."""
    heads = [zone for zone in zones if zone.kind is ZoneKind.HEADLINE][:1]
    times = [time for zone in heads for time in _whole(article, zone, None) if time.relation == "in"]
    if len(times) != 1:
        return None
    if sum(zone.kind is not ZoneKind.HEADLINE and _begins_dated(article, zone) for zone in zones) < _FEWEST:
        return None
    return Section(start=heads[0].start, heading=parse_edtf(str(times[0].edtf)))


def _begins_dated(article: Article, zone: Zone) -> bool:
    """Whether a block begins with a date without its year."""
    if not may_begin_with_date(article, zone):
        return False
    times = tag_times(article.text, article.lang, spans=[(zone.start, min(zone.end, zone.start + LONGEST_LINE))])
    first = times[0] if times else None
    opens = first is not None and not article.text[zone.start : first.start].strip(BULLETS)
    return opens and first is not None and first.edtf is None


def _whole(article: Article, zone: Zone, under: Section | None, fine: Container[Precision] = _CHAPTERS) -> list[Timex]:
    """The times of such precision that a line tells, a month without its year in that of the chapter above."""
    times = tag_times(
        article.text,
        article.lang,
        published=article.published,
        spans=[(zone.start, zone.end)],
        sections=[under] if under else (),
    )
    return [time for time in times if time.edtf and time.rule != "named-epoch" and parse_edtf(time.edtf).precision in fine]

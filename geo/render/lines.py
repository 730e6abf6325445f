"""Lines on the page: each course once, with every line that runs along it and the days that it holds."""

from datetime import date
from typing import Any

from geopandas import GeoDataFrame

from geo.model import Dispute, Line
from geo.model.holding import span_of
from geo.render.dates import day_number, period_in_words
from geo.render.outlines import list_outlines
from geo.render.words import PAGE_LANGUAGES

Record = dict[str, Any]


def line_facts(dispute: Dispute, courses: GeoDataFrame) -> list[Record]:
    """One object a course, its `outline` and its `lines`: kind, parties, from which day to before which, and both in words.

    `courses` has `id` and `geometry` (EPSG:4326). A claim and the administration of the same lands run along one course.
    """
    lines = {line.id: line for line in dispute.lines}
    firsts = courses.drop_duplicates("geometry")
    outlines = list_outlines(firsts, 0.0)
    return [
        {
            "outline": outline,
            "lines": [
                _line(lines[name]) for name, other in zip(courses["id"], courses.geometry, strict=True) if other == course
            ],
        }
        for course, outline in zip(firsts.geometry, outlines, strict=True)
    ]


def _line(line: Line) -> Record:
    since, until = span_of(line)
    return {
        "kind": str(line.kind),
        "parties": sorted(line.parties),
        "from": None if since == date.min else day_number(since),
        "until": day_number(until),
        "when": {lang: period_in_words(line.since, line.until, lang) for lang in PAGE_LANGUAGES},
    }

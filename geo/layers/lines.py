"""Lines as a table: a row a line, with its period, its parties and what it rests on."""

from typing import Any

import geopandas
from shapely.geometry.base import BaseGeometry

from geo.layers.columns import LICENCE, LINE_COLUMNS
from geo.layers.shapes import length_km
from geo.layers.tables import geometries_of, joined, table
from geo.model import Dispute, Edtf, Line, parse_edtf
from geo.model.holding import claims_in_force


def line_layer(dispute: Dispute, courses: geopandas.GeoDataFrame, *, as_of: Edtf | None = None) -> geopandas.GeoDataFrame:
    """One row per line, in the pack's order: `LINE_COLUMNS` and its course as `geometry`, length in km.

    `courses` has `id` and `geometry` (`geo.packs.shapes.read_lines`). With `as_of`, only the lines that may have held at some
    time of it. `indicative` is always true: a course is computed, no state drew it.
    """
    geometries = geometries_of(courses)
    lines = dispute.lines if as_of is None else claims_in_force(dispute.lines, as_of)
    return table(LINE_COLUMNS, (_line_row(line, dispute, geometries[line.id]) for line in lines))


def _line_row(line: Line, dispute: Dispute, course: BaseGeometry) -> dict[str, Any]:
    names = next((one.names for one in dispute.instruments if one.id == line.instrument), {})
    source = next((source for source in dispute.sources if source.id == line.source), None)
    return {
        "id": line.id,
        "kind": str(line.kind),
        "indicative": True,
        "parties": joined(line.parties),
        "since": line.since,
        "until": line.until,
        "since_start": parse_edtf(line.since).earliest,
        "until_end": parse_edtf(line.until).latest if line.until else None,
        "one_side": joined(line.one_side or line.across),
        "other_side": joined(line.other_side),
        "parallel": line.parallel,
        "length_km": length_km(course),
        "instrument": line.instrument,
        "instrument_name_en": names.get("en"),
        "instrument_name_ja": names.get("ja"),
        "instrument_name_ru": names.get("ru"),
        "source": source.title if source else line.source,
        "url": source.url if source else None,
        "licence": LICENCE,
        "geometry": course,
    }

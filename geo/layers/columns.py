"""The columns of every table: their names, in order, and what they hold. No other file names one."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

LICENCE: Final = "ODbL-1.0"
"""The licence of every pack's shapes (data/boundaries/LICENSE.md), as SPDX writes it."""

ATTRIBUTION: Final = "© OpenStreetMap contributors"
"""What whoever shows a shape has to say of it (the same page)."""


class ColumnKind(StrEnum):
    """What a column holds; days are `datetime64[s]` at midnight, so that years before 1678 fit."""

    TEXT = "object"
    NUMBER = "float64"
    FLAG = "bool"
    DAY = "datetime64[s]"


FEATURE_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "id": ColumnKind.TEXT,
    "kind": ColumnKind.TEXT,
    "disputed": ColumnKind.FLAG,
    "is_group": ColumnKind.FLAG,
    "part_of": ColumnKind.TEXT,
    "name_local": ColumnKind.TEXT,
    "name_en": ColumnKind.TEXT,
    "name_ja": ColumnKind.TEXT,
    "name_ja_latn": ColumnKind.TEXT,
    "name_ru": ColumnKind.TEXT,
    "name_ru_latn": ColumnKind.TEXT,
    "administered_by": ColumnKind.TEXT,
    "claimed_by": ColumnKind.TEXT,
    "area_km2": ColumnKind.NUMBER,
    "area_km2_computed": ColumnKind.NUMBER,
    "source": ColumnKind.TEXT,
    "licence": ColumnKind.TEXT,
}
CLAIM_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "feature_id": ColumnKind.TEXT,
    "is_group": ColumnKind.FLAG,
    "claimant": ColumnKind.TEXT,
    "status": ColumnKind.TEXT,
    "holder": ColumnKind.TEXT,
    "since": ColumnKind.TEXT,
    "until": ColumnKind.TEXT,
    "since_start": ColumnKind.DAY,
    "until_end": ColumnKind.DAY,
    "instrument": ColumnKind.TEXT,
    "instrument_name_en": ColumnKind.TEXT,
    "instrument_name_ja": ColumnKind.TEXT,
    "instrument_name_ru": ColumnKind.TEXT,
    "source_id": ColumnKind.TEXT,
    "source": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
}
SITE_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "id": ColumnKind.TEXT,
    "kind": ColumnKind.TEXT,
    "part_of": ColumnKind.TEXT,
    "name_local": ColumnKind.TEXT,
    "name_en": ColumnKind.TEXT,
    "name_ja": ColumnKind.TEXT,
    "name_ru": ColumnKind.TEXT,
    "geonames": ColumnKind.NUMBER,
    "source_id": ColumnKind.TEXT,
    "source": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
}
NAME_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "id": ColumnKind.TEXT,
    "feature_id": ColumnKind.TEXT,
    "name": ColumnKind.TEXT,
    "lang": ColumnKind.TEXT,
    "claimant": ColumnKind.TEXT,
    "kind": ColumnKind.TEXT,
    "forms": ColumnKind.TEXT,
    "ambiguous": ColumnKind.FLAG,
    "since": ColumnKind.TEXT,
    "until": ColumnKind.TEXT,
    "source_id": ColumnKind.TEXT,
    "source": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
}
SOURCE_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "id": ColumnKind.TEXT,
    "title": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
}
VIEW_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "id": ColumnKind.TEXT,
    "kind": ColumnKind.TEXT,
    "disputed": ColumnKind.FLAG,
    "is_group": ColumnKind.FLAG,
    "part_of": ColumnKind.TEXT,
    "name": ColumnKind.TEXT,
    "name_en": ColumnKind.TEXT,
    "as_of": ColumnKind.TEXT,
    "perspective": ColumnKind.TEXT,
    "view": ColumnKind.TEXT,
    "view_of": ColumnKind.TEXT,
    "claimed_by": ColumnKind.TEXT,
    "controlled_by": ColumnKind.TEXT,
    "disputed_by": ColumnKind.TEXT,
    "perspectives": ColumnKind.TEXT,
    "area_km2": ColumnKind.NUMBER,
    "source": ColumnKind.TEXT,
    "licence": ColumnKind.TEXT,
}
"""What every view has; after them stands `FCLASS_<ISO alpha-2>` of each claimant (`class_column`)."""

EVENT_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "id": ColumnKind.TEXT,
    "date_start": ColumnKind.DAY,
    "date_end": ColumnKind.DAY,
    "date_edtf": ColumnKind.TEXT,
    "date_rule": ColumnKind.TEXT,
    "date_text": ColumnKind.TEXT,
    "type": ColumnKind.TEXT,
    "mode": ColumnKind.TEXT,
    "factuality": ColumnKind.TEXT,
    "actors": ColumnKind.TEXT,
    "recipients": ColumnKind.TEXT,
    "asserted_by": ColumnKind.TEXT,
    "denied_by": ColumnKind.TEXT,
    "feature_id": ColumnKind.TEXT,
    "feature_level": ColumnKind.TEXT,
    "evidence": ColumnKind.TEXT,
    "article": ColumnKind.TEXT,
    "title": ColumnKind.TEXT,
    "publisher": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
    "published": ColumnKind.DAY,
    "lang": ColumnKind.TEXT,
    "confidence": ColumnKind.NUMBER,
    "curation": ColumnKind.TEXT,
}
LINE_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "id": ColumnKind.TEXT,
    "kind": ColumnKind.TEXT,
    "indicative": ColumnKind.FLAG,
    "parties": ColumnKind.TEXT,
    "since": ColumnKind.TEXT,
    "until": ColumnKind.TEXT,
    "since_start": ColumnKind.DAY,
    "until_end": ColumnKind.DAY,
    "one_side": ColumnKind.TEXT,
    "other_side": ColumnKind.TEXT,
    "parallel": ColumnKind.NUMBER,
    "length_km": ColumnKind.NUMBER,
    "instrument": ColumnKind.TEXT,
    "instrument_name_en": ColumnKind.TEXT,
    "instrument_name_ja": ColumnKind.TEXT,
    "instrument_name_ru": ColumnKind.TEXT,
    "source": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
    "licence": ColumnKind.TEXT,
}

PERIODS: Final[Mapping[str, tuple[str, str]]] = {
    "claims": ("since_start", "until_end"),
    "events": ("date_start", "date_end"),
    "lines": ("since_start", "until_end"),
}
"""The first and the last day of a row, by the name of its table; a missing one is open."""

LAST_DAY_COUNTS: Final = frozenset({"events"})
"""The tables whose last day belongs to the period; a claim's is the first of the new order."""

LOOKED_AT: Final[Mapping[str, tuple[str, str]]] = {
    "features": ("administered_by", "claimed_by"),
    "view": ("view", "view_of"),
    "claims": ("claimant", "status"),
    "lines": ("kind", "parties"),
}
"""The columns by which a row is coloured, by the name of its table."""

LABELLED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "features": ("name_local", "name_en"),
    "view": ("name", "name_en"),
    "claims": ("feature_id", "claimant", "status"),
    "events": ("type", "date_edtf"),
    "lines": ("kind", "parties"),
    "names": ("name",),
    "sites": ("name_local", "name_en"),
    "sources": ("title",),
}
"""The columns that together say what a row is, by the name of its table."""

PLACES: Final = frozenset({"features", "sites", "view"})
"""The tables whose rows are places, each once, so that a map may name them."""

QUOTED: Final[Mapping[str, tuple[str, ...]]] = {
    "claims": ("instrument_name_en", "since", "until", "source"),
    "events": ("evidence", "title", "publisher", "date_edtf"),
    "features": ("administered_by", "claimed_by"),
    "lines": ("instrument_name_en", "since", "until", "source"),
    "view": ("view", "view_of"),
}
"""The columns that a reader is shown of a row at first, by the name of its table."""

GROUP: Final = "is_group"
"""Whether a row is of a place that is made up of others, so that its shape is theirs and they have rows of their own."""


def class_column(alpha_2: str) -> str:
    """The column in which Natural Earth says how a state classes a place.

    >>> class_column("IS")
    'FCLASS_IS'
    """
    return f"FCLASS_{alpha_2}"

"""The columns of every table: their names, in order, and what they hold. No other file names one."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

LICENCE: Final = "ODbL-1.0"
"""The licence of every pack's shapes (data/boundaries/LICENSE.md)."""


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
    "part_of": ColumnKind.TEXT,
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
    "source": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
}
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
SITE_COLUMNS: Final[Mapping[str, ColumnKind]] = {
    "id": ColumnKind.TEXT,
    "kind": ColumnKind.TEXT,
    "part_of": ColumnKind.TEXT,
    "name_en": ColumnKind.TEXT,
    "name_ja": ColumnKind.TEXT,
    "name_ru": ColumnKind.TEXT,
    "geonames": ColumnKind.NUMBER,
    "source": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
}

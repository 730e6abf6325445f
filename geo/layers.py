"""Values become tables: the only room that names the columns of what a person filters by in a GIS."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final

import geopandas
import pandas
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.errors import UnknownNameError
from geo.model import Claim, ClaimStatus, Dispute, Edtf, Event, Feature, Instrument, ToponymKind, parse_edtf
from geo.model.holding import claimants_with, claims_in_force, claims_on

LICENCE: Final = "ODbL-1.0"
"""The licence of every pack's shapes (data/boundaries/LICENSE.md)."""

_CRS: Final = "EPSG:4326"
_EARTH: Final = Geod(ellps="WGS84")
_JOINT: Final = ";"
_LESSER: Final = (ToponymKind.VARIANT, ToponymKind.READING)
_SCRIPTS: Final = ("Latn", "Cyrl", "Hira", "Kana")


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


def feature_layer(dispute: Dispute, shapes: geopandas.GeoDataFrame, *, as_of: Edtf | None = None) -> geopandas.GeoDataFrame:
    """One row per feature of the pack, in its order: `FEATURE_COLUMNS` and `geometry` (EPSG:4326); areas in km².

    `administered_by` and `claimed_by` are ISO codes in their own order, joined with `;`: of the claims on the feature, or on
    a group of it, that last to this day, or that may have been in force at some time of `as_of`.
    """
    titles = {source.id: source.title for source in dispute.sources}
    geometries = _geometries(shapes)
    held = {feature.id: tuple(claims_in_force(claims_on(dispute, feature.id), as_of)) for feature in dispute.features}
    rows = (_feature_row(feature, held[feature.id], titles, geometries.get(feature.id)) for feature in dispute.features)
    return _table(FEATURE_COLUMNS, rows)


def claim_layer(dispute: Dispute, shapes: geopandas.GeoDataFrame, *, as_of: Edtf | None = None) -> geopandas.GeoDataFrame:
    """One row per claim, in the pack's order: `CLAIM_COLUMNS` and the feature's `geometry`.

    With `as_of`, only the claims that may have been in force at some time of it.
    """
    instruments = {instrument.id: instrument for instrument in dispute.instruments}
    sources = {source.id: source for source in dispute.sources}
    geometries = _geometries(shapes)
    claims = dispute.claims if as_of is None else claims_in_force(dispute.claims, as_of)
    rows = []
    for claim in claims:
        row = _claim_row(claim, instruments.get(claim.instrument or ""))
        source = sources.get(claim.source)
        row |= {"source": source.title if source else claim.source, "url": source.url if source else None}
        rows.append(row | {"geometry": geometries.get(claim.feature)})
    return _table(CLAIM_COLUMNS, rows)


def event_layer(
    events: Iterable[Event], dispute: Dispute, shapes: geopandas.GeoDataFrame, *, as_of: Edtf | None = None
) -> geopandas.GeoDataFrame:
    """One row per event *and* feature: `EVENT_COLUMNS` and as `geometry` the feature's label point.

    An event without a feature keeps one row without a point. With `as_of`, only dated events that may have begun by then.
    Raises `UnknownNameError` for an event at a feature that the dispute does not have.
    """
    known = {feature.id for feature in dispute.features}
    points = {feature: label_point(shape) for feature, shape in _geometries(shapes).items()}
    rows = []
    for event in events:
        if as_of is not None and not _begun(event, as_of):
            continue
        record = _event_row(event)
        for feature in event.features or (None,):
            _expect_known(event, feature, known, dispute)
            rows.append(record | {"feature_id": feature, "geometry": points.get(feature or "")})
    return _table(EVENT_COLUMNS, rows)


def simplify_shapes(shapes: geopandas.GeoDataFrame, metres: float) -> geopandas.GeoDataFrame:
    """The same rows with outlines moved by at most `metres`, measured in an equal-area projection about their middle."""
    if shapes.empty:
        return shapes.copy()
    west, south, east, north = shapes.total_bounds
    projection = f"+proj=laea +lat_0={(south + north) / 2:.4f} +lon_0={(west + east) / 2:.4f} +datum=WGS84 +units=m"
    flat = shapes.geometry.to_crs(projection).simplify(metres, preserve_topology=True)
    back = flat.make_valid().to_crs(_CRS)
    # The corners that are left are corners of the pack: rounding takes off what the way there and back has added.
    simpler: geopandas.GeoDataFrame = shapes.set_geometry(back.transform(lambda xy: xy.round(7)))
    return simpler


def area_km2(shape: BaseGeometry) -> float:
    """The area of a longitude and latitude shape on the WGS 84 ellipsoid, in km² to two decimals."""
    area, _ = _EARTH.geometry_area_perimeter(shapely.orient_polygons(shape))
    return round(abs(area) / 1e6, 2)


def label_point(shape: BaseGeometry) -> BaseGeometry:
    """A point on the largest part of `shape`, at most 7 decimals of a degree."""
    largest = max(shapely.get_parts(shape), key=lambda part: (part.area, part.length), default=shape)
    return shapely.transform(shapely.point_on_surface(largest), lambda xy: xy.round(7))


def name_of(feature: Feature, tag: str) -> str | None:
    """The feature's name in one language and script (BCP 47: `ja`, `ja-Latn`); a variant only where there is no better.

    Where the claimants use different names in it, all stand, in the order of the claimants' ISO codes.
    """
    spelt = [name for name in feature.toponyms if _is_tagged(name.lang, tag) and name.kind is not ToponymKind.ALIAS]
    spelt = [name for name in spelt if name.kind not in _LESSER] or spelt
    spelt.sort(key=lambda name: name.kind is not ToponymKind.OFFICIAL)
    users = sorted({name.claimant for name in spelt if name.claimant})
    shared = [name.text for name in spelt if name.claimant is None]
    if len(users) < 2 and shared:
        return shared[0]
    firsts = (next(name.text for name in spelt if name.claimant == user) for user in users)
    return " / ".join(dict.fromkeys(firsts)) or None


def _is_tagged(lang: str, tag: str) -> bool:
    """Whether `lang` is `tag` or narrows it, the script being part of the choice: `ja-Latn-hepburn` is `ja-Latn`, not `ja`."""
    narrower = lang.removeprefix(tag)
    return lang == tag or (narrower.startswith("-") and narrower[1:5] not in _SCRIPTS)


def _feature_row(
    feature: Feature, claims: Sequence[Claim], titles: Mapping[str, str], shape: BaseGeometry | None
) -> dict[str, Any]:
    return {
        "id": feature.id,
        "kind": str(feature.kind),
        "disputed": feature.disputed,
        "part_of": _joined(feature.part_of),
        "name_en": name_of(feature, "en"),
        "name_ja": name_of(feature, "ja"),
        "name_ja_latn": name_of(feature, "ja-Latn"),
        "name_ru": name_of(feature, "ru"),
        "name_ru_latn": name_of(feature, "ru-Latn"),
        "administered_by": _joined(claimants_with(ClaimStatus.ADMINISTERS, claims)),
        "claimed_by": _joined(claimants_with(ClaimStatus.CLAIMS, claims)),
        "area_km2": feature.area_km2,
        "area_km2_computed": area_km2(shape) if shape is not None and shapely.get_dimensions(shape) == 2 else None,
        "source": _joined(titles.get(source, source) for source in feature.sources),
        "licence": LICENCE,
        "geometry": shape,
    }


def _claim_row(claim: Claim, instrument: Instrument | None) -> dict[str, Any]:
    names = instrument.names if instrument else {}
    return {
        "feature_id": claim.feature,
        "claimant": claim.claimant,
        "status": str(claim.status),
        "since": claim.since,
        "until": claim.until,
        "since_start": parse_edtf(claim.since).earliest,
        "until_end": parse_edtf(claim.until).latest if claim.until else None,
        "instrument": claim.instrument,
        "instrument_name_en": names.get("en"),
        "instrument_name_ja": names.get("ja"),
        "instrument_name_ru": names.get("ru"),
    }


_EVENT_CELLS: Final[Mapping[str, Callable[[Event], object]]] = {
    "date_edtf": lambda event: event.date,
    "type": lambda event: str(event.type),
    "factuality": lambda event: str(event.factuality),
    "actors": lambda event: _joined(event.actors),
    "recipients": lambda event: _joined(event.recipients),
    "asserted_by": lambda event: _joined(event.asserted_by),
    "denied_by": lambda event: _joined(event.denied_by),
    "feature_level": lambda event: str(event.feature_level),
    "evidence": lambda event: event.evidence.exact,
}
"""The columns that are not simply the event's field of the same name."""


def _event_row(event: Event) -> dict[str, Any]:
    named = (name for name in EVENT_COLUMNS if name != "feature_id")
    return {name: _EVENT_CELLS[name](event) if name in _EVENT_CELLS else getattr(event, name) for name in named}


def _begun(event: Event, as_of: Edtf) -> bool:
    return event.date is not None and (event.date_start is None or as_of.latest is None or event.date_start <= as_of.latest)


def _expect_known(event: Event, feature: str | None, known: set[str], dispute: Dispute) -> None:
    if feature is not None and feature not in known:
        right = "name the dispute that the events were read for with --dispute"
        raise UnknownNameError(event.id, f"dispute '{dispute.id}' has no feature '{feature}'", right)


def _joined(parts: Iterable[str]) -> str | None:
    return _JOINT.join(part.replace(_JOINT, ",") for part in parts) or None


def _geometries(shapes: geopandas.GeoDataFrame) -> dict[str, BaseGeometry]:
    return dict(zip(shapes["id"], shapes.geometry, strict=True))


def _table(columns: Mapping[str, ColumnKind], rows: Iterable[Mapping[str, Any]]) -> geopandas.GeoDataFrame:
    """The rows as a table whose column types hold even where it is empty; missing is `None`, NaN or NaT."""
    held = list(rows)
    cells = {name: _column(kind, [row[name] for row in held]) for name, kind in columns.items()}
    return geopandas.GeoDataFrame(cells, geometry=[row["geometry"] for row in held], crs=_CRS)


def _column(kind: ColumnKind, values: list[Any]) -> "pandas.Series[Any]":
    if kind is ColumnKind.DAY:
        values = [value.isoformat() if isinstance(value, date) else None for value in values]
    return pandas.Series(values, dtype=str(kind))

"""The shapes of a pack as tables; the only door of this room that needs geopandas."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from geopandas import GeoDataFrame
from shapely.geometry import MultiPolygon, shape
from shapely.geometry.base import BaseGeometry

from geo.errors import PackError
from geo.model import Dispute
from geo.packs.faults import Fault
from geo.packs.finding import find_pack, shown
from geo.packs.geojson import (
    CONTEXT_FILE,
    LINE_KINDS,
    LINES_FILE,
    SHAPES_FILE,
    Json,
    feature_faults,
    geometry_faults,
    read_collection,
    shape_id,
)
from geo.packs.reading import group_members, pack_error

_CRS: Final = "EPSG:4326"
_NAMES: Final = ("name_en", "name_ja", "name_ru")


def read_shapes(dispute: Dispute, folder: Path | None = None) -> GeoDataFrame:
    """The shapes of a dispute: `id`, `geometry` (EPSG:4326, full detail), rows in the order of the dispute's features.

    A group without a shape of its own gets those of its members as one MultiPolygon. `folder` is the pack's, where it is
    none of those that `list_packs` knows. Raises `PackError` where a shape is missing or not sound.
    """
    path = (folder or find_pack(dispute.id)) / SHAPES_FILE
    features = read_collection(path)
    _expect_sound(feature_faults(features, [feature.id for feature in dispute.features]), path)
    drawn = {str(shape_id(feature)): shape(feature["geometry"]) for feature in features}
    ids = [feature.id for feature in dispute.features]
    geometries = [_whole(name, drawn, group_members(dispute), path) for name in ids]
    return GeoDataFrame({"id": ids, "geometry": geometries}, geometry="geometry", crs=_CRS)


def read_context(dispute: Dispute, folder: Path | None = None) -> GeoDataFrame:
    """The coast around a dispute: `name_en`, `name_ja`, `name_ru`, `geometry` (EPSG:4326); no rows where a pack has none.

    `folder` as in `read_shapes`. Raises `PackError` where the file cannot be read.
    """
    path = (folder or find_pack(dispute.id)) / CONTEXT_FILE
    features = read_collection(path) if path.exists() else []
    numbered = enumerate(features, 1)
    _expect_sound((fault for number, one in numbered for fault in geometry_faults(one, (f"feature {number}",))), path)
    names = {name: [_property(feature, name) for feature in features] for name in _NAMES}
    geometries = [shape(feature["geometry"]) for feature in features]
    return GeoDataFrame({**names, "geometry": geometries}, geometry="geometry", crs=_CRS)


def read_lines(dispute: Dispute, folder: Path | None = None) -> GeoDataFrame:
    """The courses of a dispute's lines: `id`, `geometry` (EPSG:4326), rows in the order of its lines; none where it has none.

    `folder` as in `read_shapes`. Raises `PackError` where the file cannot be read, or a line is missing or not sound.
    """
    path = (folder or find_pack(dispute.id)) / LINES_FILE
    ids = [line.id for line in dispute.lines]
    features = read_collection(path) if ids else []
    _expect_sound(feature_faults(features, ids, LINE_KINDS), path)
    drawn = {str(shape_id(feature)): shape(feature["geometry"]) for feature in features}
    missing = (Fault((f"line '{name}'",), "is not drawn", "run `dispute-map check`") for name in ids if name not in drawn)
    _expect_sound(missing, path)
    return GeoDataFrame({"id": ids, "geometry": [drawn[name] for name in ids]}, geometry="geometry", crs=_CRS)


def _property(feature: Json, name: str) -> str | None:
    properties = feature.get("properties")
    value = properties.get(name) if isinstance(properties, dict) else None
    return None if value is None else str(value)


def _expect_sound(faults: Iterator[Fault], path: Path) -> None:
    """Raise the first fault that `dispute-map check` tells of a file: an outline that crosses itself has no area."""
    fault = next(faults, None)
    if fault:
        raise pack_error(path, fault)


def _whole(name: str, drawn: Mapping[str, BaseGeometry], members: Mapping[str, tuple[str, ...]], path: Path) -> BaseGeometry:
    """The feature's own shape, else those of its members and of theirs, as one."""
    if name in drawn:
        return drawn[name]
    return _as_one([drawn[part] for part in _drawn_below(name, drawn, members, path)])


def _drawn_below(
    name: str, drawn: Mapping[str, BaseGeometry], members: Mapping[str, tuple[str, ...]], path: Path
) -> tuple[str, ...]:
    """The ids of the shapes that make up a feature, each once, however many of its groups share it."""
    if name in drawn:
        return (name,)
    if not members.get(name):
        raise PackError(f"{shown(path)}: feature '{name}'", "has neither a shape nor members", "run `dispute-map check`")
    below = (part for member in members[name] for part in _drawn_below(member, drawn, members, path))
    return tuple(dict.fromkeys(below))


def _as_one(shapes: Sequence[BaseGeometry]) -> MultiPolygon:
    """The polygons of several shapes. Only those that meet one of another shape are merged: islands lie apart."""
    parts, owners = shapely.get_parts(shapes, return_index=True)
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    parts, owners = parts[is_polygon], owners[is_polygon]
    one, other = shapely.STRtree(parts).query(parts)
    near = owners[one] < owners[other]
    one, other = one[near], other[near]
    meet = shapely.intersects(parts[one], parts[other])
    meeting = np.union1d(one[meet], other[meet])
    merged = shapely.get_parts(shapely.union_all(parts[meeting]))
    return MultiPolygon([*np.delete(parts, meeting), *merged])

"""What `features.geojson` and `context.geojson` may hold (RFC 7946), and whatever departs from it."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

from geo.errors import PackError
from geo.packs.faults import Fault, Where, likely, told
from geo.packs.finding import shown
from geo.packs.opening import LARGEST_SHAPES, read_text

SHAPES_FILE: Final = "features.geojson"
CONTEXT_FILE: Final = "context.geojson"
LINES_FILE: Final = "lines.geojson"
_MALFORMED: Final = (ShapelyError, ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError)
"""What shapely raises for coordinates that make no geometry."""
_KINDS: Final = ("Polygon", "MultiPolygon", "Point")
LINE_KINDS: Final = ("LineString", "MultiLineString")
_FAR: Final = 20.0
_NEAR: Final = 10.0
"""Degrees from the other shapes: farther is far, nearer is among them."""
Json = dict[str, Any]
Middle = np.ndarray[Any, np.dtype[np.float64]]


def read_collection(path: Path) -> list[Json]:
    """The features of a GeoJSON file, as written. Raises `PackError` where it cannot be read or is no FeatureCollection."""
    text = read_text(path, LARGEST_SHAPES, "a pack has its shapes beside its pack.toml")
    try:
        loaded = json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise PackError(shown(path), "is nested too deeply", "a position is four brackets deep in its geometry") from None
    except ValueError as fault:
        raise PackError(shown(path), f"is not JSON ({fault})", "mend that line") from None
    features = loaded.get("features") if isinstance(loaded, dict) else None
    if not isinstance(features, list) or loaded.get("type") != "FeatureCollection":
        raise PackError(shown(path), "is no FeatureCollection", 'write {"type": "FeatureCollection", "features": […]}')
    if "crs" in loaded:
        raise PackError(shown(path), "has a member 'crs'", "take it out; GeoJSON is always longitude, latitude on WGS 84")
    return features


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def shape_id(feature: Json) -> object:
    """The id of a GeoJSON feature: its own `id`, else the property."""
    properties = feature.get("properties")
    return feature.get("id", properties.get("id") if isinstance(properties, dict) else None)


def feature_faults(features: Sequence[object], known: Sequence[str], kinds: Sequence[str] = _KINDS) -> Iterator[Fault]:
    """Everything wrong with the features of a file: each has the id of one that the pack knows, and a sound geometry."""
    earlier: set[str] = set()
    for number, feature in enumerate(features, 1):
        name = shape_id(feature) if isinstance(feature, dict) else None
        where = (f"feature '{name}'" if isinstance(name, str) else f"feature {number}",)
        if not isinstance(name, str):
            yield Fault(where, "has no id", 'write "id": "…", the id of a feature in pack.toml')
        elif known and name not in known:
            yield Fault(where, "is not in pack.toml", likely(name, known))
        elif name in earlier:
            yield Fault(where, "has a second shape", "join the two into one MultiPolygon")
        else:
            earlier.add(name)
        yield from geometry_faults(feature, where, kinds)
    yield from _swapped(features)


def _swapped(features: Sequence[object]) -> Iterator[Fault]:
    """The one shape that lies far from all others, and among them where latitude and longitude change places."""
    middles = {str(shape_id(one)): middle for one in features if isinstance(one, dict) and (middle := _middle(one)) is not None}
    for name, middle in middles.items():
        others = np.array([other for each, other in middles.items() if each != name])
        if len(others) and _away(middle, others) > _FAR and _away(middle[::-1], others) < _NEAR:
            told_as = f"lies at [{middle[0]:g}, {middle[1]:g}], far from the others"
            yield Fault((f"feature '{name}'",), told_as, "write longitude first, then latitude")


def _middle(feature: Json) -> Middle | None:
    """The middle of a shape that can be read, as longitude and latitude."""
    try:
        west, south, east, north = shape(feature["geometry"]).bounds
    except _MALFORMED:
        return None
    middle = np.array([(west + east) / 2, (south + north) / 2])
    return middle if np.isfinite(middle).all() else None


def _away(middle: Middle, others: Middle) -> float:
    """Degrees to the nearest of the others."""
    return float(np.hypot(*(others - middle).T).min())


def geometry_faults(feature: object, where: Where, kinds: Sequence[str] = _KINDS) -> Iterator[Fault]:
    """Everything wrong with the geometry of one GeoJSON feature, which is one of `kinds`."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict):
        yield Fault(where, "has no geometry", f"write a {' or '.join(kinds[:2])}")
        return
    if geometry.get("type") not in kinds:
        yield Fault(where, f"geometry type {told(geometry.get('type'))} is not read", f"write {' or '.join(kinds)}")
        return
    try:
        made = shape(geometry)
    except _MALFORMED as fault:
        yield Fault(
            where, f"geometry cannot be read ({fault})", "each ring needs four positions or more, the last as the first"
        )
        return
    for rules in _GEOMETRY_RULES:
        faults = [Fault(where, what, right) for rule in rules for what, right in rule(made, geometry)]
        yield from faults
        if faults:
            return


Wrongs = Iterator[tuple[str, str]]


def _empty(made: BaseGeometry, _: Json) -> Wrongs:
    if made.is_empty:
        yield "geometry is empty", "write at least one polygon"


def _open_rings(_: BaseGeometry, geometry: Json) -> Wrongs:
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(geometry["type"], [])
    if any(ring[0] != ring[-1] for rings in polygons or () for ring in rings or ()):
        yield "a ring does not end where it begins", "write the first position again as the last"


def _third_dimension(made: BaseGeometry, _: Json) -> Wrongs:
    if made.has_z:
        yield "geometry has heights", "write longitude and latitude only"


def _out_of_range(made: BaseGeometry, _: Json) -> Wrongs:
    corners = shapely.get_coordinates(made)
    inside = (np.abs(corners[:, 0]) <= 180) & (np.abs(corners[:, 1]) <= 90)
    if not inside.all():
        longitude, latitude = corners[~inside][0]
        yield f"position [{longitude:g}, {latitude:g}] is not on the globe", "write longitude first, then latitude, in degrees"


def _invalid(made: BaseGeometry, _: Json) -> Wrongs:
    reason = shapely.is_valid_reason(made)
    if reason != "Valid Geometry":
        yield f"geometry is not valid ({reason})", "mend the outline there"


def _wound_wrong(made: BaseGeometry, _: Json) -> Wrongs:
    polygons = [part for part in shapely.get_parts(made) if isinstance(part, Polygon)]
    if any(not part.exterior.is_ccw for part in polygons if not part.is_empty):
        yield "an outer ring runs clockwise", "turn it round: outer rings run counterclockwise (RFC 7946, 3.1.6)"
    if any(hole.is_ccw for part in polygons for hole in part.interiors):
        yield "a hole runs counterclockwise", "turn it round: holes run clockwise (RFC 7946, 3.1.6)"


_GEOMETRY_RULES: Final[tuple[tuple[Callable[[BaseGeometry, Json], Wrongs], ...], ...]] = (
    (_empty, _third_dimension, _out_of_range),
    (_open_rings, _invalid, _wound_wrong),
)
"""The rules a geometry keeps; the second lot asks for sound positions and is asked only where the first has no fault."""

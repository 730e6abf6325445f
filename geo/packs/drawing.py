"""From land polygons to the shapes of a pack: each named island with its rocks, the coast around, as two GeoJSON texts."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely import LinearRing, LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.errors import PackError
from geo.packs.geojson import CONTEXT_FILE, SHAPES_FILE
from geo.packs.land import Box
from geo.packs.projection import Projection

ANCHORS_FILE: Final = "anchors.csv"
FULL_DIGITS: Final = 6
COARSE_DIGITS: Final = 4
_GEOD: Final = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Zone:
    """Where the coast of the context is kept how finely: tolerance in metres, the smallest island kept in km²."""

    box: Box
    metres: float
    smallest: float


@dataclass(frozen=True, kw_only=True)
class Region:
    """How the shapes of one pack are made; the last of `zones` says where the context ends.

    `centre` (longitude, latitude) is that of the equal-area projection that distances are measured in. `names` are a point
    on each land of the context with its common name in English, Japanese and Russian. `cuts` are a box and a point each:
    the land under the point is cut where it leaves the box, to bear its own name. `simplified` are features that are not
    kept in full (metres, smallest islet in km²), `divided` islands that a treaty divided (the parallel, the part north of
    it, the part south of it). A rock belongs to the nearest named island within `rock_metres`, unless an unnamed coast of
    more than `mainland_km2` is nearer. `anchor_metres` is how far an anchor may lie from its land, `label_metres` how exactly
    the middle of an island is found.
    """

    zones: tuple[Zone, ...]
    centre: tuple[float, float]
    names: tuple[tuple[float, float, str, str, str], ...] = ()
    cuts: tuple[tuple[Box, Point], ...] = ()
    simplified: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    divided: Mapping[str, tuple[float, str, str]] = field(default_factory=dict)
    rock_metres: float = 12_000.0
    mainland_km2: float = 100.0
    anchor_metres: float = 500.0
    label_metres: float = 20.0

    @property
    def reach(self) -> Box:
        """Where the context ends."""
        return self.zones[-1].box

    @cached_property
    def projection(self) -> Projection:
        """The equal-area projection around the centre."""
        return Projection(self.centre)

    def project(self, shape: Any) -> Any:
        """A shape in degrees as metres in the projection around the centre."""
        return self.projection.project(shape)

    def unproject(self, shape: Any) -> Any:
        """A shape in the metres of `project` as degrees."""
        return self.projection.unproject(shape)


def build_texts(land: Iterable[Polygon], anchors: Mapping[str, Point], region: Region) -> dict[str, str]:
    """The text of each committed file by its name, from land polygons in degrees and a point on each named island."""
    pieces = clip_land(land, region.reach)
    metric = [region.project(piece) for piece in pieces]
    named = match_anchors(anchors, metric, region)
    parts = gather_rocks(named, metric, region)
    features = [
        record for name, members in parts.items() for record in feature_records(name, [pieces[i] for i in members], region)
    ]
    taken = {i for members in parts.values() for i in members}
    context = context_records((piece for i, piece in enumerate(pieces) if i not in taken), region)
    return {SHAPES_FILE: collection_text(features), CONTEXT_FILE: collection_text(context)}


def read_anchors(path: Path) -> dict[str, Point]:
    """A point in degrees on the largest polygon of each feature, by feature id, in the order of the table."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: Point(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}


def clip_land(land: Iterable[Polygon], box: Box) -> list[Polygon]:
    """Valid polygons inside `box`, largest first. Clipped before it is repaired: a continent is slow to repair."""
    frame = shapely.box(*box)
    clipped: list[Polygon] = []
    for piece in land:
        inside = piece if frame.covers(shapely.box(*piece.bounds)) else shapely.clip_by_rect(piece, *box)
        clipped += _polygons(inside)
    return sorted(clipped, key=lambda piece: (-piece.area, piece.bounds))


def match_anchors(anchors: Mapping[str, Point], metric: Sequence[Polygon], region: Region) -> dict[str, int]:
    """The place in `metric` of the polygon under each anchor, or of the nearest within `anchor_metres`."""
    tree = shapely.STRtree(metric)
    named: dict[str, int] = {}
    for name, anchor in anchors.items():
        found = tree.query_nearest(region.project(anchor), max_distance=region.anchor_metres, all_matches=False)
        if not len(found) or int(found[0]) in named.values():
            what = f"feature '{name}': no land of its own at {anchor.x}, {anchor.y}"
            raise PackError(ANCHORS_FILE, what, "name a point on its largest polygon")
        named[name] = int(found[0])
    return named


def gather_rocks(named: Mapping[str, int], metric: Sequence[Polygon], region: Region) -> dict[str, list[int]]:
    """Places in `metric` of each feature's polygons: its island first, then the rocks that are nearest to it."""
    parts = {name: [i] for name, i in named.items()}
    owners = {i: name for name, i in named.items()}
    near = shapely.STRtree([metric[i] for i in owners]).query(metric, predicate="dwithin", distance=region.rock_metres)
    mainland = region.mainland_km2 * 1e6
    coasts = [*owners, *(i for i, piece in enumerate(metric) if i not in owners and piece.area > mainland)]
    rocks = sorted({int(i) for i in near[0]} - set(coasts))
    tree = shapely.STRtree([metric[i] for i in coasts])
    for rock, coast in tree.query_nearest([metric[i] for i in rocks], all_matches=False).T.tolist():
        if coasts[coast] in owners:
            parts[owners[coasts[coast]]].append(rocks[rock])
    return parts


def feature_records(name: str, pieces: Sequence[Polygon], region: Region) -> list[dict[str, Any]]:
    """The GeoJSON features of an island: one of all its pieces, or two where it is divided."""
    digits, kept = FULL_DIGITS, list(pieces)
    if name in region.simplified:
        digits, (metres, smallest) = COARSE_DIGITS, region.simplified[name]
        large = [piece for piece in pieces if area_km2(piece) >= smallest]
        kept = [part for piece in large for part in simplify_evenly(piece, metres, region)]
    shape = round_shape(kept, digits)
    if name not in region.divided:
        return [_feature_record(name, shape, region)]
    parallel, *halves = region.divided[name]
    # Cut last, so that simplifying cannot move the one edge away from the other.
    cut = (round_shape(_polygons(shape.intersection(side)), digits) for side in sides_of(parallel))
    return [_feature_record(half, part, region) for half, part in zip(halves, cut, strict=True)]


def sides_of(parallel: float) -> tuple[Polygon, Polygon]:
    """The globe north of a parallel, and south of it, in degrees."""
    return shapely.box(-180, parallel, 180, 90), shapely.box(-180, -90, 180, parallel)


def context_records(pieces: Iterable[Polygon], region: Region) -> list[dict[str, Any]]:
    """One GeoJSON feature per piece of coast that is large enough for its zone, simplified, with its names."""
    large = [piece for piece in pieces if _is_large(piece, region)]
    simple = [part for piece in large for part in simplify_by_zone(piece, region) if _is_large(part, region)]
    for box, point in region.cuts:
        simple = cut_out(simple, box, point)
    return [_context_record(round_shape([piece], COARSE_DIGITS), region) for piece in simple]


def cut_out(pieces: Sequence[Polygon], box: Box, point: Point) -> list[Polygon]:
    """The pieces again, the one under `point` divided where it leaves `box` into the part under `point` and the rest."""
    divided: list[Polygon] = []
    for piece in pieces:
        inside = [part for part in _polygons(shapely.clip_by_rect(piece, *box)) if part.contains(point)]
        rest = [piece] if not inside else _polygons(piece.difference(inside[0]))
        divided += inside + rest
    return divided


def simplify_evenly(piece: Polygon, metres: float, region: Region) -> list[Polygon]:
    """The polygon (degrees) with no vertex kept that lies nearer than `metres` to the line without it."""
    return _polygons(region.unproject(region.project(piece).simplify(metres)))


def simplify_by_zone(piece: Polygon, region: Region) -> list[Polygon]:
    """The polygon (degrees) simplified with the tolerance of the zone that each stretch of coast lies in."""
    shell, *holes = [_simplify_ring(ring, region) for ring in (piece.exterior, *piece.interiors)]
    return _polygons(Polygon(shell, [hole for hole in holes if len(hole) > 3])) if len(shell) > 3 else []


def round_shape(pieces: Sequence[Polygon], digits: int) -> Polygon | MultiPolygon:
    """One valid shape on a grid of `digits` decimals, exteriors counter-clockwise (RFC 7946, 3.1.6), in a fixed order."""
    snapped = [part for piece in pieces for part in _polygons(shapely.set_precision(piece, 10.0**-digits))]
    shape = snapped[0] if len(snapped) == 1 else MultiPolygon(snapped)
    return cast("Polygon | MultiPolygon", shapely.orient_polygons(shape.normalize()))


def area_km2(shape: BaseGeometry) -> float:
    """Area on the WGS 84 ellipsoid, holes taken off."""
    return float(abs(_GEOD.geometry_area_perimeter(shapely.orient_polygons(shape))[0]) / 1e6)


def collection_text(records: Sequence[Mapping[str, Any]]) -> str:
    """An RFC 7946 feature collection, one feature a line, with its credit and licence."""
    head = {
        "type": "FeatureCollection",
        "attribution": "© OpenStreetMap contributors",
        "license": "ODbL-1.0",
        "bbox": _bbox([record["geometry"] for record in records]),
    }
    lines = ",\n".join(_dump({**record, "geometry": _geometry(record["geometry"])}) for record in records)
    return f'{_dump(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _zones_at(places: NDArray[np.float64], zones: Sequence[Zone]) -> NDArray[np.intp]:
    """For each row (lon, lat) the number of the first zone whose box holds it; the last where none does."""
    lon, lat = places[:, 0], places[:, 1]
    boxes = [zone.box for zone in zones]
    inside = [(lon >= west) & (lon <= east) & (lat >= south) & (lat <= north) for west, south, east, north in boxes]
    inside[-1] = np.ones(len(places), dtype=bool)
    return cast("NDArray[np.intp]", np.argmax(np.array(inside), axis=0))


def _label_point(shape: BaseGeometry, region: Region) -> tuple[float, float]:
    """Lon and lat of the point of the largest polygon that is farthest from its coast."""
    largest = max((region.project(part) for part in _polygons(shape)), key=lambda part: part.area)
    centre = region.unproject(Point(shapely.maximum_inscribed_circle(largest, tolerance=region.label_metres).coords[0]))
    return round(centre.x, COARSE_DIGITS), round(centre.y, COARSE_DIGITS)


def _feature_record(name: str, shape: Polygon | MultiPolygon, region: Region) -> dict[str, Any]:
    label_lon, label_lat = _label_point(shape, region)
    properties = {"id": name, "area_km2": float(f"{area_km2(shape):.5g}"), "label_lon": label_lon, "label_lat": label_lat}
    return {"type": "Feature", "id": name, "bbox": _bbox([shape]), "properties": properties, "geometry": shape}


def _is_large(piece: Polygon, region: Region) -> bool:
    zone = _zones_at(shapely.get_coordinates(piece.representative_point()), region.zones)[0]
    return bool(area_km2(piece) >= region.zones[zone].smallest)


def _context_record(shape: BaseGeometry, region: Region) -> dict[str, Any]:
    named = [names for lon, lat, *names in region.names if shape.contains(Point(lon, lat))]
    properties = dict(zip(("name_en", "name_ja", "name_ru"), named[0] if named else (None,) * 3, strict=True))
    return {"type": "Feature", "bbox": _bbox([shape]), "properties": properties, "geometry": shape}


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a shape, repaired where rings cross; lines and points that a cut left over are dropped."""
    valid = shape if shape.is_valid else shapely.make_valid(shape, method="structure", keep_collapsed=False)
    return [part for part in shapely.get_parts(valid).tolist() if isinstance(part, Polygon) and not part.is_empty]


def _simplify_ring(ring: LinearRing, region: Region) -> NDArray[np.float64]:
    places = shapely.get_coordinates(ring)
    zones = _zones_at(places, region.zones)
    turns = np.flatnonzero(np.diff(zones)) + 1
    runs = zip([0, *turns], [*turns, len(places) - 1], strict=True)
    kept = [
        _simplify_run(places[first : last + 1], region.zones[zones[first]].metres, region)
        for first, last in runs
        if last > first
    ]
    return np.vstack([*(run[:-1] for run in kept), kept[-1][-1:]])


def _simplify_run(places: NDArray[np.float64], metres: float, region: Region) -> NDArray[np.float64]:
    return shapely.get_coordinates(region.unproject(region.project(LineString(places)).simplify(metres)))


def _bbox(shapes: Sequence[BaseGeometry]) -> list[float]:
    return [round(float(edge), FULL_DIGITS) for edge in shapely.total_bounds(shapes)]


def _geometry(shape: BaseGeometry) -> dict[str, Any]:
    mapping = shapely.geometry.mapping(shape)
    return {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"])}


def _rounded(nested: Any) -> Any:
    return round(nested, FULL_DIGITS) if isinstance(nested, float) else [_rounded(part) for part in nested]


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

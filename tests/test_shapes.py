"""The shapes of the packs: the committed files, and the steps that make them."""

import csv
import hashlib
import importlib.util
import io
import json
import lzma
import re
import struct
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import LinearRing, MultiPolygon, Point, Polygon
from shapely.geometry import shape

from geo.errors import PackError
from geo.packs import drawing, land, list_packs, rebuilding
from geo.packs.drawing import Region

PACKS = Path(__file__).parents[1] / "data" / "boundaries"
PACK = PACKS / "kuril-northern-territories"
GEOD = Geod(ellps="WGS84")
FILES = ("features.geojson", "context.geojson")
PRINTED = (*FILES, "lines.geojson")
HABOMAI = {
    "polonsky-taraku", "oskolki-todo", "shibotsu-zelyony", "suisho-tanfilyev", "yuri",
    "dyomin-harukarimoshiri", "kaigara-signalny", "moemoshiri-storozhevoy", "akiyuri-anuchin",
}  # fmt: skip
NORTH, SOUTH = "kita-karafuto-northern-sakhalin", "minami-karafuto-southern-sakhalin"


def _load_rebuild(pack: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"rebuild_{pack.name}", pack / "rebuild.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


rebuild = _load_rebuild(PACK)
REGION: Region = rebuild.REGION
TEXTS = {name: (PACK / name).read_text(encoding="utf-8") for name in FILES}
COLLECTIONS: dict[str, dict[str, Any]] = {name: json.loads(text) for name, text in TEXTS.items()}
FEATURES = {record["id"]: record for record in COLLECTIONS["features.geojson"]["features"]}
SHAPES = {id_: shape(record["geometry"]) for id_, record in FEATURES.items()}
CONTEXT = [(record["properties"], shape(record["geometry"])) for record in COLLECTIONS["context.geojson"]["features"]]


def all_records() -> list[dict[str, Any]]:
    return [record for collection in COLLECTIONS.values() for record in collection["features"]]


def all_rings() -> list[tuple[LinearRing, bool]]:
    """Every ring of both files, and whether it is an exterior."""
    parts = [part for record in all_records() for part in shapely.get_parts(shape(record["geometry"]))]
    return [ring for part in parts for ring in [(part.exterior, True), *((hole, False) for hole in part.interiors)]]


def areas_km2(ids: set[str]) -> float:
    return sum(abs(GEOD.geometry_area_perimeter(SHAPES[id_])[0]) for id_ in ids) / 1e6


def square(west: float, south: float, size: float) -> Polygon:
    return shapely.box(west, south, west + size, south + size)


# --- the committed files


@pytest.mark.parametrize("name", FILES)
def test_every_shape_is_valid_and_areal(name: str) -> None:
    faults = {
        str(record.get("id", record["properties"])): shapely.is_valid_reason(shape(record["geometry"]))
        for record in COLLECTIONS[name]["features"]
        if not shape(record["geometry"]).is_valid or record["geometry"]["type"] not in {"Polygon", "MultiPolygon"}
    }
    assert faults == {}


def test_rings_turn_by_the_right_hand_rule() -> None:
    assert all(ring.is_closed and ring.is_ccw == exterior for ring, exterior in all_rings())


def test_no_vertex_is_repeated_in_a_row() -> None:
    assert all(one != other for ring, _ in all_rings() for one, other in pairwise(ring.coords))


@pytest.mark.parametrize("name", FILES)
def test_collection_follows_rfc_7946(name: str) -> None:
    collection = COLLECTIONS[name]
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert {record["type"] for record in collection["features"]} == {"Feature"}
    assert collection["bbox"] == pytest.approx(shapely.total_bounds([shape(r["geometry"]) for r in collection["features"]]))
    for record in collection["features"]:
        assert record["bbox"] == pytest.approx(shape(record["geometry"]).bounds)


@pytest.mark.parametrize(("name", "most"), [("features.geojson", 6), ("context.geojson", 4)])
def test_coordinates_have_no_needless_decimals(name: str, most: int) -> None:
    decimals = {len(found) for found in re.findall(r"\d\.(\d+)", TEXTS[name].split('"features":', 1)[1])}
    assert max(decimals) <= 7
    longest = {len(found) for found in re.findall(r"[\[,]\d+\.(\d+)(?=[\],])", TEXTS[name])}
    assert max(longest) == most


def test_files_credit_their_source_and_end_in_a_newline() -> None:
    assert all(collection["attribution"] == "© OpenStreetMap contributors" for collection in COLLECTIONS.values())
    assert all(collection["license"] == "ODbL-1.0" for collection in COLLECTIONS.values())
    assert all(text.endswith("}\n") and "\r" not in text for text in TEXTS.values())


def test_files_stay_small() -> None:
    sizes = {name: (PACK / name).stat().st_size for name in FILES}
    assert sizes["features.geojson"] < 400_000
    assert sizes["context.geojson"] < 250_000


def test_ids_are_unique_ascii_kebab_and_both_names_in_order() -> None:
    listed = Counter(record["id"] for record in COLLECTIONS["features.geojson"]["features"])
    assert len(listed) == 38
    assert max(listed.values()) == 1
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", id_) for id_ in listed)
    assert all(record["properties"]["id"] == id_ for id_, record in FEATURES.items())


def parts_of(island: str) -> tuple[str, ...]:
    """The features that an anchored island is committed as."""
    return REGION.divided.get(island, (None, island))[1:]


def test_every_anchor_has_its_features_and_lies_on_one() -> None:
    with (PACK / "anchors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [part for row in rows for part in parts_of(row["id"])] == list(FEATURES)
    anchors = {row["id"]: Point(float(row["lon"]), float(row["lat"])) for row in rows}
    assert [id_ for id_, at in anchors.items() if not any(SHAPES[part].contains(at) for part in parts_of(id_))] == []
    assert all(row["identified_by"] for row in rows)


def test_sakhalin_is_cut_along_the_fiftieth_parallel() -> None:
    border = SHAPES[NORTH].intersection(SHAPES[SOUTH])
    assert border.geom_type == "LineString"
    assert set(shapely.get_coordinates(border)[:, 1]) == {50.0}
    assert border.length > 1
    assert SHAPES[NORTH].bounds[1] == SHAPES[SOUTH].bounds[3] == 50.0


def test_the_two_parts_of_sakhalin_leave_no_seam() -> None:
    whole = shapely.union(SHAPES[NORTH], SHAPES[SOUTH])
    assert whole.is_valid
    assert len(whole.geoms) == len(shapely.get_parts(SHAPES[NORTH])) + len(shapely.get_parts(SHAPES[SOUTH])) - 1
    assert drawing.area_km2(whole) == pytest.approx(areas_km2({NORTH, SOUTH}))


@pytest.mark.parametrize(
    ("ids", "published_km2", "error"),
    [
        ({"etorofu-iturup"}, 3167, 0.005),
        ({"kunashir-kunashiri"}, 1489, 0.005),
        ({"shikotan"}, 248, 0.005),
        (HABOMAI, 95, 0.01),
    ],
)
def test_area_is_near_the_published(ids: set[str], published_km2: float, error: float) -> None:
    assert areas_km2(ids) == pytest.approx(published_km2, rel=error)


@pytest.mark.parametrize("id_", FEATURES)
def test_area_and_label_belong_to_the_shape(id_: str) -> None:
    properties = FEATURES[id_]["properties"]
    largest = max(shapely.get_parts(SHAPES[id_]), key=lambda part: part.area)
    assert set(properties) == {"id", "area_km2", "label_lon", "label_lat"}
    assert properties["area_km2"] == pytest.approx(areas_km2({id_}), rel=1e-4)
    assert largest.contains(Point(properties["label_lon"], properties["label_lat"]))


def test_no_two_shapes_overlap_in_the_view() -> None:
    view = shapely.box(*rebuild.VIEW)
    everything = [*SHAPES.values(), *(piece for _, piece in CONTEXT)]
    pairs = shapely.STRtree(everything).query(everything, predicate="intersects").T
    shared = [(a, b, everything[a].intersection(everything[b])) for a, b in pairs if a < b]
    assert [(a, b) for a, b, both in shared if both.area > 0 and (a < len(SHAPES) or both.intersects(view))] == []


def test_context_holds_the_view_and_shows_no_cut_in_it() -> None:
    view = shapely.box(*rebuild.VIEW)
    west, south, east, north = REGION.reach
    straight = [
        (one, other)
        for _, piece in CONTEXT
        for part in shapely.get_parts(piece)
        for one, other in pairwise(part.exterior.coords)
        if (one[0] == other[0] and one[0] in {west, east}) or (one[1] == other[1] and one[1] in {south, north, 60.3})
    ]
    assert straight, "the mainland is cut somewhere"
    assert not any(view.intersects(shapely.LineString(edge)) for edge in straight)


def test_context_names_its_large_lands_in_three_languages() -> None:
    names = {properties["name_en"]: properties for properties, _ in CONTEXT if properties["name_en"]}
    assert {"Hokkaido", "Honshu", "Kamchatka", "Eurasia"} <= set(names)
    assert all(properties["name_ja"] and properties["name_ru"] for properties in names.values())
    assert all(set(properties) == {"name_en", "name_ja", "name_ru"} for properties, _ in CONTEXT)


def test_geopandas_reads_both_files() -> None:
    assert list(gpd.read_file(PACK / "features.geojson")["id"]) == list(FEATURES)
    assert gpd.read_file(PACK / "context.geojson").crs == "EPSG:4326"


each_pack = pytest.mark.parametrize("pack", list_packs(), ids=lambda pack: pack.name)


def records(pack: Path, name: str) -> list[dict[str, Any]]:
    collection = json.loads((pack / name).read_text(encoding="utf-8"))
    assert collection["attribution"] == "© OpenStreetMap contributors"
    assert collection["license"] == "ODbL-1.0"
    return list(collection["features"])


@each_pack
def test_every_anchor_of_a_pack_lies_on_its_feature_and_every_label_too(pack: Path) -> None:
    shapes = {record["id"]: shape(record["geometry"]) for record in records(pack, "features.geojson")}
    for record in records(pack, "features.geojson"):
        label = record["properties"]["label_lon"], record["properties"]["label_lat"]
        assert shapes[record["id"]].contains(Point(label)), record["id"]
        assert record["properties"]["area_km2"] == pytest.approx(drawing.area_km2(shapes[record["id"]]), rel=1e-4)
    divided = _load_rebuild(pack).REGION.divided
    for name, at in drawing.read_anchors(pack / "anchors.csv").items():
        assert any(shapes[part].contains(at) for part in divided.get(name, (None, name))[1:]), name


@each_pack
def test_no_cut_of_the_context_shows_in_the_view(pack: Path) -> None:
    made = _load_rebuild(pack)
    frame = shapely.box(*made.REGION.reach).exterior
    assert frame.distance(shapely.box(*made.VIEW)) > 2
    for record in records(pack, "context.geojson"):
        on_the_frame = shape(record["geometry"]).boundary.intersection(frame.buffer(1e-6))
        assert not on_the_frame.intersects(shapely.box(*made.VIEW))


@each_pack
def test_the_readme_prints_the_hash_of_each_committed_file(pack: Path) -> None:
    told = (pack / "README.md").read_text(encoding="utf-8")
    for name in PRINTED:
        assert f"{hashlib.sha256((pack / name).read_bytes()).hexdigest()}  {name}" in told
        assert (pack / name).stat().st_size < 400_000


@pytest.mark.parametrize(
    ("pack", "published_km2", "error"), [("diaoyu-senkaku", 5.53, 0.015), ("dokdo-takeshima", 0.187554, 0.015)]
)
def test_the_area_of_a_whole_group_is_near_the_published(pack: str, published_km2: float, error: float) -> None:
    parts = [shape(record["geometry"]) for record in records(PACKS / pack, "features.geojson")]
    assert sum(map(drawing.area_km2, parts)) == pytest.approx(published_km2, rel=error)


# --- the steps that make them, on made-up land

MAINLAND = square(150.0, 50.0, 3.0)
LAND = (square(147.0, 45.0, 0.5), square(147.55, 45.2, 0.01), square(150.0, 46.0, 0.3), square(148.0, 47.0, 0.001))


def test_projection_comes_back() -> None:
    there_and_back = REGION.unproject(REGION.project(LAND[0]))
    assert there_and_back.equals_exact(LAND[0], 1e-7)


@given(lon=st.floats(140, 163), lat=st.floats(41, 58), size=st.floats(0.01, 0.5), digits=st.sampled_from([4, 6]))
@settings(max_examples=50, deadline=None)
def test_rounded_shape_is_valid_turned_and_as_large(lon: float, lat: float, size: float, digits: int) -> None:
    whole = Polygon(square(lon, lat, size).exterior, [square(lon + size / 3, lat + size / 3, size / 3).exterior])
    rounded = drawing.round_shape([whole], digits)
    assert rounded.is_valid
    assert rounded.exterior.is_ccw
    assert not any(hole.is_ccw for hole in rounded.interiors)
    assert drawing.area_km2(rounded) == pytest.approx(drawing.area_km2(whole), rel=0.05)


def test_rounding_does_not_depend_on_order_or_start() -> None:
    turned = [Polygon([*piece.exterior.coords[2:], *piece.exterior.coords[1:3]]) for piece in reversed(LAND)]
    assert drawing.round_shape(LAND, 6).wkb == drawing.round_shape(turned, 6).wkb


def test_land_is_cut_at_the_frame_and_repaired() -> None:
    bow_tie = Polygon([(150, 50), (151, 51), (151, 50), (150, 51)])
    clipped = drawing.clip_land([bow_tie, square(100, 10, 80), square(10, 10, 5)], REGION.reach)
    assert all(piece.is_valid for piece in clipped)
    assert len(clipped) == 3
    assert clipped[0].bounds == REGION.reach


def test_a_rock_goes_to_the_nearest_named_island() -> None:
    metric = [REGION.project(piece) for piece in LAND]
    named = drawing.match_anchors({"one": Point(147.2, 45.2), "two": Point(150.1, 46.1)}, metric, REGION)
    assert drawing.gather_rocks(named, metric, REGION) == {"one": [0, 1], "two": [2]}


def test_a_rock_nearer_to_an_unnamed_mainland_stays_there() -> None:
    metric = [REGION.project(piece) for piece in (*LAND[:2], square(147.57, 44.9, 0.5))]
    named = drawing.match_anchors({"one": Point(147.2, 45.2)}, metric, REGION)
    assert drawing.gather_rocks(named, metric, REGION) == {"one": [0]}


@pytest.mark.parametrize("anchors", [{"lost": Point(160, 45)}, {"one": Point(147.2, 45.2), "same": Point(147.3, 45.3)}])
def test_an_anchor_off_its_own_land_is_refused(anchors: dict[str, Point]) -> None:
    with pytest.raises(PackError, match=r"feature '(lost|same)': no land of its own at"):
        drawing.match_anchors(anchors, [REGION.project(piece) for piece in LAND], REGION)


def test_each_stretch_of_coast_is_simplified_by_its_zone() -> None:
    notch = [(140.0, 45.0), (147.0, 45.0), (147.01, 45.002), (147.02, 45.0), (160.0, 45.0), (160.01, 45.002), (160.02, 45.0)]
    (simple,) = drawing.simplify_by_zone(Polygon([*notch, (160.02, 55.0), (140.0, 55.0)]), REGION)
    corners = {(round(lon, 3), round(lat, 3)) for lon, lat in simple.exterior.coords}
    assert (147.01, 45.002) in corners
    assert (160.01, 45.002) not in corners


def test_a_simplified_ring_stays_closed_and_keeps_its_corners() -> None:
    (simple,) = drawing.simplify_by_zone(square(125.0, 33.0, 10.0), REGION)
    assert simple.normalize().equals_exact(square(125.0, 33.0, 10.0).normalize(), 1e-6)


def test_a_peninsula_is_cut_out_whole() -> None:
    parts = drawing.cut_out([square(150, 45, 10)], (152.0, 40.0, 156.0, 50.0), Point(154, 48))
    assert len(parts) == 2
    assert parts[0].bounds == (152.0, 45.0, 156.0, 50.0)
    assert shapely.union_all(parts).equals(square(150, 45, 10))


def test_a_divided_island_is_two_features_with_one_edge() -> None:
    upper, lower = drawing.feature_records("one", LAND[:2], replace(REGION, divided={"one": (45.3, "upper", "lower")}))
    assert [record["id"] for record in (upper, lower)] == ["upper", "lower"]
    assert upper["geometry"].bounds[1] == lower["geometry"].bounds[3] == 45.3
    assert shapely.union(upper["geometry"], lower["geometry"]).equals(MultiPolygon(LAND[:2]))


def test_an_island_that_no_treaty_divided_is_one_feature() -> None:
    (whole,) = drawing.feature_records("one", LAND[:2], REGION)
    assert whole["id"] == "one"
    assert whole["geometry"].equals(MultiPolygon(LAND[:2]))


def test_small_islands_stay_in_the_context_only_near_by() -> None:
    records = drawing.context_records([square(145, 44, 0.02), square(141, 44, 0.02), square(140.5, 43, 0.001)], REGION)
    assert [record["geometry"].centroid.x < 142 for record in records] == [False, True]


def test_the_same_land_gives_the_same_bytes() -> None:
    anchors = {"one": Point(147.2, 45.2), "two": Point(150.1, 46.1)}
    texts = drawing.build_texts([*LAND, MAINLAND], anchors, REGION)
    assert texts == drawing.build_texts([MAINLAND, *reversed(LAND)], anchors, REGION)
    assert [record["id"] for record in json.loads(texts["features.geojson"])["features"]] == ["one", "two"]


def packed(land: MultiPolygon) -> bytes:
    return b"\x7fELF" + bytes(60) + lzma.compress(b"something else") + lzma.compress(land.wkb) + b"\xfd7zXZ\x00 and so on"


def test_land_is_found_inside_a_module() -> None:
    stream = land.find_stream(packed(MultiPolygon(LAND)), 3, "x.so")
    assert list(land.polygons_in_wkb(stream, REGION.reach, "x.so")) == list(LAND)


def test_only_land_near_the_region_is_read() -> None:
    stream = io.BytesIO(MultiPolygon([square(10, 10, 1), LAND[0]]).wkb)
    assert list(land.polygons_in_wkb(stream, REGION.reach, "x")) == [LAND[0]]


def test_a_module_without_land_is_refused() -> None:
    with pytest.raises(PackError, match=r"^x\.so: holds no stream of land polygons"):
        land.find_stream(packed(MultiPolygon(LAND)), 5, "x.so")


@pytest.mark.parametrize("cut", [5, 20, 100])
def test_land_that_breaks_off_is_refused(cut: int) -> None:
    stream = io.BytesIO(MultiPolygon(LAND).wkb[:cut])
    with pytest.raises(PackError, match=r"^x: its land polygons break off; download the file again$"):
        list(land.polygons_in_wkb(stream, REGION.reach, "x"))


def test_a_count_that_lies_is_refused() -> None:
    stream = io.BytesIO(struct.pack("<BII", 1, 6, 2) + LAND[0].wkb)
    with pytest.raises(PackError, match="break off"):
        list(land.polygons_in_wkb(stream, REGION.reach, "x"))


def test_a_shapefile_and_its_zip_give_the_same_land(tmp_path: Path) -> None:
    folder = tmp_path / "land-polygons-complete-4326"
    folder.mkdir()
    frame = gpd.GeoDataFrame({"FID": range(len(LAND) + 1)}, geometry=[*LAND, square(10, 10, 1)], crs="EPSG:4326")
    frame.to_file(folder / "land_polygons.shp")
    with zipfile.ZipFile(tmp_path / "land.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"{folder.name}/{file.name}")
    plain, zipped = (land.read_shapefile(path, REGION.reach) for path in (folder / "land_polygons.shp", tmp_path / "land.zip"))
    assert [piece.normalize() for piece in plain] == [piece.normalize() for piece in LAND]
    assert plain == zipped


@pytest.mark.parametrize(
    ("option", "name", "content", "line"),
    [
        ("--wheel", "none.whl", None, "none.whl: no such file; give the manylinux x86_64 wheel of roaring-landmask 0.11.0"),
        ("--wheel", "x.whl", b"PK", "x.whl: sha256 is "),
        ("--shapefile", "none.zip", None, "none.zip: no such file; give land_polygons.shp, or land-polygons-complete-4326.zip"),
        ("--shapefile", "x.zip", b"PK", "x.zip: is not a shapefile; give land_polygons.shp"),
        ("--shapefile", "x.shp", b"none", "x.shp: is not a shapefile; give land_polygons.shp"),
    ],
)
def test_bad_input_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, name: str, content: bytes | None, line: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status = rebuilding.rebuild(REGION, PACK, [option, str(tmp_path / name), "--out", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert status == 1
    assert line in said.err
    assert said.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_the_command_writes_both_files(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"FID": range(len(LAND))}, geometry=list(LAND), crs="EPSG:4326")
    frame.to_file(tmp_path / "land_polygons.shp")
    (tmp_path / "anchors.csv").write_text("id,lon,lat\none,147.2,45.2\n", encoding="utf-8")
    words = ["--shapefile", str(tmp_path / "land_polygons.shp"), "--out", str(tmp_path / "out")]
    assert rebuilding.rebuild(REGION, tmp_path, words) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["context.geojson", "features.geojson"]

"""Files: what is written comes back the same from GDAL; GeoJSON keeps RFC 7946; the same tables give the same bytes."""

import json
import math
import sqlite3
from contextlib import closing
from datetime import date
from itertools import pairwise

import geopandas
import pandas
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box, shape

from geo.errors import FormatError, OutputError
from geo.export import FORMATS, write_layers

HOLE = Polygon(box(0, 0, 4, 4).exterior, [box(1, 1, 2, 2).exterior])
TEXTS = ["択捉島", "Итуруп", None, 'line\nbreak "quoted" </script>', "2022-04-22", "1945-9"]
DAYS = ["2022-04-22", "0645-01-01", None, "1644-10-31", "9999-12-31", "1970-01-01"]


def table(rows: int = 6, **columns: object) -> geopandas.GeoDataFrame:
    """Every type of column, with something missing in each that can miss something."""
    cells = {
        "id": pandas.Series([f"id-{number}" for number in range(6)], dtype=object),
        "text": pandas.Series(TEXTS, dtype=object),
        "nothing": pandas.Series([None] * 6, dtype=object),
        "number": pandas.Series([0.1, -2.5, None, 3167.0, 1e-9, 12345678.9]),
        "flag": pandas.Series([True, False, True, True, False, False]),
        "day": pandas.Series(DAYS, dtype="datetime64[s]"),
    }
    shapes = [HOLE, MultiPolygon([HOLE, box(10, 10, 11, 11)]), box(145, 43, 146, 44), HOLE.reverse(), None, box(5, 5, 6, 6)]
    return geopandas.GeoDataFrame(cells, geometry=shapes, crs=4326).iloc[:rows]


def points() -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame({"id": ["a", "b"]}, geometry=[Point(147.123456789, 44.5), Point(-180, 90)], crs=4326)


def plain(layer: geopandas.GeoDataFrame) -> list[dict[str, object]]:
    """The rows of a table in plain values, days as ISO text."""
    records = layer.drop(columns="geometry").to_dict("records")
    return [{key: simple(value) for key, value in record.items()} for record in records]


def simple(value: object) -> object:
    if value is None or value is pandas.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, date):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    return value


@pytest.fixture(params=sorted(FORMATS))
def path(request, tmp_path):
    return tmp_path / f"out{request.param}"


def test_what_is_written_comes_back(path):
    write_layers({"things": table()}, path)
    back = pyogrio.read_dataframe(path, **({"DATE_AS_STRING": "YES"} if path.suffix == ".geojson" else {}))
    assert plain(back) == plain(table())


def test_shapes_come_back(path):
    write_layers({"things": table()}, path)
    for back, written in zip(pyogrio.read_dataframe(path).geometry, table().geometry, strict=True):
        assert (back is None and written is None) or back.equals(written)


def test_rows_keep_their_order(path):
    shuffled = table().iloc[[3, 0, 5, 1]]
    write_layers({"things": shuffled}, path)
    assert list(pyogrio.read_dataframe(path)["id"]) == list(shuffled["id"])


@pytest.mark.parametrize("layers", [{"things": table()}, {"things": table(), "points": points()}, {"things": table(0)}])
def test_the_same_tables_give_the_same_bytes(path, layers):
    write_layers(layers, path)
    first = path.read_bytes()
    write_layers(layers, path)
    assert path.read_bytes() == first


def test_an_empty_table_is_a_file_with_every_column(tmp_path):
    write_layers({"things": table(0)}, tmp_path / "out.gpkg")
    assert list(pyogrio.read_info(tmp_path / "out.gpkg")["fields"]) == ["id", "text", "nothing", "number", "flag", "day"]
    write_layers({"things": table(0)}, tmp_path / "out.geojson")
    assert json.loads((tmp_path / "out.geojson").read_text("utf-8")) == {"type": "FeatureCollection", "features": []}


def test_a_days_column_is_a_date_in_a_geopackage_even_where_it_is_empty(tmp_path):
    write_layers({"things": table(0), "more": table()}, tmp_path / "out.gpkg")
    kinds = [pyogrio.read_info(tmp_path / "out.gpkg", layer=name)["ogr_types"][-1] for name in ("things", "more")]
    assert kinds == ["OFTDate", "OFTDate"]


def test_a_geopackage_has_a_layer_for_each_table_in_order(tmp_path):
    write_layers({"zebra": table(), "apple": points()}, tmp_path / "out.gpkg")
    assert pyogrio.list_layers(tmp_path / "out.gpkg").tolist() == [["zebra", "MultiPolygon"], ["apple", "Point"]]


def test_a_geopackage_says_no_time_of_writing(tmp_path):
    write_layers({"things": table()}, tmp_path / "out.gpkg")
    with closing(sqlite3.connect(tmp_path / "out.gpkg")) as database:
        assert database.execute("select last_change from gpkg_contents").fetchall() == [("2000-01-01T00:00:00.000Z",)]
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_the_clock_runs_again_afterwards(tmp_path):
    write_layers({"things": table()}, tmp_path / "out.gpkg")
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


@pytest.mark.parametrize(
    ("shapes", "kind"),
    [([LineString([(0, 0), (1, 1)])], "MultiLineString"), ([Point(0, 0), box(0, 0, 1, 1)], "Unknown"), ([None], "Unknown")],
)
def test_a_geopackage_takes_every_shape(tmp_path, shapes, kind):
    mixed = geopandas.GeoDataFrame({"id": [str(number) for number in range(len(shapes))]}, geometry=shapes, crs=4326)
    write_layers({"mixed": mixed}, tmp_path / "out.gpkg")
    assert pyogrio.list_layers(tmp_path / "out.gpkg").tolist() == [["mixed", kind]]
    assert len(pyogrio.read_dataframe(tmp_path / "out.gpkg")) == len(shapes)


def test_in_geojson_each_row_says_its_table_only_where_there_are_several(tmp_path):
    write_layers({"things": table(), "points": points()}, tmp_path / "two.geojson")
    write_layers({"points": points()}, tmp_path / "one.geojson")
    two, one = (json.loads((tmp_path / f"{name}.geojson").read_text("utf-8"))["features"] for name in ("two", "one"))
    assert [feature["properties"]["layer"] for feature in two] == ["things"] * 6 + ["points"] * 2
    assert "layer" not in one[0]["properties"]


def positions(geometry: object) -> list[list[float]]:
    if isinstance(geometry, list) and geometry and isinstance(geometry[0], int | float):
        return [geometry]
    return [position for part in geometry for position in positions(part)] if isinstance(geometry, list) else []


def rings(geometry: dict[str, object]) -> list[tuple[bool, list[list[float]]]]:
    """Each ring with whether it is an outer one."""
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(geometry["type"], [])
    return [(place == 0, ring) for polygon in polygons for place, ring in enumerate(polygon)]


def turning(ring: list[list[float]]) -> float:
    """Twice the signed area: above 0 is counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


@pytest.fixture
def collection(tmp_path):
    write_layers({"things": table(), "points": points()}, tmp_path / "out.geojson")
    return json.loads((tmp_path / "out.geojson").read_bytes().decode("utf-8"))


def test_rfc_7946_members(collection):
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert {tuple(feature) for feature in collection["features"]} == {("type", "properties", "geometry")}


def geometries(collection: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    return [feature["geometry"] for feature in collection["features"] if feature["geometry"]]


def test_rfc_7946_rings_close_and_turn_the_right_way(collection):
    found = [ring for geometry in geometries(collection) for ring in rings(geometry)]
    assert {outer for outer, _ in found} == {True, False}
    for outer, ring in found:
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert (turning(ring) > 0) is outer


def test_rfc_7946_positions_are_longitude_and_latitude_of_seven_decimals(collection):
    found = [position for geometry in geometries(collection) for position in positions(geometry["coordinates"])]
    assert [147.1234568, 44.5] in found
    assert all(len(p) == 2 and abs(p[0]) <= 180 and abs(p[1]) <= 90 and p == [round(v, 7) for v in p] for p in found)


def test_rfc_7946_bbox_holds_everything(collection):
    west, south, east, north = zip(*(shape(geometry).bounds for geometry in geometries(collection)), strict=True)
    assert collection["bbox"] == [min(west), min(south), max(east), max(north)]


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=4))
def test_any_text_comes_back(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("texts")
    layer = geopandas.GeoDataFrame({"text": pandas.Series(texts, dtype=object)}, geometry=[Point(0, 0)] * len(texts), crs=4326)
    for suffix in FORMATS:
        write_layers({"texts": layer}, folder / f"out{suffix}")
    features = json.loads((folder / "out.geojson").read_bytes())["features"]
    assert [feature["properties"]["text"] for feature in features] == texts
    assert list(pyogrio.read_dataframe(folder / "out.gpkg")["text"]) == texts


@pytest.mark.parametrize("name", ["out.shp", "out", "out.geojson.txt"])
def test_an_unknown_format_names_the_known_ones_and_writes_nothing(tmp_path, name):
    with pytest.raises(FormatError, match=r"end the name in \.geojson or \.gpkg"):
        write_layers({"things": table()}, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_the_suffix_may_be_in_capitals(tmp_path):
    write_layers({"points": points()}, tmp_path / "OUT.GPKG")
    assert len(pyogrio.read_dataframe(tmp_path / "OUT.GPKG")) == 2


def test_a_place_that_cannot_be_written_to_is_said(path):
    path.mkdir()
    (path / "kept").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write_layers({"points": points()}, path)


@pytest.mark.parametrize(
    ("name", "broken"), [("out.geojson", points().assign(number=[object(), object()])), ("out.gpkg", None)]
)
def test_a_fault_on_the_way_leaves_the_old_file_whole(tmp_path, name, broken):
    write_layers({"points": points()}, tmp_path / name)
    before = (tmp_path / name).read_bytes()
    with pytest.raises((TypeError, AttributeError)):
        write_layers({"points": points(), "broken": broken}, tmp_path / name)
    assert (tmp_path / name).read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [name]

"""Files: one fixture over all formats; what is written comes back the same; the same tables give the same bytes."""

import csv
import json
import math
import shutil
import sqlite3
import subprocess
import warnings
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas
import pandas
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box, shape

from geo.errors import FormatError, OutputError
from geo.export import FORMATS, about, format_of, looks, write_layers
from geo.layers import claim_layer, event_layer, feature_layer, name_layer, site_layer, source_layer, view_layer
from tests.test_layers import DISPUTE, EVENT, SHAPES, SITES, UNDATED

KML = "{http://www.opengis.net/kml/2.2}"
HOUSE = Path(__file__).resolve().parents[1] / "geo"
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
    if value is None or value is pandas.NaT or value is pandas.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, date):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    return value


needs_pyarrow = pytest.mark.skipif(find_spec("pyarrow") is None, reason="GeoParquet is written where pyarrow is installed")
PLAIN = [
    pytest.param(suffix, marks=needs_pyarrow) if suffix == ".parquet" else suffix
    for suffix, kind in FORMATS.items()
    if not kind.tables
]
"""The formats that hold any table."""

OPTIONS = {
    ".geojson": {"DATE_AS_STRING": "YES"},
    ".csv": {"AUTODETECT_TYPE": "YES", "EMPTY_STRING_AS_NULL": "YES", "GEOM_POSSIBLE_NAMES": "WKT", "KEEP_GEOM_COLUMNS": "NO"},
}
KML_OWN = ["Name", "description", "timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude", "visibility"]
KML_OWN += ["drawOrder", "icon"]


@pytest.fixture(params=PLAIN)
def path(request, tmp_path):
    return tmp_path / f"out{request.param}"


def read_back(path, name=None):
    """A table of a file as a stranger's GDAL or geopandas reads it; a warning is a fault."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if path.suffix == ".parquet":
            return geopandas.read_parquet(path).drop(columns="bbox", errors="ignore")
        back = pyogrio.read_dataframe(path, layer=name or layers_in(path)[0][0], **OPTIONS.get(path.suffix, {}))
    return back.drop(
        columns=[*KML_OWN, "id", "lon", "lat"] if path.suffix == ".kml" else ["lon", "lat"], errors="ignore"
    ).rename(columns={"key": "id", "toponym": "name"})


def as_written(record, columns):
    """A row as a reader has it: KML leaves a column out that no row fills, and has numbers for yes and no."""
    return {name: bool(record[name]) if name == "flag" else record.get(name) for name in columns}


def test_what_is_written_comes_back(path):
    write_layers({"things": table()}, path)
    columns = [name for name in table().columns if name != "geometry"]
    back = [as_written(record, columns) for record in plain(read_back(path))]
    assert back == plain(table())


def test_shapes_come_back(path):
    write_layers({"things": table()}, path)
    for back, written in zip(read_back(path).geometry, table().geometry, strict=True):
        assert (back is None and written is None) or back.equals(written)


ABOUT = about(DISPUTE)
TABLES = {
    "features": feature_layer(DISPUTE, SHAPES),
    "sites": site_layer(replace(DISPUTE, sites=SITES)),
    "claims": claim_layer(DISPUTE, SHAPES),
    "events": event_layer([EVENT, UNDATED], DISPUTE, SHAPES),
    "sources": source_layer(DISPUTE),
    "names": name_layer(DISPUTE, SHAPES),
    "view": view_layer(DISPUTE, SHAPES, perspective="JPN"),
}


@pytest.mark.parametrize("suffix", PLAIN)
@pytest.mark.parametrize("name", TABLES)
def test_every_table_comes_back_from_every_format_row_by_row(tmp_path, name, suffix):
    path = tmp_path / f"out{suffix}"
    if not format_of(path).bare and name == "sources":
        pytest.skip("refused, as another test says")
    write_layers({name: TABLES[name]}, path, ABOUT)
    back, written = read_back(path), TABLES[name]
    key = "feature_id" if name == "claims" else "id"
    assert list(back[key]) == list(written[key])
    for column in (column for column in written.columns if column != "geometry"):
        told = [simple(value) for value in written[column]]
        found = [simple(value) for value in back[column]] if column in back else [None] * len(told)
        assert [yes_or_no(value) for value in found] == [yes_or_no(value) for value in told], column


def yes_or_no(value):
    return int(value) if isinstance(value, bool) else value


@pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="ogrinfo comes with gdal-bin")
@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix != ".parquet"])  # Debian's GDAL reads none
def test_ogrinfo_reads_every_file_without_a_warning(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    kind = format_of(path)
    names = kind.tables or (TABLES if kind.several else ["features"])
    write_layers({name: TABLES[name] for name in names}, path, ABOUT)
    told = subprocess.run(["ogrinfo", "-ro", "-al", path], capture_output=True, text=True, check=True)
    assert not [line for line in (told.stdout + told.stderr).splitlines() if line.startswith(("Warning", "ERROR"))]
    counts = [int(line.split()[-1]) for line in told.stdout.splitlines() if line.startswith("Feature Count")]
    assert sum(counts) >= len(TABLES["features"])


def test_rows_keep_their_order(path):
    shuffled = table().iloc[[3, 0, 5, 1]]
    write_layers({"things": shuffled}, path)
    assert list(read_back(path)["id"]) == list(shuffled["id"])


@pytest.mark.parametrize("layers", [{"things": table()}, {"things": table(), "points": points()}, {"things": table(0)}, TABLES])
def test_the_same_tables_give_the_same_bytes(path, layers):
    if len(layers) > 1 and not format_of(path).several:
        layers = {"points": points()}
    write_layers(layers, path, ABOUT)
    first = path.read_bytes()
    write_layers(layers, path, ABOUT)
    assert path.read_bytes() == first


def test_an_empty_table_is_a_file_with_every_column(tmp_path):
    write_layers({"things": table(0)}, tmp_path / "out.gpkg")
    assert list(pyogrio.read_info(tmp_path / "out.gpkg", layer="things")["fields"]) == [
        "id",
        "text",
        "nothing",
        "number",
        "flag",
        "day",
    ]
    write_layers({"things": table(0)}, tmp_path / "out.geojson")
    assert json.loads((tmp_path / "out.geojson").read_text("utf-8")) == {"type": "FeatureCollection", "features": []}


def test_a_days_column_is_a_date_in_a_geopackage_even_where_it_is_empty(tmp_path):
    write_layers({"things": table(0), "more": table()}, tmp_path / "out.gpkg")
    kinds = [pyogrio.read_info(tmp_path / "out.gpkg", layer=name)["ogr_types"][-1] for name in ("things", "more")]
    assert kinds == ["OFTDate", "OFTDate"]


def layers_in(path):
    return [layer for layer in pyogrio.list_layers(path).tolist() if layer[0] != "layer_styles"]


def test_a_geopackage_has_a_layer_for_each_table_in_order(tmp_path):
    write_layers({"zebra": table(), "apple": points()}, tmp_path / "out.gpkg")
    assert layers_in(tmp_path / "out.gpkg") == [["zebra", "MultiPolygon"], ["apple", "Point"]]


def test_a_geopackage_says_no_time_of_writing(tmp_path):
    write_layers({"things": table()}, tmp_path / "out.gpkg")
    with closing(sqlite3.connect(tmp_path / "out.gpkg")) as database:
        assert set(database.execute("select last_change from gpkg_contents")) == {("2000-01-01T00:00:00.000Z",)}
        assert set(database.execute("select timestamp from gpkg_metadata_reference")) == {("2000-01-01T00:00:00.000Z",)}
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_the_clock_runs_again_afterwards(tmp_path):
    write_layers({"things": table()}, tmp_path / "out.gpkg")
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


@pytest.mark.parametrize(
    ("shapes", "kinds"),
    [
        ([LineString([(0, 0), (1, 1)])], {"mixed": "MultiLineString"}),
        ([Point(0, 0), None, box(0, 0, 1, 1)], {"mixed": "MultiPolygon", "mixed_points": "Point"}),
        ([None], {"mixed": "Unknown"}),
    ],
)
def test_a_geopackage_has_a_layer_for_each_kind_of_shape_and_every_row_in_one(tmp_path, shapes, kinds):
    mixed = geopandas.GeoDataFrame({"id": [str(number) for number in range(len(shapes))]}, geometry=shapes, crs=4326)
    write_layers({"mixed": mixed}, tmp_path / "out.gpkg")
    assert dict(layers_in(tmp_path / "out.gpkg")) == kinds
    ids = [one for name in kinds for one in pyogrio.read_dataframe(tmp_path / "out.gpkg", layer=name)["id"]]
    assert sorted(ids) == list(mixed["id"])


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
    for suffix in (".geojson", ".gpkg", ".fgb", ".csv", ".kml"):
        write_layers({"texts": layer}, folder / f"out{suffix}")
    features = json.loads((folder / "out.geojson").read_bytes())["features"]
    assert [feature["properties"]["text"] for feature in features] == texts
    assert list(pyogrio.read_dataframe(folder / "out.gpkg", layer="texts")["text"]) == texts
    assert list(pyogrio.read_dataframe(folder / "out.fgb")["text"]) == texts
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == texts
    data = ET.parse(folder / "out.kml").iterfind(f".//{KML}SimpleData[@name='text']")
    assert [one.text or "" for one in data] == [fit_for_xml(text) for text in texts]


def fit_for_xml(text):
    """XML 1.0, production 2."""
    return "".join(
        char
        for char in text
        if char in "\t\n\r" or "\x20" <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
    )


@pytest.mark.parametrize("name", ["out.shp", "out", "out.geojson.txt"])
def test_an_unknown_format_names_the_known_ones_and_writes_nothing(tmp_path, name):
    known = r"end the name in \.geojson, \.gpkg, \.parquet, \.fgb, \.csv, \.kml or \.lpf\.json"
    with pytest.raises(FormatError, match=known):
        write_layers({"things": table()}, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_the_suffix_may_be_in_capitals(tmp_path):
    write_layers({"points": points()}, tmp_path / "OUT.GPKG")
    assert len(pyogrio.read_dataframe(tmp_path / "OUT.GPKG", layer="points")) == 2


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


@pytest.mark.parametrize("suffix", [".csv", ".fgb", ".parquet"])
def test_a_format_of_one_table_refuses_several_and_says_what_takes_them(tmp_path, suffix):
    right = "holds one table, not 2; name one of things, points, or end the name in .gpkg, .geojson or .kml"
    with pytest.raises(FormatError, match=right):
        write_layers({"things": table(), "points": points()}, tmp_path / f"out{suffix}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".fgb", ".parquet"])
def test_a_format_of_shapes_refuses_a_table_without(tmp_path, suffix):
    with pytest.raises(FormatError, match=r"holds shapes, and the table 'sources' has none; end the name in \.csv"):
        write_layers({"sources": TABLES["sources"]}, tmp_path / f"out{suffix}")


def test_linked_places_say_which_table_is_missing(tmp_path):
    with pytest.raises(FormatError, match="Linked Places is made of features, names, claims, and names is not there"):
        write_layers({"features": TABLES["features"]}, tmp_path / "out.lpf.json")


def test_without_pyarrow_geoparquet_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr("geo.export.parquet.find_spec", lambda name: None)
    with pytest.raises(FormatError, match=r"needs pyarrow, which is not installed; pip install 'dispute-map\[parquet\]'"):
        write_layers({"points": points()}, tmp_path / "out.parquet")
    assert not list(tmp_path.iterdir())


@needs_pyarrow
def test_geoparquet_has_typed_days_and_the_metadata_of_its_version(tmp_path):
    from pyarrow import parquet

    write_layers({"things": table()}, tmp_path / "out.parquet")
    schema = parquet.read_schema(tmp_path / "out.parquet")
    kinds = {name: str(schema.field(name).type) for name in ("day", "nothing", "flag", "number")}
    assert kinds == {"day": "date32[day]", "nothing": "large_string", "flag": "bool", "number": "double"}
    assert json.loads(schema.metadata[b"geo"])["version"] == "1.1.0"


def test_csv_has_shapes_as_text_and_points_as_numbers_too(tmp_path):
    write_layers({"points": points()}, tmp_path / "points.csv")
    write_layers({"things": table()}, tmp_path / "things.csv")
    write_layers({"sources": TABLES["sources"]}, tmp_path / "sources.csv")
    assert (tmp_path / "points.csv").read_text("utf-8").splitlines()[:2] == [
        "id,lon,lat,WKT",
        "a,147.1234568,44.5,POINT (147.1234568 44.5)",
    ]
    heads = [(tmp_path / f"{name}.csv").read_text("utf-8").splitlines()[0] for name in ("things", "sources")]
    assert heads == ["id,text,nothing,number,flag,day,WKT", "id,title,url"]


def styles_in(path):
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("select f_table_name, styleQML, useAsDefault from layer_styles").fetchall()
    assert {default for *_, default in rows} == {1}
    return {name: ET.fromstring(text) for name, text, _ in rows}


@pytest.fixture
def package(tmp_path):
    write_layers(TABLES, tmp_path / "out.gpkg", ABOUT)
    return tmp_path / "out.gpkg"


def test_every_layer_with_shapes_has_a_default_style(package):
    assert sorted(styles_in(package)) == ["claims", "events", "features", "names", "sites", "view"]


def test_styles_play_claims_and_events_by_their_own_days(package):
    played = {name: style.find("temporal").attrib for name, style in styles_in(package).items()}
    told = {
        name: (one["startField"], one["endField"], one["limitMode"]) for name, one in played.items() if one["enabled"] == "1"
    }
    assert told == {"claims": ("since_start", "until_end", "0"), "events": ("date_start", "date_end", "1")}
    for name, (start, end, _) in told.items():
        assert {start, end} <= set(TABLES[name].columns)


def colours(style):
    return {option.get("value") for option in style.iter("Option") if option.get("name") in ("color", "line_color")}


def test_styles_show_no_side_more_than_another(package):
    """Two sides swapped swap their colours and nothing else."""
    swapped = {"JPN": "RUS", "RUS": "JPN"}
    mirror = TABLES["features"].assign(
        administered_by=TABLES["features"].administered_by.replace(swapped),
        claimed_by=TABLES["features"].claimed_by,
    )
    write_layers({"features": mirror}, package.with_name("mirror.gpkg"), ABOUT)
    assert colours(styles_in(package.with_name("mirror.gpkg"))["features"]) == colours(styles_in(package)["features"])


def test_what_both_claim_is_hatched_by_both_and_filled_by_none(package):
    rules = {rule.get("label"): rule.get("symbol") for rule in styles_in(package)["features"].iter("rule")}
    symbol = rules["administered by RUS · claimed by JPN, RUS"]
    drawn = styles_in(package)["features"].find(f"renderer-v2/symbols/symbol[@name='{symbol}']")
    assert [layer.get("class") for layer in drawn.findall("layer")] == ["SimpleFill", "LinePatternFill", "LinePatternFill"]


def test_colours_are_those_of_the_page():
    page = (HOUSE / "render" / "assets" / "page.css").read_text("utf-8").partition("@media")[0]
    for place, (ink, wash) in enumerate(zip(looks.INKS, looks.WASHES, strict=True)):
        assert f"--ink-{place}: {ink}; --wash-{place}: {wash}" in page.replace("\n", "")
    for mark, (ink, wash) in {"x": looks.CONTESTED, "u": looks.UNDETERMINED, "n": looks.NOBODY}.items():
        assert f"--ink-{mark}: {ink}" in page
        assert f"--wash-{mark}: {wash}" in page


def test_a_state_that_another_continues_has_its_colour():
    assert ABOUT.sides == {"JPN": 0, "RUS": 1, "SUHH": 1}


def test_a_geopackage_tells_its_licence_and_whom_to_credit(package):
    assert "ODbL-1.0" in pyogrio.read_info(package, layer="features")["dataset_metadata"]["GPKG_METADATA_ITEM_1"]
    with closing(sqlite3.connect(package)) as database:
        told = database.execute(
            "select table_name, metadata from gpkg_metadata join gpkg_metadata_reference on id = md_file_id"
        ).fetchall()
    assert [name for name, _ in told] == [None, *TABLES]
    assert all("© OpenStreetMap contributors" in text for _, text in told)


@pytest.fixture
def document(tmp_path):
    write_layers(TABLES, tmp_path / "out.kml", ABOUT)
    return ET.parse(tmp_path / "out.kml").getroot().find(f"{KML}Document")


def folder_of(document, name):
    return next(folder for folder in document.iterfind(f"{KML}Folder") if folder.findtext(f"{KML}name") == name)


FEATURE_ORDER = ["name", "description", "TimeSpan", "styleUrl", "ExtendedData"]
"""KML 2.2, AbstractFeatureType: the order of what we write; a geometry comes after."""


def test_kml_keeps_the_order_that_its_schema_asks_for(document):
    assert [child.tag.removeprefix(KML) for child in document] == sorted(
        (child.tag.removeprefix(KML) for child in document),
        key=["name", "description", "Style", "Schema", "Folder"].index,
    )
    for placemark in document.iter(f"{KML}Placemark"):
        tags = [child.tag.removeprefix(KML) for child in placemark]
        known = [tag for tag in tags if tag in FEATURE_ORDER]
        assert known == sorted(known, key=FEATURE_ORDER.index)
        assert tags[: len(known)] == known
        assert len(tags) - len(known) <= 1


def test_kml_ids_are_there_once_and_every_reference_has_one(document):
    ids = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    urls = {element.text for element in document.iter(f"{KML}styleUrl")}
    urls |= {element.get("schemaUrl") for element in document.iter(f"{KML}SchemaData")}
    assert {url.removeprefix("#") for url in urls} <= set(ids)


def test_kml_names_a_place_on_both_sides_and_in_english(document):
    names = [name.text for name in folder_of(document, "features").iterfind(f"{KML}Placemark/{KML}name")]
    assert names == ["the group", "択捉島 / Итуруп · Etorofu / Iturup", "west"]


def test_kml_has_open_ends_and_ends_a_claim_the_day_before_the_new_order(document):
    spans = [
        tuple(mark.findtext(f"{KML}TimeSpan/{KML}{end}") for end in ("begin", "end"))
        for mark in folder_of(document, "claims").iterfind(f"{KML}Placemark")
    ]
    assert spans == [("1945-09-01", None), ("1855-02-07", None), ("1945-09-03", None), ("1855-02-07", "1945-09-02")]
    marks = folder_of(document, "events").findall(f"{KML}Placemark")
    assert [mark.findtext(f"{KML}TimeSpan/{KML}end") for mark in marks] == ["2022-04-30", "2022-04-30", None]
    assert marks[-1].find(f"{KML}TimeSpan") is None


@pytest.fixture
def places(tmp_path):
    write_layers({name: TABLES[name] for name in ("features", "names", "claims")}, tmp_path / "out.lpf.json", ABOUT)
    return json.loads((tmp_path / "out.lpf.json").read_text("utf-8"))


def test_linked_places_have_what_the_format_requires(places):
    assert places["type"] == "FeatureCollection"
    assert places["@context"].endswith("linkedplaces-context-v1.1.jsonld")
    assert [place["properties"]["id"] for place in places["features"]] == list(TABLES["features"]["id"])
    for place in places["features"]:
        assert place["@id"] == f"urn:dispute-map:islands:{place['properties']['id']}"
        assert place["type"] == "Feature"
        assert place["properties"]["title"]
        assert place["geometry"]["type"] == "GeometryCollection"
        assert all(name["toponym"] and name["lang"] and name["citations"] for name in place["names"])


def test_linked_places_carry_every_name_and_every_claim_with_its_citation(places):
    east = places["features"][1]
    assert [name["toponym"] for name in east["names"]] == [name.text for name in DISPUTE.features[1].toponyms]
    assert east["names"][0]["citations"] == [{"label": "Atlas; vol. 2", "@id": "https://example.org/atlas"}]
    assert east["properties"]["ccodes"] == ["JP", "RU"]
    part, *claims = east["relations"]
    assert (part["relationType"], part["relationTo"]) == ("gvp:broaderPartitive", "urn:dispute-map:islands:group")
    assert [claim["when"]["timespans"][0] for claim in claims] == [
        {"start": {"in": "1945-09"}, "end": {"in": ".."}},
        {"start": {"in": "1855-02-07"}, "end": {"in": ".."}},
        {"start": {"in": "1945-09-03"}, "end": {"in": ".."}},
        {"start": {"in": "1855-02-07"}, "end": {"in": "1945-09-03"}},
    ]
    assert claims[-1]["label"] == "JPN administers (Treaty of Shimoda)"
    assert all(claim["citations"] for claim in claims)


def test_linked_places_have_the_sites_with_their_number_in_geonames(tmp_path):
    wanted = {name: TABLES[name] for name in ("features", "claims", "sites")}
    names = name_layer(replace(DISPUTE, sites=SITES), SHAPES)
    write_layers(wanted | {"names": names}, tmp_path / "out.lpf.json", ABOUT)
    port, cape = json.loads((tmp_path / "out.lpf.json").read_text("utf-8"))["features"][-2:]
    assert port["links"] == [{"type": "closeMatch", "identifier": "https://www.geonames.org/7"}]
    assert [name["toponym"] for name in port["names"]] == ["紗那", "Курильск"]
    assert (port["relations"][0]["relationTo"], port["types"][0]["label"]) == (
        "urn:dispute-map:islands:east",
        "populated place",
    )
    assert (cape["geometry"], cape["links"]) == (None, [])


@pytest.mark.parametrize(
    ("since", "moment"),
    [
        ("1945", {"in": "1945"}),
        ("1945-08?", {"in": "1945-08?"}),
        ("1945-08-28/1945-09-05", {"earliest": "1945-08-28", "latest": "1945-09-05"}),
        ("../1855", {"latest": "1855-12-31"}),
        ("194X", {"earliest": "1940-01-01", "latest": "1949-12-31"}),
    ],
)
def test_linked_places_write_a_wide_date_by_its_ends(tmp_path, since, moment):
    claims = claim_layer(replace(DISPUTE, claims=(replace(DISPUTE.claims[0], since=since),)), SHAPES)
    write_layers({"features": TABLES["features"], "names": TABLES["names"], "claims": claims}, tmp_path / "out.lpf.json")
    place = json.loads((tmp_path / "out.lpf.json").read_text("utf-8"))["features"][1]
    assert place["relations"][-1]["when"]["timespans"][0]["start"] == moment


def test_linked_places_are_geojson_with_the_same_shapes(places):
    for place, written in zip(places["features"], TABLES["features"].geometry, strict=True):
        assert shapely.equals(shape(place["geometry"]["geometries"][0]), written)


@contextmanager
def full_disk():
    """No file may grow beyond a few kilobytes: not that of the tests' own output either, so only around the writing."""
    resource = pytest.importorskip("resource", reason="no limits on this system")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("suffix", PLAIN)
def test_a_full_disk_is_said_in_a_line_and_leaves_nothing(tmp_path, suffix):
    many = pandas.concat([table()] * 2000, ignore_index=True).assign(id=[str(number) for number in range(12000)])
    with full_disk(), pytest.raises(OutputError, match=rf"out\{suffix}: .*cannot be written"):
        write_layers({"things": many}, tmp_path / f"out{suffix}")
    assert not list(tmp_path.iterdir())

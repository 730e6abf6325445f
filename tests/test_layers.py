"""Tables: every column there, whatever is in them; claims by date; one row per event and feature."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geo.errors import UnknownNameError
from geo.layers import (
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    FEATURE_COLUMNS,
    NAME_COLUMNS,
    SITE_COLUMNS,
    SOURCE_COLUMNS,
    VIEW_COLUMNS,
    ColumnKind,
    area_km2,
    claim_layer,
    event_layer,
    feature_layer,
    label_point,
    local_name,
    name_layer,
    name_of,
    simplify_shapes,
    site_layer,
    source_layer,
    view_layer,
)
from geo.model import (
    Claim,
    ClaimStatus,
    Dispute,
    Event,
    EventSource,
    EventType,
    Evidence,
    Factuality,
    Feature,
    FeatureKind,
    FeatureLevel,
    Instrument,
    Site,
    Source,
    Toponym,
    ToponymKind,
    event_record,
    parse_edtf,
)

WEST, EAST = box(145, 43, 146, 44), box(147, 44, 148, 45)


def toponym(text: str, lang: str, claimant: str | None = None, kind: ToponymKind = ToponymKind.OFFICIAL) -> Toponym:
    return Toponym(text=text, lang=lang, kind=kind, source="atlas", claimant=claimant)


EAST_NAMES = (
    toponym("Etorofu", "en", "JPN"),
    toponym("Iturup", "en", "RUS"),
    toponym("えとろふ", "ja", "JPN", ToponymKind.READING),
    toponym("択捉島", "ja", "JPN"),
    toponym("Etorofu-tō", "ja-Latn", "JPN"),
    toponym("Итуруп", "ru", "RUS"),
    toponym("Iturup", "ru-Latn", "RUS"),
)
DISPUTE = Dispute(
    id="islands",
    titles={"en": "Islands"},
    claimants=("JPN", "RUS"),
    topic="group",
    features=(
        Feature(id="group", kind=FeatureKind.ISLANDS, toponyms=(toponym("the group", "en"),), sources=("atlas",)),
        Feature(
            id="east",
            kind=FeatureKind.ISLAND,
            toponyms=EAST_NAMES,
            part_of=("group",),
            disputed=True,
            area_km2=8800.0,
            area_source="atlas",
            sources=("atlas", "survey"),
        ),
        Feature(id="west", kind=FeatureKind.ISLAND, toponyms=(), part_of=("group", "coast")),
    ),
    claims=(
        Claim(feature="east", claimant="RUS", status=ClaimStatus.CLAIMS, since="1945-09", source="survey"),
        Claim(feature="east", claimant="JPN", status=ClaimStatus.CLAIMS, since="1855-02-07", source="atlas"),
        Claim(feature="east", claimant="RUS", status=ClaimStatus.ADMINISTERS, since="1945-09-03", source="survey"),
        Claim(
            feature="east",
            claimant="JPN",
            status=ClaimStatus.ADMINISTERS,
            since="1855-02-07",
            until="1945-09-03",
            instrument="shimoda",
            source="atlas",
        ),
    ),
    instruments=(Instrument(id="shimoda", kind="treaty", names={"en": "Treaty of Shimoda", "ja": "日露和親条約"}),),
    sources=(Source(id="atlas", title="Atlas; vol. 2", url="https://example.org/atlas"), Source(id="survey", title="Survey")),
    references={},
    homonyms={},
)
SHAPES = geopandas.GeoDataFrame({"id": ["group", "east", "west"]}, geometry=[MultiPolygon([WEST, EAST]), EAST, WEST], crs=4326)
QUOTE = Evidence(exact="protested", prefix="Tokyo ", suffix=".", start=6, end=15)
EVENT = Event(
    id="ev-000000000001",
    article="ar-1",
    title="A title",
    url="https://example.org/1",
    publisher="A paper",
    lang="en",
    published=date(2023, 1, 23),
    date="2022-04",
    date_start=date(2022, 4, 1),
    date_end=date(2022, 4, 30),
    date_rule="carried-year",
    date_text="Later in April",
    type=EventType.ACCUSE,
    mode=None,
    factuality=Factuality.ASSERTED,
    actors=("JPN", "fishermen"),
    recipients=("RUS",),
    asserted_by=(),
    denied_by=("RUS",),
    features=("east", "west"),
    feature_level=FeatureLevel.NAMED,
    evidence=QUOTE,
    sources=(EventSource(article="ar-1", title=None, url=None, publisher=None, lang="en", published=None, evidence=(QUOTE,)),),
    confidence=0.8,
    rules=("trigger",),
)
UNDATED = replace(
    EVENT, id="ev-2", date=None, date_start=None, date_end=None, published=None, features=("group",), confidence=None
)

SITES = (
    Site(
        id="port",
        kind=FeatureKind.PLACE,
        toponyms=(toponym("紗那", "ja", "JPN"), toponym("Курильск", "ru", "RUS")),
        part_of=("east",),
        point=(147.5, 44.5),
        point_source="atlas",
        geonames=7,
    ),
    Site(id="cape", kind=FeatureKind.CAPE, toponyms=(toponym("a cape", "en"),), part_of=("west",)),
)
VIEWED = VIEW_COLUMNS | {"FCLASS_JP": ColumnKind.TEXT, "FCLASS_RU": ColumnKind.TEXT}


def cell(layer: geopandas.GeoDataFrame, key: str, value: str, column: str) -> object:
    return layer.set_index(key).at[value, column]


@pytest.mark.parametrize(
    ("layer", "columns"),
    [
        (feature_layer(DISPUTE, SHAPES), FEATURE_COLUMNS),
        (claim_layer(DISPUTE, SHAPES), CLAIM_COLUMNS),
        (event_layer([EVENT, UNDATED], DISPUTE, SHAPES), EVENT_COLUMNS),
        (feature_layer(replace(DISPUTE, features=()), SHAPES), FEATURE_COLUMNS),
        (claim_layer(replace(DISPUTE, claims=()), SHAPES), CLAIM_COLUMNS),
        (event_layer([], DISPUTE, SHAPES), EVENT_COLUMNS),
        (event_layer([UNDATED], DISPUTE, SHAPES), EVENT_COLUMNS),
        (name_layer(DISPUTE, SHAPES), NAME_COLUMNS),
        (site_layer(DISPUTE), SITE_COLUMNS),
        (site_layer(replace(DISPUTE, sites=SITES)), SITE_COLUMNS),
        (name_layer(replace(DISPUTE, features=()), SHAPES), NAME_COLUMNS),
        (view_layer(DISPUTE, SHAPES), VIEWED),
        (view_layer(DISPUTE, SHAPES, as_of=parse_edtf("1900"), perspective="RUS"), VIEWED),
    ],
)
def test_columns_and_their_types_do_not_depend_on_the_rows(layer, columns):
    assert list(layer.columns) == [*columns, "geometry"]
    assert {name: str(layer[name].dtype) for name in columns} == {name: str(kind) for name, kind in columns.items()}
    assert layer.crs.to_epsg() == 4326


@given(st.permutations(DISPUTE.claims))
def test_the_order_of_claims_in_a_pack_favours_nobody(claims):
    mixed = feature_layer(replace(DISPUTE, claims=tuple(claims)), SHAPES)
    assert cell(mixed, "id", "east", "claimed_by") == "JPN;RUS"


@pytest.mark.parametrize(
    ("as_of", "administered_by"),
    [
        (None, "RUS"),
        ("1800", None),
        ("1900-06-15", "JPN"),
        ("1945", "JPN;RUS"),
        ("1945-09-02", "JPN"),
        ("1945-09-03", "RUS"),
        ("2020", "RUS"),
        ("../1900", "JPN"),
    ],
)
def test_who_administers_a_feature_is_told_as_of_a_date(as_of, administered_by):
    layer = feature_layer(DISPUTE, SHAPES, as_of=parse_edtf(as_of) if as_of else None)
    assert cell(layer, "id", "east", "administered_by") == administered_by


def test_claims_as_of_a_date_are_those_then_in_force():
    assert len(claim_layer(DISPUTE, SHAPES)) == len(DISPUTE.claims)
    assert list(claim_layer(DISPUTE, SHAPES, as_of=parse_edtf("1900")).claimant.unique()) == ["JPN"]


def test_a_claim_carries_its_days_its_instrument_and_its_source():
    last = claim_layer(DISPUTE, SHAPES).iloc[-1]
    assert (str(last.since_start.date()), str(last.until_end.date())) == ("1855-02-07", "1945-09-03")
    assert (last.instrument_name_en, last.instrument_name_ja, last.instrument_name_ru) == (
        "Treaty of Shimoda",
        "日露和親条約",
        None,
    )
    assert (last.source, last.url) == ("Atlas; vol. 2", "https://example.org/atlas")


def test_names_stand_in_each_language_and_script():
    east = feature_layer(DISPUTE, SHAPES).set_index("id").loc["east"]
    assert east.name_en == "Etorofu / Iturup"
    assert (east.name_ja, east.name_ja_latn) == ("択捉島", "Etorofu-tō")
    assert (east.name_ru, east.name_ru_latn) == ("Итуруп", "Iturup")


@given(st.permutations(EAST_NAMES))
def test_the_order_of_names_in_a_pack_favours_nobody(names):
    assert name_of(replace(DISPUTE.features[1], toponyms=tuple(names)), "en") == "Etorofu / Iturup"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([toponym("Spanberg", "en", "RUS", ToponymKind.VARIANT), toponym("Shikotan", "en")], "Shikotan"),
        ([toponym("Spanberg", "en", "RUS", ToponymKind.VARIANT)], "Spanberg"),
        ([toponym("A", "en", "JPN"), toponym("B", "en")], "B"),
        ([toponym("A", "en", "JPN"), toponym("A", "en", "RUS")], "A"),
        ([toponym("A", "en", "JPN", ToponymKind.EXONYM), toponym("B", "en", "JPN")], "B"),
    ],
)
def test_the_better_name_is_shown(names, shown):
    assert name_of(replace(DISPUTE.features[2], toponyms=tuple(names)), "en") == shown


@pytest.mark.parametrize(
    ("lang", "tag", "is_name"),
    [
        ("ja-Latn-hepburn", "ja-Latn", True),
        ("ja-Latn-hepburn", "ja", False),
        ("ja-Latn", "ja", False),
        ("ja-JP", "ja", True),
        ("ja-Hira", "ja", False),
        ("jam", "ja", False),
        ("ru-Latn-t-ru-m0-bgn", "ru-Latn", True),
    ],
)
def test_a_script_of_its_own_is_another_name(lang, tag, is_name):
    feature = replace(DISPUTE.features[2], toponyms=(toponym("x", lang),))
    assert name_of(feature, tag) == ("x" if is_name else None)


def test_an_alias_is_no_name_to_show():
    feature = replace(DISPUTE.features[2], toponyms=(toponym("x", "en", kind=ToponymKind.ALIAS),))
    assert name_of(feature, "en") is None


def test_lists_in_flat_columns_cannot_be_torn_apart():
    layer = feature_layer(DISPUTE, SHAPES)
    assert cell(layer, "id", "east", "source") == "Atlas, vol. 2;Survey"
    assert cell(layer, "id", "west", "part_of") == "group;coast"


def test_an_event_has_a_row_for_each_of_its_features():
    layer = event_layer([EVENT, UNDATED], DISPUTE, SHAPES)
    assert list(zip(layer.id, layer.feature_id, strict=True)) == [
        (EVENT.id, "east"),
        (EVENT.id, "west"),
        (UNDATED.id, "group"),
    ]
    assert (layer.actors[0], layer.recipients[0], layer.denied_by[0], layer.asserted_by[0]) == (
        "JPN;fishermen",
        "RUS",
        "RUS",
        None,
    )
    assert all(EAST.union(WEST).contains(point) for point in layer.geometry)


def test_an_event_without_a_feature_is_kept_without_a_point():
    layer = event_layer([replace(EVENT, features=())], DISPUTE, SHAPES)
    assert (layer.feature_id[0], layer.geometry[0]) == (None, None)


def test_an_event_elsewhere_is_refused_by_name():
    with pytest.raises(UnknownNameError, match=r"dispute 'islands' has no feature 'atlantis'.*--dispute"):
        event_layer([replace(EVENT, features=("atlantis",))], DISPUTE, SHAPES)


@pytest.mark.parametrize(("as_of", "kept"), [("2022-03", 0), ("2022-04-01", 1), ("2022", 1), ("2023", 1), (None, 2)])
def test_events_as_of_a_date_are_those_that_may_have_begun(as_of, kept):
    layer = event_layer([EVENT, UNDATED], DISPUTE, SHAPES, as_of=parse_edtf(as_of) if as_of else None)
    assert layer.id.nunique() == kept


def test_computed_areas_are_square_kilometres_on_the_ellipsoid():
    assert area_km2(box(0, 0, 1, 1)) == pytest.approx(12308.78, abs=0.05)
    layer = feature_layer(DISPUTE, SHAPES).set_index("id")
    assert layer.area_km2_computed["group"] == pytest.approx(layer.area_km2_computed[["east", "west"]].sum(), abs=0.02)


def test_a_hole_is_no_land_and_the_way_round_does_not_matter():
    ring = Polygon(box(0, 0, 2, 2).exterior, [box(0.5, 0.5, 1.5, 1.5).exterior])
    assert area_km2(ring) == pytest.approx(area_km2(box(0, 0, 2, 2)) - area_km2(box(0.5, 0.5, 1.5, 1.5)), abs=0.02)
    assert area_km2(ring.reverse()) == area_km2(ring)


@pytest.mark.parametrize("shape", [Point(1, 2), LineString([(0, 0), (1, 1)]), MultiPolygon([WEST, box(0, 0, 9, 9)])])
def test_a_label_stands_on_the_largest_part(shape):
    assert shape.buffer(1e-6).contains(label_point(shape))
    assert shape.geom_type != "MultiPolygon" or label_point(shape).x < 9


@pytest.mark.parametrize("metres", [50, 500, 5000])
def test_simplified_shapes_stay_where_they_were(metres):
    round_island = geopandas.GeoDataFrame({"id": ["a"]}, geometry=[Point(150, 45).buffer(0.3, quad_segs=200)], crs=4326)
    simpler = simplify_shapes(round_island, metres)
    distance = simpler.to_crs(32656).geometry[0].hausdorff_distance(round_island.to_crs(32656).geometry[0])
    assert list(simpler.columns) == list(round_island.columns)
    assert simpler.geometry[0].is_valid
    assert distance < metres * 1.1
    assert len(simpler.geometry[0].exterior.coords) < 800


def test_every_corner_of_a_simpler_outline_is_one_of_the_outline_to_the_last_digit():
    outline = shapely.transform(Point(150, 45).buffer(0.3, quad_segs=200), lambda xy: xy.round(7))
    simpler = simplify_shapes(geopandas.GeoDataFrame({"id": ["a"]}, geometry=[outline], crs=4326), 500).geometry[0]
    assert set(simpler.exterior.coords) < set(outline.exterior.coords)


def test_neighbours_keep_one_edge_and_leave_no_gap():
    wave = [(150 + 0.002 * i, 45 + 0.01 * (i % 3)) for i in range(101)]
    north, south = Polygon([*wave, (150.2, 46), (150, 46)]), Polygon([*wave, (150.2, 44), (150, 44)])
    simpler = simplify_shapes(geopandas.GeoDataFrame({"id": ["n", "s"]}, geometry=[north, south], crs=4326), 1000).geometry
    assert len(simpler[0].exterior.coords) < 60
    assert shapely.coverage_is_valid(simpler.to_numpy())
    assert area_km2(simpler.union_all()) == pytest.approx(area_km2(simpler[0]) + area_km2(simpler[1]), abs=0.02)


def test_a_group_beside_its_members_is_simplified_alone():
    shapes = geopandas.GeoDataFrame(
        {"id": ["all", "a"]}, geometry=[Point(150, 45).buffer(1), Point(150, 45).buffer(1)], crs=4326
    )
    simpler = simplify_shapes(shapes, 3000)
    assert simpler.geometry[0].equals(simpler.geometry[1])
    assert simpler.geometry.is_valid.all()


def test_points_stay_and_lines_lose_corners():
    line = LineString([(150, 45), (150.5, 45.0001), (151, 45)])
    simpler = simplify_shapes(
        geopandas.GeoDataFrame({"id": ["p", "l"]}, geometry=[Point(150, 45), line], crs=4326), 5000
    ).geometry
    assert simpler[0] == Point(150, 45)
    assert len(simpler[1].coords) == 2


def test_simplifying_nothing_gives_nothing():
    assert simplify_shapes(SHAPES.iloc[:0], 10).empty


def test_each_side_calls_a_place_in_its_own_letters_in_the_order_of_the_codes():
    assert cell(feature_layer(DISPUTE, SHAPES), "id", "east", "name_local") == "択捉島 / Итуруп"
    latin = replace(DISPUTE.features[1], toponyms=(toponym("Iturup", "ru-Latn", "RUS"), toponym("a", "ja", "JPN")))
    assert local_name(latin, ("RUS", "JPN")) == "a / Iturup"
    assert local_name(DISPUTE.features[2], ("JPN", "RUS")) is None


def test_a_group_says_so_and_its_claims_where_its_members_have_them_too():
    assert list(feature_layer(DISPUTE, SHAPES).is_group) == [True, False, False]
    both = [
        Claim(feature=one, claimant="JPN", status=ClaimStatus.CLAIMS, since="1855", source="atlas") for one in ("east", "west")
    ]
    whole = replace(both[0], feature="group")
    told, alone = (claim_layer(replace(DISPUTE, claims=claims), SHAPES) for claims in ((*both, whole), (both[0], whole)))
    assert (list(told.is_group), list(alone.is_group)) == ([False, False, True], [False, False])


def test_names_are_rows_with_who_uses_them_and_where_they_are_cited():
    names = name_layer(DISPUTE, SHAPES)
    assert list(names.id) == ["group/1", *(f"east/{number}" for number in range(1, 8))]
    reading = names[names.id == "east/3"].iloc[0]
    assert (reading["name"], reading.lang, reading.claimant, reading.kind) == ("えとろふ", "ja", "JPN", "reading")
    assert (reading.source_id, reading.source, reading.url) == ("atlas", "Atlas; vol. 2", "https://example.org/atlas")
    assert EAST.contains(reading.geometry)


def test_sites_are_points_with_the_source_that_has_them():
    port, cape = site_layer(replace(DISPUTE, sites=SITES)).itertuples()
    assert (port.part_of, port.name_local, port.geonames, port.source) == ("east", "紗那 / Курильск", 7, "Atlas; vol. 2")
    assert (port.geometry, cape.geometry, cape.source) == (Point(147.5, 44.5), None, None)


def test_names_of_sites_stand_at_them():
    names = name_layer(replace(DISPUTE, sites=SITES), SHAPES)
    assert list(names.id)[-3:] == ["port/1", "port/2", "cape/1"]
    assert [shape and shape.x for shape in names.geometry[-3:]] == [147.5, 147.5, None]


def test_sources_are_a_table_without_shapes():
    sources = source_layer(DISPUTE)
    assert (sources.active_geometry_name, list(sources.columns)) == (None, list(SOURCE_COLUMNS))
    assert list(sources.url) == ["https://example.org/atlas", None]


EAST_TODAY = {
    "claimed_by": "JP;RU",
    "controlled_by": "RU",
    "disputed_by": "JP",
    "perspectives": '{"mode":"disputed_by","countries":["JP"]}',
    "FCLASS_JP": "Unrecognized",
    "FCLASS_RU": "Admin-0 country",
}


def test_a_view_has_the_fields_of_other_data_sets():
    east = view_layer(DISPUTE, SHAPES).set_index("id").loc["east"]
    assert {name: east[name] for name in EAST_TODAY} == EAST_TODAY
    assert (east["name"], east.perspective, east["view"]) == ("択捉島 / Итуруп", None, None)


@pytest.mark.parametrize(
    ("as_of", "perspective", "seen"),
    [
        (None, "JPN", ("own", "JPN", "択捉島")),
        (None, "RUS", ("own", "RUS", "Итуруп")),
        ("1940", "JPN", ("own", "JPN", "択捉島")),
        ("1940", "RUS", ("no-claim", "JPN", "Итуруп")),
        ("1945", "RUS", ("own", "RUS", "Итуруп")),
        ("1800", "RUS", ("no-record", None, "Итуруп")),
    ],
)
def test_a_perspective_is_one_claimants_view_as_of_a_date(as_of, perspective, seen):
    layer = view_layer(DISPUTE, SHAPES, as_of=parse_edtf(as_of) if as_of else None, perspective=perspective)
    east = layer.set_index("id").loc["east"]
    assert (east["view"], east.view_of, east["name"]) == seen
    assert (east.perspective, east.as_of) == (perspective, as_of)


def test_what_a_claimant_renounced_is_indeterminate_to_it_whoever_holds_it():
    renounced = Claim(feature="west", claimant="JPN", status=ClaimStatus.RENOUNCES, since="1951", source="atlas")
    held = (
        Claim(feature="west", claimant="RUS", status=status, since="1945", source="atlas") for status in list(ClaimStatus)[:2]
    )
    west = view_layer(replace(DISPUTE, claims=(renounced, *held)), SHAPES, perspective="JPN").set_index("id").loc["west"]
    assert (west["view"], west.view_of, west.FCLASS_JP, west.FCLASS_RU) == (
        "undetermined",
        None,
        "Admin-0 indeterminate",
        "Admin-0 country",
    )
    assert (west.disputed_by, west.perspectives) == (None, '{"mode":"disputed_by","countries":["JP"]}')


def test_a_claim_nobody_holds_against_is_accepted_by_its_claimants():
    claims = (Claim(feature="west", claimant="RUS", status=ClaimStatus.CLAIMS, since="1900", source="atlas"),)
    west = view_layer(replace(DISPUTE, claims=claims), SHAPES).set_index("id").loc["west"]
    assert (west.controlled_by, west.disputed_by, west.FCLASS_RU) == (None, None, "Admin-0 country")
    assert west.perspectives == '{"mode":"accepted_by","countries":["RU"]}'


def test_a_perspective_of_nobody_is_refused_by_name():
    with pytest.raises(UnknownNameError, match="USA: is no claimant of 'islands'; name one of JPN, RUS"):
        view_layer(DISPUTE, SHAPES, perspective="USA")


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("features", [*FEATURE_COLUMNS, "geometry"]),
        ("claims", [*CLAIM_COLUMNS, "geometry"]),
        ("events", [*EVENT_COLUMNS, "geometry"]),
        ("names", [*NAME_COLUMNS, "geometry"]),
        ("sites", [*SITE_COLUMNS, "geometry"]),
        ("sources", list(SOURCE_COLUMNS)),
        ("view", [*VIEW_COLUMNS, "geometry"]),
        ("events.jsonl", list(event_record(EVENT))),
    ],
)
def test_every_column_is_documented_in_its_order(section, names):
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    chapter = page.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    assert [line.split("`")[1] for line in chapter.splitlines() if line.startswith("| `")] == names

"""Packs: what comes with the project is sound, and whatever is wrong with a pack is told in one line each."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import shapely
from edtf import parse_edtf as reference_edtf

from geo.errors import PackError, UnknownNameError
from geo.model import ClaimStatus, Dispute, FeatureKind, parse_edtf
from geo.model.holding import claims_in_force, claims_on
from geo.packs import find_pack, list_packs, read_dispute
from geo.packs.assertions import ASSERTIONS, asserted_sources
from geo.packs.beginning import begin_pack
from geo.packs.check import check_pack
from geo.packs.schema import PACK, Codes, Key, Many, Named, One, Rows, Table
from geo.packs.shapes import read_context, read_shapes
from geo.packs.strictness import check_strictly

ROOT = Path(__file__).resolve().parents[1]
GOOD = ROOT / "tests" / "packs" / "bjorn-bruin"
SHELF = tomllib.loads((ROOT / "tests" / "packs" / "shelf.toml").read_text(encoding="utf-8"))
FOUR = ("etorofu-iturup", "habomai", "kunashir-kunashiri", "shikotan")
NORTH, SOUTH = "kita-karafuto-northern-sakhalin", "minami-karafuto-southern-sakhalin"


@pytest.fixture(scope="module")
def kurils() -> Dispute:
    return read_dispute("kuril")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the good pack, to be broken."""
    return Path(shutil.copytree(GOOD, tmp_path / GOOD.name))


def edit(pack: Path, file: str, find: str, put: str) -> None:
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")


@pytest.mark.parametrize("folder", [*list_packs(), GOOD], ids=lambda folder: folder.name)
def test_a_pack_that_comes_with_the_project_has_no_fault(folder: Path) -> None:
    assert [str(fault) for fault in check_pack(folder)] == []


@pytest.mark.parametrize("name", SHELF)
def test_each_fault_gives_its_message_and_no_other(pack: Path, name: str) -> None:
    bad = SHELF[name]
    edit(pack, bad["file"], bad["find"], bad["put"])
    told = [str(fault) for fault in check_pack(pack)]
    wanted = [part.replace("{}", pack.as_posix()) for part in bad["says"]]
    assert all(any(part in line for line in told) for part in wanted), told
    assert all(any(part in line for part in wanted) for line in told), told


def test_every_fault_is_told_at_once(pack: Path) -> None:
    edit(pack, "pack.toml", 'kind = "ISLS"', 'kind = "ISLES"')
    edit(pack, "pack.toml", 'until = "1945-09"', 'until = "1945-9"')
    edit(pack, "features.geojson", '"id": "bruin"', '"id": "bruni"')
    assert len(check_pack(pack)) == 4


def test_reading_tells_the_first_fault_and_how_many_more(pack: Path) -> None:
    edit(pack, "pack.toml", 'kind = "ISLS"', 'kind = "ISLES"')
    edit(pack, "pack.toml", 'until = "1945-09"', 'until = "1945-9"')
    with pytest.raises(PackError) as refusal:
        read_dispute(pack)
    assert "kind = 'ISLES'" in str(refusal.value)
    assert f"… and 1 more: run `dispute-map check {pack.as_posix()}`" in str(refusal.value)


def test_a_file_that_is_not_utf8_is_told(pack: Path) -> None:
    (pack / "pack.toml").write_bytes(b'id = "caf\xe9"\n')
    (pack / "features.geojson").write_bytes(b"\xff\xfe")
    told = [str(fault) for fault in check_pack(pack)]
    assert [line.split(": ", 1)[1].split(";")[0] for line in told] == ["is not UTF-8 (byte 10)", "is not UTF-8 (byte 1)"]


def one_line_each(pack: Path) -> list[str]:
    """What `check` tells of a pack, without the pack's folder: one line a fault, with what would be right."""
    told = [str(fault) for fault in check_pack(pack)]
    assert all("\n" not in line and "; " in line for line in told)
    return [line.replace(f"{pack.as_posix()}/", "") for line in told]


def test_an_empty_folder_lacks_both_files(tmp_path: Path) -> None:
    told = one_line_each(tmp_path)
    assert [line.split(" (")[0] for line in told] == ["pack.toml: cannot be read", "features.geojson: cannot be read"]


def test_a_folder_in_the_place_of_a_file_is_told(pack: Path) -> None:
    (pack / "pack.toml").unlink()
    (pack / "pack.toml").mkdir()
    assert one_line_each(pack)[0] == "pack.toml: is no file; name a pack's folder, or a pack's id"


def test_a_link_to_another_file_is_not_followed(pack: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("id = secret", encoding="utf-8")
    (pack / "pack.toml").unlink()
    (pack / "pack.toml").symlink_to(secret)
    assert one_line_each(pack)[0] == f"pack.toml: is a link to {secret.resolve()}; copy the file into the pack's folder"


def test_a_link_to_the_same_file_elsewhere_is_followed(pack: Path, tmp_path: Path) -> None:
    (pack / "pack.toml").rename(tmp_path / "pack.toml")
    (pack / "pack.toml").symlink_to(tmp_path / "pack.toml")
    assert check_pack(pack) == ()


def test_a_link_in_a_ring_is_told(pack: Path) -> None:
    (pack / "pack.toml").unlink()
    (pack / "pack.toml").symlink_to(pack / "pack.toml")
    assert one_line_each(pack)[0].startswith("pack.toml: cannot be read (")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(pack: Path) -> None:
    (pack / "features.geojson").unlink()
    os.mkfifo(pack / "features.geojson")
    assert one_line_each(pack)[0] == "features.geojson: is no file; a pack has its shapes beside its pack.toml"


@pytest.mark.parametrize(("file", "megabytes"), [("pack.toml", 4), ("assertions.toml", 4), ("features.geojson", 64)])
def test_a_file_that_is_too_large_is_not_read(pack: Path, file: str, megabytes: int) -> None:
    with (pack / file).open("r+b") as sparse:
        sparse.truncate(megabytes * 1_000_000 + 1)
    assert f"{file}: has more than {megabytes} MB; leave out detail that nobody needs" in one_line_each(pack)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = " + "[" * 50_000, "pack.toml: is nested too deeply; write it as docs/packs.md shows"),
        ("x = " + "{a=" * 50_000, "pack.toml: is nested too deeply; write it as docs/packs.md shows"),
        ("x = " + "9" * 50_000, "pack.toml: cannot be read (Exceeds the limit"),
        ('x = "\\uD800"', "pack.toml: is not TOML ("),
        ("x\x00 = 1", "pack.toml: is not TOML ("),
        ("", "pack.toml: key 'id' is missing; write id ="),
    ],
)
def test_a_table_made_to_break_the_reader_is_told(pack: Path, text: str, says: str) -> None:
    (pack / "pack.toml").write_text(text, encoding="utf-8")
    assert one_line_each(pack)[0].startswith(says)


def test_a_table_with_a_key_of_ten_thousand_steps_is_told(pack: Path) -> None:
    (pack / "pack.toml").write_text(".".join(["a"] * 10_000) + " = 1", encoding="utf-8")
    assert one_line_each(pack)[0].startswith("pack.toml: key 'a' is unknown")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 100_000, "features.geojson: is nested too deeply; "),
        ('{"type": "FeatureCollection", "features": [1, null, []]}', "features.geojson: feature 1: has no id; "),
        ('{"type": "FeatureCollection", "features": {"a": 1}}', "features.geojson: is no FeatureCollection; "),
        ("9" * 50_000, "features.geojson: is not JSON (Exceeds the limit"),
        ("", "features.geojson: is not JSON ("),
    ],
)
def test_shapes_made_to_break_the_reader_are_told(pack: Path, text: str, says: str) -> None:
    (pack / "features.geojson").write_text(text, encoding="utf-8")
    assert one_line_each(pack)[0].startswith(says)


def test_a_byte_order_mark_is_no_fault(pack: Path) -> None:
    path = pack / "pack.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert check_pack(pack) == ()


def test_missing_files_and_folders_are_told(pack: Path, tmp_path: Path) -> None:
    (pack / "features.geojson").unlink()
    assert "features.geojson: cannot be read" in str(check_pack(pack)[0])
    assert "is no folder" in str(check_pack(tmp_path / "nowhere")[0])


def test_a_fault_in_the_context_is_told(pack: Path) -> None:
    (pack / "context.geojson").write_text('{"type": "FeatureCollection", "features": [{"type": "Feature"}]}', encoding="utf-8")
    assert [str(fault).split(": ", 1)[1] for fault in check_pack(pack)] == [
        "feature 1: has no geometry; write a Polygon or MultiPolygon"
    ]


def test_a_table_of_anything_never_breaks_the_check(pack: Path) -> None:
    (pack / "pack.toml").write_text(
        "id = 1\nclaimants = [[1]]\nfeatures = [1, {id = 2, toponyms = [3]}]\nclaims = {a = 1}\nsources = []\n"
        'titles = "x"\ntopic = [2]\nreferences = {en = [1]}\nhomonyms = {en = 4}\ninstruments = [{}]\n',
        encoding="utf-8",
    )
    told = [str(fault) for fault in check_pack(pack)]
    assert len(told) > 15
    assert all("pack.toml: " in line or "features.geojson: " in line for line in told)


@pytest.mark.parametrize("name", ["kuril", "KURIL", "kuril-northern-territories", "northern-terr", "territories"])
def test_a_part_of_an_id_is_enough(name: str) -> None:
    assert find_pack(name).name == "kuril-northern-territories"


def test_a_pack_is_read_by_its_folder_or_its_file() -> None:
    assert read_dispute(GOOD) == read_dispute(GOOD / "pack.toml") == read_dispute(str(GOOD))


def test_an_unknown_dispute_names_those_near() -> None:
    with pytest.raises(
        UnknownNameError, match="dispute 'kurli-northern' is unknown; did you mean 'kuril-northern-territories'"
    ):
        read_dispute("kurli-northern")


def test_reading_a_dispute_costs_no_geodata_library() -> None:
    code = "import sys, geo.packs; geo.packs.read_dispute('kuril'); print({'geopandas', 'shapely', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_shapes_come_in_the_order_of_the_features(kurils: Dispute) -> None:
    shapes = read_shapes(kurils)
    assert list(shapes["id"]) == [feature.id for feature in kurils.features]
    assert shapes.crs == "EPSG:4326"
    assert shapes.geometry.is_valid.all()


def test_a_group_without_a_shape_is_the_whole_of_its_members() -> None:
    shapes = read_shapes(read_dispute(GOOD), GOOD).set_index("id").geometry
    assert shapes["bjorn-bruin"].geom_type == "MultiPolygon"
    assert shapes["bjorn-bruin"].equals(shapes["bjorn"].union(shapes["bruin"]))


def test_every_group_is_its_members_each_once_and_valid(kurils: Dispute) -> None:
    shapes = read_shapes(kurils).set_index("id").geometry
    for group in {group for feature in kurils.features for group in feature.part_of}:
        members = [shapes[feature.id] for feature in kurils.features if group in feature.part_of]
        assert shapes[group].geom_type == "MultiPolygon"
        assert shapes[group].is_valid
        assert shapes[group].equals(shapely.union_all(members)), group


def test_members_that_meet_are_merged_and_the_others_left_as_they_are(pack: Path) -> None:
    edit(pack, "features.geojson", "[[20.0, 74.0]", "[[19.2, 74.0]")
    edit(pack, "features.geojson", "[20.0, 74.1], [20.0, 74.0]]", "[19.2, 74.1], [19.2, 74.0]]")
    shapes = read_shapes(read_dispute(pack), pack).set_index("id").geometry
    assert len(shapes["bjorn-bruin"].geoms) == 1
    assert shapes["bjorn-bruin"].equals(shapely.box(19.0, 74.0, 20.2, 74.1))


def test_a_pack_without_context_has_no_rows_of_it() -> None:
    context = read_context(read_dispute(GOOD), GOOD)
    assert list(context.columns) == ["name_en", "name_ja", "name_ru", "geometry"]
    assert len(context) == 0


def test_a_shape_that_cannot_be_read_is_told(pack: Path) -> None:
    dispute = read_dispute(pack)
    edit(pack, "features.geojson", "[[20.0, 74.0], [20.2, 74.0], [20.2, 74.1], [20.0, 74.1], [20.0, 74.0]]", "[[20.0, 74.0]]")
    with pytest.raises(PackError, match="feature 'bruin': geometry cannot be read"):
        read_shapes(dispute, pack)


def test_a_shape_of_another_name_is_told(pack: Path) -> None:
    dispute = read_dispute(pack)
    edit(pack, "features.geojson", '"id": "bruin"', '"id": "bruni"')
    with pytest.raises(PackError, match=r"feature 'bruni': is not in pack.toml; did you mean 'bruin'\?"):
        read_shapes(dispute, pack)


def test_a_missing_shape_is_told(pack: Path) -> None:
    dispute = read_dispute(pack)
    collection = json.loads((pack / "features.geojson").read_text(encoding="utf-8"))
    collection["features"].pop()
    (pack / "features.geojson").write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(PackError, match="feature 'bruin': has neither a shape nor members"):
        read_shapes(dispute, pack)


def test_what_check_tells_of_a_shape_reading_refuses(pack: Path) -> None:
    dispute = read_dispute(pack)
    collection = json.loads((pack / "features.geojson").read_text(encoding="utf-8"))
    collection["features"].append(collection["features"][0])
    (pack / "features.geojson").write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(PackError, match="feature 'bjorn': has a second shape") as fault:
        read_shapes(dispute, pack)
    assert [str(told) for told in check_pack(pack)] == [str(fault.value)]


def test_every_date_is_one_that_the_reference_library_reads(kurils: Dispute) -> None:
    claimed = [date for claim in kurils.claims for date in (claim.since, claim.until) if date]
    signed = [date for item in kurils.instruments for date in (item.signed, item.in_force) if date]
    assert all(reference_edtf(date) is not None for date in {*claimed, *signed})


def test_no_source_is_listed_in_vain(kurils: Dispute) -> None:
    named = {name.source for feature in kurils.features for name in feature.toponyms}
    rested = {claim.source for claim in kurils.claims} | {key for item in kurils.instruments for key in item.sources}
    measured = {feature.area_source for feature in kurils.features} | {site.point_source for site in kurils.sites}
    named |= {name.source for site in kurils.sites for name in site.toponyms}
    asserted = set(asserted_sources(find_pack(kurils.id)))
    assert {source.id for source in kurils.sources} == (named | rested | measured | asserted) - {None}


ISLETS = {
    feature.id: dispute for dispute in map(read_dispute, ("diaoyu-senkaku", "dokdo-takeshima")) for feature in dispute.features
}


@pytest.mark.parametrize("feature", ISLETS)
def test_every_side_claims_every_islet_and_calls_it_something(feature: str) -> None:
    dispute = ISLETS[feature]
    today = standing(dispute, feature)
    assert {f"{code} claims" for code in dispute.claimants} <= today
    assert len([row for row in today if row.endswith("administers")]) == 1
    place = next(each for each in dispute.features if each.id == feature)
    assert set(dispute.claimants) - {"TWN"} <= {name.claimant for name in place.toponyms}
    assert {"en", "ja", "ru"} <= {name.lang for name in place.toponyms}


@pytest.mark.parametrize(
    ("pack", "day", "wanted"),
    [
        ("diaoyu", "1890-01-01", set()),
        ("diaoyu", "1930-01-01", {"JPN administers", "JPN claims"}),
        ("diaoyu", "1960-01-01", {"USA administers", "JPN claims"}),
        ("diaoyu", "1971-12-31", {"USA administers", "JPN claims", "CHN claims", "TWN claims"}),
        ("diaoyu", "1972-05-16", {"JPN administers", "JPN claims", "CHN claims", "TWN claims"}),
        ("dokdo", "1901-01-01", {"KOR claims"}),
        ("dokdo", "1906-01-01", {"JPN administers", "JPN claims", "KOR claims"}),
        ("dokdo", "1930-01-01", {"JPN administers", "JPN claims"}),
        ("dokdo", "1947-01-01", {"USA administers", "JPN claims"}),
        ("dokdo", "1960-01-01", {"KOR administers", "JPN claims", "KOR claims"}),
    ],
)
def test_the_islets_stand_as_their_instruments_have_it(pack: str, day: str, wanted: set[str]) -> None:
    dispute = read_dispute(pack)
    assert standing(dispute, dispute.topic, day) == wanted
    test_administration_passes_on_without_a_gap(dispute)
    test_every_date_is_one_that_the_reference_library_reads(dispute)
    test_no_source_is_listed_in_vain(dispute)


def test_only_the_four_and_their_parts_are_disputed(kurils: Dispute) -> None:
    disputed = {feature.id for feature in kurils.features if feature.disputed}
    islets = {feature.id for feature in kurils.features if feature.part_of == ("habomai",)}
    assert disputed == {*FOUR, *islets, "northern-territories-southern-kurils", "lesser-kuril-chain"}


def test_the_topic_has_exactly_the_four(kurils: Dispute) -> None:
    assert sorted(feature.id for feature in kurils.features if kurils.topic in feature.part_of) == list(FOUR)


@pytest.mark.parametrize("feature", FOUR)
def test_both_sides_claim_each_of_the_four_today(kurils: Dispute, feature: str) -> None:
    assert standing(kurils, feature) == {"JPN claims", "RUS administers", "RUS claims"}


def test_for_japan_the_northern_islands_are_renounced_and_not_russian(kurils: Dispute) -> None:
    claims = [claim for claim in kurils.claims if claim.feature == "urup-uruppu" and claim.claimant == "JPN"]
    assert [claim.until for claim in claims] == ["1945-08-30/1945-08-31", "1952-04-28", None, "1875-08-22"]
    renounces = [claim for claim in claims if claim.status is ClaimStatus.RENOUNCES]
    assert [(claim.since, claim.instrument) for claim in renounces] == [("1952-04-28", "treaty-1951")]


def standing(dispute: Dispute, feature: str, day: str | None = None) -> set[str]:
    """Who has what to do with a place on a day, or today."""
    claims = claims_in_force(dispute.claims, parse_edtf(day) if day else None)
    said = (claim for claim in claims if claim.feature == feature and claim.status is not ClaimStatus.RECOGNISES)
    return {f"{claim.claimant} {claim.status}" for claim in said}


BOTH_CLAIM, RUSSIAN = {"JPN claims", "RUS claims"}, {"RUS administers", "RUS claims"}
SOVIET, JAPANESE = {"SUHH administers", "SUHH claims"}, {"JPN administers", "JPN claims"}


@pytest.mark.parametrize(
    ("day", "north", "south"),
    [
        ("1860-01-01", BOTH_CLAIM, BOTH_CLAIM),
        ("1890-01-01", RUSSIAN, RUSSIAN),
        ("1910-01-01", RUSSIAN, JAPANESE),
        ("1921-01-01", {"JPN administers", "RUS claims"}, JAPANESE),
        ("1924-01-01", {"JPN administers", "SUHH claims"}, JAPANESE),
        ("1930-01-01", SOVIET, JAPANESE),
        ("1950-01-01", SOVIET, SOVIET | {"JPN claims"}),
        ("1960-01-01", SOVIET, SOVIET | {"JPN renounces"}),
        (None, RUSSIAN, RUSSIAN | {"JPN renounces"}),
    ],
)
def test_each_part_of_sakhalin_has_its_own_history(kurils: Dispute, day: str | None, north: set[str], south: set[str]) -> None:
    assert standing(kurils, NORTH, day) == north
    assert standing(kurils, SOUTH, day) == south


def test_no_claim_is_said_of_a_divided_island_as_a_whole(kurils: Dispute) -> None:
    assert [claim for claim in kurils.claims if claim.feature == "karafuto-sakhalin"] == []
    assert {feature.id for feature in kurils.features if "karafuto-sakhalin" in feature.part_of} == {NORTH, SOUTH}


def test_administration_passes_on_without_a_gap(kurils: Dispute) -> None:
    for feature in kurils.features:
        held = [c for c in kurils.claims if c.feature == feature.id and c.status is ClaimStatus.ADMINISTERS]
        starts = {parse_edtf(claim.since).earliest for claim in held}
        ends = {parse_edtf(claim.until).earliest for claim in held if claim.until}
        assert ends <= starts, feature.id


def test_every_feature_of_a_side_has_a_name_in_each_language(kurils: Dispute) -> None:
    for feature in kurils.features:
        assert {"en", "ja", "ru"} <= {name.lang for name in feature.toponyms}, feature.id


def test_the_manual_names_every_key() -> None:
    manual = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    assert [key for key in sorted({*_keys(PACK), *_keys(ASSERTIONS)}) if f"`{key}`" not in manual] == []


def _keys(shape: object) -> list[str]:
    match shape:
        case Table(keys):
            return [*keys, *(name for key in keys.values() for name in _keys(key.shape))]
        case Rows(table=inner) | Named(shape=inner):
            return _keys(inner)
        case One() | Many() | Codes() | Key():
            return []
    raise AssertionError(shape)


def test_the_skeleton_s_assertions_are_those_that_the_program_reads(tmp_path: Path) -> None:
    folder = begin_pack("north-rock-south-rock", ["ISL", "NOR"], tmp_path)[0].parent
    path = folder / "assertions.toml"
    commented = path.read_text(encoding="utf-8").splitlines()[1:]
    path.write_text("\n".join(line.removeprefix("# ") for line in commented), encoding="utf-8")
    told = [str(fault) for fault in check_pack(folder)]
    assert all("but the claims say" in line for line in told)
    assert len(told) == 3


@pytest.mark.parametrize("folder", list_packs(), ids=lambda folder: folder.name)
def test_every_pack_asserts_how_each_side_sees_its_topic_today(folder: Path) -> None:
    rows = tomllib.loads((folder / "assertions.toml").read_text(encoding="utf-8"))["assertions"]
    dispute = read_dispute(folder)
    seen = {(row["feature"], code) for row in rows if row["as_of"] == "2026" for code in row.get("views", {})}
    disputed = {feature.id for feature in dispute.features if feature.disputed}
    assert {code for feature, code in seen if feature in disputed} == set(dispute.claimants)
    assert len(asserted_sources(folder)) == len(rows)


def test_a_pack_that_asserts_nothing_is_told_by_the_strict_check_alone(pack: Path) -> None:
    assert check_pack(pack) == ()
    (pack / "assertions.toml").unlink()
    assert check_pack(pack) == ()
    assert any("assertions.toml: asserts nothing" in str(lack) for lack in check_strictly(pack))


def test_a_site_on_an_island_is_on_it_or_a_mile_off() -> None:
    for pack in list_packs():
        dispute = read_dispute(pack)
        shapes = read_shapes(dispute).set_index("id").geometry
        for site in dispute.sites:
            if site.point is not None and site.kind is not FeatureKind.STRAIT:
                point = shapely.Point(site.point)
                assert min(shapes[place].distance(point) for place in site.part_of) < 0.05, site.id


def test_a_site_stands_as_its_island_and_a_strait_as_nothing(kurils: Dispute) -> None:
    for site in kurils.sites:
        if site.kind is FeatureKind.STRAIT:
            assert claims_on(kurils, site.id) == ()
        else:
            assert claims_on(kurils, site.id) == claims_on(kurils, site.part_of[0])

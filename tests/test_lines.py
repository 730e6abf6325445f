"""Lines: midway between two coasts, committed as their declaration has them, in the table with what they rest on."""

import importlib.util
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, box
from shapely.geometry import shape

from geo.errors import PackError
from geo.layers import LINE_COLUMNS, line_layer
from geo.model import ClaimStatus, LineKind, parse_edtf
from geo.packs import list_packs, read_dispute
from geo.packs.beginning import begin_pack
from geo.packs.check import check_pack
from geo.packs.drawing import Region, Zone
from geo.packs.lines import lands_of
from geo.packs.median import median_line, off_the_middle
from geo.packs.projection import Projection
from geo.packs.rebuilding import lines_text, rebuild
from geo.packs.shapes import read_lines

ROOT = Path(__file__).resolve().parents[1]
GOOD = ROOT / "tests" / "packs" / "bjorn-bruin"
REGION = Region(zones=(Zone((0, 60, 40, 80), 100.0, 1.0),), centre=(19.5, 74.05))
each_pack = pytest.mark.parametrize("folder", list_packs(), ids=lambda folder: folder.name)


def region_of(folder: Path) -> Region:
    spec = importlib.util.spec_from_file_location(f"lines_{folder.name}", folder / "rebuild.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.REGION


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / GOOD.name))


def edit(pack: Path, find: str, put: str) -> None:
    path = pack / "pack.toml"
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")


# --- the middle


def test_between_two_straight_coasts_the_middle_is_straight() -> None:
    line = median_line(box(0, 0, 10_000, 10_000), box(14_000, 0, 24_000, 10_000), 2_500)
    assert [x for x, _ in line.coords] == pytest.approx([12_000] * len(line.coords), abs=0.01)
    assert line.length == pytest.approx(10_000 + 2 * 1_500, rel=0.01)  # ends where either coast is 2,500 m away


def test_too_far_apart_is_no_line() -> None:
    assert median_line(box(0, 0, 1, 1), box(1_000, 0, 1_001, 1), 400).is_empty


lengths = st.integers(min_value=2, max_value=40)


@settings(max_examples=25, deadline=None)
@given(lengths, lengths, lengths, st.integers(min_value=-30, max_value=30))
def test_every_corner_is_as_far_from_one_coast_as_from_the_other(width: int, height: int, gap: int, shift: int) -> None:
    one, other = box(0, 0, width, height), box(width + gap, shift, width + gap + height, shift + width)
    line = median_line(one, other, 60)
    off, _ = off_the_middle(line, one, other)
    assert off < 0.3
    assert not line.intersects(one)
    assert not line.intersects(other)


def test_the_sides_may_be_told_either_way_round() -> None:
    one, other = box(0, 0, 10, 30), box(14, -5, 24, 12)
    assert median_line(one, other, 20).hausdorff_distance(median_line(other, one, 20)) < 0.1


def test_an_islet_without_a_name_counts_with_the_coast_it_lies_before() -> None:
    projection = Projection((0.0, 0.0))
    far, near = box(0.5, 0, 0.51, 0.01), box(0.05, 0, 0.06, 0.01)
    context = [{"properties": {"name_en": None}, "geometry": shapely.geometry.mapping(islet)} for islet in (far, near)]
    lands = lands_of([{"id": "one", "geometry": shapely.geometry.mapping(box(0, 0, 0.01, 0.01))}], context, {})
    assert len(lands.side(["one"], projection).geoms) == 2


# --- the packs


@each_pack
def test_what_is_committed_is_what_the_declaration_draws(folder: Path) -> None:
    text = lines_text(region_of(folder), folder, folder)
    assert text is not None
    drawn, committed = (
        {one["id"]: shape(one["geometry"]) for one in json.loads(each)["features"]}
        for each in (text, (folder / "lines.geojson").read_text(encoding="utf-8"))
    )
    assert list(drawn) == list(committed)
    assert max(drawn[name].hausdorff_distance(committed[name]) for name in drawn) < 0.001


@each_pack
def test_each_side_has_its_claimed_line_and_today_one_is_de_facto(folder: Path) -> None:
    dispute = read_dispute(folder)
    today = [line for line in dispute.lines if line.until is None]
    claimed = {party for line in today if line.kind is LineKind.CLAIMED for party in line.parties}
    assert claimed == set(dispute.claimants)
    (de_facto,) = [line for line in today if line.kind is LineKind.DE_FACTO]
    assert set(de_facto.parties) <= set(dispute.claimants)
    assert all(line.parties == tuple(sorted(line.parties)) for line in dispute.lines)


@each_pack
def test_a_line_rests_on_what_the_claims_say(folder: Path) -> None:
    """Who is on a de facto line administers a land beside it then, and who claims up to a line has a claim then."""
    dispute = read_dispute(folder)
    ids = {feature.id for feature in dispute.features}
    for line in dispute.lines:
        beside = ids & {*line.one_side, *line.other_side}
        wanted = {LineKind.DE_FACTO: ClaimStatus.ADMINISTERS, LineKind.CLAIMED: ClaimStatus.CLAIMS}.get(line.kind)
        begun = parse_edtf(line.since).latest
        said = {
            claim.claimant
            for claim in dispute.claims
            if claim.status is wanted and claim.feature in beside and parse_edtf(claim.since).earliest <= begun
        }
        assert wanted is None or set(line.parties) & said, line.id


def test_the_line_of_1905_is_the_parallel_across_the_island() -> None:
    dispute = read_dispute("kuril")
    course = read_lines(dispute).set_index("id").geometry["treaty-1905"]
    assert {y for _, y in course.coords} == {50.0}
    assert line_layer(dispute, read_lines(dispute)).set_index("id").at["treaty-1905", "length_km"] == pytest.approx(131, abs=2)


def test_the_line_of_1855_leaves_each_island_on_its_side() -> None:
    course = read_lines(read_dispute("kuril")).set_index("id").geometry["treaty-1855"]
    assert course.distance(shapely.Point(148.9, 45.45)) < 0.5  # the strait between the two
    assert isinstance(course, LineString)


# --- the table


@each_pack
def test_the_table_has_every_line_with_its_source(folder: Path) -> None:
    dispute = read_dispute(folder)
    layer = line_layer(dispute, read_lines(dispute))
    assert list(layer.columns) == [*LINE_COLUMNS, "geometry"]
    assert {name: str(layer[name].dtype) for name in LINE_COLUMNS} == {name: str(kind) for name, kind in LINE_COLUMNS.items()}
    assert layer["indicative"].all()
    assert layer["source"].notna().all()
    assert (layer["length_km"] > 50).all()


def test_only_the_lines_of_a_day() -> None:
    dispute = read_dispute("kuril")
    layer = line_layer(dispute, read_lines(dispute), as_of=parse_edtf("1860"))
    assert list(layer["id"]) == ["treaty-1855"]


def test_a_pack_without_lines_has_an_empty_table() -> None:
    dispute = replace(read_dispute(GOOD), lines=())
    assert list(line_layer(dispute, read_lines(dispute, GOOD)).columns) == [*LINE_COLUMNS, "geometry"]


# --- a stranger's pack


def test_a_line_is_declared_then_drawn_then_without_fault(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "lines.geojson").unlink()
    (fault,) = map(str, check_pack(pack))
    assert "lines.geojson: cannot be read (" in fault
    assert fault.endswith("run `rebuild.py --lines` in the pack's folder")
    assert rebuild(REGION, pack, ["--lines"]) == 0
    assert "lines.geojson: " in capsys.readouterr().out
    assert check_pack(pack) == ()
    (course,) = read_lines(read_dispute(pack), pack).geometry
    assert course.coords[0][0] == pytest.approx(19.6, abs=1e-3)


def test_a_line_that_its_coasts_have_left_behind_is_told(pack: Path) -> None:
    path = pack / "features.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace("[20.0,", "[20.1,"), encoding="utf-8")
    (fault,) = map(str, check_pack(pack))
    assert "lines.geojson: line 'treaty-1920': lies " in fault
    assert "km nearer to one side than to the other; run `rebuild.py --lines`" in fault


def test_rebuilding_refuses_what_cannot_be_drawn(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(pack, "reach_km = 20", "reach_km = 2")
    assert rebuild(REGION, pack, ["--lines"]) == 1
    assert capsys.readouterr().err == "rebuild.py: line 'treaty-1920': runs nowhere; write a greater reach_km\n"


def test_rebuilding_refuses_a_land_that_is_not_there(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(pack, 'other_side = ["bruin"]', 'other_side = ["Greenland"]')
    assert rebuild(REGION, pack, ["--lines"]) == 1
    assert "line 'treaty-1920': other_side = 'Greenland' is neither a feature nor a land named" in capsys.readouterr().err


def test_reading_refuses_a_line_that_is_not_drawn(pack: Path) -> None:
    edit(pack, "[[lines]]", ANOTHER)
    with pytest.raises(PackError, match="line 'parallel-74': is not drawn"):
        read_lines(read_dispute(pack), pack)


def test_a_line_along_a_parallel_is_drawn_across_its_island(pack: Path) -> None:
    edit(pack, "[[lines]]", ANOTHER)
    assert rebuild(REGION, pack, ["--lines"]) == 0
    assert check_pack(pack) == ()
    course = read_lines(read_dispute(pack), pack).set_index("id").geometry["parallel-74"]
    assert course.bounds == (19.0, 74.05, 19.2, 74.05)
    edit(pack, "parallel = 74.05", "parallel = 74.06")
    assert "line 'parallel-74': leaves the parallel of 74.06° by 0.0100°" in str(check_pack(pack)[0])
    edit(pack, "parallel = 74.06", "parallel = 60")
    assert rebuild(REGION, pack, ["--lines"]) == 1


ANOTHER = """[[lines]]
id = "parallel-74"
kind = "treaty"
parties = ["NOR", "RUS"]
parallel = 74.05
across = ["bjorn"]
since = "1920-02-09"
source = "atlas"

[[lines]]"""


def test_a_group_stands_for_its_members_on_a_side() -> None:
    features = [{"id": name, "geometry": shapely.geometry.mapping(box(i, 0, i + 0.5, 0.5))} for i, name in enumerate("ab")]
    lands = lands_of(features, [], {"both": ("a", "b")})
    assert lands.named["both"] == MultiPolygon([box(0, 0, 0.5, 0.5), box(1, 0, 1.5, 0.5)])


def test_a_new_pack_with_every_example_uncommented_draws_its_line_and_has_no_fault(tmp_path: Path) -> None:
    begin_pack("north-rock-south-rock", ["ISL", "NOR"], tmp_path)
    folder = tmp_path / "north-rock-south-rock"
    path = folder / "pack.toml"
    told = path.read_text(encoding="utf-8").splitlines()
    example = re.compile(r'# (\[\[?[a-z.]+\]\]?$|[a-z_0-9]+ = |"North Rock Hotel)')
    path.write_text("\n".join(line[2:] if example.match(line) else line for line in told), encoding="utf-8")
    assert rebuild(region_of(folder), folder, ["--lines"]) == 0
    assert check_pack(folder) == ()
    assert len(read_dispute(folder).lines) == 1

"""Levels of detail: what the page draws is near enough to the whole, and each pack's README says how near."""

import importlib.util
from pathlib import Path

import numpy
import pytest
import shapely

from geo.layers import LEVELS, simplify_shapes
from geo.packs import list_packs, read_dispute
from geo.packs.drawing import area_km2
from geo.packs.shapes import read_shapes

ROOT = Path(__file__).resolve().parents[1]


def drawn_shapes(name: str):
    dispute = read_dispute(name)
    shapes = read_shapes(dispute)
    return shapes[~shapes["id"].isin({group for feature in dispute.features for group in feature.part_of})]


@pytest.mark.parametrize("folder", list_packs(), ids=lambda folder: folder.name)
def test_the_readme_tells_what_each_level_changes(folder: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_levels", ROOT / "docs" / "make_levels.py")
    assert spec
    assert spec.loader
    make_levels = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_levels)
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert all(mark in readme for mark in make_levels.MARKS)
    assert readme == make_levels.with_levels(readme, folder), "run `make docs`"


@pytest.mark.parametrize(("level", "one", "all_of_them"), [("near", 0.021, 0.0001), ("far", 0.21, 0.0002)])
def test_no_island_over_a_square_kilometre_changes_much(level: str, one: float, all_of_them: float) -> None:
    shapes = drawn_shapes("kuril")
    full, simple = (
        numpy.array([area_km2(shape) for shape in each.geometry]) for each in (shapes, simplify_shapes(shapes, LEVELS[level]))
    )
    assert numpy.abs(simple / full - 1)[full > 1].max() < one
    assert abs(simple.sum() / full.sum() - 1) < all_of_them


@pytest.mark.parametrize("level", ["near", "far"])
@pytest.mark.parametrize("name", [folder.name for folder in list_packs()])
def test_no_level_has_gaps_or_overlaps_and_every_islet_is_there(name: str, level: str) -> None:
    shapes = drawn_shapes(name)
    simple = simplify_shapes(shapes, LEVELS[level])
    assert shapely.coverage_is_valid(simple.geometry.to_numpy())
    assert simple.geometry.is_valid.all()
    assert list(map(shapely.get_num_geometries, simple.geometry)) == list(map(shapely.get_num_geometries, shapes.geometry))


def test_both_parts_of_a_divided_island_keep_the_same_edge() -> None:
    shapes = drawn_shapes("kuril").set_index("id")
    parts = simplify_shapes(shapes, LEVELS["far"]).geometry
    north, south = parts["kita-karafuto-northern-sakhalin"], parts["minami-karafuto-southern-sakhalin"]
    shared = north.boundary.intersection(south.boundary)
    assert {y for _, y in shapely.get_coordinates(shared)} == {50.0}
    assert shared.length > 1

"""A real client: QGIS opens every layer styled, named on every side and ready to be played through time."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from geo.export import about, looks, write_layers
from geo.layers import (
    PERIODS,
    claim_layer,
    event_layer,
    feature_layer,
    line_layer,
    local_name,
    name_layer,
    site_layer,
    source_layer,
    view_layer,
)
from geo.packs import list_packs, read_dispute
from geo.packs.shapes import read_context, read_lines, read_shapes
from tests.test_layers import EVENT, UNDATED, replace

READER = Path(__file__).with_name("qgis_reader.py")
PACKS = [folder.name for folder in list_packs()]


def python_with_qgis() -> str | None:
    """The Python that QGIS came with: Debian's own, or what QGIS_PYTHON names."""
    for python in filter(None, (os.environ.get("QGIS_PYTHON"), "/usr/bin/python3")):
        if (
            shutil.which(python)
            and not subprocess.run([python, "-c", "import qgis.core"], check=False, capture_output=True).returncode
        ):
            return python
    return None


PYTHON = python_with_qgis()
pytestmark = pytest.mark.skipif(PYTHON is None, reason="QGIS is not here: apt-get install qgis python3-qgis")


def tables_of(name):
    dispute = read_dispute(name)
    shapes = read_shapes(dispute)
    told = [replace(EVENT, features=(dispute.topic,)), replace(UNDATED, features=(dispute.topic,))]
    return dispute, {
        "context": read_context(dispute),
        "view": view_layer(dispute, shapes, perspective=dispute.claimants[0]),
        "features": feature_layer(dispute, shapes),
        **({"sites": site_layer(dispute)} if dispute.sites else {}),
        "claims": claim_layer(dispute, shapes),
        "lines": line_layer(dispute, read_lines(dispute)),
        "events": event_layer(told, dispute, shapes),
        "sources": source_layer(dispute),
        "names": name_layer(dispute, shapes),
    }


def parts_in(path):
    import pyogrio

    return [name for name in pyogrio.list_layers(path)[:, 0] if name != "layer_styles"]


def open_in_qgis(picture, words, *layers, size=(1400, 1000)):
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(picture.parent), "PYTHONPATH": ""}
    command = [PYTHON, READER, picture, *map(str, size), *words, "--", *layers]
    told = subprocess.run(command, check=False, capture_output=True, text=True, env=env, timeout=300)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


@pytest.fixture(scope="module", params=PACKS)
def opened(request, tmp_path_factory):
    """A pack's dispute, its tables, and what QGIS says of every layer of its GeoPackage."""
    folder = tmp_path_factory.mktemp("qgis")
    dispute, tables = tables_of(request.param)
    path = folder / f"{dispute.id}.gpkg"
    write_layers(tables, path, about(dispute))
    return dispute, tables, open_in_qgis(folder / "out.png", [], *(f"{path}|{name}" for name in parts_in(path)))


def test_every_layer_opens_with_every_row(opened):
    _, tables, seen = opened
    assert all(layer["valid"] for layer in seen["layers"].values())
    for name, table in tables.items():
        parts = [layer for part, layer in seen["layers"].items() if part in (name, f"{name}_points", f"{name}_lines")]
        assert sum(layer["count"] for layer in parts) == len(table), name
    assert seen["errors"] == []


def test_days_are_dates(opened):
    _, _, seen = opened
    for name, (start, end) in PERIODS.items():
        assert {seen["layers"][name]["fields"][day] for day in (start, end)} == {"Date"}


def test_every_row_has_a_symbol_or_is_a_group_whose_members_have(opened):
    _, tables, seen = opened
    for name, layer in seen["layers"].items():
        groups = int(tables[name].is_group.sum()) if name in tables and "is_group" in tables[name] else 0
        assert layer["unseen"] <= groups, name
        assert layer["renderer"] != "nullSymbol"


def test_what_all_claim_is_in_the_legend_in_the_order_of_the_codes(opened):
    dispute, _, seen = opened
    legend = " ".join(seen["layers"]["features"]["legend"])
    assert f"claimed by {', '.join(sorted(dispute.claimants))}" in legend


def test_every_place_is_labelled_with_the_name_of_every_side(opened):
    dispute, _, seen = opened
    labels = dict(seen["layers"]["features"]["labels"])
    labels |= dict(seen["layers"].get("features_points", {}).get("labels", []))
    assert seen["layers"]["features"]["label_faults"] == []
    labels |= dict(seen["layers"].get("sites", {}).get("labels", []))
    for place in dispute.places:
        name = local_name(place, dispute.claimants)
        assert labels[place.id].startswith(name or "")


def test_claims_events_and_lines_are_played_by_their_own_days(opened):
    _, tables, seen = opened
    timed = {name: (layer["start"], layer["end"]) for name, layer in seen["layers"].items() if layer["timed"]}
    assert timed == dict(PERIODS)
    for name, (start, end) in PERIODS.items():
        days = sorted(day for column in (start, end) for day in tables[name][column].dropna())
        span = (seen["layers"][name]["first"][:10], seen["layers"][name]["last"][:10])
        assert span == (str(days[0])[:10], str(days[-1])[:10])


def test_licence_and_credit_are_in_the_layers_information(opened):
    *_, seen = opened
    assert {tuple(layer["licences"]) for layer in seen["layers"].values()} == {("ODbL-1.0",)}
    assert {tuple(layer["rights"]) for layer in seen["layers"].values()} == {("© OpenStreetMap contributors",)}


@pytest.fixture(scope="module")
def kurils(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kurils")
    dispute, tables = tables_of("kuril-northern-territories")
    write_layers(tables, folder / "out.gpkg", about(dispute))
    return folder, [f"{folder / 'out.gpkg'}|{name}" for name in ("context", "features", "lines", "sites", "events")]


VIEW = ["144.5", "42.8", "151", "47"]


def test_the_picture_shows_land_sea_and_the_hatching_of_both_sides(kurils):
    """QGIS_PICTURE names where the picture is kept for a person to look at."""
    folder, layers = kurils
    picture = Path(os.environ.get("QGIS_PICTURE", folder / "qgis.png")).resolve()
    seen = open_in_qgis(picture, VIEW, *layers)
    assert seen["errors"] == []
    assert picture.read_bytes().startswith(b"\x89PNG")
    sea, land = "#e3ebed", "#f0ede4"
    assert {sea, land, *looks.INKS[:2], looks.CONTESTED[1]} <= set(seen["shades"])


def test_time_shows_who_held_the_islands_then(kurils):
    folder, _ = kurils
    claims = f"{folder / 'out.gpkg'}|claims"
    then = open_in_qgis(folder / "then.png", [*VIEW, "1940-01-01T00:00:00", "1940-12-31T00:00:00"], claims)["shades"]
    now = open_in_qgis(folder / "now.png", [*VIEW, "2020-01-01T00:00:00", "2020-12-31T00:00:00"], claims)["shades"]
    assert looks.WASHES[0] in then
    assert looks.WASHES[1] not in then
    assert looks.WASHES[1] in now
    assert looks.WASHES[0] not in now

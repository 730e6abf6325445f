"""Writes into each pack's README.md what simplifying changes, between two marks: `python docs/make_levels.py`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import shapely
from geopandas import GeoDataFrame

from geo.files import write_text
from geo.layers import LEVELS, simplify_shapes
from geo.packs import list_packs, read_dispute
from geo.packs.drawing import area_km2
from geo.packs.shapes import read_shapes

MARKS: Final = ("<!-- levels: written by docs/make_levels.py -->", "<!-- end of levels -->")


def with_levels(readme: str, folder: Path) -> str:
    """The text with the table of the pack's levels between the marks, as it is where there are none."""
    table = "\n".join([MARKS[0], *_section(folder), MARKS[1]])
    return re.sub(f"{re.escape(MARKS[0])}.*{re.escape(MARKS[1])}", lambda _: table, readme, flags=re.DOTALL)


def _section(folder: Path) -> Iterator[str]:
    dispute = read_dispute(folder)
    shapes = read_shapes(dispute, folder)
    drawn = shapes[~shapes["id"].isin({group for feature in dispute.features for group in feature.part_of})]
    levels = {name: simplify_shapes(drawn, metres) for name, metres in LEVELS.items()}
    coarser = [name for name in LEVELS if LEVELS[name]]
    yield f"| feature | full km² | {' | '.join(f'{name}, {LEVELS[name]:g} m' for name in coarser)} |"
    yield f"|---|---|{'---|' * len(coarser)}"
    areas = {name: [area_km2(shape) for shape in level.geometry] for name, level in levels.items()}
    for place, *row in zip(drawn["id"], areas["full"], *(areas[name] for name in coarser), strict=True):
        yield f"| `{place}` | {row[0]:.5g} | {' | '.join(_change(area, row[0]) for area in row[1:])} |"
    whole = {name: sum(found) for name, found in areas.items()}
    yield f"| all | {whole['full']:.2f} | {' | '.join(_change(whole[name], whole['full'], 3) for name in coarser)} |"
    yield f"| corners | {_corners(levels['full'])} | {' | '.join(_corners(levels[name]) for name in coarser)} |"


def _change(area: float, full: float, digits: int = 1) -> str:
    share = round(100 * (area / full - 1), digits) + 0.0
    return f"{share:+.{digits}f} %".replace("-", "−") if share else "0 %"


def _corners(level: GeoDataFrame) -> str:
    return str(int(shapely.get_num_coordinates(level.geometry).sum()))


if __name__ == "__main__":
    for pack in list_packs():
        readme = pack / "README.md"
        write_text(readme, with_levels(readme.read_text(encoding="utf-8"), pack))

"""What a pack's `rebuild.py` runs: the shapes from land polygons, the lines from the shapes, each file whole or not at all."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from geo.errors import GeoError
from geo.files import write_text
from geo.packs.drawing import ANCHORS_FILE, Region, build_texts, collection_text, read_anchors
from geo.packs.faults import Fault
from geo.packs.finding import PACK_FILE
from geo.packs.geojson import CONTEXT_FILE, LINES_FILE, SHAPES_FILE, read_collection
from geo.packs.land import read_shapefile, read_wheel
from geo.packs.lines import lands_of, line_records, side_faults
from geo.packs.reading import group_members, pack_error, read_dispute

_HEAD: Final = "Make features.geojson and context.geojson from OpenStreetMap land polygons, and lines.geojson from both."


def rebuild(region: Region, folder: Path, arguments: Sequence[str] | None = None) -> int:
    """Write the files of the pack in `folder` that the command line asks for; its exit status (1: bad input)."""
    asked = _parser(folder).parse_args(arguments)
    try:
        for name, text in _texts(region, folder, asked):
            write_text(asked.out / name, text)
            sys.stdout.write(f"{asked.out / name}: {len(text.encode())} bytes\n")
    except GeoError as fault:
        sys.stderr.write(f"rebuild.py: {fault}\n")
        return 1
    return 0


def lines_text(region: Region, folder: Path, shapes: Path) -> str | None:
    """The text of `lines.geojson` for the pack in `folder`, from the two files in `shapes`; `None` where it declares none.

    Raises `PackError` where a line names what is not there, or runs nowhere.
    """
    dispute = read_dispute(folder)
    if not dispute.lines:
        return None
    context = shapes / CONTEXT_FILE
    around = read_collection(context) if context.exists() else []
    lands = lands_of(read_collection(shapes / SHAPES_FILE), around, group_members(dispute))
    fault: Fault | None = next(side_faults(dispute.lines, lands), None)
    if fault:
        raise pack_error(folder / PACK_FILE, fault)
    return collection_text(line_records(dispute.lines, lands, region.projection))


def _texts(region: Region, folder: Path, asked: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Each file's name and text, the shapes before the lines, which are drawn from what was written."""
    if not asked.lines:
        land = read_wheel(asked.wheel, region.reach) if asked.wheel else read_shapefile(asked.shapefile, region.reach)
        yield from build_texts(land, read_anchors(folder / ANCHORS_FILE), region).items()
    shapes = asked.out if (asked.out / SHAPES_FILE).exists() else folder
    drawn = lines_text(region, folder, shapes) if (folder / PACK_FILE).exists() else None
    if drawn is not None:
        yield LINES_FILE, drawn


def _parser(folder: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=_HEAD)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--wheel", type=Path, metavar="FILE", help="the wheel of roaring-landmask 0.11.0 (manylinux x86_64)")
    source.add_argument("--shapefile", type=Path, metavar="FILE", help="land-polygons-complete-4326, as .zip or .shp")
    source.add_argument("--lines", action="store_true", help="only the lines, from the shapes that are there")
    parser.add_argument("--out", type=Path, default=folder, metavar="DIR", help="where to write; without it, into the pack")
    return parser

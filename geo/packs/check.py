"""Every fault of a pack at once: its table, its shapes, its assertions, and what must hold between them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geo.errors import PackError
from geo.packs.assertions import assertion_errors
from geo.packs.faults import Fault
from geo.packs.finding import PACK_FILE, shown
from geo.packs.geojson import CONTEXT_FILE, LINES_FILE, SHAPES_FILE, feature_faults, geometry_faults, read_collection, shape_id
from geo.packs.lines import REDRAW, course_faults, lands_of, side_faults
from geo.packs.reading import group_members, pack_error, read_dispute, read_pack
from geo.packs.rules import members_of, placed_rows, texts

Pack = Mapping[str, Any]


def check_pack(folder: Path) -> tuple[PackError, ...]:
    """Every fault in the pack in `folder`, each with file, place, what, and what would be right; none where it is sound."""
    if not folder.is_dir():
        return (PackError(shown(folder), "is no folder", "name a pack's folder, or a pack's id"),)
    pack, faults = read_pack(folder)
    found = (*faults, *_shape_errors(folder, pack), *_context_errors(folder))
    # A line is measured against the coasts, so these have to be sound.
    return found or (*_line_errors(folder), *assertion_errors(folder, pack))


def _shape_errors(folder: Path, pack: Pack) -> Iterator[PackError]:
    path = folder / SHAPES_FILE
    try:
        features = read_collection(path)
    except PackError as fault:
        yield fault
        return
    known = [name for _, row in placed_rows(pack, "features") for name in texts(row, "id")]
    shapes = [str(shape_id(feature)) for feature in features if isinstance(feature, dict)]
    yield from (pack_error(path, fault) for fault in feature_faults(features, known))
    yield from (pack_error(folder / PACK_FILE, fault) for fault in _shapeless(known, shapes, members_of(pack)))


def _shapeless(known: list[str], shapes: list[str], members: Mapping[str, list[str]]) -> Iterator[Fault]:
    for name in known:
        if name not in shapes and not members.get(name):
            right = f"draw it in {SHAPES_FILE}, or let other features name it in part_of"
            yield Fault((f"feature '{name}'",), "has neither a shape nor members", right)


def _context_errors(folder: Path) -> Iterator[PackError]:
    path = folder / CONTEXT_FILE
    if not path.exists():
        return
    try:
        features = read_collection(path)
    except PackError as fault:
        yield fault
        return
    for number, feature in enumerate(features, 1):
        yield from (pack_error(path, fault) for fault in geometry_faults(feature, (f"feature {number}",)))


def _line_errors(folder: Path) -> Iterator[PackError]:
    dispute, path, context = read_dispute(folder), folder / LINES_FILE, folder / CONTEXT_FILE
    if not dispute.lines and not path.exists():
        return
    around = read_collection(context) if context.exists() else []
    lands = lands_of(read_collection(folder / SHAPES_FILE), around, group_members(dispute))
    unknown = [pack_error(folder / PACK_FILE, fault) for fault in side_faults(dispute.lines, lands)]
    yield from unknown
    if unknown:
        return
    try:
        drawn = read_collection(path)
    except PackError as fault:
        yield fault if path.exists() else PackError(fault.where, fault.what, REDRAW)
        return
    yield from (pack_error(path, fault) for fault in course_faults(drawn, dispute.lines, lands))

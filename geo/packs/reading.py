"""From `pack.toml` to a `Dispute`, or to everything that is wrong with it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geo.errors import PackError
from geo.model import (
    Claim,
    ClaimStatus,
    Dispute,
    Feature,
    FeatureKind,
    Instrument,
    Line,
    LineKind,
    Site,
    Source,
    Toponym,
    ToponymKind,
)
from geo.packs.faults import Fault
from geo.packs.finding import PACK_FILE, find_pack, shown
from geo.packs.opening import read_table
from geo.packs.rules import rule_faults
from geo.packs.schema import shape_faults

Pack = Mapping[str, Any]


def read_dispute(name: str | Path) -> Dispute:
    """The dispute of a pack, by id, by a part of an id that no other pack has, or by the pack's folder.

    Raises `UnknownNameError` where no pack bears the name, `PackError` with the first fault of a pack that has any.
    """
    folder = find_pack(name)
    pack, faults = read_pack(folder)
    if faults:
        raise _first(faults, folder)
    return dispute_of(pack)


def read_pack(folder: Path) -> tuple[Pack, tuple[PackError, ...]]:
    """The table in `folder/pack.toml` and every fault in it; an empty table where it cannot be read."""
    path = folder / PACK_FILE
    try:
        pack = read_table(path, "name a pack's folder, or a pack's id")
    except PackError as fault:
        return {}, (fault,)
    faults = (*_foldername_faults(pack, folder), *shape_faults(pack), *rule_faults(pack))
    return pack, tuple(pack_error(path, fault) for fault in faults)


def group_members(dispute: Dispute) -> dict[str, tuple[str, ...]]:
    """The ids of the features that name a group in `part_of`, per group, in the order of the pack."""
    groups = dict.fromkeys(group for feature in dispute.features for group in feature.part_of)
    return {group: tuple(feature.id for feature in dispute.features if group in feature.part_of) for group in groups}


def pack_error(path: Path, fault: Fault) -> PackError:
    """The fault as an error: file and place, what, what would be right."""
    return PackError(": ".join((shown(path), *fault.where)), fault.what, fault.right)


def _first(faults: tuple[PackError, ...], folder: Path) -> PackError:
    first, more = faults[0], len(faults) - 1
    rest = f" … and {more} more: run `dispute-map check {shown(folder)}`" if more else ""
    return PackError(first.where, first.what, first.right + rest)


def _foldername_faults(pack: Pack, folder: Path) -> Iterator[Fault]:
    name = pack.get("id")
    if isinstance(name, str) and name != folder.name:
        yield Fault((), f"id = '{name}' is not the name of its folder", f"write id = '{folder.name}', or rename the folder")


def dispute_of(pack: Pack) -> Dispute:
    """The dispute that the table of a pack without a fault tells of."""
    return Dispute(
        id=pack["id"],
        titles=dict(pack["titles"]),
        claimants=tuple(pack["claimants"]),
        topic=pack["topic"],
        features=tuple(map(_feature, pack["features"])),
        claims=tuple(_claims(pack)),
        instruments=tuple(map(_instrument, pack.get("instruments", ()))),
        sources=tuple(Source(id=key, **row) for key, row in pack["sources"].items()),
        references={lang: tuple(wordings) for lang, wordings in pack.get("references", {}).items()},
        homonyms={lang: dict(names) for lang, names in pack.get("homonyms", {}).items()},
        lines=tuple(map(_line, pack.get("lines", ()))),
        sites=tuple(map(_site, pack.get("sites", ()))),
    )


def _feature(row: Pack) -> Feature:
    values = dict(row)
    values["kind"] = FeatureKind(row["kind"])
    values["toponyms"] = tuple(map(_toponym, row["toponyms"]))
    for key in ("part_of", "sources"):
        values[key] = tuple(row.get(key, ()))
    return Feature(**values)


def _site(row: Pack) -> Site:
    values = {**row, "kind": FeatureKind(row["kind"]), "toponyms": tuple(map(_toponym, row["toponyms"]))}
    values["part_of"] = tuple(row["part_of"])
    if "point" in row:
        values["point"] = tuple(map(float, row["point"]))
    return Site(**values)


def _toponym(row: Pack) -> Toponym:
    return Toponym(**{**row, "kind": ToponymKind(row["kind"]), "forms": tuple(row.get("forms", ()))})


def _instrument(row: Pack) -> Instrument:
    return Instrument(**{**row, "parties": tuple(row.get("parties", ())), "sources": tuple(row["sources"])})


def _claims(pack: Pack) -> Iterator[Claim]:
    for row in pack.get("claims", ()):
        rest = {key: value for key, value in row.items() if key not in ("features", "status")}
        for feature in row["features"]:
            yield Claim(feature=feature, status=ClaimStatus(row["status"]), **rest)


def _line(row: Pack) -> Line:
    listed = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    return Line(**{**row, **listed, "kind": LineKind(row["kind"])})

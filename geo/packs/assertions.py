"""Test points beside the data: what a pack's claims must say of a place at a time, each with the source that says so."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from geo.errors import PackError
from geo.model import Dispute, parse_edtf
from geo.model.status import VIEW_WORDS, Status, status_of, status_record, view_word
from geo.packs.faults import Fault, Where, likely
from geo.packs.opening import read_table
from geo.packs.reading import dispute_of, pack_error
from geo.packs.schema import ID, Codes, Key, Named, One, Rows, Table, edtf, one_of

ASSERTIONS_FILE: Final = "assertions.toml"
Row = Mapping[str, Any]

_HELD: Final = ("administered_by", "claimed_by", "renounced_by")


def assertion_errors(folder: Path, pack: Row) -> Iterator[PackError]:
    """Every fault in `folder/assertions.toml`, and every assertion that the claims of the sound `pack` do not bear out."""
    path = folder / ASSERTIONS_FILE
    if not path.exists():
        return
    try:
        written = read_table(path, "write it as docs/packs.md shows")
    except PackError as fault:
        yield fault
        return
    dispute = dispute_of(pack)
    faults = list(ASSERTIONS.faults(written, (), "assertions", "a table")) or list(_broken(written, dispute))
    yield from (pack_error(path, fault) for fault in faults)


def asserted_sources(folder: Path) -> tuple[str, ...]:
    """The sources that the assertions in `folder`, which have no fault, name."""
    path = folder / ASSERTIONS_FILE
    rows = read_table(path, "write it as docs/packs.md shows").get("assertions", []) if path.exists() else []
    return tuple(row["source"] for row in rows)


def _broken(written: Row, dispute: Dispute) -> Iterator[Fault]:
    known = {place.id for place in dispute.places}
    sources = [source.id for source in dispute.sources]
    for number, row in enumerate(written.get("assertions", ()), 1):
        where = _label(row, number)
        for key, names in (("feature", known), ("source", sources)):
            if row[key] not in names:
                yield Fault(where, f"{key} = '{row[key]}' is not in pack.toml", likely(row[key], sorted(names)))
        if row["feature"] in known:
            yield from _contradictions(row, where, status_of(dispute, row["feature"], parse_edtf(row["as_of"])), dispute)


def _contradictions(row: Row, where: Where, status: Status, dispute: Dispute) -> Iterator[Fault]:
    """Where the claims say otherwise than the assertion."""
    right = f"mend the claims, or the assertion, whose source is '{row['source']}'"
    record = status_record(status)
    for key in (key for key in (*_HELD, "recognised_by") if key in row):
        # A source that tells of one recognition need not know of another.
        held = set(record[key]) & set(row[key]) if key == "recognised_by" else record[key]
        if sorted(row[key]) != sorted(held):
            yield Fault(where, f"{key} is {_listed(row[key])}, but the claims say {_listed(record[key])}", right)
    for code, wanted in row.get("views", {}).items():
        if code not in dispute.claimants:
            yield Fault(where, f"views.{code} is no claimant's", likely(code, dispute.claimants))
        elif (said := view_word(status, code)) != wanted:
            yield Fault(where, f"the view of {code} is {wanted}, but the claims say {said}", right)


def _listed(codes: list[str]) -> str:
    return ", ".join(sorted(codes)) or "nobody"


def _label(row: Row, number: int) -> Where:
    said = " ".join(str(row[key]) for key in ("feature", "as_of") if isinstance(row.get(key), str))
    return (f"assertion {number} '{said}'",) if said else (f"assertion {number}",)


ASSERTIONS: Final = Table({
    "assertions": Key(
        shape=Rows(
            Table({
                "feature": Key(shape=One(ID), example='feature = "north-rock"'),
                "as_of": Key(shape=One(edtf), example='as_of = "1953"'),
                "source": Key(shape=One(ID), example='source = "atlas", a key of [sources] in pack.toml'),
                **{name: Key(shape=Codes(), example=f'{name} = ["NOR"]', needed=False) for name in _HELD},
                "recognised_by": Key(shape=Codes(pairs=True), example='recognised_by = ["SWE for NOR"]', needed=False),
                "views": Key(
                    shape=Named(lambda _: None, One(one_of(VIEW_WORDS, "a view"))),
                    example='views = { ISL = "own", NOR = "own" }',
                    needed=False,
                ),
            }),
            _label,
        ),
        example='[[assertions]] with feature = "…"',
        needed=False,
    ),
})  # fmt: skip
"""Every key of `assertions.toml`."""

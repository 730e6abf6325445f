"""How a row is drawn wherever a format carries styles: colours and hatchings of the sides in ISO order, as on the page.

Every side has the same lightness and strength; what more than one claims is drawn in no side's colour, hatched by each.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import geopandas

from geo.layers import LOOKED_AT

INKS: Final = ("#007176", "#84582a", "#6b588d", "#486f40")
"""Lines and hatchings of each side, by its place (`--ink-0` … of the page)."""

WASHES: Final = ("#abdbde", "#e9cbaf", "#d6caee", "#c0dabb")
"""Fills of each side, by its place."""

CONTESTED: Final = ("#4e4a5e", "#f4efe2")
UNDETERMINED: Final = ("#55534c", "#e4e1d8")
NOBODY: Final = ("#8b887e", "#dad6ca")
"""Ink and wash of what is nobody's side: claimed by several, undetermined, without a record or of a third state."""

_DOTS: Final = (0.5, 1.1)
_DASH: Final = 2.2
"""How a line is broken that is not what holds on the ground, millimetres drawn and left out: a treaty's, a claimed one."""

Cells = tuple[str | None, ...]
"""The values by which a row's look is chosen, missing ones `None`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a legend says, the colour of the outline, that of the fill (`None`: none), whose hatchings, whether dots.

    `dashes`: of a line, the lengths drawn and left out by turns, and `shift` where they begin, millimetres.
    """

    label: str
    ink: str
    wash: str | None = None
    hatches: tuple[int, ...] = ()
    dots: bool = False
    dashes: tuple[float, ...] = ()
    shift: float = 0.0


def looks_of(name: str, layer: geopandas.GeoDataFrame, sides: Mapping[str, int]) -> dict[Cells, Look]:
    """The look of every combination of values in a table, in their order; empty for a table that has none."""
    columns = list(LOOKED_AT.get(name, ()))
    if name not in _LOOKS or not set(columns) <= set(layer.columns):
        return {}
    kept = layer[columns].astype(object).where(layer[columns].notna(), None)
    cells = sorted(set(kept.itertuples(index=False, name=None)), key=lambda values: [value or "" for value in values])
    return {values: _LOOKS[name](values, sides) for values in cells}


def _feature_look(cells: Cells, sides: Mapping[str, int]) -> Look:
    holders, claimants = (_codes(cell) for cell in cells)
    told = [f"{verb} by {', '.join(codes)}" for verb, codes in (("administered", holders), ("claimed", claimants)) if codes]
    label = " · ".join(told) or "no record"
    parties = {sides.get(code, -1) for code in (*holders, *claimants)}
    if len(parties) > 1:
        ink, wash = CONTESTED
        return Look(label=label, ink=ink, wash=wash, hatches=tuple(sorted({sides[one] for one in claimants if one in sides})))
    return _of_side(label, parties.pop() if parties else -1)


def _view_look(cells: Cells, sides: Mapping[str, int]) -> Look:
    view, view_of = cells[0] or "no perspective", _codes(cells[1])
    label = f"{view}: {', '.join(view_of)}" if view_of else view
    if view == "undetermined":
        ink, wash = UNDETERMINED
        return Look(label=label, ink=ink, wash=wash, dots=True)
    parties = {sides.get(code, -1) for code in view_of}
    if len(parties) == 1 and view != "administered":
        return _of_side(label, parties.pop())
    ink, wash = CONTESTED if parties else NOBODY
    return Look(label=label, ink=ink, wash=wash, hatches=tuple(sorted(party for party in parties if party >= 0)))


def _claim_look(cells: Cells, sides: Mapping[str, int]) -> Look:
    claimant, status = (cell or "" for cell in cells)
    side = sides.get(claimant, -1)
    label, ink = f"{claimant} {status}", INKS[side % len(INKS)] if side >= 0 else NOBODY[0]
    if status == "administers":
        return Look(label=label, ink=ink, wash=_of_side(label, side).wash)
    if status == "renounces":
        return Look(label=label, ink=ink, dots=True)
    return Look(label=label, ink=ink, hatches=(side,) if status == "claims" and side >= 0 else ())


def _line_look(cells: Cells, sides: Mapping[str, int]) -> Look:
    kind, parties = cells[0] or "", _codes(cells[1])
    places = {sides.get(code, -1) for code in parties}
    side = places.pop() if len(places) == 1 else -1
    ink = INKS[side % len(INKS)] if side >= 0 else CONTESTED[0]
    label = ": ".join(filter(None, (kind, ", ".join(parties)))) + " (indicative)"
    if kind != "claimed":
        return Look(label=label, ink=ink, dashes=_DOTS if kind == "treaty" else ())
    gap = _DASH * max(1, len(set(sides.values())) - 1)  # where several claim one line, each is seen
    return Look(label=label, ink=ink, dashes=(_DASH, gap), shift=_DASH * max(0, side))


def _of_side(label: str, side: int) -> Look:
    if side < 0:
        ink, wash = NOBODY
        return Look(label=label, ink=ink, wash=wash)
    place = side % len(INKS)
    return Look(label=label, ink=INKS[place], wash=WASHES[place], hatches=(side,))


def _codes(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


_LOOKS: Final[Mapping[str, Callable[[Cells, Mapping[str, int]], Look]]] = {
    "features": _feature_look,
    "view": _view_look,
    "claims": _claim_look,
    "lines": _line_look,
}
"""How the look of each table's rows follows from their values."""

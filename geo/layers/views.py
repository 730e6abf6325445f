"""Features as one claimant sees them, in the fields by which other data sets say who holds and who disputes a place.

OpenStreetMap: `claimed_by`, `controlled_by`, `disputed_by`, ISO 3166-1 alpha-2, `;` between. Overture: `perspectives`, here as
JSON text. Natural Earth: `FCLASS_<alpha-2>`, how the claimant of that code classes the place as its controller's.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

import geopandas
from babel.core import get_global

from geo.errors import UnknownNameError
from geo.layers.columns import LICENCE, VIEW_COLUMNS, ColumnKind, class_column
from geo.layers.places import groups_of, local_name, name_of
from geo.layers.tables import geometries_of, joined, table
from geo.model import Dispute, Edtf, Feature
from geo.model.holding import View
from geo.model.states import selves_of
from geo.model.status import Status, status_of, view_of, view_word

_RECOGNISED: Final = "Admin-0 country"
_UNRECOGNISED: Final = "Unrecognized"
_INDETERMINATE: Final = "Admin-0 indeterminate"


def view_layer(
    dispute: Dispute, shapes: geopandas.GeoDataFrame, *, as_of: Edtf | None = None, perspective: str | None = None
) -> geopandas.GeoDataFrame:
    """One row per feature of the pack: `VIEW_COLUMNS`, a class per claimant, and `geometry` (EPSG:4326); areas in km².

    The state is that of today, or whatever may have held at some time of `as_of`. `view` says how the claimant `perspective`
    sees the place, as `dispute-map status` does (`geo.model.status.VIEW_WORDS`); `view_of`, whose it then is (alpha-3). Raises
    `UnknownNameError` for a perspective of nobody who is a claimant.
    """
    sides = sorted(dispute.claimants)
    if perspective is not None and perspective not in sides:
        raise UnknownNameError(perspective, f"is no claimant of '{dispute.id}'", f"name one of {', '.join(sides)}")
    titles = {source.id: source.title for source in dispute.sources}
    geometries = geometries_of(shapes)
    groups = groups_of(dispute)
    rows = []
    for feature in dispute.features:
        status = status_of(dispute, feature.id, as_of)
        row = _place(feature, [perspective] if perspective else sides) | _others(status, sides)
        row |= {"as_of": status.as_of, "source": joined(titles.get(one, one) for one in feature.sources)}
        row |= {"is_group": feature.id in groups}
        row |= _seen(perspective, status)
        rows.append(row | {"geometry": geometries.get(feature.id)})
    classes = {class_column(alpha_2(code)): ColumnKind.TEXT for code in sides}
    return table({**VIEW_COLUMNS, **classes}, rows)


def alpha_2(code: str) -> str:
    """The two letters of a state: by CLDR's aliases, or of one that is no more the first two (ISO 3166-3).

    >>> alpha_2("ISL"), alpha_2("SUHH")
    ('IS', 'SU')
    """
    found: list[str] = get_global("territory_aliases").get(code, [])
    return found[0] if len(found) == 1 else code[:2]


def _place(feature: Feature, namers: list[str]) -> dict[str, Any]:
    return {
        "id": feature.id,
        "kind": str(feature.kind),
        "disputed": feature.disputed,
        "part_of": joined(feature.part_of),
        "name": local_name(feature, namers) or name_of(feature, "en"),
        "name_en": name_of(feature, "en"),
        "area_km2": feature.area_km2,
        "licence": LICENCE,
    }


def _seen(perspective: str | None, status: Status) -> dict[str, str | None]:
    """The place in the eyes of one claimant; nothing where nobody's are asked for."""
    if perspective is None:
        return {"perspective": None, "view": None, "view_of": None}
    holders = view_of(status, perspective).holders
    return {"perspective": perspective, "view": view_word(status, perspective), "view_of": joined(holders)}


def _others(status: Status, sides: list[str]) -> dict[str, str | None]:
    """The fields of other data sets."""
    classes = {code: _class(code, status) for code in sides}
    claimants, holders = _letters(status.claimed_by), _letters(status.administered_by)
    disputants = [code for code in claimants if holders and code not in holders]
    doubters = _letters(code for code, said in classes.items() if said in (_UNRECOGNISED, _INDETERMINATE))
    told = {"mode": "disputed_by", "countries": doubters} if holders else {"mode": "accepted_by", "countries": claimants}
    return {
        "claimed_by": joined(claimants),
        "controlled_by": joined(holders),
        "disputed_by": joined(disputants),
        "perspectives": json.dumps(told, separators=(",", ":")) if told["countries"] else None,
        **{class_column(alpha_2(code)): said for code, said in classes.items()},
    }


def _class(code: str, status: Status) -> str | None:
    """How a claimant classes the place as its controller's, in Natural Earth's words."""
    view = view_of(status, code).view
    if view is View.UNDETERMINED:
        return _INDETERMINATE
    if view not in (View.OWN, View.OTHER):
        return None
    holders = set(status.administered_by)
    return _UNRECOGNISED if view is View.OWN and holders and not holders & selves_of(code) else _RECOGNISED


def _letters(codes: Iterable[str]) -> list[str]:
    """Alpha-2 codes in their own order, each once."""
    return sorted({alpha_2(code) for code in codes})

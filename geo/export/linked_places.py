"""Linked Places Format 1.2: places with cited names, and with who held and who claimed them as dated, cited relations."""

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from shapely.geometry import mapping

from geo.export.about import About
from geo.export.rows import Layers, Record, records
from geo.layers import alpha_2
from geo.model import FeatureKind, parse_edtf

WANTED: Final = ("features", "names", "claims")
"""The tables that a file is made of."""

WELCOME: Final = ("sites",)
"""The tables that are in a file where there are any."""

_CONTEXT: Final = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
_PART: Final = "gvp:broaderPartitive"
_RELATED: Final = "gvp:tgn3000_related_to"
_GEONAMES: Final = "https://www.geonames.org/"
_STATE: Final = "https://www.iso.org/obp/ui/#iso:code:3166:"
_KINDS: Final = {
    FeatureKind.ISLAND: ("T.ISL", "island"),
    FeatureKind.ISLANDS: ("T.ISLS", "islands"),
    FeatureKind.ROCKS: ("T.RKS", "rocks"),
    FeatureKind.STRAIT: ("H.STRT", "strait"),
    FeatureKind.PLACE: ("P.PPL", "populated place"),
    FeatureKind.AIRFIELD: ("S.AIRF", "airfield"),
    FeatureKind.CAPE: ("T.CAPE", "cape"),
    FeatureKind.BAY: ("H.BAY", "bay"),
}
"""GeoNames' class and code of each kind of place, and its label."""


def write_linked_places(layers: Layers, path: Path, about: About) -> None:
    """One place a line, features then sites, from the tables `WANTED` and `WELCOME`; it is a GeoJSON too.

    Dates stay EDTF where the format has them.
    """
    names = _by_feature(records(layers["names"]))
    claims = _by_feature(records(layers["claims"]))
    rows = [row for name in ("features", *WELCOME) if name in layers for row in records(layers[name])]
    places = (_place(row, names.get(row["id"], []), claims.get(row["id"], []), about) for row in rows)
    lines = [json.dumps(place, ensure_ascii=False, allow_nan=False, separators=(",", ":")) for place in places]
    head = f'{{"type": "FeatureCollection",\n"@context": "{_CONTEXT}",\n"features": [\n'
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8", newline="\n")


def _by_feature(rows: Iterable[Record]) -> dict[str, list[Record]]:
    return {key: list(group) for key, group in groupby(sorted(rows, key=_feature), key=_feature)}


def _feature(row: Record) -> str:
    return str(row["feature_id"])


def _place(row: Record, names: list[Record], claims: list[Record], about: About) -> dict[str, Any]:
    parties = ";".join(filter(None, (row.get("administered_by"), row.get("claimed_by"))))
    letters = sorted({alpha_2(code) for code in parties.split(";") if code})
    code, label = _KINDS[FeatureKind(row["kind"])]
    shape, number = row["geometry"], row.get("geonames")
    groups = [_part_of(group, about) for group in (row["part_of"] or "").split(";") if group]
    return {
        "@id": _iri(row["id"], about),
        "type": "Feature",
        "properties": {"id": row["id"], "title": row["name_local"] or row["name_en"] or row["id"], "ccodes": letters},
        "names": [_name(name) for name in names],
        "types": [{"identifier": f"https://www.geonames.org/ontology#{code}", "label": label}],
        "geometry": None if shape is None else {"type": "GeometryCollection", "geometries": [mapping(shape)]},
        "links": [{"type": "closeMatch", "identifier": _GEONAMES + str(int(number))}] if number else [],
        "relations": [*groups, *(_claim(claim) for claim in claims)],
    }


def _iri(feature: str, about: About) -> str:
    return f"urn:dispute-map:{about.id}:{feature}"


def _part_of(group: str, about: About) -> dict[str, Any]:
    return {"relationType": _PART, "relationTo": _iri(group, about), "label": f"part of {group}"}


def _name(row: Record) -> dict[str, Any]:
    named = {"toponym": row["name"], "lang": row["lang"], "citations": [_citation(row)]}
    if not row["since"] and not row["until"]:
        return named
    return named | {"when": {"timespans": [{"start": _moment(row["since"] or ".."), "end": _moment(row["until"] or "..")}]}}


def _claim(row: Record) -> dict[str, Any]:
    instrument = f" ({row['instrument_name_en']})" if row["instrument_name_en"] else ""
    return {
        "relationType": _RELATED,
        "relationTo": _STATE + alpha_2(row["claimant"]),
        "label": f"{row['claimant']} {row['status']}{instrument}",
        "when": {"timespans": [{"start": _moment(row["since"]), "end": _moment(row["until"] or "..")}]},
        "citations": [_citation(row)],
    }


def _citation(row: Record) -> dict[str, str]:
    return {"label": row["source"]} | ({"@id": row["url"]} if row["url"] else {})


def _moment(edtf: str) -> dict[str, str]:
    """A point of time: as it is where it is one day, month or year, or open; else by its first and last day."""
    value = None if edtf == ".." else parse_edtf(edtf)
    if value is None or value.precision in ("day", "month", "year"):
        return {"in": edtf}
    edges = {"earliest": value.earliest, "latest": value.latest}
    return {key: day.isoformat() for key, day in edges.items() if day is not None}

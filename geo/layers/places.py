"""Features and claims as tables: a row a place, a row a claim."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, Final

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers.columns import CLAIM_COLUMNS, FEATURE_COLUMNS, LICENCE
from geo.layers.shapes import area_km2
from geo.layers.tables import cited, geometries_of, joined, table
from geo.model import Claim, ClaimStatus, Dispute, Edtf, Feature, Instrument, Site, ToponymKind, parse_edtf
from geo.model.holding import claimants_with, claims_in_force, claims_on

_LESSER: Final = (ToponymKind.VARIANT, ToponymKind.READING)
_TAGS: Final = {"name_en": "en", "name_ja": "ja", "name_ja_latn": "ja-Latn", "name_ru": "ru", "name_ru_latn": "ru-Latn"}
_SCRIPTS: Final = ("Latn", "Cyrl", "Hira", "Kana")


def feature_layer(dispute: Dispute, shapes: geopandas.GeoDataFrame, *, as_of: Edtf | None = None) -> geopandas.GeoDataFrame:
    """One row per feature of the pack, in its order: `FEATURE_COLUMNS` and `geometry` (EPSG:4326); areas in km².

    `administered_by` and `claimed_by` are ISO codes in their own order, joined with `;`: of the claims on the feature, or on
    a group of it, that last to this day, or that may have been in force at some time of `as_of`.
    """
    titles = {source.id: source.title for source in dispute.sources}
    geometries = geometries_of(shapes)
    held = {feature.id: tuple(claims_in_force(claims_on(dispute, feature.id), as_of)) for feature in dispute.features}
    groups = groups_of(dispute)
    rows = (
        _feature_row(feature, held[feature.id], titles, geometries.get(feature.id))
        | {"name_local": local_name(feature, dispute.claimants), "is_group": feature.id in groups}
        for feature in dispute.features
    )
    return table(FEATURE_COLUMNS, rows)


def groups_of(dispute: Dispute) -> frozenset[str]:
    """The ids of the features that others are part of."""
    return frozenset(group for feature in dispute.features for group in feature.part_of)


def claim_layer(dispute: Dispute, shapes: geopandas.GeoDataFrame, *, as_of: Edtf | None = None) -> geopandas.GeoDataFrame:
    """One row per claim, in the pack's order: `CLAIM_COLUMNS` and the feature's `geometry`.

    With `as_of`, only the claims that may have been in force at some time of it.
    """
    instruments = {instrument.id: instrument for instrument in dispute.instruments}
    sources = {source.id: source for source in dispute.sources}
    geometries = geometries_of(shapes)
    claims = dispute.claims if as_of is None else tuple(claims_in_force(dispute.claims, as_of))
    told = {(claim.feature, claim.claimant, claim.status) for claim in claims}
    rows = []
    for claim in claims:
        row = _claim_row(claim, instruments.get(claim.instrument or ""))
        row |= {"is_group": _is_told_of_members(claim, dispute, told)}
        row |= cited(claim.source, sources.get(claim.source))
        rows.append(row | {"geometry": geometries.get(claim.feature)})
    return table(CLAIM_COLUMNS, rows)


def _is_told_of_members(claim: Claim, dispute: Dispute, told: Set[tuple[str, str, ClaimStatus]]) -> bool:
    """Whether a group's members have the same said of them, each in a row of its own."""
    members = [feature.id for feature in dispute.features if claim.feature in feature.part_of]
    return bool(members) and all((member, claim.claimant, claim.status) in told for member in members)


def name_of(feature: Feature | Site, tag: str) -> str | None:
    """The feature's name in one language and script (BCP 47: `ja`, `ja-Latn`); a variant only where there is no better.

    Where the claimants use different names in it, all stand, in the order of the claimants' ISO codes.
    """
    spelt = [name for name in feature.toponyms if _is_tagged(name.lang, tag) and name.kind is not ToponymKind.ALIAS]
    spelt = [name for name in spelt if name.kind not in _LESSER] or spelt
    spelt.sort(key=lambda name: name.kind is not ToponymKind.OFFICIAL)
    users = sorted({name.claimant for name in spelt if name.claimant})
    shared = [name.text for name in spelt if name.claimant is None]
    if len(users) < 2 and shared:
        return shared[0]
    firsts = (next(name.text for name in spelt if name.claimant == user) for user in users)
    return " / ".join(dict.fromkeys(firsts)) or None


def local_name(feature: Feature | Site, claimants: Iterable[str]) -> str | None:
    """What the feature is called by each of the claimants in its own letters, in the order of their codes, each name once."""
    names = (_own_name(feature, code) for code in sorted(claimants))
    return " / ".join(dict.fromkeys(name for name in names if name)) or None


def _own_name(feature: Feature | Site, claimant: str) -> str | None:
    """The claimant's official name in its own letters, else any of its names."""
    own = [name for name in feature.toponyms if name.claimant == claimant and name.kind is not ToponymKind.ALIAS]
    own.sort(key=lambda name: (name.kind is not ToponymKind.OFFICIAL, _is_foreign(name.lang), name.kind in _LESSER))
    return own[0].text if own else None


def _is_foreign(lang: str) -> bool:
    """Whether a name is written for others: in English or in Latin letters that are not its language's own."""
    return lang == "en" or "Latn" in lang


def _is_tagged(lang: str, tag: str) -> bool:
    """Whether `lang` is `tag` or narrows it, the script being part of the choice: `ja-Latn-hepburn` is `ja-Latn`, not `ja`."""
    narrower = lang.removeprefix(tag)
    return lang == tag or (narrower.startswith("-") and narrower[1:5] not in _SCRIPTS)


def _feature_row(
    feature: Feature, claims: Sequence[Claim], titles: Mapping[str, str], shape: BaseGeometry | None
) -> dict[str, Any]:
    return {
        "id": feature.id,
        "kind": str(feature.kind),
        "disputed": feature.disputed,
        "part_of": joined(feature.part_of),
        **{column: name_of(feature, tag) for column, tag in _TAGS.items()},
        "administered_by": joined(claimants_with(ClaimStatus.ADMINISTERS, claims)),
        "claimed_by": joined(claimants_with(ClaimStatus.CLAIMS, claims)),
        "area_km2": feature.area_km2,
        "area_km2_computed": area_km2(shape) if shape is not None and shapely.get_dimensions(shape) == 2 else None,
        "source": joined(titles.get(source, source) for source in feature.sources),
        "licence": LICENCE,
        "geometry": shape,
    }


def _claim_row(claim: Claim, instrument: Instrument | None) -> dict[str, Any]:
    names = instrument.names if instrument else {}
    return {
        "feature_id": claim.feature,
        "claimant": claim.claimant,
        "status": str(claim.status),
        "holder": claim.holder,
        "since": claim.since,
        "until": claim.until,
        "since_start": parse_edtf(claim.since).earliest,
        "until_end": parse_edtf(claim.until).latest if claim.until else None,
        "instrument": claim.instrument,
        "instrument_name_en": names.get("en"),
        "instrument_name_ja": names.get("ja"),
        "instrument_name_ru": names.get("ru"),
    }

"""A dispute and what is in it: features with their names, claims over time, and the instruments they rest on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ToponymKind(StrEnum):
    """What a name is: official for its user, an exonym, a variant spelling, or one form derived from another."""

    OFFICIAL = "official"
    EXONYM = "exonym"
    VARIANT = "variant"
    READING = "reading"
    ROMANISED = "romanised"
    ALIAS = "alias"


class ClaimStatus(StrEnum):
    """What a claimant has to do with a feature (ICOW: only what an official representative stated)."""

    ADMINISTERS = "administers"
    CLAIMS = "claims"
    RENOUNCES = "renounces"
    RECOGNISES = "recognises"


class FeatureKind(StrEnum):
    """GeoNames feature codes."""

    ISLAND = "ISL"
    ISLANDS = "ISLS"
    ROCKS = "RKS"
    STRAIT = "STRT"
    PLACE = "PPL"
    AIRFIELD = "AIRF"
    CAPE = "CAPE"
    BAY = "BAY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact can be looked up: a title a person recognises, and an address where there is one."""

    id: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """One spelling of a name: its language (BCP 47), who uses it, and the source that shows it.

    `claimant` is the ISO 3166-1 alpha-3 code of the side whose name it is, or `None` for neither. `forms` are inflected
    forms a text may use (Russian cases). `ambiguous`: other things bear the name, so a text must show by its context that
    the feature is meant. `since` and `until` (EDTF): from when to when its user calls the feature so, where a source says it.
    """

    text: str
    lang: str
    kind: ToponymKind
    source: str
    claimant: str | None = None
    forms: tuple[str, ...] = ()
    ambiguous: bool = False
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty, declaration, law or decree: names per language, EDTF dates, parties by ISO code (`SUHH` the USSR)."""

    id: str
    kind: str
    names: dict[str, str]
    signed: str | None = None
    in_force: str | None = None
    parties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who had what to do with a feature, from when to when (EDTF; `until` `None`: to this day), by which instrument.

    `holder` is the state whose place the claimant recognises it to be, in claims of status `RECOGNISES` alone.
    """

    feature: str
    claimant: str
    status: ClaimStatus
    since: str
    source: str
    until: str | None = None
    instrument: str | None = None
    holder: str | None = None


class LineKind(StrEnum):
    """What a line divides: who administers either side, what a side claims, what a treaty left to each party."""

    DE_FACTO = "de-facto"
    CLAIMED = "claimed"
    TREATY = "treaty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Between which coasts, or along which parallel (degrees north), something ended for the `parties`, from when to when.

    `parties` are those who administer either side, whose claim it is, or who signed. `one_side` and `other_side` are ids of
    features or English names of lands of the context; the line keeps the middle between them as far as `reach_km` from both.
    Else it follows the `parallel` across the features of `across`. No state drew it so: its course is indicative.
    """

    id: str
    kind: LineKind
    parties: tuple[str, ...]
    since: str
    source: str
    until: str | None = None
    instrument: str | None = None
    one_side: tuple[str, ...] = ()
    other_side: tuple[str, ...] = ()
    reach_km: float | None = None
    parallel: float | None = None
    across: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A place of the dispute; its shape is read apart (`geo.packs.read_shapes`), since the parser needs none."""

    id: str
    kind: FeatureKind
    toponyms: tuple[Toponym, ...]
    part_of: tuple[str, ...] = ()
    disputed: bool = False
    area_km2: float | None = None
    area_source: str | None = None
    sources: tuple[str, ...] = ()


SITE_KINDS: Final = (FeatureKind.STRAIT, FeatureKind.PLACE, FeatureKind.AIRFIELD, FeatureKind.CAPE, FeatureKind.BAY)
"""What a site may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A settlement, airfield, cape, bay or strait that news names: a point on a feature, or between those of a group.

    `part_of` are the features that what happens here happens at. `point` is longitude and latitude in degrees (WGS 84), as
    `point_source` has it, `None` where no source was found; `geonames` its number in GeoNames.
    """

    id: str
    kind: FeatureKind
    toponyms: tuple[Toponym, ...]
    part_of: tuple[str, ...]
    point: tuple[float, float] | None = None
    point_source: str | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One pack: everything known about one dispute, each fact with its source id.

    `topic` is the feature that the dispute as a whole is about. `references` are wordings that mean it without naming it,
    per language ("the four islands", 四島). `homonyms` are longer names that hold one of ours and mean something else, per
    language ("Northern Territory"), with the reason. `titles` per interface language. `sites` are points on the features.
    """

    id: str
    titles: dict[str, str]
    claimants: tuple[str, ...]
    topic: str
    features: tuple[Feature, ...]
    claims: tuple[Claim, ...]
    instruments: tuple[Instrument, ...]
    sources: tuple[Source, ...]
    references: dict[str, tuple[str, ...]]
    homonyms: dict[str, dict[str, str]]
    lines: tuple[Line, ...] = ()
    sites: tuple[Site, ...] = ()

    @property
    def places(self) -> tuple[Feature | Site, ...]:
        """Everything that bears names: the features, then the sites on them."""
        return (*self.features, *self.sites)

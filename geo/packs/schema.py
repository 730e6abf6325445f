"""What `pack.toml` may hold, as one table of keys; whatever departs from it is a fault at a place."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from geo.errors import DateError
from geo.model import SITE_KINDS, ClaimStatus, FeatureKind, LineKind, ToponymKind, parse_edtf
from geo.packs.codes import FORMER_STATES, LANGUAGE_TAG, STATES
from geo.packs.faults import Fault, Where, likely, told

Wrong = tuple[str, str | None]
"""What is wrong with a value, and what would be right (`None`: the key's example)."""


class Shape(Protocol):
    """What a value of a key must look like."""

    def faults(self, value: object, where: Where, key: str, example: str) -> Iterator[Fault]:
        """Everything wrong with the value of `key` at `where`."""


@dataclass(frozen=True, slots=True)
class One:
    """A single value that passes a check."""

    check: Callable[[Any], Wrong | None]

    def faults(self, value: object, where: Where, key: str, example: str) -> Iterator[Fault]:
        """The one fault, if the value has it."""
        wrong = self.check(value)
        if wrong:
            yield Fault(where, f"{key} = {told(value)} {wrong[0]}", wrong[1] or f"write {example}")


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values that each pass a check."""

    check: Callable[[Any], Wrong | None]

    def faults(self, value: object, where: Where, key: str, example: str) -> Iterator[Fault]:
        """A fault for each member that does not pass, or one where there is no list or nothing in it."""
        if not isinstance(value, list):
            yield Fault(where, f"{key} = {told(value)} is not a list", f"write {example}")
        elif not value:
            yield Fault(where, f"{key} = [] is empty", f"write {example}, or leave the key out where it may be")
        else:
            for member in value:
                yield from One(self.check).faults(member, where, key, example)


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of states, which may be empty: nobody; as `pairs` like `UKR for JPN`."""

    pairs: bool = False

    def faults(self, value: object, where: Where, key: str, example: str) -> Iterator[Fault]:
        """A fault for each member that is no code or pair of codes, or one where there is no list."""
        if not isinstance(value, list):
            yield Fault(where, f"{key} = {told(value)} is not a list", f"write {example}, or {key} = [] for nobody")
            return
        for member in value:
            codes = member.split(" for ") if self.pairs and isinstance(member, str) else [member]
            if self.pairs and len(codes) != 2:
                yield Fault(where, f"{key} = {told(member)} is no pair of states", f"write {example}")
            for code in codes:
                yield from One(_code).faults(code, where, key, example)


@dataclass(frozen=True, slots=True)
class Named:
    """A table whose keys the author chooses (`sources`, languages), each with a value of one shape."""

    name_check: Callable[[Any], Wrong | None]
    shape: Shape

    def faults(self, value: object, where: Where, key: str, example: str) -> Iterator[Fault]:
        """The faults of every name in the table and of what stands under it."""
        if not isinstance(value, dict):
            yield Fault(where, f"{key} = {told(value)} is not a table", f"write {example}")
            return
        for name, inner in value.items():
            place = (*where, f"{key}.{name}")
            wrong = self.name_check(name)
            if wrong:
                yield Fault(place, f"name '{name}' {wrong[0]}", wrong[1] or f"write {example}")
            yield from self.shape.faults(inner, place, name, example)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table: the shape of its value, an example for messages, and whether it may be left out."""

    shape: Shape
    example: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table with known keys."""

    keys: Mapping[str, Key]

    def faults(self, value: object, where: Where, key: str, example: str) -> Iterator[Fault]:
        """Unknown keys, missing keys, and the faults of every value."""
        if not isinstance(value, dict):
            yield Fault(where, f"{key} = {told(value)} is not a table", f"write {example}")
            return
        for name in value:
            if name not in self.keys:
                yield Fault(where, f"key '{name}' is unknown", likely(name, self.keys))
        for name, known in self.keys.items():
            if name in value:
                yield from known.shape.faults(value[name], where, name, known.example)
            elif known.needed:
                yield Fault(where, f"key '{name}' is missing", f"write {known.example}")


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of tables of one shape; `label` says how a message calls a row."""

    table: Table
    label: Callable[[dict[str, Any], int], Where]

    def faults(self, value: object, where: Where, key: str, example: str) -> Iterator[Fault]:
        """The faults of every row, or one where there is no list or nothing in it."""
        if not isinstance(value, list) or not value:
            yield Fault(where, f"{key} has no rows", f"write {example}")
            return
        for number, row in enumerate(value, 1):
            place = (*where, *(self.label(row, number) if isinstance(row, dict) else (f"{key} {number}",)))
            yield from self.table.faults(row, place, key, example)


def feature_label(row: Mapping[str, Any], number: int) -> Where:
    """How a message calls a feature: by its id, or by its place where it has none."""
    return (f"feature '{row['id']}'",) if isinstance(row.get("id"), str) else (f"feature {number}",)


def site_label(row: Mapping[str, Any], number: int) -> Where:
    """How a message calls a site: by its id, or by its place where it has none."""
    return (f"site '{row['id']}'",) if isinstance(row.get("id"), str) else (f"site {number}",)


def toponym_label(row: Mapping[str, Any], number: int) -> Where:
    """How a message calls a toponym: by its place and its text."""
    return (f"toponym {number} '{row['text']}'",) if isinstance(row.get("text"), str) else (f"toponym {number}",)


def instrument_label(row: Mapping[str, Any], number: int) -> Where:
    """How a message calls an instrument: by its id, or by its place where it has none."""
    return (f"instrument '{row['id']}'",) if isinstance(row.get("id"), str) else (f"instrument {number}",)


def line_label(row: Mapping[str, Any], number: int) -> Where:
    """How a message calls a line: by its id, or by its place where it has none."""
    return (f"line '{row['id']}'",) if isinstance(row.get("id"), str) else (f"line {number}",)


def claim_label(row: Mapping[str, Any], number: int) -> Where:
    """How a message calls a claim: by the first feature it is about and its place in the file."""
    features = row.get("features")
    first = features[0] if isinstance(features, list) and features else None
    return (f"feature '{first}'", f"claim {number}") if isinstance(first, str) else (f"claim {number}",)


_TURNING: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Signs that turn the order of what follows, so that a text can look like another."""


def _text(value: object) -> Wrong | None:
    if not isinstance(value, str):
        return ("is not a text", None)
    if not value.strip() or value != value.strip():
        return ("is empty or has blanks around it", None)
    hidden = next(
        (sign for sign in value if unicodedata.category(sign) == "Cc" or unicodedata.bidirectional(sign) in _TURNING), ""
    )
    return (f"holds the sign U+{ord(hidden):04X}, which nobody sees", "take it out") if hidden else None


def _pattern(pattern: str, noun: str) -> Callable[[object], Wrong | None]:
    compiled = re.compile(pattern)

    def check(value: object) -> Wrong | None:
        fits = isinstance(value, str) and compiled.fullmatch(value)
        return None if fits else (f"is not {noun}", None)

    return check


def one_of(known: Iterable[str], noun: str) -> Callable[[object], Wrong | None]:
    """A check that a value is one of the known words."""
    words = sorted(known)

    def check(value: object) -> Wrong | None:
        return None if value in words else (f"is not {noun}", likely(str(value), words))

    return check


def _code(value: object) -> Wrong | None:
    if isinstance(value, str) and value in STATES | FORMER_STATES:
        return None
    start = str(value).upper()[:3]
    near = next((code for code in sorted(STATES) if start and code.startswith(start)), None)
    return ("is not a code of ISO 3166-1 alpha-3 or ISO 3166-3", f"did you mean '{near}'?" if near else None)


def edtf(value: object) -> Wrong | None:
    """A check that a value is a date of EDTF."""
    if not isinstance(value, str):
        return ("is not a text", None)
    try:
        parse_edtf(value)
    except DateError as fault:
        return (fault.what.removeprefix(f"'{value}' "), fault.right)
    return None


def _flag(value: object) -> Wrong | None:
    return None if isinstance(value, bool) else ("is neither true nor false", None)


def _number(least: float, most: float, noun: str) -> Callable[[object], Wrong | None]:
    def check(value: object) -> Wrong | None:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and least < value < most
        return None if fits else (f"is not {noun}", None)

    return check


def _longitude_latitude(value: object) -> Wrong | None:
    """Two numbers on the globe, longitude first."""
    pair = value if isinstance(value, list) and len(value) == 2 else []
    limits = zip(pair, (180, 90), strict=False)
    fits = [isinstance(each, int | float) and not isinstance(each, bool) and abs(each) <= limit for each, limit in limits]
    return None if fits and all(fits) else ("is not a longitude and a latitude in degrees", None)


def _whole_number(value: object) -> Wrong | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return None if fits else ("is not a number of GeoNames", None)


ID: Final = _pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "an id (lower-case ASCII letters, digits, single hyphens)")
_TAG: Final = _pattern(LANGUAGE_TAG.pattern, "a language tag of BCP 47")
_LINK: Final = _pattern(r"https?://[^\s<>\"]+", "a web address")

_SOURCE: Final = Table({
    "title": Key(shape=One(_text), example='title = "Atlas of the North, 1932, plate 4"'),
    "url": Key(shape=One(_LINK), example='url = "https://example.org/atlas"', needed=False),
})  # fmt: skip
_TOPONYM: Final = Table({
    "text": Key(shape=One(_text), example='text = "North Rock"'),
    "lang": Key(shape=One(_TAG), example='lang = "ja", "ja-Latn", "ru", "ru-Latn" or "en"'),
    "claimant": Key(shape=One(_code), example='claimant = "NOR"', needed=False),
    "kind": Key(shape=One(one_of(ToponymKind, "a kind of toponym")), example='kind = "official"'),
    "source": Key(shape=One(ID), example='source = "atlas", a key of [sources]'),
    "forms": Key(shape=Many(_text), example='forms = ["Rocks", "Rocky"]', needed=False),
    "ambiguous": Key(shape=One(_flag), example="ambiguous = true", needed=False),
    "since": Key(shape=One(edtf), example='since = "1946"', needed=False),
    "until": Key(shape=One(edtf), example='until = "1945-09"', needed=False),
})  # fmt: skip
_FEATURE: Final = Table({
    "id": Key(shape=One(ID), example='id = "north-rock"'),
    "kind": Key(shape=One(one_of(FeatureKind, "a kind of feature")), example='kind = "ISL"'),
    "part_of": Key(shape=Many(ID), example='part_of = ["north-rock-south-rock"]', needed=False),
    "disputed": Key(shape=One(_flag), example="disputed = true", needed=False),
    "area_km2": Key(shape=One(_number(0, 2e7, "an area in square kilometres")), example="area_km2 = 12.3", needed=False),
    "area_source": Key(shape=One(ID), example='area_source = "atlas", a key of [sources]', needed=False),
    "sources": Key(shape=Many(ID), example='sources = ["atlas"]', needed=False),
    "toponyms": Key(
        shape=Rows(_TOPONYM, toponym_label),
        example='toponyms = [{ text = "North Rock", lang = "en", kind = "official", source = "atlas" }]',
    ),
})  # fmt: skip
_SITE: Final = Table({
    "id": Key(shape=One(ID), example='id = "port-rock"'),
    "kind": Key(shape=One(one_of(SITE_KINDS, "a kind of site")), example='kind = "PPL"'),
    "part_of": Key(shape=Many(ID), example='part_of = ["north-rock"], where what happens there happens'),
    "point": Key(shape=One(_longitude_latitude), example="point = [-12.34567, 71.23456], longitude first", needed=False),
    "point_source": Key(shape=One(ID), example='point_source = "geonames", a key of [sources]', needed=False),
    "geonames": Key(shape=One(_whole_number), example="geonames = 123456", needed=False),
    "toponyms": Key(
        shape=Rows(_TOPONYM, toponym_label),
        example='toponyms = [{ text = "Port Rock", lang = "en", kind = "official", source = "atlas" }]',
    ),
})  # fmt: skip
_INSTRUMENT: Final = Table({
    "id": Key(shape=One(ID), example='id = "treaty-1900"'),
    "kind": Key(shape=One(_text), example='kind = "treaty"'),
    "names": Key(shape=Named(_TAG, One(_text)), example='names = { en = "Treaty of the Rocks" }'),
    "signed": Key(shape=One(edtf), example='signed = "1900-05-07"', needed=False),
    "in_force": Key(shape=One(edtf), example='in_force = "1900-08-22"', needed=False),
    "parties": Key(shape=Many(_code), example='parties = ["ISL", "NOR"]', needed=False),
    "sources": Key(shape=Many(ID), example='sources = ["atlas"]'),
})  # fmt: skip
_CLAIM: Final = Table({
    "features": Key(shape=Many(ID), example='features = ["north-rock"]'),
    "claimant": Key(shape=One(_code), example='claimant = "NOR"'),
    "status": Key(shape=One(one_of(ClaimStatus, "a status of a claim")), example='status = "claims"'),
    "holder": Key(shape=One(_code), example='holder = "NOR", whose it recognises the place to be', needed=False),
    "since": Key(shape=One(edtf), example='since = "1900-08-22"'),
    "until": Key(shape=One(edtf), example='until = "1945-09"', needed=False),
    "instrument": Key(shape=One(ID), example='instrument = "treaty-1900"', needed=False),
    "source": Key(shape=One(ID), example='source = "atlas", a key of [sources]'),
})  # fmt: skip

_LINE: Final = Table({
    "id": Key(shape=One(ID), example='id = "treaty-1900"'),
    "kind": Key(shape=One(one_of(LineKind, "a kind of line")), example='kind = "treaty"'),
    "parties": Key(shape=Many(_code), example='parties = ["ISL", "NOR"]'),
    "since": Key(shape=One(edtf), example='since = "1900-08-22"'),
    "until": Key(shape=One(edtf), example='until = "1945-09"', needed=False),
    "instrument": Key(shape=One(ID), example='instrument = "treaty-1900"', needed=False),
    "source": Key(shape=One(ID), example='source = "atlas", a key of [sources]'),
    "one_side": Key(shape=Many(_text), example='one_side = ["north-rock"]', needed=False),
    "other_side": Key(shape=Many(_text), example='other_side = ["south-rock"]', needed=False),
    "reach_km": Key(shape=One(_number(0, 1000, "a distance under 1,000 km")), example="reach_km = 60", needed=False),
    "parallel": Key(shape=One(_number(-90, 90, "a latitude in degrees north")), example="parallel = 50.0", needed=False),
    "across": Key(shape=Many(ID), example='across = ["north-rock"]', needed=False),
})  # fmt: skip

PACK: Final = Table({
    "id": Key(shape=One(ID), example='id = "north-rock-south-rock", the name of the folder'),
    "claimants": Key(shape=Many(_code), example='claimants = ["ISL", "NOR"]'),
    "topic": Key(shape=One(ID), example='topic = "north-rock-south-rock", the feature that the dispute is about'),
    "titles": Key(shape=Table({
        lang: Key(shape=One(_text), example=f'{lang} = "…"', needed=lang == "en") for lang in ("en", "ja", "ru")
    }), example='[titles] with en = "…"'),
    "sources": Key(shape=Named(ID, _SOURCE), example='[sources.atlas] with title = "…"'),
    "instruments": Key(shape=Rows(_INSTRUMENT, instrument_label), example='[[instruments]] with id = "…"', needed=False),
    "features": Key(shape=Rows(_FEATURE, feature_label), example='[[features]] with id = "…"'),
    "sites": Key(shape=Rows(_SITE, site_label), example='[[sites]] with id = "…"', needed=False),
    "claims": Key(shape=Rows(_CLAIM, claim_label), example='[[claims]] with features = ["…"]', needed=False),
    "lines": Key(shape=Rows(_LINE, line_label), example='[[lines]] with id = "…"', needed=False),
    "references": Key(shape=Named(_TAG, Many(_text)), example='[references] with en = ["the two rocks"]', needed=False),
    "homonyms": Key(
        shape=Named(_TAG, Named(_text, One(_text))),
        example='[homonyms.en] with "North Rock Hotel" = "a hotel"',
        needed=False,
    ),
})  # fmt: skip
"""Every key of `pack.toml`."""


def shape_faults(pack: object) -> Iterator[Fault]:
    """Everything in a pack's table that is unknown, missing, or of the wrong type or vocabulary."""
    yield from PACK.faults(pack, (), "pack", "a table")

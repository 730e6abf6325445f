"""The words a gazetteer looks for: every name, reference and homonym of a dispute, as it is compared in a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from geo.gazetteer.folding import fold
from geo.model import Dispute, FeatureLevel, Toponym, ToponymKind

_UNREAD: Final = frozenset({ToponymKind.READING})
"""Kinds that a person may type but that a running text cannot be searched for: kana readings are also ordinary words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One pattern, folded: what it may mean, and where in it a text must have capitals (`capitals`, offsets).

    `single` says that it names islands, none of them a group: such a name alone in quotation marks is a ship's or a firm's.
    """

    pattern: str
    features: tuple[str, ...] = ()
    level: FeatureLevel = FeatureLevel.NAMED
    ambiguous: bool = False
    refused: str | None = None
    capitals: tuple[int, ...] = ()
    single: bool = False

    @property
    def named(self) -> bool:
        """Whether it is a place's name, neither a wording for one nor a homonym."""
        return self.level is FeatureLevel.NAMED and not self.refused


def names_to_find(dispute: Dispute, lang: str | None) -> dict[str, Name]:
    """Every pattern to look for in a text, names of all languages, wordings of the text's own (`None`: of all).

    A name that a group has from one of its members means the group.
    """
    found: dict[str, Name] = {}
    for name in (*_references(dispute, lang), *_toponyms(dispute), *_homonyms(dispute, lang)):
        known = found.get(name.pattern)
        found[name.pattern] = _merged(known, name) if known and known.level == name.level and not name.refused else name
    groups = {place.id: place.part_of for place in dispute.places}
    islands = {each.id for each in dispute.features} - {group for each in dispute.features for group in each.part_of}
    kept = ((pattern, _of_the_group(name, groups)) for pattern, name in found.items())
    return {pattern: replace(name, single=name.named and set(name.features) <= islands) for pattern, name in kept}


def spellings(toponym: Toponym) -> Iterator[str]:
    """The toponym's text and its inflected forms."""
    yield toponym.text
    yield from toponym.forms


def _toponyms(dispute: Dispute) -> Iterator[Name]:
    for place in dispute.places:
        for toponym in place.toponyms:
            written = () if toponym.kind in _UNREAD else spellings(toponym)
            yield from (_name(text, place.id, toponym.ambiguous) for text in written)


def _name(text: str, feature: str, ambiguous: bool) -> Name:
    pattern = fold(text).text
    proper = ambiguous or " " not in pattern
    capitals = tuple(at for at, char in enumerate(text) if char.isupper()) if proper and len(pattern) == len(text) else ()
    return Name(pattern=pattern, features=(feature,), ambiguous=ambiguous, capitals=capitals)


def _references(dispute: Dispute, lang: str | None) -> Iterator[Name]:
    for key, wordings in dispute.references.items():
        for text in wordings if lang in (None, key) else ():
            yield Name(pattern=fold(text).text, features=(dispute.topic,), level=FeatureLevel.REFERENCE)


def _homonyms(dispute: Dispute, lang: str | None) -> Iterator[Name]:
    for key, reasons in dispute.homonyms.items():
        for text, reason in reasons.items() if lang in (None, key) else ():
            yield Name(pattern=fold(text).text, refused=reason)


def _of_the_group(name: Name, groups: Mapping[str, tuple[str, ...]]) -> Name:
    """The name without the members of a group that bears it too."""
    kept = tuple(feature for feature in name.features if not set(groups.get(feature, ())) & set(name.features))
    return name if kept == name.features else replace(name, features=kept)


def _merged(one: Name, other: Name) -> Name:
    """One pattern for several features; it is ambiguous where any of them says so."""
    return Name(
        pattern=one.pattern,
        features=tuple(dict.fromkeys(one.features + other.features)),
        level=one.level,
        ambiguous=one.ambiguous or other.ambiguous,
        refused=one.refused,
        capitals=tuple(at for at in one.capitals if at in other.capitals),
    )

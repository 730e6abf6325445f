"""How the places of a dispute lie in one another: computed once, asked often."""

from dataclasses import dataclass
from functools import lru_cache

from geo.model import Dispute


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """A dispute's places: its topic, the groups that hold others, each feature's groups, and the core.

    The core are the disputed features, the chain they are in, and everything else of that chain: what shows that a text is
    about the dispute. Neighbours outside it (Sakhalin) are named beside them.
    """

    topic: str
    groups: frozenset[str]
    parents: dict[str, frozenset[str]]
    core: frozenset[str]


def geography_of(dispute: Dispute) -> Geography:
    """The geography of a dispute."""
    return _geography(dispute.topic, tuple((feature.id, feature.part_of, feature.disputed) for feature in dispute.features))


@lru_cache(maxsize=64)
def _geography(topic: str, features: tuple[tuple[str, tuple[str, ...], bool], ...]) -> Geography:
    """The geography of features given by id, groups and whether they are disputed; every article of a dispute asks for it."""
    direct = {feature: part_of for feature, part_of, _ in features}
    parents = {feature: frozenset(_above(feature, direct)) for feature in direct}
    disputed = {feature for feature, _, is_disputed in features if is_disputed} | {topic}
    chains = {group for feature in disputed for group in parents.get(feature, ())}
    members = {feature for feature, groups in parents.items() if groups & chains}
    return Geography(
        topic=topic,
        groups=frozenset(group for groups in parents.values() for group in groups),
        parents=parents,
        core=frozenset(disputed | chains | members),
    )


def _above(feature: str, direct: dict[str, tuple[str, ...]]) -> set[str]:
    groups = set(direct.get(feature, ()))
    return groups | {upper for group in groups for upper in _above(group, direct)}

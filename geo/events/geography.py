"""How the places of a dispute lie in one another: computed once, asked often."""

from dataclasses import dataclass, replace
from functools import lru_cache

from geo.model import Dispute, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """A dispute's places: its topic, the groups that hold others, each feature's groups, the core, and the sites' features.

    The core are the disputed features, the chain they are in, and everything else of that chain: what shows that a text is
    about the dispute. Neighbours outside it (Sakhalin) are named beside them.
    """

    topic: str
    groups: frozenset[str]
    parents: dict[str, frozenset[str]]
    core: frozenset[str]
    hosts: dict[str, tuple[str, ...]]

    def hosted(self, mention: Mention) -> Mention:
        """The mention as one of the features that its sites are on: what happens in a town happens on its island."""
        features = [feature for name in mention.features for feature in self.hosts.get(name, (name,))]
        return replace(mention, features=tuple(dict.fromkeys(features)))


def geography_of(dispute: Dispute) -> Geography:
    """The geography of a dispute."""
    features = tuple((feature.id, feature.part_of, feature.disputed) for feature in dispute.features)
    return _geography(dispute.topic, features, tuple((site.id, site.part_of) for site in dispute.sites))


@lru_cache(maxsize=64)
def _geography(
    topic: str, features: tuple[tuple[str, tuple[str, ...], bool], ...], sites: tuple[tuple[str, tuple[str, ...]], ...]
) -> Geography:
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
        hosts=dict(sites),
    )


def _above(feature: str, direct: dict[str, tuple[str, ...]]) -> set[str]:
    groups = set(direct.get(feature, ()))
    return groups | {upper for group in groups for upper in _above(group, direct)}

"""Between which claimants a sentence plays, where a dispute has more than two: the readers know a side and the other."""

from collections import Counter
from collections.abc import Iterable, Sequence

from geo.events.actors import Actor

PAIR = 2
"""A side and the other: what the readers are told of."""


def rank_parties(claimants: tuple[str, ...], actors: Iterable[Actor]) -> tuple[str, ...]:
    """The claimants, those first that an article's actors speak for most often; two stay as they are."""
    if len(claimants) <= PAIR:
        return claimants
    named = Counter(actor.code for actor in actors)
    return tuple(sorted(claimants, key=lambda code: -named[code]))


def choose_parties(ranked: tuple[str, ...], actors: Sequence[Actor]) -> tuple[str, ...]:
    """The claimants that a sentence with these actors is between, in the order of codes: those it names, filled up to a pair
    with the article's foremost.
    """
    if len(ranked) <= PAIR:
        return ranked
    named = [code for code in ranked if any(actor.code == code for actor in actors)]
    others = [code for code in ranked if code not in named]
    return tuple(sorted([*named, *others[: max(0, PAIR - len(named))]]))

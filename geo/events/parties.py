"""Between which claimants a sentence plays, where a dispute has more than two: the readers know a side and the other."""

from collections import Counter
from collections.abc import Iterable, Sequence

from geo.events.actors import Actor
from geo.model import ClaimStatus, Dispute
from geo.model.holding import claimants_with, claims_in_force

PAIR = 2
"""A side and the other: what the readers are told of."""


def rank_parties(dispute: Dispute, actors: Iterable[Actor]) -> tuple[str, ...]:
    """The claimants: who administers the topic today, being everybody's other side, then those an article speaks of most.

    Two claimants stay as they are.
    """
    if len(dispute.claimants) <= PAIR:
        return dispute.claimants
    here = claims_in_force(claim for claim in dispute.claims if claim.feature == dispute.topic)
    holders = claimants_with(ClaimStatus.ADMINISTERS, here)
    named = Counter(actor.code for actor in actors)
    return tuple(sorted(dispute.claimants, key=lambda code: (code not in holders, -named[code])))


def choose_parties(ranked: tuple[str, ...], actors: Sequence[Actor]) -> tuple[str, ...]:
    """The claimants that a sentence with these actors is between, in the order of codes: those it names, filled up to a pair
    with the foremost.
    """
    if len(ranked) <= PAIR:
        return ranked
    named = [code for code in ranked if any(actor.code == code for actor in actors)]
    others = [code for code in ranked if code not in named]
    return tuple(sorted([*named, *others[: max(0, PAIR - len(named))]]))

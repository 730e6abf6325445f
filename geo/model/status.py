"""The standing of a place at a time, as a person asks for it: who administers, claims, renounced, recognises, and each view."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from geo.model.edtf import Edtf
from geo.model.holding import Perspective, View, claimants_with, claims_in_force, claims_on, perspective_of
from geo.model.places import Claim, ClaimStatus, Dispute
from geo.model.states import selves_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The standing of a feature or site at a time (EDTF; `None`: to this day): ISO codes in their own order.

    `recognised_by` are pairs of a state that recognises the place and the state whose it is in its eyes; `claims` what all
    of it rests on, in the pack's order.
    """

    feature: str
    as_of: str | None
    administered_by: tuple[str, ...]
    claimed_by: tuple[str, ...]
    renounced_by: tuple[str, ...]
    recognised_by: tuple[tuple[str, str], ...]
    claims: tuple[Claim, ...]


def status_of(dispute: Dispute, feature: str, as_of: Edtf | None = None) -> Status:
    """The standing of a place to this day, or at `as_of`: whatever may have held at some time of it stands in it."""
    claims = tuple(claims_in_force(claims_on(dispute, feature), as_of))
    recognised = {(claim.claimant, claim.holder) for claim in claims if claim.status is ClaimStatus.RECOGNISES}
    return Status(
        feature=feature,
        as_of=str(as_of) if as_of else None,
        administered_by=claimants_with(ClaimStatus.ADMINISTERS, claims),
        claimed_by=claimants_with(ClaimStatus.CLAIMS, claims),
        renounced_by=claimants_with(ClaimStatus.RENOUNCES, claims),
        recognised_by=tuple(sorted((by, holder) for by, holder in recognised if holder)),
        claims=claims,
    )


def view_of(status: Status, code: str) -> Perspective:
    """How one claimant sees the place."""
    return perspective_of(code, status.claims)


def view_word(status: Status, code: str) -> str:
    """A claimant's view as it is written, one of `VIEW_WORDS`.

    `other` is said only of a claimant that recognised another as the holder; one that merely claims nothing is `no-claim`.
    """
    view = view_of(status, code).view
    recognises = any(by in selves_of(code) for by, _ in status.recognised_by)
    return _NO_CLAIM if view is View.OTHER and not recognises else _word(view)


def _word(view: View) -> str:
    return view.name.lower().replace("_", "-")


_NO_CLAIM: Final = "no-claim"
VIEW_WORDS: Final = (*map(_word, View), _NO_CLAIM)
"""How a claimant may see a place: `no-record`, `own`, `other`, `undetermined`, `administered`, `no-claim`."""


def grounds_of(status: Status, code: str) -> tuple[Claim, ...]:
    """The claims that a claimant's view of the place rests on, in the pack's order."""
    selves = selves_of(code)
    mine = [claim for claim in status.claims if claim.claimant in selves]
    grounds = {
        View.OWN: _first_said(mine, ClaimStatus.CLAIMS, ClaimStatus.ADMINISTERS),
        View.ADMINISTERED: _first_said(mine, ClaimStatus.ADMINISTERS),
        View.UNDETERMINED: _first_said(mine, ClaimStatus.RENOUNCES),
        View.OTHER: _first_said(mine, ClaimStatus.RECOGNISES),
    }
    return grounds.get(view_of(status, code).view, ())


def status_record(status: Status, code: str | None = None) -> dict[str, Any]:
    """The standing as `dispute-map status` prints it, keys in this order; with `code` that claimant's view and its grounds.

    `feature`, `as_of`, `administered_by`, `claimed_by`, `renounced_by`, `recognised_by` (as `UKR for JPN`), then `view` and
    the `instrument` it rests on; `source`: those of the view, else of all: ids of the pack, each once.
    """
    record: dict[str, Any] = {
        "feature": status.feature,
        "as_of": status.as_of,
        "administered_by": list(status.administered_by),
        "claimed_by": list(status.claimed_by),
        "renounced_by": list(status.renounced_by),
        "recognised_by": [f"{by} for {holder}" for by, holder in status.recognised_by],
    }
    grounds = status.claims
    if code is not None:
        grounds = grounds_of(status, code)
        instruments = dict.fromkeys(claim.instrument for claim in grounds if claim.instrument)
        record |= {"view": view_word(status, code), "instrument": list(instruments)}
    return record | {"source": list(dict.fromkeys(claim.source for claim in grounds))}


def places_asked(dispute: Dispute, features: Iterable[str]) -> tuple[str, ...]:
    """The places that tell how the named ones stand: a group on which no claim stands is told by its members, each once."""
    return tuple(dict.fromkeys(place for feature in features for place in _told_by(dispute, feature)))


def _told_by(dispute: Dispute, feature: str) -> Iterator[str]:
    members = [place.id for place in dispute.features if feature in place.part_of]
    if claims_on(dispute, feature) or not members:
        yield feature
    else:
        for member in members:
            yield from _told_by(dispute, member)


def _first_said(claims: Sequence[Claim], *statuses: ClaimStatus) -> tuple[Claim, ...]:
    """The claims of the first of the statuses that any of them has."""
    found = (tuple(claim for claim in claims if claim.status is status) for status in statuses)
    return next((said for said in found if said), ())

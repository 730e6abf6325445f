"""Who held and who claimed a place on a day, and how each claimant sees it: read off the claims of a dispute, nothing else.

A claim counts from the first possible day of its `since` to the last possible day of its `until`, that day not included: on
the day a treaty takes effect the new order holds. Where a handover is known only as a range, both sides are named for
its length. Claims on a group hold for its members, unless the same claimant's are given for the member itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import pairwise
from typing import Final

from geo.model import Claim, ClaimStatus, Dispute, parse_edtf

CONTINUES: Final = {"RUS": "SUHH"}
"""States that continue another: what the older one said is read as said by the later one (ISO 3166-3)."""


class View(IntEnum):
    """How a claimant sees a place on a day."""

    NO_RECORD = 0
    OWN = 1
    OTHER = 2
    UNDETERMINED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """One claimant's view of a place: which of the four it is, and whose it is in that view (codes, in ISO order)."""

    view: View
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The standing of a place from `since` on (`None`: before the first record): codes in ISO order, one view per claimant."""

    since: date | None
    administers: tuple[str, ...]
    claims: tuple[str, ...]
    renounces: tuple[str, ...]
    views: tuple[Perspective, ...]


def find_periods(dispute: Dispute, feature: str) -> tuple[Period, ...]:
    """The standing of a feature through all time, one period after another, each different from the one before."""
    claims = claims_on(dispute, feature)
    days = sorted({day for claim in claims for day in _span(claim) if day is not None and day > date.min})
    found = [_period(None, [], dispute.claimants)]
    for day in (date.min, *days):
        standing = _period(day, [claim for claim in claims if _holds(claim, day)], dispute.claimants)
        if _content(standing) != _content(found[-1]):
            found.append(standing)
    return tuple(found)


def find_status(dispute: Dispute, feature: str, day: date) -> Period:
    """The standing of a feature on one day."""
    periods = find_periods(dispute, feature)
    inside = (earlier for earlier, later in pairwise(periods) if later.since is not None and later.since > day)
    return next(inside, periods[-1])


def claims_on(dispute: Dispute, feature: str) -> tuple[Claim, ...]:
    """The claims that say how a feature stands, in the pack's order: each claimant's nearest, on itself or on a group above."""
    levels = _levels(dispute, feature)
    nearest: dict[str, int] = {}
    for claim in dispute.claims:
        if claim.feature in levels:
            nearest[claim.claimant] = min(levels[claim.feature], nearest.get(claim.claimant, len(levels)))
    return tuple(claim for claim in dispute.claims if levels.get(claim.feature) == nearest.get(claim.claimant, -1))


def _levels(dispute: Dispute, feature: str) -> dict[str, int]:
    """How many steps up each group is: 0 the feature itself."""
    part_of = {place.id: place.part_of for place in dispute.features}
    levels, rim = {feature: 0}, [feature]
    while rim:
        above = {group for place in rim for group in part_of.get(place, ()) if group not in levels}
        rim = sorted(above)
        levels |= dict.fromkeys(rim, max(levels.values()) + 1)
    return levels


def _span(claim: Claim) -> tuple[date, date | None]:
    begins = parse_edtf(claim.since).earliest or date.min
    ends = parse_edtf(claim.until).latest if claim.until and claim.until != ".." else None
    # A span must last at least a day, or a claim of one day would never be seen.
    return begins, max(ends, begins + timedelta(1)) if ends and begins < date.max else ends


def _holds(claim: Claim, day: date) -> bool:
    begins, ends = _span(claim)
    return begins <= day and (ends is None or day < ends)


def _period(since: date | None, claims: Sequence[Claim], claimants: tuple[str, ...]) -> Period:
    said = {status: tuple(sorted({c.claimant for c in claims if c.status is status})) for status in ClaimStatus}
    return Period(
        since=since,
        administers=said[ClaimStatus.ADMINISTERS],
        claims=said[ClaimStatus.CLAIMS],
        renounces=said[ClaimStatus.RENOUNCES],
        views=tuple(_perspective(code, said) for code in sorted(claimants)),
    )


def _perspective(code: str, said: dict[ClaimStatus, tuple[str, ...]]) -> Perspective:
    selves = {code, CONTINUES.get(code, code)}
    held = set(said[ClaimStatus.ADMINISTERS]) | set(said[ClaimStatus.CLAIMS])
    others = tuple(sorted(held - selves))
    if selves & set(said[ClaimStatus.CLAIMS]):
        return Perspective(view=View.OWN, holders=tuple(sorted(selves & held)))
    if selves & set(said[ClaimStatus.RENOUNCES]) and not selves & set(said[ClaimStatus.RECOGNISES]):
        return Perspective(view=View.UNDETERMINED)
    if selves & held:
        return Perspective(view=View.OWN, holders=tuple(sorted(selves & held)))
    return Perspective(view=View.OTHER, holders=others) if others else Perspective(view=View.NO_RECORD)


def _content(period: Period) -> tuple[object, ...]:
    return period.administers, period.claims, period.renounces, period.views

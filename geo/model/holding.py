"""Who held and who claimed a place on a day, and how each claimant sees it: read off the claims of a dispute, nothing else.

A claim counts from the first possible day of its `since` to the last possible day of its `until`, that day not included: on
the day a treaty takes effect the new order holds. Where a handover is known only as a range, both sides are named for
its length. Claims on a group hold for its members, unless the same claimant's are given for the member itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from geo.model.edtf import Edtf, parse_edtf
from geo.model.places import Claim, ClaimStatus, Dispute, FeatureKind, Line
from geo.model.states import selves_of

Lasting = TypeVar("Lasting", Claim, Line)
"""What has a period: `since`, `until`."""


class View(IntEnum):
    """How a claimant sees a place on a day; `ADMINISTERED`: it administers the place and leaves the claim to another."""

    NO_RECORD = 0
    OWN = 1
    OTHER = 2
    UNDETERMINED = 3
    ADMINISTERED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """One claimant's view of a place: which of the five it is, and the codes it rests on, in ISO order.

    The codes are those whose place it is in that view; for `ADMINISTERED` those of the claimant that administers it.
    """

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
    days = sorted({day for claim in claims for day in span_of(claim) if day is not None and day > date.min})
    found = [_period(None, (), dispute.claimants)]
    for day in (date.min, *days):
        standing = _period(day, [claim for claim in claims if _holds(claim, day, day)], dispute.claimants)
        if _content(standing) != _content(found[-1]):
            found.append(standing)
    return tuple(found)


def find_status(dispute: Dispute, feature: str, day: date) -> Period:
    """The standing of a feature on one day."""
    periods = find_periods(dispute, feature)
    inside = (earlier for earlier, later in pairwise(periods) if later.since is not None and later.since > day)
    return next(inside, periods[-1])


def claims_in_force(claims: Iterable[Lasting], as_of: Edtf | None = None) -> Iterator[Lasting]:
    """The claims (or lines) that last to this day, or may have been in force at some time of `as_of`, in their own order."""
    # What has an end, however late, does not last to the end of all days.
    first, last = (as_of.earliest, as_of.latest) if as_of else (date.max, date.max)
    return (claim for claim in claims if _holds(claim, first, last))


def claims_on(dispute: Dispute, feature: str) -> tuple[Claim, ...]:
    """The claims that say how a feature stands, in the pack's order: each claimant's nearest, on itself or on a group above.

    A site stands as the land that it is on; a strait is no land, and nothing is said of it.
    """
    levels = _levels(dispute, feature)
    nearest: dict[str, int] = {}
    for claim in dispute.claims:
        if claim.feature in levels:
            nearest[claim.claimant] = min(levels[claim.feature], nearest.get(claim.claimant, len(levels)))
    return tuple(claim for claim in dispute.claims if levels.get(claim.feature) == nearest.get(claim.claimant, -1))


def claimants_with(status: ClaimStatus, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Who has that status in any of the claims: codes in ISO order, each once."""
    return tuple(sorted({claim.claimant for claim in claims if claim.status is status}))


def _levels(dispute: Dispute, feature: str) -> dict[str, int]:
    """How many steps up each group is: 0 the feature itself."""
    part_of = {place.id: place.part_of for place in dispute.features}
    part_of |= {site.id: site.part_of for site in dispute.sites if site.kind is not FeatureKind.STRAIT}
    levels, rim = {feature: 0}, [feature]
    while rim:
        above = {group for place in rim for group in part_of.get(place, ()) if group not in levels}
        rim = sorted(above)
        levels |= dict.fromkeys(rim, max(levels.values()) + 1)
    return levels


def span_of(claim: Claim | Line) -> tuple[date, date | None]:
    """From which day on a claim counts, and the first day on which it no longer does (`None`: it lasts)."""
    return _days(claim.since, claim.until)


@lru_cache(maxsize=4096)
def _days(since: str, until: str | None) -> tuple[date, date | None]:
    begins = parse_edtf(since).earliest or date.min
    ends = parse_edtf(until).latest if until and until != ".." else None
    # A span must last at least a day, or a claim of one day would never be seen.
    return begins, max(ends, begins + timedelta(1)) if ends and begins < date.max else ends


def _holds(claim: Claim | Line, first: date | None, last: date | None) -> bool:
    """Whether a claim may be in force on some day from `first` to `last`, either of them open where `None`."""
    begins, ends = span_of(claim)
    return (last is None or begins <= last) and (ends is None or first is None or first < ends)


def _period(since: date | None, claims: Sequence[Claim], claimants: tuple[str, ...]) -> Period:
    said = {status: claimants_with(status, claims) for status in ClaimStatus}
    return Period(
        since=since,
        administers=said[ClaimStatus.ADMINISTERS],
        claims=said[ClaimStatus.CLAIMS],
        renounces=said[ClaimStatus.RENOUNCES],
        views=tuple(perspective_of(code, claims) for code in sorted(claimants)),
    )


def perspective_of(code: str, claims: Sequence[Claim]) -> Perspective:
    """How a claimant sees a place on which these claims are in force."""
    said = {status: claimants_with(status, claims) for status in ClaimStatus}
    selves = selves_of(code)
    held = set(said[ClaimStatus.ADMINISTERS]) | set(said[ClaimStatus.CLAIMS])
    own, others = tuple(sorted(held & selves)), tuple(sorted(held - selves))
    if selves & set(said[ClaimStatus.CLAIMS]):
        return Perspective(view=View.OWN, holders=own)
    if selves & set(said[ClaimStatus.RENOUNCES]) and not selves & set(said[ClaimStatus.RECOGNISES]):
        return Perspective(view=View.UNDETERMINED)
    if own:
        # To administer what only another claims is not to call it one's own.
        is_anothers = bool(set(said[ClaimStatus.CLAIMS]) - selves)
        return Perspective(view=View.ADMINISTERED if is_anothers else View.OWN, holders=own)
    return Perspective(view=View.OTHER, holders=others) if others else Perspective(view=View.NO_RECORD)


def _content(period: Period) -> tuple[object, ...]:
    return period.administers, period.claims, period.renounces, period.views

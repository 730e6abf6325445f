"""Who bears an act whose text names nobody: by what the act is, and by who administered the place on that day."""

from datetime import date, timedelta

from geo.model import ClaimStatus, Dispute, EventType, Precision, parse_edtf
from geo.model.holding import claimants_with, claims_in_force
from geo.model.states import heir_of

_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_SEIZING = frozenset({EventType.COERCE, EventType.ASSAULT})
_LEAVING = frozenset({EventType.CONCEDE, EventType.RETREAT})
_ADMINISTRATIVE = frozenset({EventType.MOBILIZE, EventType.REJECT, EventType.SANCTION})
_MONTH = timedelta(days=30)
_PROTESTING = frozenset({EventType.ACCUSE, EventType.REQUEST})


def bearers_of(
    kind: EventType, features: tuple[str, ...], when: str | None, dispute: Dispute, *, surely: bool = True
) -> tuple[tuple[str, ...], str]:
    """The actors of an act that the text leaves without one, and the rule; empty where nothing can be said.

    An agreement of the month in which the pack has one signed is that of its parties, any other and a meeting without a named
    party are both claimants'; forces, law and administration on a place are of those who administered it on that day, by the
    pack's claims, a protest is of the other claimant; a seizure is of those who administered it a month later, what is given up
    or left of those who had it a month before. Where the type is not `surely` known, only what comes first is said.
    """
    signed = _signatories(when, dispute) if kind is EventType.AGREE else ()
    if signed:
        return signed, "actor:by-instrument"
    if kind in _MUTUAL:
        return dispute.claimants, "actor:both-by-type"
    if surely and kind in _SEIZING:
        return administering(features, _a_month_later(when), dispute), "actor:by-later-administration"
    if surely and kind in _LEAVING:
        return administering(features, _a_month_earlier(when), dispute), "actor:by-earlier-administration"
    if surely and kind in _ADMINISTRATIVE:
        return administering(features, when, dispute), "actor:by-administration"
    if surely and kind in _PROTESTING:
        holder = administering(features, when, dispute)
        others = tuple(code for code in dispute.claimants if code not in map(heir_of, holder))
        return others if holder and len(others) == 1 else (), "actor:by-claim"
    return (), "actor:none"


def _signatories(when: str | None, dispute: Dispute) -> tuple[str, ...]:
    """The parties of the one instrument signed on a day or in a month; empty where there is none, or several."""
    date_told = parse_edtf(when) if when else None
    if date_told is None or date_told.precision not in (Precision.DAY, Precision.MONTH):
        return ()
    first, last = date_told.earliest, date_told.latest
    days = [(each, parse_edtf(each.signed).earliest) for each in dispute.instruments if each.signed and each.parties]
    signed = [each for each, day in days if first and last and day and first <= day <= last]
    return signed[0].parties if len(signed) == 1 else ()


def _a_month_later(when: str | None) -> str | None:
    """The day a month after the last that a date can mean."""
    last = parse_edtf(when).latest if when else None
    return (last + _MONTH).isoformat() if last and last.year < date.max.year else when


def _a_month_earlier(when: str | None) -> str | None:
    """The day a month before the first that a date can mean."""
    first = parse_edtf(when).earliest if when else None
    return (first - _MONTH).isoformat() if first and first.year > date.min.year else when


def administering(features: tuple[str, ...], when: str | None, dispute: Dispute) -> tuple[str, ...]:
    """The one claimant that administered any of the features when it happened; empty where there were two or none."""
    named = set(features)
    members = {feature.id for feature in dispute.features if not named.isdisjoint(feature.part_of)} | named
    claims = [claim for claim in dispute.claims if claim.status is ClaimStatus.ADMINISTERS and claim.feature in members]
    codes = claimants_with(ClaimStatus.ADMINISTERS, claims_in_force(claims, parse_edtf(when) if when else None))
    return codes if len(codes) == 1 else ()

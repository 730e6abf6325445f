"""Places of the acts that one sentence tells: an act of another day does not happen where the act beside it did."""

from collections.abc import Sequence
from dataclasses import replace

from geo.events.moments import bounds
from geo.events.telling import Told
from geo.lexicon import read_words
from geo.model import EventType

_DEEDS = frozenset(
    {
        EventType.AGREE,
        EventType.AID,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.CONCEDE,
        EventType.CONSULT,
        EventType.COOPERATE,
        EventType.MOBILIZE,
        EventType.RETREAT,
    }
)
"""What is done at a place. Who blames, refuses or asks may well mean the place of what was done days before."""


def with_own_places(told: Sequence[Told], lang: str) -> list[Told]:
    """The acts, each deed without the places that stand in the clause of an act of another day in its sentence.

    Only in languages whose clauses hold all that their verb needs (`own_places` in the lexicon), as those before a verb do.
    """
    if not read_words(lang, "clauses").get("own_places", False):
        return list(told)
    beside: dict[int, list[Told]] = {}
    for each in told:
        beside.setdefault(each.sentence.start, []).append(each)
    return [_placed(each, beside[each.sentence.start]) for each in told]


def _placed(each: Told, beside: Sequence[Told]) -> Told:
    others = [other for other in beside if other.span != each.span and _is_apart(each, other)]
    if not others or each.candidate.act.type not in _DEEDS:
        return each
    spans = [other.span for other in others]
    own = [one for one in each.mentions if not any(start <= one.start < end for start, end in spans)]
    return replace(each, mentions=tuple(own))


def _is_apart(one: Told, other: Told) -> bool:
    """Whether two acts have days that do not touch."""
    begins, ends = bounds(one.dating.date)
    starts, stops = bounds(other.dating.date)
    return bool(begins and ends and starts and stops and (ends < starts or stops < begins))

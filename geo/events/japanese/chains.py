"""Chains of clauses in a Japanese sentence: which of their acts are one act of one actor, and which stay for themselves."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.events.japanese.analysis import Analysis, Found
from geo.events.japanese.inflection import Form
from geo.events.japanese.predicates import Stand, has_new_time
from geo.events.japanese.roles import Mark
from geo.events.japanese.visits import is_to_island
from geo.lexicon import read_words
from geo.model import EventType

_WEIGHTY = 3
"""How strong what is said must be to stand beside a visit."""
_ASKED = frozenset({EventType.REQUEST, EventType.AGREE})
"""What a visitor to an island does there besides."""
_HELD_AND_FREED = ("seize", "release")
_PAIRS = frozenset(
    {("protest-note", "demand"), ("demand", "threaten"), ("criticise", "threaten"), ("protest-note", "threaten")}
)
"""Modes of two acts of one actor in one sentence that are an event each."""


def strongest(analysis: Analysis, found: Sequence[Found]) -> list[Found]:
    """The acts, each chain of clauses with one actor and no further time as its strongest act."""
    kept: list[Found] = []
    for each in found:
        if kept and (_is_asked_there(analysis, kept[-1], each) or _passes_on(analysis, kept[-1], each)):
            continue
        if kept and _is_only_told_of(analysis, kept[-1], each):
            kept[-1] = each
        elif kept and _goes_on(analysis, kept[-1], each):
            if _weight(each) >= _weight(kept[-1]):
                kept[-1] = each if each.codes or each.who else replace(each, codes=kept[-1].codes)
        else:
            kept.append(each)
    return _without_reports(kept)


def _is_asked_there(analysis: Analysis, before: Found, after: Found) -> bool:
    """Whether an act is only what a visitor asks or promises on the island ("島を訪れ、整備を急ぐよう求めた")."""
    there = is_to_island(analysis, before.predicate, before.act) and (
        before.predicate.form is Form.CHAIN or _follows(analysis, before, "on_visit")
    )
    own = before.codes == after.codes and not _has_own_subject(before, after)
    return there and own and after.act.type in _ASKED and not has_new_time(_between(analysis, before, after))


def _passes_on(analysis: Analysis, before: Found, after: Found) -> bool:
    """Whether a saying only passes on words said once ("打診したことを明かし")."""
    own = before.predicate.stand is Stand.REPORTED and before.act.type in _ASKED and before.codes == after.codes
    return own and after.said and _pattern("passed_on").match(_between(analysis, before, after)) is not None


def _is_only_told_of(analysis: Analysis, before: Found, after: Found) -> bool:
    """Whether words said once are only spoken of by one who goes on to say more ("打診したことを明かし、…と主張した")."""
    if before.predicate.stand is not Stand.REPORTED or before.act.type not in _ASKED or before.codes != after.codes:
        return False
    return _follows(analysis, before, "told_of") and after.said and after.act.strength >= _WEIGHTY


def _follows(analysis: Analysis, found: Found, name: str) -> bool:
    """Whether words of the lexicon follow an act's predicate."""
    return _pattern(name).match(analysis.text.masked, found.predicate.end) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_words("ja", "clauses")["follow"][name])


def _between(analysis: Analysis, before: Found, after: Found) -> str:
    return analysis.text.masked[before.predicate.end : after.predicate.verb]


def _goes_on(analysis: Analysis, before: Found, after: Found) -> bool:
    """Whether an act belongs to the one before: the same verb, or a chain that one actor goes through at one time."""
    if before.predicate.verb == after.predicate.verb:
        if before.act.mode == after.act.mode and after.predicate.start == after.predicate.verb:
            return True
        gap = analysis.text.masked[before.predicate.start : after.predicate.start]
        return not has_new_time(gap)
    if not _leads_on(analysis, before) or _has_own_subject(before, after) or _are_two(analysis, before, after):
        return False
    if before.act.mode == "visit" and after.said and after.act.strength >= _WEIGHTY:
        return False
    same = not before.codes or not after.codes or before.codes == after.codes
    if same and before.act.type is after.act.type and not has_new_time(analysis.text.masked[: before.predicate.start]):
        return True
    return same and not has_new_time(_between(analysis, before, after))


def _are_two(analysis: Analysis, before: Found, after: Found) -> bool:
    """Whether an act and the next are told as two whatever links them: a protest and a demand, what one suffers, then does."""
    if before.act.type is after.act.type or (after.act.type is EventType.REQUEST and after.predicate.trigger.before):
        return False
    if (before.act.mode, after.act.mode) == _HELD_AND_FREED:
        return True
    if before.predicate.passive and before.codes and not after.predicate.passive:
        return after.act.type is EventType.RETREAT or bool(after.codes and before.codes != after.codes)
    told = _pattern("protests").search(analysis.text.masked, before.predicate.start, after.predicate.start) is not None
    return told and (before.act.mode, after.act.mode) in _PAIRS


def _leads_on(analysis: Analysis, found: Found) -> bool:
    """Whether an act only leads to the next: a chain, or what was said or done before it ("…と述べた上で、…と強調した")."""
    return found.predicate.form is Form.CHAIN or _follows(analysis, found, "going_on")


def _has_own_subject(before: Found, after: Found) -> bool:
    """Whether a later clause names who does its act itself ("…を打ち出し、首相が島を訪れた")."""
    who = after.who
    if who is None or not before.codes or before.act.type is after.act.type:
        return False
    return who.mark in (Mark.SUBJECT, Mark.TOPIC) and who.actor.start >= before.predicate.end


def _without_reports(found: Sequence[Found]) -> list[Found]:
    """The acts without sayings that only pass on an act told in the same sentence, and without mere reasons."""
    passed = [each for each in found if each.reporter]
    kept = [each for each in found if not (each.said and any(one.predicate.verb < each.predicate.verb for one in passed))]
    return [each for place, each in enumerate(kept) if place + 1 == len(kept) or not _is_reason(each, kept[place + 1])]


def _is_reason(found: Found, after: Found | None = None) -> bool:
    """Whether criticism only leads to what its author then does; who threatens has said both."""
    if after and after.act.type is EventType.THREATEN:
        return False
    return found.predicate.form is Form.CHAIN and found.act.type is EventType.ACCUSE and found.act.mode == "criticise"


def _weight(found: Found) -> int:
    if _is_reason(found):
        return 1
    return found.act.strength * 2 - (2 if found.said else 0) + (1 if found.predicate.trigger.before else 0)

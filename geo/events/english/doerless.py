"""English acts that nobody is named to do: passives, laws that take effect, talks that open, rallies that draw a crowd."""

import re
from functools import cache

from geo.events.actors import Actor
from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import RESUMED, RETURNED, Clause
from geo.events.english.told import is_decided, is_entry
from geo.events.english.triggers import Role
from geo.events.reading import Act
from geo.events.retyping import retyped
from geo.lexicon import read_words, word_set
from geo.model import EventType

_FORCED = frozenset({EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE})
_HAPPENING = frozenset({EventType.CONSULT, EventType.MOBILIZE, EventType.PROTEST})
_SHARED = frozenset({EventType.AGREE, EventType.CONSULT})
_START = 6
"""Within how many words of its beginning a clause names what it is about."""
_HEAD = 14
"""How many words after the noun of what happens its verb may stand ("the talks on the islands in Moscow opened")."""


def goes_without(analysis: Analysis, clause: Clause, found: Found, wording: str, *, reduced: bool, passive: bool) -> bool:
    """Whether an act may stand without an actor; `wording` is what it is about.

    Passives, laws that take effect, what treaties themselves do, what begins or ends of itself.
    """
    words = read_words("en", "clauses")["closed"]
    act = found.trigger.act
    if clause.opener in words["times"] or act is None:
        return False
    inside = [each for each in analysis.found if clause.first <= each.place < clause.last]
    if _is_done_by_hands(analysis, clause, found, act):
        return True
    if act.by == "none" or reduced or is_entry(analysis, inside) or is_decided(analysis, found):
        return True
    if passive:
        voiced = act.mode == "criticise" and found.trigger.role is Role.VERB
        if act.type in _FORCED and act is retyped(act, wording, "en"):
            return _on_matter(analysis, clause, "forced") or bool(analysis.setting.mentions)
        return not voiced and (act.type not in (EventType.SANCTION, EventType.REJECT) or _on_matter(analysis, clause))
    treaty = act.type in (EventType.AGREE, EventType.CONCEDE) and opens_with_document(analysis, clause, found)
    edicts = word_set("en", "clauses", "closed", "edicts")
    treaty = treaty or (act.type is EventType.COERCE and not edicts.isdisjoint(_opening(analysis, clause, found)))
    shared = act.type in _SHARED and bool(_opening(analysis, clause, found) & word_set("en", "clauses", "closed", "shared"))
    return treaty or shared or _happens_itself(analysis, clause, found, act)


def rallying(analysis: Analysis, clause: Clause, act: Act, actor: Actor | None) -> tuple[str, ...]:
    """Whose people rallied where nobody is named: those of the city it was in ("the rally was held in Tokyo")."""
    if act.type is not EventType.PROTEST or actor is not None:
        return ()
    seats = word_set("en", "clauses", "closed", "seated")
    inside = [each for each in analysis.actors if clause.start <= each.start < clause.end and each.code]
    placed = [each for each in inside if _word_before(analysis, each) in seats]
    return (str(placed[-1].code),) if placed else ()


def _word_before(analysis: Analysis, actor: Actor) -> str:
    return (analysis.lowered[: actor.start].split() or [""])[-1]


def came_from(analysis: Analysis, clause: Clause, found: Found) -> int | None:
    """Where "came" ends that says from whom a noun's act was ("A warning came from …"), `None` where nothing does."""
    if found.trigger.role is not Role.NOUN:
        return None
    came = _came().match(analysis.lowered[found.end : clause.end])
    return found.end + came.end() - len(came[0].rsplit(maxsplit=1)[-1]) - 2 if came else None


@cache
def _came() -> re.Pattern[str]:
    return re.compile(read_words("en", "clauses")["patterns"]["came_from"])


def opens_with_document(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether a clause begins with a treaty or the like, before its verb ("A separate accord let the islanders go back")."""
    return bool(_opening(analysis, clause, found) & word_set("en", "clauses", "closed", "documents"))


def _opening(analysis: Analysis, clause: Clause, found: Found) -> set[str]:
    first = clause.first
    if clause.opener in (RESUMED, RETURNED):
        first = analysis.clauses[max(0, analysis.clauses.index(clause) - 2)].first
    return {token.word for token in analysis.tokens[first : min(found.place, first + _START)]}


def _happens_itself(analysis: Analysis, clause: Clause, found: Found, act: Act) -> bool:
    """Whether talks, drills or a rally began or ended, nobody being named to hold them ("the talks opened in Moscow")."""
    if found.trigger.role is not Role.NOUN or act.type not in _HAPPENING or not analysis.on_topic:
        return False
    happening = word_set("en", "clauses", "closed", "happening")
    after = [each for each in analysis.found if found.place < each.place < min(clause.last, found.place + _HEAD)]
    verbs = {analysis.lowered[each.start : each.end] for each in after if each.trigger.role is not Role.NOUN}
    return not verbs.isdisjoint(happening)


def _is_done_by_hands(analysis: Analysis, clause: Clause, found: Found, act: Act) -> bool:
    """Whether arms or workers of no named country deploy or build ("a new unit went on duty", "builders laid the stone")."""
    if clause.opener in read_words("en", "clauses")["closed"]["relatives"]:
        return False
    hands = read_words("en", "clauses")["closed"]["hands"].get(act.mode, ())
    ahead = {token.word for token in analysis.tokens[clause.first : found.place]}
    return bool(ahead & set(hands)) and bool(analysis.setting.mentions)


def _on_matter(analysis: Analysis, clause: Clause, words: str = "") -> bool:
    """Whether a clause names something of the dispute: a place, or what its parties halt and decree, or `words` of a list."""
    text = analysis.lowered[clause.start : clause.end]
    placed = any(clause.start <= mention.start < clause.end for mention in analysis.setting.mentions)
    listed = read_words("en", "clauses")["closed"][words] if words else read_words("en", "acts")["matters"]["words"]
    return placed or any(word in text for word in listed)

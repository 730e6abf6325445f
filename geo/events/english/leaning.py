"""English clauses that lean on the one before: passives that go on, relatives that tell what was answered."""

from geo.events.actors import Actor
from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import RELATIVE, Clause
from geo.events.english.roles import agent_of
from geo.events.english.told import TOLD, passive_head
from geo.lexicon import word_set
from geo.model import EventType

_ANSWERS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.SANCTION, EventType.THREATEN})
"""What one does about what another did."""
_APPOSED = 4
"""How many words back the comma stands before what names an act again (", a further step that")."""


def passive_agent(analysis: Analysis, clause: Clause, found: Found) -> Actor | None:
    """Who does what a passive tells: named after "by" in its clause, or in that of the passive it goes on with."""
    own = agent_of(analysis, clause, found.end)
    head = passive_head(analysis, clause, found) if own is None else None
    return agent_of(analysis, analysis.clause_at(head.start), head.end) if head else own


def tells_answer(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether a relative clause tells what another did about the act told ("…, which Tokyo protested", ", a step Japan …")."""
    act = found.trigger.act
    told = any(each.start < clause.start and each.trigger.act and each.stand in TOLD for each in analysis.found)
    if act is None or act.type not in _ANSWERS or not told or not clause.first:
        return False
    before = [token.word for token in analysis.tokens[max(0, clause.first - _APPOSED) : clause.first]]
    if clause.opener == RELATIVE:
        return before[-1] in word_set("en", "clauses", "closed", "steps") and "," in before
    return before[-1] == ","

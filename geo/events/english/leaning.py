"""English clauses that lean on the one before: passives that go on, relatives that tell what was answered."""

from functools import cache

from geo.events.actors import Actor
from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import RELATIVE, Clause
from geo.events.english.roles import agent_of
from geo.events.english.told import TOLD, passive_head
from geo.events.english.verbs import auxiliary_words, verb_forms
from geo.lexicon import read_words, word_set
from geo.model import EventType

_ANSWERS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.SANCTION, EventType.THREATEN})
"""What one does about what another did."""
_WISHES = frozenset({EventType.REQUEST, EventType.AGREE})
"""What words ask or promise, unless they tell what is so."""
_SAID = 14
"""How many words after a verb of saying the verb of what is said may stand."""
_TOLD_WHOM = 6
"""How many words after a verb of saying, with whom and when between, what is said may begin."""
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


def asserts(analysis: Analysis, found: Found) -> bool:
    """Whether a verb that may ask or agree only leads to what is said to be so ("insisted that the islands were Russian")."""
    act = found.trigger.act
    if act is None or act.type not in _WISHES or analysis.tokens[found.place].word not in _saying():
        return False
    words = [token.word for token in analysis.tokens[found.place + 1 : found.place + _SAID]]
    opens = next((at for at, word in enumerate(words[:_TOLD_WHOM]) if word == "that"), None)
    if opens is None:
        return False
    words = words[opens:]
    helping = next((at for at, word in enumerate(words) if word in auxiliary_words()), 0)
    return words[helping] in _being() and words[helping + 1 : helping + 2] != ["to"]


@cache
def _saying() -> frozenset[str]:
    """Every form of the verbs of saying that are one word."""
    verbs = (verb for verb in read_words("en", "acts")["speech"]["verbs"] if " " not in verb)
    return frozenset(form for verb in verbs for form, _ in verb_forms(verb))


@cache
def _being() -> frozenset[str]:
    """The forms of "be" and "have" that tell what is or was."""
    table = read_words("en", "clauses")["auxiliaries"]
    return frozenset((*table["be"], *table["was"][:2], *table["have"], *table["had"]))

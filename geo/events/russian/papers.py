"""What stands in a paper that a Russian clause tells of: the clause itself and those that hang on it."""

import re
from dataclasses import replace

from geo.events.reading import Act
from geo.events.retyping import retyped
from geo.events.russian.clauses import Clause
from geo.events.russian.said import said_act
from geo.events.russian.sentence import Analysis
from geo.events.russian.telling import Told
from geo.lexicon import read_words
from geo.model import EventType

_QUOTE_MARKS = re.compile('[«»„“”"]')
_MADE = frozenset({"law"})
"""Modes of acts that are what the paper they make says."""
_ASKED = frozenset({EventType.AGREE, EventType.SANCTION, EventType.CONCEDE, EventType.MOBILIZE, EventType.COOPERATE})
"""What an assembly that only makes a statement asks others to do."""
_NEAR = 5
"""Before how many words after its verb a statement is named."""


def as_worded(analysis: Analysis, clause: Clause, act: Act, *, alone: bool = False) -> Act:
    """The act, of a paper that of what the paper orders or says ("принял закон, объявляющий острова исконными").

    What only a participle says of it (`alone`) is read with all before ("отнесён к базам распоряжением, подписанным 3 мая").
    """
    start = 0 if alone and clause.opener == "participle" else clause.start
    return retyped(act, _wording(analysis, clause, act, start), "ru")


def as_stated(analysis: Analysis, told: Told, act: Act, actors: tuple[str, ...]) -> Act:
    """The act, of a statement that one side makes alone what it says ("Дума приняла заявление, в котором …")."""
    rows = read_words("ru", "clauses")["stating"]
    alone = act.type is EventType.AGREE and len(actors) == 1 and told.rule == "verb"
    if not alone or not analysis.text.startswith(tuple(rows["verbs"]), told.verb.start):
        return act
    near = [token.word for token in analysis.tokens[told.verb.place + 1 : told.verb.place + _NEAR]]
    if not any(word.startswith(tuple(rows["papers"])) for word in near):
        return act
    said = said_act(analysis.text, by_claimant=bool({*actors} & analysis.setting.sides))
    asks = said is None or said[0].type in _ASKED
    return replace(act, type=EventType.REQUEST, mode="demand") if asks or said is None else said[0]


def _wording(analysis: Analysis, clause: Clause, act: Act, start: int) -> str:
    """The words from `start` to a clause's end in lower case, if it makes a paper with those of the clauses that hang on it."""
    end = clause.end
    if act.mode in _MADE:
        for other in analysis.clauses:
            if other.start >= end and not other.secondary:
                break
            end = max(end, other.end) if other.start >= clause.start else end
    return _QUOTE_MARKS.sub(" ", f" {analysis.text[start:end].lower()}")

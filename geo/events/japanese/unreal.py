"""What keeps a Japanese sentence or clause from telling an act: habits, questions, fiction, another country's matters."""

import re
from functools import cache

from geo.events.actors import ActorKind
from geo.events.japanese.analysis import Analysis
from geo.events.japanese.predicates import Predicate, Text
from geo.events.japanese.triggers import topic_words
from geo.lexicon import read_words
from geo.model import FeatureLevel

_QUOTED = re.compile(r"「[^」]*」|『[^』]*』")
_ASKED = re.compile(r"(?:か|？|\?)[。」]?$")


def is_habit(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether words before a predicate make it a habit, a lasting state or a condition."""
    words = read_words("ja", "clauses")["unreal"]
    before = analysis.text.masked[: predicate.end].rpartition("。")[2]
    before = re.sub(words["habits_of_things"], "", before)
    clause = re.split(read_words("ja", "clauses")["nouns"]["asked"], before)[-1]
    return _habits().search(clause[-60:]) is not None or before.startswith(tuple(words["conditions"]))


@cache
def _habits() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_words("ja", "clauses")["unreal"]["habits"])))


def tells_nothing(text: Text) -> bool:
    """Whether the whole sentence is a question, a fiction, or bare quotation."""
    outside = _QUOTED.sub("", text.masked).strip(" 　。、")
    return not outside or _ASKED.search(text.masked) is not None or _fictions().search(outside) is not None


@cache
def _fictions() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_words("ja", "clauses")["unreal"]["fictions"])))


def is_elsewhere(analysis: Analysis) -> bool:
    """Whether a sentence is about a third country's matters: it names one beside one of ours, and no place of this dispute."""
    if any(not mention.refused and mention.level is FeatureLevel.NAMED for mention in analysis.setting.mentions):
        return False
    stay = re.compile(read_words("ja", "clauses")["marks"]["stay"])
    states = {
        code
        for person in analysis.persons
        for code in person.codes
        if person.actor.kind is not ActorKind.PEOPLE and not stay.match(analysis.text.masked, person.actor.end)
    }
    ours = analysis.setting.sides
    return len(states & ours) == 1 and bool(states - ours) and not topic_words().search(analysis.text.sentence)

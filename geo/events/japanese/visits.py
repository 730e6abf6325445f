"""Visits in a Japanese sentence: whether they go to an island of the dispute, and what weighs more than they do."""

import re
from dataclasses import replace

from geo.events.japanese.analysis import Analysis
from geo.events.japanese.predicates import Predicate
from geo.events.reading import Act
from geo.lexicon import read_words


def is_to_island(analysis: Analysis, predicate: Predicate, act: Act) -> bool:
    """Whether an act is a visit whose goal is an island of the dispute."""
    return act.mode == "visit" and (_is_island(analysis, _goal_end(analysis, predicate)) or _is_on_island(analysis, predicate))


def _is_on_island(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether the goal is a place on an island ("国後島の発電所を視察した")."""
    on = re.compile(read_words("ja", "clauses")["references"]["on_island"])
    ends = [mention.end for mention in analysis.setting.mentions if mention.end <= predicate.start]
    return any(on.fullmatch(analysis.text.masked, end, predicate.start) for end in ends)


def goes_elsewhere(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether a visit is to an actor's own place and not to an island ("ロシアを訪問した")."""
    goal = _goal_end(analysis, predicate)
    return not _is_island(analysis, goal) and any(person.actor.end == goal for person in analysis.persons)


def arrived(analysis: Analysis, predicate: Predicate, act: Act) -> Act:
    """The act, a visit whose goal is an island as what outweighs the words asked there."""
    return replace(act, strength=act.strength + 1) if is_to_island(analysis, predicate, act) else act


def _goal_end(analysis: Analysis, predicate: Predicate) -> int:
    """Where the goal ends that stands right before a verb of going."""
    return len(analysis.text.masked[: predicate.start].rstrip(read_words("ja", "clauses")["marks"]["goal"]))


def _is_island(analysis: Analysis, end: int) -> bool:
    return any(mention.start < end <= mention.end for mention in analysis.setting.mentions)

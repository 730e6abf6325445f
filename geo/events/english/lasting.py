"""What an English clause tells of a stretch of time: that it lasts, recurs, or only counts what happened since a year."""

from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import Clause
from geo.events.english.told import TOLD
from geo.events.english.triggers import Role
from geo.events.english.verbs import Stand
from geo.lexicon import read_words, word_set

_YEAR = 4
"""How many figures a year has."""
_HELPED = 6
"""How many words before a verb "have" may stand."""


def goes_on(analysis: Analysis, found: Found, text: str) -> bool:
    """Whether a perfect tells what lasts or recurs ("has long disputed", "have met more than twenty times")."""
    words = read_words("en", "clauses")["recurring"]
    before = {token.word for token in analysis.tokens[max(0, found.place - 3) : found.place + 3]}
    counted = any(f" {word}" in text for word in words["counts"]) and not any(word in text for word in words["each"])
    if counted and found.stand is Stand.PAST:
        return True
    lasting = bool(before & set(words["adverbs"])) or not analysis.words.isdisjoint(words["ends"])
    return found.stand is Stand.PERFECT and (lasting or counted)


def since_long(text: str) -> bool:
    """Whether a clause tells of something that goes on since ("since the 1990s the question has been discussed")."""
    return any(f" {word} " in f" {text} " for word in read_words("en", "clauses")["lasting"])


def is_count(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether a perfect only counts what was done since a year ("more than 1,300 boats have been seized since 1946")."""
    if found.stand not in TOLD and found.trigger.role is not Role.NOUN:
        return False
    words = [token.word for token in analysis.tokens]
    before = [token.word for token in analysis.tokens[clause.first : found.place]]
    perfect = not word_set("en", "clauses", "auxiliaries", "have").isdisjoint(before[-_HELPED:])
    many = word_set("en", "clauses", "recurring", "many")
    counted = any((word[:1].isdigit() and len(word) != _YEAR) or word in many for word in before)
    opens = next(
        (place for place, word in enumerate(words) if word in word_set("en", "clauses", "closed", "since")), len(words)
    )
    since = any(word.isdigit() and len(word) == _YEAR for word in words[opens:])
    return perfect and since and counted

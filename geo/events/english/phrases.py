"""The phrases that open an English clause, of one to three words, and what only looks like one."""

from collections.abc import Sequence

from geo.events.english.closed import clause_words
from geo.events.english.verbs import Token

_FIRST = {"subordinators": "subordinators:first", "hypotheticals": "hypotheticals:first"}


def subordinator_at(tokens: Sequence[Token], place: int) -> str:
    """The subordinator that begins at `place`, "" for none."""
    return "" if _compares(tokens, place) else _phrase(tokens, place, "subordinators")


def _compares(tokens: Sequence[Token], place: int) -> bool:
    """Whether "as" only measures ("as early as Wednesday", "as well as")."""
    if tokens[place].word != "as":
        return False
    around = (tokens[place + 1].word if place + 1 < len(tokens) else "", tokens[place - 1].word if place else "")
    return any(word in clause_words()["measures"] for word in around)


def hypothetical_at(tokens: Sequence[Token], place: int) -> str:
    """The word of a condition that begins at `place`, "" for none."""
    return _phrase(tokens, place, "hypotheticals")


def _phrase(tokens: Sequence[Token], place: int, name: str) -> str:
    """The longest phrase of a list of the lexicon (up to three words) that begins at `place`, "" for none."""
    words = clause_words()
    if tokens[place].word not in words[_FIRST[name]]:
        return ""
    phrases = words[name]
    for size in (3, 2, 1):
        phrase = " ".join([token.word for token in tokens[place : place + size]])
        if phrase in phrases:
            return phrase
    return ""


def points_at_time(tokens: Sequence[Token], place: int) -> bool:
    """Whether "that" only points at a time ("delivered that November"), nothing being said before it."""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return tokens[place].word == "that" and after in clause_words()["spans"]


def ends_time(tokens: Sequence[Token], place: int) -> bool:
    """Whether a phrase of time ends at `place`, after which a subject may follow without a comma ("In November they")."""
    word = tokens[place].word
    return word in clause_words()["spans"] or word in clause_words()["calendar"]

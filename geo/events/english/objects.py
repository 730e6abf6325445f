"""What English verbs are done to that are used of claims and of things alike ("threw out the appeal", "… the ash")."""

from collections.abc import Sequence
from functools import cache

from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import Clause
from geo.events.english.closed import clause_words
from geo.events.english.triggers import Role
from geo.events.english.verbs import Stand, Token, verb_forms
from geo.lexicon import read_words, word_set

_LONGEST = 9
"""How many words an object takes, at most."""


def done_to_things(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether a verb of that kind has an object, or as a passive a subject, that is nothing the sides quarrel over."""
    wording = analysis.lowered[found.start : found.end]
    known = wording in _verbs() or wording.rpartition(" ")[0] in _verbs()
    if found.trigger.role is not Role.VERB or found.trigger.tail or not known:
        return False
    passive = found.stand is Stand.PASSIVE
    tokens = analysis.tokens[clause.first : found.place] if passive else _object_of(analysis, clause, found)
    words = [token.word for token in tokens]
    if not words or words[0] in _pronouns() or any(map(_is_matter, words)):
        return False
    start, end = tokens[0].start, tokens[-1].end
    people = [actor.start for actor in analysis.actors]
    acts = [each.start for each in analysis.found if each.trigger.role is Role.NOUN]
    return not any(start <= each < end for each in (*people, *acts))


def _object_of(analysis: Analysis, clause: Clause, found: Found) -> Sequence[Token]:
    """The words of the object after a verb, up to the next mark or preposition but "of"; none where it has none."""
    of, adverbs = word_set("en", "acts", "objects", "led_by"), word_set("en", "clauses", "adverbs")
    ends = (word_set("en", "clauses", "prepositions") | clause_words()["conjunctions"]) - of
    tokens = [token for token in analysis.tokens[found.place :] if found.end <= token.start < clause.end][:_LONGEST]
    skipped = (place for place, token in enumerate(tokens) if token.word not in of and not _is_adverb(token.word, adverbs))
    begins = next(skipped, len(tokens))
    marks = (place for place, token in enumerate(tokens) if token.word in ends or not token.word[0].isalnum())
    return tokens[begins : next((place for place in marks if place >= begins), len(tokens))]


def _is_adverb(word: str, adverbs: frozenset[str]) -> bool:
    return word in adverbs or word.endswith(read_words("en", "acts")["objects"]["adverbs"])


def _is_matter(word: str) -> bool:
    """Whether a word is one of what the sides quarrel over, in the singular or plural; a stem of the list has any ending."""
    known, stems = _matters()
    return word in known or word.removesuffix("s") in known or word.startswith(stems)


@cache
def _verbs() -> frozenset[str]:
    """The verbs of that kind in every form."""
    return frozenset(surface for verb in read_words("en", "acts")["objects"]["verbs"] for surface, _ in verb_forms(verb))


@cache
def _matters() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words, and the stems, that the list ends with a hyphen."""
    words = read_words("en", "acts")["objects"]["words"]
    return frozenset(words), tuple(word.removesuffix("-") for word in words if word.endswith("-"))


@cache
def _pronouns() -> frozenset[str]:
    """The words that stand for what was told before."""
    standing = frozenset().union(*(word_set("en", "clauses", name) for name in ("anaphors", "pronouns")))
    return (standing | word_set("en", "clauses", "closed", "relatives")) - clause_words()["determiners"]

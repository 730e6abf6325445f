"""Whom an English sentence is about, so whom the next sentence's pronoun means."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.english.analysis import Analysis
from geo.events.english.names import codes_of
from geo.events.english.roles import is_free, leading_pronoun, pronoun_of
from geo.events.english.told import TOLD
from geo.events.english.verbs import auxiliary_words
from geo.lexicon import read_words

_ARTICLE = 4
"""Code points that an article takes before a subject."""
_NO_SUBJECTS = frozenset({ActorKind.ADJECTIVE, ActorKind.BOTH, ActorKind.OUTSIDER})


def topic_subject(analysis: Analysis) -> Actor | None:
    """The actor that the next sentence's pronoun means: the first that governs a verb; people only where nobody else."""
    known = analysis.setting.subject
    free = [actor for actor in analysis.actors if is_free(analysis, actor) and actor.kind not in _NO_SUBJECTS]
    bodies = [actor for actor in free if actor.kind is not ActorKind.PEOPLE]
    first = (_of_main(analysis, bodies) or bodies or free)[:1]
    led = leading_pronoun(analysis, first[0].start) if first else ""
    if led:
        return pronoun_of(analysis, 0, led) or known
    first = _last_of_two(analysis, free) or first if first and first[0].kind is ActorKind.COUNTRY else first
    if first and not (first[0].kind is ActorKind.PEOPLE and known is not None):
        code = first[0].code or next(iter(codes_of(analysis, first[0])), None) or _seat(analysis)
        return first[0] if code == first[0].code else replace(first[0], code=code)
    stance = _stance_of(analysis) or _answering(analysis)
    if stance:
        return stance
    we = read_words("en", "clauses")["closed"]["we"]
    word = next((token.word for token in analysis.tokens[:12] if token.word in we), "")
    return pronoun_of(analysis, 0, word) or known


def _of_main(analysis: Analysis, free: Sequence[Actor]) -> list[Actor]:
    """The actors of main clauses where a sentence leads to them by another's ("Since Japan …, Russia has …. It …")."""
    if not free or not analysis.clauses[0].opener:
        return []
    main = [each for each in free if not analysis.clause_at(each.start).opener or _heads_main(analysis, each)]
    return [actor for actor in main if actor.kind in (ActorKind.COUNTRY, ActorKind.PERSON, ActorKind.BODY)]


def _heads_main(analysis: Analysis, actor: Actor) -> bool:
    """Whether an actor right after a comma has its verb right after it ("…, Russia has dismantled …")."""
    if not analysis.lowered[: actor.start].endswith(", "):
        return False
    after = next((token for token in analysis.tokens if token.start >= actor.end), None)
    told = any(after is not None and each.start == after.start and each.stand in TOLD for each in analysis.found)
    return told or (after is not None and after.word in auxiliary_words())


def _last_of_two(analysis: Analysis, free: Sequence[Actor]) -> list[Actor]:
    """The country that the second of two main clauses is about ("Japan froze assets and Moscow walked away. It then …")."""
    joins = read_words("en", "clauses")["closed"]["carries_on"][:2]
    for clause in reversed(analysis.clauses):
        begins = clause.start + len(clause.opener) + 1
        own = [actor for actor in free if begins <= actor.start <= begins + _ARTICLE and actor.kind is ActorKind.COUNTRY]
        told = any(clause.first <= each.place < clause.last and each.stand in TOLD for each in analysis.found)
        if clause.opener in joins and own and told:
            return own[:1]
    return []


def _stance_of(analysis: Analysis) -> Actor | None:
    """Whose stance opens a sentence ("The Japanese position itself is older."): the next sentence's government is theirs."""
    closed = read_words("en", "clauses")["closed"]
    actor = min(analysis.actors, key=lambda each: each.start, default=None)
    if actor is None or actor.code is None:
        return None
    before = [token.word for token in analysis.tokens if token.start < actor.start]
    after = next((token.word for token in analysis.tokens if token.start >= actor.end and token.word != "'s"), "")
    opens = not before or before in [[article] for article in closed["articles"]]
    return replace(actor, kind=ActorKind.COUNTRY) if opens and after in closed["stances"] else None


def _answering(analysis: Analysis) -> Actor | None:
    """Who answers what a sentence is about ("The move drew a swift response from Moscow."): the next ministry is theirs."""
    answered = _answered()
    actor = next((each for each in analysis.actors if answered.search(analysis.lowered[: each.start])), None)
    return replace(actor, kind=ActorKind.COUNTRY) if actor and actor.code else None


@cache
def _answered() -> re.Pattern[str]:
    return re.compile(read_words("en", "clauses")["patterns"]["answered"])


def _seat(analysis: Analysis) -> str | None:
    """The country of the one body that a sentence names ("an official told the Diet"), so that its people are known."""
    codes = {actor.code for actor in analysis.actors if actor.kind is ActorKind.BODY and actor.code}
    return codes.pop() if len(codes) == 1 else None

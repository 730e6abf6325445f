"""The acts of an English sentence sifted: without shadows and occasions, with whoever denies them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.events.actors import ActorKind
from geo.events.english.analysis import Analysis
from geo.events.english.clauses import ATTRIBUTION
from geo.events.english.closed import clause_words
from geo.events.english.verbs import looks_past
from geo.events.reading import Candidate
from geo.lexicon import read_words, word_set
from geo.model import EventType, Factuality

_TOLD_ENVOYS = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})
_BESIDE = 5
"""How many code points after "and" a verb stands that goes on with the clause before."""
_NEAR = 24
"""How many code points after a verb of travelling its destination may begin."""


def without_shadows(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without sayings whose content is told as an act, or said by the same actor, in the same sentence."""
    told = [each for each in candidates if each.factuality is Factuality.REPORTED]
    last = analysis.clauses[-1].opener == ATTRIBUTION
    if last and len(candidates) > 1 and _is_saying(candidates[-1]):
        candidates = candidates[:-1]
    return [
        _of_announcer(analysis, each, candidates)
        for each in candidates
        if not (_is_saying(each) and any(other.start > each.start or last for other in told))
        and not (_is_saying(each) and any(_repeats(each, other) for other in candidates))
        and not (_is_saying(each) and _only_attributes(analysis, each, candidates))
        and not any(_announces_protest(analysis, each, other) for other in candidates)
    ]


def _of_announcer(analysis: Analysis, protest: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """The protest, as that of who announces it in the same sentence where it names nobody ("… and that it had been lodged")."""
    sayings = [each for each in candidates if _announces_protest(analysis, each, protest)]
    return replace(protest, actors=sayings[0].actors, recipients=sayings[0].recipients) if sayings else protest


def _announces_protest(analysis: Analysis, saying: Candidate, protest: Candidate) -> bool:
    """Whether who says what he thinks adds that a protest was lodged ("said it was regrettable and that he had protested")."""
    noted = protest.act.type is EventType.ACCUSE and protest.act.mode == "protest-note" and protest.trigger > saying.trigger
    mine = not protest.actors or protest.actors == saying.actors or protest.rules[0].startswith("en:noun")
    opening = analysis.lowered[analysis.clause_at(protest.trigger).start :].split(maxsplit=2)[:2]
    said = not word_set("en", "clauses", "that").isdisjoint(opening)
    return noted and mine and said and _is_saying(saying) and saying.act.type is EventType.ACCUSE


def _only_attributes(analysis: Analysis, saying: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a saying only names the source of the act just told ("jets crossed the strait, the ministry said, but …")."""
    clause = analysis.clause_at(saying.trigger)
    return clause.opener == ATTRIBUTION and any(other.end == clause.start for other in candidates)


def without_occasions(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without meetings and trips that only say on which occasion another act was done.

    "Raised the issue when they met", "flew to Moscow, where he asked": one act, told with its occasion.
    """
    return [
        each
        for each in candidates
        if not (_is_occasion(analysis, each) and any(each is not one for one in candidates))
        and not any(_leads_to(analysis, each, other) for other in candidates)
    ]


def without_halves(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without what is only half of another: one act told in two verbs.

    "Summoned the envoy and demanded", "a declaration in which it agreed to hand over", "welcomed the release but demanded".
    """
    return [
        each
        for each in candidates
        if not any(
            each is not other and half(analysis, each, other)
            for other in candidates
            for half in (_said_when_summoned, _term_of_accord, _courtesy, _freed_again)
        )
    ]


def _said_when_summoned(analysis: Analysis, said: Candidate, summons: Candidate) -> bool:
    """Whether an envoy who was called in was told this ("summoned the envoy and demanded an apology")."""
    called = summons.act.mode == "protest-note" and _begins(analysis, summons, _listed("summoning"))
    same = said.actors == summons.actors and summons.trigger < said.trigger
    clause = analysis.clause_at(said.trigger)
    beside = analysis.clauses.index(clause) - analysis.clauses.index(analysis.clause_at(summons.trigger)) == 1
    coordinated = beside and clause.opener in read_words("en", "clauses")["closed"]["carries_on"]
    return called and same and coordinated and said.act.type in _TOLD_ENVOYS and said.act.mode != summons.act.mode


def _term_of_accord(analysis: Analysis, yielded: Candidate, accord: Candidate) -> bool:
    """Whether a concession is what an accord of the sentence says ("a declaration in which Moscow agreed to hand over")."""
    if yielded.act.type is not EventType.CONCEDE or accord.act.type is not EventType.AGREE:
        return False
    clause = analysis.clause_at(yielded.trigger)
    ahead = f" {analysis.lowered[clause.start : yielded.trigger]}"
    return clause.opener in read_words("en", "clauses")["closed"]["in_which"] or any(word in ahead for word in _listed("in_it"))


def _courtesy(analysis: Analysis, welcome: Candidate, other: Candidate) -> bool:
    """Whether a welcome only goes before what follows after "but" ("welcomed the release but demanded the boat back")."""
    turned = analysis.clause_at(other.trigger).opener in read_words("en", "clauses")["closed"]["turning"]
    same = welcome.actors == other.actors and welcome.trigger < other.trigger
    return welcome.act.type is EventType.SUPPORT and turned and same


def _freed_again(analysis: Analysis, again: Candidate, freed: Candidate) -> bool:
    """Whether "and" only goes on with how somebody was let go ("were freed on Friday and handed over at sea")."""
    if again.act.type is not EventType.CONCEDE or freed.act.type is not EventType.CONCEDE or again.trigger <= freed.trigger:
        return False
    clause = analysis.clause_at(again.trigger)
    return clause.opener in read_words("en", "clauses")["closed"]["carries_on"] and again.trigger - clause.start <= _BESIDE


def _listed(name: str) -> tuple[str, ...]:
    return tuple(read_words("en", "clauses")["closed"][name])


def _leads_to(analysis: Analysis, talks: Candidate, other: Candidate) -> bool:
    """Whether talks only lead to what the same actor said or did there ("telephoned Abe and told him", "flew in, where he")."""
    if not _is_talks(talks) or _is_talks(other) or other.trigger <= talks.trigger:
        return False
    opener = analysis.clause_at(other.trigger).opener
    closed = read_words("en", "clauses")["closed"]
    if not analysis.lowered.startswith(tuple(closed["coming"]), talks.trigger):
        return False
    return opener in (*closed["carries_on"], *closed["places"]) and bool(set(talks.actors) & set(other.actors))


def _is_talks(candidate: Candidate) -> bool:
    return candidate.act.type is EventType.CONSULT and candidate.act.mode == "talks"


def _is_occasion(analysis: Analysis, each: Candidate) -> bool:
    if each.act.type is not EventType.CONSULT or each.rules[0].startswith("en:named"):
        return False
    opener = analysis.clause_at(each.trigger).opener
    if each.act.mode == "talks":
        return opener in read_words("en", "clauses")["closed"]["occasions"]
    countries = [actor.start for actor in analysis.actors if actor.kind is ActorKind.COUNTRY]
    after = [start for start in countries if each.trigger <= start < each.end]
    places = [mention.start for mention in analysis.setting.mentions if each.trigger <= mention.start < each.end]
    return bool(after) and (not places or after[0] < places[0]) and after[0] - each.trigger <= _NEAR


def is_lasting(analysis: Analysis) -> bool:
    """Whether a sentence is all in the present and has no date: what is so, or done time and again ("Japan protests each").

    What an "if" leads to says nothing of the past ("fears bases there if they were handed over").
    """
    if not analysis.tokens or analysis.setting.present or analysis.has_year:
        return False
    calendar = word_set("en", "clauses", "calendar")
    words = enumerate(token.word for token in analysis.tokens)
    dated = next((place for place, word in words if looks_past(word) or word in calendar), None)
    if dated is None or analysis.words.isdisjoint(clause_words()["hypotheticals:first"]):
        return dated is None
    supposed = clause_words()["hypotheticals"]
    end = next((clause.first for clause in analysis.clauses[1:] if clause.opener in supposed), len(analysis.tokens))
    return dated >= end


def takes_no_side(analysis: Analysis) -> bool:
    """Whether a sentence says that somebody stays neutral."""
    return re.search(read_words("en", "clauses")["patterns"]["no_side"], analysis.lowered) is not None


def with_deniers(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The acts with whoever says in the same sentence that he did not do what another reports ("…, but Russia denied it")."""
    denials = tuple(read_words("en", "clauses")["closed"]["denials"])
    denying = [each for each in candidates if each.act.type is EventType.REJECT and _begins(analysis, each, denials)]
    rows = []
    for candidate in candidates:
        deniers = [
            each.actors
            for each in denying
            if each.trigger > candidate.trigger and candidate.asserted_by and each.actors == candidate.actors
        ]
        rows.append(replace(candidate, denied_by=deniers[0]) if deniers and candidate not in denying else candidate)
    return rows


def _begins(analysis: Analysis, candidate: Candidate, words: tuple[str, ...]) -> bool:
    return analysis.lowered.startswith(words, candidate.trigger)


def _is_saying(candidate: Candidate) -> bool:
    return candidate.rules[0].startswith("en:said")


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether a saying is only reported by another ("disclosed that he had told Putin that …")."""
    return _is_saying(other) and other.start > one.start and other.actors == one.actors and other.act == one.act

"""Which of the acts read in one Russian sentence are acts of their own, and which only repeat or carry another of them."""

from collections.abc import Sequence
from dataclasses import replace

from geo.events.actors import ActorKind
from geo.events.reading import Candidate
from geo.events.russian.clauses import RELATIVE
from geo.events.russian.sentence import Analysis
from geo.events.russian.verbs import Mood
from geo.lexicon import read_words
from geo.model import EventType, Factuality, FeatureLevel

_WORDS = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT, EventType.AGREE}
)
"""What is done by saying it."""
_PAPERS = frozenset({"law", "treaty", "demand"})
"""Modes of acts that put words on paper."""
_VISITS = frozenset({"visit", "exchange"})
"""Modes of going to a place."""
_BREATH = _WORDS | {EventType.SANCTION}
"""What one may do in one breath with saying something."""
_BEARING = (ActorKind.ROLE, ActorKind.PERSON, ActorKind.COUNTRY)
"""Kinds of actors that act for a country."""
_HANGING = ("gerund", "participle")
_PAPER_RULES = frozenset({"ru:participle:agree-treaty", "ru:participle:reject-law"})


def settled(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The acts that a sentence tells, each once, with whoever says in the same sentence that he did not do it."""
    kept = _without_repeats(analysis, candidates)
    kept = [each for each in kept if not _is_of_another(analysis, each, kept)]
    kept = [each for each in kept if not _goes_on_with(analysis, each, kept)]
    return _denied(analysis, _without_shadows(analysis, kept))


def _is_of_another(analysis: Analysis, each: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether an act is part of another of the same sentence and actor: its paper, what was said when it was done, its way."""
    same = [other for other in candidates if other is not each and set(other.actors) & set(each.actors)]
    if any(_is_said_with(analysis, each, other) or _is_visit_of(analysis, each, other) for other in same):
        return True
    if _is_said(each) and _is_hanging(analysis, each) and not _has_time(analysis, each) and len(candidates) > 1:
        return True
    if any(_is_paper_of(analysis, each, other) or _is_call_for(analysis, each, other) for other in same):
        return True
    if any(_is_landing_of(analysis, each, other) for other in same) or (len(candidates) > 1 and _is_of_paper(each)):
        return True
    cried = [other for other in candidates if _is_cried_at(each, other) and not _has_own_subject(analysis, each, other)]
    return bool(cried) or any(_is_written_in(analysis, each, other) for other in candidates if other is not each)


def _is_hanging(analysis: Analysis, each: Candidate) -> bool:
    """Whether an act is told by a gerund or participle, beside the verb that it hangs on ("оштрафовал, признав виновным")."""
    gerund = any(one.start == each.trigger and one.trigger.mood is Mood.GERUND for one in analysis.found)
    return gerund or any(clause.opener in _HANGING and clause.start == each.start for clause in analysis.clauses)


def _goes_on_with(analysis: Analysis, each: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether words, or more of the same, only go on with what the actor did before: no subject, time or place of their own."""
    same = [other for other in candidates if other.trigger < each.trigger and set(other.actors) & set(each.actors)]
    alike = [other for other in same if each.act.type in _WORDS or each.act.type is other.act.type]
    alike = [other for other in alike if not _is_demand_after(analysis, each, other)]
    own = replace(each, start=_begin_of(analysis, each, same))
    named = [one for one in analysis.named if own.start <= one.start < own.end and one.kind is not ActorKind.ADJECTIVE]
    if any("N" in one.cases and not analysis.preposition(one.start) for one in named) or _has_time(analysis, own):
        return False
    return any(each.act.type in _WORDS or not _named_places(analysis, each) - _named_places(analysis, other) for other in alike)


def _begin_of(analysis: Analysis, each: Candidate, before: Sequence[Candidate]) -> int:
    """Where an act begins: with the clauses without a verb before its own ("…, а премьер, выступая в парламенте, назвал …")."""
    since = max((other.end for other in before if other.end <= each.start), default=each.start)
    bare = [clause.start for clause in analysis.clauses if since <= clause.start < each.start and not clause.told]
    return min([each.start, *bare])


def _is_call_for(analysis: Analysis, each: Candidate, other: Candidate) -> bool:
    """Whether somebody only came to say what is told next ("посетил министерство и попросил разъяснений")."""
    coming = each.act.mode == "talks" and analysis.text.startswith(tuple(read_words("ru", "clauses")["calls"]), each.trigger)
    own = coming and _has_own_subject(analysis, each, other)
    return coming and not own and other.trigger > each.trigger and other.act.type in _WORDS


def _is_written_in(analysis: Analysis, each: Candidate, other: Candidate) -> bool:
    """Whether an act is what a law told before says, or the count of its votes ("поправки, где острова названы исконными")."""
    if other.act.mode not in ("law", "recognise") or other.trigger >= each.trigger:
        return False
    between = analysis.text[other.end : each.trigger].lstrip(" ,")
    worded = between.startswith(tuple(read_words("ru", "clauses")["worded"])) or each.rules[0].startswith("ru:participle")
    voted = analysis.text.startswith(tuple(read_words("ru", "clauses")["votes"]), each.trigger)
    return voted or (worded and (each.act.type not in _WORDS or _is_passive(analysis, each)))


def _is_passive(analysis: Analysis, each: Candidate) -> bool:
    """Whether an act is told by a short participle ("острова названы исконными")."""
    return any(one.start == each.trigger and one.trigger.mood is Mood.PASSIVE for one in analysis.found)


def _is_paper_of(analysis: Analysis, each: Candidate, other: Candidate) -> bool:
    """Whether an act only makes the paper that the next clause tells the words of ("заявление, в котором призвала")."""
    if each.act.mode not in _PAPERS or other.trigger <= each.end or other.act.type not in _WORDS:
        return False
    if _is_passive(analysis, other):
        return False
    between = analysis.text[each.end : other.trigger]
    return between.lstrip(" ,").startswith(tuple(read_words("ru", "clauses")["worded"]))


def _is_said_with(analysis: Analysis, each: Candidate, other: Candidate) -> bool:
    """Whether words go with others of the same breath ("вызвал посла и потребовал", "заявил протест, назвав")."""
    if not {each.act.type, other.act.type} <= _BREATH or each.act.mode == other.act.mode == "protest-note":
        return False
    hanging = _is_hanging(analysis, each)
    if hanging and not _has_time(analysis, each):
        return True
    if _has_own_subject(analysis, each, other) or _is_demand_after(analysis, each, other):
        return False
    said, beside = _is_said(each), _is_said(other)
    if said and not beside and each.act.type is EventType.AGREE:
        return other.act.type is not EventType.AGREE
    later = other.trigger < each.trigger and each.act.type in _WORDS
    return later and (other.act.mode == "protest-note" or ((said or beside) and other.act.mode not in _PAPERS))


def _is_demand_after(analysis: Analysis, each: Candidate, other: Candidate) -> bool:
    """Whether somebody protested and demanded ("заявил протест и потребовал отпустить рыбаков"): two acts."""
    demanding = tuple(read_words("ru", "clauses")["demanding"])
    protested = other.act.mode == "protest-note" and other.trigger < each.trigger
    finite = any(one.start == each.trigger and one.trigger.mood is Mood.PAST for one in analysis.found)
    worded = read_words("ru", "clauses")["protested"] in analysis.text[other.start : each.trigger]
    return protested and worded and finite and analysis.text.startswith(demanding, each.trigger)


def _has_own_subject(analysis: Analysis, each: Candidate, other: Candidate) -> bool:
    """Whether the later of two acts is that of another who is named for it ("премьер назвал …, а МИД направил протест")."""
    first, later = sorted((each, other), key=lambda one: one.trigger)
    before = next((clause for clause in analysis.clauses if clause.start <= first.trigger < clause.end), None)
    own = next((clause for clause in analysis.clauses if clause.start == later.start), None)
    if before is None or own is None or before is own or own.opener in read_words("ru", "clauses")["subordinators"]:
        return False
    joining = read_words("ru", "clauses")["coordinators"]
    begin = own.start if own.opener in joining else before.end
    joined = analysis.text[begin : later.trigger].lstrip(" ,")
    if not joined.startswith((";", *(f"{word} " for word in joining))):
        return False
    inside = [one for one in analysis.named if begin <= one.start < later.trigger] + analysis.named_in(own)
    return any("N" in one.cases and one.kind in _BEARING and not analysis.preposition(one.start) for one in inside)


def _is_said(candidate: Candidate) -> bool:
    return candidate.rules[0].startswith("ru:said")


def _is_cried_at(each: Candidate, other: Candidate) -> bool:
    """Whether people only demand what they rally for ("вышли на митинг и потребовали")."""
    people = not each.actors or not all(code.isupper() for code in each.actors)
    return people and other.act.type is EventType.PROTEST and each.act.type in _WORDS


def _is_landing_of(analysis: Analysis, each: Candidate, other: Candidate) -> bool:
    """Whether a seizure is the end of the attack told before it ("высадился и захватил")."""
    attacked = other.act.type is EventType.ASSAULT and other.trigger < each.trigger
    return attacked and each.act.mode == "seize" and not _named_places(analysis, each) - _named_places(analysis, other)


def _is_of_paper(each: Candidate) -> bool:
    """Whether a participle only says which paper another act is about ("приостановила соглашение, подписанное в 1998 году")."""
    return each.rules[0] in _PAPER_RULES and not each.actors


def _is_visit_of(analysis: Analysis, each: Candidate, other: Candidate) -> bool:
    """Whether what a visitor did goes with his coming, told before ("прибыл 2 мая и до 5 мая осмотрел на островах заводы")."""
    if other.trigger > each.trigger:
        return False
    if each.act.mode == other.act.mode == "talks":
        return True
    if each.act.mode not in _VISITS or other.act.mode not in _VISITS:
        return False
    own = _named_places(analysis, each)
    return not own or own <= _named_places(analysis, other)


def _named_places(analysis: Analysis, candidate: Candidate) -> set[str]:
    inside = [each for each in analysis.setting.mentions if candidate.start <= each.start < candidate.end]
    return {feature for each in inside if each.level is FeatureLevel.NAMED for feature in each.features}


def _without_repeats(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those that only go on with the one before: the same act and actor, no place or time of its own."""
    kept: list[Candidate] = []
    for each in candidates:
        last = kept[-1] if kept else None
        same = last is not None and (each.act.mode, each.act.type) == (last.act.mode, last.act.type)
        if not (same and last and each.actors in (last.actors, ()) and _adds_nothing(analysis, each)):
            kept.append(each)
    return kept


def _denied(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The acts with whoever says in the same sentence that he did not do it ("…; Москва это отвергла")."""
    denials = tuple(read_words("ru", "clauses")["denials"])
    rows = []
    for place, candidate in enumerate(candidates):
        later = [each for each in candidates[place + 1 :] if analysis.text.startswith(denials, each.trigger)]
        deniers = [each.actors for each in later if candidate.asserted_by and each.actors == candidate.actors]
        rows.append(replace(candidate, denied_by=deniers[0]) if deniers else candidate)
    return rows


def _adds_nothing(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether the clause of an act names no place and no time."""
    if any(candidate.start <= mention.start < candidate.end for mention in analysis.setting.mentions):
        return False
    first = next((place for place, token in enumerate(analysis.tokens) if token.start >= candidate.start), 0)
    last = next((place for place, token in enumerate(analysis.tokens) if token.start >= candidate.end), len(analysis.tokens))
    return not analysis.dated_after(first - 1, min(last, first + 16))


def _without_shadows(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without sayings that only pass on an act told in the same sentence, and without what is only alleged."""
    said = [each for each in candidates if each.rules[0].startswith("ru:said:speech")]
    kept = [each for each in candidates if not any(_is_alleged(analysis, each, saying) for saying in said)]
    deeds = [each for each in kept if not each.rules[0].startswith("ru:said")]
    reported = [each for each in deeds if each.factuality is Factuality.REPORTED and not _is_hung(analysis, each, kept)]
    rows = []
    for each in kept:
        passing = each.rules[0].startswith("ru:said:report") and any(
            other in reported or other.trigger < each.trigger for other in deeds
        )
        shadow = each.rules[0].startswith("ru:said") and any(other.start > each.start for other in reported)
        if not passing and not shadow:
            rows.append(each)
    return rows


def _is_hung(analysis: Analysis, each: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether an act is told by the way of another than who speaks ("сообщил, что прервёт переговоры с теми, кто ввёл …")."""
    relative = any(clause.opener == RELATIVE and clause.start == each.start for clause in analysis.clauses)
    speaks = any(_is_said(other) and set(other.actors) & set(each.actors) for other in candidates)
    return relative and not speaks


def _is_alleged(analysis: Analysis, each: Candidate, saying: Candidate) -> bool:
    """Whether an act is only what one side says of the other, with no time ("заявил, что острова оккупированы Россией")."""
    told_of = each.asserted_by == saying.actors and each.start > saying.start and not set(each.actors) & set(saying.actors)
    if each is saying or not told_of or not each.actors:
        return False
    return not _has_time(analysis, each)


def _has_time(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether a time stands in the clause of an act."""
    places = [place for place, token in enumerate(analysis.tokens) if candidate.start <= token.start < candidate.end]
    return any(analysis.dated_after(place - 1, place + 1) for place in places if place)

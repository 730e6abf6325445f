"""Acts in a Russian sentence: which verbs and nouns tell that somebody did or said something about the dispute."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.occasions import tells_of_office
from geo.events.reading import Act, Candidate, Reading, Setting
from geo.events.russian.bearing import as_people, bearers_of, concerns_dispute, has_what_it_needs, may_be_bare, rallying
from geo.events.russian.clauses import Clause
from geo.events.russian.gaps import with_gaps
from geo.events.russian.names import Named
from geo.events.russian.offices import offices_in
from geo.events.russian.papers import as_stated, as_worded
from geo.events.russian.quiet import is_lasting
from geo.events.russian.roles import (
    agent_of,
    codes_of,
    main_subject,
    other_than,
    paper_owner,
    patient_state,
    place_speaking,
    recipients_of,
)
from geo.events.russian.said import as_threatened, is_thought, said_act
from geo.events.russian.sentence import Analysis, Found
from geo.events.russian.settling import settled
from geo.events.russian.signs import signs_of
from geo.events.russian.subjects import subject_of
from geo.events.russian.telling import Told, noun_acts, secondary_acts, verb_acts
from geo.events.russian.triggers import Role
from geo.events.russian.verbs import Mood, denied
from geo.lexicon import read_words
from geo.model import EventType, Factuality

_ANSWERS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})
"""What one country says to another rather than of its own affairs."""
_DEEDS = frozenset({EventType.COOPERATE, EventType.AID, EventType.ASSAULT, EventType.COERCE})
"""What people of a country whose words are only opinion do too: doctors, rescuers, scientists, sailors."""
_SURE = 6
"""The weight of said words that need no other sign of the dispute."""


def read_sentence(sentence: str, setting: Setting) -> Reading:
    """The acts that a Russian sentence tells, at most one a clause, and whom the next sentence would mean by "он"."""
    analysis = Analysis(sentence, setting)
    actors = [named.actor for named in analysis.named]
    if not setting.near:
        return Reading((), main_subject(analysis), actors, people=offices_in(analysis))
    signs, people = signs_of(analysis), offices_in(analysis)
    silent = tells_of_office(sentence, "ru") or is_lasting(analysis)
    if not _may_tell(analysis) or _tells_nothing(analysis):
        return Reading((), main_subject(analysis), actors, signs, people, silent)
    candidates: list[Candidate] = []
    for clause in analysis.clauses:
        candidates += _read_clause(analysis, clause, candidates) or _gapped(analysis, clause, candidates)
    told = settled(analysis, with_gaps(analysis, candidates))
    return Reading(tuple(told), _subject_after(analysis, told), actors, signs, people, silent)


def _may_tell(analysis: Analysis) -> bool:
    """Whether a sentence holds a verb of the lexicon, or an act that may be taken for granted."""
    if any(each.trigger.mood is not None for each in analysis.found):
        return True
    if analysis.setting.present and analysis.found:
        return True
    return bool(analysis.found) and any(token.word in _presupposing() for token in analysis.tokens)


@cache
def _presupposing() -> frozenset[str]:
    return frozenset(read_words("ru", "clauses")["presupposing"])


def _subject_after(analysis: Analysis, told: Sequence[Candidate]) -> Actor | None:
    """Whom the next sentence's pronoun means: the subject, or who did what a subjectless sentence told."""
    subject = main_subject(analysis)
    named = any("N" in each.cases and each.actor == subject for each in analysis.named)
    doers = [each.actors[0] for each in told if len(each.actors) == 1 and each.actors[0].isupper()]
    if named or not doers:
        return subject
    return Actor(0, 0, ActorKind.COUNTRY, doers[0], doers[0])


def _gapped(analysis: Analysis, clause: Clause, before: Sequence[Candidate]) -> list[Candidate]:
    """The act before told again of another place or time without its verb ("Кунашир посетил в мае, а Итуруп в июне")."""
    if (
        clause.opener not in read_words("ru", "clauses")["contrasts"]
        or clause.told
        or not before
        or before[-1].end > clause.start
    ):
        return []
    places = [mention for mention in analysis.setting.mentions if clause.start <= mention.start < clause.end]
    if not places or before[-1].rules[0].startswith("ru:said"):
        return []
    return [replace(before[-1], start=clause.start, end=clause.end, trigger=clause.start)]


def _read_clause(analysis: Analysis, clause: Clause, before: Sequence[Candidate]) -> list[Candidate]:
    """The acts that a clause tells: the strongest of its verbs and nouns, else what is said, and dated participles beside."""
    if _unreal(analysis, clause):
        return []
    inside = [each for each in analysis.found if clause.holds(each.place)]
    asides = secondary_acts(analysis, clause, inside, lonely=not before)
    acts = [*verb_acts(analysis, clause, inside), *noun_acts(analysis, clause, inside)]
    main = _strongest(analysis, clause, acts, before)
    if main is None:
        main = _said(analysis, clause, inside)
    found = [main] if main else []
    aside = _strongest(analysis, clause, asides, [*before, *found])
    return [*found, aside] if aside else found


def _strongest(analysis: Analysis, clause: Clause, acts: Sequence[Told], before: Sequence[Candidate]) -> Candidate | None:
    for told in sorted(acts, key=lambda each: (-each.strength, each.found.start)):
        candidate = _candidate(analysis, clause, told, before)
        if candidate:
            return candidate
    return None


def _candidate(analysis: Analysis, clause: Clause, told: Told, before: Sequence[Candidate]) -> Candidate | None:
    """The act as an event, `None` where nobody who counts did it or the sentence is not about the dispute."""
    act = _in_exercise(analysis, as_worded(analysis, clause, told.telling.act, alone=not before))
    if not has_what_it_needs(analysis, act):
        return None
    actors, doer = bearers_of(analysis, clause, told, before)
    if doer is not None and doer.kind is ActorKind.OUTSIDER and not (doer.plural and doer.state and act.type in _DEEDS):
        return None
    if not actors and not may_be_bare(analysis, clause, told):
        return None
    act = as_stated(analysis, told, act, actors)
    if _by_third(analysis, actors) and (act.type is EventType.REJECT or told.telling.act.mode == "law"):
        act = replace(act, type=EventType.SUPPORT, mode="recognise")
    elif not concerns_dispute(analysis, act, doer, actors):
        return None
    if act.type is EventType.PROTEST:
        actors = as_people(rallying(analysis, clause, actors))
    speaker = _speaker(analysis, clause)
    return Candidate(
        start=_reach(analysis, clause, before),
        end=clause.end,
        trigger=told.found.start,
        act=act,
        factuality=_factuality(told, bool(speaker)),
        actors=actors,
        recipients=recipients_of(analysis, clause, actors),
        rules=(f"ru:{told.rule}:{act.type.lower()}-{act.mode}",),
        asserted_by=speaker,
    )


def _by_third(analysis: Analysis, actors: tuple[str, ...]) -> bool:
    """Whether only third countries did it, whose word against one claimant is one for the other."""
    ours = analysis.setting.sides
    return bool(actors) and all(code.isupper() for code in actors) and not ours & set(actors)


def _in_exercise(analysis: Analysis, act: Act) -> Act:
    """The act, a drill where a fight is one of an exercise ("на учениях высадился десант")."""
    words = tuple(read_words("ru", "clauses")["exercises"])
    drilled = act.type is EventType.ASSAULT and any(token.word.startswith(words) for token in analysis.tokens)
    return replace(act, type=EventType.MOBILIZE, mode="drill") if drilled else act


def _reach(analysis: Analysis, clause: Clause, before: Sequence[Candidate]) -> int:
    """Where what dates and places an act begins: with its clause, of a "где" clause with the one before that tells no act."""
    if clause.opener not in read_words("ru", "clauses")["sharing"]:
        return clause.start
    taken = max((each.end for each in before), default=0)
    heads = [other.start for other in analysis.clauses if taken <= other.start < clause.start and not other.secondary]
    return heads[-1] if heads else clause.start


def _factuality(told: Told, said: bool) -> Factuality:
    if told.rule in ("participle", "presupposed"):
        return Factuality.PRESUPPOSED
    return Factuality.REPORTED if said else Factuality.ASSERTED


def _said(analysis: Analysis, clause: Clause, inside: Sequence[Found]) -> Candidate | None:
    """The act of saying something, typed by what is said."""
    speech = [each for each in inside if each.trigger.role in (Role.SPEECH, Role.REPORT) and _says(analysis, each)]
    for found in speech:
        passive = found.trigger.mood in (Mood.PASSIVE, Mood.PRESENT_PASSIVE)
        if passive and analysis.text.startswith(tuple(read_words("ru", "clauses")["handed"]), found.start):
            # Land is handed over too: what is said by words is an act of its own ("нота передана").
            continue
        speaker = _speaking(analysis, clause, found)
        codes = codes_of(analysis, speaker)
        if passive and not codes:
            codes = other_than(analysis, patient_state(analysis, clause))
        if passive and not codes and analysis.setting.subject and analysis.setting.subject.code:
            codes = (analysis.setting.subject.code,)
        if (
            not codes
            or not all(code.isupper() for code in codes)
            or (speaker is not None and speaker.kind in (ActorKind.OUTSIDER, ActorKind.PEOPLE))
        ):
            continue
        said = analysis.text.replace(analysis.text[found.start : found.end], " ", 1)
        weighed = said_act(said, by_claimant=bool({*codes} & analysis.setting.sides))
        if weighed is None:
            continue
        act, weight = as_threatened(analysis, found, weighed[0], speaker), weighed[1]
        sure = weight >= _SURE and act.type in _ANSWERS
        if not has_what_it_needs(analysis, act) or not (sure or concerns_dispute(analysis, act, speaker, codes)):
            continue
        return Candidate(
            start=clause.start,
            end=_said_until(analysis, clause, found),
            trigger=found.start,
            act=act,
            factuality=Factuality.ASSERTED,
            actors=codes,
            recipients=recipients_of(analysis, clause, codes),
            rules=(f"ru:said:{found.trigger.role}:{act.type.lower()}",),
        )
    return None


def _said_until(analysis: Analysis, clause: Clause, found: Found) -> int:
    """Where what somebody says ends: with the sentence, or before what he did at another time ("…, а летом провозгласил …")."""
    contrasts = read_words("ru", "clauses")["contrasts"]
    later = [each for each in analysis.clauses if each.start >= clause.end and each.opener in contrasts and each.told]
    other = [each for each in later if any(analysis.dated_after(first, last) for first, last in each.pieces)]
    other = [each for each in other if each.start > found.end and not analysis.in_quotes(each.start)]
    return other[0].start if other else len(analysis.sentence)


def _says(analysis: Analysis, found: Found) -> bool:
    """Whether a verb of saying tells that something was said: a past one, or that of what is printed ("говорится в ноте")."""
    if is_thought(analysis, found):
        return False
    if analysis.tells(found) or (found.trigger.mood is Mood.GERUND and not denied(analysis.tokens, found.place)):
        return True
    printed = found.trigger.mood is Mood.PRESENT_PASSIVE and analysis.tokens[found.place].word in _printed()
    return printed and not denied(analysis.tokens, found.place) and paper_owner(analysis, found) is not None


@cache
def _printed() -> frozenset[str]:
    return frozenset(read_words("ru", "clauses")["printed"])


def _speaking(analysis: Analysis, clause: Clause, found: Found) -> Named | None:
    """Who says something: the subject, whose paper it is said in, or who said it where the verb is passive."""
    paper = paper_owner(analysis, found)
    if paper is not None:
        return paper
    if found.trigger.mood in (Mood.PASSIVE, Mood.PRESENT_PASSIVE):
        return agent_of(analysis, clause, found)
    return subject_of(analysis, clause, found)


def _speaker(analysis: Analysis, clause: Clause) -> tuple[str, ...]:
    """Who says what a clause tells: the subject before its "что", of a clause set around it, or "по данным" whom."""
    if clause.opener not in read_words("ru", "clauses")["contents"] or _goes_on(analysis, clause):
        return _source(analysis, clause)
    says = [
        each
        for each in analysis.found
        if each.trigger.role in (Role.SPEECH, Role.REPORT) and each.end <= clause.start and each.finite
    ]
    if not says:
        return ()
    around = next((other for other in analysis.clauses if other.holds(says[-1].place)), clause)
    return codes_of(analysis, subject_of(analysis, around, says[-1]))


def _goes_on(analysis: Analysis, clause: Clause) -> bool:
    """Whether a "что" clause only goes on with what was told before ("…, что вызвало протест")."""
    words = analysis.words_of(clause)
    return len(words) > 1 and words[1].endswith(tuple(read_words("ru", "clauses")["neuter_pasts"]))


def _source(analysis: Analysis, clause: Clause) -> tuple[str, ...]:
    """Who passes on what a sentence tells ("…, сообщило Минобороны", "по данным Минобороны")."""
    named = _according().search(analysis.text)
    if named:
        source = next((each for each in analysis.named if 0 <= each.start - named.end() <= 1), None)
        return codes_of(analysis, source)
    reports = [each for each in analysis.found if each.trigger.role is Role.REPORT and each.trigger.mood is Mood.PAST]
    joined = clause.opener in read_words("ru", "clauses")["coordinators"]
    for each in reports:
        if joined and each.start < clause.start:
            continue
        around = next((other for other in analysis.clauses if other.holds(each.place)), None)
        if around and around is not clause and analysis.tells(each):
            return codes_of(analysis, subject_of(analysis, around, each) or place_speaking(analysis, around))
    return ()


@cache
def _according() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_words("ru", "clauses")["according"])))


def _tells_nothing(analysis: Analysis) -> bool:
    """Whether the whole sentence is a question, a fiction, silence, a sum over years, or bare quotation."""
    words = read_words("ru", "clauses")
    outside = analysis.text
    for start, end in analysis.quoted:
        outside = outside[:start] + " " * (end - start) + outside[end:]
    if outside.rstrip().endswith("?") or not outside.strip(" .,!?—–"):
        return True
    silent = [any(token.word.startswith(tuple(each)) for token in analysis.tokens) for each in words["silent"]]
    if all(silent):
        return True
    return _idle().search(outside) is not None


@cache
def _idle() -> re.Pattern[str]:
    """Fiction, silence and sums."""
    words = read_words("ru", "clauses")
    plain = map(re.escape, (*words["fictions"], *words["silences"]))
    return re.compile("|".join((*plain, *words["sums"])))


@cache
def _habits() -> re.Pattern[str]:
    words = read_words("ru", "clauses")
    return re.compile("|".join((*(re.escape(f" {habit} ") for habit in words["habits"]), *words["repeated"])))


def _unreal(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause is a condition, a wish or a habit."""
    words = read_words("ru", "clauses")
    if clause.opener in words["hypotheticals"] or _is_asked(analysis, clause) or _is_supposed(analysis, clause):
        return True
    return _habits().search(f" {' '.join(analysis.words_of(clause))} ") is not None


def _is_supposed(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause tells only of what would be ("виза означала бы признание")."""
    conditional = read_words("ru", "clauses")["conditional"]
    inside = [analysis.tokens[place] for first, last in clause.pieces for place in range(first, last)]
    return any(token.word in conditional and not analysis.in_quotes(token.start) for token in inside)


def _is_asked(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause is only asked or told of ("спор о том, когда подняли флаг")."""
    words = read_words("ru", "clauses")
    if clause.opener not in words["asked"]:
        return False
    place = clause.pieces[0][0]
    return place > 1 and analysis.tokens[place - 2].word in words["asked_after"]

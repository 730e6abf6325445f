"""Acts in a Japanese sentence: which predicates tell that somebody did or said something about the dispute."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.japanese.analysis import Analysis, Found
from geo.events.japanese.bearing import (
    crowd_of,
    doer_of,
    given_by,
    head_of,
    is_passed_on,
    is_undergone,
    is_within_said,
    needs_nobody,
    reporter_of,
    understood_codes,
)
from geo.events.japanese.chains import strongest
from geo.events.japanese.distribution import distributed
from geo.events.japanese.inflection import SURU
from geo.events.japanese.laws import enacted
from geo.events.japanese.objects import made
from geo.events.japanese.predicates import Predicate, Stand, Text, find_predicates, text_of
from geo.events.japanese.roles import Mark, Person, find_persons, home_of, recipients_of, speaker_of, subject_of
from geo.events.japanese.said import leads_to_saying, said_act
from geo.events.japanese.signs import signs_of
from geo.events.japanese.titles import introduced
from geo.events.japanese.triggers import Role, dispute_words, topic_words, trigger_scanner
from geo.events.japanese.unreal import is_elsewhere, is_habit, tells_nothing
from geo.events.japanese.visits import arrived, goes_elsewhere
from geo.events.occasions import tells_of_office
from geo.events.reading import Act, Candidate, Reading, Setting
from geo.lexicon import read_words
from geo.model import EventType, Factuality

_WEIGHTY = 3
"""How strong what is said must be to count without a word of the dispute."""
_BOTH = "both"
_PEOPLE = "people"
_NOBODY = "none"
_NAMELESS = frozenset({"grave-visit", "aid", "exchange"})
"""Modes whose act is told whole without an actor that has a code."""
_FORCES = "forces"
_LOCAL = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.PROTEST, EventType.SUPPORT, EventType.THREATEN})
"""What people and local bodies do about their own matters too."""
_RESOLVED = frozenset({EventType.REQUEST, EventType.REJECT, EventType.AGREE})
_TOLD = frozenset({Stand.TOLD, Stand.HEARSAY})


def read_sentence(sentence: str, setting: Setting) -> Reading:
    """The acts that a Japanese sentence tells, at most one a chain of clauses, and whom the next sentence's 同氏 would mean."""
    text = text_of(sentence, setting.present)
    persons = find_persons(text, setting)
    on_topic = bool(setting.mentions) or topic_words().search(sentence) is not None
    predicates = tuple(find_predicates(text)) if setting.near else ()
    analysis = Analysis(text, setting, tuple(persons), predicates, on_topic)
    idle = not predicates or tells_nothing(text) or is_elsewhere(analysis)
    told = [] if idle else strongest(analysis, _found(analysis))
    return Reading(
        candidates=tuple(_candidates(analysis, told)),
        subject=_topic_subject(text, persons, setting),
        actors=[person.actor for person in persons],
        signs=signs_of(predicates),
        people=introduced(sentence, [person.actor for person in persons]),
        silent=setting.near and (tells_of_office(sentence, "ja") or _only_reports(sentence)),
    )


def _only_reports(sentence: str) -> bool:
    """Whether a sentence says no more than who made known what was told before ("外務省が同日発表した。")."""
    return re.fullmatch(read_words("ja", "clauses")["only_reports"], sentence.strip()) is not None


def _found(analysis: Analysis) -> list[Found]:
    """Every act that a predicate tells, in order."""
    rows: list[Found] = []
    for predicate in analysis.predicates:
        found = _said(analysis, predicate) if predicate.trigger.role is Role.SPEECH else _done(analysis, predicate)
        if found and not is_habit(analysis, predicate):
            rows.append(found)
    rows = [each for each in rows if each.said or not _is_claimed(analysis, each, rows)]
    said = {each.predicate.verb: each.act for each in rows if each.said}
    return [each for each in rows if each.said or not _gives_way(analysis, each, said.get(each.predicate.verb))]


def _is_claimed(analysis: Analysis, found: Found, rows: Sequence[Found]) -> bool:
    """Whether an act is only part of what somebody claims ("日本は島を手に入れ、ソ連は取り戻したと主張した")."""
    contested = tuple(read_words("ja", "clauses")["said"]["contested"])
    claims = [each for each in rows if each.said and analysis.text.sentence.startswith(contested, each.predicate.start)]
    return any(is_within_said(analysis, found.predicate, each.predicate) for each in claims)


def _gives_way(analysis: Analysis, found: Found, said: Act | None) -> bool:
    """Whether a promise or appeal has its words before it, which then say what act it is ("…渡さないと約束した")."""
    if said is None or found.predicate.start != found.predicate.verb:
        return False
    appeals = analysis.text.sentence.startswith(tuple(read_words("ja", "acts")["speech"]["appealing"]), found.predicate.start)
    return appeals and (found.act.type is EventType.AGREE or said.strength >= _WEIGHTY)


def _done(analysis: Analysis, predicate: Predicate) -> Found | None:
    """The act that a predicate tells as done."""
    act = made(analysis, predicate, predicate.trigger.act) if predicate.trigger.act else None
    reporter = reporter_of(analysis, predicate)
    predicate = _set_free(analysis, predicate, act)
    if act is None or not _is_told(analysis, predicate) or (act.mode == "visit" and goes_elsewhere(analysis, predicate)):
        return None
    who = _shared_by(analysis, act, doer_of(analysis, predicate))
    if is_undergone(predicate, act) if who is None else who.actor.kind is ActorKind.OUTSIDER:
        return None
    if who is None and act.mode == "visit" and predicate.stand is Stand.REPORTED:
        return None
    codes = who.codes if who else understood_codes(analysis, predicate, act)
    nameless = (
        analysis.text.present
        or act.by == _NOBODY
        or act.mode in _NAMELESS
        or act.type is EventType.PROTEST
        or needs_nobody(analysis, predicate)
    )
    if not codes and not who and not nameless:
        return None
    if act.by == _FORCES and not _is_soldiers(who):
        return None
    if (act.by == _BOTH and not _is_shared(analysis, predicate, codes)) or (act.by == _PEOPLE and not _is_people(who)):
        return None
    doer = who.actor if who else _understood(analysis, codes)
    act = enacted(analysis, predicate, _by_forces(analysis, predicate, _by_people(act, who), doer), codes)
    act = arrived(analysis, predicate, _endorsed(analysis, predicate, act, codes))
    return Found(predicate, act, who, codes, reporter, False) if _has_what_it_needs(analysis, act, codes, who) else None


def _set_free(analysis: Analysis, predicate: Predicate, act: Act | None) -> Predicate:
    """The predicate; where people come home who were held, in the passive, for others let them go."""
    if act is None or act.mode != "release" or not _is_people(subject_of(analysis.text, analysis.persons, predicate.start)):
        return predicate
    return replace(predicate, passive=True)


def _shared_by(analysis: Analysis, act: Act, who: Person | None) -> Person | None:
    """The doer; for experts of both sides who work together both sides ("日ロの専門家が…調査を行った")."""
    if who is None or who.actor.kind is not ActorKind.OUTSIDER or act.type is not EventType.COOPERATE:
        return who
    return next((each for each in analysis.persons if each.actor.kind is ActorKind.BOTH), who)


def _is_told(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether a predicate says that its act happened, itself or as what somebody passes on."""
    passed_on = predicate.stand is Stand.REPORTED and is_passed_on(analysis.text, predicate)
    return passed_on or predicate.stand in _TOLD or head_of(analysis, predicate) is not None


def _is_shared(analysis: Analysis, predicate: Predicate, codes: tuple[str, ...]) -> bool:
    """Whether two sides do an act: two actors, one with another, or none named."""
    partners = [each for each in analysis.persons if each.mark is Mark.COMITATIVE and each.actor.end <= predicate.start]
    return len(codes) != 1 or bool(partners)


def _said(analysis: Analysis, predicate: Predicate) -> Found | None:
    """The act of saying something, typed by what is said."""
    if not _is_told(analysis, predicate):
        return None
    begin = max(
        [
            each.end
            for each in analysis.predicates
            if each.end < predicate.start and each.stand is Stand.TOLD and not is_within_said(analysis, each, predicate)
        ],
        default=0,
    )
    said = analysis.text.sentence[begin : predicate.start]
    bare = predicate.trigger.back == 0 and predicate.trigger.kind == SURU and not predicate.trigger.noun
    if not leads_to_saying(analysis.text.masked[: predicate.start + bare], predicate.trigger.loose):
        return None
    who = speaker_of(analysis.text, analysis.persons, begin, predicate.start)
    if (who and who.actor.kind is ActorKind.OUTSIDER) or (_is_people(who) and not _may_speak(who, predicate)):
        return None
    codes = who.codes if who else understood_codes(analysis, predicate, None)
    act = said_act(said, set(codes) <= analysis.setting.sides)
    if act is None or not codes:
        return None
    weighty = act.strength >= _WEIGHTY and analysis.setting.near
    reporter = reporter_of(analysis, predicate) if predicate.stand is Stand.REPORTED else None
    return (
        Found(predicate, act, who, codes, reporter, True) if weighty or _has_what_it_needs(analysis, act, codes, who) else None
    )


def _may_speak(who: Person | None, predicate: Predicate) -> bool:
    """Whether what people say counts: of those whom the dispute drove out, and what any say on paper."""
    driven_out = read_words("ja", "actors")["speakers"]["words"]
    return _is_paper(predicate) or (who is not None and who.actor.code in driven_out)


def _is_paper(predicate: Predicate) -> bool:
    """Whether people say something together, on paper ("談話を出した")."""
    return predicate.trigger.before in read_words("ja", "clauses")["said"]["papers"]


def _candidates(analysis: Analysis, found: Sequence[Found]) -> list[Candidate]:
    """The acts with the stretch of the sentence that each takes, which together cover it."""
    ends = [_clause_end(analysis.text, each.predicate) for each in found]
    bounds = [0, *ends[:-1], len(analysis.text.sentence)]
    told = [_candidate(analysis, each, bounds[place], bounds[place + 1]) for place, each in enumerate(found)]
    denied = [_denied(analysis, each, told[place + 1 :]) for place, each in enumerate(told)]
    return [
        share
        for each, act in zip(denied, found, strict=True)
        for share in ([each] if act.said else distributed(analysis, each))
    ]


def _denied(analysis: Analysis, candidate: Candidate, later: Sequence[Candidate]) -> Candidate:
    """The act with whoever says in the same sentence that he did not do it ("…したと発表したが、ロシア側は否定した")."""
    denials = tuple(read_words("ja", "acts")["speech"]["denials"])
    for each in later:
        denies = analysis.text.sentence.startswith(denials, each.trigger) and each.act.type is EventType.REJECT
        if denies and candidate.asserted_by and each.actors == candidate.actors:
            return replace(candidate, denied_by=each.actors)
    return candidate


def _clause_end(text: Text, predicate: Predicate) -> int:
    """Where the clause of a predicate ends: after the comma that follows it closely, else right after it."""
    verb_end = predicate.end if predicate.start == predicate.verb else _noun_end(text, predicate)
    comma = text.masked.find("、", verb_end, verb_end + 12)
    return comma + 1 if comma >= 0 else verb_end


def _noun_end(text: Text, predicate: Predicate) -> int:
    """Where an act as a noun ends that shares its verb with another ("…の打ち切りを、…")."""
    shared = text.masked.find(read_words("ja", "clauses")["nouns"]["shared"], predicate.start, predicate.verb)
    return shared if shared >= 0 else predicate.end


def _candidate(analysis: Analysis, found: Found, start: int, end: int) -> Candidate:
    reported = found.reporter is not None or found.predicate.stand is Stand.HEARSAY
    actors = found.codes or (crowd_of(analysis) if found.act.mode == "rally" else given_by(analysis, found.act))
    kind = "said" if found.said else "noun" if found.predicate.start != found.predicate.verb else "verb"
    return Candidate(
        start=start,
        end=max(end, start + 1),
        trigger=found.predicate.start,
        act=found.act,
        factuality=Factuality.REPORTED if reported else Factuality.ASSERTED,
        actors=actors,
        recipients=recipients_of(analysis.persons, found.predicate, actors, analysis.setting.claimants),
        rules=(f"ja:{kind}:{found.act.type.lower()}-{found.act.mode}",),
        asserted_by=found.reporter.codes if found.reporter else (),
    )


def _has_what_it_needs(analysis: Analysis, act: Act, codes: tuple[str, ...], who: Person | None) -> bool:
    if act.needs == "place":
        return bool(analysis.setting.mentions) or (analysis.setting.near and _names_shore(analysis))
    placed = act.mode == "rally" and bool(analysis.setting.mentions)
    if act.type in _LOCAL and not placed and _is_own_affair(analysis, codes, who):
        return False
    claimants = analysis.setting.sides
    named = {code for person in analysis.persons for code in person.codes} | set(codes)
    if codes and not set(codes) & claimants and act.type is not EventType.SUPPORT and not _is_people(who):
        return bool(analysis.setting.mentions) or (analysis.setting.near and _answers(analysis, act))
    if act.needs == "topic":
        return analysis.on_topic or (analysis.setting.near and set(analysis.setting.claimants) <= named)
    driven_out = set(read_words("ja", "actors")["speakers"]["words"])
    return analysis.on_topic or (analysis.setting.near and (_is_people(who) or bool(named & (claimants | driven_out))))


def _answers(analysis: Analysis, act: Act) -> bool:
    """Whether a third country's act answers what the text has just told ("韓国政府はこれに対し、…")."""
    answering = re.compile(read_words("ja", "clauses")["follow"]["answering"])
    return act.type in _LOCAL and answering.search(analysis.text.masked) is not None


def _names_shore(analysis: Analysis) -> bool:
    """Whether a sentence has an island without its name as what is gone to or seen ("島を回った")."""
    return re.search(read_words("ja", "clauses")["references"]["bare"], analysis.text.sentence) is not None


def _is_own_affair(analysis: Analysis, codes: tuple[str, ...], who: Person | None) -> bool:
    """Whether people or local bodies deal with their own matters: no other claimant and no word of the dispute beside."""
    local = tuple(read_words("ja", "actors")["local"]["words"])
    nameless = who is None and not codes
    if not (nameless or _is_people(who) or (who is not None and who.actor.text.endswith(local))):
        return False
    mine = set(codes) if codes and codes[0].isupper() else {home_of(analysis.setting.claimants)}
    others = {each.actor.code for each in analysis.persons} & analysis.setting.sides
    return not others - mine and dispute_words().search(analysis.text.sentence) is None


def _is_soldiers(who: Person | None) -> bool:
    soldiers: list[str] = read_words("ja", "actors")["forces"]["soldiers"]
    return who is not None and who.actor.kind is not ActorKind.OUTSIDER and any(word in who.actor.text for word in soldiers)


def _is_people(who: Person | None) -> bool:
    return who is not None and who.actor.kind is ActorKind.PEOPLE


def _by_people(act: Act, who: Person | None) -> Act:
    """The act, a protest of people as the rally that it is."""
    return replace(_deed("抗議集会"), mode="protest") if act.mode == "protest-note" and _is_people(who) else act


def _by_forces(analysis: Analysis, predicate: Predicate, act: Act, doer: Actor | None) -> Act:
    """The act, a visit by armed forces as the seizure it is, a march of theirs as a show of force."""
    words = read_words("ja", "actors")["forces"]
    if doer is None or act.mode not in ("visit", "rally") or not any(word in doer.text for word in words["words"]):
        return act
    if any(word in doer.text for word in words["flying"]):
        return _deed("配備")
    if analysis.text.masked.endswith(tuple(words["busy"]), 0, predicate.start):
        return _deed("演習")
    return _deed("占領") if act.mode == "visit" else _deed("演習")


def _understood(analysis: Analysis, codes: tuple[str, ...]) -> Actor | None:
    """The actor of the sentences before, where the act is his ("…侵攻した。択捉島には28日に上陸した。")."""
    subject = analysis.setting.subject
    return subject if subject and codes == (subject.code,) else None


def _endorsed(analysis: Analysis, predicate: Predicate, act: Act, codes: tuple[str, ...]) -> Act:
    """The act, a third country's resolution or demand as the support that it words ("日本の領土と認める決議を採択した")."""
    if act.type not in _RESOLVED or not codes or set(codes) & analysis.setting.sides or not codes[0].isupper():
        return act
    meant = said_act(analysis.text.sentence[: predicate.end], by_claimant=False)
    return meant if meant and meant.type is EventType.SUPPORT else act


@cache
def _deed(word: str) -> Act:
    """The act that a word of the lexicon tells, whatever its sentence holds."""
    senses = [sense.act for hit in trigger_scanner().find(word) for sense in hit.senses if sense.act]
    return replace(senses[0], needs="")


def _topic_subject(text: Text, persons: Sequence[Person], setting: Setting) -> Actor | None:
    """The actor that the next sentence's 同氏 means: the first topic, else the main subject, else the one before."""
    told = [each for each in persons if each.actor.kind not in (ActorKind.ADJECTIVE, ActorKind.OUTSIDER) and each.codes]
    topics = [each for each in told if each.mark is Mark.TOPIC]
    main = topics[0] if topics else subject_of(text, told, len(text.masked))
    if main and main.mark in (Mark.TOPIC, Mark.SUBJECT):
        return main.actor
    for mark in (Mark.SUBJECT, *((Mark.LISTED,) if setting.present else ())):
        first = next((each.actor for each in told if each.mark is mark), None)
        if first:
            return first
    owners = [each.actor for each in told if each.mark is Mark.NONE and each.actor.kind in (ActorKind.PERSON, ActorKind.ROLE)]
    return owners[0] if owners else setting.subject

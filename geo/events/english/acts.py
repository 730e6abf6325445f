"""Acts in an English sentence: who did or said what, at most one act a clause."""

from collections.abc import Sequence
from dataclasses import replace

from geo.events.actors import Actor, ActorKind
from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import RELATIVE, Clause
from geo.events.english.roles import agent_of, pronoun_of, recipients_of, subject_of
from geo.events.english.said import said_act
from geo.events.english.told import TOLD, is_reduced, is_told, tells
from geo.events.english.triggers import Role
from geo.events.english.verbs import Stand
from geo.events.reading import Act, Candidate, Reading, Setting
from geo.events.scan import lower
from geo.lexicon import read_words
from geo.model import EventType, Factuality


def read_sentence(sentence: str, setting: Setting) -> Reading:
    """The acts that an English sentence tells, at most one a clause, and whom the next sentence would mean by "he"."""
    analysis = Analysis(sentence, setting)
    subject = _topic_subject(analysis)
    if not analysis.found or _tells_nothing(analysis):
        return Reading(candidates=(), subject=subject, actors=analysis.actors)
    candidates: list[Candidate] = []
    for clause in analysis.clauses:
        candidate = _read_clause(analysis, clause)
        if candidate:
            candidates.append(candidate)
    told = candidates if analysis.quoted else _without_shadows(candidates)
    return Reading(candidates=tuple(told), subject=subject, actors=analysis.actors)


def _read_clause(analysis: Analysis, clause: Clause) -> Candidate | None:
    """The act that a clause tells, the strongest where it has several."""
    if _unreal(analysis, clause):
        return None
    inside = [each for each in analysis.found if clause.first <= each.place < clause.last]
    acts = [found for found in inside if found.trigger.act and tells(analysis, clause, found, inside)]
    for found in sorted(acts, key=lambda each: (-_strength(each), each.start)):
        candidate = _act_candidate(analysis, clause, found)
        if candidate:
            return candidate
    for found in inside:
        if found.trigger.role is Role.SPEECH and is_told(analysis, found) and not is_reduced(analysis, found):
            return _said_candidate(analysis, clause, found)
    return None


def _act_candidate(analysis: Analysis, clause: Clause, found: Found) -> Candidate | None:
    act = found.trigger.act
    if act is None or not _has_what_it_needs(analysis, act):
        return None
    passive = found.stand is Stand.PASSIVE or found.trigger.role is Role.PHRASE or _carried_passively(analysis, clause, found)
    actor = agent_of(analysis, clause, found.end) if passive else subject_of(analysis, clause, found.start)
    reduced = is_reduced(analysis, found)
    if reduced:
        actor = agent_of(analysis, clause, found.end)
    if actor is None and (clause.opener in read_words("en", "clauses")["closed"]["times"] or not (passive or reduced)):
        return None
    if actor is not None and not _may_act(act, actor):
        return None
    if _evaluated(analysis, clause) or (clause.opener == RELATIVE and not _has_year(analysis, clause)):
        return None
    speaker = _speaker_before(analysis, clause)
    codes = _codes(analysis, actor)
    return Candidate(
        start=clause.start,
        end=clause.end,
        trigger=found.start,
        act=act,
        factuality=Factuality.PRESUPPOSED if reduced else Factuality.REPORTED if speaker else Factuality.ASSERTED,
        actors=codes,
        recipients=recipients_of(analysis, found.end, codes),
        rules=(f"en:{found.trigger.role}:{act.type.lower()}-{act.mode}",),
        asserted_by=tuple(code for code in _codes(analysis, speaker)) if speaker else (),
    )


def _may_act(act: Act, actor: Actor) -> bool:
    """Whether an actor can do an act: outsiders do none, some acts are done by forces alone."""
    if actor.kind is ActorKind.OUTSIDER:
        return False
    return act.by != "forces" or any(word in lower(actor.text) for word in read_words("en", "actors")["forces"])


def _has_year(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause has a year of its own."""
    return any(token.word.isdigit() and len(token.word) == 4 for token in analysis.tokens[clause.first : clause.last])


def _evaluated(analysis: Analysis, clause: Clause) -> bool:
    """Whether a "that" clause holds what somebody judges ("called it regrettable that …"): told elsewhere, dated there."""
    if clause.opener != "that":
        return False
    before = [each for each in analysis.found if each.start < clause.start and each.stand in TOLD]
    judged = [each for each in before if each.trigger.act and each.trigger.act.type is EventType.ACCUSE and each.trigger.tail]
    return bool(judged)


def _said_candidate(analysis: Analysis, clause: Clause, found: Found) -> Candidate | None:
    """The act of saying something, typed by what is said."""
    speaker = (
        agent_of(analysis, clause, found.end) if found.stand is Stand.PASSIVE else subject_of(analysis, clause, found.start)
    )
    speaker = speaker or _inverted_speaker(analysis, found)
    if speaker is None or speaker.kind in (ActorKind.OUTSIDER, ActorKind.PEOPLE):
        return None
    codes = _codes(analysis, speaker)
    act = said_act(analysis.lowered, set(codes) <= {*analysis.setting.claimants, "SUHH"})
    weighty = act is not None and act.strength >= 3 and analysis.setting.near
    if act is None or not codes or not (weighty or _has_what_it_needs(analysis, act)):
        return None
    return Candidate(
        start=clause.start,
        end=clause.end,
        trigger=found.start,
        act=act,
        factuality=Factuality.ASSERTED,
        actors=codes,
        recipients=recipients_of(analysis, found.end, codes),
        rules=(f"en:said:{act.type.lower()}",),
    )


def _inverted_speaker(analysis: Analysis, found: Found) -> Actor | None:
    """The speaker right after the verb ("…", said the minister)."""
    after = [actor for actor in analysis.actors if found.end <= actor.start <= found.end + 60]
    return after[0] if after and analysis.quoted else None


def _codes(analysis: Analysis, actor: Actor | None) -> tuple[str, ...]:
    """The country codes (or plain name) an actor stands for, with the countries joined to it by "and"."""
    if actor is None:
        return ()
    if actor.kind is ActorKind.BOTH:
        return analysis.setting.claimants
    joined = [actor]
    for other in analysis.actors:
        if other.start > joined[-1].end and analysis.lowered[joined[-1].end : other.start].strip(" ,") in (
            "and",
            "and the",
            "and his",
            "",
        ):
            joined.append(other)
    codes = [other.code for other in joined if other.code]
    if not codes and analysis.setting.subject and actor.kind is ActorKind.ROLE:
        codes = [analysis.setting.subject.code or ""]
    return tuple(dict.fromkeys(code for code in codes if code))


def _carried_passively(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether the verb that carries a nominalised act is passive ("a protest was lodged")."""
    if found.trigger.role is not Role.NOUN:
        return False
    inside = [each for each in analysis.found if clause.first <= each.place < clause.last and each.start > found.start]
    return any(each.stand is Stand.PASSIVE for each in inside if each.trigger.role in (Role.ANNOUNCING, Role.SPEECH))


def _speaker_before(analysis: Analysis, clause: Clause) -> Actor | None:
    """Who says what a "that" clause holds."""
    if clause.opener != "that":
        return None
    says = [each for each in analysis.found if each.trigger.role is Role.SPEECH and each.start < clause.start]
    return subject_of(analysis, analysis.clause_at(says[-1].start), says[-1].start) if says else None


def _has_what_it_needs(analysis: Analysis, act: Act) -> bool:
    if act.needs == "place":
        return bool(analysis.setting.mentions)
    named = {actor.code for actor in analysis.actors} & {*analysis.setting.claimants, "SUHH"}
    if act.needs == "topic":
        return analysis.on_topic or (analysis.setting.near and bool(named))
    return analysis.on_topic or (analysis.setting.near and bool(named or analysis.setting.subject))


def _strength(found: Found) -> int:
    strength = found.trigger.act.strength if found.trigger.act else 0
    return strength - (2 if found.trigger.role is Role.NOUN else 0) + (1 if found.trigger.tail else 0)


def _tells_nothing(analysis: Analysis) -> bool:
    """Whether the whole sentence is a question, a fiction, or bare quotation."""
    outside = analysis.lowered
    for start, end in analysis.quoted:
        outside = outside[:start] + " " * (end - start) + outside[end:]
    if outside.rstrip().endswith("?") or not outside.strip(" .,!?"):
        return True
    return any(phrase in outside for phrase in read_words("en", "clauses")["fictions"])


def _unreal(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause is a condition, a habit, or told of a time that lasts."""
    words = read_words("en", "clauses")
    if clause.opener in words["hypotheticals"]:
        return True
    text = f" {' '.join(token.word for token in analysis.tokens[clause.first : clause.last])} "
    return any(f" {habit} " in text for habit in words["habits"])


def _topic_subject(analysis: Analysis) -> Actor | None:
    """The actor that the next sentence's pronoun means: the subject of the first clause that has one."""
    for actor in analysis.actors:
        if actor.kind not in (ActorKind.ADJECTIVE, ActorKind.BOTH) and not analysis.in_quotes(actor.start):
            if actor.code is None and actor.kind is ActorKind.ROLE and analysis.setting.subject:
                return replace(actor, code=analysis.setting.subject.code)
            return actor
    return pronoun_of(analysis) or analysis.setting.subject


def _without_shadows(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates without sayings whose content is told as an act of its own in the same sentence."""
    told = [each for each in candidates if each.factuality is Factuality.REPORTED]
    return [
        each
        for each in candidates
        if not (each.rules[0].startswith("en:said") and any(other.start > each.start for other in told))
    ]

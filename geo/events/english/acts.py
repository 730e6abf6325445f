"""Acts in an English sentence: who did or said what, clause by clause."""

from collections.abc import Sequence
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.contents import act_of
from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import RELATIVE, RESUMED, Clause
from geo.events.english.doerless import came_from, goes_without, opens_with_document, rallying
from geo.events.english.extents import begins_at, ends_at, has_year
from geo.events.english.lasting import goes_on, is_count, since_long
from geo.events.english.leaning import asserts, passive_agent, tells_answer
from geo.events.english.names import codes_of
from geo.events.english.nominals import held_acts, nominal_acts, repeated, without_nominals
from geo.events.english.objects import done_to_things
from geo.events.english.people import introduced
from geo.events.english.roles import has_own_subject, other_than, recipients_of, source_of, subject_of
from geo.events.english.sifting import (
    is_lasting,
    takes_no_side,
    with_deniers,
    without_halves,
    without_occasions,
    without_shadows,
)
from geo.events.english.signs import signs_of
from geo.events.english.statements import has_what_it_needs, noun_statement, said_candidate, speaker_of, speaks_of_others
from geo.events.english.subjects import topic_subject
from geo.events.english.told import (
    TOLD,
    by_doing,
    causing,
    is_errand,
    is_reduced,
    is_told,
    is_worded,
    passive_head,
    tells,
)
from geo.events.english.triggers import Role
from geo.events.english.verbs import Stand
from geo.events.occasions import find_anniversary, tells_of_office
from geo.events.reading import Act, Candidate, Reading, Setting
from geo.events.retyping import retyped
from geo.events.scan import Wordings, lower
from geo.lexicon import read_words
from geo.model import EventType, Factuality

_OBJECT = 12
"""How many code points after a verb its object may begin."""
_DENIED = 9
"""How many words before a "that" clause the denial of what it holds may stand."""
_ARMS = frozenset({"forces", "aircraft", "arms", "guards", "guests", "specialists", "held"})
_ARMED = frozenset({"deploy", "drill"})
_LAWS = frozenset({"law", "treaty"})
_ELSEWHERE = frozenset({"build", "aid"})
"""What is done in words that elsewhere tell of another matter (an earthquake, a hospital)."""
_HELPFUL = frozenset({EventType.AID, EventType.COOPERATE})
_SUFFERED = frozenset({EventType.COERCE, EventType.ASSAULT})
_ADDRESSED = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})


def read_sentence(sentence: str, setting: Setting) -> Reading:
    """The acts that an English sentence tells, and whom the next sentence would mean by "he"."""
    analysis = Analysis(sentence, setting)
    subject = topic_subject(analysis)
    if not setting.near:
        # What a sentence beside the dispute tells is not asked for, only whom it is about.
        return Reading((), subject, analysis.actors, people=introduced(analysis))
    signs = signs_of(analysis)
    silent = tells_of_office(sentence, "en") or is_lasting(analysis) or takes_no_side(analysis)
    if not analysis.found or _tells_nothing(analysis):
        return Reading((), subject, analysis.actors, signs, introduced(analysis), silent)
    candidates: list[Candidate] = []
    for clause in analysis.clauses:
        candidate = _read_clause(analysis, clause)
        candidates += repeated(analysis, candidate) if candidate else []
    candidates = without_halves(analysis, without_occasions(analysis, candidates))
    told = candidates if analysis.quoted else without_shadows(analysis, candidates)
    nominal = [*nominal_acts(analysis), *held_acts(analysis)]
    told = [*without_nominals(told, nominal), *nominal, *noun_statement(analysis, told)]
    people = introduced(analysis)
    told = with_deniers(analysis, told)
    return Reading(tuple(told), subject, analysis.actors, signs, people, silent)


def _read_clause(analysis: Analysis, clause: Clause) -> Candidate | None:
    """The act that a clause tells, the strongest where it has several."""
    if _unreal(analysis, clause):
        return None
    inside = [each for each in analysis.found if clause.first <= each.place < clause.last]
    inside += _resumed(analysis, clause) if all(each.trigger.role is Role.NOUN for each in inside) else []
    acts = [found for found in inside if found.trigger.act and tells(analysis, clause, found, inside)]
    for found in sorted(acts, key=lambda each: (-_strength(analysis, each), each.start)):
        said = asserts(analysis, found)
        candidate = said_candidate(analysis, clause, found) if said else _backing(analysis, clause, found)
        candidate = candidate or (None if said else _act_candidate(analysis, clause, found))
        if candidate:
            return candidate
    for found in inside:
        if found.trigger.role is Role.SPEECH and _says(analysis, found):
            return said_candidate(analysis, clause, found)
    return None


def _resumed(analysis: Analysis, clause: Clause) -> list[Found]:
    """What carries a noun across a relative clause ("parts of the drill, in which …, were held")."""
    place = analysis.clauses.index(clause) + 2
    if place >= len(analysis.clauses) or analysis.clauses[place].opener != RESUMED:
        return []
    later = analysis.clauses[place]
    return [each for each in analysis.found if later.first <= each.place < later.last and each.trigger.role is Role.ANNOUNCING]


def _backing(analysis: Analysis, clause: Clause, found: Found) -> Candidate | None:
    """The support that a third country's words are, where the verb of an act is one of saying too ("reaffirmed that …")."""
    twins = [each for each in analysis.found if each.place == found.place and each.trigger.role is Role.SPEECH]
    said = said_candidate(analysis, clause, twins[0]) if twins else None
    return said if said and said.act.type is EventType.SUPPORT else None


def _says(analysis: Analysis, found: Found) -> bool:
    """Whether a verb of saying tells that something was said; "as set out by the ministry" does."""
    before = analysis.tokens[found.place - 1].word if found.place else ""
    quoted = before in read_words("en", "clauses")["closed"]["as"] and is_reduced(analysis, found)
    held = goes_on(analysis, found, "")
    return quoted or (is_told(analysis, found) and not is_reduced(analysis, found) and not held)


def _act_candidate(analysis: Analysis, clause: Clause, found: Found) -> Candidate | None:
    act = retyped(found.trigger.act, _wording(analysis, clause, found.trigger.act), "en") if found.trigger.act else None
    if act is None or not has_what_it_needs(analysis, act, clause):
        return None
    reduced = is_reduced(analysis, found) and passive_head(analysis, clause, found) is None
    actor = _actor(analysis, clause, found, reduced)
    if actor is None:
        passive = _is_passive(analysis, clause, found)
        if not goes_without(analysis, clause, found, _wording(analysis, clause, act), reduced=reduced, passive=passive):
            return None
    if (actor is not None and not _may_act(analysis, act, actor, found)) or not _is_plausible(analysis, clause, found, act):
        return None
    speaker = speaker_of(analysis, clause)
    codes = _doers(analysis, act, actor, found) or codes_of(analysis, speaker if act.type is EventType.MOBILIZE else None)
    codes = codes or _summoning(analysis, clause, found) or rallying(analysis, clause, act, actor)
    return Candidate(
        start=begins_at(analysis, clause),
        end=ends_at(analysis, clause),
        trigger=found.start,
        act=_siding(analysis, act, codes, found),
        factuality=Factuality.PRESUPPOSED if reduced else Factuality.REPORTED if speaker else Factuality.ASSERTED,
        actors=codes,
        recipients=recipients_of(analysis, found.end, codes),
        rules=(f"en:{found.trigger.role}:{act.type.lower()}-{act.mode}",),
        asserted_by=codes_of(analysis, speaker),
    )


def _wording(analysis: Analysis, clause: Clause, act: Act) -> str:
    """The words that say what an act is about: its clause, and the relative one that says what a law does."""
    place = analysis.clauses.index(clause) + 1
    later = analysis.clauses[place] if act.mode in _LAWS and place < len(analysis.clauses) else None
    relatives = (*read_words("en", "clauses")["closed"]["relatives"], "that", RELATIVE)
    relative = later is not None and later.opener in relatives
    first = analysis.clauses[max(0, place - 3)] if clause.opener == RESUMED else clause
    return analysis.lowered[first.start : later.end if later and relative else clause.end]


def _siding(analysis: Analysis, act: Act, codes: tuple[str, ...], found: Found) -> Act:
    """The act, or the support that a law or resolution of a country without a claim is, the agreement that an accord is."""
    if act.type is EventType.CONCEDE and not codes and opens_with_document(analysis, analysis.clause_at(found.start), found):
        return _accord()
    theirs = bool(codes) and set(codes).isdisjoint(analysis.setting.sides)
    nations = all(code.isupper() for code in codes)
    formal = act.mode == "law" or (act.type is EventType.REQUEST and _is_resolved(analysis))
    return _support() if theirs and nations and formal else act


def _is_resolved(analysis: Analysis) -> bool:
    return not analysis.words.isdisjoint(read_words("en", "clauses")["closed"]["resolutions"])


@cache
def _accord() -> Act:
    return next(act_of(row) for row in read_words("en", "acts")["act"] if row["type"] == EventType.AGREE)


@cache
def _support() -> Act:
    return next(act_of(row) for row in read_words("en", "acts")["act"] if row["type"] == EventType.SUPPORT)


def _doers(analysis: Analysis, act: Act, actor: Actor | None, found: Found) -> tuple[str, ...]:
    """The codes of who does an act; none for forces of no named country where the story was of a third one, or for crews.

    An official named without a country does not turn on his own: he is of the other claimant, whoever the text was about.
    Who deploys on a place without saying whose he is, is known by who administers it.
    """
    codes = codes_of(analysis, actor)
    addressed = act.type in (*_ADDRESSED, *_SUFFERED)
    turned = other_than(analysis, actor, found.end) if addressed and actor and actor.code is None else ()
    if turned and (not codes or act.type in _SUFFERED or _aims_at(analysis, found, codes)):
        return turned
    if act.type is EventType.MOBILIZE and actor is not None and actor.kind is ActorKind.PEOPLE:
        return ()
    guessed = actor is not None and actor.code is None and (act.by in _ARMS or act.mode in _ARMED)
    if guessed and act.mode in _ARMED and analysis.setting.mentions:
        return ()
    return () if guessed and not set(codes) <= analysis.setting.sides else codes


def _aims_at(analysis: Analysis, found: Found, codes: tuple[str, ...]) -> bool:
    """Whether the country right after a verb is one of these ("accused Russia", "protested to Moscow")."""
    after = [actor for actor in analysis.actors if found.end <= actor.start <= found.end + _OBJECT]
    return any(actor.kind is ActorKind.COUNTRY and actor.code in codes for actor in after)


def _summoning(analysis: Analysis, clause: Clause, found: Found) -> tuple[str, ...]:
    """Who called in an envoy that the passive names alone ("the Russian ambassador was summoned"): the other claimant.

    Who called one home: his own country.
    """
    act = found.trigger.act
    if act is None or not _is_passive(analysis, clause, found):
        return ()
    called = codes_of(analysis, subject_of(analysis, clause, found.start))
    if act.type is EventType.SANCTION and analysis.lowered.startswith(tuple(_recalled()), found.start):
        return called
    if act.mode != "protest-note":
        return ()
    claimants = analysis.setting.claimants
    others = tuple(code for code in claimants if code not in called)
    return others if len(others) == 1 and set(called) <= set(claimants) else ()


def _actor(analysis: Analysis, clause: Clause, found: Found, reduced: bool) -> Actor | None:
    """Who does an act: the subject, the agent of a passive, or the source of what a thing drew ("drew a protest from")."""
    if found.trigger.act and found.trigger.act.by == "other":
        return source_of(analysis, clause, found.end)
    origin = came_from(analysis, clause, found)
    if origin is not None:
        return source_of(analysis, clause, origin)
    cause = causing(analysis, found)
    if cause is not None:
        return next((actor for actor in analysis.actors if cause <= actor.start < found.start), None)
    if not (reduced or _is_passive(analysis, clause, found)):
        return subject_of(analysis, clause, found.start)
    agent = passive_agent(analysis, clause, found)
    tells_only = found.trigger.role is Role.NOUN and agent is not None and agent.kind is ActorKind.OUTSIDER
    return None if tells_only else agent


def _is_passive(analysis: Analysis, clause: Clause, found: Found) -> bool:
    passive = found.stand is Stand.PASSIVE or found.trigger.role is Role.PHRASE
    return passive or _carried_passively(analysis, clause, found) or passive_head(analysis, clause, found) is not None


def _may_act(analysis: Analysis, act: Act, actor: Actor, found: Found) -> bool:
    """Whether an actor can do an act: outsiders only help, some acts are done by forces alone, "we" only speaks and deals."""
    if actor.kind is ActorKind.OUTSIDER and not (act.type in _HELPFUL and actor.code):
        return False
    if actor.text == "we" and act.type not in (EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.AGREE):
        return False
    if act.mode == "talks" and found.trigger.role is Role.VERB and _is_single(analysis, actor, found):
        return any(word in analysis.lowered for word in read_words("en", "acts")["matters"]["words"])
    around = analysis.lowered[actor.start : max(actor.end, min(found.start, actor.end + 30))]
    around += analysis.lowered[found.end : found.end + _OBJECT]
    return act.by not in _ARMS or any(word in around for word in read_words("en", "actors")[act.by])


def _is_single(analysis: Analysis, actor: Actor, found: Found) -> bool:
    """Whether one body alone meets or talks, with nobody of another country ("the committee met for three hours")."""
    several = set(lower(actor.text).split()) & set(read_words("en", "clauses")["closed"]["plural_parties"])
    if several or actor.kind is ActorKind.BOTH or len(codes_of(analysis, actor)) > 1:
        return False
    return not any(other.start > found.start and other.code != actor.code for other in analysis.actors)


def _is_plausible(analysis: Analysis, clause: Clause, found: Found, act: Act) -> bool:
    """Whether the clause tells the act in its own right: not judged, not a mere relative, no biography or other topic."""
    text = analysis.lowered[clause.start : clause.end]
    words = read_words("en", "clauses")
    past = find_anniversary(analysis.sentence, "en") if clause.opener in words["closed"]["since"] else None
    narrows = clause.opener in words["closed"]["places"] and analysis.tokens[clause.first - 1].word != ","
    leans = narrows or clause.opener in {RELATIVE, *words["closed"]["since"]} or has_own_subject(analysis, clause, found.start)
    bare = leans and not has_year(analysis, clause) and not past
    if _evaluated(analysis, clause) or (bare and not tells_answer(analysis, clause, found)):
        return False
    if done_to_things(analysis, clause, found):
        return False
    if any(phrase in text for phrase in words["biographies"]) or _is_aside(clause, found):
        return False
    if act.mode == "visit" and clause.opener in words["closed"]["relative_subjects"] and not has_year(analysis, clause):
        return False
    later = analysis.clauses[analysis.clauses.index(clause) + 1 :][:1]
    end = later[0].end if later and later[0].opener == RELATIVE else clause.end
    placed = any(clause.start <= mention.start < end for mention in analysis.setting.mentions)
    other = not placed and act.mode not in _ELSEWHERE and speaks_of_others(text)
    lasting = found.stand is Stand.PASSIVE and act.type in (EventType.CONSULT, EventType.AGREE) and since_long(text)
    lasting = lasting or is_count(analysis, clause, found)
    return not other and not lasting and not goes_on(analysis, found, analysis.sentence[clause.start : clause.end])


def _is_aside(clause: Clause, found: Found) -> bool:
    """Whether a law's coming into force only says when something else happened."""
    impersonal = found.trigger.act is not None and found.trigger.act.by == "none"
    return impersonal and clause.opener in read_words("en", "clauses")["closed"]["times"]


def _evaluated(analysis: Analysis, clause: Clause) -> bool:
    """Whether a "that" clause holds what somebody judges ("called it regrettable that …"): told elsewhere, dated there."""
    if clause.opener != "that":
        return False
    before = [each for each in analysis.found if each.start < clause.start and each.stand in TOLD]
    judged = [each for each in before if each.trigger.act and each.trigger.act.type is EventType.ACCUSE and each.trigger.tail]
    return bool(judged)


def _carried_passively(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether the verb that carries a nominalised act is passive ("a protest was lodged")."""
    if found.trigger.role is not Role.NOUN:
        return False
    inside = [each for each in analysis.found if clause.first <= each.place < clause.last and each.start > found.start]
    inside += _resumed(analysis, clause)
    return any(each.stand is Stand.PASSIVE for each in inside if each.trigger.role in (Role.ANNOUNCING, Role.SPEECH))


def _strength(analysis: Analysis, found: Found) -> int:
    """How an act ranks in its clause: verbs before nouns, longer wordings first, an errand before the way there."""
    strength = found.trigger.act.strength if found.trigger.act else 0
    strength += 4 if any(way(analysis, found) for way in (is_worded, by_doing, is_errand)) else 0
    return strength - (2 if found.trigger.role is Role.NOUN else 0) + (1 if found.trigger.tail else 0)


def _tells_nothing(analysis: Analysis) -> bool:
    """Whether the whole sentence is a question, a fiction, about the paper itself, or bare quotation."""
    outside = analysis.lowered
    for start, end in analysis.quoted:
        outside = outside[:start] + " " * (end - start) + outside[end:]
    if outside.rstrip().endswith("?") or not outside.strip(" .,!?"):
        return True
    return _tales().are_in(outside)


def _unreal(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause is a condition, a habit, or told of a time that lasts."""
    words = read_words("en", "clauses")
    before = analysis.tokens[clause.first - 1].word if clause.first else ""
    if clause.opener in words["hypotheticals"] or (clause.opener and before in words["closed"]["denying"]):
        return True
    if clause.opener in (RELATIVE, "that") and before in words["closed"]["rumours"]:
        ahead = {token.word for token in analysis.tokens[max(0, clause.first - _DENIED) : clause.first]}
        if ahead & set(words["closed"]["denials"]):
            return True
    if before in words["closed"]["only"] and not _modals().isdisjoint(analysis.words):
        return True
    if clause.opener in words["closed"]["awaited"] and _may_come(analysis, clause):
        return True
    if not analysis.may_be_habit:
        return False
    text = f" {' '.join(token.word for token in analysis.tokens[clause.first : clause.last])} "
    return any(f" {habit} " in text for habit in words["habits"])


def _may_come(analysis: Analysis, clause: Clause) -> bool:
    """Whether what a clause waits for is a condition of the one before ("would not talk until Japan changed course")."""
    ahead = analysis.clauses[analysis.clauses.index(clause) - 1]
    return any(token.word in _modals() for token in analysis.tokens[ahead.first : clause.first])


@cache
def _modals() -> frozenset[str]:
    """The words that make what hangs on them a condition ("talks could resume only when Japan dropped its sanctions")."""
    return frozenset(read_words("en", "clauses")["modals"])


def _recalled() -> Sequence[str]:
    words: Sequence[str] = read_words("en", "actors")["shapes"]["recalled"]
    return words


@cache
def _tales() -> Wordings:
    """What marks a sentence as a fiction or as one about the paper itself."""
    words = read_words("en", "clauses")
    return Wordings((*words["fictions"], *words["metatexts"]))

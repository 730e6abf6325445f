"""Who says something in an English sentence, and the act that saying it is."""

import re
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import ATTRIBUTION, Clause
from geo.events.english.names import codes_of
from geo.events.english.roles import agent_of, is_free, is_possessive, recipients_of, subject_of
from geo.events.english.said import said_act, voiced_act
from geo.events.english.told import TOLD, causing
from geo.events.english.triggers import Role
from geo.events.english.verbs import Stand
from geo.events.reading import Act, Candidate
from geo.events.scan import Wordings
from geo.lexicon import read_words
from geo.model import EventType, Factuality

_TITLED = 8
"""How many code points an article or a title before a name may take ("the", "Mr.")."""


def said_candidate(analysis: Analysis, clause: Clause, found: Found) -> Candidate | None:
    """The act of saying something, typed by what is said; `None` where nobody who counts says it."""
    speaker = _speaker(analysis, clause, found)
    if speaker is None or speaker.kind in (ActorKind.OUTSIDER, ActorKind.PEOPLE):
        return None
    return _statement(analysis, (clause.start, clause.end), found.start, found.end, speaker)


def noun_statement(analysis: Analysis, told: list[Candidate]) -> list[Candidate]:
    """The statement in "the minister's answer, on Monday, was that …", where the sentence tells no saying yet."""
    if any(each.rules[0].startswith("en:said") for each in told):
        return []
    found = _noun_saying("noun_saying_of").search(analysis.lowered)
    if found is not None:
        owner = next((each for each in analysis.actors if found.start("owner") <= each.start < found.end("owner")), None)
        statement = _statement(analysis, (0, len(analysis.sentence)), found.start(), found.end(), owner) if owner else None
        return [statement] if statement else []
    found = _noun_saying("noun_saying").search(analysis.lowered)
    if found is None:
        return []
    ahead = [actor for actor in analysis.actors if actor.end <= found.start() + 2]
    owners = [actor for actor in ahead if actor.end > found.start() + 1 or is_possessive(analysis.lowered, actor)]
    if not owners or found.start() - owners[-1].end > 2:
        return []
    statement = _statement(analysis, (0, len(analysis.sentence)), found.start(), found.end(), owners[-1])
    return [statement] if statement else []


def speaker_of(analysis: Analysis, clause: Clause) -> Actor | None:
    """Who says what a clause holds: before a "that" clause, or named at the end ("…, the ministry said")."""
    last = analysis.clauses[-1]
    if last.opener == ATTRIBUTION and clause is not last:
        says = [each for each in analysis.found if each.trigger.role is Role.SPEECH and each.start >= last.start]
        return _speaker(analysis, last, says[0]) if says else None
    place = analysis.clauses.index(clause) + 1
    after = analysis.clauses[place] if place < len(analysis.clauses) else None
    if after is not None and after.opener == ATTRIBUTION:
        says = [each for each in analysis.found if each.trigger.role is Role.SPEECH and after.start <= each.start < after.end]
        return _speaker(analysis, after, says[0]) if says else None
    if clause.opener != "that":
        return None
    says = [each for each in analysis.found if each.trigger.role is Role.SPEECH and each.start < clause.start]
    return _speaker(analysis, analysis.clause_at(says[-1].start), says[-1]) if says else None


def has_what_it_needs(analysis: Analysis, act: Act, clause: Clause) -> bool:
    """Whether the sentence has what an act asks for: a place, a word of the dispute, a claimant; "it" may stand for them."""
    setting = analysis.setting
    if act.needs in ("place", "people"):
        helped = act.needs == "people" and not analysis.words.isdisjoint(read_words("en", "clauses")["islanders"])
        return bool(setting.mentions) or helped
    named = {code for actor in analysis.actors for code in codes_of(analysis, actor)} & setting.sides
    if act.needs == "topic":
        told_of = setting.subject is not None and setting.subject.code in setting.claimants and _points_back(analysis, clause)
        return analysis.on_topic or (setting.near and (bool(named) or told_of))
    return analysis.on_topic or (setting.near and bool(named or setting.subject))


def _points_back(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause speaks of something told before ("their resumption", "the offer", "that back")."""
    return any(token.word in _anaphors() for token in analysis.tokens[clause.first : clause.last])


def _statement(analysis: Analysis, span: tuple[int, int], start: int, end: int, speaker: Actor) -> Candidate | None:
    """The act that a speaker's words amount to, `None` where they are none or beside the dispute."""
    codes = codes_of(analysis, speaker)
    act = said_act(_content(analysis, start), set(codes) <= analysis.setting.sides)
    act = voiced_act(act, analysis.lowered[start:end])
    weighty = act is not None and act.strength >= 3 and analysis.setting.near
    if act is None or not codes or not (weighty or has_what_it_needs(analysis, act, analysis.clause_at(start))):
        return None
    if _on_other_topic(analysis):
        return None
    mover = _mover(analysis, end, codes) if act.type is EventType.MOBILIZE else ()
    return Candidate(
        start=span[0],
        end=span[1],
        trigger=start,
        act=act,
        factuality=Factuality.ASSERTED,
        actors=mover or codes,
        recipients=recipients_of(analysis, end, mover or codes),
        rules=(f"en:said:{act.type.lower()}",),
        asserted_by=codes if mover else (),
    )


def _mover(analysis: Analysis, end: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Whose forces a speaker tells of, where they are the other side's ("Tokyo said two Russian bombers had circled …")."""
    claimants = analysis.setting.sides
    roles = [actor for actor in analysis.actors if actor.start > end + 1 and actor.kind is ActorKind.ROLE]
    after = [actor for actor in roles if actor.code in claimants and is_free(analysis, actor)]
    return (str(after[0].code),) if after and after[0].code not in speakers and set(speakers) <= claimants else ()


def _content(analysis: Analysis, start: int) -> str:
    """The sentence without what others say or do beside it, and without the relative clauses before: they are not said."""
    relatives = read_words("en", "clauses")["closed"]["relative_subjects"]
    own = analysis.clause_at(start)
    cuts = [clause.start for clause in analysis.clauses if clause.first and _begins_anew(analysis, clause)]
    cuts += [own.start] if own.first and own.opener in read_words("en", "clauses")["closed"]["occasions"] else []
    first = max((cut for cut in cuts if cut <= start), default=0)
    last = min((cut for cut in cuts if cut > start), default=len(analysis.lowered))
    text = " " * first + analysis.lowered[first:last]
    for clause in analysis.clauses:
        if clause.opener in relatives and clause.end <= start:
            text = text[: clause.start] + " " * (clause.end - clause.start) + text[clause.end :]
    return text


def _begins_anew(analysis: Analysis, clause: Clause) -> bool:
    """Whether another subject goes on after a semicolon or a comma ("…; Suga answered", "…, but Russia refused")."""
    closed = read_words("en", "clauses")["closed"]
    before = analysis.tokens[clause.first - 1].word
    joined = clause.opener in (*closed["carries_on"], *closed["occasions"])
    if not (before == ";" or (before == "," and joined)):
        return False
    told = [each for each in analysis.found if clause.first <= each.place < clause.last and each.stand in TOLD]
    subject = subject_of(analysis, clause, told[0].start) if told else None
    return subject is not None and subject.start >= clause.start


def _on_other_topic(analysis: Analysis) -> bool:
    """Whether a sentence without a place speaks of another matter ("compensation for sugar growers")."""
    return not analysis.setting.mentions and speaks_of_others(analysis.lowered)


def speaks_of_others(lowered: str) -> bool:
    """Whether words of another matter than the dispute stand in a text in lower case."""
    return _other_topics().are_in(f" {lowered}")


@cache
def _other_topics() -> Wordings:
    return Wordings(f" {word}" for word in read_words("en", "clauses")["other_topics"])


def _speaker(analysis: Analysis, clause: Clause, found: Found) -> Actor | None:
    """Who speaks: the subject, of "was told" who told; who stands after the verb, or was brought to say it."""
    told_by = _heard_from(analysis, found)
    if told_by is not None:
        return told_by
    cause = causing(analysis, found)
    if cause is not None:
        return next((actor for actor in analysis.actors if cause <= actor.start < found.start), None)
    if found.stand is Stand.PASSIVE:
        return _speaker_of_passive(analysis, clause, found)
    before = analysis.tokens[found.place - 1].word if found.place else ""
    if before in read_words("en", "clauses")["closed"]["as"]:
        return agent_of(analysis, clause, found.end)
    if clause.opener == ATTRIBUTION:
        left = analysis.clauses[analysis.clauses.index(clause) - 1] if clause.first == found.place else clause
        return _inverted_speaker(analysis, found, clause) or subject_of(analysis, left, found.start)
    return subject_of(analysis, clause, found.start) or _inverted_speaker(analysis, found, None)


def _heard_from(analysis: Analysis, found: Found) -> Actor | None:
    """Who says what somebody "heard from" him: the actor right after the wording, `None` where there is no such wording."""
    words = read_words("en", "actors")["shapes"]["heard"]
    wording = next((word for word in words if analysis.lowered.startswith(f"{word} ", found.start)), None)
    start = found.start + len(wording) + 1 if wording else 0
    return next((actor for actor in analysis.actors if start <= actor.start <= start + _TITLED), None) if wording else None


def _speaker_of_passive(analysis: Analysis, clause: Clause, found: Found) -> Actor | None:
    words = read_words("en", "acts")["speech"]
    agent = agent_of(analysis, clause, found.end)
    surface = analysis.lowered[found.start : found.end]
    if agent is not None:
        return agent
    subject = subject_of(analysis, clause, found.start)
    if surface in words["quoted"] or subject is None:
        return subject if surface in words["quoted"] else None
    codes = codes_of(analysis, subject)
    claimants = analysis.setting.claimants
    other = [code for code in claimants if code not in codes]
    known = surface in words["addressed"] and len(other) == 1 and set(codes) <= set(claimants)
    return Actor(found.start, found.end, ActorKind.COUNTRY, other[0], "") if known else None


def _inverted_speaker(analysis: Analysis, found: Found, clause: Clause | None) -> Actor | None:
    """The speaker right after the verb ("…", said the minister), where none stands before it."""
    if clause is not None and any(clause.start <= actor.start < found.start for actor in analysis.actors):
        return None
    last = min(found.end + 60, clause.end if clause else len(analysis.sentence))
    after = [actor for actor in analysis.actors if found.end <= actor.start <= last]
    return after[0] if after and (analysis.quoted or clause is not None) else None


@cache
def _anaphors() -> frozenset[str]:
    return frozenset(read_words("en", "clauses")["anaphors"])


@cache
def _noun_saying(pattern: str) -> re.Pattern[str]:
    """A noun of saying that a possessive leads to or a name follows, with "was that" after it."""
    nouns = "|".join(read_words("en", "acts")["speech"]["nouns"])
    return re.compile(read_words("en", "clauses")["patterns"][pattern].format(nouns=nouns))

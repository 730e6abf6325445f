"""Acts in an English sentence: which verbs and nouns tell that somebody did or said something about the dispute."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geo.events.actors import Actor, ActorKind, find_actors
from geo.events.english.clauses import RELATIVE, Clause, Marks, split_clauses
from geo.events.english.roles import agent_of, pronoun_of, recipients_of, subject_of
from geo.events.english.said import said_act
from geo.events.english.triggers import Role, Trigger, topic_scanner, trigger_scanner
from geo.events.english.verbs import Form, Stand, Token, auxiliary_words, stand_of, tokens_of
from geo.events.reading import Act, Candidate, Reading, Setting
from geo.events.scan import Hit, lower
from geo.lexicon import read_words
from geo.model import EventType, Factuality

_CONDITIONS = frozenset({"if", "unless", "whether"})
_NONE = frozenset({"no", "without", "any"})
_OPENING = frozenset({":", ".", '"', "“", "”", "-", "–", "—", ")", "]"})
_TOLD = frozenset({Stand.PAST, Stand.PERFECT, Stand.PASSIVE})
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’(?=\W)")


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger at its token, with its act and how it stands."""

    place: int
    start: int
    end: int
    trigger: Trigger
    stand: Stand


class Analysis:
    """Everything about one sentence that several steps ask for, each computed once."""

    def __init__(self, sentence: str, setting: Setting) -> None:
        self.sentence, self.setting = sentence, setting
        self.lowered = lower(sentence)
        self.tokens: Sequence[Token] = tokens_of(self.lowered)
        self.actors = find_actors(sentence, "en")
        self.quoted = [found.span() for found in _QUOTED.finditer(sentence)]

    @cached_property
    def found(self) -> list[Found]:
        """The triggers outside quotation marks, in order."""
        places = {token.start: place for place, token in enumerate(self.tokens)}
        hits = trigger_scanner().find(self.lowered)
        return [
            found
            for hit in hits
            if hit.start in places and not self.in_quotes(hit.start) and not self._is_name(hit.start, places[hit.start])
            for found in self._senses(hit, places[hit.start])
        ]

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the sentence."""
        verbs = {each.place for each in self.found if each.trigger.form in (Form.PAST, Form.PARTICIPLE, Form.THIRD)}
        says = {each.place for each in self.found if each.trigger.role is Role.SPEECH}
        begins = {actor.start for actor in self.actors}
        marks = Marks(
            finite=lambda place: place in verbs,
            speech=lambda place: place in says,
            subject=lambda place: place < len(self.tokens) and self.tokens[place].start in begins,
            actor=lambda place: any(actor.start <= self.tokens[place].start < actor.end for actor in self.actors),
            quoted=lambda place: self.in_quotes(self.tokens[place].start),
        )
        return split_clauses(self.tokens, len(self.sentence), marks)

    @cached_property
    def on_topic(self) -> bool:
        """Whether the sentence speaks of the dispute: a place of it, or a word of it."""
        return bool(self.setting.mentions) or bool(topic_scanner().find(self.lowered))

    def in_quotes(self, offset: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        return any(start <= offset < end for start, end in self.quoted)

    def clause_at(self, offset: int) -> Clause:
        """The clause around an offset."""
        return next(clause for clause in reversed(self.clauses) if clause.start <= offset)

    def _is_name(self, start: int, place: int) -> bool:
        """Whether a word is a capital inside the sentence, so part of a name ("March 22", "International Court")."""
        opens = place == 0 or self.tokens[place - 1].word in _OPENING
        return self.sentence[start].isupper() and not opens

    def _senses(self, hit: Hit[Trigger], place: int) -> list[Found]:
        forms: dict[tuple[Role, Act | None, str], set[Form]] = {}
        for sense in hit.senses:
            if not sense.tail or self._tail_follows(hit.end, sense.tail):
                forms.setdefault((sense.role, sense.act, sense.tail), set()).update({sense.form} if sense.form else ())
        return [
            Found(place, hit.start, hit.end, Trigger(role, act, _first(kinds), tail), self._stand(place, kinds, role))
            for (role, act, tail), kinds in forms.items()
        ]

    def _stand(self, place: int, kinds: set[Form], role: Role) -> Stand:
        if role is Role.NOUN:
            return Stand.PRESENT
        return Stand.PAST if role is Role.PHRASE else stand_of(list(self.tokens), place, frozenset(kinds))

    def _tail_follows(self, end: int, tail: str) -> bool:
        window = re.split(r"[.;]", self.lowered[end : end + 80])[0]
        return re.search(rf"(?<!\w){re.escape(tail)}(?!\w)", window) is not None


def read_sentence(sentence: str, setting: Setting) -> Reading:
    """The acts that an English sentence tells, at most one a clause, and whom the next sentence would mean by "he"."""
    analysis = Analysis(sentence, setting)
    subject = _topic_subject(analysis)
    if _tells_nothing(analysis):
        return Reading(candidates=(), subject=subject, actors=analysis.actors)
    candidates: list[Candidate] = []
    for clause in analysis.clauses:
        candidate = _read_clause(analysis, clause, candidates)
        if candidate:
            candidates.append(candidate)
    told = candidates if analysis.quoted else _without_shadows(candidates)
    return Reading(candidates=tuple(told), subject=subject, actors=analysis.actors)


def _read_clause(analysis: Analysis, clause: Clause, before: Sequence[Candidate]) -> Candidate | None:
    """The act that a clause tells, the strongest where it has several."""
    if _unreal(analysis, clause):
        return None
    inside = [each for each in analysis.found if clause.first <= each.place < clause.last]
    acts = [found for found in inside if found.trigger.act and _tells(analysis, clause, found, inside)]
    for found in sorted(acts, key=lambda each: (-_strength(each), each.start)):
        candidate = _act_candidate(analysis, clause, found, before)
        if candidate:
            return candidate
    for found in inside:
        if found.trigger.role is Role.SPEECH and _is_told(analysis, found) and not _is_reduced(analysis, found):
            return _said_candidate(analysis, clause, found)
    return None


def _tells(analysis: Analysis, clause: Clause, found: Found, inside: Sequence[Found]) -> bool:
    """Whether a trigger tells an act that happened: a told verb, or a noun that a told verb carries."""
    if found.trigger.role is Role.NOUN:
        return _noun_tells(analysis, clause, found, inside)
    if _is_silence(analysis, found) or _nothing_did(analysis, clause, found):
        return False
    if _is_reduced(analysis, found):
        return _is_dated_participle(analysis, found)
    return _is_told(analysis, found)


def _is_told(analysis: Analysis, found: Found) -> bool:
    if found.stand in _TOLD or (found.stand is Stand.INFINITIVE and _first_to(analysis, found)):
        return True
    if not analysis.setting.present or found.stand not in (Stand.PRESENT, Stand.PROGRESSIVE):
        return False
    words = read_words("en", "clauses")
    before = analysis.tokens[found.place - 1].word if found.place else ""
    nominal = before in words["date_owners"]["determiners"] or before in words["prepositions"]
    return not nominal and not any(each.trigger.role is Role.NOUN for each in analysis.found if each.place == found.place)


def _first_to(analysis: Analysis, found: Found) -> bool:
    """Whether "the first … to" tells the act ("became the first head of state to set foot")."""
    return "first" in (token.word for token in analysis.tokens[max(0, found.place - 10) : found.place - 1])


def _noun_tells(analysis: Analysis, clause: Clause, found: Found, inside: Sequence[Found]) -> bool:
    """Whether a nominalised act is told: the object of a told verb of doing, or the subject of one in the passive."""
    determiner = analysis.tokens[found.place - 1].word if found.place else ""
    if clause.opener in _CONDITIONS or determiner in _NONE or _nothing_did(analysis, clause, found):
        return False
    if _is_entry(analysis, inside):
        return found.place <= 4
    carriers = [each for each in inside if each.trigger.role is Role.ANNOUNCING and _is_told(analysis, each)]
    return any(_carries(each, found) for each in carriers)


def _is_entry(analysis: Analysis, inside: Sequence[Found]) -> bool:
    """Whether a sentence is a dated entry of a list without a verb of its own ("The decision of 21 March 2022 to end talks.")."""
    finite = [each for each in inside if each.stand in (*_TOLD, Stand.MODAL, Stand.NEGATED) and each.trigger.role is not Role.NOUN]
    nouns = [each.place for each in inside if each.trigger.role is Role.NOUN]
    finite += [each for each in inside if each.trigger.form is Form.THIRD and each.stand is Stand.PRESENT]
    verbs = [each for each in finite if not any(0 < each.place - noun <= 2 for noun in nouns) and not _is_reduced(analysis, each)]
    dated = any(token.word.isdigit() and len(token.word) == 4 for token in analysis.tokens)
    helped = any(token.word in auxiliary_words() for token in analysis.tokens)
    return dated and not verbs and not helped


def _carries(carrier: Found, noun: Found) -> bool:
    gap = noun.place - carrier.place
    if 0 < gap <= 7:
        return carrier.stand is not Stand.PASSIVE
    return -18 <= gap < 0 and (carrier.stand is Stand.PASSIVE or gap >= -6)


def _is_reduced(analysis: Analysis, found: Found) -> bool:
    """Whether a bare "seized" is a participle or adjective: "islands seized by troops", "the accord, signed in 1998, let"."""
    if found.stand is not Stand.PAST or found.trigger.role is Role.PHRASE or found.trigger.form is Form.BASE:
        return found.stand is Stand.REDUCED
    words = read_words("en", "clauses")
    after = analysis.tokens[found.place + 1].word if found.place + 1 < len(analysis.tokens) else ""
    before = analysis.tokens[found.place - 1].word if found.place else ""
    adjective = before in words["date_owners"]["determiners"] and after.isalpha()
    apposed = before == "," and _ends_with_comma(analysis, found)
    return after == "by" or adjective or apposed


def _ends_with_comma(analysis: Analysis, found: Found) -> bool:
    """Whether a participle phrase is closed by a comma and a verb follows ("…, concluded in 1998, let crews …")."""
    ahead = [token.word for token in analysis.tokens[found.place + 1 : found.place + 14]]
    subject = any(actor.end == analysis.tokens[found.place - 1].start for actor in analysis.actors)
    return "," in ahead and not subject


def _is_dated_participle(analysis: Analysis, found: Found) -> bool:
    """Whether a participle carries its own date and a weighty act ("an accord signed in February 1998")."""
    act = found.trigger.act
    ahead = analysis.tokens[found.place + 1 : found.place + 9]
    return act is not None and act.strength >= 7 and any(token.word.isdigit() and len(token.word) == 4 for token in ahead)


def _is_silence(analysis: Analysis, found: Found) -> bool:
    """Whether "declined to" or "refused to" goes on with saying, so that nothing was done."""
    rest = analysis.lowered[found.end : found.end + 40].strip()
    return rest.startswith("to ") and rest[3:].startswith(tuple(read_words("en", "clauses")["silences"]))


def _nothing_did(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether the subject is none ("No treaty has been signed", "nobody asked")."""
    before = [token.word for token in analysis.tokens[max(clause.first, found.place - 8) : found.place]]
    return bool({"no", "nobody", "none", "neither", "nothing"} & set(before)) and "," not in before


def _act_candidate(analysis: Analysis, clause: Clause, found: Found, before: Sequence[Candidate]) -> Candidate | None:
    act = found.trigger.act
    if act is None or not _has_what_it_needs(analysis, act):
        return None
    passive = found.stand is Stand.PASSIVE or found.trigger.role is Role.PHRASE or _carried_passively(analysis, clause, found)
    actor = agent_of(analysis, clause, found.end) if passive else subject_of(analysis, clause, found.start)
    reduced = _is_reduced(analysis, found)
    if reduced:
        actor = agent_of(analysis, clause, found.end)
    if actor is None and not passive and not reduced:
        return None
    if actor is not None and not _may_act(analysis, act, actor):
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
        recipients=recipients_of(analysis, clause, found.end, codes),
        rules=(f"en:{found.trigger.role}:{act.type.lower()}-{act.mode}",),
        asserted_by=tuple(code for code in _codes(analysis, speaker)) if speaker else (),
    )


def _may_act(analysis: Analysis, act: Act, actor: Actor) -> bool:
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
    before = [each for each in analysis.found if each.start < clause.start and each.stand in _TOLD]
    judged = [each for each in before if each.trigger.act and each.trigger.act.type is EventType.ACCUSE and each.trigger.tail]
    return bool(judged)


def _said_candidate(analysis: Analysis, clause: Clause, found: Found) -> Candidate | None:
    """The act of saying something, typed by what is said."""
    speaker = agent_of(analysis, clause, found.end) if found.stand is Stand.PASSIVE else subject_of(analysis, clause, found.start)
    speaker = speaker or _inverted_speaker(analysis, clause, found)
    if speaker is None or speaker.kind in (ActorKind.OUTSIDER, ActorKind.PEOPLE):
        return None
    codes = _codes(analysis, speaker)
    act = said_act(analysis.lowered, set(codes) <= {*analysis.setting.claimants, "SUHH"})
    weighty = act is not None and act.strength >= 3 and analysis.setting.near
    if act is None or not codes or not (weighty or _has_what_it_needs(analysis, act)):
        return None
    return Candidate(
        start=clause.start,
        end=len(analysis.sentence),
        trigger=found.start,
        act=act,
        factuality=Factuality.ASSERTED,
        actors=codes,
        recipients=recipients_of(analysis, clause, found.end, codes),
        rules=(f"en:said:{act.type.lower()}",),
    )


def _inverted_speaker(analysis: Analysis, clause: Clause, found: Found) -> Actor | None:
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
        if other.start > joined[-1].end and analysis.lowered[joined[-1].end : other.start].strip(" ,") in ("and", "and the", "and his", ""):
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
    assert found.trigger.act is not None
    return found.trigger.act.strength - (2 if found.trigger.role is Role.NOUN else 0) + (1 if found.trigger.tail else 0)


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
    return any(f" {habit} " in text for habit in words["habits"]) or " would have " in text


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
    return [each for each in candidates if not (each.rules[0].startswith("en:said") and any(other.start > each.start for other in told))]


def _first(kinds: set[Form]) -> Form | None:
    order = (Form.PAST, Form.PARTICIPLE, Form.THIRD, Form.GERUND, Form.BASE)
    return next((form for form in order if form in kinds), None)

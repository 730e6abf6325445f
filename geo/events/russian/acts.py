"""Acts in a Russian sentence: which verbs and nouns tell that somebody did or said something about the dispute."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.events.actors import Actor, ActorKind
from geo.events.reading import Act, Candidate, Reading, Setting
from geo.events.russian.clauses import RELATIVE, Clause
from geo.events.russian.names import Named
from geo.events.russian.roles import (
    agent_of,
    codes_of,
    doer_of_noun,
    main_subject,
    other_than,
    owner_of,
    patient_state,
    place_speaking,
    recipients_of,
    subject_of,
)
from geo.events.russian.said import said_act
from geo.events.russian.sentence import Analysis, Found
from geo.events.russian.triggers import Role, Telling, dispute_beginnings, holders, light_nouns
from geo.events.russian.verbs import Mood
from geo.lexicon import read_words
from geo.model import EventType, Factuality

_PARTICIPLES = frozenset({Mood.ACTIVE_PARTICIPLE, Mood.PASSIVE_PARTICIPLE})
_SECONDARY = frozenset({*_PARTICIPLES, Mood.GERUND})
_PASSIVES = frozenset({Mood.PASSIVE, Mood.PRESENT_PASSIVE, Mood.PASSIVE_PARTICIPLE})
_ABOUT = frozenset({"о", "об"})
_DEALINGS = frozenset(
    {
        EventType.REQUEST,
        EventType.SUPPORT,
        EventType.ACCUSE,
        EventType.THREATEN,
        EventType.AGREE,
        EventType.COOPERATE,
        EventType.CONCEDE,
        EventType.SANCTION,
        EventType.REJECT,
    }
)
_DOING = frozenset({Mood.ACTIVE_PARTICIPLE, Mood.GERUND})
_TOWARDS = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.COERCE, EventType.THREATEN})


@dataclass(frozen=True, slots=True)
class Told:
    """An act that a clause tells: the trigger, the verb that carries it (itself, for a verb), and by which rule."""

    found: Found
    verb: Found
    telling: Telling
    rule: str

    @property
    def strength(self) -> int:
        """How it ranks among the acts of its clause."""
        noun = self.found.trigger.role is Role.NOUN
        weight = 2 if self.rule == "held" else -2 if noun else 0
        return self.telling.act.strength + weight + (1 if self.found.trigger.tail else 0)


def read_sentence(sentence: str, setting: Setting) -> Reading:
    """The acts that a Russian sentence tells, at most one a clause, and whom the next sentence would mean by "он"."""
    analysis = Analysis(sentence, setting)
    actors = [named.actor for named in analysis.named]
    if _tells_nothing(analysis):
        return Reading(candidates=(), subject=main_subject(analysis), actors=actors)
    candidates: list[Candidate] = []
    for clause in analysis.clauses:
        candidates += _read_clause(analysis, clause, candidates) or _gapped(analysis, clause, candidates)
    told = _without_shadows(candidates)
    return Reading(candidates=tuple(told), subject=_subject_after(analysis, told), actors=actors)


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
    if clause.opener != "а" or clause.told or not before or before[-1].end > clause.start:
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
    asides = _secondary_acts(analysis, clause, inside, lonely=not before)
    acts = [*_verb_acts(analysis, clause, inside), *_noun_acts(analysis, clause, inside)]
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


def _verb_acts(analysis: Analysis, clause: Clause, inside: Sequence[Found]) -> list[Told]:
    """The verbs of a clause that tell an act of their own."""
    words = [*analysis.words_of(clause), *_said_words(analysis, clause)]
    return [
        Told(each, each, each.trigger.telling, "verb")
        for each in inside
        if each.trigger.telling and each.trigger.role is Role.VERB and analysis.tells(each) and _tail_fits(each, words)
        if not _is_state(analysis, clause, each)
    ]


def _is_state(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether a bare short participle tells where things are ("посты размещены на острове"), not that they were put there."""
    if found.trigger.mood is not Mood.PASSIVE or found.trigger.telling is None or found.trigger.telling.act.mode != "deploy":
        return False
    auxiliaries = read_words("ru", "clauses")["auxiliaries"]
    moved = any(word in auxiliaries for word in analysis.words_of(clause))
    return not moved and not analysis.dated_after(-1, len(analysis.tokens))


def _said_words(analysis: Analysis, clause: Clause) -> list[str]:
    """The words of the "что" clause right after a clause."""
    later = [other for other in analysis.clauses if other.start >= clause.end]
    return analysis.words_of(later[0]) if later and later[0].opener == "что" else []


def _secondary_acts(analysis: Analysis, clause: Clause, inside: Sequence[Found], *, lonely: bool) -> list[Told]:
    """The gerunds and long participles of a clause with a time of their own ("задержанной месяцем ранее").

    Where nothing else is told (`lonely`), the time of the sentence is theirs too.
    """
    first = clause.pieces[0][0]
    words = [*(token.word for token in analysis.tokens[max(0, first - 5) : first]), *analysis.words_of(clause)]
    return [
        Told(each, each, each.trigger.telling, "participle")
        for each in inside
        if each.trigger.telling
        and each.trigger.mood in _SECONDARY
        and _tail_fits(each, words)
        and (_dated(analysis, clause, each) or (lonely and _shares_time(analysis, each)))
    ]


def _shares_time(analysis: Analysis, found: Found) -> bool:
    if analysis.setting.present:
        return True
    return found.trigger.mood in _DOING and analysis.dated_after(-1, len(analysis.tokens))


def _noun_acts(analysis: Analysis, clause: Clause, inside: Sequence[Found]) -> list[Told]:
    """The nominalised acts that a told light verb of the clause carries, or that somebody is said to have done before."""
    carriers = [each for each in inside if _may_carry(each) and analysis.tells(each)]
    acts = []
    for noun in [*inside, *_heads(analysis, clause)]:
        telling = noun.trigger.telling
        if noun.trigger.role is not Role.NOUN or telling is None:
            continue
        carrier = next((each for each in carriers if _carries(analysis, clause, each, noun)), None)
        if carrier:
            acts.append(Told(noun, carrier, telling, "held" if _government(analysis, noun)[0] in _ABOUT else "noun"))
        elif _presupposed(analysis, clause, noun):
            acts.append(Told(noun, noun, telling, "presupposed"))
    return acts


def _may_carry(found: Found) -> bool:
    return found.trigger.role.startswith("carries")


def _carries(analysis: Analysis, clause: Clause, carrier: Found, noun: Found) -> bool:
    """Whether a light verb has the noun as its object, its subject, or what it is done with."""
    gap = noun.place - carrier.place
    if not clause.holds(noun.place):
        return carrier.trigger.role is Role.CARRIES_SUBJECT or carrier.trigger.mood is Mood.PASSIVE
    if not -12 <= gap <= 8 or gap == 0:
        return False
    governed, cases = _government(analysis, noun)
    role = carrier.trigger.role
    if role is Role.CARRIES_WITH:
        return "I" in cases and governed in ("", "с", "со") and gap > 0
    if governed in _ABOUT and "L" in cases:
        return _held(analysis, noun) or (0 < gap <= 4 and role is Role.CARRIES_OBJECT)
    if governed:
        return False
    if role is Role.CARRIES_SUBJECT or carrier.trigger.mood is Mood.PASSIVE:
        return "N" in cases and carrier.trigger.plural == noun.trigger.plural
    return "A" in cases


def _government(analysis: Analysis, noun: Found) -> tuple[str, frozenset[str]]:
    """The preposition before an act's noun and its cases; of "о проведении стрельб" those of the first noun."""
    before = analysis.tokens[noun.place - 1] if noun.place else None
    if before is None or before.word not in light_nouns() or "G" not in noun.trigger.cases:
        return analysis.preposition(noun.start), noun.trigger.cases
    return analysis.preposition(before.start), frozenset("NAL")


def _heads(analysis: Analysis, clause: Clause) -> list[Found]:
    """The noun right before a relative clause, which the clause tells of ("парадом, который прошёл")."""
    if clause.opener != RELATIVE:
        return []
    before = [
        each for each in analysis.found if clause.start - 24 <= each.end <= clause.start and each.trigger.role is Role.NOUN
    ]
    return before[-1:]


def _held(analysis: Analysis, noun: Found) -> bool:
    """Whether a noun after "о" is held by a decision or announcement ("решение о прекращении")."""
    before = [token.word for token in analysis.tokens[max(0, noun.place - 4) : noun.place]]
    return any(word in holders() for word in before)


def _presupposed(analysis: Analysis, clause: Clause, noun: Found) -> bool:
    """Whether an act is taken for granted: after "после" and the like, with its doer named and a time of its own."""
    opening = read_words("ru", "clauses")["presupposing"]
    before = [token.word for token in analysis.tokens[max(0, noun.place - 3) : noun.place]]
    return any(word in opening for word in before) and doer_of_noun(analysis, clause, noun) is not None


def _candidate(analysis: Analysis, clause: Clause, told: Told, before: Sequence[Candidate]) -> Candidate | None:
    """The act as an event, `None` where nobody who counts did it or the sentence is not about the dispute."""
    act = told.telling.act
    if not _has_what_it_needs(analysis, act):
        return None
    actors, doer = _bearers(analysis, clause, told, before)
    if doer is not None and doer.kind is ActorKind.OUTSIDER:
        return None
    if not actors and not _may_be_bare(told):
        return None
    if not _concerns_dispute(analysis, act, doer, actors):
        return None
    if act.type is EventType.PROTEST:
        actors = _as_people(actors)
    speaker = _speaker(analysis, clause)
    return Candidate(
        start=clause.start,
        end=clause.end,
        trigger=told.found.start,
        act=act,
        factuality=_factuality(told, bool(speaker)),
        actors=actors,
        recipients=recipients_of(analysis, clause, actors),
        rules=(f"ru:{told.rule}:{act.type.lower()}-{act.mode}",),
        asserted_by=speaker,
    )


def _factuality(told: Told, said: bool) -> Factuality:
    if told.rule in ("participle", "presupposed"):
        return Factuality.PRESUPPOSED
    return Factuality.REPORTED if said else Factuality.ASSERTED


def _bearers(
    analysis: Analysis, clause: Clause, told: Told, before: Sequence[Candidate]
) -> tuple[tuple[str, ...], Named | None]:
    """The codes of those who did it, and the actor words they come from."""
    doer = _doer(analysis, clause, told)
    codes = codes_of(analysis, doer)
    if codes or (doer is not None and doer.kind is ActorKind.OUTSIDER):
        return codes, doer
    return _implied(analysis, clause, told, before), doer


def _doer(analysis: Analysis, clause: Clause, told: Told) -> Named | None:
    verb, role = told.verb, told.verb.trigger.role
    if told.rule == "presupposed":
        return doer_of_noun(analysis, clause, told.found)
    if role is Role.CARRIES_INVERSE:
        return owner_of(analysis, clause, told.found)
    if verb.trigger.mood in _PASSIVES:
        return agent_of(analysis, clause, verb) or (
            owner_of(analysis, clause, told.found) if told.found.trigger.role is Role.NOUN else None
        )
    if role is Role.CARRIES_SUBJECT:
        named = owner_of(analysis, clause, told.found) or agent_of(analysis, clause, verb)
        return named or (None if told.telling.pair else place_speaking(analysis, clause))
    return subject_of(analysis, clause, verb)


def _implied(analysis: Analysis, clause: Clause, told: Told, before: Sequence[Candidate]) -> tuple[str, ...]:
    """Who an act is by that names nobody: whoever is not the one it is done to, or who was told of just before."""
    kind = told.telling.act.type
    passive = told.verb.trigger.mood in _PASSIVES or told.verb.trigger.plural
    inverse = told.verb.trigger.role is Role.CARRIES_INVERSE
    if inverse:
        sufferer = codes_of(analysis, subject_of(analysis, clause, told.verb))
        return other_than(analysis, sufferer[0] if len(sufferer) == 1 else None)
    if passive and kind in _TOWARDS:
        found = other_than(analysis, patient_state(analysis, clause))
        if found:
            return found
        same = next((each for each in reversed(before) if each.act.type is kind and each.actors), None)
        if same:
            return same.actors
        before_it = analysis.setting.subject.code if analysis.setting.subject else None
        if kind is EventType.REJECT:
            return other_than(analysis, before_it)
        if kind in (EventType.ACCUSE, EventType.REQUEST) and before_it in analysis.setting.claimants:
            return (before_it,)
    return ()


def _may_be_bare(told: Told) -> bool:
    """Whether an act counts without an actor: passive or impersonal deeds of authorities and forces, and agreements."""
    trigger = told.verb.trigger
    open_voice = trigger.mood in _PASSIVES or trigger.plural or trigger.role is Role.CARRIES_SUBJECT
    return open_voice and (told.telling.home or told.telling.pair or told.telling.act.mode == "law")


def _said(analysis: Analysis, clause: Clause, inside: Sequence[Found]) -> Candidate | None:
    """The act of saying something, typed by what is said."""
    speech = [each for each in inside if each.trigger.role in (Role.SPEECH, Role.REPORT) and analysis.tells(each)]
    for found in speech:
        passive = found.trigger.mood is Mood.PASSIVE
        speaker = agent_of(analysis, clause, found) if passive else subject_of(analysis, clause, found)
        codes = codes_of(analysis, speaker)
        if passive and not codes and analysis.setting.subject and analysis.setting.subject.code:
            codes = (analysis.setting.subject.code,)
        if (
            not codes
            or not all(code.isupper() for code in codes)
            or (speaker is not None and speaker.kind in (ActorKind.OUTSIDER, ActorKind.PEOPLE))
        ):
            continue
        act = said_act(analysis.text.replace(analysis.text[found.start : found.end], " ", 1))
        if act is None or not _has_what_it_needs(analysis, act) or not _concerns_dispute(analysis, act, speaker, codes):
            continue
        return Candidate(
            start=clause.start,
            end=len(analysis.sentence),
            trigger=found.start,
            act=act,
            factuality=Factuality.ASSERTED,
            actors=codes,
            recipients=recipients_of(analysis, clause, codes),
            rules=(f"ru:said:{found.trigger.role}:{act.type.lower()}",),
        )
    return None


def _speaker(analysis: Analysis, clause: Clause) -> tuple[str, ...]:
    """Who says what a "что" clause holds."""
    if clause.opener not in read_words("ru", "clauses")["contents"]:
        return ()
    says = [
        each
        for each in analysis.found
        if each.trigger.role in (Role.SPEECH, Role.REPORT) and each.end <= clause.start and each.finite
    ]
    if not says:
        return ()
    around = next((other for other in analysis.clauses if other.holds(says[-1].place)), clause)
    return codes_of(analysis, subject_of(analysis, around, says[-1]))


def _has_what_it_needs(analysis: Analysis, act: Act) -> bool:
    if act.needs == "place":
        return bool(analysis.setting.mentions)
    named = {each.state for each in analysis.named} & {*analysis.setting.claimants, "SUHH"}
    if act.needs == "topic":
        return analysis.on_topic or (analysis.setting.near and bool(named))
    return analysis.on_topic or (analysis.setting.near and bool(named or analysis.setting.subject))


def _concerns_dispute(analysis: Analysis, act: Act, doer: Named | None, actors: tuple[str, ...]) -> bool:
    """Whether words and dealings of the text's own country are about the dispute, not its own affairs on the islands.

    They are where another state, a diplomat or a word of the dispute stands in the sentence, or it goes on with "он".
    """
    own = read_words("ru", "actors")["home"]
    people = doer is not None and doer.kind is ActorKind.PEOPLE and "former islanders" not in actors
    if doer is None or (act.type not in _DEALINGS and not people):
        return True
    if not people and any(code != own for code in actors):
        return True
    states = {each.state for each in analysis.named if each.state and not each.weak}
    if states - {own, "SUHH"} or doer.start == doer.end:
        return True
    return any(token.word.startswith(dispute_beginnings()) for token in analysis.tokens)


def _tail_fits(found: Found, words: Sequence[str]) -> bool:
    return found.trigger.tail is None or found.trigger.tail.fits(words)


def _dated(analysis: Analysis, clause: Clause, found: Found) -> bool:
    piece = next(piece for piece in clause.pieces if piece[0] <= found.place < piece[1])
    return analysis.dated_after(found.place, piece[1])


def _as_people(actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those who rally: a country's people, not its government."""
    nations = read_words("ru", "actors")["roles"]["nations"]
    return tuple(f"{nations[code]} citizens" if code in nations else code for code in actors)


def _tells_nothing(analysis: Analysis) -> bool:
    """Whether the whole sentence is a question, a supposition, a fiction, silence, or bare quotation."""
    words = read_words("ru", "clauses")
    outside = analysis.text
    for start, end in analysis.quoted:
        outside = outside[:start] + " " * (end - start) + outside[end:]
    if outside.rstrip().endswith("?") or not outside.strip(" .,!?—–"):
        return True
    if any(token.word in words["conditional"] for token in analysis.tokens if not analysis.in_quotes(token.start)):
        return True
    return any(phrase in outside for phrase in (*words["fictions"], *words["silences"]))


def _unreal(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause is a condition, a wish or a habit."""
    words = read_words("ru", "clauses")
    if clause.opener in words["hypotheticals"]:
        return True
    text = f" {' '.join(analysis.words_of(clause))} "
    return any(f" {habit} " in text for habit in words["habits"])


def _without_shadows(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without sayings that only pass on an act told in the same sentence."""
    deeds = [each for each in candidates if not each.rules[0].startswith("ru:said")]
    reported = [each for each in deeds if each.factuality is Factuality.REPORTED]
    kept = []
    for each in candidates:
        passing = each.rules[0].startswith("ru:said:report") and deeds
        shadow = each.rules[0].startswith("ru:said") and any(other.start > each.start for other in reported)
        if not passing and not shadow:
            kept.append(each)
    return kept

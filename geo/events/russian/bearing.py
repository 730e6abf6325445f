"""Who bears an act in a Russian clause, and whether it is an act of the dispute at all."""

from collections.abc import Sequence

from geo.events.actors import Actor, ActorKind
from geo.events.reading import Act, Candidate
from geo.events.russian.clauses import Clause
from geo.events.russian.names import Named
from geo.events.russian.roles import (
    agent_of,
    codes_of,
    doer_of_noun,
    home_of,
    is_of_a_place,
    other_than,
    owner_of,
    paper_owner,
    patient_state,
    place_speaking,
)
from geo.events.russian.sentence import Analysis
from geo.events.russian.subjects import subject_of
from geo.events.russian.telling import ENTRY, PASSED_ON, Told
from geo.events.russian.triggers import Role, is_of_dispute
from geo.events.russian.verbs import Mood
from geo.lexicon import read_words
from geo.model import EventType
from geo.model.states import heir_of

_PASSIVES = frozenset({Mood.PASSIVE, Mood.PRESENT_PASSIVE, Mood.PASSIVE_PARTICIPLE})
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
_ALONE = frozenset({EventType.CONCEDE, EventType.RETREAT, EventType.MOBILIZE})
"""What states do and people cannot."""
_NAMELESS = frozenset({"law", "rally", "aid"})
"""Modes that a text may tell of without saying who."""
_OFFICIAL = frozenset({"visit", "law", "aid"})
"""Modes of what an office that a text names without its country does for the text's own."""
_SHARED = frozenset({EventType.AGREE, EventType.CONSULT})
_OWNED = frozenset({EventType.ACCUSE, EventType.CONCEDE})
"""What a paper's words tell of its owner only."""
_REPLIES = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SANCTION})
"""What answers the other side that was just told of."""
_BESIDE = 40
"""How many code points lie at most between a participle and the adjective of what it is about."""
_SUFFERING = frozenset({ActorKind.OUTSIDER, ActorKind.PEOPLE, ActorKind.ADJECTIVE})
"""Kinds of actors that authorities of the other side seize and fine."""
_TOWARDS = frozenset({EventType.REQUEST, EventType.COERCE, *_REPLIES})


def bearers_of(
    analysis: Analysis, clause: Clause, told: Told, before: Sequence[Candidate]
) -> tuple[tuple[str, ...], Named | None]:
    """The codes of those who did it, and the actor words they come from."""
    doer = _doer(analysis, clause, told)
    codes = codes_of(analysis, doer)
    summoned = _summoned(analysis, clause, told)
    if summoned and set(codes) <= {summoned}:
        return other_than(analysis, heir_of(summoned)), None
    if doer is not None and _is_pair(doer, told):
        return analysis.setting.claimants, doer
    if _is_done_to(analysis, clause, told, doer, codes):
        return other_than(analysis, heir_of(codes[0])), doer
    if codes or (doer is not None and doer.kind is ActorKind.OUTSIDER):
        return codes, doer
    return _implied(analysis, clause, told, before, doer), doer


def _is_done_to(analysis: Analysis, clause: Clause, told: Told, doer: Named | None, codes: tuple[str, ...]) -> bool:
    """Whether an office without its country forces the very ones it would be of ("суд оштрафовал капитана японской шхуны")."""
    if doer is None or doer.kind is not ActorKind.ROLE or doer.state is not None or len(codes) != 1:
        return False
    if told.telling.act.type is not EventType.COERCE or told.telling.act.mode == "law":
        return False
    after = [each for each in analysis.named_in(clause) if each.start > told.verb.end and each.state == codes[0]]
    return any(_is_of_patient(analysis, each) for each in after[:1])


def _is_of_patient(analysis: Analysis, named: Named) -> bool:
    """Whether a name tells whose the boat or its people are: their own, an adjective, or the port that they come from."""
    before, origins = analysis.preposition(named.start), read_words("ru", "clauses")["origins"]
    if named.kind is ActorKind.BODY:
        return before in origins or is_of_a_place(analysis, named)
    return named.kind in _SUFFERING and not before


def _summoned(analysis: Analysis, clause: Clause, told: Told) -> str | None:
    """The state whose envoy was called in ("посол России был вызван в МИД"), which did not call him."""
    if told.verb.trigger.mood not in _PASSIVES or told.telling.act.mode != "protest-note":
        return None
    missions = [
        each for each in analysis.named_in(clause) if each.mission and "N" in each.cases and each.start < told.verb.start
    ]
    return missions[0].state if missions and not analysis.preposition(missions[0].start) else None


def _is_pair(doer: Named, told: Told) -> bool:
    """Whether an office without a country is the first of two that did something together ("премьер и президент обсудили")."""
    shared = told.telling.act.type in _SHARED and told.telling.act.mode != "visit"
    return shared and told.verb.trigger.plural and not doer.plural and doer.kind is ActorKind.ROLE and doer.state is None


def may_be_bare(analysis: Analysis, clause: Clause, told: Told) -> bool:
    """Whether an act counts without an actor: passive or impersonal deeds of authorities and forces, and agreements."""
    trigger = told.verb.trigger
    if told.telling.alone and told.telling.act.type in _OWNED:
        return False
    passed_on = told.rule == PASSED_ON and trigger.role is Role.NOUN
    if told.telling.alone or told.rule == ENTRY or passed_on or (told.telling.pair and _is_of_a_treaty(analysis, clause, told)):
        return True
    if told.telling.act.type is EventType.MOBILIZE and told.telling.home and trigger.mood is Mood.PAST:
        return True
    if told.telling.act.mode == "talks" and trigger.role is Role.CARRIES_SUBJECT:
        parleys = tuple(read_words("ru", "clauses")["parleys"])
        return bool(analysis.setting.mentions) and analysis.text.startswith(parleys, told.found.start)
    open_voice = trigger.mood in _PASSIVES or trigger.plural or trigger.role is Role.CARRIES_SUBJECT
    return open_voice and (told.telling.home or told.telling.pair or told.telling.act.mode in _NAMELESS)


def _is_of_a_treaty(analysis: Analysis, clause: Clause, told: Told) -> bool:
    """Whether a treaty is the subject ("декларация восстановила отношения")."""
    nouns = [each.trigger for each in analysis.found if clause.holds(each.place) and each.end < told.verb.start]
    return any(each.telling.pair for each in nouns if each.telling and "N" in each.cases)


def concerns_dispute(analysis: Analysis, act: Act, doer: Named | None, actors: tuple[str, ...]) -> bool:
    """Whether words and dealings of the text's own country are about the dispute, not its own affairs on the islands.

    They are where another state, a diplomat or a word of the dispute stands in the sentence, or it goes on with "он".
    """
    if act.type in _SHARED and _is_with_a_third(analysis):
        return False
    own = home_of(analysis)
    people = doer is not None and doer.kind is ActorKind.PEOPLE and "former islanders" not in actors
    if people and act.type in _ALONE:
        return False
    if act.mode == "law" and not analysis.setting.mentions:
        return _is_of_the_dispute(analysis, actors)
    if doer is None or act.mode == "law" or (act.type not in _DEALINGS and act.mode != "talks" and not people):
        return True
    if not people and (any(code != own for code in actors) or _answers(analysis, act, doer)):
        return True
    states = {each.state for each in analysis.named if each.state and not each.weak}
    if set(map(heir_of, states)) - {own} or doer.start == doer.end:
        return True
    return any(is_of_dispute(token.word) for token in analysis.tokens)


def _answers(analysis: Analysis, act: Act, doer: Named) -> bool:
    """Whether an act is one towards the other side: of a "сторона", or an answer to the one that was just told of."""
    if doer.actor.text.lower().endswith(tuple(read_words("ru", "clauses")["sides"])):
        return True
    before = analysis.setting.subject.code if analysis.setting.subject else None
    return act.type in _REPLIES and before in analysis.setting.claimants and before != home_of(analysis)


def _is_with_a_third(analysis: Analysis) -> bool:
    """Whether a claimant deals with a third country only, with no place and no word of the dispute in the sentence."""
    states = {each.state for each in analysis.named if each.state and each.state.isupper()}
    ours = analysis.setting.sides
    if len(states & ours) != 1 or not states - ours or analysis.setting.mentions:
        return False
    return not any(is_of_dispute(token.word) for token in analysis.tokens)


def _is_of_the_dispute(analysis: Analysis, actors: tuple[str, ...]) -> bool:
    """Whether a law that names no place is about the dispute: another state is in it, or a word of the dispute is."""
    if {each.state for each in analysis.named if each.state} - set(actors):
        return True
    spans = [(each.start, each.end) for each in analysis.named]
    free = [token.word for token in analysis.tokens if not any(start <= token.start < end for start, end in spans)]
    return any(map(is_of_dispute, free))


def has_what_it_needs(analysis: Analysis, act: Act) -> bool:
    """Whether a sentence has the place, the word of the dispute or the claimant that an act asks for."""
    if act.needs == "place":
        towns = tuple(read_words("ru", "clauses")["towns"])
        return bool(analysis.setting.mentions) or any(token.word.startswith(towns) for token in analysis.tokens)
    named = {each.state for each in analysis.named} & analysis.setting.sides
    named |= {each.kind for each in analysis.named if "N" in each.cases and (each.kind is ActorKind.BOTH or each.mission)}
    if act.needs == "topic":
        return analysis.on_topic or (analysis.setting.near and bool(named))
    return analysis.on_topic or (analysis.setting.near and bool(named or analysis.setting.subject))


def rallying(analysis: Analysis, clause: Clause, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those who rally, of the country of the place where they do if the text tells no other."""
    unknown = not actors or actors == (read_words("ru", "actors")["roles"]["crowd"],)
    place = place_speaking(analysis, clause) if unknown else None
    home = home_of(analysis)
    other = _at_the_door(analysis, clause) or _reclaiming(analysis) if unknown else ()
    return other or codes_of(analysis, place) or actors or ((home,) if home else ())


def _at_the_door(analysis: Analysis, clause: Clause) -> tuple[str, ...]:
    """Those who rally before the mission of another state ("у российского посольства")."""
    doors = read_words("ru", "clauses")["doors"]
    before = [each for each in analysis.named_in(clause) if each.mission and each.state in analysis.setting.sides]
    before = [each for each in before if analysis.preposition(each.start) in doors or _is_housed(analysis, each, doors)]
    return other_than(analysis, heir_of(before[0].state or "")) if before else ()


def _is_housed(analysis: Analysis, named: Named, doors: Sequence[str]) -> bool:
    """Whether a word for the building stands between a preposition and a mission ("у здания посольства")."""
    words = analysis.text[: named.start].split()
    return len(words) > 1 and words[-2] in doors and words[-1].startswith(tuple(read_words("ru", "clauses")["houses"]))


def _reclaiming(analysis: Analysis) -> tuple[str, ...]:
    """Those who rally to have the land back: of the side that does not administer it."""
    wanted = tuple(read_words("ru", "clauses")["reclaiming"])
    return (
        other_than(analysis, heir_of(analysis.setting.holder or "")) if any(words in analysis.text for words in wanted) else ()
    )


def as_people(actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those who rally: a country's people, not its government."""
    nations = read_words("ru", "actors")["roles"]["nations"]
    return tuple(f"{nations[code]} citizens" if code in nations else code for code in actors)


def _doer(analysis: Analysis, clause: Clause, told: Told) -> Named | None:
    verb, role = told.verb, told.verb.trigger.role
    if told.telling.alone:
        return paper_owner(analysis, verb)
    if told.rule == "presupposed":
        return doer_of_noun(analysis, clause, told.found)
    if role is Role.CARRIES_INVERSE or told.rule == ENTRY or (told.rule == PASSED_ON and role is Role.NOUN):
        return owner_of(analysis, clause, told.found, named_after=told.telling.pair)
    observed = analysis.tokens[verb.place].word.startswith(tuple(read_words("ru", "clauses")["observing"]))
    if observed and told.found.trigger.role is Role.NOUN:
        return owner_of(analysis, clause, told.found)
    if verb.trigger.mood in _PASSIVES and told.telling.act.type is EventType.AID:
        return agent_of(analysis, clause, verb) or place_speaking(analysis, clause)
    if verb.trigger.mood in _PASSIVES and told.telling.act.type is EventType.ACCUSE:
        return paper_owner(analysis, verb) or agent_of(analysis, clause, verb)
    if verb.trigger.mood in _PASSIVES:
        return agent_of(analysis, clause, verb) or (
            owner_of(analysis, clause, told.found) if told.found.trigger.role is Role.NOUN else None
        )
    if role is Role.CARRIES_SUBJECT:
        named = owner_of(analysis, clause, told.found) or agent_of(analysis, clause, verb)
        return named or (None if told.telling.pair else _seat(analysis, clause, told))
    return subject_of(analysis, clause, verb)


def _seat(analysis: Analysis, clause: Clause, told: Told) -> Named | None:
    """Who an act is of by the place it was in; what two do together in a third country is both's ("переговоры в Лондоне")."""
    named = place_speaking(analysis, clause)
    third = named is not None and named.state is not None and heir_of(named.state) not in map(heir_of, analysis.setting.sides)
    if not (third and told.telling.act.type in _SHARED):
        return named
    return Named(Actor(0, 0, ActorKind.BOTH, None, ""), frozenset("N"), plural=True)


def _implied(
    analysis: Analysis, clause: Clause, told: Told, before: Sequence[Candidate], doer: Named | None
) -> tuple[str, ...]:
    """Who an act is by that names nobody: whoever is not the one it is done to, or who was told of just before."""
    if told.telling.act.mode == "release":
        home = home_of(analysis)
        return other_than(analysis, patient_state(analysis, clause)) or ((home,) if home else ())
    if told.telling.act.mode == "exchange":
        return _travelling(analysis, clause)
    if told.verb.trigger.role is Role.CARRIES_INVERSE:
        sufferer = codes_of(analysis, subject_of(analysis, clause, told.verb))
        return other_than(analysis, sufferer[0] if len(sufferer) == 1 else None)
    office = _of_an_office(analysis, clause, told, doer)
    if office:
        return office
    if analysis.text.startswith(tuple(read_words("ru", "clauses")["allowing"]), told.verb.start):
        return other_than(analysis, patient_state(analysis, clause))
    if told.rule == "participle" and told.telling.act.mode == "law":
        return codes_of(analysis, place_speaking(analysis, clause))
    if told.rule == "participle" and told.telling.act.type is EventType.COERCE:
        return _done_to(analysis, told)
    passive = told.verb.trigger.mood in _PASSIVES or told.verb.trigger.plural
    if passive and told.telling.act.type in _TOWARDS and told.telling.act.mode != "law":
        return _dealing(analysis, clause, told.telling.act.type, before)
    return ()


def _of_an_office(analysis: Analysis, clause: Clause, told: Told, doer: Named | None) -> tuple[str, ...]:
    """Whose an act is that an office without its country does, or a law alone: of both, of the text's own, of who faces one."""
    act = told.telling.act
    if told.telling.alone and act.mode == "law":
        owners = {each.state for each in analysis.named_in(clause) if each.state in analysis.setting.sides}
        return (owners.pop() or "",) if len(owners) == 1 else ()
    if doer is None or doer.kind is not ActorKind.ROLE:
        return ()
    if doer.plural and act.type in _SHARED and act.mode != "visit":
        return analysis.setting.claimants
    home = home_of(analysis)
    if home and (told.telling.home or act.mode in _OFFICIAL):
        return (home,)
    return _facing(analysis, clause) if act.type in _TOWARDS else ()


def _facing(analysis: Analysis, clause: Clause) -> tuple[str, ...]:
    """Whoever deals with the one claimant that a clause names as its object or after a preposition.

    So in "премьер призвал Москву", "правительство расторгло договор с Японией".
    """
    inside, sides = read_words("ru", "clauses")["places_in"], analysis.setting.sides
    named = [each for each in analysis.named_in(clause) if each.state in sides and each.kind is not ActorKind.ADJECTIVE]
    patient = other_than(analysis, patient_state(analysis, clause))
    if patient:
        return patient
    governed = {each.state for each in named if analysis.preposition(each.start) not in ("", *inside)}
    return other_than(analysis, heir_of(governed.pop() or "")) if len(governed) == 1 and len(named) == 1 else ()


def _done_to(analysis: Analysis, told: Told) -> tuple[str, ...]:
    """Who did what a long participle tells: the other side than whose adjective goes with it ("задержанной японской шхуны")."""
    near = [each for each in analysis.named if each.kind is ActorKind.ADJECTIVE and each.state in analysis.setting.sides]
    after = [each for each in near if 0 < each.start - told.found.end <= _BESIDE]
    before = [each for each in near if 0 < told.found.start - each.end <= _BESIDE]
    beside = [*after[:1], *before[-1:]]
    return other_than(analysis, heir_of(beside[0].state or "")) if beside else ()


def _dealing(analysis: Analysis, clause: Clause, kind: EventType, before: Sequence[Candidate]) -> tuple[str, ...]:
    """Who dealt so with another that a passive names: the other one, who did it just before, or whom the text was about."""
    found = other_than(analysis, patient_state(analysis, clause))
    if found:
        return found
    same = next((each for each in reversed(before) if each.act.type is kind and each.actors), None)
    if same:
        return same.actors
    before_it = analysis.setting.subject.code if analysis.setting.subject else None
    if kind is EventType.REJECT:
        return other_than(analysis, before_it)
    asking = kind in (EventType.ACCUSE, EventType.REQUEST) and before_it in analysis.setting.claimants
    return (before_it,) if asking and before_it else ()


def _travelling(analysis: Analysis, clause: Clause) -> tuple[str, ...]:
    """Whose people a ship or a host that nobody knows brought or received ("теплоход доставил участников японской группы")."""
    people = [each for each in analysis.named_in(clause) if each.state or each.kind is ActorKind.PEOPLE]
    known = next((codes_of(analysis, each) or (each.state or "",) for each in people), ())
    return known or (other_than(analysis, home_of(analysis)) if analysis.setting.mentions else ())

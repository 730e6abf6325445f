"""Who bears a Russian clause's act but for its subject, and to whom it is done: by case, voice and place."""

from dataclasses import replace

from geo.events.actors import Actor, ActorKind
from geo.events.russian.clauses import Clause
from geo.events.russian.endings import is_adjectival
from geo.events.russian.names import Named
from geo.events.russian.offices import holder_of
from geo.events.russian.sentence import Analysis, Found
from geo.lexicon import read_words
from geo.model.states import heir_of

_OFFICES = (ActorKind.ROLE, ActorKind.PERSON)
"""Kinds of actors beside whom another of their country is named by the office alone."""
_OWNER = 24
"""Code points between a paper and whose it is."""
_LOCATED = (ActorKind.COUNTRY, ActorKind.BODY, ActorKind.ROLE)


def paper_owner(analysis: Analysis, verb: Found) -> Named | None:
    """Whose the paper is that something is said in ("говорится в заявлении МИД"), `None` for a verb that has a subject."""
    if not analysis.tokens[verb.place].word.startswith(tuple(read_words("ru", "clauses")["saying"])):
        return None
    inside, papers = read_words("ru", "clauses")["places_in"], tuple(read_words("ru", "clauses")["statements"])
    words = [(token, analysis.tokens[place - 1].word) for place, token in enumerate(analysis.tokens) if place]
    for token, before in words:
        if token.word.startswith(papers) and (before in inside or is_adjectival(before)):
            owners = [each for each in analysis.named if 0 <= each.start - token.end <= _OWNER and "G" in each.cases]
            return owners[0] if owners else _adjective_of(analysis, token.start)
    return None


def _adjective_of(analysis: Analysis, paper: int) -> Named | None:
    """The country whose adjective stands before a paper that begins at `paper` ("в японской «Голубой книге»")."""
    near = [each for each in analysis.named if each.kind is ActorKind.ADJECTIVE and 0 < paper - each.end <= _OWNER]
    return next((each for each in near if all(map(is_adjectival, _words(analysis.text[each.end : paper])))), None)


def _words(text: str) -> list[str]:
    return [word for word in (part.strip('«»"“”') for part in text.split()) if word]


def agent_of(analysis: Analysis, clause: Clause, verb: Found) -> Named | None:
    """The actor that a passive names: in the instrumental, whose decree it was, or where it was done."""
    named = analysis.named_in(clause)
    we = frozenset(read_words("ru", "clauses")["we"])
    if any(word in we for word in analysis.words_of(clause)):
        return home_speaking(analysis)
    direct = [
        each
        for each in named
        if "I" in each.cases and not analysis.preposition(each.start) and each.kind is not ActorKind.ADJECTIVE
    ]
    direct = [each for each in direct if not _of_noun_between(analysis, each, verb)]
    sure = [each for each in direct if len(each.cases) <= 3] or [each for each in direct if each.start > verb.end]
    if sure:
        return min(sure, key=lambda each: abs(each.start - verb.start))
    decree = [each for each in named if "G" in each.cases and _after_paper(analysis, each)]
    return decree[0] if decree else body_speaking(analysis, clause)


def owner_of(analysis: Analysis, clause: Clause, noun: Found, *, named_after: bool = False) -> Named | None:
    """Whose a nominalised act is: the genitive right after it ("протест Токио") or the adjective before it.

    `named_after` asks for the genitive only ("Токийская декларация" is nobody's).
    """
    for named in analysis.named_in(clause):
        gap = analysis.sentence[noun.end : named.start].split()
        if (
            named.start >= noun.end
            and "G" in named.cases
            and len(gap) <= 2
            and not analysis.preposition(named.start)
            and named.kind is not ActorKind.PEOPLE
        ):
            return named
        before = analysis.sentence[named.end : noun.start].split()
        if not named_after and named.kind is ActorKind.ADJECTIVE and named.end <= noun.start and len(before) <= 1:
            return named
    return None


def doer_of_noun(analysis: Analysis, clause: Clause, noun: Found) -> Named | None:
    """The actor in the instrumental after a nominalised act ("посещения Итурупа председателем")."""
    for named in analysis.named_in(clause):
        if noun.end <= named.start and "I" in named.cases and "N" not in named.cases and not analysis.preposition(named.start):
            return named
    return None


def codes_of(analysis: Analysis, named: Named | None) -> tuple[str, ...]:
    """The country codes (or plain names) an actor stands for, with those joined to it by "и" or "с"."""
    if named is None:
        return ()
    if named.kind is ActorKind.BOTH:
        return analysis.setting.claimants
    joined = [named]
    for other in analysis.named:
        glue = analysis.text[joined[-1].end : other.start].strip(" ,") if other.start > joined[-1].end else "-"
        if _goes_with(joined[-1], glue, other):
            joined.append(other)
    codes = [code for each in joined for code in _code(analysis, each)]
    return tuple(dict.fromkeys(codes))


def _goes_with(last: Named, glue: str, other: Named) -> bool:
    """Whether an actor is joined to the one before: by "и" in the same case, by "с", or as the country of a second office."""
    clauses = read_words("ru", "clauses")
    if glue in clauses["along"]:
        return "I" in other.cases
    joined = glue in clauses["joining"]
    if joined and _is_second_country(last, other):
        return True
    return (joined or not glue) and other.kind is not ActorKind.ADJECTIVE and bool(other.cases & last.cases)


def _is_second_country(heads: Named, other: Named) -> bool:
    """Whether a country is that of a second office holder ("министры иностранных дел России и Японии")."""
    pair = heads.plural and heads.kind is ActorKind.ROLE and heads.state is not None
    return pair and other.kind is ActorKind.COUNTRY and "G" in other.cases


def recipients_of(analysis: Analysis, clause: Clause, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those an act is done to: named in the clause in another case, else the other claimants."""
    claimants = analysis.setting.claimants
    if len([code for code in actors if code.isupper()]) > 1:
        return actors
    mine = {heir_of(code) for code in actors}
    states = [named.state for named in analysis.named_in(clause) if named.state]
    others = [code for code in dict.fromkeys(states) if code not in actors and code not in mine]
    named = [code for code in others if code in analysis.setting.sides] or others
    if named:
        return (named[0],)
    return tuple(code for code in claimants if code not in mine) if mine & set(claimants) else ()


def patient_state(analysis: Analysis, clause: Clause) -> str | None:
    """The claimant that a clause's act is done to: in the dative or accusative, or an adjective beside boats and people."""
    for named in analysis.named_in(clause):
        held = named.cases & {"D", "A", "N"} or named.kind is ActorKind.ADJECTIVE
        governed = analysis.preposition(named.start) or is_of_a_place(analysis, named)
        if held and not governed and named.state in analysis.setting.sides:
            return heir_of(named.state)
        if held and not governed and named.mission and named.state is None:
            before = analysis.setting.subject.code if analysis.setting.subject else None
            return next(iter(other_than(analysis, before or home_of(analysis))), None)
    return None


def is_of_a_place(analysis: Analysis, named: Named) -> bool:
    """Whether a word for a place stands right before a body, whose name is then that place's ("островов Хоккайдо")."""
    words = analysis.text[: named.start].split()
    places = tuple(read_words("ru", "clauses")["geographic"])
    return named.kind is ActorKind.BODY and bool(words) and words[-1].startswith(places)


def other_than(analysis: Analysis, code: str | None) -> tuple[str, ...]:
    """The other claimant; empty where there is none or several."""
    claimants = analysis.setting.claimants
    others = tuple(each for each in claimants if each != code)
    return others if code in claimants and len(others) == 1 else ()


def main_subject(analysis: Analysis) -> Actor | None:
    """The actor that the next sentence's pronoun means: the first nominative, else the first actor, else the last one."""
    free = [
        named
        for named in analysis.named
        if named.kind not in (ActorKind.ADJECTIVE, ActorKind.BOTH, ActorKind.OUTSIDER) and not analysis.in_quotes(named.start)
    ]
    nominative = [named for named in free if "N" in named.cases and not analysis.preposition(named.start)]
    certain = [named for named in nominative if named.certain or named.kind is ActorKind.PERSON]
    best = next(iter(certain or nominative or free), None)
    if best is None:
        return analysis.setting.subject
    code = next(iter(_code(analysis, best)), None)
    return replace(best.actor, code=best.state if best.kind is ActorKind.PEOPLE and best.state else code)


def _code(analysis: Analysis, named: Named) -> tuple[str, ...]:
    if named.kind is ActorKind.PEOPLE:
        return _people(named)
    if named.code and not named.weak:
        return (named.code,)
    before = analysis.setting.subject.code if analysis.setting.subject else None
    if named.mission and not (analysis.setting.subject and _is_mission(analysis.setting.subject)):
        return other_than(analysis, home_of(analysis))
    if named.weak and named.code:
        return (named.code,)
    holder = holder_of(analysis, named)
    if holder:
        return (holder,)
    before_it = [each for each in analysis.named if each.end <= named.start and each.state and not each.weak]
    earlier = [each.state for each in before_it if not _is_venue(analysis, each)]
    offices = (
        [each for each in before_it if each.kind in _OFFICES and each.certain and each.state == earlier[-1]] if earlier else []
    )
    code = offices[-1].state if offices else before or (earlier[-1] if earlier else None)
    return (code,) if code and code.isupper() else ()


def _is_mission(actor: Actor) -> bool:
    """Whether an actor told before is a mission, which the next one without a country then is."""
    missions = read_words("ru", "actors")["roles"]["missions"]["words"]
    return any(word[:5] in actor.text.lower() for word in missions)


def _is_venue(analysis: Analysis, named: Named) -> bool:
    """Whether a country's name only says where something was done ("в Токио министры…")."""
    return named.kind is ActorKind.COUNTRY and analysis.preposition(named.start) in read_words("ru", "clauses")["places_in"]


def _people(named: Named) -> tuple[str, ...]:
    """What the map calls a group of people: its plain name, with its country's adjective where that tells more."""
    nations = read_words("ru", "actors")["roles"]["nations"]
    plain = named.code or ""
    nation = nations.get(named.state or "")
    if plain == "former islanders":
        return (plain,)
    if plain == "local residents":
        return (f"{nation} residents",) if nation else (plain,)
    return (f"{nation} {plain}",) if nation else (plain,)


def place_speaking(analysis: Analysis, clause: Clause) -> Named | None:
    """Who an impersonal plural means: the body or capital it was done in ("в российском МИД ноту отклонили")."""
    inside = read_words("ru", "clauses")["places_in"]
    origins = read_words("ru", "clauses")["origins"]
    for named in analysis.named_in(clause):
        before = analysis.preposition(named.start)
        seated = before in inside and "L" in named.cases and named.kind in _LOCATED
        coming = before in origins and "G" in named.cases and named.kind is ActorKind.COUNTRY
        if (seated or coming) and named.kind is not ActorKind.OUTSIDER:
            return named
    return None


def body_speaking(analysis: Analysis, clause: Clause) -> Named | None:
    """The ministry that somebody was called into ("в МИД России был приглашён посол")."""
    inside = read_words("ru", "clauses")["places_in"]
    for named in analysis.named_in(clause):
        office = named.kind is ActorKind.ROLE and not named.mission and named.state
        if office and analysis.preposition(named.start) in inside and named.cases & {"A", "L"}:
            return named
    return None


def _after_paper(analysis: Analysis, named: Named) -> bool:
    """Whether an actor stands after a decree in the instrumental ("указом Президиума")."""
    words = analysis.text[: named.start].split()
    return bool(words) and words[-1] in read_words("ru", "clauses")["papers"]


def _of_noun_between(analysis: Analysis, named: Named, verb: Found) -> bool:
    """Whether an instrumental belongs to a nominalised act before it ("порядок посещения бывшими жителями")."""
    between = [each for each in analysis.found if verb.end <= each.start and each.end <= named.start]
    return any(each.trigger.cases and "N" not in each.trigger.cases for each in between)


def home_of(analysis: Analysis) -> str | None:
    """The country whose text this is, where it is one of the claimants: as it says itself, else that of its language."""
    code: str = analysis.setting.speaker or read_words("ru", "actors")["home"]
    return code if code in analysis.setting.claimants else None


def home_speaking(analysis: Analysis) -> Named | None:
    """The country whose text this is, for "we"."""
    code = home_of(analysis)
    if code is None:
        return None
    return Named(Actor(0, 0, ActorKind.COUNTRY, code, ""), frozenset("N"), plural=True, state=code)

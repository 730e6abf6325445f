"""Who does a Russian clause's act, and to whom: by case, voice and place, whatever the order of words."""

import re
from dataclasses import replace
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.russian.clauses import RELATIVE, Clause
from geo.events.russian.endings import is_adjectival
from geo.events.russian.names import Named
from geo.events.russian.sentence import Analysis, Found
from geo.events.russian.verbs import Mood
from geo.lexicon import read_words

_LOCATED = (ActorKind.COUNTRY, ActorKind.BODY, ActorKind.ROLE)


def subject_of(analysis: Analysis, clause: Clause, verb: Found) -> Named | None:
    """The actor in the nominative that a verb has: in its clause, before a relative, carried on, or a pronoun's."""
    if verb.trigger.mood is Mood.WE:
        return _home(analysis)
    own = _nominatives(analysis, clause, verb)
    if own:
        return _first_of_row(analysis, min(own, key=lambda named: _rank(analysis, named, verb)), own)
    if clause.opener == RELATIVE:
        return _antecedent(analysis, clause)
    of_country = _of_a_country(analysis, clause, verb)
    if of_country is not None:
        return of_country
    pronoun = _pronoun(analysis, clause)
    if pronoun is not None:
        return _last_subject(analysis, clause) or _told_before(analysis)
    if (
        clause.opener in (*_opening(), "gerund", "participle")
        and not verb.trigger.plural
        and verb.trigger.mood is not Mood.PRESENT
    ):
        return _around(analysis, clause) or (None if _has_other_subject(clause, verb) else _pro_drop(analysis, clause))
    if clause.opener in _opening() and verb.trigger.plural:
        return (
            place_speaking(analysis, clause)
            or _body_speaking(analysis, clause)
            or _around(analysis, clause, plural=True)
            or _place_before(analysis, clause)
        )
    return None


def _of_a_country(analysis: Analysis, clause: Clause, verb: Found) -> Named | None:
    """The country whose adjective stands before a subject that no list knows ("японская группа", "российский лайнер")."""
    for named in analysis.named_in(clause):
        sure = named.cases == {"N"} or ("N" in named.cases and named.end < verb.start)
        free = named.kind is ActorKind.ADJECTIVE and sure and named.plural == verb.trigger.plural
        if free and not analysis.preposition(named.start) and not _before_an_act(analysis, named):
            return named
    return None


def _before_an_act(analysis: Analysis, named: Named) -> bool:
    """Whether an adjective belongs to a nominalised act, whose subject it is not ("японский протест")."""
    return any(each.trigger.cases and 0 < each.start - named.end <= 2 for each in analysis.found)


def paper_owner(analysis: Analysis, verb: Found) -> Named | None:
    """Whose the paper is that something is said in ("говорится в заявлении МИД"), `None` for a verb that has a subject."""
    if not analysis.tokens[verb.place].word.startswith(tuple(read_words("ru", "clauses")["saying"])):
        return None
    inside, papers = read_words("ru", "clauses")["places_in"], tuple(read_words("ru", "clauses")["statements"])
    words = [(token, analysis.tokens[place - 1].word) for place, token in enumerate(analysis.tokens) if place]
    for token, before in words:
        if token.word.startswith(papers) and (before in inside or is_adjectival(before)):
            owners = [each for each in analysis.named if 0 <= each.start - token.end <= 24 and "G" in each.cases]
            return owners[0] if owners else None
    return None


def agent_of(analysis: Analysis, clause: Clause, verb: Found) -> Named | None:
    """The actor that a passive names: in the instrumental, whose decree it was, or where it was done."""
    named = analysis.named_in(clause)
    we = frozenset(read_words("ru", "clauses")["we"])
    if any(word in we for word in analysis.words_of(clause)):
        return _home(analysis)
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
    return decree[0] if decree else _body_speaking(analysis, clause)


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
    mine = {"RUS" if code == "SUHH" else code for code in actors}
    states = [named.state for named in analysis.named_in(clause) if named.state]
    others = [code for code in dict.fromkeys(states) if code not in actors and code not in mine]
    named = [code for code in others if code in (*claimants, "SUHH")] or others
    if named:
        return (named[0],)
    return tuple(code for code in claimants if code not in mine) if mine & set(claimants) else ()


def patient_state(analysis: Analysis, clause: Clause) -> str | None:
    """The claimant that a clause's act is done to: in the dative or accusative, or an adjective beside boats and people."""
    for named in analysis.named_in(clause):
        held = named.cases & {"D", "A", "N"} or named.kind is ActorKind.ADJECTIVE
        governed = analysis.preposition(named.start)
        if held and not governed and named.state in (*analysis.setting.claimants, "SUHH"):
            return "RUS" if named.state == "SUHH" else named.state
        if held and not governed and named.mission and named.state is None:
            before = analysis.setting.subject.code if analysis.setting.subject else None
            return next(iter(other_than(analysis, before or home_of(analysis))), None)
    return None


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
    if named.weak and named.code:
        return (named.code,)
    before_it = [each for each in analysis.named if each.end <= named.start and each.state and not each.weak]
    earlier = [each.state for each in before_it if not _is_venue(analysis, each)]
    code = before or (earlier[-1] if earlier else None)
    return (code,) if code and code.isupper() else ()


def _is_venue(analysis: Analysis, named: Named) -> bool:
    """Whether a country's name only says where something was done ("в Токио министры…")."""
    return named.kind is ActorKind.COUNTRY and analysis.preposition(named.start) in read_words("ru", "clauses")["places_in"]


def _people(named: Named) -> tuple[str, ...]:
    """What the map calls a group of people: its plain name, with its country's adjective where that tells more."""
    nations = read_words("ru", "actors")["roles"]["nations"]
    plain = named.code or ""
    if plain in ("former islanders", "local residents"):
        return (plain,)
    nation = nations.get(named.state or "")
    return (f"{nation} {plain}",) if nation else (plain,)


def _nominatives(analysis: Analysis, clause: Clause, verb: Found) -> list[Named]:
    own = [
        named
        for named in analysis.named_in(clause)
        if ("N" in named.cases or _counted(analysis, named)) and named.kind is not ActorKind.ADJECTIVE
    ]
    free = [named for named in own if _is_free(analysis, named) and not _names_a_place(analysis, named)]
    return [named for named in free if _agrees(analysis, named, verb)]


def _names_a_place(analysis: Analysis, named: Named) -> bool:
    """Whether a word for a place stands right before, so that the name is that place's ("островов Хоккайдо")."""
    words = analysis.text[: named.start].split()
    return (
        bool(words) and named.kind is ActorKind.BODY and words[-1].startswith(tuple(read_words("ru", "clauses")["geographic"]))
    )


def _is_free(analysis: Analysis, named: Named) -> bool:
    """Whether no preposition governs an actor, but for what a group is made of ("группа из 60 японцев")."""
    return not analysis.preposition(named.start) or _grouped().search(analysis.text[: named.start]) is not None


@cache
def _grouped() -> re.Pattern[str]:
    return re.compile(read_words("ru", "clauses")["grouped"])


def _counted(analysis: Analysis, named: Named) -> bool:
    """Whether a number stands before the actor, so that its genitive is a subject ("два бомбардировщика совершили")."""
    if "G" not in named.cases:
        return False
    if _grouped().search(analysis.text[: named.start]):
        return True
    before = [token.word for token in analysis.tokens if token.end <= named.start][-2:]
    numbers = read_words("ru", "clauses")["numbers"]
    return any(word in numbers or word.isdigit() for word in before)


def _first_of_row(analysis: Analysis, named: Named, own: list[Named]) -> Named:
    """The first of several joined by "и"."""
    for other in own:
        if other.end < named.start and analysis.text[other.end : named.start].strip() in (
            ",",
            *read_words("ru", "clauses")["joining"],
        ):
            return _first_of_row(analysis, other, own)
    return named


def _agrees(analysis: Analysis, named: Named, verb: Found) -> bool:
    """Whether subject and verb agree in number; several joined by "и" are plural."""
    plural = named.plural or named.kind is ActorKind.BOTH or named.actor.text in read_words("ru", "clauses")["plural_names"]
    joined = len(codes_of(analysis, named)) > 1 or _joined_to_next(analysis, named)
    if verb.trigger.mood in (Mood.INFINITIVE, Mood.GERUND) or _counted(analysis, named):
        return True
    return verb.trigger.plural == plural or (verb.trigger.plural and joined)


def _joined_to_next(analysis: Analysis, named: Named) -> bool:
    after = analysis.text[named.end : named.end + 3].split()
    return after[:1] == ["и"] or analysis.text[: named.start].rstrip().endswith(" и")


def _rank(analysis: Analysis, named: Named, verb: Found) -> tuple[int, int]:
    """How far an actor is from being the subject: unlikely cases last, then by distance."""
    bent = 0 if named.cases == {"N"} else 1 if named.certain else 2
    owned = not named.certain and _follows_noun(analysis, named)
    return bent + (2 if owned else 0), abs(named.start - verb.start)


def _follows_noun(analysis: Analysis, named: Named) -> bool:
    """Whether the actor stands right after a word of an act or thing, so that it may be its genitive ("доводы Токио")."""
    words = analysis.text[: named.start].split()
    return bool(words) and any(
        each.end == len(analysis.text[: named.start].rstrip()) and each.trigger.cases for each in analysis.found
    )


def _antecedent(analysis: Analysis, clause: Clause) -> Named | None:
    before = [named for named in analysis.named if named.end <= clause.start and named.kind is not ActorKind.ADJECTIVE]
    return before[-1] if before else None


def _pronoun(analysis: Analysis, clause: Clause) -> str | None:
    pronouns = frozenset(read_words("ru", "clauses")["pronouns"])
    return next((word for word in analysis.words_of(clause) if word in pronouns), None)


def _last_subject(analysis: Analysis, clause: Clause) -> Named | None:
    """The last free nominative earlier in the sentence."""
    before = [
        named
        for named in analysis.named
        if named.end <= clause.start
        and ("N" in named.cases or _counted(analysis, named))
        and _is_free(analysis, named)
        and named.kind is not ActorKind.ADJECTIVE
        and not analysis.in_quotes(named.start)
    ]
    certain = [named for named in before if named.certain or named.kind is ActorKind.PERSON or _counted(analysis, named)]
    if certain:
        return certain[-1]
    persons = [named for named in analysis.named if named.end <= clause.start and named.kind is ActorKind.PERSON]
    return persons[-1] if persons and clause.secondary else None


def _told_before(analysis: Analysis) -> Named | None:
    """The actor the text was about, as if it stood at the beginning."""
    subject = analysis.setting.subject
    if subject is None:
        return None
    placed = Actor(0, 0, subject.kind, subject.code, subject.text)
    state = subject.code if subject.code and subject.code.isupper() else None
    return Named(placed, frozenset("N"), plural=False, state=state)


def _around(analysis: Analysis, clause: Clause, *, plural: bool = False) -> Named | None:
    """The nominative of the clauses beside this one: the clause before for "и", the main clause for a gerund or participle."""
    ordered = sorted(analysis.clauses, key=lambda other: (other.start > clause.start, abs(other.start - clause.start)))
    for other in ordered:
        if other is clause or (other.secondary and clause.opener != "participle"):
            continue
        near = [each for each in analysis.named_in(other) if "N" in each.cases and not analysis.preposition(each.start)]
        free = [each for each in near if each.kind is not ActorKind.ADJECTIVE]
        sure = [each for each in free if each.certain or each.kind is ActorKind.PERSON]
        fit = sure or [each for each in free if not _follows_noun(analysis, each)]
        if fit and (not plural or any(each.plural for each in fit) or len(fit) > 1):
            return fit[0]
    return None


def _pro_drop(analysis: Analysis, clause: Clause) -> Named | None:
    """The text's last subject, where a sentence goes on about it without naming it."""
    pronoun = any(word in read_words("ru", "clauses")["pronouns"] for word in (token.word for token in analysis.tokens))
    return _told_before(analysis) if pronoun and clause.opener in _opening() else None


def _has_other_subject(clause: Clause, verb: Found) -> bool:
    return clause.opener == "" and verb.trigger.mood is Mood.PASSIVE


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


def _place_before(analysis: Analysis, clause: Clause) -> Named | None:
    """Who the clause before meant by its place, where this one goes on."""
    earlier = [other for other in analysis.clauses if other.end <= clause.start and not other.secondary]
    return place_speaking(analysis, earlier[-1]) if earlier and clause.opener else None


def _body_speaking(analysis: Analysis, clause: Clause) -> Named | None:
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
    """The country whose text this is, where it is one of the claimants."""
    code: str = read_words("ru", "actors")["home"]
    return code if code in analysis.setting.claimants else None


def _home(analysis: Analysis) -> Named | None:
    """The country whose text this is, for "we"."""
    code = home_of(analysis)
    if code is None:
        return None
    return Named(Actor(0, 0, ActorKind.COUNTRY, code, ""), frozenset("N"), plural=True, state=code)


def _opening() -> list[str]:
    """The openers of a clause that may go on with the subject before it."""
    words: list[str] = read_words("ru", "clauses")["opening"]
    return words

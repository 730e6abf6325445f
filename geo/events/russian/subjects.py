"""The subject of a Russian verb: by case and number, carried on from a clause or sentence before, or told by its country."""

import re
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.russian.clauses import RELATIVE, Clause
from geo.events.russian.names import Named
from geo.events.russian.roles import body_speaking, codes_of, home_speaking, is_of_a_place, place_speaking
from geo.events.russian.sentence import Analysis, Found
from geo.events.russian.shapes import person_shaped
from geo.events.russian.verbs import Mood
from geo.lexicon import read_words


def subject_of(analysis: Analysis, clause: Clause, verb: Found) -> Named | None:
    """The actor in the nominative that a verb has: in its clause, before a relative, carried on, or a pronoun's."""
    if verb.trigger.mood is Mood.WE:
        return home_speaking(analysis)
    own = _nominatives(analysis, clause, verb)
    if own:
        return _first_of_row(analysis, min(own, key=lambda named: _rank(analysis, named, verb)), own)
    if verb.trigger.plural and analysis.setting.speaker and _says_we(analysis, clause):
        return home_speaking(analysis)
    if clause.opener == RELATIVE:
        # "нота, в которой назвало": the pronoun is no subject, whoever gave the note is.
        led = analysis.words_of(clause)[0] in read_words("ru", "clauses")["standing"]
        return (_around(analysis, clause) if led else None) or _antecedent(analysis, clause)
    other = _of_a_country(analysis, clause, verb) or _of_a_shape(analysis, clause, verb)
    if other is not None:
        return other
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
            or body_speaking(analysis, clause)
            or _around(analysis, clause, plural=True)
            or _place_before(analysis, clause)
        )
    return None


def _says_we(analysis: Analysis, clause: Clause) -> bool:
    """Whether those who speak are the subject of a clause."""
    return read_words("ru", "clauses")["we"][0] in analysis.words_of(clause)


def _of_a_country(analysis: Analysis, clause: Clause, verb: Found) -> Named | None:
    """The country whose adjective stands before a subject that no list knows ("японская группа", "российский лайнер")."""
    for named in analysis.named_in(clause):
        sure = named.cases == {"N"} or ("N" in named.cases and named.end < verb.start)
        free = named.kind is ActorKind.ADJECTIVE and sure and named.plural == verb.trigger.plural
        if free and not analysis.preposition(named.start) and not _before_an_act(analysis, named):
            return named
    return None


def _of_a_shape(analysis: Analysis, clause: Clause, verb: Found) -> Named | None:
    """The unknown surname beside a verb in the masculine, as no common noun that ends so would have ("Кавамура заявил")."""
    word = analysis.tokens[verb.place].word
    if verb.trigger.mood is not Mood.PAST or not word.endswith(tuple(read_words("ru", "clauses")["masculine_pasts"])):
        return None
    for place in (verb.place - 1, verb.place + 1, verb.place - 2, verb.place + 2):
        if clause.holds(place) and not analysis.in_quotes(analysis.tokens[place].start):
            named = _surname_at(analysis, place)
            if named is not None:
                return named
    return None


def _surname_at(analysis: Analysis, place: int) -> Named | None:
    """The unknown surname at a token, `None` where a known actor or a place stands there."""
    token = analysis.tokens[place]
    taken = [(each.start, each.end) for each in analysis.named]
    taken += [(each.start, each.end) for each in analysis.setting.mentions]
    if any(start < token.end and token.start < end for start, end in taken):
        return None
    return person_shaped(analysis.sentence, token.start, token.end)


def _before_an_act(analysis: Analysis, named: Named) -> bool:
    """Whether an adjective belongs to a nominalised act, whose subject it is not ("японский протест")."""
    return any(each.trigger.cases and 0 < each.start - named.end <= 2 for each in analysis.found)


def _nominatives(analysis: Analysis, clause: Clause, verb: Found) -> list[Named]:
    own = [
        named
        for named in analysis.named_in(clause)
        if ("N" in named.cases or _counted(analysis, named)) and named.kind is not ActorKind.ADJECTIVE
    ]
    free = [named for named in own if _is_free(analysis, named) and not is_of_a_place(analysis, named)]
    return [named for named in free if _agrees(analysis, named, verb)]


def _is_free(analysis: Analysis, named: Named) -> bool:
    """Whether no preposition governs an actor: it can only be a subject, or a group is made of it ("группа из 60 японцев")."""
    if named.cases == {"N"}:
        return True
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
    if _is_of_other_gender(analysis, named, verb):
        return False
    return verb.trigger.plural == plural or (verb.trigger.plural and joined)


def _is_of_other_gender(analysis: Analysis, named: Named, verb: Found) -> bool:
    """Whether a verb is feminine and the name that of a place that is not ("посоветовала Токио отозвать документ")."""
    words = read_words("ru", "clauses")
    feminine = verb.trigger.mood is Mood.PAST and analysis.tokens[verb.place].word.endswith(tuple(words["feminine_pasts"]))
    place = named.kind in (ActorKind.COUNTRY, ActorKind.BODY)
    return feminine and place and named.actor.text.lower().endswith(tuple(words["never_feminine"]))


def _joined_to_next(analysis: Analysis, named: Named) -> bool:
    after = analysis.text[named.end : named.end + 3].split()
    return after[:1] == ["и"] or analysis.text[: named.start].rstrip().endswith(" и")


def _rank(analysis: Analysis, named: Named, verb: Found) -> tuple[int, bool, int]:
    """How far an actor is from being the subject: unlikely cases last, then likely objects, then by distance."""
    bent = 0 if named.cases == {"N"} else 1 if named.certain else 2
    owned = not named.certain and _follows_noun(analysis, named)
    return bent + (2 if owned else 0), bent > 0 and named.start > verb.start, abs(named.start - verb.start)


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
        near = [each for each in analysis.named_in(other) if "N" in each.cases and _is_free(analysis, each)]
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


def _place_before(analysis: Analysis, clause: Clause) -> Named | None:
    """Who the clause before meant by its place, where this one goes on."""
    earlier = [other for other in analysis.clauses if other.end <= clause.start and not other.secondary]
    return place_speaking(analysis, earlier[-1]) if earlier and clause.opener else None


def _opening() -> list[str]:
    """The openers of a clause that may go on with the subject before it."""
    words: list[str] = read_words("ru", "clauses")["opening"]
    return words

"""Who does a Japanese predicate's act, and to whom: by the particles after each actor and by what lies between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from geo.events.actors import Actor, ActorKind, find_actors
from geo.events.japanese.closing import is_claimed, is_closed, is_relative_only
from geo.events.japanese.predicates import Predicate, Text
from geo.events.japanese.titles import told_before
from geo.events.reading import Setting
from geo.events.scan import Scanner
from geo.lexicon import read_words
from geo.model import EventType
from geo.model.states import heir_of

_GIVEN = frozenset({EventType.AID, EventType.CONCEDE, EventType.REQUEST})
_CODE = re.compile(r"[A-Z]{3,4}")


class Mark(StrEnum):
    """What the particle after an actor makes of it."""

    TOPIC = "topic"
    SUBJECT = "subject"
    SOURCE = "source"
    AGENT = "agent"
    RECIPIENT = "recipient"
    OBJECT = "object"
    COMITATIVE = "comitative"
    HEARSAY = "hearsay"
    LISTED = "listed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Person:
    """An actor in the sentence with its mark, its country told or inferred, and the codes it stands for."""

    actor: Actor
    mark: Mark
    codes: tuple[str, ...]


def find_persons(text: Text, setting: Setting) -> list[Person]:
    """The actors of a sentence outside quotations, with marks and codes, in order."""
    named = find_actors(text.sentence, "ja")
    extra = [*_lone(text), *_pronouns(text, setting)]
    kept = [each for each in named if not any(_overlap(each, other) for other in extra)]
    actors = _with_countries(text, sorted([*kept, *extra], key=lambda actor: actor.start))
    free = [actor for actor in actors if text.masked[actor.start] == text.sentence[actor.start]]
    marks = [_mark(text, actor) for actor in free]
    if _is_headed(text, free, marks):
        marks[0] = Mark.TOPIC
    coded = _all_coded(text, free, setting)
    return [
        Person(actor, mark, _codes(text, coded, place, setting))
        for place, (actor, mark) in enumerate(zip(coded, marks, strict=True))
    ]


def _is_headed(text: Text, actors: Sequence[Actor], marks: Sequence[Mark]) -> bool:
    """Whether the first actor is set off by a comma as the one that the whole line is about, as in a headline."""
    if not marks or marks[0] is not Mark.LISTED or {Mark.TOPIC, Mark.SUBJECT} & set(marks):
        return False
    alone = len(actors) == 1 or not _joint().fullmatch(text.masked[actors[0].end : actors[1].start])
    head = read_words("ja", "clauses")["marks"]["head"]
    return alone and re.fullmatch(head, text.sentence[: actors[0].start]) is not None


def _with_countries(text: Text, actors: Sequence[Actor]) -> list[Actor]:
    """The actors, an office holder after a country and a name with that country ("ウクライナのゼレンスキー大統領")."""
    settled: list[Actor] = []
    for actor in actors:
        last = settled[-1] if settled else None
        if last and last.kind is ActorKind.PEOPLE and _speaks_for(text, actor, last):
            settled[-1] = replace(last, end=actor.end, text=text.sentence[last.start : actor.end])
        elif last and last.kind in (ActorKind.COUNTRY, ActorKind.BODY, ActorKind.BOTH) and _holds_office_of(text, actor, last):
            kind = last.kind if last.kind is ActorKind.BOTH else actor.kind
            settled[-1] = Actor(last.start, actor.end, kind, last.code, text.sentence[last.start : actor.end])
        else:
            settled.append(actor)
    return settled


def _holds_office_of(text: Text, actor: Actor, country: Actor) -> bool:
    bare = actor.kind is ActorKind.ROLE and actor.code is None
    return bare and _named_between().fullmatch(text.sentence, country.end, actor.start) is not None


def _speaks_for(text: Text, actor: Actor, people: Actor) -> bool:
    """Whether somebody is named as the head of people before him ("千島連盟の脇理事長")."""
    return actor.kind is ActorKind.OUTSIDER and _named_between().fullmatch(text.sentence, people.end, actor.start) is not None


@cache
def _named_between() -> re.Pattern[str]:
    return re.compile(read_words("ja", "clauses")["marks"]["named"])


def home_of(claimants: Sequence[str]) -> str | None:
    """The country that a bare office means, where it is one of the claimants."""
    home: str = read_words("ja", "actors")["home"]
    return home if home in claimants else None


def subject_of(text: Text, persons: Sequence[Person], verb: int) -> Person | None:
    """The actor that is the subject of the verb at `verb`: the nearest topic or free subject before it."""
    before = [each for each in persons if each.actor.end <= verb and each.actor.kind is not ActorKind.ADJECTIVE]
    for marks in ((Mark.TOPIC, Mark.SUBJECT), (Mark.SOURCE,), (Mark.LISTED,)):
        for each in reversed([one for one in before if one.mark in marks]):
            between = text.masked[each.actor.end : verb]
            within = is_claimed(between) and any(one.mark is Mark.TOPIC and one.actor.end < each.actor.start for one in before)
            if each.mark is Mark.TOPIC or not (within or is_closed(between)):
                return each
    return None


def speaker_of(text: Text, persons: Sequence[Person], begin: int, verb: int) -> Person | None:
    """The subject of a verb of saying whose clauses begin at `begin`: the first topic, for others stand inside what is said."""
    before = [each for each in persons if each.actor.end <= verb and each.actor.kind is not ActorKind.ADJECTIVE]
    topics = [each for each in before if each.mark is Mark.TOPIC]
    here = [each for each in topics if each.actor.start >= begin]
    if topics:
        return here[0] if here else topics[-1]
    subjects = [each for each in before if each.mark in (Mark.SUBJECT, Mark.SOURCE)]
    return subject_of(text, persons, verb) or (subjects[0] if subjects else None)


def has_other_subject(text: Text, persons: Sequence[Person], begin: int, predicate: Predicate) -> bool:
    """Whether the clause of a predicate has a subject that is no actor, so that nobody told before is understood.

    What the predicate itself asks for is none ("表現が復活した").
    """
    verb, own = predicate.start, predicate.trigger.before
    marks = read_words("ja", "clauses")["marks"]
    ends = {each.actor.end for each in persons}
    for found in _overt().finditer(text.masked, begin, verb):
        named = any(found.start() < end <= found.end() for end in ends)
        timed = re.search(marks["overt_but"], text.masked[begin : found.end()])
        asked = own and own in text.masked[max(begin, found.start() - len(own)) : found.end()]
        if not named and not timed and not asked and not is_closed(text.masked[found.end() : verb]):
            return True
    return False


@cache
def _overt() -> re.Pattern[str]:
    return re.compile(read_words("ja", "clauses")["marks"]["overt"])


def reacted_to(text: Text, persons: Sequence[Person], verb: int) -> Person | None:
    """The subject of what a reaction answers ("…が上陸した際、抗議した"): closed before the verb, so not the verb's own."""
    before = [each for each in persons if each.actor.end <= verb and each.mark is Mark.SUBJECT]
    return before[-1] if before and is_closed(text.masked[before[-1].actor.end : verb]) else None


def beyond_relative(text: Text, persons: Sequence[Person], verb: int) -> Person | None:
    """The last subject before the verb that only relative clauses part from it."""
    before = [each for each in persons if each.actor.end <= verb and each.mark is Mark.SUBJECT]
    if not before:
        return None
    return before[-1] if is_relative_only(text.masked[before[-1].actor.end : verb]) else None


def others_of(codes: tuple[str, ...], claimants: tuple[str, ...]) -> tuple[str, ...]:
    """The claimants other than those of `codes`; empty where none of these is one."""
    mine = {heir_of(code) for code in codes}
    return tuple(code for code in claimants if code not in mine) if mine & set(claimants) else ()


def agent_of(persons: Sequence[Person], predicate: Predicate) -> Person | None:
    """The actor by whom a passive act is done, `None` where none is named; に marks whom something is given to."""
    given = predicate.trigger.act is not None and predicate.trigger.act.type in _GIVEN
    marks = (Mark.AGENT, Mark.SOURCE) if given else (Mark.AGENT, Mark.SOURCE, Mark.RECIPIENT)
    before = [each for each in persons if each.actor.end <= predicate.verb and each.mark in marks]
    # "抗議は外務省からロシア大使館に行われた": who gives is not whom it is given to.
    givers = [each for each in before if each.mark is not Mark.RECIPIENT] if predicate.start != predicate.verb else []
    return next(reversed(givers or before), None)


def recipients_of(
    persons: Sequence[Person], predicate: Predicate, codes: tuple[str, ...], claimants: tuple[str, ...]
) -> tuple[str, ...]:
    """The codes of those an act is done to: whom に, に対し, を or と mark, else the other claimants."""
    if len(codes) > 1:
        return codes
    marks = (Mark.RECIPIENT, Mark.COMITATIVE, Mark.OBJECT, Mark.AGENT)
    near = [each for each in persons if each.actor.end <= predicate.end and each.mark in marks]
    named = [code for each in reversed(near) for code in each.codes if code not in codes]
    if named:
        return (named[0],)
    plain = codes and not _CODE.fullmatch(codes[0])
    home = home_of(claimants)
    return others_of((home,) if plain and home else codes, claimants)


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str], tuple[Mark, ...]]:
    """What may stand between an actor and its mark, and one pattern of every mark, a group for each."""
    table = read_words("ja", "clauses")["marks"]
    order = (
        Mark.HEARSAY,
        Mark.AGENT,
        Mark.RECIPIENT,
        Mark.TOPIC,
        Mark.SUBJECT,
        Mark.SOURCE,
        Mark.COMITATIVE,
        Mark.OBJECT,
        Mark.LISTED,
    )
    return re.compile(table["between"]), re.compile("|".join(f"({table[mark]})" for mark in order)), order


def _mark(text: Text, actor: Actor) -> Mark:
    between, marks, order = _marks()
    skipped = between.match(text.masked, actor.end)
    found = marks.match(text.masked, skipped.end() if skipped else actor.end)
    return order[found.lastindex - 1] if found and found.lastindex else Mark.NONE


def _codes(text: Text, actors: Sequence[Actor], place: int, setting: Setting) -> tuple[str, ...]:
    """The codes an actor stands for, with those joined to it before ("森首相とプーチン大統領が")."""
    codes = [*_own(actors[place], setting)]
    joint = _joint()
    while place and joint.fullmatch(text.masked[actors[place - 1].end : actors[place].start]):
        place -= 1
        codes = [*_own(actors[place], setting), *codes]
    return tuple(dict.fromkeys(codes))


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(f"(?:{_marks()[0].pattern}){read_words('ja', 'clauses')['marks']['joint']}")


def _own(actor: Actor, setting: Setting) -> tuple[str, ...]:
    if actor.kind is ActorKind.BOTH:
        return setting.claimants
    return (actor.code,) if actor.code else ()


def _all_coded(text: Text, actors: Sequence[Actor], setting: Setting) -> list[Actor]:
    """The actors with their countries; forces without one are those of the foreign side named before in the sentence."""
    rows: list[Actor] = []
    other = _other(home_of(setting.claimants), setting)
    for actor in actors:
        told = _coded(text, actor, setting)
        abroad = [each for each in rows if each.code and heir_of(each.code) == other]
        if abroad and actor.kind is ActorKind.ROLE and actor.code is None and told.code == other:
            told = replace(told, code=abroad[-1].code)
        rows.append(told)
    return rows


def _coded(text: Text, actor: Actor, setting: Setting) -> Actor:
    nation = _nation_of(text, actor, setting) or (None if actor.code else told_before(text.sentence, actor, setting.known))
    code = nation or _code(actor, setting)
    return actor if code == actor.code else Actor(actor.start, actor.end, actor.kind, code, actor.text)


def _nation_of(text: Text, actor: Actor, setting: Setting) -> str | None:
    """The country of people or a bare office by the words before: where they live, whose they are, a foreigner's name."""
    home = home_of(setting.claimants)
    citizens = actor.kind is ActorKind.PEOPLE and actor.code in read_words("ja", "actors")["national"]
    if home is None or not (citizens or (actor.kind is ActorKind.ROLE and actor.code is None)):
        return None
    before = text.masked[: actor.start]
    if not citizens and _rebuffs().match(text.sentence, actor.end):
        return _other(home, setting)
    if _abroad_before().search(before) or (citizens and _live_there().search(before) and setting.mentions):
        return _other(home, setting)
    return home if citizens else None


@cache
def _abroad_before() -> re.Pattern[str]:
    """Words right before an actor that make it one of the other claimant, or a name in katakana, which is no Japanese one."""
    return re.compile(f"(?:{read_words('ja', 'clauses')['marks']['foreign']})$")


@cache
def _rebuffs() -> re.Pattern[str]:
    """What follows an office that answers the home country, so that it is not its own."""
    return re.compile(read_words("ja", "clauses")["marks"]["rebuffs"])


@cache
def _live_there() -> re.Pattern[str]:
    """Words before people who live on the disputed islands."""
    return re.compile(f"(?:{read_words('ja', 'clauses')['marks']['resident']})$")


def _code(actor: Actor, setting: Setting) -> str | None:
    """The country of an actor or people's plain name; a bare office is the last subject's or the home country's."""
    words = read_words("ja", "actors")
    if actor.kind is ActorKind.PEOPLE:
        return next((name for name, surfaces in words["plain_names"].items() if actor.code in surfaces), actor.code)
    if actor.code or actor.kind is not ActorKind.ROLE:
        return actor.code
    subject = setting.subject
    home = home_of(setting.claimants)
    if home and actor.text in words["domestic"]:
        return home
    if subject and subject.code and _CODE.fullmatch(subject.code) and subject.text.endswith(actor.text):
        return subject.code
    told = subject.code if subject and subject.code and _CODE.fullmatch(subject.code) else None
    if home is None or not actor.text.endswith(_abroad()):
        return home or told
    return told if told and told != home else _other(home, setting)


@cache
def _abroad() -> tuple[str, ...]:
    """The offices that the home country does not have."""
    return tuple(read_words("ja", "actors")["abroad"])


def _other(code: str | None, setting: Setting) -> str | None:
    """The other claimant, where the dispute has two."""
    mine = code and heir_of(code)
    others = [each for each in setting.claimants if each != mine]
    return others[0] if len(others) == 1 else None


def _lone(text: Text) -> list[Actor]:
    """Governments named by one character at the beginning of a clause ("道は…要請した")."""
    return [
        Actor(found.start(1), found.end(1), ActorKind.BODY, code, found.group(1))
        for code, pattern in _lone_words()
        for found in pattern.finditer(text.masked)
    ]


@cache
def _lone_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table, after = read_words("ja", "actors")["lone"], read_words("ja", "clauses")["marks"]["lone"]
    return tuple((code, re.compile(rf"(?:^|(?<=[、。　]))({'|'.join(words)}){after}")) for code, words in table.items())


def _pronouns(text: Text, setting: Setting) -> list[Actor]:
    """Actors meant by a word that goes back to one told before, a paper that speaks for its author, or the one who writes."""
    topic = _topic()
    actors = []
    for hit in _pronoun_scanner().find(text.masked):
        meant = _meant(hit.senses[0], setting, text.sentence[hit.start + 1 : hit.end])
        if meant and (hit.senses[0] != "paper" or topic.match(text.masked, hit.end)):
            actors.append(replace(meant, start=hit.start, end=hit.end, text=text.sentence[hit.start : hit.end]))
    return actors


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(read_words("ja", "clauses")["marks"][Mark.TOPIC])


def _meant(kind: str, setting: Setting, title: str) -> Actor | None:
    """The actor that a kind of pronoun means, its place still open; 同外相 the foreign minister who was named last."""
    last = next((each for each in setting.known if each.name == title), None) if kind == "same" else None
    if last:
        return Actor(0, 0, last.kind, last.code, "")
    if kind == "self":
        return Actor(0, 0, ActorKind.PERSON, setting.speaker or home_of(setting.claimants), "")
    if setting.subject and kind == "other":
        return Actor(0, 0, ActorKind.BODY, _other(setting.subject.code, setting), "")
    return setting.subject


@cache
def _pronoun_scanner() -> Scanner[str]:
    table = read_words("ja", "clauses")["pronouns"]
    return Scanner(((word, kind) for kind, words in table.items() for word in words), bounded=False)


def _overlap(one: Actor, other: Actor) -> bool:
    return one.start < other.end and other.start < one.end

"""Who bears an act in a Japanese sentence: its doer, whom a clause leaves understood, and who passes it on."""

import re

from geo.events.actors import ActorKind
from geo.events.japanese.analysis import Analysis
from geo.events.japanese.clefts import named_last
from geo.events.japanese.inflection import Form
from geo.events.japanese.predicates import Predicate, Stand, Text, has_new_time, heads, is_named_last, suffers
from geo.events.japanese.roles import (
    Mark,
    Person,
    agent_of,
    beyond_relative,
    has_other_subject,
    home_of,
    others_of,
    reacted_to,
    speaker_of,
    subject_of,
)
from geo.events.reading import Act
from geo.lexicon import read_words
from geo.model import EventType

_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_TAKEN = frozenset({"exchange", "grave-visit"})
_REACTIONS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN})
_SENT = frozenset({EventType.MOBILIZE})


def doer_of(analysis: Analysis, predicate: Predicate) -> Person | None:
    """Who does an act: the agent of a passive, the subject of any other; `None` where the clause leaves it open."""
    if predicate.passive:
        return agent_of(analysis.persons, predicate) or _source(analysis, predicate) or _sent(analysis, predicate)
    last = named_last(analysis.text, analysis.persons, predicate)
    if last:
        return last
    who = head_of(analysis, predicate) or _who_says(analysis, predicate)
    who = who or subject_of(analysis.text, analysis.persons, predicate.start)
    if who and who.mark is Mark.SOURCE and who == _driver(analysis, predicate):
        return None
    if _is_intransitive(analysis.text, predicate) and not (who and who.mark in (Mark.TOPIC, Mark.SOURCE)):
        return None
    return (
        who
        or _whose(analysis, predicate)
        or _right_before(analysis, predicate)
        or _in_company(analysis, predicate)
        or _beyond_relative(analysis, predicate)
    )


def _who_says(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The speaker of an act of words, not whoever is the subject within them ("局長は、日本が…、…避けられないと警告した")."""
    act, begin = predicate.trigger.act, begin_of(analysis, predicate)
    said = analysis.text.masked.endswith(tuple(read_words("ja", "clauses")["said"]["ends"]), 0, predicate.start)
    if act is None or act.type not in _REACTIONS or not said:
        return None
    who = speaker_of(analysis.text, analysis.persons, begin, predicate.start)
    return who if who and who.mark is Mark.TOPIC and who.actor.start >= begin else None


def _driver(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The agent of a passive that leads to an act: whoever suffers it does the act ("ロシア側から求められ、断念した")."""
    before = [each for each in analysis.predicates if each.passive and each.form is Form.CHAIN and each.end <= predicate.start]
    return agent_of(analysis.persons, before[-1]) if before and not predicate.passive else None


def _beyond_relative(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The subject before a relative clause that is not its own ("巡視船が遭難した船の船員を救助した"); a reaction has none."""
    act = predicate.trigger.act
    if act is None or act.type in _REACTIONS:
        return None
    return beyond_relative(analysis.text, analysis.persons, predicate.start)


def _whose(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The actor whose act a noun is that ends its clause ("きっかけは、大統領の国後島訪問だった")."""
    if predicate.form is not Form.NOUN or predicate.start != predicate.verb:
        return None
    whose = re.compile(read_words("ja", "clauses")["nouns"]["whose"])
    owners = [each for each in analysis.persons if each.actor.end <= predicate.start]
    near = [each for each in owners if whose.fullmatch(analysis.text.masked, each.actor.end, predicate.start)]
    return near[-1] if near else None


def _right_before(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The actor that an entry of a list puts right before its act ("エリツィン大統領来日")."""
    near = [each for each in analysis.persons if each.actor.end == predicate.start]
    return near[-1] if near and analysis.text.present else None


def _in_company(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The people with whom somebody unknown does an act ("佐藤さんは千島連盟の仲間と上京し、…"), or whom a ship takes."""
    act = predicate.trigger.act
    taken = act is not None and act.mode in _TAKEN
    people = [
        each
        for each in analysis.persons
        if each.actor.kind is ActorKind.PEOPLE and (each.mark is Mark.COMITATIVE or (taken and each.mark is Mark.OBJECT))
    ]
    before = [each for each in people if each.actor.end <= predicate.start]
    return before[-1] if before else None


def head_of(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The actor that a relative clause with a time of its own is about ("先週、島を訪れた国防相")."""
    act = predicate.trigger.act
    if predicate.stand is not Stand.ATTRIBUTIVE or predicate.form is not Form.PAST or predicate.passive:
        return None
    if act and act.mode == "talks":
        return None
    if not has_new_time(analysis.text.masked[_own_start(analysis, predicate) : predicate.start]):
        return None
    after = next((each for each in analysis.persons if each.actor.start >= predicate.end), None)
    return after if after and heads(analysis.text, predicate.end, after.actor.start) else None


def _own_start(analysis: Analysis, predicate: Predicate) -> int:
    """Where a relative clause may begin: after what a comma sets off from it behind a topic ("政府は二日、…した国")."""
    begin = begin_of(analysis, predicate)
    topics = [each.actor.end for each in analysis.persons if each.mark is Mark.TOPIC and begin <= each.actor.end]
    topics = [end for end in topics if end <= predicate.start]
    comma = analysis.text.masked.rfind(read_words("ja", "clauses")["nouns"]["pause"], begin, predicate.start)
    return max(begin, comma + 1) if topics and comma > topics[-1] else begin


def _sent(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The forces that a passive deployment moves, which are their own country's ("戦闘機が配備された")."""
    act = predicate.trigger.act
    if act is None or act.type not in _SENT or suffers(analysis.text, predicate):
        return None
    return subject_of(analysis.text, analysis.persons, predicate.start)


def _source(analysis: Analysis, predicate: Predicate) -> Person | None:
    """The actor whose act it is by の or による right before it ("ロシア側の反論があった")."""
    marks = read_words("ja", "clauses")["marks"]
    owners = [each for each in analysis.persons if each.actor.end <= predicate.start]
    near = [each for each in owners if analysis.text.masked[each.actor.end : predicate.start] in marks["owner"]]
    return near[-1] if near else None


def is_undergone(predicate: Predicate, act: Act) -> bool:
    """Whether an act is only what happens to somebody: he was asked and so did, or was criticised, by whom is not said."""
    asked = act.type is EventType.REQUEST and predicate.form is Form.CHAIN
    return predicate.passive and (asked or (act.mode == "criticise" and predicate.start != predicate.verb))


def needs_nobody(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether an act is told whole without an actor: in the passive, or where it is the subject or what is said of it."""
    named = is_named_last(analysis.text, predicate.start, predicate.end)
    return predicate.passive or named or _is_intransitive(analysis.text, predicate)


def _is_intransitive(text: Text, predicate: Predicate) -> bool:
    """Whether the subject of a predicate is the act or paper itself ("交渉が妥結した")."""
    word = text.masked[predicate.start : predicate.end]
    return not predicate.passive and word.startswith(tuple(read_words("ja", "acts")["speech"]["intransitive"]))


def understood_codes(analysis: Analysis, predicate: Predicate, act: Act | None) -> tuple[str, ...]:
    """The codes of the actor that a clause without one leaves understood.

    An entry of a list that names nobody tells what both sides did. Who reacts is not whom it is against; an envoy is called
    home by his own side; aid to the islands is the home country's; else it is whom the text is about.
    """
    listed = analysis.text.present and act is not None and act.type in _MUTUAL
    if act is not None and act.mode == "aid" and not needs_nobody(analysis, predicate):
        return given_by(analysis, act)
    if listed or needs_nobody(analysis, predicate):
        return ()
    driver = _driver(analysis, predicate)
    if driver:
        return others_of(driver.codes, analysis.setting.claimants)
    houses = [each for each in analysis.persons if _is_house(each)] if act and act.mode == "law" else []
    if houses:
        return houses[-1].codes
    if act and act.type is EventType.ACCUSE:
        other = reacted_to(analysis.text, analysis.persons, predicate.start)
        if other:
            return others_of(other.codes, analysis.setting.claimants)
    if act and act.type is EventType.SANCTION:
        envoys = [each for each in analysis.persons if each.mark is Mark.OBJECT and each.actor.kind is ActorKind.BODY]
        if envoys:
            return envoys[-1].codes
    subject = analysis.setting.subject
    begin = begin_of(analysis, predicate)
    if subject is None or not subject.code or has_other_subject(analysis.text, analysis.persons, begin, predicate):
        return ()
    return analysis.setting.claimants if subject.kind is ActorKind.BOTH else (subject.code,)


def _is_house(person: Person) -> bool:
    """Whether an actor is a house that passes laws."""
    return re.search(read_words("ja", "laws")["houses"], person.actor.text) is not None


def crowd_of(analysis: Analysis) -> tuple[str, ...]:
    """The codes of those who rally where the verb names nobody: people in the sentence, else those of the home country."""
    people = [each for each in analysis.persons if each.actor.kind is ActorKind.PEOPLE]
    home = home_of(analysis.setting.claimants)
    return people[0].codes if people else (home,) if home else ()


def given_by(analysis: Analysis, act: Act) -> tuple[str, ...]:
    """The home country as the giver of aid to the islands that the text leaves without one; nobody for any other act."""
    home = home_of(analysis.setting.claimants)
    return (home,) if home and act.mode == "aid" else ()


def begin_of(analysis: Analysis, predicate: Predicate) -> int:
    """Where the clauses that lead to a predicate begin: after the last one that tells something for itself."""
    before = [each for each in analysis.predicates if each.end < predicate.start]
    return max([each.end for each in before if each.stand is Stand.TOLD and each.form is not Form.CHAIN], default=0)


def is_within_said(analysis: Analysis, chain: Predicate, verb: Predicate) -> bool:
    """Whether a chain of clauses belongs to what a verb of saying passes on, its subject not the speaker's."""
    topics = [each for each in analysis.persons if each.mark is Mark.TOPIC and each.actor.end <= chain.start]
    if not topics or chain.form is not Form.CHAIN or chain.end >= verb.start:
        return False
    inner = [each for each in analysis.persons if topics[0].actor.end <= each.actor.start and each.actor.end <= chain.start]
    return any(each.mark in (Mark.TOPIC, Mark.SUBJECT) and each.codes != topics[0].codes for each in inner)


def reporter_of(analysis: Analysis, predicate: Predicate) -> Person | None:
    """Who says that it happened: the source of the sentence, or whoever passes on a content clause."""
    sources = [each for each in analysis.persons if each.mark is Mark.HEARSAY]
    if sources or predicate.stand is not Stand.REPORTED:
        return sources[0] if sources else None
    marked = [each for each in analysis.persons if each.mark in (Mark.TOPIC, Mark.SUBJECT)]
    ends = [each.start for each in analysis.predicates if each.start >= predicate.end and each.stand is Stand.TOLD]
    after = [each for each in marked if predicate.end <= each.actor.start < min(ends, default=0)]
    return next(iter(after or marked), None)


def is_passed_on(text: Text, predicate: Predicate) -> bool:
    """Whether the verb after a content clause passes on what happened, rather than an opinion of it."""
    after = text.masked[predicate.end :]
    return any(word in after for word in read_words("ja", "acts")["speech"]["passing_on"])

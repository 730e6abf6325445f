"""The predicates of a Japanese sentence: triggers with their endings, and whether each says that something happened."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from geo.events.japanese.inflection import SURU, Ending, Form, read_ending, stem_of
from geo.events.japanese.triggers import Role, Trigger, trigger_scanner
from geo.events.scan import Hit
from geo.lexicon import read_words
from geo.model import EventType

_QUOTED = re.compile(r"「[^「」]*(?:「[^「」]*」[^「」]*)*」|『[^『』]*』")
_REBUKES = frozenset({EventType.ACCUSE})
_REACH = 44
"""How many code points may lie between an act as a noun and the verb that carries it."""


class Stand(StrEnum):
    """How a predicate stands in its sentence."""

    TOLD = "told"
    HEARSAY = "hearsay"
    REPORTED = "reported"
    CHAIN = "chain"
    ATTRIBUTIVE = "attributive"
    UNREAL = "unreal"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger as predicate: where it starts and its ending ends, the verb's own start, its form and stand."""

    start: int
    verb: int
    end: int
    trigger: Trigger
    form: Form
    passive: bool
    stand: Stand


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence, with quotations masked for the search of predicates, and whether the present tense tells."""

    sentence: str
    masked: str
    present: bool
    dated: bool


def text_of(sentence: str, present: bool) -> Text:
    """The sentence as predicates are looked for in it."""
    masked = _QUOTED.sub(_masked, sentence)
    listed = present or _pattern("times", "lead").search(sentence) is not None
    return Text(sentence, masked, listed, _pattern("times", "cue").search(masked) is not None)


def _masked(quoted: re.Match[str]) -> str:
    """A quotation with its words covered; one that only names a kind of act stays ("「洋上慰霊」が行われた")."""
    words = quoted.group()[1:-1]
    return quoted.group() if words in _nouns()["named"] else f"「{'＿' * len(words)}」"


def has_time(text: str) -> bool:
    """Whether a stretch of text names a time of its own."""
    return _pattern("times", "cue").search(text) is not None


def has_new_time(text: str) -> bool:
    """Whether a stretch of text names a time that does not belong to a thing ("一九五六年の宣言")."""
    return _pattern("times", "fresh").search(text) is not None


def find_predicates(text: Text) -> list[Predicate]:
    """The predicates of a sentence in order, those of a chain with the stand of what they lead to."""
    hits = trigger_scanner().find(text.masked)
    found = [each for hit in hits for each in _readings_of(text, hit)]
    if not found:
        return []
    verbs = {each.verb: each for each in found if each.trigger.role in (Role.CARRIER, Role.ANNOUNCING)}
    found += [each for verb in verbs.values() for each in _carried(text, hits, verb, found)]
    found += [each for verb in verbs.values() for each in _announced(text, verb, found)]
    found.sort(key=lambda each: (each.verb, each.start))
    return [_resolved(text, found, place) for place in range(len(found))]


def _readings_of(text: Text, hit: Hit[Trigger]) -> list[Predicate]:
    """The predicates that a hit is, in each of its senses that its ending and the words before it allow."""
    endings: dict[tuple[str, int], Ending | None] = {}
    rows: list[Predicate] = []
    for sense in hit.senses:
        if sense.role is Role.OTHER or (sense.before and sense.before not in text.sentence):
            continue
        key = (sense.kind, sense.back)
        if key not in endings:
            endings[key] = read_ending(sense.kind, text.masked, hit.end - sense.back)
        rows += _readings(text, hit, sense, endings[key])
    return rows


def _readings(text: Text, hit: Hit[Trigger], sense: Trigger, ending: Ending | None) -> list[Predicate]:
    """The predicate that a hit with an ending is in one sense, if it is one."""
    if ending and ending.end < hit.end:
        return []
    ending = ending or (_bare(text, hit) if sense.noun else None)
    if ending is None or (sense.passive and not ending.passive) or _is_particle(text, hit, sense, ending):
        return []
    if sense.before and not _leads(text, hit.start, sense.before):
        return []
    if sense.negative:
        return _undone(text, hit, sense, ending)
    stand = Stand.TOLD if _ends_saying(text, hit, sense, ending) else _stand(text, ending)
    undergone = ending.passive or text.sentence.startswith(_stems("dying"), hit.start)
    return [Predicate(hit.start, hit.start, ending.end, sense, ending.form, undergone, stand)]


def _undone(text: Text, hit: Hit[Trigger], sense: Trigger, ending: Ending) -> list[Predicate]:
    """The refusal that not doing something amounts to, once ("最後まで応じなかった", "取り合わず、")."""
    found = _pattern("follow", "undone").match(text.masked, ending.end)
    if ending.form is not Form.NEGATIVE:
        return []
    if found is None:
        return [Predicate(hit.start, hit.start, ending.end, sense, ending.form, ending.passive, Stand.UNREAL)]
    chained = text.masked.startswith(_nouns()["undoing"], ending.end - 1)
    stand = Stand.CHAIN if chained else _followed(text, text.masked[found.end() :])
    form = Form.CHAIN if chained else Form.PAST
    return [Predicate(hit.start, hit.start, found.end(), sense, form, ending.passive, stand)]


def _ends_saying(text: Text, hit: Hit[Trigger], sense: Trigger, ending: Ending) -> bool:
    """Whether a sentence ends in the noun of a saying ("…と主張。")."""
    return ending.form is Form.NOUN and sense.role is Role.SPEECH and text.masked[hit.start - 1 : hit.start] in ("と", "」")


def _is_particle(text: Text, hit: Hit[Trigger], sense: Trigger, ending: Ending) -> bool:
    """Whether a trigger of one kana is part of another word: する carries what a particle marks, not 制限 or として."""
    word = text.masked[hit.start : hit.end]
    if sense.role is Role.CARRIER and sense.kind == SURU and sense.back == len(word) and text.masked[: hit.start][-1:] >= "一":
        return True
    if len(word) > 1 or word > "ヶ":
        return False
    if text.masked.endswith(_nouns()["planned"], 0, hit.start):
        return True
    if sense.role is Role.SPEECH:
        return ending.form not in (Form.PAST, Form.CHAIN) or text.masked[ending.end - 1] in _nouns()["chained"]
    return text.masked[hit.start - 1 : hit.start] not in set(_nouns()["acting" if sense.act else "carrying"])


def _leads(text: Text, start: int, words: str) -> bool:
    """Whether words stand before a verb in its clause, and not as the first half of another word (条約交渉)."""
    before = text.sentence[max(0, start - _REACH) : start].rpartition("。")[2]
    place = before.find(words)
    while place >= 0:
        if _pattern("nouns", "apart").match(before, place + len(words)) is None:
            return True
        place = before.find(words, place + 1)
    return False


def heads(text: Text, end: int, start: int) -> bool:
    """Whether what starts at `start` is the head of a relative clause that ends at `end`, a name between ("訪れた鈴木知事")."""
    return _pattern("follow", "head").fullmatch(text.masked, end, start) is not None


def _bare(text: Text, hit: Hit[Trigger]) -> Ending | None:
    """A verbal noun that ends its clause as predicate ("意見書を可決。")."""
    after = text.masked[hit.end : hit.end + 1]
    before = text.masked[max(0, hit.start - 8) : hit.start]
    if text.present and after in ("", "。", "　", "、"):
        return Ending(Form.CHAIN if after == "、" else Form.NOUN, False, hit.end)
    if after == "、":
        return Ending(Form.CHAIN, False, hit.end) if before.endswith(tuple(_nouns()["linking"])) else None
    if is_named_last(text, hit.start, hit.end):
        return Ending(Form.NOUN, False, hit.end)
    free = text.masked.startswith(tuple(_nouns()["free"]), hit.start)
    ends = after in ("", "。", "　", "（", "！") and (free or re.search(_nouns()["predicate"], before))
    return Ending(Form.NOUN, False, hit.end) if ends else None


def is_named_last(text: Text, start: int, end: int) -> bool:
    """Whether a sentence says of something that it was the act of a noun ("きっかけは、大統領の国後島訪問だった")."""
    copula = _pattern("nouns", "copula").match(text.masked, end)
    return copula is not None and _pattern("nouns", "named_last").search(text.masked, 0, start) is not None


def _stand(text: Text, ending: Ending) -> Stand:
    after = text.masked[ending.end :]
    match ending.form:
        case Form.CHAIN:
            return Stand.CHAIN
        case Form.NOUN:
            return Stand.TOLD if text.present or text.dated else Stand.UNREAL
        case Form.PAST:
            return _followed(text, after)
        case Form.HABIT if _has_come(text, ending):
            return _followed(text, after)
        case Form.HABIT if _pattern("follow", "cleft").match(after):
            return Stand.TOLD
        case Form.STATE if text.dated or _pattern("follow", "just_said").search(text.masked, 0, ending.end):
            return _followed(text, after)
        case Form.PRESENT if _pattern("follow", "confined").match(after):
            return Stand.TOLD
        case Form.PRESENT if _pattern("follow", "beside").match(after):
            return Stand.CHAIN
        case Form.PRESENT if text.present:
            return Stand.TOLD if re.match(_nouns()["ends"], after) else Stand.ATTRIBUTIVE
        case _:
            return Stand.ATTRIBUTIVE if _pattern("follow", "modifies").match(after) else Stand.UNREAL


def _has_come(text: Text, ending: Ending) -> bool:
    """Whether 通告してきた tells what came one day, not what has gone on since."""
    before = text.masked[: ending.end]
    if _pattern("follow", "arrived").search(before):
        return True
    return (
        before.endswith(tuple(_nouns()["come"]))
        and has_new_time(before)
        and _pattern("follow", "ongoing").search(before) is None
    )


def _followed(text: Text, after: str) -> Stand:
    """How a told form stands, by what follows it."""
    if _pattern("follow", "lasting").match(after):
        return Stand.TOLD if text.dated else Stand.UNREAL
    for name, stand in (
        ("unreal", Stand.UNREAL),
        ("hearsay", Stand.HEARSAY),
        ("reported", Stand.REPORTED),
        ("cleft", Stand.TOLD),
        ("told", Stand.TOLD),
    ):
        if _pattern("follow", name).match(after):
            return stand
    return Stand.ATTRIBUTIVE


def _carried(text: Text, hits: list[Hit[Trigger]], verb: Predicate, found: list[Predicate]) -> list[Predicate]:
    """The acts as nouns that a carrier puts before the reader, and those that share it ("…の打ち切りを、…の破棄を表明した")."""
    begin = max([each.end for each in found if each.end <= verb.start], default=0)
    rows = []
    for hit in hits:
        if begin <= hit.start < verb.start and verb.start - hit.end <= _REACH and _is_object(text, hit, verb):
            rows += [_borne(text, hit, sense, verb) for sense in hit.senses if _may_bear(text, hit, sense, verb)]
    return rows


def _announced(text: Text, verb: Predicate, found: list[Predicate]) -> list[Predicate]:
    """The acts as clauses that a verb of announcing puts before the reader ("延期することを決めた", "配備すると発表した")."""
    kinds = read_words("ja", "acts")["speech"]["decided"]
    between = _pattern("follow", "announced")
    return [
        replace(each, verb=verb.verb, end=verb.end, form=verb.form, stand=verb.stand)
        for each in found
        if each.form is (Form.NEGATIVE if each.trigger.negative else Form.PRESENT)
        and each.trigger.role is Role.ACT
        and not (each.trigger.negative and each.passive)
        and verb.trigger.role is Role.ANNOUNCING
        and each.trigger.act
        and each.trigger.act.type in kinds
        and between.fullmatch(text.masked, each.end, verb.start)
    ]


def _is_object(text: Text, hit: Hit[Trigger], verb: Predicate) -> bool:
    link = _pattern("nouns", "alone" if verb.passive else "either" if verb.trigger.loose else "object").match(
        text.masked, hit.end, verb.start
    )
    if link is None or text.masked[verb.start - 1] == "と" or _pattern("nouns", "reason").match(text.masked, link.end()):
        return False
    time = _pattern("nouns", "shared_time").search(text.masked, link.end(), verb.start)
    return _pattern("nouns", "relative").search(text.masked, link.end(), time.start() if time else verb.start) is None


def _may_bear(text: Text, hit: Hit[Trigger], sense: Trigger, verb: Predicate) -> bool:
    if sense.role is not Role.ACT or sense.act is None or not sense.noun or not _leads(text, hit.start, sense.before):
        return False
    speech = read_words("ja", "acts")["speech"]
    if sense.act.type is EventType.AGREE and text.masked.startswith(tuple(speech["proposing"]), verb.start):
        return False
    return verb.trigger.role is Role.CARRIER or sense.act.type in speech["announced"]


def _borne(text: Text, hit: Hit[Trigger], sense: Trigger, verb: Predicate) -> Predicate:
    """The act that a carrier bears, with the verb's ending; in the passive where the carrier's subject is not the doer."""
    alone = verb.trigger.loose and not text.masked.startswith(_nouns()["done"], hit.end)
    away = verb.passive or alone or suffers(text, verb)
    return Predicate(hit.start, verb.verb, verb.end, sense, verb.form, away, verb.stand)


def suffers(text: Text, verb: Predicate) -> bool:
    """Whether the subject of a verb suffers the act that is its object ("銃撃を受けた")."""
    return text.sentence.startswith(_stems("suffering"), verb.verb)


def _resolved(text: Text, found: list[Predicate], place: int) -> Predicate:
    """A predicate of a chain with the stand of what it leads to; any other as it is."""
    own = found[place]
    if own.stand is Stand.CHAIN and _pattern("follow", "elapsed").match(text.masked, own.end):
        return replace(own, stand=Stand.UNREAL)
    if own.stand is Stand.CHAIN and _pattern("follow", "since").match(text.masked, own.end):
        return replace(own, stand=Stand.TOLD if has_new_time(text.masked[: own.end]) else Stand.UNREAL)
    if own.stand is Stand.CHAIN and _modifies(text, own, found[place + 1 :]):
        return replace(own, stand=Stand.UNREAL)
    if own.stand is not Stand.CHAIN:
        return own
    later = [each for each in found[place + 1 :] if each.verb > own.verb and each.stand not in (Stand.CHAIN, Stand.ATTRIBUTIVE)]
    later = _beyond_words(text, own, later)
    stand = later[0].stand if later else _closing(text, own)
    if stand is Stand.UNREAL and later and later[0].form is Form.NEGATIVE:
        stand = Stand.TOLD
    if stand is Stand.UNREAL and later and later[0].form in (Form.STATE, Form.HABIT) and has_time(text.masked[: own.end]):
        stand = Stand.TOLD
    form = own.form if own.form is Form.PRESENT else Form.CHAIN
    return Predicate(own.start, own.verb, own.end, own.trigger, form, own.passive, stand)


def _beyond_words(text: Text, own: Predicate, later: list[Predicate]) -> list[Predicate]:
    """What a chain leads to, past what is only said: who has spoken says more ("…と非難し、…すると警告した")."""
    said = own.trigger.role is Role.SPEECH or _pattern("follow", "own_words").search(text.masked, 0, own.start)
    rebukes = own.trigger.act is not None and own.trigger.act.type in _REBUKES
    if not (said or rebukes):
        return later
    beyond = [
        each for each in later if each.form is not Form.PRESENT or not _pattern("follow", "within").match(text.masked, each.end)
    ]
    return beyond or later


def _modifies(text: Text, own: Predicate, later: list[Predicate]) -> bool:
    """Whether a chain goes straight into a relative clause that tells nothing done ("棚上げして条約を結ぶ考え")."""
    after = next((each for each in later if each.verb > own.verb), None)
    if after is None or after.stand is not Stand.ATTRIBUTIVE or after.form is not Form.PRESENT:
        return False
    straight = text.masked[own.end - 1] in _nouns()["chained"]
    return straight and _pattern("nouns", "pause").search(text.masked, own.end, after.verb) is None


def _closing(text: Text, own: Predicate) -> Stand:
    """What the end of the sentence makes of a chain that leads to no known predicate."""
    for row in read_words("ja", "clauses")["closings"]:
        if re.search(f"{row['pattern']}[」』）]*$", text.masked):
            if row["kind"] == "told":
                return Stand.TOLD
            timed = row["kind"] in ("state", "negative") and has_time(text.masked[: own.end])
            return Stand.TOLD if timed or (row["kind"] == "present" and text.present) else Stand.UNREAL
    return Stand.TOLD if text.present or has_time(text.masked) else Stand.UNREAL


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    return re.compile(read_words("ja", "clauses")[table][name])


@cache
def _nouns() -> dict[str, Any]:
    words: dict[str, Any] = read_words("ja", "clauses")["nouns"]
    return words


@cache
def _stems(key: str) -> tuple[str, ...]:
    """The stems of verbs of `speech`: carriers whose subject suffers the act ("銃撃を受けた"), who dies of it."""
    return tuple(stem_of(verb)[0] for verb in read_words("ja", "acts")["speech"][key])

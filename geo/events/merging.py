"""One event per act within an article: the same act told twice is one event with every quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from geo.events.wording import share_of_words, telling_words
from geo.lexicon import read_words
from geo.model import Event, EventType, Evidence, Factuality, FeatureLevel, overlaps, parse_edtf

_NEAR = 60
"""How many acts of one type back a second telling is looked for."""
_NEXT = 3
"""How many code points may lie between two sentences that stand next to each other."""
_SAME_STORY = 0.5
"""The share of words in common that tells the same act of one date again."""
_SAME_STORY_VAGUER = 0.65
"""The share that is asked for where one telling is vaguer of its date than the other."""
_PROTEST = "protest-note"
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
"""Acts that two sides do together, so that each of them may stand as the actor."""


@dataclass
class _Telling:
    """An act being gathered: its event, and the quotations that tell it again."""

    event: Event
    again: list[Evidence] = field(default_factory=list)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the first quotation."""
        return telling_words(self.event.evidence.exact)

    @property
    def last(self) -> Evidence:
        """The quotation that comes last in the text."""
        return self.again[-1] if self.again else self.event.sources[0].evidence[-1]

    def finished(self) -> Event:
        """The event with every quotation."""
        return with_evidence(self.event, self.again) if self.again else self.event


def add_echoes(events: Sequence[Event], echoes: Sequence[Event]) -> tuple[Event, ...]:
    """The events, the first that a sub-headline or lead repeats with that quotation too; an echo of none is dropped."""
    told = list(events)
    for echo in echoes:
        same = [place for place, event in enumerate(told) if event.type is echo.type and set(event.actors) == set(echo.actors)]
        if same:
            told[same[0]] = with_evidence(told[same[0]], echo.sources[0].evidence)
    return tuple(told)


def merge_within(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of one article, each act once; the first telling keeps its place, the others become evidence."""
    tellings: list[_Telling] = []
    by_type: dict[EventType, list[_Telling]] = {}
    for event in events:
        near = by_type.setdefault(event.type, [])
        telling = _Telling(event)
        for known in reversed(near[-_NEAR:]):
            if _same_telling(known, telling):
                known.event = _fuller(known.event, event)
                known.again += event.sources[0].evidence
                break
        else:
            near.append(telling)
            tellings.append(telling)
    return tuple(telling.finished() for telling in tellings)


def with_evidence(event: Event, quotes: Sequence[Evidence]) -> Event:
    """The event with further quotations from its own article."""
    first, *rest = event.sources
    return replace(event, sources=(replace(first, evidence=joined(first.evidence, quotes)), *rest))


def joined(one: Sequence[Evidence], other: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The quotations of both, each place in the text once."""
    return tuple({(quote.start, quote.end): quote for quote in (*one, *other)}.values())


def _same_telling(known: _Telling, telling: _Telling) -> bool:
    """Whether an article tells the same act again: type, actors and date agree, and the places do not exclude it."""
    one, other = known.event, telling.event
    if (one.factuality is Factuality.PRESUPPOSED) is not (other.factuality is Factuality.PRESUPPOSED):
        return False
    dated_alike = _bare(one.date) == _bare(other.date)
    if one.evidence == other.evidence:
        return dated_alike and _act_together(one, other) and not _are_apart(one, other)
    adjacent = dated_alike and 0 <= other.evidence.start - known.last.end <= _NEXT
    if adjacent and _refers_back(other) and _act_together(one, other) and (_meet(one, other) or _is_placeless(other)):
        return True
    if set(one.actors) != set(other.actors) or one.mode != other.mode or not _meet(one, other):
        return False
    if adjacent and one.mode == "statement":
        return True
    if one.mode == _PROTEST and dated_alike and _retold(other):
        return True
    if dated_alike and one.date and one.features == other.features and _is_told_once(one):
        return True
    enough = _SAME_STORY if dated_alike else _SAME_STORY_VAGUER
    return (dated_alike or _vaguer(one, other)) and share_of_words(known.words, telling.words) >= enough


def _is_told_once(event: Event) -> bool:
    """Whether acts of this mode, by the same actors on the same date and about the same places, are one act told again."""
    return event.mode in read_words(event.lang, "clauses").get("told_once", ())


def _are_apart(one: Event, other: Event) -> bool:
    """Whether two acts of one sentence are two by their modes: one speaker blames, another protests."""
    apart = read_words(one.lang, "clauses").get("told_apart", ())
    return one.mode != other.mode and one.mode in apart and other.mode in apart


def _retold(event: Event) -> bool:
    """Whether a protest is told with the article of what is known ("had lodged the protest through the embassy")."""
    known = read_words(event.lang, "clauses").get("known_protests")
    return known is not None and re.search(known, event.evidence.exact, re.IGNORECASE) is not None


def _meet(one: Event, other: Event) -> bool:
    """Whether two acts share a place."""
    return bool(set(one.features) & set(other.features))


def _is_placeless(event: Event) -> bool:
    """Whether the words themselves name no place."""
    return event.feature_level is FeatureLevel.TOPIC


def _act_together(one: Event, other: Event) -> bool:
    """Whether two acts of one type in one sentence are one: by the same actor, by one not named, or done together."""
    return one.type in _MUTUAL or not one.actors or not other.actors or bool(set(one.actors) & set(other.actors))


def _refers_back(event: Event) -> bool:
    """Whether a telling without a date of its own begins with what was told before it ("The protest was conveyed by …")."""
    inferred = event.date is None or event.date_rule == "inherited"
    return inferred and _openers(event.lang).match(event.evidence.exact) is not None


def _vaguer(one: Event, other: Event) -> bool:
    """Whether one date lies within the other, vaguer one."""
    if one.date is None or other.date is None:
        return False
    first, second = parse_edtf(one.date), parse_edtf(other.date)
    return first.precision is not second.precision and overlaps(first, second)


def _fuller(event: Event, other: Event) -> Event:
    """The event as first told, with the actors that only the second telling names."""
    if event.type in _MUTUAL and event.evidence == other.evidence:
        actors = tuple(dict.fromkeys((*event.actors, *other.actors)))
        recipients = tuple(dict.fromkeys((*event.recipients, *other.recipients)))
        return replace(event, actors=actors, recipients=recipients)
    return event if event.actors else replace(event, actors=other.actors, recipients=other.recipients)


def _openers(lang: str) -> re.Pattern[str]:
    """What a sentence begins with that goes on telling the act before it."""
    return re.compile(read_words(lang, "clauses")["retellings"], re.IGNORECASE)


def _bare(date: str | None) -> str | None:
    return date and date.replace("?", "")

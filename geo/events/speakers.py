"""Whose text an article is, where it is a statement or the record of what an official said; and who speaks in each turn."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence, Set
from operator import attrgetter
from typing import NamedTuple

from geo.events.actors import Actor, ActorKind
from geo.events.zones import Zone, ZoneKind, pattern_of
from geo.model import Article

Finder = Callable[[str], Sequence[Actor]]
"""Gives the actors of a line."""

_TOLD = frozenset({ZoneKind.HEADLINE, ZoneKind.SUBHEADLINE, ZoneKind.LEAD})
_BODY = frozenset({ZoneKind.BODY, ZoneKind.LEAD})
_SPEAKING = frozenset({ActorKind.ROLE, ActorKind.PERSON, ActorKind.BODY})
_ANSWERING = frozenset({ActorKind.ROLE, ActorKind.PERSON})
_QUOTED = re.compile("(?:「([^「」]+)」|“([^“”]+)”|«([^«»]+)»)[.。]?")
_POINT = re.compile(r"[(（]?\d{1,2}(?:[.)）．、]|(?=[\u3000 ]))|[\u2460-\u2473]")
"""The number that a point of a statement begins with."""
_FEWEST_TURNS = 2
"""Who asks does so more often than once."""
_HEAD = 2
"""How many blocks at the top may say whose text it is."""
_DASHES = ("—", "–", "- ", "―", "─")
_LONGEST_LABEL = 80
"""A label is no longer, in code points."""


class Turn(NamedTuple):
    """A block of the body: where it begins, who speaks in it (a country's code), whether a label names them.

    `asks` tells that it is a question, `decides` that it is a numbered point of a statement.
    """

    start: int
    speaker: str | None
    begins: bool
    asks: bool = False
    decides: bool = False

    def speaks_to(self, named: Set[str | None]) -> bool:
        """Whether what is said without a subject means the speaker: labelled by name, and speaking of another, not of itself.

        Any other answer goes on about what was asked.
        """
        return self.begins and self.speaker is not None and bool(named - {None, self.speaker})

    def as_subject(self) -> Actor:
        """The speaker as the actor that what is said without a subject means."""
        return Actor(0, 0, ActorKind.BODY, self.speaker, "")


def find_turns(article: Article, zones: Sequence[Zone], claimants: Sequence[str], find: Finder) -> tuple[Turn, ...]:
    """A turn for each block of the body, in order; nobody speaks where neither the article's head nor a label tells.

    `find` gives the actors of a line, as the language's reader knows them.
    """
    issuer = _issuer(article, zones, claimants, find)
    body = [zone for zone in zones if zone.kind in _BODY]
    asks = _questions(article, body)
    if not any(asks):
        points = [issuer is not None and _POINT.match(article.text, zone.start, zone.end) is not None for zone in body]
        return tuple(Turn(zone.start, issuer, False, decides=point) for zone, point in zip(body, points, strict=True))
    issuer = issuer or _interviewee(article, zones, claimants, find)
    turns: list[Turn] = []
    for zone, asking, asked in zip(body, asks, [False, *asks], strict=False):
        named = None if asking else _labelled(article, zone, claimants, find)
        before = turns[-1].speaker if turns else issuer
        speaker = None if asking else named or (issuer if asked else before)
        turns.append(Turn(zone.start, speaker, begins=named is not None, asks=asking))
    return tuple(turns)


def is_conversation(article: Article, zones: Sequence[Zone]) -> bool:
    """Whether somebody asks and somebody answers in an article: a briefing, an interview."""
    return any(_questions(article, [zone for zone in zones if zone.kind in _BODY]))


def spoken_part(text: str, lang: str) -> tuple[int, int]:
    """Where what is said begins and ends in the text of a block of a conversation, without its label and quotation marks."""
    found = pattern_of(lang, "question").match(text) or pattern_of(lang, "label").match(text[:_LONGEST_LABEL])
    start = found.end() if found else 0
    quoted = _QUOTED.fullmatch(text, start)
    return quoted.span(quoted.lastindex or 0) if quoted else (start, len(text))


def turn_at(turns: Sequence[Turn], offset: int) -> Turn | None:
    """The turn that an offset of the article stands in."""
    place = bisect_right(turns, offset, key=attrgetter("start")) - 1
    return turns[place] if place >= 0 else None


def _issuer(article: Article, zones: Sequence[Zone], claimants: Sequence[str], find: Finder) -> str | None:
    heads = [article.text[zone.start : zone.end] for zone in zones[:_HEAD] if zone.kind in _TOLD]
    codes = (_named_in(head, article.lang, claimants, find) for head in heads)
    return next((code for code in codes if code), None)


def _named_in(head: str, lang: str, claimants: Sequence[str], find: Finder) -> str | None:
    """The claimant that a headline names as the one who speaks: after what it calls the text, or before it."""
    between, before = pattern_of(lang, "between"), pattern_of(lang, "before")
    called = pattern_of(lang, "issued").search(head)
    if not called and not before.search(head):
        return None
    actors = [actor for actor in find(head) if actor.code in claimants and actor.kind in _SPEAKING]
    if called:
        after = [actor for actor in actors if actor.start >= called.end()]
        near = after[:1] if after and between.fullmatch(head[called.end() : after[0].start]) else []
    else:
        near = [actor for actor in actors if _leads(head, actor.end, between, before)]
    return near[0].code if near else None


def _leads(head: str, end: int, between: re.Pattern[str], before: re.Pattern[str]) -> bool:
    """Whether what a text is called follows an actor with nothing but its office between."""
    found = before.search(head[end:])
    return found is not None and between.fullmatch(head[end : end + found.start()]) is not None


def _interviewee(article: Article, zones: Sequence[Zone], claimants: Sequence[str], find: Finder) -> str | None:
    """The claimant whose office holder alone the headline of a conversation names as the one who answers."""
    for zone in (zone for zone in zones[:_HEAD] if zone.kind in _TOLD):
        head = article.text[zone.start : zone.end]
        if pattern_of(article.lang, "answering").search(head):
            codes = {actor.code for actor in find(head) if actor.code in claimants and actor.kind in _ANSWERING}
            return codes.pop() if len(codes) == 1 else None
    return None


def _questions(article: Article, body: Sequence[Zone]) -> list[bool]:
    """Whether each block of the body is what somebody asks: by its label, its form, or who mostly asks under that label."""
    labels = [_label(article, zone) for zone in body]
    often = Counter(label for label in labels if label)
    asking = pattern_of(article.lang, "asking")
    asked = Counter(
        label for label, zone in zip(labels, body, strict=True) if asking.search(article.text, zone.start, zone.end)
    )
    askers = {label for label in often if often[label] >= _FEWEST_TURNS and 2 * asked[label] >= often[label]}
    askers = askers if len(often) > len(askers) else set()
    return [label in askers or _asks(article, zone) for label, zone in zip(labels, body, strict=True)]


def _label(article: Article, zone: Zone) -> str | None:
    """Who a block's label says speaks in it."""
    found = pattern_of(article.lang, "label").match(article.text, zone.start, min(zone.end, zone.start + _LONGEST_LABEL))
    return next((each for each in found.groups() if each), None) if found else None


def _asks(article: Article, zone: Zone) -> bool:
    """Whether a block is what somebody asks: labelled so, or a line of a dialogue that ends in a question."""
    text = article.text[zone.start : zone.end]
    if pattern_of(article.lang, "question").match(text):
        return True
    return text.startswith(_DASHES) and pattern_of(article.lang, "asking").search(text) is not None


def _labelled(article: Article, zone: Zone, claimants: Sequence[str], find: Finder) -> str | None:
    """The claimant that the label of a block names ("LAVROV:", "【林外務大臣】"), whatever its case."""
    who = _label(article, zone) or ""
    names = find(who.title() if who.isupper() else who) if who else ()
    return next((actor.code for actor in names if actor.code in claimants and actor.kind in _SPEAKING), None)

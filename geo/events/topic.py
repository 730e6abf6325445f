"""Whether an article, and each sentence of it, is about the dispute."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from geo.events.geography import Geography
from geo.events.scan import Scanner, lower
from geo.events.spans import beginning_in
from geo.events.zones import Zone, ZoneKind
from geo.lexicon import read_words
from geo.model import Article, FeatureLevel, Mention

_LEAD = 400
"""Code points from the beginning of a text in which its lead stands."""
BEFORE_VERB = "\0"
"""What stands before the verb of a clause that is asked what its sanctions are for."""
_BRIEF = 4
"""A text of no more paragraphs is about what its first tells."""


@dataclass(frozen=True, slots=True)
class Topic:
    """How much of an article is about the dispute: all of it, or only the paragraphs at `spans`.

    `rivals` are the offsets at which it names the places of other disputes.
    """

    whole: bool
    spans: tuple[tuple[int, int], ...]
    telling: frozenset[str]
    rivals: tuple[int, ...] = ()

    def is_telling(self, mentions: Sequence[Mention]) -> bool:
        """Whether one of the mentions is a disputed place, or the chain it belongs to; "the islands" of another are not."""
        elsewhere = bool(self.rivals) and not (self.whole or self.spans)
        named = [mention for mention in mentions if mention.level is FeatureLevel.NAMED] if elsewhere else mentions
        return any(self.telling & set(mention.features) for mention in named)

    def covers(self, start: int, end: int, named: bool) -> bool:
        """Whether acts in the sentence at `start` to `end` count: it names a place, or its surroundings are about one."""
        if named:
            return True
        if bisect_left(self.rivals, start) < bisect_left(self.rivals, end):
            return False
        return self.whole or any(left <= start and end <= right for left, right in self.spans)


def topic_of(article: Article, zones: Sequence[Zone], mentions: Sequence[Mention], land: Geography) -> Topic:
    """The topic of an article, from where its mentions of the disputed places and the words of the dispute stand.

    An article that names the places of other disputes in more paragraphs, or alone in its headline, is about one of
    those: only its sentences that name a place of this one count. Another is about this dispute where two of five
    paragraphs name or mean a place of it or use a word peculiar to it, or three name one, or its headline and one more do,
    or where the first of a few paragraphs does; a longer one too where its lead names one, or it or the headline a quarrel.
    """
    named = [mention for mention in mentions if mention.level is FeatureLevel.NAMED and land.core & set(mention.features)]
    holding = [zone for zone in zones if beginning_in(named, zone.start, zone.end)]
    if not holding:
        return Topic(False, (), land.core)
    rivals = _rivals_in(article, named)
    if _is_about_another(zones, holding, rivals):
        return Topic(False, (), land.core, rivals)
    headline = any(zone.kind in (ZoneKind.HEADLINE, ZoneKind.SUBHEADLINE) for zone in holding)
    body = [zone for zone in zones if zone.kind is ZoneKind.BODY]
    held = set(holding)
    touched = [zone for zone in body if zone in held or _touches(article, zone, mentions)]
    brief = len(body) <= _BRIEF and bool(body) and body[0] in held
    quarrel = len(body) > _BRIEF and _opens_with_quarrel(article, zones, body, held)
    whole = len(touched) * 5 >= len(body) * 2 or (headline and len(holding) > 1) or len(holding) >= 3 or brief or quarrel
    return Topic(whole, tuple((zone.start, zone.end) for zone in holding), land.core, rivals)


def _opens_with_quarrel(article: Article, zones: Sequence[Zone], body: Sequence[Zone], holding: Container[Zone]) -> bool:
    """Whether the lead names a place, or it or a headline what only the quarrel is about.

    So it does of a peace treaty, whose islands stand further down.
    """
    lead = [zone for zone in body if zone.start < body[0].start + _LEAD]
    heads = [zone for zone in zones if zone.kind in (ZoneKind.HEADLINE, ZoneKind.SUBHEADLINE)]
    opening = (article.text[zone.start : zone.end] for zone in (*heads, *lead))
    return any(zone in holding for zone in lead) or any(_quarrel(article.lang).find(lower(text)) for text in opening)


def is_natural(article: Article, zones: Sequence[Zone]) -> bool:
    """Whether an article is about what nature did: its headline says so, and two of five paragraphs or more."""
    found = [zone for zone in zones if _nature(article.lang).find(lower(article.text[zone.start : zone.end]))]
    body = [zone for zone in zones if zone.kind is ZoneKind.BODY]
    headed = any(zone.kind in (ZoneKind.HEADLINE, ZoneKind.SUBHEADLINE) for zone in found)
    return headed and 5 * sum(zone.kind is ZoneKind.BODY for zone in found) >= 2 * len(body)


def is_of_another_matter(clause: str, lang: str) -> bool:
    """Whether a clause, marked before its verb, imposes sanctions for something else than the quarrel (a war elsewhere)."""
    return re.search(read_words(lang, "acts")["topic"]["other_matter"], clause) is not None


def speaks_of_claims(sentence: str, lang: str) -> bool:
    """Whether a sentence has a word of a quarrel between states."""
    return bool(_claims(lang).find(lower(sentence)))


def _rivals_in(article: Article, named: Sequence[Mention]) -> tuple[int, ...]:
    """Where an article names the places of other disputes."""
    starts = [mention.start for mention in named]
    ends = [-1, *(mention.end for mention in named)]
    hits = _rivals(article.lang).find(lower(article.text))
    return tuple(hit.start for hit in hits if hit.start >= ends[bisect_right(starts, hit.start)])


def _is_about_another(zones: Sequence[Zone], holding: Sequence[Zone], rivals: Sequence[int]) -> bool:
    """Whether an article is about another dispute: more paragraphs name one than this one, or its headline only that."""
    theirs = [zone for zone in zones if bisect_left(rivals, zone.start) < bisect_left(rivals, zone.end) and zone not in holding]
    headed = any(zone.kind is ZoneKind.HEADLINE for zone in theirs)
    return headed or len(theirs) > len(holding)


def _touches(article: Article, zone: Zone, mentions: Sequence[Mention]) -> bool:
    words = _peculiar(article.lang).find(lower(article.text[zone.start : zone.end]))
    return bool(words) or any(not mention.refused for mention in beginning_in(mentions, zone.start, zone.end))


@cache
def _peculiar(lang: str) -> Scanner[bool]:
    """The words peculiar to a territorial dispute in one language."""
    words = read_words(lang, "acts")["topic"]
    return Scanner(((word, True) for word in words.get("peculiar", ())), bounded=lang != "ja")


@cache
def _quarrel(lang: str) -> Scanner[bool]:
    """What only a territorial dispute is about in one language, beside its places."""
    words = read_words(lang, "acts")["topic"]
    return Scanner(((word, True) for word in words.get("quarrel", ())), bounded=lang != "ja")


@cache
def _rivals(lang: str) -> Scanner[bool]:
    """The places of other disputes in one language."""
    return Scanner(((word, True) for word in read_words(lang, "places")["rivals"]), bounded=lang != "ja")


@cache
def _nature(lang: str) -> Scanner[bool]:
    """Words of disasters and weather in one language."""
    return Scanner(((word, True) for word in read_words(lang, "acts")["topic"]["nature"]), bounded=lang == "en")


@cache
def _claims(lang: str) -> Scanner[bool]:
    """Words of a quarrel between states in one language."""
    return Scanner(((word, True) for word in read_words(lang, "acts")["topic"]["claims"]), bounded=lang == "en")

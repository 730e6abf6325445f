"""Which features an event is about: named in its clause, in its sentence, referred to, or the dispute as a whole."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from geo.events.geography import Geography
from geo.events.scan import Scanner, lower
from geo.events.spans import beginning_in
from geo.events.zones import Zone, ZoneKind
from geo.lexicon import read_words
from geo.model import FeatureLevel, Mention

_LONGEST = 80
"""No name is longer, in code points."""
_WHOLE, _SINGLE, _PAIR = "whole", "single", "pair"
_TWO = range(2)
_MEMORY = 4000
"""How far back, in code points, "the island" reaches for the island last named."""


class Place(NamedTuple):
    """The features of an event, how they were found, and by which rule."""

    features: tuple[str, ...]
    level: FeatureLevel
    rule: str


def usable_mentions(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that mean a feature: not refused, and not ambiguous unless the same feature is named plainly too."""
    plain = {feature for mention in mentions if not mention.refused and not mention.ambiguous for feature in mention.features}
    sure = [mention for mention in mentions if not mention.refused and mention.features]
    return tuple(mention for mention in sure if not mention.ambiguous or plain & set(mention.features))


def referring_mentions(text: str, lang: str, mentions: Sequence[Mention], land: Geography) -> tuple[Mention, ...]:
    """The generic references of an article ("the islands", "the island"), resolved left to right, as mentions."""
    found: list[Mention] = []
    for hit in _references(lang).find(lower(text)):
        if any(mention.end > hit.start for mention in beginning_in(mentions, hit.start - _LONGEST, hit.end)):
            continue
        features = _meant(hit.senses[0], mentions, hit.start, land)
        if features:
            surface = text[hit.start : hit.end]
            found.append(Mention(start=hit.start, end=hit.end, text=surface, features=features, level=FeatureLevel.REFERENCE))
    return tuple(found)


def _meant(kind: str, mentions: Sequence[Mention], before: int, land: Geography) -> tuple[str, ...]:
    """The features that a reference means: the whole, the island named last, or the two named last side by side."""
    if kind == _SINGLE:
        last = _last_single(mentions, before, land.groups)
        return (last,) if last else ()
    pair = _last_pair(mentions, before, land) if kind == _PAIR else ()
    return pair or (land.topic,)


def _last_pair(mentions: Sequence[Mention], before: int, land: Geography) -> tuple[str, ...]:
    """The two islands named last, where no other place was named since; none where it was not two."""
    earlier = reversed(beginning_in(mentions, before - _MEMORY, before))
    named = [mention for mention in earlier if mention.level is FeatureLevel.NAMED][:2]
    islands = [each.features[0] for each in reversed(named) if len(each.features) == 1 and each.features[0] not in land.groups]
    return tuple(islands) if len(set(islands)) == len(_TWO) else ()


def scenes_of(text: str, lang: str, mentions: Sequence[Mention], land: Geography) -> tuple[tuple[int, str], ...]:
    """The islands on which a sentence without a verb sets the scene ("８月１８日、色丹島で。"), each with its offset."""
    around = read_words(lang, "clauses")["references"].get("scene")
    if around is None:
        return ()
    before, after = re.compile(around["before"]), re.compile(around["after"])
    single = [each for each in mentions if each.level is FeatureLevel.NAMED and set(each.features) <= land.core - land.groups]
    return tuple(
        (each.start, each.features[0])
        for each in single
        if len(each.features) == 1
        and after.match(text, each.end)
        and before.search(text[max(0, each.start - _LONGEST) : each.start])
    )


def focus_of(mentions: Sequence[Mention], zones: Sequence[Zone], land: Geography) -> str:
    """The feature an article is about without saying so: the one island of its headline and half its names, or the topic."""
    heads = [zone for zone in zones if zone.kind in (ZoneKind.HEADLINE, ZoneKind.SUBHEADLINE)][:1]
    named = {
        feature
        for mention in mentions
        for zone in heads
        if zone.start <= mention.start < zone.end
        for feature in mention.features
    }
    single = [feature for feature in named if feature in land.core - land.groups]
    return single[0] if len(named) == 1 and single and _prevails(single[0], mentions) else land.topic


def _prevails(feature: str, mentions: Sequence[Mention]) -> bool:
    """Whether half of an article's names are of one feature."""
    named = [mention for mention in mentions if mention.level is FeatureLevel.NAMED]
    return sum(feature in mention.features for mention in named) * 2 >= len(named)


def is_of_whole(wording: str, lang: str) -> bool:
    """Whether words are of what is between the two sides as a whole, a peace treaty or a visa-free exchange."""
    wording = lower(wording)
    return any(word in wording for word in read_words(lang, "clauses")["references"]["whole"])


def without_bearers(mentions: Sequence[Mention], actors: Sequence[tuple[int, int]], land: Geography) -> tuple[Mention, ...]:
    """The mentions without neighbours of the dispute that only bear an actor's name ("the governor of Sakhalin")."""
    return tuple(
        mention
        for mention in mentions
        if land.core & set(mention.features)
        or not any(start <= mention.start < end and end - start > mention.end - mention.start + 3 for start, end in actors)
    )


def place_of(mentions: Sequence[Mention], start: int, end: int, land: Geography, focus: str) -> Place:
    """The features for a clause at `start` to `end`, given the mentions of its sentence (same offsets)."""
    inside = [mention for mention in mentions if start <= mention.start < end]
    near_by = [mention for mention in mentions if land.core & set(mention.features)]
    for rule, near in (("clause", inside), ("sentence", near_by)):
        for level in (FeatureLevel.NAMED, FeatureLevel.REFERENCE):
            chosen = [
                mention for mention in near if mention.level is level and (near is inside or not _is_vague(mention, land))
            ]
            if any(land.core & set(mention.features) for mention in chosen):
                features = tuple(dict.fromkeys(feature for mention in chosen for feature in mention.features))
                return Place(_without_doubles(features, land), level, f"place:{level}-in-{rule}")
    return Place((focus,), FeatureLevel.TOPIC, "place:topic" if focus == land.topic else "place:headline")


def _is_vague(mention: Mention, land: Geography) -> bool:
    """Whether "there" or "the island" means one island: outside its own clause that says nothing of where an act is."""
    return mention.level is FeatureLevel.REFERENCE and len(mention.features) == 1 and mention.features[0] not in land.groups


def shifted(mentions: Sequence[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions inside `start` to `end`, with offsets from `start`."""
    return tuple(
        Mention(
            start=mention.start - start,
            end=mention.end - start,
            text=mention.text,
            features=mention.features,
            level=mention.level,
            ambiguous=mention.ambiguous,
            refused=mention.refused,
        )
        for mention in beginning_in(mentions, start, end)
    )


@cache
def _references(lang: str) -> Scanner[str]:
    """The generic references of a language, each with what it means: the whole, one island, or two."""
    words = read_words(lang, "clauses")["references"]
    kinds = ((_WHOLE, "plural"), (_SINGLE, "singular"), (_PAIR, "pair"))
    return Scanner(((word, kind) for kind, key in kinds for word in words.get(key, ())), bounded=lang != "ja")


def _without_doubles(features: tuple[str, ...], land: Geography) -> tuple[str, ...]:
    """The features, no group beside its own members: a group named before several of them stands for them ("the Kurils, from
    Shumshu to Urup"), else the members stand for it ("Kaigara, an islet in the Habomai group").

    The dispute as a whole only describes the members named with it ("the disputed islands of Iturup and Kunashir").
    """
    dropped: set[str] = set()
    for place, feature in enumerate(features):
        members = [other for other in features if feature in land.parents.get(other, ())]
        later = [other for other in members if features.index(other) > place]
        stands = feature != land.topic and len(later) > 1 and len(later) == len(members)
        dropped |= set(members) if stands else {feature} if members else set()
    return tuple(feature for feature in features if feature not in dropped)


def _last_single(mentions: Sequence[Mention], before: int, groups: frozenset[str]) -> str | None:
    """The one island last named before an offset, `None` where several or none were."""
    earlier = reversed(beginning_in(mentions, before - _MEMORY, before))
    last = next((mention for mention in earlier if mention.level is FeatureLevel.NAMED), None)
    if last is None or len(last.features) != 1 or last.features[0] in groups:
        return None
    return last.features[0]

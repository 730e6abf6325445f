"""Everything about one article that the steps ask for: its zones, places, times, topic, gathered once."""

from dataclasses import dataclass
from typing import Protocol

from geo.events.entries import may_begin_with_date
from geo.events.geography import Geography, geography_of
from geo.events.headings import day_written, find_sections
from geo.events.places import focus_of, is_of_whole, referring_mentions, scenes_of, usable_mentions
from geo.events.sentences import Sentence
from geo.events.spans import beginning_in, paragraph_start
from geo.events.topic import Topic, is_natural, speaks_of_claims, topic_of
from geo.events.zones import Zone, ZoneKind, find_zones
from geo.model import Article, Dispute, Mention, Timex
from geo.timex import REFERENCE, tag_times


class Places(Protocol):
    """What this room asks of a gazetteer."""

    def find_mentions(self, text: str, lang: str) -> tuple[Mention, ...]:
        """The toponyms of a text, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An article with its zones, mentions (names and references, in order), times, topic, and the feature it is about.

    `parties` are the claimants; where there are more than two, those that matter in the article first. `natural` tells that
    it is about what nature did there, so that only its sentences about the quarrel count. `scenes` are the offsets at which
    a scene is set on an island, with that island.
    """

    article: Article
    dispute: Dispute
    land: Geography
    zones: tuple[Zone, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]
    topic: Topic
    focus: str
    parties: tuple[str, ...]
    natural: bool = False
    scenes: tuple[tuple[int, str], ...] = ()

    @property
    def body(self) -> list[Zone]:
        """The zones that may tell events."""
        return [zone for zone in self.zones if zone.kind in (ZoneKind.BODY, ZoneKind.LEAD)]

    def focus_at(self, offset: int, wording: str) -> str:
        """What words without a place are about: the headline's island, unless they or the paragraph speak of more."""
        if self.focus != self.land.topic and is_of_whole(wording, self.article.lang):
            return self.land.topic
        start = paragraph_start(self.article.text, offset)
        named = {feature for mention in beginning_in(self.mentions, start, offset) for feature in mention.features}
        others = (named & self.land.core) - self.land.groups - {self.focus}
        if self.focus == self.land.topic and not is_of_whole(wording, self.article.lang):
            return self._scene_at(offset) or self.focus
        return self.land.topic if others or self.land.topic in named else self.focus

    def _scene_at(self, offset: int) -> str | None:
        """The island that the last scene is set on, where no other place was named since."""
        last = next((scene for scene in reversed(self.scenes) if scene[0] < offset), None)
        named = beginning_in(self.mentions, last[0], offset) if last else ()
        return last[1] if last and all(mention.features == (last[1],) for mention in named) else None

    def is_near(self, sentence: Sentence) -> bool:
        """Whether the article or paragraph around a sentence is about the dispute."""
        here = self.mentions_in(sentence)
        return self.topic.covers(sentence.start, sentence.end, self.topic.is_telling(here))

    def may_tell(self, sentence: Sentence, named: frozenset[str]) -> bool:
        """Whether a sentence that names these states may tell an act: about nature, one on both or on claims."""
        if not self.natural:
            return True
        return speaks_of_claims(sentence.text, self.article.lang) or len(named & set(self.parties)) > 1

    def mentions_in(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The mentions in a sentence, with the article's offsets."""
        return tuple(beginning_in(self.mentions, sentence.start, sentence.end))


def gather_scene(article: Article, dispute: Dispute, gazetteer: Places) -> Scene | None:
    """The scene of an article, `None` where it names no place of the dispute."""
    land = geography_of(dispute)
    named = usable_mentions([land.hosted(mention) for mention in gazetteer.find_mentions(article.text, article.lang)])
    if not named:
        return None
    referred = referring_mentions(article.text, article.lang, named, land)
    mentions = tuple(sorted((*named, *referred), key=lambda mention: mention.start))
    zones = find_zones(article)
    told = [(zone.start, zone.end) for zone in zones if _tells_time(article, zone)]
    sections = find_sections(article, zones)
    today = day_written(article, zones)
    times = tag_times(article.text, article.lang, published=today, spans=told, sections=sections)
    return Scene(
        article=article,
        dispute=dispute,
        land=land,
        zones=zones,
        mentions=mentions,
        times=tuple(time for time in times if time.rule != REFERENCE),
        topic=topic_of(article, zones, mentions, land),
        focus=focus_of(mentions, zones, land),
        parties=dispute.claimants,
        natural=is_natural(article, zones),
        scenes=scenes_of(article.text, article.lang, named, land),
    )


def _tells_time(article: Article, zone: Zone) -> bool:
    """Whether the times of a zone count: those of the body, and those of a line that a date may lead."""
    told = zone.kind in (ZoneKind.BODY, ZoneKind.LEAD)
    return told or (zone.kind is ZoneKind.SUBHEADLINE and may_begin_with_date(article, zone))

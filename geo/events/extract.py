"""From one article to its events: zones, sentences, acts, dates, features, merging, read from top to bottom."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from geo.events import english, japanese, russian
from geo.events.actors import Actor
from geo.events.assembly import event_of
from geo.events.bearers import administering
from geo.events.calibration import Calibration, shipped
from geo.events.chronology import date_acts
from geo.events.entries import Entry, find_entries
from geo.events.features import Heard
from geo.events.merging import add_echoes, merge_within
from geo.events.moments import Dating
from geo.events.own_places import with_own_places
from geo.events.parties import PAIR, choose_parties, rank_parties
from geo.events.places import shifted, without_bearers
from geo.events.reading import Candidate, Person, Reading, Setting
from geo.events.scene import Places, Scene, gather_scene
from geo.events.sentences import Sentence, split_sentences
from geo.events.spans import beginning_in
from geo.events.speakers import Turn, find_turns, is_conversation, spoken_part, turn_at
from geo.events.telling import Read, Told
from geo.events.voice import Voice, voice_of
from geo.events.weighing import weighed
from geo.events.zones import Zone, ZoneKind, dateline_end, pattern_of
from geo.model import Article, Dispute, Event, EventType, FeatureLevel, Mention, Timex
from geo.model.peoples import with_countries
from geo.model.states import heir_of

_LIKE_BUSINESS = frozenset({EventType.AGREE, EventType.COOPERATE})
"""What a contract reads like."""

Reader = Callable[[str, Setting], Reading]
"""Reads a sentence."""

READERS: dict[str, Reader] = {
    "en": english.read_sentence,
    "ja": japanese.read_sentence,
    "ru": russian.read_sentence,
}
"""The reader of each language."""


def extract_events(
    article: Article,
    dispute: Dispute,
    gazetteer: Places,
    voices: Mapping[str, Voice] | None = None,
    calibration: Calibration | None = None,
) -> tuple[Event, ...]:
    """The events of the dispute that an article tells, in text order, each act once, sure or not: `confidence` says how sure.

    `voices` by language and `calibration` take the place of those that came with the program.
    """
    scale = calibration or shipped()
    scene, told = tell_acts(article, dispute, gazetteer, voices, scale)
    if scene is None:
        return ()
    events = merge_within([event_of(scene, each, scale) for each in told])
    return tuple(_with_countries(event, dispute) for event in add_echoes(events, _echoes(scene, scale)))


def tell_acts(
    article: Article, dispute: Dispute, gazetteer: Places, voices: Mapping[str, Voice] | None, calibration: Calibration
) -> tuple[Scene | None, Sequence[Told]]:
    """What an article is about, `None` where not the dispute, and every telling of an act in it, dated, none merged yet."""
    scene = gather_scene(article, dispute, gazetteer)
    if scene is None:
        return None, ()
    scene = _with_parties(scene)
    rows = _read_all(scene, voices[article.lang] if voices else voice_of(article.lang), calibration)
    return scene, with_own_places(date_acts(article, rows, scene.times), article.lang)


def _with_countries(event: Event, dispute: Dispute) -> Event:
    """The event, its people with their country: given last, so that theirs is not taken for an act of their state."""
    named = event.feature_level is not FeatureLevel.TOPIC
    here = administering(event.features, event.date, dispute) if named else ()
    actors = with_countries(event.actors, dispute.claimants, here)
    return event if actors == event.actors else replace(event, actors=actors)


def read_article_sentences(scene: Scene) -> Iterator[tuple[Sentence, Timex | None, Heard]]:
    """Every sentence of the body about the dispute, with the date that leads its entry and what the reader made of it."""
    read = READERS[scene.article.lang]
    subject: Actor | None = None
    known: dict[str, Person] = {}
    turns = find_turns(scene.article, scene.zones, scene.parties, partial(_actors_in, scene))
    last: Turn | None = None
    holder = _holder_of(scene)
    for sentence, entry in _sentences(scene):
        here = shifted(scene.mentions, sentence.start, sentence.end)
        near = scene.is_near(sentence)
        turn = turn_at(turns, sentence.start)
        if turn and turn is not last and turn.begins and turn.speaks_to(_codes_in(scene, sentence.text)):
            subject = turn.as_subject()
        last = turn
        setting = Setting(
            mentions=here,
            subject=subject,
            present=entry.present,
            claimants=scene.parties[:PAIR],
            near=near,
            known=tuple(known.values()),
            speaker=turn.speaker if turn else None,
            published=scene.article.published,
            holder=holder,
        )
        reading, claimants = _read(_deciding(read) if turn and turn.decides else read, sentence.text, setting, scene.parties)
        subject = reading.subject
        known |= {person.name: person for person in reading.people}
        if near and _may_tell(scene, sentence, reading):
            yield sentence, entry.lead, _heard(scene, sentence, entry, here, reading, claimants)


def _holder_of(scene: Scene) -> str | None:
    """The claimant that administered the disputed place on the article's day, or today; `None` for two or none."""
    day = scene.article.published
    return next(iter(administering((scene.land.topic,), day.isoformat() if day else None, scene.dispute)), None)


def _heard(
    scene: Scene, sentence: Sentence, entry: Entry, here: Sequence[Mention], reading: Reading, claimants: tuple[str, ...]
) -> Heard:
    """A sentence as the second voice hears it."""
    return Heard(
        text=sentence.text,
        start=sentence.start,
        lang=scene.article.lang,
        reading=reading,
        mentions=here,
        times=beginning_in(scene.times, sentence.start, sentence.end),
        claimants=claimants,
        present=entry.present,
        headed=entry.zone.kind is ZoneKind.LEAD,
        paragraph=sentence.paragraph,
        place=sentence.start / max(1, len(scene.article.text)),
    )


def _may_tell(scene: Scene, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence tells acts at all: it asks nothing, and where the article is about nature it is about the quarrel."""
    parties = frozenset(heir_of(actor.code) for actor in reading.actors if actor.code)
    return not pattern_of(scene.article.lang, "asking").search(sentence.text) and scene.may_tell(sentence, parties)


def _deciding(read: Reader) -> Reader:
    """The reader of a point of a statement, by which whose statement it is does what it says ("Russia withdraws from …")."""

    def decided(text: str, setting: Setting) -> Reading:
        reading, issuer = read(text, setting), str(setting.speaker)
        if reading.candidates:
            own = tuple(each if each.actors else replace(each, actors=(issuer,)) for each in reading.candidates)
            return reading._replace(candidates=own)
        now = read(text, setting._replace(present=True)).candidates
        foreign = min((actor.start for actor in reading.actors if actor.code not in (None, issuer)), default=len(text))
        does = tuple(each for each in now if each.actors == (issuer,) and each.trigger < foreign)
        return reading._replace(candidates=does)

    return decided


def _with_parties(scene: Scene) -> Scene:
    """The scene with the parties that matter in it first, where there are more than two."""
    if len(scene.parties) <= PAIR:
        return scene
    actors = (actor for sentence, _ in _sentences(scene) for actor in _actors_in(scene, sentence.text))
    return replace(scene, parties=rank_parties(scene.dispute, actors))


def _actors_in(scene: Scene, line: str) -> Sequence[Actor]:
    """The actors of a line that stands for itself."""
    alone = Setting(mentions=(), subject=None, present=False, claimants=scene.parties)
    return READERS[scene.article.lang](line, alone).actors


def _codes_in(scene: Scene, line: str) -> set[str | None]:
    """The countries of the actors of a line, which is as much work as reading it."""
    return {actor.code for actor in _actors_in(scene, line)}


def _read(read: Reader, text: str, setting: Setting, parties: tuple[str, ...]) -> tuple[Reading, tuple[str, ...]]:
    """What a sentence says, read again where it plays between other claimants than supposed; and between which."""
    reading = read(text, setting)
    between = choose_parties(parties, reading.actors)
    again = set(between) != set(setting.claimants)
    return (read(text, setting._replace(claimants=between)), between) if again else (reading, setting.claimants)


def _read_all(scene: Scene, voice: Voice, calibration: Calibration) -> list[Read]:
    """Every sentence of the body that is about the dispute, with the acts it tells."""
    told = list(read_article_sentences(scene))
    acts = weighed([heard for _, _, heard in told], voice, calibration, partial(_share_of, told, scene))
    acts = [_without_business(weighty, heard) for weighty, (_, _, heard) in zip(acts, told, strict=True)]
    rows = []
    turns = find_turns(scene.article, scene.zones, scene.parties, partial(_actors_in, scene))
    talk = is_conversation(scene.article, scene.zones)
    for (sentence, lead, heard), weighty in zip(told, acts, strict=True):
        turn = turn_at(turns, sentence.start)
        candidates = tuple(_asserted(each, turn if talk else None) for each in weighty)
        spans = [(sentence.start + actor.start, sentence.start + actor.end) for actor in heard.reading.actors]
        places = without_bearers(scene.mentions_in(sentence), spans, scene.land)
        said = turn is not None and turn.speaker is not None
        asked = talk and turn is not None and turn.asks
        rows.append(Read(sentence, candidates, places, lead, spoken=talk and said, asked=asked, issued=said and not talk))
    return rows


def _share_of(told: Sequence[tuple[Sentence, Timex | None, Heard]], scene: Scene) -> float:
    """How much of what the body of an article tells, 0 to 1, are these sentences; questions tell nothing."""
    asking = pattern_of(scene.article.lang, "asking")
    whole = sum(len(sentence.text) for sentence, _ in _sentences(scene) if not asking.search(sentence.text))
    return sum(len(sentence.text) for sentence, *_ in told) / max(1, whole)


def _without_business(acts: tuple[Candidate, ...], heard: Heard) -> tuple[Candidate, ...]:
    """The acts of a sentence but for business of the place: a contract with a builder, where no two states are named."""
    states = {heir_of(actor.code) for actor in heard.reading.actors if actor.code}
    if len(states) >= PAIR or not pattern_of(heard.lang, "business").search(heard.text):
        return acts
    return tuple(each for each in acts if each.act.type not in _LIKE_BUSINESS)


def _asserted(candidate: Candidate, turn: Turn | None) -> Candidate:
    """An act that an answer tells, with who says so."""
    said = turn is not None and turn.speaker is not None and not candidate.asserted_by
    return replace(candidate, asserted_by=(str(turn.speaker),)) if turn and said else candidate


def _echoes(scene: Scene, calibration: Calibration) -> list[Event]:
    """What the sub-headlines and the lead would tell in the present tense of headlines: no events, further quotations."""
    heads = [zone for zone in scene.zones if zone.kind in (ZoneKind.SUBHEADLINE, ZoneKind.LEAD)]
    return [echo for zone in heads for echo in _echoes_of(scene, zone, calibration)]


def _echoes_of(scene: Scene, zone: Zone, calibration: Calibration) -> Iterator[Event]:
    article = scene.article
    for sentence in split_sentences(article.text, zone.start, zone.end, 0, article.lang):
        here = shifted(scene.mentions, sentence.start, sentence.end)
        setting = Setting(mentions=here, subject=None, present=True, claimants=scene.parties[:PAIR], near=True)
        reading, _ = _read(READERS[article.lang], sentence.text, setting, scene.parties)
        for each in reading.candidates:
            span = (sentence.start + each.start, sentence.start + each.end)
            told = Told(each, sentence, span, Dating(None, "no-anchor", None), scene.mentions_in(sentence))
            yield event_of(scene, told, calibration)


def _sentences(scene: Scene) -> Iterator[tuple[Sentence, Entry]]:
    """The sentences of the body, each with the entry that it stands in.

    Datelines are none, nor are the labels of those who speak, nor is the date alone that an entry begins with.
    """
    article = scene.article
    spoken = is_conversation(article, scene.zones)
    for paragraph, entry in enumerate(find_entries(article, scene.zones, scene.times)):
        text = article.text[entry.text : entry.zone.end]
        begin, end = spoken_part(text, article.lang) if spoken else (0, len(text))
        start = entry.text + max(dateline_end(text), begin)
        for place, sentence in enumerate(split_sentences(article.text, start, entry.text + end, paragraph, article.lang)):
            yield sentence if place else _with_lead(sentence, entry, article.text), entry


def _with_lead(first: Sentence, entry: Entry, text: str) -> Sentence:
    """The first sentence of an entry with the date before it that a full stop sets off ("1956. Japan signs …")."""
    if entry.text == entry.start:
        return first
    return Sentence(entry.start, first.end, text[entry.start : first.end], first.paragraph)

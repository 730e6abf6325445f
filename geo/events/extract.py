"""From one article to its events: zones, sentences, acts, dates, features, merging, read from top to bottom."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypedDict

from geo.events import english
from geo.events.actors import Actor
from geo.events.bearers import bearers_of
from geo.events.dating import Clauses, Dating, bounds, date_in_sentence, goes_on, inherited, is_first_since, latest_start
from geo.events.merging import add_echoes, merge_within
from geo.events.places import focus_of, place_of, referring_mentions, shifted, usable_mentions, without_bearers
from geo.events.reading import Candidate, Reading, Setting
from geo.events.sentences import Sentence, split_sentences
from geo.events.topic import Topic, topic_of
from geo.events.zones import Zone, ZoneKind, dateline_end, find_zones
from geo.model import Article, Dispute, Event, EventSource, EventType, Evidence, Factuality, Mention, Timex
from geo.timex import tag_times

_AROUND = 32
_SOVIET = (date(1922, 12, 30), date(1991, 12, 26))
READERS: dict[str, Callable[[str, Setting], Reading]] = {"en": english.read_sentence}


class Places(Protocol):
    """What this room asks of a gazetteer."""

    def find_mentions(self, text: str, lang: str) -> tuple[Mention, ...]:
        """The toponyms of a text, in order."""


class Known(TypedDict):
    """The fields that an event and its source share: which article, and what is known of it."""

    article: str
    title: str | None
    url: str | None
    publisher: str | None
    lang: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with the acts it tells, the places it names, and whether it stands in a list of dates."""

    sentence: Sentence
    candidates: tuple[Candidate, ...]
    mentions: tuple[Mention, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An act with its sentence, the place of its clause in the article, its date, and the places around it."""

    candidate: Candidate
    sentence: Sentence
    span: tuple[int, int]
    dating: Dating
    mentions: tuple[Mention, ...]


def extract_events(article: Article, dispute: Dispute, gazetteer: Places) -> tuple[Event, ...]:
    """The events of the dispute that an article tells, in text order, each act once."""
    named = usable_mentions(gazetteer.find_mentions(article.text, article.lang))
    if not named:
        return ()
    referred = referring_mentions(article.text, article.lang, named, dispute)
    mentions = tuple(sorted((*named, *referred), key=lambda mention: mention.start))
    zones = find_zones(article)
    topic = topic_of(article, zones, mentions, dispute)
    body = [zone for zone in zones if zone.kind in (ZoneKind.BODY, ZoneKind.LEAD)]
    times = tag_times(article.text, article.lang, published=article.published, spans=[(zone.start, zone.end) for zone in body])
    told = _date_all(article, _read_all(article, body, mentions, times, topic, dispute), times)
    focus = focus_of(mentions, zones, dispute)
    events = merge_within([_event(article, dispute, each, focus) for each in told])
    return add_echoes(events, _echoes(article, zones, mentions, dispute, focus))


def _read_all(
    article: Article, body: Sequence[Zone], mentions: Sequence[Mention], times: Sequence[Timex], topic: Topic, dispute: Dispute
) -> list[Read]:
    """Every sentence of the body with the acts it tells."""
    read = READERS[article.lang]
    subject: Actor | None = None
    rows = []
    for sentence, present in _sentences(article, body, times):
        here = shifted(mentions, sentence.start, sentence.end)
        near = topic.covers(sentence.start, sentence.end, topic.is_telling(here))
        setting = Setting(mentions=here, subject=subject, present=present, claimants=dispute.claimants, near=near)
        reading = read(sentence.text, setting)
        subject = reading.subject
        if near:
            spans = [(sentence.start + actor.start, sentence.start + actor.end) for actor in reading.actors]
            places = without_bearers(inside(mentions, sentence), spans, dispute)
            rows.append(Read(sentence, reading.candidates, places, present))
    return rows


def _echoes(article: Article, zones: Sequence[Zone], mentions: Sequence[Mention], dispute: Dispute, focus: str) -> list[Event]:
    """What the sub-headlines and the lead would tell in the present tense of headlines: no events, further quotations."""
    heads = [zone for zone in zones if zone.kind in (ZoneKind.SUBHEADLINE, ZoneKind.LEAD)]
    echoes = []
    for zone in heads:
        for sentence in split_sentences(article.text, zone.start, zone.end, 0, article.lang):
            here = shifted(mentions, sentence.start, sentence.end)
            setting = Setting(mentions=here, subject=None, present=True, claimants=dispute.claimants, near=True)
            for each in READERS[article.lang](sentence.text, setting).candidates:
                span = (sentence.start + each.start, sentence.start + each.end)
                told = Told(each, sentence, span, Dating(None, "no-anchor", None), inside(mentions, sentence))
                echoes.append(_event(article, dispute, told, focus))
    return echoes


def inside(mentions: Sequence[Mention], sentence: Sentence) -> tuple[Mention, ...]:
    """The mentions in a sentence, with the article's offsets."""
    return tuple(mention for mention in mentions if sentence.start <= mention.start < sentence.end)


def _sentences(article: Article, body: Sequence[Zone], times: Sequence[Timex]) -> Iterator[tuple[Sentence, bool]]:
    """The sentences of the body without datelines; whether each stands in a list of dates or clock times."""
    for paragraph, zone in enumerate(body):
        text = article.text[zone.start : zone.end]
        start = zone.start + dateline_end(text)
        present = _leads_with_date(article.text, zone, times)
        for sentence in split_sentences(article.text, start, zone.end, paragraph, article.lang):
            yield sentence, present


def _leads_with_date(text: str, zone: Zone, times: Sequence[Timex]) -> bool:
    """Whether a block begins with a date or clock time and a mark, as in a chronology or a live blog."""
    first = next((time for time in times if zone.start <= time.start <= zone.start + 2), None)
    if first is None:
        return False
    after = text[first.end : min(first.end + 3, zone.end)].lstrip()
    return after[:1] in (":", "-", "–", "—", "："[0])


def _date_all(article: Article, rows: Sequence[Read], times: Sequence[Timex]) -> list[Told]:
    """Every act with its date: told in the sentence, else carried on from the act before, else unknown."""
    told: list[Told] = []
    for row in rows:
        within = [time for time in times if row.sentence.start <= time.start < row.sentence.end]
        own = [time for time in within if not is_first_since(article.text, time, article.lang)]
        spans = [(row.sentence.start + each.start, row.sentence.start + each.end) for each in row.candidates]
        for candidate, span in zip(row.candidates, spans, strict=True):
            clause = _clauses(row, candidate, span, tuple(spans))
            dating = date_in_sentence(article.text, own, clause, article.lang) or _carried(article, told, row.sentence)
            told.append(Told(candidate, row.sentence, span, dating, row.mentions))
            told += _presupposed(article, told[-1], within)
    return _bounded(told)


def _clauses(row: Read, candidate: Candidate, span: tuple[int, int], spans: tuple[tuple[int, int], ...]) -> Clauses:
    rule = candidate.rules[0]
    return Clauses(
        own=span,
        all=spans,
        trigger=row.sentence.start + candidate.trigger,
        nominal=":noun:" in rule,
        spoken=":said:" in rule,
        listed=row.listed,
    )


def _presupposed(article: Article, act: Told, times: Sequence[Timex]) -> list[Told]:
    """The earlier act of the same kind that "for the first time since 2003" takes for granted."""
    earlier = [time for time in times if is_first_since(article.text, time, article.lang) and time.edtf]
    taken = replace(act.candidate, factuality=Factuality.PRESUPPOSED, rules=(*act.candidate.rules, "first-since"))
    return [replace(act, candidate=taken, dating=Dating(time.edtf, time.rule, time.text)) for time in earlier]


def _bounded(told: Sequence[Told]) -> list[Told]:
    """The acts, those on an unanchored day ("on Monday") after the latest date told: open, and still with its reason."""
    latest = latest_start([each.dating.date for each in told])
    return [
        replace(each, dating=Dating(f"{latest}/..", each.dating.rule, each.dating.text))
        if latest and each.dating.date is None and each.dating.text
        else each
        for each in told
    ]


def _carried(article: Article, told: Sequence[Told], sentence: Sentence) -> Dating:
    """The date of the act told just before: in this paragraph, else the last one of the story's own days."""
    same = [each for each in told if each.sentence.paragraph == sentence.paragraph]
    if same or (told and goes_on(sentence.text, article.lang)):
        return inherited(told[-1].dating)
    if told and told[-1].dating.date is None and told[-1].sentence.paragraph == sentence.paragraph - 1:
        return told[-1].dating
    recent = [each.dating for each in told if _is_recent(article, each.dating)]
    return inherited(max(recent, key=lambda dating: str(dating.date))) if recent else Dating(None, "no-anchor", None)


def _is_recent(article: Article, dating: Dating) -> bool:
    """Whether a date lies in the ten days before publication, so that the news itself is about it."""
    _, latest = bounds(dating.date)
    return bool(article.published and latest and 0 <= (article.published - latest).days <= 10)


def _event(article: Article, dispute: Dispute, told: Told, focus: str) -> Event:
    candidate, dating = told.candidate, told.dating
    place = place_of(told.mentions, *told.span, dispute, focus)
    evidence = _evidence(article, told)
    actors, recipients, rules = _bearers(candidate, place.features, dating, dispute)
    first, last = bounds(dating.date)
    known = _known(article)
    event = Event(
        id=_event_id(article, evidence, candidate),
        **known,
        date=dating.date,
        date_start=first,
        date_end=last,
        date_rule=dating.rule,
        date_text=dating.text,
        type=candidate.act.type,
        mode=candidate.act.mode,
        factuality=candidate.factuality,
        actors=actors,
        recipients=recipients,
        asserted_by=candidate.asserted_by,
        denied_by=candidate.denied_by,
        features=place.features,
        feature_level=place.level,
        evidence=evidence,
        sources=(EventSource(**known, evidence=(evidence,)),),
        confidence=None,
        rules=(*candidate.rules, f"date:{dating.rule}", place.rule, *rules),
    )
    return _in_soviet_times(event)


def _known(article: Article) -> Known:
    """What an event and its source say of their article."""
    return Known(
        article=article.id,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        lang=article.lang,
        published=article.published,
    )


def _bearers(
    candidate: Candidate, features: tuple[str, ...], dating: Dating, dispute: Dispute
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Actors, recipients and the rule, if one was needed, that gave an act without a named actor its bearer."""
    if candidate.actors:
        return candidate.actors, candidate.recipients, ()
    if candidate.asserted_by and candidate.act.type in (EventType.ACCUSE, EventType.REQUEST):
        actors, rule = candidate.asserted_by, "actor:the-speaker"
    else:
        actors, rule = bearers_of(candidate.act.type, features, dating.date, dispute)
    others = tuple(code for code in dispute.claimants if code not in actors)
    return actors, actors if len(actors) > 1 else others, (rule,)


def _evidence(article: Article, told: Told) -> Evidence:
    """The quotation: the whole sentence, so that a reader sees who, what and when together."""
    start, end = told.sentence.start, told.sentence.end
    text = article.text
    return Evidence(
        exact=text[start:end],
        prefix=text[max(0, start - _AROUND) : start],
        suffix=text[end : end + _AROUND],
        start=start,
        end=end,
    )


def _event_id(article: Article, evidence: Evidence, candidate: Candidate) -> str:
    key = f"{article.id}\n{evidence.start}\n{evidence.end}\n{candidate.act.type}\n{candidate.start}\n{candidate.factuality}"
    return f"ev-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _in_soviet_times(event: Event) -> Event:
    """The event with the USSR in Russia's place where its date says so (ISO 3166-3 SUHH, 1922-12-30 to 1991-12-26)."""
    start, end = event.date_start, event.date_end
    if not start or not end or not (_SOVIET[0] <= start and end <= _SOVIET[1]):
        return event
    swap = {"RUS": "SUHH"}
    actors = tuple(dict.fromkeys(swap.get(code, code) for code in event.actors))
    recipients = tuple(dict.fromkeys(swap.get(code, code) for code in event.recipients))
    recipients = recipients if len(actors) > 1 else tuple(code for code in recipients if code not in actors)
    return replace(event, actors=actors, recipients=recipients)

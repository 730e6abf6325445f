"""An act with its date made an event: features, bearers, quotation, sources, id."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import TypedDict

from geo.events.bearers import bearers_of
from geo.events.calibration import Calibration
from geo.events.moments import Dating, bounds
from geo.events.parties import PAIR
from geo.events.places import Place, place_of
from geo.events.reading import Candidate
from geo.events.scene import Scene
from geo.events.telling import Told
from geo.model import Article, Event, EventSource, EventType, Evidence, FeatureLevel
from geo.model.states import acting_then, former_states

_FORCES = frozenset({EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT})
"""Acts that only whoever administers a place can well do there."""
_OF_WHOLE = frozenset({EventType.AGREE, EventType.REJECT})
"""Acts between the sides that are about the dispute where they name no place, whatever island a headline names."""
_AROUND = 32
"""Code points of context kept on either side of a quotation."""


class Known(TypedDict):
    """The fields that an event and its source share: which article, and what is known of it."""

    article: str
    title: str | None
    url: str | None
    publisher: str | None
    lang: str
    published: date | None


def event_of(scene: Scene, told: Told, calibration: Calibration) -> Event:
    """The event that an act is, in the article it was told in; `calibration` says how likely it is right."""
    article, candidate = scene.article, told.candidate
    dating = _possible(told.dating, candidate)
    place = place_of(told.mentions, *told.span, scene.land, _focus(scene, told))
    evidence = _evidence(article, told)
    actors, recipients, rules = _bearers(candidate, place, dating, scene)
    first, last = bounds(dating.date)
    known = _known(article)
    told_by = (*candidate.rules, f"date:{dating.rule}", place.rule, *rules)
    event = Event(
        id=_event_id(article, evidence, candidate),
        **known,
        date=dating.date,
        date_start=first,
        date_end=last,
        date_rule=dating.rule,
        date_text=dating.text,
        type=candidate.act.type,
        mode=candidate.act.mode or None,
        factuality=candidate.factuality,
        actors=actors,
        recipients=recipients,
        asserted_by=candidate.asserted_by,
        denied_by=candidate.denied_by,
        features=place.features,
        feature_level=place.level,
        evidence=evidence,
        sources=(EventSource(**known, evidence=(evidence,), date=dating.date),),
        confidence=None,
        rules=told_by,
    )
    return _of_its_time(replace(event, confidence=calibration.confidence_of(event, candidate.heard)))


def _focus(scene: Scene, told: Told) -> str:
    """The feature of an act that names none."""
    whole = told.candidate.act.type in _OF_WHOLE
    return scene.land.topic if whole else scene.focus_at(told.sentence.start, told.sentence.text)


def _possible(dating: Dating, candidate: Candidate) -> Dating:
    """The date, unless a state is said to have acted after its last day: then a date carried on was another act's."""
    start, _ = bounds(dating.date)
    gone = [former_states()[code].until for code in candidate.actors if code in former_states()]
    late = start is not None and any(start > until for until in gone)
    return Dating(None, "conflicting-anchors", dating.text) if late and dating.rule == "inherited" else dating


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
    candidate: Candidate, place: Place, dating: Dating, scene: Scene
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Actors, recipients and the rule, if one was needed, that gave an act without a named actor its bearer."""
    if candidate.actors:
        return candidate.actors, candidate.recipients, ()
    kind = candidate.read_as or candidate.act.type
    if candidate.asserted_by and candidate.act.type in (EventType.ACCUSE, EventType.REQUEST):
        actors, rule = candidate.asserted_by, "actor:the-speaker"
    else:
        surely = candidate.act.strength > 0 or (kind in _FORCES and place.level is FeatureLevel.NAMED)
        actors, rule = bearers_of(kind, place.features, dating.date, scene.dispute, surely=surely)
    parties = tuple(sorted(scene.parties[:PAIR]))
    if set(actors) == set(scene.parties):
        return parties, parties, (rule,)
    others = tuple(code for code in parties if code not in actors)
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


def _of_its_time(event: Event) -> Event:
    """The event with the state that was there on its day in the place of the one that continues it today."""
    span = event.date_start, event.date_end
    actors, recipients = (
        tuple(dict.fromkeys(acting_then(code, *span) for code in codes)) for codes in (event.actors, event.recipients)
    )
    if (actors, recipients) == (event.actors, event.recipients):
        return event
    recipients = recipients if len(actors) > 1 else tuple(code for code in recipients if code not in actors)
    return replace(event, actors=actors, recipients=recipients)

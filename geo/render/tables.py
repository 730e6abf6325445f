"""The page as plain tables, for a reader without scripts: every event, and every name with who uses it."""

from collections.abc import Mapping, Sequence
from typing import Any

from geo.model import Dispute, Event, Toponym
from geo.model.peoples import without_countries
from geo.render.dates import date_in_words
from geo.render.facts import dual_name
from geo.render.safe import clean_link, clean_text
from geo.render.words import country_name, language_name, message, read_messages

Row = dict[str, Any]


def event_rows(events: Sequence[Event], dispute: Dispute, lang: str) -> list[Row]:
    """One row per event: `date`, `type`, `who`, `places` (dual names), `quote` (cut), `lang`, `url`, `source`."""
    places = {feature.id: dual_name(feature, dispute, lang) for feature in dispute.features}
    return [_event_row(event, places, lang) for event in events]


def toponym_rows(dispute: Dispute, lang: str) -> list[Row]:
    """One row per name: `place` (dual names), `text`, `lang`, `language`, `user`, `source`, `url`."""
    sources = {source.id: source for source in dispute.sources}
    rows = []
    for named in dispute.places:
        place = dual_name(named, dispute, lang)
        for name in named.toponyms:
            source = sources.get(name.source)
            cited = {"source": clean_text(source.title) if source else "", "url": clean_link(source.url) if source else ""}
            rows.append(_name_row(name, lang) | cited | {"place": place})
    return rows


def _event_row(event: Event, places: Mapping[str, list[list[str]]], lang: str) -> Row:
    others = tuple(set(event.recipients) - set(event.actors))
    comma = message(lang, "comma")
    sides = [
        comma.join(clean_text(country_name(name, lang)) for name in sorted(side))
        for side in (without_countries(event.actors), others)
    ]
    presupposed = f" ({message(lang, 'fact_presupposed')})" if event.factuality.value == "presupposed" else ""
    return {
        "date": date_in_words(event.date, lang) if event.date else _undated(event.date_rule, lang),
        "type": message(lang, f"type_{event.type}") + presupposed,
        "who": " → ".join(side for side in sides if side),
        "places": [places[feature] for feature in event.features if feature in places],
        "quote": clean_text(event.evidence.exact),
        "lang": clean_text(event.lang, 35),
        "url": clean_link(event.url),
        "source": clean_text(event.publisher or event.title or event.url or event.article),
    }


def _undated(rule: str, lang: str) -> str:
    """That a date is not known, and why where the page has words for it."""
    why = read_messages(lang).get(f"rule_{rule}")
    return f"{message(lang, 'undated')} ({why})" if isinstance(why, str) else message(lang, "undated")


def _name_row(name: Toponym, lang: str) -> Row:
    return {
        "text": clean_text(name.text),
        "lang": name.lang,
        "language": language_name(name.lang, lang),
        "user": country_name(name.claimant, lang) if name.claimant else "",
    }

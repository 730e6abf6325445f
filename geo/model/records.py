"""An event as one JSON object and back: the wire form of `dispute-map parse`, keys in the order of the fields."""

import json
from datetime import date
from operator import attrgetter
from typing import Any, cast

from geo.errors import EventsError
from geo.model.edtf import parse_edtf
from geo.model.events import Curation, Event, EventSource, EventType, Evidence, Factuality, FeatureLevel

_FIELDS = tuple(Event.__dataclass_fields__)
_DAYS = ("published", "date_start", "date_end")
_SCALARS = (str, int, float)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))
_values = attrgetter(*_FIELDS)
_LISTS = ("actors", "recipients", "asserted_by", "denied_by", "features", "rules")


def event_record(event: Event) -> dict[str, Any]:
    """The event as plain JSON values; dates as ISO 8601 text."""
    return {name: _plain(value) for name, value in zip(_FIELDS, _values(event), strict=True)}


def event_line(event: Event) -> str:
    """The event as one line of JSON, without its line end."""
    return _JSON.encode(event_record(event))


def event_from_record(record: object, where: str = "event") -> Event:
    """The event that `event_record` wrote. Raises `EventsError` naming the key that is wrong."""
    if not isinstance(record, dict):
        raise EventsError(where, "is not a JSON object", "one event a line, as `dispute-map parse` prints it")
    try:
        return _event(record)
    except KeyError as fault:
        raise EventsError(where, f"key {fault} is missing", "one event a line, as `dispute-map parse` prints it") from None
    except (TypeError, ValueError, AttributeError) as fault:
        raise EventsError(where, f"is not an event ({fault})", "one event a line, as `dispute-map parse` prints it") from None


def _event(record: dict[str, Any]) -> Event:
    values = {name: record[name] for name in Event.__dataclass_fields__}
    values |= {name: _day(values[name]) for name in _DAYS}
    values |= {name: tuple(map(str, values[name])) for name in _LISTS}
    values["type"] = EventType(values["type"])
    values["factuality"] = Factuality(values["factuality"])
    values["feature_level"] = FeatureLevel(values["feature_level"])
    values["evidence"] = _evidence(values["evidence"])
    values["curation"] = None if values["curation"] is None else Curation(values["curation"])
    values["sources"] = tuple(_source(source) for source in values["sources"])
    if values["date"] is not None:
        parse_edtf(values["date"])
    return Event(**values)


def _source(record: dict[str, Any]) -> EventSource:
    values = {name: record.get(name) for name in EventSource.__dataclass_fields__}
    values["published"] = _day(values["published"])
    values["evidence"] = tuple(_evidence(quote) for quote in record["evidence"])
    return EventSource(**cast("dict[str, Any]", values))


def _evidence(record: dict[str, Any]) -> Evidence:
    return Evidence(
        exact=str(record["exact"]),
        prefix=str(record["prefix"]),
        suffix=str(record["suffix"]),
        start=int(record["start"]),
        end=int(record["end"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _plain(value: object) -> object:
    if value is None or isinstance(value, _SCALARS):
        return value
    if isinstance(value, tuple):
        return [inner if type(inner) is str else _plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return {name: _plain(getattr(value, name)) for name in type(value).__slots__}  # type: ignore[attr-defined]

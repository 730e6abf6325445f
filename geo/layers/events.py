"""Events as a table: one row per event and feature."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import geopandas

from geo.errors import UnknownNameError
from geo.layers.columns import EVENT_COLUMNS
from geo.layers.shapes import label_point
from geo.layers.tables import geometries_of, joined, table
from geo.model import Dispute, Edtf, Event


def event_layer(
    events: Iterable[Event],
    dispute: Dispute,
    shapes: geopandas.GeoDataFrame,
    *,
    as_of: Edtf | None = None,
    rejected: bool = False,
) -> geopandas.GeoDataFrame:
    """One row per event *and* feature: `EVENT_COLUMNS` and as `geometry` the feature's label point.

    An event without a feature keeps one row without a point. With `as_of`, only dated events that may have begun by then.
    Events that a person rejected are left out unless `rejected` asks for them.
    Raises `UnknownNameError` for an event at a feature that the dispute does not have.
    """
    known = {feature.id for feature in dispute.features}
    points = {feature: label_point(shape) for feature, shape in geometries_of(shapes).items()}
    rows = []
    for event in events:
        if (event.rejected and not rejected) or (as_of is not None and not _begun(event, as_of)):
            continue
        record = _event_row(event)
        for feature in event.features or (None,):
            _expect_known(event, feature, known, dispute)
            rows.append(record | {"feature_id": feature, "geometry": points.get(feature or "")})
    return table(EVENT_COLUMNS, rows)


_EVENT_CELLS: Final[Mapping[str, Callable[[Event], object]]] = {
    "date_edtf": lambda event: event.date,
    "type": lambda event: str(event.type),
    "factuality": lambda event: str(event.factuality),
    "actors": lambda event: joined(event.actors),
    "recipients": lambda event: joined(event.recipients),
    "asserted_by": lambda event: joined(event.asserted_by),
    "denied_by": lambda event: joined(event.denied_by),
    "feature_level": lambda event: str(event.feature_level),
    "evidence": lambda event: event.evidence.exact,
}
"""The columns that are not simply the event's field of the same name."""


def _event_row(event: Event) -> dict[str, Any]:
    named = (name for name in EVENT_COLUMNS if name != "feature_id")
    return {name: _EVENT_CELLS[name](event) if name in _EVENT_CELLS else getattr(event, name) for name in named}


def _begun(event: Event, as_of: Edtf) -> bool:
    return event.date is not None and (event.date_start is None or as_of.latest is None or event.date_start <= as_of.latest)


def _expect_known(event: Event, feature: str | None, known: set[str], dispute: Dispute) -> None:
    if feature is not None and feature not in known:
        right = "name the dispute that the events were read for with --dispute"
        raise UnknownNameError(event.id, f"dispute '{dispute.id}' has no feature '{feature}'", right)

"""Values become tables: the only room that names the columns of what a person filters by in a GIS."""

from geo.layers.columns import CLAIM_COLUMNS, EVENT_COLUMNS, FEATURE_COLUMNS, LICENCE, LINE_COLUMNS, SITE_COLUMNS, ColumnKind
from geo.layers.events import event_layer
from geo.layers.lines import line_layer
from geo.layers.places import claim_layer, feature_layer, name_of
from geo.layers.shapes import LEVELS, area_km2, label_point, length_km, simplify_shapes
from geo.layers.sites import site_layer

__all__ = [
    "CLAIM_COLUMNS",
    "EVENT_COLUMNS",
    "FEATURE_COLUMNS",
    "LEVELS",
    "LICENCE",
    "LINE_COLUMNS",
    "SITE_COLUMNS",
    "ColumnKind",
    "area_km2",
    "claim_layer",
    "event_layer",
    "feature_layer",
    "label_point",
    "length_km",
    "line_layer",
    "name_of",
    "simplify_shapes",
    "site_layer",
]

"""Values become tables: the only room that names the columns of what a person filters by in a GIS."""

from geo.layers.citations import name_layer, source_layer
from geo.layers.columns import (
    ATTRIBUTION,
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    FEATURE_COLUMNS,
    GROUP,
    LABELLED_BY,
    LAST_DAY_COUNTS,
    LICENCE,
    LINE_COLUMNS,
    LOOKED_AT,
    NAME_COLUMNS,
    PERIODS,
    PLACES,
    QUOTED,
    SITE_COLUMNS,
    SOURCE_COLUMNS,
    VIEW_COLUMNS,
    ColumnKind,
)
from geo.layers.events import event_layer
from geo.layers.lines import line_layer
from geo.layers.places import claim_layer, feature_layer, local_name, name_of
from geo.layers.shapes import LEVELS, area_km2, label_point, length_km, simplify_shapes
from geo.layers.sites import site_layer
from geo.layers.views import alpha_2, view_layer

__all__ = [
    "ATTRIBUTION",
    "CLAIM_COLUMNS",
    "EVENT_COLUMNS",
    "FEATURE_COLUMNS",
    "GROUP",
    "LABELLED_BY",
    "LAST_DAY_COUNTS",
    "LEVELS",
    "LICENCE",
    "LINE_COLUMNS",
    "LOOKED_AT",
    "NAME_COLUMNS",
    "PERIODS",
    "PLACES",
    "QUOTED",
    "SITE_COLUMNS",
    "SOURCE_COLUMNS",
    "VIEW_COLUMNS",
    "ColumnKind",
    "alpha_2",
    "area_km2",
    "claim_layer",
    "event_layer",
    "feature_layer",
    "label_point",
    "length_km",
    "line_layer",
    "local_name",
    "name_layer",
    "name_of",
    "simplify_shapes",
    "site_layer",
    "source_layer",
    "view_layer",
]

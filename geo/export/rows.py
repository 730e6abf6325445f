"""A table's rows as plain values and tidy shapes, as every format of text writes them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import geopandas
import numpy
import pandas
import shapely

DECIMALS: Final = 7
"""Decimals of a degree that a coordinate is written with, about a centimetre (RFC 7946, section 11.2)."""

Layer = geopandas.GeoDataFrame
"""A table; without an active geometry, one of no shapes."""

Layers = Mapping[str, geopandas.GeoDataFrame]
"""Tables by their names, in the order in which they are written."""

Record = dict[str, Any]
Shapes = numpy.ndarray[Any, numpy.dtype[numpy.object_]]


def columns_of(layer: geopandas.GeoDataFrame) -> list[str]:
    """The names of the columns without the geometry's."""
    return [name for name in layer.columns if name != layer.active_geometry_name]


def has_shapes(layer: geopandas.GeoDataFrame) -> bool:
    """Whether a table is of shapes at all, be it that no row has one."""
    return layer.active_geometry_name is not None


def shapes_of(layer: geopandas.GeoDataFrame) -> Shapes:
    """The shape of each row, `None` where it has none."""
    return layer.geometry.to_numpy() if has_shapes(layer) else numpy.full(len(layer), None, dtype=object)


def records(layer: geopandas.GeoDataFrame) -> Iterator[Record]:
    """The rows with plain values: days as ISO 8601 text, whatever is missing as `None`, a tidy `geometry` last."""
    names = columns_of(layer)
    columns = [_plain(layer[name]) for name in names]
    for *values, shape in zip(*columns, tidy(shapes_of(layer)), strict=True):
        yield dict(zip(names, values, strict=True)) | {"geometry": shape}


def tidy(shapes: Shapes) -> Shapes:
    """The shapes in two dimensions, rounded, outer rings counter-clockwise (RFC 7946, section 3.1.6); empty ones `None`."""
    flat = shapely.transform(shapely.force_2d(shapes), lambda xy: xy.round(DECIMALS) + 0.0)
    oriented: Shapes = shapely.orient_polygons(flat)
    oriented[shapely.is_empty(oriented)] = None
    return oriented


def days(column: "pandas.Series[Any]") -> "numpy.ndarray[Any, numpy.dtype[numpy.datetime64]]":
    """A column of times as days."""
    return column.to_numpy().astype("datetime64[D]")


def is_days(column: "pandas.Series[Any]") -> bool:
    """Whether a column holds days (`datetime64` of any unit)."""
    return column.dtype.kind == "M"


def dimensions(layer: geopandas.GeoDataFrame) -> set[int]:
    """The dimensions of the shapes in a table: 0 points, 1 lines, 2 polygons."""
    return {int(size) for size in shapely.get_dimensions(shapes_of(layer)) if size >= 0}


def _plain(column: "pandas.Series[Any]") -> list[Any]:
    if is_days(column):
        column = pandas.Series(days(column).astype(str), dtype=object).where(column.notna().to_numpy())
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]

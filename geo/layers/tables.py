"""Rows as a table of given columns, each of its kind even where no row is there."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import geopandas
import pandas
from shapely.geometry.base import BaseGeometry

from geo.layers.columns import ColumnKind
from geo.model import Source

CRS: Final = "EPSG:4326"
"""Longitude and latitude in degrees, WGS 84: of every table."""

_JOINT: Final = ";"


def joined(parts: Iterable[str]) -> str | None:
    """Several values in one cell, with `;` between; a `;` inside a value becomes a `,`; `None` for none."""
    return _JOINT.join(part.replace(_JOINT, ",") for part in parts) or None


def cited(key: str | None, source: Source | None) -> dict[str, str | None]:
    """The columns that say where a row's fact can be looked up."""
    return {"source_id": key, "source": source.title if source else key, "url": source.url if source else None}


def geometries_of(shapes: geopandas.GeoDataFrame) -> dict[str, BaseGeometry]:
    """The shape of each feature id."""
    return dict(zip(shapes["id"], shapes.geometry, strict=True))


def table(
    columns: Mapping[str, ColumnKind], rows: Iterable[Mapping[str, Any]], *, shapes: bool = True
) -> geopandas.GeoDataFrame:
    """The rows as a table whose column types hold even where it is empty; missing is `None`, NaN or NaT.

    With `shapes` also the `geometry` of each row.
    """
    held = list(rows)
    cells = {name: _column(kind, [row[name] for row in held]) for name, kind in columns.items()}
    if not shapes:
        return geopandas.GeoDataFrame(cells)
    return geopandas.GeoDataFrame(cells, geometry=[row["geometry"] for row in held], crs=CRS)


def _column(kind: ColumnKind, values: list[Any]) -> "pandas.Series[Any]":
    if kind is ColumnKind.DAY:
        values = [value.isoformat() if isinstance(value, date) else None for value in values]
    return pandas.Series(values, dtype=str(kind))

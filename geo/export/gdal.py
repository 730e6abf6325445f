"""Tables into files by way of GDAL, with typed days and a clock that stands still."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import geopandas
import numpy
import pandas
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from geo.errors import OutputError
from geo.export.about import About
from geo.export.rows import Layers, columns_of, days, dimensions, has_shapes, is_days, shapes_of

EPOCH: Final = "2000-01-01T00:00:00.000Z"
"""Stands in a file as the time of its last change, which would make every one differ."""

_GEOMETRIES: Final = ("Point", "MultiLineString", "MultiPolygon")
"""What a layer holds, by the dimension of its shapes."""


def write_flatgeobuf(layers: Layers, path: Path, _: About) -> None:
    """One table; without a spatial index, which would reorder the rows and leave out those without a shape."""
    for name, layer in layers.items():
        write_layer(name, layer, path, driver="FlatGeobuf", options={"SPATIAL_INDEX": "NO"})


def write_layer(name: str, layer: geopandas.GeoDataFrame, path: Path, *, driver: str, options: Mapping[str, str]) -> None:
    """Add a table to the file at `path` as a layer of one kind of shape. Raises `OutputError` where GDAL cannot write."""
    try:
        with _fixed_clock():
            _write(name, layer, path, driver, options)
    except (DataSourceError, DataLayerError, FeatureError) as fault:
        raise OutputError(str(path), f"layer '{name}' cannot be written ({fault})", "see whether the disk is full") from fault


def _write(name: str, layer: geopandas.GeoDataFrame, path: Path, driver: str, options: Mapping[str, str]) -> None:
    names = columns_of(layer)
    fields = [_field(layer[column]) for column in names]
    shapes = shapely.to_wkb(shapely.force_2d(shapes_of(layer))) if has_shapes(layer) else None
    sizes = dimensions(layer)
    kind = _GEOMETRIES[sizes.pop()] if len(sizes) == 1 else "Unknown"
    pyogrio.raw.write(
        path,
        shapes,
        [values for values, _ in fields],
        numpy.array(names, dtype=object),
        field_mask=[mask for _, mask in fields],
        layer=name,
        driver=driver,
        geometry_type=kind if has_shapes(layer) else None,
        crs="EPSG:4326" if has_shapes(layer) else None,
        promote_to_multi=kind.startswith("Multi"),
        layer_options=dict(options),
        dataset_options={"VERSION": "1.3"} if driver == "GPKG" and not path.exists() else None,
    )


def _field(column: "pandas.Series[Any]") -> "tuple[numpy.ndarray[Any, Any], numpy.ndarray[Any, Any]]":
    """The values and the mask of what is missing, as GDAL takes them."""
    missing = column.isna().to_numpy()
    if is_days(column):
        return days(column), missing
    if column.dtype.kind == "O":
        column = column.where(column.notna(), None)
    return column.to_numpy(), missing


@contextmanager
def _fixed_clock() -> Iterator[None]:
    """The time that GDAL writes into files stands still."""
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": EPOCH})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})

"""Tables become files: the suffix says which kind, and the same tables give the same bytes."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import geopandas
import numpy
import pandas
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.geometry import mapping

from geo.errors import FormatError, OutputError
from geo.files import replacing

DECIMALS: Final = 7
"""Decimals of a degree that a coordinate is written with, about a centimetre (RFC 7946, section 11.2)."""

_EPOCH: Final = "2000-01-01T00:00:00.000Z"
"""Stands in a GeoPackage as the time of its last change, which would make every build differ."""

_GEOMETRIES: Final = ("Point", "MultiLineString", "MultiPolygon")
"""What a GeoPackage layer holds, by the dimension of its shapes."""

Layers = Mapping[str, geopandas.GeoDataFrame]
Shapes = numpy.ndarray[Any, numpy.dtype[numpy.object_]]


def write_layers(layers: Layers, path: Path) -> None:
    """Put the tables, by name, into one file at `path`, whole or not at all; the suffix picks the format.

    Columns of type `datetime64` are written as days. Raises `FormatError` for a suffix that is not written, `OutputError`
    for a place that cannot be.
    """
    write = writer_for(path)
    with replacing(path) as part:
        write(layers, part)


def writer_for(path: Path) -> Callable[[Layers, Path], None]:
    """The function that writes files like `path`. Raises `FormatError` naming the suffixes that are known."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        known = " or ".join(FORMATS)
        raise FormatError(str(path), f"'{path.suffix}' is no format that is written", f"end the name in {known}") from None


def _write_geojson(layers: Layers, path: Path) -> None:
    """One RFC 7946 FeatureCollection, one feature a line; where there are several tables, `layer` says whose each is."""
    several = len(layers) > 1
    bounds = _bounds(layers)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection",\n')
        if bounds:
            file.write(f'"bbox": {json.dumps(bounds)},\n')
        file.write('"features": [')
        before = "\n"
        for name, layer in layers.items():
            for record in _records(layer):
                properties = {"layer": name} | record if several else record
                file.write(before + _feature(properties))
                before = ",\n"
        file.write("\n]}\n")


def _feature(record: dict[str, Any]) -> str:
    shape = record.pop("geometry")
    geometry = None if shape is None or shape.is_empty else mapping(shape)
    feature = {"type": "Feature", "properties": record, "geometry": geometry}
    return json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _tidy(shapes: Shapes) -> Shapes:
    """The shapes in two dimensions, rounded, outer rings counter-clockwise (RFC 7946, section 3.1.6)."""
    flat = shapely.transform(shapely.force_2d(shapes), lambda xy: xy.round(DECIMALS) + 0.0)
    tidy: Shapes = shapely.orient_polygons(flat)
    return tidy


def _bounds(layers: Layers) -> list[float]:
    """West, south, east, north of everything in `layers`; empty where nothing has a shape."""
    shapes = [shape for layer in layers.values() for shape in layer.geometry if shape is not None and not shape.is_empty]
    return [round(float(edge), DECIMALS) for edge in shapely.total_bounds(shapes)] if shapes else []


def _records(layer: geopandas.GeoDataFrame) -> Iterator[dict[str, Any]]:
    """The rows with plain values: days as ISO 8601 text, whatever is missing as `None`, a tidy `geometry` last."""
    names = [name for name in layer.columns if name != layer.geometry.name]
    columns = [_plain(layer[name]) for name in names]
    for *values, shape in zip(*columns, _tidy(layer.geometry.to_numpy()), strict=True):
        yield dict(zip(names, values, strict=True)) | {"geometry": shape}


def _plain(column: "pandas.Series[Any]") -> list[Any]:
    if column.dtype.kind == "M":
        column = pandas.Series(_days(column).astype(str), dtype=object).where(column.notna().to_numpy())
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]


def _days(column: "pandas.Series[Any]") -> "numpy.ndarray[Any, numpy.dtype[numpy.datetime64]]":
    return column.to_numpy().astype("datetime64[D]")


def _write_geopackage(layers: Layers, path: Path) -> None:
    """One layer a table, in their order (OGC GeoPackage 1.4)."""
    with _fixed_clock():
        for name, layer in layers.items():
            try:
                _write_geopackage_layer(name, layer, path)
            except (DataSourceError, DataLayerError) as fault:
                raise OutputError(
                    str(path), f"layer '{name}' cannot be written ({fault})", "see whether the disk is full"
                ) from fault


def _write_geopackage_layer(name: str, layer: geopandas.GeoDataFrame, path: Path) -> None:
    names = [column for column in layer.columns if column != layer.geometry.name]
    fields = [_field(layer[column]) for column in names]
    shapes = layer.geometry.to_numpy()
    dimensions = {int(size) for size in shapely.get_dimensions(shapes) if size >= 0}
    kind = _GEOMETRIES[dimensions.pop()] if len(dimensions) == 1 else "Unknown"
    pyogrio.raw.write(
        path,
        shapely.to_wkb(shapely.force_2d(shapes)),
        [values for values, _ in fields],
        numpy.array(names, dtype=object),
        field_mask=[mask for _, mask in fields],
        layer=name,
        driver="GPKG",
        geometry_type=kind,
        crs="EPSG:4326",
        promote_to_multi=kind.startswith("Multi"),
        layer_options={"GEOMETRY_NAME": "geometry"},
    )


def _field(column: "pandas.Series[Any]") -> "tuple[numpy.ndarray[Any, Any], numpy.ndarray[Any, Any]]":
    """The values and the mask of what is missing, as GDAL takes them."""
    missing = column.isna().to_numpy()
    if column.dtype.kind == "M":
        return _days(column), missing
    if column.dtype.kind == "O":
        column = column.where(column.notna(), None)
    return column.to_numpy(), missing


@contextmanager
def _fixed_clock() -> Iterator[None]:
    """The time that GDAL writes into files stands still."""
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _EPOCH})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


FORMATS: Final[Mapping[str, Callable[[Layers, Path], None]]] = {".geojson": _write_geojson, ".gpkg": _write_geopackage}
"""What writes each suffix."""

"""What is measured and drawn of a shape: its area, the point of its label, a simpler outline."""

from collections.abc import Mapping
from typing import Any, Final

import geopandas
import numpy
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.layers.tables import CRS

Shapes = numpy.ndarray[Any, numpy.dtype[numpy.object_]]
_EARTH: Final = Geod(ellps="WGS84")


LEVELS: Final[Mapping[str, float]] = {"full": 0.0, "near": 100.0, "far": 300.0}
"""Levels of detail in metres: the whole for a GIS; on the page, the places named and the coast around them."""


def simplify_shapes(shapes: geopandas.GeoDataFrame, metres: float) -> geopandas.GeoDataFrame:
    """The same rows without the corners whose triangle with their neighbours is smaller than the square of `metres`.

    Measured in an equal-area projection about the middle of all. Rows that share an edge still share it: neither gaps nor
    overlaps arise (Visvalingam and Whyatt, kept to a coverage). Rows that overlap from the start, as a group and its members
    do, are simplified each alone; points stay, lines lose the corners nearer than `metres` to the line without them.
    """
    if shapes.empty or not metres:
        return shapes.copy()
    west, south, east, north = shapes.total_bounds
    projection = f"+proj=laea +lat_0={(south + north) / 2:.4f} +lon_0={(west + east) / 2:.4f} +datum=WGS84 +units=m"
    flat = shapes.geometry.to_crs(projection)
    back = geopandas.GeoSeries(_simplify_flat(flat.to_numpy(), metres), index=shapes.index, crs=projection).to_crs(CRS)
    # The corners that are left are corners of the pack: rounding takes off what the way there and back has added.
    simpler: geopandas.GeoDataFrame = shapes.set_geometry(back.transform(lambda xy: xy.round(7)))
    return simpler


def _simplify_flat(shapes: Shapes, metres: float) -> Shapes:
    areal = shapely.get_dimensions(shapes) == 2
    simpler = shapely.simplify(shapes, metres)
    polygons = shapes[areal]
    if len(polygons) and shapely.coverage_is_valid(polygons):
        simpler[areal] = shapely.coverage_simplify(polygons, metres)
    else:
        simpler[areal] = [shapely.coverage_simplify([polygon], metres)[0] for polygon in polygons]
    return simpler


def area_km2(shape: BaseGeometry) -> float:
    """The area of a longitude and latitude shape on the WGS 84 ellipsoid, in km² to two decimals."""
    area, _ = _EARTH.geometry_area_perimeter(shapely.orient_polygons(shape))
    return round(abs(area) / 1e6, 2)


def length_km(shape: BaseGeometry) -> float:
    """The length of a longitude and latitude line on the WGS 84 ellipsoid, in km to one decimal."""
    return round(float(_EARTH.geometry_length(shape)) / 1000, 1)


def label_point(shape: BaseGeometry) -> BaseGeometry:
    """A point on the largest part of `shape`, at most 7 decimals of a degree."""
    largest = max(shapely.get_parts(shape), key=lambda part: (part.area, part.length), default=shape)
    return shapely.transform(shapely.point_on_surface(largest), lambda xy: xy.round(7))

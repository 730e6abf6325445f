"""What is measured and drawn of a shape: its area, the point of its label, a simpler outline."""

from typing import Final

import geopandas
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.layers.tables import CRS

_EARTH: Final = Geod(ellps="WGS84")


def simplify_shapes(shapes: geopandas.GeoDataFrame, metres: float) -> geopandas.GeoDataFrame:
    """The same rows with outlines moved by at most `metres`, measured in an equal-area projection about their middle."""
    if shapes.empty:
        return shapes.copy()
    west, south, east, north = shapes.total_bounds
    projection = f"+proj=laea +lat_0={(south + north) / 2:.4f} +lon_0={(west + east) / 2:.4f} +datum=WGS84 +units=m"
    flat = shapes.geometry.to_crs(projection).simplify(metres, preserve_topology=True)
    back = flat.make_valid().to_crs(CRS)
    # The corners that are left are corners of the pack: rounding takes off what the way there and back has added.
    simpler: geopandas.GeoDataFrame = shapes.set_geometry(back.transform(lambda xy: xy.round(7)))
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

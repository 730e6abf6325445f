"""Shapes on their way into the page: simplified in a metric projection, then whole steps of 0.00001° from point to point."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers import LEVELS, label_point, simplify_shapes

STEPS: Final = 100_000
"""Steps to one degree: about a metre, finer than any coast is known."""

NAMED_METRES: Final = LEVELS["near"]
"""How far an outline of a named island is simplified; what that changes, each pack's README says."""

CONTEXT_METRES: Final = LEVELS["far"]
"""How far the coast of the neighbourhood is: nobody measures it here."""

Outline = dict[str, list[list[list[int]]] | list[list[int]]]
"""`a`: polygons of rings, `l`: lines, `p`: points; a ring is first a point, then steps, longitude before latitude."""


def list_outlines(shapes: geopandas.GeoDataFrame, metres: float) -> list[Outline]:
    """One outline per row, simplified to `metres`; every islet keeps at least a triangle."""
    return [_outline(shape) for shape in simplify_shapes(shapes, metres).geometry]


def find_anchor(shape: BaseGeometry | None, *, group: bool) -> list[float] | None:
    """Where a name belongs, as longitude and latitude: inside the largest part, or amid a group; `None` without a shape."""
    if shape is None or shape.is_empty:
        return None
    if group:
        west, south, east, north = shape.bounds
        return [round((west + east) / 2, 5), round((south + north) / 2, 5)]
    return [round(value, 5) for value in shapely.get_coordinates(label_point(shape))[0].tolist()]


def find_bounds(shape: BaseGeometry | None) -> list[float] | None:
    """West, south, east, north of a shape, in degrees to five decimals; `None` without a shape."""
    return None if shape is None or shape.is_empty else [round(value, 5) for value in shape.bounds]


def _outline(shape: BaseGeometry | None) -> Outline:
    parts = list(_parts(shape)) if shape is not None else []
    areas = [[_steps(ring) for ring in shapely.get_rings(part)] for part in parts if part.geom_type == "Polygon"]
    lines = [_steps(part) for part in parts if part.geom_type in ("LineString", "LinearRing")]
    points = [_steps(part) for part in parts if part.geom_type == "Point"]
    kinds: Outline = {"a": areas, "l": lines, "p": points}
    return {kind: found for kind, found in kinds.items() if found}


def _parts(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        if hasattr(part, "geoms"):
            yield from _parts(part)
        elif not part.is_empty:
            yield part


def _steps(line: BaseGeometry) -> list[int]:
    closed = line.geom_type == "LinearRing"
    points = [(round(x * STEPS), round(y * STEPS)) for x, y in shapely.get_coordinates(line)]
    if closed:
        points.pop()
    steps = [(east - west, north - south) for (west, south), (east, north) in pairwise(points)]
    # A step to the same place draws nothing, so it need not be sent.
    return [number for pair in (points[0], *(step for step in steps if step != (0, 0))) for number in pair]

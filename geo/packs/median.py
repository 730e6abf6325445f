"""The line that keeps the middle between two coasts, in metres: the edge between the cells of either coast's points."""

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPoint
from shapely.geometry.base import BaseGeometry

_POINTS: Final = 250
"""Points of a coast to the reach of a line: 60 km are looked at every 240 m."""

Points = NDArray[np.object_]


def median_line(one: BaseGeometry, other: BaseGeometry, reach: float) -> BaseGeometry:
    """The points as far from `one` as from `other` and no farther than `reach`, all in metres; empty where there are none.

    Exact for the points that the coasts are looked at by, a 250th of `reach` apart; its corners lie nearer than a tenth of
    that to it.
    """
    spacing = reach / _POINTS
    near, far = _coast_points(one, other, 2 * reach, spacing), _coast_points(other, one, 2 * reach, spacing)
    if not len(near) or not len(far):
        return MultiLineString()
    frame = shapely.box(*shapely.total_bounds([*near, *far])).buffer(3 * reach, cap_style="square")
    cells = shapely.voronoi_polygons(MultiPoint([*near, *far]), extend_to=frame, ordered=True)
    edge = shapely.coverage_union_all(shapely.get_parts(cells)[: len(near)]).boundary
    steps = _steps_within(shapely.segmentize(edge, spacing), one, other, reach)
    return shapely.line_merge(MultiLineString(steps)).simplify(spacing / 10) if len(steps) else MultiLineString()


def off_the_middle(line: BaseGeometry, one: BaseGeometry, other: BaseGeometry) -> tuple[float, float]:
    """The largest difference, in metres, between the distances of a corner of `line` to either coast, and the longer one."""
    corners = _points(shapely.get_coordinates(line))
    here, there = (np.asarray(shapely.distance(corners, coast)) for coast in (one, other))
    worst = int(np.argmax(np.abs(here - there)))
    return float(abs(here[worst] - there[worst])), float(max(here[worst], there[worst]))


def _coast_points(coast: BaseGeometry, opposite: BaseGeometry, within: float, spacing: float) -> Points:
    """Points along a coast, at most `spacing` apart, that lie nearer than `within` to the coast opposite."""
    reachable = shapely.clip_by_rect(coast.boundary, *shapely.buffer(shapely.box(*opposite.bounds), within).bounds)
    points = _points(np.unique(shapely.get_coordinates(shapely.segmentize(reachable, spacing)).round(3), axis=0))
    shapely.prepare(opposite)
    return points[shapely.dwithin(points, opposite, within)]


def _points(places: NDArray[np.float64]) -> Points:
    return np.asarray(shapely.points(places), dtype=object)


def _steps_within(edge: BaseGeometry, one: BaseGeometry, other: BaseGeometry, reach: float) -> list[LineString]:
    """The single steps of a line that end near enough to both coasts on either side of the step."""
    steps: list[LineString] = []
    for part in shapely.get_parts(edge).tolist():
        corners = shapely.get_coordinates(part)
        near = np.all([shapely.dwithin(_points(corners), coast, reach) for coast in (one, other)], axis=0)
        steps += [LineString(corners[i : i + 2]) for i in np.flatnonzero(near[:-1] & near[1:])]
    return steps

"""The line that keeps the middle between two coasts, in metres: where the cells of either coast's points meet."""

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPoint
from shapely.geometry.base import BaseGeometry

_POINTS: Final = 250
"""Points of a coast to the reach of a line: 60 km are looked at every 240 m."""
_BEYOND: Final = 100.0
"""How many reaches away four points stand that belong to no coast, so that every edge between two coasts has two triangles."""

Places = NDArray[np.float64]


def median_line(one: BaseGeometry, other: BaseGeometry, reach: float) -> BaseGeometry:
    """The points as far from `one` as from `other` and no farther than `reach`, all in metres; empty where there are none.

    Exact for the points that the coasts are looked at by, a 250th of `reach` apart; its corners lie nearer than a tenth of
    that to it.
    """
    spacing = reach / _POINTS
    near, far = _coast_places(one, other, 2 * reach, spacing), _coast_places(other, one, 2 * reach, spacing)
    if not len(near) or not len(far):
        return MultiLineString()
    frame = shapely.box(*shapely.total_bounds([MultiPoint(near), MultiPoint(far)])).buffer(reach)
    edges = MultiLineString(list(_middle_steps(near, far, _BEYOND * reach)))
    steps = _steps_within(shapely.segmentize(shapely.clip_by_rect(edges, *frame.bounds), spacing), one, other, reach)
    return shapely.line_merge(MultiLineString(list(steps))).simplify(spacing / 10) if len(steps) else MultiLineString()


def off_the_middle(line: BaseGeometry, one: BaseGeometry, other: BaseGeometry) -> tuple[float, float]:
    """The largest difference, in metres, between the distances of a corner of `line` to either coast, and the longer one."""
    corners = np.asarray(shapely.points(shapely.get_coordinates(line)), dtype=object)
    here, there = (np.asarray(shapely.distance(corners, coast)) for coast in (one, other))
    worst = int(np.argmax(np.abs(here - there)))
    return float(abs(here[worst] - there[worst])), float(max(here[worst], there[worst]))


def _coast_places(coast: BaseGeometry, opposite: BaseGeometry, within: float, spacing: float) -> Places:
    """Places along a coast, at most `spacing` apart, that lie nearer than `within` to the coast opposite."""
    reachable = shapely.clip_by_rect(coast.boundary, *shapely.box(*opposite.bounds).buffer(within).bounds)
    places = np.unique(shapely.get_coordinates(shapely.segmentize(reachable, spacing)).round(3), axis=0)
    shapely.prepare(opposite)
    near = np.asarray(shapely.dwithin(shapely.points(places), opposite, within), dtype=bool)
    kept: Places = places[near]
    return kept


def _middle_steps(near: Places, far: Places, beyond: float) -> NDArray[np.float64]:
    """From centre to centre of the circles around neighbouring Delaunay triangles, across each edge from coast to coast.

    These are the edges of the Voronoi cells of `near` that are edges of cells of `far`; an array of steps of two places.
    """
    middle = near.mean(axis=0)
    around = middle + beyond * np.array([(-1.0, -1.1), (1.2, -1.0), (1.0, 1.3), (-1.4, 1.0)])
    places = np.vstack([near, far, around])
    owners = np.repeat([0, 1, 2], [len(near), len(far), len(around)])
    numbers = {place: number for number, place in reversed([*enumerate(map(tuple, places.tolist()))])}
    found = shapely.get_coordinates(shapely.delaunay_triangles(MultiPoint(places))).reshape(-1, 4, 2)[:, :3]
    triangles = np.array([numbers[place] for place in map(tuple, found.reshape(-1, 2).tolist())]).reshape(-1, 3)
    edges = np.sort(np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    crossing = (owners[edges] == (0, 1)).all(axis=1)
    order = np.lexsort(edges[crossing].T)
    beside = np.tile(np.arange(len(triangles)), 3)[crossing][order].reshape(-1, 2)
    steps: NDArray[np.float64] = _centres(found)[beside]
    lasting: NDArray[np.float64] = steps[(steps[:, 0] != steps[:, 1]).any(axis=1)]
    return lasting


def _centres(triangles: NDArray[np.float64]) -> Places:
    """The centre of the circle through the corners of each triangle."""
    first = triangles[:, 0]
    (bx, by), (cx, cy) = (triangles[:, 1] - first).T, (triangles[:, 2] - first).T
    double = 2 * (bx * cy - by * cx)
    squares_b, squares_c = bx**2 + by**2, cx**2 + cy**2
    away = np.column_stack([cy * squares_b - by * squares_c, bx * squares_c - cx * squares_b])
    centres: Places = first + away / double[:, None]
    return centres


def _steps_within(edges: BaseGeometry, one: BaseGeometry, other: BaseGeometry, reach: float) -> NDArray[np.object_]:
    """The single steps of lines of which either end is near enough to both coasts."""
    places, lines = shapely.get_coordinates(shapely.get_parts(edges), return_index=True)
    points = shapely.points(places)
    near = np.all([shapely.dwithin(points, coast, reach) for coast in (one, other)], axis=0)
    kept = np.flatnonzero(near[:-1] & near[1:] & (lines[:-1] == lines[1:]))
    return np.asarray(shapely.linestrings(np.stack([places[kept], places[kept + 1]], axis=1)), dtype=object)

"""The lines of a pack: drawn from their declarations and the shapes, and what is wrong where a file has others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely import LineString, MultiPolygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.errors import PackError
from geo.model import Line
from geo.packs.faults import Fault, likely
from geo.packs.geojson import LINE_KINDS, Json, feature_faults, shape_id
from geo.packs.median import median_line, off_the_middle
from geo.packs.projection import Projection

REDRAW: Final = "run `rebuild.py --lines` in the pack's folder"
"""What would be right where a line is not drawn as the pack declares it."""
ISLET_METRES: Final = 12_000.0
"""An unnamed land of the context that lies nearer than this to a side counts with that side."""

_DIGITS: Final = 4
_STEP: Final = 0.1
"""Degrees from corner to corner along a parallel, so that it is one on a map of another projection too."""
_SHARE: Final = 0.1
_METRES: Final = 1000.0
"""How far a corner may be from the middle: a tenth of its distance to the coast, and a kilometre."""


@dataclass(frozen=True, slots=True)
class Lands:
    """What a line may run between, in degrees: features by id and lands of the context by English name, unnamed islets."""

    named: Mapping[str, BaseGeometry]
    islets: tuple[BaseGeometry, ...] = ()

    def side(self, names: Iterable[str], projection: Projection) -> BaseGeometry:
        """The lands of these names, with the islets before their coasts, as one shape in metres."""
        whole = projection.project(_gathered(self.named[name] for name in names))
        islets = np.array([projection.project(islet) for islet in self.islets], dtype=object)
        shapely.prepare(whole)
        return _gathered([whole, *islets[shapely.dwithin(islets, whole, ISLET_METRES)]])


def lands_of(features: Sequence[Json], context: Sequence[Json], members: Mapping[str, Sequence[str]]) -> Lands:
    """The lands of a pack's two files; `members` are the features of each group, which has the shapes of all below it."""
    drawn = {str(shape_id(feature)): shape(feature["geometry"]) for feature in features}
    groups = {group: _gathered(drawn[part] for part in _below(group, drawn, members)) for group in members}
    around = [((feature.get("properties") or {}).get("name_en"), shape(feature["geometry"])) for feature in context]
    named = {name: _gathered(land for other, land in around if other == name) for name, _ in around if name}
    return Lands(named | groups | drawn, tuple(land for name, land in around if not name))


def draw_line(line: Line, lands: Lands, projection: Projection) -> BaseGeometry:
    """The course of a line in degrees, at most 4 decimals. Raises `PackError` where its lands are too far apart to have one."""
    if line.parallel is not None:
        drawn = _along(line.parallel, [lands.named[name] for name in line.across])
    else:
        one, other = (lands.side(names, projection) for names in (line.one_side, line.other_side))
        drawn = projection.unproject(median_line(one, other, (line.reach_km or 0.0) * 1000))
    if drawn.is_empty:
        right = "write a greater reach_km" if line.parallel is None else "name a feature that the parallel crosses"
        raise PackError(f"line '{line.id}'", "runs nowhere", right)
    return shapely.line_merge(shapely.set_precision(drawn, 10.0**-_DIGITS)).normalize()


def line_records(lines: Iterable[Line], lands: Lands, projection: Projection) -> list[dict[str, Any]]:
    """One GeoJSON feature a line, in the order of the pack; its facts are in `pack.toml`."""
    drawn: dict[object, BaseGeometry] = {}
    records = []
    for line in lines:
        # A claim and the administration of the same lands have one edge.
        course = drawn.setdefault(_course_key(line), drawn.get(_course_key(line)) or draw_line(line, lands, projection))
        place = {"bbox": list(course.bounds), "properties": {"id": line.id}, "geometry": course}
        records.append({"type": "Feature", "id": line.id, **place})
    return records


def _course_key(line: Line) -> object:
    return line.one_side, line.other_side, line.reach_km, line.parallel, line.across


def side_faults(lines: Iterable[Line], lands: Lands) -> Iterator[Fault]:
    """The names on a side that are neither a feature nor a land of the context."""
    for line in lines:
        named = [("one_side", name) for name in line.one_side] + [("other_side", name) for name in line.other_side]
        for key, name in (each for each in named if each[1] not in lands.named):
            what = f"{key} = '{name}' is neither a feature nor a land named in the context"
            yield Fault((f"line '{line.id}'",), what, likely(name, lands.named, "lands"))


def course_faults(features: Sequence[object], lines: Sequence[Line], lands: Lands) -> Iterator[Fault]:
    """Everything wrong with `lines.geojson`: each line of the pack once, sound, and on its course."""
    faults = list(feature_faults(features, [line.id for line in lines], LINE_KINDS))
    drawn = {str(shape_id(one)): one for one in features if isinstance(one, dict)}
    yield from faults
    yield from (Fault((f"line '{line.id}'",), "is not drawn", REDRAW) for line in lines if line.id not in drawn)
    if not faults:
        for line in lines:
            yield from _astray(line, shape(drawn[line.id]["geometry"]), lands) if line.id in drawn else ()


def _astray(line: Line, drawn: BaseGeometry, lands: Lands) -> Iterator[Fault]:
    """The fault of a line that the declaration or the coasts have left behind."""
    where = (f"line '{line.id}'",)
    if line.parallel is not None:
        away = float(np.abs(shapely.get_coordinates(drawn)[:, 1] - line.parallel).max())
        if away > 10.0**-_DIGITS:
            yield Fault(where, f"leaves the parallel of {line.parallel:g}° by {away:.4f}°", REDRAW)
        return
    west, south, east, north = drawn.bounds
    projection = Projection(((west + east) / 2, (south + north) / 2))
    sides = [lands.side(names, projection) for names in (line.one_side, line.other_side)]
    off, reach = off_the_middle(projection.project(drawn), *sides)
    if off > min(_METRES, _SHARE * reach):
        yield Fault(where, f"lies {off / 1000:.1f} km nearer to one side than to the other", REDRAW)


def _along(parallel: float, lands: Sequence[BaseGeometry]) -> BaseGeometry:
    whole = shapely.union_all(list(lands))
    west, _, east, _ = whole.bounds
    inside = LineString([(west, parallel), (east, parallel)]).intersection(whole)
    return shapely.segmentize(shapely.MultiLineString([part for part in shapely.get_parts(inside) if part.length]), _STEP)


def _gathered(shapes: Iterable[BaseGeometry]) -> MultiPolygon:
    """The polygons of several shapes; not merged, since only their outer coasts are looked at."""
    parts = shapely.get_parts(list(shapes))
    return MultiPolygon(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON].tolist())


def _below(group: str, drawn: Mapping[str, BaseGeometry], members: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The ids of the shapes that make up a group."""
    if group in drawn:
        yield group
    else:
        for member in members.get(group, ()):
            yield from _below(member, drawn, members)

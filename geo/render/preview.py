"""The picture that stands where a link to the page is shared: the neutral view, drawn without a browser.

In Latin letters, for the font that comes with Pillow has no others: the same input gives the same bytes on every machine.
"""

import io
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy
import shapely
from babel.lists import format_list
from geopandas import GeoDataFrame
from PIL import Image, ImageColor, ImageDraw, ImageFont
from shapely.geometry.base import BaseGeometry

from geo.model import Dispute, Feature
from geo.model.holding import find_periods
from geo.model.states import heir_of
from geo.render.assets import read_asset
from geo.render.facts import dual_name, is_group
from geo.render.words import country_name, locale_of, message

WIDTH: Final = 1200
HEIGHT: Final = 630
"""The size in pixels that Open Graph pictures are shown at."""

_FINE: Final = 2
"""How much finer it is drawn than it is kept, so that edges are smooth."""

_LANG: Final = "en"
_CREDIT: Final = "© OpenStreetMap contributors, ODbL 1.0"
_TOP, _SIDE, _BOTTOM = 150, 90, 90
_HATCH: Final = 15
_STROKE: Final = 2 * _FINE
_SMALLEST: Final = 5
_REACH: Final = 22 * _FINE
_ISLET: Final = 30 * _FINE
_CROWD: Final = 20 * _FINE
"""Under what size an islet, and in what room for each of its group, leaves its name to the group, as on the page."""
_SPARE: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
Box = tuple[float, float, float, float]


def draw_preview(dispute: Dispute, shapes: GeoDataFrame, context: GeoDataFrame) -> bytes:
    """A PNG picture of `WIDTH` by `HEIGHT` pixels: coasts, places by standing, both sides' names, legend and attribution.

    `shapes` has the columns `id` and `geometry`, `context` `name_en` and `geometry` (EPSG:4326).
    """
    known = dict(zip(shapes["id"], shapes.geometry, strict=True))
    places = [place for place in dispute.features if known.get(place.id) is not None]
    picture = _Picture(_Frame.around(_disputed(places, known) or list(known.values())))
    for shape in context.geometry:
        picture.fill(shape, "land", "land-edge")
    # What is said of an island holds over what is said of its group.
    for place in sorted(places, key=lambda place: not is_group(place, dispute)):
        holders = _holders(dispute, place)
        if len({heir_of(code) for code in holders}) > 1:
            picture.hatch(known[place.id], _inks(dispute))
        elif holders or not is_group(place, dispute):
            picture.fill(known[place.id], "wash-n" if holders else "land", "ink-n")
    picture.legend(_title(dispute), _legend(dispute, places), _inks(dispute))
    for place in _named(places, known, picture.frame):
        picture.name(_names(place, dispute), known[place.id])
    for name, shape in zip(context["name_en"], context.geometry, strict=True):
        picture.name_land(name, shape)
    return picture.as_png()


def _disputed(places: Iterable[Feature], known: dict[str, BaseGeometry]) -> list[BaseGeometry]:
    return [known[place.id] for place in places if place.disputed]


def _named(places: Sequence[Feature], known: Mapping[str, BaseGeometry], frame: "_Frame") -> list[Feature]:
    """The disputed places to name, the largest first: of islets that stand close together their group."""
    groups = {above for place in places for above in place.part_of}
    members = {group: sum(group in place.part_of for place in places) for group in groups}
    sizes = {place.id: frame.extent(known[place.id]) for place in places}
    crowded = [group for group in groups if group in sizes and sizes[group] / members[group] < _CROWD]

    def speaker(place: Feature) -> str:
        speaking = [group for group in place.part_of if group in crowded] if sizes[place.id] < _ISLET else []
        return min(speaking, key=lambda group: (sizes[group], group), default=place.id)

    wanted = {speaker(place) for place in places if place.disputed and place.id not in groups}
    return sorted((place for place in places if place.id in wanted), key=lambda place: (-sizes[place.id], place.id))


def _holders(dispute: Dispute, place: Feature) -> list[str]:
    """Who administers or claims the place as the last record has it."""
    last = find_periods(dispute, place.id)[-1]
    return sorted({*last.administers, *last.claims})


def _inks(dispute: Dispute) -> tuple[str, str]:
    """The colours of the two hatchings: of two sides one each, else that of nobody."""
    return ("ink-0", "ink-1") if len(dispute.claimants) == 2 else ("ink-x", "ink-x")


def _title(dispute: Dispute) -> str:
    return _latin(dispute.titles.get(_LANG, "")) or dispute.id


def _legend(dispute: Dispute, places: Iterable[Feature]) -> str:
    codes = {code for place in places if place.disputed for code in _holders(dispute, place)}
    names = format_list([country_name(code, _LANG) for code in sorted(codes)], locale=locale_of(_LANG))
    return _latin(message(_LANG, "legend_contested", names=names)) if len(codes) > 1 else ""


def _names(place: Feature, dispute: Dispute) -> list[str]:
    return [text for text in (_latin(name) for name, _ in dual_name(place, dispute, _LANG)) if text]


def _latin(text: str) -> str:
    """The text in the letters that the font has, marks left out; empty where it has others."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    plain = plain.translate(_SPARE)
    return plain if all(" " <= char <= "~" or char in "©·" for char in plain) else ""


@cache
def _palette() -> dict[str, str]:
    """The colours of the page by day."""
    style = read_asset("page.css")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style[: style.index("@media (prefers-color-scheme: dark)")]))


@cache
def _font(size: int) -> Any:
    return ImageFont.load_default(size * _FINE)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What part of the earth is seen, in the projection of web maps: its left and upper edge, and pixels to a radian."""

    left: float
    top: float
    scale: float

    @classmethod
    def around(cls, shapes: list[BaseGeometry]) -> "_Frame":
        """The frame in which the shapes stand below the title and above the legend."""
        bounds = shapely.total_bounds([_mercator(shape) for shape in shapes]) if shapes else (-3.0, -1.5, 3.0, 1.5)
        west, south, east, north = (float(value) for value in bounds)
        width, height = WIDTH - 2 * _SIDE, HEIGHT - _TOP - _BOTTOM
        scale = min(width / max(east - west, 1e-9), height / max(north - south, 1e-9))
        left = (west + east) / 2 - WIDTH / 2 / scale
        return cls(left, (south + north) / 2 + (_TOP + height / 2) / scale, scale)

    def extent(self, shape: BaseGeometry) -> float:
        """How long a shape is, in pixels of the fine picture."""
        west, south, east, north = _mercator(shape).bounds
        return float(max(east - west, north - south) * self.scale * _FINE)

    def pixels(self, shape: BaseGeometry) -> BaseGeometry:
        """The part of a shape that is seen, in pixels of the fine picture."""

        def place(points: Any) -> Any:
            return (points - (self.left, self.top)) * (self.scale * _FINE, -self.scale * _FINE)

        drawn = shapely.transform(_mercator(shape), place)
        return shapely.clip_by_rect(drawn, -9, -9, WIDTH * _FINE + 9, HEIGHT * _FINE + 9)


def _mercator(shape: BaseGeometry) -> BaseGeometry:
    def project(points: Any) -> Any:
        lon, lat = numpy.radians(points[:, 0]), numpy.radians(numpy.clip(points[:, 1], -85, 85))
        return numpy.column_stack((lon, numpy.log(numpy.tan(numpy.pi / 4 + lat / 2))))

    return shapely.transform(shape, project)


class _Picture:
    """The picture while it is drawn, finer than it is kept; `taken` are the boxes that no name may cover."""

    def __init__(self, frame: _Frame) -> None:
        self.frame, self.taken = frame, list[Box]()
        self.size = (WIDTH * _FINE, HEIGHT * _FINE)
        self.image = Image.new("RGB", self.size, _palette()["sea"])
        self.land = Image.new("L", self.size, 0)
        self.pen = ImageDraw.Draw(self.image)

    def fill(self, shape: BaseGeometry, wash: str, ink: str) -> None:
        """Draw a shape in one colour with an edge in another."""
        self._draw(shape, Image.new("RGB", self.size, _palette()[wash]), ink)

    def hatch(self, shape: BaseGeometry, inks: tuple[str, str]) -> None:
        """Draw a shape with two hatchings that cross, one for each side, of the same weight."""
        self._draw(shape, _hatching(self.size, inks), "ink-x")

    def name(self, names: list[str], shape: BaseGeometry) -> None:
        """Set names beside a shape, where there is room for them near it."""
        seen = self.frame.pixels(shape)
        if not names or seen.is_empty:
            return
        width, height = self._measure(names, 22)
        anchor = max(_parts(seen), key=lambda part: part.area).representative_point()
        wanted = _beside(anchor.x, anchor.y, width, height, self.frame.extent(shape) / 2 + _REACH)
        free = ((x, y) for x, y in wanted if self._is_free((x, y, x + width, y + height), on_land=False))
        if found := next(free, None):
            self._write(names, found, 22, "ink")

    def name_land(self, name: object, shape: BaseGeometry) -> None:
        """Set the name of a coast on the part of it that is seen, where there is room."""
        text = _latin(name) if isinstance(name, str) else ""
        seen = self.frame.pixels(shape)
        if not text or seen.is_empty:
            return
        width, height = self._measure([text], 20)
        middle = seen.representative_point()
        x, y = middle.x - width / 2, middle.y - height / 2
        if self._is_free((x, y, x + width, y + height), on_land=True):
            self._write([text], (x, y), 20, "soft")

    def legend(self, title: str, told: str, inks: tuple[str, str]) -> None:
        """Write the title above, what the hatching means and the attribution below, each on its own ground."""
        size = next((size for size in (52, 44, 36, 28) if self._measure([title], size)[0] < (WIDTH - 100) * _FINE), 22)
        self._panel([title], (32, 28), size)
        if told:
            swatch = 46
            x, y, _, bottom = self._panel([told], (32, -28), 24, indent=swatch + 14)
            box = (int(x + 18 * _FINE), int(y + 14 * _FINE), int(x + (18 + swatch) * _FINE), int(bottom - 14 * _FINE))
            self.image.paste(_hatching(self.size, inks).crop(box), box[:2])
            self.pen.rectangle(box, outline=_palette()["ink-x"], width=_FINE)
        self._panel([_CREDIT], (-32, -28), 20)

    def as_png(self) -> bytes:
        """The picture at its size."""
        out = io.BytesIO()
        self.image.reduce(_FINE).save(out, "PNG", optimize=True)
        return out.getvalue()

    def _draw(self, shape: BaseGeometry, ground: Image.Image, ink: str) -> None:
        """Put the part of `ground` that a shape covers into the picture, and its edge around it."""
        parts = _parts(self.frame.pixels(shape))
        if not parts:
            return
        west, north, east, south = shapely.total_bounds(parts)
        box = max(0, int(west) - 9), max(0, int(north) - 9), min(self.size[0], int(east) + 9), min(self.size[1], int(south) + 9)
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        _draw_parts(ImageDraw.Draw(mask), parts, box[:2])
        self.image.paste(ground.crop(box), box[:2], mask)
        self.land.paste(255, box[:2], mask)
        for ring in (ring for part in parts for ring in shapely.get_rings(part)):
            self.pen.line(_points(ring), fill=_palette()[ink], width=_FINE)

    def _measure(self, lines: list[str], size: int) -> tuple[float, float]:
        return max(_font(size).getlength(line) for line in lines), len(lines) * size * 1.2 * _FINE

    def _write(self, lines: list[str], at: tuple[float, float], size: int, ink: str) -> None:
        width, height = self._measure(lines, size)
        gap = 7 * _FINE
        self.taken.append((at[0] - gap, at[1] - gap, at[0] + width + gap, at[1] + height + gap))
        for number, line in enumerate(lines):
            y = at[1] + number * size * 1.2 * _FINE
            ground = _palette()["raised"]
            self.pen.text((at[0], y), line, _palette()[ink], _font(size), stroke_width=2 * _FINE, stroke_fill=ground)

    def _panel(self, lines: list[str], at: tuple[int, int], size: int, indent: int = 0) -> Box:
        """Words on a ground of their own; a negative place counts from the right or from below."""
        width, height = self._measure(lines, size)
        width, height = width + (36 + indent) * _FINE, height + 20 * _FINE
        x = at[0] * _FINE if at[0] > 0 else self.size[0] + at[0] * _FINE - width
        y = at[1] * _FINE if at[1] > 0 else self.size[1] + at[1] * _FINE - height
        self.pen.rounded_rectangle((x, y, x + width, y + height), 8 * _FINE, fill=_palette()["raised"])
        for number, line in enumerate(lines):
            where = x + (18 + indent) * _FINE, y + (10 + number * size * 1.2) * _FINE
            self.pen.text(where, line, _palette()["ink"], _font(size))
        self.taken.append((x, y, x + width, y + height))
        return x, y, x + width, y + height

    def _is_free(self, box: Box, *, on_land: bool) -> bool:
        west, north, east, south = box
        margin = 10 * _FINE
        inside = west > margin and north > margin and east < self.size[0] - margin and south < self.size[1] - margin
        clear = not any(w < east and west < e and n < south and north < s for w, n, e, s in self.taken)
        return inside and clear and (on_land or self.land.crop(box).getbbox() is None)


def _beside(x: float, y: float, width: float, height: float, reach: float) -> Iterator[tuple[float, float]]:
    """Upper left corners for a name around a point: ever farther away, to the east and west before above and below."""
    for radius in range(6 * _FINE, int(reach), 4 * _FINE):
        for angle in (0, 180, 45, 135, -45, -135, 90, -90):
            along, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            yield x + along * (radius + width / 2) - width / 2, y + down * (radius + height / 2) - height / 2


def _parts(shape: BaseGeometry) -> list[BaseGeometry]:
    flat: Iterable[BaseGeometry] = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in flat if part.geom_type in ("Polygon", "LineString", "Point")]


def _draw_parts(pen: ImageDraw.ImageDraw, parts: Iterable[BaseGeometry], origin: tuple[int, int]) -> None:
    """Parts with their holes left out; a shape that is too small to be seen gets a dot."""
    moved = [shapely.transform(part, lambda points: points - origin) for part in parts]
    for part in moved:
        for number, ring in enumerate(shapely.get_rings(part)):
            pen.polygon(_points(ring), fill=0 if number else 255)
    west, north, east, south = shapely.total_bounds(moved)
    if max(east - west, south - north) < _SMALLEST * _FINE:
        x, y, half = (west + east) / 2, (north + south) / 2, _SMALLEST * _FINE / 2
        pen.ellipse((x - half, y - half, x + half, y + half), fill=255)


def _points(ring: BaseGeometry) -> list[tuple[float, float]]:
    return [(x, y) for x, y in shapely.get_coordinates(ring).tolist()]


@cache
def _hatching(size: tuple[int, int], inks: tuple[str, str]) -> Image.Image:
    """A whole picture of the hatching of places that more than one side claims or administers; each side is above in turn."""
    step, (width, height) = _HATCH * _FINE, size
    x, y = numpy.meshgrid(numpy.arange(step), numpy.arange(step))
    falling, rising = (x - y) % step < _STROKE, (x + y) % step < _STROKE
    is_first = ((x - y) // step + (x + y) // step) % 2 == 0
    colours = numpy.array([ImageColor.getrgb(_palette()[name]) for name in ("wash-x", *inks)], dtype=numpy.uint8)
    tile = colours[numpy.where(falling & (is_first | ~rising), 1, numpy.where(rising, 2, 0))]
    return Image.fromarray(numpy.tile(tile, (height // step + 1, width // step + 1, 1))[:height, :width])

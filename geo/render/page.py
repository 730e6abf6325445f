"""The page as a folium map: one element per layer of data, one template around them, nothing fetched from anywhere."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import folium
import shapely
from branca.element import Element, Figure, MacroElement
from folium.template import Template
from geopandas import GeoDataFrame
from jinja2 import Environment
from markupsafe import Markup
from shapely.geometry.base import BaseGeometry

from geo.curation import Settled
from geo.model import Dispute, Event
from geo.render.assets import content_policy, joined_scripts, joined_styles, read_asset
from geo.render.blocks import Block, blocks_of_events
from geo.render.columns import ranked_events
from geo.render.facts import Record, dispute_facts, is_group
from geo.render.guests import closed_in, guest_script, guests_of
from geo.render.lines import line_facts
from geo.render.outlines import CONTEXT_METRES, NAMED_METRES, Outline, find_anchor, find_bounds, list_outlines
from geo.render.parts import Period
from geo.render.reviews import review_facts
from geo.render.safe import clean_text
from geo.render.sharing import Shared, head_rows
from geo.render.tables import event_rows, toponym_rows
from geo.render.words import PAGE_LANGUAGES, in_every_language, own_name, read_messages

PLAIN_LIMIT: Final = 10_000
"""Events above which the columns travel packed."""

TABLE_LIMIT: Final = 2_000
"""From this many events on the table for readers without scripts holds only the newest `TABLE_ROWS`."""

TABLE_ROWS: Final = 500

FEW_POINTS: Final = 5_000
"""Up to so many points the outlines of islets go into the page as they are: a reef of 30 m has no detail to lose."""

_TOLERANCE: Final = 0.01
"""How much more than its members a group may cover, as a share, before it is drawn itself."""

_MAP_OPTIONS: Final = {
    "attributionControl": False, "zoomControl": False, "zoomSnap": 0.25, "zoomDelta": 0.75, "minZoom": 3, "maxZoom": 13,
    "worldCopyJump": False, "wheelPxPerZoomLevel": 100,
}  # fmt: skip


def render_map(
    events: Sequence[Event],
    dispute: Dispute,
    shapes: GeoDataFrame,
    context: GeoDataFrame,
    courses: GeoDataFrame | None = None,
    *,
    lang: str = "en",
    settled: Sequence[Settled] = (),
    shared: Shared | None = None,
    periods: Sequence[Period] = (),
) -> str:
    """The whole page as one HTML text that opens from a disk without a network; the same input gives the same text.

    `shapes` has the columns `id` and `geometry` (EPSG:4326), `context` `name_en`, `name_ja`, `name_ru` and `geometry`,
    `courses` those of the lines that are to be drawn: `id` and `geometry`; `lang` is the language the page opens in, `settled`
    the decisions that were carried out on the events, which their cards tell; `shared` says where the page and its picture will
    lie, for whatever shows a shared link; `periods` are the pages of a map that one does not hold. Raises
    `UnknownNameError` for a language the page does not have and for an event at a feature that the dispute does not have.
    """
    drawn = DisputeMap(events, dispute, shapes, context, courses, lang=lang, settled=settled, shared=shared, periods=periods)
    page: str = drawn.get_root().render()
    return page


class DisputeMap(folium.Map):
    """A folium map of one dispute: no tiles, no remote files, its name made from the dispute's id.

    In a notebook it shows itself; layers of folium's own that are added to it go into the same file (`docs/page.md`).
    """

    def __init__(
        self,
        events: Sequence[Event],
        dispute: Dispute,
        shapes: GeoDataFrame,
        context: GeoDataFrame,
        courses: GeoDataFrame | None = None,
        *,
        lang: str = "en",
        settled: Sequence[Settled] = (),
        shared: Shared | None = None,
        periods: Sequence[Period] = (),
    ) -> None:
        west, south, east, north = shapes.total_bounds if len(shapes) else (-180.0, -60.0, 180.0, 60.0)
        super().__init__(location=[(south + north) / 2, (west + east) / 2], zoom_start=6, tiles=None)
        self.default_js, self.default_css = [], []
        self._template = Template(read_asset("map.jinja"))
        self._id = _short_hash(dispute.id)
        self.leaflet_options = {"center": self.location, "zoom": 6, **_MAP_OPTIONS}
        ranked = ranked_events(events)
        page = Page(ranked, dispute, lang, shared, periods)
        page.add_child(self, name=self.get_name())
        blocks = (
            *_frame_blocks(ranked, dispute, shapes, context, courses, lang),
            Block.of("reviews", review_facts(settled)),
            *blocks_of_events(ranked, dispute, packed=len(ranked) > PLAIN_LIMIT),
        )
        for block in blocks:
            self.add_child(DataLayer(block), name=block.name)


class DataLayer(MacroElement):
    """One block of data in the page, that no browser runs."""

    def __init__(self, block: Block) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id, self.block = "data", block.name, block

    def render(self, **_kwargs: Any) -> str:
        """Put the block into the page, what is not needed at first after the script; the block comes back too."""
        text = self.block.element()
        page = self.get_root()
        if isinstance(page, Page):
            home = page.later if self.block.is_late else page.blocks
            home.add_child(Verbatim(text), name=self.get_name())
        return text


class Verbatim(Element):
    """Text that goes out as it is; branca's own elements would read it as a template and run what an article says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_kwargs: Any) -> str:
        """The text."""
        return self.text


class Page(Figure):
    """The document around the map: head, policy, the frame of the interface, and the tables for readers without scripts."""

    def __init__(
        self,
        ranked: Sequence[Event],
        dispute: Dispute,
        lang: str,
        shared: Shared | None = None,
        periods: Sequence[Period] = (),
    ) -> None:
        super().__init__()
        self.blocks, self.later, self.shared, self.periods = Element(), Element(), shared, periods
        self.lang, self.dispute, self.events, self.words = lang, dispute, ranked, read_messages(lang)

    def render(self, **kwargs: Any) -> str:
        """The document as text. Raises `FormatError` for a layer added to the map that would have to fetch something."""
        for child in self._children.values():
            child.render(**kwargs)
        drawn = next((child for child in self._children.values() if isinstance(child, DisputeMap)), None)
        guests = guest_script() if drawn and guests_of(drawn, DataLayer) else ""
        script, style = f"{joined_scripts()}\n{guests}{closed_in(self.script.render())}\n", joined_styles()
        page: str = _template().render(
            **self._frame(),
            policy=content_policy(script, style),
            style=Markup(style),  # noqa: S704 -- our own file
            script=Markup(script),  # noqa: S704 -- our own files and numbers
            patterns=Markup(read_asset("patterns.svg")),  # noqa: S704 -- our own file
            map=Markup(self.html.render()),  # noqa: S704 -- one element named by a hash
            data=Markup(self.blocks.render()),  # noqa: S704 -- JSON without `<`
            later=Markup(self.later.render()),  # noqa: S704 -- JSON without `<`, or letters of base64
        )
        return page

    def _frame(self) -> Record:
        titles = dict(zip(PAGE_LANGUAGES, in_every_language(self.dispute.titles), strict=True))
        shown = self.events if len(self.events) < TABLE_LIMIT else self.events[:TABLE_ROWS]
        return {
            "lang": self.lang,
            "title": clean_text(titles[self.lang] or self.dispute.id),
            "words": self.words,
            "told": head_rows(self.shared, self.dispute, self.events, self.lang) if self.shared else [],
            "periods": self.periods,
            "languages": [(tag, own_name(tag)) for tag in PAGE_LANGUAGES],
            "rows": event_rows(shown, self.dispute, self.lang),
            "shown": len(shown),
            "total": len(self.events),
            "toponyms": toponym_rows(self.dispute, self.lang),
        }


def _frame_blocks(
    ranked: Sequence[Event],
    dispute: Dispute,
    shapes: GeoDataFrame,
    context: GeoDataFrame,
    courses: GeoDataFrame | None,
    lang: str,
) -> tuple[Block, ...]:
    """What the page knows besides the events."""
    geometries = dict(zip(shapes["id"], shapes.geometry, strict=True))
    kept = _short_hash("\n".join(sorted(event.id for event in ranked)))
    words = {tag: read_messages(tag) for tag in PAGE_LANGUAGES}
    return (
        Block.of("words", {"lang": lang, "languages": PAGE_LANGUAGES, "messages": words}),
        Block.of("dispute", dispute_facts(dispute, geometries) | {"page": kept}),
        Block.of("outlines", _place_outlines(dispute, shapes)),
        Block.of("coast", _coast(context)),
        Block.of("lines", [] if courses is None else line_facts(dispute, courses)),
    )


def _place_outlines(dispute: Dispute, shapes: GeoDataFrame) -> list[Outline]:
    parts = {place: _parts(shape) for place, shape in zip(shapes["id"], shapes.geometry, strict=True)}
    # A group is drawn by its members, unless its own shape reaches beyond them.
    groups = {feature.id for feature in dispute.features if is_group(feature, dispute)}
    kept = [place for place in parts if place not in groups or _reaches_beyond(place, dispute, parts)]
    drawn = shapes[shapes["id"].isin(kept)]
    metres = NAMED_METRES if shapely.get_num_coordinates(drawn.geometry).sum() > FEW_POINTS else 0.0
    found = dict(zip(drawn["id"], list_outlines(drawn, metres), strict=True))
    return [found.get(feature.id, {}) for feature in dispute.features]


def _parts(shape: BaseGeometry | None) -> dict[bytes, float]:
    """The area of each polygon, line or point of a shape, in square degrees, by what it is: the same part is one part."""
    return {part.wkb: part.area for part in shapely.get_parts(shape)} if shape is not None else {}


def _reaches_beyond(group: str, dispute: Dispute, parts: Mapping[str, Mapping[bytes, float]]) -> bool:
    """Whether a group covers more than the parts of its members do, each counted once: no geometry is computed."""
    covered: dict[bytes, float] = {}
    for feature in dispute.features:
        if group in feature.part_of:
            covered |= parts.get(feature.id, {})
    return sum(parts[group].values()) > sum(covered.values()) * (1 + _TOLERANCE)


def _coast(context: GeoDataFrame) -> list[Record]:
    outlines = list_outlines(context, CONTEXT_METRES)
    names = zip(*(context[f"name_{lang}"] for lang in PAGE_LANGUAGES), strict=True)
    return [
        {
            "names": [clean_text(name) if isinstance(name, str) else "" for name in row],
            "outline": outline,
            "anchor": find_anchor(shape, group=False),
            "bounds": find_bounds(shape),
        }
        for row, outline, shape in zip(names, outlines, context.geometry, strict=True)
    ]


@cache
def _template() -> Any:
    return Environment(autoescape=True, trim_blocks=False).from_string(read_asset("page.html"))


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]

"""The page: one self-contained HTML file with a map, a time line and a list; the only room that knows folium."""

from geo.render.page import DisputeMap, render_map
from geo.render.parts import Part, parts_of, tell_parts
from geo.render.preview import draw_preview
from geo.render.sharing import Shared, is_folder, picture_beside, share_at

__all__ = [
    "DisputeMap",
    "Part",
    "Shared",
    "draw_preview",
    "is_folder",
    "parts_of",
    "picture_beside",
    "render_map",
    "share_at",
    "tell_parts",
]

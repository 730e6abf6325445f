"""The page: one self-contained HTML file with a map, a time line and a list; the only room that knows folium."""

from geo.render.page import DisputeMap, render_map

__all__ = ["DisputeMap", "render_map"]

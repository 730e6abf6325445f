"""Layers that somebody adds to the map in a notebook: what folium writes for them to run, without a request to anywhere."""

import base64
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

import folium
from branca.element import Element
from folium.elements import JSCSSMixin
from folium.raster_layers import TileLayer

from geo.errors import FormatError
from geo.render.assets import read_asset

_REMOTE: Final = (JSCSSMixin, TileLayer, folium.Icon)
"""Elements that fetch scripts, style sheets, tiles or the letters of an icon."""

_BREAKS: Final = re.compile(r"</?script|<!--", re.IGNORECASE)

_PICTURES: Final = {"iconUrl": "marker-icon.png", "iconRetinaUrl": "marker-icon-2x.png", "shadowUrl": "marker-shadow.png"}


def guests_of(drawn: Element, own: type[Element] | tuple[type[Element], ...]) -> list[Element]:
    """What hangs on the map, at any depth, besides its `own` elements.

    Raises `FormatError` for an element that would have to fetch something.
    """
    found = [guest for guest in _below(drawn) if not isinstance(guest, own)]
    for guest in found:
        if isinstance(guest, _REMOTE):
            raise FormatError(
                f"layer {type(guest).__name__}",
                "fetches scripts, tiles or icons, which a page in one file does not",
                "add folium's own shapes, GeoJson, or a Marker without an Icon",
            )
    return found


def guest_script() -> str:
    """What folium's elements expect of a page: the pictures of a marker, and the one use of jQuery in its popups."""
    return f"{read_asset('guests.js')}\nL.Icon.Default.mergeOptions({json.dumps(_pictures())});\n"


def closed_in(script: str) -> str:
    """The script with whatever would end its element, or comment it out, written so that its texts stay what they are."""
    return _BREAKS.sub(lambda found: found[0].replace("<", "\\x3c"), script)


def _below(element: Element) -> Iterator[Any]:
    for child in element._children.values():  # branca has no public way down
        yield child
        yield from _below(child)


def _pictures() -> dict[str, str]:
    folder = files("js_lib_leaflet").joinpath("static", "js_lib_leaflet", "images")
    sent = {kind: base64.b64encode(folder.joinpath(name).read_bytes()).decode("ascii") for kind, name in _PICTURES.items()}
    return {"imagePath": "", **{kind: f"data:image/png;base64,{text}" for kind, text in sent.items()}}

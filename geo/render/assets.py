"""The files the page is made of: our scripts and styles, Leaflet from its package, and the policy that lets only them run."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Final

SCRIPTS: Final = (
    "words.js", "data.js", "told.js", "state.js", "search.js", "filter.js", "standing.js", "layout.js", "map.js", "sites.js",
    "callouts.js", "lines.js", "time.js", "grounds.js", "reviews.js", "cards.js", "list.js", "steps.js", "periods.js",
    "place-events.js", "place.js",
    "picture.js", "controls.js", "edtf.js", "correction-form.js", "corrections.js", "start.js",
)  # fmt: skip
"""Our scripts in the order they are joined: each may use what stands before it."""


@cache
def read_asset(name: str) -> str:
    """The text of one of our own files."""
    return files("geo.render").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def joined_scripts() -> str:
    """Leaflet and then our scripts, as one text."""
    return "\n".join((_leaflet("leaflet.js"), *map(read_asset, SCRIPTS)))


@cache
def joined_styles() -> str:
    """Leaflet's style sheet without its pictures (we use none), and then ours."""
    pictureless = re.sub(r"url\([^)#]+\)", "none", _leaflet("leaflet.css"))
    return f"\n{pictureless}\n{read_asset('page.css')}\n{read_asset('corrections.css')}"


def content_policy(script: str, style: str) -> str:
    """The content security policy that lets just this script and this style sheet run, and nothing be fetched."""
    return (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _leaflet(name: str) -> str:
    return files("js_lib_leaflet").joinpath("static", "js_lib_leaflet", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"

"""The ways there are in Python to put many dated points on a page, as each writes them, and the scripts they ask for.

Folium's pages fetch scripts when they are opened; `make bench-page` puts those into `build/peers` (`PACKAGES`, by npm) and the
browser gets them from there, without the time that a network takes. A page whose scripts are missing is not measured.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "build" / "peers"
PACKAGES = (
    "leaflet.markercluster@1.1.0", "leaflet.timeline@1.6.0", "moment@2.18.1", "leaflet-timedimension@1.1.1",
    "iso8601-js-period@0.2.1", "jquery@3.7.1", "jquery-ui@1.13.2", "leaflet.awesome-markers@2.0.5",
)  # fmt: skip
"""What folium 0.20 names in its pages; of jquery-ui the index has no 1.10.2."""

MOST = {"Marker": 1_000} | dict.fromkeys(("FastMarkerCluster", "GeoJson", "Timeline", "TimestampedGeoJson", "bokeh"), 100_000)
"""Up to how many events each peer is tried: above, a page takes minutes or the browser gives up."""

Write = Callable[[list[Any]], str]


def install() -> None:
    """Fetch the scripts of `PACKAGES`; without npm the peers that need them stay unmeasured."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not here: the peers that fetch scripts are not measured", file=sys.stderr)
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    options = ["--prefix", str(FOLDER), "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "--silent"]
    subprocess.run([npm, "install", *options, *PACKAGES], check=True)


def serve(route: Any) -> None:
    """What a page fetches, from the packages that are here by the file's name; a page that needs more is not ready."""
    name = route.request.url.rsplit("/", 1)[-1]
    kind = "text/css" if name.endswith("css") else "text/javascript"
    if name in ("leaflet.js", "leaflet.css"):
        own = files("js_lib_leaflet").joinpath("static", "js_lib_leaflet", name)
        return route.fulfill(body=own.read_text(encoding="utf-8"), content_type=kind)
    wanted = _bare(name)
    found = [file for file in FOLDER.rglob("*" + Path(name).suffix) if _bare(file.name) == wanted]
    if found:
        best = max(
            found, key=lambda file: ("dist" in file.parts, file.name.endswith((".min.js", ".min.css")), -len(file.parts))
        )
        return route.fulfill(body=best.read_bytes(), content_type=kind)
    if kind == "text/css":
        return route.fulfill(body="", content_type=kind)
    return route.abort()


def _bare(name: str) -> str:
    """A file's name without its version, and whether it is made small or not."""
    return re.sub(r"-\d[\d.]*\d|\.min", "", name)


def peers() -> dict[str, Write]:
    """How each peer writes a page of the events."""
    ways: dict[str, Write] = {
        "Marker": lambda rows: _page(_markers, rows),
        "FastMarkerCluster": lambda rows: _page(_clusters, rows, maxZoom=13),
        "GeoJson": lambda rows: _page(_canvas, rows, prefer_canvas=True),
        "Timeline": lambda rows: _page(_timeline, rows),
        "TimestampedGeoJson": lambda rows: _page(_timestamped, rows),
    }
    return {**ways, "bokeh": _bokeh} if find_spec("bokeh") else ways


def _point(row: Any) -> list[float]:
    return [43 + int(row.id[3:], 16) % 700 / 100, 145 + int(row.id[3:], 16) % 1100 / 100]


def _feature(row: Any, **more: Any) -> dict[str, Any]:
    properties = {"text": row.evidence.exact, "type": str(row.type), **more}
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": _point(row)[::-1]}, "properties": properties}


def _collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def _page(add: Callable[[Any, list[Any]], None], rows: list[Any], **options: Any) -> str:
    import folium

    drawn = folium.Map(location=[46, 150], zoom_start=6, tiles=None, **options)
    add(drawn, rows)
    end = "<script>window.written = !window.failed; if (written) performance.mark('peer ready')</script></html>"
    return str(drawn.get_root().render()).replace("</html>", end)


def _markers(drawn: Any, rows: list[Any]) -> None:
    import folium

    for row in rows:
        folium.Marker(_point(row), popup=folium.Popup(row.evidence.exact)).add_to(drawn)


def _clusters(drawn: Any, rows: list[Any]) -> None:
    from folium.plugins import FastMarkerCluster

    # Without a callback of its own the cluster leaves the text out; folium's documentation shows this one.
    shown = "(row) => L.marker(new L.LatLng(row[0], row[1])).bindPopup(row[2])"
    FastMarkerCluster([[*_point(row), row.evidence.exact] for row in rows], callback=shown).add_to(drawn)


def _canvas(drawn: Any, rows: list[Any]) -> None:
    import folium

    fields = folium.GeoJsonPopup(fields=["text"])
    folium.GeoJson(_collection(map(_feature, rows)), marker=folium.CircleMarker(radius=3), popup=fields).add_to(drawn)


def _timeline(drawn: Any, rows: list[Any]) -> None:
    from folium.plugins import Timeline, TimelineSlider

    timeline = Timeline(_collection(_feature(row, start=row.date, end=row.date) for row in rows)).add_to(drawn)
    TimelineSlider(auto_play=False).add_timelines(timeline).add_to(drawn)


def _timestamped(drawn: Any, rows: list[Any]) -> None:
    from folium.plugins import TimestampedGeoJson

    TimestampedGeoJson(_collection(_feature(row, times=[row.date]) for row in rows), period="P1Y").add_to(drawn)


BOKEH_CHANGE = """<script>window.choosePeer = ({type, from}) => {
  const view = Bokeh.documents[0].get_model_by_name("seen");
  const {data} = Bokeh.documents[0].get_model_by_name("rows");
  view.filter.booleans = data.type.map((each, i) => (!type || each === type) && (!from || data.date[i] >= from));
};</script></html>"""


def _bokeh(rows: list[Any]) -> str:
    """A plot on a canvas with what is told under the pointer; one change of its view is a change of the filter."""
    from bokeh.embed import file_html
    from bokeh.models import BooleanFilter, CDSView, ColumnDataSource, HoverTool
    from bokeh.plotting import figure
    from bokeh.resources import INLINE

    columns = {
        "lat": [_point(row)[0] for row in rows], "lon": [_point(row)[1] for row in rows],
        "text": [row.evidence.exact for row in rows], "date": [row.date for row in rows],
        "type": [str(row.type) for row in rows],
    }  # fmt: skip
    source = ColumnDataSource(columns, name="rows")
    drawn = figure(
        width=1200, height=700, output_backend="canvas", tools=[HoverTool(tooltips="@date @text"), "pan", "wheel_zoom"]
    )
    view = CDSView(filter=BooleanFilter(), name="seen")
    drawn.scatter("lon", "lat", source=source, view=view, size=6)
    return str(file_html(drawn, INLINE, "bokeh")).replace("</html>", BOKEH_CHANGE)


if __name__ == "__main__":
    install()

"""GeoJSON by RFC 7946: one FeatureCollection, one feature a line, so that two files can be compared line by line."""

import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping

from geo.export.about import About
from geo.export.rows import DECIMALS, Layers, records, shapes_of


def write_geojson(layers: Layers, path: Path, _: About) -> None:
    """One FeatureCollection; where there are several tables, `layer` says whose each row is."""
    several = len(layers) > 1
    bounds = _bounds(layers)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection",\n')
        if bounds:
            file.write(f'"bbox": {json.dumps(bounds)},\n')
        file.write('"features": [')
        before = "\n"
        for name, layer in layers.items():
            for record in records(layer):
                properties = {"layer": name} | record if several else record
                file.write(before + _feature(properties))
                before = ",\n"
        file.write("\n]}\n")


def _feature(record: dict[str, Any]) -> str:
    shape = record.pop("geometry")
    feature = {"type": "Feature", "properties": record, "geometry": None if shape is None else mapping(shape)}
    return json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _bounds(layers: Layers) -> list[float]:
    """West, south, east, north of everything in `layers`; empty where nothing has a shape."""
    shapes = [shape for layer in layers.values() for shape in shapes_of(layer) if shape is not None and not shape.is_empty]
    return [round(float(edge), DECIMALS) for edge in shapely.total_bounds(shapes)] if shapes else []

"""KML 2.2 (OGC 07-147r2): a folder a table, every row with its names, its days, its columns and the colours of its side."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import geopandas
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geo.export.about import About
from geo.export.looks import Cells, looks_of
from geo.export.rows import Layers, Record, columns_of, is_days, records
from geo.layers import LABELLED_BY, LAST_DAY_COUNTS, LOOKED_AT, PERIODS, QUOTED

_NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
_UNFIT: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""

_KINDS: Final = {"O": "string", "f": "double", "b": "bool", "i": "int", "M": "string"}
_RENAMED: Final = {"id": "key", "name": "toponym"}
"""Columns that readers would take for the placemark's own id and name."""

_FILLED: Final = "99"
"""How opaque a fill is, hexadecimal."""


def write_kml(layers: Layers, path: Path, about: About) -> None:
    """One document, UTF-8. A row's days are its `TimeSpan`, an end that is open or unknown left out; its columns are data."""
    root = ET.Element("kml", {"xmlns": _NAMESPACE})
    document = ET.SubElement(root, "Document", {"id": _id(about.id)})
    _say(document, "name", about.title)
    _say(document, "description", f"{about.attribution}, {about.licence}")
    looks = {name: looks_of(name, layer, about.sides) for name, layer in layers.items()}
    for name, layer in layers.items():
        document.extend(_styles(name, layer, about))
    document.extend(_schema(name, layer) for name, layer in layers.items())
    for name, layer in layers.items():
        folder = ET.SubElement(document, "Folder", {"id": _id(name)})
        _say(folder, "name", name)
        folder.extend(_placemarks(name, layer, list(looks[name])))
    ET.indent(root, "")
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").replace("\r", "&#13;") + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _styles(name: str, layer: geopandas.GeoDataFrame, about: About) -> Iterator[ET.Element]:
    """A style for each look of a table."""
    for number, look in enumerate(looks_of(name, layer, about.sides).values()):
        style = ET.Element("Style", {"id": f"{_id(name)}-{number}"})
        line = ET.SubElement(style, "LineStyle")
        _say(line, "color", _abgr(look.ink, "ff"))
        _say(line, "width", "1.5")
        fill = ET.SubElement(style, "PolyStyle")
        _say(fill, "color", _abgr(look.wash or look.ink, _FILLED if look.wash else "33"))
        yield style


def _schema(name: str, layer: geopandas.GeoDataFrame) -> ET.Element:
    schema = ET.Element("Schema", {"name": name, "id": f"{_id(name)}-columns"})
    for column in columns_of(layer):
        ET.SubElement(schema, "SimpleField", {"type": _KINDS[layer[column].dtype.kind], "name": _RENAMED.get(column, column)})
    return schema


def _placemarks(name: str, layer: geopandas.GeoDataFrame, looks: list[Cells]) -> Iterator[ET.Element]:
    columns = LOOKED_AT.get(name, ())
    days = [column for column in columns_of(layer) if is_days(layer[column])]
    for record in records(layer):
        placemark = ET.Element("Placemark")
        _say(placemark, "name", " · ".join(_said(record, LABELLED_BY.get(name, ()))) or _first_text(record))
        _say(placemark, "description", "\n".join(_said(record, QUOTED.get(name, ()))))
        placemark.extend(_time(name, record, days))
        if looks:
            _say(placemark, "styleUrl", f"#{_id(name)}-{looks.index(tuple(record[column] for column in columns))}")
        shape = record.pop("geometry")
        placemark.append(_data(name, record))
        if shape is not None:
            placemark.append(_shape(shape))
        yield placemark


def _said(record: Record, columns: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(str(record[column]) for column in columns if record.get(column) is not None))


def _first_text(record: Record) -> str | None:
    return next((value for value in record.values() if isinstance(value, str)), None)


def _time(name: str, record: Record, days: list[str]) -> Iterator[ET.Element]:
    """The first and the last day of a row that has either."""
    start, end = (record.get(column) if column in days else None for column in PERIODS.get(name, ("", "")))
    if end is not None and name not in LAST_DAY_COUNTS:
        end = (date.fromisoformat(end) - timedelta(1)).isoformat()
    if start is None and end is None:
        return
    span = ET.Element("TimeSpan")
    _say(span, "begin", start)
    _say(span, "end", end)
    yield span


def _data(name: str, record: Record) -> ET.Element:
    extended = ET.Element("ExtendedData")
    data = ET.SubElement(extended, "SchemaData", {"schemaUrl": f"#{_id(name)}-columns"})
    for column, value in record.items():
        if value is not None:
            ET.SubElement(data, "SimpleData", {"name": _RENAMED.get(column, column)}).text = _text(value)
    return extended


def _shape(shape: BaseGeometry) -> ET.Element:
    parts = shapely.get_parts(shape)
    if len(parts) == 1:
        return _part(parts[0])
    several = ET.Element("MultiGeometry")
    several.extend(_part(part) for part in parts)
    return several


def _part(part: BaseGeometry) -> ET.Element:
    element = ET.Element(part.geom_type)
    if not isinstance(part, Polygon):
        _say(element, "coordinates", _coordinates(part))
        return element
    for place, ring in (("outerBoundaryIs", part.exterior), *(("innerBoundaryIs", hole) for hole in part.interiors)):
        _say(ET.SubElement(ET.SubElement(element, place), "LinearRing"), "coordinates", _coordinates(ring))
    return element


def _coordinates(line: Any) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in shapely.get_coordinates(line).tolist())


def _say(parent: ET.Element, tag: str, text: str | None) -> None:
    """A child with this text; none without any."""
    if text:
        ET.SubElement(parent, tag).text = _UNFIT.sub("", text)


def _text(value: object) -> str:
    words: Mapping[object, str] = {True: "1", False: "0"}
    return words[value] if isinstance(value, bool) else _UNFIT.sub("", str(value))


def _id(name: str) -> str:
    """A name as XML allows an id."""
    return re.sub(r"[^\w.-]", "-", name) if name[:1].isalpha() else f"id-{name}"


def _abgr(colour: str, alpha: str) -> str:
    return alpha + colour[5:7] + colour[3:5] + colour[1:3]

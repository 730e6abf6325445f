"""Styles as QGIS keeps them (QML): how a layer is drawn, labelled and played through time, ready when it is opened."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree import ElementTree as ET

import geopandas

from geo.export.about import About
from geo.export.looks import CONTESTED, INKS, Cells, Look, looks_of
from geo.export.rows import dimensions
from geo.layers import GROUP, LABELLED_BY, LAST_DAY_COUNTS, LOOKED_AT, PERIODS, PLACES, QUOTED

_ANGLES: Final = (135, 45, 0, 90)
"""Which way each side's hatching runs, degrees: as on the page."""

_HAIRLINE: Final = "0.2"
_PAPER: Final = "#ffffff"
_INK: Final = "#1b1b19"
_SOFT: Final = "#55534c"
_LAND: Final = "#f0ede4"
_COAST: Final = "#c9c4b6"
_FONT: Final = "Noto Sans"
_NEAR: Final = 4_000_000
"""The scale (1 to …) up to which single places have their name; beyond it groups have theirs."""

_NEARER: Final = 1_500_000
"""The scale up to which sites on a place have their name."""


def qgis_style(name: str, layer: geopandas.GeoDataFrame, about: About) -> str:
    """The QML of a table of that name: symbols, labels with the names of every side, tips, and the days to play by."""
    root = ET.Element("qgis", {"version": "3.22.0", "styleCategories": "Symbology|Labeling|MapTips|Temporal"})
    labelled = bool(dimensions(layer)) and name in PLACES
    root.set("labelsEnabled", "1" if labelled else "0")
    root.append(_temporal(name))
    root.append(_renderer(name, layer, about))
    if labelled:
        root.append(_labelling(name, has_groups=GROUP in layer.columns))
    ET.SubElement(root, "mapTip").text = _tip(name)
    ET.SubElement(root, "previewExpression").text = _label(name)
    ET.indent(root, " ")
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(root, encoding="unicode") + "\n"


def _temporal(name: str) -> ET.Element:
    """From a day to a day of each row (mode 2); a missing end is open. Limits: 0 the end is not counted, 1 it is."""
    start, end = PERIODS.get(name, ("", ""))
    limits = "1" if name in LAST_DAY_COUNTS else "0"
    element = ET.Element("temporal", {"enabled": "1" if start else "0", "mode": "2" if start else "0", "limitMode": limits})
    element.attrib |= {"startField": start, "endField": end, "durationField": "", "durationUnit": "days", "accumulate": "0"}
    return element


def _renderer(name: str, layer: geopandas.GeoDataFrame, about: About) -> ET.Element:
    sizes = dimensions(layer)
    drawn = layer[~layer[GROUP]] if GROUP in layer.columns else layer
    looks = looks_of(name, drawn, about.sides)
    if sizes == {0}:
        return _clusters() if name == "events" else _single("marker", _dot(_SOFT, 1.4))
    if looks and sizes <= {1}:
        return _rules(name, looks, "line", has_groups=False)
    return _rules(name, looks, "fill", GROUP in layer.columns) if looks else _single("fill", *_land(_COAST, _LAND))


def _single(kind: str, *layers: ET.Element) -> ET.Element:
    renderer = ET.Element("renderer-v2", {"type": "singleSymbol"})
    ET.SubElement(renderer, "symbols").append(_symbol("0", kind, layers))
    return renderer


def _rules(name: str, looks: Mapping[Cells, Look], kind: str, has_groups: bool) -> ET.Element:
    """A rule for each look; a group is not drawn, because its members are. No fill covers a hatching, whatever the order."""
    renderer = ET.Element("renderer-v2", {"type": "RuleRenderer", "symbollevels": "1"})
    rules, symbols = ET.SubElement(renderer, "rules", {"key": "{rules}"}), ET.SubElement(renderer, "symbols")
    for number, (cells, look) in enumerate(looks.items()):
        tests = [_equals(column, value) for column, value in zip(LOOKED_AT[name], cells, strict=True)]
        tests += [f'NOT "{GROUP}"'] if has_groups else []
        rule = {"key": f"{{rule-{number}}}", "symbol": str(number), "label": look.label, "filter": " AND ".join(tests)}
        ET.SubElement(rules, "rule", rule)
        drawn = _filled(look) if kind == "fill" else [_line(look.ink, 0.5, look.dashes, look.shift)]
        symbols.append(_symbol(str(number), kind, drawn))
    if has_groups and name in PLACES:  # what no rule draws would have no name either
        rule = {"key": "{groups}", "symbol": "group", "label": "group", "filter": f'"{GROUP}"', "scalemindenom": str(_NEAR)}
        ET.SubElement(rules, "rule", rule)
        symbols.append(_symbol("group", "fill", [_layer("SimpleFill", {"style": "no", "outline_style": "no"})]))
    return renderer


def _equals(column: str, value: str | None) -> str:
    return f'"{column}" IS NULL' if value is None else f"\"{column}\" = '{_quoted(value)}'"


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _filled(look: Look) -> list[ET.Element]:
    layers = _land(look.ink, look.wash)
    for side in look.hatches:
        pattern = _layer(
            "LinePatternFill", {"angle": str(_ANGLES[side % 4]), "distance": "1.8", "distance_unit": "MM"}, level=1
        )
        pattern.append(_symbol("@hatch", "line", [_line(INKS[side % len(INKS)], 0.35)]))
        layers.append(pattern)
    if look.dots:
        pattern = _layer("PointPatternFill", {"distance_x": "1.6", "distance_y": "1.6", "displacement_x": "0.8"}, level=2)
        pattern.append(_symbol("@dots", "marker", [_dot(look.ink, 0.6, rim="no")]))
        layers.append(pattern)
    return layers


def _land(ink: str, wash: str | None) -> list[ET.Element]:
    style = {"color": _rgba(wash or _PAPER), "style": "solid" if wash else "no"}
    return [_layer("SimpleFill", style | {"outline_color": _rgba(ink), "outline_width": _HAIRLINE, "outline_style": "solid"})]


def _line(ink: str, width: float, dashes: Iterable[float] = (), shift: float = 0.0) -> ET.Element:
    style = {"line_color": _rgba(ink), "line_width": str(width), "line_width_unit": "MM", "capstyle": "flat"}
    lengths = ";".join(map(str, dashes))
    broken = {"use_custom_dash": "1", "customdash": lengths, "dash_pattern_offset": str(-shift)}
    return _layer("SimpleLine", style | (broken if lengths else {}))


def _dot(ink: str, size: float, rim: str = "solid") -> ET.Element:
    style = {"name": "circle", "color": _rgba(ink), "outline_color": _rgba(_PAPER), "outline_style": rim}
    return _layer("SimpleMarker", style | {"outline_width": _HAIRLINE, "size": str(size), "size_unit": "MM"})


def _clusters() -> ET.Element:
    """Rows at one place as one circle with their number, because events stand at their place's label point."""
    renderer = ET.Element("renderer-v2", {"type": "pointCluster", "tolerance": "3", "toleranceUnit": "MM"})
    renderer.append(_single("marker", _dot(CONTESTED[0], 2.6)))
    number = _layer("FontMarker", {"chr": "0", "color": _rgba(_PAPER), "font": _FONT, "size": "2.8", "size_unit": "MM"})
    _bind(number, {"char": "@cluster_size"})
    circle = _dot(CONTESTED[0], 4.5)
    _bind(circle, {"size": "4 + 1.2 * log10(@cluster_size)"})
    renderer.append(_symbol("centerSymbol", "marker", [circle, number]))
    return renderer


def _labelling(name: str, *, has_groups: bool) -> ET.Element:
    """Near by the names of single places, far off those of groups."""
    labelling = ET.Element("labeling", {"type": "rule-based"})
    rules = ET.SubElement(labelling, "rules", {"key": "{labels}"})
    near = {"key": "{places}", "description": "places", "scalemindenom": "1", "scalemaxdenom": str(_NEAR)}
    if not has_groups:
        near |= {"filter": "TRUE", "scalemaxdenom": str(_NEARER)}
        ET.SubElement(rules, "rule", near).append(_lettering(name, 7.0, _SOFT, whole=False))
        return labelling
    far = {"key": "{groups}", "description": "groups", "scalemindenom": str(_NEAR), "scalemaxdenom": "100000000"}
    ET.SubElement(rules, "rule", near | {"filter": f'NOT "{GROUP}"'}).append(_lettering(name, 8.0, _INK, whole=False))
    ET.SubElement(rules, "rule", far | {"filter": f'"{GROUP}"'}).append(_lettering(name, 9.0, _SOFT, whole=True))
    return labelling


def _lettering(name: str, size: float, ink: str, *, whole: bool) -> ET.Element:
    """Letters beside a place, or in italics amid the whole of a group; where room is short, the larger place has it."""
    settings = ET.Element("settings", {"calloutType": "simple"})
    text = {"fieldName": _label(name), "isExpression": "1", "fontFamily": _FONT, "fontSize": str(size), "fontSizeUnit": "Point"}
    text |= {"textColor": _rgba(ink), "fontItalic": str(int(whole)), "fontWeight": "50", "textOpacity": "1", "blendMode": "0"}
    style = ET.SubElement(settings, "text-style", text | {"multilineHeight": "1"})
    halo = {
        "bufferDraw": "1",
        "bufferSize": "0.8",
        "bufferSizeUnits": "MM",
        "bufferColor": _rgba(_PAPER),
        "bufferOpacity": "0.85",
    }
    ET.SubElement(style, "text-buffer", halo | {"bufferJoinStyle": "128", "bufferNoFill": "1"})
    ET.SubElement(settings, "text-format", {"multilineAlign": "1", "wrapChar": ""})
    place = "centroid(bounds($geometry))" if whole else "point_on_surface($geometry)"
    around = {"geometryGeneratorEnabled": "1", "geometryGenerator": place, "geometryGeneratorType": "PointGeometry"}
    around |= {"placement": "0" if whole else "6", "predefinedPositionOrder": "R,L,BR,TR,BL,TL", "dist": "5" if whole else "4"}
    ET.SubElement(settings, "placement", around | {"distUnits": "MM", "priority": "5"})
    ET.SubElement(settings, "rendering", {"drawLabels": "1", "obstacle": "1", "fontMaxPixelSize": "10000"})
    _bind(settings, {"Priority": "clamp(1, 9 + 2 * log10(coalesce(area($geometry), 0) + 0.00001), 10)"}, tag="dd_properties")
    callout = ET.SubElement(settings, "callout", {"type": "simple"})
    _options(callout, {"enabled": "0"})
    return settings


def _label(name: str) -> str:
    """An expression for what a row is called: its parts, each once, a line each."""
    parts = ", ".join(f'"{column}"' for column in LABELLED_BY.get(name, ()))
    return f"array_to_string(array_distinct(array_filter(array({parts}), @element IS NOT NULL)), '\\n')"


def _tip(name: str) -> str:
    """What the pointer shows: what the row is called and what it says."""
    columns = (*LABELLED_BY.get(name, ()), *QUOTED.get(name, ()))
    return "".join(f"<div>[% coalesce(\"{column}\", '') %]</div>" for column in dict.fromkeys(columns))


def _symbol(name: str, kind: str, layers: Iterable[ET.Element]) -> ET.Element:
    symbol = ET.Element("symbol", {"name": name, "type": kind, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"})
    symbol.extend(layers)
    return symbol


def _layer(kind: str, style: Mapping[str, str], *, level: int = 0) -> ET.Element:
    layer = ET.Element("layer", {"class": kind, "enabled": "1", "locked": "0", "pass": str(level)})
    _options(layer, style)
    return layer


def _options(parent: ET.Element, values: Mapping[str, str]) -> None:
    """The values in the two ways that QGIS reads: since 3.18 and before."""
    options = ET.SubElement(parent, "Option", {"type": "Map"})
    for key, value in values.items():
        ET.SubElement(options, "Option", {"name": key, "type": "QString", "value": value})
    if parent.tag == "layer":
        for key, value in values.items():
            ET.SubElement(parent, "prop", {"k": key, "v": value})


def _bind(owner: ET.Element, expressions: Mapping[str, str], tag: str = "data_defined_properties") -> None:
    """Let properties of a symbol or a label follow expressions."""
    bound = ET.SubElement(ET.SubElement(owner, tag), "Option", {"type": "Map"})
    ET.SubElement(bound, "Option", {"name": "name", "type": "QString", "value": ""})
    properties = ET.SubElement(bound, "Option", {"name": "properties", "type": "Map"})
    for key, expression in expressions.items():
        one = ET.SubElement(properties, "Option", {"name": key, "type": "Map"})
        ET.SubElement(one, "Option", {"name": "active", "type": "bool", "value": "true"})
        ET.SubElement(one, "Option", {"name": "expression", "type": "QString", "value": expression})
        ET.SubElement(one, "Option", {"name": "type", "type": "int", "value": "3"})
    ET.SubElement(bound, "Option", {"name": "type", "type": "QString", "value": "collection"})


def _rgba(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"

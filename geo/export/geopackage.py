"""GeoPackage 1.3 (OGC 12-128r17): a layer a table, the style that QGIS opens each in, metadata with licence and attribution."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import geopandas
import shapely

from geo.errors import OutputError
from geo.export.about import About
from geo.export.gdal import EPOCH, write_layer
from geo.export.qgis import qgis_style
from geo.export.rows import Layers, dimensions, has_shapes, shapes_of

_PARTS: Final = ("points", "lines", "polygons")
_STYLED: Final = "layer_styles"
_DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
_QGIS_METADATA: Final = "http://mrcc.com/qgis.dtd"

_TABLES: Final = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT(30), ui TEXT(30), update_time DATETIME);
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL,
  md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
CREATE TABLE IF NOT EXISTS gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
"""
"""QGIS's own table of styles, and those of the metadata extension (annex F.8)."""


def write_geopackage(layers: Layers, path: Path, about: About) -> None:
    """One layer a table, in their order; where a table has shapes of several kinds, a layer for each kind.

    The largest kind, with the rows without a shape, has the table's name; the others have `_points` or `_lines` added.
    Raises `OutputError` where the disk is full.
    """
    parts = dict(part for name, layer in layers.items() for part in _by_kind(name, layer))
    for name, layer in parts.items():
        write_layer(name, layer, path, driver="GPKG", options={"GEOMETRY_NAME": "geometry"})
    try:
        with closing(sqlite3.connect(path)) as database, database:
            database.executescript(_TABLES)
            _add_styles(database, layers, parts, about)
            _add_metadata(database, parts, about)
    except sqlite3.Error as fault:
        raise OutputError(str(path), f"cannot be written ({fault})", "see whether the disk is full") from fault


def _by_kind(name: str, layer: geopandas.GeoDataFrame) -> Iterator[tuple[str, geopandas.GeoDataFrame]]:
    """A GIS shows a layer of one kind of shape only."""
    kinds = sorted(dimensions(layer), reverse=True)
    if len(kinds) < 2:
        yield name, layer
        return
    sizes = shapely.get_dimensions(shapes_of(layer))
    yield name, layer[(sizes == kinds[0]) | (sizes < 0)]
    yield from ((f"{name}_{_PARTS[kind]}", layer[sizes == kind]) for kind in kinds[1:])


def _add_styles(database: sqlite3.Connection, layers: Layers, parts: Layers, about: About) -> None:
    """The default style of each layer with shapes; QGIS finds it by the layer's name."""
    styled = [(name, layer) for name, layer in parts.items() if has_shapes(layer)]
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES (?, ?, ?, ?, ?)",
        (_STYLED, "attributes", _STYLED, "", EPOCH),
    )
    database.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,"
        " styleSLD, useAsDefault, description, owner, update_time) VALUES ('', '', ?, 'geometry', ?, ?, '', 1, ?, '', ?)",
        [
            (name, name, qgis_style(next(of for of in layers if name.startswith(of)), layer, about), about.title, EPOCH)
            for name, layer in styled
        ],
    )


def _add_metadata(database: sqlite3.Connection, parts: Layers, about: About) -> None:
    """Dublin Core of the whole file, and of each layer what QGIS shows as its information."""
    extension = ("gpkg_metadata", "http://www.geopackage.org/spec/#extension_metadata", "read-write")
    database.executemany(
        "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES (?, NULL, ?, ?, ?)",
        [(table, *extension) for table in ("gpkg_metadata", "gpkg_metadata_reference")],
    )
    told = [(None, _DUBLIN_CORE, _dublin_core(about)), *((name, _QGIS_METADATA, _qgis_metadata(name, about)) for name in parts)]
    for number, (table, standard, text) in enumerate(told, 1):
        database.execute("INSERT INTO gpkg_metadata VALUES (?, 'dataset', ?, 'text/xml', ?)", (number, standard, text))
        scope = "table" if table else "geopackage"
        database.execute(
            "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, timestamp, md_file_id) VALUES (?, ?, ?, ?)",
            (scope, table, EPOCH, number),
        )


def _dublin_core(about: About) -> str:
    root = ET.Element("metadata", {"xmlns:dc": _DUBLIN_CORE})
    for lang, title in about.titles.items():
        ET.SubElement(root, "dc:title", {"xml:lang": lang}).text = title
    ET.SubElement(root, "dc:identifier").text = about.id
    ET.SubElement(root, "dc:license").text = about.licence
    ET.SubElement(root, "dc:rights").text = about.attribution
    return ET.tostring(root, encoding="unicode")


def _qgis_metadata(name: str, about: About) -> str:
    root = ET.Element("qgis", {"version": "3.22.0"})
    ET.SubElement(root, "identifier").text = f"{about.id}/{name}"
    ET.SubElement(root, "type").text = "dataset"
    ET.SubElement(root, "title").text = f"{about.title}: {name}"
    ET.SubElement(root, "rights").text = about.attribution
    ET.SubElement(root, "license").text = about.licence
    return ET.tostring(root, encoding="unicode")

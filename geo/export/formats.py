"""The formats as a table: which suffix is written by what, and what each can hold."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.errors import FormatError
from geo.export.about import About
from geo.export.delimited import write_csv
from geo.export.gdal import write_flatgeobuf
from geo.export.geojson import write_geojson
from geo.export.geopackage import write_geopackage
from geo.export.kml import write_kml
from geo.export.linked_places import WANTED, WELCOME, write_linked_places
from geo.export.parquet import write_parquet
from geo.export.rows import Layers, has_shapes
from geo.files import replacing


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name, its writer, and what it holds.

    `several`: any number of tables, else one. `bare`: also a table without a geometry. `tables`: the very tables it is made
    of, by name, where it is not a format of tables; `welcome`: those it takes besides.
    """

    title: str
    write: Callable[[Layers, Path, About], None]
    several: bool = False
    bare: bool = True
    tables: tuple[str, ...] = ()
    welcome: tuple[str, ...] = ()


FORMATS: Final[dict[str, Format]] = {
    ".geojson": Format(title="GeoJSON", write=write_geojson, several=True),
    ".gpkg": Format(title="GeoPackage", write=write_geopackage, several=True),
    ".parquet": Format(title="GeoParquet", write=write_parquet, bare=False),
    ".fgb": Format(title="FlatGeobuf", write=write_flatgeobuf, bare=False),
    ".csv": Format(title="CSV", write=write_csv),
    ".kml": Format(title="KML", write=write_kml, several=True),
    ".lpf.json": Format(title="Linked Places", write=write_linked_places, several=True, tables=WANTED, welcome=WELCOME),
}
"""Every format by the end of its files' names."""


def format_of(path: Path) -> Format:
    """The format of files named like `path`. Raises `FormatError` naming the suffixes that are known."""
    for suffix, kind in FORMATS.items():
        if path.name.lower().endswith(suffix):
            return kind
    *most, last = FORMATS
    known = f"{', '.join(most)} or {last}"
    raise FormatError(str(path), f"'{path.suffix}' is no format that is written", f"end the name in {known}")


def write_layers(layers: Layers, path: Path, about: About | None = None) -> None:
    """Put the tables, by name, into one file at `path`, whole or not at all; the suffix picks the format.

    Columns of type `datetime64` are written as days. Raises `FormatError` for a suffix that is not written and for tables
    that the format cannot hold, `OutputError` for a place that cannot be written to.
    """
    kind = format_of(path)
    expect_fit(kind, layers, path)
    with replacing(path) as part:
        kind.write(layers, part, about or About())


def expect_fit(kind: Format, layers: Layers, path: Path) -> None:
    """Raise `FormatError` where a format cannot hold the tables."""
    missing = [name for name in kind.tables if name not in layers]
    if missing:
        raise FormatError(str(path), f"{kind.title} is made of {', '.join(kind.tables)}, and {missing[0]} is not there")
    expect_few(kind, tuple(layers), path)
    bare = [name for name, layer in layers.items() if not has_shapes(layer)]
    if bare and not kind.bare:
        right = "end the name in .csv, .geojson or .gpkg"
        raise FormatError(str(path), f"{kind.title} holds shapes, and the table '{bare[0]}' has none", right)


def expect_few(kind: Format, names: tuple[str, ...], path: Path) -> None:
    """Raise `FormatError` where a format of one table is to hold several."""
    if len(names) > 1 and not kind.several:
        right = f"name one of {', '.join(names)}, or end the name in .gpkg, .geojson or .kml"
        raise FormatError(str(path), f"{kind.title} holds one table, not {len(names)}", right)

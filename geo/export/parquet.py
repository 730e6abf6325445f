"""GeoParquet 1.1, written by geopandas where pyarrow is installed: the extra `parquet`."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from geo.errors import FormatError
from geo.export.about import About
from geo.export.rows import Layers, columns_of, is_days

_DAY: Final = "date32[day][pyarrow]"
_TEXT: Final = "string[pyarrow]"


def write_parquet(layers: Layers, path: Path, _: About) -> None:
    """One table; days are of type `date32`, text is text even where nothing is there. Raises `FormatError` without pyarrow."""
    if find_spec("pyarrow") is None:
        raise FormatError(str(path), "GeoParquet needs pyarrow, which is not installed", "pip install 'dispute-map[parquet]'")
    for layer in layers.values():
        kinds = {name: _DAY for name in columns_of(layer) if is_days(layer[name])}
        kinds |= {name: _TEXT for name in columns_of(layer) if layer[name].dtype.kind == "O"}
        layer.astype(kinds).to_parquet(path, index=False, schema_version="1.1.0", write_covering_bbox=True)

"""CSV by RFC 4180, the shapes as well-known text, points also as numbers: for a spreadsheet, a data frame or a database."""

import csv
from pathlib import Path
from typing import Any, Final, TextIO

import shapely

from geo.export.about import About
from geo.export.rows import DECIMALS, Layers, columns_of, dimensions, records

_END: Final = "\r\n"
_WORDS: Final = {True: "true", False: "false"}


def write_csv(layers: Layers, path: Path, _: About) -> None:
    """One table, UTF-8 without a mark, LF line ends; missing is an empty field.

    The columns are the table's; where it holds points only, then `lon` and `lat` (degrees); then `WKT`, unless no row has a
    shape. A reader that guesses types, as GDAL does when told to, finds days by their form.
    """
    for layer in layers.values():
        sizes = dimensions(layer)
        extra = [*(["lon", "lat"] if sizes == {0} else []), *(["WKT"] if sizes else [])]
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(_Lines(file), [*columns_of(layer), *extra], extrasaction="ignore", lineterminator=_END)
            rows.writeheader()
            rows.writerows(_cells(record, is_point=sizes == {0}) for record in records(layer))


class _Lines:
    """Ends each row with LF; the writer is told CR LF, because it quotes only what stands in its own line end."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> int:
        """Put a row into the file."""
        return self._file.write(row.removesuffix(_END) + "\n")


def _cells(record: dict[str, Any], *, is_point: bool) -> dict[str, Any]:
    shape = record.pop("geometry")
    cells = {name: _WORDS.get(value, value) if isinstance(value, bool) else value for name, value in record.items()}
    if shape is None:
        return cells
    place = {"lon": shape.x, "lat": shape.y} if is_point else {}
    return cells | place | {"WKT": shapely.to_wkt(shape, rounding_precision=DECIMALS)}

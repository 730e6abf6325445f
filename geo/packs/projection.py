"""Degrees as metres and back, in an equal-area projection of a pack's own."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer


@dataclass(frozen=True)
class Projection:
    """Lambert's azimuthal equal-area projection of WGS 84 around `centre` (longitude, latitude)."""

    centre: tuple[float, float]

    @cached_property
    def _ways(self) -> tuple[Transformer, Transformer]:
        lon, lat = self.centre
        laea = f"+proj=laea +lat_0={lat:g} +lon_0={lon:g} +datum=WGS84 +units=m"
        there, back = (Transformer.from_crs(*way, always_xy=True) for way in (("EPSG:4326", laea), (laea, "EPSG:4326")))
        return there, back

    def project(self, shape: Any) -> Any:
        """A shape in degrees as metres."""
        return shapely.transform(shape, lambda at: np.column_stack(self._ways[0].transform(at[:, 0], at[:, 1])))

    def unproject(self, shape: Any) -> Any:
        """A shape in the metres of `project` as degrees."""
        return shapely.transform(shape, lambda at: np.column_stack(self._ways[1].transform(at[:, 0], at[:, 1])))

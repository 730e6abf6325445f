"""Makes `features.geojson` and `context.geojson` of this pack from the OpenStreetMap land polygons, `lines.geojson` from both.

    python rebuild.py --wheel roaring_landmask-0.11.0-….whl
    python rebuild.py --shapefile land-polygons-complete-4326.zip
    python rebuild.py --lines

The same input gives the same bytes. `README.md` beside this file says where to get either input and what is done to it.
"""

import sys
from pathlib import Path
from typing import Final

from geo.packs.drawing import Region, Zone
from geo.packs.land import Box
from geo.packs.rebuilding import rebuild

HERE: Final = Path(__file__).resolve().parent
VIEW: Final[Box] = (126.5, 33.0, 137.0, 40.5)

REGION: Final = Region(
    # The context ends far outside the view, so that no screen that shows the view shows the cut.
    zones=(
        Zone((130.5, 35.8, 133.6, 37.8), 100.0, 0.1),
        Zone(VIEW, 500.0, 5.0),
        Zone((118.0, 28.0, 146.0, 46.5), 2500.0, 50.0),
    ),
    centre=(131.9, 37.25),
    # The two islets lie 151 m apart: an anchor that missed its own would name the other.
    anchor_metres=20.0,
    label_metres=1.0,
    names=(
        (128.0, 36.5, "Eurasia", "ユーラシア大陸", "Евразия"),
        (138.0, 36.5, "Honshu", "本州", "Хонсю"),
        (131.0, 32.8, "Kyushu", "九州", "Кюсю"),
        (133.5, 33.7, "Shikoku", "四国", "Сикоку"),
        (142.8, 43.4, "Hokkaido", "北海道", "Хоккайдо"),
        (130.87, 37.5, "Ulleungdo", "鬱陵島", "Уллындо"),
        (133.25, 36.23, "Oki (Dogo)", "島後", "Оки (Дого)"),
        (129.3, 34.4, "Tsushima", "対馬", "Цусима"),
        (126.55, 33.37, "Jeju", "済州島", "Чеджудо"),
        (138.4, 38.05, "Sado", "佐渡島", "Садо"),
    ),
)

if __name__ == "__main__":
    sys.exit(rebuild(REGION, HERE))

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
VIEW: Final[Box] = (118.5, 21.5, 129.5, 30.0)

REGION: Final = Region(
    # The context ends far outside the view, so that no screen that shows the view shows the cut.
    zones=(
        Zone((121.4, 23.8, 125.6, 26.4), 100.0, 0.1),
        Zone(VIEW, 300.0, 2.0),
        Zone((107.0, 15.0, 141.0, 38.5), 2500.0, 50.0),
    ),
    centre=(124.0, 25.75),
    # The rocks are named features; nothing but their own reefs lies this near to an islet.
    rock_metres=5_000.0,
    label_metres=1.0,
    names=(
        (116.0, 30.0, "Eurasia", "ユーラシア大陸", "Евразия"),
        (121.0, 24.0, "Taiwan", "台湾", "Тайвань"),
        (122.079, 25.628, "Pengjia", "彭佳嶼", "Пэнцзя"),
        (128.0, 26.55, "Okinawa", "沖縄島", "Окинава"),
        (124.2, 24.42, "Ishigaki", "石垣島", "Исигаки"),
        (123.8, 24.33, "Iriomote", "西表島", "Ириомотэ"),
        (123.0, 24.455, "Yonaguni", "与那国島", "Йонагуни"),
        (125.32, 24.78, "Miyako", "宮古島", "Мияко"),
        (126.78, 26.345, "Kume", "久米島", "Кумэ"),
        (129.4, 28.3, "Amami Oshima", "奄美大島", "Амами-Осима"),
        (131.0, 32.8, "Kyushu", "九州", "Кюсю"),
    ),
)

if __name__ == "__main__":
    sys.exit(rebuild(REGION, HERE))

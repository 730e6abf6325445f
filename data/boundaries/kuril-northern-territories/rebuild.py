"""Makes `features.geojson` and `context.geojson` of this pack from the OpenStreetMap land polygons, `lines.geojson` from both.

    python rebuild.py --wheel roaring_landmask-0.11.0-….whl
    python rebuild.py --shapefile land-polygons-complete-4326.zip
    python rebuild.py --lines

The same input gives the same bytes. `README.md` beside this file says where to get either input and what is done to it.
"""

import sys
from pathlib import Path
from typing import Final

from shapely import Point

from geo.packs.drawing import Region, Zone
from geo.packs.land import Box
from geo.packs.rebuilding import rebuild

HERE: Final = Path(__file__).resolve().parent
VIEW: Final[Box] = (139.0, 41.0, 163.5, 58.5)

REGION: Final = Region(
    # The context ends far outside the view, so that no screen that shows the view shows the cut.
    zones=(
        Zone((143.5, 42.5, 149.5, 46.0), 100.0, 0.1),
        Zone(VIEW, 300.0, 2.0),
        Zone((124.0, 32.0, 178.0, 64.0), 2500.0, 50.0),
    ),
    centre=(151.0, 47.0),
    # Kamchatka is cut from the mainland at its neck, north of the view, so that it can bear its own name.
    cuts=(((155.0, 50.0, 175.0, 60.3), Point(159.0, 55.0)),),
    simplified={"karafuto-sakhalin": (150.0, 1.0)},
    divided={"karafuto-sakhalin": (50.0, "kita-karafuto-northern-sakhalin", "minami-karafuto-southern-sakhalin")},
    names=(
        (130.0, 50.0, "Eurasia", "ユーラシア大陸", "Евразия"),
        (159.0, 55.0, "Kamchatka", "カムチャツカ半島", "Камчатка"),
        (140.0, 38.0, "Honshu", "本州", "Хонсю"),
        (142.8, 43.4, "Hokkaido", "北海道", "Хоккайдо"),
        (131.0, 32.8, "Kyushu", "九州", "Кюсю"),
        (133.5, 33.7, "Shikoku", "四国", "Сикоку"),
        (138.4, 38.05, "Sado", "佐渡島", "Садо"),
        (139.48, 42.15, "Okushiri", "奥尻島", "Окусири"),
        (141.23, 45.18, "Rishiri", "利尻島", "Рисири"),
        (141.02, 45.38, "Rebun", "礼文島", "Ребун"),
        (141.235, 46.25, "Moneron", "海馬島", "Монерон"),
        (137.7, 55.0, "Bolshoy Shantar", "大シャンタル島", "Большой Шантар"),
        (164.1, 58.9, "Karaginsky", "カラギンスキー島", "Карагинский"),
        (166.2, 55.0, "Bering Island", "ベーリング島", "остров Беринга"),
    ),
)

if __name__ == "__main__":
    sys.exit(rebuild(REGION, HERE))

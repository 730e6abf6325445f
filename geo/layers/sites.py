"""Sites as a table: the towns, airfields, capes, bays and straits that news names, as points."""

import geopandas
import shapely

from geo.layers.columns import SITE_COLUMNS
from geo.layers.places import name_of
from geo.layers.tables import joined, table
from geo.model import Dispute


def site_layer(dispute: Dispute) -> geopandas.GeoDataFrame:
    """One row per site, in the pack's order: `SITE_COLUMNS` and its point as `geometry` (EPSG:4326).

    `part_of` are the features that what happens there happens at; `source` and `url` are of the point. A site for which no
    source gives a point keeps its row without one.
    """
    sources = {source.id: source for source in dispute.sources}
    rows = []
    for site in dispute.sites:
        source = sources.get(site.point_source or "")
        rows.append(
            {
                "id": site.id,
                "kind": str(site.kind),
                "part_of": joined(site.part_of),
                "name_en": name_of(site, "en"),
                "name_ja": name_of(site, "ja"),
                "name_ru": name_of(site, "ru"),
                "geonames": site.geonames,
                "source": source.title if source else None,
                "url": source.url if source else None,
                "geometry": shapely.Point(site.point) if site.point else None,
            }
        )
    return table(SITE_COLUMNS, rows)

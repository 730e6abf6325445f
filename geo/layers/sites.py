"""Sites as a table: the towns, airfields, capes, bays and straits that news names, as points."""

import geopandas
import shapely

from geo.layers.columns import SITE_COLUMNS
from geo.layers.places import local_name, name_of
from geo.layers.tables import cited, joined, table
from geo.model import Dispute


def site_layer(dispute: Dispute) -> geopandas.GeoDataFrame:
    """One row per site, in the pack's order: `SITE_COLUMNS` and its point as `geometry` (EPSG:4326).

    `part_of` are the features that what happens there happens at; `source` and `url` are of the point. A site for which no
    source gives a point keeps its row without one.
    """
    sources = {source.id: source for source in dispute.sources}
    rows = [
        {
            "id": site.id,
            "kind": str(site.kind),
            "part_of": joined(site.part_of),
            "name_local": local_name(site, dispute.claimants),
            "name_en": name_of(site, "en"),
            "name_ja": name_of(site, "ja"),
            "name_ru": name_of(site, "ru"),
            "geonames": site.geonames,
            "geometry": shapely.Point(site.point) if site.point else None,
        }
        | cited(site.point_source, sources.get(site.point_source or ""))
        for site in dispute.sites
    ]
    return table(SITE_COLUMNS, rows)

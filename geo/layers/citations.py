"""Names and sources as tables: what a place is called, by whom, and where each fact of a pack can be looked up."""

import geopandas
from shapely.geometry import Point

from geo.layers.columns import NAME_COLUMNS, SOURCE_COLUMNS
from geo.layers.shapes import label_point
from geo.layers.tables import cited, geometries_of, joined, table
from geo.model import Dispute


def name_layer(dispute: Dispute, shapes: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """One row per name of each feature and site, in the pack's order: `NAME_COLUMNS` and as `geometry` its label point.

    `id` is the place's, a slash, and the number of the name among its names, from 1.
    """
    sources = {source.id: source for source in dispute.sources}
    points = {feature: label_point(shape) for feature, shape in geometries_of(shapes).items()}
    points |= {site.id: Point(site.point) for site in dispute.sites if site.point}
    rows = [
        {
            "id": f"{feature.id}/{number}",
            "feature_id": feature.id,
            "name": name.text,
            "lang": name.lang,
            "claimant": name.claimant,
            "kind": str(name.kind),
            "forms": joined(name.forms),
            "ambiguous": name.ambiguous,
            "since": name.since,
            "until": name.until,
            "geometry": points.get(feature.id),
        }
        | cited(name.source, sources.get(name.source))
        for feature in dispute.places
        for number, name in enumerate(feature.toponyms, 1)
    ]
    return table(NAME_COLUMNS, rows)


def source_layer(dispute: Dispute) -> geopandas.GeoDataFrame:
    """One row per source, in the pack's order: `SOURCE_COLUMNS`, no geometry."""
    rows = ({"id": one.id, "title": one.title, "url": one.url} for one in dispute.sources)
    return table(SOURCE_COLUMNS, rows, shapes=False)

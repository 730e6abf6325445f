"""An invented dispute with simple islands and hand-written events, so that the page's tests need no pack and no article."""

import datetime as dt
from dataclasses import replace

import geopandas
from shapely.geometry import MultiPolygon, Polygon, box

from geo.model import (
    Claim,
    ClaimStatus,
    Dispute,
    Event,
    EventSource,
    EventType,
    Evidence,
    Factuality,
    Feature,
    FeatureKind,
    FeatureLevel,
    Instrument,
    Source,
    Toponym,
    ToponymKind,
    parse_edtf,
)

FIRST, SECOND = "XQA", "XQB"
SHORE = "https://example.org/"


def names(first, second, ja, ru):
    """One island's names: an English one per side, and one in each side's own language."""
    return (
        Toponym(text=first, lang="en", kind=ToponymKind.EXONYM, source="atlas", claimant=FIRST),
        Toponym(text=ja, lang="ja", kind=ToponymKind.OFFICIAL, source="atlas", claimant=FIRST),
        Toponym(text=second, lang="en", kind=ToponymKind.EXONYM, source="survey", claimant=SECOND),
        Toponym(text=ru, lang="ru", kind=ToponymKind.OFFICIAL, source="survey", claimant=SECOND, forms=(ru + "а",)),
    )


def make_dispute():
    """Two disputed islands in a group, a third one north of them that the first side has renounced."""
    features = (
        Feature(
            id="group", kind=FeatureKind.ISLANDS, toponyms=names("The Pair", "The Twins", "双子", "Близнецы"), disputed=True
        ),
        Feature(
            id="east-ost",
            kind=FeatureKind.ISLAND,
            toponyms=names("East Isle", "Ost", "東島", "Ост"),
            part_of=("group",),
            disputed=True,
            area_km2=120.5,
            area_source="survey",
            sources=("atlas",),
        ),
        Feature(
            id="vest-west",
            kind=FeatureKind.ISLAND,
            toponyms=names("West Isle", "Vest", "西島", "Вест"),
            part_of=("group",),
            disputed=True,
        ),
        Feature(id="nord-north", kind=FeatureKind.ISLAND, toponyms=names("North Isle", "Nord", "北島", "Норд")),
    )
    claims = (
        Claim(
            feature="group",
            claimant=FIRST,
            status=ClaimStatus.ADMINISTERS,
            since="1855-02-07",
            until="1945-09-05",
            source="atlas",
        ),
        Claim(feature="group", claimant=FIRST, status=ClaimStatus.CLAIMS, since="1855-02-07", source="atlas", instrument="old"),
        Claim(feature="group", claimant=SECOND, status=ClaimStatus.ADMINISTERS, since="1945-09-05", source="survey"),
        Claim(feature="group", claimant=SECOND, status=ClaimStatus.CLAIMS, since="1946-02-02", source="survey"),
        Claim(feature="nord-north", claimant=FIRST, status=ClaimStatus.ADMINISTERS, since="1875", until="1945", source="atlas"),
        Claim(
            feature="nord-north", claimant=FIRST, status=ClaimStatus.CLAIMS, since="1875", until="1952-04-28", source="atlas"
        ),
        Claim(
            feature="nord-north",
            claimant=FIRST,
            status=ClaimStatus.RENOUNCES,
            since="1952-04-28",
            source="atlas",
            instrument="new",
        ),
        Claim(feature="nord-north", claimant=SECOND, status=ClaimStatus.ADMINISTERS, since="1945", source="survey"),
        Claim(feature="nord-north", claimant=SECOND, status=ClaimStatus.CLAIMS, since="1946-02-02", source="survey"),
    )
    instruments = (
        Instrument(
            id="old",
            kind="treaty",
            names={"en": "The Old Treaty", "ja": "旧条約", "ru": "Старый договор"},
            signed="1855-02-07",
            parties=(FIRST, SECOND),
            sources=("atlas",),
        ),
        Instrument(
            id="new",
            kind="treaty",
            names={"en": "The New Treaty"},
            signed="1951-09-08",
            in_force="1952-04-28",
            sources=("atlas",),
        ),
    )
    return Dispute(
        id="invented",
        titles={"en": "The Pair / The Twins", "ja": "双子諸島", "ru": "Острова Близнецы"},
        claimants=(FIRST, SECOND),
        topic="group",
        features=features,
        claims=claims,
        instruments=instruments,
        sources=(Source(id="atlas", title="An Atlas", url=SHORE + "atlas"), Source(id="survey", title="A Survey")),
        references={},
        homonyms={},
    )


def make_shapes():
    """East with an islet beside it, West, North, and the group as the union of the first two."""
    east = MultiPolygon([blob(146.0, 44.0, 0.25), blob(146.35, 44.0, 0.0004)])
    west = MultiPolygon([blob(145.2, 43.8, 0.2)])
    group = MultiPolygon([*east.geoms, *west.geoms])
    shapes = [group, east, west, blob(146.2, 45.6, 0.3)]
    ids = ["group", "east-ost", "vest-west", "nord-north"]
    return geopandas.GeoDataFrame({"id": ids}, geometry=shapes, crs="EPSG:4326")


def blob(lon, lat, radius):
    """A many-sided island."""
    return Polygon(
        [
            (lon + radius * x, lat + radius * y * 0.7)
            for x, y in ((0, 1), (0.8, 0.6), (1, 0), (0.5, -0.9), (-0.6, -0.8), (-1, 0.1))
        ]
    )


def make_context():
    """Some mainland."""
    rows = {"name_en": ["Mainland", None], "name_ja": ["本土", None], "name_ru": ["Материк", None]}
    return geopandas.GeoDataFrame(rows, geometry=[box(141, 42, 144.4, 45), box(148, 42.5, 148.3, 43)], crs="EPSG:4326")


def make_event(number, **changes):
    """One event about East; `date` fills its first and last day."""
    article = f"art-{number % 3}"
    evidence = Evidence(
        exact=f"minister {number} protested", prefix="On that day ", suffix=" about the island.", start=12, end=34
    )
    plain = Event(
        id=f"ev-{number:012x}",
        article=article,
        title=f"Minister protests ({number % 3})",
        url=f"{SHORE}{number % 3}",
        publisher=f"Paper {number % 3}",
        lang="en",
        published=dt.date(2022, 5, 1),
        date=None,
        date_start=None,
        date_end=None,
        date_rule="explicit",
        date_text="that day",
        type=EventType.ACCUSE,
        mode=None,
        factuality=Factuality.ASSERTED,
        actors=("JPN",),
        recipients=("RUS",),
        asserted_by=(),
        denied_by=(),
        features=("east-ost",),
        feature_level=FeatureLevel.NAMED,
        evidence=evidence,
        sources=(),
        confidence=0.9,
        rules=("act-protest",),
    )
    made = replace(plain, **changes)
    if made.date:
        value = parse_edtf(made.date)
        made = replace(made, date_start=value.earliest, date_end=value.latest)
    if not made.sources:
        told = EventSource(
            article=made.article,
            title=made.title,
            url=made.url,
            publisher=made.publisher,
            lang=made.lang,
            published=made.published,
            evidence=(made.evidence,),
        )
        made = replace(made, sources=(told,))
    return made


def make_events():
    """A dozen events: every kind of date, both sides, every level, three publishers."""
    return (
        make_event(1, date="2022-04-22"),
        make_event(
            2, date="2022-04", features=("vest-west",), type=EventType.CONSULT, mode="visit", actors=("RUS",), recipients=()
        ),
        make_event(
            3, date="2022-03?", features=("group",), feature_level=FeatureLevel.TOPIC, type=EventType.SANCTION, actors=("RUS",)
        ),
        make_event(4, date="1956-10-19", features=("group",), type=EventType.AGREE, recipients=("SUHH",)),
        make_event(5, date="../1945", features=("nord-north",), type=EventType.COERCE, actors=("SUHH",), recipients=()),
        make_event(6, date="2003", factuality=Factuality.PRESUPPOSED),
        make_event(7, date=None, date_rule="no-anchor", date_text=None),
        make_event(
            8,
            date="199X~",
            features=("east-ost", "vest-west"),
            type=EventType.PROTEST,
            actors=("former residents",),
            recipients=(),
        ),
        make_event(9, date="2018-11-14/2018-11-16", factuality=Factuality.REPORTED, asserted_by=("JPN",), denied_by=("RUS",)),
        make_event(
            10, date="2022-10?/..", features=("vest-west",), type=EventType.REJECT, actors=("RUS",), recipients=("JPN",)
        ),
        make_event(11, date="[1945-08-28,1945-09-01]", type=EventType.COERCE, actors=("SUHH",), recipients=()),
        make_event(
            12,
            date="2022-04-22",
            lang="ja",
            title="抗議",
            evidence=Evidence(exact="抗議した", prefix="大臣は", suffix="。", start=3, end=7),
        ),
    )


def swap_sides():
    """The same dispute with the two sides in each other's place."""
    other = {FIRST: SECOND, SECOND: FIRST}
    dispute = make_dispute()
    features = tuple(
        replace(place, toponyms=tuple(replace(name, claimant=other[name.claimant]) for name in place.toponyms))
        for place in dispute.features
    )
    claims = tuple(replace(claim, claimant=other[claim.claimant]) for claim in dispute.claims)
    return replace(dispute, features=features, claims=claims, claimants=(SECOND, FIRST))

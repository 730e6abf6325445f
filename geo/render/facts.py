"""What the page knows about a dispute: places, names, claims, instruments and their sources, as plain values."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from shapely.geometry.base import BaseGeometry

from geo.model import Claim, Dispute, Feature, Instrument, Site, Toponym, ToponymKind
from geo.model.holding import Period, claims_on, find_periods, span_of
from geo.model.peoples import peoples
from geo.model.states import FormerState, former_states, with_former
from geo.render.dates import date_in_words, day_number, period_in_words
from geo.render.outlines import find_anchor, find_bounds
from geo.render.safe import clean_link, clean_text
from geo.render.words import PAGE_LANGUAGES, country_name, in_every_language, language_name

Record = dict[str, Any]
"""A JSON object: text, numbers, lists and objects of them."""

_KIND_ORDER = {kind: place for place, kind in enumerate(ToponymKind)}


def dispute_facts(dispute: Dispute, shapes: Mapping[str, BaseGeometry]) -> Record:
    """Everything the page shows of a dispute itself; places, claims and sources refer to each other by position."""
    sources = {source.id: place for place, source in enumerate(dispute.sources)}
    instruments = {instrument.id: place for place, instrument in enumerate(dispute.instruments)}
    places = {feature.id: place for place, feature in enumerate(dispute.features)}
    return {
        "id": dispute.id,
        "titles": _per_language(in_every_language(dispute.titles)),
        "claimants": sorted(dispute.claimants),
        "continues": {former.code: _lasted(former) for former in former_states().values()},
        "codes": {code: _names(code) for code in _codes(dispute)},
        "peoples": {name: row.get("country", "") for name, row in peoples().items() if "country" in row or "local" in row},
        "topic": places.get(dispute.topic, -1),
        "features": [_place(feature, dispute, places, sources, shapes) for feature in dispute.features],
        "sites": [_site(site, dispute) for site in dispute.sites],
        "periods": [[_period(period) for period in find_periods(dispute, feature.id)] for feature in dispute.features],
        "claims": [_claim(claim, instruments, sources) for claim in dispute.claims],
        "instruments": [_instrument(instrument, sources) for instrument in dispute.instruments],
        "sources": [[clean_text(source.title), clean_link(source.url)] for source in dispute.sources],
        "languages": _languages(dispute),
        "latest": max(_days(dispute), default=0),
    }


def dual_name(feature: Feature | Site, dispute: Dispute, lang: str) -> list[list[str]]:
    """The feature's names as [text, language] in a reader's language: one per claimant in ISO order, each name once."""
    sides = [side_name(feature, code, lang) for code in sorted(dispute.claimants)]
    found = [name for name in (sides if any(sides) else [side_name(feature, None, lang)]) if name]
    texts = {name.text: name.lang for name in reversed(found)}
    return [[clean_text(text), tag] for text, tag in reversed(texts.items())] or [[feature.id, "zxx"]]


def side_name(feature: Feature | Site, claimant: str | None, lang: str) -> Toponym | None:
    """The name one side uses, as near to the reader's language as the pack has it: in it, in its letters, else official."""
    own = [name for name in feature.toponyms if claimant is None or name.claimant == claimant]
    # A name that belongs to neither serves a side only where the reader knows the language.
    shared = [name for name in feature.toponyms if name.claimant is None and name.lang == lang]
    return min((*own, *shared), key=lambda name: _distance(name, lang), default=None)


def is_group(feature: Feature, dispute: Dispute) -> bool:
    """Whether other features are part of this one."""
    return any(feature.id in other.part_of for other in dispute.features)


def _distance(name: Toponym, lang: str) -> tuple[bool, int, bool, int]:
    is_romanised = name.kind is ToponymKind.ROMANISED and name.lang == lang
    readable = lang == "en" and ("-latn" in name.lang.lower() or is_romanised)
    secondary = name.kind not in (ToponymKind.OFFICIAL, ToponymKind.EXONYM) and not readable
    step = 0 if name.lang.split("-")[0] == lang else 1 if readable else 2
    return secondary, step, name.claimant is None, _KIND_ORDER[name.kind]


def _place(
    feature: Feature,
    dispute: Dispute,
    places: Mapping[str, int],
    sources: Mapping[str, int],
    shapes: Mapping[str, BaseGeometry],
) -> Record:
    shape, group = shapes.get(feature.id), is_group(feature, dispute)
    nearest = claims_on(dispute, feature.id)
    sites = [site for site in dispute.sites if feature.id in site.part_of]
    # Who looks for a town finds what happened on its island; not for a strait all that happened on the chain.
    towns = () if group else sites
    return {
        "id": feature.id,
        "kind": str(feature.kind),
        "partOf": sorted(places[above] for above in feature.part_of if above in places),
        "disputed": feature.disputed,
        "group": group,
        "area": feature.area_km2,
        "areaSource": sources.get(feature.area_source or "", -1),
        **_named(feature, dispute),
        "toponyms": [_toponym(name, sources) for name in _ordered(feature.toponyms)],
        "forms": [
            *(clean_text(form) for name in feature.toponyms for form in name.forms),
            *(clean_text(text) for site in towns for name in site.toponyms for text in (name.text, *name.forms)),
        ],
        "sites": [place for place, site in enumerate(dispute.sites) if site in sites],
        "sources": [sources[source] for source in feature.sources if source in sources],
        "anchor": find_anchor(shape, group=group),
        "bounds": find_bounds(shape),
        "claims": sorted(
            (place for place, claim in enumerate(dispute.claims) if claim in nearest),
            key=lambda place: span_of(dispute.claims[place])[0],
        ),
    }


def _site(site: Site, dispute: Dispute) -> Record:
    """What the map shows of a site: its kind, its names, and where a source has it."""
    return {"kind": str(site.kind), "point": list(site.point) if site.point else None, **_named(site, dispute)}


def _named(place: Feature | Site, dispute: Dispute) -> Record:
    """Both sides' names per language, and each side's, in the order of the codes."""
    return {
        "names": {lang: dual_name(place, dispute, lang) for lang in PAGE_LANGUAGES},
        "sides": {lang: [_side(place, code, lang) for code in sorted(dispute.claimants)] for lang in PAGE_LANGUAGES},
    }


def _side(feature: Feature | Site, code: str, lang: str) -> list[str]:
    name = side_name(feature, code, lang) or side_name(feature, None, lang)
    return [clean_text(name.text), name.lang] if name else [feature.id, "zxx"]


def _ordered(toponyms: Sequence[Toponym]) -> list[Toponym]:
    return sorted(toponyms, key=lambda name: (name.claimant or "~", _KIND_ORDER[name.kind], name.lang, name.text))


def _toponym(name: Toponym, sources: Mapping[str, int]) -> list[Any]:
    when = {lang: period_in_words(name.since or "..", name.until, lang) for lang in PAGE_LANGUAGES} if name.since else None
    return [clean_text(name.text), name.lang, name.claimant or "", str(name.kind), sources.get(name.source, -1), when]


def _period(period: Period) -> list[Any]:
    views = [[int(view.view), list(view.holders)] for view in period.views]
    first = None if period.since == date.min else day_number(period.since)
    return [first, list(period.administers), list(period.claims), views]


def _claim(claim: Claim, instruments: Mapping[str, int], sources: Mapping[str, int]) -> Record:
    since, until = span_of(claim)
    return {
        "claimant": claim.claimant,
        "status": str(claim.status),
        "from": None if since == date.min else day_number(since),
        "until": day_number(until),
        "holder": claim.holder or "",
        "when": {lang: period_in_words(claim.since, claim.until, lang) for lang in PAGE_LANGUAGES},
        "instrument": instruments.get(claim.instrument or "", -1),
        "source": sources.get(claim.source, -1),
    }


def _instrument(instrument: Instrument, sources: Mapping[str, int]) -> Record:
    return {
        "kind": clean_text(instrument.kind),
        "names": _per_language_with_tag(instrument.names),
        "signed": _dated(instrument.signed),
        "inForce": _dated(instrument.in_force),
        "parties": sorted(instrument.parties),
        "sources": [sources[source] for source in instrument.sources if source in sources],
    }


def _dated(text: str | None) -> Record | None:
    return {lang: date_in_words(text, lang) for lang in PAGE_LANGUAGES} if text else None


def _per_language(texts: Sequence[str]) -> Record:
    return {lang: clean_text(text) for lang, text in zip(PAGE_LANGUAGES, texts, strict=True)}


def _per_language_with_tag(texts: Mapping[str, str]) -> Record:
    """Each text with the language it is in, for a reader whose language has none hears another's."""
    shown = zip(PAGE_LANGUAGES, in_every_language(texts), strict=True)
    other = "en" if "en" in texts else next(iter(texts), "")
    return {lang: [clean_text(text), lang if lang in texts else other] for lang, text in shown}


def _lasted(former: FormerState) -> list[Any]:
    """Who continues the state, its first day, and the day from which on the other speaks."""
    return [former.continued_by, day_number(former.since), day_number(former.until)]


def _names(code: str) -> list[str]:
    return [clean_text(country_name(code, lang)) for lang in PAGE_LANGUAGES]


def _codes(dispute: Dispute) -> list[str]:
    parties = (party for instrument in dispute.instruments for party in instrument.parties)
    holders = (claim.holder for claim in dispute.claims if claim.holder)
    return sorted({*with_former(dispute.claimants), *(claim.claimant for claim in dispute.claims), *holders, *parties})


def _languages(dispute: Dispute) -> Record:
    tags = sorted({name.lang for place in dispute.places for name in place.toponyms})
    return {tag: [clean_text(language_name(tag, lang)) for lang in PAGE_LANGUAGES] for tag in tags}


def _days(dispute: Dispute) -> list[int]:
    periods = (period for feature in dispute.features for period in find_periods(dispute, feature.id))
    return [number for period in periods if period.since and (number := day_number(period.since)) is not None]

"""The commands about packs: disputes, show, check, new-pack."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from geo.cli.options import PACKS, DisputeOption
from geo.cli.output import line_width, say, show_lines, table_lines
from geo.cli.places import find_places
from geo.model import Claim, Dispute, Feature, Site, ToponymKind, parse_edtf
from geo.model.holding import claims_on


def disputes() -> None:
    """List the disputes that can be mapped."""
    from geo.packs import list_packs, read_dispute

    known = [read_dispute(folder) for folder in list_packs()]
    rows = ((one.id, one.claimants, len(one.features), len(one.claims), one.titles.get("en")) for one in known)
    show_lines(table_lines(("id", "claimants", "features", "claims", "title"), rows, width=line_width()))


def show(
    feature: Annotated[
        str | None,
        typer.Argument(metavar="FEATURE", help="An id, or a name in any language and script; by default all are listed."),
    ] = None,
    dispute: DisputeOption = "",
) -> None:
    """Show everything known about one feature.

    Its names with who uses them, its area, claims and instruments, each with its source.
    """
    from geo.packs import list_packs, read_dispute

    known = [read_dispute(name) for name in ([dispute] if dispute else list_packs())]
    show_lines(_listed(known) if feature is None else _shown(*find_places([feature], known)[0]))


def check(
    packs: Annotated[list[str] | None, typer.Argument(metavar="PACK", help="Ids or folders; by default every pack.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Tell also what a good pack has and this one has not.")] = False,
) -> None:
    """Print every fault in every pack.

    Each with its file, feature and key; exit status 1 where there is one.
    """
    from geo.packs import find_pack, list_packs
    from geo.packs.check import check_pack
    from geo.packs.strictness import check_strictly

    folders = [find_pack(name) for name in packs] if packs else list_packs()
    faults = 0
    for folder in folders:
        found = check_pack(folder) or (check_strictly(folder) if strict else ())
        faults += len(found)
        show_lines(str(fault) for fault in found)
        if not found:
            show_lines([f"{folder.name}: no fault"])
    if faults:
        say("1 fault" if faults == 1 else f"{faults} faults")
        raise typer.Exit(1)


def new_pack(
    name: Annotated[str, typer.Argument(metavar="ID", help="The new pack's id: lower-case ASCII with hyphens.")],
    claimants: Annotated[list[str], typer.Argument(metavar="CLAIMANT", help="Each side's ISO 3166-1 alpha-3 code.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder that the pack's goes into.")] = PACKS,
) -> None:
    """Write the skeleton of a pack.

    Every file that a pack has, every key with a comment; it passes `check`, and says nothing yet.
    """
    from geo.packs.beginning import begin_pack

    made = begin_pack(name, claimants, out)
    show_lines(map(str, made))
    say(f"replace what stands in capitals, then run `dispute-map check --strict {made[0].parent.as_posix()}`")


def _listed(known: list[Dispute]) -> Iterator[str]:
    """Every feature and site with the names that either side gives it."""
    rows = (
        (place.id, place.kind, "yes" if _is_disputed(place) else "no", " / ".join(_plain_names(place)))
        for dispute in known
        for place in dispute.places
    )
    return table_lines(("id", "kind", "disputed", "names"), rows, width=line_width())


def _is_disputed(place: Feature | Site) -> bool:
    return isinstance(place, Feature) and place.disputed


def _plain_names(place: Feature | Site) -> Iterator[str]:
    plain = (ToponymKind.OFFICIAL, ToponymKind.EXONYM)
    return iter(dict.fromkeys(name.text for name in place.toponyms if name.kind in plain))


def _shown(dispute: Dispute, place: Feature | Site) -> Iterator[str]:
    yield f"{place.id} ({place.kind}{', disputed' if _is_disputed(place) else ''}) in {dispute.id}"
    yield from (f"part of {group}" for group in place.part_of)
    yield from _measured(place)
    yield "\nnames"
    names = ((n.text, n.lang, n.claimant, n.kind, n.since, n.until, n.source) for n in place.toponyms)
    yield from table_lines(
        ("name", "language", "used by", "kind", "since", "until", "source"), names, indent=2, width=line_width()
    )
    yield from _sites(dispute, place)
    claims = sorted(claims_on(dispute, place.id), key=lambda claim: parse_edtf(claim.since).earliest or date.min)
    if claims:
        yield "\nclaims"
        rows = ((c.claimant, c.status, c.holder, c.since, c.until, c.instrument, c.source) for c in claims)
        columns = ("claimant", "status", "whose", "since", "until", "instrument", "source")
        yield from table_lines(columns, rows, indent=2, width=line_width())
    yield from _instruments(dispute, {claim.instrument for claim in claims})
    yield from _sources(dispute, place, claims)


def _measured(place: Feature | Site) -> Iterator[str]:
    """The published area of a feature; where a site is, and its number in GeoNames."""
    if isinstance(place, Site):
        if place.point is not None:
            longitude, latitude = place.point
            yield f"at {latitude} N {longitude} E, source {place.point_source}"
        if place.geonames is not None:
            yield f"GeoNames {place.geonames}"
    elif place.area_km2 is not None:
        yield f"area {place.area_km2:g} km2, source {place.area_source}"


def _sites(dispute: Dispute, place: Feature | Site) -> Iterator[str]:
    sites = [site for site in dispute.sites if place.id in site.part_of]
    if sites:
        yield "\nsites"
        rows = ((site.id, site.kind, " / ".join(_plain_names(site))) for site in sites)
        yield from table_lines(("id", "kind", "names"), rows, indent=2, width=line_width())


def _instruments(dispute: Dispute, wanted: set[str | None]) -> Iterator[str]:
    found = [instrument for instrument in dispute.instruments if instrument.id in wanted]
    if not found:
        return
    yield "\ninstruments"
    rows = ((i.id, i.signed, i.in_force, i.parties, i.sources, " | ".join(i.names.values())) for i in found)
    yield from table_lines(("id", "signed", "in force", "parties", "source", "names"), rows, indent=2, width=line_width())


def _sources(dispute: Dispute, place: Feature | Site, claims: Sequence[Claim]) -> Iterator[str]:
    """The sources of every line above."""
    instruments = {claim.instrument for claim in claims}
    wanted = {name.source for name in place.toponyms} | {claim.source for claim in claims}
    wanted |= {place.point_source or ""} if isinstance(place, Site) else {place.area_source or "", *place.sources}
    wanted |= {key for instrument in dispute.instruments if instrument.id in instruments for key in instrument.sources}
    yield "\nsources"
    rows = ((source.id, source.title, source.url) for source in dispute.sources if source.id in wanted)
    yield from table_lines(("id", "title", "url"), rows, indent=2, width=line_width())

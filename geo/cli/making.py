"""The commands that write files: build, render, export."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo.cli.deciding import decisions_beside_seeds, decisions_in, read_decided, tell_overruled
from geo.cli.options import (
    MAPS,
    SEEDS,
    ArticlesArgument,
    AsOfOption,
    ConfidenceOption,
    DecisionsOption,
    DisputeOption,
    EventsArgument,
    EventsOption,
    LangOption,
    OutOption,
    PageLangOption,
    PageOption,
    PerspectiveOption,
    PublishedOption,
    TableOption,
    UrlOption,
    WorkersOption,
)
from geo.cli.output import one_line, say, show_lines, show_progress
from geo.cli.telling import waiting_for_a_day
from geo.errors import FormatError, OutputError
from geo.model import TOLD_FROM, Dispute, Edtf, Event

if TYPE_CHECKING:
    from geo.build import MapReport
    from geo.export import Format as FileFormat
    from geo.export import Layers

_LISTED = 20


class Layer(StrEnum):
    """The tables that can be exported."""

    FEATURES = "features"
    SITES = "sites"
    CLAIMS = "claims"
    EVENTS = "events"
    LINES = "lines"
    SOURCES = "sources"
    NAMES = "names"
    VIEW = "view"
    CONTEXT = "context"
    ALL = "all"


_ALL = (Layer.FEATURES, Layer.SITES, Layer.CLAIMS, Layer.EVENTS, Layer.LINES, Layer.SOURCES, Layer.NAMES)


def build(
    articles: ArticlesArgument = None,
    *,
    dispute: DisputeOption = "",
    out: OutOption = MAPS,
    published: PublishedOption = None,
    lang: LangOption = None,
    decisions: DecisionsOption = None,
    url: UrlOption = None,
    min_confidence: ConfidenceOption = TOLD_FROM,
    workers: WorkersOption = None,
) -> None:
    """Read articles and write the map.

    The map is a page, a GeoJSON file, a GeoPackage and a file of events; what changed since the last build is printed.
    There is one map for each dispute that an article is about; with --dispute only that one, and articles about others are
    left out. An article that cannot be read is told in a line; the map is made of the others, and the exit status is 1.
    So it is with a decision that fits no event. The decisions in seeds/decisions/ are taken where seeds/ is built.
    With --url the page says what a shared link shows, and its picture is written beside it.
    """
    from geo.build import build_maps

    reports = build_maps(
        articles or [SEEDS],
        out,
        dispute_name=dispute,
        published=published,
        lang=lang,
        decisions=decisions_in(decisions or decisions_beside_seeds(not articles)),
        min_confidence=min_confidence,
        address=url,
        workers=workers,
        progress=show_progress("articles"),
        announce=say,
    )
    for report in reports:
        show_lines(_told(report))
    for report in reports:
        tell_overruled(report.curated)
        waiting = waiting_for_a_day(report.events)
        if waiting:
            say(waiting)
    faults = [*reports[0].faults, *(fault for report in reports for fault in report.curated.faults)]
    for fault in faults:
        say(str(fault))
    raise typer.Exit(1 if faults else 0)


def render(
    events: EventsArgument = None,
    output: PageOption = None,
    dispute: DisputeOption = "",
    lang: PageLangOption = "en",
    decisions: DecisionsOption = None,
    url: UrlOption = None,
    min_confidence: ConfidenceOption = 0.0,
) -> None:
    """Write the map page from a file of events.

    Decisions are carried out on them, and the cards tell who decided what, and why. Those in seeds/decisions/ are taken where
    the events are those of the last build. With --url the page says what a shared link shows, and its picture is written
    beside it. More events than one page holds are written as one page a period, and a line says so beforehand.
    """
    from geo.build import map_files
    from geo.events import at_least
    from geo.files import write_bytes, write_text
    from geo.packs import read_dispute
    from geo.packs.shapes import read_context, read_lines, read_shapes
    from geo.render import draw_preview, parts_of, picture_beside, render_map, share_at, tell_parts

    pack = pack_for(dispute, events)
    place = read_dispute(pack)
    curated, fits = read_decided(events, decisions, place)
    told = at_least(curated.events, min_confidence)
    page, shapes, context = output or map_files(MAPS, place)[0], read_shapes(place, pack), read_context(place, pack)
    if url and page.exists() and not page.is_file():
        raise OutputError(str(page), "is no file that a picture could lie beside", "name a file with -o, or leave --url out")
    shared = share_at(url, page) if url else None
    courses = read_lines(place, pack)
    parts = parts_of(told, page)
    for line in tell_parts(parts):
        say(line)
    for part in parts:
        seen, frame = shared if part.path == page else None, (place, shapes, context, courses)
        drawn = render_map(part.events, *frame, lang=lang, settled=curated.settled, shared=seen, periods=part.periods)
        write_text(part.path, drawn)
    if shared:
        write_bytes(picture_beside(page), draw_preview(place, shapes, context))
    raise typer.Exit(0 if fits else 1)


def export(
    layer: Annotated[Layer, typer.Argument(help="Which table; view: the features in the fields of other data sets.")],
    output: TableOption,
    dispute: DisputeOption = "",
    events: EventsOption = None,
    as_of: AsOfOption = None,
    perspective: PerspectiveOption = None,
    decisions: DecisionsOption = None,
    min_confidence: ConfidenceOption = 0.0,
) -> None:
    """Write a table, or all of them, as a GIS file.

    The suffix picks the format. The events are those of the last build, unless --events names others; decisions are carried
    out on them as `render` does. With --perspective the features are written as that claimant sees them.
    """
    from geo.events import at_least
    from geo.export import about, expect_few, format_of, write_layers
    from geo.packs import read_dispute

    kind = format_of(output)
    wanted = _wanted(layer, kind, perspective, output)
    expect_few(kind, wanted, output)
    pack = pack_for(dispute, events)
    place = read_dispute(pack)
    absent = {Layer.LINES: not place.lines, Layer.SITES: not place.sites}
    wanted = tuple(one for one in wanted if one is layer or not absent.get(one))
    if decisions and Layer.EVENTS not in wanted:
        raise typer.BadParameter(f"{layer} has no decisions; leave --decisions out, or export events or all")
    told, fits = read_decided(events, decisions, place) if Layer.EVENTS in wanted else (None, True)
    kept = at_least(told.events, min_confidence) if told else ()
    write_layers(_tables(wanted, place, pack, kept, as_of, perspective), output, about(place))
    raise typer.Exit(0 if fits else 1)


def _wanted(layer: Layer, kind: "FileFormat", perspective: str | None, output: Path) -> tuple[Layer, ...]:
    """The tables that a file is made of."""
    if perspective and (kind.tables or layer not in (Layer.FEATURES, Layer.VIEW, Layer.ALL)):
        told = kind.title if kind.tables else layer
        raise typer.BadParameter(f"{told} has no perspective; leave --perspective out, or export features or all")
    if kind.tables:
        if layer not in (Layer.FEATURES, Layer.ALL):
            raise FormatError(str(output), f"{kind.title} is a format of places, not of {layer}", "export features")
        return tuple(map(Layer, (*kind.tables, *kind.welcome)))
    wanted = _ALL if layer is Layer.ALL else (layer,)
    return tuple(Layer.VIEW if perspective and one is Layer.FEATURES else one for one in wanted)


def pack_for(dispute: str, events: Path | None) -> Path:
    """The pack named, else the one whose build or whose places a file of events is of, else the only build's in maps/."""
    from geo.events import read_events
    from geo.packs import default_pack, find_pack, list_packs, read_dispute

    if dispute:
        return find_pack(dispute)
    known = {pack.name: pack for pack in list_packs()}
    files = [events] if events else sorted(MAPS.glob("*.events.jsonl"))
    built = [known[name] for name in (file.name.removesuffix(".events.jsonl") for file in files) if name in known]
    if len(built) == 1:
        return built[0]
    told = {feature for event in (read_events(events) if events else ()) for feature in event.features}
    holding = [pack for pack in known.values() if told & {feature.id for feature in read_dispute(pack).features}]
    return holding[0] if told and holding else default_pack()


def _tables(
    wanted: Iterable[Layer],
    dispute: Dispute,
    pack: Path,
    events: Sequence[Event],
    as_of: Edtf | None,
    perspective: str | None,
) -> "Layers":
    """The tables asked for, by name."""
    from geo.layers import claim_layer, event_layer, feature_layer, line_layer, name_layer, site_layer, source_layer, view_layer
    from geo.packs.shapes import read_context, read_lines, read_shapes

    shapes = read_shapes(dispute, pack)
    tables = {
        Layer.FEATURES: lambda: feature_layer(dispute, shapes, as_of=as_of),
        Layer.CLAIMS: lambda: claim_layer(dispute, shapes, as_of=as_of),
        Layer.EVENTS: lambda: event_layer(events, dispute, shapes, as_of=as_of),
        Layer.LINES: lambda: line_layer(dispute, read_lines(dispute, pack), as_of=as_of),
        Layer.SITES: lambda: site_layer(dispute),
        Layer.SOURCES: lambda: source_layer(dispute),
        Layer.NAMES: lambda: name_layer(dispute, shapes),
        Layer.VIEW: lambda: view_layer(dispute, shapes, as_of=as_of, perspective=perspective),
        Layer.CONTEXT: lambda: read_context(dispute, pack),
    }
    return {str(name): tables[name]() for name in wanted}


def _told(report: "MapReport") -> Iterator[str]:
    """The report of a build as lines: what was read, what is new, which files were written."""
    rejected, decided = sum(event.rejected for event in report.events), len(report.curated.settled)
    shown = _count(len(report.events) - rejected, "event")
    read = f"{len(report.articles) - len(report.faults)} of " if report.faults else ""
    counted = f"{report.dispute.id}: {read}{_count(len(report.articles), 'article')}, {shown}"
    counted += f", {_count(decided, 'decision')} ({rejected} rejected)" if decided else ""
    counted += f", {report.left_out} less certain left out" if report.left_out else ""
    counted += f", {_count(report.elsewhere, 'article')} about other disputes" if report.elsewhere else ""
    if report.changes is None:
        yield counted
    else:
        changes = report.changes
        sizes = f"{len(changes.added)} new, {len(changes.gone)} gone, {len(changes.changed)} changed"
        yield f"{counted}; since the last build {sizes}"
        events = {event.id: event for event in report.events}
        for sign, ids in (("+", changes.added), ("-", changes.gone), ("~", changes.changed)):
            yield from (f"{sign} {name} {_brief(events.get(name))}".rstrip() for name in ids[:_LISTED])
            yield from (f"{sign} … and {len(ids) - _LISTED} more" for _ in ids[_LISTED : _LISTED + 1])
    yield from (str(path) for path in report.files)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _brief(event: Event | None) -> str:
    """The event in one line: date, type, who to whom, where."""
    if event is None:
        return ""
    who = " ".join(event.actors) + (f" > {' '.join(event.recipients)}" if event.recipients else "")
    return one_line(f"{event.date or 'undated'} {event.type} {who} {' '.join(event.features)}")

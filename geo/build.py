"""The main job as one function: articles and a dispute in; a page, two GIS files and the events out."""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.articles import list_articles
from geo.corpus import Corpus, Progress, extract_corpus
from geo.curation import Curated, Decision, apply_decisions
from geo.errors import ArticleError, CurationError, EventsError, GeoError, OutputError
from geo.events import at_least, read_events, write_events
from geo.export import Layer, Layers, about, write_layers
from geo.files import replacing, write_text
from geo.layers import claim_layer, event_layer, feature_layer, line_layer, name_layer, site_layer, source_layer
from geo.model import Dispute, Event
from geo.packs import default_pack, find_pack, list_packs, read_dispute
from geo.packs.shapes import read_context, read_lines, read_shapes
from geo.render import draw_preview, is_folder, parts_of, picture_beside, render_map, share_at, tell_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Ids of the events that are new, that are gone and that read otherwise than in the last build, each in order."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapReport:
    """What a build did: the articles it read, the events it found, the files it wrote, what is new, what was at fault.

    `left_out` counts the events under the confidence asked for, `elsewhere` the articles that are about another dispute.
    `curated` is what became of the decisions; events that were rejected are among the `events`, and in no other file.
    `changes` is `None` where there was no build before to compare with.
    """

    dispute: Dispute
    articles: tuple[Path, ...]
    events: tuple[Event, ...]
    files: tuple[Path, ...]
    changes: Changes | None
    faults: tuple[GeoError, ...]
    curated: Curated
    left_out: int = 0
    elsewhere: int = 0


def build_map(
    articles: Sequence[Path],
    dispute_name: str | Path,
    out: Path,
    *,
    published: date | None = None,
    lang: str | None = None,
    decisions: Sequence[Decision] = (),
    min_confidence: float = 0.0,
    address: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    announce: Callable[[str], None] | None = None,
) -> MapReport:
    """Read `articles` (files and folders), and write the map of the dispute into the folder `out`.

    An article about a place of another pack is left out. `decisions` are carried out on the events that they fit, and
    `min_confidence` leaves out those under it that nobody decided on. `<id>.html` is the
    page, `<id>.geojson` features and events, `<id>.gpkg` all tables, and `<id>.events.jsonl` the events as
    `dispute-map parse` prints them. With the `address` where the page or its folder will lie, `<id>.preview.png` is the picture
    that a shared link shows. All are written before the first old one is replaced; the same input gives the same bytes.
    Raises a `GeoError` where a dispute is unknown, no article can be read or `out` not be written to.
    """
    found = build_maps(
        articles,
        out,
        dispute_name=dispute_name,
        published=published,
        lang=lang,
        decisions=decisions,
        min_confidence=min_confidence,
        address=address,
        workers=workers,
        progress=progress,
        announce=announce,
    )
    return found[0]


def build_maps(
    articles: Sequence[Path],
    out: Path,
    *,
    dispute_name: str | Path = "",
    published: date | None = None,
    lang: str | None = None,
    decisions: Sequence[Decision] = (),
    min_confidence: float = 0.0,
    address: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    announce: Callable[[str], None] | None = None,
) -> tuple[MapReport, ...]:
    """A map as of `build_map` of the dispute named, else of each that an article is about, else of the default pack."""
    packs = {folder.name: folder for folder in (default_pack(), *list_packs())}
    named = find_pack(dispute_name) if dispute_name else None
    disputes = [read_dispute(named)] if named else list(map(read_dispute, packs.values()))
    others = [read_dispute(folder) for name, folder in packs.items() if named and name != named.name]
    _expect_known(decisions, packs.keys() | ({named.name} if named else set()))
    paths = list_articles(articles)
    corpus = extract_corpus(paths, *disputes, others=others, published=published, lang=lang, workers=workers, progress=progress)
    _expect_some(paths, corpus.faults)
    wanted = [dispute for dispute in disputes if corpus.about.get(dispute.id)] or disputes[:1]
    if address and len(wanted) > 1 and not is_folder(address):
        said = f"is the address of one page, and there are {len(wanted)} maps"
        raise OutputError(f"--url {address}", said, "write that of their folder, with / at the end, or name one with --dispute")
    return tuple(
        _write_map(dispute, named or packs[dispute.id], out, corpus, paths, decisions, min_confidence, address, announce)
        for dispute in wanted
    )


def _write_map(
    dispute: Dispute,
    pack: Path,
    out: Path,
    corpus: Corpus,
    paths: tuple[Path, ...],
    decisions: Sequence[Decision],
    min_confidence: float,
    address: str | None,
    announce: Callable[[str], None] | None,
) -> MapReport:
    """The report of one map, its four files written."""
    shapes = read_shapes(dispute, pack)
    found = corpus.told[dispute.id]
    curated = apply_decisions(found, decisions, dispute)
    told = at_least(curated.events, min_confidence)
    tables = _tables(dispute, pack, told, shapes)
    context, courses = read_context(dispute, pack), read_lines(dispute, pack)
    files = map_files(out, dispute)
    shared = share_at(address, files[0]) if address else None
    parts = parts_of(told, files[0])
    if announce:
        for line in tell_parts(parts):
            announce(line)
    pictures = {picture_beside(files[0]): draw_preview(dispute, shapes, context)} if shared else {}

    changes = _changes_since(files[-1], told)
    with ExitStack() as together:
        html, geojson, gpkg, jsonl = (together.enter_context(replacing(file)) for file in files)
        others = [together.enter_context(replacing(part.path)) for part in parts[1:]]
        for part, path in zip(parts, (html, *others), strict=True):
            seen = shared if path is html else None
            drawn = render_map(
                part.events, dispute, shapes, context, courses, settled=curated.settled, shared=seen, periods=part.periods
            )
            write_text(path, drawn)
        write_layers({name: tables[name] for name in ("features", "events")}, geojson)
        write_layers(tables, gpkg, about(dispute))
        write_events(told, jsonl)
        for path, picture in pictures.items():
            together.enter_context(replacing(path)).write_bytes(picture)
    return MapReport(
        dispute=dispute,
        articles=paths,
        events=told,
        files=(*files, *(part.path for part in parts[1:]), *pictures),
        changes=changes,
        faults=corpus.faults,
        curated=curated,
        left_out=len(found) - len(told),
        elsewhere=sum(number for name, number in corpus.about.items() if name != dispute.id),
    )


def _tables(dispute: Dispute, pack: Path, events: Sequence[Event], shapes: Layer) -> Layers:
    """Every table of a map by name; those of sites and lines only where the pack has any."""
    sites = {"sites": site_layer(dispute)} if dispute.sites else {}
    lines = {"lines": line_layer(dispute, read_lines(dispute, pack))} if dispute.lines else {}
    return {
        "features": feature_layer(dispute, shapes),
        **sites,
        "claims": claim_layer(dispute, shapes),
        "events": event_layer(events, dispute, shapes),
        **lines,
        "sources": source_layer(dispute),
        "names": name_layer(dispute, shapes),
    }


def map_files(out: Path, dispute: Dispute) -> tuple[Path, Path, Path, Path]:
    """Where a build in the folder `out` puts the page, the GeoJSON, the GeoPackage and the events."""
    page, geojson, gpkg, jsonl = (out / f"{dispute.id}{end}" for end in (".html", ".geojson", ".gpkg", ".events.jsonl"))
    return page, geojson, gpkg, jsonl


def compare_events(before: Iterable[Event], after: Iterable[Event]) -> Changes:
    """What became of the events of one build in the next."""
    old, new = ({event.id: event for event in events} for events in (before, after))
    return Changes(
        added=tuple(name for name in new if name not in old),
        gone=tuple(name for name in old if name not in new),
        changed=tuple(name for name, event in new.items() if name in old and old[name] != event),
    )


def _changes_since(jsonl: Path, events: Sequence[Event]) -> Changes | None:
    """What is new against the file of the last build; a file that cannot be read is about to be replaced, so no matter."""
    with suppress(EventsError):
        return compare_events(read_events(jsonl), events) if jsonl.exists() else None
    return None


def _expect_known(decisions: Iterable[Decision], disputes: Collection[str]) -> None:
    for decision in decisions:
        if decision.dispute not in disputes:
            file = decision.where.rpartition(": ")[0]
            raise CurationError(file, f"dispute '{decision.dispute}' is unknown", "`dispute-map disputes` lists them")


def _expect_some(paths: Sequence[Path], faults: Sequence[GeoError]) -> None:
    if not paths:
        raise ArticleError("seeds", "no article to read", "name files or folders with .txt, .md or .html articles")
    if len(faults) == len(paths):
        first, more = faults[0], len(faults) - 1
        rest = f" … and {more} more: `dispute-map parse` tells them all" if more else ""
        raise ArticleError(first.where, first.what, first.right + rest)

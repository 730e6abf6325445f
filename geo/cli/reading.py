"""The commands that read texts and events: parse, timex, explain."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from geo.cli.options import (
    DISPUTE,
    MAPS,
    DisputeOption,
    EventsOption,
    Format,
    FormatOption,
    LangOption,
    PublishedOption,
    WorkersOption,
)
from geo.cli.output import json_lines, one_line, pick_format, say, show_lines, show_progress, table_lines
from geo.errors import ArticleError, EventsError, UnknownNameError
from geo.model import Event, EventSource, event_line

_JAPANESE: Final = re.compile(r"[\u3041-\u30fe\u4e00-\u9fff]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
TIMEX_COLUMNS: Final = ("start", "end", "text", "type", "value", "edtf", "rule", "anchor")
_WIDEST: Final = 72
EVENT_TABLE: Final = ("id", "date", "type", "actors", "recipients", "features", "evidence")


def parse(
    articles: Annotated[list[Path], typer.Argument(metavar="ARTICLE", help="Files, folders, or - for standard input.")],
    *,
    published: PublishedOption = None,
    lang: LangOption = None,
    format: FormatOption = None,  # noqa: A002 - the option's name
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="A file to write to.")] = None,
    dispute: DisputeOption = DISPUTE,
    workers: WorkersOption = None,
) -> None:
    """Print the events that articles tell."""
    from geo.articles import list_articles
    from geo.corpus import extract_corpus
    from geo.packs import read_dispute

    corpus = extract_corpus(
        list_articles(articles),
        read_dispute(dispute),
        published=published,
        lang=lang,
        workers=workers,
        progress=show_progress("articles"),
    )
    as_table = pick_format(format, output) is Format.TABLE
    show_lines(_event_rows(corpus.events) if as_table else map(event_line, corpus.events), output)
    for fault in corpus.faults:
        say(str(fault))
    raise typer.Exit(1 if corpus.faults else 0)


def timex(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The text, or - for standard input.")],
    *,
    published: PublishedOption = None,
    lang: LangOption = None,
    format: FormatOption = None,  # noqa: A002 - the option's name
) -> None:
    """Print every time expression in a text.

    Each with its place in code points, TIMEX3 type and value, EDTF value, and the rule and anchor that gave it.
    """
    from geo.timex import tag_times

    read = _standard_input() if text == "-" else text
    found = tag_times(read, lang or _language_of(read), published=published)
    rows = [tuple(getattr(time, name) for name in TIMEX_COLUMNS) for time in found]
    if pick_format(format, None) is Format.TABLE:
        show_lines(table_lines(TIMEX_COLUMNS, rows))
    else:
        show_lines(json_lines(dict(zip(TIMEX_COLUMNS, row, strict=True)) for row in rows))


def explain(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="The event; a beginning of its id will do.")],
    events: EventsOption = None,
) -> None:
    """Tell where an event comes from.

    Its evidence in every article, the rules and the anchor of its date, and the decision a person took on it.
    """
    from geo.events import read_events

    files = [events] if events else sorted(MAPS.glob("*.events.jsonl"))
    if not files:
        raise EventsError(f"{MAPS}", "has no file of events", "run `dispute-map build`, or name a file with --events")
    known = {event.id: event for file in files for event in read_events(file)}
    show_lines(_explained(_the_one(event_id, known)))


def _language_of(text: str) -> str:
    """The language of a few words, by their script alone."""
    if _JAPANESE.search(text):
        return "ja"
    return "ru" if _CYRILLIC.search(text) else "en"


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ArticleError("standard input", f"is not UTF-8 (byte {fault.start + 1})", "convert it to UTF-8") from None


def _the_one(typed: str, known: dict[str, Event]) -> Event:
    fitting = [known[typed]] if typed in known else [known[name] for name in known if name.startswith(typed)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UnknownNameError(typed, f"fits {len(fitting)} events", "give more of the id")
    raise UnknownNameError(typed, "is no event of these files", "`dispute-map parse` and `build` print the ids")


def _event_rows(events: Sequence[Event]) -> Iterator[str]:
    rows = (
        (event.id, event.date, event.type, event.actors, event.recipients, event.features, event.evidence.exact)
        for event in events
    )
    return table_lines(EVENT_TABLE, rows, widest=_WIDEST)


def _explained(event: Event) -> Iterator[str]:
    rows: tuple[tuple[str, object], ...] = (
        ("event", event.id),
        ("type", f"{event.type}, mode {event.mode}" if event.mode else event.type),
        ("actors", event.actors),
        ("recipients", event.recipients),
        ("features", f"{' '.join(event.features)} (by {event.feature_level})"),
        ("date", _dated(event)),
        ("date rule", event.date_rule),
        ("date text", event.date_text),
        ("anchor", f"published {event.published}" if event.published else "publication day unknown"),
        ("factuality", event.factuality),
        ("asserted by", event.asserted_by),
        ("denied by", event.denied_by),
        ("rules", event.rules),
        ("confidence", event.confidence),
        ("curation", event.curation),
    )
    yield from list(table_lines(("", ""), rows))[1:]
    for source in event.sources:
        yield ""
        yield from _quoted(source)


def _dated(event: Event) -> str | None:
    if event.date is None:
        return None
    return f"{event.date} (from {event.date_start or 'open'} to {event.date_end or 'open'})"


def _quoted(source: EventSource) -> Iterator[str]:
    """An article's part in an event: what it is, and each quotation marked in its surroundings."""
    named = (source.title, source.publisher, source.published, source.url)
    yield one_line(", ".join(str(part) for part in named if part) or f"article {source.article}")
    if source.reprint_of:
        yield f"  a reprint of article {source.reprint_of}"
    for quote in source.evidence:
        yield f"  characters {quote.start}-{quote.end}: " + one_line(f"…{quote.prefix}[{quote.exact}]{quote.suffix}…")

"""The commands that read texts and events: parse, timex, explain."""

import re
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Annotated, Final

import typer

from geo.cli.options import (
    DECISIONS,
    MAPS,
    ArticleArgument,
    ConfidenceOption,
    DecisionsOption,
    DisputeOption,
    EventsOption,
    Format,
    FormatOption,
    LangOption,
    OutputOption,
    PublishedOption,
    WorkersOption,
)
from geo.cli.output import (
    json_lines,
    line_width,
    pick_format,
    say,
    show_lines,
    show_progress,
    table_lines,
)
from geo.cli.telling import how_known, quotations, waiting_for_a_day, what_decided, what_happened, words_told
from geo.errors import ArticleError, EventsError, UnknownNameError
from geo.model import TOLD_FROM, Event, event_line

_JAPANESE: Final = re.compile(r"[\u3041-\u30fe\u4e00-\u9fff]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
TIMEX_COLUMNS: Final = ("start", "end", "text", "type", "value", "edtf", "rule", "anchor")
_WIDEST: Final = 72
_NAMED: Final = 5
EVENT_TABLE: Final = ("id", "date", "type", "actors", "recipients", "features", "evidence")


def parse(
    articles: ArticleArgument,
    *,
    published: PublishedOption = None,
    lang: LangOption = None,
    format: FormatOption = None,  # noqa: A002 - the option's name
    output: OutputOption = None,
    dispute: DisputeOption = "",
    min_confidence: ConfidenceOption = TOLD_FROM,
    workers: WorkersOption = None,
) -> None:
    """Print the events that articles tell.

    Each article is read with the pack of the dispute that it is about, unless --dispute names one for all of them. An event
    that is about as likely wrong in something as right is left out, and counted in a line.
    An article that cannot be read is told in a line, the others are printed, and the exit status is 1.
    """
    from geo.articles import list_articles
    from geo.corpus import extract_corpus
    from geo.events import at_least
    from geo.packs import list_packs, read_dispute

    corpus = extract_corpus(
        list_articles(articles),
        *map(read_dispute, [dispute] if dispute else list_packs()),
        published=published,
        lang=lang,
        workers=workers,
        progress=show_progress("articles"),
    )
    events = at_least(corpus.events, min_confidence)
    as_table = pick_format(format, output) is Format.TABLE
    width = None if output else line_width()
    show_lines(_event_rows(events, width) if as_table else map(event_line, events), output)
    if len(events) < len(corpus.events):
        say(f"{len(corpus.events) - len(events)} of {len(corpus.events)} events left out: confidence under {min_confidence:g}")
    waiting = waiting_for_a_day(corpus.events)
    if waiting:
        say(waiting)
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
    found = tag_times(read, lang or _language_of(read), published=published, ranges=False)
    rows = [tuple(getattr(time, name) for name in TIMEX_COLUMNS) for time in found]
    if pick_format(format, None) is Format.TABLE:
        show_lines(table_lines(TIMEX_COLUMNS, rows, width=line_width()))
    else:
        show_lines(json_lines(dict(zip(TIMEX_COLUMNS, row, strict=True)) for row in rows))


def explain(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="The event; a beginning of its id will do.")],
    events: EventsOption = None,
    decisions: DecisionsOption = None,
) -> None:
    """Tell where an event comes from.

    Its evidence in every article, the rules and the anchor of its date, and what a person decided on it and why.
    """
    from geo.curation import decisions_on, list_decisions, read_decisions
    from geo.events import read_events

    files = [events] if events else sorted(MAPS.glob("*.events.jsonl"))
    if not files:
        raise EventsError(f"{MAPS}", "has no file of events", "run `dispute-map build`, or name a file with --events")
    known = {event.id: event for file in files for event in read_events(file)}
    event = _the_one(event_id, known)
    kept = list_decisions(decisions or ([DECISIONS] if DECISIONS.is_dir() else []))
    taken = decisions_on(event, [decision for file in kept for decision in read_decisions(file)])
    words = words_told()
    show_lines(what_happened(event, words))
    show_lines(how_known(event, words))
    show_lines(what_decided(event, taken, words))
    for source in event.sources:
        show_lines(["", *quotations(source)])


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
    fitting = [typed] if typed in known else [name for name in known if name.startswith(typed)]
    if len(fitting) == 1:
        return known[fitting[0]]
    if fitting:
        some = ", ".join(fitting[:_NAMED]) + (", …" if len(fitting) > _NAMED else "")
        raise UnknownNameError("", f"'{typed}' fits {len(fitting)} events ({some})", "give more of the id")
    near = get_close_matches(typed, known, n=1, cutoff=0.75)
    right = f"did you mean '{near[0]}'?" if near else "`dispute-map parse` prints the ids"
    raise UnknownNameError("", f"'{typed}' is no event of {'these files' if known else 'the file, which has none'}", right)


def _event_rows(events: Sequence[Event], width: int | None) -> Iterator[str]:
    rows = (
        (event.id, event.date, event.type, event.actors, event.recipients, event.features, event.evidence.exact)
        for event in events
    )
    return table_lines(EVENT_TABLE, rows, widest=_WIDEST, width=width)

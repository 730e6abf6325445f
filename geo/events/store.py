"""Events on disk: one JSON object a line, as `dispute-map parse` prints them."""

import json
from collections.abc import Iterable
from pathlib import Path

from geo.errors import EventsError
from geo.files import write_text
from geo.model import Event, event_from_record, event_line


def write_events(events: Iterable[Event], path: Path) -> None:
    """Put the events at `path`, one a line, whole or not at all. Raises `OutputError`."""
    write_text(path, "".join(f"{event_line(event)}\n" for event in events))


def read_events(path: Path) -> tuple[Event, ...]:
    """The events that a file holds. Raises `EventsError` with the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise EventsError(str(path), "is not there", "`dispute-map build` writes it") from None
    except (OSError, UnicodeDecodeError) as fault:
        raise EventsError(str(path), f"cannot be read ({type(fault).__name__})", "a UTF-8 file of JSON lines") from None
    return tuple(_read_line(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip())


def _read_line(line: str, where: str) -> Event:
    try:
        record = json.loads(line)
    except ValueError as fault:
        raise EventsError(where, f"is not JSON ({fault})", "one event a line, as `dispute-map parse` prints it") from None
    return event_from_record(record, where)

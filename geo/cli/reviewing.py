"""The command that asks a person about events one by one, or tells what files of decisions would change: review."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from geo.cli.deciding import decisions_in, tell_faults
from geo.cli.making import pack_for
from geo.cli.options import DECISIONS, MAPS, DecisionsOption, DisputeOption, EventsArgument, ReviewOption
from geo.cli.output import line_width, one_line, say, show_lines, table_lines
from geo.cli.telling import decision_words, quotations, shown, what_happened, words_told
from geo.errors import CurationError, GeoError
from geo.model import Dispute, Event, EventType, parse_edtf

if TYPE_CHECKING:
    from geo.curation import Decision, Settled

_QUESTION: Final = "accept, edit, reject, skip or quit [a/e/r/s/q]? "
_CHANGE_COLUMNS: Final = ("event", "decision", "field", "before", "after", "note")
_BETWEEN: Final = re.compile(r"\s*[,;、，；]\s*")
_WIDEST: Final = 60
_LONGEST: Final = 200
_LONGEST_NOTE: Final = 4000
_Read = Callable[[str], Any]
"""Reads what a person typed for a field. Raises `GeoError` or `ValueError`."""


def review(
    events: EventsArgument = None,
    *,
    decisions: DecisionsOption = None,
    output: ReviewOption = None,
    who: Annotated[str, typer.Option("--who", metavar="NAME", help="Whose decisions they are; it goes into the file.")] = "",
    dispute: DisputeOption = "",
) -> None:
    """Go through events one by one and decide on each.

    Each answer is written at once; the next run goes on with what is left. With --decisions nothing is asked: what those files
    would change is printed instead, and the exit status is 1 where one of them fits no event. `build` carries decisions out.
    """
    from geo.build import map_files
    from geo.events import read_events
    from geo.packs import read_dispute

    place = read_dispute(pack_for(dispute, events))
    known = read_events(events or map_files(MAPS, place)[-1])
    if decisions:
        raise typer.Exit(_tell_changes(known, decisions_in(decisions), place))
    _ask_about(known, place, output or DECISIONS / f"{place.id}.json", one_line(who)[:_LONGEST] or None)


def _tell_changes(events: Sequence[Event], decisions: Sequence["Decision"], dispute: Dispute) -> int:
    """Print what decisions would change; the exit status."""
    from geo.curation import apply_decisions

    curated = apply_decisions(events, decisions, dispute)
    rows = [row for settled in curated.settled for row in _changes(settled)]
    show_lines(table_lines(_CHANGE_COLUMNS, rows, widest=_WIDEST, width=line_width()))
    return int(tell_faults(curated, decisions, dispute))


def _changes(settled: "Settled") -> Iterator[tuple[object, ...]]:
    """A row per changed field; one without a field where nothing but the decision itself is new."""
    from geo.curation import find_change

    event, decision = settled.before.id, settled.decision
    changes = [(name, shown(old), shown(new)) for name, (old, new) in find_change(settled).items()]
    for name, old, new in changes or [("", "", "")]:
        yield event, decision.verdict, name, old, new, decision.note


def _ask_about(events: Sequence[Event], dispute: Dispute, path: Path, who: str | None) -> None:
    """Ask about every event that nobody has decided on, and keep each answer in the file at once."""
    from geo.curation import apply_decisions, write_decisions
    from geo.gazetteer import Gazetteer

    kept = _kept(path, dispute)
    decided = {settled.before.id for settled in apply_decisions(events, kept, dispute).settled}
    left = [event for event in events if event.curation is None and event.id not in decided]
    readers = _readers(dispute, Gazetteer(dispute).resolve, _countries(events, dispute))
    words = words_told()
    for number, event in enumerate(left, 1):
        show_lines(["", f"{number} of {len(left)}", *what_happened(event, words), *quotations(event.sources[0])])
        answer = _answer(event, readers)
        if answer is None:
            break
        if answer:
            kept.append(_decision(event, dispute, answer, who))
            write_decisions(kept, dispute.id, path)
            show_lines([decision_words(kept[-1])])
    say(f"{path}: {len(kept)} decided, {len(events) - len(kept)} not" if kept else "nothing decided")


def _kept(path: Path, dispute: Dispute) -> list["Decision"]:
    """The decisions that the file has already."""
    from geo.curation import read_decisions

    kept = list(read_decisions(path)) if path.exists() else []
    for decision in kept:
        if decision.dispute != dispute.id:
            raise CurationError(str(path), f"is about the dispute '{decision.dispute}'", "name another file with -o")
    return kept


def _decision(event: Event, dispute: Dispute, answer: Mapping[str, Any], who: str | None) -> "Decision":
    from geo.curation import Verdict, decide

    today = datetime.now(UTC).astimezone().date()
    verdict = Verdict(answer["verdict"])
    return decide(event, dispute.id, verdict, answer["changes"], note=answer["note"], who=who, when=today)


def _answer(event: Event, readers: Mapping[str, _Read]) -> dict[str, Any] | None:
    """What a person says to an event: the verdict, the changes and the note; nothing to skip it, `None` to stop."""
    while True:
        typed = _ask(_QUESTION)
        if typed is None or typed.lower() in ("q", "quit"):
            return None
        verdict = _VERDICTS.get(typed.lower()[:1], "")
        if verdict == "skip":
            return {}
        if not verdict:
            say(f"'{typed}' is no answer; type one of the letters and Enter")
            continue
        changes = _ask_changes(event, readers) if verdict == "edit" else {}
        if verdict == "edit" and not changes:
            say("nothing is changed; accept the event or skip it")
            continue
        return {"verdict": verdict, "changes": changes, "note": _ask("why (Enter for no reason): ") or None}


def _ask_changes(event: Event, readers: Mapping[str, _Read]) -> dict[str, Any]:
    """The fields that a person changed; Enter leaves one as it is, a dash empties it."""
    say("Enter keeps a value, - empties it, a comma stands between names")
    asked = {name: _ask_value(name, getattr(event, name), read) for name, read in readers.items()}
    return {name: value for name, value in asked.items() if value != getattr(event, name)}


def _ask_value(name: str, value: Any, read: _Read) -> Any:
    """The value that a person gives a field, asked for until it can be read."""
    while typed := _ask(f"{name} [{shown(value)}]: "):
        try:
            return read("" if typed == "-" else typed)
        except (GeoError, ValueError) as fault:
            say(str(fault))
    return value


def _countries(events: Sequence[Event], dispute: Dispute) -> dict[str, str]:
    """The code of every state that takes part, by what each language calls it and by the code itself, case folded."""
    from geo.render.words import PAGE_LANGUAGES, country_name

    people = {name for event in events for name in (*event.actors, *event.recipients)} | {*dispute.claimants}
    codes = sorted(name for name in people if name.isupper())
    return {word.casefold(): code for code in codes for word in (code, *(country_name(code, lang) for lang in PAGE_LANGUAGES))}


def _readers(dispute: Dispute, resolve: Callable[[str], str], countries: Mapping[str, str]) -> dict[str, _Read]:
    """What reads the answer for each field that may be changed."""
    parts = {site.id: site.part_of for site in dispute.sites}

    def places(typed: str) -> tuple[str, ...]:
        found = [resolve(name) for name in _listed(typed)]
        return tuple(dict.fromkeys(part for name in found for part in parts.get(name, (name,)))) or (dispute.topic,)

    def people(typed: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(countries.get(name.casefold(), name) for name in _listed(typed)))

    return {
        "date": lambda typed: parse_edtf(typed).text if typed else None,
        "type": _type,
        "actors": people,
        "recipients": people,
        "features": places,
    }


def _listed(typed: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name for name in _BETWEEN.split(typed) if name))
    if any(len(name) > _LONGEST for name in names):
        raise ValueError(f"a name has more than {_LONGEST} characters; put a comma between names")
    return names


def _type(typed: str) -> EventType:
    try:
        return EventType(typed.upper())
    except ValueError:
        raise ValueError(f"'{typed}' is no type; write one of {' '.join(EventType)}") from None


def _ask(question: str) -> str | None:
    """One line of what a person types, cleaned; `None` where there is no more."""
    print(question, end="", file=sys.stderr, flush=True)
    line = sys.stdin.buffer.readline().decode("utf-8", "replace")
    return "".join(char for char in line if char.isprintable()).strip()[:_LONGEST_NOTE] if line else None


_VERDICTS: Final = {"a": "accept", "e": "edit", "r": "reject", "s": "skip"}

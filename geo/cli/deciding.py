"""Files of decisions on their way to the events: which are taken, and what is said of those that could not be carried out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.options import DECISIONS, MAPS
from geo.cli.output import say
from geo.errors import CurationError
from geo.model import Dispute

if TYPE_CHECKING:
    from geo.curation import Curated, Decision


def decisions_in(files: Sequence[Path]) -> list["Decision"]:
    """The decisions of all files and folders, in their order."""
    from geo.curation import list_decisions, read_decisions

    return [decision for file in list_decisions(files) for decision in read_decisions(file)]


def decisions_beside_seeds(wanted: bool) -> list[Path]:
    """The folder of decisions beside the seeds, where it is wanted and there."""
    return [DECISIONS] if wanted and DECISIONS.is_dir() else []


def read_decided(events: Path | None, files: Sequence[Path] | None, dispute: Dispute) -> tuple["Curated", bool]:
    """The events of a file (`None`: the last build's) with what was decided on them; whether all that was named could be done.

    Where no decisions are named, the last build's are those in `seeds/decisions/`, as far as they fit.
    """
    from geo.build import map_files
    from geo.curation import apply_decisions
    from geo.events import read_events

    told = read_events(events or map_files(MAPS, dispute)[-1])
    found = decisions_in(files or decisions_beside_seeds(events is None))
    curated = apply_decisions(told, found, dispute)
    return curated, not (files and tell_faults(curated, found, dispute))


def tell_faults(curated: "Curated", decisions: Sequence["Decision"], dispute: Dispute) -> bool:
    """Say which decisions were overruled, which fit no event and which are about another dispute; whether one is at fault."""
    tell_overruled(curated)
    faults = [*curated.faults, *_elsewhere(decisions, dispute)]
    for fault in faults:
        say(str(fault))
    return bool(faults)


def tell_overruled(curated: "Curated") -> None:
    """Say which decisions a later one replaced."""
    for decision in curated.overruled:
        say(f"{decision.where}: a later decision on '{decision.event}' holds instead")


def _elsewhere(decisions: Sequence["Decision"], dispute: Dispute) -> Iterator[CurationError]:
    """A fault for each file that is about another dispute."""
    others = sorted({(d.where.rpartition(": ")[0], d.dispute) for d in decisions if d.dispute != dispute.id})
    for file, name in others:
        yield CurationError(file, f"is about the dispute '{name}'", f"these events are of '{dispute.id}'")

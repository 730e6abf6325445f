"""Decisions as a file, in the form that `geo.curation.reading` reads and the page downloads."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geo.curation.decisions import FORMAT, Decision
from geo.files import write_text


def write_decisions(decisions: Iterable[Decision], dispute: str, path: Path) -> None:
    """Put the decisions on the events of one dispute at `path`, whole or not at all. Raises `OutputError`."""
    records = [decision_record(decision) for decision in decisions]
    whole = {"format": FORMAT, "dispute": dispute, "decisions": records}
    write_text(path, json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def decision_record(decision: Decision) -> dict[str, Any]:
    """The decision as plain JSON values, keys in the order of the file; what it does not say has no key."""
    record = {
        "event": decision.event,
        "decision": str(decision.verdict),
        "changes": _plain(decision.changes),
        "article": decision.article,
        "quotation": decision.quotation,
        "type": decision.type and str(decision.type),
        "note": decision.note,
        "who": decision.who,
        "when": decision.when and decision.when.isoformat(),
    }
    return {name: value for name, value in record.items() if value is not None}


def _plain(changes: Mapping[str, Any]) -> dict[str, Any] | None:
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in changes.items()}
    return values or None

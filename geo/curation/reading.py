"""Files of decisions, which anybody may have written: read whole, or refused with where, what, and what would be right."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, cast

from geo.curation.decisions import FORMAT, LONGEST_NAME, LONGEST_TEXT, Decision, Value, Verdict, is_writable
from geo.errors import CurationError, DateError
from geo.model import EventType, parse_edtf

_MOST_NAMES: Final = 50
_FORM: Final = "the page and `dispute-map review` write it; docs/formats.md has the form"


def list_decisions(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files of decisions that `paths` name; of a folder every .json file in it, sorted. Raises `CurationError`."""
    return tuple(file for path in paths for file in _files_at(path))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of one file, in its order. Raises `CurationError` at the first fault.

    Two equal decisions on one event are one; two that differ are a fault, for a file has one answer to a question.
    """
    whole = _object(_json(path), str(path), _FILE_KEYS)
    if whole.get("format") != FORMAT:
        raise CurationError(str(path), f"format = {_shown(whole.get('format'))} is not known", f'write "{FORMAT}"')
    dispute = _name(_expect(whole, "dispute", str(path)), f"{path}: dispute")
    records = _expect(whole, "decisions", str(path))
    if not isinstance(records, list):
        raise CurationError(str(path), "decisions is not a list", 'write "decisions": [{…}, {…}]')
    read = [_decision(record, dispute, f"{path}: decision {number}") for number, record in enumerate(records, 1)]
    return tuple(_each_once(read))


def _files_at(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return (path,)
    try:
        return sorted(file for file in path.iterdir() if file.suffix == ".json" and not file.name.startswith("."))
    except OSError as fault:
        raise CurationError(str(path), f"cannot be read ({fault.strerror})", "check who may read it") from None


def _json(path: Path) -> object:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=lambda pairs: _once(pairs, path))
    except FileNotFoundError:
        raise CurationError(str(path), "is not there", "name a file of decisions") from None
    except UnicodeDecodeError as fault:
        raise CurationError(str(path), f"is not UTF-8 (byte {fault.start + 1})", _FORM) from None
    except OSError as fault:
        raise CurationError(str(path), f"cannot be read ({fault.strerror})", "name a file that you may read") from None
    except ValueError as fault:
        raise CurationError(str(path), f"is not JSON ({fault})", _FORM) from None
    except RecursionError:
        raise CurationError(str(path), "is nested too deeply", _FORM) from None


def _once(pairs: list[tuple[str, Any]], path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise CurationError(str(path), f"key {_shown(name)} stands twice in one object", "keep one of the two")
        found[name] = value
    return found


def _decision(record: object, dispute: str, where: str) -> Decision:
    found = _object(record, where, _DECISION_KEYS)
    event = _name(_expect(found, "event", where), f"{where}: event")
    verdict = _one_of(Verdict, _expect(found, "decision", where), f"{where}: decision")
    given = {name: read(found[name], f"{where}: {name}") for name, read in _READERS.items() if found.get(name) is not None}
    if bool(given.get("changes")) != (verdict is Verdict.EDIT):
        said = "has no changes" if verdict is Verdict.EDIT else f"is '{verdict}' and has changes"
        raise CurationError(where, said, "'edit' alone has changes, one at least")
    return Decision(dispute=dispute, event=event, verdict=verdict, where=where, **given)


def _each_once(decisions: Iterable[Decision]) -> Iterable[Decision]:
    kept: dict[str, Decision] = {}
    for decision in decisions:
        before = kept.setdefault(decision.event, decision)
        if (before.verdict, before.changes) != (decision.verdict, decision.changes):
            first = before.where.rpartition(": ")[2]
            raise CurationError(decision.where, f"decides on '{decision.event}' otherwise than {first}", "keep one of the two")
    return kept.values()


def _changes(value: object, where: str) -> dict[str, Value]:
    changes = _object(value, where, tuple(_CHANGES))
    return {name: _CHANGES[name](found, f"{where}: {name}") for name, found in changes.items()}


def _edtf(value: object, where: str) -> str | None:
    if value is None:
        return None
    text = _name(value, where)
    try:
        return parse_edtf(text).text
    except DateError as fault:
        raise CurationError(where, fault.what, fault.right) from None


def _type(value: object, where: str) -> EventType:
    return cast("EventType", _one_of(EventType, value, where))


def _one_of(vocabulary: type[Any], value: object, where: str) -> Any:
    """The member of a closed vocabulary that `value` writes."""
    words = [str(member) for member in vocabulary]
    if isinstance(value, str) and value in words:
        return vocabulary(value)
    near = get_close_matches(str(value).upper(), [word.upper() for word in words], n=1)
    right = f"did you mean '{words[[word.upper() for word in words].index(near[0])]}'?" if near else f"write {' '.join(words)}"
    raise CurationError(where, f"{_shown(value)} is not one of {len(words)}", right)


def _names(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_NAMES:
        raise CurationError(where, f"{_shown(value)} is no list of at most {_MOST_NAMES} names", 'write ["one", "another"]')
    names = [_name(name, where) for name in value]
    return tuple(dict.fromkeys(names))


def _features(value: object, where: str) -> tuple[str, ...]:
    names = _names(value, where)
    if not names:
        raise CurationError(where, "is empty", "name the feature that stands for the dispute as a whole")
    return names


def _name(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > LONGEST_NAME:
        raise CurationError(where, f"{_shown(value)} is no name", f"write 1 to {LONGEST_NAME} printable characters")
    return value.strip()


def _text(value: object, where: str) -> str:
    """Running text: any character that a file can carry, but no control characters except line ends."""
    is_text = isinstance(value, str) and len(value) <= LONGEST_TEXT
    if not is_text or not all(map(is_writable, cast("str", value))):
        raise CurationError(where, f"{_shown(value)} is no text", f"write at most {LONGEST_TEXT} characters")
    return cast("str", value)


def _day(value: object, where: str) -> date:
    try:
        return date.fromisoformat(cast("str", value))
    except (TypeError, ValueError):
        raise CurationError(where, f"{_shown(value)} is not a day", "write it like 2023-01-23") from None


def _object(value: object, where: str, known: Sequence[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise CurationError(where, f"{_shown(value)} is not a JSON object", _FORM)
    for name in value:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            right = f"did you mean '{near[0]}'?" if near else f"the keys are {', '.join(known)}"
            raise CurationError(where, f"key {_shown(name)} is unknown", right)
    return value


def _expect(found: Mapping[str, Any], name: str, where: str) -> Any:
    if name not in found:
        raise CurationError(where, f"key '{name}' is missing", _FORM)
    return found[name]


def _shown(value: object) -> str:
    text = f"'{value}'" if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:60]}…"


_Reader = Callable[[object, str], Any]
_CHANGES: Final[Mapping[str, _Reader]] = {
    "date": _edtf, "type": _type, "actors": _names, "recipients": _names, "features": _features,
}  # fmt: skip
"""What reads each field that an edit may change."""

_READERS: Final[Mapping[str, _Reader]] = {
    "changes": _changes, "article": _name, "quotation": _text, "type": _type, "note": _text, "who": _name, "when": _day,
}  # fmt: skip
"""What reads each key of a decision that may be missing."""

_FILE_KEYS: Final = ("format", "dispute", "page", "decisions")
_DECISION_KEYS: Final = ("event", "decision", *_READERS)

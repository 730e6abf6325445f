"""The only room that writes to a disk: beside the place first, then moved in, so that an interrupted run loses nothing."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geo.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path with the same suffix in the same folder, moved over `path` when the block ends well.

    Raises `OutputError` where the folder cannot be made or written to, or the disk is full.
    """
    part: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent)
        part = Path(folder) / path.name
        yield part
        part.replace(path)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise OutputError(
            str(path), f"cannot be written ({reason})", "name a place you can write to with -o or --out"
        ) from fault
    finally:
        if part is not None:
            _discard(part.parent)


def write_text(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8 with LF line ends, whole or not at all."""
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def _discard(folder: Path) -> None:
    """Take the temporary folder away, with whatever a driver left beside the file."""
    with suppress(OSError):
        for leftover in folder.iterdir():
            leftover.unlink()
        folder.rmdir()

"""The only room that writes to a disk: beside the place first, then moved in, so that an interrupted run loses nothing."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from geo.errors import OutputError

_RIGHT: Final = "name a place you can write to with -o or --out"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path of the same name in a new folder beside `path`, moved over `path` when the block ends well.

    A link is followed to its file; what is there and no file (a pipe, `/dev/stdout`) gets the bytes when the block ends
    well. Raises `OutputError` where the folder cannot be made or written to, `path` is a folder, or the disk is full.
    """
    apart: Path | None = None
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        if target.is_dir():
            raise OutputError(str(path), "cannot be written (it is a folder)", "name a file in it")
        is_stream = path.exists() and not path.is_file()
        if not is_stream:
            target.parent.mkdir(parents=True, exist_ok=True)
        apart = Path(tempfile.mkdtemp(prefix=".dispute-map-", dir=None if is_stream else target.parent))
        part = apart / path.name
        yield part
        if is_stream:
            _pour(part, path)
        else:
            part.replace(target)
    except OutputError as fault:  # of a file in the new folder, which nobody knows by name
        raise OutputError(str(path), fault.what, fault.right) from fault
    except (FileExistsError, NotADirectoryError) as fault:
        raise OutputError(str(path), "cannot be written (a file stands where its folder should)", _RIGHT) from fault
    except OSError as fault:
        raise OutputError(str(path), f"cannot be written ({fault.strerror or fault})", _RIGHT) from fault
    finally:
        if apart is not None:
            shutil.rmtree(apart, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8 with LF line ends, whole or not at all."""
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def write_bytes(path: Path, content: bytes) -> None:
    """Put `content` at `path`, whole or not at all."""
    with replacing(path) as part:
        part.write_bytes(content)


def _pour(part: Path, stream: Path) -> None:
    with part.open("rb") as source, stream.open("wb") as sink:
        shutil.copyfileobj(source, sink)

"""The files of a pack as text and tables: a stranger's file may be anything, and is refused in one line."""

import tomllib
from pathlib import Path
from typing import Any, Final

from geo.errors import PackError
from geo.packs.finding import shown

LARGEST_TABLE: Final = 4_000_000
LARGEST_SHAPES: Final = 64_000_000
"""The most bytes that a table and a file of shapes may have: twenty times those of the largest pack here."""


def read_text(path: Path, most: int, otherwise: str) -> str:
    """The text of a file; `otherwise` says what would be right where there is none.

    Raises `PackError` for what is no file, leads to another one, has more than `most` bytes or is not UTF-8.
    """
    try:
        if path.is_symlink() and path.resolve().name != path.name:
            raise PackError(shown(path), f"is a link to {path.resolve()}", "copy the file into the pack's folder")
        if path.exists() and not path.is_file():
            raise PackError(shown(path), "is no file", otherwise)
        if path.stat().st_size > most:
            raise PackError(shown(path), f"has more than {most / 1e6:g} MB", "leave out detail that nobody needs")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise PackError(shown(path), f"is not UTF-8 (byte {fault.start + 1})", "save it as UTF-8") from None
    except (OSError, ValueError, RuntimeError) as fault:  # Python 3.11 and 3.12 tell a ring of links as RuntimeError
        reason = fault.strerror if isinstance(fault, OSError) else fault
        raise PackError(shown(path), f"cannot be read ({reason})", otherwise) from None


def read_table(path: Path, otherwise: str) -> dict[str, Any]:
    """The table in a TOML file. Raises `PackError` as `read_text` does, and where it is not TOML."""
    text = read_text(path, LARGEST_TABLE, otherwise)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise PackError(shown(path), f"is not TOML ({fault})", "mend that line") from None
    except RecursionError:
        raise PackError(shown(path), "is nested too deeply", "write it as docs/packs.md shows") from None
    except ValueError as fault:
        raise PackError(shown(path), f"cannot be read ({fault})", "write it as docs/packs.md shows") from None

"""What the commands show: tables and lines on standard output, messages and progress on standard error."""

import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Any, Final

from geo.cli.options import Format
from geo.files import write_text

_WIDE: Final = "WF"
_NOTHING: Final = "-"
_WIDE_CHARS: Final = r"\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
_PARTS: Final = re.compile(rf"[{_WIDE_CHARS}]| |[^ {_WIDE_CHARS}]+")
"""What a line may be broken around: a blank, a wide character, a word."""


def say(message: str) -> None:
    """Put one line on standard error."""
    print(message, file=sys.stderr)


def show_progress(what: str) -> Callable[[int, int], None] | None:
    """What to call with how much is done and how much there is, if more than one; `None` where no terminal shows it."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total > 1:
            print(f"\r{done}/{total} {what}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show


def pick_format(chosen: Format | None, output: Path | None) -> Format:
    """The format asked for; else by the file's suffix; else a table for a person and lines for a program."""
    if chosen is not None:
        return chosen
    if output is not None:
        return Format.JSONL if output.suffix.lower() == ".jsonl" else Format.TABLE
    return Format.TABLE if sys.stdout.isatty() else Format.JSONL


def show_lines(lines: Iterable[str], output: Path | None = None) -> None:
    """Print the lines as they come, or put them into a file."""
    if output is not None:
        write_text(output, "".join(f"{line}\n" for line in lines))
        return
    for line in lines:
        print(line)


def json_lines(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each record as one line of JSON."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False)


def line_width() -> int | None:
    """How many columns the terminal has that standard output is; `None` where it is none, so that nothing is folded."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table_lines(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    indent: int = 0,
    widest: int | None = None,
    width: int | None = None,
) -> Iterator[str]:
    """Aligned columns under their names, East Asian characters counted as two; cells are cut where they pass `widest`.

    Columns that would pass `width` stand below their row instead, folded, each on lines of its own.
    """
    cells = [[*columns], *([_cut(_cell(value), widest) for value in row] for row in rows)]
    widths = [max(map(width_of, column)) for column in zip(*cells, strict=True)]
    beside = _beside(widths, indent, width)
    for number, row in enumerate(cells):
        padded = (cell + " " * (width - width_of(cell)) for cell, width in zip(row[:beside], widths, strict=False))
        yield " " * indent + "  ".join(padded).rstrip()
        below = (cell for cell in row[beside:] if number and cell != _NOTHING)
        yield from (line for cell in below for line in fold_lines(cell, width, indent + 2))


def fold_lines(text: str, width: int | None, indent: int = 0) -> Iterator[str]:
    """The text on lines of at most `width` columns, `indent` blanks before each; a word that is longer is not broken.

    >>> list(fold_lines("Итуруп 択捉島です", 10, 2))
    ['  Итуруп', '  択捉島で', '  す']
    """
    room = None if width is None else max(width - indent, 1)
    line = ""
    for part in _PARTS.findall(text):
        if room is not None and line.strip() and width_of((line + part).rstrip()) > room:
            yield " " * indent + line.strip()
            line = ""
        line += part
    yield " " * indent + line.strip()


def width_of(text: str) -> int:
    """How many columns of a terminal the text takes.

    >>> width_of("択捉"), width_of("Итуруп"), width_of("e\u0301")
    (4, 6, 1)
    """
    return sum(_columns(char) for char in text)


def one_line(text: str) -> str:
    r"""The text with nothing in it that could move a terminal's cursor or turn its writing around.

    >>> one_line("a\x1b[2J\n b\u202e")
    'a [2J b'
    """
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def _beside(widths: Sequence[int], indent: int, width: int | None) -> int:
    """How many of the columns, one at least, fit beside each other."""
    ends = accumulate((column + 2 for column in widths), initial=indent - 2)
    next(ends)
    return len(widths) if width is None else max(1, sum(end <= width for end in ends))


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        return _cell(" ".join(map(str, value)))
    return _NOTHING if value is None or value == "" else one_line(str(value))


def _cut(cell: str, widest: int | None) -> str:
    if widest is None or width_of(cell) <= widest:
        return cell
    ends = takewhile(lambda end: width_of(cell[:end]) < widest, range(1, len(cell)))
    return f"{cell[: max(ends, default=0)]}…"

"""Normalised text and its blocks: after this, offsets never change.

NFC, LF, no byte order mark, no zero-width, bidirectional or control characters, no-break spaces as spaces, no blanks at line
ends, at most one blank line in a row, none at either end. Every step is linear, so one line of any length is read in time.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from geo.model import Block, BlockKind

_LINE_ENDS: Final = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_SPACES: Final = re.compile("[\t\u00a0\u2007\u202f]")
_REMOVED: Final = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f"  # controls
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, zero-width, bidirectional
    "\U000e0001-\U000e007f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # tags, lone surrogates, noncharacters
)
_ODD: Final = re.compile("|".join(each.pattern for each in (_LINE_ENDS, _SPACES, _REMOVED)))
"""Whatever the three would change: most texts have nothing of it, and one look is cheaper than three."""
_MOST_MARKS: Final = 30
_MARK_RUNS: Final = re.compile(rf"[^\w\s!-~\u2000-\u206f\u3000-\u303f]{{{_MOST_MARKS + 1},}}")
_BLANK_LINES: Final = re.compile("\n{3,}")
_WIDE: Final = frozenset("WF")
_WIDE_WRAP: Final = re.compile(
    r"(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff9f])[ \t\r]*\n[ \t]*(?=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff9f])"
)


def normalise(text: str) -> str:
    """The text in its normal form; normalising twice changes nothing."""
    if _ODD.search(text):
        text = _REMOVED.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _MARK_RUNS.sub(_thinned, text))
    lines = "\n".join(map(str.rstrip, text.split("\n")))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


def one_line(text: str) -> str:
    """The text normalised and on one line, single spaces, for titles and names."""
    return " ".join(normalise(text).split())


def join_wrapped(text: str) -> str:
    """A paragraph's source lines as one line: a space between them, none between two wide characters (Japanese)."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    joined = lines[:1]
    for before, after in pairwise(lines):
        both_wide = all(unicodedata.east_asian_width(char) in _WIDE for char in (before[-1], after[0]))
        joined += [after] if both_wide else [" ", after]
    return "".join(joined)


def unwrap_wide(source: str) -> str:
    """The source of a page without the line ends between two Japanese characters, which mean nothing there."""
    return _WIDE_WRAP.sub("", source)


def line_blocks(text: str) -> tuple[Block, ...]:
    """One `line` block for each line of normalised text that is not blank, in order, without the blanks around it."""
    return tuple(Block(start=start, end=end, kind=BlockKind.LINE) for start, end in _line_spans(text))


def lay_out(parts: Iterable[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    """The text that the parts make, a blank line between parts, and a block for each line of each part."""
    kinds: list[BlockKind] = []
    paragraphs: list[str] = []
    for kind, part in parts:
        lines = [stripped for line in normalise(part).split("\n") if (stripped := line.strip())]
        if lines:
            paragraphs.append("\n".join(lines))
            kinds += [kind] * len(lines)
    text = "\n\n".join(paragraphs)
    spans = zip(_line_spans(text), kinds, strict=True)
    return text, tuple(Block(start=start, end=end, kind=kind) for (start, end), kind in spans)


def mark_title(text: str, blocks: Sequence[Block], titles: Collection[str]) -> tuple[Block, ...]:
    """The blocks, the first of them a `title` where it says one of `titles` (each on one line)."""
    longest = 2 * max(map(len, titles), default=0)
    if not blocks or one_line(text[blocks[0].start : blocks[0].end][: longest + 1]) not in titles:
        return tuple(blocks)
    return (as_title(blocks[0]), *blocks[1:])


def as_title(block: Block) -> Block:
    """The same span as a `title` block."""
    return Block(start=block.start, end=block.end, kind=BlockKind.TITLE)


def _thinned(run: re.Match[str]) -> str:
    """The run with at most thirty combining marks in a row (UAX #15, D3): putting more in order takes quadratic time."""
    marks = accumulate(run[0], _marks_so_far, initial=0)
    next(marks)
    return "".join(char for char, count in zip(run[0], marks, strict=True) if count <= _MOST_MARKS)


def _marks_so_far(count: int, char: str) -> int:
    return count + 1 if unicodedata.combining(char) else 0


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            yield start, start + len(stripped)
        position += len(line) + 1

"""The events as blocks of data in the page: first what counts and map need, then the rest in stretches, read when asked for."""

import base64
import re
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from geo.model import Dispute, Event
from geo.render.columns import Columns, event_columns
from geo.render.safe import clean_text, json_text, packed_bytes
from geo.render.told import STRETCH, article_stretches, told_stretches

_PLAIN_ID: Final = re.compile(r"ev-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Data that stands in the page as text which no browser runs: JSON, or `packed` in gzip and base64."""

    name: str
    text: str
    packed: bool = False
    is_late: bool = False

    @classmethod
    def of(cls, name: str, facts: object, *, packed: bool = False, is_late: bool = False) -> "Block":
        """The facts as a block."""
        text = json_text(facts)
        return cls(name=name, text=packed_bytes(text.encode()) if packed else text, packed=packed, is_late=is_late)

    def element(self) -> str:
        """The block as a script element."""
        kind = "text/plain" if self.packed else "application/json"
        return f'<script type="{kind}" id="dm-{self.name}">{self.text}</script>'


def blocks_of_events(ranked: Sequence[Event], dispute: Dispute, *, packed: bool) -> Iterator[Block]:
    """`events` with the columns, `told-0` and so on with what cards say, `articles-0` and so on, and `ids`.

    Late are those that the first view does not need. Raises `UnknownNameError` for a feature that the dispute does not have.
    """
    columns = event_columns(ranked, dispute)
    head = columns.head | {"stretch": STRETCH, "articles": len(columns.articles.values)}
    yield _packed_columns(head, columns) if packed else Block.of("events", head | {"columns": columns.numbers})
    for name, stretches in (("told", told_stretches(ranked, columns)), ("articles", article_stretches(columns))):
        for number, stretch in enumerate(stretches):
            yield Block.of(f"{name}-{number}", stretch, packed=packed, is_late=number > 0)
    yield _ids(ranked, packed=packed)


def _packed_columns(head: Mapping[str, Any], columns: Columns) -> Block:
    """The length of the head in four bytes, the head as JSON, and each column as little-endian numbers as short as fits.

    Each begins at a multiple of four bytes, as typed arrays must; `columns` in the head tells by a letter how long a number is.
    """
    arrays = {name: _shortest(numbers) for name, numbers in columns.numbers.items()}
    told = json_text({**head, "columns": {name: numbers.typecode for name, numbers in arrays.items()}}).encode()
    parts = [_filled(told), *(_filled(_little(numbers)) for numbers in arrays.values())]
    return Block(name="events", text=packed_bytes(len(parts[0]).to_bytes(4, "little") + b"".join(parts)), packed=True)


def _shortest(numbers: Sequence[int]) -> "array[int]":
    """Unsigned where nothing is below zero, else of four bytes."""
    if min(numbers, default=0) < 0:
        return array("i", numbers)
    most = max(numbers, default=0)
    return array("B" if most < 1 << 8 else "H" if most < 1 << 16 else "I", numbers)


def _little(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _filled(part: bytes) -> bytes:
    return part + b" " * (-len(part) % 4)


def _ids(ranked: Sequence[Event], *, packed: bool) -> Block:
    """The ids; packed eight letters of base64 each, where all are of the form that this project gives them."""
    ids = [clean_text(event.id) for event in ranked]
    if not packed or not all(map(_PLAIN_ID.fullmatch, ids)):
        return Block.of("ids", ids)
    digits = bytes.fromhex("".join(name[3:] for name in ids))
    return Block(name="ids", text=base64.b64encode(digits).decode("ascii"), packed=True)

"""Scores the tagger on sentences of another hand as TempEval-3 does: spans strict and relaxed, values, per language.

`python -m tests.quality.timex_score [en ja ru]` prints the figures for the items of even and of odd place. Those of even place
have been read while rules were written; those of odd place have not.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from geo.timex import tag_times

FOLDER: Final = Path(__file__).parent / "timex" / "unseen"
LANGUAGES: Final = ("en", "ja", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One time expression as gold or tagger gives it."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was wanted, found, and how much of it fits: by exact span, by overlap, by overlap with the value."""

    wanted: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    valued: int = 0
    texts: int = 0
    right: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})

    def f1(self, hits: int) -> float:
        """The F1 of so many hits."""
        return 2 * hits / (self.wanted + self.found) if self.wanted + self.found else 1.0


def read_items(lang: str, *, read: bool | None = None) -> list[dict[str, Any]]:
    """The items of a language; only those of even place with `read`, only the others where it is false."""
    items = json.loads((FOLDER / f"{lang}.json").read_text(encoding="utf-8"))
    return items if read is None else items[0 if read else 1 :: 2]


def wanted_marks(item: dict[str, Any]) -> list[Mark]:
    """The gold of an item, placed in its text from left to right."""
    marks, place = [], 0
    for one in item["timexes"]:
        start = item["text"].index(one["text"], place)
        place = start + len(one["text"])
        marks.append(Mark(start=start, end=place, type=one["type"], value=plain(one["value"])))
    return marks


def tagged_marks(item: dict[str, Any]) -> list[Mark]:
    """What the tagger finds in an item."""
    found = tag_times(item["text"], item["lang"], published=date.fromisoformat(item["published"]), ranges=False)
    return [Mark(start=one.start, end=one.end, type=one.type.value, value=plain(one.value)) for one in found]


def plain(value: str) -> str:
    """A value in one spelling: `199` for `199X`, `18` for `18XX`."""
    return value.rstrip("X") if value[:2].isdigit() and "-" not in value else value


def compare(wanted: Sequence[Mark], found: Sequence[Mark]) -> Counts:
    """Gold against findings, one to one: each finding goes to the first gold mark it overlaps that is still free."""
    free, strict, relaxed, valued = list(wanted), 0, 0, 0
    for one in found:
        mate = next((gold for gold in free if gold.start < one.end and one.start < gold.end), None)
        if mate is None:
            continue
        free.remove(mate)
        strict += (mate.start, mate.end) == (one.start, one.end)
        relaxed += 1
        valued += mate.value == one.value
    right = list(wanted) == list(found)
    return Counts(
        wanted=len(wanted), found=len(found), strict=strict, relaxed=relaxed, valued=valued, texts=1, right=int(right)
    )


def score(items: Iterable[dict[str, Any]], *, only: str | None = None) -> Counts:
    """The counts over items, of all types or of one (`DATE`)."""
    total = Counts()
    for item in items:
        sides = (wanted_marks(item), tagged_marks(item))
        total += compare(*([one for one in side if only in (None, one.type)] for side in sides))
    return total


def summary(items: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Strict, relaxed and value F1 of all types and of DATE alone, and the share of texts wholly right."""
    every, dates = score(items), score(items, only="DATE")
    return {
        "strict": every.f1(every.strict),
        "relaxed": every.f1(every.relaxed),
        "value": every.f1(every.valued),
        "date_strict": dates.f1(dates.strict),
        "date_relaxed": dates.f1(dates.relaxed),
        "date_value": dates.f1(dates.valued),
        "right": every.right / every.texts,
    }


def main(langs: Sequence[str]) -> None:
    """Prints a line for each half of each language."""
    for lang in langs:
        for half, read in (("even", True), ("odd ", False)):
            figures = summary(read_items(lang, read=read))
            print(lang, half, " ".join(f"{name} {figure:.3f}" for name, figure in figures.items()))


if __name__ == "__main__":
    main(sys.argv[1:] or LANGUAGES)

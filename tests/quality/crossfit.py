"""What the parser reaches on hands it has not heard: `python -m tests.quality.crossfit` writes `measured.json`.

The articles of each hand are read with second voices that were trained without that hand, and every event found there is
judged. Training takes a minute and scikit-learn, so its result is kept; a test holds it to the articles it was measured on.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geo.events import extract_events
from geo.model import Event, event_record
from tests.quality import measure, voice

FILE = Path(__file__).parent / "measured.json"
ASPECTS = ("act", "date", "place", "bearer")


@dataclass(frozen=True, slots=True)
class Judged:
    """An event found in an article, by its rules, and whether it is right in each aspect (`None`: the gold does not ask)."""

    article: str
    rules: tuple[str, ...]
    right: dict[str, bool | None]

    @property
    def wholly(self) -> bool:
        """Whether it is right in every aspect that the gold asks for."""
        return all(each is not False for each in self.right.values())


def summary(keep: Callable[[measure.Text], bool]) -> dict[str, Any]:
    """The scorer's summary over the articles that `keep` keeps, each read by voices that had not heard its hand."""
    return measure.summed(counts()[text.name] for text in measure.texts() if keep(text))


@cache
def counts() -> dict[str, dict[str, int]]:
    """Article to the scorer's counts."""
    found: dict[str, dict[str, int]] = _kept()["counts"]
    return found


@cache
def judged() -> tuple[Judged, ...]:
    """Every event found, judged."""
    rows = _kept()["events"]
    return tuple(Judged(name, tuple(rules), dict(zip(ASPECTS, right, strict=True))) for name, rules, right in rows)


def corpus() -> str:
    """The hash of the articles that were measured."""
    return str(_kept()["corpus"])


@cache
def _kept() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return table


def _measured() -> Iterator[tuple[measure.Text, tuple[Event, ...]]]:
    """Every annotated article with what is found in it by voices trained without its hand."""
    for lang, hand in sorted({(text.lang, text.hand) for text in measure.texts()}):
        voices = {lang: voice.train(lang, lambda row, hand=hand: row.hand != hand)}
        for text in measure.texts():
            if (text.lang, text.hand) == (lang, hand):
                yield text, extract_events(text.article, measure.dispute(), measure.gazetteer(), voices)


def _page(rows: Iterable[tuple[measure.Text, tuple[Event, ...]]]) -> str:
    told = sorted(rows, key=lambda row: row[0].name)
    events = [
        json.dumps([text.name, list(event.rules), list(measure.judge(text, event).values())], ensure_ascii=False)
        for text, found in told
        for event in found
    ]
    counted = {text.name: measure.counts(text, [event_record(event) for event in found]) for text, found in told}
    lines = [f"{json.dumps(name)}: {json.dumps(each)}" for name, each in counted.items()]
    head = f'{{"corpus": "{measure.texts_hash()}",\n"counts": {{\n'
    return head + ",\n".join(lines) + '\n},\n"events": [\n' + ",\n".join(events) + "\n]}\n"


if __name__ == "__main__":
    FILE.write_text(_page(_measured()), encoding="utf-8", newline="\n")

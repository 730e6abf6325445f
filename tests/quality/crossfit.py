"""What the parser reaches on hands it has not heard: `python -m tests.quality.crossfit` writes `measured.json`.

The articles of each hand are read with second voices and a calibration that were trained without that hand, and every event
found there is judged. The calibration of all hands is shipped. Training takes minutes and scikit-learn, so its result is kept;
a test holds it to the articles it was measured on.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geo.events import at_least, extract_events
from geo.events.calibration import Calibration
from geo.events.voice import Voice
from geo.model import TOLD_FROM, Event, event_record
from tests.quality import calibration, measure, voice

FILE = Path(__file__).parent / "measured.json"
ASPECTS = ("act", "date", "place", "bearer")


@dataclass(frozen=True, slots=True)
class Judged:
    """An event found in an article, by its rules, how sure, and whether it is right in each aspect (`None`: nobody asks)."""

    article: str
    rules: tuple[str, ...]
    confidence: float
    right: dict[str, bool | None]

    @property
    def wholly(self) -> bool:
        """Whether it is right in every aspect that the gold asks for."""
        return all(each is not False for each in self.right.values())


def summary(keep: Callable[[measure.Text], bool], *, sure: bool = True) -> dict[str, Any]:
    """The scorer's summary over the articles that `keep` keeps, each read by what had not heard its hand.

    `sure` keeps to the events that the commands tell unless asked for all.
    """
    return measure.summed(counts(sure=sure)[text.name] for text in measure.texts() if keep(text))


@cache
def counts(*, sure: bool = True) -> dict[str, dict[str, int]]:
    """Article to the scorer's counts, of the events that are told unless all are asked for, or of all."""
    found: dict[str, dict[str, int]] = _kept()["sure" if sure else "counts"]
    return found


@cache
def judged() -> tuple[Judged, ...]:
    """Every event found, judged."""
    rows = _kept()["events"]
    return tuple(Judged(name, tuple(rules), sure, dict(zip(ASPECTS, right, strict=True))) for name, rules, sure, right in rows)


def corpus() -> str:
    """The hash of the articles that were measured."""
    return str(_kept()["corpus"])


@cache
def _kept() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return table


def trained() -> calibration.Voices:
    """Hand to the voice of each of its languages that has not heard it."""
    pairs = sorted({(text.lang, text.hand) for text in measure.texts()})
    voices: dict[str, dict[str, Voice]] = defaultdict(dict)
    with ProcessPoolExecutor() as pool:
        for (lang, hand), made in zip(
            pairs, pool.map(_without, *zip(*pairs, strict=True), chunksize=len(pairs) // 4), strict=True
        ):
            voices[hand][lang] = made
    return voices


def _without(lang: str, hand: str) -> Voice:
    from threadpoolctl import threadpool_limits

    # Every process has a core: threads of their own would wait for each other.
    with threadpool_limits(1):
        return voice.train(lang, lambda row: row.hand != hand)


def calibrated(voices: calibration.Voices) -> tuple[Calibration, dict[str, Calibration]]:
    """The calibration from all hands, and hand to the one that has not heard it."""
    first = calibration.cases(voices, lambda hand: calibration.UNTRUSTED)
    kinds = {hand: calibration.fit_types(case for case in first if case.hand != hand) for hand in voices}
    known = calibration.cases(voices, kinds.__getitem__)
    plain = {hand: calibration.fit_aspects(each, [case for case in known if case.hand != hand]) for hand, each in kinds.items()}
    drawn = {hand: calibration.draw(each, plain, [case for case in known if case.hand != hand]) for hand, each in plain.items()}
    whole = calibration.fit_aspects(calibration.fit_types(first), known)
    return calibration.draw(whole, plain, known), drawn


def _found(voices: calibration.Voices, scales: dict[str, Calibration]) -> Iterator[tuple[measure.Text, tuple[Event, ...]]]:
    """Every annotated article with what is found in it by what was trained without its hand."""
    for text in measure.texts():
        told = extract_events(text.article, measure.dispute(), measure.gazetteer(), voices[text.hand], scales[text.hand])
        yield text, told


def _page(rows: Iterable[tuple[measure.Text, tuple[Event, ...]]]) -> str:
    told = sorted(rows, key=lambda row: row[0].name)
    events = [
        json.dumps(
            [text.name, list(event.rules), event.confidence, list(measure.judge(text, event).values())], ensure_ascii=False
        )
        for text, found in told
        for event in found
    ]
    head = f'{{"corpus": "{measure.texts_hash()}",\n"counts": {{\n'
    sure = [(text, at_least(found, TOLD_FROM)) for text, found in told]
    return head + _counted(told) + '\n},\n"sure": {\n' + _counted(sure) + '\n},\n"events": [\n' + ",\n".join(events) + "\n]}\n"


def _counted(rows: Iterable[tuple[measure.Text, tuple[Event, ...]]]) -> str:
    counted = {text.name: measure.counts(text, [event_record(event) for event in found]) for text, found in rows}
    return ",\n".join(f"{json.dumps(name)}: {json.dumps(each)}" for name, each in counted.items())


def main() -> None:
    """Measure, and ship the calibration that was learned."""
    voices = trained()
    shipped, scales = calibrated(voices)
    calibration.FILE.write_text(calibration.page(shipped), encoding="utf-8", newline="\n")
    FILE.write_text(_page(_found(voices, scales)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

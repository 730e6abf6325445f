"""What each rule of the parser reached on the gold: `python -m tests.quality.rules` writes `geo/lexicon/confidence.toml`.

An event is right in an aspect (act, date, place, bearer) where the scorer says so of it; in its act, where it is an event
of the gold at all and its type is one that the gold takes. An event that meets no event of the gold is wrong in its act,
and says nothing of the other aspects.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from geo.events.confidence import aspects, family_of, measured
from geo.model import Event
from tests.quality import measure

FILE = Path(__file__).parents[2] / "geo" / "lexicon" / "confidence.toml"
HEAD = """# How many events by each rule were right in its aspect, of how many: [right, seen], on the gold articles.
# Made by `make accuracy`; `docs/accuracy.md` prints it. A name that ends in ":*" counts a whole family of rules.

corpus = "{corpus}"

[rules]
"""

Judgement = tuple[dict[str, Any], Event, dict[str, bool | None]]
"""An article of the index, an event found in it, and whether it is right: act, date, place, bearer (`None`: not asked)."""


@cache
def judged() -> tuple[Judgement, ...]:
    """Every event that the parser finds in the gold, judged."""
    return tuple(
        (entry, event, measure.judge(entry["id"], event))
        for entry in measure.index()
        for event in measure.predictions()[entry["id"]]
    )


def counts(keep: Callable[[dict[str, Any]], bool] = lambda entry: True) -> dict[str, tuple[int, int]]:
    """How many cases of each rule and family were right, of how many, over the articles that `keep` keeps."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for entry, event, right in judged():
        if keep(entry):
            for name, verdict in _cases(event, right):
                sums[name][0] += verdict
                sums[name][1] += 1
    return {name: (sums[name][0], sums[name][1]) for name in sorted(sums)}


def is_right(verdict: dict[str, bool | None]) -> bool:
    """Whether an event is right in every aspect that the gold asks for."""
    return all(each is not False for each in verdict.values())


def out_of_hand() -> list[tuple[float, bool]]:
    """The confidence of every event of the gold by the rules' counts on the other hands, and whether it is right."""
    rows = []
    for hand in measure.HANDS:
        others = counts(lambda entry, hand=hand: measure.hand_of(entry) != hand)
        rows += [
            (measured(event.rules, others), is_right(right))
            for entry, event, right in judged()
            if measure.hand_of(entry) == hand
        ]
    return rows


def page() -> str:
    """The text of `confidence.toml`."""
    rows = [f'"{name}" = [{right}, {seen}]' for name, (right, seen) in counts().items()]
    return HEAD.format(corpus=measure.corpus_hash()) + "\n".join(rows) + "\n"


def _cases(event: Event, right: dict[str, bool | None]) -> Iterator[tuple[str, bool]]:
    """The cases that one event is: its rule, the rule's family and all rules, each with the verdict on its aspect."""
    act, *others = aspects(event.rules)
    by_name = {"date": right["date"], "place": right["place"], "actor": right["bearer"]}
    for rule, verdict in ((act, right["act"]), *((rule, by_name[rule.partition(":")[0]]) for rule in others)):
        if verdict is not None:
            yield from ((name, verdict) for name in dict.fromkeys((rule, family_of(rule), "all")))


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8", newline="\n")

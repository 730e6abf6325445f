"""What each rule of the parser reached: `python -m tests.quality.rules` writes `geo/lexicon/confidence.toml`.

An event is right in an aspect (act, date, place, bearer) where the scorer says so of it; in its act, where it is an event
of the gold at all and its type is one that the gold takes. An event that meets no event of the gold is wrong in its act,
and says nothing of the other aspects.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from geo.events.confidence import aspects, family_of, measured
from tests.quality import crossfit, measure

FILE = Path(__file__).parents[2] / "geo" / "lexicon" / "confidence.toml"
HEAD = """# How many events by each rule were right in its aspect, of how many: [right, seen], on the annotated
# articles, each read by second voices that had not heard its hand. Made by `make accuracy`; `docs/accuracy.md` prints it. A name that ends in ":*" counts a whole family of rules.

corpus = "{corpus}"

[rules]
"""


def counts(keep: Callable[[str], bool] = lambda hand: True) -> dict[str, tuple[int, int]]:
    """How many cases of each rule and family were right, of how many, over the hands that `keep` keeps."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for each in crossfit.judged():
        if keep(hands()[each.article]):
            for name, verdict in _cases(each):
                sums[name][0] += verdict
                sums[name][1] += 1
    return {name: (sums[name][0], sums[name][1]) for name in sorted(sums)}


@cache
def hands() -> dict[str, str]:
    """Article to the hand that wrote it."""
    return {text.name: text.hand for text in measure.texts()}


def out_of_hand() -> list[tuple[float, bool]]:
    """The confidence of every event by the rules' counts on the other hands, and whether it is right."""
    rows = []
    for hand in sorted(set(hands().values())):
        others = counts(lambda each, hand=hand: each != hand)
        mine = [each for each in crossfit.judged() if hands()[each.article] == hand]
        rows += [(measured(each.rules, others), each.wholly) for each in mine]
    return rows


def page() -> str:
    """The text of `confidence.toml`."""
    rows = [f'"{name}" = [{right}, {seen}]' for name, (right, seen) in counts().items()]
    return HEAD.format(corpus=crossfit.corpus()) + "\n".join(rows) + "\n"


def _cases(event: crossfit.Judged) -> Iterator[tuple[str, bool]]:
    """The cases that one event is: its rule, the rule's family and all rules, each with the verdict on its aspect."""
    act, *others = aspects(event.rules)
    right = event.right
    by_name = {"date": right["date"], "place": right["place"], "actor": right["bearer"]}
    for rule, verdict in ((act, right["act"]), *((rule, by_name[rule.partition(":")[0]]) for rule in others)):
        if verdict is not None:
            yield from ((name, verdict) for name in dict.fromkeys((rule, family_of(rule), "all")))


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8", newline="\n")

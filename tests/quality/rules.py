"""What each rule of the parser reached on the annotated articles, each read by voices that had not heard its hand.

An event is right in an aspect (act, date, place, bearer) where the scorer says so of it; in its act, where it is an event
of the gold at all and its type is one that the gold takes. An event that meets no event of the gold is wrong in its act,
and says nothing of the other aspects.
"""

from collections import defaultdict
from collections.abc import Iterator

from geo.events.confidence import aspects, family_of
from tests.quality import crossfit


def counts() -> dict[str, tuple[int, int]]:
    """How many cases of each rule and family were right, of how many."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for each in crossfit.judged():
        for name, verdict in _cases(each):
            sums[name][0] += verdict
            sums[name][1] += 1
    return {name: (sums[name][0], sums[name][1]) for name in sorted(sums)}


def _cases(event: crossfit.Judged) -> Iterator[tuple[str, bool]]:
    """The cases that one event is: its rule, the rule's family and all rules, each with the verdict on its aspect."""
    act, *others = aspects(event.rules)
    right = event.right
    by_name = {"date": right["date"], "place": right["place"], "actor": right["bearer"]}
    for rule, verdict in ((act, right["act"]), *((rule, by_name[rule.partition(":")[0]]) for rule in others)):
        if verdict is not None:
            yield from ((name, verdict) for name in dict.fromkeys((rule, family_of(rule), "all")))

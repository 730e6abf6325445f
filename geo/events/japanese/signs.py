"""What a Japanese sentence shows of its acts, told or not: the signs that the second voice weighs."""

from collections.abc import Iterator, Sequence

from geo.events.japanese.predicates import Predicate


def signs_of(predicates: Sequence[Predicate]) -> frozenset[str]:
    """How each predicate of the sentence stands, by its role, its act and its form."""
    return frozenset(_signs(predicates))


def _signs(predicates: Sequence[Predicate]) -> Iterator[str]:
    for each in predicates:
        kind = each.trigger.act.type.lower() if each.trigger.act else "none"
        yield f"role:{each.trigger.role}:{each.stand}"
        yield f"act:{kind}:{each.stand}"
        yield f"form:{each.form}:{each.stand}"

"""What a Russian sentence shows of its acts, told or not: the signs that the second voice weighs."""

from collections.abc import Iterator

from geo.events.russian.sentence import Analysis


def signs_of(analysis: Analysis) -> frozenset[str]:
    """The mood of each trigger of the sentence, whether it tells, and what opens its clauses."""
    return frozenset(_signs(analysis))


def _signs(analysis: Analysis) -> Iterator[str]:
    yield f"topic:{analysis.on_topic:d}"
    if not analysis.found:
        return
    yield from (f"opener:{clause.opener}" for clause in analysis.clauses)
    for found in analysis.found:
        told = "told" if analysis.tells(found) else "untold"
        kind = found.trigger.telling.act.type.lower() if found.trigger.telling else "none"
        yield f"role:{found.trigger.role}:{found.trigger.mood}:{told}"
        yield f"act:{kind}:{found.trigger.mood}:{told}"

"""What an English sentence shows of its acts, told or not: the signs that the second voice weighs."""

from collections.abc import Iterator

from geo.events.english.analysis import Analysis
from geo.events.english.verbs import auxiliary_words


def signs_of(analysis: Analysis) -> frozenset[str]:
    """How each trigger of the sentence stands, in which kind of clause, and the helping verbs with the ending after them."""
    return frozenset((*_triggers(analysis), *_helpers(analysis)))


def _triggers(analysis: Analysis) -> Iterator[str]:
    yield f"topic:{analysis.on_topic:d}"
    if not analysis.found:
        return
    yield from (f"opener:{clause.opener}" for clause in analysis.clauses)
    for found in analysis.found:
        opener = analysis.clause_at(found.start).opener
        kind = found.trigger.act.type.lower() if found.trigger.act else "none"
        yield f"role:{found.trigger.role}:{found.stand}"
        yield f"act:{kind}:{found.stand}"
        yield f"stand:{found.stand}:{opener}"


def _helpers(analysis: Analysis) -> Iterator[str]:
    helping = auxiliary_words()
    for token, after in zip(analysis.tokens, analysis.tokens[1:], strict=False):
        if token.word in helping:
            yield f"helper:{token.word}:{after.word[-2:]}"

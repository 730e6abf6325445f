"""What an English sentence shows of its acts, told or not: the signs that the second voice weighs."""

from collections.abc import Iterator

from geo.events.english.analysis import Analysis, Found
from geo.events.english.said import words_act
from geo.events.english.triggers import Role
from geo.events.english.verbs import auxiliary_words


def signs_of(analysis: Analysis) -> frozenset[str]:
    """How each trigger of the sentence stands, in which kind of clause, and the helping verbs with the ending after them."""
    return frozenset((*_triggers(analysis), *_helpers(analysis), *_contents(analysis)))


def _contents(analysis: Analysis) -> Iterator[str]:
    """The types of what the sentence's words amount to, if they are said, and of its weightiest verb, told or not."""
    said = any(each.trigger.role is Role.SPEECH for each in analysis.found)
    known = {actor.code for actor in analysis.actors if actor.code}
    act = words_act(analysis.lowered, not known or bool(known & analysis.setting.sides))
    if act:
        yield f"content:{act.type.lower()}:{said:d}"
        yield f"content:{act.type.lower()}"
    acts = [each for each in analysis.found if each.trigger.act]
    if not acts:
        return
    weightiest = max(acts, key=lambda each: (each.trigger.role is Role.VERB, bool(each.trigger.tail), _strength(each)))
    kind = weightiest.trigger.act.type.lower() if weightiest.trigger.act else "none"
    yield f"weightiest:{kind}"
    yield f"weightiest:{kind}:{weightiest.trigger.role}"
    yield from {f"mode:{each.trigger.act.mode}" for each in acts if each.trigger.act}


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


def _strength(found: Found) -> int:
    return found.trigger.act.strength if found.trigger.act else 0

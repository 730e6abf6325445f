"""What the two voices make of a sentence together: the rules propose its acts, the second voice doubts or adds one."""

from collections.abc import Sequence

from geo.events.actors import Actor, ActorKind
from geo.events.features import Heard, density_of, features_of, verdicts_of
from geo.events.reading import Act, Candidate
from geo.events.voice import Voice
from geo.model import Factuality

_SILENT = frozenset({ActorKind.OUTSIDER, ActorKind.BOTH, ActorKind.ADJECTIVE})
"""Actors that bear no act by being what a sentence is about."""


def weighed(told: Sequence[Heard], voice: Voice) -> list[tuple[Candidate, ...]]:
    """The acts of each sentence of an article; the second voice adds none to an article in which the rules found none."""
    density = density_of(told)
    grounded = any(each.reading.candidates for each in told)
    return [_weighed(each, voice, density, may_add=grounded) for each in told]


def _weighed(heard: Heard, voice: Voice, density: str, *, may_add: bool) -> tuple[Candidate, ...]:
    """The acts of a sentence: those of the rules, none where the second voice is sure of it, its own where they are silent."""
    told = heard.reading.candidates
    if not (told or may_add):
        return ()
    features = features_of(heard) | {density}
    likelihood = voice.likelihood(features | verdicts_of(told))
    if told:
        return told if likelihood >= voice.veto else ()
    return (_unnamed(heard, voice, features),) if likelihood >= voice.promote else ()


def _unnamed(heard: Heard, voice: Voice, features: frozenset[str]) -> Candidate:
    """The act that a sentence tells in words no rule knows: its likeliest type, borne by whom the sentence is about."""
    kind = voice.type_of(features)
    return Candidate(
        start=0,
        end=len(heard.text),
        trigger=0,
        act=Act(type=kind, mode="", strength=0),
        factuality=Factuality.ASSERTED,
        actors=_bearers(heard.reading.subject),
        recipients=(),
        rules=(f"{heard.lang}:voice:{kind.lower()}",),
    )


def _bearers(subject: Actor | None) -> tuple[str, ...]:
    known = subject is not None and subject.kind not in _SILENT and subject.code
    return (str(known),) if known else ()

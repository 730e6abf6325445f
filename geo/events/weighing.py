"""What the two voices make of a sentence together: the rules propose its acts, the second voice doubts or adds one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.events.actors import Actor, ActorKind
from geo.events.calibration import Calibration
from geo.events.features import Heard, density_of, shown_by, verdicts_of
from geo.events.occasions import REMEMBERED, Anniversary, find_anniversary
from geo.events.reading import Act, Candidate, Hearing
from geo.events.topic import BEFORE_VERB, is_of_another_matter
from geo.events.voice import WORD, Voice, likeliest
from geo.lexicon import read_words
from geo.model import EventType, Factuality
from geo.model.states import with_former

_SILENT = frozenset({ActorKind.OUTSIDER, ActorKind.BOTH, ActorKind.ADJECTIVE})
"""Actors that bear no act by being what a sentence is about."""
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
"""Acts of both parties where no party is told."""
_OPPOSITE = {
    EventType.ACCUSE: frozenset({EventType.ASSAULT, EventType.MOBILIZE}),
    EventType.CONCEDE: frozenset({EventType.COERCE, EventType.ASSAULT}),
    EventType.SANCTION: frozenset({EventType.REJECT}),
}
"""What an act is never heard as instead: who lets go of a boat has not seized it, who blames drills has not held them,
who breaks off talks has done more than say no."""
_SOME = 7
"""From how many sentences on an article is asked whether it is about the quarrel at all."""
_BESIDE = 0.5
"""An article less than so much of whose text is about the dispute is asked, however short, with the same likelihood."""


def weighed(
    told: Sequence[Heard], voice: Voice, calibration: Calibration, share: Callable[[], float]
) -> list[tuple[Candidate, ...]]:
    """The acts of each sentence of an article; none of one that the rules find silent or the voice unlikely to tell any.

    `calibration` says what type an act has where the rules and the voice differ; `share` tells how much of the
    article, 0 to 1, is about the dispute; it is asked only of one with few sentences.
    """
    nothing: list[tuple[Candidate, ...]] = [()] * len(told)
    if not any(each.reading.candidates for each in told):
        return nothing
    density = density_of(told)
    same = voice.sum_of((density,))
    features = [shown_by(each) for each in told]
    if not voice.is_about(_together(features), _least_about(told, voice, share)):
        return nothing
    shown = [same + voice.sum_of(*each) for each in features]
    judged = [weight + voice.sum_of(verdicts_of(each.reading.candidates)) for each, weight in zip(told, shown, strict=True)]
    rows = zip(told, shown, judged, strict=True)
    return [_weighed(each, voice, calibration, (weight, whole, voice.likelihood_of(whole))) for each, weight, whole in rows]


def _least_about(told: Sequence[Heard], voice: Voice, share: Callable[[], float]) -> float:
    """How likely an article must be to be about the quarrel; a brief need not be, as it shows too little."""
    if len(told) >= _SOME:
        return voice.about_least
    return _BESIDE if share() < _BESIDE else 0.0


def _together(features: Sequence[tuple[set[str], set[str]]]) -> set[str]:
    """Everything that the sentences of an article show, words with their `w:`."""
    names = {name for shown, _ in features for name in shown}
    return names | {f"{WORD}{word}" for _, words in features for word in words}


def _weighed(heard: Heard, voice: Voice, calibration: Calibration, weights: tuple[int, int, float]) -> tuple[Candidate, ...]:
    """The acts of a sentence: those of the rules, none where the second voice is sure of it, its own where they are silent.

    `weights` are what its features weigh without the verdict of the rules and with it, and the likelihood that makes.
    """
    shown, judged, likelihood = weights
    told = tuple(each for each in heard.reading.candidates if not _is_elsewhere(each, heard))
    past = find_anniversary(heard.text, heard.lang)
    mute = heard.reading.silent or heard.headed or (not told and bool(heard.reading.candidates))
    if past is None and (likelihood < voice.veto if told else likelihood < voice.promote or mute):
        return ()
    hearing = Hearing(likelihood, voice.shares_of(shown), voice.shares_of(judged), len(told))
    if past is not None:
        own = (
            () if told or likelihood < voice.promote else (replace(_unnamed(heard, calibration, hearing), trigger=past.start),)
        )
        return _remembered(told or own, past, hearing)
    return tuple(_retyped(each, told, calibration, hearing) for each in told) or (_unnamed(heard, calibration, hearing),)


def _is_elsewhere(each: Candidate, heard: Heard) -> bool:
    """Whether an act is of sanctions that have nothing to do with the quarrel."""
    clause = f"{heard.text[each.start : each.trigger]}{BEFORE_VERB}{heard.text[each.trigger : each.end]}"
    return each.act.type is EventType.SANCTION and is_of_another_matter(clause, heard.lang)


def _remembered(told: Sequence[Candidate], past: Anniversary, hearing: Hearing) -> tuple[Candidate, ...]:
    """The acts of a sentence that tells of an anniversary: that of the older day is taken for granted, its own day has none."""
    acts = (replace(each, heard=hearing) for each in told)
    return tuple(_taken_for_granted(each) if past.start <= each.trigger < past.end else each for each in acts)


def _taken_for_granted(each: Candidate) -> Candidate:
    return replace(each, factuality=Factuality.PRESUPPOSED, rules=(*each.rules, REMEMBERED))


def _retyped(told: Candidate, beside: Sequence[Candidate], calibration: Calibration, hearing: Hearing) -> Candidate:
    """An act as the second voice heard it, of another type where that is surely the likelier one.

    The voice hears the sentence whole: a type that the act of another in it has is heard of that.
    """
    kept = told.act.type
    others = {each.act.type for each in beside if each.actors and told.actors and not set(each.actors) & set(told.actors)}
    likely = calibration.likely_types(
        [kind for kind in _types_beside(told) if kind is kept or kind not in others], told, hearing
    )
    kind = likeliest(likely)
    if likely[kind] - likely[kept] <= calibration.margin:
        return replace(told, heard=hearing)
    rule = f"{told.rules[0].partition(':')[0]}:retyped:{kind.lower()}"
    return replace(told, act=replace(told.act, type=kind, mode=""), rules=(rule, *told.rules), read_as=kept, heard=hearing)


def _types_beside(told: Candidate) -> tuple[EventType, ...]:
    """The types that an act may be heard as, its own first."""
    never = _OPPOSITE.get(told.act.type, frozenset())
    # A state lodges a protest; who rallies are people.
    if all(map(str.isupper, told.actors)):
        never |= {EventType.PROTEST}
    return (told.act.type, *(kind for kind in EventType if kind is not told.act.type and kind not in never))


def _unnamed(heard: Heard, calibration: Calibration, hearing: Hearing) -> Candidate:
    """The act that a sentence tells in words no rule knows: its likeliest type, borne by whom the sentence is about."""
    kind = likeliest(calibration.likely_types(_types_of_unnamed(heard), None, hearing))
    actors = _bearers(heard) or (() if kind in _MUTUAL else _only_party(heard))
    return Candidate(
        start=0,
        end=len(heard.text),
        trigger=0,
        act=Act(type=kind, mode="", strength=0),
        factuality=Factuality.ASSERTED,
        actors=actors,
        recipients=tuple(code for code in heard.claimants if set(actors) & set(heard.claimants) and code not in actors),
        rules=(f"{heard.lang}:voice:{kind.lower()}",),
        heard=hearing,
    )


def _types_of_unnamed(heard: Heard) -> tuple[EventType, ...]:
    """The types that an act in no rule's words may have: of a third state, nothing that the two sides do together."""
    subject = heard.reading.subject
    third = subject is not None and subject.code is not None and subject.code not in with_former(heard.claimants)
    return tuple(kind for kind in EventType if not (third and kind in _MUTUAL))


def _bearers(heard: Heard) -> tuple[str, ...]:
    """Whom the sentence itself is about, or the one before where a pronoun means it; nobody is guessed."""
    subject = heard.reading.subject
    if subject is None or subject.kind in _SILENT or not subject.code:
        return ()
    own = bool(subject.text) and heard.text[subject.start : subject.end] == subject.text
    if own and _is_beside(heard, subject):
        return ()
    return (subject.code,) if own or _goes_on(heard) else ()


def _only_party(heard: Heard) -> tuple[str, ...]:
    """The only party to the dispute that a sentence names in any way, nobody where it names two or none."""
    parties = [actor for actor in heard.reading.actors if actor.code in with_former(heard.claimants)]
    named = dict.fromkeys(actor.code for actor in parties if actor.code)
    return tuple(named) if len(named) == 1 and not all(_is_beside(heard, actor) for actor in parties) else ()


def _is_beside(heard: Heard, actor: Actor) -> bool:
    """Whether an actor only stands as a place or an owner ("the headquarters in Japan", "out of Japan's administration")."""
    before = heard.text[: actor.start].split()[-1:]
    return (
        actor.kind is ActorKind.COUNTRY
        and bool(before)
        and before[0].lower() in read_words(heard.lang, "clauses").get("prepositions", ())
    )


def _goes_on(heard: Heard) -> bool:
    """Whether a sentence goes on about the one before: it begins with a person's pronoun; in Japanese, it names nobody.

    "It" may as well mean the treaty that was told of.
    """
    persons = read_words(heard.lang, "clauses").get("persons", ())
    first = heard.text.split(maxsplit=1)[0].strip(",").lower()
    return first in persons if persons else not heard.reading.actors

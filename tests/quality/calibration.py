"""How far rules and second voice are to be trusted, learned from what they said of articles whose hand the voice had not heard.

`python -m tests.quality.crossfit` calls it: one calibration for each hand, from the others, and one from all that is shipped as
`geo/lexicon/calibration.json`. How sure an event is, is learned from the articles kept aside alone: where rules were written over
an article, they are more often right than on a stranger's.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any

from geo.events.assembly import event_of
from geo.events.calibration import ASPECTS, BIAS, Calibration, log_odds, signs_of_event, signs_of_type
from geo.events.extract import tell_acts
from geo.events.voice import Voice
from geo.model import Event, EventType
from tests.quality import measure

FILE = Path(__file__).parents[2] / "geo" / "lexicon" / "calibration.json"
UNTRUSTED = Calibration(types={"judged": 1.0}, aspects={}, slope=1.0, bias=0.0, margin=1.0)
"""What keeps every type that a rule gives and is as sure of one event as of another."""
MARGIN = 0.1
"""By how much another type must be likelier than that of the rules."""
_REACH = {"types": 0.3, "aspects": 0.1}
"""The inverse strength of the regularisation (scikit-learn's C)."""
_DUST = 0.005
"""A weight smaller than this is left out of what is shipped."""

Signs = Mapping[str, float]
Voices = Mapping[str, Mapping[str, Voice]]
"""Hand to language to a voice that has not heard that hand."""


@dataclass(frozen=True, slots=True)
class Case:
    """A telling of an act: whose article, whether rules were written over it, what speaks for each type and aspect, the gold's word."""

    hand: str
    read: bool
    types: Mapping[str, Signs]
    accepted: Sequence[str]
    signs: Signs
    right: Mapping[str, bool | None]


def cases(voices: Voices, calibrations: Callable[[str], Calibration]) -> list[Case]:
    """Every telling of an act in the annotated articles, read by voices and a calibration that have not heard its hand."""
    return [case for text in measure.texts() for case in _cases_of(text, voices[text.hand], calibrations(text.hand))]


def _cases_of(text: measure.Text, voices: Mapping[str, Voice], calibration: Calibration) -> Iterator[Case]:
    scene, tellings = tell_acts(text.article, measure.dispute(), measure.gazetteer(), voices, calibration)
    for told in tellings if scene else ():
        candidate, event = told.candidate, event_of(scene, told, calibration)
        if candidate.heard:
            own = None if ":voice:" in candidate.rules[0] else candidate
            right, accepted = _judged(text, event)
            kinds = {str(kind): signs_of_type(kind, own, candidate.heard) for kind in EventType}
            yield Case(text.hand, text.read, kinds, accepted, signs_of_event(event, candidate.heard), right)


def _judged(text: measure.Text, event: Event) -> tuple[dict[str, bool | None], tuple[str, ...]]:
    """Whether an event is right in each aspect, and the types that the gold takes; none where it is no event of the gold."""
    right, (told, accepted) = measure.judge(text, event), measure.accepted(text, event)
    return {
        "told": told,
        "type": event.type in accepted if accepted else None,
        "date": right["date"],
        "place": right["place"],
        "bearer": right["bearer"],
    }, accepted


def fit_types(known: Iterable[Case]) -> Calibration:
    """A calibration that knows which type to take, and no aspect."""
    asked = [(signs, kind in case.accepted) for case in known if case.accepted for kind, signs in case.types.items()]
    return Calibration(types=_weights(asked, _REACH["types"]), aspects={}, slope=1.0, bias=0.0, margin=MARGIN)


def fit_aspects(types: Calibration, known: Sequence[Case]) -> Calibration:
    """The calibration with every aspect, learned from the articles kept aside; its product as it is."""
    return Calibration(
        types=types.types,
        aspects={aspect: _aspect(aspect, known) for aspect in ASPECTS},
        slope=1.0,
        bias=0.0,
        margin=types.margin,
    )


def draw(each: Calibration, others: Mapping[str, Calibration], known: Sequence[Case]) -> Calibration:
    """The calibration with slope and bias from the products that calibrations without their hand (`others`) give unread cases."""
    from sklearn.linear_model import LogisticRegression

    aside = [case for case in known if not case.read]
    odds = [[log_odds(others[case.hand].product(case.signs))] for case in aside]
    line = LogisticRegression().fit(odds, [all(right is not False for right in case.right.values()) for case in aside])
    return Calibration(
        each.types, each.aspects, round(float(line.coef_[0][0]), 3), round(float(line.intercept_[0]), 3), each.margin
    )


def _aspect(aspect: str, known: Sequence[Case]) -> dict[str, float]:
    asked = [(case.signs, bool(case.right[aspect])) for case in known if not case.read and case.right[aspect] is not None]
    return _weights(asked, _REACH["aspects"])


def _weights(asked: Sequence[tuple[Signs, bool]], reach: float) -> dict[str, float]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    names = DictVectorizer()
    table = names.fit_transform([{name: value for name, value in signs.items() if name != BIAS} for signs, _ in asked])
    model = LogisticRegression(C=reach, max_iter=4000).fit(table, [right for _, right in asked])
    told = {name: round(float(model.coef_[0][place]), 3) for name, place in sorted(names.vocabulary_.items())}
    return {
        BIAS: round(float(model.intercept_[0]), 3),
        **{name: told[name] for name in compress(told, map(_counts, told.values()))},
    }


def _counts(weight: float) -> bool:
    return abs(weight) >= _DUST


def page(calibration: Calibration) -> str:
    """The text of `calibration.json`."""
    table: dict[str, Any] = {
        "types": dict(calibration.types),
        "aspects": {aspect: dict(weights) for aspect, weights in calibration.aspects.items()},
        "slope": calibration.slope,
        "bias": calibration.bias,
        "margin": calibration.margin,
    }
    return json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n"

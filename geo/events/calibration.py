"""How likely an act has each type and an event is right in each aspect: small logistic models over rules and second voice.

The rules know why, the second voice hears how such sentences are written; how far each is to be trusted was learned on the
annotated articles (`python -m tests.quality.crossfit`), from what both said of articles whose hand the voice had not heard:
stacking (Wolpert 1992). The product of the aspects is drawn to the measured share of what is wholly right (Platt 1999).
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from geo.events.confidence import aspects, family_of
from geo.events.reading import Candidate, Hearing
from geo.events.voice import logistic
from geo.model import Event, EventType

BIAS = ""
"""The name of the weight that every case has."""
ASPECTS = ("told", "type", "date", "place", "bearer")
"""What an event may be wrong in: that it is one at all, its type, date, place and bearer."""
WEIGHTS = {"date": 3}
"""How often the likelihood of an aspect counts, more than once: a doubtful day is the likeliest fault and the worst."""
_LEAST = 1e-4
"""The least share that counts as one: a voice is never certain."""
_RECENT = 5
"""From how many years before publication on a day is history."""


@dataclass(frozen=True)
class Calibration:
    """What signs weigh, in log-odds: for a type of an act, for each aspect of an event; slope and bias of their product.

    A type must be likelier by `margin` than the one that the rules give.
    """

    types: Mapping[str, float]
    aspects: Mapping[str, Mapping[str, float]]
    slope: float
    bias: float
    margin: float

    def likely_types(self, kinds: Iterable[EventType], told: Candidate | None, hearing: Hearing) -> dict[EventType, float]:
        """How likely each of some types is right for an act of the rules, or for one that only the second voice hears."""
        return {kind: _share(self.types, signs_of_type(kind, told, hearing)) for kind in kinds}

    def confidence_of(self, event: Event, hearing: Hearing | None) -> float:
        """The likelihood, 0 to 1 with two places, that an event is right in every aspect."""
        return round(self.drawn(self.product(signs_of_event(event, hearing))), 2)

    def product(self, signs: Mapping[str, float]) -> float:
        """The product of the likelihoods of the aspects, as if they erred apart, that of the date counting several times."""
        return math.prod(_share(weights, signs) ** WEIGHTS.get(aspect, 1) for aspect, weights in self.aspects.items())

    def drawn(self, product: float) -> float:
        """A product of aspects as the share of such events that were wholly right, never quite 0 or 1."""
        return min(0.99, max(0.01, logistic(self.bias + self.slope * log_odds(product))))


def signs_of_type(kind: EventType, told: Candidate | None, hearing: Hearing) -> dict[str, float]:
    """What speaks for or against a type of an act: how the second voice hears it, what the rules gave it."""
    signs = {
        BIAS: 1.0,
        "alone": log_odds(hearing.alone.get(kind, 0.0)),
        "judged": log_odds(hearing.judged.get(kind, 0.0)),
        f"type:{kind.lower()}": 1.0,
    }
    if told is None:
        return signs
    own = told.act.type
    signs[f"{own.lower()}>{kind.lower()}"] = 1.0
    if own is kind:
        signs |= {"own": 1.0, f"rule:{told.rules[0]}": 1.0, f"rule:{family_of(told.rules[0])}": 1.0}
        signs |= {"several": 1.0} if hearing.acts > 1 else {}
    return signs


def signs_of_event(event: Event, hearing: Hearing | None) -> dict[str, float]:
    """What speaks for or against each aspect of an event: its rules, its date's kind and age, how the second voice hears it."""
    act, *others = aspects(event.rules)
    kind = f"type:{event.type.lower()}"
    names = (act, family_of(act), *others, f"lang:{event.lang}", kind)
    signs = dict.fromkeys((BIAS, *names, *_signs_of_date(event, kind)), 1.0)
    if hearing:
        heard = hearing.alone.get(event.type, 0.0)
        signs |= {
            "likelihood": log_odds(hearing.likelihood) / 2,
            "alone": log_odds(heard) / 2,
            f"acts:{min(3, hearing.acts)}": 1.0,
        }
        signs |= {"judged": log_odds(hearing.judged.get(event.type, 0.0)) / 2}
        signs |= {"agree": 1.0} if heard >= max(hearing.alone.values(), default=0.0) else {}
    return signs


def _signs_of_date(event: Event, kind: str) -> list[str]:
    """What speaks for or against a date: how fine and old it is, and this, the language and the type of act by its rule.

    A day carried on from the act before is another thing for a statement than for a treaty, in one language than in another.
    """
    age, fine = _age_of(event.date_start, event.published), f"precision:{len(event.date or '')}"
    told = "date:told" if event.date_text else "date:untold"
    crossed = (kind, f"lang:{event.lang}", fine, f"age:{age}:{fine}", told, f"old:{age == 'old'}")
    return [fine, f"age:{age}", told, *(f"{event.date_rule}:{each}" for each in crossed)]


def log_odds(share: float) -> float:
    """The logarithm of the odds of a share; one of nearly 0 or 1 counts as a little less sure."""
    kept = min(1 - _LEAST, max(_LEAST, share))
    return math.log(kept / (1 - kept))


@cache
def shipped() -> Calibration:
    """The calibration that came with the program."""
    return Calibration(**json.loads(files("geo.lexicon").joinpath("calibration.json").read_text(encoding="utf-8")))


def _age_of(start: date | None, published: date | None) -> str:
    if start is None or published is None:
        return "unknown"
    years = published.year - start.year
    return "old" if years >= _RECENT else "recent" if years else "new"


def _share(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return logistic(sum(value * weights.get(name, 0.0) for name, value in signs.items()))

"""The second voice: how likely a sentence tells an act, by a linear model over its features, and of which type.

The rules know why a clause is an event; the voice knows how such sentences are written. It was trained on the annotated
articles of `tests/quality/` (`python -m tests.quality.voice`), its weights are data, `docs/accuracy.md` prints the strongest.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat

from geo.model import EventType


@dataclass(frozen=True, slots=True)
class Voice:
    """A linear model of one language: the bias and weights that a sentence tells an act, those of each type, three thresholds.

    Weights are log-odds in thousandths, whole numbers, so that their sum does not depend on the order. A sentence likelier than
    `promote` tells an act though no rule found one; one less likely than `veto` tells none; an article of several sentences
    whose mean likelihood is under `least` tells none at all. A type likelier by `margin` than the rules' takes its place.
    """

    bias: int
    weights: Mapping[str, int]
    type_bias: Mapping[str, int]
    type_weights: Mapping[str, Mapping[str, int]]
    promote: float
    veto: float
    least: float
    margin: float

    def likelihood(self, features: Iterable[str]) -> float:
        """The likelihood, 0 to 1, that a sentence with these features tells an act."""
        weighed = self.bias + sum(map(self.weights.get, features, repeat(0)))
        return 1 / (1 + math.exp(-weighed / 1000))

    def type_of(self, features: Iterable[str]) -> EventType:
        """The likeliest type of the act that a sentence with these features tells."""
        likely = self.types_of(features)
        return max(likely, key=lambda kind: likely[kind])

    def types_of(self, features: Iterable[str]) -> dict[EventType, float]:
        """How likely each type is, all together 1, where a sentence with these features tells an act."""
        sums = dict(self.type_bias)
        for name in features:
            for kind, weight in self.type_weights.get(name, {}).items():
                sums[kind] += weight
        powers = {kind: math.exp(total / 1000) for kind, total in sums.items()}
        whole = sum(powers.values())
        return {EventType(kind): power / whole for kind, power in powers.items()}


@cache
def voice_of(lang: str) -> Voice:
    """The voice of a language, as it was trained."""
    table = json.loads(files("geo.lexicon").joinpath(lang, "voice.json").read_text(encoding="utf-8"))
    return Voice(**table)

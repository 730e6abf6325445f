"""The second voice: how likely a sentence tells an act, by a linear model over its features, and of which type.

The rules know why a clause is an event; the voice knows how such sentences are written. It was trained on the annotated
articles of `tests/quality/` (`python -m tests.quality.voice`), its weights are data, `docs/accuracy.md` prints the strongest.
"""

import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import repeat

from geo.model import EventType

WORD = "w:"
"""What the name of a word begins with."""
_WIDE = 32
"""How many bits a lane has: of a sum that holds several, each in its lane."""
_HALF, _FULL = 1 << _WIDE - 1, (1 << _WIDE) - 1


@dataclass(frozen=True)
class Voice:
    """A linear model of one language: the bias and weights that a sentence tells an act, those of each type, thresholds.

    Weights are log-odds in thousandths, whole numbers, so that their sum does not depend on the order. A sentence likelier than
    `promote` tells an act though no rule found one; one less likely than `veto` tells none; an article less likely than
    `about_least` to be about the quarrel tells none, by `about_bias` and the weights `about` of all that its sentences show; in
    a longer one each weighs less.
    """

    bias: int
    weights: Mapping[str, int]
    type_bias: Mapping[str, int]
    type_weights: Mapping[str, Mapping[str, int]]
    promote: float
    veto: float
    about_bias: int = 0
    about: Mapping[str, int] = field(default_factory=dict)
    about_least: float = 0.0

    def is_about(self, shown: Collection[str], least: float) -> bool:
        """Whether an article whose sentences show these is `least` so likely about the quarrel, not about life on the spot."""
        weighed = sum(map(self.about.get, shown, repeat(0))) / math.sqrt(max(1, len(shown)))
        return logistic((self.about_bias + weighed) / 1000) >= least

    def sum_of(self, names: Iterable[str], words: Iterable[str] = ()) -> int:
        """What features weigh together for everything that the voice tells, each once; `words` without their `w:`."""
        plain, worded = self._packed
        return sum(map(plain.get, names, repeat(0))) + sum(map(worded.get, words, repeat(0)))

    def likelihood(self, features: Iterable[str]) -> float:
        """The likelihood, 0 to 1, that a sentence with these features tells an act."""
        return self.likelihood_of(self.sum_of(features))

    def likelihood_of(self, weighed: int) -> float:
        """The likelihood, 0 to 1, that a sentence whose features weigh so tells an act."""
        return logistic((self.bias + _lane(weighed + _middle(1), 0)) / 1000)

    def type_of(self, features: Iterable[str]) -> EventType:
        """The likeliest type of the act that a sentence with these features tells."""
        return likeliest(self.types_of(features))

    def types_of(self, features: Iterable[str]) -> dict[EventType, float]:
        """How likely each type is, all together 1, where a sentence with these features tells an act."""
        return self.shares_of(self.sum_of(features))

    def shares_of(self, weighed: int) -> dict[EventType, float]:
        """How likely each type is, all together 1, where a sentence whose features weigh so tells an act."""
        lanes = weighed + _middle(1 + len(self.type_bias))
        sums = {kind: bias + _lane(lanes, place) for place, (kind, bias) in enumerate(self.type_bias.items(), 1)}
        powers = {kind: math.exp(total / 1000) for kind, total in sums.items()}
        whole = sum(powers.values())
        return {EventType(kind): power / whole for kind, power in powers.items()}

    @cached_property
    def _packed(self) -> tuple[dict[str, int], dict[str, int]]:
        """The weights of each feature in one number, those of words apart: one addition a feature adds up all of them."""
        lanes = {kind: place for place, kind in enumerate(self.type_bias, 1)}
        whole = dict(self.weights)
        for name, kinds in self.type_weights.items():
            whole[name] = whole.get(name, 0) + sum(weight << lanes[kind] * _WIDE for kind, weight in kinds.items())
        words = {name.removeprefix(WORD): weight for name, weight in whole.items() if name.startswith(WORD)}
        return whole, words


def logistic(odds: float) -> float:
    """The likelihood, 0 to 1, that log-odds make."""
    return 1 / (1 + math.exp(-odds))


def likeliest(shares: Mapping[EventType, float]) -> EventType:
    """The type with the largest share, the first of equals."""
    return max(shares, key=lambda kind: shares[kind])


def _lane(lanes: int, place: int) -> int:
    """The number in one lane of a sum that was moved by the middle of every lane."""
    return (lanes >> place * _WIDE & _FULL) - _HALF


@cache
def _middle(lanes: int) -> int:
    """The middle of so many lanes, by which a sum is moved so that no lane is below zero."""
    return sum(_HALF << place * _WIDE for place in range(lanes))


@cache
def voice_of(lang: str) -> Voice:
    """The voice of a language, as it was trained."""
    table = json.loads(files("geo.lexicon").joinpath(lang, "voice.json").read_text(encoding="utf-8"))
    return Voice(**table)

"""What the second voice weighs of a sentence: its words, its signs of acts, its actors, places and times, where it stands."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from geo.events.actors import Actor, ActorKind
from geo.events.contents import contents_of, counted_in
from geo.events.reading import Candidate, Reading
from geo.events.scan import lower
from geo.events.voice import WORD
from geo.model import Mention, Timex
from geo.model.states import with_former

_KINDS = {ActorKind.PEOPLE: "FOLK", ActorKind.OUTSIDER: "OUTSIDER", ActorKind.BOTH: "BOTH"}
"""The kinds of actor told apart from the bodies, countries and persons that speak for a state."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*|\d+|[“”\"«»;:?!—–]")
_DIGITS = re.compile(r"\d+")
_YEAR = 4
"""How many digits a year has."""
_STEM = 5
"""How many letters of a Russian word are kept: what follows is its form, not its sense."""
_ENDINGS = {"en": 2, "ru": 3}
"""How many letters of a word's ending are told apart."""
_LONG = 4
"""A word with more letters than these has an ending worth telling."""
_GRAMS = (2, 3, 4)
"""How many characters stand together in a text written without blanks."""
_DENSITIES = (0.0, 0.08, 0.2, 0.4)
"""The shares of telling sentences at which an article counts as one step denser in acts."""
_LENGTHS = {"en": 60, "ja": 30, "ru": 60}
"""How many code points make a sentence one step longer."""


class Heard(NamedTuple):
    """A sentence of the dispute as the second voice hears it: its text and language, what the reader and the taggers found.

    `start` is where it begins in the article, whose offsets the times have; `place` is its share of the way through it, 0 to
    1; `paragraph` counts from 0; `headed` tells that it stands right under the headline, in a headline's tenses.
    """

    text: str
    start: int
    lang: str
    reading: Reading
    mentions: Sequence[Mention]
    times: Sequence[Timex]
    claimants: Sequence[str]
    present: bool
    headed: bool
    paragraph: int
    place: float


def features_of(heard: Heard) -> frozenset[str]:
    """The names of everything that the sentence shows, without what the rules made of it."""
    names, words = shown_by(heard)
    return frozenset((*names, *(f"{WORD}{word}" for word in words)))


def shown_by(heard: Heard) -> tuple[set[str], set[str]]:
    """The names of everything that the sentence shows, those of its words and neighbours apart and without their `w:`."""
    names, words = _ends_and_words(_impartial(heard), heard.lang)
    return {*heard.reading.signs, *names, *_contents(heard), *_around(heard)}, words


def density_of(told: Sequence[Heard]) -> str:
    """How much of an article the rules found to tell acts, as the step that its share of telling sentences reaches."""
    share = sum(bool(each.reading.candidates) for each in told) / max(1, len(told))
    return f"density:{bisect_right(_DENSITIES, share)}"


def verdicts_of(candidates: Sequence[Candidate]) -> frozenset[str]:
    """What the rules made of a sentence, as features."""
    names = [f"rules:{min(3, len(candidates))}"]
    for each in candidates:
        names += [f"rule:{each.rules[0]}", f"type:{each.act.type.lower()}", f"strength:{each.act.strength}"]
    return frozenset(names)


def _around(heard: Heard) -> list[str]:
    dated = [time for time in heard.times if time.edtf]
    names = [
        f"times:{min(3, len(dated))}",
        f"places:{min(3, len(heard.mentions))}",
        f"paragraph:{min(3, heard.paragraph)}",
        f"third:{int(3 * heard.place)}",
        f"length:{min(5, len(heard.text) // _LENGTHS[heard.lang])}",
    ]
    for time in dated:
        names += (f"time:{time.rule}", f"precision:{len(str(time.edtf))}")
    names += [f"actor:{actor.kind}:{_standing(actor, heard.claimants)}" for actor in heard.reading.actors]
    return [*names, "listed"] if heard.present else names


def _standing(actor: Actor, claimants: Sequence[str]) -> str:
    """Whether an actor is a party to the dispute, another, or of no country told."""
    code = actor.code
    return "unknown" if code is None else "party" if code in with_former(claimants) else "other"


def _contents(heard: Heard) -> list[str]:
    """The kinds of content that the lexicon finds in what the sentence says, whoever says it."""
    counts = counted_in(lower(heard.text), heard.lang)
    found = [content.act for content, count in zip(contents_of(heard.lang), counts, strict=True) if count]
    return [f"content:{act.type.lower()}:{act.mode}" for act in found]


def words_in(lowered: str, lang: str) -> list[str]:
    """The names of the words, neighbours and endings of a text in lower case; of characters where it has no blanks."""
    names, words = _ends_and_words(lowered, lang)
    return [*(f"{WORD}{word}" for word in words), *names]


def _ends_and_words(lowered: str, lang: str) -> tuple[list[str], set[str]]:
    """The names of what a text or its words begin and end with, and the words and neighbours."""
    return _grams(lowered) if lang == "ja" else _stems(lowered, lang)


def _impartial(heard: Heard) -> str:
    """The sentence in lower case with who, where and when as their kinds: which side acts must weigh nothing."""
    spans = [(actor.start, actor.end, _KINDS.get(actor.kind, "ACTOR")) for actor in heard.reading.actors]
    spans += [(mention.start, mention.end, "PLACE") for mention in heard.mentions]
    spans += [(time.start - heard.start, time.end - heard.start, "TIME") for time in heard.times if time.edtf]
    lowered, kept, done = lower(heard.text), [], 0
    for start, end, kind in sorted(spans):
        if start >= done:
            kept += [lowered[done:start], kind[0] if heard.lang == "ja" else f" {kind} "]
            done = end
    return "".join((*kept, lowered[done:]))


def _grams(text: str) -> tuple[list[str], set[str]]:
    plain = _DIGITS.sub("0", text)
    end = plain.rstrip("。」 ")
    words = {plain[place : place + size] for size in _GRAMS for place in range(len(plain) - size + 1)}
    return [f"end:{end[-size:]}" for size in _GRAMS], words


def _stems(lowered: str, lang: str) -> tuple[list[str], set[str]]:
    # A number counts as its kind: a year of four digits, or any other.
    words = [word if not word.isdigit() else "YYYY" if len(word) == _YEAR else "0" for word in _WORD.findall(lowered)]
    stems = [word[:_STEM] for word in words] if lang == "ru" else words
    ending = -_ENDINGS[lang]
    names = [f"first:{stem}" for stem in stems[:1]]
    names += [f"ending:{end}" for end in {word[ending:] for word in words if len(word) > _LONG}]
    return names, {*stems, *map(" ".join, pairwise(stems))}

"""One English sentence taken apart: its words, triggers, actors, quotations and clauses, each found once."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from geo.events.actors import Actor, ActorKind
from geo.events.english.clauses import Clause, Marks, split_clauses, verbal_places
from geo.events.english.names import named_actors
from geo.events.english.people import known_people
from geo.events.english.triggers import Role, Sense, Trigger, topic_scanner, trigger_scanner
from geo.events.english.verbs import Form, Stand, Token, auxiliary_words, stand_of, tokens_of
from geo.events.offices import family_names_after
from geo.events.reading import Setting
from geo.events.scan import Hit, Wordings, lower
from geo.lexicon import read_words, word_set

_FINITE = frozenset({Form.PAST, Form.PARTICIPLE, Form.THIRD})
_PARTICLE = 5
"""A tail with no more letters than these is a particle ("call … off"), which stands close to its verb."""
_FAR, _BESIDE = 80, 40
"""How many code points after a verb its tail may end, a particle its verb."""
_AHEAD = 60
"""How many code points before a passive its object may stand."""
_FRONTED = 14
"""Within how many words of a participle at the head of a sentence its verb or its comma comes."""
_ARTICLE = 5
"""How many code points after a preposition a place may begin ("off the islands")."""
_GAP, _BETWEEN = " … ", r"\b[^,;:]{1,32}?\b"
"""What stands in a tail for words of another, and what may stand there."""
_STOP = re.compile(r"[.;:]")
_OPENING = frozenset({":", ".", '"', "“", "”", "-", "–", "—", ")", "]"})
_MARK = re.compile('[“”"‘]')
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’(?=\W)")
_CLOSING = re.compile(r"[^“”\"]*[,.!?…][”\"](?=\W|$)")


class Found(NamedTuple):
    """A trigger at its token, with its act and how it stands."""

    place: int
    start: int
    end: int
    trigger: Trigger
    stand: Stand


class Analysis:
    """Everything about one sentence that several steps ask for, each computed once."""

    def __init__(self, sentence: str, setting: Setting) -> None:
        self.sentence, self.setting = sentence, setting
        self.lowered = lower(sentence)
        self.tokens: Sequence[Token] = tokens_of(self.lowered, sentence)
        self.quoted = _quotations(sentence)
        self._places = {token.start: place for place, token in enumerate(self.tokens)}
        self._stands: dict[tuple[int, frozenset[Form]], Stand] = {}

    @cached_property
    def actors(self) -> list[Actor]:
        """The actors, "both" and "the two" only where they stand alone."""
        later = family_names_after(self.setting.published, "en")
        found = [each for each in named_actors(self.sentence) if not self._counts(each) and each.text not in later]
        known = known_people(self.sentence, self.setting.known, found)
        return sorted((*found, *known), key=lambda actor: actor.start) if known else found

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sentence, each once."""
        return frozenset(token.word for token in self.tokens)

    @cached_property
    def has_year(self) -> bool:
        """Whether the sentence has a number of four figures."""
        return any(len(word) == 4 and word.isdigit() for word in self.words)

    @cached_property
    def may_be_habit(self) -> bool:
        """Whether any wording of a habit is in the sentence, in whichever clause."""
        return _habits().are_in(f" {' '.join([token.word for token in self.tokens])} ")

    @cached_property
    def found(self) -> list[Found]:
        """The triggers outside quotation marks, in order."""
        places = self._places
        hits = trigger_scanner().find(self.lowered)
        return [
            found
            for hit in hits
            if hit.start in places and not self.in_quotes(hit.start) and not self._is_name(hit.start, places[hit.start])
            for found in self._senses(hit, places[hit.start])
        ]

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the sentence."""
        verbs = {each.place for each in self.found if each.trigger.form in _FINITE}
        says = {each.place for each in self.found if each.trigger.role is Role.SPEECH}
        starts = [token.start for token in self.tokens]
        places = self._places
        marks = Marks(
            finite=verbs.__contains__,
            verbal=verbal_places(self.tokens, verbs),
            speech=says.__contains__,
            subject={places[actor.start] for actor in self.actors if actor.start in places}.__contains__,
            actor=_lying_in([(actor.start, actor.end) for actor in self.actors], starts).__contains__,
            quoted=_lying_in(self.quoted, starts).__contains__,
        )
        return split_clauses(self.tokens, len(self.sentence), marks)

    @cached_property
    def on_topic(self) -> bool:
        """Whether the sentence speaks of the dispute: a place of it, or a word of it."""
        return bool(self.setting.mentions) or bool(topic_scanner().find(self.lowered))

    def in_quotes(self, offset: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        return bool(self.quoted) and any(start <= offset < end for start, end in self.quoted)

    def verb_in(self, clause: Clause) -> int:
        """Where the last told verb of a clause is, its end where it has none."""
        told = (Stand.PAST, Stand.PERFECT, Stand.PASSIVE)
        inside = [each for each in self.found if clause.first <= each.place < clause.last and each.stand in told]
        return inside[-1].start if inside else clause.end

    def clause_at(self, offset: int) -> Clause:
        """The clause around an offset."""
        for clause in reversed(self.clauses):
            if clause.start <= offset:
                return clause
        return self.clauses[0]

    def _counts(self, actor: Actor) -> bool:
        """Whether "both" or "the two" belongs to a noun after it ("both sets of islands"), so that it is no actor."""
        if actor.kind is not ActorKind.BOTH or actor.text.lower() not in read_words("en", "clauses")["closed"]["pairs"]:
            return False
        place = next((place for place, token in enumerate(self.tokens) if token.start >= actor.end), None)
        word = self.tokens[place].word if place is not None else "."
        acts = place is not None and any(each.place == place for each in self.found)
        helped = word in auxiliary_words() or word in read_words("en", "clauses")["adverbs"]
        return not acts and not helped

    def _is_name(self, start: int, place: int) -> bool:
        """Whether a word is a capital inside the sentence, so part of a name ("March 22", "International Court")."""
        opens = place == 0 or self.tokens[place - 1].word in _OPENING
        return self.sentence[start].isupper() and not opens

    def _senses(self, hit: Hit[Sense], place: int) -> list[Found]:
        senses = [sense for sense in hit.senses if not sense.trigger.tail or self._has_tail(hit, place, sense)]
        precise = any(sense.trigger.tail and sense.trigger.role is Role.VERB for sense in senses)
        return [
            Found(place, hit.start, hit.end, sense.trigger, self._stand(place, sense))
            for sense in senses
            if sense.trigger.tail or sense.trigger.role is not Role.VERB or not precise
        ]

    def _stand(self, place: int, sense: Sense) -> Stand:
        role = sense.trigger.role
        if role is Role.NOUN:
            return Stand.PRESENT
        if role is Role.PHRASE:
            return Stand.PAST
        key = place, sense.forms
        stand = self._stands.get(key)
        if stand is None:
            stand = stand_of(self.tokens, place, sense.forms)
            stand = self._stands[key] = Stand.PASSIVE if self._is_fronted(place, stand) else stand
        return stand

    def _is_fronted(self, place: int, stand: Stand) -> bool:
        """Whether a participle begins a sentence that tells it ("Freed on Monday were …", "Signed on Monday, the accord …")."""
        if place or stand not in (Stand.PAST, Stand.REDUCED) or not self.has_calendar:
            return False
        rest = [token.word for token in self.tokens[1:_FRONTED]]
        comma = rest.index(",") if "," in rest else len(rest)
        turned = not _inverting().isdisjoint(rest[:comma])
        subject = rest[comma + 1 : comma + 2]
        return turned or (bool(subject) and subject[0] in _articles() and not any(word.isdigit() for word in rest[:comma]))

    @cached_property
    def has_calendar(self) -> bool:
        """Whether a day or month is named in the sentence."""
        return not word_set("en", "clauses", "calendar").isdisjoint(self.words)

    def _has_tail(self, hit: Hit[Sense], place: int, sense: Sense) -> bool:
        """Whether the words that a trigger needs follow it, or stand before it in the passive ("the visit was called off")."""
        tail = sense.trigger.tail
        if self._tail_follows(hit.end, tail):
            return True
        passive = len(tail) >= _PARTICLE and self._stand(place, sense) is Stand.PASSIVE
        return (
            passive
            and _whole_word(tail).search(_STOP.split(self.lowered[max(0, hit.start - _AHEAD) : hit.start])[-1]) is not None
        )

    def _tail_follows(self, end: int, tail: str) -> bool:
        reach = end + (_FAR if len(tail) > _PARTICLE else _BESIDE)
        if self.lowered.find(tail.partition(_GAP)[0], end, reach) < 0:
            return False
        window = _lacking().split(_STOP.split(self.lowered[end:reach], 1)[0], 1)[0]
        found = _whole_word(tail).search(window)
        return found is not None and not (tail in _offshore() and self._names_place(end + found.end()))

    def _names_place(self, start: int) -> bool:
        """Whether a place of the dispute is named right after an offset."""
        near = [mention.start for mention in self.setting.mentions if start < mention.start <= start + _ARTICLE]
        return any(self.lowered[start:place].strip() in _articles() for place in near)


@cache
def _inverting() -> frozenset[str]:
    return frozenset(read_words("en", "clauses")["auxiliaries"]["was"][:2])


@cache
def _articles() -> frozenset[str]:
    return word_set("en", "clauses", "closed", "articles") | {""}


@cache
def _lacking() -> re.Pattern[str]:
    """What says that the words after it are just what is not there ("ended without agreement")."""
    return re.compile(read_words("en", "clauses")["patterns"]["lacking"])


@cache
def _offshore() -> frozenset[str]:
    return word_set("en", "clauses", "closed", "offshore")


@cache
def _habits() -> Wordings:
    return Wordings(f" {habit} " for habit in read_words("en", "clauses")["habits"])


@cache
def _whole_word(words: str) -> re.Pattern[str]:
    """The words of a tail, whole; "on … list" lets a few words stand in its gap."""
    return re.compile(rf"(?<!\w){_BETWEEN.join(re.escape(part) for part in words.split(_GAP))}(?!\w)")


def _lying_in(spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> set[int]:
    """The places of the tokens, given where each starts, that begin inside one of the spans."""
    places: set[int] = set()
    for left, right in spans:
        places.update(range(bisect_left(starts, left), bisect_left(starts, right)))
    return places


def _quotations(sentence: str) -> list[tuple[int, int]]:
    """The stretches in quotation marks; one that began in the sentence before reaches from the start."""
    if _MARK.search(sentence) is None:
        return []
    closing = _CLOSING.match(sentence)
    broken = closing is not None and (sentence.count('"') % 2 == 1 or sentence.count("”") > sentence.count("“"))
    start = closing.end() if closing and broken else 0
    return [(0, start)] * bool(start) + [found.span() for found in _QUOTED.finditer(sentence, start)]

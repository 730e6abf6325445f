"""Everything about one Russian sentence that several steps ask for: words, names, triggers, clauses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from geo.events.reading import Setting
from geo.events.russian.clauses import Clause, Marks, split_clauses
from geo.events.russian.endings import fold, folded, is_adjectival
from geo.events.russian.names import Named, find_named, forms_after
from geo.events.russian.shapes import with_shaped_names
from geo.events.russian.triggers import Role, Trigger, is_topical, triggers
from geo.events.russian.verbs import Mood, Token, achieved, awaited, denied, seems_finite, tokens_of
from geo.lexicon import read_words

_QUOTED = re.compile(r"«[^«»]*(?:«[^»]*»[^«»]*)*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")
_FINITE = frozenset({Mood.PAST, Mood.PASSIVE, Mood.PRESENT, Mood.PRESENT_PASSIVE, Mood.WE})
_GERUND = re.compile(r"\w{3,}(?:ив|ав|ев|ыв|ув|яв)(?:ши(?:сь)?)?|\w{2,}вшись|\w{3,}(?:ая|яя|уя)сь?")
_PARTICIPLE = re.compile(
    r"\w{3,}(?:вш|нн|ущ|ющ|ащ|ящ|[яа]т|ят|емы|имы)(?:ий|ая|ее|ие|его|ей|ему|ую|им|ими|их|ем|ый|ое|ые|ого|ой|ому|ых|ым|ыми|ом|й|х|м)(?:ся)?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A sense of a trigger at its token."""

    place: int
    start: int
    end: int
    trigger: Trigger

    @property
    def finite(self) -> bool:
        """Whether it is a finite verb."""
        return self.trigger.mood in _FINITE


class Analysis:
    """One sentence, each part of it computed once."""

    def __init__(self, sentence: str, setting: Setting) -> None:
        self.sentence, self.setting = sentence, setting
        self.text = folded(sentence)
        self.tokens: Sequence[Token] = tokens_of(self.text)
        self.quoted = [found.span() for found in _QUOTED.finditer(sentence)]

    @cached_property
    def named(self) -> list[Named]:
        """The actors of the sentence, in order."""
        later = forms_after(self.setting.published)
        found = [each for each in find_named(self.sentence, self.setting.claimants) if fold(each.actor.text) not in later]
        return with_shaped_names(found, self.sentence)

    @cached_property
    def found(self) -> list[Found]:
        """The triggers outside quotation marks, in order, every sense."""
        known = triggers()
        return [
            Found(place, token.start, token.end, trigger)
            for place, token in enumerate(self.tokens)
            if token.word in known and not self.in_quotes(token.start)
            for trigger in known[token.word]
        ]

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the sentence."""
        verbs = {each.place for each in self.found if each.finite}
        gerunds = {each.place for each in self.found if each.trigger.mood is Mood.GERUND}
        predicatives = _predicatives()
        finite = {
            place
            for place, token in enumerate(self.tokens)
            if place in verbs or token.word in predicatives or (seems_finite(token.word) and not self._named_at(place))
        }
        quoted = {place for place, token in enumerate(self.tokens) if self.in_quotes(token.start)} if self.quoted else set()
        marks = Marks(
            finite=finite,
            gerund=lambda place: place in gerunds or _is_gerund(self.tokens[place].word),
            participle=lambda place: _is_participle(self.tokens[place].word),
            quoted=quoted,
        )
        return split_clauses(self.tokens, marks)

    @cached_property
    def on_topic(self) -> bool:
        """Whether the sentence speaks of the dispute: a place of it, or a word of it."""
        return bool(self.setting.mentions) or any(is_topical(token.word) for token in self.tokens)

    def in_quotes(self, offset: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        return bool(self.quoted) and any(start <= offset < end for start, end in self.quoted)

    def words_of(self, clause: Clause) -> list[str]:
        """The words of a clause itself, folded."""
        return [token.word for first, last in clause.pieces for token in self.tokens[first:last]]

    def named_in(self, clause: Clause) -> list[Named]:
        """The actors in a clause itself, outside quotation marks."""
        spans = [(self.tokens[first].start, self.tokens[last - 1].end) for first, last in clause.pieces]
        return [
            named
            for named in self.named
            if any(start <= named.start < end for start, end in spans) and not self.in_quotes(named.start)
        ]

    def preposition(self, start: int) -> str:
        """The preposition that governs what begins at an offset, over adjectives between; "" for none."""
        prepositions, sources = _prepositions(), _sources()
        place = next((place for place, token in enumerate(self.tokens) if token.start >= start), len(self.tokens)) - 1
        for _ in range(4):
            word = self.tokens[place].word if place >= 0 else ""
            if word in prepositions:
                return word
            if not (word in sources or is_adjectival(word) or word.isdigit()):
                return ""
            place -= 1
        return ""

    def tells(self, found: Found) -> bool:
        """Whether the verb says that something happened: past, or a passive that is not still to come, and not denied.

        A verb of what one may leave undone says it where it is denied.
        """
        undone = found.trigger.telling is not None and found.trigger.telling.undone
        if denied(self.tokens, found.place) is not undone:
            return False
        mood = found.trigger.mood
        if mood is Mood.PAST:
            return True
        if mood is Mood.WE:
            return True
        if mood is Mood.PRESENT_PASSIVE:
            return any(token.word in read_words("ru", "clauses")["we"] for token in self.tokens) or self.setting.present
        if mood is Mood.PASSIVE:
            return not awaited(self.tokens, found.place)
        if mood is Mood.INFINITIVE:
            return achieved(self.tokens, found.place)
        return mood is Mood.PRESENT and self.setting.present

    def dated_after(self, place: int, end: int) -> bool:
        """Whether a time stands within a few words after a token, so that a participle there tells an act of its own."""
        clues = tuple(read_words("ru", "clauses")["time_clues"])
        last = min(end if place < 0 else place + 9, end, len(self.tokens))
        near = [at for at in range(place + 1, last) if not self._is_bound(at)]
        words = [self.tokens[at].word for at in near]
        return any(word.startswith(clues) or (word.isdigit() and len(word) == 4) for word in words)

    def _is_bound(self, place: int) -> bool:
        """Whether a token belongs to the time until which something goes on ("до 2015 года")."""
        bounds = read_words("ru", "clauses")["bounds"]
        return any(token.word in bounds for token in self.tokens[max(0, place - 2) : place])

    def _named_at(self, place: int) -> bool:
        start = self.tokens[place].start
        return any(named.start <= start < named.end for named in self.named) or (place > 0 and self.sentence[start].isupper())


def carriers_in(analysis: Analysis, clause: Clause, roles: frozenset[Role]) -> list[Found]:
    """The light verbs of a clause that tell something."""
    inside = [each for each in analysis.found if clause.holds(each.place) and each.trigger.role in roles]
    return [each for each in inside if analysis.tells(each)]


@lru_cache(maxsize=1 << 16)
def _is_gerund(word: str) -> bool:
    return _GERUND.fullmatch(word) is not None


@lru_cache(maxsize=1 << 16)
def _is_participle(word: str) -> bool:
    return _PARTICIPLE.fullmatch(word) is not None


@cache
def _predicatives() -> frozenset[str]:
    return frozenset(read_words("ru", "clauses")["predicatives"])


@cache
def _sources() -> frozenset[str]:
    return frozenset(read_words("ru", "clauses")["sources"])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(read_words("ru", "clauses")["prepositions"])

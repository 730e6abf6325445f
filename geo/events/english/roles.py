"""Who does an English clause's act, and to whom: by position, voice, and the words around."""

from collections.abc import Sequence as Row
from typing import Protocol

from geo.events.actors import Actor, ActorKind
from geo.events.english.clauses import Clause
from geo.events.english.verbs import Token
from geo.events.reading import Setting
from geo.lexicon import read_words


class Sentence(Protocol):
    """What these steps ask of an analysed sentence."""

    lowered: str
    actors: list[Actor]
    setting: Setting

    @property
    def tokens(self) -> Row[Token]:
        """The sentence's words."""

    @property
    def clauses(self) -> list[Clause]:
        """The sentence's clauses."""

    def in_quotes(self, offset: int) -> bool:
        """Whether an offset is inside quotation marks."""


def subject_of(sentence: Sentence, clause: Clause, verb: int) -> Actor | None:
    """The actor that is the subject of the verb at `verb`: in the clause, before the relative, or carried on."""
    if clause.opener in read_words("en", "clauses")["closed"]["relative_subjects"]:
        before = [actor for actor in sentence.actors if actor.end <= clause.start]
        return before[-1] if before else sentence.setting.subject
    own = [actor for actor in sentence.actors if clause.start <= actor.start < verb and not sentence.in_quotes(actor.start)]
    free = [actor for actor in own if not _governed(sentence.lowered, actor.start) and actor.kind is not ActorKind.ADJECTIVE]
    if free:
        return free[0]
    if _pronoun_between(sentence, clause, verb):
        return pronoun_of(sentence, clause.start)
    partly = [actor for actor in own if not _governed(sentence.lowered, actor.start, "locations")]
    return partly[0] if partly and not free else _carried(sentence, clause)


def agent_of(sentence: Sentence, clause: Clause, verb_end: int) -> Actor | None:
    """The actor after "by" that a passive verb names, `None` where it names none."""
    marker = sentence.lowered.find(" by ", verb_end - 1, clause.end + 40)
    if marker < 0:
        return None
    return next((actor for actor in sentence.actors if marker <= actor.start <= marker + 60), None)


def recipients_of(sentence: Sentence, verb_end: int, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of those an act is done to: the others named after the verb, else the other claimants."""
    claimants = sentence.setting.claimants
    if len(actors) > 1:
        return actors
    after = [actor.code for actor in sentence.actors if actor.start >= verb_end and actor.code and actor.code.isupper()]
    named = [code for code in dict.fromkeys(after) if code not in actors]
    mine = {"RUS" if code == "SUHH" else code for code in actors}
    others = [code for code in named if code in (*claimants, "SUHH") and not {code, *actors} <= {"RUS", "SUHH"}]
    if others:
        return (others[0],)
    return tuple(code for code in claimants if code not in mine) if mine & set(claimants) else claimants[:1] if not mine else ()


def pronoun_of(sentence: Sentence, before: int = 0) -> Actor | None:
    """The actor a pronoun means: the last free actor earlier in the sentence, else the one the text was about."""
    earlier = [
        actor
        for actor in sentence.actors
        if actor.end <= before and not _governed(sentence.lowered, actor.start) and actor.kind is not ActorKind.ADJECTIVE
    ]
    return earlier[0] if earlier else sentence.setting.subject


def _pronoun_between(sentence: Sentence, clause: Clause, verb: int) -> bool:
    pronouns = read_words("en", "clauses")["pronouns"]
    return any(token.word in pronouns for token in sentence.tokens[clause.first : clause.last] if token.end <= verb)


def _carried(sentence: Sentence, clause: Clause) -> Actor | None:
    """The subject of the clause before, where this one only goes on with "and"."""
    if clause.opener not in read_words("en", "clauses")["closed"]["carries_on"] or not clause.first:
        return None
    place = sentence.clauses.index(clause)
    return subject_of(sentence, sentence.clauses[place - 1], sentence.clauses[place - 1].end)


def _governed(lowered: str, start: int, kind: str = "prepositions") -> bool:
    """Whether a preposition governs the actor, so that it is no subject ("at the national rally", not "in March the ministry").

    `kind` names the list of prepositions in the lexicon: all of them, or those of place.
    """
    words = lowered[max(0, start - 30) : start].rpartition(",")[2].split()[-4:]
    table = read_words("en", "clauses")
    places = [place for place, word in enumerate(words) if word in table[kind]]
    between = words[places[-1] + 1 :] if places else []
    opens_anew = any(word in table["closed"]["articles"] for word in between[1:])
    dated = any(word.isdigit() or word in table["calendar"] for word in between)
    return bool(places) and not opens_anew and not dated

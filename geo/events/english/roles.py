"""Who does an English clause's act, and to whom: by position, voice, and the words around."""

import re
from collections.abc import Sequence as Row
from dataclasses import replace
from typing import Protocol

from geo.events.actors import Actor, ActorKind
from geo.events.english.clauses import ATTRIBUTION, RESUMED, RETURNED, Clause
from geo.events.english.names import is_individual
from geo.events.english.verbs import Token
from geo.events.reading import Setting
from geo.lexicon import read_words, word_set
from geo.model.peoples import country_of
from geo.model.states import heir_of

_BESIDE = 8
"""How many code points after a verb the one that it moves may stand ("prompting Japan")."""
_ARTICLE = 4
"""How many code points an article takes before a subject."""
_MARK = re.compile(r"[,;:–—]")
"""Beyond which no preposition governs."""
_WORD = re.compile(r"[\w'’-]+")
_CAPITAL = re.compile(r"\s*(?:,\s*)?(?:[A-Z][\w.'’-]*\s*){0,3},?\s*")


class Sentence(Protocol):
    """What these steps ask of an analysed sentence."""

    sentence: str
    lowered: str
    setting: Setting

    @property
    def actors(self) -> list[Actor]:
        """The sentence's actors."""

    @property
    def tokens(self) -> Row[Token]:
        """The sentence's words."""

    @property
    def clauses(self) -> list[Clause]:
        """The sentence's clauses."""

    def verb_in(self, clause: Clause) -> int:
        """Where the last told verb of a clause is."""

    def in_quotes(self, offset: int) -> bool:
        """Whether an offset is inside quotation marks."""


def subject_of(sentence: Sentence, clause: Clause, verb: int) -> Actor | None:
    """The actor that is the subject of the verb at `verb`: in the clause, before the relative, or carried on."""
    words = read_words("en", "clauses")["closed"]
    if clause.opener in words["participles"]:
        return _main_subject(sentence, clause, 1)
    if clause.opener == RESUMED:
        return _main_subject(sentence, clause, 2)
    if clause.opener == RETURNED:
        return _open_subject(sentence, clause)
    if clause.opener in words["relative_subjects"]:
        return _own_subject(sentence, clause, verb) or _antecedent(sentence, clause)
    free = _free(sentence, clause, verb)
    whole = [actor for actor in free if not is_possessive(sentence.lowered, actor)]
    if whole:
        return whole[0]
    if _pronoun_between(sentence, clause, verb):
        before = 0 if clause.opener == ATTRIBUTION and sentence.setting.subject else clause.start
        return pronoun_of(sentence, before, _pronoun(sentence, clause, verb))
    if free:
        return free[0]
    own = [actor for actor in sentence.actors if clause.start <= actor.start < verb and not sentence.in_quotes(actor.start)]
    partly = [actor for actor in own if not _governed(sentence.lowered, actor.start, "locations")]
    # "By a Russian count the Japanese garrisons of … surrendered": who is named goes before whose thing it is.
    named = [actor for actor in partly if actor.kind is not ActorKind.ADJECTIVE] or partly
    return named[0] if named else _carried(sentence, clause)


def has_own_subject(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Whether a relative clause has a subject beside its pronoun ("which Tokyo protested")."""
    return _own_subject(sentence, clause, verb) is not None


def _own_subject(sentence: Sentence, clause: Clause, verb: int) -> Actor | None:
    """The actor right after "which", an article between or not."""
    if clause.opener not in read_words("en", "clauses")["closed"]["relative_objects"]:
        return None
    start = clause.start + len(clause.opener) + 1
    beside = [actor for actor in sentence.actors if start <= actor.start <= start + _ARTICLE and actor.end <= verb]
    free = [each for each in beside if each.kind is not ActorKind.ADJECTIVE and not is_possessive(sentence.lowered, each)]
    return free[0] if free else None


def agent_of(sentence: Sentence, clause: Clause, verb_end: int) -> Actor | None:
    """The actor after "by" that a passive verb names, `None` where it names none."""
    marker = sentence.lowered.find(" by ", verb_end - 1, clause.end + 40)
    if marker < 0:
        return None
    return next((actor for actor in sentence.actors if marker <= actor.start <= marker + 60), None)


def source_of(sentence: Sentence, clause: Clause, verb_end: int) -> Actor | None:
    """Who answers a thing that "drew a protest": named after "from" or "by", else the claimant whose thing it is not."""
    after = [actor for actor in sentence.actors if verb_end <= actor.start < clause.end]
    marks = read_words("en", "clauses")["closed"]["sources"]
    named = [actor for actor in after if set(sentence.lowered[verb_end : actor.start].split()[-3:]) & set(marks)]
    beside = [actor for actor in after if actor.kind is not ActorKind.ADJECTIVE and actor.start - verb_end <= _BESIDE]
    if named or beside:
        return (named or beside)[0]
    owners = [actor.code for actor in sentence.actors if clause.start <= actor.start < verb_end]
    owners = [code for code in owners if code in sentence.setting.claimants]
    others = [code for code in sentence.setting.claimants if code not in owners]
    return Actor(verb_end, verb_end, ActorKind.COUNTRY, others[0], "") if owners and len(others) == 1 else None


def recipients_of(sentence: Sentence, verb_end: int, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of those an act is done to: the others named after the verb, else the other claimants."""
    claimants = sentence.setting.claimants
    if len(actors) > 1:
        return actors
    after = [actor.code for actor in sentence.actors if actor.start >= verb_end and actor.code and actor.code.isupper()]
    named = [code for code in dict.fromkeys(after) if code not in actors]
    mine = {heir_of(_nation(code)) for code in actors}
    others = [code for code in named if code in sentence.setting.sides and heir_of(code) not in mine]
    if others:
        return (others[0],)
    return tuple(code for code in claimants if code not in mine) if mine & set(claimants) else claimants[:1] if not mine else ()


def _nation(actor: str) -> str:
    """The country of an actor: people are of one too."""
    return country_of(actor) or read_words("en", "actors")["nations"].get(actor, actor)


def pronoun_of(sentence: Sentence, before: int = 0, word: str = "") -> Actor | None:
    """The actor a pronoun means: the first free actor earlier in the sentence, else the one the text was about.

    `word` is the pronoun: "we" means the claimant that the sentence does not speak to.
    """
    words = read_words("en", "clauses")["closed"]
    if word in words["we"] or word in words["i"]:
        return speaking_for(sentence) if word in words["we"] else None
    earlier = [
        actor
        for actor in sentence.actors
        if actor.end <= before
        and not _governed(sentence.lowered, actor.start)
        and actor.kind is not ActorKind.ADJECTIVE
        and not is_possessive(sentence.lowered, actor)
    ]
    persons = read_words("en", "actors")["persons"]
    if word in persons:
        people = [actor for actor in earlier if actor.kind is not ActorKind.COUNTRY] or _owners(sentence, before)
        last = sentence.setting.subject
        known = last is not None and (last.kind is ActorKind.PERSON or is_individual(last))
        return people[0] if people else last if known else last_person(sentence, persons[0]) or last
    return earlier[0] if earlier else sentence.setting.subject


def _owners(sentence: Sentence, before: int) -> list[Actor]:
    """The people ahead of an offset who only own a thing, whom "he" means for want of another ("Ivanov's trip, when he …")."""
    ahead = [actor for actor in sentence.actors if actor.end <= before and actor.kind is ActorKind.PERSON]
    return [actor for actor in ahead if is_possessive(sentence.lowered, actor) and not sentence.in_quotes(actor.start)]


def leading_pronoun(sentence: Sentence, before: int) -> str:
    """The "he", "she" or "they" that is the subject ahead of an offset ("He told the Russian ambassador"), "" for none."""
    leading = read_words("en", "actors")["leading"]
    ahead = [token for token in sentence.tokens if token.start < before and token.word in leading]
    return next((token.word for token in ahead if not sentence.in_quotes(token.start)), "")


def last_person(sentence: Sentence, word: str) -> Actor | None:
    """The person that "he" or "she" means: the last one who was free to be a subject."""
    person = next((each for each in sentence.setting.known if each.name == word), None)
    return Actor(0, 0, person.kind, person.code, word) if person else None


def speaking_for(sentence: Sentence) -> Actor | None:
    """Whom "we" of an official means: whose text it is, else the claimant not spoken to, or seated where "our embassy" is."""
    known = last_person(sentence, read_words("en", "actors")["shapes"]["we"])
    if known is not None and sentence.setting.speaker is None:
        return replace(known, kind=ActorKind.ROLE)
    place = re.search(read_words("en", "clauses")["patterns"]["we"], sentence.lowered)
    start = place.start() if place else 0
    claimants = sentence.setting.claimants
    after = [actor for actor in sentence.actors if actor.start > start and actor.code in claimants]
    addressed = [actor.code for actor in sorted(after, key=lambda each: each.kind is ActorKind.COUNTRY)]
    last = sentence.setting.subject
    if sentence.setting.speaker in claimants:
        return Actor(start, start + 2, ActorKind.ROLE, sentence.setting.speaker, "we")
    code = next((each for each in claimants if addressed and each != addressed[0]), None)
    if code is None and last is not None:
        mine = last.text.lower() == "we"
        code = last.code if mine else next((each for each in claimants if last.code in claimants and each != last.code), None)
    return Actor(start, start + 2, ActorKind.ROLE, code, "we") if code else None


def is_free(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor may be the subject of a sentence: no preposition governs it, it owns nothing, nobody quotes it."""
    governed = _governed(sentence.lowered, actor.start) and not _after_comma(actor) and not _opens_main(sentence, actor)
    return not governed and not is_possessive(sentence.lowered, actor) and not sentence.in_quotes(actor.start)


def other_than(sentence: Sentence, actor: Actor | None, verb_end: int) -> tuple[str, ...]:
    """The country of an official named without one who turns on one claimant ("Minister X accused Russia"): the other."""
    claimants = sentence.setting.claimants
    local = tuple(read_words("en", "actors")["local"])
    if actor is None or actor.kind is not ActorKind.ROLE or actor.text.lower().startswith(local):
        return ()
    sources = sentence.lowered.find(read_words("en", "clauses")["closed"]["according"], verb_end)
    after = [each for each in sentence.actors if each.start >= verb_end and (sources < 0 or each.start < sources)]
    objects = {each.code for each in after if each.code in claimants}
    others = tuple(code for code in claimants if code not in objects)
    return others if len(objects) == 1 and len(others) == 1 else ()


def is_possessive(lowered: str, actor: Actor) -> bool:
    """Whether an actor only owns what follows ("Tokyo's appeal", "the emperor's broadcast")."""
    owns = lowered[actor.end : actor.end + 2] in ("'s", "’s") or lowered[actor.end : actor.end + 1] in ("'", "’")
    return owns and lowered[actor.end - 1 : actor.end] not in ("'", "’")


def _free(sentence: Sentence, clause: Clause, verb: int) -> list[Actor]:
    """The actors of a clause before its verb that no preposition governs."""
    start = clause.start
    floor = start + len(clause.opener) if clause.opener in read_words("en", "clauses")["closed"]["in_which"] else 0
    return [
        actor
        for actor in sentence.actors
        if start <= actor.start < verb
        and not sentence.in_quotes(actor.start)
        and actor.kind is not ActorKind.ADJECTIVE
        and (not _governed(sentence.lowered, actor.start, floor=floor) or _after_comma(actor) or _opens_main(sentence, actor))
    ]


def _opens_main(sentence: Sentence, actor: Actor) -> bool:
    """Whether a country or person follows a whole phrase of time or place ("in the same statement Moscow …")."""
    if actor.kind not in (ActorKind.COUNTRY, ActorKind.PERSON) or sentence.lowered[actor.start - 1 : actor.start] != " ":
        return False
    table = read_words("en", "clauses")
    words = _MARK.split(sentence.lowered[max(0, actor.start - 40) : actor.start])[-1].split()
    places = [place for place, word in enumerate(words) if word in table["prepositions"]]
    between = words[places[-1] + 1 :] if places else []
    return len(between) >= 3 and between[0] in table["closed"]["articles"]


def _after_comma(actor: Actor) -> bool:
    """Whether a place and a body were read as one actor ("In Moscow, the Foreign Ministry …")."""
    return "," in actor.text and actor.kind in (ActorKind.ROLE, ActorKind.BODY)


def _main_subject(sentence: Sentence, clause: Clause, back: int) -> Actor | None:
    """The subject of the clause `back` clauses before, on which a participle hangs or which a relative interrupted."""
    place = sentence.clauses.index(clause)
    if place < back:
        return None
    before = sentence.clauses[place - back]
    return subject_of(sentence, before, before.end)


def _open_subject(sentence: Sentence, clause: Clause) -> Actor | None:
    """The subject that the sentence began with and left open at a comma."""
    earlier = sentence.clauses[: sentence.clauses.index(clause)]
    return next((found for each in earlier if not each.opener and (found := subject_of(sentence, each, each.end))), None)


def _antecedent(sentence: Sentence, clause: Clause) -> Actor | None:
    """The actor that a relative clause is about, where one stands right before it (a name may lie between)."""
    before = [actor for actor in sentence.actors if actor.end <= clause.start]
    if not before:
        return sentence.setting.subject if not clause.start else None
    between = sentence.sentence[before[-1].end : clause.start]
    last = before[-1]
    if not _CAPITAL.fullmatch(between):
        return None
    place = before[-2] if len(before) > 1 and _governed(sentence.lowered, last.start) else None
    joined = place is not None and len(_WORD.findall(sentence.lowered[place.end : last.start])) <= 2
    return place if joined else last


def _pronoun_between(sentence: Sentence, clause: Clause, verb: int) -> bool:
    return bool(_pronoun(sentence, clause, verb))


def _pronoun(sentence: Sentence, clause: Clause, verb: int) -> str:
    """The first pronoun of a clause before its verb, "" for none."""
    pronouns = read_words("en", "clauses")["pronouns"]
    inside = sentence.tokens[clause.first : clause.last]
    free = [token for token in inside if token.end <= verb and not sentence.in_quotes(token.start)]
    return next((token.word for token in free if token.word in pronouns), "")


def _carried(sentence: Sentence, clause: Clause) -> Actor | None:
    """The subject of the clause before, where this one only goes on with "and"."""
    if clause.opener not in read_words("en", "clauses")["closed"]["carries_on"] or not clause.first:
        return None
    place = sentence.clauses.index(clause)
    before = sentence.clauses[place - 1]
    if before.opener == ATTRIBUTION or place < 1:
        return None
    subject = subject_of(sentence, before, sentence.verb_in(before))
    return subject or _after_participle(sentence, before)


def _after_participle(sentence: Sentence, clause: Clause) -> Actor | None:
    """The subject that follows a leading participle and its comma ("Asked about the drill, Peskov shrugged and said …")."""
    led = (each for each in _free(sentence, clause, clause.end) if sentence.lowered[: each.start].endswith(", "))
    return next(led, None)


def _governed(lowered: str, start: int, kind: str = "prepositions", floor: int = 0) -> bool:
    """Whether a preposition governs the actor, so that it is no subject ("at the national rally", not "in March the ministry").

    `kind` names the list of prepositions in the lexicon: all of them, or those of place; `floor` is where to stop looking.
    "A group of", "the statement of" govern nothing: what follows acts.
    """
    words = _MARK.split(lowered[max(floor, start - 40, 0) : start])[-1].split()[-5:]
    prepositions = word_set("en", "clauses", kind)
    places = [place for place, word in enumerate(words) if word in prepositions]
    if not places:
        return False
    table = read_words("en", "clauses")
    between = words[places[-1] + 1 :]
    opens_anew = any(word in table["closed"]["articles"] for word in between[1:])
    dated = any(word.isdigit() or word in table["calendar"] for word in between)
    head = words[places[-1] - 1] if places[-1] else ""
    acts = words[places[-1]] in table["closed"]["of"] and head in table["closed"]["acting"]
    return not opens_anew and not dated and not acts

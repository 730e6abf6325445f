"""What a Russian clause tells: its told verbs, the nominalised acts that light verbs carry, dated participles beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.events.russian.clauses import RELATIVE, Clause
from geo.events.russian.endings import is_adjectival
from geo.events.russian.roles import doer_of_noun
from geo.events.russian.sentence import Analysis, Found
from geo.events.russian.triggers import Role, Telling, holders, light_nouns, receiving
from geo.events.russian.verbs import Mood
from geo.lexicon import read_words
from geo.model import EventType

ENTRY = "entry"
"""The rule of an act that an entry of a list of dates tells as a noun."""
PASSED_ON = "participle"
"""The rule of an act that a text only passes on as a noun, or says to have happened."""
_DOING = frozenset({Mood.ACTIVE_PARTICIPLE, Mood.GERUND})
_SENT = frozenset({"protest-note", "threaten"})
"""What comes from another where it is received."""
_ANSWERS = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.PROTEST, EventType.SUPPORT}
)
"""What one can meet with or bring about in another."""
_LASTING = frozenset({"deploy", "aid", "treaty"})
"""What a bare short participle of placing or settling tells as how things stand."""
_NEAR = 4
"""How many words after a light verb what it is about may begin."""
_HEAD = 10
"""How many words before a participle set off by a comma what it hangs on may begin, with a ship's and a person's name."""
_APART, _FAR, _ON = 12, 30, 8
"""How many words before a light verb its object may stand, its subject, and either after it."""
_SUFFERED = frozenset({EventType.COERCE, EventType.ASSAULT})
"""What one tells of rather as done by another."""
_SECONDARY = frozenset({*_DOING, Mood.PASSIVE_PARTICIPLE})


@dataclass(frozen=True, slots=True)
class Told:
    """An act that a clause tells: the trigger, the verb that carries it (itself, for a verb), and by which rule."""

    found: Found
    verb: Found
    telling: Telling
    rule: str

    @property
    def strength(self) -> int:
        """How it ranks among the acts of its clause."""
        noun = self.found.trigger.role is Role.NOUN
        weight = 2 if self.rule == "held" else -2 if noun else 0
        return self.telling.act.strength + weight + (1 if self.found.trigger.tail else 0)


def verb_acts(analysis: Analysis, clause: Clause, inside: Sequence[Found]) -> list[Told]:
    """The verbs of a clause that tell an act of their own."""
    words = [*analysis.words_of(clause), *_said_words(analysis, clause)]
    return [
        Told(each, each, each.trigger.telling, "verb")
        for each in inside
        if each.trigger.telling and each.trigger.role is Role.VERB and analysis.tells(each) and _tail_fits(each, words)
        if not _is_state(analysis, clause, each) and not _is_there_only(analysis, clause, each)
    ]


def _is_there_only(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether the islands in a clause of giving are only where it was done ("передал школе на Кунашире автобус")."""
    telling, tail = found.trigger.telling, found.trigger.tail
    if telling is None or telling.act.mode != "yield" or tail is None:
        return False
    lands = tuple(word.rstrip("*") for word in read_words("ru", "acts")["sets"]["islands"])
    inside = [analysis.tokens[place] for first, last in clause.pieces for place in range(first, last)]
    named = [token for token in inside if token.word.startswith(lands)]
    if not named or tail.fits([token.word for token in inside if token not in named]):
        return False
    return all(analysis.preposition(token.start) in read_words("ru", "clauses")["standing"] for token in named)


def _is_state(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether a bare short participle tells where things are ("посты размещены на острове"), not that they were put there."""
    mode = found.trigger.telling.act.mode if found.trigger.telling else ""
    resting = tuple(read_words("ru", "clauses")["resting"])
    if found.trigger.mood is not Mood.PASSIVE or mode not in _LASTING or not analysis.text.startswith(resting, found.start):
        return False
    auxiliaries = read_words("ru", "clauses")["auxiliaries"]
    moved = any(word in auxiliaries for word in analysis.words_of(clause))
    return not moved and not any(analysis.dated_after(first - 1, last) for first, last in clause.pieces)


def _said_words(analysis: Analysis, clause: Clause) -> list[str]:
    """The words of the "что" clause right after a clause."""
    later = [other for other in analysis.clauses if other.start >= clause.end]
    return analysis.words_of(later[0]) if later and later[0].opener == "что" else []


def secondary_acts(analysis: Analysis, clause: Clause, inside: Sequence[Found], *, lonely: bool) -> list[Told]:
    """The gerunds and long participles of a clause with a time of their own ("задержанной месяцем ранее").

    Where nothing else is told (`lonely`), the time of the sentence is theirs too.
    """
    first = clause.pieces[0][0]
    words = [*(token.word for token in analysis.tokens[max(0, first - _HEAD) : first]), *analysis.words_of(clause)]
    return [
        Told(each, each, each.trigger.telling, "participle")
        for each in inside
        if each.trigger.telling
        and each.trigger.mood in _SECONDARY
        and _tail_fits(each, words)
        and not _is_called(analysis, each)
        and (_dated(analysis, clause, each) or (lonely and _shares_time(analysis, each)))
    ]


def _is_called(analysis: Analysis, found: Found) -> bool:
    """Whether a participle is only what something was called ("назвал острова оккупированными")."""
    clauses = read_words("ru", "clauses")
    before = [token.word for token in analysis.tokens[max(0, found.place - 6) : found.place]]
    called = any(word.startswith(tuple(clauses["calling"])) for word in before)
    return called and analysis.tokens[found.place].word.endswith(tuple(clauses["called_endings"]))


def _shares_time(analysis: Analysis, found: Found) -> bool:
    if analysis.setting.present:
        return True
    if found.trigger.mood is Mood.GERUND and found.trigger.telling and found.trigger.telling.act.type in _ANSWERS:
        return True
    return found.trigger.mood in _DOING and analysis.dated_after(-1, len(analysis.tokens))


def noun_acts(analysis: Analysis, clause: Clause, inside: Sequence[Found]) -> list[Told]:
    """The nominalised acts that a told light verb of the clause carries, or that somebody is said to have done before."""
    carriers = [each for each in inside if _may_carry(each) and analysis.tells(each)]
    acts = []
    for noun in [*inside, *_heads(analysis, clause)]:
        telling = noun.trigger.telling
        if noun.trigger.role is not Role.NOUN or telling is None:
            continue
        carrier = next((each for each in carriers if _carries(analysis, clause, each, noun)), None)
        if carrier:
            acts.append(
                Told(
                    noun,
                    carrier,
                    telling,
                    "held" if _government(analysis, noun)[0] in read_words("ru", "clauses")["about"] else "noun",
                )
            )
        elif _is_entry(analysis, clause, noun):
            acts.append(Told(noun, noun, telling, ENTRY))
        elif _is_reported(analysis, clause, noun) or _has_happened(analysis, noun):
            acts.append(Told(noun, noun, telling, PASSED_ON))
        elif _presupposed(analysis, clause, noun):
            acts.append(Told(noun, noun, telling, "presupposed"))
    return acts


def _is_entry(analysis: Analysis, clause: Clause, noun: Found) -> bool:
    """Whether a noun alone is an entry of a list of dates ("1855: подписание Симодского трактата")."""
    if not analysis.setting.present or clause.told:
        return False
    governed, cases, _ = _government(analysis, noun)
    return not governed and "N" in cases


def _is_reported(analysis: Analysis, clause: Clause, noun: Found) -> bool:
    """Whether a sentence begins with what was reported ("О задержании шхуны сообщило управление ФСБ")."""
    governed, cases, begin = _government(analysis, noun)
    if governed not in read_words("ru", "clauses")["about"] or "L" not in cases or begin > 1 or not _is_deed(noun):
        return False
    return any(
        each.trigger.role is Role.REPORT and each.start > noun.end and clause.holds(each.place) for each in analysis.found
    )


def _has_happened(analysis: Analysis, noun: Found) -> bool:
    """Whether a dated participle says that an act took place ("о размещении ракет, состоявшемся в ноябре 2016 года")."""
    happened = tuple(read_words("ru", "clauses")["happened"])
    after = [place for place, token in enumerate(analysis.tokens) if token.start > noun.end and token.word.startswith(happened)]
    between = [each for each in _nouns(analysis) if after and noun.place < each.place < after[0]]
    return bool(after) and not between and _is_deed(noun) and analysis.dated_after(after[0], after[0] + _NEAR)


def _is_deed(noun: Found) -> bool:
    """Whether a noun is of what forces and authorities do, whoever tells of it."""
    return noun.trigger.telling is not None and noun.trigger.telling.home


def _may_carry(found: Found) -> bool:
    return found.trigger.role.startswith("carries")


def _carries(analysis: Analysis, clause: Clause, carrier: Found, noun: Found) -> bool:
    """Whether a light verb has the noun as its object, its subject, or what it is done with."""
    gap = noun.place - carrier.place
    if not clause.holds(noun.place):
        return carrier.trigger.role is Role.CARRIES_SUBJECT or carrier.trigger.mood is Mood.PASSIVE
    if not -(_FAR if carrier.trigger.role is Role.CARRIES_SUBJECT else _APART) <= gap <= _ON or gap == 0:
        return False
    if carrier.trigger.role is Role.CARRIES_INVERSE and noun.trigger.telling and noun.trigger.telling.act.type not in _ANSWERS:
        return False
    if noun.trigger.telling and noun.trigger.telling.act.mode in _SENT and analysis.tokens[carrier.place].word in receiving():
        return False
    governed, cases, begin = _government(analysis, noun)
    role = carrier.trigger.role
    if role is Role.CARRIES_WITH:
        return "I" in cases and governed in ("", *read_words("ru", "clauses")["along"]) and gap > 0
    if governed in read_words("ru", "clauses")["about"] and "L" in cases:
        if noun.trigger.telling and noun.trigger.telling.act.type in _SUFFERED and _speaks(analysis, carrier):
            return False
        near = 0 < begin - carrier.place <= _NEAR and not any(carrier.place < each.place < begin for each in _nouns(analysis))
        return _held(analysis, noun) or (near and role is Role.CARRIES_OBJECT)
    if governed:
        return False
    if role is Role.CARRIES_SUBJECT or carrier.trigger.mood is Mood.PASSIVE:
        return "N" in cases and carrier.trigger.plural == noun.trigger.plural
    return "A" in cases


def _nouns(analysis: Analysis) -> list[Found]:
    return [each for each in analysis.found if each.trigger.role is Role.NOUN]


def _speaks(analysis: Analysis, carrier: Found) -> bool:
    """Whether a light verb is one of saying too, so that what it is about may be another's ("заявил о захвате шхуны")."""
    here = [each.trigger.role for each in analysis.found if each.place == carrier.place]
    return Role.SPEECH in here or Role.REPORT in here


def _government(analysis: Analysis, noun: Found) -> tuple[str, frozenset[str], int]:
    """The preposition before an act's noun, its cases and token; of "о проведении стрельб" those of the first noun."""
    light, place = light_nouns(), noun.place - 1
    while place > 0 and noun.place - place < 4 and _is_between(analysis.tokens[place].word):
        place -= 1
    if place < 0 or analysis.tokens[place].word not in light or "G" not in noun.trigger.cases:
        return analysis.preposition(noun.start), noun.trigger.cases, noun.place
    return analysis.preposition(analysis.tokens[place].start), frozenset("NAL"), place


def _is_between(word: str) -> bool:
    """Whether a word may stand between a light noun and the act it puts off: an adjective."""
    return is_adjectival(word) and word not in light_nouns()


def _heads(analysis: Analysis, clause: Clause) -> list[Found]:
    """The noun right before a relative clause, which the clause tells of ("парадом, который прошёл")."""
    if clause.opener != RELATIVE or not _is_of_subject(analysis, clause):
        return []
    before = [
        each for each in analysis.found if clause.start - 24 <= each.end <= clause.start and each.trigger.role is Role.NOUN
    ]
    return before[-1:]


def _is_of_subject(analysis: Analysis, clause: Clause) -> bool:
    """Whether a relative clause has its head for subject or object ("который прошёл"), not "по которому прошла"."""
    words = analysis.words_of(clause)
    place = next((place for place, word in enumerate(words) if word.startswith(RELATIVE)), 0)
    return place == 0 or words[place - 1] not in read_words("ru", "clauses")["prepositions"]


def _held(analysis: Analysis, noun: Found) -> bool:
    """Whether a noun after "о" is held by a decision or announcement ("решение о прекращении")."""
    before = [token.word for token in analysis.tokens[max(0, noun.place - 4) : noun.place]]
    return any(word in holders() for word in before)


def _presupposed(analysis: Analysis, clause: Clause, noun: Found) -> bool:
    """Whether an act is taken for granted: after "после" and the like, with its doer named and a time of its own."""
    opening = read_words("ru", "clauses")["presupposing"]
    before = [token.word for token in analysis.tokens[max(0, noun.place - 3) : noun.place]]
    return any(word in opening for word in before) and doer_of_noun(analysis, clause, noun) is not None


def _tail_fits(found: Found, words: Sequence[str]) -> bool:
    return found.trigger.tail is None or found.trigger.tail.fits(words)


def _dated(analysis: Analysis, clause: Clause, found: Found) -> bool:
    piece = next(piece for piece in clause.pieces if piece[0] <= found.place < piece[1])
    return analysis.dated_after(found.place, piece[1])

"""English sentences cut into clauses, each with the word that opens it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from geo.events.english.closed import clause_words
from geo.events.english.phrases import ends_time, hypothetical_at, points_at_time, subordinator_at
from geo.events.english.verbs import Token

RELATIVE = "that-relative"
"""The opener of a restrictive relative clause, whatever word begins it."""
ATTRIBUTION = "attribution"
"""The opener of a clause that only names the speaker, after what is said ("…, the minister said on Monday")."""
RESUMED = "resumed"
"""The opener of a main clause that goes on after a relative one ("Medvedev, who had flown in, told students")."""

RETURNED = "returned"
"""The opener of the rest of a main clause whose subject was left open at a comma ("Lavrov, opening the talks, ruled out")."""

_MARKS = frozenset({";", ":", "—", "–"})
_BREAKS = _MARKS | {","}
_SHORTEST = 3
"""The fewest words of a relative clause."""
_REACH = 9
"""How many words back a verb of saying may stand, when and where it was said lying between."""


class Clause(NamedTuple):
    """A clause: `sentence[start:end]`, tokens `first` to `last` (exclusive), and the word that opens it ("" for none)."""

    start: int
    end: int
    first: int
    last: int
    opener: str


class Marks(NamedTuple):
    """What is known of a sentence's tokens: where finite verbs, verbs of saying, actors (begin, lie) and quotations are.

    `verbal` are the places of finite verbs and of the words that help a verb, in order.
    """

    finite: Callable[[int], bool]
    verbal: Sequence[int]
    speech: Callable[[int], bool]
    subject: Callable[[int], bool]
    actor: Callable[[int], bool]
    quoted: Callable[[int], bool]


def split_clauses(tokens: Sequence[Token], length: int, marks: Marks) -> list[Clause]:
    """The clauses of a sentence in order; together they cover it. A quotation is never cut, and ends a clause."""
    cuts: list[tuple[int, str]] = [(0, "" if marks.quoted(0) else _leading(tokens))]
    spoken = marks.quoted(0)
    quoted, opening, said = marks.quoted, clause_words()["opening"], clause_words()["said"]
    finite = clause_words()["finite"]
    for place in range(1, len(tokens)):
        ended = spoken and quoted(place - 1)
        # Most words open nothing, by themselves or by the word before.
        before = tokens[place - 1].word
        may = (
            ended
            or tokens[place].word in finite
            or tokens[place].word in opening
            or before in _BREAKS
            or before in said
            or marks.speech(place - 1)
        )
        if not may or quoted(place):
            continue
        opener = "" if ended else _opener(tokens, place, marks, cuts[-1])
        if opener is not None and place >= cuts[-1][0] + max(1, len(cuts[-1][1].split())):
            cuts.append((place, opener))
    ends = [place for place, _ in cuts[1:]] + [len(tokens)]
    return [_clause(tokens, first, last, opener, length) for (first, opener), last in zip(cuts, ends, strict=True)]


def verbal_places(tokens: Sequence[Token], finite: AbstractSet[int]) -> list[int]:
    """The places of the finite verbs, given, and of the words that help a verb, in order."""
    auxiliaries = clause_words()["auxiliaries"]
    return [place for place, token in enumerate(tokens) if place in finite or token.word in auxiliaries]


def _clause(tokens: Sequence[Token], first: int, last: int, opener: str, length: int) -> Clause:
    start = tokens[first].start if first else 0
    end = tokens[last].start if last < len(tokens) else length
    return Clause(start, end, first, last, opener)


def _leading(tokens: Sequence[Token]) -> str:
    """The subordinator or hypothetical that a sentence begins with; "if" for "Had Moscow agreed, …"."""
    if tokens and tokens[0].word in clause_words()["inversions"]:
        return "if"
    return subordinator_at(tokens, 0) or hypothetical_at(tokens, 0)


def _opener(tokens: Sequence[Token], place: int, marks: Marks, last: tuple[int, str]) -> str | None:
    """The word that opens a new clause at `place`, "" for a mere mark, `None` where the clause goes on.

    `last` is the place and the opener of the clause that runs.
    """
    word, previous = tokens[place].word, tokens[place - 1].word
    if previous in _MARKS and tokens[place - 1].end < tokens[place].start:
        return ""
    if word in clause_words()["coordinators"] and not hypothetical_at(tokens, place):
        dated = previous == "," and _starts_dated(tokens, place + 1, marks)
        opens = not _joins_actors(tokens, place, marks) and (dated or _starts_clause(tokens, place + 1, marks))
        return word if opens else None
    if _opens_content(tokens, place, marks):
        return "that"
    if _opens_relative(tokens, place, marks):
        return RELATIVE
    if _attributes(tokens, place, marks):
        return ATTRIBUTION
    if _leaves_relative(tokens, place, marks, last):
        return RESUMED
    opener = hypothetical_at(tokens, place) or _subordinate(tokens, place, marks)
    return opener or _after_comma(tokens, place, marks, last)


def _leaves_relative(tokens: Sequence[Token], place: int, marks: Marks, last: tuple[int, str]) -> bool:
    """Whether the main clause goes on after a relative one without a comma ("the goods which Japan had sent were unloaded")."""
    first, opener = last
    if (
        not (opener == RELATIVE or opener in clause_words()["relatives"])
        or not first
        or tokens[place].word not in clause_words()["finite"]
    ):
        return False
    before = tokens[place - 1].word
    if not before[:1].isalnum() or before in clause_words()["joining"] or place - first < _SHORTEST:
        return False
    return _verb_ahead(first + 1, marks, reach=place - first - 1) and not _verb_ahead(0, marks, reach=first)


def _opens_content(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether what is said begins here: "that" after a verb of saying, or a subject and verb right after it.

    After "called" and its like stands what is named, not what is said.
    """
    word = tokens[place].word
    if word == "that":
        if points_at_time(tokens, place) and not marks.speech(place - 1):
            return False
        return marks.speech(place - 1) or tokens[place - 1].word in clause_words()["denying"] or _said_to(place, marks)
    says = _says_before(tokens, place, marks)
    before = tokens[says].word if says is not None else ""
    if says is None or before in clause_words()["naming"] or before in clause_words()["addressing"]:
        return False
    if marks.subject(place) or word in clause_words()["pronouns"]:
        return _verb_ahead(place, marks) and (says == place - 1 or _plain_subject(tokens, place, marks))
    if before not in clause_words()["plain_saying"] or _tells_when(tokens, place):
        return False
    opens = word in clause_words()["determiners"] or word in clause_words()["quantities"] or word.isdigit()
    named = any(marks.subject(each) for each in range(place + 1, min(len(tokens), place + 3)))
    return opens and (_plain_subject(tokens, place + 1, marks) or (named and _verb_ahead(place + 1, marks, reach=16)))


def _tells_when(tokens: Sequence[Token], place: int) -> bool:
    """Whether words only tell when something is said ("said the following day that …")."""
    ahead = [token.word for token in tokens[place + 1 : place + 3]]
    return len(ahead) > 1 and ahead[0] in clause_words()["dating"] and ahead[1] in clause_words()["spans"]


def _says_before(tokens: Sequence[Token], place: int, marks: Marks) -> int | None:
    """Where the verb of saying stands after which something is said, when and where between ("said on Monday it had …")."""
    if tokens[place - 1].word in clause_words()["determiners"] or tokens[place - 1].word in clause_words()["timing"]:
        return None
    for each in range(place - 1, max(-1, place - _REACH), -1):
        if marks.speech(each) and tokens[each].word not in clause_words()["saying_where"]:
            return each
        word = tokens[each].word
        if not (_dates(word) or word in clause_words()["timing"] or word in clause_words()["saying_where"]):
            return None
    return None


def _plain_subject(tokens: Sequence[Token], place: int, marks: Marks, reach: int = 7) -> bool:
    """Whether a few words without a mark or "and" lead from `place` to a verb ("the boat had strayed")."""
    for each in range(place, min(len(tokens), place + reach)):
        word = tokens[each].word
        if not word[0].isalnum() or word in clause_words()["coordinators"]:
            return False
        if each > place and (word in clause_words()["auxiliaries"] or (marks.finite(each) and not word.endswith("s"))):
            return True
    return False


def _opens_relative(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether a clause only tells which one is meant ("sanctions that Japan had imposed", "islands it renounced")."""
    word, previous = tokens[place].word, tokens[place - 1].word
    plain = previous.isalpha() and not marks.finite(place - 1) and previous not in clause_words()["joining"]
    if word == "that":
        return plain and not points_at_time(tokens, place) and _verb_ahead(place + 1, marks, reach=6)
    if (
        previous in clause_words()["steps"]
        and marks.subject(place)
        and any(each.word == "," for each in tokens[place - 4 : place - 1])
    ):
        return _verb_ahead(place + 1, marks, reach=4)
    pronoun = word in clause_words()["relative_pronouns"] and not marks.speech(place - 1) and not ends_time(tokens, place - 1)
    return pronoun and plain and _verb_ahead(place + 1, marks, reach=4)


def _joins_actors(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether "and" stands between two actors that share a verb ("Tokyo and Moscow had reached")."""
    after = place + 2 if place + 1 < len(tokens) and tokens[place + 1].word in clause_words()["determiners"] else place + 1
    return marks.subject(after) and marks.actor(place - 1)


def _after_comma(tokens: Sequence[Token], place: int, marks: Marks, last: tuple[int, str]) -> str | None:
    """A main clause that follows a closed one after a comma ("When …, Japan protested", "Medvedev, who …, told").

    A verb that goes on with a list of verbs begins a clause as if "and" stood before it.
    """
    first, opener = last
    if _returns(tokens, place, marks):
        return RETURNED
    if _goes_on_listing(tokens, place, marks, first):
        return "and"
    if tokens[place - 1].word != "," or any(token.word == "," for token in tokens[first + 2 : place - 1]):
        return None
    if opener in clause_words()["relatives"]:
        return RESUMED if first and _starts_verb(tokens, place, marks) else _outstanding(tokens, place, marks, first)
    closed = opener in clause_words()["subordinators"] or opener in clause_words()["hypotheticals"]
    subject = marks.subject(place) or marks.subject(place + 1) or tokens[place].word in clause_words()["pronouns"]
    return "" if closed and subject and _verb_ahead(place, marks, reach=14) else None


def _returns(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether the verb comes here whose subject an earlier comma left open ("Lavrov, opening the talks, ruled out")."""
    if tokens[place - 1].word != "," or not _starts_past(tokens, place, marks):
        return False
    first = 0
    for comma in (each for each in range(place - 1) if tokens[each].word == ","):
        subject = marks.subject(first) or marks.subject(first + 1)
        if _verb_ahead(first, marks, reach=comma - first):
            return False
        if subject and not _joined_to_verb(tokens, comma):
            ahead = [each for each in range(comma + 1, place) if tokens[each].word == ","]
            return all(not _starts_past(tokens, each + 1, marks) for each in ahead[:-1])
        first = comma + 1
    return False


def _joined_to_verb(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a list of subjects goes on after a comma ("Russia, China and …")."""
    return tokens[comma + 1].word in clause_words()["coordinators"]


def _outstanding(tokens: Sequence[Token], place: int, marks: Marks, first: int) -> str | None:
    """The main clause after a relative one, where none has begun ("In Nemuro, from which …, the mayor sent a telegram")."""
    begun = _verb_ahead(0, marks, reach=first)
    subject = marks.subject(place) or marks.subject(place + 1)
    return "" if subject and not begun and _plain_subject(tokens, place, marks, reach=9) else None


def _goes_on_listing(tokens: Sequence[Token], place: int, marks: Marks, first: int) -> bool:
    """Whether a verb after a comma is one of a list ("summoned the envoy, lodged a protest and demanded an apology")."""
    if tokens[place - 1].word != "," or not _starts_past(tokens, place, marks):
        return False
    begun = any(_starts_past(tokens, each, marks) for each in range(first, place - 1))
    ahead = range(place + 1, min(len(tokens) - 1, place + 24))
    return begun and any(tokens[each].word == "and" and _starts_past(tokens, each + 1, marks) for each in ahead)


def _starts_past(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether a past form stands here, an adverb before it or not, and no participle with its agent or date."""
    while place < len(tokens) and tokens[place].word in clause_words()["adverbs"]:
        place += 1
    if place >= len(tokens) or not marks.finite(place) or tokens[place].word.endswith("s"):
        return False
    after, *owner = [token.word for token in tokens[place + 1 : place + 3]] or ["."]
    return after not in clause_words()["timing"] and (not _dates(after) or any(word.endswith("'s") for word in owner))


def _dates(word: str) -> bool:
    return word.isdigit() or word in clause_words()["calendar"]


def _attributes(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether a clause that only names the speaker begins here, after a comma ("…, the ministry said on Monday")."""
    if tokens[place - 1].word != "," or tokens[place].word in clause_words()["conjunctions"]:
        return False
    ahead = range(place, min(len(tokens), place + 12))
    says = next((each for each in ahead if marks.speech(each) and not marks.actor(each)), None)
    named = says is not None and any(marks.actor(each) for each in range(place, min(len(tokens), says + 8)))
    if says is None or not (named or tokens[place].word in clause_words()["pronouns"]):
        return False
    if any(marks.finite(each) for each in ahead if each < says):
        return False
    opened = any(subordinator_at(tokens, each) or tokens[each].word == ":" for each in range(place, says))
    rest = [token.word for token in tokens[says + 1 :]]
    speaks_on = "that" in rest[:14] or len(rest) > 14 or any(marks.quoted(each) for each in range(says, len(tokens)))
    return not opened and not speaks_on and _ends(tokens, says)


def _ends(tokens: Sequence[Token], says: int) -> bool:
    """Whether nothing is said after a verb of saying: the sentence ends, or a speaker, a time or a place follows."""
    after = tokens[says + 1].word if says + 1 < len(tokens) else "."
    free = (
        after in clause_words()["joining"] - clause_words()["auxiliaries"]
        or after in clause_words()["calendar"]
        or not after[:1].isalnum()
    )
    inverted = tokens[says - 1].word == ","
    return free or inverted


def _starts_verb(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    while place < len(tokens) and tokens[place].word in clause_words()["adverbs"]:
        place += 1
    return place < len(tokens) and (marks.finite(place) or tokens[place].word in clause_words()["auxiliaries"])


def _subordinate(tokens: Sequence[Token], place: int, marks: Marks) -> str | None:
    word = subordinator_at(tokens, place)
    if not word:
        return None
    if marks.finite(place + 1) and tokens[place - 1].word in clause_words()["have"]:
        return None
    if word in clause_words()["results"] and tokens[place - 1].word != ",":
        return None
    needs_verb = word in clause_words()["whole_verb"]
    if needs_verb and (tokens[place - 1].word in clause_words()["determiners"] or _of_yesterday(tokens, place)):
        return None
    return word if not needs_verb or _verb_ahead(place + 1, marks) else None


def _of_yesterday(tokens: Sequence[Token], place: int) -> bool:
    """Whether "before" or "after" only counts days ("the day before yesterday")."""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return after in clause_words()["calendar"] and tokens[place - 1].word in clause_words()["calendar"]


def _said_to(place: int, marks: Marks) -> bool:
    """Whether a verb of saying stands a few words before ("told reporters on Monday that")."""
    return any(marks.speech(before) for before in range(max(0, place - 14), place))


def _starts_clause(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    if _starts_verb(tokens, place, marks):
        return True
    while place < len(tokens) and tokens[place].word in clause_words()["adverbs"]:
        place += 1
    if place >= len(tokens):
        return False
    opens = marks.subject(place) or marks.subject(place + 1) or tokens[place].word in clause_words()["pronouns"]
    if opens and _verb_ahead(place + 1, marks, reach=8):
        return True
    before = tokens[place - 2].word if place > 1 else ""
    plain = before == "," and tokens[place].word in clause_words()["determiners"] and _plain_subject(tokens, place + 1, marks)
    return plain or _timed_verb(tokens, place, marks)


def _timed_verb(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether a phrase of time and then a verb follow ("and in September tore up the agreements")."""
    if tokens[place].word not in clause_words()["timing"]:
        return False
    ahead = range(place + 1, min(len(tokens), place + 6))
    end = next(
        (each for each in ahead if not _dates(tokens[each].word) and tokens[each].word not in clause_words()["dating"]), None
    )
    return end is not None and end > place + 1 and marks.finite(end) and not tokens[end].word.endswith("s")


def _starts_dated(tokens: Sequence[Token], place: int, marks: Marks) -> bool:
    """Whether a phrase of time and then a subject with its verb follow ("and in August of that year three fighters …")."""
    timed = place < len(tokens) and tokens[place].word in clause_words()["timing"]
    ahead = range(place + 1, min(len(tokens), place + 9))
    return timed and any(marks.subject(each) and _verb_ahead(each + 1, marks, reach=6) for each in ahead)


def _verb_ahead(place: int, marks: Marks, reach: int = 10) -> bool:
    first = bisect_left(marks.verbal, place)
    return first < len(marks.verbal) and marks.verbal[first] < place + reach

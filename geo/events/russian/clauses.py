"""Russian sentences cut into clauses by their commas and conjunctions, each with the word that opens it."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from geo.events.russian.verbs import Token
from geo.lexicon import read_words

_MARKS = frozenset({",", ";", ":", "—", "–", "-", "(", ")"})
RELATIVE = "котор"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the stretches of tokens it is made of, the word that opens it ("" for none), whether it hangs on another.

    `start` to `end` are its offsets in the sentence, over what is put in between; `told` says that it has a finite verb.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    opener: str
    secondary: bool
    told: bool

    def holds(self, place: int) -> bool:
        """Whether a token belongs to the clause itself."""
        return any(first <= place < last for first, last in self.pieces)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the cutter asks: which tokens are finite verbs and which quoted, whether one is a gerund or a long participle."""

    finite: Set[int]
    gerund: Callable[[int], bool]
    participle: Callable[[int], bool]
    quoted: Set[int]


@dataclass(slots=True)
class _Open:
    """A clause while its pieces are gathered."""

    opener: str
    secondary: bool
    pieces: list[tuple[int, int]] = field(default_factory=list)
    told: bool = False


def split_clauses(tokens: Sequence[Token], marks: Marks) -> list[Clause]:
    """The clauses of a sentence, in the order in which they begin."""
    gathered: list[_Open] = []
    main: _Open | None = None
    last: _Open | None = None
    for first, end in _segments(tokens, marks):
        finite = any(place in marks.finite for place in range(first, end))
        opener, secondary = _opening(tokens, first, end, marks, finite)
        gapped = not finite and opener in _words()["contrasts"] and last is not None and last.told
        if secondary or gapped:
            last = _begin(gathered, opener, True, (first, end), finite)
        elif not finite and last is not None and (last.told or not last.secondary or main is None):
            last.pieces.append((first, end))
        elif main is not None and not main.told:
            main.pieces.append((first, end))
            main.told, last = finite, main
        else:
            main = last = _begin(gathered, opener, False, (first, end), finite)
    return [_closed(tokens, each) for each in gathered]


def _begin(gathered: list[_Open], opener: str, secondary: bool, piece: tuple[int, int], finite: bool) -> _Open:
    one = _Open(opener, secondary, [piece], finite)
    gathered.append(one)
    return one


def _closed(tokens: Sequence[Token], one: _Open) -> Clause:
    start = tokens[one.pieces[0][0]].start if one.pieces[0][0] else 0
    return Clause(start, tokens[one.pieces[-1][1] - 1].end, tuple(one.pieces), one.opener, one.secondary, one.told)


def _segments(tokens: Sequence[Token], marks: Marks) -> list[tuple[int, int]]:
    """The stretches between marks, cut again before an "и" that joins two finite verbs."""
    cuts = [place for place, token in enumerate(tokens) if token.word in _MARKS and place not in marks.quoted]
    rows = []
    for first, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(tokens)], strict=True):
        rows += _at_conjunctions(tokens, first, end, marks)
    return [(first, end) for first, end in rows if end > first]


def _at_conjunctions(tokens: Sequence[Token], first: int, end: int, marks: Marks) -> list[tuple[int, int]]:
    rows, begin, seen, joint = [], first, False, -1
    if sum(place in marks.finite for place in range(first, end)) < 2:
        return [(first, end)]
    coordinators = _words()["coordinators"]
    for place in range(first, end):
        if place in marks.quoted:
            continue
        if seen and tokens[place].word in coordinators:
            joint = place
        if place in marks.finite:
            if seen and joint > begin:
                rows.append((begin, joint))
                begin = joint
            seen, joint = True, -1
    return [*rows, (begin, end)]


def _opening(tokens: Sequence[Token], first: int, end: int, marks: Marks, finite: bool) -> tuple[str, bool]:
    """The word that opens a stretch, and whether the stretch hangs on another clause."""
    words = [token.word for token in tokens[first:end]]
    skipped = 1 if words[0] in _words()["coordinators"] else 0
    if any(word.startswith(RELATIVE) for word in words[: 4 + skipped]):
        return RELATIVE, True
    subordinator = _phrase(words[skipped:])
    if subordinator:
        return subordinator, True
    near = range(first, min(end, first + 3 + skipped))
    if not finite and any(marks.gerund(place) for place in near):
        return "gerund", True
    if not finite and first and any(marks.participle(place) for place in near[: 1 + skipped]):
        return "participle", True
    return (words[0] if skipped else ""), False


def _phrase(words: Sequence[str]) -> str:
    """The longest subordinator that the words begin with; "ли" stands second."""
    if len(words) > 1 and words[1] == "ли":
        return "ли"
    for size in (5, 4, 3, 2, 1):
        phrase = " ".join(words[:size])
        if phrase in _words()["subordinators"]:
            return phrase
    return ""


@cache
def _words() -> dict[str, frozenset[str]]:
    table = read_words("ru", "clauses")
    return {name: frozenset(table[name]) for name in ("coordinators", "subordinators", "contrasts")}

"""What stands around a time expression: the relation word, which way the clause looks, background, quotation marks."""

import re
from typing import Final

from geo.timex.clues import Clue, Lasting
from geo.timex.words import Words

_NEAR: Final = 28
"""Code points read on each side for a relation word."""
_CLAUSE: Final = 160
"""Code points read on each side for the tense and the background of the clause."""
PLACE: Final = "\0"
"""Stands for the expression where a cue reads both sides of it (`due`)."""
_LONGEST: Final = 600
"""Code points read over where quotations stand between an expression and its verb."""
_OPENED: Final = "「"
_QUOTED: Final = re.compile(r"(?<=「)[^「」\n]*(?=」)")
"""What a quotation holds, whose full stops do not end the clause around it."""
_COPULA: Final = 8
"""Code points of the words right after an expression."""
_BREAK: Final = re.compile('[.!?。！？…]["”’»」』)]?(?:[ \u00a0\u3000]|$)|\n|[。！？]')
_MARKS: Final = re.compile('["“”«»「」『』„\n]')
_CLAUSE_END: Final = re.compile("[,;:]")
_ASKING: Final = ("?", "？")
_QUESTION: Final = 100
"""Code points that a question which heads its answer has at most."""
_OPENING: Final = "“«「『„"


def relation(text: str, start: int, end: int, words: Words, *, ranged: bool) -> str:
    """How the clause stands to the expression: `in`, `since`, `until`, `by`, `before`, `after`."""
    found = words.before.search(text, max(0, start - _NEAR), start) if words.before else None
    if found is None and words.after:
        found = words.after.match(text, end, end + _NEAR)
    name = words.relations[found.group(1).lower()] if found else None
    return "in" if name is None or (ranged and name in ("since", "until")) else name


def looks_ahead(before: str, after: str, words: Words, *, bound: bool = False, ranged: bool = False) -> bool | None:
    """Whether the clause is about the future: by the last cue before the expression, else the first after; `None` without.

    A deadline or an election day (`due`) is one to come unless the words right after say that it was.
    The day of a paper (`dated`: *the 2 June issue*) is over.
    What follows right after as content (`content` in the lexicon) tells nothing of when it was said. An expression that opens
    its clause (`opening`) goes with the verb of that clause.
    Where verbs come last (`topic` in the lexicon), by the first cue after it; after a set-off topic by the sentence's last.
    A lasting state (`state`: *is closed*) looks ahead where the expression is its `bound` (*until July*), and so does what goes
    on (`going`: *is in force*), also with both bounds (`ranged`); without any it tells nothing.
    """
    if "due" in words.cues and words.cues["due"].search(f"{before}{PLACE}{after[:_COPULA]}"):
        return True
    if "dated" in words.cues and words.cues["dated"].match(after):
        return False
    if "topic" in words.cues:
        cues = list(words.cues["tense"].finditer(after))
        cue = cues[-1 if words.cues["topic"].match(after) else 0] if cues else None
    else:
        cue = _verb_of_its_clause(before, after, words) or _nearest_verb(before, after, words)
    if cue is None or (cue.lastgroup == "going" and not (bound or ranged)):
        return None
    return cue.lastgroup in ("ahead", "going") or (bound and cue.lastgroup == "state")


def _verb_of_its_clause(before: str, after: str, words: Words) -> re.Match[str] | None:
    """The first cue after an expression that opens a clause (`opening`: *said that on Friday …*), in that clause."""
    opens = "opening" in words.cues and words.cues["opening"].search(before)
    return words.cues["tense"].search(_CLAUSE_END.split(after, maxsplit=1)[0]) if opens else None


def _nearest_verb(before: str, after: str, words: Words) -> re.Match[str] | None:
    """The last cue before an expression, else the first after it."""
    cues = list(words.cues["tense"].finditer(before))
    told = "content" in words.cues and words.cues["content"].match(after)
    return cues[-1] if cues else None if told else words.cues["tense"].search(after)


def is_aside(before: str, after: str, words: Words) -> bool:
    """Whether the expression belongs to a noun or a background clause and so never becomes the narrative anchor."""
    own = "main" in words.cues and words.cues["main"].search(before)
    if words.cues["aside"].search(before) and not own:
        return True
    return "aside-after" in words.cues and bool(words.cues["aside-after"].match(after))


def is_asked(text: str, read: int, start: int) -> bool:
    """Whether the line read last is a short question, and `start` stands in the paragraph after it, which answers."""
    end = text.index("\n", read)
    begin = text.rfind("\n", 0, read) + 1
    asks = text[read:end].rstrip().endswith(_ASKING) and end - begin <= _QUESTION
    return asks and "\n" not in text[end:start].strip()


def is_fresh(before: str, words: Words) -> bool:
    """Whether the words before the expression say that it is the last time of several, so that the year is the latest."""
    return "fresh" in words.cues and words.cues["fresh"].search(before) is not None


def is_open(clue: Clue | Lasting) -> bool:
    """Whether the clue leaves the year to the context, so that the tense decides."""
    return isinstance(clue, Clue) and clue.year is None and clue.known is None and clue.decade is None


def clause_before(text: str, start: int) -> str:
    """What of the sentence stands before `start`, no further than a clause's length."""
    piece = text[max(0, start - _CLAUSE) : start]
    last = 0
    for stop in _BREAK.finditer(piece):
        last = stop.end() if stop.end() < len(piece) else last
    return piece[last:]


def clause_after(text: str, end: int) -> str:
    """What of the sentence stands after `end`, no further than a clause's length."""
    quotes = text.find(_OPENED, end, end + _CLAUSE) >= 0
    piece = _QUOTED.sub("", text[end : end + _LONGEST])[:_CLAUSE] if quotes else text[end : end + _CLAUSE]
    stop = _BREAK.search(piece)
    return piece[: stop.start()] if stop else piece


class Quotes:
    """Follows quotation marks from left to right; a line end closes whatever was open."""

    def __init__(self, text: str) -> None:
        self._marks = _MARKS.finditer(text)
        self._next = next(self._marks, None)
        self._open = False

    def open_at(self, place: int) -> bool:
        """Whether `place` lies inside a quotation; places must be asked in rising order."""
        while self._next is not None and self._next.start() < place:
            mark = self._next.group()
            self._open = mark in _OPENING or (mark == '"' and not self._open)
            self._next = next(self._marks, None)
        return self._open

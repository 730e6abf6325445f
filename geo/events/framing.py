"""Whether a time frames a saying or lies in what is said ("外相は5日、ロシアが2022年に中断したのは遺憾だと述べた")."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from geo.events.moments import Clauses, bounds, is_recent
from geo.events.owners import is_aimed_at, is_dedicated, is_of_next_clause
from geo.lexicon import read_words
from geo.model import Timex

_FAR = 160
"""Code points before a time in which its sentence begins."""
_CLAUSE = 100
"""Code points before a date in which the clause that it stands in begins."""
_LONG_AGO = 200
"""Days before the act told before from which a time is of another story."""
_NEAR = 40
"""Code points after a time in which it shows whether it frames what is said."""


def is_beyond(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time is of the next clause, of what an act answers or is answered by, of what is agreed on or asked for."""
    if is_of_next_clause(text, time, clauses, lang) or is_of_what_answers(text, time, clauses, lang):
        return True
    if is_hung_behind(text, time, clauses, lang) or is_dedicated(text, time, lang):
        return True
    return is_aimed_at(text, time, clauses.trigger, lang) or is_of_what_is_answered(text, time, clauses, lang)


def is_of_what_answers(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time is of the answer to an act that is told by the way ("On 3 May … in response to Ruritania, which …")."""
    reason = read_words(lang, "clauses").get("patterns", {}).get("reason", "(?!)")
    return re.search(reason, text[time.end : clauses.trigger]) is not None


def is_in_relative(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time stands in a clause hung onto a noun ("the law signed on 3 May took effect", "visits, begun in 1964")."""
    if time.end > clauses.trigger:
        behind = read_words(lang, "clauses").get("patterns", {}).get("begun_behind", "(?!)")
        return re.search(behind, text[clauses.trigger : time.start]) is not None
    before, between = text[max(0, time.start - _CLAUSE) : time.start], text[time.end : clauses.trigger]
    return _closes(_opened(before, clauses.nominal, lang), between)


@lru_cache(maxsize=256)
def _opened(before: str, nominal: bool, lang: str) -> tuple[str, ...]:
    """What closes the clauses hung onto a noun that a time with this before it stands in."""
    rows = read_words(lang, "clauses").get("relative_dates", ())
    rows = [row for row in rows if row.get("nominal", False) or not nominal]
    return tuple(row["after"] for row in rows if re.search(row["before"], before))


@lru_cache(maxsize=256)
def _closes(ends: tuple[str, ...], between: str) -> bool:
    return any(re.search(end, between) for end in ends)


def is_hung_behind(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time of long before the news is a hung clause's ("landed at the airport, which opened in 2014")."""
    hung = read_words(lang, "clauses").get("patterns", {}).get("hung_behind")
    verb = clauses.trigger
    _, ends = bounds(time.edtf)
    if clauses.base is None or not is_recent(clauses.base.isoformat(), clauses.published):
        return False
    if ends is None or (clauses.base - ends).days < _LONG_AGO:
        return False
    return hung is not None and clauses.own[0] < verb < time.start and re.search(hung, text[verb : time.start]) is not None


def is_of_what_is_answered(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time is that of what an act answers, in a scene of a later day ("ロシアが4日に行った演習に抗議した").

    The scene has begun in its paragraph, and the time has a subject of its own behind the topic.
    """
    words = read_words(lang, "clauses").get("framing")
    if words is None or clauses.base is None or not is_recent(clauses.base.isoformat(), clauses.published):
        return False
    begins, _ = bounds(time.edtf)
    if begins is None or begins >= clauses.base or time.end > clauses.trigger:
        return False
    head = re.split(words["stop"], text[max(0, time.start - _FAR) : time.start])[-1]
    topic = re.search(words["topic"], head)
    opens = text[: time.start - len(head)].endswith("\n")
    return not opens and topic is not None and re.search(words["subject"], head[topic.end() :]) is not None


def is_within_words(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time belongs to what an act of words says, so that it does not date the saying.

    A time before the speaker, or set off behind him with no other subject between, frames it.
    """
    words = read_words(lang, "clauses").get("framing")
    if words is None or time.end > clauses.trigger or not _has_content(text, clauses, words):
        return False
    if re.search(words["content"], text[time.end : clauses.trigger]) is None:
        return False
    head = re.split(words["stop"], text[max(0, time.start - _FAR) : time.start])[-1]
    topics = list(re.finditer(words["topic"], head))
    if not topics:
        return False
    if len(topics) > 1 or re.search(words["subject"], head[topics[0].end() :]):
        return True
    return re.match(words["frame"], text[time.end : time.end + _NEAR]) is None


def _has_content(text: str, clauses: Clauses, words: Mapping[str, Any]) -> bool:
    """Whether an act is done by saying something that stands before its verb."""
    return clauses.spoken or (not clauses.nominal and text.endswith(words["said"], 0, clauses.trigger))

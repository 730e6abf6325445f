"""Acts told in passing, in a clause hung onto another, and the day of the sentence that they stand in."""

import re
from collections.abc import Sequence
from functools import cache

from geo.events.dating import tells_time
from geo.events.moments import Dating, is_ahead, is_recent
from geo.events.owners import is_day
from geo.events.sentences import Sentence
from geo.events.spans import beginning_in
from geo.lexicon import read_words
from geo.lexicon.gating import Gated
from geo.model import Article, Timex

_CLAUSE = 80
"""Code points before a time in which a clause that tells it in passing begins."""


def is_aside(sentence: Sentence, trigger: int, dating: Dating, lang: str) -> bool:
    """Whether an act, or the day it has from its sentence, stands in a clause that is not what the sentence tells.

    So in "protested on Wednesday over drills which began on Tuesday", and in "a day after Moscow began drills".
    """
    hung = _hung(lang)
    if hung.search(sentence.text[:trigger]):
        return True
    place = sentence.text.rfind(dating.text) if dating.text and dating.rule != "inherited" else -1
    return place > trigger and hung.search(sentence.text[trigger:place]) is not None


def without_asides(article: Article, times: Sequence[Timex]) -> list[Timex]:
    """The times but those told in passing ("the pier that was opened last winter")."""
    hung, text = _hung(article.lang), article.text
    return [time for time in times if not hung.search(text[max(0, time.start - _CLAUSE) : time.start])]


def of_the_story(article: Article, times: Sequence[Timex]) -> list[Timex]:
    """The times but those told in passing, and those of what had come before the story ("in May it had …")."""
    return [time for time in without_asides(article, times) if not _lies_behind(article.text, time, article.lang)]


def main_day(article: Article, sentence: Sentence, times: Sequence[Timex]) -> Dating | None:
    """The day of the news that a sentence tells of in its own clause, marked as it stands; `None` where it names none."""
    hung, published = _hung(article.lang), article.published
    for time in beginning_in(times, sentence.start, sentence.end):
        if not is_day(time) or is_ahead(time, published) or not is_recent(time.edtf, published):
            continue
        before = article.text[sentence.start : time.start]
        if not tells_time(article.text, time, article.lang):
            continue
        if not hung.search(before) or _is_of_subject(before, article.text[time.end : sentence.end], article.lang):
            return Dating(time.edtf, time.rule, time.text)
    return None


def _lies_behind(text: str, time: Timex, lang: str) -> bool:
    """Whether a time is that of what had come before the story."""
    around = read_words(lang, "clauses").get("behind")
    if around is None:
        return False
    before, after = text[max(0, time.start - _CLAUSE) : time.start], text[time.end : time.end + _CLAUSE]
    return re.match(around["after"], after) is not None or re.search(around["before"], before) is not None


def _is_of_subject(before: str, after: str, lang: str) -> bool:
    """Whether a day stands in a clause about who does what the sentence tells ("Uno, who saw him on Friday, said …")."""
    around = read_words(lang, "clauses").get("aside_of_subject")
    return around is not None and bool(re.search(around["before"], before) and re.match(around["after"], after))


@cache
def _hung(lang: str) -> Gated:
    return Gated(read_words(lang, "clauses").get("asides", "(?!)"))

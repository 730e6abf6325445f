"""Acts told in passing, in a clause hung onto another, and the day of the sentence that they stand in."""

from collections.abc import Sequence
from functools import cache

from geo.events.dating import Dating, is_ahead, is_recent, tells_time
from geo.events.owners import is_day
from geo.events.sentences import Sentence
from geo.events.spans import beginning_in
from geo.lexicon import read_words
from geo.lexicon.gating import Gated
from geo.model import Article, Timex


def is_aside(sentence: Sentence, trigger: int, dating: Dating, lang: str) -> bool:
    """Whether an act, or the day it has from its sentence, stands in a clause that is not what the sentence tells.

    So in "protested on Wednesday over drills which began on Tuesday", and in "a day after Moscow began drills".
    """
    hung = _hung(lang)
    if hung.search(sentence.text[:trigger]):
        return True
    place = sentence.text.rfind(dating.text) if dating.text and dating.rule != "inherited" else -1
    return place > trigger and hung.search(sentence.text[trigger:place]) is not None


def main_day(article: Article, sentence: Sentence, times: Sequence[Timex]) -> Dating | None:
    """The day of the news that a sentence tells of in its own clause, marked as it stands; `None` where it names none."""
    hung, published = _hung(article.lang), article.published
    for time in beginning_in(times, sentence.start, sentence.end):
        if not is_day(time) or is_ahead(time, published) or not is_recent(time.edtf, published):
            continue
        if tells_time(article.text, time, article.lang) and not hung.search(article.text[sentence.start : time.start]):
            return Dating(time.edtf, time.rule, time.text)
    return None


@cache
def _hung(lang: str) -> Gated:
    return Gated(read_words(lang, "clauses").get("asides", "(?!)"))

"""The day of the news where neither a sentence nor what was told before gives one: that of the dateline, or one told later."""

from collections.abc import Sequence

from geo.events.asides import without_asides
from geo.events.dating import tells_time
from geo.events.moments import Dating, inherited, is_recent
from geo.events.owners import is_day
from geo.events.sentences import Sentence
from geo.events.spans import paragraph_start
from geo.model import Article, Timex

_OPENING = 0
"""The last paragraph, counted from 0, whose news is dated further down, whatever day stands in the lines before it."""
_FALLBACK = "relative-to-publication"


def foretold(article: Article, times: Sequence[Timex], sentence: Sentence) -> Dating | None:
    """The day of the news: the last told before, else the first told after, to which the opening paragraphs leave it.

    The opening has the day told in its own paragraph, else that of its dateline; a day that is only counted back from the
    news ("two days earlier") tells what the news is counted from, the day of publication.
    """
    told = [time for time in times if tells_time(article.text, time, article.lang) and is_day(time)]
    days = without_asides(article, [time for time in told if is_recent(time.edtf, article.published)])
    opens = sentence.paragraph <= _OPENING
    begins = paragraph_start(article.text, sentence.start) if opens else 0
    before = [time for time in days if begins <= time.start < sentence.start]
    after = next((time for time in days if time.start >= sentence.end), None)
    if opens and before and after and "\n" not in article.text[sentence.end : after.start]:
        before = []
    day = before[-1] if before else after
    if day is None:
        return None
    if day is after and _is_counted_back(day) and article.published is not None:
        return inherited(Dating(article.published.isoformat(), _FALLBACK, day.text))
    return inherited(Dating(day.edtf, day.rule, day.text))


def _is_counted_back(time: Timex) -> bool:
    """Whether a day was counted from publication for want of a story that it could count from ("two days earlier")."""
    return time.rule == _FALLBACK and str(time.edtf).endswith("?")

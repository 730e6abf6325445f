"""What the tense of a verb says of its day: done by saying so now, of late, before what was told last, or to the paper."""

import re

from geo.events.moments import Dating, bounds
from geo.events.telling import Case
from geo.lexicon import read_words

_DAYS = 7
"""The day of a month from which recent days lie in it."""
_MONTH = 31
"""Days of the longest month."""
_LONG = 5
"""Years back to what "since" counts from, at most."""
_VERB = 24
"""Code points from a verb's beginning in which its form shows."""


def is_now(case: Case) -> bool:
    """Whether a verb stands in the present tense, in which a statement does what it says ("we call on …")."""
    words = read_words(case.article.lang, "clauses").get("issuing")
    if words is None or case.clause.nominal:
        return False
    text, trigger = case.sentence.text, case.candidate.trigger
    ours = re.search(words["we"], text[: trigger + _VERB])
    return (ours is not None and ours.end() > trigger) or re.match(words["verb"], text[trigger:]) is not None


def in_these_days(case: Case) -> Dating | None:
    """The month of publication, where an act is told of as done "in recent days" and the month is old enough to hold them."""
    lately = read_words(case.article.lang, "clauses").get("lately", "(?!)")
    found, published = re.search(lately, case.sentence.text), case.article.published
    if found is None or published is None or published.day < _DAYS:
        return None
    return Dating(published.isoformat()[:7], "relative-to-publication", found.group())


def is_earlier(case: Case) -> bool:
    """Whether an act is told only to have come before what was told last ("had earlier warned"), on whatever day."""
    earlier = read_words(case.article.lang, "clauses").get("anterior", "(?!)")
    found = re.search(earlier, case.sentence.text[case.candidate.start : case.candidate.end])
    return found is not None and found.start() <= case.candidate.trigger - case.candidate.start <= found.end()


def is_of_late(case: Case) -> bool:
    """Whether an act below the lead is told only to have happened by now ("Prosecutors have charged …"), on whatever day."""
    perfect = re.compile(read_words(case.article.lang, "clauses").get("perfect", "(?!)"))
    told = perfect.search(case.sentence.text[: case.candidate.trigger])
    return bool(told and case.article.published and case.sentence.paragraph)


def since_then(case: Case, last: Dating | None, *, far: bool = False) -> Dating | None:
    """The months from what was told last up to now, where an act "has since" been done in them; `None` for any other act.

    What was told many years ago only counts where it is sure to be meant (`far`).
    """
    words, published = read_words(case.article.lang, "clauses").get("since_then", "(?!)"), case.article.published
    begins, ends = bounds(last.date) if last else (None, None)
    if published is None or begins is None or not re.search(words, case.sentence.text[: case.candidate.trigger]):
        return None
    if not 0 <= published.year - begins.year <= (published.year if far else _LONG):
        return None
    fine = "%Y-%m" if ends and (ends - begins).days < _MONTH else "%Y"
    first, now = begins.strftime(fine), published.strftime(fine)
    return Dating(now if first == now else f"{first}/{now}", "relative-to-narrative", None)


def is_to_press(case: Case) -> bool:
    """Whether a sentence is said to the paper itself, about the news, whatever was told of years before."""
    words = read_words(case.article.lang, "clauses").get("to_press", "(?!)")
    return re.search(words, case.sentence.text) is not None


def is_backdrop(sentence: str, trigger: int, lang: str) -> bool:
    """Whether an act is told as what had come before the story ("had approved a law in May"), which does not stop there."""
    around = read_words(lang, "clauses").get("backdrop", {"before": "(?!)"})
    return bool(re.search(around["before"], sentence[:trigger])) and not re.search(around["after"], sentence[trigger:])

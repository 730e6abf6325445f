"""What the tense of a verb says of its day: done by saying so now, of late, before what was told last, or to the paper."""

import re

from geo.events.moments import Dating
from geo.events.telling import Case
from geo.lexicon import read_words

_DAYS = 7
"""The day of a month from which recent days lie in it."""
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
    return Dating(f"{published:%Y-%m}", "relative-to-publication", found.group())


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


def is_to_press(case: Case) -> bool:
    """Whether a sentence is said to the paper itself, about the news, whatever was told of years before."""
    words = read_words(case.article.lang, "clauses").get("to_press", "(?!)")
    return re.search(words, case.sentence.text) is not None

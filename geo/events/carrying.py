"""The date that an act without one of its own carries on: of the act told before, of its month, or of the day of the news."""

import re
from collections.abc import Sequence

from geo.events.asides import is_aside, main_day
from geo.events.dating import goes_on
from geo.events.moments import Dating, bounds, commonest, inherited, is_recent
from geo.events.sentences import Sentence
from geo.events.spans import paragraph_start
from geo.events.telling import Case, Told
from geo.events.tenses import is_backdrop, is_of_late, is_to_press, since_then
from geo.lexicon import read_words
from geo.model import Article, EventType, Factuality

NEAR = 60
"""How many acts back an act without a date looks for one."""
_FRESH_DAYS = 5
"""Days before publication of which a paper tells each."""
_OLD_DAYS = 40
"""Days after which "then" no longer says the same day."""
_WORDS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.AGREE})
"""The types of act by which somebody answers."""
_MEETING = frozenset({EventType.ACCUSE, EventType.CONSULT, EventType.REQUEST})
"""The types of act by which somebody is called in or met."""
_LEAD = 0
"""The first paragraph, which tells the news."""
_ITEMS = "▽▼"
"""Marks that set off the items of a list within a paragraph."""


def carried(case: Case) -> Dating:
    """The date of the act told just before: in this paragraph, else the last one of the story's own days."""
    article, sentence = case.article, case.sentence
    told = _told_before(case)
    begins = _item_start(article, sentence)
    same = [each for each in told if each.sentence.paragraph == sentence.paragraph and each.sentence.start >= begins]
    if same and not is_recent(same[-1].dating.date, article.published) and is_to_press(case):
        same = []
    main = [each for each in same if not is_aside(each.sentence, each.candidate.trigger, each.dating, article.lang)]
    if same and same[-1] not in main and not harks_back(sentence, article.lang):
        own = main_day(article, same[-1].sentence, case.times) if same[-1].sentence != sentence else None
        if own:
            return inherited(own)
        same = main or same
        told = same
    since = since_then(case, told[-1].dating if told else None)
    if since:
        return since
    if is_of_late(case) and not (same and same[-1].sentence == sentence):
        return inherited(Dating(str(article.published)[:7], "relative-to-publication", None))
    if same or (told and (goes_on(sentence.text, article.lang) or harks_back(sentence, article.lang))):
        near = same or [each for each in told if each.sentence.paragraph == sentence.paragraph - 1]
        news = [each.dating for each in near if is_recent(each.dating.date, article.published)]
        if news and not is_recent(told[-1].dating.date, article.published) and not harks_back(sentence, article.lang):
            return inherited(news[-1])
        last = None if told[-1].sentence == sentence else following(case, told[-1].dating)
        return last or inherited(told[-1].dating)
    if told and told[-1].dating.date is None and told[-1].sentence.paragraph == sentence.paragraph - 1:
        return told[-1].dating
    if is_of_late(case):
        return inherited(Dating(str(article.published)[:7], "relative-to-publication", None))
    return _answered(case, told) or _news_day(case, told)


def harks_back(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence tells what was done at the time told just before ("At the time, Tokyo warned …")."""
    return re.match(read_words(lang, "clauses").get("harking", "(?!)"), sentence.text) is not None


def following(case: Case, last: Dating) -> Dating | None:
    """The month of what is told as following from an act of some time ago; that it was the same day is not said."""
    text, lang, day = case.sentence.text, case.article.lang, last.date
    begins, ends = bounds(day)
    if day is None or begins is None or begins != ends:
        return None
    published = case.article.published
    words, age = read_words(lang, "clauses"), (published - begins).days if published else _OLD_DAYS
    if re.search(words.get("closely", "(?!)"), text):
        return None
    said = re.search(words.get("following", "(?!)"), text)
    if age <= _FRESH_DAYS or not (said or (age >= _OLD_DAYS and re.search(words.get("long_ago", "(?!)"), text))):
        return None
    return Dating(f"{day[:7]}?", "inherited", last.text)


def _news_day(case: Case, told: Sequence[Told]) -> Dating:
    """The day of the news that an act is of: the lead's, but that which most acts have of one told as before the story."""
    article = case.article
    fresh = [each for each in told if is_recent(each.dating.date, article.published)]
    main = [each for each in fresh if not is_aside(each.sentence, each.candidate.trigger, each.dating, article.lang)]
    recent = [each.dating for each in main or fresh]
    first = (each.dating for each in main or fresh if each.sentence.paragraph == _LEAD)
    lead = next((dating for dating in first if dating.rule != "inherited"), None)
    begins, ends = bounds(lead.date) if lead else (None, None)
    if lead and begins == ends and not is_backdrop(case.sentence.text, case.candidate.trigger, article.lang):
        return inherited(lead)
    return inherited(commonest(recent)) if recent else Dating(None, "no-anchor", None)


def _answered(case: Case, told: Sequence[Told]) -> Dating | None:
    """The day on which whoever a sentence begins with was called in or met, as the paragraph before tells; he answers then."""
    words, text = read_words(case.article.lang, "clauses").get("answering", {}), case.sentence.text
    found = re.match(words.get("name", "(?!)"), text) or re.match(words.get("person", "(?!)"), text)
    if not found or case.candidate.act.type not in _WORDS:
        return None
    known = words["known"].replace("{name}", found["name"]) if found["name"][0].isupper() else rf"(?i)\b{found['name']}\b"
    before = [each for each in told if each.sentence.paragraph == case.sentence.paragraph - 1]
    met = [each for each in before if each.candidate.act.type in _MEETING]
    act = next((each for each in reversed(met) if re.search(known, each.sentence.text[each.candidate.trigger :])), None)
    return inherited(act.dating) if act and act.dating.date else None


def _told_before(case: Case) -> list[Told]:
    """The acts told that an act may go on from: none told in passing, and none before the story unless it is one itself."""
    told = [each for each in case.told[-NEAR:] if each.candidate.factuality is not Factuality.PRESUPPOSED]
    if not harks_back(case.sentence, case.article.lang):
        told = [each for each in told if not _is_hung(each, case.article)] or told
    return list(_in_front(case, told))


def _in_front(case: Case, told: Sequence[Told]) -> Sequence[Told]:
    """The acts told but those told as before the story, where this one is of the story itself."""
    lang = case.article.lang
    if harks_back(case.sentence, lang) or is_backdrop(case.sentence.text, case.candidate.trigger, lang):
        return told
    front = [each for each in told if each.sentence == case.sentence or not _lies_behind(each, lang)]
    begun = any(each.sentence.paragraph == case.sentence.paragraph for each in front)
    last = told[-1] if told else None
    alone = last and last.sentence.paragraph == case.sentence.paragraph and not begun and not _is_bound(last, lang)
    return told if alone else front


def _lies_behind(act: Told, lang: str) -> bool:
    """Whether an act is told, with a date of its own, as what had come before the story or bounds it."""
    behind = is_backdrop(act.sentence.text, act.candidate.trigger, lang) or _is_bound(act, lang)
    return act.dating.rule != "inherited" and behind


def _is_bound(act: Told, lang: str) -> bool:
    """Whether an act only says how far back what a sentence tells reaches ("the first visit since Koizumi came in 2003")."""
    bounding, text = read_words(lang, "clauses").get("bounding", "(?!)"), act.sentence.text
    place = text.rfind(act.dating.text) if act.dating.text else -1
    return re.search(bounding, text[: max(place, act.candidate.trigger)]) is not None


def _item_start(article: Article, sentence: Sentence) -> int:
    """Where the item of a running list ("▽…。▽…") begins that a sentence stands in, else its paragraph."""
    start = paragraph_start(article.text, sentence.start)
    return max(start, *(article.text.rfind(mark, start, sentence.end) for mark in _ITEMS))


def _is_hung(act: Told, article: Article) -> bool:
    """Whether an act is told of a thing in passing, in a relative clause ("a declaration in which Moscow undertook …")."""
    hung = read_words(article.lang, "clauses").get("hung")
    if hung is None or is_recent(act.dating.date, article.published):
        return False
    text, trigger = act.sentence.text, act.candidate.trigger
    return bool(re.search(hung["before"], text[:trigger]) and re.search(hung["after"], text[trigger:]))

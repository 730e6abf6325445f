"""The acts of an article in time: each with the date its sentence gives it, or the one carried on, or none and why."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from geo.events.asides import of_the_story
from geo.events.carrying import NEAR, carried, following, harks_back
from geo.events.dating import any_date, chapter_of, date_in_sentence, date_of_thing, is_first_since, tells_time
from geo.events.entries import is_running
from geo.events.foretelling import foretold
from geo.events.former_years import in_its_years
from geo.events.moments import Clauses, Dating, bounds, inherited, is_ahead, is_recent, latest_start
from geo.events.named_steps import Dated, counted_from_named
from geo.events.occasions import REMEMBERED, find_anniversary
from geo.events.offsets import Deed, at_an_act, off_an_act, years_off
from geo.events.owners import is_day, is_found_out, is_plan
from geo.events.papers import in_paper, of_paper
from geo.events.reading import Candidate
from geo.events.spans import beginning_in, paragraph_start
from geo.events.steps import Base, brought_back, counted_from, loosely
from geo.events.telling import Case, Read, Told
from geo.events.tenses import in_these_days, is_earlier, is_now, since_then
from geo.lexicon import read_words
from geo.model import Article, EventType, Factuality, Timex
from geo.model.states import former_states

_WORDS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT})
"""The types of act that are done by words."""
_BY_PAPER = frozenset({EventType.AGREE, EventType.CONCEDE, EventType.RETREAT, EventType.COOPERATE})
"""The types of act that a paper does."""
_MONTH = 7
"""Characters of an EDTF date down to its month."""
_GAP = 2
"""Code points between two paragraphs, at most, beside their own."""
_LEAD = 8
"""Code points before a time in which what leads a sentence to it stands."""


def date_acts(article: Article, rows: Sequence[Read], times: Sequence[Timex]) -> list[Told]:
    """Every act with its date: told in the sentence, else carried on from the act before, else the news day, else unknown."""
    told: list[Told] = []
    running = is_running(article)
    for row in rows:
        within = beginning_in(times, row.sentence.start, row.sentence.end)
        since = [time for time in within if is_first_since(article.text, time, article.lang)]
        base = _base(article, told)
        own = counted_from(article, [time for time in within if time not in since], times, base)
        before = [Dated(each.sentence.text, each.candidate.trigger, each.dating.date) for each in told[-NEAR:]]
        own = [counted_from_named(article, time, before) for time in own]
        spans = [(row.sentence.start + each.start, row.sentence.start + each.end) for each in row.candidates]
        for candidate, span in zip(row.candidates, spans, strict=True):
            clause = _clauses(article, row, candidate, tuple(spans), told)._replace(base=_day_of(base))
            case = Case(article, row.sentence, candidate, clause, own, base, told, times)
            dating = next(found for found in (rule(case) for rule in _CASCADE) if found)
            if dating.date is None and dating.text is None:
                dating = any_date(article.text, own, clause, article.lang) or dating
            if dating.date is None and dating.text is None and not row.asked:
                now = running or row.spoken or (row.issued and is_now(case))
                dating = _today(article, dating) if now else foretold(article, times, row.sentence) or dating
            if dating.rule == "inherited" and ((running and not _has_begun(case)) or (row.issued and is_now(case))):
                dating = _today(article, dating)
            if dating.rule == "inherited" and is_earlier(case):
                dating = _of_month(dating)
            if dating.date is None and dating.text is None and not row.asked:
                dating = _gone_on(case) or dating
            for former in (former_states()[code] for code in candidate.actors if code in former_states()):
                dating = in_its_years(former, article, [each.dating for each in told], times, dating)
            told.append(Told(candidate, row.sentence, span, dating, row.mentions))
            told += _presupposed(told[-1], within, since) if since else ()
    return _bounded(told)


def _years_ago(case: Case) -> Dating | None:
    """The year of an act that is told on its anniversary, counted back from publication; `None` for any other act."""
    text, published = case.sentence.text, case.article.published
    past = find_anniversary(text, case.article.lang) if REMEMBERED in case.candidate.rules else None
    if past is None or published is None or past.years >= published.year:
        return None
    return Dating(f"{published.year - past.years:04}", "relative-to-publication", text[past.start : past.end])


def _in_sentence(case: Case) -> Dating | None:
    dating = date_in_sentence(case.article.text, case.own, case.clause, case.article.lang)
    return _loosely(case) or in_these_days(case) or dating if dating and dating.date is None else dating


def _since_then(case: Case) -> Dating | None:
    """The years since the act that the same sentence tells before, in which another "has since" been done."""
    last = case.told[-1] if case.told else None
    if last is None or last.sentence != case.sentence or case.clause.lead:
        return None
    return since_then(case, last.dating, far=True)


def _found_out(case: Case) -> Dating | None:
    """The month in which an act became known that nothing else dates; that it was the same day is not said."""
    text, lang = case.article.text, case.article.lang
    known = next((time for time in case.own if is_day(time) and is_found_out(text, time, lang)), None)
    return _of_month(Dating(known.edtf, known.rule, known.text)) if known else None


def _brought_back(case: Case) -> Dating | None:
    """The past time that a time before an act's verb must mean though it was taken for the next of its name."""
    text, lang, verb = case.article.text, case.article.lang, case.clause.trigger
    near = [time for time in case.own if time.start < verb and time.relation == "in"]
    ahead = [time for time in near if is_ahead(time, case.article.published)]
    past = [brought_back(time, case.base) for time in ahead if not is_plan(text, time, verb, lang)]
    own = [time for time in past if time]
    return date_in_sentence(text, own, case.clause, lang) if own else None


def _off_an_act(case: Case) -> Dating | None:
    """The day so long before or after an act told that a noun of the act's clause names ("the day before Ivanov's trip")."""
    deeds = _deeds(case, case.told[-NEAR:])
    return off_an_act(case.sentence.text, (case.candidate.start, case.candidate.end), deeds, case.article.lang)


def _at_an_act(case: Case) -> Dating | None:
    """The date of an act told, of the news or near by, that a noun of the clause says this one was at ("after the talks")."""
    near = [each for each in case.told[-NEAR:] if _is_at_hand(each, case)]
    start = (
        max((end for _, end in case.clause.all if end <= case.clause.own[0]), default=case.sentence.start) - case.sentence.start
    )
    return at_an_act(case.sentence.text, (start, case.candidate.end), _deeds(case, near), case.article.lang)


def _is_at_hand(act: Told, case: Case) -> bool:
    """Whether an act was told in this paragraph or the one before, or is of the news."""
    beside = act.sentence.paragraph >= case.sentence.paragraph - 1
    return beside or is_recent(act.dating.date, case.article.published)


def _deeds(case: Case, told: Sequence[Told]) -> Iterator[Deed]:
    """The acts told in sentences before, the latest first."""
    for each in reversed(told):
        if each.candidate.factuality is not Factuality.PRESUPPOSED and each.sentence != case.sentence:
            yield Deed(each.candidate.act.type, each.sentence.text, each.dating.date)


def _years_off(case: Case) -> Dating | None:
    return years_off(case.article.text, case.own, case.sentence.start, case.article.lang)


def _in_paper(case: Case) -> Dating | None:
    if case.candidate.act.type not in _BY_PAPER or case.clause.spoken:
        return None
    clause = case.clause
    return in_paper(case.article.text, clause.trigger, clause.own[1], case.own, case.article.lang)


def _of_paper(case: Case) -> Dating | None:
    if case.candidate.act.type not in _BY_PAPER:
        return None
    text, lang = case.article.text, case.article.lang
    return of_paper(text, case.sentence.start, max(case.clause.trigger, case.clause.own[1]), case.times, lang)


def _loosely(case: Case) -> Dating | None:
    return loosely(case.sentence.text, case.article.lang, case.base)


def _of_thing(case: Case) -> Dating | None:
    return date_of_thing(case.article.text, case.own, case.clause, case.article.lang)


def _base(article: Article, told: Sequence[Told]) -> Base | None:
    """The act told just before, where it has a date to count from."""
    last = next((each for each in reversed(told[-NEAR:]) if each.candidate.factuality is not Factuality.PRESUPPOSED), None)
    if last is None or last.dating.date is None:
        return None
    return Base(re.sub(r"[?~%]", "", last.dating.date), last.dating.rule == "inherited", last.sentence.start, article.published)


def _clauses(
    article: Article, row: Read, candidate: Candidate, spans: tuple[tuple[int, int], ...], told: Sequence[Told]
) -> Clauses:
    rule, start = candidate.rules[0], row.sentence.start
    before = [each.sentence for each in told[-NEAR:] if each.sentence.start < start]
    return Clauses(
        own=(start + candidate.start, start + candidate.end),
        all=spans,
        trigger=start + candidate.trigger,
        nominal=":noun:" in rule or ":participle:" in rule,
        spoken=":said:" in rule,
        lead=row.lead,
        opens=row.lead is not None and row.lead.start >= start,
        headed=_is_headed(article, row),
        later=row.lead is not None and not _is_headed(article, row) and bool(before) and before[-1].end > row.lead.start,
        published=article.published,
        news=_speaks(candidate) and any(is_recent(each.dating.date, article.published) for each in told[-NEAR:]),
    )


def _speaks(candidate: Candidate) -> bool:
    """Whether an act is done by words alone, so that another thing than the act is what most of its sentence tells of."""
    return candidate.act.type in _WORDS and ":noun:" not in candidate.rules[0]


def _day_of(base: Base | None) -> date | None:
    """The day of the act told before, `None` where it is no day."""
    begins, ends = bounds(base.edtf) if base else (None, None)
    return begins if begins == ends else None


def _is_headed(article: Article, row: Read) -> bool:
    """Whether the date that leads a sentence is a heading: all that stands under it is of its day."""
    return row.lead is not None and row.lead.start < paragraph_start(article.text, row.sentence.start)


def _presupposed(act: Told, times: Sequence[Timex], since: Sequence[Timex]) -> list[Told]:
    """The earlier act of the same kind that "for the first time since 2003" takes for granted, `since` being such times."""
    start, end = act.span
    near = [time for time in times if start <= time.start < end] or times
    earlier = [time for time in near if time in since and time.edtf]
    taken = replace(act.candidate, factuality=Factuality.PRESUPPOSED, rules=(*act.candidate.rules, "first-since"))
    return [replace(act, candidate=taken, dating=Dating(time.edtf, time.rule, time.text)) for time in earlier]


def _bounded(told: Sequence[Told]) -> list[Told]:
    """The acts, those on an unanchored day ("on Monday") after the latest date told: open, and still with its reason."""
    latest = latest_start([each.dating.date for each in told])
    return [
        replace(each, dating=Dating(f"{latest}/..", each.dating.rule, each.dating.text))
        if latest and each.dating.date is None and each.dating.text and each.dating.rule == "no-anchor"
        else each
        for each in told
    ]


def _paragraph_date(case: Case) -> Dating | None:
    """The date that the paragraph has reached since its last act ("Tokyo published a report on 22 April. It says …")."""
    article, sentence, told, times = case.article, case.sentence, case.told, case.times
    start = paragraph_start(article.text, sentence.start)
    if start and harks_back(sentence, article.lang):
        start = paragraph_start(article.text, start - _GAP)
    since = max([start, *(each.sentence.end for each in told[-NEAR:] if each.sentence.end <= sentence.start)])
    between = beginning_in(times, since, sentence.start)
    reached = [time for time in between if _reaches(article, time) and not is_ahead(time, article.published)]
    begun = bool(told) and told[-1].sentence.start >= start and not harks_back(sentence, article.lang)
    reached = of_the_story(article, reached) if begun else reached
    dating = Dating(reached[-1].edtf, reached[-1].rule, reached[-1].text) if reached else None
    return (following(case, dating) or inherited(dating)) if dating else None


def _reaches(article: Article, time: Timex) -> bool:
    """Whether the story goes on from a time: one told in it, or what a sentence begins with ("By Friday, …")."""
    opens = re.search(
        read_words(article.lang, "clauses").get("reaching", "(?!)"), article.text[max(0, time.start - _LEAD) : time.start]
    )
    day = opens is not None and time.relation == "by" and is_day(time)
    return day or tells_time(article.text, time, article.lang)


def _of_chapter(case: Case) -> Dating | None:
    """The years of the chapter that an act is the first of its paragraph to tell of."""
    begun = any(each.sentence.paragraph == case.sentence.paragraph for each in case.told[-NEAR:])
    return None if begun else chapter_of(case.clause)


def _has_begun(case: Case) -> bool:
    """Whether an earlier sentence of the paragraph of an act told one, or a time."""
    start = paragraph_start(case.article.text, case.sentence.start)
    before = any(
        tells_time(case.article.text, time, case.article.lang) for time in beginning_in(case.times, start, case.sentence.start)
    )
    return before or any(each.sentence.paragraph == case.sentence.paragraph for each in case.told[-NEAR:])


def _of_month(dating: Dating) -> Dating:
    """The date, a day as the month that it lies in."""
    begins, ends = bounds(dating.date)
    return Dating(f"{str(dating.date)[:_MONTH]}?", dating.rule, dating.text) if begins and begins == ends else dating


def _gone_on(case: Case) -> Dating | None:
    """The month or year of the act that the paragraph before ended with, where a story of the past just goes on."""
    last = case.told[-1] if case.told else None
    if (
        last is None
        or last.dating.date is None
        or "/" in last.dating.date
        or case.sentence.paragraph - last.sentence.paragraph > 1
    ):
        return None
    return inherited(Dating(last.dating.date[:_MONTH], last.dating.rule, last.dating.text))


_CASCADE: Final[tuple[Callable[[Case], Dating | None], ...]] = (
    _years_ago,
    _in_paper,
    _since_then,
    _in_sentence,
    _found_out,
    _brought_back,
    _off_an_act,
    _years_off,
    _of_paper,
    _loosely,
    _at_an_act,
    _of_thing,
    _paragraph_date,
    _of_chapter,
    carried,
)
"""What dates an act, the surest first; the last always answers, if only with the reason why it is not known."""


def _today(article: Article, dating: Dating) -> Dating:
    """The day of publication, which is the day that a live blog tells."""
    if article.published is None:
        return dating
    return Dating(f"{article.published.isoformat()}?", "relative-to-publication", None)

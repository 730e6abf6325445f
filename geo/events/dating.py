"""When an event happened: the nearest time that can date its clause, else what the story told just before."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from geo.events.framing import is_beyond, is_in_relative, is_within_words
from geo.events.moments import Clauses, Dating, bounds, is_ahead, is_recent, uncertain
from geo.events.owners import (
    is_aftermath,
    is_attributive,
    is_day,
    is_found_out,
    is_meant,
    is_measured,
    is_of_old,
    is_outcome,
    is_own_bound,
    is_owned,
    is_planned,
    is_promised,
    is_told_of,
)
from geo.lexicon import read_words
from geo.model import Precision, Timex, TimexType, parse_edtf

_WORD = re.compile(r"[^\W_]+")
_QUOTE_MARKS = re.compile('["“”«»「」]')
_FROM_DAY = r"(?:narrative|mention) (\d{4}-\d\d-\d\d)"
_NO_DATE = frozenset({TimexType.DURATION, TimexType.SET})


_WEEK = 7
"""Days of a week."""
_YEAR_MONTHS = 12
_YEAR = 366
"""Days within which an entry of a list of dates goes on from its own date."""


_CLAUSE = 100
"""Code points before a date in which the clause that it stands in begins."""
_PROMISE = 12
"""Code points from a verb in which it is said that it is only promised."""
_BESIDE = 6
"""Code points between a stretch of time and the day in it that is named beside it."""
_WORD_LENGTH = 6
"""Code points of a verb by which it is known."""


def date_in_sentence(text: str, times: Sequence[Timex], clauses: Clauses, lang: str) -> Dating | None:
    """The date that the `times` of a sentence give an act; `None` where they give none.

    A time inside another act's clause dates that act, not this one; the date that leads an entry of a list dates all of it.
    """
    start, end = clauses.own
    own = [time for time in times if start <= time.start < end]
    if clauses.lead and not chapter_of(clauses) and not any(_goes_beyond(text, time, clauses, lang) for time in own):
        past = clauses.later and _is_history(clauses)
        return _within_entry(clauses.lead) if past else _dating(text, clauses.lead, lang)
    counted = _counted(text, times, clauses, lang)
    if counted:
        return counted
    foreign = [other for other in clauses.all if other != clauses.own]
    open_to = times if not clauses.spoken else [time for time in times if time.start < end]
    free = [time for time in open_to if time not in own and not any(left <= time.start < right for left, right in foreign)]
    shared = [time for time in times if time not in own and time not in free and time.start < start]
    meanwhile = [time for time in times if time.start >= end and _is_simultaneous(text, time, clauses, lang)]
    hung: list[Timex] = []
    for near in (own, free, shared, meanwhile):
        usable = [time for time in near if _may_date(text, time, clauses, lang)]
        usable = [time for time in usable if not is_within_words(text, time, clauses, lang)] or usable
        if not usable:
            continue
        standing = [time for time in usable if not is_in_relative(text, time, clauses, lang)]
        best = min(_newest(text, standing or usable, clauses, lang), key=lambda time: _distance(text, time, clauses, lang))
        best = _finer(times, _leading(text, times, best, clauses, lang) or best)
        if not is_in_relative(text, best, clauses, lang):
            return _dating(text, best, lang)
        hung.append(best)
    return _dating(text, hung[0], lang) if hung and not is_of_old(hung[0], clauses) else None


def chapter_of(clauses: Clauses) -> Dating | None:
    """The years that a chapter of a list of dates is called by ("1976–1981"), too wide to date what has a time of its own."""
    begins, ends = bounds(clauses.lead.edtf) if clauses.lead else (None, None)
    if clauses.lead is None or begins is None or ends is None or begins.year == ends.year:
        return None
    return Dating(clauses.lead.edtf, clauses.lead.rule, clauses.lead.text)


def any_date(text: str, times: Sequence[Timex], clauses: Clauses, lang: str) -> Dating | None:
    """The date in a sentence that is nearest to an act, whatever it belongs to, where nothing else dates the act.

    The year of a paper that the act is only about ("1956年の宣言を有効と認めた") dates nothing.
    """
    dated = [time for time in times if time.edtf and _dates(time) and not is_ahead(time, clauses.published)]
    dated = [time for time in dated if not (_is_year(time) and _is_anothers(text, time, clauses, lang))]
    dated = [time for time in dated if not (_is_age(time) and _is_across_quote(text, time, clauses))]
    dated = [time for time in dated if not _is_of_hung_act(text, time, clauses, lang)]
    dated = [time for time in dated if not is_beyond(text, time, clauses, lang)]
    if not dated:
        return None
    time = min(dated, key=lambda time: abs(time.start - clauses.trigger))
    return Dating(uncertain(str(time.edtf)), time.rule, time.text)


def _is_of_hung_act(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time right after a participle is of that alone ("отпустили задержанную 3 мая шхуну")."""
    rows = read_words(lang, "clauses").get("hung_dates", "(?!)")
    return clauses.trigger < time.start and re.search(rows, text[clauses.trigger + _WORD_LENGTH : time.start]) is not None


def date_of_thing(text: str, times: Sequence[Timex], clauses: Clauses, lang: str) -> Dating | None:
    """The day or month of a thing in an act's clause, for want of a date of its own ("vetoed the resolution of 4 June")."""
    start, end = clauses.own
    near = [time for time in times if start <= time.start < end and _dates(time) and not is_planned(text, time, lang)]
    near = [time for time in near if not (_is_across_quote(text, time, clauses) or is_told_of(text, time, clauses, lang))]
    near = [time for time in near if not is_attributive(text, time, lang)]
    fine = [time for time in near if time.edtf and parse_edtf(time.edtf).precision in (Precision.DAY, Precision.MONTH)]
    return None if clauses.spoken else any_date(text, fine, clauses, lang)


def goes_on(sentence: str, lang: str) -> bool:
    """Whether a sentence goes on with the act before it ("also", "at the same time", 同時に, также)."""
    words = read_words(lang, "clauses")["continuations"]
    if lang == "ja":
        return any(word in sentence for word in words)
    first = " ".join(_WORD.findall(sentence.lower())[:12])
    return any(f" {word} " in f" {first} " for word in words)


def is_first_since(text: str, time: Timex, lang: str) -> bool:
    """Whether a time dates an earlier act of the kind told ("for the first time since 2003")."""
    words = read_words(lang, "clauses").get("first_since", {})
    before = text[max(0, time.start - 40) : time.start].lower().rstrip()
    after = text[time.end : time.end + 20].lower().lstrip()
    whole = f"{before} {time.text.lower()}"
    leads = any(whole.rfind(word) + len(word) >= len(before) for word in words.get("before", ()) if word in whole)
    return leads or any(after.startswith(word) for word in words.get("after", ()))


def tells_time(text: str, time: Timex, lang: str) -> bool:
    """Whether a time tells where the story is: a dated point, not a bound, not the date of a thing, no earlier act's."""
    dated = time.edtf is not None and _dates(time) and time.relation == "in"
    return dated and not (is_owned(text, time, lang) or is_planned(text, time, lang) or is_first_since(text, time, lang))


def _is_year(time: Timex) -> bool:
    return time.edtf is not None and parse_edtf(time.edtf).precision is Precision.YEAR


def _is_anothers(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a date is that of a thing the act is done to ("ended the agreements of 1991"), not of the act."""
    outside = not clauses.own[0] <= time.start < clauses.own[1]
    bearing = read_words(lang, "clauses").get("date_owners", {}).get("object", "(?!)")
    if re.match(bearing, text[time.end : clauses.trigger + _WORD_LENGTH]):
        return True
    if _is_of_thing_named(text, time, clauses, lang):
        return True
    return not clauses.nominal and (outside or time.start > clauses.trigger) and is_owned(text, time, lang)


def _is_of_thing_named(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time after a verb is that of a thing it goes on to name ("on the basis of the accord reached in 2018")."""
    reduced = read_words(lang, "clauses").get("date_owners", {}).get("reduced")
    if reduced is None or clauses.trigger == clauses.own[0]:
        return False
    verb = clauses.trigger + _WORD_LENGTH
    return re.search(reduced, text[max(verb, time.start - 60) : time.start]) is not None


def _dates(time: Timex) -> bool:
    return time.type not in _NO_DATE and time.rule not in ("duration", "set", "habitual") and time.relation != "until"


def _newest(text: str, times: Sequence[Timex], clauses: Clauses, lang: str) -> Sequence[Timex]:
    """The times that can date a verb: those after it are of what it is about, where a day of the news stands before it.

    What is said was said on that day, whatever other time stands nearer ("Asked on Monday about a visit made in May, he said").
    """
    before = [time for time in times if time.start < clauses.trigger]
    days = [time for time in before if is_day(time) and is_recent(time.edtf, clauses.published)]
    news = [time for time in days if not is_in_relative(text, time, clauses, lang)]
    if clauses.spoken and news:
        return news
    return before if news and not clauses.nominal else times


def _leading(text: str, times: Sequence[Timex], best: Timex, clauses: Clauses, lang: str) -> Timex | None:
    """The day of the news that a clause before a verb tells, where the date after it is of what the verb is about.

    So in "Kan, addressing a rally on Monday, called Medvedev's trip last November an outrage".
    """
    words = read_words(lang, "clauses")
    if "led_to" not in words or clauses.nominal or best.start < clauses.trigger or is_recent(best.edtf, clauses.published):
        return None
    if not (clauses.spoken or re.search(words["about_thing"], text[clauses.trigger : best.start])):
        return None
    days = [time for time in times if time.end <= clauses.trigger and is_day(time) and is_recent(time.edtf, clauses.published)]
    days = [time for time in days if re.fullmatch(words["led_to"], text[time.end : clauses.trigger])]
    return next((time for time in reversed(days) if _may_date(text, time, clauses, lang)), None)


def _finer(times: Sequence[Timex], best: Timex) -> Timex:
    """The day or month named right after the stretch it lies in ("in February, on Northern Territories Day"), else that."""
    first, last = bounds(best.edtf)
    if first is None or last is None or first == last:
        return best
    beside = [time for time in times if 0 <= time.start - best.end <= _BESIDE and time.edtf and time.relation == "in"]
    fine = (time for time in beside if is_day(time) or parse_edtf(str(time.edtf)).precision is Precision.MONTH)
    return next((time for time in fine if first <= _begins(time) <= last), best)


def _counted(text: str, times: Sequence[Timex], clauses: Clauses, lang: str) -> Dating | None:
    """The day that another act's day counts to ("protested on Monday, two days after Medvedev visited Kunashir")."""
    link = re.compile(read_words(lang, "clauses").get("counted", "(?!)"))
    points = [time for time in times if is_day(time) and _may_date(text, time, clauses, lang)]
    if any(clauses.own[0] <= time.start < clauses.own[1] for time in points):
        return None
    for step in times:
        counts, leads = _step_days(step) or _step_months(step), link.match(text, step.end)
        linked = [one for one in clauses.all if leads and step.end <= one[0] <= leads.end()]
        linked = linked or [clauses.own] * (not clauses.nominal and _says_when(text, step, clauses.own, lang))
        if counts and leads and linked:
            day = _linked_day(points, step, linked[0], clauses.own) or _known_day(text, step, linked[0], clauses, lang)
            sign = -1 if (linked[0] == clauses.own) == bool(leads["after"]) else 1
            return Dating(_counted_on(day, step, sign), "relative-to-narrative", step.text) if day else None
    return None


def _linked_day(points: Sequence[Timex], step: Timex, linked: tuple[int, int], own: tuple[int, int]) -> date | None:
    """The day on the other side of a counted step: the main clause's for the act after "two days after", that act's for it."""
    if linked == own:
        return next((_begins(time) for time in reversed(points) if time.end <= step.start), None)
    return next((_begins(time) for time in points if linked[0] <= time.start < linked[1]), None)


def _known_day(text: str, step: Timex, linked: tuple[int, int], clauses: Clauses, lang: str) -> date | None:
    """The day of the act told before, where a sentence says how long after another it came ("came one week after …")."""
    return clauses.base if linked == clauses.own and _says_when(text, step, linked, lang) else None


def _says_when(text: str, step: Timex, act: tuple[int, int], lang: str) -> bool:
    """Whether the words before a counted step only say when something already told was, `act` being told after them."""
    known = read_words(lang, "clauses").get("counted_known", "(?!)")
    return act[1] > step.end and re.search(known, text[max(0, step.start - _CLAUSE) : step.start]) is not None


def _step_days(time: Timex) -> int | None:
    """How many days an expression counts ("two days", "через неделю"); `None` where it counts none."""
    lasts = re.fullmatch(r"P(\d+)([DW])", time.value or "")
    if lasts:
        return int(lasts[1]) * (_WEEK if lasts[2] == "W" else 1)
    told = re.fullmatch(_FROM_DAY, time.anchor or "")
    return abs((_begins(time) - date.fromisoformat(told[1])).days) if told and is_day(time) else None


def _step_months(time: Timex) -> int | None:
    """How many months an expression counts ("a month", "two years"); `None` where it counts none."""
    lasts = re.fullmatch(r"P(\d+)([MY])", time.value or "")
    return int(lasts[1]) * (_YEAR_MONTHS if lasts[2] == "Y" else 1) if lasts else None


def _counted_on(day: date, step: Timex, sign: int) -> str:
    """The day so many days on, or the month or year so many months on, as fine as they are counted in."""
    days, months = _step_days(step), _step_months(step) or 0
    if days:
        return str(day + timedelta(days=sign * days))
    number = day.year * _YEAR_MONTHS + day.month - 1 + sign * months
    year = f"{number // _YEAR_MONTHS:04d}"
    return f"{year}?" if step.value.endswith("Y") else f"{year}-{number % _YEAR_MONTHS + 1:02d}?"


def _goes_beyond(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time in an entry of a list of dates steps on from the entry's own date ("ten days later", "in April").

    What stands under a heading may look back in full ("had protested in 2019").
    """
    if time.rule == "relative-to-narrative":
        return True
    if clauses.lead is None or clauses.opens:
        return False
    later = 0 < (_begins(time) - _begins(clauses.lead)).days < _YEAR
    before = clauses.headed and time.rule == "explicit" and _begins(time) < _begins(clauses.lead)
    told = tells_time(text, time, lang) or (time.relation == "by" and is_day(time))
    return (later or before) and told and _may_date(text, time, clauses, lang)


def _is_history(clauses: Clauses) -> bool:
    """Whether an entry of a list of dates is of years ago, when not every day is told."""
    published = clauses.published
    return published is None or (clauses.lead is not None and (published - _begins(clauses.lead)).days > _YEAR)


def _within_entry(lead: Timex) -> Dating:
    """The month in which an entry of a list of dates goes on to tell what came of its day."""
    edtf = str(lead.edtf)
    return Dating(f"{edtf[:7]}?", "inherited", lead.text) if is_day(lead) else Dating(edtf, lead.rule, lead.text)


def _begins(time: Timex) -> date:
    return bounds(time.edtf)[0] or date.min


def _is_simultaneous(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time stands in a clause that says when the act was done ("raised it when they met in Genoa last month").

    What is said may have such a clause of its own: there the clause must tell that it was said.
    """
    if clauses.spoken:
        return re.search(read_words(lang, "clauses").get("said_when", "(?!)"), text[clauses.trigger : time.start]) is not None
    between = _WORD.findall(text[clauses.trigger : time.start].lower())
    return any(word in between for word in read_words(lang, "clauses").get("simultaneous", ()))


def _may_date(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time can date an act: it is a point, not that of another thing, and had begun when the paper came out."""
    if not _dates(time) or is_ahead(time, clauses.published) or is_planned(text, time, lang) or is_measured(text, time, lang):
        return False
    if _is_across_quote(text, time, clauses) or is_told_of(text, time, clauses, lang) or is_meant(text, time, clauses, lang):
        return False
    if is_found_out(text, time, lang) or is_beyond(text, time, clauses, lang):
        return False
    told = clauses.own[1] if clauses.trigger == clauses.own[0] else clauses.trigger + _PROMISE
    if is_promised(text, time, told, clauses.published, lang):
        return False
    return not (clauses.spoken and _is_age(time)) and not _is_anothers(text, time, clauses, lang)


def _is_across_quote(text: str, time: Timex, clauses: Clauses) -> bool:
    """Whether of a time and an act one is quoted and the other not ("'They protested at once,' he recalled on Monday")."""
    return len(_QUOTE_MARKS.findall(text, *sorted((time.start, clauses.trigger)))) % 2 == 1


def _is_age(time: Timex) -> bool:
    """Whether a time is an epoch of years ("the Second World War"), which is mostly what is spoken of."""
    begins, ends = bounds(time.edtf)
    return time.rule == "named-epoch" and (begins is None or ends is None or begins.year != ends.year)


def _dating(text: str, time: Timex, lang: str) -> Dating:
    """The date that a time gives; an epoch between two days of one year ("the end of the war") is no finer than that year."""
    begins, ends = bounds(time.edtf)
    if time.rule == "named-epoch" and begins and ends and begins.day > 1 and begins.year == ends.year:
        return Dating(str(begins.year), time.rule, time.text)
    over = ends or begins
    if over and (is_outcome(text, time, lang) or (time.rule == "named-epoch" and ends is None)):
        return Dating(f"{over.isoformat()[:4]}?", time.rule, time.text)
    earlier = time.relation == "before" and "T" not in time.value  # "before dawn on Monday" is on Monday
    if is_day(time) and (earlier or is_aftermath(text, time, lang)):
        return Dating(f"{str(time.edtf)[:7]}?", time.rule, time.text)
    return Dating(_weeks_on(time, lang) or time.edtf, time.rule, time.text)


def _weeks_on(time: Timex, lang: str) -> str | None:
    """The day that "two weeks later" counts to from a day of the story; `None` for any other time."""
    told = re.fullmatch(_FROM_DAY, time.anchor or "")
    begins, ends = bounds(time.edtf)
    if not (told and begins and ends and (ends - begins).days == _WEEK - 1):
        return None
    if not re.search(read_words(lang, "clauses").get("steps", "(?!)"), time.text.lower()):
        return None
    return (begins + timedelta(days=date.fromisoformat(told[1]).weekday())).isoformat()


def _leads_on(text: str, time: Timex, lang: str) -> bool:
    """Whether a step counts from an act that it names ("three days after the visit"): a day told beside it is surer."""
    counted = read_words(lang, "clauses").get("counted", "(?!)")
    return time.rule == "relative-to-narrative" and re.match(counted, text[time.end : time.end + _CLAUSE]) is not None


def _distance(text: str, time: Timex, clauses: Clauses, lang: str) -> tuple[int, int]:
    """How far a time is from dating an act: those of other things and of hung clauses, and bounds, last; then by place."""
    owned = is_owned(text, time, lang)
    bound = time.relation in ("since", "before", "by") and not is_own_bound(text, time, clauses, lang)
    vague = (bound or _leads_on(text, time, lang)) and not owned
    hung = not owned and is_in_relative(text, time, clauses, lang)
    rank = 4 if owned else 3 if hung else 2 if vague or _is_age(time) else 0
    return rank + (1 if time.edtf is None else 0), abs(time.start - clauses.trigger)

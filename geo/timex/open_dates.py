"""Dates whose year, month or week the words leave open, found among the candidates before or after an anchor."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from geo.model import Edtf, Precision, is_edtf, parse_edtf
from geo.timex.anchors import Anchors, Resolved
from geo.timex.calendars import plus_days, plus_months
from geo.timex.clues import Clue, Found
from geo.timex.writing import uncertain, write_clue

_YEARS: Final = 9
"""Candidates tried in each direction: enough for 29 February across a century that is no leap year."""

FORWARD_DAYS: Final = 240
"""A story goes on to a month this far ahead rather than back to the same month before."""

BACKWARD_DAYS: Final = 60
"""It goes back this far at most, where the next such month is further ahead than that."""

FRESH_DAYS: Final = 31
"""A date this close before publication is the news of the day."""

RECENT_DAYS: Final = 60
"""A date this close to publication is meant without its year."""

TOMORROW: Final = 1
"""A day told as past that comes this soon after publication: the sheet was out where the day had not begun."""

NEXT_MONTH: Final = 4
"""A day of the next month goes by its number alone only where it is not so many times as far as the last of that number."""

FAR_DAYS: Final = 290
"""A date this far from publication would be given with its year, where the next or the latest of the name is close."""

CLOSE_DAYS: Final = 100
"""A later line goes on with a story only to dates this close to it."""

FEW_DAYS: Final = 7
"""A day of the month alone goes on with a story of some time ago, in a later line, no further than this."""

OLD_DAYS: Final = 366
"""A story older than this goes on into another year only where that is named."""

OVER_NEW_YEAR_DAYS: Final = 125
"""But in its own line it runs over the turn of the year into the next months, where the news is no closer."""

STEP_BACK_DAYS: Final = 14
"""A later line goes back in such a story no further than this."""

BACK_DAYS: Final = 550
"""Only a story this old is gone back in without saying so."""


def candidates(clue: Clue, start: date, direction: int) -> Iterator[Edtf]:
    """The calendar's answers to an open clue, from `start`'s own year, month or day on, in one direction."""
    if clue.month is None and clue.season is None and clue.day is None:
        texts = _weekdays(clue, start, direction)
    elif clue.month is None and clue.season is None:
        texts = _days_of_months(clue, start, direction)
    else:
        texts = (write_clue(clue, start.year + direction * step) for step in range(_YEARS))
    for text in texts:
        if text is not None:
            yield parse_edtf(text)


def latest(clue: Clue, day: date) -> Edtf | None:
    """The latest candidate that had begun by `day`."""
    return next((one for one in candidates(clue, day, -1) if one.earliest and one.earliest <= day), None)


def upcoming(clue: Clue, day: date) -> Edtf | None:
    """The first candidate that is not over before `day`."""
    return next((one for one in candidates(clue, day, 1) if one.latest and one.latest >= day), None)


def still_running(first: Clue, last: Clue, found: Found, end: Resolved, published: date | None) -> Resolved:
    """The end of a stretch of bare months: of the one that `published` lies in, where no tense says that it is over."""
    bare = all(one.month and not (one.year or one.shift or one.day or one.clock) for one in (first, last))
    if not (bare and published and found.ahead is None and end.rule == "latest-before-publication"):
        return end
    coming = upcoming(last, published)
    begun = latest(first, coming.earliest) if coming and coming.earliest else None
    runs = begun and begun.earliest and begun.earliest <= published
    return replace(end, edtf=coming.text) if runs and coming else end


def is_soon(clue: Clue, day: date) -> bool:
    """Whether the first candidate from `day` on is of its own month."""
    one = upcoming(clue, day)
    return one is not None and one.text[:7] == day.isoformat()[:7]


def nearest(clue: Clue, story: Edtf) -> Edtf | None:
    """The candidate the story most likely goes on to: inside its year, soon after, just before, or else the next."""
    if story.earliest is None or story.latest is None:
        return None
    ahead, behind = upcoming(clue, story.earliest), latest(clue, story.latest)
    if ahead is None or ahead.earliest is None or (ahead.earliest - story.latest).days <= FORWARD_DAYS:
        return ahead
    if behind and behind.latest and (story.earliest - behind.latest).days <= BACKWARD_DAYS:
        return behind
    return ahead


def goes_on_with_story(clue: Clue, told: Edtf, news: Edtf, anchors: Anchors) -> bool:
    """Whether the story's candidate `told` is likelier than `news`, the latest before publication."""
    story, published = anchors.narrative, anchors.published
    if not (story and published and told.earliest and news.earliest and story.earliest):
        return False
    step, age = abs((told.earliest - story.earliest).days), (published - news.earliest).days
    old = (anchors.near or step <= STEP_BACK_DAYS) and (published - story.earliest).days >= BACK_DAYS
    # "Last year, in October" is no October to come.
    in_its_year = story == anchors.mention and story.precision is Precision.YEAR and is_over(story, published)
    if told.earliest > published or (told.text == news.text and not in_its_year):
        return False
    if told.earliest < story.earliest and not old:
        return False
    if _crosses(told, story) and (published - story.earliest).days > OLD_DAYS:
        fine = anchors.near and story.precision in (Precision.DAY, Precision.MONTH) and told.earliest > story.earliest
        return fine and step <= OVER_NEW_YEAR_DAYS and age > RECENT_DAYS
    if story == anchors.day and clue.day and clue.month and 0 < (told.earliest - story.earliest).days <= STEP_BACK_DAYS and old:
        return True
    return step <= FRESH_DAYS if clue.told else _holds_on(clue, anchors, step, age)


def _crosses(told: Edtf, story: Edtf) -> bool:
    """Whether a date lies in a year that the story has not reached, which a writer would have named."""
    return bool(
        told.earliest and story.latest and story.earliest and told.earliest.year not in (story.earliest.year, story.latest.year)
    )


def _holds_on(clue: Clue, anchors: Anchors, step: int, age: int) -> bool:
    """Whether the story holds its year: in its own line mostly, in a later one only for dates close to it and no news."""
    story, near = anchors.narrative, anchors.near
    if story is None or story.latest is None:
        return False
    since = (anchors.published - story.latest).days if anchors.published else 0
    bare_day = clue.month is None and clue.season is None
    if bare_day and story.precision not in (Precision.DAY, Precision.INTERVAL):
        return False
    if bare_day and not near and story == anchors.day and 0 < step <= FEW_DAYS and since > RECENT_DAYS:
        return True
    if near:
        return bare_day or clue.day is None or age > FRESH_DAYS or step <= STEP_BACK_DAYS
    # Who has told an older story by its months would name the year of a day.
    coarse = clue.day is not None and story.precision is Precision.MONTH and since > BACK_DAYS
    return not coarse and story.precision in (Precision.DAY, Precision.MONTH) and step <= CLOSE_DAYS and age > RECENT_DAYS


def likelier_ahead(behind: Edtf | None, before: Edtf | None, published: date, *, ahead: bool | None) -> bool:
    """Whether the next candidate is meant rather than the latest: by tense, unless one is close and the other a year off."""
    if not (behind and behind.latest and before and before.earliest) or behind == before:
        return bool(ahead)
    age, wait = (published - behind.latest).days, (before.earliest - published).days
    if ahead:
        return not (age <= RECENT_DAYS and wait > FAR_DAYS)
    return wait <= RECENT_DAYS and age > FAR_DAYS


def likelier_this_month(behind: Edtf | None, before: Edtf | None, published: date, *, ahead: bool | None) -> bool:
    """Whether a day without its month is the next rather than the latest: by tense, unless it is tomorrow's.

    Without tense it is a day of the running month; in its first days it may be one of the last.
    """
    if not (behind and behind.latest and before and before.earliest) or behind == before:
        return bool(ahead)
    age, wait = (published - behind.latest).days, (before.earliest - published).days
    ahead_this_month = wait < age and before.earliest.month == published.month
    if ahead is None:
        return ahead_this_month
    if ahead and before.earliest.month != published.month:
        return wait <= NEXT_MONTH * age
    return ahead or (ahead_this_month and wait <= TOMORROW)


def named_by_weekday(clue: Clue, behind: Edtf | None, before: Edtf | None) -> bool | None:
    """Whether the weekday told beside a day is that of the next candidate; `None` where it is of both, neither, or not told."""
    if clue.weekday is None or clue.day is None or not (behind and before and behind.earliest and before.earliest):
        return None
    fits = [day.isoweekday() == clue.weekday for day in (behind.earliest, before.earliest)]
    return None if fits[0] == fits[1] else fits[1]


def weekday_checked(clue: Clue, resolved: Resolved) -> Resolved:
    """A value in doubt where the weekday told beside the day is another's; none where it is no EDTF."""
    if resolved.edtf is None:
        return resolved
    if not is_edtf(resolved.edtf):
        return Resolved(edtf=None, rule="no-anchor")
    value = parse_edtf(resolved.edtf)
    if clue.weekday is None or clue.day is None or value.precision is not Precision.DAY or value.earliest is None:
        return resolved
    fits = value.earliest.isoweekday() == clue.weekday
    return resolved if fits else replace(resolved, edtf=uncertain(resolved.edtf))


def within(clue: Clue, mention: Edtf) -> Edtf | None:
    """The day of `clue` inside a month just named, where the clue repeats that month."""
    if mention.precision is not Precision.MONTH or mention.earliest is None or clue.day is None or clue.month is None:
        return None
    one = upcoming(clue, mention.earliest)
    return one if one and inside(one, mention) and one.earliest and one.earliest.year == mention.earliest.year else None


def under_heading(clue: Clue, _found: Found, anchors: Anchors) -> Resolved | None:
    """An open month or day in the year or month that the heading above names; a month's list may run on into the next."""
    heading = anchors.heading
    if heading is None or (clue.month is None and clue.season is None and clue.day is None):
        return None
    if clue.month is None and clue.season is None and heading.precision is not Precision.MONTH:
        return None
    told = nearest(clue, heading)
    return Resolved(edtf=told.text, rule="carried-year", anchor=f"heading {heading}") if told else None


def inside(one: Edtf, story: Edtf) -> bool:
    """Whether `one` lies in the year the story tells, or in the very month it has reached."""
    if one.earliest is None or story.earliest is None:
        return False
    same_year = one.earliest.year == story.earliest.year
    return same_year and (story.precision is Precision.YEAR or one.earliest.month == story.earliest.month)


def is_part(value: Edtf, whole: Edtf) -> bool:
    """Whether a date lies in another that is longer."""
    if not (value.earliest and value.latest and whole.earliest and whole.latest):
        return False
    within = whole.earliest <= value.earliest and value.latest <= whole.latest
    return within and value.latest - value.earliest < whole.latest - whole.earliest


def spans_years(story: Edtf) -> bool:
    """Whether the story has only told a stretch of years ("between 1994 and 2000"), in none of which a bare month lies."""
    return bool(story.earliest and story.latest and (story.latest - story.earliest).days > OLD_DAYS)


def is_over(value: Edtf, published: date | None) -> bool:
    """Whether a date had passed at publication, so that a verb that looks ahead only tells vividly."""
    return published is not None and value.latest is not None and value.latest < published


def _weekdays(clue: Clue, start: date, direction: int) -> Iterator[str | None]:
    for step in range(14):
        day = plus_days(start, direction * step)
        if day and day.isoweekday() == clue.weekday:
            yield day.isoformat()


def _days_of_months(clue: Clue, start: date, direction: int) -> Iterator[str | None]:
    for step in range(_YEARS):
        year, month = plus_months(start.year, start.month, direction * step)
        yield write_clue(clue, year, month)

"""The resolver's half of the tagger: underspecified values made EDTF, left to right, by named rules in a fixed order.

Rules that give a value: `explicit`, `era-calendar`, `old-style`, `named-epoch`, `relative-to-publication`,
`relative-to-narrative`, `carried-year`, `latest-before-publication`, `next-after-publication`, `nearest-after-narrative`.
Reasons for none: `no-anchor`, `conflicting-anchors`, `habitual`, `vague`, `duration`, `set`.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import zip_longest
from typing import Final

from geo.model import Edtf, Precision, Timex, is_edtf, overlaps, parse_edtf
from geo.timex.anchors import Anchors, Resolved, Section
from geo.timex.beside import named_after_step, named_beside, set_beside
from geo.timex.calendars import write_decade
from geo.timex.clues import Base, Clue, Found, Lasting, Unit
from geo.timex.context import is_asked
from geo.timex.open_dates import (
    FRESH_DAYS,
    candidates,
    goes_on_with_story,
    inside,
    is_over,
    is_part,
    is_soon,
    latest,
    likelier_ahead,
    likelier_this_month,
    named_by_weekday,
    nearest,
    spans_years,
    still_running,
    under_heading,
    upcoming,
    weekday_checked,
    within,
)
from geo.timex.relative import move, step_to
from geo.timex.results import as_timex, is_quiet, split_range
from geo.timex.writing import uncertain, write_clue, write_timeless

Rule = Callable[[Clue, Found, Anchors], Resolved | None]

_NEWS_DAYS: Final = 366
"""A story no older than this is news: a plan told in it lies ahead of the publication."""
_YEAR: Final = 12
"""Months back to the same time of the year before, whatever stretch of the year that is."""
_LAST_SEASON: Final = 24
"""Sub-years beyond the four seasons are quarters and halves."""
_TEN: Final = 10
_COARSE: Final = (Precision.DECADE, Precision.CENTURY, Precision.SET)
"""Values too wide to tell a story from."""


def resolve_clues(
    found: Iterable[Found],
    text: str,
    published: date | None = None,
    *,
    ranges: bool = True,
    sections: Sequence[Section] = (),
) -> tuple[Timex, ...]:
    """The time expressions of a text with their values; what was resolved before is the anchor of what follows.

    Without `ranges`, the two ends of a range are an expression each, as in TIMEX3. `sections` are in text order.
    """
    results: list[Timex] = []
    anchors, read, waiting = Anchors(published=published), 0, deque(sections)
    previous: Found | None = None
    for one, after in zip_longest(every := set_beside(tuple(found), text, published), every[1:]):
        if text.find("\n", read, one.start) >= 0:
            anchors = anchors.in_new_line(asked=is_asked(text, read, one.start))
        while waiting and waiting[0].start <= one.start:
            anchors = waiting.popleft().anchors(anchors)
        resolved = named_beside(one, after, partial(resolve, anchors=anchors)) or named_after_step(one, previous, anchors)
        resolved = resolved or resolve(one, anchors)
        if ranges or one.ends is None or not isinstance(one.clue, Clue) or one.last is None:
            results.append(as_timex(one, resolved))
        else:
            results += split_range(one, _range(one.clue, one.last, one, anchors), text)
        anchors, read, previous = _moved(anchors, one, resolved), one.end, one
    return tuple(results)


def resolve(found: Found, anchors: Anchors) -> Resolved:
    """What the first rule that applies makes of one expression."""
    if isinstance(found.clue, Lasting):
        return Resolved(edtf=None, rule=found.clue.reason)
    if found.last is not None and not found.apart:
        return _range(found.clue, found.last, found, anchors)
    return _point(found.clue, found, anchors)


def _point(clue: Clue, found: Found, anchors: Anchors) -> Resolved:
    for rule in RULES:
        resolved = rule(clue, found, anchors)
        if resolved is not None:
            return weekday_checked(clue, resolved)
    return Resolved(edtf=None, rule="no-anchor")


def _timeless(clue: Clue, _found: Found, _anchors: Anchors) -> Resolved | None:
    text = write_timeless(clue)
    return Resolved(edtf=text, rule=clue.rule) if text else None


def _explicit(clue: Clue, _found: Found, _anchors: Anchors) -> Resolved | None:
    if clue.year is None or clue.shift is not None:
        return None
    return Resolved(edtf=write_clue(clue, clue.year), rule=clue.rule)


def _from_decade(clue: Clue, _found: Found, anchors: Anchors) -> Resolved | None:
    """Tens of years after a decade just named: another decade."""
    shift, decade = clue.shift, anchors.decade
    tens = shift is not None and shift.unit is Unit.YEAR and shift.base is Base.NARRATIVE and (shift.count or 1) % _TEN == 0
    if not tens or shift is None or decade is None or decade.earliest is None:
        return None
    text = write_decade(decade.earliest.year + (shift.count or 0))
    return Resolved(edtf=text, rule="relative-to-narrative", anchor=f"mention {decade}")


def _relative(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    if clue.shift is None:
        return None
    if clue.shift.count is None:
        return Resolved(edtf=None, rule="vague")
    base, rule, name = _base(clue, found, anchors)
    if base is None:
        return Resolved(edtf=None, rule="no-anchor")
    text = move(clue, base, ahead=bool(found.ahead))
    if text and clue.shift.base not in (Base.PUBLICATION, Base.EITHER) and rule == "relative-to-publication":
        text = uncertain(text)
    return Resolved(edtf=text, rule=rule if text else "no-anchor", anchor=name if text else None)


def _stepped(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    if clue.step is None:
        return None
    base, rule, name = _base(clue, found, anchors)
    day = None if base is None else base.latest if clue.step > 0 else base.earliest
    if day is None:
        return Resolved(edtf=None, rule="no-anchor")
    text = step_to(clue, day, ahead=bool(found.ahead))
    return Resolved(edtf=text, rule=rule if text else "no-anchor", anchor=name)


def _in_mention(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    """A day in the month just named ("since February 2008 … on 9 February"), or in the year that a question has named."""
    named = within(clue, anchors.mention) if anchors.mention and not found.ahead else None
    if anchors.asked and anchors.asked == anchors.mention and (clue.month or clue.season) and not found.ahead:
        named = nearest(clue, anchors.asked)
    return Resolved(edtf=named.text, rule="carried-year", anchor=f"mention {anchors.mention}") if named else None


def _ordered(clue: Clue, _found: Found, anchors: Anchors) -> Resolved | None:
    """A month that the words place after or before the story ("later in April")."""
    story = anchors.narrative
    if clue.day and clue.month is None:
        story = (anchors.mention if _is_dated(anchors.mention) else anchors.day) or story
    if story is None or not clue.side or story.earliest is None or story.latest is None:
        return None
    told = upcoming(clue, story.earliest) if clue.side > 0 else latest(clue, story.latest)
    return Resolved(edtf=told.text, rule="carried-year", anchor=f"narrative {story}") if told else None


def _carried(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    """An open month, day or season in the year the story has reached."""
    story, published = anchors.narrative, anchors.published
    if story is None or (clue.month is None and clue.season is None and clue.day is None):
        return None
    if found.ahead and published and (not anchors.near or _is_news(story, published)):
        return None
    if published and (found.fresh or spans_years(story) or _is_back_in_the_news(anchors, published)):
        return None
    told = nearest(clue, story)
    if told is None:
        return None
    if published is None:
        return _after_story(told, story, anchors)
    news = latest(clue, published)
    if news is None or not goes_on_with_story(clue, told, news, anchors):
        return None
    return Resolved(edtf=told.text, rule="carried-year", anchor=anchors.narrative_name())


def _planned(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    """A day after one to come that the line has just named (opens on 24 July 2027, closes on 9 August, pays on the 11th)."""
    story, published = anchors.mention, anchors.published
    if not (story and published and story.latest and clue.day and _is_dated(story)):
        return None
    told = upcoming(clue, story.latest)
    if clue.month is None and told and found.ahead and story.latest > published and not is_soon(clue, published):
        return Resolved(edtf=told.text, rule="carried-year", anchor=f"mention {story}")
    if clue.month is None or story.latest.year <= published.year or told is None or not _same_year(told, story):
        return None
    return Resolved(edtf=told.text, rule="carried-year", anchor=f"mention {story}")


def _is_dated(value: Edtf | None) -> bool:
    return value is not None and value.precision is Precision.DAY


def _same_year(one: Edtf, other: Edtf) -> bool:
    return bool(one.earliest and other.earliest and one.earliest.year == other.earliest.year)


def _is_back_in_the_news(anchors: Anchors, published: date) -> bool:
    """Whether the line has left an older story since: the date named last in it is of these days."""
    return anchors.mention not in (None, anchors.narrative) and abs(_days_since(anchors.mention, published)) <= FRESH_DAYS


def _days_since(value: Edtf | None, day: date) -> int:
    return (day - value.latest).days if value and value.latest else _NEWS_DAYS


def _after_story(told: Edtf, story: Edtf, anchors: Anchors) -> Resolved:
    if inside(told, story):
        return Resolved(edtf=told.text, rule="carried-year", anchor=anchors.narrative_name())
    return Resolved(edtf=uncertain(told.text), rule="nearest-after-narrative", anchor=anchors.narrative_name())


def _habitual(clue: Clue, found: Found, _anchors: Anchors) -> Resolved | None:
    """A season alone in a clause without tense is every such season."""
    if clue.season is None or clue.season > _LAST_SEASON or found.ahead is not None:
        return None
    return Resolved(edtf=None, rule="habitual")


def _from_publication(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    if anchors.published is None:
        return None
    behind, before = latest(clue, anchors.published), upcoming(clue, anchors.published)
    ahead = bool(found.ahead)
    if clue.weekday is None or clue.month is not None:
        ahead = likelier_ahead(behind, before, anchors.published, ahead=found.ahead)
    due = bool(found.ahead) and found.relation in ("by", "until")
    if clue.month is None and clue.season is None and clue.day is not None and not due:
        ahead = likelier_this_month(behind, before, anchors.published, ahead=found.ahead)
    by_weekday = named_by_weekday(clue, behind, before)
    ahead = ahead if by_weekday is None else by_weekday
    one, rule = (before, "next-after-publication") if ahead else (behind, "latest-before-publication")
    return Resolved(edtf=one.text, rule=rule, anchor=anchors.publication_name()) if one else None


def _is_news(story: Edtf, published: date) -> bool:
    return story.latest is None or (published - story.latest).days <= _NEWS_DAYS


def _weekday_in_story(clue: Clue, _found: Found, anchors: Anchors) -> Resolved | None:
    story = anchors.narrative
    if story is None or not anchors.near or story.precision is not Precision.DAY or story.latest is None:
        return None
    one = upcoming(clue, story.latest)
    if one is None:
        return None
    return Resolved(edtf=uncertain(one.text), rule="nearest-after-narrative", anchor=anchors.narrative_name())


RULES: Final[tuple[Rule, ...]] = (
    _timeless,
    _explicit,
    _from_decade,
    _relative,
    _stepped,
    _habitual,
    _ordered,
    _in_mention,
    _planned,
    under_heading,
    _carried,
    _from_publication,
    _weekday_in_story,
)
"""In this order; the first that applies decides."""


def _base(clue: Clue, found: Found, anchors: Anchors) -> tuple[Edtf | None, str, str]:
    kind = clue.shift.base if clue.shift else clue.step_base
    story = anchors.narrative
    if found.quoted and story and anchors.near and story.precision is Precision.DAY:
        return story, "relative-to-narrative", f"quotation {story}"
    from_today = kind is Base.PUBLICATION or (kind is Base.EITHER and found.ahead and anchors.published)
    named = _story_base(clue, anchors) if kind is not Base.PUBLICATION else None
    if kind is Base.CLOCK:
        named, from_today = anchors.day_of_clock(), False
    if named and not from_today:
        return named, "relative-to-narrative", f"{'narrative' if named == story else 'mention'} {named}"
    if anchors.published is None:
        return None, "no-anchor", ""
    return parse_edtf(anchors.published.isoformat()), "relative-to-publication", anchors.publication_name()


def _story_base(clue: Clue, anchors: Anchors) -> Edtf | None:
    """The date a step in the story counts from: the last named for *that year*, the last day for *two days later*."""
    shift, story = clue.shift, anchors.narrative
    if shift is None and clue.step == 0 and clue.weekday is None and anchors.mention:
        return anchors.mention
    if shift is None or story is None:
        return story or anchors.mention
    if shift.base is Base.MENTION and anchors.mention:
        step_of_years = shift.unit is not Unit.MONTH or abs(shift.count or 0) == _YEAR
        fine = step_of_years or anchors.mention.precision in (Precision.DAY, Precision.MONTH)
        return anchors.mention if fine else story
    if shift.unit is Unit.DAY and shift.count == 0 and anchors.has_day_of_line():
        return anchors.mention
    if shift.unit is Unit.DAY and anchors.day and anchors.day != story:
        return anchors.day if _last_day_counts(anchors.day, story, anchors) else story
    return story


def _last_day_counts(day: Edtf, story: Edtf, anchors: Anchors) -> bool:
    """Whether days are counted from the last day named: a bound of the same line, or the news where the story is no day."""
    if story.precision is Precision.DAY:
        return anchors.near and day == anchors.mention
    if anchors.near:
        return anchors.day_near
    return anchors.published is not None and _is_fresh(day, anchors.published)


def _is_fresh(day: Edtf, published: date) -> bool:
    return day.latest is not None and 0 <= (published - day.latest).days <= FRESH_DAYS


def _range(first: Clue, last: Clue, found: Found, anchors: Anchors) -> Resolved:
    end = still_running(first, last, found, _point(last, found, anchors), anchors.published)
    own = first.shift or first.step is not None or (first.month is None and last.month is not None)
    begun = _point(first, found, anchors) if own else None
    if begun and begun.edtf and last.year is None and last.shift is None:
        end = _onwards(last, begun) or end
    final = parse_edtf(end.edtf) if end.edtf else None
    if final is None or final.latest is None:
        return replace(end, edtf=None)
    start = begun.edtf if begun else _start(first, final.latest)
    if start is None:
        return Resolved(edtf=None, rule="no-anchor")
    text = f"{start.split('/')[0]}/{final.text.split('/')[-1]}"
    if end.edtf and end.edtf.endswith("?"):
        text = uncertain(text)
    return replace(end, edtf=text) if is_edtf(text) else Resolved(edtf=None, rule="conflicting-anchors")


def _onwards(clue: Clue, begun: Resolved) -> Resolved | None:
    """The end of a range whose beginning is known: the first such time that is not over before it."""
    start = parse_edtf(begun.edtf).earliest if begun.edtf else None
    one = upcoming(clue, start) if start else None
    return replace(begun, edtf=one.text) if one else None


def _start(clue: Clue, end: date) -> str | None:
    return write_timeless(clue) or (write_clue(clue, clue.year) if clue.year is not None else _before(clue, end))


def _before(clue: Clue, day: date) -> str | None:
    return next((one.text for one in candidates(clue, day, -1) if one.earliest and one.earliest <= day), None)


def _moved(anchors: Anchors, found: Found, resolved: Resolved) -> Anchors:
    """The anchors after an expression: what was named last, and how far the story has come."""
    if is_quiet(found.clue) and found.relation == "since" and anchors.published:
        return replace(anchors, narrative=None, near=False)
    if resolved.edtf is None or not isinstance(found.clue, Clue) or found.clue.known is not None or is_quiet(found.clue):
        return anchors
    value = parse_edtf(resolved.edtf)
    if found.quoted:
        return replace(anchors, mention=value) if found.clue.year and value.precision is Precision.YEAR else anchors
    if value.precision in _COARSE:
        return replace(anchors, decade=value if value.precision is Precision.DECADE else None)
    ahead = found.ahead and not is_over(value, anchors.published)
    told = not (found.aside or ahead or _steps_back(found.clue))
    is_day = told and value.precision is Precision.DAY
    goes_on = told and found.relation == "in" and not _echoes(found.clue, value, anchors.narrative)
    return replace(
        anchors,
        narrative=value if goes_on else anchors.narrative,
        near=goes_on or anchors.near,
        mention=anchors.mention if (found.relation == "since" or found.aside) and _steps_back(found.clue) else value,
        day=value if is_day else anchors.day,
        day_near=is_day or anchors.day_near,
        decade=None,
    )


def _steps_back(clue: Clue) -> bool:
    """Whether the words look back from the story for a moment (the day before); it then goes on from where it was."""
    shift = clue.shift
    return shift is not None and shift.base in (Base.NARRATIVE, Base.MENTION) and (shift.count or 0) < 0


def _echoes(clue: Clue, value: Edtf, story: Edtf | None) -> bool:
    """Whether the words only repeat the story's date more coarsely (that year); a day of that year leads on."""
    from_story = clue.shift is not None and clue.shift.base in (Base.NARRATIVE, Base.MENTION)
    if not from_story or story is None or value.precision == story.precision:
        return False
    return overlaps(value, story) and not is_part(value, story)

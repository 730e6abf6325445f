"""The resolver's half of the tagger: underspecified values made EDTF, left to right, by named rules in a fixed order."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from geo.model import Edtf, Precision, Timex, TimexType, is_edtf, parse_edtf
from geo.timex.anchors import Anchors, Resolved
from geo.timex.clues import Base, Clue, Found, Lasting
from geo.timex.open_dates import candidates, goes_on_with_story, inside, latest, nearest, upcoming
from geo.timex.relative import move, step_to
from geo.timex.timex3 import write_value
from geo.timex.writing import uncertain, write_clue, write_timeless

Rule = Callable[[Clue, Found, Anchors], Resolved | None]

_COARSE: Final = (Precision.DECADE, Precision.CENTURY, Precision.SET)
"""Values too wide to tell a story from."""


def resolve_clues(found: Iterable[Found], text: str, published: date | None = None) -> tuple[Timex, ...]:
    """The time expressions of a text with their values; what was resolved before is the anchor of what follows."""
    anchors, reached, results = Anchors(published=published), 0, []
    for one in found:
        anchors = replace(anchors, near=anchors.narrative is not None and "\n" not in text[reached : one.start])
        resolved = resolve(one, anchors)
        results.append(_timex(one, resolved))
        if resolved.edtf and _tells(one):
            value = parse_edtf(resolved.edtf)
            if value.precision not in _COARSE:
                anchors, reached = replace(anchors, narrative=value), one.end
    return tuple(results)


def resolve(found: Found, anchors: Anchors) -> Resolved:
    """What the first rule that applies makes of one expression."""
    if isinstance(found.clue, Lasting):
        return Resolved(edtf=None, rule=found.clue.reason)
    if found.last is not None:
        return _range(found.clue, found.last, found, anchors)
    return _point(found.clue, found, anchors)


def _point(clue: Clue, found: Found, anchors: Anchors) -> Resolved:
    for rule in RULES:
        resolved = rule(clue, found, anchors)
        if resolved is not None:
            return resolved if resolved.edtf is None or is_edtf(resolved.edtf) else Resolved(edtf=None, rule="no-anchor")
    return Resolved(edtf=None, rule="no-anchor")


def _timeless(clue: Clue, _found: Found, _anchors: Anchors) -> Resolved | None:
    text = write_timeless(clue)
    return Resolved(edtf=text, rule=clue.rule) if text else None


def _explicit(clue: Clue, _found: Found, _anchors: Anchors) -> Resolved | None:
    if clue.year is None:
        return None
    return Resolved(edtf=write_clue(clue, clue.year), rule=clue.rule)


def _relative(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    if clue.shift is None:
        return None
    if clue.shift.count is None:
        return Resolved(edtf=None, rule="vague")
    base, rule, name = _base(clue.shift.base, found, anchors)
    if base is None:
        return Resolved(edtf=None, rule="no-anchor")
    text = move(clue, base, ahead=found.ahead)
    if text and clue.shift.base is Base.NARRATIVE and rule == "relative-to-publication":
        text = uncertain(text)
    return Resolved(edtf=text, rule=rule if text else "no-anchor", anchor=name if text else None)


def _stepped(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    if clue.step is None:
        return None
    base, rule, name = _base(clue.step_base, found, anchors)
    day = base and (base.latest if clue.step > 0 else base.earliest)
    if day is None:
        return Resolved(edtf=None, rule="no-anchor")
    text = step_to(clue, day, ahead=found.ahead)
    return Resolved(edtf=text, rule=rule if text else "no-anchor", anchor=name)


def _carried(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    story = anchors.narrative
    if story is None or (clue.month is None and clue.season is None and clue.day is None):
        return None
    if found.ahead and anchors.published:
        return None
    if clue.side:
        told = _sided(clue, story)
        return Resolved(edtf=told.text, rule="carried-year", anchor=anchors.narrative_name()) if told else None
    told = nearest(clue, story)
    if told is None:
        return None
    if anchors.published is None:
        sure = inside(told, story)
        text, rule = (told.text, "carried-year") if sure else (uncertain(told.text), "nearest-after-narrative")
        return Resolved(edtf=text, rule=rule, anchor=anchors.narrative_name())
    news = latest(clue, anchors.published)
    if news is None or not goes_on_with_story(clue, told, news, anchors):
        return None
    return Resolved(edtf=told.text, rule="carried-year", anchor=anchors.narrative_name())


def _sided(clue: Clue, story: Edtf) -> Edtf | None:
    if story.earliest is None or story.latest is None:
        return None
    if clue.side > 0:
        return upcoming(clue, story.earliest)
    return latest(clue, story.latest)


def _from_publication(clue: Clue, found: Found, anchors: Anchors) -> Resolved | None:
    if anchors.published is None:
        return None
    if found.ahead:
        one, rule = upcoming(clue, anchors.published), "next-after-publication"
    else:
        one, rule = latest(clue, anchors.published), "latest-before-publication"
    return Resolved(edtf=one.text, rule=rule, anchor=anchors.publication_name()) if one else None


def _weekday_in_story(clue: Clue, _found: Found, anchors: Anchors) -> Resolved | None:
    story = anchors.narrative
    if story is None or not anchors.near or story.precision is not Precision.DAY or story.latest is None:
        return None
    one = upcoming(clue, story.latest)
    if one is None:
        return None
    return Resolved(edtf=uncertain(one.text), rule="nearest-after-narrative", anchor=anchors.narrative_name())


RULES: Final[tuple[Rule, ...]] = (_timeless, _explicit, _relative, _stepped, _carried, _from_publication, _weekday_in_story)
"""In this order; the first that applies decides."""


def _base(kind: Base, found: Found, anchors: Anchors) -> tuple[Edtf | None, str, str]:
    story = anchors.narrative
    if found.quoted and story and anchors.near and story.precision is Precision.DAY:
        return story, "relative-to-narrative", f"quotation {story}"
    from_today = kind is Base.PUBLICATION or (kind is Base.EITHER and found.ahead and anchors.published)
    if story and not from_today:
        return story, "relative-to-narrative", anchors.narrative_name()
    if anchors.published is None:
        return None, "no-anchor", ""
    return parse_edtf(anchors.published.isoformat()), "relative-to-publication", anchors.publication_name()


def _range(first: Clue, last: Clue, found: Found, anchors: Anchors) -> Resolved:
    end = _point(last, found, anchors)
    final = parse_edtf(end.edtf) if end.edtf else None
    if final is None or final.latest is None:
        return replace(end, edtf=None)
    start = write_clue(first, first.year) if first.year is not None else _before(first, final.latest)
    if start is None:
        return Resolved(edtf=None, rule="no-anchor")
    text = f"{start.split('/')[0]}/{final.text.split('/')[-1]}"
    if end.edtf and end.edtf.endswith("?"):
        text = uncertain(text)
    return replace(end, edtf=text) if is_edtf(text) else Resolved(edtf=None, rule="conflicting-anchors")


def _before(clue: Clue, day: date) -> str | None:
    return next((one.text for one in candidates(clue, day, -1) if one.earliest and one.earliest <= day), None)


def _tells(found: Found) -> bool:
    """Whether the expression moves the story on: no background, no bound, no plan, no quotation, no step back."""
    if found.type is not TimexType.DATE or not isinstance(found.clue, Clue):
        return False
    background = found.aside or found.quoted or found.ahead or found.clue.known is not None
    shift = found.clue.shift
    flashback = shift is not None and shift.base is Base.NARRATIVE and (shift.count or 0) < 0
    return not background and not flashback and found.relation == "in"


def _timex(found: Found, resolved: Resolved) -> Timex:
    return Timex(
        start=found.start,
        end=found.end,
        text=found.text,
        type=found.type,
        value=write_value(found, resolved.edtf),
        edtf=resolved.edtf,
        rule=resolved.rule,
        anchor=resolved.anchor or None,
        relation=found.relation,
    )

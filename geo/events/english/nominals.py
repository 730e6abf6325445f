"""Acts that an English sentence names with an owner and a date of their own, and acts repeated on a second date."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.events.actors import Actor
from geo.events.english.analysis import Analysis, Found
from geo.events.english.names import codes_of
from geo.events.english.roles import is_possessive, recipients_of
from geo.events.english.told import TOLD
from geo.events.english.triggers import Role
from geo.events.reading import Candidate
from geo.lexicon import read_words
from geo.model import EventType, Factuality

_NAMED = frozenset({EventType.CONSULT, EventType.MOBILIZE, EventType.COERCE, EventType.SANCTION})
_BETWEEN = re.compile(r"['’]?s? (?:[\w-]+ ){0,2}$")


def nominal_acts(analysis: Analysis) -> list[Candidate]:
    """The acts in "Medvedev's visit to Kunashir in November": taken for granted, each over its own words."""
    made: list[Candidate] = []
    for found in analysis.found:
        owner = _owner(analysis, found)
        date = _own_date(analysis, found) if owner else None
        if owner and date and found.trigger.act and not any(each.start <= found.start < each.end for each in made):
            codes = codes_of(analysis, owner)
            made.append(
                Candidate(
                    start=owner.start,
                    end=date.end(),
                    trigger=found.start,
                    act=found.trigger.act,
                    factuality=Factuality.PRESUPPOSED,
                    actors=codes,
                    recipients=recipients_of(analysis, found.end, codes),
                    rules=(f"en:named:{found.trigger.act.type.lower()}-{found.trigger.act.mode}",),
                )
            )
    return [each for each in made if each.actors]


def held_acts(analysis: Analysis) -> list[Candidate]:
    """The acts in "the drills on Kunashir, which began on Monday, …": a noun that a relative clause dates."""
    made: list[Candidate] = []
    for found in analysis.found:
        act = found.trigger.act
        held = _held().match(analysis.lowered, found.end) if found.trigger.role is Role.NOUN else None
        if held and act and act.type in _NAMED and not made:
            before = [actor for actor in analysis.actors if actor.code and found.start - 2 <= actor.end <= found.start]
            codes = codes_of(analysis, before[-1]) if before else ()
            rule = f"en:named:{act.type.lower()}-{act.mode}"
            made.append(
                Candidate(
                    start=found.start,
                    end=held.end(),
                    trigger=found.start,
                    act=act,
                    factuality=Factuality.ASSERTED,
                    actors=codes,
                    recipients=recipients_of(analysis, held.end(), codes),
                    rules=(rule,),
                )
            )
    return made


def without_nominals(told: Sequence[Candidate], nominal: Sequence[Candidate]) -> list[Candidate]:
    """The acts of the clauses, each without the stretch of a named act inside it, and none that is that act itself."""
    kept = [each for each in told if not any(each.trigger == other.trigger for other in nominal)]
    for other in nominal:
        kept = [_cut(each, other) for each in kept]
    return kept


def repeated(analysis: Analysis, candidate: Candidate) -> list[Candidate]:
    """The act, and again where a second date is joined to it ("in July 2012, and as president in November 2010")."""
    text = analysis.lowered[candidate.trigger : candidate.end]
    second = _second_date().search(text)
    if second is None or candidate.act.type is EventType.AGREE:
        return [candidate]
    place = candidate.trigger + second.start("again")
    return [replace(candidate, end=place), replace(candidate, start=place, end=candidate.end, trigger=place)]


def _cut(each: Candidate, other: Candidate) -> Candidate:
    if not each.start <= other.start < each.end:
        return each
    if other.start > each.trigger:
        return replace(each, end=other.start)
    return replace(each, start=other.end) if other.end <= each.trigger else each


def _owner(analysis: Analysis, found: Found) -> Actor | None:
    """Whose act a noun names: the possessive right before it."""
    act = found.trigger.act
    if found.trigger.role is not Role.NOUN or act is None or act.type not in _NAMED:
        return None
    owners = [actor for actor in analysis.actors if actor.end <= found.start and is_possessive(analysis.lowered, actor)]
    beside = owners and _BETWEEN.fullmatch(analysis.lowered[owners[-1].end : found.start])
    return owners[-1] if beside else None


def _own_date(analysis: Analysis, found: Found) -> re.Match[str] | None:
    """The date of a named act: right after it and its places, before any verb."""
    after = [each.start for each in analysis.found if each.start > found.end and each.stand in TOLD]
    date = _date().search(analysis.lowered, found.end, min([*after, found.end + 70, len(analysis.lowered)]))
    between = set(analysis.lowered[found.end : date.start()].split()) if date else set()
    return None if between & set(read_words("en", "clauses")["closed"]["elsewhere"]) else date


@cache
def _months() -> str:
    words = read_words("en", "clauses")["months"]
    return rf"(?:(?:{'|'.join(words)})\.?(?: \d{{1,2}})?(?:,? \d{{4}})?|\d{{1,2}} (?:{'|'.join(words)})(?: \d{{4}})?|\d{{4}})"


@cache
def _held() -> re.Pattern[str]:
    """A relative clause that says when what came before it was held."""
    words = read_words("en", "clauses")
    return re.compile(words["patterns"]["held"].format(verbs="|".join(words["closed"]["held"])))


@cache
def _date() -> re.Pattern[str]:
    return re.compile(read_words("en", "clauses")["patterns"]["date"].format(date=_months()))


@cache
def _second_date() -> re.Pattern[str]:
    """A second date joined to a first by "and"."""
    return re.compile(read_words("en", "clauses")["patterns"]["second_date"].format(date=_months()))

"""Offices that an article has given a country: after "председатель правительства РФ" "глава правительства" is Russia's."""

import re
from functools import cache

from geo.events.actors import ActorKind
from geo.events.reading import Person
from geo.events.russian.endings import fold
from geo.events.russian.names import Named
from geo.events.russian.sentence import Analysis
from geo.lexicon import read_words

_HOLDING = frozenset({ActorKind.ROLE, ActorKind.PERSON})


def offices_in(analysis: Analysis) -> tuple[Person, ...]:
    """The offices of claimants that a sentence names with their country or holder, one for each office and country."""
    sides = analysis.setting.sides
    held = [each for each in analysis.named if each.kind in _HOLDING and each.state in sides and not _is_usual(each)]
    return tuple(
        Person(f"{office}:{each.state}", ActorKind.ROLE, each.state)
        for each in held
        if (office := _office_of(each)) is not None
    )


def holder_of(analysis: Analysis, named: Named) -> str | None:
    """The country of an office named without one, where the article has given that office to one country only."""
    office = _office_of(named)
    codes = {each.code for each in analysis.setting.known if office and each.name.startswith(f"{office}:")}
    return codes.pop() if len(codes) == 1 else None


def _is_usual(named: Named) -> bool:
    """Whether an office has its country only because it is mostly that one's, and the words name none."""
    return named.weak and " " not in named.actor.text


def _office_of(named: Named) -> str | None:
    text = fold(named.actor.text.lower())
    return next((office for office, pattern in _offices().items() if pattern.match(text)), None)


@cache
def _offices() -> dict[str, re.Pattern[str]]:
    table = read_words("ru", "actors")["roles"]["offices"]
    return {office: re.compile(pattern) for office, pattern in table.items()}

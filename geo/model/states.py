"""States that continue another: which of the two acted on a day, and whose an older one's claims are (`states.toml`)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerState:
    """A state that is no more, by its code of ISO 3166-3, with the one that continues it and its first and last day."""

    code: str
    continued_by: str
    since: date
    until: date
    sources: tuple[str, ...]
    spoken_until: date

    def saw(self, first: date | None, last: date | None) -> bool:
        """Whether the state was there on every day from `first` to `last`; never where an end is not known."""
        return first is not None and last is not None and self.since <= first and last <= self.until


@cache
def former_states() -> Mapping[str, FormerState]:
    """Every state that is no more and that another continues, by its code."""
    table = tomllib.loads(files("geo.model").joinpath("states.toml").read_text(encoding="utf-8"))
    return {code: _former_state(code, **row) for code, row in table.items()}


def heir_of(code: str) -> str:
    """The state that continues this one; the same code where it is still there, or is no code of a state."""
    former = former_states().get(code)
    return former.continued_by if former else code


@cache
def selves_of(code: str) -> frozenset[str]:
    """The state and those that it continues."""
    return frozenset({code, *(former.code for former in former_states().values() if former.continued_by == code)})


def with_former(codes: Iterable[str]) -> frozenset[str]:
    """The states and those that they continue."""
    return frozenset(self for code in codes for self in selves_of(code))


def acting_then(code: str, first: date | None, last: date | None) -> str:
    """Which state acted from `first` to `last` where a text names `code`: the one that was there and that it continues.

    Of a state that was no more by `first`, the one that continues it.
    """
    former = former_states().get(code)
    if former and first and first > former.until:
        return former.continued_by
    there = (self for self in selves_of(code) if self in former_states() and former_states()[self].saw(first, last))
    return next(there, code)


def _former_state(
    code: str, continued_by: str, since: date, until: date, sources: list[str], spoken_until: date | None = None
) -> FormerState:
    return FormerState(
        code=code,
        continued_by=continued_by,
        since=since,
        until=until,
        sources=tuple(sources),
        spoken_until=spoken_until or until,
    )

"""Groups of people that act without being a state: their plain names, in the page's languages, and whose people they are."""

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from geo.model.states import heir_of, with_former


@cache
def peoples() -> dict[str, dict[str, Any]]:
    """Each plain name that events use, with its `country` where it says one, and its names `en`, `ja`, `ru`."""
    text = files("geo.model").joinpath("peoples.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["people"]
    return {row["name"]: {"en": row["name"], **row} for row in rows}


def country_of(name: str) -> str | None:
    """The code of the country whose people a plain name means; `None` where it does not say, or is none."""
    country: str | None = peoples().get(name, {}).get("country")
    return country


def with_countries(actors: tuple[str, ...], claimants: Iterable[str], here: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The actors with the claimant whose people they are right before them, so that their acts are found by it.

    `here` is who administered the place of the act, if one did: local people are theirs.
    """
    known, told = with_former(claimants), list[str]()
    for actor in actors:
        local = here if peoples().get(actor, {}).get("local") else ()
        for country in (country_of(actor), *local):
            if country in known and heir_of(country) not in map(heir_of, (*actors, *told)):
                told.append(country)
        told.append(actor)
    return tuple(told)


@lru_cache(maxsize=4096)
def without_countries(actors: tuple[str, ...]) -> tuple[str, ...]:
    """Who acts: of countries whose people act, these people alone."""
    peopled = {heir_of(country) for country in map(country_of, actors) if country}
    local = any(peoples().get(actor, {}).get("local") for actor in actors)
    states = [actor for actor in actors if actor not in peoples()]
    return tuple(actor for actor in actors if heir_of(actor) not in peopled and not (local and states == [actor]))

"""Whatever a person types for a place, found in the disputes that have it."""

from collections.abc import Iterable
from functools import cache

from geo.errors import UnknownNameError
from geo.model import Dispute, Feature, Site


def find_places(typed: Iterable[str], known: list[Dispute]) -> list[tuple[Dispute, Feature | Site]]:
    """For each name the first dispute that has it, and the place. Raises `UnknownNameError` as the last dispute says it."""
    from geo.gazetteer import Gazetteer

    @cache
    def gazetteer(number: int) -> Gazetteer:
        return Gazetteer(known[number])

    def find(name: str) -> tuple[Dispute, Feature | Site]:
        refusal = UnknownNameError(name, "is in no pack", "`dispute-map disputes` lists them")
        for number, dispute in enumerate(known):
            try:
                found = gazetteer(number).resolve(name)
            except UnknownNameError as fault:
                refusal = fault
            else:
                return dispute, next(place for place in dispute.places if place.id == found)
        raise refusal

    return [find(name) for name in typed]

"""From what a person typed to a feature: an id, a name in any script and case, or the beginning of an id."""

from difflib import get_close_matches

from geo.errors import UnknownNameError
from geo.gazetteer.edges import without_island_words
from geo.gazetteer.folding import fold
from geo.gazetteer.names import spellings
from geo.model import Dispute


class Resolver:
    """The names of a dispute's features and sites, as a person may type them."""

    def __init__(self, dispute: Dispute) -> None:
        self._ids = tuple(place.id for place in dispute.places)
        self._land = frozenset(feature.id for feature in dispute.features)
        self._features: dict[str, list[str]] = {}
        self._written: dict[str, str] = {}
        for place in dispute.places:
            for toponym in place.toponyms:
                for text in spellings(toponym):
                    self._add(text, place.id)

    def feature(self, typed: str) -> str:
        """The id of the feature meant. Raises `UnknownNameError` with the nearest names, or with those it may mean."""
        wanted = " ".join(fold(typed).text.split())
        for fitting in (self._equal(wanted), self._named(wanted), self._beginning(wanted)):
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                raise UnknownNameError("", f"place '{typed}' may mean {_quoted(fitting)}", "write the id of one of them")
        raise UnknownNameError("", f"place '{typed}' is unknown", self._suggestion(wanted))

    def _add(self, text: str, feature: str) -> None:
        for key in dict.fromkeys((fold(text).text, without_island_words(fold(text).text))):
            owners = self._features.setdefault(key, [])
            if feature not in owners:
                owners.append(feature)
            self._written.setdefault(key, text)

    def _equal(self, wanted: str) -> list[str]:
        return [wanted] if wanted in self._ids else []

    def _named(self, wanted: str) -> list[str]:
        return self._features.get(wanted) or self._features.get(without_island_words(wanted)) or []

    def _beginning(self, wanted: str) -> list[str]:
        found = [name for name in self._ids if wanted and name.startswith(wanted)]
        # Few letters mean an island rather than the strait beside it.
        return [name for name in found if name in self._land] or found

    def _suggestion(self, wanted: str) -> str:
        near = get_close_matches(wanted, [*self._written, *self._ids], n=6, cutoff=0.6)
        names = list(dict.fromkeys(self._written.get(key, key) for key in near))[:3]
        return f"did you mean {_quoted(names)}?" if names else "`dispute-map show` lists the places of a dispute"


def _quoted(names: list[str]) -> str:
    return " or ".join(f"'{name}'" for name in names)

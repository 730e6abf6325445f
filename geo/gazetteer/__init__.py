"""The gazetteer: which words of a text are names of a dispute's places, and which place a typed name means."""

from geo.gazetteer.resolving import Resolver
from geo.gazetteer.scanning import Scanner
from geo.model import Dispute, Mention

__all__ = ["Gazetteer"]


class Gazetteer:
    """The names of one dispute, compiled once; each dispute has its own, so that one pack never changes another's finds."""

    def __init__(self, dispute: Dispute) -> None:
        languages = sorted({*dispute.references, *dispute.homonyms})
        self._scanners = {lang: Scanner(dispute, lang) for lang in languages}
        self._any_language = Scanner(dispute, None)
        self._resolver = Resolver(dispute)

    def find_mentions(self, text: str, lang: str) -> tuple[Mention, ...]:
        """Every mention in `text`, in its order and without overlap; `start` and `end` are code points of `text`.

        Names are found in every script; wordings and homonyms are those of `lang` (BCP 47; of all languages where the
        dispute has none for it). A mention with `refused` is a homonym and has no feature; an `ambiguous` one has the
        features it may mean, but nothing beside it says that a place is meant.
        """
        return self._scanners.get(lang.partition("-")[0], self._any_language).mentions(text)

    def resolve(self, typed: str) -> str:
        """The id of the feature that a person typed: its id or the beginning of one, or a name in any script and case.

        Raises `UnknownNameError` with up to three near names, or with the features that the name may mean.
        """
        return self._resolver.feature(typed)

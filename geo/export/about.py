"""What a file says of itself: whose map it is, under which licence, and in which order its claimants stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from geo.layers import ATTRIBUTION, LICENCE
from geo.model import Dispute
from geo.model.states import selves_of


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Title per language, SPDX licence, attribution, and the place of each side's code in ISO order (its colour, its hatching).

    A state that another continues has the place of that other.
    """

    id: str = "layers"
    titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    licence: str = LICENCE
    attribution: str = ATTRIBUTION
    sides: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def title(self) -> str:
        """The titles, each once, with ` / ` between; the id where there is none."""
        return " / ".join(dict.fromkeys(self.titles.values())) or self.id


def about(dispute: Dispute) -> About:
    """What the files of a dispute say of themselves."""
    sides = {code: place for place, code in enumerate(sorted(dispute.claimants))}
    selves = {self: place for code, place in sides.items() for self in sorted(selves_of(code))}
    return About(id=dispute.id, titles=dispute.titles, sides=selves | sides)

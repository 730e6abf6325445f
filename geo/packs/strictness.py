"""What a pack may do without, but a good one has not: told by `check --strict` alone."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from geo.errors import PackError
from geo.packs.assertions import ASSERTIONS_FILE, asserted_sources
from geo.packs.beginning import PLACEHOLDER
from geo.packs.faults import Fault
from geo.packs.finding import PACK_FILE, shown
from geo.packs.reading import pack_error, read_pack
from geo.packs.rules import named_rows, placed_rows, texts

Pack = Mapping[str, Any]
_LANGUAGES: Final = ("en", "ja", "ru")
"""Those of the page."""
_ASSERT: Final = "write what a source says of a place at a time, so that the claims are asked for it"


def check_strictly(folder: Path) -> tuple[PackError, ...]:
    """Everything that the sound pack in `folder` lacks: names, claims, sources; nothing where it has faults already."""
    pack, faults = read_pack(folder)
    if faults:
        return ()
    asserted = asserted_sources(folder)
    lacks = (*_names(pack), *_claims(pack), *_sources(pack, asserted))
    told = tuple(pack_error(folder / PACK_FILE, lack) for lack in lacks)
    return told if asserted else (*told, PackError(shown(folder / ASSERTIONS_FILE), "asserts nothing", _ASSERT))


def _names(pack: Pack) -> Iterator[Fault]:
    """Places without a name in a language of the page."""
    for where, row in named_rows(pack):
        langs = {tag.partition("-")[0] for name in row["toponyms"] for tag in texts(name, "lang")}
        missing = [lang for lang in _LANGUAGES if lang not in langs]
        if missing:
            yield Fault(where, f"has no name in {', '.join(missing)}", "write how texts in that language call it")


def _claims(pack: Pack) -> Iterator[Fault]:
    """Disputed places that a side does not claim."""
    rows = [row for _, row in placed_rows(pack, "claims") if row["status"] == "claims"]
    for where, feature in placed_rows(pack, "features"):
        claiming = {row["claimant"] for row in rows if feature["id"] in row["features"]}
        missing = [code for code in pack["claimants"] if feature.get("disputed") and code not in claiming]
        if missing:
            yield Fault(where, f"is disputed, but not claimed by {', '.join(missing)}", "write its claim in [[claims]]")


def _sources(pack: Pack, asserted: Sequence[str]) -> Iterator[Fault]:
    """Sources that nothing rests on, and those of the skeleton."""
    named = {name for table, key in _NAMING for _, row in placed_rows(pack, table) for name in texts(row, key)}
    named |= set(asserted)
    for source in pack["sources"]:
        where = (f"sources.{source}",)
        if source not in named:
            yield Fault(where, "is named by nothing", "take it out, or name it where it is the source")
        if source == PLACEHOLDER:
            yield Fault(where, "is that of the skeleton", "write where the facts can be looked up")


_NAMING: Final = (
    ("features", "area_source"),
    ("features", "sources"),
    ("sites", "point_source"),
    ("toponyms", "source"),
    ("instruments", "sources"),
    ("claims", "source"),
    ("lines", "source"),
)
"""Which key of which table names a source."""

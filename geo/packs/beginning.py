"""A pack to begin with: every file there, every key explained, nothing in it that is true yet."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from geo.errors import PackError
from geo.files import write_text
from geo.packs.assertions import ASSERTIONS_FILE
from geo.packs.codes import FORMER_STATES, STATES
from geo.packs.faults import likely
from geo.packs.finding import PACK_FILE, shown
from geo.packs.schema import ID

PLACEHOLDER: Final = "replace-me"
"""The source of everything in a new pack."""

_FILES: Final = {
    PACK_FILE: PACK_FILE,
    ASSERTIONS_FILE: ASSERTIONS_FILE,
    "features.geojson": "features.geojson",
    "anchors.csv": "anchors.csv",
    "rebuild.py": "rebuild.py.txt",
    "README.md": "README.md",
}


def begin_pack(name: str, claimants: Sequence[str], home: Path) -> tuple[Path, ...]:
    """The files of a new pack in `home/name`, which has no fault yet says nothing.

    Raises `PackError` where the name is no id, a claimant no state, or the folder is there already.
    """
    folder = home / name
    wrong = ID(name)
    if wrong:
        raise PackError(name, wrong[0], "write lower-case ASCII letters, digits and single hyphens: north-rock-south-rock")
    if folder.exists():
        raise PackError(shown(folder), "is there already", "take another id, or another folder with --out")
    for code in claimants:
        if code not in STATES | FORMER_STATES:
            raise PackError(code, "is not a code of ISO 3166-1 alpha-3 or ISO 3166-3", likely(code.upper(), sorted(STATES)))
    codes = sorted(set(claimants))
    slots = {"id": name, "folder": shown(folder), "claimants": ", ".join(f'"{code}"' for code in codes), "first": codes[0]}
    made = tuple(folder / file for file in _FILES)
    for path in made:
        write_text(path, Template(_template(_FILES[path.name])).substitute(slots))
    return made


def _template(file: str) -> str:
    return (files("geo.packs") / "skeleton" / file).read_text(encoding="utf-8")

"""Where the packs lie: beside the installed package, or in the checkout around it."""

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from geo.errors import UnknownNameError

PACK_FILE: Final = "pack.toml"
_DEFAULT_FILE: Final = "default.txt"
"""Beside the packs: the id of the one that is meant where nobody says which."""
_PACKAGE: Final = Path(__file__).resolve().parents[1]
_HOMES: Final = (_PACKAGE / "data" / "boundaries", _PACKAGE.parent / "data" / "boundaries")


def list_packs() -> tuple[Path, ...]:
    """The folders of the packs that came with this installation, sorted by id."""
    home = _home()
    folders = home.iterdir() if home else ()
    return tuple(sorted((folder for folder in folders if (folder / PACK_FILE).is_file()), key=lambda folder: folder.name))


def default_pack() -> Path:
    """The folder of the pack that is meant where nobody says which; the first there is where none is named."""
    home, known = _home(), list_packs()
    named = home / _DEFAULT_FILE if home else None
    if named and named.is_file():
        return find_pack(named.read_text(encoding="utf-8").strip())
    if not known:
        raise UnknownNameError("", "no pack came with this installation", "name a pack's folder with --dispute")
    return known[0]


def find_pack(name: str | Path) -> Path:
    """The pack's folder: a path to it, its id, or a part of one id that no other has (a beginning counts most).

    Raises `UnknownNameError` where no pack or more than one fits.
    """
    folder = _named_folder(name)
    if folder:
        return folder
    typed, known = str(name).strip().casefold(), {pack.name: pack for pack in list_packs()}
    for fitting in (_equal(typed, known), _beginning(typed, known), _holding(typed, known)):
        if len(fitting) == 1:
            return known[fitting[0]]
        if fitting:
            raise UnknownNameError("", f"dispute '{name}' may mean {_quoted(fitting)}", "write more of the id")
    near = get_close_matches(typed, known, n=3, cutoff=0.5) or [pack for pack in known if _nearly_begins(typed, pack)]
    right = f"did you mean {_quoted(near)}?" if near else f"known are {_quoted(list(known)) or 'none'}"
    raise UnknownNameError("", f"dispute '{name}' is unknown", right)


def shown(path: Path) -> str:
    """The path as a person reads it: from the working folder down where it lies there, with forward slashes."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _home() -> Path | None:
    return next((home for home in _HOMES if home.is_dir()), None)


def _named_folder(name: str | Path) -> Path | None:
    path = Path(name)
    folder = path.parent if path.name == PACK_FILE else path
    is_path = isinstance(name, Path) or len(path.parts) > 1 or path.name == PACK_FILE
    return folder.absolute() if is_path or _holds_pack(folder) else None


def _holds_pack(folder: Path) -> bool:
    try:
        return (folder / PACK_FILE).is_file()
    except OSError:  # a name longer than any file's
        return False


def _equal(typed: str, known: dict[str, Path]) -> list[str]:
    return [typed] if typed in known else []


def _beginning(typed: str, known: dict[str, Path]) -> list[str]:
    return [pack for pack in known if typed and pack.startswith(typed)]


def _nearly_begins(typed: str, pack: str) -> bool:
    """Whether a mistyped beginning is near that of the pack's id, in which the whole is not."""
    return bool(get_close_matches(typed, [pack[: len(typed)]], cutoff=0.7))


def _holding(typed: str, known: dict[str, Path]) -> list[str]:
    return [pack for pack in known if typed and typed in pack]


def _quoted(names: list[str]) -> str:
    return " or ".join(f"'{name}'" for name in names)

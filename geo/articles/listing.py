"""Which articles a person means by the files and folders they name."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from geo.articles.formats import FORMATS, KNOWN, find_format
from geo.errors import ArticleError

STDIN: Final = "-"
"""What a person writes for standard input."""


def list_articles(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The articles that `paths` name, each once, sorted; folders are searched whole, `-` stays as it is.

    A folder's README, hidden files and files of other kinds are left out. Raises `ArticleError` for a path that does not
    exist, a file whose suffix is not known, and a folder with no article in it.
    """
    found = {article for path in paths for article in _articles_at(path)}
    return tuple(sorted(found, key=Path.as_posix))


def _articles_at(path: Path) -> tuple[Path, ...]:
    if str(path) == STDIN:
        return (path,)
    if path.is_dir():
        return _articles_in(path)
    if not os.path.lexists(path):
        raise ArticleError(str(path), "does not exist", "name a file or a folder of articles")
    find_format(path)
    return (path,)


def _articles_in(folder: Path) -> tuple[Path, ...]:
    articles = tuple(path for path in _files_in(folder) if _is_article(path))
    if not articles:
        raise ArticleError(str(folder), "holds no article", f"put in files that end in {KNOWN}")
    return articles


def _files_in(folder: Path) -> Iterator[Path]:
    """Every file in the folder and the folders in it, hidden ones left out. Raises `ArticleError` where it cannot look."""
    for parent, folders, names in os.walk(folder, onerror=_fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in FORMATS and path.stem.lower() != "readme" and path.is_file()


def _fail(fault: OSError) -> None:
    raise ArticleError(str(fault.filename), f"cannot be read ({fault.strerror})", "check who may read it") from fault

"""Which suffixes are read, by which module, up to what size; and the one door through which those modules are opened."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from geo.articles.drafts import Draft
from geo.errors import ArticleError

Reader = Callable[[bytes, str], Draft]
"""A format's reader: the bytes and the name of the place in, what the format shows out; raises `ArticleError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, the module that reads it, and the largest input in mebibytes (parsers are slower than text)."""

    name: str
    module: str
    mebibytes: int

    @property
    def limit(self) -> int:
        """The largest input in bytes."""
        return self.mebibytes * 1024 * 1024


PLAIN: Final = Format(name="plain text", module="geo.articles.plain", mebibytes=16)
MARKDOWN: Final = Format(name="Markdown", module="geo.articles.markdown", mebibytes=8)
PAGE: Final = Format(name="HTML", module="geo.articles.pages", mebibytes=8)

FORMATS: Final = {".txt": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": PAGE, ".htm": PAGE}
"""Every known suffix, lower case, with its format."""

KNOWN: Final = ", ".join(FORMATS)


def find_format(path: Path) -> Format:
    """The format that the suffix of `path` names. Raises `ArticleError` for a suffix that is not known."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        what = f"suffix '{path.suffix}' is not read" if path.suffix else "has no suffix that tells its format"
        raise ArticleError(str(path), what, f"name it {KNOWN}, or give it on standard input as -") from None


def find_reader(form: Format) -> Reader:
    """The reader of a format; its module, and the parser behind it, are imported at the first call (1 ms or 250 ms)."""
    return cast("Reader", import_module(form.module).read_draft)

"""Arguments and options that several commands take, each written once."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from geo.errors import DateError
from geo.lexicon import LANGUAGES
from geo.model import Edtf, parse_edtf

DISPUTE: Final = "kuril-northern-territories"
SEEDS: Final = Path("seeds")
MAPS: Final = Path("maps")


class Format(StrEnum):
    """How events and time expressions are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a day; write it like 2023-01-23") from None


def _edtf(text: str) -> Edtf:
    try:
        return parse_edtf(text)
    except DateError as fault:
        raise typer.BadParameter(str(fault)) from None


def _language(text: str) -> str:
    lang = text.lower().partition("-")[0]
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"'{text}' is not a language that is read; use {', '.join(LANGUAGES)}")
    return lang


DisputeOption = Annotated[str, typer.Option("--dispute", metavar="ID", help="The dispute; a beginning of its id will do.")]
PublishedOption = Annotated[
    date | None,
    typer.Option("--published", metavar="DATE", parser=_day, help="Day of publication, where the text does not say it."),
]
LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="TAG", parser=_language, help="Language of the text: en, ja or ru.")
]
PageLangOption = Annotated[
    str, typer.Option("--lang", metavar="TAG", parser=_language, help="Language the page opens in: en, ja or ru.")
]
AsOfOption = Annotated[
    Edtf | None,
    typer.Option("--as-of", metavar="DATE", parser=_edtf, help="As things stood then: 1940, 1945-08 or 1945-08-18."),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="Table, or one JSON object a line; by default a table on a terminal only."),
]
WorkersOption = Annotated[int | None, typer.Option("--workers", min=1, metavar="N", help="Processes to share the work among.")]
EventsOption = Annotated[
    Path | None,
    typer.Option("--events", metavar="FILE", help="Events to take; by default those of the last build in maps/."),
]

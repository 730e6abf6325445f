"""Arguments and options that several commands take, each written once."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from geo.errors import DateError
from geo.lexicon import LANGUAGES
from geo.model import Edtf, parse_edtf

SEEDS: Final = Path("seeds")
DECISIONS: Final = SEEDS / "decisions"
MAPS: Final = Path("maps")
PACKS: Final = Path("data/boundaries")
_ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x20\x7f<>\"/?#]+(/[^\s\x00-\x20\x7f<>\"?#]*)?", re.IGNORECASE)


class Format(StrEnum):
    """How events and time expressions are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def _path(text: str) -> Path:
    if not text:  # an empty variable in a script, which would mean the working folder
        raise typer.BadParameter("the name is empty; name a file or a folder")
    return Path(text)


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


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise typer.BadParameter(f"'{text}' is not a share; write a number from 0 to 1, like 0.8")
    return share


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise typer.BadParameter(f"'{text}' is not an address of the web; write it like https://example.org/maps/")
    return text


def _language(text: str) -> str:
    lang = text.lower().partition("-")[0]
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"'{text}' is not a language that is read; use {', '.join(LANGUAGES)}")
    return lang


def _state(text: str) -> str:
    return text.upper()


ArticlesArgument = Annotated[
    list[Path] | None, typer.Argument(metavar="ARTICLES", parser=_path, help="Files and folders; by default seeds/.")
]
ArticleArgument = Annotated[
    list[Path], typer.Argument(metavar="ARTICLE", parser=_path, help="Files, folders, or - for standard input.")
]
EventsArgument = Annotated[
    Path | None,
    typer.Argument(metavar="EVENTS", parser=_path, help="Events file; by default that of the last build in maps/."),
]
OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", parser=_path, help="Folder that the map goes into.")]
PageOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", parser=_path, help="Where the page goes.")]
TableOption = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FILE", parser=_path, help="A .geojson, .gpkg, .parquet, .fgb, .csv, .kml or .lpf.json file."
    ),
]
DisputeOption = Annotated[
    str,
    typer.Option(
        "--dispute", metavar="ID", help="Id of the dispute, a beginning of it, or a folder; by default what the input is about."
    ),
]
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
UrlOption = Annotated[
    str | None,
    typer.Option(
        "--url",
        metavar="ADDRESS",
        parser=_address,
        help="Where the page, or with / at the end its folder, will lie: for sharing.",
    ),
]
AsOfOption = Annotated[
    Edtf | None,
    typer.Option("--as-of", metavar="DATE", parser=_edtf, help="As things stood then: 1940, 1945-08 or 1945-08-18."),
]
PerspectiveOption = Annotated[
    str | None,
    typer.Option("--perspective", metavar="ISO", parser=_state, help="As the claimant of this code sees the features."),
]
ConfidenceOption = Annotated[
    float,
    typer.Option("--min-confidence", metavar="SHARE", parser=_share, help="Leave out events under it, 0 to 1; 0 takes all."),
]
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", parser=_path, help="A file to write to.")]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="Table, or one JSON object a line; by default a table on a terminal only."),
]
WorkersOption = Annotated[int | None, typer.Option("--workers", min=1, metavar="N", help="Processes to share the work among.")]
EventsOption = Annotated[
    Path | None,
    typer.Option("--events", metavar="FILE", parser=_path, help="Events to take; by default those of the last build in maps/."),
]
DecisionsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--decisions", metavar="FILE", parser=_path, help="File of decisions on events, or a folder of them; may be repeated."
    ),
]
ReviewOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        parser=_path,
        help="Where the decisions go; by default seeds/decisions/<dispute>.json.",
    ),
]

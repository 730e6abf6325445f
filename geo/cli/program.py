"""The program: its commands as a table, and the one place that turns a fault into a line and an exit status."""

import os
import sys
from collections.abc import Callable
from importlib.metadata import version as version_of
from typing import Annotated, Any, Final, TextIO, cast

import typer

from geo.cli.knowing import check, disputes, show
from geo.cli.making import build, export, render
from geo.cli.output import say
from geo.cli.reading import explain, parse, timex
from geo.errors import GeoError

COMMANDS: Final[tuple[tuple[Callable[..., Any], str], ...]] = (
    (build, "dispute-map build seeds --dispute kuril --out maps"),
    (parse, "dispute-map parse article.txt --published 2023-01-23 --format table"),
    (render, "dispute-map render maps/kuril-northern-territories.events.jsonl -o map.html"),
    (export, "dispute-map export features -o islands.gpkg --as-of 1940"),
    (disputes, "dispute-map disputes"),
    (show, "dispute-map show Итуруп"),
    (timex, 'dispute-map timex "Later in April 2022" --format table'),
    (explain, "dispute-map explain ev-1f2e"),
    (check, "dispute-map check kuril"),
)
"""Every command with an example, in the order of the help text."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dispute-map {version_of('dispute-map')}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """News articles in, a sourced, dated, claim-aware map of a territorial dispute out."""


def _program() -> typer.Typer:
    program = typer.Typer(
        name="dispute-map",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Exit status: 0 done, 1 the input was at fault, 2 the command line was.",
    )
    program.callback()(_options)
    for command, example in COMMANDS:
        program.command(epilog=f"Example: {example}")(command)
    return program


app: Final = _program()
"""The program, for tests and for the page that documents it."""


def main() -> None:
    """Run the command line and leave with its exit status: 0 done, 1 the input was at fault, 2 the usage was, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    status = _status()
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # who read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _status() -> int:
    """What the program ends with; a fault becomes one line on standard error."""
    try:
        app(prog_name="dispute-map")
    except GeoError as fault:
        say(str(fault))
        return 1
    except SystemExit as leaving:
        return cast("int", leaving.code or 0)
    except KeyboardInterrupt:
        return 130
    return 0


def _speak_utf8(stream: TextIO) -> None:
    """The same bytes on every system, whatever its code page."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

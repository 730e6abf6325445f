"""The program: its commands as a table, and the one place that turns a fault into a line and an exit status."""

import os
import signal
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import version as version_of
from importlib.resources import files
from typing import Annotated, Any, Final, TextIO, cast

import typer

from geo.cli.knowing import check, disputes, new_pack, show
from geo.cli.making import build, export, render
from geo.cli.output import say
from geo.cli.reading import explain, parse, timex
from geo.cli.reviewing import review
from geo.cli.standing import status
from geo.errors import GeoError, OutputError

_EXAMPLES: Final = tomllib.loads((files("geo.cli") / "examples.toml").read_text(encoding="utf-8"))
_COMMANDS: Final[tuple[Callable[..., Any], ...]] = (
    build,
    parse,
    render,
    export,
    disputes,
    show,
    status,
    timex,
    explain,
    review,
    check,
    new_pack,
)

COMMANDS: Final = tuple((command, str(_EXAMPLES[command.__name__])) for command in _COMMANDS)
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
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    signal.signal(signal.SIGTERM, _leave)
    status = _status()
    try:
        sys.stdout.flush()
    except OSError as fault:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(fault, BrokenPipeError):  # else who read us has seen enough
            status = status or _refuse(fault)
    sys.exit(status)


def _status() -> int:
    """What the program ends with; a fault becomes one line on standard error."""
    try:
        app(prog_name="dispute-map")
    except GeoError as fault:
        say(str(fault))
        return 1
    except OSError as fault:
        return _refuse(fault)
    except SystemExit as leaving:
        return cast("int", leaving.code or 0)
    except KeyboardInterrupt:
        return 130
    return 0


def _refuse(fault: OSError) -> int:
    """Say what the system refused: to print where no file is named."""
    reason = fault.strerror or str(fault)
    if fault.filename is None:
        say(str(OutputError("standard output", f"cannot be written ({reason})", "name a place with more space")))
    else:
        say(str(OutputError(str(fault.filename), f"cannot be used ({reason})", "check that it is there and who may use it")))
    return 1


def _leave(number: int, _frame: object) -> None:
    """End as after Ctrl-C, so that nothing half-written stays behind."""
    raise SystemExit(128 + number)


def _open_closed_streams() -> None:
    """Give the program the streams that it was started without; its first file would take their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _speak_utf8(stream: TextIO) -> None:
    """The same bytes on every system, whatever its code page."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

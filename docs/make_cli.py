"""Writes docs/cli.md from the program's own help texts: `python docs/make_cli.py`."""

import inspect
from pathlib import Path
from typing import Final

from typer.testing import CliRunner

from geo.cli.program import COMMANDS, app
from geo.files import write_text

PAGE: Final = Path(__file__).with_name("cli.md")
HEAD: Final = """\
# The command line

`dispute-map` is the same as `python -m geo`. This page is made from the program (`make docs`); a test compares the two.

Results go to standard output or into files, messages and progress to standard error. Files are written beside their place
and moved in: an interrupted run leaves the old file whole. The same input gives the same bytes. Exit status: 0 done, 1 the
input was at fault (one line on standard error for each fault: where, what, what would be right), 2 the command line was at
fault, 130 interrupted.
"""


def cli_page() -> str:
    """The page: the program's help text, then each command's."""
    names = [command.__name__.replace("_", "-") for command, _ in COMMANDS]
    parts = [HEAD, _section("dispute-map", [])]
    return "\n".join(parts + [_section(f"dispute-map {name}", [name]) for name in names])


def _section(title: str, words: list[str]) -> str:
    answer = CliRunner().invoke(app, [*words, "--help"], prog_name="dispute-map", env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"})
    return f"## {title}\n\n```text\n{inspect.cleandoc(answer.stdout)}\n```\n"


if __name__ == "__main__":
    write_text(PAGE, cli_page())

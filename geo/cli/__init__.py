"""The command line: opens the doors of the other rooms, late, and shows what comes out; the only room with typer."""

from geo.cli.program import app, main

__all__ = ["app", "main"]

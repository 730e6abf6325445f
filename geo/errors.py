"""What can be wrong with what a person gave us, as one tree.

    GeoError
    ├── DateError        a date or EDTF value that cannot be read
    ├── PackError        a dispute pack with a fault
    ├── ArticleError     an article that cannot be read
    ├── EventsError      an events file that cannot be read
    ├── CurationError    a file of decisions with a fault, or a decision that fits no event
    ├── UnknownNameError a dispute, feature or event nobody has heard of
    ├── FormatError      a file type we do not write or read
    └── OutputError      a place we cannot write to

Each says where, what, and what would be right, in one line; `geo.cli.main` is the one place that catches them.
"""


class GeoError(Exception):
    """The input was at fault; `str()` gives one line: where, what, what would be right."""

    def __init__(self, where: str, what: str, right: str = "") -> None:
        self.where, self.what, self.right = where, what, right
        super().__init__(where, what, right)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line}; {self.right}" if self.right else line
        return " ".join("".join(char if char.isprintable() else " " for char in line).split())


class DateError(GeoError):
    """A date that cannot be read, or that no calendar has."""


class PackError(GeoError):
    """A dispute pack with a fault in it."""


class ArticleError(GeoError):
    """An article that cannot be read."""


class EventsError(GeoError):
    """An events file that cannot be read."""


class CurationError(GeoError):
    """A file of decisions with a fault in it, or a decision that cannot be carried out."""


class UnknownNameError(GeoError):
    """A dispute, feature or event that no pack and no file has."""


class FormatError(GeoError):
    """A file type that is not read or not written."""


class OutputError(GeoError):
    """A place that cannot be written to."""

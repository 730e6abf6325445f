"""The command that answers from the claims alone: status."""

from collections.abc import Iterator
from typing import Annotated

import typer

from geo.cli.options import AsOfOption, DisputeOption, Format, FormatOption
from geo.cli.output import json_lines, line_width, pick_format, show_lines, table_lines
from geo.cli.places import find_places
from geo.errors import UnknownNameError
from geo.model import Dispute
from geo.model.status import places_asked, status_of, status_record


def status(
    features: Annotated[
        list[str] | None,
        typer.Argument(metavar="FEATURE", help="Ids, or names in any language and script; by default all."),
    ] = None,
    *,
    as_of: AsOfOption = None,
    perspective: Annotated[
        str, typer.Option("--perspective", metavar="ISO", help="Add how this claimant sees the place, and by which instrument.")
    ] = "",
    dispute: DisputeOption = "",
    format: FormatOption = None,  # noqa: A002 - the option's name
) -> None:
    """Tell who administers, claims, renounced and recognises a place.

    From the claims of the packs alone. A group whose members stand differently is told by its members. A view is own,
    other (recognised as another's), undetermined (renounced, and left to nobody), administered (held, and claimed by
    another), no-claim or no-record.
    """
    code = perspective.upper() or None
    known = _seen_by(code, _disputes(dispute))
    records = [
        status_record(status_of(place, feature, as_of), code)
        for place, asked in _asked(features or [], known)
        for feature in places_asked(place, asked)
    ]
    if pick_format(format, None) is Format.TABLE:
        columns = list(records[0])
        show_lines(table_lines(columns, [list(record.values()) for record in records], width=line_width()))
    else:
        show_lines(json_lines(records))


def _disputes(name: str) -> list[Dispute]:
    from geo.packs import list_packs, read_dispute

    return [read_dispute(one) for one in ([name] if name else list_packs())]


def _seen_by(code: str | None, known: list[Dispute]) -> list[Dispute]:
    """The disputes that a claimant is a side of. Raises `UnknownNameError` where it is a side of none."""
    kept = [dispute for dispute in known if code is None or code in dispute.claimants]
    if not kept:
        sides = ", ".join(sorted({side for dispute in known for side in dispute.claimants}))
        raise UnknownNameError(f"--perspective {code}", "is no claimant here", f"write one of {sides}")
    return kept


def _asked(typed: list[str], known: list[Dispute]) -> Iterator[tuple[Dispute, list[str]]]:
    """Per dispute the places asked for; all its features where none is."""
    if not typed:
        yield from ((dispute, [feature.id for feature in dispute.features]) for dispute in known)
    yield from ((dispute, [place.id]) for dispute, place in find_places(typed, known))

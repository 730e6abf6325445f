"""Writes docs/status.md from the claims of the packs: `python docs/make_status.py`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from geo.files import write_text
from geo.model import Dispute, Instrument, parse_edtf
from geo.model.status import Status, grounds_of, places_asked, status_of, view_word
from geo.packs import list_packs, read_dispute

PAGE: Final = Path(__file__).with_name("status.md")
YEARS: Final = {
    "kuril-northern-territories": ("1854", "1860", "1880", "1910", "1946", "1953", "2026"),
    "diaoyu-senkaku": ("1894", "1900", "1947", "1960", "1980", "2026"),
    "dokdo-takeshima": ("1899", "1903", "1908", "1930", "1947", "1953", "2026"),
}
"""Between the changes that each dispute's history turns on."""
LATER: Final = ("1900", "1930", "1960", "2026")
"""Those of any other pack."""
HEAD: Final = """\
# Who administers, who claims, and how each side sees it

This page is made from the claims in each pack's `pack.toml` (`make docs`); a test compares the two. `dispute-map status`
answers the same for any day.

Each year is taken as a whole: whatever held at some time of it stands in its row. Codes are ISO 3166-1, `SUHH` the USSR; the
sides stand in the order of their codes. A side's view is *own*, where it claims the place; *other*, where it recognised
another as the holder; *undetermined*, where it renounced the place and recognises nobody as its holder; *administered*,
where it holds what another alone claims; *no-claim*, where others administer or claim the place and of this side neither a
claim nor a recognition is recorded; – where nothing is recorded of anybody. In brackets the instrument that the view rests
on; below each dispute the instruments are named. A view is what a state said or agreed to at the time. It is not what this
project thinks, nor what the state says today of that time.
"""


def status_page() -> str:
    """The page: for every pack its places, those that stand alike together, year by year and side by side."""
    return "\n".join([HEAD, *(part for folder in list_packs() for part in _dispute(read_dispute(folder)))])


def _dispute(dispute: Dispute) -> Iterator[str]:
    yield f"## {dispute.titles['en']}\n"
    years = YEARS.get(dispute.id, LATER)
    alike: dict[tuple[object, ...], list[str]] = {}
    for place in places_asked(dispute, (feature.id for feature in dispute.features)):
        rows = tuple(_row(status_of(dispute, place, parse_edtf(year)), dispute.claimants) for year in years)
        alike.setdefault(rows, []).append(place)
    views = (f"view of {code}" for code in dispute.claimants)
    columns = ("year", "administered by", "claimed by", "renounced by", "recognised by", *views, "sources")
    for rows, places in alike.items():
        yield ", ".join(f"`{place}`" for place in places) + "\n"
        yield _table(columns, ((year, *row) for year, row in zip(years, rows, strict=True)))
    used = {claim.instrument for claim in dispute.claims}
    yield "Instruments that these rest on:\n"
    yield _table(("id", "name", "signed", "in force"), (_instrument(one) for one in dispute.instruments if one.id in used))
    others = [f"{_name(one)} ({one.signed or one.in_force})" for one in dispute.instruments if one.id not in used]
    if others:
        yield f"Kept in the pack, but no claim begins or ends by them: {'; '.join(others)}.\n"


def _row(status: Status, claimants: Iterable[str]) -> tuple[str, ...]:
    recognised = [f"{by} as {holder}’s" for by, holder in status.recognised_by]
    held = [status.administered_by, status.claimed_by, status.renounced_by, recognised]
    sources = dict.fromkeys(claim.source for claim in status.claims)
    return (*map(_listed, held), *(_view(status, code) for code in claimants), _listed(sources))


def _view(status: Status, code: str) -> str:
    instruments = dict.fromkeys(claim.instrument for claim in grounds_of(status, code) if claim.instrument)
    word = view_word(status, code).replace("no-record", "–")
    return f"{word} ({_listed(instruments)})" if instruments else word


def _instrument(one: Instrument) -> tuple[str, ...]:
    return one.id, _name(one), one.signed or "–", one.in_force or "–"


def _name(one: Instrument) -> str:
    return one.names.get("en") or next(iter(one.names.values()))


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts) or "–"


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(columns)
    return "".join(f"| {' | '.join(row)} |\n" for row in (names, ["---"] * len(names), *rows))


if __name__ == "__main__":
    write_text(PAGE, status_page())

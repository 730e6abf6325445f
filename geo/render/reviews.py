"""What people decided on events, as the page's cards tell it: what became of each, who decided it, when, and why."""

from collections.abc import Iterable
from typing import Any

from geo.curation import Settled
from geo.render.dates import day_number
from geo.render.safe import LONGEST_QUOTE, clean_text


def review_facts(settled: Iterable[Settled]) -> dict[str, list[Any]]:
    """By event that has a card: who decided, on which day (a day number), why, and which fields were changed."""
    return {clean_text(each.after.id): _review(each) for each in settled if not each.after.rejected}


def _review(each: Settled) -> list[Any]:
    decision = each.decision
    who, note = clean_text(decision.who), clean_text(decision.note, LONGEST_QUOTE)
    return [who, day_number(decision.when), note, list(decision.changes)]

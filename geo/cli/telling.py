"""An event in words, for a person at a terminal: what was read, how it is known, what was decided on it."""

from collections.abc import Callable, Iterable, Iterator
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from geo.cli.output import fold_lines, line_width, one_line
from geo.model import Event, EventSource

if TYPE_CHECKING:
    from geo.curation import Decision

_TITLE: Final = 48
_MOST_TITLES: Final = 3
"""Articles named in a line, and columns for each."""
LABEL: Final = 13
"""Columns that a label takes."""
Told = Callable[[str], str]
"""Gives the words of the page for a rule, a level, a type, by message key."""


def words_told() -> Told:
    """The English words of the page; a key without any is told as what stands after its first underscore."""
    from geo.render.words import read_messages

    words = read_messages("en")
    return lambda key: str(words.get(key, key.partition("_")[2]))


def what_happened(event: Event, told: Told) -> Iterator[str]:
    """What, who, where and when, line by line."""
    yield from _labelled(
        ("event", event.id),
        ("type", f"{event.type}: {told(f'mode_{event.mode}') if event.mode else told(f'type_{event.type}')}"),
        ("who", event.actors or "nobody named"),
        ("to whom", event.recipients or "nobody named"),
        ("where", f"{' '.join(event.features)}: {told(f'level_{event.feature_level}')}"),
        ("date", _dated(event)),
        ("date words", f'"{event.date_text}"' if event.date_text else "none"),
        ("date rule", f"{event.date_rule}: {told(f'rule_{event.date_rule}')}"),
    )


def how_known(event: Event, told: Told) -> Iterator[str]:
    """The anchor of its date, its standing, who says so, the rules and their precision, line by line."""
    yield from _labelled(
        ("date anchor", _anchor(event)),
        ("standing", f"{event.factuality}: {told(f'fact_{event.factuality}')}"),
        ("said by", event.asserted_by or "nobody but the article"),
        ("denied by", event.denied_by or "nobody in the article"),
        ("rules", event.rules),
        ("precision", "not measured for these rules" if event.confidence is None else f"{event.confidence:.0%}"),
    )


def what_decided(event: Event, decisions: Iterable["Decision"], told: Told) -> Iterator[str]:
    """What was decided on it, and each decision with its reason."""
    said = told(f"curation_{event.curation}") if event.curation else "none: nobody has looked at it yet"
    yield from _labelled(("decision", said), *(("", decision_words(decision)) for decision in decisions))


def decision_words(decision: "Decision") -> str:
    """One decision in a line: what, by whom, when, why, and the file it stands in."""
    changes = "; ".join(f"{name} {shown(value)}" for name, value in decision.changes.items())
    signed = " ".join(str(part) for part in (decision.who and f"by {decision.who}", decision.when) if part)
    parts = (str(decision.verdict), changes, signed, decision.note and f'"{decision.note}"', decision.where)
    return one_line(", ".join(part for part in parts if part))


def shown(value: object) -> str:
    """A field's value in a line; a dash for none."""
    return (" ".join(value) if isinstance(value, tuple) else str(value or "")) or "-"


def quotations(source: EventSource) -> Iterator[str]:
    """An article's part in an event: what it is, and each quotation marked in its surroundings."""
    width = line_width()
    named = (source.title, source.publisher, source.published and f"published {source.published}", source.url)
    yield from fold_lines(one_line(", ".join(str(part) for part in named if part) or f"article {source.article}"), width)
    if source.reprint_of:
        yield f"  a reprint of article {source.reprint_of}"
    for quote in source.evidence:
        yield f"  characters {quote.start}-{quote.end} of article {source.article}"
        yield from fold_lines(one_line(f"…{quote.prefix}[{quote.exact}]{quote.suffix}…"), width, 4)


def waiting_for_a_day(events: Iterable[Event]) -> str | None:
    """What to say of events whose words count from a day of publication that their article does not tell; `None` of none."""
    waiting = [event for event in events if event.date_rule == "no-anchor" and event.published is None and event.date_text]
    if not waiting:
        return None
    titles = list(dict.fromkeys(shorten(event.title or event.article, _TITLE, placeholder="…") for event in waiting))
    more = f" and {len(titles) - _MOST_TITLES} more" if len(titles) > _MOST_TITLES else ""
    named = "; ".join(titles[:_MOST_TITLES])
    count = "1 event counts" if len(waiting) == 1 else f"{len(waiting)} events count"
    return (
        f"{count} from a day of publication that is not told ({named}{more}): "
        "give it with --published, or write published = 2023-01-31 in the article's front matter"
    )


def _labelled(*rows: tuple[str, object]) -> Iterator[str]:
    """Each value beside its label, folded on a terminal."""
    for label, value in rows:
        text = " ".join(value) if isinstance(value, tuple) else str(value)
        first, *rest = fold_lines(one_line(text), line_width(), LABEL)
        yield label.ljust(LABEL) + first[LABEL:]
        yield from rest


def _dated(event: Event) -> str:
    if event.date is None:
        return "undated"
    if event.date_start == event.date_end:
        return event.date
    return f"{event.date}, from {event.date_start or 'an open beginning'} to {event.date_end or 'an open end'}"


def _anchor(event: Event) -> str:
    """What the date was counted from."""
    if event.date_rule == "curated":
        return "none: a person gave it"
    if "publication" in event.date_rule:
        return f"{event.published}, the day of publication"
    if any(word in event.date_rule for word in ("narrative", "carried", "inherited")):
        return "a date that the text tells before"
    return "none needed" if event.date else f"none; publication day {event.published or 'unknown'}"

"""One language's grammar, compiled from its lexicon: patterns by their first word, and an automaton that says where to look."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import ahocorasick

from geo.lexicon import read_words
from geo.timex.templates import Compiler, Slot

REACH: Final = 64
"""How many code points before a trigger a pattern may begin; the equality test over all texts guards it."""

DIGITS: Final = "0123456789０１２３４５６７８９"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a time: what it builds (`kind`), its expression, its slots by group, and what the lexicon sets beside the words."""

    kind: str
    regex: re.Pattern[str]
    groups: Mapping[str, str]
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """A language ready to be read: patterns by key, slots by name, cues as expressions, the gate's automaton."""

    lang: str
    spaced: bool
    patterns: Mapping[str, tuple[Pattern, ...]]
    slots: Mapping[str, Slot]
    cues: Mapping[str, re.Pattern[str]]
    relations: Mapping[str, str]
    gate: Any

    def value(self, slot: str, text: str) -> str:
        """What `text` means in `slot`: the value of the word, or the numeral as plain digits."""
        spelled = " ".join(text.split())
        known = self.slots[slot].words
        for form in (spelled, spelled.lower()):
            if form in known:
                return known[form]
        return "".join(str(int(char)) for char in spelled if char.isdigit())


@cache
def load_words(lang: str) -> Words:
    """The compiled grammar of `lang` (`en`, `ja`, `ru`)."""
    table = read_words(lang, "time")
    spaced = table["spaced"]
    slots = {name: _slot(rows) for name, rows in table["slots"].items()}
    compiler = Compiler(slots, table.get("parts", {}), spaced=spaced)
    patterns: dict[str, list[Pattern]] = {}
    for row in table["patterns"]:
        for form in row["forms"]:
            keys, pattern = _pattern(compiler, form, row, spaced=spaced)
            for key in sorted(keys):
                patterns.setdefault(key, []).append(pattern)
    return Words(
        lang=lang,
        spaced=spaced,
        patterns={key: tuple(rows) for key, rows in patterns.items()},
        slots=slots,
        cues={name: re.compile(source) for name, source in table["cues"].items()},
        relations=table.get("relations", {}),
        gate=_automaton(table["triggers"], slots),
    )


def _slot(rows: Mapping[str, Any]) -> Slot:
    words = {form: value for value, forms in rows.items() if isinstance(forms, list) for form in forms}
    cased = bool(rows.get("cased", False))
    if not cased:
        words = {form.lower(): value for form, value in words.items()}
    return Slot(words, rows.get("digits", ""), cased)


def _pattern(compiler: Compiler, form: str, row: Mapping[str, Any], *, spaced: bool) -> tuple[frozenset[str], Pattern]:
    piece = compiler.compile(form)
    core = piece.regex if "<" in form else f"(?P<core>{piece.regex})"
    behind = row.get("behind", r"(?<!\w)" if spaced else "")
    ahead = row.get("next", "")
    edge = r"(?!\w)" if spaced else ""
    if "0" in piece.firsts or not spaced:
        behind += r"(?<![0-9０-９])(?<![0-9０-９][.,．，:：/／\-])" if "0" in piece.firsts else ""
    given = {key: value for key, value in row.items() if key not in ("kind", "forms", "behind", "next")}
    return piece.firsts, Pattern(row["kind"], re.compile(behind + core + edge + ahead), dict(piece.groups), given)


def _automaton(triggers: list[str], slots: Mapping[str, Slot]) -> Any:
    gate = ahocorasick.Automaton()
    for written in _shortest(set(DIGITS).union(*(_written(trigger, slots) for trigger in triggers))):
        gate.add_word(written, len(written))
    gate.make_automaton()
    return gate


def _written(trigger: str, slots: Mapping[str, Slot]) -> set[str]:
    if not trigger.startswith("{"):
        return {trigger, trigger.capitalize(), trigger.upper()}
    slot = slots[trigger[1:-1]]
    if slot.cased:
        return set(slot.words)
    return {case for form in slot.words for case in (form, form.capitalize(), form.upper())}


def _shortest(written: set[str]) -> set[str]:
    """The triggers without those that hold another one: where the shorter points, the longer need not."""
    return {form for form in written if not any(other in form for other in written if other != form)}

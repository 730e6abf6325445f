"""One language's grammar, compiled from its lexicon: patterns by their first word and what they need, and where to look."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

import ahocorasick

from geo.lexicon import read_words
from geo.timex.numerals import read_numeral
from geo.timex.templates import DIGIT_KEY, DIGITS, LONGEST_RUN, SPELLED_KEY, Compiler, Slot

_SLOT_KEYS: Final = ("cased", "digits", "figures")
_WITH_ARTICLE: Final = "^"
"""A form that begins with this takes in the article before it."""
_FIGURES: Final = re.compile(f"[{DIGITS}]{{1,{LONGEST_RUN}}}")
_HEAD: Final = re.compile(r"\w{1,24}")


@dataclass(frozen=True)
class Pattern:
    """One way to write a time: what it builds (`kind`), its expression, its slots by group, what the lexicon sets beside.

    Of each of `needs` every match holds a word after its first one.
    """

    kind: str
    source: str
    groups: Mapping[str, str]
    given: Mapping[str, Any]
    needs: tuple[frozenset[str], ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when a text first asks for it."""
        return re.compile(self.source)


@dataclass(frozen=True)
class Bucket:
    """The patterns that can begin with one word."""

    patterns: tuple[Pattern, ...]

    def fitting(self, near: Set[str] | None) -> Sequence[Pattern]:
        """The patterns, in their order, that find all they need among the words `near`; all patterns where `near` is `None`.

        Compiling an expression takes a thousand times as long as trying it, so only those that may match are ever compiled.
        """
        if near is None:
            return self.patterns
        free, bound = self._by_need
        places = set(free)
        for key in near:
            places.update(place for place, needs in bound.get(key, ()) if not any(map(near.isdisjoint, needs)))
        return [self.patterns[place] for place in sorted(places)]

    @cached_property
    def _by_need(self) -> tuple[list[int], dict[str, list[tuple[int, list[frozenset[str]]]]]]:
        """The places of the patterns that need nothing; by each word of the rarest need the others, with their other needs."""
        free: list[int] = []
        bound: dict[str, list[tuple[int, list[frozenset[str]]]]] = {}
        for place, pattern in enumerate(self.patterns):
            first, *others = sorted(pattern.needs, key=len) or [frozenset[str]()]
            for key in first:
                bound.setdefault(key, []).append((place, others))
            free += [] if first else [place]
        return free, bound


@dataclass(frozen=True, slots=True)
class Words:
    """A language ready to be read: patterns by key, slots by name, cues as expressions, automata of gate and `needed` words.

    `reach` is how many code points before a trigger a pattern may begin; the equality test over all texts guards it.
    """

    lang: str
    spaced: bool
    reach: int
    buckets: Mapping[str, Bucket]
    slots: Mapping[str, Slot]
    cues: Mapping[str, re.Pattern[str]]
    relations: Mapping[str, str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    numerals: Mapping[str, int]
    gate: Any
    needed: Any
    article: str = ""

    def value(self, slot: str, text: str) -> str:
        """What `text` means in `slot`: the value of the word, or the numeral as plain digits."""
        spelled = " ".join(text.split())
        known = self.slots[slot].words
        for form in (spelled, spelled.lower()):
            if form in known:
                return known[form]
        figures = "".join(str(int(char)) for char in spelled if char.isdigit())
        return figures or str(read_numeral(spelled, self.numerals))

    def bucket_at(self, text: str, place: int) -> Bucket | None:
        """The patterns that can begin at `place`."""
        char = text[place]
        if char in DIGITS:
            figures = _FIGURES.match(text, place)
            return self.buckets.get(f"{DIGIT_KEY}{figures.end() - place}") if figures else None
        if char in self.numerals:
            return self.buckets.get(SPELLED_KEY)
        head = _HEAD.match(text, place) if self.spaced else None
        return self.buckets.get((head.group() if head else char).lower())


@cache
def load_words(lang: str) -> Words:
    """The compiled grammar of `lang` (`en`, `ja`, `ru`)."""
    table = read_words(lang, "time")
    spaced = table["spaced"]
    slots = {name: _slot(rows) for name, rows in table["slots"].items()}
    numerals = {sign: int(value) for value, signs in table.get("numerals", {}).items() for sign in signs}
    choices = {name: part for name, part in table["parts"].items() if isinstance(part, list)}
    parts = {name: part for name, part in table["parts"].items() if isinstance(part, str)}
    compiler = Compiler(slots, parts, spaced=spaced, numerals="".join(numerals))
    patterns: dict[str, list[Pattern]] = {}
    for row in table["patterns"]:
        for spelled in (way for form in row["forms"] for way in _spelled_out(form, choices)):
            keys, pattern = _pattern(compiler, spelled, row, table["guard"])
            for key in sorted(keys):
                patterns.setdefault(key, []).append(pattern)
    relations = table["relations"]
    return Words(
        lang=lang,
        spaced=spaced,
        reach=table["reach"],
        buckets={key: Bucket(tuple(rows)) for key, rows in patterns.items()},
        slots=slots,
        cues={name: re.compile(source) for name, source in table["cues"].items()},
        relations={form: name for rows in relations.values() for name, forms in rows.items() for form in forms},
        before=_one_of(relations.get("before"), r"(?i)(?<!\w)({}) $"),
        after=_one_of(relations.get("after"), "({})"),
        numerals=numerals,
        gate=_automaton(table["triggers"], slots),
        needed=_needed(pattern for rows in patterns.values() for pattern in rows),
        article=table.get("article", ""),
    )


def _one_of(rows: Mapping[str, list[str]] | None, frame: str) -> re.Pattern[str] | None:
    """`frame` with every form in it, longest first, or `None` where the language has none."""
    forms = sorted((form for forms in (rows or {}).values() for form in forms), key=len, reverse=True)
    return re.compile(frame.format("|".join(map(re.escape, forms)))) if forms else None


def _slot(rows: Mapping[str, Any]) -> Slot:
    words = {form: value for value, forms in rows.items() if value not in _SLOT_KEYS for form in forms}
    cased = bool(rows.get("cased", False))
    if not cased:
        words = {form.lower(): value for form, value in words.items()}
    return Slot(words, rows.get("digits", ""), cased, tuple(rows.get("figures", (1, 2, 3, 4, 5))))


def _spelled_out(form: str, choices: Mapping[str, list[str]]) -> list[str]:
    """The form once for every way to write a part that is a list."""
    for name, ways in choices.items():
        if f"{{{name}}}" in form:
            return [spelled for way in ways for spelled in _spelled_out(form.replace(f"{{{name}}}", way, 1), choices)]
    return [form]


def _pattern(compiler: Compiler, form: str, row: Mapping[str, Any], guard: str) -> tuple[frozenset[str], Pattern]:
    piece = compiler.compile(form.removeprefix(_WITH_ARTICLE))
    core = piece.regex if "<" in form else f"(?P<core>{piece.regex})"
    edge = r"(?!\w)" if compiler.spaced else ""
    behind = row.get("behind", r"(?<!\w)" if compiler.spaced else "")
    if SPELLED_KEY in piece.firsts:
        behind += guard
    ahead = row.get("next", "")
    given = {key: value for key, value in row.items() if key not in ("kind", "forms", "behind", "next")}
    if form.startswith(_WITH_ARTICLE):
        given["article"] = True
    return piece.firsts, Pattern(row["kind"], behind + core + edge + ahead, dict(piece.groups), given, piece.needs)


def _needed(patterns: Iterable[Pattern]) -> Any:
    """An automaton over every word that a pattern needs."""
    automaton = ahocorasick.Automaton()
    for key in frozenset().union(*(need for pattern in patterns for need in pattern.needs)):
        automaton.add_word(key, key)
    automaton.make_automaton()
    return automaton


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
    kept: set[str] = set()
    for form in sorted(written, key=len):
        ends = range(1, len(form) + 1)
        if not any(form[start:end] in kept for end in ends for start in range(end)):
            kept.add(form)
    return kept

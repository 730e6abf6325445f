"""No pattern of the parser tries every way to cut the same text: a repetition within a repetition needs something between.

A pattern such as `(?:\\w+ ?)+` takes a time that doubles with every letter of a text that does not fit it. Every pattern that
the parser makes while it reads an article in each language is taken apart, and its repetitions within repetitions looked at.
"""

import json
import subprocess
import sys
import warnings
from re import _constants as code
from re import _parser as parser

import pytest

COLLECT = """
import json, re, sys

made, real = {}, re.compile
def compile(pattern, flags=0):
    if isinstance(pattern, str) and f"{chr(47)}geo{chr(47)}" in sys._getframe(1).f_code.co_filename.replace(chr(92), chr(47)):
        made[pattern, int(flags)] = 1
    return real(pattern, flags)
re.compile = compile
from geo.events import extract_events
from tests.quality import measure
for lang in ("en", "ja", "ru"):
    text = next(text for text in measure.texts() if text.lang == lang and text.gold["events"])
    extract_events(text.article, measure.dispute(), measure.gazetteer())
print(json.dumps(list(made)))
"""
LETTERS = frozenset(
    [*map(chr, range(9, 127)), *"éüёжЯыабвклмнопрстуьъ「」、。・―—–’“”«»年月日一二三北方島のをはがにへとでァアンヶー々０９①"]
)
MANY = 30
REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
CATEGORIES = {
    code.CATEGORY_DIGIT: str.isdigit,
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
}
OPPOSITES = {
    code.CATEGORY_NOT_DIGIT: code.CATEGORY_DIGIT,
    code.CATEGORY_NOT_SPACE: code.CATEGORY_SPACE,
    code.CATEGORY_NOT_WORD: code.CATEGORY_WORD,
}


def of_category(category):
    if category in OPPOSITES:
        return LETTERS - of_category(OPPOSITES[category])
    return {letter for letter in LETTERS if CATEGORIES[category](letter)}


def of_class(members):
    found = set().union(*(letters([member]) for member in members if member[0] is not code.NEGATE))
    return LETTERS - found if members[0][0] is code.NEGATE else found


KINDS = {
    code.LITERAL: lambda value: {chr(value)},
    code.NOT_LITERAL: lambda value: LETTERS - {chr(value)},
    code.ANY: lambda _: LETTERS,
    code.CATEGORY: of_category,
    code.RANGE: lambda ends: {letter for letter in LETTERS if ends[0] <= ord(letter) <= ends[1]},
    code.IN: of_class,
    code.SUBPATTERN: lambda value: letters(value[3]),
    code.BRANCH: lambda value: set().union(*map(letters, value[1])),
    code.ATOMIC_GROUP: lambda value: letters(value),  # noqa: PLW0108 -- not made yet
} | {repeat: lambda value: letters(value[2]) for repeat in (*REPEATS, code.POSSESSIVE_REPEAT)}


def letters(sequence):
    """Every letter that a part of a pattern may take; looking around takes none."""
    return set().union(*(KINDS[kind](value) for kind, value in sequence if kind in KINDS))


def ways(sequence):
    """The ways through a sequence, its groups and branches opened: lists of what takes letters."""
    found = [[]]
    for kind, value in sequence:
        if kind is code.SUBPATTERN:
            parts = ways(value[3])
        elif kind is code.BRANCH:
            parts = [way for branch in value[1] for way in ways(branch)]
        else:
            parts = [[(kind, value)] if kind in KINDS else []]
        found = [way + part for way in found for part in parts][:64]
    return found


def is_long(kind, value):
    return kind in REPEATS and (value[1] is code.MAXREPEAT or value[1] >= MANY)


def is_blind(way):
    """Whether a repetition stands in the way with nothing beside it that must come and that it cannot take itself."""
    for at, (kind, value) in enumerate(way):
        others = [part for n, part in enumerate(way) if n != at and not (part[0] in REPEATS and part[1][0] == 0)]
        if is_long(kind, value) and not any(letters([other]).isdisjoint(letters(value[2])) for other in others):
            return True
    return False


def has_blind_repeat(sequence):
    return any(
        (is_long(kind, value) and any(map(is_blind, ways(value[2])))) or any(map(has_blind_repeat, inside(kind, value)))
        for kind, value in sequence
    )


def inside(kind, value):
    if kind in REPEATS:
        return [value[2]]
    if kind is code.SUBPATTERN:
        return [value[3]]
    if kind in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    return value[1] if kind is code.BRANCH else []


@pytest.mark.parametrize(
    ("pattern", "is_bad"),
    [
        (r"(?:\w+ ?)+x", True), (r"(a+)+", True), (r"(?:\s*\w+)*", True), (r"x(?=(?:[^,]*\w*)*y)", True), (r"(?:a|\w+)*y", True),
        (r"(?:\w+ )+x", False), (r"(?:[^,]+,)*", False), (r"(?:\S+\s+)*y", False), (r"\w+\s*\w+", False), (r"(?:\w{1,9} ?){1,4}", False),
    ],
)  # fmt: skip
def test_the_judgement_of_patterns(pattern, is_bad):
    assert has_blind_repeat(parser.parse(pattern)) is is_bad


def test_no_pattern_of_the_parser_cuts_a_text_in_every_way():
    told = subprocess.run([sys.executable, "-c", COLLECT], capture_output=True, text=True, encoding="utf-8", check=True)
    made = json.loads(told.stdout)
    assert len(made) > 500
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert [pattern for pattern, flags in made if has_blind_repeat(parser.parse(pattern, flags))] == []

"""The single sentences: sound in form, and the rules alone find most acts in them and hardly any in the others."""

import pytest

from geo.lexicon import LANGUAGES
from geo.model import EventType
from tests.quality import voice

MOST, HARDLY = 0.6, 0.15


def lines(lang: str) -> list[list[str]]:
    files = sorted(voice.SENTENCES.glob(f"{lang}*.tsv"))
    return [line.split("\t") for file in files for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_has_known_types_and_one_sentence(lang):
    rows = lines(lang)
    assert all(len(row) == 2 and row[1].strip() for row in rows)
    assert all(row[0] == "-" or set(row[0].split("|")) <= set(EventType) for row in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rules_tell_acts_from_background(lang):
    rows = voice.single(lang)
    told = [row.rules for row in rows if row.told]
    idle = [row.rules for row in rows if not row.told]
    assert sum(told) / len(told) > MOST
    assert sum(idle) / len(idle) < HARDLY

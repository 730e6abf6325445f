"""Time expressions against sentences written for this purpose: floors that may rise and never fall."""

import tomllib
from pathlib import Path

import pytest

from geo.timex import tag_times

GOLD = Path(__file__).parent / "timex"

MEASURED = {"en": (96, 1.000, 1.000), "ja": (437, 0.983, 0.987), "ru": (420, 0.990, 0.991)}
"""Sentences, share of sentences wholly right, value F1, as measured when the floors were set."""

MARGIN = 0.02
"""What a floor may lie under its measurement."""

FLOORS = {"en": (96, 0.98, 0.98), "ja": (437, 0.98, 0.98), "ru": (420, 0.98, 0.98)}
"""At least so many sentences, such a share wholly right, such a value F1."""

Row = tuple[str, str, str | None]


def read_sentences(lang: str) -> list[dict]:
    return tomllib.loads((GOLD / f"{lang}.toml").read_text(encoding="utf-8"))["sentence"]


def wanted(sentence: dict) -> list[Row]:
    return [(one["text"], one["type"], one.get("edtf")) for one in sentence["times"]]


def tagged(sentence: dict, lang: str) -> list[Row]:
    found = tag_times(sentence["text"], lang, published=sentence.get("published"))
    return [(one.text, one.type.value, one.edtf) for one in found]


def score(lang: str) -> tuple[int, float, float, list[str]]:
    """How many sentences, the share wholly right, the F1 of (words, type, value), and what is wrong."""
    sentences, right, hits, found, expected, wrong = read_sentences(lang), 0, 0, 0, 0, []
    for sentence in sentences:
        got, want = tagged(sentence, lang), wanted(sentence)
        right += got == want
        hits, found, expected = hits + len(set(got) & set(want)), found + len(got), expected + len(want)
        if got != want:
            wrong.append(f"{sentence['about']}: {sentence['text']}\n  want {want}\n  got  {got}")
    return len(sentences), right / len(sentences), 2 * hits / (found + expected), wrong


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_accuracy_stays_above_its_floor(lang: str) -> None:
    count, exact, f1, wrong = score(lang)
    print("\n".join(wrong))
    least, exact_floor, f1_floor = FLOORS[lang]
    assert count >= least, "sentences were taken out of the gold"
    assert exact >= exact_floor, f"{lang}: {exact:.3f} of the sentences wholly right"
    assert f1 >= f1_floor, f"{lang}: value F1 {f1:.3f}"


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_no_floor_is_lowered_below_what_was_measured(lang: str) -> None:
    for floor, measured in zip(FLOORS[lang][1:], MEASURED[lang][1:], strict=True):
        assert floor >= measured - MARGIN - 1e-9
    assert FLOORS[lang][0] == MEASURED[lang][0]


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_the_gold_says_what_its_sentences_say(lang: str) -> None:
    for sentence in read_sentences(lang):
        place = 0
        for one in sentence["times"]:
            place = sentence["text"].index(one["text"], place) + len(one["text"])


def test_every_language_has_sixty_sentences_and_phenomena_of_its_own() -> None:
    for lang in FLOORS:
        names = [sentence["about"] for sentence in read_sentences(lang)]
        assert len(names) >= 60
        assert len(set(names)) >= 55

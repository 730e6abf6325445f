"""The further hands' gold is sound: what it quotes is in its texts, and its articles without events say so."""

import json
from pathlib import Path

import pytest

from geo.model import EventType
from tests.quality import measure

FOLDER = Path(__file__).parent / "further"
ARTICLES = sorted(FOLDER.glob("*.json"))


def gold(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_language_is_there():
    assert {gold(path)["lang"] for path in ARTICLES} == {"en", "ja", "ru"}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_quotation_is_in_the_text(path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    for event in gold(path)["events"]:
        assert all(quote in text for quote in [event["evidence"], *event.get("evidence_alt", [])])


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_event_may_be_of_a_type_of_ours(path):
    assert all(set(event["types"]) & set(EventType) for event in gold(path)["events"])


def test_the_map_of_features_knows_every_place_that_is_disputed():
    known = json.loads((measure.GOLD / "feature-map.json").read_text(encoding="utf-8"))
    assert {feature.id for feature in measure.dispute().features if feature.disputed} <= set(known)

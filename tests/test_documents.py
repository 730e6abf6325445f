"""A shelf of documents of every kind: what is read from each, and what of it tells nothing. The rules speak alone here."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from geo.articles import read_article, read_articles
from geo.events import extract_events
from geo.events.calibration import Calibration
from geo.events.voice import voice_of
from geo.events.zones import pattern_of
from geo.gazetteer import Gazetteer
from geo.model import Event
from geo.packs import read_dispute

SHELF = Path(__file__).parent / "articles" / "shelf"
EXPECTED = tomllib.loads((SHELF / "expected.toml").read_text(encoding="utf-8"))
DISPUTE = read_dispute("kuril-northern-territories")
GAZETTEER = Gazetteer(DISPUTE)
RULES = Calibration(types={}, aspects={}, slope=1.0, bias=0.0, margin=1.0)
"""Leaves every act the type that its rule gives."""


def events_of(name: str) -> tuple[Event, ...]:
    events: list[Event] = []
    for article in read_articles(SHELF / name):
        rules = replace(voice_of(article.lang), promote=2.0, veto=-1.0)
        events += extract_events(article, DISPUTE, GAZETTEER, {article.lang: rules}, RULES)
    return tuple(events)


def test_every_document_of_the_shelf_is_judged() -> None:
    assert set(EXPECTED) == {path.name for path in SHELF.iterdir()} - {"expected.toml"}
    assert len(EXPECTED) >= 20


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_is_dated_as_it_says(name: str) -> None:
    assert str(read_article(SHELF / name).published or "") == EXPECTED[name]["published"]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_yields_its_events_and_no_other(name: str) -> None:
    events = events_of(name)
    told = [[event.date or "", event.type.value, "/".join(event.actors)] for event in events]
    assert told == [expected[:3] for expected in EXPECTED[name]["events"]]
    assert all(
        event.evidence.exact.startswith(expected[3]) for event, expected in zip(events, EXPECTED[name]["events"], strict=True)
    )


@pytest.mark.parametrize(
    ("lang", "name", "line"),
    [
        ("en", "question", "QUESTION: Did Japan protest?"),
        ("en", "question", "Reporter (Example TV): Did Japan protest?"),
        ("en", "question", "Q2. Did Japan protest?"),
        ("en", "notice", "(Reporting by A. Writer; editing by B. Writer)"),
        ("en", "notice", "© 2022 Example Wire"),
        ("ja", "question", "【例新聞　山田記者】抗議したのですか。"),
        ("ja", "question", "問　抗議したのですか。"),
        ("ja", "question", "――抗議したのですか。"),
        ("ja", "asking", "抗議したのでしょうか。"),
        ("ja", "notice", "無断転載を禁じます。"),
        ("ru", "question", "— Вопрос (агентство «Пример»): Япония заявила протест?"),
        ("ru", "question", "Корр.: Япония заявила протест?"),
        ("ru", "notice", "При цитировании ссылка обязательна."),
    ],
)
def test_lines_show_what_they_are(lang: str, name: str, line: str) -> None:
    assert pattern_of(lang, name).search(line)


@pytest.mark.parametrize(
    ("lang", "name", "line"),
    [
        ("en", "question", "Questions about the islands: Japan protested."),
        ("en", "notice", "Tags on the crates said that Japan protested."),
        ("ja", "question", "（共同）日本政府は抗議した。"),
        ("ja", "asking", "「抗議したのですか」と尋ねた。"),
        ("ru", "question", "Вопрос о Курилах закрыт: Россия отклонила протест."),
    ],
)
def test_lines_of_the_body_are_taken_for_nothing_else(lang: str, name: str, line: str) -> None:
    assert not pattern_of(lang, name).search(line)

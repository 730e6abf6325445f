"""Texts no person wrote: nothing fails, no law breaks, work grows as the text does, memory as the events do."""

import re
import sys
import tomllib
import tracemalloc
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from geo.articles.normal import line_blocks, normalise
from geo.corpus import extract_corpus
from geo.events import extract_events
from geo.gazetteer import Gazetteer
from geo.model import Article, parse_edtf
from geo.packs import read_dispute

DISPUTE = read_dispute("kuril-northern-territories")
GAZETTEER = Gazetteer(DISPUTE)
TOLD = {
    "en": "Japan protested over Kunashir on Monday.",
    "ja": "日本は5日、択捉島について抗議した。",
    "ru": "Япония в понедельник выразила протест из-за Кунашира.",
}
PIECES = [
    *TOLD.values(), "Japan", "Russia said", "Kunashir", "択捉島", "国後島で", "Кунашир", "Итурупе", "МИД России заявил", "抗議した", "と述べた",
    "on Monday", "in March 2022", "two days later", "for the first time since 2003", "令和4年3月", "同日", "3月9日、", "1 марта 2022 года",
    "накануне", "впервые с 2003 года", "99 99 9999", "31.02.2022", "0000-00-00", "11:05", "10時5分　", "Q:", "―", "の", "«", "»", "“", "”", '"',
    "「", "」", "『", "』", "(", "）", "[", "—", "–", "...", ".", "。", "？", "!", ",", "、", ";", ":", "\n", "\n\n", " ", "\u3000", "\u202e",
    "\u200f", "\u2066", "\u0301", "\u200d", "\ufeff", "İ", "ß", "ﬁ", "㍻", "㈱", "１９５６年", "𝟙", "\U0001f600", "한국", "العربية", "\x00", "\ud800",
    "x" * 3000, "島" * 3000, "(" * 3000, "1" * 3000, "А. " * 300,
]  # fmt: skip


def article_of(text: str, lang: str, published: date | None = date(2022, 9, 6)) -> Article:
    text = normalise(text)
    return Article(id="ar-x", text=text, lang=lang, blocks=line_blocks(text), published=published)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30), st.sampled_from(sorted(TOLD)), st.booleans())
def test_no_text_fails_or_is_quoted_wrongly(pieces: list[str], lang: str, dated: bool) -> None:
    text = ("" if lang == "ja" else " ").join([TOLD[lang], *pieces])
    article = article_of(text, lang, date(2022, 9, 6) if dated else None)
    for event in extract_events(article, DISPUTE, GAZETTEER):
        quotes = [quote for source in event.sources for quote in source.evidence]
        assert all(article.text[quote.start : quote.end] == quote.exact for quote in quotes)
        assert event.date is None or parse_edtf(event.date)
        assert event.date_start is None or event.date_end is None or event.date_start <= event.date_end


def _strings(table: Any) -> Iterator[str]:
    """Every string of a table, however deep."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict | list):
        for each in table.values() if isinstance(table, dict) else table:
            yield from _strings(each)


@cache
def lexicon_pieces(lang: str) -> st.SearchStrategy[str]:
    """What the lexicon of a language knows: its words as they are, and texts that its patterns match."""
    tables = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(files("geo.lexicon").joinpath(lang).iterdir(), key=str)
        if file.name.endswith(".toml")
    ]
    known = dict.fromkeys(each for table in tables for each in _strings(table))
    words = [re.sub(r"[…*@|]", " ", each) for each in known if not re.search(r"[\[\](){}\\^$?+]", each)]
    patterns = [each for each in known if re.search(r"\[|\\b|\(\?", each) and _is_pattern(each)]
    matching = st.sampled_from(patterns).flatmap(lambda each: st.from_regex(each, fullmatch=True))
    return st.sampled_from(words) | st.sampled_from(words) | matching.map(lambda text: text[:200])


def _is_pattern(text: str) -> bool:
    """Whether a string is a pattern of which texts can be drawn: atomic groups cannot be."""
    try:
        re.compile(text)
        st.from_regex(text, fullmatch=True).validate()
    except (re.error, HypothesisException):
        return False
    return True


@pytest.mark.parametrize("lang", sorted(TOLD))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_no_order_of_the_words_that_the_lexicon_knows_fails(lang: str, data: st.DataObject) -> None:
    pieces = data.draw(
        st.lists(lexicon_pieces(lang) | st.sampled_from([".", "。", ",", "\n\n", "99999999", "31"]), max_size=40)
    )
    published = data.draw(st.sampled_from([None, date(1, 1, 1), date(1956, 10, 19), date(2024, 2, 29), date.max]))
    text = ("" if lang == "ja" else " ").join([TOLD[lang], *pieces, TOLD[lang]])
    article = article_of(text, lang, published)
    for event in extract_events(article, DISPUTE, GAZETTEER):
        assert event.date is None or parse_edtf(event.date)


@pytest.mark.parametrize("published", [date(1, 1, 1), date(1, 1, 5), date(9999, 12, 31)])
@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Kuril dispute\n\nThis winter Japan protested over Kunashir. Weeks later, Russia held drills. Japan protested this Friday.",
        ),
        ("ja", "北方領土問題\n\n日本は今冬、国後島について抗議した。数週間後、ロシアは演習した。日本は今週金曜日に抗議した。"),
        ("ru", "Курильский спор\n\nЭтой зимой Япония протестовала. Спустя недели Россия провела учения на Кунашире."),
    ],
)
def test_the_first_and_last_days_of_the_calendar_are_read(published: date, lang: str, text: str) -> None:
    for event in extract_events(article_of(text, lang, published), DISPUTE, GAZETTEER):
        assert event.date is None or parse_edtf(event.date)
        assert event.date_start is None or event.date_end is None or event.date_start <= event.date_end


def calls_for(article: Article) -> int:
    """How many calls of functions an article takes: the work that is done, whatever the machine."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        extract_events(article, DISPUTE, GAZETTEER)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("lang", sorted(TOLD))
@pytest.mark.parametrize(
    "sign",
    ["a", "1", ".", ",", '"', "«", "「", "」", "島", "я", "\n", "(", "-", "Kunashir ", "2022 ", "A b. ", "あ。」", "「あ。"],
)
def test_work_grows_no_faster_than_a_text_of_one_sign(sign: str, lang: str) -> None:
    small, large = (
        article_of(f"{TOLD[lang]}\n\n{sign * (size // len(sign))}\n\n{TOLD[lang]}", lang) for size in (4_500, 18_000)
    )
    extract_events(small, DISPUTE, GAZETTEER)
    assert calls_for(large) <= 5 * calls_for(small)


@pytest.mark.parametrize("sign", ["a", ".", "島", "я", "「", "(", "\n"])
def test_a_megabyte_of_one_sign_is_read(sign: str) -> None:
    article = article_of(f"{TOLD['en']}\n\n{sign * 1_000_000}\n\nOn Tuesday Russia rejected the protest over Kunashir.", "en")
    assert len(extract_events(article, DISPUTE, GAZETTEER)) == 2


def test_memory_grows_as_the_events_do_and_not_as_the_articles(tmp_path: Path) -> None:
    """Eleven times the articles that tell nothing keep no more of them than one does."""
    filler = "Nothing happened on Kunashir, where fog lay over the strait. " * 60
    for number in range(22):
        (tmp_path / f"{number:02}.txt").write_text(f"Article {number}\n\n{filler}", encoding="utf-8")
    paths = sorted(tmp_path.iterdir())
    extract_corpus(paths[:2], DISPUTE, workers=1)
    peaks = []
    for some in (paths[:2], paths):
        tracemalloc.start()
        extract_corpus(some, DISPUTE, workers=1)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]

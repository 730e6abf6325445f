"""Anniversaries and offices: what is no act of its day."""

import datetime as dt
import re
from contextlib import suppress
from itertools import product

import pytest

from geo.articles import read_article
from geo.events import extract_events
from geo.events.occasions import find_anniversary, tells_of_office
from geo.gazetteer import Gazetteer
from geo.lexicon import read_words
from geo.lexicon.gating import Gated, pieces_of
from geo.packs import read_dispute
from tests.quality import measure

DISPUTE = read_dispute("kuril-northern-territories")
GAZETTEER = Gazetteer(DISPUTE)


@pytest.mark.parametrize(
    ("lang", "sentence", "years"),
    [
        ("en", "Friday marks 170 years since Russia and Japan agreed on the border.", 170),
        ("en", "Seventy years have passed since the declaration was signed.", 70),
        ("en", "Feb. 7 is the 170th anniversary of the treaty of Shimoda.", 170),
        ("en", "Japan protested on Friday.", None),
        ("ja", "日ロ通好条約が結ばれてから7日で170年を迎える。", 170),
        ("ja", "ソ連軍が択捉島に上陸してから80年となる。", 80),
        ("ru", "В пятницу исполняется 170 лет со дня подписания Симодского трактата.", 170),
        ("ru", "Исполнилось восемьдесят лет с тех пор, как войска высадились на Шикотане.", 80),
    ],
)
def test_an_anniversary_counts_its_years(lang, sentence, years):
    found = find_anniversary(sentence, lang)
    assert (found.years if found else None) == years


@pytest.mark.parametrize(
    ("lang", "office", "act"),
    [
        ("en", "Japan's second Takaichi cabinet took office.", "Russian troops took office buildings on Kunashir."),
        ("en", "She was re-elected governor.", "The treaty was named after Shimoda."),
        ("ja", "第2次高市内閣が7日、発足した。", "対話が7日、再開した。"),
        ("ru", "Министром назначен Ямада Таро.", "Визит назначен на понедельник."),
    ],
)
def test_an_office_is_told_from_an_act(lang, office, act):
    assert tells_of_office(office, lang)
    assert not tells_of_office(act, lang)


def test_an_anniversary_dates_the_older_act_and_its_own_day_has_none(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(
        "The Kuril Islands\n\nJapan protested on Monday over a drill on Iturup.\n\n"
        "Friday marks 170 years since Russia and Japan agreed on the border between Etorofu and Urup.\n",
        encoding="utf-8",
    )
    article = read_article(file, published=dt.date(2025, 2, 8), lang="en")
    events = extract_events(article, DISPUTE, GAZETTEER)
    assert [(event.date, event.type.value, event.factuality.value) for event in events] == [
        ("2025-02-03", "ACCUSE", "asserted"),
        ("1855", "AGREE", "presupposed"),
    ]


def test_what_an_if_leads_to_is_no_past(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(
        "The Kuril Islands\n\nJapan protested on Monday over a drill on Iturup.\n\n"
        "Japan protests visits to the islands, and Russia fears bases there if they were handed over.\n",
        encoding="utf-8",
    )
    events = extract_events(read_article(file, published=dt.date(2025, 2, 8), lang="en"), DISPUTE, GAZETTEER)
    assert [event.date for event in events] == ["2025-02-03"]


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_a_gate_lets_through_whatever_would_match(lang):
    words = read_words(lang, "clauses")["occasions"]
    patterns = [words["offices"], *(row.replace("{years}", r"(?P<years>\d+)") for row in words["anniversaries"])]
    texts = [line for text in measure.texts() if text.lang == lang for line in text.raw.splitlines() if line]
    for pattern in patterns:
        gated, plain = Gated(pattern), re.compile(pattern)
        assert pieces_of(pattern), pattern
        assert [bool(gated.search(text)) for text in texts] == [bool(plain.search(text)) for text in texts]


@pytest.mark.parametrize(
    "pattern",
    [
        "a(?:b|cd)+e?f",
        "(?i)x{2,}(?=y)",
        "(?:a|b?)c",
        "[ab]c|d",
        r"a\.b(?<!c)",
        "(a)(?P=b)?",
        "ab{0,2}c",
        "(?s:.)a|",
        "a+?b(?!c)d",
    ],
)
def test_a_gate_holds_what_every_match_needs(pattern):
    with suppress(re.error):
        gated = Gated(pattern)
        texts = ("".join(signs) for size in range(1, 5) for signs in product("abcdefxXy.", repeat=size))
        assert all(gated.may_match(text) for text in texts if gated.pattern.search(text))

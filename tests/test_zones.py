"""Zones and sentences: what yields events, and where one sentence ends and the next begins."""

import pytest

from geo.events.sentences import split_sentences
from geo.events.zones import ZoneKind, dateline_end, find_zones
from geo.model import Article, Block, BlockKind


def article_of(*lines: str, kinds: dict[int, BlockKind] | None = None, glue: str = "\n\n", lang: str = "en") -> Article:
    text = glue.join(lines)
    blocks, start = [], 0
    for place, line in enumerate(lines):
        kind = (kinds or {}).get(place, BlockKind.LINE)
        blocks.append(Block(start=start, end=start + len(line), kind=kind))
        start += len(line) + len(glue)
    return Article(id="ar-1", text=text, lang=lang, blocks=tuple(blocks))


def kinds_of(article: Article) -> list[ZoneKind]:
    return [zone.kind for zone in find_zones(article)]


def test_a_headline_body_and_teaser():
    article = article_of("Japan protests over islands", "Japan protested on Monday.", "Read more: Russia deploys missiles")
    assert kinds_of(article) == [ZoneKind.HEADLINE, ZoneKind.BODY, ZoneKind.TEASER]


@pytest.mark.parametrize("line", ["関連記事：ロシアが抗議", "Читайте также: Россия разместила ракеты", "Related: How it began"])
def test_teasers_in_three_languages(line):
    lang = {"関": "ja", "Ч": "ru", "R": "en"}[line[0]]
    assert kinds_of(article_of("A headline", "A sentence.", line, lang=lang))[2] is ZoneKind.TEASER


def test_a_short_line_without_an_end_is_a_subheadline():
    assert (
        kinds_of(article_of("A headline", "Japan protested.", "What happens next", "Russia replied."))[2]
        is ZoneKind.SUBHEADLINE
    )


def test_a_heading_or_caption_of_a_page_is_no_body():
    article = article_of(
        "A headline", "Japan protested.", "Soldiers on Kunashir.", kinds={1: BlockKind.HEADING, 2: BlockKind.CAPTION}
    )
    assert kinds_of(article)[1:] == [ZoneKind.SUBHEADLINE, ZoneKind.TEASER]


def test_zones_cover_their_blocks():
    article = article_of("A headline", "Japan protested.", "Russia replied.")
    assert [(zone.start, zone.end) for zone in find_zones(article)] == [(block.start, block.end) for block in article.blocks]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("TOKYO, March 22 - Japan protested.", "Japan protested."),
        ("MOSCOW (Agency) — Russia replied.", "Russia replied."),
        ("（東京）日本は抗議した。", "日本は抗議した。"),
        ("Japan protested - again.", "Japan protested - again."),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(text, rest):
    assert text[dateline_end(text) :] == rest


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Mr. Abe met Mr. Putin on Jan. 22 in Moscow. They spoke for three hours.", "en", 2),
        ("The U.S. ambassador spoke. Japan listened.", "en", 2),
        ("“We protest.” The minister left.", "en", 2),
        ("The area is 1,489.3 square kilometres. It is foggy.", "en", 2),
        ("1. The Government protested. 2. It will continue.", "en", 2),
        ("И.В. Моргулов заявил протест. Япония ответила.", "ru", 2),
        ("首相は「残念だ。受け入れられない」と述べた。外相も抗議した。", "ja", 2),
    ],
)
def test_sentences(text, lang, count):
    sentences = split_sentences(text, 0, len(text), 0, lang)
    assert len(sentences) == count
    assert all(text[each.start : each.end] == each.text for each in sentences)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("ja", ("1956年10月19日　日ソ共同宣言に署名", "昭和39年9月 墓参始まる", "・平成4年4月：ビザなし交流始まる")),
        (
            "en",
            ("February 1855: Treaty of Shimoda signed", "1875 – Treaty of St Petersburg", "Oct. 19, 1956: Joint Declaration"),
        ),
        ("ru", ("7 февраля 1855 года — подписан трактат", "1875 г.: обмен островов", "1956, 19 октября — Декларация")),
    ],
)
def test_entries_of_a_list_of_dates_are_body_without_an_end_mark(lang, lines):
    assert set(kinds_of(article_of("Title", "Prose.", *lines, lang=lang))[2:]) == {ZoneKind.BODY}


def test_a_dated_subheadline_beside_prose_is_none():
    article = article_of("交渉", "前文だ。", "1956年の日ソ共同宣言", "1956年、日本とソ連は署名した。", lang="ja")
    assert kinds_of(article)[2] is ZoneKind.SUBHEADLINE


@pytest.mark.parametrize(("sentence", "count"), [("あ。「い。う」え。お。", 3), ("「あ。い", 1), ("あ。い。」う。え。", 3)])
def test_a_japanese_sentence_ends_outside_its_quotations(sentence, count):
    assert len(split_sentences(sentence, 0, len(sentence), 0, "ja")) == count

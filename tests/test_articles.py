"""Reading articles: laws of every text first, then formats, dates, languages and encodings one by one."""

import io
import json
import subprocess
import sys
import unicodedata
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import list_articles, read_article
from geo.articles.datelines import stamp_day
from geo.articles.days import FINDERS
from geo.articles.formats import FORMATS
from geo.articles.normal import join_wrapped, lay_out, line_blocks, normalise
from geo.model import Article, BlockKind

SAMPLES = Path(__file__).parent / "articles"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in FORMATS)
AWKWARD = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("\n\r\t \u00a0\u200b\u202e\ufeff\u3000\u0085\u2028\u0301e日"))
)


def blocks_of(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def page(folder: Path, head: str = "", body: str = "", *, charset: str = "utf-8", lang: str = "en") -> Path:
    text = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}"><title>Talks</title>{head}</head><body><article>'
        f"<h1>Talks</h1>{body}<p>Russia said on Monday that the talks with Japan were over. Tokyo protested against it.</p>"
        "<p>The two sides had met in the capital, and they had spoken about the islands for a long time.</p>"
        "</article></body></html>"
    )
    return write(folder, "page.html", text.encode(charset))


@given(AWKWARD)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(AWKWARD)
def test_normal_text_has_no_blank_ends_and_no_hidden_characters(text: str) -> None:
    lines = normalise(text).split("\n")
    assert all(line == line.rstrip() for line in lines)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for line in lines for char in line)
    assert all(before or after for before, after in pairwise(lines))


@given(AWKWARD)
def test_blocks_are_the_lines_in_order(text: str) -> None:
    text = normalise(text)
    blocks = line_blocks(text)
    assert [text[block.start : block.end] for block in blocks] == [line.strip() for line in text.split("\n") if line.strip()]
    assert all(one.end < other.start for one, other in pairwise(blocks))
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)


@given(st.lists(st.tuples(st.sampled_from(list(BlockKind)), AWKWARD)))
def test_parts_laid_out_are_found_again_in_normal_text(parts: list[tuple[BlockKind, str]]) -> None:
    text, blocks = lay_out(parts)
    assert normalise(text) == text
    lines = [(kind, line.strip()) for kind, part in parts for line in normalise(part).split("\n") if line.strip()]
    assert [(block.kind, text[block.start : block.end]) for block in blocks] == lines


@given(text=AWKWARD, suffix=st.sampled_from([".txt", ".md"]))
def test_any_text_reads_to_the_same_article_twice(tmp_path_factory: pytest.TempPathFactory, text: str, suffix: str) -> None:
    path = write(tmp_path_factory.getbasetemp(), f"any{suffix}", f"A line.\n\n{text}".replace("\0", ""))
    article = read_article(path, lang="en")
    assert article == read_article(path, lang="en")
    assert normalise(article.text) == article.text
    assert all(words == words.strip() != "" and "\n" not in words for _, words in blocks_of(article))


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_keep_the_law_of_blocks(name: str) -> None:
    article = read_article(SAMPLES / name)
    assert article == read_article(SAMPLES / name)
    assert normalise(article.text) == article.text
    assert all(words == words.strip() != "" and "\n" not in words for _, words in blocks_of(article))
    assert all(one.end < other.start for one, other in pairwise(article.blocks))


def test_plain_text_has_a_title_above_a_blank_line() -> None:
    article = read_article(SAMPLES / "wire-en.txt")
    assert [kind for kind, _ in blocks_of(article)] == [BlockKind.TITLE, BlockKind.LINE, BlockKind.LINE]
    assert article.title == "Moscow ends talks over the islands"


@pytest.mark.parametrize(
    "text", ["First line\nsecond line\n", "A sentence.\n\nMore.\n", "文である。\n\n次。\n", "x" * 201 + "\n\nMore.\n", "Alone"]
)
def test_other_first_lines_are_no_title(tmp_path: Path, text: str) -> None:
    article = read_article(write(tmp_path, "a.txt", text), lang="en")
    assert {kind for kind, _ in blocks_of(article)} == {BlockKind.LINE}
    assert article.title is None


def test_the_title_of_the_front_matter_marks_the_first_line(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.txt", '+++\ntitle = "It ended."\n+++\nIt ended.\nThen came 1956.\n'))
    assert blocks_of(article)[0] == (BlockKind.TITLE, "It ended.")
    assert article.text == "It ended.\nThen came 1956."


def test_a_title_that_is_not_in_the_text_is_not_added_to_it(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.md", '+++\ntitle = "Elsewhere"\n+++\nThe talks ended.\n'))
    assert (article.title, article.text) == ("Elsewhere", "The talks ended.")


def test_hidden_characters_go_and_marks_compose(tmp_path: Path) -> None:
    article = read_article(
        write(tmp_path, "a.txt", "\ufeffKu\u200bna\u00adshir\u00a0и Итуру\u0306п\u202e  \r\n\r\n\r\n\r\nend\x07.\r")
    )
    assert article.text == unicodedata.normalize("NFC", "Kunashir и Итуру\u0306п\n\nend.")


def test_markdown_keeps_what_is_read_and_says_what_it_is() -> None:
    article = read_article(SAMPLES / "brief.md")
    assert blocks_of(article) == [
        (BlockKind.TITLE, "A brief"),
        (BlockKind.PARAGRAPH, "The two sides talked about Kunashir / Kunashiri in March & April."),
        (BlockKind.PARAGRAPH, "A new line."),
        (BlockKind.QUOTE, "The talks go on, both said."),
        (BlockKind.CAPTION, "The coast"),
        (BlockKind.HEADING, "Dates"),
        (BlockKind.ITEM, "1855: Shimoda"),
        (BlockKind.ITEM, "1875: St Petersburg"),
        (BlockKind.ITEM, "year"),
        (BlockKind.ITEM, "act"),
        (BlockKind.ITEM, "1956"),
        (BlockKind.ITEM, "Joint Declaration"),
    ]


def test_front_matter_tells_everything_it_may_tell() -> None:
    article = read_article(SAMPLES / "brief.md")
    assert (article.title, article.url, article.publisher) == ("A brief", "https://example.org/brief", "Example")
    assert (article.published, article.published_from) == (date(2023, 1, 23), "front-matter")
    assert article.citations == ("An archive", "A ministry <https://example.org/source>")


def test_wrapped_japanese_lines_join_without_a_space() -> None:
    assert join_wrapped("国後島\nと色丹島") == "国後島と色丹島"
    assert join_wrapped("Kunashir\n  and Shikotan") == "Kunashir and Shikotan"


def test_a_page_gives_its_text_without_what_stands_around_it() -> None:
    article = read_article(SAMPLES / "page-en.html")
    kinds = [kind for kind, _ in blocks_of(article)]
    assert blocks_of(article)[0] == (BlockKind.TITLE, "Russia leaves talks")
    assert kinds.count(BlockKind.ITEM) == 2
    assert kinds.count(BlockKind.QUOTE) == 1
    assert (BlockKind.HEADING, "Visits end") in blocks_of(article)
    for unwanted in ("Home", "Related", "Aside", "©", "Read more: An older story about 1956\n\nRead", "seen in 2019"):
        assert unwanted not in article.text


def test_a_page_tells_title_address_publisher_and_day() -> None:
    article = read_article(SAMPLES / "page-en.html")
    assert (article.title, article.publisher) == ("Russia leaves talks", "Example News")
    assert article.url == "https://example.org/news/2022/03/22/talks"
    assert (article.published, article.published_from) == (date(2022, 3, 22), "time")


def test_a_page_address_that_is_a_script_is_dropped(tmp_path: Path) -> None:
    assert read_article(page(tmp_path, '<link rel="canonical" href="javascript:alert(1)">')).url is None


def test_lone_surrogates_of_a_page_reach_nobody(tmp_path: Path) -> None:
    data = '{"@type": "NewsArticle", "headline": "Talks \\ud800 end", "publisher": {"name": "A\\u202eB"}}'
    article = read_article(page(tmp_path, f'<script type="application/ld+json">{data}</script>'))
    assert (article.title, article.publisher) == ("Talks end", "AB")


@pytest.mark.parametrize(
    ("name", "finder"), [("wire-en.txt", "dateline"), ("wire-ja.txt", "dateline"), ("wire-ru.txt", "dateline")]
)
def test_datelines_of_three_languages(name: str, finder: str) -> None:
    article = read_article(SAMPLES / name)
    assert (article.published, article.published_from) == (date(2022, 3, 22), finder)


def test_the_user_outdoes_the_article() -> None:
    article = read_article(SAMPLES / "brief.md", published=date(1855, 2, 7))
    assert (article.published, article.published_from) == (date(1855, 2, 7), "user")


LD = '<script type="application/ld+json">{}</script>'
PLACES = {
    "json-ld": LD.format('{"@type": "NewsArticle", "datePublished": "2022-03-21T23:00:00Z"}'),
    "meta": '<meta property="article:published_time" content="2022-03-21T08:00:00+09:00">',
    "time": '<p class="byline"><time datetime="2022-03-21">yesterday</time></p>',
    "dateline": "<p>TOKYO, March 21, 2022 — The Foreign Ministry of Japan answered on the same day that it regretted this.</p>",
    "htmldate": '<div class="post-date">Posted by our staff on 21 March 2022</div>',
}


@pytest.mark.parametrize("finder", PLACES)
def test_each_place_of_a_page_tells_the_day(tmp_path: Path, finder: str) -> None:
    place = PLACES[finder]
    path = page(tmp_path, place) if finder in ("json-ld", "meta") else page(tmp_path, body=place)
    article = read_article(path)
    assert (article.published, article.published_from) == (date(2022, 3, 21), finder)


@pytest.mark.parametrize(
    ("surer", "vaguer"), [("json-ld", "meta"), ("meta", "time"), ("time", "dateline"), ("dateline", "htmldate")]
)
def test_the_surer_place_wins(tmp_path: Path, surer: str, vaguer: str) -> None:
    other = PLACES[vaguer].replace("2022-03-21", "2021-01-02").replace("March 21, 2022", "January 2, 2021")
    article = read_article(page(tmp_path, body=PLACES[surer] + other.replace("21 March 2022", "2 January 2021")))
    assert (article.published, article.published_from) == (date(2022, 3, 21), surer)


def test_places_are_asked_in_the_order_that_is_written_down() -> None:
    assert ("user", "front-matter", *PLACES) == FINDERS


TOMORROW_BUT_ONE = (datetime.now(UTC).date() + timedelta(days=2)).isoformat()


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2022">',
        '<meta name="date" content="2022-03">',
        '<meta name="date" content="03/04/2022">',
        '<meta name="date" content="1970-01-01T00:00:00Z">',
        '<meta name="date" content="1899-12-31">',
        f'<meta name="date" content="{TOMORROW_BUT_ONE}">',
        '<meta name="date" content="2022-02-30">',
        '<meta name="date" content="2022-03-21"><meta name="date" content="2022-03-22">',
        '<meta property="article:modified_time" content="2022-03-21">',
        LD.format('{"@type": "NewsArticle", "dateModified": "2022-03-21"}'),
        LD.format(
            '[{"@type": "NewsArticle", "datePublished": "2022-03-21"}, {"@type": "Article", "datePublished": "2022-03-22"}]'
        ),
        LD.format('{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2022-03-21"}]}'),
        LD.format('{"@type": "Event", "datePublished": "2022-03-21"}'),
    ],
)
def test_a_doubtful_date_in_the_head_is_no_date(tmp_path: Path, head: str) -> None:
    assert read_article(page(tmp_path, head)).published is None


@pytest.mark.parametrize(
    "body",
    [
        f"<p>It was signed on <time datetime='1956-10-19'>19 October 1956</time>. {'They had met in Moscow. ' * 8}</p>",
        "<p>© 2022 Example</p>",
        "<p>On 21 March 2022, Russia ended the talks.</p>",
        '<time datetime="2022-03-21">21 March</time><time datetime="2022-03-22">22 March</time>',
        '<time class="updated" datetime="2022-03-21">21 March</time>',
        '<div class="post-date">03/04/2022</div>',
        '<div class="post-date">March 2022</div>',
        '<div class="related"><span class="date">21 March 2022</span></div>',
    ],
)
def test_a_day_in_the_body_that_is_not_the_publication_is_no_date(tmp_path: Path, body: str) -> None:
    assert read_article(page(tmp_path, body=body)).published is None


@pytest.mark.parametrize(
    "text",
    [
        "On March 22, 2022, Russia ended the talks.",
        "In Tokyo, March 22, 2022 — a day that many remember.",
        "Talks\n\n7 February 1855\n\nThe treaty was signed.",
        "Talks\n\n14 November 2018\n\nIn 2022 Russia left them.",
        "SHIMODA, February 7, 1855 — A treaty.\n\nST PETERSBURG, May 7, 1875 — Another.",
        "日ソ共同宣言（1956年10月19日）の歩みを読む",
        "MOSCOW, March 22 (Example) — Russia ended the talks.",
        "TOKYO, February 30, 2022 — Nobody wrote this.",
    ],
)
def test_a_day_in_a_text_that_is_no_dateline_is_no_date(tmp_path: Path, text: str) -> None:
    assert read_article(write(tmp_path, "a.txt", text)).published is None


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2022-03-22T10:00:00+09:00", date(2022, 3, 22)),
        ("20220322", date(2022, 3, 22)),
        ("Tue, 22 Mar 2022 10:00:00 +0900", date(2022, 3, 22)),
        ("Mar. 22, 2022 10:30 AM", date(2022, 3, 22)),
        ("22.03.2022", date(2022, 3, 22)),
        ("22 марта 2022 г.", date(2022, 3, 22)),
        ("令和元年５月１日", date(2019, 5, 1)),
        ("昭和31年10月19日", date(1956, 10, 19)),
        ("22/03/2022", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_stamps_are_read_whole_or_not_at_all(stamp: str, day: date | None) -> None:
    assert stamp_day(stamp) == day


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Russia said 北方領土（ほっぽうりょうど） was Russian.", "en"),
        ("Россия заявила, что Kunashir — её остров.", "ru"),
        ("ロシア外務省はKunashiriについて発表した。", "ja"),
    ],
)
def test_the_script_tells_the_language(tmp_path: Path, text: str, lang: str) -> None:
    assert read_article(write(tmp_path, "a.txt", text)).lang == lang


def test_the_language_given_outdoes_the_one_stated_and_the_script(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", '+++\nlang = "ru"\n+++\nRussia said no.\n')
    assert read_article(path).lang == "ru"
    assert read_article(path, lang="en-GB").lang == "en"


def test_han_alone_is_japanese_where_the_page_says_so(tmp_path: Path) -> None:
    words = "<h1>露外務省声明</h1><p>露外務省声明発表、日本政府抗議。北方領土問題。</p>"
    text = f"<html lang='ja'><body><article>{words}</article></body></html>"
    assert read_article(write(tmp_path, "a.html", text)).lang == "ja"


def test_a_template_in_english_does_not_make_japanese_english(tmp_path: Path) -> None:
    text = (
        (SAMPLES / "page-ja.html").read_text(encoding="utf-8").replace('lang="ja"', 'lang="en"').replace("Shift_JIS", "utf-8")
    )
    assert read_article(write(tmp_path, "a.html", text)).lang == "ja"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    article = read_article(write(tmp_path, "a.txt", "Россия и Япония.".encode(encoding)))
    assert article.text == "Россия и Япония."


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "iso-2022-jp", "utf-8"])
def test_japanese_pages_are_read_in_their_declared_charset(tmp_path: Path, charset: str) -> None:
    text = (SAMPLES / "page-ja.html").read_text(encoding="utf-8").replace("Shift_JIS", charset)
    article = read_article(write(tmp_path, "a.html", text.encode(charset)))
    assert blocks_of(article)[1][1].startswith("ロシア外務省は21日、日本との平和条約交渉を中断すると発表した。")
    assert (article.published, article.published_from) == (date(2022, 3, 22), "meta")


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
@pytest.mark.parametrize("declared", [True, False])
def test_russian_pages_are_read_declared_or_not(tmp_path: Path, charset: str, declared: bool) -> None:
    paragraphs = "".join(
        f"<p>{words}</p>"
        for words in (
            "Россия в понедельник прекратила переговоры с Японией о мирном договоре и объяснила это санкциями.",
            "Министерство иностранных дел Японии в тот же день выразило протест и вызвало посла для объяснений.",
        )
    )
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if declared else ""
    text = f"<html><head>{meta}<title>Переговоры</title></head><body><article>{paragraphs}</article></body></html>"
    article = read_article(write(tmp_path, "a.html", text.encode(charset)))
    assert "прекратила переговоры с Японией" in article.text
    assert article.lang == "ru"


def test_one_broken_byte_does_not_spoil_a_page(tmp_path: Path) -> None:
    data = page(tmp_path, charset="utf-8").read_bytes().replace(b"Tokyo protested", b"Tokyo \xff protested")
    assert "Tokyo \ufffd protested" in read_article(write(tmp_path, "b.html", data)).text


def test_standard_input_is_a_page_where_it_looks_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (SAMPLES / "page-en.html").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert read_article("-") == read_article(SAMPLES / "page-en.html")


def test_standard_input_is_plain_text_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (SAMPLES / "wire-en.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert read_article(Path("-")) == read_article(SAMPLES / "wire-en.txt")


def test_listing_finds_articles_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("2.txt", "1.MD", "README.md", "x.pdf", ".draft.txt", "b/3.html", ".hidden/4.txt"):
        write(tmp_path, name, "text")
    found = list_articles([tmp_path, tmp_path / "2.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["1.MD", "2.txt", "b/3.html"]


def test_listing_keeps_standard_input_and_a_readme_that_is_named(tmp_path: Path) -> None:
    readme = write(tmp_path, "README.md", "text")
    assert list_articles([Path("-"), readme]) == tuple(sorted([Path("-"), readme], key=Path.as_posix))


def test_plain_text_opens_no_parser() -> None:
    reading = "import sys, json; from geo.articles import read_article; read_article(sys.argv[1])"
    code = f"{reading}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code, SAMPLES / "wire-en.txt"], capture_output=True, check=True, text=True)
    assert not {"lxml", "trafilatura", "htmldate", "markdown_it", "charset_normalizer"} & set(json.loads(done.stdout))


SEEDS = list_articles([Path(__file__).parents[1] / "seeds"])


def test_the_seeds_are_briefs_in_three_languages() -> None:
    langs = [read_article(path).lang for path in SEEDS]
    assert (langs.count("en") >= 8, langs.count("ja") >= 2, langs.count("ru") >= 2) == (True, True, True)


@pytest.mark.parametrize("path", SEEDS, ids=[path.name for path in SEEDS])
def test_a_seed_says_what_it_is_and_what_it_rests_on(path: Path) -> None:
    article = read_article(path)
    assert article.title
    assert article.publisher == "dispute-map briefs"
    assert article.published_from == "front-matter"
    assert len(article.citations) >= 3
    assert len(article.text) < 2500

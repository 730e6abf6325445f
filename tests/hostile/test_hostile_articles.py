"""Bad articles: one fault each, and the one line that says where, what, and what would be right."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from geo.articles import formats, list_articles, read_article
from geo.errors import ArticleError

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
DEEP = b"<html><body>" + b"<div>" * 100_000 + b"<p>Deep.</p>"

FAULTS = {
    "empty.txt": (b"", "is empty; it should hold the text of one article"),
    "empty.html": (b"", "is empty; it should hold the text of one article"),
    "mark.txt": (b"\xef\xbb\xbf", "has no text; it should hold the text of one article"),
    "blank.txt": (b" \n\t\r\n\xe3\x80\x80\n", "has no text; it should hold the text of one article"),
    "hidden.txt": ("\u200b\u202e\u00ad".encode(), "has no text; it should hold the text of one article"),
    "blank.md": (b"\n\n", "has no text; it should hold the text of one article"),
    "nul.txt": (b"Talks\0ended", "is binary (a NUL byte at 5); an article is text"),
    "nul.md": (b"Talks\0ended", "is binary (a NUL byte at 5); an article is text"),
    "nul.html": (b"<html>\0", "is binary (a NUL byte at 6); an article is text"),
    "picture.txt": (PNG, "is a PNG image, not text; an article is text"),
    "picture.html": (PNG, "is a PNG image, not text; an article is text"),
    "paper.md": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document, not text; an article is text"),
    "office.txt": (b"PK\x03\x04\x14\0", "is a ZIP archive or an office document, not text"),
    "sjis.txt": ("北方領土".encode("cp932"), "is not UTF-8 text (byte 0x96 at 0); save it as UTF-8"),
    "koi8.md": ("Talks. Курилы".encode("koi8-r"), "is not UTF-8 text (byte 0xeb at 7); save it as UTF-8"),
    "half.txt": (b"\xff\xfeT\x00a", "is not UTF-16-LE text (byte 0x61 at 2); save it as UTF-8"),
    "article.docx": (
        b"x",
        "suffix '.docx' is not read; name it .txt, .md, .markdown, .html, .htm, or give it on standard input",
    ),
    "article": (b"x", "has no suffix that tells its format; name it .txt, .md"),
    "numbers.txt": (b"12 345 678", "is in no script that is read; the languages read are en, ja, ru; name one with --lang"),
    "korean.txt": ("북방영토 문제에 대하여".encode(), "is in no script that is read; the languages read are en, ja, ru"),
    "han.txt": (
        "俄罗斯外交部声明，北方四岛问题。".encode(),
        "is in Han characters without kana, which may be Japanese or Chinese",
    ),
    "ukrainian.txt": ("Україна визнала ці острови японськими.".encode(), "seems to be in 'uk', a language that is not read"),
    "french.html": (
        "<html lang='fr'><body><article><p>Les pourparlers sont terminés, dit Moscou.</p></article></body></html>".encode(),
        "seems to be in 'fr', a language that is not read; the languages read are en, ja, ru; name one with --lang",
    ),
    "nothing.html": (b"<!-- nothing -->", "is a page with nothing in it; save the page with its text"),
    "script.html": (
        b"<html><head><title>Talks</title></head><body><script>x()</script><noscript>Switch it on</noscript></body></html>",
        "is a page with no article text; save the page with its text, or the text as .txt",
    ),
    "deep.html": (DEEP, "is nested too deeply to be a page; save the page's text as .txt"),
}

FRONT_FAULTS = {
    "title = ": "line 2: front matter is not TOML (Invalid value); write keys as",
    'lang = "en"\ntitle = A brief': "line 3: front matter is not TOML (Invalid value); write keys as",
    "published = 2023-02-30": "line 2: front matter is not TOML (Invalid date or datetime); write keys as",
    "sources = " + "[" * 3000: "front matter is not TOML",
    'published = "2023-02-30"': "published = '2023-02-30' is not right; no calendar has that day; write a date as 2023-01-31",
    'published = "January 2023"': "published = 'January 2023' is not right; write a whole date, as 2023-01-31",
    "published = 2023": "published = '2023' is not right; write a whole date, as 2023-01-31",
    "published = 10:30:00": "published = '10:30:00' is not right; write a whole date, as 2023-01-31",
    'titel = "A brief"': "front matter: key 'titel' is not known; did you mean 'title'?",
    "zzz = 1": "front matter: key 'zzz' is not known; the keys are title, url, publisher, published, lang, sources, dispute",
    "title = 5": "title = '5' is not right; write some text in quotation marks",
    'title = " "': "title = ' ' is not right; write some text in quotation marks",
    'url = "javascript:alert(1)"': "url = 'javascript:alert(1)' is not right; write an address that begins with https:// or http://",
    'sources = "A ministry"': "sources = 'A ministry' is not right; write a list",
    "sources = [7]": "sources = '[7]' is not right; each source is text or {title, url}",
    'sources = [{url = "https://example.org/"}]': "is not right; each source is text or {title, url}",
    'sources = [{title = "A", url = "ftp://example.org/"}]': "is not right; write an address that begins with https://",
    'lang = "fr"': "language 'fr' is not read; the languages read are en, ja, ru",
}


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def message(path: Path | str, **options: str) -> str:
    with pytest.raises(ArticleError) as caught:
        read_article(path, lang=options.get("lang"))
    line = str(caught.value)
    assert "\n" not in line
    assert len(line) < 600
    return line


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    data, told = FAULTS[name]
    path = write(tmp_path, name, data)
    assert message(path).startswith(f"{path}: {told}")


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("matter", FRONT_FAULTS)
def test_bad_front_matter_is_told_with_its_line_or_key(tmp_path: Path, matter: str, suffix: str) -> None:
    path = write(tmp_path, f"a.{suffix}", f"+++\n{matter}\n+++\nThe talks ended.\n".encode())
    line = message(path)
    assert line.startswith(f"{path}: ")
    assert FRONT_FAULTS[matter] in line


@pytest.mark.parametrize("body", ['+++\ntitle = "A"\nThe talks ended.\n', "+++", "+++\n" + "# x\n" * 40_000])
def test_front_matter_that_never_ends_is_told(tmp_path: Path, body: str) -> None:
    path = write(tmp_path, "a.md", body.encode())
    assert message(path).startswith(f"{path}: line 1: front matter begins with +++ and never ends; close it with a +++ line")


def test_front_matter_of_another_kind_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", b"---\ntitle: A brief\n---\nThe talks ended.\n")
    assert message(path) == f"{path}: line 1: front matter between --- lines is not read; write TOML between +++ lines"


def test_front_matter_without_text_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b'+++\ntitle = "A"\n+++\n')
    assert message(path) == f"{path}: has no text; it should hold the text of one article"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    assert message(path) == f"{path}: does not exist; name a file of one article"


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    assert message(tmp_path) == f"{tmp_path}: is a folder; name a file in it"


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", b"x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert message(path) == f"{path}: cannot be read (Permission denied); check who may read it"


def test_a_language_that_is_not_read_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"Talks ended.")
    assert message(path, lang="zh-Hant") == f"{path}: language 'zh-Hant' is not read; the languages read are en, ja, ru"


@pytest.mark.parametrize(
    ("name", "limit"), [("a.md", "8 MiB, the limit for Markdown"), ("a.html", "8 MiB, the limit for HTML")]
)
def test_a_file_over_the_limit_is_told(tmp_path: Path, name: str, limit: str) -> None:
    path = write(tmp_path, name, b"a " * (4 * 1024 * 1024 + 1))
    assert message(path) == f"{path}: is larger than {limit}; split it into single articles"


def test_plain_text_over_its_limit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(formats.PLAIN.limit + 1)
    assert message(path) == f"{path}: is larger than 16 MiB, the limit for plain text; split it into single articles"


def test_one_line_of_8_megabytes_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"word " * 1_600_000)
    article = read_article(path)
    assert [(block.start, block.end) for block in article.blocks] == [(0, 7_999_999)]


def test_one_line_of_50_megabytes_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"word " * 10_000_000)
    assert message(path) == f"{path}: is larger than 16 MiB, the limit for plain text; split it into single articles"


@pytest.mark.parametrize("filler", [" ", "\t", "\u3000", "\u00a0", "\r", "\n", "(", "1", "+", "\u0301\u0316", "\u2500"])
def test_a_long_run_of_one_character_is_read(tmp_path: Path, filler: str) -> None:
    path = write(tmp_path, "a.txt", f"Talks{filler * 250_000}ended".encode())
    text = read_article(path, lang="en").text
    assert text.startswith("Talk")
    assert text.endswith("ended")


@pytest.mark.parametrize("run", ["[", "![", "*a ", "_a ", "> ", "- ", "`", "<a ", "&", "|a", "#"])
def test_markdown_that_repeats_itself_is_read(tmp_path: Path, run: str) -> None:
    path = write(tmp_path, "a.md", f"Talks ended.\n\n{run * 5_000}".encode())
    assert read_article(path, lang="en").text.startswith("Talks ended.")


LINKED = (
    "{not JSON",
    "",
    "[" * 100_000,
    '{"@graph": ' * 50_000,
    '{"@type": "NewsArticle", "datePublished": ' + "9" * 10_000 + "}",
    '{"@type": ["NewsArticle", 5, null], "datePublished": ["2022"], "headline": {"a": 1}, "publisher": ["x"]}',
    "[" + ",".join(['{"@type": "Thing", "a": [1, 2, 3]}'] * 50_000) + "]",
    '{"@type": "NewsArticle", "datePublished": "2022-03-21", "articleBody": "' + "x" * 3_000_000 + '"}',
    "null",
    '"text"',
)


@pytest.mark.parametrize("data", LINKED, ids=[f"{len(data)}-{data[:12]}" for data in LINKED])
def test_json_ld_that_cannot_be_used_is_passed_over(tmp_path: Path, data: str) -> None:
    head = f'<meta name="date" content="2020-01-02"><script type="application/ld+json">{data}</script>'
    text = f"<html><head>{head}</head><body><article><p>The talks between Russia and Japan ended.</p></article></body></html>"
    article = read_article(write(tmp_path, "a.html", text.encode()))
    assert (article.published, article.published_from) == (date(2020, 1, 2), "meta")


def test_a_page_writes_nothing_to_the_streams(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    message(write(tmp_path, "a.html", b"<html><body><p></p></body></html>"))
    read_article(write(tmp_path, "b.html", b"<html lang=''><body><p>Talks &#xD800; ended &#0; in Moscow.</p></body>"))
    assert capfd.readouterr() == ("", "")


def test_standard_input_with_nothing_in_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
    assert message("-") == "standard input: is empty; it should hold the text of one article"


def test_a_list_of_nothing_is_told(tmp_path: Path) -> None:
    write(tmp_path, "README.md", b"x")
    write(tmp_path, "x.pdf", b"x")
    with pytest.raises(ArticleError) as caught:
        list_articles([tmp_path])
    assert str(caught.value) == f"{tmp_path}: holds no article; put in files that end in .txt, .md, .markdown, .html, .htm"


@pytest.mark.parametrize(("name", "told"), [("none.txt", "does not exist"), ("x.pdf", "suffix '.pdf' is not read")])
def test_a_listed_path_that_is_no_article_is_told(tmp_path: Path, name: str, told: str) -> None:
    write(tmp_path, "x.pdf", b"x")
    with pytest.raises(ArticleError) as caught:
        list_articles([tmp_path / name])
    assert told in str(caught.value)

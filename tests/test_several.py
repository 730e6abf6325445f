"""Pages of many pieces: several articles in full are articles of their own, teasers are none, live blogs keep their hours."""

from datetime import date
from pathlib import Path

import pytest

from geo.articles import read_article, read_articles
from geo.corpus import extract_corpus
from geo.errors import ArticleError
from geo.packs import read_dispute

SHELF = Path(__file__).parent / "articles" / "shelf"
TEXT = "Japan lodged a protest with Russia over a drill on Kunashir, the Foreign Ministry in Tokyo said on {}."


def page(tmp_path: Path, *articles: str, head: str = "") -> Path:
    file = tmp_path / "page.html"
    file.write_text(
        f"<html lang='en'><head>{head}</head><body><main>{''.join(articles)}</main></body></html>", encoding="utf-8"
    )
    return file


def article(title: str, text: str, day: str = "") -> str:
    time = f"<p><time datetime='{day}'>{day}</time></p>" if day else ""
    return f"<article><h2>{title}</h2>{time}<p>{text}</p><p>{text.replace('Japan', 'Tokyo')}</p></article>"


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("archive-en.html", ["2023-02-08", "2022-09-06", "2022-03-22"]),
        ("archive-ja.html", ["2023-02-08", "2022-09-06"]),
        ("archive-ru.html", ["2023-02-08", "2022-03-22"]),
        ("page-two-en.html", ["2021-06-02", "2022-03-09"]),
    ],
)
def test_each_article_of_an_archive_has_its_own_headline_and_day(name: str, days: list[str]) -> None:
    articles = read_articles(SHELF / name)
    assert [str(each.published) for each in articles] == days
    assert len({each.title for each in articles}) == len({each.id for each in articles}) == len(days)
    assert all(each.title for each in articles)


def test_each_article_of_an_archive_has_its_own_address() -> None:
    assert [each.url for each in read_articles(SHELF / "archive-en.html")] == [
        "https://times.example/2023/02/japan-protests",
        "https://times.example/2022/09/visa-free",
        "https://times.example/2022/03/talks",
    ]


def test_each_article_is_the_source_of_its_own_events() -> None:
    corpus = extract_corpus([SHELF / "archive-en.html"], read_dispute("kuril-northern-territories"))
    days = {event.date: event.sources[0].published for event in corpus.events if event.date}
    assert corpus.articles == 1
    assert days["2022-03-21"] == date(2022, 3, 22)
    assert days["2023-02-07"] == date(2023, 2, 8)


def test_the_day_a_user_gives_is_that_of_every_article() -> None:
    articles = read_articles(SHELF / "archive-ja.html", published=date(2024, 1, 1))
    assert {each.published for each in articles} == {date(2024, 1, 1)}


def test_articles_without_days_have_that_of_their_page(tmp_path: Path) -> None:
    head = "<meta property='article:published_time' content='2023-02-08'>"
    file = page(tmp_path, article("One", TEXT.format("Tuesday")), article("Two", TEXT.format("Monday")), head=head)
    assert [(each.published, each.published_from) for each in read_articles(file)] == [(date(2023, 2, 8), "meta")] * 2


def test_an_article_without_a_day_beside_dated_ones_has_none(tmp_path: Path) -> None:
    head = "<meta property='article:published_time' content='2024-01-01'>"
    file = page(
        tmp_path, article("One", TEXT.format("Tuesday"), "2023-02-08"), article("Two", TEXT.format("Monday")), head=head
    )
    assert [each.published for each in read_articles(file)] == [date(2023, 2, 8), None]


@pytest.mark.parametrize("name", ["page-news-en.html", "page-cards-en.html", "live-days-en.html", "briefing-en.txt"])
def test_a_page_of_one_article_is_one(name: str) -> None:
    assert read_articles(SHELF / name) == (read_article(SHELF / name),)


def test_a_list_of_teasers_says_what_it_is(tmp_path: Path) -> None:
    cards = [f"<article><h2><a href='/{n}'>Title {n}</a></h2><p>{TEXT.format('Monday')}</p></article>" for n in range(3)]
    with pytest.raises(ArticleError, match=r"page\.html: is a list of 3 teasers, none with its text; save the articles they"):
        read_articles(page(tmp_path, *cards))


def test_a_live_blog_keeps_its_hours() -> None:
    lines = read_article(SHELF / "live-days-en.html").text.split("\n\n")
    assert lines[0] == "Kuril drill: live updates"
    assert lines[2].startswith("11:30 Russia rejects")


BODY = "<h1>Protest over drill</h1>{}<p>Japan lodged a protest with Russia on Tuesday over a drill on Kunashir, it said.</p>"


@pytest.mark.parametrize(
    ("line", "finder"),
    [
        ("<p class='meta'>Published: February 8, 2023 · Updated: March 1, 2023</p>", "htmldate"),
        ("<p>Published <time datetime='2023-02-08'>8 Feb</time>, updated <time datetime='2023-03-01'>1 Mar</time></p>", "time"),
        ("<p class='byline'>First published on Wed 8 Feb 2023 09.14 GMT</p>", "htmldate"),
        ("<div class='date'>Опубликовано 08.02.2023 в 14:05. Обновлено 01.03.2023</div>", "htmldate"),
        ("<p class='date'>公開日：2023年2月8日　更新日：2023年3月1日</p>", "htmldate"),
        ("<div class='article__date'>8 февраля 2023, 14:05</div>", "htmldate"),
    ],
)
def test_of_several_days_on_a_page_that_of_publication_counts(line: str, finder: str, tmp_path: Path) -> None:
    found = read_article(page(tmp_path, f"<article>{BODY.format(line)}</article><footer>© 2025 Example</footer>"))
    assert found.published == date(2023, 2, 8)
    assert found.published_from in (finder, "dateline")


@pytest.mark.parametrize("line", ["", "<p>Updated on some day</p>", "<p class='meta'>8 February 2023 · 1 March 2023</p>"])
def test_a_page_that_does_not_tell_its_day_has_none(line: str, tmp_path: Path) -> None:
    copyright_line = "<footer>Copyright 2025 Example. Last build: 2025-01-01</footer>"
    assert read_article(page(tmp_path, f"<article>{BODY.format(line)}</article>{copyright_line}")).published is None

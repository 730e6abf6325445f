"""Side-by-side measurements, as ratios in one run: `make bench`.

Each pair does the same job on the same input in the same process, in turn, and the median of the rounds is printed. Single
figures depend on the machine; the ratios are what to compare between versions.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

ROUNDS = 3


def main() -> None:
    """Print every measurement."""
    print("what | ours | the other | ratio")
    print("--- | --- | --- | ---")
    for name, ours, other in (times(), reading(), other_news(), page()):
        print(f"{name} | {ours} | {other[0]} | {other[1]}")


def times() -> tuple[str, str, tuple[str, str]]:
    """Time expressions in English news, beside `dateparser.search`."""
    from dateparser.search import search_dates

    from geo.timex import tag_times

    text = english()
    small = text[:6000]
    ours = seconds(lambda: tag_times(text, "en", published=date(2022, 9, 6)))
    other = seconds(lambda: search_dates(small, languages=["en"]), rounds=1)
    mine, its = len(text.encode()) / ours / 1e6, len(small.encode()) / other / 1e6
    return "time expressions, MB/s (dateparser.search)", f"{mine:.2f}", (f"{its:.3f}", f"{mine / its:.0f} times")


def reading() -> tuple[str, str, tuple[str, str]]:
    """Whole parse of English articles to JSON lines, beside a mere split into words of the same text."""
    from geo.articles import read_article
    from geo.events import extract_events
    from geo.gazetteer import Gazetteer
    from geo.model import event_line
    from geo.packs import read_dispute

    dispute = read_dispute("kuril-northern-territories")
    gazetteer = Gazetteer(dispute)
    articles = [read_article(path) for path in sorted((ROOT / "seeds").glob("*.md")) if path.name != "README.md"]
    english_only = [article for article in articles if article.lang == "en"]
    size = sum(len(article.text.encode()) for article in english_only)

    def parse() -> None:
        for article in english_only:
            for event in extract_events(article, dispute, gazetteer):
                event_line(event)

    def split() -> None:
        for article in english_only:
            article.text.split()

    parse()
    ours, floor = seconds(parse), seconds(split)
    return (
        "parse to JSON lines, MB/s (str.split)",
        f"{size / ours / 1e6:.2f}",
        (f"{size / floor / 1e6:.0f}", f"1/{ours / floor:.0f}"),
    )


def other_news() -> tuple[str, str, tuple[str, str]]:
    """The way from a file of English about something else to nothing found, beside `dateparser.search` on the same text."""
    from dateparser.search import search_dates

    from geo.articles import read_article
    from geo.events import extract_events
    from geo.gazetteer import Gazetteer
    from geo.packs import read_dispute

    dispute = read_dispute("kuril-northern-territories")
    gazetteer = Gazetteer(dispute)
    text = elsewhere()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.txt"
        file.write_text(text, encoding="utf-8")

        def parse() -> None:
            assert not extract_events(read_article(file), dispute, gazetteer)

        parse()
        ours = seconds(parse)
    small = text[:6000]
    other = seconds(lambda: search_dates(small, languages=["en"]), rounds=1)
    mine, its = len(text.encode()) / ours / 1e6, len(small.encode()) / other / 1e6
    return (
        "news of other things, file to events, MB/s (dateparser.search)",
        f"{mine:.2f}",
        (f"{its:.3f}", f"{mine / its:.0f} times"),
    )


def elsewhere() -> str:
    """About 200 kB of made-up English about no dispute, no two sentences alike."""
    words = (ROOT / "LICENSE").read_text(encoding="utf-8").lower().split()
    draw = random.Random(1855)
    sentences = [" ".join(draw.choices(words, k=draw.randint(12, 28))).capitalize() + "." for _ in range(1600)]
    return "\n\n".join(" ".join(sentences[first : first + 4]) for first in range(0, len(sentences), 4))


def page() -> tuple[str, str, tuple[str, str]]:
    """The page of 2,000 events, beside folium's Marker with Popup for each."""
    import folium

    from geo.articles import read_article
    from geo.events import extract_events
    from geo.gazetteer import Gazetteer
    from geo.packs import read_dispute
    from geo.packs.shapes import read_context, read_shapes
    from geo.render import render_map

    dispute = read_dispute("kuril-northern-territories")
    article = read_article(ROOT / "seeds" / "05-declarations-and-visits-1991-1999.md")
    some = extract_events(article, dispute, Gazetteer(dispute))
    events = [some[number % len(some)] for number in range(2000)]
    shapes, context = read_shapes(dispute), read_context(dispute)

    def markers() -> str:
        plain = folium.Map()
        for event in events:
            folium.Marker([44, 146], popup=folium.Popup(event.evidence.exact)).add_to(plain)
        return plain.get_root().render()

    ours = seconds(lambda: render_map(events, dispute, shapes, context), rounds=1)
    other = seconds(markers, rounds=1)
    return "page of 2,000 events, s (folium Marker + Popup)", f"{ours:.2f}", (f"{other:.2f}", f"{other / ours:.1f} times")


def english() -> str:
    """About 200 kB of English news text from the briefs."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("0*.md"))]
    whole = "\n\n".join(texts)
    return whole * max(1, 200_000 // len(whole))


def seconds(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of a job in seconds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()

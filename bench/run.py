"""Side-by-side measurements, as ratios in one run: `make bench`.

Each pair does the same job on the same input in the same process, in turn, and the median of the rounds is printed. Single
figures depend on the machine; the ratios are what to compare between versions.
"""

import gc
import random
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

ROUNDS = 3
_FILE = 0.004
"""The size of an article of news in MB."""


def main() -> None:
    """Print every measurement."""
    print("what | ours | the other | ratio")
    print("--- | --- | --- | ---")
    rows = [first_article, dense_news, other_news, stream]
    jobs = [times, *(partial(row, lang) for row in rows for lang in ("en", "ja", "ru")), one_character, memory, page]
    for job in jobs:
        name, ours, other = job()
        print(f"{name} | {ours} | {other[0]} | {other[1]}", flush=True)


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


def first_article(lang: str) -> tuple[str, str, tuple[str, str]]:
    """A new process from its start to the events of one brief, beside one that gives the text to `dateparser.search`."""
    path = str(min(ROOT.glob("seeds/01-*" if lang == "en" else f"seeds/*-{lang}-*")))
    ours = seconds_of_process(
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from geo.articles import read_article\nfrom geo.events import extract_events\n"
        "from geo.gazetteer import Gazetteer\nfrom geo.packs import read_dispute\n"
        "dispute = read_dispute('kuril-northern-territories')\n"
        "extract_events(read_article(sys.argv[2], lang=sys.argv[3]), dispute, Gazetteer(dispute))",
        (path, lang),
    )
    other = seconds_of_process(
        "import sys\nfrom dateparser.search import search_dates\n"
        "search_dates(open(sys.argv[2], encoding='utf-8').read()[:6000], languages=[sys.argv[3]])",
        (path, lang),
    )
    name = f"new process to the events of its first article in {lang}, s (dateparser.search)"
    return name, f"{ours:.2f}", (f"{other:.2f}", f"{other / ours:.1f} times")


def seconds_of_process(code: str, arguments: tuple[str, ...]) -> float:
    """The median time on its core of a new Python process that runs some code, in seconds."""
    told = f"{code}\nimport time\nprint(time.process_time())"
    command = [sys.executable, "-c", told, str(ROOT), *arguments]
    runs = (subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(ROUNDS))
    return statistics.median(float(run.stdout) for run in runs)


def dense_news(lang: str) -> tuple[str, str, tuple[str, str]]:
    """Whole parse of the briefs in one language to JSON lines, beside `dateparser.search` and spaCy on the same text."""
    from geo.events import extract_events
    from geo.model import event_line

    dispute, gazetteer = pack()
    articles = briefs(lang)

    def parse() -> None:
        for article in articles:
            for event in extract_events(article, dispute, gazetteer):
                event_line(event)

    return beside_peers(f"dense news in {lang}, article to JSON lines", parse, [article.text for article in articles], lang)


def other_news(lang: str) -> tuple[str, str, tuple[str, str]]:
    """The way from a file of news about something else to nothing found, beside `dateparser.search` and spaCy."""
    from geo.articles import read_article
    from geo.events import extract_events

    dispute, gazetteer = pack()
    text = elsewhere() if lang == "en" else without_places(lang)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.txt"
        file.write_text(text, encoding="utf-8")

        def parse() -> None:
            assert not extract_events(read_article(file, lang=lang), dispute, gazetteer)

        return beside_peers(f"news of other things in {lang}, file to events", parse, [text], lang)


def stream(lang: str) -> tuple[str, str, tuple[str, str]]:
    """A folder of news, a hundredth of it about the dispute, files to JSON lines, beside the same peers."""
    from geo.articles import read_article
    from geo.events import extract_events
    from geo.model import event_line

    dispute, gazetteer = pack()
    dense = min((article.text for article in briefs(lang)), key=len)
    plain = elsewhere() if lang == "en" else without_places(lang)
    every = max(1, round(100 * size_of(dense) / _FILE))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for place, text in enumerate([dense, *pieces(plain, every)]):
            file = Path(folder) / f"{place:04}.txt"
            file.write_text(text, encoding="utf-8")
            files.append(file)

        def parse() -> None:
            for file in files:
                for event in extract_events(read_article(file, lang=lang), dispute, gazetteer):
                    event_line(event)

        texts = [file.read_text(encoding="utf-8") for file in files]
        return beside_peers(
            f"a stream of news in {lang}, one part in {share_of(texts)} dense, files to JSON lines", parse, texts, lang
        )


def pieces(text: str, count: int) -> list[str]:
    """So many files' worth of paragraphs of a text, begun anew where it ends."""
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    made, place = [], 0
    for _ in range(count):
        piece: list[str] = []
        while size_of("\n\n".join(piece)) < _FILE:
            piece.append(paragraphs[place % len(paragraphs)])
            place += 1
        made.append("\n\n".join(piece))
    return made


def share_of(texts: list[str]) -> int:
    """How many times as large as the first all texts are together."""
    return round(size_of("".join(texts)) / size_of(texts[0]))


def beside_peers(name: str, parse: Callable[[], None], texts: list[str], lang: str) -> tuple[str, str, tuple[str, str]]:
    """The row of a parse: ours, the peers', and how many times as fast ours is."""
    from dateparser.search import search_dates

    parse()
    whole = "\n".join(texts)
    small = whole[:6000]
    ours = size_of(whole) / seconds(parse)
    dates = size_of(small) / seconds(lambda: search_dates(small, languages=[lang]), rounds=1)
    peers = {"dateparser.search": dates} | {spoken: size_of(whole) / seconds(split) for spoken, split in splitters(whole, lang)}
    figures = ", ".join(f"{rate:.3f}" for rate in peers.values())
    ratios = ", ".join(f"{ours / rate:.2g}" for rate in peers.values())
    return f"{name}, MB/s ({', '.join(peers)})", f"{ours:.2f}", (figures, f"{ratios} times")


def splitters(text: str, lang: str) -> list[tuple[str, Callable[[], object]]]:
    """spaCy where it is installed: blank with its sentence splitter, and with its small model where that is installed too."""
    try:
        import spacy

        blank = spacy.blank(lang)
    except ImportError:
        return []
    blocks = [block for block in text.split("\n") if block]
    blank.add_pipe("sentencizer")
    found: list[tuple[str, Callable[[], object]]] = [("spaCy blank", lambda: list(blank.pipe(blocks)))]
    small = f"{lang}_core_{'web' if lang == 'en' else 'news'}_sm"
    if spacy.util.is_package(small):
        model = spacy.load(small)
        found.append((f"spaCy {small}", lambda: list(model.pipe(blocks))))
    return found


def one_character() -> tuple[str, str, tuple[str, str]]:
    """A file of 10 MB of one character under a sentence, file to events, beside one of 1 MB: the slowest of several."""
    from geo.articles import read_article
    from geo.events import extract_events

    dispute, gazetteer = pack()
    head = "Japan protested over Etorofu on 3 May 2022.\n\n"
    slowest = (0.0, 0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.txt"
        for character in 'a1 .\n("-,年Я「':
            taken = []
            for size in (1_000_000, 10_000_000):
                file.write_text(head + head + character * (size // size_in_bytes(character)), encoding="utf-8")
                taken.append(seconds(lambda: extract_events(read_article(file, lang="en"), dispute, gazetteer), rounds=1))
            slowest = max(slowest, (taken[1], taken[0], character))
    long, short, character = slowest
    return (
        f"10 MB of {character!r}, the slowest character, s (1 MB)",
        f"{long:.1f}",
        (f"{short:.2f}", f"{long / short:.1f} times"),
    )


def size_in_bytes(text: str) -> int:
    """A text's size in bytes of UTF-8."""
    return len(text.encode())


def memory() -> tuple[str, str, tuple[str, str]]:
    """What the process holds for the English briefs after reading them five times, and after fifteen times more."""
    from geo.events import extract_events

    dispute, gazetteer = pack()
    articles = briefs("en")
    tracemalloc.start()
    held = []
    for rounds in (5, 15):
        for article in articles * rounds:
            extract_events(article, dispute, gazetteer)
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0] / 1e3)
    tracemalloc.stop()
    after, before = held[1], held[0]
    return "held after twenty rounds of articles, kB (after five)", f"{after:.0f}", (f"{before:.0f}", f"{after / before:.2f}")


@cache
def pack() -> tuple[Any, Any]:
    """The dispute of the briefs, and its gazetteer."""
    from geo.gazetteer import Gazetteer
    from geo.packs import read_dispute

    dispute = read_dispute("kuril-northern-territories")
    return dispute, Gazetteer(dispute)


def briefs(lang: str) -> list[Any]:
    """The briefs in one language."""
    from geo.articles import read_article

    paths = [path for path in sorted((ROOT / "seeds").iterdir()) if path.suffix in (".md", ".txt") and path.name != "README.md"]
    return [article for article in map(read_article, paths) if article.lang == lang]


def without_places(lang: str) -> str:
    """The briefs in one language without a word that names or means a place of the dispute: about 100 kB."""
    _, gazetteer = pack()
    plain = []
    for article in briefs(lang):
        done = 0
        for mention in gazetteer.find_mentions(article.text, lang):
            plain.append(article.text[done : mention.start])
            done = mention.end
        plain += [article.text[done:], "\n\n"]
    whole = "".join(plain)
    return whole * max(1, round(0.1 / size_of(whole)))


def size_of(text: str) -> float:
    """A text's size in MB of UTF-8."""
    return len(text.encode()) / 1e6


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
    """The median time of a job on its core, in seconds."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        job()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()

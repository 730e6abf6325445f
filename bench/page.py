"""The page at scale, beside the ways folium offers, in one run: `python bench/page.py [EVENTS …]`.

For each number of events: seconds to write, bytes an event (plain and gzipped), milliseconds until the page answers, megabytes
of heap, milliseconds of one filter change (its own, and until it is painted), elements in the document, the longest task. The
events are made up, with texts as long as news sentences are, in three scripts. Peers are left out above the numbers they can
take in reasonable time. Each page is opened `ROUNDS` times, in turn with the others: the median of each figure is printed.
"""

import gzip
import random
import re
import runpy
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.peers import MOST, peers, serve  # noqa: E402  # this checkout's own, whatever else is installed

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 3
CHANGES = ({"type": "ACCUSE"}, {"type": ""}, {"from": "1950-01-01"}, {"from": ""})
ENGLISH = "the ministry said that officials of both sides had met on the island to discuss quotas, visits, boats and talks"
RUSSIAN = "министерство сообщило, что стороны встретились на острове, чтобы обсудить квоты, поездки жителей и катера в проливе"
JAPANESE = "外務省は四島をめぐる協議について元島民の墓参や漁業交渉などの議題を話し合ったと発表した"
READY = """(() => {
  if (window.written === false) return -1;
  const [mark] = performance.getEntriesByType("mark").filter(({name}) => name.endsWith(" ready"));
  if (mark) return mark.startTime;
  return window.Bokeh && Bokeh.documents.length && Bokeh.documents[0].is_idle ? performance.now() : 0;
})()"""
FIGURES = ("ready ms", "heap MB", "filter ms", "painted ms", "elements", "longest task ms")
CHANGE = """async (changes) => {
  const times = [];
  for (const change of changes) {
    await new Promise((go) => setTimeout(go, 300));
    const begun = performance.now();
    window.DisputeMap ? DisputeMap.choose(change) : choosePeer(change);
    const own = performance.now() - begun;
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    times.push([own, performance.now() - begun]);
  }
  return times;
}"""
WATCH = """window.tasks = []; window.addEventListener('error', () => (window.failed = true));
  const note = (list) => list.getEntries().forEach((task) => window.tasks.push(task.duration));
  new PerformanceObserver(note).observe({type: 'longtask', buffered: true});"""


def main(sizes: list[int]) -> None:
    """Print every measurement."""
    heads = ["events", "page", "write s", "bytes/event", "gzipped", *FIGURES]
    print(" | ".join(heads), " | ".join("---" for _ in heads), sep="\n")
    for size in sizes:
        rows = made_up(size)
        ways = {name: write for name, write in {"ours": ours, **peers()}.items() if size <= MOST.get(name, size)}
        with tempfile.TemporaryDirectory() as folder:
            files = {name: Path(folder) / f"{name}.html" for name in ways}
            told = {name: written(write, rows, files[name]) for name, write in ways.items()}
            del rows
            rounds = [{name: opened(file) for name, file in files.items()}]
            able = {name: file for name, file in files.items() if rounds[0][name] is not None}
            rounds += [{name: opened(file) for name, file in able.items()} for _ in range(1, ROUNDS)]
        for name, row in told.items():
            print(f"{size:,} | {name} | {row} | {medians([each.get(name) for each in rounds])}", flush=True)


def made_up(size: int) -> list[Any]:
    """Events of the pack's features on days from 1855 to 2025, a quarter as many articles, forty publishers."""
    from geo.model import EventType, Evidence
    from geo.packs import read_dispute

    make_event = runpy.run_path(str(ROOT / "tests" / "browser" / "invented.py"))["make_event"]
    draw = random.Random(1855)
    places = [feature.id for feature in read_dispute("kuril").features]

    def event(number: int) -> Any:
        spaced = " ".join(draw.choices((ENGLISH, RUSSIAN)[number % 3 // 2].split(), k=22))
        words = "".join(draw.sample(JAPANESE, 40)) if number % 3 == 1 else spaced
        return make_event(
            number,
            date=(date(1855, 1, 1) + timedelta(days=draw.randrange(62_000))).isoformat(),
            lang=("en", "ja", "ru")[number % 3],
            features=(draw.choice(places),),
            evidence=Evidence(exact=words, prefix="", suffix="", start=0, end=len(words)),
            article=f"art-{number // 4}",
            title=f"Article {number // 4}",
            url=f"https://example.org/{number // 4}",
            publisher=f"Paper {number % 40}",
            type=draw.choice(list(EventType)),
            actors=(draw.choice(["JPN", "RUS"]),),
            recipients=(),
        )

    return [event(number) for number in range(size)]


def ours(rows: list[Any]) -> str:
    """The page of this project."""
    from geo.packs import read_dispute
    from geo.packs.shapes import read_context, read_shapes
    from geo.render import render_map

    dispute = read_dispute("kuril")
    return render_map(rows, dispute, read_shapes(dispute), read_context(dispute))


def written(write: Callable[[list[Any]], str], rows: list[Any], file: Path) -> str:
    """Seconds of this process to write a page into the file, its bytes an event, and those of its gzip."""
    begun = time.process_time()
    html = write(rows).encode()
    took = time.process_time() - begun
    file.write_bytes(html)
    return f"{took:.2f} | {len(html) / len(rows):.0f} | {len(gzip.compress(html, 6)) / len(rows):.0f}"


def medians(rounds: list[dict[str, float] | None]) -> str:
    """The middle of each figure; a page whose scripts cannot be fetched has none."""
    found = [figures for figures in rounds if figures is not None]
    if len(found) < len(rounds):
        return "needs scripts that are not here" + " |" * (len(FIGURES) - 1)
    return " | ".join(
        f"{statistics.median(figures[name] for figures in found):.0f}" if name in found[0] else "none" for name in FIGURES
    )


def opened(file: Path) -> dict[str, float] | None:
    """What a browser makes of a page, by `FIGURES`; a page whose scripts cannot be fetched is not ready."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        system = "/usr/bin/chromium"
        browser = driver.chromium.launch(executable_path=system if Path(system).exists() else None, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(WATCH)
        page.route(re.compile("^https?:"), serve)
        page.goto(file.as_uri(), wait_until="commit")
        begun = time.monotonic()
        while not (ready := page.evaluate(READY)):
            if time.monotonic() - begun > 60:
                break
            page.wait_for_timeout(5)
        if ready <= 0:
            browser.close()
            return None
        page.wait_for_timeout(500)
        longest = page.evaluate("Math.max(0, ...window.tasks)")
        heap = page.evaluate("performance.memory.usedJSHeapSize / 1e6")
        changes = (
            page.evaluate(CHANGE, list(CHANGES)) if page.evaluate("'DisputeMap' in window || 'choosePeer' in window") else []
        )
        elements = page.evaluate("document.querySelectorAll('*').length")
        browser.close()
    middle = [statistics.median(times) for times in zip(*changes, strict=True)]
    filtered = dict(zip(("filter ms", "painted ms"), middle, strict=True)) if middle else {}
    return {"ready ms": ready, "heap MB": heap, **filtered, "elements": elements, "longest task ms": longest}


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))

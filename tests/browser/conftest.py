"""One browser for all tests of the page, with the network off; pages come from files, as a reader's do."""

import os
import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import pytest_socket
from playwright.sync_api import Browser, Error, Page, sync_playwright

from geo.packs import read_dispute
from geo.packs.shapes import read_context, read_shapes
from geo.render import render_map

INVENTED = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("invented.py"))))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
NO_BROWSER = "DISPUTE_MAP_NO_BROWSER"

KURIL_FOUR = ("etorofu-iturup", "kunashir-kunashiri", "shikotan", "habomai")
KURIL_OTHERS = ("northern-territories-southern-kurils", "urup-uruppu", "paramushir-paramushiru", "yuri")

OVERLAPS = """(() => {
  const boxes = [...document.querySelectorAll('.callout')].map((e) => e.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => meet(a, b)));
  const onLand = boxes.filter((b) => [0.02, 0.25, 0.5, 0.75, 0.98].some((x) => [0.05, 0.5, 0.95].some((y) =>
    document.elementsFromPoint(b.left + b.width * x, b.top + b.height * y).some((e) => e.matches('path.territory')))));
  return [pairs.length, onLand.length, boxes.length];
})()"""
"""How many pairs of callouts overlap, how many callouts stand on an island, how many there are."""

IN_VIEW = """(() => {
  const face = document.querySelector('.folium-map').getBoundingClientRect();
  const policy = document.getElementById('policy').getBoundingClientRect();
  const disputed = new Set(DisputeMap.facts.features.filter((f) => f.disputed).map((f) => f.id));
  const boxes = [...document.querySelectorAll('path.territory')]
    .filter((path) => disputed.has(path.dataset.territory)).map((path) => path.getBoundingClientRect());
  const isSeen = (b) => b.left >= face.left && b.right <= face.right && b.top >= policy.bottom && b.bottom <= face.bottom;
  return boxes.length > 0 && boxes.every(isSeen);
})()"""
"""Whether every disputed place lies wholly on the map face, below the sentence."""


def pytest_collection_modifyitems(items):
    """Every test in this folder needs a browser, and the browser's driver a local socket."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    pytest_socket.enable_socket()
    if os.environ.get(NO_BROWSER) == "1":
        pytest.skip(f"{NO_BROWSER}=1")
    with sync_playwright() as driver:
        named = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        path = named if Path(named).exists() else None
        try:
            found = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        except Error as fault:
            reason = str(fault).splitlines()[0]
            pytest.fail(f"no Chromium for the page: install it, name it in CHROMIUM, or set {NO_BROWSER}=1 ({reason})")
        yield found
        found.close()


@pytest.fixture(scope="session")
def invented() -> SimpleNamespace:
    return INVENTED


@pytest.fixture(scope="session")
def kuril_html(invented):
    dispute = read_dispute("kuril")
    places = (*KURIL_FOUR * 3, *KURIL_OTHERS)
    events = [invented.make_event(number, date=f"{1950 + number}", features=(place,)) for number, place in enumerate(places)]
    return render_map(events, dispute, read_shapes(dispute), read_context(dispute))


@pytest.fixture(scope="session")
def shared() -> SimpleNamespace:
    """Questions to the page that several tests ask."""
    return SimpleNamespace(OVERLAPS=OVERLAPS, IN_VIEW=IN_VIEW)


class Opened:
    """A page in the browser with what it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def wait(self, expression: str, milliseconds: int = 8000) -> None:
        """Wait until `expression` is true; the page's policy forbids what Playwright's own waiting needs."""
        for _ in range(milliseconds // 40):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(40)
        pytest.fail(f"never true: {expression}; {self.complaints}")

    def get(self, expression: str):
        """What an expression in the page gives."""
        return self.page.evaluate(expression)

    def text(self, selector: str) -> str:
        """The text of the first element that fits."""
        return self.page.inner_text(selector)

    def shown(self) -> list[str]:
        """Ids of the events in the list, in its order."""
        return self.get("[...document.querySelectorAll('.card')].map((card) => card.dataset.event)")

    def style_of(self, place: str) -> str:
        """The standing a place is drawn with: `contested`, `side-0`, `undetermined`, …"""
        return self.get(
            f"document.querySelector('[data-territory=\"{place}\"]').getAttribute('class').match(/is-([\\w-]+)/)[1]"
        )


@pytest.fixture(scope="session")
def find_context(browser):
    """A browser context per set of options, made once: opening one costs more than opening a page."""
    contexts = {}

    def find(**options):
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(offline=True, **options)
        return contexts[key]

    yield find
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_page(find_context, tmp_path):
    pages = []

    def open_(html: str, *, width=1280, height=800, dark=False, fragment="", ready=True, **options) -> Opened:
        path = tmp_path / f"map-{len(pages)}.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        viewport = {"width": width, "height": height}
        page = find_context(viewport=viewport, color_scheme="dark" if dark else "light", **options).new_page()
        pages.append(page)
        opened = Opened(page)
        opened.path = path
        page.goto(path.as_uri() + fragment)
        if ready and options.get("java_script_enabled", True):
            opened.wait("document.documentElement.classList.contains('is-ready')")
        return opened

    yield open_
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def html() -> str:
    return render_map(INVENTED.make_events(), INVENTED.make_dispute(), INVENTED.make_shapes(), INVENTED.make_context())

"""Everybody gets to everything: axe-core finds nothing, the keyboard reaches every control, and focus is seen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from geo.curation import Verdict, apply_decisions, decide
from geo.render import render_map


@pytest.fixture(scope="module")
def axe():
    return Axe()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#lang=ja&view=XQA&place=east-ost&type=ACCUSE",
        "#lang=ru&view=administered&place=group&ev=ev-000000000009&to=2018-12-31",
    ],
    ids=["start", "panel", "card"],
)
def test_axe_finds_nothing(open_page, html, axe, width, dark, fragment):
    opened = open_page(html, width=width, height=800, dark=dark, fragment=fragment)
    opened.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert (opened.get("document.querySelectorAll('.card.is-chosen').length") == 1) is ("ev=" in fragment)
    found = axe.run(opened.page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("width", "lang", "dark"), [(1280, "ja", True), (390, "ru", False)])
def test_axe_finds_nothing_in_the_real_pack_near_by(open_page, kuril_html, axe, width, lang, dark):
    opened = open_page(kuril_html, width=width, height=844, dark=dark, fragment=f"#lang={lang}&place=kunashir-kunashiri")
    opened.page.evaluate("DisputeMap.map.setView([44.03, 145.9], 10, { animate: false })")
    opened.wait("document.querySelectorAll('.site-name').length > 0")
    opened.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    found = axe.run(opened.page)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_on_a_card_that_a_person_decided_on(open_page, invented, axe):
    dispute, events = invented.make_dispute(), invented.make_events()
    decision = decide(events[0], dispute.id, Verdict.ACCEPT, note="seen in print", who="An Editor")
    curated = apply_decisions(events, [decision], dispute)
    shapes, context = invented.make_shapes(), invented.make_context()
    opened = open_page(render_map(curated.events, dispute, shapes, context, settled=curated.settled))
    assert opened.get("document.querySelectorAll('.card-review').length") == 1
    found = axe.run(opened.page)
    assert found.violations_count == 0, found.generate_report()


def test_the_tab_key_reaches_everything_and_shows_where_it_is(open_page, html):
    opened = open_page(html)
    seen, unseen = [], []
    for _ in range(150):
        opened.page.keyboard.press("Tab")
        at, visible = opened.get(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e); const n = e.nextElementSibling;"
            "const ring = s.outlineStyle !== 'none' || (n && getComputedStyle(n).outlineStyle !== 'none');"
            "return [e.id || e.dataset.place || e.className || e.tagName, ring]; })()"
        )
        if at == "BODY":
            break
        seen.append(at)
        if not visible:
            unseen.append(at)
    wanted = {
        "skip",
        "names",
        "language",
        "view-neutral",
        "fit-disputed",
        "fit-all",
        "from",
        "to",
        "closer",
        "all-time",
        "grip-from",
        "grip-to",
        "search",
        "east-ost",
        "vest-west",
        "group",
        "leaflet-control-zoom-in",
        "link-button",
        "SUMMARY",
        "A",
    }
    assert wanted <= set(seen)
    assert unseen == []


def test_every_stop_has_a_name(open_page, html):
    opened = open_page(html)
    nameless = opened.get(
        "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]"
        ".filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length)))"
        ".map((e) => e.outerHTML)"
    )
    assert nameless == []


def test_arrow_keys_choose_the_view_and_the_sentence_is_announced(open_page, html):
    opened = open_page(html)
    opened.page.focus("#view-neutral")
    opened.page.keyboard.press("ArrowRight")
    assert "XQA" in opened.text("#policy")
    assert opened.page.get_attribute("#policy", "role") == "status"


def test_the_skip_link_leads_to_the_events(open_page, html):
    opened = open_page(html)
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    assert opened.get("document.activeElement.id") == "events"


def test_reduced_motion_is_respected(open_page, html):
    opened = open_page(html, reduced_motion="reduce")
    at_once = "(() => {{ let ended = 0; DisputeMap.map.once('moveend', () => ended++); {act}; return ended; }})()"
    for act in ("DisputeMap.map.zoomIn()", "DisputeMap.map.panBy([40, 0])"):
        assert opened.get(at_once.format(act=act)) == 1, act


def test_disputed_places_are_shown_though_the_map_still_glides(open_page, html):
    opened = open_page(html)
    zoom = opened.get("DisputeMap.map.getZoom()")
    opened.page.evaluate(
        "DisputeMap.map.once('zoomanim', () => setTimeout(() => document.getElementById('fit-disputed').click()));"
        "DisputeMap.map.once('zoomend', () => (window.ended = true)); DisputeMap.map.zoomIn()"
    )
    opened.wait("window.ended === true")
    opened.wait(f"DisputeMap.map.getZoom() === {zoom}")


def test_print_shows_every_card_whole(open_page, html):
    opened = open_page(html)
    opened.page.emulate_media(media="print")
    assert opened.get("getComputedStyle(document.getElementById('events')).overflowY") == "visible"
    assert opened.page.is_visible('[data-event="ev-000000000007"]')


@pytest.mark.parametrize("width", [700, 1000], ids=["upright", "across"])
def test_in_print_grounds_and_legend_are_whole(open_page, kuril_html, width):
    opened = open_page(kuril_html, width=width, height=1000)
    opened.page.emulate_media(media="print")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    cut = (
        "['#grounds', '#legend', '#policy'].filter((one) => { const face = document.querySelector('.map-face').getBoundingClientRect();"
        "const box = document.querySelector(one).getBoundingClientRect(); return !box.height || box.bottom > face.bottom || box.top < face.top; })"
    )
    opened.wait(f"{cut}.length === 0")


@pytest.mark.parametrize("lang", ["ja", "ru"])
def test_no_word_of_another_language_is_left_in_the_interface(open_page, invented, lang):
    quiet = render_map((), invented.make_dispute(), invented.make_shapes(), invented.make_context(), lang=lang)
    switched = render_map((), invented.make_dispute(), invented.make_shapes(), invented.make_context())
    read = "document.querySelector('main').innerText"
    assert open_page(switched, fragment=f"#lang={lang}").get(read) == open_page(quiet).get(read)

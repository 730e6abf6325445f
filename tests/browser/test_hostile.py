"""Nothing that stands in an article or a pack is ever run: every text field full of traps, with the policy and without it."""

from dataclasses import replace

import pytest

from geo.model import Evidence
from geo.render import render_map

TRAPS = (
    "<img src=x onerror=\"window.ran='img'\">",
    "</script><script>window.ran='script'</script>",
    "<!--<script>window.ran='comment'",
    "`+(window.ran='backtick')+`",
    "${window.ran='template'}",
    "{{ 7 * 7 }}{% for x in range(9) %}jinja{% endfor %}",
    "{count}{name}$&$1",
    "javascript:window.ran='link'",
    "\"' onmouseover=window.ran='attribute' x='",
    "\u202egnihtyreve sesrever siht\u2066",
    "line\u2028separator\u2029here",
    "nul\x00inside",
    "lone\ud800surrogate",
    "]]>&lt;b&gt;&amp;",
    "__proto__",
    "very long " + "W" * 3000,
)
LINKS = (
    "javascript:window.ran='url'",
    "data:text/html,<script>window.ran=1</script>",
    " https://x",
    "https://x\" onclick='window.ran=1'",
)


@pytest.fixture(scope="module")
def hostile_html(invented):
    events = [hostile_event(invented, number, trap) for number, trap in enumerate(TRAPS, 1)]
    return render_map(events, hostile_dispute(invented), invented.make_shapes(), invented.make_context())


def hostile_event(invented, number, trap):
    evidence = Evidence(exact=trap, prefix=trap, suffix=trap, start=0, end=len(trap))
    made = invented.make_event(
        number,
        date="2022-04-22",
        title=trap,
        publisher=trap,
        lang=trap,
        url=LINKS[number % len(LINKS)],
        article=trap,
        date_text=trap,
        date_rule=trap,
        mode=trap,
        actors=(trap,),
        recipients=(trap, "JPN"),
        asserted_by=(trap,),
        denied_by=(trap,),
        evidence=evidence,
        rules=(trap,),
        curation=trap,
    )
    return replace(made, id=f"{trap}-{number}", sources=(*made.sources, replace(made.sources[0], article="other", title=trap)))


def hostile_dispute(invented):
    dispute = invented.make_dispute()
    trap = "".join(TRAPS[:9])
    features = tuple(
        replace(place, toponyms=tuple(replace(name, text=trap + name.text, lang=trap) for name in place.toponyms))
        for place in dispute.features
    )
    return replace(
        dispute,
        id=trap,
        titles={"en": trap, "ja": trap},
        features=features,
        instruments=tuple(replace(made, names={"en": trap}, kind=trap) for made in dispute.instruments),
        sources=tuple(replace(source, title=trap, url="javascript:window.ran='source'") for source in dispute.sources),
    )


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no-policy"])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_nothing_runs(open_page, hostile_html, bypass, lang):
    opened = open_page(hostile_html, bypass_csp=bypass, fragment=f"#lang={lang}")
    open_everything(opened)
    assert opened.get("window.ran") is None
    assert opened.complaints == []
    assert opened.requests[0].startswith("file://")
    assert len(opened.requests) == 1


def open_everything(opened):
    opened.page.evaluate("DisputeMap.choose({ place: 'east-ost' })")
    opened.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    opened.page.evaluate(
        "document.querySelectorAll('.card *').forEach((e) => e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })))"
    )
    opened.page.fill("#search", "<img src=x onerror=window.ran=1>")
    opened.wait("location.hash.includes('q=')")
    opened.page.evaluate("DisputeMap.choose({ q: '' })")


def test_every_trap_is_shown_as_text(open_page, hostile_html):
    opened = open_page(hostile_html)
    quotes = opened.get("[...document.querySelectorAll('.card mark')].map((mark) => mark.textContent)")
    shown = {trap.replace("\x00", "\ufffd").replace("\ud800", "\ufffd") for trap in TRAPS}
    assert set(quotes) == shown


def test_only_plain_web_addresses_become_links(open_page, hostile_html):
    opened = open_page(hostile_html)
    open_everything(opened)
    hrefs = opened.get("[...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))")
    assert hrefs
    assert all(href.startswith(("https://", "#")) and "onclick" not in href for href in hrefs)


def test_long_words_do_not_widen_the_page(open_page, hostile_html):
    opened = open_page(hostile_html, width=390, height=844)
    opened.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert opened.get("document.documentElement.scrollWidth") == 390


def test_without_scripts_the_tables_show_traps_as_text(open_page, hostile_html):
    opened = open_page(hostile_html, java_script_enabled=False)
    assert opened.page.locator("noscript img").count() == 0
    assert "onerror" in opened.text("table")
    assert len(opened.requests) == 1


def test_the_policy_alone_would_stop_a_script(open_page, hostile_html):
    opened = open_page(hostile_html)
    opened.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran=1\">')")
    opened.page.wait_for_timeout(200)
    assert opened.get("window.ran") is None

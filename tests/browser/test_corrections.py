"""Corrections: the form of every card, what it keeps, the file it downloads, and the command line that reads the file."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from geo.curation import Verdict, apply_decisions, decide, read_decisions
from geo.curation.decisions import FORMAT
from geo.model import Curation, EventType, is_edtf
from geo.render import render_map

FIRST = '[data-event="ev-000000000001"]'
DATES = [
    "2022",
    "2022-04",
    "2022-04-22",
    "2022-4",
    "2022-13",
    "2022-02-30",
    "2024-02-29",
    "2023-02-29",
    "0000",
    "0001",
    "199X",
    "19XX",
    "1XXX",
    "199X-05",
    "19XX~",
    "2022?",
    "2022%",
    "2022??",
    "2022-21",
    "2022-24",
    "2022-29",
    "2022-32",
    "2022-33",
    "2022-41",
    "2022-42",
    "1945-08/1945-09",
    "1946/1945",
    "1945/..",
    "../1945",
    "../..",
    "/",
    "1945/",
    "/1945",
    "1945-24/1946-01",
    "a/b",
    "1945/1946/1947",
    "[1945,1946]",
    "[1945..1946]",
    "[..1945]",
    "[1945..]",
    "[]",
    "[,]",
    "[1945,]",
    "[x]",
    "[..]",
    "２０２２",
    "yesterday",
    "22-04-2022",
    "1999/199X",
    "2022-04-22T10:00",
    "-0005",
    "20220422",
    "1945-08-28/1945-09-05",
    "2022-10?/..",
    "[1945-08-28,1945-09-01]",
]


def open_form(opened, card=FIRST):
    opened.page.click(f"{card} .card-fix button")
    opened.wait("document.getElementById('fix') !== null && document.getElementById('fix').open")


def keep(opened):
    opened.page.click(".fix-keep")
    opened.wait("document.getElementById('fix') === null")


def collect(opened, card, verdict, note=""):
    open_form(opened, card)
    opened.page.check(f"#fix-{verdict}")
    opened.page.fill("#fix-note", note)
    keep(opened)


def downloaded(opened, tmp_path):
    with opened.page.expect_download() as waiting:
        opened.page.click("#fix-download")
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_an_edit_is_collected_downloaded_and_carried_out(open_page, html, invented, tmp_path):
    opened = open_page(html)
    open_form(opened)
    assert opened.page.input_value("#fix-date") == "2022-04-22"
    assert opened.page.input_value("#fix-actors") == "Japan"
    opened.page.fill("#fix-date", "2022-04")
    opened.page.select_option("#fix-type", "CONSULT")
    opened.page.fill("#fix-actors", "россия; Japan、 island mayors")
    opened.page.fill("#fix-recipients", "")
    opened.page.select_option("#fix-place", "vest-west")
    opened.page.click("#fix-add")
    opened.page.uncheck('#fix-places input[value="east-ost"]')
    opened.page.fill("#fix-note", "The text says only April.")
    opened.page.fill("#fix-who", "A reader")
    keep(opened)
    assert opened.text("#fixes-count") == "1 correction collected"
    path = downloaded(opened, tmp_path)
    today = opened.get("new Date().toLocaleDateString('sv')")
    assert path.name == f"invented.corrections-{today}.json"
    (decision,) = read_decisions(path)
    assert decision.changes == {
        "date": "2022-04",
        "type": EventType.CONSULT,
        "actors": ("RUS", "JPN", "island mayors"),
        "recipients": (),
        "features": ("vest-west",),
    }
    assert (decision.article, decision.quotation, decision.type) == ("art-1", "minister 1 protested", EventType.ACCUSE)
    assert (decision.note, decision.who, decision.when.isoformat()) == ("The text says only April.", "A reader", today)
    curated = apply_decisions(invented.make_events(), [decision], invented.make_dispute())
    assert (curated.events[0].date, curated.events[0].curation, curated.faults) == ("2022-04", Curation.EDITED, ())
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith("blob:")] == [opened.path.as_uri()]


def test_the_file_names_the_dispute_the_page_and_only_what_changed(open_page, html, tmp_path):
    opened = open_page(html)
    collect(opened, FIRST, "accept")
    open_form(opened, '[data-event="ev-000000000002"]')
    opened.page.fill("#fix-date", "")
    keep(opened)
    whole = json.loads(downloaded(opened, tmp_path).read_text("utf-8"))
    assert list(whole) == ["format", "dispute", "page", "decisions"]
    assert (whole["format"], whole["dispute"], len(whole["page"])) == (FORMAT, "invented", 8)
    accepted, undated = whole["decisions"]
    assert "changes" not in accepted
    assert "note" not in accepted
    assert undated["changes"] == {"date": None}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("#fix-date", "22 April", "not a date"), ("#fix-date", "2022-02-30", "not a date"), (None, "", "Nothing is changed yet")],
)
def test_what_cannot_be_is_refused_in_words_at_its_field(open_page, html, field, value, told):
    opened = open_page(html)
    open_form(opened)
    if field:
        opened.page.fill(field, value)
    opened.page.click(".fix-keep")
    assert told in opened.text("#fix-fault")
    assert opened.get("document.activeElement.id") == "fix-date"
    bottom = opened.get("document.getElementById('fix-fault').getBoundingClientRect().bottom")
    assert 0 < bottom < 800
    assert opened.get("document.activeElement.getAttribute('aria-invalid')") == ("true" if field else None)
    assert opened.get("document.documentElement.classList.contains('has-fixes')") is False


def test_an_event_keeps_one_place_at_least(open_page, html):
    opened = open_page(html)
    open_form(opened)
    opened.page.uncheck("#fix-places input")
    opened.page.click(".fix-keep")
    assert "Choose one place" in opened.text("#fix-fault")


def test_page_and_command_line_agree_on_what_a_date_is(open_page, html):
    opened = open_page(html)
    found = opened.page.evaluate("(dates) => dates.map((text) => DisputeMap.isEdtf(text))", DATES)
    assert dict(zip(DATES, found, strict=True)) == {text: is_edtf(text) for text in DATES}


def test_a_decision_can_be_changed_and_taken_back(open_page, html):
    opened = open_page(html)
    collect(opened, FIRST, "reject", "not an act")
    assert opened.text(f"{FIRST} [data-fix]").startswith("Your correction: does not belong here")
    open_form(opened)
    assert opened.page.is_checked("#fix-reject")
    assert opened.page.input_value("#fix-note") == "not an act"
    opened.page.click("text=Take it back")
    assert opened.text(f"{FIRST} [data-fix]") == "Suggest a correction"
    assert opened.text("#fixes-count") == ""


def test_clearing_can_be_undone(open_page, html):
    opened = open_page(html)
    for card in (FIRST, '[data-event="ev-000000000002"]'):
        collect(opened, card, "accept")
    assert opened.text("#fixes-count") == "2 corrections collected"
    opened.page.click("#fix-clear")
    assert opened.text("#fixes-count") == "2 corrections cleared"
    assert opened.get("document.activeElement.id") == "fix-undo"
    opened.page.keyboard.press("Enter")
    assert opened.text("#fixes-count") == "2 corrections collected"


def test_corrections_outlast_a_reload_and_a_change_of_language(open_page, html, tmp_path):
    opened = open_page(html)
    collect(opened, FIRST, "accept")
    downloaded(opened, tmp_path)
    opened.page.reload()
    opened.wait("document.documentElement.classList.contains('is-ready')")
    assert opened.text("#fixes-count") == "1 correction collected"
    opened.page.select_option("#language", "ru")
    assert opened.text("#fixes-count") == "Собрано 1 исправление"
    assert opened.text("#fix-download") == "Скачать файлом"


@pytest.mark.parametrize(
    "stored",
    ["{", "null", "7", "[null]", '[{"event":"ev-gone","decision":"accept"}]', '[{"event":"ev-000000000001","decision":"erase"}]',
     '[{"event":"ev-000000000001","decision":"edit","changes":{"date":{"x":1}}}]'],
)  # fmt: skip
def test_what_somebody_else_put_into_the_storage_does_no_harm(open_page, html, stored):
    opened = open_page(html)
    opened.page.evaluate("(text) => sessionStorage.setItem('dispute-map corrections invented', text)", stored)
    opened.page.reload()
    opened.wait("document.documentElement.classList.contains('is-ready')")
    assert opened.text("#fixes-count") == ""
    assert opened.complaints == []


def test_whoever_leaves_with_corrections_not_downloaded_is_asked(open_page, html, tmp_path):
    opened = open_page(html)
    collect(opened, FIRST, "accept")
    opened.page.close(run_before_unload=True)
    opened.page.wait_for_timeout(500)
    assert opened.complaints == ["dialog "]
    downloaded(opened, tmp_path)
    opened.page.close(run_before_unload=True)
    assert opened.complaints == ["dialog "]


def test_without_storage_they_last_as_long_as_the_page(open_page, html):
    opened = open_page(html)
    opened.page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); })")
    collect(opened, FIRST, "accept")
    assert opened.text("#fixes-count") == "1 correction collected"
    assert opened.complaints == []


def test_the_keyboard_alone_suggests_a_correction(open_page, html):
    opened = open_page(html)
    keys = opened.page.keyboard
    opened.page.focus(f"{FIRST} .card-fix button")
    keys.press("Enter")
    assert opened.get("document.activeElement.id") == "fix-edit"
    keys.press("ArrowDown")
    assert opened.page.is_checked("#fix-reject")
    assert opened.page.is_hidden("#fix-fields")
    keys.press("Tab")
    keys.type("No act is told here.")
    keys.press("Tab")
    keys.press("Enter")
    opened.wait("document.getElementById('fix') === null")
    assert opened.text("#fixes-count") == "1 correction collected"
    assert opened.get("document.activeElement.closest('[data-event]').dataset.event") == "ev-000000000001"
    keys.press("Enter")
    keys.press("Escape")
    opened.wait("document.getElementById('fix') === null")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "lang"), [(1280, "en"), (1280, "ru"), (390, "ja")])
def test_axe_finds_nothing_in_the_form(open_page, html, width, lang, dark):
    opened = open_page(html, width=width, height=844, dark=dark, fragment=f"#lang={lang}")
    collect(opened, '[data-event="ev-000000000002"]', "accept")
    open_form(opened)
    opened.page.fill("#fix-date", "x")
    opened.page.click(".fix-keep")
    found = Axe().run(opened.page)
    assert found.violations_count == 0, found.generate_report()
    assert opened.get("document.documentElement.scrollWidth") == width
    assert opened.get("document.querySelector('#fix form').scrollWidth <= document.querySelector('#fix form').clientWidth")


TRAP = "<img src=x onerror=\"window.ran='note'\"></script><script>window.ran=1</script>"


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no-policy"])
def test_markup_in_a_note_is_text_in_the_page_and_in_the_file(open_page, html, tmp_path, bypass):
    opened = open_page(html, bypass_csp=bypass)
    open_form(opened)
    opened.page.fill("#fix-actors", TRAP.replace(",", ""))
    opened.page.fill("#fix-note", TRAP)
    opened.page.fill("#fix-who", TRAP)
    keep(opened)
    open_form(opened)
    assert opened.page.input_value("#fix-note") == TRAP
    assert opened.get("window.ran") is None
    assert opened.page.locator("#fix img, #fix script, .fixes img").count() == 0
    (decision,) = read_decisions(downloaded(opened, tmp_path)) if not opened.page.keyboard.press("Escape") else ()
    assert (decision.note, decision.who) == (TRAP, TRAP)
    assert opened.complaints == []


def test_a_decided_event_says_so_on_its_card_and_markup_from_a_file_is_text(open_page, invented, tmp_path):
    path = tmp_path / "hostile.json"
    record = {"event": "ev-000000000001", "decision": "edit", "changes": {"actors": [TRAP]}, "note": TRAP, "who": TRAP}
    path.write_text(json.dumps({"format": FORMAT, "dispute": "invented", "decisions": [record]}), encoding="utf-8")
    dispute = invented.make_dispute()
    curated = apply_decisions(invented.make_events(), read_decisions(path), dispute)
    opened = open_page(render_map(curated.events, dispute, invented.make_shapes(), invented.make_context()))
    assert TRAP in opened.text(f"{FIRST} .card-people")
    assert "edited by a person" in opened.get(f"document.querySelector('{FIRST} .card-how').textContent")
    open_form(opened)
    assert opened.get("window.ran") is None
    assert opened.complaints == []


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_a_state_is_known_by_its_name_in_any_language(open_page, html, tmp_path, lang):
    opened = open_page(html, fragment=f"#lang={lang}")
    open_form(opened)
    opened.page.fill("#fix-recipients", "日本, Россия, sUhH")
    keep(opened)
    (decision,) = read_decisions(downloaded(opened, tmp_path))
    assert decision.changes == {"recipients": ("JPN", "RUS", "SUHH")}


def test_the_line_of_corrections_hides_nothing_that_has_the_focus(open_page, html):
    opened = open_page(html, width=390, height=844)
    collect(opened, FIRST, "accept")
    hidden = opened.get(
        "[...document.querySelectorAll('.card button, .card summary')].filter((e) => { e.focus(); e.scrollIntoView({ block: 'nearest' });"
        "return e.getBoundingClientRect().bottom > document.getElementById('fixes').getBoundingClientRect().top + 1; }).length"
    )
    assert hidden == 0


def test_rejected_events_leave_the_page(invented):
    dispute, events = invented.make_dispute(), invented.make_events()
    after = apply_decisions(events, [decide(events[0], dispute.id, Verdict.REJECT)], dispute).events
    page = render_map(after, dispute, invented.make_shapes(), invented.make_context())
    assert events[0].id not in page
    assert events[1].id in page

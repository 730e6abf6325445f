"""The page in a real browser: what a reader sees and does."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from geo.curation import Decision, Verdict, apply_decisions
from geo.render import parts_of, render_map
from geo.render.dates import date_in_words


def bars(opened, selector):
    """How many bars the histogram has of one look: all that look alike are one path."""
    return opened.get(
        f"[...document.querySelectorAll('{selector}')].reduce((n, path) => n + path.getAttribute('d').split('M').length - 1, 0)"
    )


def count(opened):
    return int(opened.text("#count").split()[0])


def test_a_page_from_disk_makes_one_request_and_says_nothing(open_page, html):
    opened = open_page(html)
    opened.page.select_option("#language", "ru")
    opened.page.fill("#search", "Ост")
    opened.page.wait_for_timeout(300)
    assert opened.requests == [opened.path.as_uri()]
    assert opened.complaints == []


def test_the_list_has_every_event_newest_first_presupposed_then_undated_last(open_page, html):
    opened = open_page(html)
    shown = opened.shown()
    assert len(shown) == 12
    assert shown[-1] == "ev-000000000007"
    assert shown[-2] == "ev-000000000006"
    assert "Taken for granted" in opened.text("#list .group-head")


def test_dates_are_words_and_an_unknown_date_is_said_to_be_unknown(open_page, html):
    opened = open_page(html)
    dates = opened.get("[...document.querySelectorAll('.card-date')].map((date) => date.textContent)")
    assert {"April 2022", "22 April 2022", "probably March 2022", "in or before 1945", "about the 1990s", "Undated"} <= set(
        dates
    )


def test_a_place_filter_counts_as_its_callout_said(open_page, html):
    opened = open_page(html)
    said = int(opened.text('[data-place="east-ost"] .callout-count'))
    opened.page.focus('[data-place="east-ost"]')
    opened.page.keyboard.press("Enter")
    assert count(opened) == said == len(opened.shown())
    assert "East Isle" in opened.text("#place")
    assert opened.get("document.activeElement.dataset.place") == "east-ost"


def test_a_group_counts_the_events_of_its_parts_once(open_page, html):
    opened = open_page(html)
    assert opened.text('[data-place="group"] .callout-count') == "11"


@pytest.mark.parametrize(
    ("typed", "found"), [("Норд", {5}), ("西島", {2, 8, 10}), ("west isle", {2, 8, 10}), ("minister 4", {4})]
)
def test_search_finds_through_every_name_in_any_script(open_page, html, typed, found):
    opened = open_page(html)
    opened.page.fill("#search", typed)
    opened.wait("location.hash.includes('q=')")
    assert {int(event[-3:], 16) for event in opened.shown()} == found


def test_a_search_for_the_group_finds_its_islands_events(open_page, html):
    opened = open_page(html)
    opened.page.fill("#search", "близнецы")
    opened.wait("location.hash.includes('q=')")
    assert count(opened) == 11


def test_typed_range_filters_and_moves_the_standing(open_page, html):
    opened = open_page(html)
    opened.page.fill("#to", "1900")
    opened.page.press("#to", "Enter")
    assert "31 December 1900" in opened.text("#policy")
    assert opened.style_of("east-ost") == "uncontested"
    assert set(opened.shown()) == {"ev-000000000005", "ev-000000000007"}


def test_the_keyboard_moves_the_brush(open_page, html):
    opened = open_page(html)
    opened.page.focus("#grip-from")
    for _ in range(15):
        opened.page.keyboard.press("PageUp")
    opened.page.keyboard.press("ArrowLeft")
    assert opened.get("document.getElementById('grip-from').getAttribute('aria-valuetext')").startswith("1 January 20")
    assert count(opened) < 12
    opened.page.keyboard.press("Home")
    assert count(opened) == 12


def test_dragging_chooses_a_range_and_the_counts_follow(open_page, html):
    opened = open_page(html)
    box = opened.page.locator("#brush").bounding_box()
    y = box["y"] + 20
    opened.page.mouse.move(box["x"] + box["width"] * 0.5, y)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + box["width"] * 0.7, y, steps=4)
    opened.page.mouse.up()
    assert 0 < count(opened) < 12
    assert int(opened.page.input_value("#from")[:4]) < 1956 < int(opened.page.input_value("#to")[:4])
    opened.page.click("#all-time")
    assert count(opened) == 12


def test_an_impossible_date_is_refused_and_changes_nothing(open_page, html):
    opened = open_page(html)
    opened.page.fill("#from", "1956-02-31")
    opened.page.press("#from", "Enter")
    assert opened.page.get_attribute("#from", "aria-invalid") == "true"
    assert count(opened) == 12


def test_undated_events_are_never_on_the_histogram(open_page, html):
    opened = open_page(html)
    opened.page.evaluate("DisputeMap.choose({ undated: '0' })")
    assert count(opened) == 11
    opened.page.evaluate("DisputeMap.choose({ undated: '1', q: 'minister 7' })")
    opened.wait("document.querySelectorAll('.card').length === 1")
    assert bars(opened, ".bar") == 0


def test_the_histogram_follows_a_filter_and_fades_what_is_unsure(open_page, html):
    opened = open_page(html)
    opened.page.evaluate("DisputeMap.choose({ type: 'AGREE' })")
    assert bars(opened, ".bar") == 1
    opened.page.evaluate("DisputeMap.choose({ type: 'PROTEST' })")
    assert bars(opened, ".bar:not(.is-unsure)") == 0
    assert bars(opened, ".bar.is-unsure") == 10


def test_each_view_says_its_policy_and_undetermined_is_a_standing_of_its_own(open_page, html):
    opened = open_page(html)
    said = {opened.text("#policy")}
    expected = {"XQA": "undetermined", "XQB": "side-1", "administered": "side-1", "neutral": "uncontested"}
    for view, style in expected.items():
        opened.page.check(f"#view-{view}", force=True)
        assert opened.style_of("nord-north") == style
        said.add(opened.text("#policy"))
    assert len(said) == 4


def test_views_of_a_contested_place(open_page, html):
    opened = open_page(html, fragment="#view=XQA")
    assert opened.style_of("east-ost") == "side-0"
    opened.page.check("#view-XQB", force=True)
    assert opened.style_of("east-ost") == "side-1"
    opened.page.check("#view-neutral", force=True)
    assert opened.style_of("east-ost") == "contested"
    assert "XQA and XQB" in opened.text("#legend")


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_a_link_gives_the_same_view_again(open_page, html, lang):
    first = open_page(html)
    first.page.select_option("#language", lang)
    first.page.check("#view-XQA", force=True)
    first.page.evaluate("DisputeMap.choose({ place: 'group', type: 'ACCUSE', from: '2000-01-01', order: 'old', names: 'XQB' })")
    fragment = first.get("location.hash")
    again = open_page(html, fragment=fragment)
    for selector in ("#count", "#policy", "#place h3", "#chips", "#title", "#legend"):
        assert again.text(selector) == first.text(selector)
    assert again.shown() == first.shown()
    assert again.get("document.documentElement.lang") == lang


def test_a_link_to_an_event_brings_it_into_view(open_page, html):
    opened = open_page(html, fragment="#ev=ev-000000000006")
    box = opened.page.locator(".card.is-chosen").bounding_box()
    assert 0 <= box["y"] < 800


def test_the_address_cannot_put_the_page_into_a_state_it_does_not_have(open_page, html):
    opened = open_page(
        html, fragment="#view=__proto__&lang=xx&place=nowhere&from=yesterday&to=9999-99-99&order=%3Cb%3E&__proto__=1"
    )
    assert opened.complaints == []
    assert opened.get("document.documentElement.lang") == "en"


def test_names_can_be_both_sides_or_one(open_page, html):
    opened = open_page(html)
    names = "document.querySelector('[data-place=\"vest-west\"] .callout-names').textContent"
    assert opened.get(names) == "West IsleVest"
    opened.page.select_option("#names", "XQB")
    assert opened.get(names) == "Vest"


def test_the_place_panel_gives_every_name_with_its_source_and_every_claim(open_page, html):
    opened = open_page(html)
    opened.page.evaluate("DisputeMap.choose({ place: 'east-ost' })")
    opened.page.evaluate("document.querySelectorAll('.place-part').forEach((part) => (part.open = true))")
    panel = opened.text("#place")
    for said in (
        "東島",
        "Ост",
        "An Atlas",
        "A Survey",
        "120.5 km²",
        "7 February 1855 – 5 September 1945",
        "The Old Treaty",
        "Japanese",
    ):
        assert said in panel


def test_cards_say_who_says_so_who_denies_and_how_the_date_came_about(open_page, html):
    opened = open_page(html)
    card = '[data-event="ev-000000000009"]'
    assert opened.text(f"{card} .card-says").split() == ["Said", "by:", "Japan", "Denied", "by:", "Russia"]
    opened.page.click(f"{card} .card-how summary")
    assert "the text gives the date in full" in opened.text(f"{card} .card-how")
    assert opened.text(f"{card} mark") == "minister 9 protested"
    assert opened.page.get_attribute(f"{card} .card-source a", "rel") == "noopener noreferrer"


def test_quotations_and_names_carry_their_language(open_page, html):
    opened = open_page(html)
    assert opened.page.get_attribute('[data-event="ev-00000000000c"] blockquote', "lang") == "ja"
    assert opened.get("document.querySelector('[data-place=\"east-ost\"] .callout-name').lang") == "en"


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
@pytest.mark.parametrize("width", [390, 320])
def test_nothing_is_wider_than_a_phone(open_page, html, lang, width):
    opened = open_page(html, width=width, height=844, fragment=f"#lang={lang}&place=east-ost")
    assert opened.get("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_counts_hide_neither_islands_nor_each_other(open_page, html, shared, size):
    opened = open_page(html, width=size[0], height=size[1])
    pairs, on_land, placed = opened.get(shared.OVERLAPS)
    assert (pairs, on_land) == (0, 0)
    assert placed >= 3


@pytest.mark.parametrize("size", [(1280, 800), (390, 844), (320, 640), (1920, 1080)])
def test_the_first_view_shows_every_disputed_place_whole(open_page, html, shared, size):
    opened = open_page(html, width=size[0], height=size[1])
    assert opened.get(shared.IN_VIEW)
    opened.page.set_viewport_size({"width": size[1], "height": size[0]})
    opened.wait(shared.IN_VIEW)


def test_a_window_that_changes_leaves_the_map_where_the_reader_moved_it(open_page, html):
    opened = open_page(html, reduced_motion="reduce")
    zoom = opened.get("DisputeMap.map.getZoom()")
    opened.page.click(".leaflet-control-zoom-in")
    nearer = opened.get("DisputeMap.map.getZoom()")
    assert nearer > zoom
    opened.page.set_viewport_size({"width": 1100, "height": 700})
    opened.wait("DisputeMap.map.getSize().x < 750")
    opened.page.wait_for_timeout(200)
    assert opened.get("DisputeMap.map.getZoom()") == nearer
    opened.page.click("#fit-disputed")
    fitted = opened.get("DisputeMap.map.getZoom()")
    opened.page.set_viewport_size({"width": 1000, "height": 560})
    opened.wait(f"DisputeMap.map.getZoom() < {fitted}")


def test_a_long_list_draws_only_what_is_near_and_prints_all(open_page, invented):
    events = [invented.make_event(number, date=f"{1950 + number % 70}") for number in range(1, 601)]
    opened = open_page(render_map(events, invented.make_dispute(), invented.make_shapes(), invented.make_context()))
    assert 0 < len(opened.shown()) < 300
    opened.page.evaluate("document.getElementById('events').scrollTop = 1e9")
    opened.wait("[...document.querySelectorAll('.card')].some((card) => card.getAttribute('aria-posinset') === '600')")
    assert len(opened.shown()) < 300
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(opened.shown()) == 600


@pytest.fixture
def packed(invented, monkeypatch):
    """A page of 30 events whose words come in stretches of four, in gzip, as those of a long page do."""
    monkeypatch.setattr("geo.render.page.PLAIN_LIMIT", 3)
    for module in ("told", "blocks"):
        monkeypatch.setattr(f"geo.render.{module}.STRETCH", 4)
    events = [*invented.make_events(), *(invented.make_event(number, date=f"19{number}-01-02") for number in range(30, 48))]
    return render_map(events, invented.make_dispute(), invented.make_shapes(), invented.make_context())


def test_the_counts_of_every_choice_are_what_choosing_it_leaves(open_page, html):
    opened = open_page(html)
    for key in ("type", "actor", "source", "place"):
        options = f"[...document.getElementById('filter-{key}').options].slice(1).map((one) => [one.value, one.textContent])"
        opened.wait(f"document.getElementById('filter-{key}').options.length > 2")
        for value, text in opened.get(options):
            opened.page.evaluate("(chosen) => DisputeMap.choose(chosen)", {key: value})
            assert opened.get("DisputeMap.result.shown.length") == int(text.rsplit("(", 1)[1].rstrip(")")), text
        opened.page.evaluate("(chosen) => DisputeMap.choose(chosen)", {key: ""})


def test_packed_columns_give_the_same_page(open_page, html, invented, monkeypatch):
    monkeypatch.setattr("geo.render.page.PLAIN_LIMIT", 3)
    page = render_map(invented.make_events(), invented.make_dispute(), invented.make_shapes(), invented.make_context())
    assert 'type="text/plain" id="dm-events"' in page
    short, long = open_page(html), open_page(page)
    long.wait("document.querySelectorAll('.card').length === 12")
    assert long.shown() == short.shown()
    assert long.text("#list") == short.text("#list")


def test_words_of_a_long_page_are_found_when_asked_for(open_page, packed):
    opened = open_page(packed)
    opened.page.fill("#search", "minister 44")
    opened.wait("document.querySelectorAll('.card').length === 1")
    assert "minister 44 protested" in opened.text(".card")
    opened.page.fill("#search", "близнецы minister")
    opened.wait("document.getElementById('count').textContent.startsWith('28 ')")
    opened.page.fill("#search", "nobody says this")
    opened.wait("document.getElementById('count').textContent.startsWith('0 ')")
    assert opened.complaints == []


def test_a_long_page_prints_the_words_of_every_card(open_page, packed):
    opened = open_page(packed)
    opened.page.wait_for_timeout(900)
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(opened.shown()) == 30
    assert opened.get("document.querySelectorAll('.card blockquote').length") == 30


def test_a_link_to_an_event_of_a_long_page_brings_its_words(open_page, packed):
    opened = open_page(packed, fragment=f"#ev=ev-{30:012x}")
    opened.wait("document.querySelector('.card.is-chosen blockquote') !== null")
    assert "minister 30 protested" in opened.text(".card.is-chosen")
    opened.page.evaluate(f"location.hash = '#ev=ev-{99:012x}'")
    opened.wait("document.querySelector('.card.is-chosen') === null")


def test_an_event_far_down_the_list_stands_above_it(open_page, invented):
    events = [invented.make_event(number, date=f"{1950 + number % 70}") for number in range(1, 2101)]
    page = render_map(events, invented.make_dispute(), invented.make_shapes(), invented.make_context())
    last = "document.querySelector('#list .is-apart .card')"
    opened = open_page(page, fragment=f"#ev=ev-{70:012x}")
    assert opened.get(f"{last}.dataset.event") == f"ev-{70:012x}"
    assert int(opened.get(f"{last}.getAttribute('aria-posinset')")) > 2000
    opened.page.evaluate("DisputeMap.choose({ ev: '' })")
    assert opened.get(f"{last}") is None


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_the_browser_says_a_day_as_the_table_does(open_page, html, lang):
    days = ["0855-03-01", "1855-02-07", "1945-09-02", "1969-12-31", "1970-01-01", "2024-02-29"]
    opened = open_page(html, fragment=f"#lang={lang}")
    said = opened.page.evaluate("(days) => days.map((day) => DisputeMap.dayWords(DisputeMap.readDay(day)))", days)
    # Browsers of different years write different blanks before the year's letter.
    assert [text.split() for text in said] == [date_in_words(day, lang).split() for day in days]


def test_the_page_of_a_period_takes_the_choices_to_the_next(open_page, invented, monkeypatch):
    monkeypatch.setattr("geo.render.parts.PAGE_LIMIT", 6)
    first, second = parts_of(invented.make_events(), Path("map-0.html"))
    frame = (invented.make_dispute(), invented.make_shapes(), invented.make_context())
    opened = open_page(render_map(first.events, *frame, periods=first.periods))
    other = render_map(second.events, *frame, periods=second.periods)
    opened.path.with_name(second.path.name).write_text(other, encoding="utf-8", newline="\n")
    opened.page.evaluate("DisputeMap.choose({ lang: 'ru', type: 'COERCE', from: '2020-01-01' })")
    opened.page.click(".parts a >> nth=1")
    opened.wait("document.documentElement.classList.contains('is-ready')")
    assert opened.page.url.endswith("map-0-2.html#lang=ru&type=COERCE")
    assert len(opened.shown()) == 2


def test_without_scripts_every_event_and_name_is_in_tables(open_page, html):
    opened = open_page(html, java_script_enabled=False)
    text = opened.text("body")
    assert text.count("minister") == 11
    assert "東島" in text
    assert not opened.page.is_visible("main")


def test_dark_and_light_differ_and_both_use_the_page_colours(open_page, html):
    colour = "getComputedStyle(document.body).backgroundColor"
    assert open_page(html).get(colour) != open_page(html, dark=True).get(colour)


def test_swapping_the_sides_swaps_the_drawing_and_nothing_else(open_page, html, invented):
    swapped = render_map(invented.make_events(), invented.swap_sides(), invented.make_shapes(), invented.make_context())
    one, other = open_page(html, fragment="#view=XQA"), open_page(swapped, fragment="#view=XQB")
    mirrored = {"side-0": "side-1", "side-1": "side-0"}
    for place in ("east-ost", "nord-north"):
        style = one.style_of(place)
        assert other.style_of(place) == mirrored.get(style, style)
    callout = "document.querySelector('[data-place=\"east-ost\"]')"
    size = f"[{callout}.offsetWidth, {callout}.offsetHeight]"
    assert one.get(size) == other.get(size)


def test_a_group_without_claims_of_its_own_leads_to_its_parts(open_page, invented):
    dispute = invented.make_dispute()
    split = [replace(claim, feature=part) for claim in dispute.claims[:4] for part in ("east-ost", "vest-west")]
    page = render_map((), replace(dispute, claims=tuple(split)), invented.make_shapes(), invented.make_context())
    opened = open_page(page, fragment="#place=group")
    assert opened.text("#place").count("see its parts") == 2
    assert "nobody on record" not in opened.text("#place")
    opened.page.click(".place-parts button >> nth=0")
    assert opened.text("#place h3") == "East Isle / Ost"
    assert "see its parts" not in opened.text("#place")


def test_a_place_that_is_administered_and_not_claimed_is_nobody_s_own_colour(open_page, invented):
    dispute = invented.make_dispute()
    held = replace(dispute.claims[0], feature="nord-north", since="1940", until=None)
    others = replace(dispute.claims[1], feature="nord-north", claimant="XQB")
    page = render_map((), replace(dispute, claims=(held, others)), invented.make_shapes(), invented.make_context())
    opened = open_page(page, fragment="#view=XQA&place=nord-north")
    assert opened.style_of("nord-north") == "administered"
    assert "Administered, not claimed: XQA" in opened.text("#legend")
    assert "Administered, not claimed: XQA" in opened.text("#place")
    opened.page.check("#view-XQB", force=True)
    assert opened.style_of("nord-north") == "side-1"


def test_an_undated_card_says_why(open_page, html):
    card = open_page(html).text('[data-event="ev-000000000007"]')
    assert card.startswith("Undated")
    assert "the text gives nothing firm to count from" in card


def test_an_act_between_its_doers_points_at_nobody(open_page, invented):
    event = invented.make_event(1, date="1956-10-19", actors=("RUS", "JPN"), recipients=("JPN", "RUS"))
    page = render_map([event], invented.make_dispute(), invented.make_shapes(), invented.make_context())
    assert open_page(page).text(".card-people") == "Japan, Russia"


@pytest.mark.parametrize("selector", ["#brush", "#list .card", ".credit"])
def test_a_phone_scrolls_to_everything(open_page, html, selector):
    opened = open_page(html, width=390, height=844)
    opened.page.locator(selector).first.scroll_into_view_if_needed()
    middle = f"(() => {{ const e = document.querySelector('{selector}'); const b = e.getBoundingClientRect();"
    assert opened.get(
        middle + "return e.contains(document.elementFromPoint(b.x + b.width / 2, b.y + Math.min(b.height / 2, 40))); })()"
    )


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            ["edited by a person", "An Editor", "26 November 2026", "Changed: Date, Places", "the <b>month</b> is not given"],
        ),
        ("ja", ["修正のうえ採用", "An Editor", "2026年11月26日", "変更した項目：日付、場所", "理由"]),
        ("ru", ["исправлено человеком", "An Editor", "26 ноября 2026", "Изменено: Дата, Места", "Причина"]),
    ],
)
def test_a_card_tells_who_decided_what_and_why(open_page, invented, lang, told):
    events = invented.make_events()
    changes = {"date": "2022", "features": ("vest-west",)}
    decision = Decision(
        dispute="invented",
        event=events[0].id,
        verdict=Verdict.EDIT,
        changes=changes,
        note="the <b>month</b> is not given",
        who="An Editor",
        when=dt.date(2026, 11, 26),
    )
    curated = apply_decisions(events, [decision], invented.make_dispute())
    page = render_map(
        curated.events, invented.make_dispute(), invented.make_shapes(), invented.make_context(), settled=curated.settled
    )
    opened = open_page(page, fragment=f"#lang={lang}")
    said = opened.get("document.querySelector('[data-event=\"ev-000000000001\"] .card-review').textContent")
    assert [words for words in told if words not in said] == []
    assert opened.get("document.querySelectorAll('.card-review').length") == 1

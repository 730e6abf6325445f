"""What the reader takes along and what moves: pictures, frames, the walk through time, what a standing rests on."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import folium
import pytest

from geo.packs import read_dispute
from geo.packs.shapes import read_context, read_lines, read_shapes
from geo.render import DisputeMap, render_map

SVG = "{http://www.w3.org/2000/svg}"


def saved(opened, suffix: str) -> tuple[str, bytes]:
    """The name and the bytes of the picture that the page hands out."""
    with opened.page.expect_download() as download:
        opened.page.click(f"#save-{suffix}")
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_a_picture_is_the_view_with_its_title_sentence_legend_and_attribution(open_page, kuril_html, lang):
    opened = open_page(kuril_html, fragment=f"#to=1956-12-31&view=JPN&lang={lang}")
    name, content = saved(opened, "svg")
    root = ElementTree.fromstring(content)
    told = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert name == f"kuril-northern-territories-1956-12-31-jpn-{lang}.svg"
    assert root.findtext(f"{SVG}title") == opened.text("#title")
    assert "© OpenStreetMap contributors, ODbL" in told
    for text in (
        opened.text("#title"),
        *opened.get("[...document.querySelectorAll('#legend li')].map((item) => item.textContent)"),
    ):
        assert text in told
    counts = opened.get("[...document.querySelectorAll('.callout-count')].map((count) => count.textContent)")
    assert counts
    assert set(counts) <= {text.text for text in root.iter(f"{SVG}text")}
    assert not re.search(rb"https?://(?!www\.w3\.org/2000/svg)", content), "a picture fetches nothing"
    assert opened.complaints == []


def test_a_picture_is_drawn_in_pixels_too(open_page, html):
    opened = open_page(html)
    name, content = saved(opened, "png")
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    assert name.endswith(".png")
    assert content.startswith(b"\x89PNG")
    assert width == 2 * opened.get("Math.round(document.querySelector('.folium-map').getBoundingClientRect().width)")
    assert height > width / 3
    assert opened.complaints == []


def test_an_embedded_map_has_map_time_and_attribution_and_leads_to_the_whole(open_page, html):
    opened = open_page(html, width=800, height=500, fragment="#embed&view=administered")
    seen = "(selector) => getComputedStyle(document.querySelector(selector)).display !== 'none'"
    for selector, is_seen in {".masthead": False, "#events": False, "#brush": True, ".credit a": True, "#whole": True}.items():
        assert opened.page.evaluate(seen, selector) is is_seen, selector
    assert opened.get("document.getElementById('whole').getAttribute('href')") == "#view=administered"
    assert opened.get("document.documentElement.scrollHeight <= innerHeight")
    opened.page.evaluate("location.hash = '#view=administered'")
    opened.wait("getComputedStyle(document.querySelector('.masthead')).display !== 'none'")


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(("width", "height"), [(390, 500), (600, 420), (800, 500)])
def test_in_a_small_frame_nothing_lies_over_the_attribution(open_page, kuril_html, lang, width, height):
    opened = open_page(kuril_html, width=width, height=height, fragment=f"#embed&lang={lang}")
    ends = opened.get(
        "['.map-face', '.time', '.embed-more', '.credit'].map((one) => document.querySelector(one).getBoundingClientRect()).map((box) => [box.top, box.bottom])"
    )
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(ends))
    assert opened.get("document.documentElement.scrollWidth") == width


def test_the_walk_goes_from_change_to_change_and_stops_at_the_last(open_page, html):
    opened = open_page(html, reduced_motion="reduce")
    days = opened.get(
        "[...new Set(DisputeMap.facts.periods.flat().map(([day]) => day).filter((day) => day !== null))].sort((a, b) => a - b)"
    )
    for day in days:
        opened.page.click("#play")
        assert opened.get("DisputeMap.asOf()") == day
    opened.page.click("#play")
    assert opened.get("DisputeMap.asOf()") == days[0], "after the last it begins anew"


def test_the_walk_plays_by_itself_and_can_be_held(open_page, html):
    opened = open_page(html)
    opened.page.click("#play")
    first = opened.get("DisputeMap.asOf()")
    opened.wait(f"DisputeMap.asOf() > {first}")
    opened.page.click("#play")
    held = opened.get("DisputeMap.asOf()")
    opened.page.wait_for_timeout(1800)
    assert opened.get("DisputeMap.asOf()") == held


@pytest.mark.parametrize(
    ("fragment", "told", "untold"),
    [
        ("#to=1870-01-01&place=etorofu-iturup", "Shimoda", "Saint Petersburg"),
        ("#to=1900-01-01&place=urup-uruppu", "Saint Petersburg", "San Francisco"),
        ("#to=1960-01-01&place=urup-uruppu&view=JPN", "San Francisco", "Saint Petersburg"),
    ],
)
def test_the_map_says_what_a_standing_rests_on_and_where_to_read_it(open_page, kuril_html, fragment, told, untold):
    opened = open_page(kuril_html, fragment=fragment)
    assert told in opened.text("#grounds")
    assert untold not in opened.text("#grounds")
    assert all(opened.get("[...document.querySelectorAll('#grounds a')].map((link) => /^https?:/.test(link.href))"))


def test_an_instrument_without_a_name_in_the_reader_s_language_says_which_language_it_is_in(open_page, html):
    opened = open_page(html, fragment="#lang=ja&place=nord-north")
    told = "[...document.querySelectorAll('#place li b[lang], #place small [lang], #grounds [lang]')].map((one) => [one.textContent, one.lang])"
    found = dict(opened.get(told))
    assert found["The New Treaty"] == "en"
    assert "ja" in found.values()


def test_in_the_neutral_view_every_side_names_its_grounds_in_the_order_of_the_codes(open_page, kuril_html):
    opened = open_page(kuril_html)
    lines = opened.get("[...document.querySelectorAll('.grounds-side')].map((side) => side.textContent)")
    assert [line.split(" names:")[0] for line in lines] == ["Japan", "Russia"]


@pytest.mark.parametrize(("year", "named"), [(1900, "Russia"), (1960, "Soviet Union"), (2000, "Russia")])
def test_a_claim_of_a_year_carries_the_name_that_its_claimant_had_then(open_page, kuril_html, year, named):
    opened = open_page(kuril_html, fragment=f"#to={year}-07-01&view=RUS&place=urup-uruppu")
    assert opened.text("#policy").endswith(f": {named}.")
    assert f"{named}’s view" in opened.text(".facts")
    assert ({"Russia", "Soviet Union"} - {named}).pop() not in opened.text(".facts")


def test_in_1960_the_soviet_union_names_its_grounds_and_its_view(open_page, kuril_html):
    opened = open_page(kuril_html, fragment="#to=1960-01-01&place=etorofu-iturup")
    lines = opened.get("[...document.querySelectorAll('.grounds-side')].map((side) => side.textContent)")
    assert [line.split(" names:")[0] for line in lines] == ["Japan", "Soviet Union"]
    assert "Soviet Union’s view" in opened.text(".facts")


def test_lines_hold_from_their_day_are_called_indicative_and_are_no_stop_of_the_keyboard(open_page):
    dispute = read_dispute("kuril")
    drawn = render_map((), dispute, read_shapes(dispute), read_context(dispute), read_lines(dispute))
    opened = open_page(drawn, fragment="#to=1854-01-01")
    lines = "document.querySelectorAll('.leaflet-lines-pane path').length"
    assert opened.get(lines) == 0
    assert "Indicative" not in opened.text("#legend")
    opened.page.evaluate("location.hash = '#to=1870-01-01'")
    opened.wait(f"{lines} > 0")
    assert "Indicative line, computed" in opened.text("#legend")
    assert opened.get("document.querySelectorAll('.leaflet-lines-pane [tabindex]').length") == 0
    opened.page.evaluate(
        "DisputeMap.map.eachLayer((one) => one instanceof L.Polyline && one.options.pane === 'lines' && one.fire('mouseover', {latlng: one.getBounds().getCenter()}))"
    )
    assert "1855" in opened.text(".line-words")


def test_the_panel_draws_who_held_a_place_through_time(open_page, kuril_html):
    opened = open_page(kuril_html, fragment="#place=urup-uruppu")
    rows = opened.get(
        "[...document.querySelectorAll('.chart-row')].filter((row) => row.querySelector('.chart-track')).map((row) =>"
        " [row.querySelector('.chart-name').textContent, row.querySelectorAll('.is-administers').length > 0])"
    )
    assert rows == [["Japan", True], ["Russia / Soviet Union", True]]
    # The bars say what the list under them says in words.
    assert opened.get("document.querySelectorAll('.place .rows li').length") > 2


@pytest.fixture(scope="module")
def habomai_html(invented):
    """The real pack with three events on Habomai, two of them of 2022, one of those denied, among others elsewhere."""
    dispute = read_dispute("kuril")
    told = {"features": ("habomai",), "asserted_by": ("JPN",), "lang": "ja", "publisher": "根室の新聞"}
    events = [
        invented.make_event(1, date="2022-03-21", **told),
        invented.make_event(2, date="2022-09", denied_by=("RUS",), **told),
        invented.make_event(3, date="2018-05", **told),
        invented.make_event(4, date="2022-04-22", features=("shikotan",)),
        invented.make_event(5, date="2022-05-02", features=("etorofu-iturup",)),
    ]
    return render_map(events, dispute, read_shapes(dispute), read_context(dispute))


def test_a_reader_in_nemuro_finds_what_happened_on_habomai_in_2022_and_who_said_so(open_page, habomai_html):
    opened = open_page(habomai_html, width=390, height=844, fragment="#lang=ja")
    opened.page.fill("#search", "歯舞")
    opened.page.fill("#from", "2022")
    opened.page.fill("#to", "2022")
    opened.page.press("#to", "Enter")
    opened.page.press("#to", "Tab")
    opened.wait("DisputeMap.state.from === '2022-01-01' && DisputeMap.state.q === '歯舞'")
    cards = opened.get("[...document.querySelectorAll('.card')].map((card) => card.innerText)")
    assert [card.split("\n")[0].split(" ")[0][:7] for card in cards] == ["2022年9月", "2022年3月"]
    assert all("日本" in card and "根室の新聞" in card and "minister" in card for card in cards)
    says = opened.get("[...document.querySelectorAll('.card-says')].map((line) => line.innerText)")
    assert ["ロシア" in line for line in says] == [True, False], "who denies it stands where somebody does"


def test_an_editor_makes_a_link_and_an_image_of_1956_in_russian(open_page, kuril_html):
    opened = open_page(kuril_html)
    opened.page.select_option("#language", "ru")
    opened.page.fill("#to", "1956")
    opened.page.press("#to", "Enter")
    opened.page.evaluate("document.getElementById('to').blur()")
    opened.wait("location.hash.includes('to=1956-12-31')")
    name, _ = saved(opened, "png")
    assert name == "kuril-northern-territories-1956-12-31-neutral-ru.png"
    again = open_page(kuril_html, fragment=opened.get("location.hash"))
    assert again.text("#title") == opened.text("#title")
    assert again.text("#policy") == opened.text("#policy")
    assert again.shown() == opened.shown()


def test_layers_of_ones_own_go_into_the_same_safe_file(open_page, invented):
    drawn = DisputeMap(invented.make_events(), invented.make_dispute(), invented.make_shapes(), invented.make_context())
    folium.CircleMarker([44, 146], radius=9, tooltip="mine").add_to(drawn)
    folium.Marker([44.2, 146.2], popup="<b>my</b> note<script>window.ran = 1</script>").add_to(drawn)
    opened = open_page(drawn.get_root().render())
    opened.page.locator(".leaflet-marker-icon").click(force=True)
    assert "my note" in opened.text(".leaflet-popup-content")
    assert opened.get("window.ran === undefined && document.querySelector('.leaflet-marker-icon').naturalWidth > 0")
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
    assert len(opened.shown()) == 12
    assert all("inline script violates" in complaint for complaint in opened.complaints)


def test_in_a_notebook_the_map_shows_itself(open_page, invented):
    drawn = DisputeMap(invented.make_events(), invented.make_dispute(), invented.make_shapes(), invented.make_context())
    opened = open_page(f"<!DOCTYPE html><title>n</title><body>{drawn._repr_html_()}", java_script_enabled=True, ready=False)
    frame = opened.page.frame_locator("iframe")
    frame.locator(".card").first.wait_for()
    assert frame.locator("#title").inner_text() == "The Pair / The Twins"
    assert opened.complaints == []

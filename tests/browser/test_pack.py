"""The page of the real pack: what must be seen of the Kuril dispute at first sight, in every language, on every screen."""

import pytest

FOUR = ("etorofu-iturup", "kunashir-kunashiri", "shikotan", "habomai")


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_the_four_are_whole_named_and_counted_at_first_sight(open_page, kuril_html, shared, size, lang):
    opened = open_page(kuril_html, width=size[0], height=size[1], fragment=f"#lang={lang}")
    assert opened.get(shared.IN_VIEW)
    counted = opened.get("[...document.querySelectorAll('.callout:not(.is-empty)')].map((one) => one.dataset.place)")
    assert {*FOUR, "northern-territories-southern-kurils"} <= set(counted)
    pairs, on_land, _ = opened.get(shared.OVERLAPS)
    assert (pairs, on_land) == (0, 0)
    assert opened.get("document.documentElement.scrollWidth") == size[0]


def test_the_north_and_sakhalin_are_undetermined_in_japans_view_only(open_page, kuril_html):
    opened = open_page(kuril_html, fragment="#view=JPN")
    for place in ("urup-uruppu", "shumshu-shumushu", "minami-karafuto-southern-sakhalin"):
        assert opened.style_of(place) == "undetermined"
    assert opened.style_of("etorofu-iturup") == "side-0"
    opened.page.check("#view-RUS", force=True)
    assert opened.style_of("urup-uruppu") == opened.style_of("etorofu-iturup") == "side-1"


@pytest.mark.parametrize(
    ("to", "etorofu", "urup"),
    [("1860-01-01", "side-0", "side-1"), ("1900-01-01", "side-0", "side-0"), ("1950-01-01", "side-1", "side-1")],
)
def test_control_moves_with_the_end_of_the_range(open_page, kuril_html, to, etorofu, urup):
    opened = open_page(kuril_html, fragment=f"#view=administered&to={to}")
    assert opened.style_of("etorofu-iturup") == etorofu
    assert opened.style_of("urup-uruppu") == urup


def test_northern_sakhalin_was_administered_and_not_claimed_by_japan(open_page, kuril_html):
    opened = open_page(kuril_html, fragment="#view=JPN&to=1922-07-01")
    assert opened.style_of("kita-karafuto-northern-sakhalin") == "administered"
    assert opened.style_of("minami-karafuto-southern-sakhalin") == "side-0"
    opened.page.check("#view-RUS", force=True)
    assert opened.style_of("kita-karafuto-northern-sakhalin") == "side-1"


def test_the_chain_as_a_whole_leads_to_its_islands(open_page, kuril_html):
    opened = open_page(kuril_html, fragment="#place=chishima-kurils")
    assert "see its parts" in opened.text("#place")
    assert opened.get("document.querySelectorAll('.place-parts button').length") >= 24


def test_a_russian_name_finds_what_has_a_japanese_one(open_page, kuril_html):
    opened = open_page(kuril_html, fragment="#names=JPN&lang=ja")
    opened.page.fill("#search", "Итуруп")
    opened.wait("location.hash.includes('q=')")
    assert len(opened.shown()) == 3
    assert "択捉島" in opened.text(".card-places")


def test_whole_area_keeps_counts_apart(open_page, kuril_html, shared):
    opened = open_page(kuril_html)
    opened.page.click("#fit-all")
    opened.page.wait_for_timeout(100)
    pairs, on_land, placed = opened.get(shared.OVERLAPS)
    assert (pairs, on_land) == (0, 0)
    assert placed >= 2


SITES = """(() => {
  const boxes = (all) => [...document.querySelectorAll(all)].map((e) => e.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const [names, others] = [boxes('.site-name'), boxes('.callout, .leaders circle')];
  return [names.length, names.flatMap((a, i) => [...others, ...names.slice(i + 1)].filter((b) => meet(a, b))).length];
})()"""
"""How many sites are named on the map, and how many counts, dots and other names these cover."""


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize(
    ("lang", "town"), [("en", "FurukamappuYuzhno-Kurilsk"), ("ja", "古釜布Южно-Курильск"), ("ru", "古釜布Южно-Курильск")]
)
def test_near_by_towns_and_straits_are_named_on_both_sides_and_hide_nothing(open_page, kuril_html, size, lang, town):
    opened = open_page(kuril_html, width=size[0], height=size[1], fragment=f"#lang={lang}")
    assert opened.get(SITES) == [0, 0]
    opened.page.evaluate("DisputeMap.map.setView([44.03, 145.9], 10, { animate: false })")
    opened.wait("document.querySelectorAll('.site-name').length > 0")
    number, covered = opened.get(SITES)
    assert (number >= 2, covered) == (True, 0)
    assert town in opened.get("[...document.querySelectorAll('.site-name')].map((name) => name.textContent)")
    assert opened.get("document.querySelectorAll('.site-name [tabindex], .site-name button, .site-name a').length") == 0
    opened.page.evaluate("DisputeMap.choose({ names: 'RUS' })")
    assert all(
        count == 1 for count in opened.get("[...document.querySelectorAll('.site-name')].map((name) => name.children.length)")
    )

"""Every task of the page with the keyboard alone: each script starts at the top of the page and only presses keys."""

import pytest


class Keys:
    """A reader without a mouse."""

    def __init__(self, opened) -> None:
        self.opened, self.keys = opened, opened.page.keyboard

    def press(self, *names: str) -> None:
        for name in names:
            self.keys.press(name)

    def go(self, selector: str, key: str = "Tab") -> None:
        """Press Tab until what fits has the focus."""
        for _ in range(160):
            self.keys.press(key)
            if self.opened.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                return
        pytest.fail(f"no Tab leads to {selector}")

    def choose(self, selector: str, typed: str) -> None:
        """Go to a list of choices and type the beginning of one."""
        self.go(selector)
        self.keys.type(typed)


@pytest.fixture
def reader(open_page, html):
    return Keys(open_page(html, reduced_motion="reduce"))


def state(reader, key):
    return reader.opened.get(f"DisputeMap.state.{key}")


def test_a_view_a_time_and_a_place_are_chosen_and_the_panel_closed(reader):
    reader.go("#view-neutral")
    reader.press("ArrowRight", "ArrowRight")
    assert state(reader, "view") == "XQB"
    reader.go('[data-place="east-ost"]')
    reader.press("Enter")
    assert state(reader, "place") == "east-ost"
    reader.go("#to")
    reader.press("Control+a")
    reader.keys.type("1956")
    reader.press("Enter")
    assert state(reader, "to") == "1956-12-31"
    reader.go("#grip-to")
    reader.press("ArrowLeft")
    assert state(reader, "to") < "1956"
    reader.press("End")
    assert state(reader, "to") == ""
    reader.go("#place .close")
    reader.press("Enter")
    assert reader.opened.page.is_hidden("#place")


def test_the_map_is_moved_enlarged_fitted_and_walked_through_time(reader):
    view = "[DisputeMap.map.getZoom(), DisputeMap.map.getCenter().lat.toFixed(3), DisputeMap.map.getCenter().lng.toFixed(3)].join()"
    reader.go(".folium-map")
    first = reader.opened.get(view)
    reader.press("+", "ArrowUp")
    reader.opened.wait(f"{view} !== '{first}'")
    reader.go("#fit-disputed")
    reader.press("Enter")
    reader.opened.wait(f"{view} === '{first}'")
    reader.go("#play")
    reader.press("Enter", "Enter")
    assert state(reader, "to") == "1875-01-01"


def test_a_search_and_every_filter_are_set_and_taken_off(reader):
    reader.go("#search")
    reader.keys.type("Ост")
    reader.press("Tab")
    assert state(reader, "q") == "Ост"
    reader.press("Enter")  # the heading of the filters
    for key, typed in (("type", "Crit"), ("actor", "Jap"), ("source", "Paper 1"), ("place", "East")):
        reader.go("#search", "Shift+Tab")
        reader.choose(f"#filter-{key}", typed)
        assert state(reader, key) != "", key
    reader.choose("#order", "Old")
    assert state(reader, "order") == "old"
    reader.go("#undated")
    reader.press("Space")
    assert state(reader, "undated") == "0"
    reader.go(".chip")
    for left in (4, 3, 2, 1):
        reader.press("Enter")
        assert reader.opened.get("[document.activeElement.className, document.querySelectorAll('.chip').length]") == [
            "chip",
            left,
        ]
    reader.press("Enter")
    assert reader.opened.get("document.activeElement.id") == "search"
    assert reader.opened.get("['q', 'type', 'actor', 'source', 'place'].map((key) => DisputeMap.state[key]).join('')") == ""


def test_events_are_stepped_through_and_a_card_is_opened(reader):
    reader.go("#next")
    reader.press("Enter")
    shown = reader.opened.shown()
    assert state(reader, "ev") == shown[0]
    reader.press("Enter", "Enter")
    assert state(reader, "ev") == shown[2]
    assert reader.opened.text("#step-said").startswith("3 of 12: ")
    reader.go("#previous", "Shift+Tab")
    reader.press("Enter")
    assert state(reader, "ev") == shown[1]
    assert reader.opened.get("document.activeElement.id") == "previous"
    reader.go(f'[data-event="{shown[1]}"] .card-how summary')
    reader.press("Enter")
    reader.go(".permalink")
    assert reader.opened.get("document.activeElement.hash").endswith(shown[1])


def test_stepping_stops_at_both_ends(reader):
    shown = reader.opened.shown()
    reader.go("#previous")
    reader.press("Enter")
    assert state(reader, "ev") == shown[-1]
    reader.go("#next")
    reader.press("Enter")
    assert state(reader, "ev") == shown[-1]
    assert reader.opened.page.get_attribute("#next", "aria-disabled") == "true"


def test_the_panel_of_a_place_leads_to_its_events_and_to_all_of_them(reader):
    reader.opened.page.evaluate("location.hash = '#place=east-ost&type=PROTEST&q=minister'")
    reader.opened.wait("document.querySelectorAll('.card').length === 1")
    reader.go(".place-part summary")
    assert reader.opened.get("document.activeElement.textContent") == "Events here"
    reader.press("Enter", "Tab", "Enter")
    assert state(reader, "ev") == "ev-000000000001"
    assert reader.opened.get("document.activeElement.dataset.event") == state(reader, "ev")
    assert (state(reader, "place"), state(reader, "type"), state(reader, "q")) == ("east-ost", "", "")
    reader.opened.page.evaluate("DisputeMap.choose({ type: 'PROTEST' })")
    reader.go(".place-part summary", "Shift+Tab")
    reader.press("Enter")
    reader.go("#place-all")
    reader.press("Enter")
    assert (state(reader, "place"), state(reader, "type")) == ("east-ost", "")
    assert reader.opened.get("document.activeElement.matches('.card')")


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_picture_is_saved(reader, suffix):
    reader.go(f"#save-{suffix}")
    with reader.opened.page.expect_download() as download:
        reader.press("Enter")
    assert download.value.suggested_filename.endswith(suffix)


def test_language_and_names_are_chosen(reader):
    reader.choose("#names", "As used by XQB")
    assert state(reader, "names") == "XQB"
    reader.go("#language")
    for lang in ("ja", "ru"):
        reader.press("ArrowDown")
        assert reader.opened.get("document.documentElement.lang") == lang

"""The page as text: laws of its bytes, dates in words, standings over time, and complete catalogues. No browser here."""

import base64
import gzip
import hashlib
import io
import json
import re
import runpy
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace

import folium
import numpy
import pytest
from folium.plugins import MarkerCluster
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from geo.errors import FormatError, UnknownNameError
from geo.packs import read_dispute
from geo.packs.shapes import read_context, read_shapes
from geo.render import DisputeMap, draw_preview, render_map, share_at
from geo.render.blocks import blocks_of_events
from geo.render.columns import DAY, event_columns, ranked_events
from geo.render.dates import day_number
from geo.render.facts import dispute_facts, side_name
from geo.render.outlines import list_outlines
from geo.render.parts import parts_of, tell_parts
from geo.render.safe import clean_link, clean_text, json_text
from geo.render.tables import event_rows
from geo.render.told import told_stretches

made = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "browser" / "invented.py")))
ASSETS = files("geo.render").joinpath("assets")


@pytest.fixture(scope="module")
def html():
    return draw()


def draw(events=None, dispute=None, **options):
    events = made.make_events() if events is None else events
    return render_map(events, dispute or made.make_dispute(), made.make_shapes(), made.make_context(), **options)


def block(html, name):
    found = re.search(rf'<script type="application/json" id="dm-{name}">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1])


def test_the_same_input_gives_the_same_page(html):
    assert draw() == html


@pytest.mark.parametrize("pack", ["diaoyu-senkaku", "dokdo-takeshima"])
def test_a_few_islets_are_drawn_as_they_are(pack):
    dispute = read_dispute(pack)
    shapes = read_shapes(dispute)
    page = render_map([], dispute, shapes, read_context(dispute))
    drawn = json.loads(re.search(r'id="dm-outlines">(.*?)</script>', page, re.DOTALL)[1])
    rings = [ring for outline in drawn for polygon in outline.get("a", ()) for ring in polygon]
    islets = [feature.id for feature in dispute.features if feature.part_of]
    whole = shapes[shapes["id"].isin(islets)].geometry
    assert len(rings) == sum(len(getattr(shape, "geoms", [shape])) for shape in whole)
    assert all(len(ring) >= 6 for ring in rings)


def test_the_order_of_the_events_does_not_matter(html):
    assert draw(events=made.make_events()[::-1]) == html


def test_the_policy_is_first_in_the_head_and_lets_only_our_own_script_and_style_run(html):
    policy = re.match(
        r'<!DOCTYPE html>\n<html [^>]*>\n<head>\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html
    )[1]
    assert policy.startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(bodies[0].encode()).digest()).decode()
        assert len(bodies) == 1
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy.replace("&#43;", "+").replace("&#x2B;", "+")


def test_the_character_set_is_said_in_the_first_kilobyte(html):
    assert b'<meta charset="utf-8">' in html.encode()[:1024]


def test_nothing_is_asked_for_from_anywhere(html):
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert re.findall(r"\s(?:src|srcset|data-src|poster|action)=", markup) == []
    assert "<link" not in markup
    styles = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", styles))
    assert "@import" not in styles


def test_no_script_evaluates_text_or_parses_it_as_html():
    ours = "".join(path.read_text(encoding="utf-8") for path in ASSETS.iterdir() if path.name.endswith(".js"))
    assert (
        re.findall(r"\b(?:eval|innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function|setTimeout\(['\"])", ours)
        == []
    )


def test_the_page_says_its_language_title_and_width(html):
    assert '<html lang="en"' in html
    assert "<title>The Pair / The Twins</title>" in html
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert '<html lang="ja"' in draw(lang="ja")


def test_it_is_a_folium_map_named_by_its_content():
    drawn = DisputeMap(made.make_events(), made.make_dispute(), made.make_shapes(), made.make_context())
    assert isinstance(drawn, folium.Map)
    assert drawn.get_name() == DisputeMap((), made.make_dispute(), made.make_shapes(), made.make_context()).get_name()


def test_every_source_of_the_credit_is_named(html):
    for name in ("© OpenStreetMap contributors, ODbL", "Leaflet", "folium"):
        assert name in html


@given(st.text())
def test_data_can_never_leave_its_block(text):
    sent = json_text({"text": text})
    assert "<" not in sent
    assert json.loads(sent) == {"text": text}
    sent.encode("utf-8")


@given(st.text(max_size=400))
def test_cleaned_text_can_be_written_and_is_never_longer(text):
    cleaned = clean_text(text)
    assert len(cleaned) <= 300
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("https://example.org/\n", False),
        ('https://example.org/"onclick=', False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_are_links(url, kept):
    assert clean_link(url) == (url if kept else "")


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownNameError, match="en, ja, ru"):
        draw(lang="xx")


def test_an_event_somewhere_else_is_refused():
    with pytest.raises(UnknownNameError, match="atlantis"):
        draw(events=[made.make_event(1, features=("atlantis",))])


def test_swapping_the_sides_swaps_the_facts_and_nothing_else():
    one = dispute_facts(made.make_dispute(), {})
    other = dispute_facts(made.swap_sides(), {})
    mirrored = json.loads(
        re.sub("XQ[AB]", lambda code: {"XQA": "XQB", "XQB": "XQA"}[code[0]], json.dumps(other, ensure_ascii=False))
    )
    assert one["claimants"] == other["claimants"]
    for mine, theirs in zip(one["periods"], mirrored["periods"], strict=True):
        assert [[day, sorted(holds), sorted(claims), views] for day, holds, claims, views in mine] == [
            [day, sorted(holds), sorted(claims), [[view, sorted(codes)] for view, codes in reversed(views)]]
            for day, holds, claims, views in theirs
        ]


def test_names_stand_in_the_order_of_the_codes_each_once():
    facts = dispute_facts(made.make_dispute(), {})
    assert facts["features"][1]["names"]["en"] == [["East Isle", "en"], ["Ost", "en"]]
    assert facts["features"][1]["names"]["ru"] == [["東島", "ja"], ["Ост", "ru"]]
    assert side_name(made.make_dispute().features[1], "XQB", "ja").text == "Ост"


def columns_of(events):
    ranked = ranked_events(events)
    columns = event_columns(ranked, made.make_dispute())
    return columns, list(told_stretches(ranked, columns))


def test_columns_keep_each_repeated_text_once():
    columns, (told,) = columns_of(made.make_events())
    assert len(columns.articles.values) < columns.head["count"]
    assert len(told["texts"]) == len(set(told["texts"]))
    assert {len(column) for column in columns.numbers.values()} == {12}


def test_a_plain_day_travels_as_a_number_and_other_dates_in_words():
    columns, _ = columns_of(made.make_events())
    assert "22 April 2022" not in columns.head["pools"]["dateWords"]["en"]
    assert "April 2022" in columns.head["pools"]["dateWords"]["en"]
    days = [day_number(date.fromisoformat(day)) for day in ("2022-04-22", "2022-04-22", "1956-10-19")]
    back = accumulate(-step for step in columns.numbers["day"])
    assert [day for day, kind in zip(back, columns.numbers["date"], strict=True) if kind == DAY] == days


def test_packed_columns_are_as_short_as_their_numbers():
    (block, *others) = blocks_of_events(ranked_events(made.make_events()), made.make_dispute(), packed=True)
    content = gzip.decompress(base64.b64decode(block.text))
    length = int.from_bytes(content[:4], "little")
    head = json.loads(content[4 : 4 + length])
    assert head["columns"] == {name: "i" if name == "day" else "B" for name in head["columns"]}
    assert len(content) == 4 + length + sum(48 if kind == "i" else 12 for kind in head["columns"].values())
    assert base64.b64decode(others[-1].text)[:6].hex() == ranked_events(made.make_events())[0].id.removeprefix("ev-")


def test_a_second_source_is_kept_with_its_quotation():
    event = made.make_event(1, date="2022-04-22")
    other = replace(event.sources[0], article="other", title="Another paper")
    columns, (told,) = columns_of([replace(event, sources=(*event.sources, other))])
    ((article, quote),) = told["more"][0]
    assert list(columns.articles.values)[article].title == "Another paper"
    assert quote[1] == "minister 1 protested"


def test_every_islet_survives_simplification():
    outlines = list_outlines(made.make_shapes(), 75.0)
    assert [len(outline["a"]) for outline in outlines] == [3, 2, 1, 1]
    assert all(len(ring) >= 6 for outline in outlines for polygon in outline["a"] for ring in polygon)


def test_an_outline_comes_back_to_a_metre():
    ring = list_outlines(made.make_shapes(), 75.0)[3]["a"][0][0]
    lon = [sum(ring[i] for i in range(0, end + 1, 2)) / 1e5 for end in range(0, len(ring), 2)]
    assert min(lon) == pytest.approx(145.9, abs=1e-4)
    assert max(lon) == pytest.approx(146.5, abs=1e-4)


def test_a_dispute_without_shapes_events_or_context_still_makes_a_page():
    dispute = made.make_dispute()
    page = render_map((), dispute, made.make_shapes().iloc[:0], made.make_context().iloc[:0])
    assert block(page, "outlines") == [{}] * len(dispute.features)
    assert block(page, "events")["count"] == 0


def test_the_page_stays_small():
    events = [made.make_event(number, date=f"{1950 + number % 70}") for number in range(1, 501)]
    sizes = [sum(map(len, re.findall(r"<script type=[^>]*>(.*?)</script>", draw(some)))) for some in (events, events[:1])]
    assert (sizes[0] - sizes[1]) / 499 < 330


def block_text(html, name):
    return re.search(rf'id="dm-{name}">(.*?)</script>', html, re.DOTALL)[1]


def rows_of(page):
    return re.search(r"<noscript>.*?<tbody>(.*?)</tbody>", page, re.DOTALL)[1].count("<tr>")


def test_the_table_without_scripts_keeps_the_newest_and_says_so(monkeypatch):
    monkeypatch.setattr("geo.render.page.TABLE_LIMIT", 12)
    monkeypatch.setattr("geo.render.page.TABLE_ROWS", 5)
    page = draw()
    assert rows_of(page) == 5
    assert "newest 5 of 12 events" in page
    assert rows_of(draw(events=made.make_events()[1:])) == 11


def test_the_table_without_scripts_cuts_long_quotations():
    quote = replace(made.make_event(1).evidence, exact="word " * 400)
    rows = event_rows([made.make_event(1, evidence=quote)], made.make_dispute(), "en")
    assert len(rows[0]["quote"]) == 300


def test_the_table_without_scripts_says_why_a_date_is_not_known():
    events = [made.make_event(1, date_rule="no-anchor"), made.make_event(2, date_rule="unheard-of")]
    dates = [row["date"] for row in event_rows(events, made.make_dispute(), "en")]
    assert dates == ["Undated (the text gives nothing firm to count from)", "Undated"]


def test_who_took_part_stands_in_the_order_of_the_codes():
    event = made.make_event(1, actors=("RUS", "JPN"), recipients=("JPN", "RUS"))
    pools = columns_of([event])[0].head["pools"]
    assert [pools["actors"][at][0] for at in pools["partiesOf"][0][0]] == ["Japan", "Russia"]
    assert event_rows([event], made.make_dispute(), "en")[0]["who"] == "Japan, Russia"


def test_a_group_is_drawn_itself_only_where_it_reaches_beyond_its_members():
    shapes = made.make_shapes()
    drawn = [bool(outline) for outline in block(draw(), "outlines")]
    assert drawn == [False, True, True, True]
    shapes.loc[0, "geometry"] = shapes.geometry[0].envelope
    wide = render_map((), made.make_dispute(), shapes, made.make_context())
    assert [bool(outline) for outline in block(wide, "outlines")] == [True, True, True, True]


def test_a_layer_that_would_fetch_something_is_refused():
    for add in (folium.TileLayer(), folium.Marker([44, 146], icon=folium.Icon()), MarkerCluster()):
        drawn = DisputeMap(made.make_events(), made.make_dispute(), made.make_shapes(), made.make_context())
        add.add_to(drawn)
        with pytest.raises(FormatError, match="which a page in one file does not"):
            drawn.get_root().render()


def opened(picture):
    return Image.open(io.BytesIO(picture)).convert("RGB")


def test_the_picture_for_sharing_is_the_same_bytes_and_gives_each_side_as_much_ink():
    dispute, shapes, context = made.make_dispute(), made.make_shapes(), made.make_context()
    picture = draw_preview(dispute, shapes, context)
    assert picture == draw_preview(dispute, shapes, context)
    pixels = numpy.asarray(opened(picture))
    assert pixels.shape == (630, 1200, 3)
    style = ASSETS.joinpath("page.css").read_text(encoding="utf-8")
    inks = [re.search(f"--ink-{side}: #(\\w{{6}})", style)[1] for side in (0, 1)]
    near = [(abs(pixels.astype(int) - list(bytes.fromhex(ink))).max(axis=2) < 40).sum() for ink in inks]
    assert min(near) > 500
    assert max(near) < 1.3 * min(near)


def test_a_pack_that_the_letters_of_the_picture_do_not_reach_is_named_by_its_id():
    dispute = replace(made.make_dispute(), titles={"en": "北方領土"})
    plain = replace(made.make_dispute(), titles={"en": dispute.id})
    shapes, context = made.make_shapes(), made.make_context()
    assert draw_preview(dispute, shapes, context) == draw_preview(plain, shapes, context)
    assert draw_preview(dispute, shapes, context) != draw_preview(made.make_dispute(), shapes, context)


def test_a_picture_without_shapes_is_still_one():
    assert opened(draw_preview(made.make_dispute(), made.make_shapes().iloc[:0], made.make_context().iloc[:0])).size == (
        1200,
        630,
    )


def test_the_head_tells_a_shared_link_in_the_language_of_the_page_and_keeps_its_text_inside():
    dispute = replace(made.make_dispute(), titles={"en": 'A "><script>x</script>', "ja": "双子諸島", "ru": "Б"})
    shared = share_at("https://example.org/maps/", Path("pair.html"))
    page = draw(dispute=dispute, shared=shared)
    head = page.split("<style>")[0]
    assert "<script" not in head
    assert '<meta property="og:url" content="https://example.org/maps/pair.html">' in head
    assert '<meta property="og:title" content="双子諸島">' in draw(dispute=dispute, shared=shared, lang="ja")


def test_more_events_than_a_page_holds_become_pages_by_period(monkeypatch, tmp_path):
    monkeypatch.setattr("geo.render.parts.PAGE_LIMIT", 5)
    events = made.make_events()
    parts = parts_of(events, tmp_path / "map.html")
    assert [part.path.name for part in parts] == ["map.html", "map-2.html", "map-3.html"]
    assert sorted(event.id for part in parts for event in part.events) == sorted(event.id for event in events)
    ends = [max(event.date_end or event.date_start for event in part.events if event.date) for part in parts]
    assert ends == sorted(ends, reverse=True)
    (line,) = tell_parts(parts)
    assert "12 events are more than one page holds (5); written as 3 pages by period" in line
    assert "map-3.html (" in line


def test_each_page_of_a_period_links_to_the_others(monkeypatch, tmp_path):
    monkeypatch.setattr("geo.render.parts.PAGE_LIMIT", 6)
    _, second = parts_of(made.make_events(), tmp_path / "a map.html")
    page = draw(second.events, periods=second.periods)
    assert re.findall(r'<a href="(a%20map[^"]*)"( aria-current="page")?>', page) == [
        ("a%20map.html", ""),
        ("a%20map-2.html", ' aria-current="page"'),
    ]
    assert block(page, "events")["count"] == 6


def test_one_page_holds_what_fits_and_whatever_is_no_file(monkeypatch, tmp_path):
    alone = parts_of(made.make_events(), tmp_path / "map.html")
    assert ([part.periods for part in alone], list(tell_parts(alone))) == ([()], [])
    monkeypatch.setattr("geo.render.parts.PAGE_LIMIT", 5)
    assert len(parts_of(made.make_events(), tmp_path)) == 1

"""Settlements, airfields and straits: an event at one is an event at its island, and the quotation keeps the site."""

import pyogrio
import pytest

from geo.events import choose_dispute
from geo.export import write_layers
from geo.gazetteer import Gazetteer
from geo.layers import SITE_COLUMNS, claim_layer, name_layer, site_layer
from geo.packs import list_packs, read_dispute
from geo.packs.shapes import read_shapes
from geo.render.facts import dispute_facts
from tests.test_events import DISPUTE, article_of, events_of


@pytest.mark.parametrize(
    ("sentence", "lang", "island"),
    [
        ("On 1 September 2022 Russian forces held drills near Yuzhno-Kurilsk.", "en", "kunashir-kunashiri"),
        ("1 сентября 2022 года российские военные провели учения в Курильске.", "ru", "etorofu-iturup"),
        ("1 сентября 2022 года российские военные провели учения в Крабозаводском.", "ru", "shikotan"),
        ("2022年9月1日、ロシア軍は古釜布で軍事演習を実施した。", "ja", "kunashir-kunashiri"),
        ("On 1 September 2022 the Russian navy held drills in the Vries Strait.", "en", "chishima-kurils"),
    ],
)
def test_an_event_at_a_site_is_one_at_its_island_and_the_quotation_keeps_the_site(sentence, lang, island):
    (event,) = events_of(sentence, lang=lang)
    assert event.features == (island,)
    assert event.feature_level.value == "named"
    assert event.evidence.exact == sentence


def test_an_article_that_names_only_a_town_goes_to_its_dispute():
    known = [(read_dispute(pack), Gazetteer(read_dispute(pack))) for pack in list_packs()]
    article = article_of("Drills near Yuzhno-Kurilsk\n\nForces held drills near Yuzhno-Kurilsk.")
    assert choose_dispute(article, known).id == DISPUTE.id


def test_an_ambiguous_site_counts_beside_its_island_alone():
    alone = events_of("On 1 September 2022 Russian forces tested the Burevestnik near Mendeleyevo.")
    beside = events_of("On 1 September 2022 Russian forces held drills at Mendeleyevo on Kunashir.")
    assert alone == ()
    assert [event.features for event in beside] == [("kunashir-kunashiri",)]


def test_the_table_of_sites_has_a_point_with_its_source_or_neither():
    layer = site_layer(DISPUTE)
    assert list(layer.columns) == [*SITE_COLUMNS, "geometry"]
    assert list(layer.id) == [site.id for site in DISPUTE.sites]
    assert (layer.geometry.isna() == layer.source.isna()).all()
    town = layer.set_index("id").loc["furukamappu-yuzhno-kurilsk"]
    assert (town.name_en, town.name_ja, town.name_ru) == ("Furukamappu / Yuzhno-Kurilsk", "古釜布", "Южно-Курильск")
    assert (town.part_of, town.geonames, town.geometry.x) == ("kunashir-kunashiri", 2119447, 145.86146)


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_sites_are_written_and_read_back(tmp_path, suffix):
    path = tmp_path / f"sites{suffix}"
    write_layers({"sites": site_layer(DISPUTE)}, path)
    back = pyogrio.read_dataframe(path, layer="sites")
    assert list(back.id) == [site.id for site in DISPUTE.sites]
    assert list(back.geometry.isna()) == [site.point is None for site in DISPUTE.sites]


def test_a_claim_that_recognises_says_whose_in_its_table():
    layer = claim_layer(DISPUTE, read_shapes(DISPUTE))
    said = layer[layer.status == "recognises"]
    assert set(said.claimant) == {"JPN", "RUS", "SUHH", "UKR", "USA"}
    assert said.holder.notna().all()
    assert layer[layer.status != "recognises"].holder.isna().all()


def test_the_page_has_the_sites_of_a_place_by_both_sides_names():
    facts = dispute_facts(DISPUTE, {})
    (island,) = (place for place in facts["features"] if place["id"] == "kunashir-kunashiri")
    town = facts["sites"][island["sites"][0]]
    assert (town["kind"], town["point"]) == ("PPL", [145.86146, 44.02734])
    assert town["names"]["en"] == [["Furukamappu", "en"], ["Yuzhno-Kurilsk", "en"]]
    assert town["names"]["ru"][-1] == ["Южно-Курильск", "ru"]
    assert {"Южно-Курильск", "Южно-Курильске"} <= set(island["forms"])


def test_the_page_tells_claims_in_the_order_of_time_and_whose_is_recognised():
    facts = dispute_facts(DISPUTE, {})
    (island,) = (place for place in facts["features"] if place["id"] == "shikotan")
    told = [facts["claims"][number] for number in island["claims"]]
    assert told[0]["when"]["en"].startswith("7 February 1855")
    assert told[-1]["holder"] == "JPN"
    assert [claim["claimant"] for claim in told if claim["holder"]] == ["RUS", "USA", "UKR"]


def test_a_name_says_from_when_it_is_used_where_a_source_says_so():
    shapes = read_shapes(DISPUTE)
    names = name_layer(DISPUTE, shapes)
    town = names[(names["feature_id"] == "kurilsk-shana") & (names["name"] == "Курильск")].iloc[0]
    assert (town["since"], town["until"], bool(town["url"])) == ("1947", None, True)
    assert names["since"].notna().sum() >= 3


def test_a_group_is_not_found_by_the_names_of_its_sites() -> None:
    """Who looked for one island found every event of the chain, because a strait of the chain has the island's name."""
    facts = dispute_facts(read_dispute("kuril-northern-territories"), {})["features"]
    assert not [form for place in facts if place["group"] for form in place["forms"] if "Strait" in form]
    assert any(place["forms"] and place["sites"] for place in facts if not place["group"])

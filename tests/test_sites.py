"""Settlements, airfields and straits: an event at one is an event at its island, and the quotation keeps the site."""

import pytest

from geo.events import choose_dispute
from geo.gazetteer import Gazetteer
from geo.packs import list_packs, read_dispute
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

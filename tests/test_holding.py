"""Who holds and who claims a place on a day, and how each side sees it: laws on an invented dispute, facts on the real one."""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.layers import feature_layer
from geo.model import Claim, ClaimStatus, Dispute, parse_edtf
from geo.model.holding import View, claimants_with, claims_in_force, claims_on, find_periods, find_status
from geo.packs import read_dispute
from geo.packs.shapes import read_shapes

made = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "browser" / "invented.py")))
ETOROFU, URUP = "etorofu-iturup", "urup-uruppu"
NORTH, SOUTH = "kita-karafuto-northern-sakhalin", "minami-karafuto-southern-sakhalin"
OWN, OTHER, UNDETERMINED, ADMINISTERED = View.OWN, View.OTHER, View.UNDETERMINED, View.ADMINISTERED


@pytest.fixture(scope="module")
def kurils() -> Dispute:
    return read_dispute("kuril")


def look(place, day):
    found = find_status(made.make_dispute(), place, date.fromisoformat(day))
    return found.administers, found.claims, [view.view for view in found.views]


def test_claims_on_a_group_hold_for_its_members():
    assert look("east-ost", "1900-01-01") == (("XQA",), ("XQA",), [View.OWN, View.OTHER])
    assert look("east-ost", "2000-01-01") == (("XQB",), ("XQA", "XQB"), [View.OWN, View.OWN])


def test_what_a_side_renounced_without_naming_a_heir_is_undetermined_in_its_view():
    assert look("nord-north", "2000-01-01")[2] == [View.UNDETERMINED, View.OWN]
    assert look("nord-north", "1952-04-27")[2] == [View.OWN, View.OWN]


def test_what_a_side_recognises_is_the_other_side_s():
    dispute = made.make_dispute()
    said = Claim(feature="nord-north", claimant="XQA", status=ClaimStatus.RECOGNISES, since="1990", source="atlas")
    changed = replace(dispute, claims=(*dispute.claims, said))
    assert find_status(changed, "nord-north", date(2000, 1, 1)).views[0].view is View.OTHER


def test_on_the_day_a_handover_takes_effect_the_new_order_holds():
    assert look("east-ost", "1945-09-04")[0] == ("XQA",)
    assert look("east-ost", "1945-09-05")[0] == ("XQB",)


def test_a_handover_known_only_as_a_range_names_both():
    assert look("nord-north", "1945-06-01")[0] == ("XQA", "XQB")


def test_before_the_first_record_nothing_is_said():
    assert look("east-ost", "1800-01-01") == ((), (), [View.NO_RECORD, View.NO_RECORD])


def test_a_member_s_own_claim_outdoes_its_group_s():
    dispute = made.make_dispute()
    own = Claim(feature="east-ost", claimant="XQA", status=ClaimStatus.RENOUNCES, since="1990", source="atlas")
    changed = replace(dispute, claims=(*dispute.claims, own))
    assert find_status(changed, "east-ost", date(2000, 1, 1)).views[0].view is View.UNDETERMINED
    assert find_status(changed, "vest-west", date(2000, 1, 1)).views[0].view is View.OWN


def test_a_state_that_continues_another_says_what_it_said():
    dispute = replace(made.make_dispute(), claimants=("JPN", "RUS"))
    claims = (Claim(feature="group", claimant="SUHH", status=ClaimStatus.CLAIMS, since="1946", until="1991", source="atlas"),)
    found = find_status(replace(dispute, claims=claims), "group", date(1960, 1, 1))
    assert [view.view for view in found.views] == [View.OTHER, View.OWN]


def test_periods_differ_from_one_to_the_next():
    for feature in made.make_dispute().features:
        periods = find_periods(made.make_dispute(), feature.id)
        days = [period.since for period in periods[1:]]
        assert days == sorted(set(days))


def claim(claimant, status, since="1900", until=None, feature="group"):
    return Claim(feature=feature, claimant=claimant, status=status, since=since, until=until, source="atlas")


def seen(*claims, day="1950-01-01", codes=("JPN", "RUS")):
    dispute = replace(made.make_dispute(), claimants=codes, claims=claims)
    return [view.view for view in find_status(dispute, "group", date.fromisoformat(day)).views]


def test_to_administer_what_only_another_claims_is_not_to_call_it_one_s_own():
    assert seen(claim("JPN", ClaimStatus.ADMINISTERS), claim("RUS", ClaimStatus.CLAIMS)) == [ADMINISTERED, OWN]
    assert seen(claim("JPN", ClaimStatus.CLAIMS), claim("RUS", ClaimStatus.ADMINISTERS)) == [OWN, ADMINISTERED]


def test_administration_that_nobody_contests_is_one_s_own():
    assert seen(claim("JPN", ClaimStatus.ADMINISTERS)) == [OWN, OTHER]


def test_a_predecessor_s_claim_is_no_other_s():
    both = claim("SUHH", ClaimStatus.CLAIMS), claim("RUS", ClaimStatus.ADMINISTERS)
    assert seen(*both) == [OTHER, OWN]


def test_one_that_administers_without_a_claim_is_named_as_the_one_that_does():
    dispute = replace(made.make_dispute(), claimants=("JPN", "RUS"))
    claims = claim("JPN", ClaimStatus.ADMINISTERS), claim("RUS", ClaimStatus.CLAIMS)
    view, _ = find_status(replace(dispute, claims=claims), "group", date(1950, 1, 1)).views
    assert view.holders == ("JPN",)


@pytest.mark.parametrize(
    ("as_of", "kept"),
    [(None, {"to-this-day"}), ("1919", {"ended", "to-this-day"}), ("1920-01-01", {"to-this-day"}), ("1899-12-31", set())],
)
def test_a_claim_is_in_force_from_its_first_day_to_the_day_before_its_last(as_of, kept):
    claims = claim("ended", ClaimStatus.CLAIMS, until="1920-01-01"), claim("to-this-day", ClaimStatus.CLAIMS)
    in_force = claims_in_force(claims, parse_edtf(as_of) if as_of else None)
    assert {one.claimant for one in in_force} == kept


@given(st.permutations(made.make_dispute().claims), st.dates(date(1800, 1, 1), date(2100, 1, 1)))
def test_a_day_is_told_alike_by_its_period_and_by_the_claims_in_force(claims, day):
    dispute = replace(made.make_dispute(), claims=tuple(claims))
    for feature in dispute.features:
        in_force = tuple(claims_in_force(claims_on(dispute, feature.id), parse_edtf(day.isoformat())))
        period = find_status(dispute, feature.id, day)
        assert period.administers == claimants_with(ClaimStatus.ADMINISTERS, in_force)
        assert period.claims == claimants_with(ClaimStatus.CLAIMS, in_force)


# Each row: who administers, who claims, and what Japan and Russia see.
STANDINGS = {
    (1870, ETOROFU): ("JPN", "JPN", OWN, OTHER),
    (1870, URUP): ("RUS", "RUS", OTHER, OWN),
    (1870, NORTH): ("", "JPN RUS", OWN, OWN),
    (1870, SOUTH): ("", "JPN RUS", OWN, OWN),
    (1900, ETOROFU): ("JPN", "JPN", OWN, OTHER),
    (1900, URUP): ("JPN", "JPN", OWN, OTHER),
    (1900, NORTH): ("RUS", "RUS", OTHER, OWN),
    (1900, SOUTH): ("RUS", "RUS", OTHER, OWN),
    (1922, NORTH): ("JPN", "RUS", ADMINISTERED, OWN),
    (1924, NORTH): ("JPN", "SUHH", ADMINISTERED, OWN),
    (1922, SOUTH): ("JPN", "JPN", OWN, OTHER),
    (1946, ETOROFU): ("SUHH", "JPN SUHH", OWN, OWN),
    (1946, URUP): ("SUHH", "JPN SUHH", OWN, OWN),
    (1946, NORTH): ("SUHH", "SUHH", OTHER, OWN),
    (1946, SOUTH): ("SUHH", "JPN SUHH", OWN, OWN),
    (2026, ETOROFU): ("RUS", "JPN RUS", OWN, OWN),
    (2026, URUP): ("RUS", "RUS", UNDETERMINED, OWN),
    (2026, NORTH): ("RUS", "RUS", OTHER, OWN),
    (2026, SOUTH): ("RUS", "RUS", UNDETERMINED, OWN),
}


@pytest.mark.parametrize(("year", "feature"), STANDINGS)
def test_the_islands_stand_as_the_instruments_have_it(kurils: Dispute, year: int, feature: str) -> None:
    administers, claims, *views = STANDINGS[year, feature]
    found = find_status(kurils, feature, date(year, 7, 1))
    assert (found.administers, found.claims) == (tuple(administers.split()), tuple(claims.split()))
    assert [view.view for view in found.views] == views


@pytest.mark.parametrize("year", [1870, 1900, 1946, 2026])
def test_tables_and_page_agree_on_who_holds_and_who_claims(kurils: Dispute, year: int) -> None:
    layer = feature_layer(kurils, read_shapes(kurils), as_of=parse_edtf(f"{year}-07-01")).set_index("id")
    for feature in kurils.features:
        found = find_status(kurils, feature.id, date(year, 7, 1))
        row = layer.loc[feature.id]
        assert (row.administered_by or "", row.claimed_by or "") == (";".join(found.administers), ";".join(found.claims))


def test_a_place_on_an_island_is_held_by_who_holds_the_island() -> None:
    dispute = replace(made.make_dispute(), claims=(claim("XQA", ClaimStatus.ADMINISTERS),))
    layer = feature_layer(dispute, made.make_shapes()).set_index("id")
    assert layer.at["east-ost", "administered_by"] == "XQA"
    assert layer.at["nord-north", "administered_by"] is None

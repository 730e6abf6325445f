"""The command `status` and the page of the same: from the claims alone, each side's view with what it rests on."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geo.cli.program import app
from geo.model import Claim, ClaimStatus, Dispute, parse_edtf
from geo.model.status import VIEW_WORDS, grounds_of, places_asked, status_of, status_record, view_word
from geo.packs import list_packs, read_dispute

ROOT = Path(__file__).resolve().parents[1]
SOUTH = "minami-karafuto-southern-sakhalin"


@pytest.fixture(scope="module")
def kurils() -> Dispute:
    return read_dispute("kuril")


def run(*words: str):
    return CliRunner().invoke(app, ["status", *words])


def records(*words: str) -> list[dict]:
    answer = run(*words, "--format", "jsonl")
    assert answer.exit_code == 0, answer.output
    return [json.loads(line) for line in answer.stdout.splitlines()]


@pytest.mark.parametrize("feature", ["urup-uruppu", "shumshu-shumushu", "matsuwa-matua", SOUTH])
@pytest.mark.parametrize("as_of", ["1953", "1980", None])
def test_what_japan_renounced_is_undetermined_in_its_view_and_not_russian(
    kurils: Dispute, feature: str, as_of: str | None
) -> None:
    status = status_of(kurils, feature, parse_edtf(as_of) if as_of else None)
    assert view_word(status, "JPN") == "undetermined"
    assert [claim.instrument for claim in grounds_of(status, "JPN")] == ["treaty-1951"]
    assert view_word(status, "RUS") == "own"
    assert status.renounced_by == ("JPN",)


def test_a_record_has_its_keys_in_order(kurils: Dispute) -> None:
    keys = ["feature", "as_of", "administered_by", "claimed_by", "renounced_by", "recognised_by"]
    status = status_of(kurils, "shikotan", parse_edtf("1956"))
    assert list(status_record(status)) == [*keys, "source"]
    assert list(status_record(status, "JPN")) == [*keys, "view", "instrument", "source"]


def test_the_command_answers_names_in_any_language_alike() -> None:
    answers = [records(name, "--as-of", "1953", "--perspective", "JPN") for name in ("Уруп", "得撫島", "Uruppu", "urup-uruppu")]
    assert answers == [answers[0]] * 4
    (row,) = answers[0]
    assert row["administered_by"] == ["SUHH"]
    assert (row["view"], row["instrument"]) == ("undetermined", ["treaty-1951"])


def test_the_command_asks_every_pack_unless_told_which() -> None:
    everywhere = {row["feature"] for row in records()}
    assert {read_dispute(pack).topic for pack in list_packs()} <= everywhere
    assert {row["feature"] for row in records("--dispute", "dokdo")} < everywhere
    assert "dokdo-takeshima" not in {row["feature"] for row in records("--perspective", "RUS")}


def test_a_group_on_which_no_claim_stands_is_told_by_its_members(kurils: Dispute) -> None:
    asked = places_asked(kurils, ["karafuto-sakhalin", "chishima-kurils"])
    assert asked[:2] == ("kita-karafuto-northern-sakhalin", SOUTH)
    assert "northern-territories-southern-kurils" in asked
    assert "chishima-kurils" not in asked
    assert len(asked) == len(set(asked))


def test_who_recognises_says_whose_it_is(kurils: Dispute) -> None:
    assert records("Shikotan", "--as-of", "2023")[0]["recognised_by"] == ["UKR for JPN", "USA for JPN"]
    assert view_word(status_of(kurils, "urup-uruppu", parse_edtf("1860")), "JPN") == "other"
    assert view_word(status_of(kurils, "urup-uruppu", parse_edtf("1900")), "RUS") == "other"


def test_to_claim_nothing_is_not_to_recognise() -> None:
    dispute = read_dispute("diaoyu")
    assert view_word(status_of(dispute, dispute.topic, parse_edtf("1900")), "CHN") == "no-claim"
    said = Claim(feature=dispute.topic, claimant="CHN", status=ClaimStatus.RECOGNISES, since="1890", source="x", holder="JPN")
    changed = replace(dispute, claims=(*dispute.claims, said))
    assert view_word(status_of(changed, dispute.topic, parse_edtf("1900")), "CHN") == "other"


def test_every_view_is_one_of_the_words() -> None:
    for dispute in map(read_dispute, list_packs()):
        for feature in dispute.features:
            for year in range(1850, 2030, 5):
                status = status_of(dispute, feature.id, parse_edtf(str(year)))
                assert {view_word(status, code) for code in dispute.claimants} <= set(VIEW_WORDS)


def test_a_year_of_change_names_whoever_held_in_it(kurils: Dispute) -> None:
    assert status_of(kurils, "etorofu-iturup", parse_edtf("1945")).administered_by == ("JPN", "SUHH")
    assert status_of(kurils, "etorofu-iturup", parse_edtf("1945-08-28")).administered_by == ("SUHH",)


def test_the_table_has_a_row_for_each_place() -> None:
    answer = run("Habomai", "Shikotan", "--format", "table")
    assert [line.split()[0] for line in answer.stdout.splitlines()] == ["feature", "habomai", "shikotan"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--perspective", "USA"], "--perspective USA: is no claimant here; write one of CHN, JPN, KOR, RUS, TWN"),
        (["Itrup"], "place 'Itrup' is unknown; did you mean"),
        (["--as-of", "1953-13"], "1953-13"),
    ],
)
def test_what_cannot_be_answered_is_told(words: list[str], line: str) -> None:
    answer = run(*words)
    assert answer.exit_code != 0
    assert line in str(answer.exception) + answer.output


def test_the_page_is_that_of_the_claims() -> None:
    path = ROOT / "docs" / "make_status.py"
    spec = importlib.util.spec_from_file_location("make_status", path)
    assert spec
    assert spec.loader
    make_status = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_status)
    assert (ROOT / "docs" / "status.md").read_text(encoding="utf-8") == make_status.status_page(), "run `make docs`"

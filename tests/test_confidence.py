"""Confidence: what an event's rules reached on the gold, drawn towards their family where cases are few."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from geo.cli.program import app
from geo.events.confidence import PRIOR, aspects, confidence_of, family_of, measured

RULES = ("en:verb:accuse-criticise", "date:explicit", "place:topic")
BRIEF = min((Path(__file__).parents[1] / "seeds").glob("0*.md"))


def one_rule(right: int, seen: int) -> float:
    """The confidence of an event all of whose other rules are as good as certain."""
    sure = {"date:explicit": (10**6, 10**6), "place:topic": (10**6, 10**6), "actor:named": (10**6, 10**6)}
    return measured(RULES, {"all": (50, 100), RULES[0]: (right, seen)} | sure)


@given(st.integers(0, 500), st.integers(0, 500))
def test_confidence_is_a_share(right: int, wrong: int) -> None:
    assert 0 <= one_rule(right, right + wrong) <= 1


@given(st.integers(0, 100), st.integers(1, 100))
def test_a_rule_that_was_right_once_more_is_not_less_trusted(right: int, wrong: int) -> None:
    assert one_rule(right + 1, right + wrong) >= one_rule(right, right + wrong)


def test_a_rule_without_cases_is_as_good_as_all_rules() -> None:
    assert one_rule(0, 0) == 0.5


def test_few_cases_are_drawn_towards_all_rules() -> None:
    assert one_rule(1, 1) == round((1 + PRIOR * 0.5) / (1 + PRIOR), 2)


def test_a_bearer_that_the_text_names_is_an_aspect_of_its_own() -> None:
    assert aspects(RULES) == (*RULES, "actor:named")


def test_families() -> None:
    assert family_of("en:verb:accuse-criticise") == "en:verb:*"
    assert family_of("en:verb:*") == "en:*"
    assert family_of("date:explicit") == "date:*"


def test_an_explicit_date_is_trusted_more_than_an_inherited_one() -> None:
    inherited = confidence_of((RULES[0], "date:inherited", RULES[2]))
    assert inherited < confidence_of(RULES)


def parsed(*options: str) -> tuple[list[float], str]:
    """The confidences that `parse` prints, and what it says."""
    result = CliRunner().invoke(app, ["parse", str(BRIEF), "--format", "jsonl", *options])
    return [json.loads(line)["confidence"] for line in result.stdout.splitlines()], result.stderr


def test_the_threshold_leaves_out_what_is_under_it() -> None:
    everything, _ = parsed()
    threshold = sorted(everything)[len(everything) // 2]
    sure, told = parsed("--min-confidence", str(threshold))
    assert sure == [each for each in everything if each >= threshold]
    assert f"{len(everything) - len(sure)} of {len(everything)} events left out" in told


def test_a_threshold_that_is_no_share_is_refused() -> None:
    result = CliRunner().invoke(app, ["parse", str(BRIEF), "--min-confidence", "1.5"])
    assert result.exit_code == 2
    assert "'1.5' is not a share; write a number from 0 to 1" in " ".join(result.stderr.split())

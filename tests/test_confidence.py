"""Confidence: how likely an event is right in act, type, date, place and bearer, by its rules and the second voice."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from geo.cli.program import app
from geo.events.calibration import ASPECTS, Calibration, log_odds, shipped, signs_of_event, signs_of_type
from geo.events.confidence import aspects, family_of
from geo.events.reading import Act, Candidate, Hearing
from geo.model import TOLD_FROM, Event, EventType, Evidence, Factuality, FeatureLevel

RULES = ("en:verb:accuse-criticise", "date:explicit", "place:topic")
BRIEF = min((Path(__file__).parents[1] / "seeds").glob("0*.md"))
CASES = st.sampled_from(sorted(EventType)), st.floats(0, 1), st.floats(0, 1)
EVENT = Event(
    id="ev-1",
    article="a",
    title=None,
    url=None,
    publisher=None,
    lang="en",
    published=date(2024, 6, 12),
    date="2024-06-10",
    date_start=date(2024, 6, 10),
    date_end=date(2024, 6, 10),
    date_rule="explicit",
    date_text="June 10",
    type=EventType.ACCUSE,
    mode=None,
    factuality=Factuality.ASSERTED,
    actors=("JPN",),
    recipients=("RUS",),
    asserted_by=(),
    denied_by=(),
    features=("etorofu-iturup",),
    feature_level=FeatureLevel.TOPIC,
    evidence=Evidence(exact="Japan protested.", prefix="", suffix="", start=0, end=16),
    sources=(),
    confidence=None,
    rules=RULES,
)
TOLD = Candidate(
    start=0, end=9, trigger=0, act=Act(type=EventType.ACCUSE, mode="", strength=5), factuality=Factuality.ASSERTED,
    actors=("JPN",), recipients=(), rules=RULES[:1],
)  # fmt: skip


def hears(likelihood: float, share: float, kind: EventType = EventType.ACCUSE) -> Hearing:
    """A sentence that the second voice finds so likely to tell an act, of a type so likely."""
    rest = (1 - share) / (len(EventType) - 1)
    shares = {each: share if each is kind else rest for each in EventType}
    return Hearing(likelihood, shares, shares, acts=1)


@given(*CASES)
def test_confidence_is_a_share_and_never_certain(kind: EventType, likelihood: float, share: float) -> None:
    assert 0 < shipped().confidence_of(replace(EVENT, type=kind), hears(likelihood, share)) < 1


def test_an_event_that_no_voice_heard_has_a_confidence_too() -> None:
    assert 0 < shipped().confidence_of(EVENT, None) < 1


def test_what_the_second_voice_finds_likelier_is_trusted_more() -> None:
    sure, unsure = hears(0.99, 0.9), hears(0.3, 0.1)
    assert shipped().confidence_of(EVENT, sure) > shipped().confidence_of(EVENT, unsure)


def test_the_order_of_rules_and_shares_changes_nothing() -> None:
    heard = hears(0.7, 0.4)
    turned = heard._replace(alone=dict(reversed(heard.alone.items())), judged=dict(reversed(heard.judged.items())))
    assert shipped().confidence_of(EVENT, heard) == shipped().confidence_of(EVENT, turned)


def test_every_aspect_is_weighed() -> None:
    assert set(shipped().aspects) == set(ASPECTS)


def test_a_product_is_drawn_to_a_share_that_grows_with_it() -> None:
    drawn = [shipped().drawn(each / 20) for each in range(21)]
    assert drawn == sorted(drawn)
    assert all(0 < each < 1 for each in drawn)


def test_the_type_of_the_rules_has_what_speaks_for_it() -> None:
    heard = hears(0.9, 0.5, EventType.REJECT)
    assert {"own", "rule:en:verb:accuse-criticise", "rule:en:verb:*", "accuse>accuse"} <= set(
        signs_of_type(EventType.ACCUSE, TOLD, heard)
    )
    assert {"own", "several"}.isdisjoint(signs_of_type(EventType.REJECT, TOLD, heard))
    assert "several" in signs_of_type(EventType.ACCUSE, TOLD, heard._replace(acts=2))
    assert not any(">" in name for name in signs_of_type(EventType.REJECT, None, heard))


def test_a_calibration_may_hold_with_the_rules_or_with_the_voice() -> None:
    heard = hears(0.9, 0.8, EventType.REJECT)
    voiced = Calibration(types={"judged": 1.0}, aspects={}, slope=1.0, bias=0.0, margin=0.1)
    ruled = replace(voiced, types={"judged": 1.0, "own": 9.0})
    for each, kind in ((voiced, EventType.REJECT), (ruled, EventType.ACCUSE)):
        likely = each.likely_types((EventType.ACCUSE, EventType.REJECT), TOLD, heard)
        assert max(likely, key=lambda one: likely[one]) is kind


@pytest.mark.parametrize(
    ("start", "age"), [(date(2024, 1, 1), "new"), (date(2022, 1, 1), "recent"), (date(1945, 9, 2), "old"), (None, "unknown")]
)
def test_the_age_of_a_date_counts_from_publication(start: date | None, age: str) -> None:
    assert f"age:{age}" in signs_of_event(replace(EVENT, date_start=start), None)


@given(st.floats(0, 1))
def test_log_odds_of_any_share_are_finite(share: float) -> None:
    assert abs(log_odds(share)) < 10


def test_a_bearer_that_the_text_names_is_an_aspect_of_its_own() -> None:
    assert aspects(RULES) == (*RULES, "actor:named")


def test_families() -> None:
    assert family_of("en:verb:accuse-criticise") == "en:verb:*"
    assert family_of("en:verb:*") == "en:*"
    assert family_of("date:explicit") == "date:*"


def test_an_explicit_date_is_trusted_more_than_an_inherited_one() -> None:
    inherited = replace(EVENT, rules=(RULES[0], "date:inherited", RULES[2]), date_rule="inherited")
    assert shipped().confidence_of(inherited, hears(0.9, 0.8)) < shipped().confidence_of(EVENT, hears(0.9, 0.8))


def parsed(*options: str) -> tuple[list[float], str]:
    """The confidences that `parse` prints, and what it says."""
    result = CliRunner().invoke(app, ["parse", str(BRIEF), "--format", "jsonl", *options])
    return [json.loads(line)["confidence"] for line in result.stdout.splitlines()], result.stderr


def test_the_threshold_leaves_out_what_is_under_it() -> None:
    everything, _ = parsed("--min-confidence", "0")
    threshold = sorted(everything)[len(everything) // 2]
    sure, told = parsed("--min-confidence", str(threshold))
    assert sure == [each for each in everything if each >= threshold]
    assert f"{len(everything) - len(sure)} of {len(everything)} events left out" in told


def test_what_is_likelier_wrong_than_right_is_told_only_if_asked_for() -> None:
    everything, _ = parsed("--min-confidence", "0")
    assert parsed()[0] == [each for each in everything if each >= TOLD_FROM]


def test_a_threshold_that_is_no_share_is_refused() -> None:
    result = CliRunner().invoke(app, ["parse", str(BRIEF), "--min-confidence", "1.5"])
    assert result.exit_code == 2
    assert "'1.5' is not a share; write a number from 0 to 1" in " ".join(result.stderr.split())

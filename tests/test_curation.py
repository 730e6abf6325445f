"""Decisions on events: written, read back and carried out; a decision finds its event again; no broken file gets through."""

import json
import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.curation import (
    Decision,
    Verdict,
    apply_decisions,
    decide,
    decisions_on,
    find_change,
    list_decisions,
    read_decisions,
    write_decisions,
)
from geo.curation.decisions import FORMAT
from geo.curation.writing import decision_record
from geo.errors import CurationError, EventsError
from geo.events import at_least
from geo.layers import event_layer
from geo.model import Curation, EventType, FeatureLevel, event_from_record, event_line, event_record

INVENTED = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("browser") / "invented.py")))
DISPUTE = INVENTED.make_dispute()
EVENTS = INVENTED.make_events()


def applied(*decisions, events=EVENTS):
    return apply_decisions(events, decisions, DISPUTE)


def decided(event, verdict=Verdict.ACCEPT, changes=None, **said):
    return decide(event, DISPUTE.id, verdict, changes, **said)


def written(tmp_path, *decisions, name="some.json"):
    write_decisions(decisions, DISPUTE.id, tmp_path / name)
    return tmp_path / name


names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
people = st.lists(st.sampled_from(["JPN", "RUS", "former residents", "島民"]) | names, unique=True, max_size=4).map(tuple)
changes = st.fixed_dictionaries(
    {},
    optional={
        "date": st.sampled_from([None, "2022", "2022-04-22", "1945-08/1945-09", "[1945-08-28,1945-09-01]", "199X~"]),
        "type": st.sampled_from(EventType),
        "actors": people,
        "recipients": people,
        "features": st.lists(st.sampled_from([place.id for place in DISPUTE.features]), min_size=1, unique=True).map(tuple),
    },
).filter(bool)
notes = st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)
signed = {"note": notes, "who": st.none() | names, "when": st.none() | st.dates()}
decisions_made = st.builds(decided, st.sampled_from(EVENTS), st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]), **signed)
edits = st.builds(decided, st.sampled_from(EVENTS), st.just(Verdict.EDIT), changes, **signed)
many = st.lists(decisions_made | edits, unique_by=lambda one: one.event, max_size=12)


@settings(deadline=None)
@given(many)
def test_what_is_written_is_read_back(tmp_path_factory, made):
    path = written(tmp_path_factory.mktemp("law"), *made)
    assert list(read_decisions(path)) == made
    before = path.read_bytes()
    written(path.parent, *read_decisions(path))
    assert path.read_bytes() == before


@settings(deadline=None)
@given(many)
def test_carrying_out_twice_changes_nothing_more(made):
    once = applied(*made)
    assert applied(*made, events=once.events).events == once.events
    assert [event.id for event in once.events] == [event.id for event in EVENTS]


@settings(deadline=None)
@given(many)
def test_a_decision_invents_no_evidence_and_loses_none(made):
    told = [(event.id, event.article, event.evidence, event.sources, event.date_text, event.rules) for event in EVENTS]
    after = applied(*made)
    assert [(e.id, e.article, e.evidence, e.sources, e.date_text, e.rules) for e in after.events] == told
    assert after.faults == after.overruled == ()


@settings(deadline=None)
@given(many)
def test_decided_events_survive_their_own_file(made):
    for event in applied(*made).events:
        assert event_from_record(json.loads(event_line(event))) == event


def test_each_decision_leaves_its_mark():
    wanted = {Verdict.ACCEPT: Curation.ACCEPTED, Verdict.REJECT: Curation.REJECTED}
    for verdict, curation in wanted.items():
        assert applied(decided(EVENTS[0], verdict)).events[0] == replace(EVENTS[0], curation=curation)


def test_an_edit_changes_what_hangs_on_a_field():
    visit, topical = EVENTS[1], EVENTS[2]
    to = {"date": "1945-08/1945-09", "type": EventType.COERCE, "features": ("east-ost",)}
    after = applied(decided(visit, Verdict.EDIT, to), decided(topical, Verdict.EDIT, {"features": ("vest-west",)})).events
    assert (after[1].date_start, after[1].date_end, after[1].date_rule) == (date(1945, 8, 1), date(1945, 9, 30), "curated")
    assert (after[1].type, after[1].mode, after[1].curation) == (EventType.COERCE, None, Curation.EDITED)
    assert after[2].feature_level is FeatureLevel.REFERENCE


def test_a_date_can_be_taken_away():
    after = applied(decided(EVENTS[0], Verdict.EDIT, {"date": None})).events[0]
    assert (after.date, after.date_start, after.date_end, after.date_rule) == (None, None, None, "curated")


def test_what_changed_is_told():
    edit = decided(EVENTS[0], Verdict.EDIT, {"date": "2022-04", "type": EVENTS[0].type, "actors": ("RUS",)})
    assert find_change(applied(edit).settled[0]) == {"date": ("2022-04-22", "2022-04"), "actors": (("JPN",), ("RUS",))}


def moved(event, **changes):
    """The event as other rules read it: another id."""
    return replace(event, id="ev-ffffffffffff", **changes)


def test_a_decision_finds_its_event_by_article_and_quotation_when_its_id_moved():
    longer = replace(EVENTS[0].evidence, exact=f"the {EVENTS[0].evidence.exact} loudly", start=8, end=41)
    now = (moved(EVENTS[0], evidence=longer), *EVENTS[1:])
    assert applied(decided(EVENTS[0], Verdict.REJECT), events=now).events[0].curation is Curation.REJECTED


def test_a_decision_finds_its_event_among_the_sources_of_another():
    other = replace(EVENTS[11], sources=(*EVENTS[11].sources, *EVENTS[0].sources))
    assert other.type == EVENTS[0].type
    assert applied(decided(EVENTS[0]), events=(other,)).events[0].curation is Curation.ACCEPTED


def test_another_act_in_the_same_sentence_is_left_alone():
    other = moved(EVENTS[0], type=EventType.MOBILIZE)
    accepted, rejected = (applied(decided(EVENTS[0], verdict), events=(other,)) for verdict in (Verdict.ACCEPT, Verdict.REJECT))
    assert accepted.events == rejected.events == (other,)
    assert [len(one.faults) for one in (accepted, rejected)] == [1, 0]


def test_an_edit_finds_the_event_that_the_rules_now_read_as_it_says():
    now = moved(EVENTS[0], type=EventType.REJECT)
    edit = decided(EVENTS[0], Verdict.EDIT, {"type": EventType.REJECT})
    assert applied(edit, events=(now,)).events[0] == replace(now, curation=Curation.EDITED)


def test_a_decision_that_fits_two_events_or_none_is_told():
    twins = (moved(EVENTS[0]), replace(EVENTS[0], id="ev-eeeeeeeeeeee"))
    gone = replace(decided(EVENTS[0]), where="some.json: decision 1")
    two, none = applied(gone, events=twins), applied(gone, events=EVENTS[1:])
    assert str(two.faults[0]) == (
        f"some.json: decision 1: event '{EVENTS[0].id}' may now be ev-ffffffffffff, ev-eeeeeeeeeeee; write the id of one of them"
    )
    assert str(none.faults[0]).startswith(f"some.json: decision 1: event '{EVENTS[0].id}' is not read from these articles")
    assert two.events == twins


def test_to_reject_what_nobody_reads_any_more_is_done_already():
    done = applied(decided(EVENTS[0], Verdict.REJECT), events=EVENTS[1:])
    assert (done.events, done.settled, done.faults) == (EVENTS[1:], (), ())


def test_a_feature_that_the_dispute_has_not_is_told_and_the_event_left():
    edit = replace(decided(EVENTS[0], Verdict.EDIT, {"features": ("atlantis",)}), where="some.json: decision 1")
    told = applied(edit)
    assert told.events == EVENTS
    assert str(told.faults[0]) == (
        "some.json: decision 1: changes: features: dispute 'invented' has no feature 'atlantis'; `dispute-map show` lists them"
    )


def test_of_two_decisions_the_later_holds_and_the_other_is_told():
    early = decided(EVENTS[0], Verdict.REJECT, when=date(2026, 1, 1))
    late = decided(EVENTS[0], Verdict.ACCEPT, when=date(2026, 2, 1))
    for order in ((early, late), (late, early)):
        told = applied(*order)
        assert (told.events[0].curation, told.overruled) == (Curation.ACCEPTED, (early,))
    assert applied(early, replace(late, when=early.when)).events[0].curation is Curation.ACCEPTED
    assert applied(early, early).overruled == ()


def test_decisions_on_another_dispute_are_left_alone():
    assert applied(replace(decided(EVENTS[0]), dispute="other")).events == EVENTS


def test_the_decisions_on_an_event_are_found_for_telling():
    early, late = (decided(EVENTS[0], note=str(day), when=date(2026, 1, day)) for day in (1, 2))
    assert decisions_on(EVENTS[0], [late, decided(EVENTS[1]), early]) == (early, late)
    assert decisions_on(moved(EVENTS[0]), [early]) == (early,)


def test_rejected_events_leave_the_tables_but_not_the_file():
    after = applied(decided(EVENTS[0], Verdict.REJECT)).events
    shapes = INVENTED.make_shapes()
    assert EVENTS[0].id not in set(event_layer(after, DISPUTE, shapes)["id"])
    assert EVENTS[0].id in set(event_layer(after, DISPUTE, shapes, rejected=True)["id"])
    assert at_least(after, 0.99) == (after[0],)


def test_an_events_file_with_an_unknown_decision_is_refused():
    with pytest.raises(EventsError, match="is not an event"):
        event_from_record(event_record(EVENTS[0]) | {"curation": "liked"})


def test_a_folder_is_its_json_files_in_order(tmp_path):
    for name in ("b.json", "a.json", ".hidden.json", "readme.txt"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    assert [path.name for path in list_decisions([tmp_path, tmp_path / "b.json"])] == ["a.json", "b.json", "b.json"]


def test_equal_decisions_in_one_file_are_one(tmp_path):
    assert len(read_decisions(written(tmp_path, decided(EVENTS[0]), decided(EVENTS[0])))) == 1


def test_an_empty_text_says_nothing():
    assert decision_record(Decision(dispute="d", event="e", verdict=Verdict.ACCEPT)) == {"event": "e", "decision": "accept"}


ONE = {"event": "ev-1", "decision": "accept"}
EDIT = {"event": "ev-1", "decision": "edit"}


def whole(*decisions, **other):
    return {"format": FORMAT, "dispute": "invented", "decisions": list(decisions)} | other


BROKEN = [
    (b"\xff\xfe{", "is not UTF-8 (byte 1)"),
    (b"<html>", "is not JSON ("),
    (b"", "is not JSON ("),
    (b"[" * 100_000, "is nested too deeply"),
    (b"[]", "[] is not a JSON object"),
    (b'{"format": "x", "format": "y"}', "key 'format' stands twice in one object; keep one of the two"),
    ({}, 'format = null is not known; write "dispute-map curation 1"'),
    (whole(format="dispute-map curation 9"), "format = 'dispute-map curation 9' is not known"),
    ({"format": FORMAT, "decisions": []}, "key 'dispute' is missing"),
    (whole(dispute=7), "dispute: 7 is no name"),
    (whole(dispute="a\x1b[2J"), "is no name; write 1 to 200 printable characters"),
    ({"format": FORMAT, "dispute": "d"}, "key 'decisions' is missing"),
    (whole(decisions={}), "decisions is not a list"),
    (whole(desicions=[]), "key 'desicions' is unknown; did you mean 'decisions'?"),
    (whole("ev-1"), "decision 1: 'ev-1' is not a JSON object"),
    (whole({"decision": "accept"}), "decision 1: key 'event' is missing"),
    (whole({"event": "ev-1"}), "decision 1: key 'decision' is missing"),
    (
        whole(ONE, {"event": "ev-2", "decision": "accepted"}),
        "decision 2: decision: 'accepted' is not one of 3; did you mean 'accept'?",
    ),
    (whole(ONE | {"decision": ["accept"]}), 'decision 1: decision: ["accept"] is not one of 3'),
    (whole(ONE | {"reason": "x"}), "decision 1: key 'reason' is unknown; the keys are event, decision, changes"),
    (whole(EDIT), "decision 1: has no changes; 'edit' alone has changes, one at least"),
    (whole(EDIT | {"changes": {}}), "decision 1: has no changes"),
    (whole(ONE | {"changes": {"date": "2022"}}), "decision 1: is 'accept' and has changes"),
    (whole(EDIT | {"changes": {"evidence": "x"}}), "changes: key 'evidence' is unknown; the keys are date, type, actors"),
    (whole(EDIT | {"changes": {"date": "2022-4"}}), "changes: date: '2022-4' is not EDTF; did you mean '2022-04'?"),
    (whole(EDIT | {"changes": {"date": "2022-02-30"}}), "changes: date: '2022-02-30' is not EDTF"),
    (whole(EDIT | {"changes": {"date": "1946/1945"}}), "changes: date: '1946/1945' ends before it begins"),
    (whole(EDIT | {"changes": {"date": "２０２２"}}), "is not EDTF"),
    (whole(EDIT | {"changes": {"date": 2022}}), "changes: date: 2022 is no name"),
    (whole(EDIT | {"changes": {"type": "ACCUSED"}}), "changes: type: 'ACCUSED' is not one of 16; did you mean 'ACCUSE'?"),
    (whole(EDIT | {"changes": {"type": None}}), "changes: type: null is not one of 16"),
    (whole(EDIT | {"changes": {"actors": "JPN"}}), "changes: actors: 'JPN' is no list of at most 50 names"),
    (whole(EDIT | {"changes": {"actors": ["JPN", ""]}}), "changes: actors: '' is no name"),
    (whole(EDIT | {"changes": {"actors": ["a"] * 51}}), "is no list of at most 50 names"),
    (whole(EDIT | {"changes": {"features": []}}), "changes: features: is empty"),
    (whole(ONE | {"when": "yesterday"}), "when: 'yesterday' is not a day; write it like 2023-01-23"),
    (whole(ONE | {"when": 20230123}), "when: 20230123 is not a day"),
    (whole(ONE | {"note": "x" * 4001}), "is no text; write at most 4000 characters"),
    (whole(ONE | {"note": "\ud800"}), "note: ' ' is no text"),
    (whole(ONE | {"who": "a\u202eb"}), "is no name"),
    (whole(ONE | {"type": "accuse"}), "type: 'accuse' is not one of 16; did you mean 'ACCUSE'?"),
    (
        whole(ONE, {"event": "ev-1", "decision": "reject"}),
        "decision 2: decides on 'ev-1' otherwise than decision 1; keep one of the two",
    ),
]


@pytest.mark.parametrize(("content", "told"), BROKEN)
def test_a_broken_file_is_refused_in_one_clear_line(tmp_path, content, told):
    path = tmp_path / "broken.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    with pytest.raises(CurationError) as refused:
        read_decisions(path)
    line = str(refused.value)
    assert line.startswith(f"{path}: ")
    assert told in line
    assert len(line.splitlines()) == 1
    assert len(line) < 400 + len(str(path))


@pytest.mark.parametrize(("name", "told"), [("none.json", "is not there"), ("", "cannot be read")])
def test_a_file_that_is_not_there_is_told(tmp_path, name, told):
    with pytest.raises(CurationError, match=told):
        read_decisions(tmp_path / name)

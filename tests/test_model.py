"""Laws of the values: EDTF as the reference library reads it, records that come back as they went."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DateError, EventsError
from geo.model import (
    Event,
    EventSource,
    EventType,
    Evidence,
    Factuality,
    FeatureLevel,
    Precision,
    event_from_record,
    event_line,
    event_record,
    is_edtf,
    overlaps,
    parse_edtf,
)
from geo.model.peoples import with_countries, without_countries

VALUES = [
    "1956-10-19",
    "1956-10",
    "1956",
    "195X",
    "19XX",
    "1992-21",
    "2019-40",
    "2022-10?",
    "1950~",
    "1948%",
    "1945-08-28/1945-09-05",
    "../1949",
    "2016-11/..",
    "[1945-08-25,1945-08-27]",
]


@pytest.mark.parametrize("text", VALUES)
def test_the_reference_library_reads_what_we_read(text):
    from edtf import parse_edtf as reference

    assert reference(text) is not None
    assert str(parse_edtf(text)) == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1956-10", dt.date(1956, 10, 1), dt.date(1956, 10, 31)),
        ("195X", dt.date(1950, 1, 1), dt.date(1959, 12, 31)),
        ("2019-40", dt.date(2019, 1, 1), dt.date(2019, 6, 30)),
        ("1992-24", dt.date(1992, 12, 1), dt.date(1993, 2, 28)),
        ("1945-08-28/1945-09-05", dt.date(1945, 8, 28), dt.date(1945, 9, 5)),
        ("../1949", None, dt.date(1949, 12, 31)),
        ("[1945-08-25,1945-08-27]", dt.date(1945, 8, 25), dt.date(1945, 8, 27)),
    ],
)
def test_bounds(text, first, last):
    value = parse_edtf(text)
    assert (value.earliest, value.latest) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1945-9",
        "2023-02-30",
        "12",
        "1945-13",
        "../..",
        "/",
        "soon",
        "0000",
        "1945-09-05/1945-08-28",
        "[]",
        "19XX-02",
        "1945/1946/1947",
    ],
)
def test_what_is_not_edtf_is_refused(text):
    with pytest.raises(DateError):
        parse_edtf(text)


def test_a_near_miss_is_told_what_would_be_right():
    with pytest.raises(DateError, match=r"'1945-9' is not EDTF; did you mean '1945-09'\?"):
        parse_edtf("1945-9")


@given(st.text(max_size=30))
def test_any_text_is_edtf_or_a_date_error(text):
    if is_edtf(text):
        value = parse_edtf(text)
        assert value.earliest is None or value.latest is None or value.earliest <= value.latest


@given(st.dates(min_value=dt.date(1, 1, 1)), st.dates(min_value=dt.date(1, 1, 1)))
def test_two_days_overlap_when_they_are_one(one, other):
    assert overlaps(parse_edtf(one.isoformat()), parse_edtf(other.isoformat())) == (one == other)
    assert parse_edtf(one.isoformat()).precision is Precision.DAY


def an_event(**changes) -> Event:
    quote = Evidence(exact="Japan protested.", prefix="", suffix="", start=0, end=16)
    source = EventSource(
        article="ar-1", title=None, url=None, publisher=None, lang="en", published=dt.date(2022, 3, 22), evidence=(quote,)
    )
    values = {
        "id": "ev-1", "article": "ar-1", "title": None, "url": None, "publisher": None, "lang": "en", "published": dt.date(2022, 3, 22),
        "date": "2022-03-22", "date_start": dt.date(2022, 3, 22), "date_end": dt.date(2022, 3, 22), "date_rule": "explicit", "date_text": "on Tuesday",
        "type": EventType.ACCUSE, "mode": None, "factuality": Factuality.ASSERTED, "actors": ("JPN",), "recipients": ("RUS",), "asserted_by": (), "denied_by": (),
        "features": ("shikotan",), "feature_level": FeatureLevel.NAMED, "evidence": quote, "sources": (source,), "confidence": None, "rules": ("en:verb",),
    }  # fmt: skip
    return Event(**(values | changes))


@given(st.text(), st.sampled_from(list(EventType)), st.lists(st.text(min_size=1), max_size=3))
def test_an_event_comes_back_as_it_went(title, kind, actors):
    import json

    event = an_event(title=title, type=kind, actors=tuple(actors))
    assert event_from_record(json.loads(event_line(event))) == event
    assert "\n" not in event_line(event)


@pytest.mark.parametrize("key", ["id", "type", "evidence", "features", "date"])
def test_a_record_without_a_key_says_which(key):
    record = event_record(an_event())
    del record[key]
    with pytest.raises(EventsError, match=f"'{key}' is missing"):
        event_from_record(record, "events.jsonl, line 3")


@pytest.mark.parametrize("change", [{"type": "WAR"}, {"date": "soon"}, {"evidence": 3}, {"published": "yesterday"}])
def test_a_wrong_value_is_one_clear_line(change):
    with pytest.raises((EventsError, DateError)) as fault:
        event_from_record(event_record(an_event()) | change, "events.jsonl, line 3")
    assert "\n" not in str(fault.value)


def test_people_bring_the_claimant_whose_people_they_are() -> None:
    both = ("RUS", "JPN")
    assert with_countries(("former islanders",), both) == ("JPN", "former islanders")
    assert with_countries(("Russian citizens", "JPN"), both) == ("RUS", "Russian citizens", "JPN")
    assert with_countries(("JPN", "former islanders"), both) == ("JPN", "former islanders")
    assert with_countries(("former islanders",), ("GBR", "ARG")) == ("former islanders",)
    assert with_countries(("local residents",), both, ("RUS",)) == ("RUS", "local residents")
    assert with_countries(("local residents", "protesters"), both) == ("local residents", "protesters")
    assert without_countries(("JPN", "former islanders")) == ("former islanders",)
    assert without_countries(("JPN", "RUS")) == ("JPN", "RUS")

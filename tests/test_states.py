"""States that continue another: from data alone, so that another dispute's succession is a table more."""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

import pytest

from geo.model import states
from geo.model.states import FormerState, acting_then, former_states, heir_of, selves_of, with_former
from geo.packs.codes import FORMER_STATES, STATES
from geo.render.words import PAGE_LANGUAGES, country_name

INVENTED = FormerState(
    code="CSXX",
    continued_by="SRB",
    since=date(2003, 2, 4),
    until=date(2006, 6, 3),
    sources=("https://example.org/",),
    spoken_until=date(2006, 6, 3),
)


@pytest.fixture
def two_heirs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A second succession in the data, as another dispute would write it."""
    both = MappingProxyType({**former_states(), INVENTED.code: INVENTED})
    monkeypatch.setattr(states, "former_states", lambda: both)
    selves_of.cache_clear()
    yield
    selves_of.cache_clear()


def test_every_state_has_codes_of_the_standard_a_period_and_sources() -> None:
    assert former_states()
    for code, former in former_states().items():
        assert code in FORMER_STATES
        assert former.continued_by in STATES
        assert former.since < former.until <= former.spoken_until
        assert all(source.startswith("https://") for source in former.sources)
        assert former.sources


def test_every_state_has_a_name_in_each_language_of_the_page() -> None:
    for code in former_states():
        assert all(country_name(code, lang) not in ("", code) for lang in PAGE_LANGUAGES)


@pytest.mark.parametrize(
    ("first", "last", "acted"),
    [
        (date(1945, 9, 2), date(1945, 9, 2), "SUHH"),
        (date(1922, 12, 30), date(1991, 12, 26), "SUHH"),
        (date(1991, 12, 1), date(1991, 12, 31), "RUS"),
        (date(1905, 9, 5), date(1905, 9, 5), "RUS"),
        (date(1945, 1, 1), None, "RUS"),
        (None, date(1945, 1, 1), "RUS"),
    ],
)
def test_the_state_that_was_there_acted(first: date | None, last: date | None, acted: str) -> None:
    assert acting_then("RUS", first, last) == acted
    assert acting_then("JPN", first, last) == "JPN"


def test_what_is_no_former_state_continues_itself() -> None:
    assert [heir_of(code) for code in ("SUHH", "RUS", "JPN", "fishermen")] == ["RUS", "RUS", "JPN", "fishermen"]
    assert with_former(("JPN", "RUS")) == {"JPN", "RUS", "SUHH"}
    assert with_former(("JPN", "KOR")) == {"JPN", "KOR"}


@pytest.mark.usefixtures("two_heirs")
def test_another_succession_is_a_table_more() -> None:
    assert heir_of("CSXX") == "SRB"
    assert selves_of("SRB") == {"CSXX", "SRB"}
    assert acting_then("SRB", date(2005, 1, 1), date(2005, 1, 1)) == "CSXX"
    assert with_former(("HRV", "SRB")) == {"CSXX", "HRV", "SRB"}

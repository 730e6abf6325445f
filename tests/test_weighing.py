"""The second voice: it hears how a sentence is written, never who acts where; it doubts the rules, or adds to them."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.articles import read_article
from geo.events import extract_events
from geo.events.actors import Actor, ActorKind
from geo.events.calibration import Calibration
from geo.events.features import Heard, density_of, features_of, words_in
from geo.events.reading import Act, Candidate, Reading
from geo.events.voice import Voice, voice_of
from geo.events.weighing import weighed
from geo.gazetteer import Gazetteer
from geo.lexicon import LANGUAGES
from geo.model import EventType, Factuality, FeatureLevel, Mention
from geo.packs import read_dispute

SILENT = Voice(bias=0, weights={}, type_bias={"ACCUSE": 0, "REJECT": 1}, type_weights={}, promote=0.6, veto=0.4)
HEARING = Calibration(types={"judged": 1.0}, aspects={}, slope=1.0, bias=0.0, margin=0.5)
"""Goes by what the second voice hears."""
ACT = Act(type=EventType.ACCUSE, mode="protest-note", strength=8)


def _act(text: str) -> Candidate:
    return Candidate(
        start=0, end=len(text), trigger=0, act=ACT, factuality=Factuality.ASSERTED, actors=("JPN",), recipients=(),
        rules=("en:verb:accuse-protest-note",),
    )  # fmt: skip


WHOLE, LITTLE = (lambda: 1.0), (lambda: 0.2)
"""Shares of an article that are about the dispute."""


def heard(text: str, *, told: bool = False, actors: tuple[Actor, ...] = (), mentions: tuple[Mention, ...] = ()) -> Heard:
    act = _act(text) if told else None
    reading = Reading(candidates=(act,) if act else (), subject=actors[0] if actors else None, actors=actors)
    return Heard(
        text=text, start=0, lang="en", reading=reading, mentions=mentions, times=(), claimants=("JPN", "RUS"), present=False, headed=False, paragraph=1, place=0.5
    )  # fmt: skip


def sided(who: str, code: str, island: str, feature: str) -> Heard:
    text = f"{who} protested over the drills on {island} once more."
    actor = Actor(0, len(who), ActorKind.COUNTRY, code, who)
    place = Mention(
        start=text.index(island),
        end=text.index(island) + len(island),
        text=island,
        features=(feature,),
        level=FeatureLevel.NAMED,
    )
    return heard(text, actors=(actor,), mentions=(place,))


def test_neither_side_nor_place_weighs():
    japan = features_of(sided("Japan", "JPN", "Iturup", "etorofu-iturup"))
    assert japan == features_of(sided("Russia", "RUS", "Shikotan", "shikotan"))


def test_an_act_of_the_rules_stands_unless_the_voice_is_sure_that_it_is_none():
    told = [heard("Japan protested.", told=True)]
    assert len(weighed(told, SILENT, HEARING, WHOLE)[0]) == 1
    assert weighed(told, replace(SILENT, bias=-2000), HEARING, WHOLE) == [()]


def test_the_voice_adds_an_act_beside_those_of_the_rules_only():
    loud = replace(SILENT, bias=2000)
    alone, beside = heard("Envoys came to blows."), heard("Japan protested.", told=True)
    assert weighed([alone], loud, HEARING, WHOLE) == [()]
    added = weighed([alone, beside], loud, HEARING, WHOLE)[0]
    assert [(each.act.type, each.rules) for each in added] == [(EventType.REJECT, ("en:voice:reject",))]


def test_a_much_likelier_type_takes_the_place_of_the_rules():
    sure = replace(SILENT, type_weights={"w:no": {"REJECT": 4000}})
    kept, changed = weighed([heard("Japan protested.", told=True), heard("Japan said no.", told=True)], sure, HEARING, WHOLE)
    assert kept[0].act == ACT
    assert (changed[0].act.type, changed[0].rules) == (EventType.REJECT, ("en:retyped:reject", "en:verb:accuse-protest-note"))


def test_what_a_reader_calls_silent_tells_nothing_however_it_sounds():
    told = [heard("Japan bristled."), heard("Japan protested.", told=True)]
    loud = replace(SILENT, bias=2000)
    assert weighed(told, loud, HEARING, WHOLE)[0]
    mute = told[0]._replace(reading=told[0].reading._replace(silent=True))
    assert weighed([mute, told[1]], loud, HEARING, WHOLE)[0] == ()


def test_an_anniversary_tells_the_older_act_as_taken_for_granted():
    told = [heard("Friday marks 170 years since Japan bristled."), heard("Japan protested.", told=True)]
    (act,) = weighed(told, replace(SILENT, bias=2000), HEARING, WHOLE)[0]
    assert (act.factuality, act.rules[-1]) == (Factuality.PRESUPPOSED, "anniversary")


def test_the_voice_adds_nothing_right_under_a_headline():
    told = [heard("Japan bristles."), heard("Japan protested.", told=True)]
    loud = replace(SILENT, bias=2000)
    assert weighed(told, loud, HEARING, WHOLE)[0]
    assert weighed([told[0]._replace(headed=True), told[1]], loud, HEARING, WHOLE)[0] == ()


def test_it_is_nobody():
    before = Actor(200, 205, ActorKind.COUNTRY, "JPN", "Japan")
    for opening, bearers in (("It came into force.", ()), ("He refused.", ("JPN",))):
        told = heard(opening, actors=())
        told = told._replace(reading=told.reading._replace(subject=before))
        assert (
            weighed([told, heard("Japan protested.", told=True)], replace(SILENT, bias=2000), HEARING, WHOLE)[0][0].actors
            == bearers
        )


def test_an_added_act_is_borne_by_whom_the_sentence_is_about():
    subject = Actor(0, 5, ActorKind.COUNTRY, "JPN", "Japan")
    told = [heard("Japan bristled.", actors=(subject,)), heard("Japan protested.", told=True)]
    assert weighed(told, replace(SILENT, bias=2000), HEARING, WHOLE)[0][0].actors == ("JPN",)


@settings(deadline=None)
@given(st.permutations(sorted(words_in("japan protested over the drills on the island in march", "en"))))
def test_the_order_of_features_changes_nothing(names: list[str]):
    voice = voice_of("en")
    assert voice.likelihood(names) == voice.likelihood(sorted(names))
    assert voice.type_of(names) is voice.type_of(sorted(names))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_shipped_is_whole_numbers_and_sound_thresholds(lang):
    table = json.loads(files("geo.lexicon").joinpath(lang, "voice.json").read_text(encoding="utf-8"))
    assert all(isinstance(weight, int) for weight in table["weights"].values())
    assert set(table["type_bias"]) <= set(EventType)
    assert 0 < table["veto"] < table["promote"] < 1


def test_density_is_the_share_of_telling_sentences():
    assert density_of([heard("a")] * 20) < density_of([heard("a"), heard("b", told=True)])


def test_events_of_the_voice_say_so(tmp_path):
    """A promoted sentence carries the voice's rule, and its evidence is in the text."""
    file = tmp_path / "news.txt"
    file.write_text(
        "Islands\n\nJapan protested on Monday over drills on Iturup.\n\nRussia gave the note short shrift on Tuesday.\n",
        "utf-8",
    )
    dispute = read_dispute("kuril-northern-territories")
    loud = {"en": replace(voice_of("en"), promote=0.0, veto=0.0)}
    events = extract_events(read_article(file), dispute, Gazetteer(dispute), loud)
    assert all(event.evidence.exact in file.read_text(encoding="utf-8") for event in events)


def test_whoever_is_only_where_something_stands_bears_no_added_act():
    text = "The Allied headquarters in Japan came to a view."
    japan = Actor(text.index("Japan"), text.index("Japan") + len("Japan"), ActorKind.COUNTRY, "JPN", "Japan")
    loud = replace(SILENT, bias=2000)
    added = weighed([heard(text, actors=(japan,)), heard("Japan protested.", told=True)], loud, HEARING, WHOLE)[0]
    assert [each.actors for each in added] == [()]


def test_what_a_third_state_does_alone_is_nothing_the_two_sides_do_together():
    third = Actor(0, len("Washington"), ActorKind.COUNTRY, "USA", "Washington")
    mutual = replace(SILENT, bias=2000, type_bias={"AGREE": 1000, "REJECT": 0})
    row = [heard("Washington put its view in a note.", actors=(third,)), heard("Japan protested.", told=True)]
    assert [each.act.type for each in weighed(row, mutual, HEARING, WHOLE)[0]] == [EventType.REJECT]


def test_a_longer_article_that_is_not_about_the_quarrel_tells_nothing():
    rows = [heard("Japan protested.", told=True)] * 8
    local = replace(SILENT, about_bias=-1000, about_least=0.5)
    assert weighed(rows, local, HEARING, WHOLE) == [()] * 8
    assert all(weighed(rows, replace(local, about_bias=1000), HEARING, WHOLE))
    assert all(weighed(rows[:3], local, HEARING, WHOLE)), "a brief is not judged as a whole"
    assert weighed(rows[:3], local, HEARING, LITTLE) == [()] * 3, "few sentences of a long article are"
    assert all(weighed(rows[:3], replace(local, about_bias=1000), HEARING, LITTLE))

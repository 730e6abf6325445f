"""What newspaper prose is read wrongly for: whose act it is, of which day, and whether it is one at all."""

import pytest

from geo.model import TOLD_FROM, Event
from tests.test_events import events_of

LEAD = {
    "en": "Japan protested to Russia on Monday over Kunashir.",
    "ja": "日本政府は5日、国後島をめぐりロシアに抗議した。",
    "ru": "Япония в понедельник заявила России протест из-за Кунашира.",
}


def told_of(lang: str, *paragraphs: str, lead: bool = True) -> list[Event]:
    """What is told of some paragraphs after a lead, without the lead."""
    events = events_of(*([LEAD[lang]] if lead else []), *paragraphs, lang=lang)
    return [each for each in events if (each.confidence or 0) >= TOLD_FROM and each.evidence.exact != LEAD[lang]]


def rows(lang: str, *paragraphs: str) -> set[tuple[str, tuple[str, ...]]]:
    """The types and actors of what is told."""
    return {(each.type.value, each.actors) for each in told_of(lang, *paragraphs)}


@pytest.mark.parametrize(
    ("lang", "sentence", "date"),
    [
        ("en", "Former Prime Minister Shinzo Abe, who was assassinated in 2021, met Putin over Kunashir.", "2021"),
        (
            "en",
            "Russian jets landed on Iturup at Yasny airport, which opened in 2014, and Japan protested over Kunashir.",
            "2014",
        ),
        ("en", "Russia halted the visits to Kunashir, begun in 1964 on humanitarian grounds, in 2020.", "1964"),
        ("ru", "В Южно-Курильске прошло шествие, посвященное окончанию Второй мировой войны.", "1939-09-01/1945-09-02"),
        ("ja", "首相は、ロシアが昨年9月に国後島の合意を破棄したことについて「受け入れられない」と批判した。", None),
    ],
)
def test_the_date_of_another_thing_dates_no_act(lang, sentence, date):
    blamed = [each for each in told_of(lang, sentence) if date or each.type.value == "ACCUSE"]
    assert all(each.date != (date or "2021-09") for each in blamed)


def test_a_halt_is_of_its_own_year_not_of_that_in_which_what_it_halts_began():
    told = told_of("en", "Russia halted the visits to Kunashir, begun in 1964 on humanitarian grounds, in 2020.")
    assert [(each.date, each.actors) for each in told] == [("2020", ("RUS",))]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "en",
            "Moscow says its title to the Kuril Islands was confirmed by the agreement signed by the Allied powers in February 1945.",
        ),
        ("ru", "В феврале 1945 года союзные державы подписали в Ялте соглашение о Курилах."),
    ],
)
def test_an_agreement_without_a_party_named_is_of_those_who_signed_one_in_that_month(lang, sentence):
    told = [each for each in told_of(lang, sentence) if each.type.value == "AGREE"]
    assert [(each.date, set(each.actors)) for each in told] == [("1945-02", {"GBR", "SUHH", "USA"})]


@pytest.mark.parametrize(
    ("lang", "sentence", "actors"),
    [
        ("ru", "Лавров и его японский коллега Кисида провели в марте переговоры о мирном договоре.", {"RUS", "JPN"}),
        ("ru", "Переговоры о мирном договоре начались в Лондоне в июне 1955 года.", {"JPN", "SUHH"}),
        ("ru", "В марте премьер России Медведев посетил Итуруп, что вызвало протест японской стороны.", {"RUS"}),
        (
            "ru",
            "Посольство Японии в марте направило в МИД РФ ноту, в которой назвало занятия на Шикотане незаконными.",
            {"JPN"},
        ),
        ("ja", "2006年8月には、国境警備艇の銃撃で根室の漁船の乗組員1人が国後島沖で死亡した。", {"RUS"}),
    ],
)
def test_whose_act_it_is(lang, sentence, actors):
    told = told_of(lang, sentence)
    assert told
    assert set(told[0].actors) == actors
    assert all({"JPN", "RUS"} != set(each.actors) or each.type.value in ("CONSULT", "AGREE") for each in told)


def test_an_office_for_european_affairs_is_not_of_europe():
    told = told_of("en", "On Tuesday Director-General for European Affairs Nakagome lodged a protest with Russia over Habomai.")
    assert all("EUU" not in each.actors for each in told)


def test_the_ministry_of_the_country_whose_thing_begins_a_sentence():
    before = "Japan demanded the return of Kunashir in May."
    own = "Russia's constitution forbids it, and its foreign ministry said in March that it would not continue talks on a peace treaty."
    halted = [each for each in told_of("en", f"{before} {own}") if each.type.value == "SANCTION"]
    assert all(each.actors == ("RUS",) for each in halted)


def test_a_fisherman_who_shares_a_ministers_family_name_is_not_him():
    fisherman = "Капитан шхуны «Дайити-мару» Хироси Танака, задержанный российскими пограничниками 19 августа у Шикотана, вернулся домой."
    assert rows("ru", fisherman) == {("COERCE", ("RUS",))}


def test_what_was_done_when_something_was_said_is_not_said():
    told = rows("en", "Tokyo protested last month when a Russian minister said Moscow would build houses on Kunashir.")
    assert ("ACCUSE", ("RUS",)) not in told


def test_who_only_made_known_what_was_told_did_nothing():
    assert not told_of("ja", "外務省が同日発表した。")


def test_the_type_of_the_act_of_another_is_not_this_ones():
    sentence = "首相は、ロシアが昨年9月にビザなし交流の合意を一方的に破棄したことについて「受け入れられない」と批判した。"
    assert ("ACCUSE", ("RUS",)) not in rows("ja", sentence)


@pytest.mark.parametrize(
    ("lang", "sentence", "kind"),
    [
        ("ru", "О том, что учения на Кунашире пройдут в октябре, российская сторона уведомила Японию 28 августа.", "MOBILIZE"),
        ("en", "After the war Japan took back the southern half of Sakhalin and Kunashir stayed Japanese.", None),
    ],
)
def test_notices_and_what_is_taken_back(lang, sentence, kind):
    kinds = {each.type.value for each in told_of(lang, sentence)}
    assert kind in kinds if kind else "REJECT" not in kinds

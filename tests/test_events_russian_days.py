"""When and by whom: the days of Russian wire stories, digests and looks back, and the bearers that only the context tells."""

import pytest

from geo.events.russian import read_sentence
from tests.test_events import dates_of
from tests.test_events_russian import setting, told

RALLY = "Съезд за возвращение островов прошёл в Токио 7 февраля, на нём говорили об Итурупе."


def days(*paragraphs: str, published: str) -> list[str | None]:
    """The days of the acts, without the mark of inference."""
    return [day and day.replace("?", "") for day in dates_of(*paragraphs, lang="ru", published=published)]


def test_the_day_of_a_dateline_is_that_of_the_lead():
    lead = "МОСКВА, 11 фев — РИА Новости. Министр иностранных дел РФ призвал Японию забыть о Кунашире."
    later = "Четырьмя днями ранее Токио назвал поездку президента РФ на Кунашир недопустимой."
    assert days(lead, later, published="2011-02-11") == ["2011-02-11", "2011-02-07"]


def test_what_is_only_counted_back_does_not_date_the_lead():
    lead, later = "МИД РФ отверг протест Японии из-за Кунашира.", "Двумя днями ранее посол Японии передал МИД РФ ноту протеста."
    assert days(lead, later, published="2023-08-25")[0] == "2023-08-25"


@pytest.mark.parametrize(
    "further",
    [
        "Обращаясь к собравшимся, премьер-министр Японии заявил, что острова незаконно оккупированы.",
        "Участники съезда потребовали от Москвы вернуть острова.",
        "Премьер-министр Японии назвал тогда российские учения на островах недопустимыми.",
    ],
)
def test_a_scene_goes_on_in_the_next_paragraph(further):
    lead = "Посольство РФ в Токио в понедельник выразило Японии протест из-за слов о Южных Курилах."
    assert days(lead, RALLY, further, published="2026-02-09")[-1] == "2026-02-07"


def test_a_line_under_an_entry_is_of_its_day():
    entries = "1 декабря 2020 года. На Итурупе начались учения.\nТокио выразил Москве протест.\n\n7 февраля 2021 года. Токио призвал вернуть Итуруп."
    assert days(entries, published="2021-02-10") == ["2020-12-01", "2020-12-01", "2021-02-07"]


def test_a_day_of_a_participle_before_its_noun_is_not_that_of_the_verb():
    text = "В четверг суд в Южно-Курильске назначил шкиперу задержанной в понедельник японской шхуны штраф."
    assert days(text, published="2018-08-03")[0] == "2018-08-02"


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Еще раньше, в декабре, на острова летал вице-премьер Игорь Шувалов.", [("CONSULT", ("RUS",))]),
        ("Вице-премьер Игорь Шувалов летал на острова чаще других.", []),
        ("У здания российского посольства прошёл митинг за Итуруп.", [("PROTEST", ("Japanese citizens",))]),
        ("В японской «Синей книге» появилась формулировка о незаконно оккупированных островах.", [("ACCUSE", ("JPN",))]),
        ("Сенатор не исключил, что Москва закроет японским рыбакам доступ к Курилам.", [("THREATEN", ("RUS",))]),
        ("МИД РФ назвал эту просьбу Токио о Курилах оторванной от жизни.", [("REJECT", ("RUS",))]),
        ("Токио назвал этот закон о Курилах противоречащим японской позиции.", [("ACCUSE", ("JPN",))]),
        ("МИД РФ сообщил об отказе от переговоров о Курилах с Японией.", [("SANCTION", ("RUS",))]),
        ("Губернатор Хоккайдо назвал протест посольства России по Курилам не имеющим оснований.", [("REJECT", ("JPN",))]),
        ("С начала года пограничники проверили у Курил более 120 судов.", []),
        ("Москва и Токио вели диалог об островах более семидесяти лет.", []),
    ],
)
def test_bearers_and_kinds_that_the_wording_tells(sentence, acts):
    assert told(sentence) == acts


def test_who_wants_the_land_back_does_not_administer_it():
    sentence = "Съезд за возвращение островов прошёл в одном из залов."
    for holder, people in (("RUS", "Japanese citizens"), ("JPN", "Russian citizens")):
        acts = read_sentence(sentence, setting(sentence)._replace(holder=holder)).candidates
        assert [(each.act.type, each.actors) for each in acts] == [("PROTEST", (people,))]


def test_a_court_fines_those_of_the_other_side():
    assert told("Суд оштрафовал капитана японского судна у Кунашира.") == [("COERCE", ("RUS",))]
    assert told("Месяцем раньше у Кунашира задержали сразу пять судов с японцами.")[0][1] != ("JPN",)


def test_a_longer_text_whose_lead_speaks_of_the_peace_treaty_is_about_the_dispute():
    lead = "Россия 21 марта прервала переговоры с Японией о мирном договоре."
    rest = (
        "Премьер Японии во вторник назвал это недопустимым.",
        "Он был краток.",
        "Рынки молчат.",
        "Итуруп ждёт.",
        "Вот и всё.",
    )
    assert days(lead, *rest, published="2022-03-23") == ["2022-03-21", "2022-03-22"]


def test_a_dash_tells_a_deed_again_of_another_day_and_place():
    text = "28 августа десант высадился на Итурупе, 1 сентября — на Кунашире и Шикотане."
    assert days(text, published="2024-06-12") == ["2023-08-28", "2023-09-01"]
    assert days("В мае премьер РФ посетил Кунашир, в июне — Японию.", published="2024-06-12") == ["2024-05"]


def test_what_a_year_is_for_and_a_day_before_which_date_no_act():
    text = "О том, что консультаций о лове у Курил на 2023 год не будет, Москва уведомила Токио 19 января."
    assert "2023" not in days(text, published="2023-02-06")
    assert days("Делегация Японии гостила на Кунашире до 27 апреля.", published="1992-05-19") == ["1992-04"]


def test_a_feminine_verb_is_not_that_of_tokyo():
    sentence = "Госдума приняла заявление о Курилах, в котором посоветовала Токио отозвать документ."
    assert {actors for _, actors in told(sentence)} == {("RUS",)}

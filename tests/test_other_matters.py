"""What the other side did for another reason, told by the way: not of the day of the answer, sanctions not of the quarrel."""

import pytest

from geo.model import TOLD_FROM
from tests.test_events import events_of

TALKS = {
    "en": "Japan protested to Russia on Monday over Kunashir.",
    "ja": "日本政府は5日、国後島をめぐりロシアに抗議した。",
    "ru": "Япония в понедельник заявила России протест из-за Кунашира.",
}


def sanctions_of(sentence: str, lang: str) -> list[tuple[str | None, tuple[str, ...]]]:
    told = [each for each in events_of(TALKS[lang], sentence, lang=lang) if (each.confidence or 0) >= TOLD_FROM]
    return [(each.date, each.actors) for each in told if each.type.value == "SANCTION"]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "en",
            "On March 21 Moscow said it would not continue peace treaty talks in response to Japan, which joined sanctions over Ukraine.",
        ),
        ("en", "Japan imposed sanctions on Russia over Ukraine, and on March 21 Moscow broke off talks on a peace treaty."),
        ("ru", "Япония ввела санкции против России из-за Украины, и 21 марта Москва прервала переговоры о мирном договоре."),
        (
            "ru",
            "21 марта МИД РФ сообщил, что Москва не намерена продолжать переговоры по мирному договору в ответ на шаги Японии, которая ввела санкции из-за Украины.",
        ),
        ("ja", "ロシアのウクライナ侵攻を受けて日本が対ロ制裁を科し、ロシアは3月21日に平和条約交渉を中断した。"),
    ],
)
def test_sanctions_for_another_war_are_no_act_of_the_quarrel(lang, sentence):
    assert sanctions_of(sentence, lang) == [("2022-03-21", ("RUS",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "On March 21 Moscow said it would not continue peace treaty talks in response to Japan, which cancelled the visits to Kunashir.",
        "On March 21 Russia broke off talks on a peace treaty in retaliation for Japan, which had banned fishing off Kunashir.",
    ],
)
def test_what_an_act_answers_is_not_of_its_day(sentence):
    told = [each for each in events_of(TALKS["en"], sentence) if each.actors == ("JPN",)]
    assert all(each.date != "2022-03-21" for each in told)


def test_a_condition_after_a_colon_is_no_deployment():
    told = events_of(
        "On 27 January 1960 the Soviet Union sent Japan a note about Kunashir with a condition: foreign troops must leave."
    )
    assert all(each.type.value != "MOBILIZE" for each in told)

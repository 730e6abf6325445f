"""The tagger's laws: spans that match, values that parse, bounds that hold, and the same result with and without the gate."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from edtf import parse_edtf as reference_parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.lexicon import LANGUAGES, read_words
from geo.model import Timex, TimexType, is_edtf
from geo.timex import find_clues, resolve_clues, tag_times
from geo.timex.clues import Lasting
from geo.timex.numerals import read_numeral
from geo.timex.scan import Nearby
from geo.timex.templates import Compiler, Slot
from geo.timex.words import load_words

GOLD = Path(__file__).parent / "quality" / "timex"
PUBLISHED = date(2023, 1, 23)

SEED = (
    "Japan's Prime Minister stated on Monday that Tokyo will keep following its policy.\n"
    "The negotiations have been ongoing for decades now.\n"
    "After WWII, the two sides have not signed a peace treaty.\n"
    "Moscow announced in March 2022 its refusal to continue negotiations.\n"
    "Later in April, Japan used the word in its Bluebook for the first time since 2003.\n"
    "In October, Moscow said it is impossible to negotiate."
)


def sentences(lang: str) -> list[dict]:
    return tomllib.loads((GOLD / f"{lang}.toml").read_text(encoding="utf-8"))["sentence"]


def vocabulary(lang: str) -> list[str]:
    """The words the grammar itself is made of: what a hostile text would be made of too."""
    slots = read_words(lang, "time")["slots"].values()
    return sorted(
        {
            form
            for rows in slots
            for forms in rows.values()
            if isinstance(forms, list)
            for form in forms
            if isinstance(form, str)
        }
    )


def texts(lang: str) -> st.SearchStrategy[str]:
    glue = st.sampled_from([" ", " ", ", ", "-", "–", ". ", "\n", " (", ") ", "/", "“", "”", "の", "から", " in ", " с "])
    numerals = st.integers(0, 9999).map(str) | st.sampled_from(["31", "30", "29", "2022", "二〇二二", "十二", "５"])
    word = st.sampled_from(vocabulary(lang)) | numerals | st.sampled_from(["年", "月", "日", "the", "in", "года", "в", "to"])
    pairs = st.lists(st.tuples(word, glue), max_size=14)
    return pairs.map(lambda parts: "".join(a + b for a, b in parts)) | st.text(max_size=60)


def values(found: tuple[Timex, ...]) -> list[tuple[str, str | None, str]]:
    return [(one.text, one.edtf, one.rule) for one in found]


def assert_lawful(text: str, found: tuple[Timex, ...]) -> None:
    assert all(text[one.start : one.end] == one.text and one.text for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(one.edtf is None or is_edtf(one.edtf) for one in found)
    assert all(one.edtf is None for one in found if one.type in (TimexType.DURATION, TimexType.SET))
    assert all(one.value and one.rule and one.relation for one in found)


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), published=st.none() | st.dates())
def test_any_text_is_read_lawfully_and_the_gate_changes_nothing(lang: str, data: st.DataObject, published: date | None) -> None:
    text = data.draw(texts(lang))
    assert_lawful(text, tag_times(text, lang, published=published))
    assert find_clues(text, lang) == find_clues(text, lang, gated=False)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_gate_changes_nothing_in_the_gold(lang: str) -> None:
    for sentence in sentences(lang):
        text = sentence["text"]
        assert find_clues(text, lang) == find_clues(text, lang, gated=False)
        padded = f"{'x ' * 40}{text}{' x' * 40}"
        assert len(find_clues(padded, lang)) == len(find_clues(padded, lang, gated=False))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pattern_that_matches_finds_near_what_it_needs(lang: str) -> None:
    words = load_words(lang)
    for sentence in sentences(lang):
        text = sentence["text"]
        nearby = Nearby(text, words)
        for place in range(len(text)):
            bucket = words.bucket_at(text, place)
            if bucket:
                fitting = bucket.fitting(nearby.after(place))
                assert [one for one in bucket.patterns if one in fitting or one.regex.match(text, place)] == fitting


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\u3000"])
def test_any_blank_stands_for_a_plain_one(blank: str) -> None:
    (found,) = tag_times(f"Talks on 3{blank}May{blank}2022 ended.", "en")
    assert (found.text, found.edtf) == (f"3{blank}May{blank}2022", "2022-05-03")


def test_what_a_template_needs_stands_after_its_first_word() -> None:
    compiler = Compiler({"month": Slot({"march": "3", "april": "4"}), "day": Slot({}, digits="[0-9]+")}, {}, spaced=True)
    assert compiler.compile("on {day} {month}").needs == (frozenset({"march", "april"}),)
    assert compiler.compile("{month} (of|in early) (last )?year").needs == (frozenset({"year"}),)
    assert compiler.compile("by (the end of {month}|next week)").needs == (
        frozenset({"the", "next"}),
        frozenset({"end", "week"}),
    )
    assert not compiler.compile("{month}( {day})?(, or so)?").needs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_grammar_is_within_the_reach_of_the_gate(lang: str) -> None:
    for form in vocabulary(lang):
        for text in (form, form.capitalize(), f"{form} 5", f"5 {form}", f"5{form}", f"2022 {form}"):
            assert find_clues(text, lang) == find_clues(text, lang, gated=False), text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29), PUBLISHED])
def test_every_value_is_edtf_for_the_reference_library_too(lang: str, published: date | None) -> None:
    written = {one.edtf for row in sentences(lang) for one in tag_times(row["text"], lang, published=published) if one.edtf}
    assert written
    for value in written:
        assert is_edtf(value)
        reference_parse(value)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "char", ["1", "0", " ", "a", "日", "年", "月", "一", "д", "'", '"', "(", "-", "\n", "1 ", "a1", "in ", "в "]
)
def test_a_long_run_of_one_thing_is_read_in_one_pass(lang: str, char: str) -> None:
    text = char * (40_000 // len(char))
    assert_lawful(text, tag_times(text, lang, published=PUBLISHED))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_twice_gives_the_same(lang: str) -> None:
    text = "\n".join(row["text"] for row in sentences(lang))
    assert tag_times(text, lang, published=PUBLISHED) == tag_times(text, lang, published=PUBLISHED)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_sentence_as_a_span_is_read_as_if_alone(lang: str) -> None:
    rows = sentences(lang)[:20]
    text, spans = "", []
    for row in rows:
        spans.append((len(text), len(text) + len(row["text"])))
        text += row["text"] + "\n\n"
    for (start, end), row in zip(spans, rows, strict=True):
        inside = tag_times(text, lang, published=PUBLISHED, spans=[(start, end)])
        alone = tag_times(row["text"], lang, published=PUBLISHED)
        assert values(inside) == values(alone)
        assert all(start <= one.start and one.end <= end for one in inside)


def test_what_lies_outside_the_spans_is_neither_tagged_nor_an_anchor() -> None:
    text = "Russia left in March 2022. In October, it said no."
    assert values(tag_times(text, "en", spans=[(27, len(text))])) == [("October", None, "no-anchor")]
    assert tag_times(text, "en", spans=[]) == ()


def test_spans_that_overlap_are_read_once() -> None:
    text = "Russia left in March 2022. In October, it said no."
    assert_lawful(text, tag_times(text, "en", spans=[(0, 40), (10, len(text))]))
    assert tag_times(text, "en", spans=[(0, len(text)), (0, len(text))]) == tag_times(text, "en")


def test_the_seed_article_with_its_day_of_publication() -> None:
    assert values(tag_times(SEED, "en", published=PUBLISHED)) == [
        ("Monday", "2023-01-23", "latest-before-publication"),
        ("decades", None, "duration"),
        ("now", None, "reference"),
        ("WWII", "1939-09-01/1945-09-02", "named-epoch"),
        ("March 2022", "2022-03", "explicit"),
        ("April", "2022-04", "carried-year"),
        ("2003", "2003", "explicit"),
        ("October", "2022-10", "latest-before-publication"),
    ]


def test_the_seed_article_without() -> None:
    found = {one.text: one for one in tag_times(SEED, "en")}
    assert (found["Monday"].edtf, found["Monday"].rule) == (None, "no-anchor")
    assert (found["April"].edtf, found["April"].anchor) == ("2022-04", "narrative 2022-03")
    assert found["October"].edtf == "2022-10?"
    assert (found["2003"].relation, found["WWII"].relation) == ("since", "after")


@pytest.mark.parametrize(
    ("lang", "text", "relation"),
    [
        ("en", "Talks have stalled since 2014.", "since"),
        ("en", "The ban holds until March 2024.", "until"),
        ("en", "They must leave by May 2024.", "by"),
        ("en", "It stood before 1945.", "before"),
        ("en", "It grew after 1992.", "after"),
        ("en", "It ran from 3 to 5 September 2014.", "in"),
        ("ja", "1992年以来続く。", "since"),
        ("ja", "1947年まで暮らした。", "until"),
        ("ja", "1947年までに去った。", "by"),
        ("ja", "1945年以前の地図。", "before"),
        ("ru", "Это слово стоит там с 2003 года.", "since"),
        ("ru", "Жили там до 1947 года.", "before"),
        ("ru", "К 1949 году все уехали.", "by"),
        ("ru", "После 1992 года ездили чаще.", "after"),
    ],
)
def test_the_relation_is_read_from_the_word_beside_the_date(lang: str, text: str, relation: str) -> None:
    (one,) = tag_times(text, lang)
    assert one.relation == relation


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In 1956 crews counted 2000 seals. Under the 1991 agreement visits began. In November talks failed."),
        ("en", "In 1956 talks failed. The phrase, unused since 2003, is back. In November it was gone."),
        ("en", "In 1956 talks failed. The accord, concluded in February 1998, is void. In November it ended."),
        ("ru", "В 1956 году шли переговоры. По соглашению 1991 года визы не нужны. В ноябре всё кончилось."),
    ],
)
def test_background_never_becomes_the_anchor_of_the_story(lang: str, text: str) -> None:
    *_, last = tag_times(text, lang, published=date(2016, 12, 14))
    assert (last.edtf, last.anchor) == ("1956-11", "narrative 1956")


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "They left last week.", "2023-W03"),
        ("en", "It lasted three days.", "P3D"),
        ("en", "It happens every year.", "P1Y"),
        ("en", "It fell on a day in the summer of 2020.", "2020-SU"),
        ("en", "In fiscal 2021 it was cut.", "FY2021"),
        ("en", "The 1990s were hungry.", "199"),
        ("en", "It met over the weekend.", "2023-W03-WE"),
        ("ja", "20年間続いた。", "P20Y"),
        ("ru", "Это длилось три недели.", "P3W"),
    ],
)
def test_the_timex3_value(lang: str, text: str, value: str) -> None:
    found = tag_times(text, lang, published=PUBLISHED)
    assert value in [one.value for one in found]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("前日の20日夜、会見した。翌21日に帰り、同8月に辞めた。", ["2023-01-22", "2023-01-20TNI", "2023-01-21", "2023-08"]),
        ("午後5時～同8時に開く。", ["2023-01-23T17:00", "2023-01-23T20:00"]),
        ("25日に解散すると表明した。", ["2023-01-25"]),
        ("20日の会合で、28日の告示を確認。", ["2023-01-20", "2023-01-28"]),
        ("4月の輸出は前年同期を上回った。", ["2022-04", "2021-04"]),
        ("1〜3月期は前年同期比で減った。", ["2023-Q1", "2022-Q1"]),
        ("1990年生まれ。", ["1990"]),
        ("認められたのは64年のことだ。", ["1964"]),
        ("きょうからことしの会が始まる。", ["2023-01-23", "2023"]),
        ("75年から4年連続で勝った。", ["1975", "P4Y"]),
        ("昨年4月、7月、10月と値上げした。", ["2022-04", "2022-07", "2022-10"]),
        ("今月上旬から中旬にかけて霧が出た。", ["2023-01", "2023-01"]),
        ("25日付の地元紙は、部隊が増強されると報じた。", ["2022-12-25"]),
        ("応募は3月30日必着。", ["2023-03-30"]),
        ("11月14日夜から15日朝にかけて降った。", ["2022-11-14TNI", "2022-11-15TMO"]),
        ("漁期は2月10日から3月末までの2カ月足らず。", ["2023-02-10", "2023-03", "P2M"]),
        ("1855年に国境が定まり、75年に条約が結ばれ、99年に改正された。", ["1855", "1875", "1899"]),
        ("1904年に開戦し、05年9月に終わった。", ["1904", "1905-09"]),
        ("1956年に宣言を結び、18年に会談した。", ["1956", "2018"]),
    ],
)
def test_japanese_times_that_lean_on_others(text: str, values: list[str]) -> None:
    assert [one.value for one in tag_times(text, "ja", published=PUBLISHED, ranges=False)] == values


def test_without_an_anchor_the_value_keeps_what_the_words_say() -> None:
    found = tag_times("On Monday, then in October, then on June 3 they met last year.", "en")
    assert [one.value for one in found] == ["XXXX-WXX-1", "XXXX-10", "XXXX-06-03", "PAST_REF"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "UTM 54T 456789 4865123, grid 1956 2011."),
        ("en", "Article 2022, Law No. 1945, Resolution 1803, pages 12-15, rooms 3 to 5."),
        ("en", "They won 3-1; call +7 495 123-45-67 or 0153-23-6111."),
        ("en", "It cost $1,956 or 1956 yen, flew at Mach 2.0.19 and sat on the 5th floor."),
        ("en", "The Sun rose, Mars may shine, he will march in the second row, aged 84."),
        ("ja", "北緯43度、1945メートル、2000人、2022円、第3条、第7回、2日目。"),
        ("ja", "一日も早い解決を。三日月。国道335号、0153-23-6111、月面探査、日曜大工。"),
        ("ja", "横付けされた船。付けさせない。ことしかできない。きょうだいの店。"),
        ("ja", "四日市市の春闘、三月堂、小学3年の男児、当日券、後半20分の得点、紀元前500年の墓。"),
        ("ru", "Статья 2022, закон № 1945-ФЗ, счёт 3:1, 10:30, +7 495 123-45-67, 1956 рублей."),
        ("ru", "7-го класса и 5-го полка, окружающая среда, ей 84 года, 45-летний капитан."),
        ("ru", "Газета «Сегодня», фильм «28 дней спустя», улица 8 Марта, сборная до 19 лет, лица старше 60 лет."),
    ],
)
def test_numbers_that_are_no_dates_stay_numbers(lang: str, text: str) -> None:
    assert tag_times(text, lang, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "from late June to early July 2021", "2021-06/2021-07"),
        ("en", "on 3 and 4 September 2014", "2014-09-03/2014-09-04"),
        ("en", "the summer of '45", "1945-22"),
        ("en", "the week before last", "2023-01-09/2023-01-15"),
        ("en", "half a year ago", "2022-07"),
        ("en", "eight days earlier", "2023-01-15?"),
        ("en", "on February 29", "2020-02-29"),
        ("ja", "昭和20年代", "1945/1954"),
        ("ja", "安政元年12月21日", "1854~"),
        ("ja", "九七年十一月", "1997-11"),
        ("ja", "先週末", "2023-01-21/2023-01-22"),
        ("ja", "2020～22年度", "2020-04/2023-03"),
        ("ja", "1960～70年代", "196X/197X"),
        ("ja", "昭和30～40年代", "1955/1974"),
        ("ja", "1300年前", "0723"),
        ("ja", "5年余り前", "2018"),
        ("ja", "1964（昭39）年", "1964"),
        ("ja", "今年10～12月", "2023-10/2023-12"),
        ("ja", "24日〜26日", "2023-01-24/2023-01-26"),
        ("ru", "с конца мая по июль 2022 года", "2022-05/2022-07"),
        ("ru", "полгода назад", "2022-07"),
    ],
)
def test_a_value_on_its_own(lang: str, text: str, edtf: str) -> None:
    assert [one.edtf for one in tag_times(text, lang, published=PUBLISHED)] == [edtf]


@pytest.mark.parametrize(
    ("lang", "text", "kind", "value"),
    [
        ("en", "He left Friday night.", "TIME", "2023-01-20TNI"),
        ("en", "It closed at 4:11 p.m. that day.", "TIME", "2023-01-23T16:11"),
        ("en", "Fourth-quarter sales rose.", "DATE", "2022-Q4"),
        ("en", "Schools opened after Labor Day.", "DATE", "2022-09-05"),
        ("en", "It took half a century.", "DURATION", "P50Y"),
        ("en", "They hire 1,000 people a month.", "SET", "P1M"),
        ("en", "It is now closed.", "DATE", "PRESENT_REF"),
        ("ja", "10日午前5時46分に揺れた。", "TIME", "2023-01-10T05:46"),
        ("ja", "現在も続いている。", "DATE", "PRESENT_REF"),
        ("ja", "4～6月期の業績は伸びた。", "DATE", "2022-Q2"),
        ("ja", "点検は5年に1度だ。", "SET", "P5Y"),
        ("ja", "毎週月曜日の午後7時に放送する。", "SET", "XXXX-WXX-1T19:00"),
        ("ja", "1日3万人が訪れる。", "SET", "P1D"),
        ("ja", "2時間3分5秒で走った。", "DURATION", "PT2H3M5S"),
        ("ja", "懲役2年6月とした。", "DURATION", "P2Y6M"),
        ("ja", "株価は3日続伸した。", "DURATION", "P3D"),
        ("ja", "3四半期ぶりに伸びた。", "DURATION", "P3Q"),
        ("ja", "来週末に開く。", "DATE", "2023-W05-WE"),
        ("ja", "終戦を迎えた。", "DATE", "1945"),
        ("ja", "けさ6時に着いた。", "TIME", "2023-01-23T06:00"),
        ("ru", "Вчера вечером всё кончилось.", "TIME", "2023-01-22TEV"),
        ("ru", "В ночь на 16 января выпал снег.", "TIME", "2023-01-16TNI"),
        ("ru", "Шли более трёх часов.", "DURATION", "PT3H"),
        ("ru", "Сейчас там пусто.", "DATE", "PRESENT_REF"),
        ("ru", "Построят к лету следующего года.", "DATE", "2024-SU"),
        ("ru", "Ровно год назад всё кончилось.", "DATE", "2022-01-23"),
        ("ru", "Это было 19 августа 91-го года.", "DATE", "1991-08-19"),
        ("ru", "Во второй половине года вырастут цены.", "DATE", "2023-H2"),
        ("ru", "До пятницы движение восстановят.", "DATE", "2023-01-27"),
        ("ru", "Взрыв был в половине седьмого утра.", "TIME", "2023-01-23T06:30"),
        ("ru", "Ждали около часа дня.", "TIME", "2023-01-23T13:00"),
        ("ru", "Снег выпал субботней ночью.", "TIME", "2023-01-21TNI"),
        ("ru", "Объявлен трёхдневный траур.", "DURATION", "P3D"),
        ("ru", "Игра шла два часа 15 минут.", "DURATION", "PT2H15M"),
        ("ru", "Паром ходит трижды в неделю.", "SET", "P1W"),
    ],
)
def test_times_of_day_references_lengths_and_repetitions(lang: str, text: str, kind: str, value: str) -> None:
    found = [(one.type.value, one.value) for one in tag_times(text, lang, published=PUBLISHED)]
    assert (kind, value) in found


def test_now_and_a_bare_clock_time_date_nothing() -> None:
    found = tag_times("Japan recently said so; it is now 5 p.m. in Tokyo, and soon it ends.", "en", published=PUBLISHED)
    assert {one.rule for one in found} == {"reference"}
    assert all(one.edtf is None for one in found)


def test_a_range_is_one_interval_or_its_two_ends() -> None:
    text = "from 3 to 5 September 2014"
    assert [one.edtf for one in tag_times(text, "en")] == ["2014-09-03/2014-09-05"]
    ends = tag_times(text, "en", ranges=False)
    assert [(one.text, one.value) for one in ends] == [("3", "2014-09-03"), ("5 September 2014", "2014-09-05")]
    assert all(text[one.start : one.end] == one.text for one in ends)


def test_hours_past_midnight_and_tens_of_years_after_a_decade() -> None:
    night = tag_times("Закрыто с 23:00 до 5:00.", "ru", published=PUBLISHED, ranges=False)
    assert [one.value for one in night] == ["2023-01-23T23:00", "2023-01-24T05:00"]
    later = tag_times("Церковь закрыли в 1930-е годы и вернули полвека спустя.", "ru", published=PUBLISHED)
    assert [one.value for one in later] == ["193", "198"]
    assert [one.value for one in tag_times("Заседания 24, 25 и 26 января.", "ru", published=PUBLISHED, ranges=False)] == [
        "2023-01-24",
        "2023-01-25",
        "2023-01-26",
    ]


def test_two_months_named_together_share_their_year() -> None:
    assert [one.edtf for one in tag_times("in March and April 2022", "en")] == ["2022-03", "2022-04"]


def test_a_quotation_counts_from_its_own_day() -> None:
    found = tag_times("On 18 January 2023 he said: “We met yesterday.” He flew home yesterday.", "en", published=PUBLISHED)
    assert [(one.edtf, one.anchor) for one in found[1:]] == [
        ("2023-01-17", "quotation 2023-01-18"),
        ("2023-01-22", "publication 2023-01-23"),
    ]


def test_the_grammar_alone_fills_nothing_in() -> None:
    (month,) = find_clues("In October they met.", "en")
    assert (month.clue.year, month.clue.month, month.ahead) == (None, 10, False)
    (length,) = find_clues("It took two weeks.", "en")
    assert isinstance(length.clue, Lasting)


def test_the_resolver_alone_reads_no_words() -> None:
    found = find_clues("In October they met.", "en")
    (one,) = resolve_clues(found, "x" * 30, PUBLISHED)
    assert (one.edtf, one.anchor) == ("2022-10", "publication 2023-01-23")


@pytest.mark.parametrize(
    ("text", "number"),
    [("二〇二二", 2022), ("二十一", 21), ("十", 10), ("千九百四十五", 1945), ("元", 1), ("三", 3), ("百二", 102)],
)
def test_kanji_numerals(text: str, number: int) -> None:
    assert read_numeral(text, load_words("ja").numerals) == number


@pytest.mark.parametrize("template", ["(a", "a)", "{month"])
def test_a_broken_template_is_refused(template: str) -> None:
    compiler = Compiler({"month": Slot({"may": "5"})}, {}, spaced=True)
    with pytest.raises(ValueError):
        compiler.compile(template)


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(KeyError):
        Compiler({}, {}, spaced=True).compile("{month}")


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ja", "5日（日）に開く。", "2023-02-05"),
        ("ja", "30日（金）に開いた。", "2022-12-30"),
        ("ru", "Встреча в пятницу, 3 февраля, в Токио.", "2023-02-03"),
        ("en", "The hearing, Friday, February 3, in Tokyo.", "2023-02-03"),
    ],
)
def test_the_weekday_beside_a_day_tells_which_of_its_name(lang: str, text: str, value: str) -> None:
    assert [one.edtf for one in tag_times(text, lang, published=PUBLISHED)] == [value]


def test_a_day_of_the_month_already_past_is_not_pushed_into_the_next() -> None:
    found = tag_times("法案は20日に成立し、3月1日に施行される。", "ja", published=PUBLISHED)
    assert [one.edtf for one in found] == ["2023-01-20", "2023-03-01"]


def test_the_end_of_a_stretch_may_have_its_own_part_of_the_day() -> None:
    text = "21日から22日未明にかけて雨が降った。"
    assert [one.edtf for one in tag_times(text, "ja", published=PUBLISHED)] == ["2023-01-21/2023-01-22"]
    ends = tag_times(text, "ja", published=PUBLISHED, ranges=False)
    assert [(one.type.value, one.value) for one in ends] == [("DATE", "2023-01-21"), ("TIME", "2023-01-22TNI")]


def test_winter_is_of_the_year_it_began_in() -> None:
    found = [tag_times("今冬は雪が少なかった。", "ja", published=date(2025, month, 20))[0].edtf for month in (1, 5, 12)]
    assert found == ["2024-24", "2024-24", "2025-24"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It stopped in September 2019. It was asked for again, most recently on July 24", "2022-07-24"),
        ("It stopped in September 2019. It was asked for on July 24", "2019-07-24"),
        ("Between 1994 and 2000 they paid. The plan was dropped on April 2", "2022-04-02"),
        ("In 2020 it was banned. In March of that year", "2020-03"),
        ("In 2020 it was banned. On March 21 of that year they met. The same day", "2020-03-21"),
        ("It ended on Friday. He spoke when he met them on Wednesday. The same day", "2023-01-18"),
        ("He was due last week. Four days before", "2023-01?"),
        ("He spoke yesterday. Mori, the premier, arrived on January 5 and began talks the next day", "2023-01-06"),
        ("What happened after 2019?\n\nTalks ended on March 21 of that year", "2019-03-21"),
        ("What do you remember of 1945?\n\nThey landed on the first of September", "1945-09-01"),
        ("What do you remember of 1945?\n\nNothing.\n\nThey landed on the first of September", "2022-09-01"),
    ],
)
def test_what_a_later_date_leans_on(text: str, value: str) -> None:
    assert tag_times(f"{text}.", "en", published=PUBLISHED)[-1].edtf == value


@pytest.mark.parametrize(
    ("lang", "text", "words", "value"),
    [
        ("ja", "事故から6日後の2月29日、作業が始まった。", "6日後", "2024-02-29"),
        ("ru", "Тремя днями ранее, 4 марта, посол выразил протест.", "Тремя днями ранее", "2024-03-04"),
        ("ru", "С четверга по субботу ожидаются дожди.", "четверга по субботу", "2024-03-07/2024-03-09"),
        ("ja", "選挙は4月4日告示、13日投開票の日程で行われる。", "13日", "2024-04-13"),
        ("ja", "集中回答日は13日で、昨年は高水準だった。", "13日", "2024-03-13"),
        ("ja", "集中回答日は13日だった。", "13日", "2024-02-13"),
        ("ja", "12月1日の解禁を前に、25日から検査を始める。", "25日", "2024-03-25"),
        ("ru", "Музей будет закрыт до 1 июня, а 5-го примет гостей.", "5-го", "2024-06-05"),
    ],
)
def test_what_stands_beside_a_date_helps_to_read_it(lang: str, text: str, words: str, value: str) -> None:
    found = {one.text: one.edtf for one in tag_times(text, lang, published=date(2024, 3, 7))}
    assert found[words] == value


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ja", "3月5日（火）に開く。", "2024-03-05"),
        ("ja", "3月5日（金）に開く。", "2024-03-05?"),
        ("ru", "Во вторник, 5 марта, прошла встреча.", "2024-03-05"),
        ("ru", "В пятницу, 5 марта, прошла встреча.", "2024-03-05?"),
    ],
)
def test_a_weekday_that_contradicts_its_day_puts_it_in_doubt(lang: str, text: str, value: str) -> None:
    (one,) = tag_times(text, lang, published=date(2024, 3, 7))
    assert one.edtf == value


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("ja", "初雪は平年より5日早く降った。", "5日"),
        ("ja", "1日で100人が訪れた。", "1日"),
        ("ru", "Навигация открылась на пять дней раньше обычного.", "пять дней"),
        ("ru", "Его приговорили к шести годам и трём месяцам.", "шести годам и трём месяцам"),
    ],
)
def test_a_length_that_looks_like_a_day_is_a_length(lang: str, text: str, words: str) -> None:
    (one,) = tag_times(text, lang, published=date(2024, 3, 7))
    assert (one.text, one.type) == (words, TimexType.DURATION)


def test_a_paper_of_the_day_is_no_repetition() -> None:
    assert not tag_times("毎日新聞が報じた。", "ja", published=PUBLISHED)


@pytest.mark.parametrize(
    ("lang", "sentence", "value"),
    [
        ("en", "On this day in 1855 the two empires signed a treaty.", "1855-02-07"),
        ("ja", "1855年のこの日、両国は条約を結んだ。", "1855-02-07"),
        ("ru", "В этот день в 1855 году был подписан трактат.", "1855-02-07"),
        ("en", "He came on May 3. On the same day of 1855 a treaty was signed.", "1855-05-03"),
        ("en", "On this day in 2023 they met.", "2023-02-29"),
    ],
)
def test_this_day_in_another_year_is_that_day_of_it(lang, sentence, value):
    leap = value == "2023-02-29"
    published = date(2024, 2, 29) if leap else date(2024, 2, 7)
    times = tag_times(sentence, lang, published=published)
    assert times[-1].value == ("2023" if leap else value), "a year without that day is all that is told"


def test_the_same_day_of_an_uncertain_day_is_read_too():
    text = "They met on 14 November 2018. On Friday they parted. On the same day in 1855 a treaty was signed."
    told = tag_times(text, "en", published=date(2021, 5, 10))
    assert told[-1].value[:4] == "1855"

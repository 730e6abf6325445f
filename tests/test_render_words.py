"""The words of the page: dates as each language says them, catalogues without a gap, a word for whatever can be said."""

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale

from geo.errors import DateError
from geo.lexicon import read_words
from geo.model import ClaimStatus, EventType, Factuality, FeatureLevel, ToponymKind
from geo.render.dates import date_in_words, period_in_words
from geo.render.words import PAGE_LANGUAGES, country_name, language_name, own_name, read_messages

ASSETS = files("geo.render").joinpath("assets")
HOUSE = Path(__file__).parents[1] / "geo"
RULE_NAME = re.compile("[a-z]+(?:-[a-z]+)+")

DATES = [
    ("2022-04", "April 2022", "2022年4月", "апрель 2022 г."),
    ("2022-04-22", "22 April 2022", "2022年4月22日", "22 апреля 2022 г."),
    ("1956", "1956", "1956年", "1956 г."),
    ("../1945", "in or before 1945", "1945年以前", "не позднее 1945 г."),
    ("../1945-08-15", "on or before 15 August 1945", "1945年8月15日以前", "не позднее 15 августа 1945 г."),
    ("2022-10?/..", "probably in or after October 2022", "おそらく2022年10月以降", "вероятно, не ранее октября 2022 г."),
    ("2022-03?", "probably March 2022", "おそらく2022年3月", "вероятно, март 2022 г."),
    ("1855~", "about 1855", "1855年頃", "примерно 1855 г."),
    ("1855%", "probably about 1855", "おそらく1855年頃", "вероятно, примерно 1855 г."),
    ("197X", "the 1970s", "1970年代", "1970-е годы"),
    ("19XX", "the 20th century", "20世紀", "20-й век"),
    ("2022-21", "spring 2022", "2022年春", "весна 2022 г."),
    ("2022-34", "the second quarter of 2022", "2022年第2四半期", "II квартал 2022 г."),
    (
        "1945-08-28/1945-09-05",
        "28 August – 5 September 1945",
        "1945年8月28日～9月5日",
        "28 августа – 5 сентября 1945 г.",
    ),
    ("1945-09-02/1945-09-05", "2–5 September 1945", "1945年9月2日～5日", "2–5 сентября 1945 г."),
    ("2022-04-02?/2022-04-05?", "probably 2–5 April 2022", "おそらく2022年4月2日～5日", "вероятно, 2–5 апреля 2022 г."),
    ("1945-08/1945-09-03", "August 1945 – 3 September 1945", "1945年8月～1945年9月3日", "август 1945 г. – 3 сентября 1945 г."),
    ("1945-09-02/1945-09-02", "2 September 1945", "1945年9月2日", "2 сентября 1945 г."),
    (
        "[1945-08-28,1945-09-01]",
        "28 August 1945 or 1 September 1945",
        "1945年8月28日または1945年9月1日",
        "28 августа 1945 г. или 1 сентября 1945 г.",
    ),
    ("[..1945]", "in or before 1945", "1945年以前", "не позднее 1945 г."),
]


@pytest.mark.parametrize(("edtf", "en", "ja", "ru"), DATES)
def test_dates_in_words(edtf, en, ja, ru):
    said = [date_in_words(edtf, lang).replace("\u202f", " ") for lang in PAGE_LANGUAGES]
    assert said == [en, ja, ru]


@pytest.mark.parametrize("number", range(21, 42))
def test_every_subyear_has_words(number):
    if number in (29, 30, 31, 32):
        with pytest.raises(DateError):
            date_in_words(f"2022-{number}", "en")
    else:
        assert all("2022" in date_in_words(f"2022-{number}", lang) for lang in PAGE_LANGUAGES)


def test_periods_in_words():
    assert period_in_words("1952-04-28", None, "en") == "since 28 April 1952"
    assert period_in_words("1991-12", None, "ru").replace("\u202f", " ") == "с декабря 1991 г."
    assert period_in_words("1855", "1945", "en") == "1855–1945"
    assert period_in_words("1855-02-07", "1945-09-02/1945-09-05", "en") == "7 February 1855 – (2–5 September 1945)"


def test_catalogues_say_the_same_things_in_every_plural_form():
    english = read_messages("en")
    for lang in PAGE_LANGUAGES:
        words = read_messages(lang)
        assert list(words) == list(english)
        for key, text in words.items():
            forms = [text] if isinstance(text, str) else list(text.values())
            whole = [english[key]] if isinstance(english[key], str) else list(english[key].values())
            assert {slot for form in forms for slot in re.findall(r"\{\w+\}", form)} == {
                slot for form in whole for slot in re.findall(r"\{\w+\}", form)
            }, (lang, key)
            if not isinstance(text, str):
                assert set(text) == {*Locale.parse(lang).plural_form.tags, "other"}


def test_no_message_is_missing_or_idle():
    sources = "".join(
        path.read_text(encoding="utf-8") for path in ASSETS.iterdir() if path.name.endswith((".js", ".html", ".jinja"))
    )
    sources += "".join(path.read_text(encoding="utf-8") for path in Path(str(ASSETS)).parent.glob("*.py"))
    said = set(re.findall(r'(?:say|message)\((?:lang, )?"(\w+)"', sources)) | set(
        re.findall(r'data-(?:t|label|placeholder)="(\w+)"', sources)
    )
    keys = set(read_messages("en"))
    assert {key for key in said if not key.endswith("_")} <= keys
    families = (
        "type_",
        "mode_",
        "rule_",
        "name_",
        "status_",
        "curation_",
        "fix_",
        "fact_",
        "level_",
        "legend_",
        "line_",
        "policy_",
        "group_",
        "view_",
        "scale_",
        "state_",
        "date_",
        "order_",
    )
    words = set(re.findall(r"\w+", sources))
    assert {key for key in keys - words if not key.startswith(families)} == set()


def modes():
    """Every mode that an act can have, in the lexicon of any language."""
    tables = [read_words(lang, "acts") for lang in PAGE_LANGUAGES]
    rows = [row for table in tables for rows in table.values() if isinstance(rows, list) for row in rows]
    return {row["mode"] for row in rows if isinstance(row, dict) and "mode" in row}


def rules():
    """Every name that the tagger or the events room can give to how a date came about."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for room in ("timex", "events", "curation")
        for path in (HOUSE / room).glob("*.py")
    ]
    resolver = ast.parse((HOUSE / "timex" / "resolve.py").read_text(encoding="utf-8"))
    hyphened = {
        node.value for node in ast.walk(resolver) if isinstance(node, ast.Constant) and RULE_NAME.fullmatch(str(node.value))
    }
    return hyphened.union(*(given_rules(node) for tree in trees for node in ast.walk(tree)))


def given_rules(node):
    match node:
        case ast.keyword(arg="rule" | "reason" | "date_rule", value=ast.Constant(value=str(name))):
            return {name}
        case ast.Call(func=ast.Name(id="Dating"), args=[_, ast.Constant(value=str(name)), *_]):
            return {name}
        case ast.Dict(keys=[ast.Constant(value="rule")], values=[ast.Constant(value=str(name))]):
            return {name}
        case ast.Dict(keys=[ast.Constant(value="date_rule"), *_], values=[ast.Constant(value=str(name)), *_]):
            return {name}
        case ast.AnnAssign(target=ast.Name(id="rule"), value=ast.Constant(value=str(name))):
            return {name}
    return set()


@pytest.mark.parametrize(
    ("family", "values"),
    [
        ("mode", modes()),
        ("rule", rules()),
        ("type", set(EventType)),
        ("fact", set(Factuality)),
        ("level", set(FeatureLevel)),
        ("status", set(ClaimStatus)),
        ("name", set(ToponymKind)),
    ],
)
def test_everything_that_can_be_said_of_an_event_or_a_place_has_words(family, values):
    assert len(values) >= 3
    for lang in PAGE_LANGUAGES:
        assert {f"{family}_{value}" for value in values} <= set(read_messages(lang)), lang


def test_no_rule_has_words_that_nothing_gives():
    assert {key.removeprefix("rule_") for key in read_messages("en") if key.startswith("rule_")} == rules()


def test_names_of_countries_and_languages_come_from_cldr():
    assert [country_name("JPN", lang) for lang in PAGE_LANGUAGES] == ["Japan", "日本", "Япония"]
    assert country_name("SUHH", "en") == "Soviet Union"
    assert country_name("former residents", "en") == "former residents"
    assert language_name("ja-Latn", "en") == "Japanese (Latin)"
    assert own_name("ru") == "Русский"

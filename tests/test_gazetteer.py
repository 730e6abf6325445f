"""The gazetteer: which words of a text are names, which only look like them, and what a typed name means."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import UnknownNameError
from geo.gazetteer import Gazetteer
from geo.gazetteer.folding import fold
from geo.model import Dispute, FeatureLevel, Mention, ToponymKind
from geo.packs import list_packs, read_dispute

PACKS = Path(__file__).resolve().parent / "packs"
KURILS = read_dispute("kuril-northern-territories")
GAZETTEER = Gazetteer(KURILS)
TOPIC = KURILS.topic
NORTH, SOUTH = "kita-karafuto-northern-sakhalin", "minami-karafuto-southern-sakhalin"
NAMES = [text for place in KURILS.places for name in place.toponyms for text in (name.text, *name.forms)]
GLUE = [" ", "", "-", "'s ", ", ", "。", "、", "島", " Island", "остров ", "の", "\n", "\u00ad", "\u0304", "Gagarin ", "ё"]


def found(text: str, lang: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    """The words and features of the mentions that count."""
    mentions = GAZETTEER.find_mentions(text, lang)
    return [(mention.text, mention.features) for mention in mentions if not mention.refused and not mention.ambiguous]


def only(text: str, lang: str = "en") -> Mention:
    (mention,) = GAZETTEER.find_mentions(text, lang)
    return mention


def features(text: str, lang: str) -> list[str]:
    return [feature for _, members in found(text, lang) for feature in members]


@given(st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from(GLUE), st.text(max_size=8)), max_size=12).map("".join))
@settings(max_examples=300, deadline=None)
def test_spans_are_of_the_text_sorted_and_apart(text: str) -> None:
    done = 0
    for mention in GAZETTEER.find_mentions(text, "en"):
        assert done <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        done = mention.end


@given(st.text(), st.sampled_from(["en", "ja", "ru", "de", "zh-Hant", ""]))
@settings(max_examples=200, deadline=None)
def test_no_text_and_no_language_breaks_it(text: str, lang: str) -> None:
    assert isinstance(GAZETTEER.find_mentions(text, lang), tuple)


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_folded_offsets_lead_back_in_order(text: str) -> None:
    folded = fold(text)
    back = [folded.original(at) for at in range(len(folded.text) + 1)]
    assert back == sorted(back)
    assert back[-1] == len(text)


@pytest.mark.parametrize("feature", KURILS.features, ids=lambda feature: feature.id)
def test_every_name_of_every_feature_is_found_or_can_be_typed(feature: object) -> None:
    for name in feature.toponyms:
        for text in (name.text, *name.forms):
            if name.kind is ToponymKind.READING:
                assert feature.id in _meanings(text)
            else:
                assert any(feature.id in mention.features for mention in GAZETTEER.find_mentions(text, "en")), text


def _meanings(typed: str) -> str:
    try:
        return GAZETTEER.resolve(typed)
    except UnknownNameError as refusal:
        return str(refusal)


def test_a_name_that_a_group_has_from_a_member_means_the_group() -> None:
    islets = Gazetteer(read_dispute("diaoyu-senkaku"))
    text = "尖閣諸島（中国名・釣魚島）の魚釣島"
    assert [mention.features for mention in islets.find_mentions(text, "ja")] == [
        ("diaoyu-senkaku",), ("diaoyu-senkaku",), ("diaoyu-uotsuri",),
    ]  # fmt: skip


def test_no_pack_finds_what_is_another_s() -> None:
    """Law 4, over every name of every pack that came with the project."""
    packs = {dispute.id: dispute for dispute in map(read_dispute, list_packs())}
    for dispute in packs.values():
        names = [name.text for feature in dispute.features for name in feature.toponyms]
        for other in packs.values():
            found = Gazetteer(other).find_mentions(". ".join(names), "en") if other is not dispute else ()
            assert [mention.text for mention in found if not mention.refused and not mention.ambiguous] == []


def test_a_second_pack_never_changes_what_the_first_one_finds() -> None:
    text = "Bruin and Bjorn, Etorofu, the two rocks, the four islands. Bruin County. Северные территории, Медвежий."
    before = Gazetteer(KURILS).find_mentions(text, "en")
    others = Gazetteer(read_dispute(PACKS / "bjorn-bruin"))
    assert [mention.text for mention in others.find_mentions(text, "en") if not mention.refused] == [
        "Bruin", "Bjorn", "the two rocks", "Медвежий",
    ]  # fmt: skip
    assert Gazetteer(KURILS).find_mentions(text, "en") == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Kuriles' fate", ["chishima-kurils"]),
        ("Kunashiri's coast and Kunashiri’s people", ["kunashir-kunashiri"] * 2),
        ("ETOROFU AND THE HABOMAIS", ["etorofu-iturup", "habomai"]),
        ("the Southern Kuril islands, known in Japan as the Northern Territories", [TOPIC, TOPIC]),
        ("japan's northern territories", [TOPIC]),
        ("Hoppō Ryōdo, Hoppo Ryodo, HOPPŌ RYŌDO", [TOPIC] * 3),
        ("Etorofu-tō, Etorofu-to, Etorofu\u0304", ["etorofu-iturup"] * 3),
        ("Northern\nTerritories, Kuril   Islands", [TOPIC, "chishima-kurils"]),
        ("South Sakhalin and north of it Northern Sakhalin: Sakhalin", [SOUTH, NORTH, "karafuto-sakhalin"]),
        ("Habomai-based fishermen off Kunashir-Iturup", ["habomai", "kunashir-kunashiri", "etorofu-iturup"]),
        ("Tanfil’yeva, Tanfil'yeva", ["suisho-tanfilyev"] * 2),
        ("択捉島 (Etorofu, Итуруп)", ["etorofu-iturup"] * 3),
        ("kunashir.ru, Kunashirsky", []),
        ("Kurilsk, Yuzhno-Kurilsk", ["kurilsk-shana", "furukamappu-yuzhno-kurilsk"]),
        ("Northern\n\nTerritories", []),
        ("a trans-Kuril flight", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert features(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("на Итурупе и Кунашире, с Шикотана", ["etorofu-iturup", "kunashir-kunashiri", "shikotan"]),
        ("на Южных Курилах и Курилах", [TOPIC, "chishima-kurils"]),
        ("с островов Хабомаи, у Хабомай", ["habomai", "habomai"]),
        ("на острове Зелёный и на острове Зеленый", ["shibotsu-zelyony"] * 2),
        ("«северные территории», о Северных территориях", [TOPIC, TOPIC]),
        ("корни курильского спора, Южно-Курильские острова", ["chishima-kurils", TOPIC]),
        ("КУРИЛЫ", ["chishima-kurils"]),
        ("Малая Курильская гряда", ["lesser-kuril-chain"]),
        ("четырёх островов", [TOPIC]),
        ("о. Юрий, о-ва Осколки, у скал Ловушки", ["yuri", "oskolki-todo", "lovushki-mushiru"]),
        ("с Южного Сахалина на Северный Сахалин", [SOUTH, NORTH]),
        ("на юге Сахалина", ["karafuto-sakhalin"]),
        ("Южно-Курильский район, Курильск, Южно-Сахалинск, курильчане", ["kurilsk-shana"]),
        ("итуруп", []),
    ],
)
def test_russian(text: str, expected: list[str]) -> None:
    assert features(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("択捉・国後両島と歯舞、色丹", ["etorofu-iturup", "kunashir-kunashiri", "habomai", "shikotan"]),
        ("歯舞色丹の引き渡し", ["habomai", "shikotan"]),
        ("歯舞群島の水晶島、貝殻島", ["habomai", "suisho-tanfilyev", "kaigara-signalny"]),
        ("北方四島、四島返還、４島", [TOPIC] * 3),
        ("エトロフ島とウルップ島", ["etorofu-iturup", "urup-uruppu"]),
        ("樺太と千島列島", ["karafuto-sakhalin", "chishima-kurils"]),
        ("南樺太、北樺太、南サハリン", [SOUTH, NORTH, SOUTH]),
        ("帰国後、建国後、戦国後期", []),
        ("ユジノサハリンスク、クリリスク", ["kurilsk-shana"]),
    ],
)
def test_japanese(text: str, expected: list[str]) -> None:
    assert features(text, "ja") == expected


@pytest.mark.parametrize(
    ("text", "lang", "reason"),
    [
        ("the Northern Territory", "en", "a territory of Australia"),
        ("Sakhalin Governor", "en", "the head of the region of Russia, not the island"),
        ("северные территории России", "ru", "the north of Russia"),
        ("курильский бамбук", "ru", "a plant"),
        ("歯舞漁協", "ja", "a cooperative in Nemuro, Hokkaido"),
        ("Yuri Gagarin", "en", "part of a longer name (Yuri Gagarin)"),
        ("Юрий Лужков", "ru", "part of a longer name (Юрий Лужков)"),
        ("he met Alexei Polonsky", "en", "part of a longer name (Alexei Polonsky)"),
        ("the crew of the trawler Shikotan", "en", "part of a longer name (trawler Shikotan)"),
        ("the ferry “Kunashir” sailed", "en", "part of a longer name (ferry “Kunashir”)"),
        ("экипаж «Шикотана» ждёт", "ru", "part of a longer name («Шикотана»)"),
        ("гостиница «Итуруп»", "ru", "part of a longer name («Итуруп»)"),
        ("貨物船「国後」が入港した", "ja", "part of a longer name (「国後」)"),
        ("連絡船の択捉丸", "ja", "part of a longer name (択捉丸)"),
    ],
)
def test_homonyms_are_refused_with_the_reason(text: str, lang: str, reason: str) -> None:
    assert (only(text, lang).refused, only(text, lang).features) == (reason, ())


@pytest.mark.parametrize("text", ["Yuri said so.", "Юрий приехал.", "Осколки дрона упали.", "In Todo lists"])
def test_an_ambiguous_name_alone_keeps_its_candidates_and_says_so(text: str) -> None:
    mention = next(iter(GAZETTEER.find_mentions(text, "en")))
    assert (mention.ambiguous, len(mention.features)) == (not mention.refused, 1 - bool(mention.refused))


@pytest.mark.parametrize(
    "text",
    [
        "Yuri Island",
        "the island of Yuri",
        "Yuri islet",
        "остров Юрий",
        "на острове Юрий",
        "Shikotan and Yuri",
        "Yuri, Shikotan",
    ],
)
def test_an_island_word_or_a_sure_neighbour_settles_an_ambiguous_name(text: str) -> None:
    assert "yuri" in features(text, "en")


def test_a_list_of_three_ambiguous_names_is_one_of_places() -> None:
    three, two = "Полонского, Зелёный и Юрий", "Зелёный и Юрий"
    assert features(three, "ru") == ["polonsky-taraku", "shibotsu-zelyony", "yuri"]
    assert features(two, "ru") == []


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("the Kunashir ferry", "en", 1),
        ("the vessel of Iturup Island", "en", 1),
        ("«северные территории»", "ru", 1),
        ("«Итуруп и Кунашир наши», — сказал он", "ru", 2),
        ("гостиницы Кунашира", "ru", 1),
        ("「北方領土」「択捉島」", "ja", 2),
    ],
)
def test_what_only_looks_like_the_name_of_a_thing_is_a_place(text: str, lang: str, count: int) -> None:
    assert len(features(text, lang)) == count


def test_a_homonym_settles_nothing() -> None:
    assert features("Northern Territory and Yuri", "en") == []


def test_a_person_beside_an_island_stays_a_person() -> None:
    assert found("остров Юрий, Юрий Лужков", "ru") == [("остров Юрий", ("yuri",))]


def test_a_name_of_two_islands_keeps_both() -> None:
    assert only("Ushishir").features == ("ryponkicha-ushishiru", "ushishiru-yankicha")


def test_references_are_told_from_names() -> None:
    assert only("the four islands").level is FeatureLevel.REFERENCE
    assert only("Northern Territories").level is FeatureLevel.NAMED


def test_wordings_are_those_of_the_language_of_the_text() -> None:
    assert found("四島", "ja") == [("四島", (TOPIC,))]
    assert found("四島", "en") == []
    assert found("四島", "ja-JP") == found("四島", "ja")


def test_offsets_are_those_of_the_text_as_it_came() -> None:
    text = unicodedata.normalize("NFD", "Ō no! Kuna\u00adshir — 択捉島ガ… Зелёный остров, Шикотан")
    mentions = GAZETTEER.find_mentions(text, "ru")
    assert [mention.text for mention in mentions if not mention.ambiguous] == [
        "Kuna\u00adshir", "択捉島", unicodedata.normalize("NFD", "Зелёный"), "Шикотан",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "feature"),
    [
        ("Итуруп", "etorofu-iturup"),
        ("остров итуруп", "etorofu-iturup"),
        ("Итурупе", "etorofu-iturup"),
        ("ETOROFU", "etorofu-iturup"),
        ("etorofu-to", "etorofu-iturup"),
        ("択捉", "etorofu-iturup"),
        ("えとろふとう", "etorofu-iturup"),
        ("Iturup Island", "etorofu-iturup"),
        ("  Kunashir ", "kunashir-kunashiri"),
        ("kunashir-kunashiri", "kunashir-kunashiri"),
        ("northern", TOPIC),
        ("hoppo  ryodo", TOPIC),
        ("yuri", "yuri"),
        ("zelyony island", "shibotsu-zelyony"),
    ],
)
def test_a_typed_name_is_resolved(typed: str, feature: str) -> None:
    assert GAZETTEER.resolve(typed) == feature


@pytest.mark.parametrize("feature", KURILS.features, ids=lambda feature: feature.id)
def test_every_id_resolves_to_itself(feature: object) -> None:
    assert GAZETTEER.resolve(feature.id) == feature.id


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Kunshir", "place 'Kunshir' is unknown; did you mean 'Kunashir' or 'Kunashiri' or 'Kunaschir'?"),
        ("Итурпу", "did you mean 'Итурупу'"),
        ("Ushishir", "place 'Ushishir' may mean 'ryponkicha-ushishiru' or 'ushishiru-yankicha'; write the id of one of them"),
        ("sh", "place 'sh' may mean 'shumshu-shumushu' or 'shasukotan-shiashkotan'"),
        ("Atlantis", "place 'Atlantis' is unknown"),
        ("", "place '' is unknown"),
    ],
)
def test_an_unknown_or_doubtful_name_says_what_is_near(typed: str, message: str) -> None:
    with pytest.raises(UnknownNameError) as refusal:
        GAZETTEER.resolve(typed)
    assert message in str(refusal.value)


def test_a_dispute_without_wordings_has_a_gazetteer_too() -> None:
    bare = Dispute(
        id="bare", titles={"en": "Bare"}, claimants=("JPN",), topic="yuri", features=KURILS.features[:1], claims=(),
        instruments=(), sources=(), references={}, homonyms={},
    )  # fmt: skip
    assert [mention.text for mention in Gazetteer(bare).find_mentions("Araido", "en")] == ["Araido"]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("В Южно-Курильске и Курильске", "ru", ["furukamappu-yuzhno-kurilsk", "kurilsk-shana"]),
        ("Северо-Курильск", "ru", ["kashiwabara-severo-kurilsk"]),
        ("в Южно-Курильском районе, в Курильском районе", "ru", [None]),
        ("в Курильском заповеднике", "ru", ["chishima-kurils"]),
        ("из Крабозаводского в Малокурильское", "ru", ["anama-krabozavodskoye", "malokurilskoye-shakotan"]),
        ("пролив Екатерины и Кунаширский пролив", "ru", ["ekaterina-kunashiri-strait", "kunashirsky-nemuro-strait"]),
        ("the Nemuro Strait off Furukamappu", "en", ["kunashirsky-nemuro-strait", "furukamappu-yuzhno-kurilsk"]),
        ("国後水道と古釜布、別飛", "ja", ["ekaterina-kunashiri-strait", "furukamappu-yuzhno-kurilsk", "bettobi-reydovo"]),
    ],
)
def test_a_site_is_found_by_the_longest_name_and_not_within_another(text: str, lang: str, expected: list[str | None]) -> None:
    found = [mention.features[0] if mention.features else None for mention in GAZETTEER.find_mentions(text, lang)]
    assert found == expected


@pytest.mark.parametrize(
    "text", ["the Burevestnik missile", "Golovnino", "at Yasny", "Горячие Ключи", "柏原市", "泊村の原発", "Shana said"]
)
def test_what_other_places_are_called_too_is_ambiguous(text: str) -> None:
    mentions = GAZETTEER.find_mentions(text, "en")
    assert all(mention.ambiguous or mention.refused for mention in mentions)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Furukamappu", "furukamappu-yuzhno-kurilsk"),
        ("紗那", "kurilsk-shana"),
        ("kunashir", "kunashir-kunashiri"),
        ("kuna", "kunashir-kunashiri"),
    ],
)
def test_a_site_is_resolved_and_few_letters_mean_an_island(typed: str, wanted: str) -> None:
    assert GAZETTEER.resolve(typed) == wanted

"""Reading Japanese sentences: laws over the whole lexicon, then cases by phenomenon."""

import itertools

import pytest

from geo.events.actors import Actor, ActorKind
from geo.events.japanese import read_sentence
from geo.events.japanese.inflection import Form, noun_tail, read_ending, stem_of
from geo.events.japanese.triggers import spelt_out
from geo.events.reading import Setting
from geo.lexicon import read_words
from geo.model import Factuality, FeatureLevel, Mention

RUSSIA = Actor(0, 3, ActorKind.COUNTRY, "RUS", "ロシア")
ACTS = read_words("ja", "acts")["act"]
NOUNS = sorted({noun for row in ACTS for noun in row["nouns"]})
ENTRIES = [entry for row in ACTS for asked in ("verbs", "passive", "negative") for entry in spelt_out(row.get(asked, ()))]
VERBS = sorted({entry.split(" … ")[-1] for entry in ENTRIES})
UNREAL = (
    "{}しなかった。",
    "{}しない。",
    "{}する予定だ。",
    "{}する方針だ。",
    "{}したい考えだ。",
    "{}すべきだ。",
    "{}したかどうかは分からない。",
    "{}するだろう。",
)


def setting(sentence="", *, subject=None, present=False, near=True):
    place = sentence.find("択捉島")
    named = Mention(start=place, end=place + 3, text="択捉島", features=("etorofu-iturup",), level=FeatureLevel.NAMED)
    mentions = (named,) if place >= 0 else ()
    return Setting(mentions=mentions, subject=subject, present=present, claimants=("JPN", "RUS"), near=near)


def told(sentence, **given):
    return read_sentence(sentence, setting(sentence, **given)).candidates


def briefly(sentence, **given):
    return [(act.act.type.value, act.actors) for act in told(sentence, **given)]


@pytest.mark.parametrize("noun", NOUNS)
def test_what_did_not_happen_is_no_act(noun):
    assert not [ending for ending in UNREAL if told(f"ロシアは択捉島で{ending.format(noun)}")]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_of_the_lexicon_has_a_past(verb):
    stem, kind = stem_of(verb)
    bases = read_words("ja", "verbs")["rows"][kind]
    past = f"{stem}{bases['t']}{'だ' if bases['t'] == 'ん' or kind == 'ぐ' else 'た'}"
    ending = read_ending(kind, past, len(stem))
    assert ending is not None
    assert ending.form is Form.PAST
    assert ending.end == len(past)
    assert noun_tail(kind) in (bases["i"], "")


def test_all_people_have_an_english_name():
    words = read_words("ja", "actors")
    named = {surface for surfaces in words["plain_names"].values() for surface in surfaces}
    assert not set(words["roles"]["people"]) - named


@pytest.mark.parametrize(
    "sentence",
    [
        "ロシアは昨年3月に平和条約交渉の打ち切りを、同年9月にはビザなし交流の合意破棄を表明した。",
        "ロシア軍が択捉島に上陸したため、日本政府は7日、大使を呼んで抗議した。",
        "首相は択捉島を訪問し、住民と懇談したと発表した。",
    ],
)
def test_clauses_stand_in_order_inside_the_sentence_and_do_not_overlap(sentence):
    acts = told(sentence)
    assert acts
    assert all(0 <= act.start <= act.trigger < act.end <= len(sentence) for act in acts)
    assert all(one.end <= other.start for one, other in itertools.pairwise(acts))


@pytest.mark.parametrize(
    ("verb", "text", "form", "passive"),
    [
        ("述べる", "述べた", Form.PAST, False),
        ("占領する", "占領された", Form.PAST, True),
        ("占領する", "占領されている", Form.STATE, True),
        ("追う", "追われた", Form.PAST, True),
        ("帰国する", "帰国させた", Form.PAST, False),
        ("申し入れる", "申し入れていました", Form.PAST, False),
        ("語る", "語っている", Form.STATE, False),
        ("控える", "控えてきた", Form.HABIT, False),
        ("応じる", "応じなかった", Form.NEGATIVE, False),
        ("応じる", "応じません", Form.NEGATIVE, False),
        ("渡る", "渡れば", Form.CONDITION, False),
        ("渡る", "渡ったら", Form.CONDITION, False),
        ("求める", "求めたい", Form.WISH, False),
        ("結ぶ", "結ぼうと", Form.MODAL, False),
        ("打ち切る", "打ち切り、", Form.CHAIN, False),
        ("行く", "行った", Form.PAST, False),
    ],
)
def test_an_ending_says_how_the_act_stands(verb, text, form, passive):
    stem, kind = stem_of(verb)
    ending = read_ending(kind, text, len(stem))
    assert ending is not None
    assert (ending.form, ending.passive) == (form, passive)


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("日本政府は外交ルートを通じてロシア側に厳重に抗議した。", [("ACCUSE", ("JPN",))]),
        ("外務省はロシア大使館の公使を呼び、抗議を申し入れました。", [("ACCUSE", ("JPN",))]),
        ("ロシア外務省は21日、日本との平和条約交渉を中断すると発表した。", [("SANCTION", ("RUS",))]),
        ("ロシアの国境警備局は択捉島沖で日本の漁船を拿捕した。", [("COERCE", ("RUS",))]),
        ("漁船が択捉島沖でロシアの警備艇に銃撃された。", [("ASSAULT", ("RUS",))]),
        ("漁船は択捉島沖でロシア国境警備艇の銃撃を受け、乗組員が死亡した。", [("ASSAULT", ("RUS",))]),
        ("ロシア軍は択捉島で大規模な軍事演習を始めた。", [("MOBILIZE", ("RUS",))]),
        ("メドベージェフ首相（当時）が択捉島を訪れた。", [("CONSULT", ("RUS",))]),
        ("1945年8月、ソ連軍の部隊が択捉島に上陸した。", [("COERCE", ("SUHH",))]),
        ("安倍首相とプーチン大統領は平和条約交渉を加速させることで合意した。", [("AGREE", ("JPN", "RUS"))]),
        ("米国務省の報道官は、択捉島に対する日本の主権を支持すると表明した。", [("SUPPORT", ("USA",))]),
        ("元島民らは27日、納沙布岬で四島の早期返還を訴えた。", [("REQUEST", ("former islanders",))]),
        ("右翼団体がロシア大使館前で街宣活動を行った。", [("PROTEST", ("JPN",))]),
        ("日本は千島列島に対する権利を放棄した。", [("CONCEDE", ("JPN",))]),
        ("道は外務省に四島をめぐる局面の打開を要請した。", [("REQUEST", ("JPN",))]),
    ],
)
def test_acts_are_typed_and_have_their_actor(sentence, acts):
    assert briefly(sentence) == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("官房長官は「極めて不当で、断じて受け入れられない」と述べた。", [("ACCUSE", ("JPN",))]),
        ("ペスコフ報道官は、四島の引き渡しはあり得ないとの認識を示した。", [("REJECT", ("RUS",))]),
        ("ロシア外務省は、声明は島の引き渡しを約束したものではないとの見解を示した。", [("REJECT", ("RUS",))]),
        ("外相は領土問題を解決して平和条約を結ぶ方針に変わりはないと強調した。", [("AGREE", ("JPN",))]),
        ("官房長官は四島をめぐる訪問についてコメントを控えると述べた。", []),
    ],
)
def test_sayings_are_typed_by_what_is_said(sentence, acts):
    assert briefly(sentence) == acts


@pytest.mark.parametrize(
    "sentence",
    [
        "ロシアは今も四島を実効支配している。",
        "日本は四島の領有権を主張しているが、ロシアは応じていない。",
        "もし四島が返還されれば、両国関係は改善するだろう。",
        "大学教授は「日本は交渉を打ち切った」と述べた。",
        "毎年夏に元島民が墓参を行っていた。",
        "択捉島の住宅価格は昨年、1割上がった。",
        "映画は択捉島に上陸したソ連兵と少女の交流を描いた。",
        "なぜロシアは交渉を打ち切ったのか。",
        "四島の返還を求める声は年々小さくなっている。",
        "観光客はフェリーで択捉島を訪れた。",
        "来月には首脳会談が開かれる見通しだ。",
        "四島で抗議した島民を描いた小説が話題だ。",
        "「ロシアは交渉を打ち切った」。",
    ],
)
def test_ordinary_prose_tells_no_act(sentence):
    assert briefly(sentence) == []


def test_a_chain_of_one_actor_is_its_strongest_act():
    assert briefly("ロシア首相は択捉島に到着し、工場を視察し、住民と懇談した。") == [("CONSULT", ("RUS",))]


def test_a_further_time_or_actor_makes_a_further_act():
    sentence = "ロシアは昨年3月に平和条約交渉を中断し、9月には自由訪問の合意を破棄した。"
    assert [act.act.type.value for act in told(sentence)] == ["SANCTION", "SANCTION"]


def test_two_objects_share_a_verb():
    sentence = "ロシアは昨年3月に平和条約交渉の打ち切りを、同年9月には合意破棄を表明した。"
    first, second = told(sentence)
    assert sentence[first.start : first.end].endswith("打ち切りを、")
    assert second.actors == ("RUS",)


def test_an_act_passed_on_is_reported_by_its_source():
    (act,) = told("択捉島でミサイル部隊が訓練を行ったと、露国防省が発表した。")
    assert act.act.type.value == "MOBILIZE"
    assert act.factuality is Factuality.REPORTED
    assert act.asserted_by == ("RUS",)


def test_a_noun_ends_an_entry_of_a_list():
    assert briefly("ソ連、択捉島を自国の州に編入。", present=True) == [("COERCE", ("SUHH",))]
    assert briefly("択捉島を自国の州に編入。") == []


def test_the_present_tells_only_in_a_list():
    sentence = "択捉島にソ連軍の部隊が入る。"
    assert briefly(sentence, present=True) == [("COERCE", ("SUHH",))]
    assert briefly(sentence) == []


def test_pronouns_go_back_to_the_last_subject_or_its_counterpart():
    assert briefly("同省は四島の問題で抗議した。", subject=RUSSIA) == [("ACCUSE", ("RUS",))]
    assert briefly("先方は四島の問題で反論した。", subject=RUSSIA) == [("REJECT", ("JPN",))]


def test_the_next_sentence_goes_on_with_the_topic():
    reading = read_sentence("プーチン大統領は安倍首相と会談した。", setting())
    assert reading.subject is not None
    assert reading.subject.code == "RUS"


def test_whom_an_act_is_done_to_has_its_particle():
    (act,) = told("北海道の知事は国に四島の返還交渉を急ぐよう求めた。")
    assert act.actors == ("JPN",)
    (act,) = told("河野外相はラブロフ外相に対し、四島の軍備に懸念を表明した。")
    assert act.recipients == ("RUS",)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("ロシアは安全操業に関する協定を延長しないと通告した。", "SANCTION"),
        ("ロシア政府は無人島に軍人の名前を付けた。", "COERCE"),
        ("ロシア議会は領土の割譲を禁じる憲法改正案を可決した。", "REJECT"),
        ("ソ連は色丹島の引き渡しに同意した。", "CONCEDE"),
        ("外相はラブロフ外相と会談し、平和条約交渉をめぐり意見を交わした。", "CONSULT"),
        ("ロシア軍は択捉島から地対艦ミサイルを撤去した。", "RETREAT"),
        ("外相は会見で「日本の立場と相いれず遺憾」と述べ、ロシア側に申し入れを行った。", "ACCUSE"),
        ("ウクライナ最高会議は、北方領土を日本の領土と認める決議を採択した。", "SUPPORT"),
        ("ロシア外務省は、平和条約交渉の中断を昨年3月に通告してきた。", "SANCTION"),
        ("返還を求める大会に約1700人が集まった。", "PROTEST"),
        ("元島民ら50人が択捉島を訪れ、先祖の墓に手を合わせた。", "COOPERATE"),
        ("プーチン大統領は、ソ連が四島を取り戻したと主張。", "REJECT"),
    ],
)
def test_wordings_of_the_press_have_their_type(sentence, kind):
    assert [each for each, _ in briefly(sentence)] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "知事は道議会で、新幹線の札幌延伸について国に支援を求めた。",
        "択捉島の住民が停電に抗議した。",
        "外相はラブロフ外相と会談し、平和条約交渉について意見を交わすことにしています。",
        "サッカーの試合で日本がロシアを攻め込んだ。",
        "政府は四島の返還をこれまで求めてきた。",
    ],
)
def test_own_matters_and_plans_tell_nothing(sentence):
    assert briefly(sentence) == []


def test_a_relative_clause_with_a_time_tells_what_its_head_did():
    assert briefly("先週、択捉島を訪れたセルジュコフ国防相から報告を受けた。") == [("CONSULT", ("RUS",))]


def test_forces_that_are_deployed_are_whose_they_are():
    assert briefly("択捉島にロシア軍の戦闘機が配備された。") == [("MOBILIZE", ("RUS",))]


def test_an_office_after_a_country_and_a_name_is_that_country():
    assert briefly("ウクライナのゼレンスキー大統領は四島をめぐり「日本を支持する」と述べた。") == [("SUPPORT", ("UKR",))]


def test_the_home_country_is_none_of_other_claimants():
    claims = Setting(mentions=setting("択捉島").mentions, subject=None, present=False, claimants=("ARG", "GBR"), near=True)
    assert not [each for each in read_sentence("外務省は択捉島をめぐり抗議した。", claims).candidates if "JPN" in each.actors]


def test_who_denies_what_was_told_of_him_is_noted():
    first, _ = told("防衛省は、ロシア軍機が択捉島沖の領空を侵犯したと発表したが、ロシア側は否定した。")
    assert (first.asserted_by, first.denied_by) == (("JPN",), ("RUS",))


def test_an_entry_of_a_list_may_have_no_verb():
    assert briefly("樺太千島交換条約、18島が日本領に。", present=True) == [("AGREE", ())]


def test_who_is_unknown_acts_with_those_beside_him():
    sentence = "佐藤さんは昨年11月、千島連盟の仲間と上京し、外相に墓参の再開を求める要望書を手渡した。"
    assert briefly(sentence, subject=RUSSIA) == [("REQUEST", ("former islanders",))]


def test_an_embassy_abroad_is_its_own_countrys():
    assert briefly("先月18日、在ロシア大使館から四島をめぐる懸念を伝達しています。", subject=RUSSIA) == [("ACCUSE", ("JPN",))]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("大統領は九日、四島をめぐる隔たりを理由に、公式訪問を延期することを決めた。", [("SANCTION", ("RUS",))]),
        ("ロシア国防省は択捉島に部隊を移すと公表した。", [("MOBILIZE", ("RUS",))]),
        ("政府は四島周辺の漁の許可を出さない方針をロシア側に通告した。", [("SANCTION", ("JPN",))]),
    ],
)
def test_a_clause_that_is_announced_is_the_act(sentence, acts):
    assert [each for each in briefly(sentence) if each[0] in ("SANCTION", "MOBILIZE")] == acts


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("大統領は四島の返還の求めに最後まで応じなかった。", ["REJECT"]),
        ("共同声明には択捉、国後など四島の名が初めて明記された。", ["AGREE"]),
        ("知事は、島は一つも渡さないと住民に約束した。", ["REJECT"]),
        ("首相は択捉島に渡り、大統領は四島の返還を拒んだ。", ["CONSULT", "REJECT"]),
        ("外務省は四島の演習に抗議するとともに、中止を要求した。", ["ACCUSE", "REQUEST"]),
        ("首相は四島の帰属に触れて「残念だ」と述べた上で、ロシア側に再考を求めた。", ["REQUEST"]),
        ("ロシア政府は択捉島を特区に指定する文書に署名した。", ["COERCE"]),
        ("九月一日、択捉島の家に兵隊が上がり込んできました。", ["COERCE"]),
        ("択捉島で昨年、発電所の建設が始まった。", ["COERCE"]),
        ("在札幌ロシア総領事館前で、市民らが「島を返せ」とシュプレヒコールを上げた。", ["PROTEST"]),
    ],
)
def test_constructions_of_the_press(sentence, kind):
    assert [each for each, _ in briefly(sentence)] == kind


def test_people_and_offices_belong_to_the_place_named_before_them():
    assert briefly("モスクワでは市民らが四島の引き渡しに反対する集会を開いた。") == [("PROTEST", ("RUS",))]
    assert briefly("フョードロフ知事は択捉島を訪れた。") == [("CONSULT", ("RUS",))]
    assert briefly("韓国外務省の報道官は四島の返還を支持すると述べた。") == [("SUPPORT", ("KOR",))]


@pytest.mark.parametrize(
    ("entry", "acts"),
    [
        ("11年ぶりに墓参再開", [("COOPERATE", ())]),
        ("ゴルバチョフ大統領来日、四島名を文書に明記", [("CONSULT", ("SUHH",))]),
        ("ロシア、領土割譲を禁じる憲法改正", [("REJECT", ("RUS",))]),
        ("川奈で首脳会談", [("CONSULT", ())]),
    ],
)
def test_an_entry_may_end_in_an_act_without_a_particle(entry, acts):
    assert briefly(entry, present=True) == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("千島連盟の脇理事長は「島を返してほしい」と話した。", [("REQUEST", ("former islanders",))]),
        ("両国の外務次官は四島をめぐる協議を続けることで一致した。", [("AGREE", ("JPN", "RUS"))]),
        ("日本の巡視船が遭難したロシア船の船員を択捉島沖で救助した。", [("AID", ("JPN",))]),
        ("元島民ら四十人を乗せた船が択捉島に向かった。", [("COOPERATE", ("former islanders",))]),
        ("知事は「クリルは永遠にロシアのものだ」と訴えた。", [("REJECT", ("JPN",))]),
        ("ロシア側から、四島の返還には応じないとの回答があった。", [("REJECT", ("RUS",))]),
        ("市議会は四島の早期返還を求める意見書案を可決した。", [("REQUEST", ("JPN",))]),
    ],
)
def test_who_speaks_gives_and_travels(sentence, acts):
    assert briefly(sentence) == acts


def test_the_next_sentence_goes_on_with_the_main_subject():
    reading = read_sentence("日本が宣言を受け入れた後、ソ連軍が千島に攻め込んだ。", setting())
    assert reading.subject is not None
    assert reading.subject.code == "SUHH"


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("根室市議会は十二日、射撃訓練の中止を求める抗議決議を可決した。", [("ACCUSE", ("JPN",))]),
        ("ロシア外務省報道官は四島をめぐる日本の青書を「でっち上げ」とこき下ろした。", [("ACCUSE", ("RUS",))]),
        ("日本は四島をめぐるロシアの提案をのまなかった。", [("REJECT", ("JPN",))]),
        ("ロシア側は四島の国境の画定を先送りする逆提案で応じた。", [("REQUEST", ("RUS",))]),
        ("ロシアは四島への渡航で、対抗すると日本に警告した。", [("THREATEN", ("RUS",))]),
        ("太平洋艦隊の二十隻が択捉島沖の標的に砲撃を浴びせた。", [("MOBILIZE", ("RUS",))]),
    ],
)
def test_what_news_says_in_other_words(sentence, acts):
    assert briefly(sentence) == acts


@pytest.mark.parametrize(
    "sentence",
    [
        "一九五六年に二島が渡されていれば、条約はとうに結ばれていたはずだ。",
        "四島をめぐる条約交渉は七十年も堂々巡りを続けている。",
        "外相に四島を訪れて抗議する考えはない。",
    ],
)
def test_what_should_have_been_or_goes_on_is_no_act(sentence):
    assert briefly(sentence) == []


def test_an_island_without_its_name_is_a_goal():
    assert briefly("官民の調査団が島を回った。") == [("CONSULT", ("JPN",))]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("ロシア企業が択捉島で金鉱の採掘に乗り出した。", [("COERCE", ("RUS",))]),
        ("ロシア国防省は、択捉島の飛行場にスホイ35を常駐させると発表した。", [("MOBILIZE", ("RUS",))]),
        ("日本大使館員は、四島をめぐる式典への招待を断った。", [("REJECT", ("JPN",))]),
        ("ロシア側は四島の周辺で漁船を締め出すと示唆した。", [("THREATEN", ("RUS",))]),
        ("日本は四島の北に国境線を引く案を極秘に示した。", [("REQUEST", ("JPN",))]),
        ("外務次官らは平和条約をめぐって意見を交わした。", [("CONSULT", ("JPN",))]),
        ("四島の改正法は３日の参院本会議で、全会一致で成立した。", [("COERCE", ("JPN",))]),
        ("リトアニアの外相は四島についての日本の立場に連帯を示した。", [("SUPPORT", ("LTU",))]),
        ("択捉島の南クリル地区裁判所は船長に罰金の判決を言い渡した。", [("COERCE", ("RUS",))]),
        ("千島の守備隊は相次いで武器を置いた。", [("RETREAT", ("JPN",))]),
        ("ロシア動植物検疫監督庁は四島産の水産物の輸入を制限した。", [("SANCTION", ("RUS",))]),
    ],
)
def test_classes_of_acts_and_bodies(sentence, acts):
    assert briefly(sentence) == acts


def test_a_chain_that_counts_the_years_since_tells_nothing():
    assert briefly("択捉島を追われて78年がたち、平均年齢は88歳になった。") == []


def test_where_somebody_stays_is_no_matter_of_that_country():
    assert briefly("イタリアを訪れている岸田文雄首相は、とやかく言われる筋合いはないと語気を強めた。") == [("REJECT", ("JPN",))]


def test_a_time_that_a_topic_sets_off_is_not_of_the_clause_after_it():
    assert briefly("外務省は3日、四島での操業を許可したロシアに抗議した。") == [("ACCUSE", ("JPN",))]


def test_a_subject_stands_over_what_it_asks_others_not_to_be_let_do():
    assert briefly("小泉首相が四島周辺で第三国の漁船を操業させないようプーチン大統領に求めた。") == [("REQUEST", ("JPN",))]


def test_ships_that_are_seen_confirm_nothing():
    assert briefly("四島の沖合で２日までに韓国船が確認された。") == []
    assert briefly("両首脳は四島をめぐる交渉の継続を確認した。") == [("AGREE", ("JPN", "RUS"))]


def test_who_builds_with_the_money_of_others_is_helped():
    assert [kind for kind, _ in briefly("択捉島では10月、日本側の負担で診療所が完成した。")] == ["AID"]


def test_an_order_tells_what_is_ordered():
    assert briefly("プーチン大統領は択捉島にミサイルを配備するよう命じた。") == [("MOBILIZE", ("RUS",))]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("プーチン大統領は択捉島に進出する企業の税を免除する法律に署名した。", "COERCE"),
        ("ロシア政府は択捉島の岬に軍人の名を付ける政令を出した。", "COERCE"),
        ("メドベージェフ首相は択捉島を国境地帯に指定する命令に署名した。", "COERCE"),
        ("ロシア下院は択捉島の引き渡しを禁じる法案を可決した。", "REJECT"),
        ("ロシアは領土の割譲を禁じる改正憲法を施行した。", "REJECT"),
        ("参院は北方領土を「わが国固有の領土」と明記した改正特措法を可決した。", "ACCUSE"),
        ("鈴木内閣は2月7日を「北方領土の日」に定めた。", "REQUEST"),
        ("サハリン州議会は日ソ共同宣言の破棄を大統領に求める決議を採択した。", "REQUEST"),
        ("ロシア政府は自由訪問に関する合意の効力を失わせる政令に署名した。", "SANCTION"),
        ("国会は四島周辺での安全操業の協定を承認した。", "AGREE"),
    ],
)
def test_a_law_is_what_it_holds(sentence, kind):
    assert [each for each, _ in briefly(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("外務省は択捉島の演習に抗議し、中止を求めた。", [("ACCUSE", ("JPN",)), ("REQUEST", ("JPN",))]),
        (
            "ザハロワ報道官は「敵対的だ」と日本を非難し、択捉島の部隊を増強すると警告した。",
            [("ACCUSE", ("RUS",)), ("THREATEN", ("RUS",))],
        ),
        (
            "択捉島に向かった一行はロシア側から書類の提出を求められ、上陸を断念した。",
            [("REQUEST", ("RUS",)), ("RETREAT", ("JPN",))],
        ),
        ("上院は択捉島の交流を停止するよう求める声明を採択した。", [("REQUEST", ("RUS",))]),
        ("大統領は択捉島を訪れ、空港の整備を急ぐよう求めた。", [("CONSULT", ("RUS",))]),
        ("大統領は択捉島の発電所を視察し、住民に増産を約束した。", [("CONSULT", ("RUS",))]),
    ],
)
def test_two_acts_are_told_as_two_and_what_is_asked_on_a_visit_is_part_of_it(sentence, acts):
    assert briefly(sentence) == acts


def test_an_office_alone_is_the_one_named_before():
    named = read_sentence("外務省は16日、在京のガルージン臨時代理大使を呼び、抗議した。", setting())
    said = "臨時代理大使は、責任は日本の当局にあると反論した。"
    later = setting()._replace(subject=named.subject, known=named.people)
    assert [act.actors for act in read_sentence(said, later).candidates] == [("RUS",)]
    met = read_sentence("河野外相は3日、来日したコズイレフ外相と会談した。", setting())
    same = setting()._replace(subject=met.subject, known=met.people)
    assert [act.actors for act in read_sentence("同外相は四島の兵員を減らすと約束した。", same).candidates] == [("RUS",)]


def test_what_has_been_usual_and_ends_is_an_act():
    assert briefly("ロシアは長年続けてきた択捉島との交流を打ち切った。") == [("SANCTION", ("RUS",))]
    assert briefly("ロシアは長年、択捉島の返還を拒んだ。") == []


def test_who_calls_its_own_ships_home_retreats():
    assert briefly("韓国政府は択捉島の沖に出していた調査船を釜山に引き揚げさせた。") == [("RETREAT", ("KOR",))]


def test_a_flag_on_a_lighthouse_is_no_rally():
    assert briefly("ロシア側は択捉島の灯台に国旗を掲げた。") == [("COERCE", ("RUS",))]


@pytest.mark.parametrize(
    ("sentence", "stretches"),
    [
        ("大統領は2010年11月に国後島、首相だった2015年8月に択捉島を訪れた。", 2),
        ("ソ連軍は8月28日に択捉島、9月1日に色丹島、3日に歯舞群島に上陸した。", 3),
        ("択捉島には8月28日、国後島には9月1日にソ連軍が上陸した。", 2),
        ("ロシア軍は2月に国後島、3月に択捉島で射撃演習を行った。", 2),
        ("外務省は3日、5日の択捉島の演習に抗議した。", 1),
        ("政府は10日、7月に色丹島、8月に択捉島で予定される墓参への協力を求めた。", 1),
    ],
)
def test_times_that_share_a_verb_are_an_act_each(sentence, stretches):
    acts = told(sentence)
    assert len(acts) == stretches
    assert len({act.act.type for act in acts}) == 1
    assert [act.end for act in acts[:-1]] == [act.start for act in acts[1:]]


def test_what_both_sides_sign_is_no_law():
    assert briefly("両国首脳は四島の共同経済活動の行動計画に署名した。") == [("AGREE", ("JPN", "RUS"))]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("ロシア軍は今年3月、択捉島沖での実弾射撃を2年ぶりに再開した。", "MOBILIZE"),
        ("ソ連軍は8月20日、占守島への攻撃を再開した。", "ASSAULT"),
        ("ロシア艦隊は5日、国後島での軍事演習を中止した。", "RETREAT"),
        ("ロシア政府は択捉島へのミサイルの配備を延期した。", "RETREAT"),
        ("日本政府は四島を巡るロシアへの制裁を拡大した。", "SANCTION"),
        ("政府は2009年、色丹島への医薬品の提供を再開した。", "AID"),
        ("日ロ両政府は四島を巡る平和条約交渉を再開した。", "CONSULT"),
        ("元島民らは四島の早期返還を求める署名簿に署名した。", "REQUEST"),
        ("サハリン州の知事は四島を巡る協定に反対する考えを改めて示した。", "REJECT"),
        ("大統領は四島の問題の解決を次の世代に委ねる考えはないと述べた。", "AGREE"),
        ("プーチン氏は昨年9月、四島を巡る条約の締結を提案した。", "REQUEST"),
    ],
)
def test_an_act_is_what_it_is_said_of(sentence, kind):
    assert [each for each, _ in briefly(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("大統領は四島の事業を打診したことを明かし、島は「主権下にある領土だ」と主張した。", [("REJECT", ("RUS",))]),
        ("ラブロフ外相は、日本が四島を望むなら「戦争の結果を認めるべきだ」と要求した。", [("REQUEST", ("RUS",))]),
        ("外務省は四島の件で日本の抗議には根拠がないと退けた。", [("REJECT", ("RUS",))]),
        ("外務省は四島の件でロシアの抗議を一蹴した。", [("REJECT", ("JPN",))]),
        ("四島のビザなし交流を先に打ち切ったのはロシア側で、昨年9月のことだ。", [("SANCTION", ("RUS",))]),
        ("四島を巡り、日本側が拿捕された漁船の早期解放を求めた。", [("REQUEST", ("JPN",))]),
        ("四島を巡る抗議は11日、日本政府からロシア大使館に電話で行われた。", [("ACCUSE", ("JPN",))]),
        ("ロシア大統領は四島周辺での外国船の航行を制限する命令に署名した。", [("COERCE", ("RUS",))]),
    ],
)
def test_who_answers_and_who_stands_in_a_condition(sentence, acts):
    assert briefly(sentence) == acts


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("ソ連は四島の編入を定め、島を自国に編入する命令を出した。", "COERCE"),
        ("モスクワで四島の引き渡しに反対するデモに数百人が加わった。", "PROTEST"),
        ("日本政府は青書から四島は日本に帰属するとの表現を削った。", "CONCEDE"),
        ("文部科学省は学習指導要領の解説書に、四島は「固有の領土」だと明記した。", "ACCUSE"),
        ("国後島で4月、ロシア軍の新しい兵舎が完成した。", "MOBILIZE"),
    ],
)
def test_orders_crowds_and_papers(sentence, kind):
    assert [each for each, _ in briefly(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        (
            "局長は8日、日本が制裁で「土台を壊している」と主張し、四島の交渉への影響は避けられないと警告した。",
            [("THREATEN", ("JPN",))],
        ),
        ("ラブロフ外相は8日、日本が制裁を続けるなら四島の交渉への影響は避けられないと警告した。", [("THREATEN", ("RUS",))]),
        ("プーチン大統領は、日本は1855年に四島を手に入れ、ソ連は取り戻したと主張した。", [("REJECT", ("RUS",))]),
        ("四島をめぐり、ロシアは日本が降伏文書に署名した9月2日の後も進軍し、5日に色丹島を占領した。", [("COERCE", ("RUS",))]),
        ("中国外務省報道官は10日、領土問題でロシアの立場を支持すると表明した。", [("SUPPORT", ("CHN",))]),
        ("与野党の国会議員が10日、択捉島を訪れた。", [("CONSULT", ("JPN",))]),
        ("英外務省報道官は10日、北方領土をめぐる日本の立場を支持すると表明した。", [("SUPPORT", ("GBR",))]),
    ],
)
def test_who_speaks_is_not_who_is_spoken_of(sentence, acts):
    assert briefly(sentence) == acts


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("ロシアは四島の沖で韓国に1万5000トンの漁獲枠を割り当てた。", "AGREE"),
        ("ロシアの法律で昨年1月、四島の沖での流し網漁が禁じられた。", "SANCTION"),
        ("日本政府は6月、四島の沖での韓国船のサンマ漁を許可しない方針を決めた。", "SANCTION"),
        ("ロシアの国境警備庁は四島の沖に警備艇2隻を派遣した。", "MOBILIZE"),
        ("メドベージェフ大統領は四島に兵器を追加配備するよう命じた。", "MOBILIZE"),
        ("市議会は10日、四島の訪問に抗議する決議案を可決した。", "ACCUSE"),
        ("日本政府は青書で、四島はロシアに「不法占拠」されているとの表現を維持した。", "ACCUSE"),
    ],
)
def test_quotas_bans_orders_and_wordings(sentence, kind):
    assert kind in [each for each, _ in briefly(sentence)]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("四島の件できっかけとなったのは、2010年11月のメドベージェフ大統領の国後島訪問だ。", []),
        ("冷え込みのきっかけは、2010年11月のメドベージェフ大統領の択捉島訪問だった。", [("CONSULT", ("RUS",))]),
        ("発端は、昨年3月のロシア軍による択捉島での演習である。", [("MOBILIZE", ("RUS",))]),
        ("四島を巡り、昨年11月に首相に返ってきたのは逆提案だった。", [("REQUEST", ())]),
        ("ロシア側は四島の協定の履行停止を理由に難色を示した。", [("REJECT", ("RUS",))]),
        ("四島を望む海で8日、「洋上慰霊」が行われた。", [("PROTEST", ("JPN",))]),
        ("ロシアは択捉島でも、日本の申し入れに「国内の活動だ」と耳を貸さなかった。", [("REJECT", ("RUS",))]),
        ("防衛省幹部は「四島周辺での軍の動きを注視している」と話した。", []),
    ],
)
def test_what_is_named_last_and_what_is_only_a_reason(sentence, acts):
    assert briefly(sentence) == acts


def test_a_boat_held_and_set_free_is_two_acts():
    told = briefly("四島の件で国境警備局は今月、択捉島沖で漁船を停船させ、数時間後に解放した。")
    assert told == [("COERCE", ("RUS",)), ("CONCEDE", ("RUS",))]
    assert ("SANCTION", ("RUS",)) in briefly("22年3月にロシアが四島の条約交渉の中断を通告してからは、初めてとなる。")


def test_a_bluebook_made_public_is_a_white_paper_as_in_english():
    assert briefly("日本の外務省は四島を扱う外交青書を公表した。") == [("ACCUSE", ("JPN",))]

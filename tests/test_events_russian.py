"""Reading Russian sentences: forms of words, clauses, who did what to whom, and what is no event."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events.actors import Actor, ActorKind
from geo.events.reading import Reading, Setting
from geo.events.russian import read_sentence
from geo.events.russian.endings import CASES, decline, decline_adjective, decline_name, fold
from geo.events.russian.names import find_named
from geo.events.russian.sentence import Analysis
from geo.events.russian.triggers import triggers
from geo.events.russian.verbs import Mood, verb_forms
from geo.model import EventType, Factuality, FeatureLevel, Mention

CLAIMANTS = ("JPN", "RUS")
JAPAN = Actor(0, 6, ActorKind.COUNTRY, "JPN", "Япония")
RUSSIA = Actor(0, 6, ActorKind.COUNTRY, "RUS", "Россия")
LINKS = ["Япония", "Токио", "России", "не", "бы", "если", "что", "который", "и", "а", "«", "»", ",", "—", "1956", "года", "?"]
WORDS = [*sorted(triggers())[::40], *LINKS]


def setting(sentence: str, *, subject: Actor | None = None, present: bool = False) -> Setting:
    places = {
        "Кунашир": "kunashir-kunashiri",
        "Итуруп": "etorofu-iturup",
        "Шикотан": "shikotan",
        "Курил": "chishima-kurils",
        "остров": "habomai",
    }
    found = [(sentence.find(word), word, feature) for word, feature in places.items() if word in sentence]
    mentions = tuple(
        Mention(start=start, end=start + len(word), text=word, features=(feature,), level=FeatureLevel.NAMED)
        for start, word, feature in found
    )
    return Setting(mentions=mentions, subject=subject, present=present, claimants=CLAIMANTS, near=True)


def read(sentence: str, *, subject: Actor | None = None, present: bool = False) -> Reading:
    return read_sentence(sentence, setting(sentence, subject=subject, present=present))


def told(sentence: str, *, subject: Actor | None = None, present: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(each.act.type), each.actors) for each in read(sentence, subject=subject, present=present).candidates]


@given(st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_every_act_lies_in_its_sentence(sentence):
    reading = read(sentence)
    for each in reading.candidates:
        assert 0 <= each.start <= each.trigger < each.end <= len(sentence)
        assert set(each.actors) & set(each.recipients) == set() or len(each.actors) > 1


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=80, deadline=None)
def test_any_text_can_be_read(text):
    assert read(text).candidates is not None


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_the_clauses_of_a_sentence_share_no_word(sentence):
    analysis = Analysis(sentence, setting(sentence))
    places = [place for clause in analysis.clauses for first, last in clause.pieces for place in range(first, last)]
    assert len(places) == len(set(places))


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_a_question_and_a_supposition_tell_nothing(sentence):
    assert not read(f"{sentence} бы.").candidates
    assert not read(f"{sentence}?").candidates


@pytest.mark.parametrize(
    "lemma", ["Россия", "Япония", "посольство", "министр", "пограничники", "Государственная дума", "глава МИД"]
)
def test_a_declension_has_every_case(lemma):
    cases = {case for form in decline(lemma, people=True) for case in form.cases}
    assert cases == set(CASES)
    assert fold(lemma) in {form.surface for form in decline(lemma, people=True)}


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("Япония", {"Японии", "Японию", "Японией"}),
        ("министерство иностранных дел", {"министерства иностранных дел", "министерству иностранных дел"}),
        ("Государственная дума", {"Государственной думы", "Государственную думу", "Государственной думой"}),
        ("японец", {"японца", "японцу", "японцев", "японцами"}),
        ("посол", {"посла", "послу", "послом", "послы"}),
        ("Токио", {"Токио"}),
    ],
)
def test_nouns_bend(lemma, forms):
    assert forms <= {form.surface for form in decline(lemma, people=True)}


def test_what_does_not_bend_may_be_any_case():
    (form,) = decline_name("Абэ")
    assert form.cases == set(CASES)


def test_surnames_and_adjectives_bend_by_their_endings():
    assert {"Лаврова", "Лаврову", "Лавровым"} <= {form.surface for form in decline_name("Лавров")}
    assert {"Захаровой", "Захарову"} <= {form.surface for form in decline_name("Захарова")}
    assert {"российские", "российскими", "российского"} <= {form.surface for form in decline_adjective("российский")}


@pytest.mark.parametrize(
    ("verb", "mood", "form"),
    [
        ("разместить", Mood.PASSIVE, "размещены"),
        ("подтвердить", Mood.PASSIVE, "подтверждено"),
        ("вручить", Mood.PASSIVE, "вручена"),
        ("захватить", Mood.PASSIVE, "захвачены"),
        ("провести", Mood.PAST, "провели"),
        ("прийти", Mood.PAST, "пришла"),
        ("отвергнуть", Mood.PAST, "отверг"),
        ("прибыть", Mood.PAST, "прибыл"),
        ("отказаться", Mood.PAST, "отказалась"),
        ("согласиться", Mood.GERUND, "согласившись"),
        ("подписать", Mood.PASSIVE_PARTICIPLE, "подписанный"),
        ("поставить", Mood.ACTIVE_PARTICIPLE, "поставивший"),
    ],
)
def test_verbs_bend(verb, mood, form):
    assert form in {each.surface for each in verb_forms(verb, ongoing=False) if each.mood is mood}


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Министр иностранных дел Японии Тосимицу Мотэги", "JPN"),
        ("Официальный представитель МИД России Мария Захарова", "RUS"),
        ("японскому послу", "JPN"),
        ("посольству в Токио", "RUS"),
        ("губернатор Хоккайдо", "JPN"),
        ("российскими пограничниками", "RUS"),
        ("генсек японского правительства Хирокадзу Мацуно", "JPN"),
    ],
)
def test_neighbours_that_name_one_actor_are_one(phrase, code):
    (named,) = [each for each in find_named(phrase, CLAIMANTS) if each.start == 0]
    assert named.state == code


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Москва в одностороннем порядке приостановила действие соглашения.", [("SANCTION", ("RUS",))]),
        ("МИД РФ объявил о прекращении переговоров с Японией.", [("SANCTION", ("RUS",))]),
        ("Ноту протеста посольство Японии вручило в четверг.", [("ACCUSE", ("JPN",))]),
        ("Посла России вызвали в министерство иностранных дел Японии.", [("ACCUSE", ("JPN",))]),
        ("Двумя днями позже посольству России в Токио была вручена нота.", [("ACCUSE", ("JPN",))]),
        ("Кунашир посетил в четверг вице-премьер Юрий Трутнев.", [("CONSULT", ("RUS",))]),
        ("Шхуну у Шикотана остановили российские пограничники.", [("COERCE", ("RUS",))]),
        ("На Кунашире прошли учения, сообщила пресс-служба.", [("MOBILIZE", ())]),
        ("Советские войска высадились на Итурупе.", [("ASSAULT", ("SUHH",))]),
        ("Экипажи вертолётов высадили на Итурупе тактический десант.", [("MOBILIZE", ("RUS",))]),
        ("Владимир Путин и Синдзо Абэ договорились ускорить переговоры.", [("AGREE", ("RUS", "JPN"))]),
        ("По трактату 1875 года Россия уступила Японии острова.", [("CONCEDE", ("RUS",))]),
        ("Из Японии на Шикотан доставили лекарства и палатки.", [("AID", ("JPN",))]),
        ("Бывшие жители островов потребовали возобновить поездки.", [("REQUEST", ("former islanders",))]),
        ("В Немуро прошёл пикет за возвращение островов.", [("PROTEST", ("Japanese citizens",))]),
        ("США поддержали позицию Японии в споре об островах.", [("SUPPORT", ("USA",))]),
        ("Россия вывела с острова часть войск.", [("RETREAT", ("RUS",))]),
        ("Госдума приняла закон о налоговых льготах для Курил.", [("COERCE", ("RUS",))]),
        ("Удалось договориться о промысле: соглашение подписали Россия и Япония.", [("AGREE", ()), ("AGREE", ("RUS", "JPN"))]),
    ],
)
def test_deeds_are_told_whatever_the_order_of_words(sentence, acts):
    found = told(sentence)
    assert [kind for kind, _ in found][-1:] == [kind for kind, _ in acts][-1:]
    assert found[-1][1] == acts[-1][1]


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Дмитрий Песков заявил, что Россия не ведёт переговоров об островах.", "REJECT", "RUS"),
        ("«Вопрос закрыт», — заявила официальный представитель МИД России Мария Захарова.", "REJECT", "RUS"),
        ("Премьер-министр Японии заявил, что учения на островах вызывают сожаление и неприемлемы.", "ACCUSE", "JPN"),
        ("Токио продолжит переговоры о мирном договоре, подчеркнул министр иностранных дел Японии.", "AGREE", "JPN"),
        ("В посольстве России в Японии заявили, что суверенитет над островами не подлежит обсуждению.", "REJECT", "RUS"),
    ],
)
def test_statements_are_typed_by_what_is_said(sentence, kind, actor):
    assert told(sentence) == [(kind, (actor,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Россия не намерена возобновлять переговоры.",
        "Токио не заявлял протеста.",
        "Договор до сих пор не подписан.",
        "Если Россия передаст острова, Япония подпишет договор.",
        "Если бы Россия передала острова, Япония подписала бы договор.",
        "В июне министр посетит Итуруп.",
        "Соглашение будет подписано осенью.",
        "Передал ли СССР острова?",
        "Ежегодно 7 февраля в Токио проходит митинг за возвращение островов.",
        "В романе японский офицер захватил остров.",
        "Профессор заявил, что суверенитет России над Курилами бесспорен.",
        "Туристы посетили Кунашир.",
        "Посты размещены на Кунашире и Шикотане.",
        "Губернатор заявил, что ремонт дороги на Кунашире должен быть закончен.",
        "Жители Итурупа пожаловались на отключения света.",
        "Паромный рейс на Кунашир отменили из-за тумана.",
        "«Япония отклонила протест».",
    ],
)
def test_no_event_is_made_of(sentence):
    assert told(sentence) == []


def test_a_pronoun_and_a_missing_subject_are_the_last_one():
    assert told("Накануне он побывал на Кунашире.", subject=RUSSIA) == [("CONSULT", ("RUS",))]
    assert told("Она была возвращена без рассмотрения.", subject=JAPAN) == [("REJECT", ("RUS",))]


def test_what_somebody_says_that_another_did_is_reported():
    (candidate,) = read(
        "Минобороны Японии сообщило, что российский самолёт нарушил воздушное пространство у Кунашира."
    ).candidates
    assert (candidate.factuality, candidate.actors, candidate.asserted_by) == (Factuality.REPORTED, ("RUS",), ("JPN",))


def test_a_dated_participle_tells_an_earlier_act():
    acts = read("Районный суд оштрафовал шкипера японской шхуны, задержанной месяцем ранее близ острова.").candidates
    assert [each.act.type for each in acts] == [EventType.COERCE, EventType.COERCE]
    assert acts[1].factuality is Factuality.PRESUPPOSED


def test_a_gerund_has_the_subject_of_its_main_clause():
    acts = told("Согласившись на неё в октябре 1956 года, СССР обусловил её выводом американских войск.")
    assert acts == [("AGREE", ("SUHH",)), ("REQUEST", ("SUHH",))]


def test_a_verb_left_out_is_the_one_before():
    first, second = read("Кунашир был занят советскими войсками в августе, а Шикотан несколькими днями позже.").candidates
    assert (first.act, first.actors) == (second.act, second.actors)
    assert first.end <= second.start


def test_the_present_tells_only_in_a_chronology():
    sentence = "Россия и Япония подписывают договор о дружбе."
    assert told(sentence) == []
    assert told(sentence, present=True) == [("AGREE", ("RUS", "JPN"))]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Правительство России присвоило имена пяти безымянным островам.", "COERCE"),
        ("Госдума одобрила поправку о запрете отчуждения российских территорий.", "REJECT"),
        ("Владимир Путин подписал закон о Дне победы над милитаристской Японией.", "COERCE"),
        ("МИД РФ объявил об отказе вести с Японией переговоры по мирному договору.", "SANCTION"),
        ("На Кунашир прибыла группа бывших японских жителей в рамках безвизового обмена.", "COOPERATE"),
        ("Бывшие жители передали правительству Японии требование ускорить возвращение островов.", "REQUEST"),
        ("Москва предупредила Токио, что санкции не останутся без ответа.", "THREATEN"),
        ("Путин предупредил, что суверенитет над островами обсуждению не подлежит.", "REJECT"),
    ],
)
def test_wordings_of_the_press_have_their_type(sentence, kind):
    assert [each for each, _ in told(sentence)] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "МИД РФ неоднократно заявлял, что суверенитет над Курилами не подлежит сомнению.",
        "Сахалинская областная дума приняла закон о бюджете.",
        "Вопрос о том, когда советские войска заняли Кунашир, вызывает споры.",
        "Депутаты облдумы обсудили бюджет Курильского района.",
        "В финале островитяне уступили гостям со счётом 2:5.",
    ],
)
def test_own_matters_and_habits_tell_nothing(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Министры иностранных дел России и Японии обсудили мирный договор.", ("RUS", "JPN")),
        ("В Токио министры обменялись мнениями о мирном договоре.", CLAIMANTS),
        ("Суд в Южно-Курильске оштрафовал капитана японской шхуны.", ("RUS",)),
        ("Военнослужащие провели на Кунашире учения по отражению десанта.", ("RUS",)),
        ("Представители правительства и деловых кругов Японии посетили Кунашир.", ("JPN",)),
    ],
)
def test_an_office_has_the_country_of_its_seat_or_of_what_follows(sentence, actors):
    ((_, found),) = told(sentence)
    assert found == actors


@pytest.mark.parametrize(
    "sentence",
    [
        "На Кунашире прошли учения, сообщила пресс-служба Минобороны РФ.",
        "По данным Минобороны РФ, на Кунашире прошли учения.",
    ],
)
def test_the_source_of_a_sentence_is_who_asserts_it(sentence):
    (candidate,) = read(sentence).candidates
    assert (candidate.factuality, candidate.asserted_by) == (Factuality.REPORTED, ("RUS",))


def test_who_denies_what_was_told_of_him_is_noted():
    first, _ = read("Япония заявила, что Россия захватила шхуну у острова Кунашир, однако Россия это опровергла.").candidates
    assert (first.asserted_by, first.denied_by) == (("JPN",), ("RUS",))


def test_an_entry_of_a_chronology_may_have_no_verb():
    sentence = "7 февраля 1855 года: подписание Симодского трактата."
    assert [kind for kind, _ in told(sentence, present=True)] == ["AGREE"]
    assert told(sentence) == []


def test_going_on_with_an_act_is_no_further_act():
    assert len(told("Губернатор прилетел на Итуруп и посетил школу.", subject=RUSSIA)) == 1


def test_the_home_country_is_none_of_other_claimants():
    sentence = "Военные провели на острове учения."
    claims = Setting(mentions=setting(sentence).mentions, subject=None, present=False, claimants=("ARG", "GBR"), near=True)
    assert [each.actors for each in read_sentence(sentence, claims).candidates] == [()]


def test_a_source_is_not_who_did_it():
    assert told("По словам Мацуно, протест был заявлен 2 марта посольству РФ в Токио.") == [("ACCUSE", ("JPN",))]


def test_a_pronoun_does_not_go_back_into_a_quotation():
    assert told("«Япония хочет пересмотреть итоги войны», — добавила она.", subject=RUSSIA) == [("REJECT", ("RUS",))]


def test_how_often_is_a_habit():
    assert told("За последние пять лет российские пограничники задерживали японские суда у Кунашира.") == []


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Министр иностранных дел Цутому Кавамото выразил сожаление из-за учений на Кунашире.", ("JPN",)),
        ("Депутат Степан Водопьянов потребовал от Японии отказаться от притязаний на острова.", ("RUS",)),
        ("Кавамото потребовал вернуть острова.", ("JPN",)),
    ],
)
def test_a_name_no_list_knows_is_told_by_its_shape(sentence, actors):
    ((_, found),) = told(sentence)
    assert found == actors


def test_the_country_of_a_subject_no_list_knows_is_its_adjective_s():
    assert told("В мае на Кунашир прибыла ответная японская группа.") == [("COOPERATE", ("JPN",))]
    assert told("Теплоход доставил на Шикотан участников японской группы.") == [("COOPERATE", ("JPN",))]


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("«Притязания на острова беспочвенны», — говорится в заявлении МИД РФ.", "REJECT", "RUS"),
        ("В ноте Токио говорилось, что учения на островах неприемлемы.", "ACCUSE", "JPN"),
        ("Посол США заявил, что Вашингтон признает японский суверенитет над островами.", "SUPPORT", "USA"),
        ("Госсекретарь США предупредил Токио, что в случае уступки по островам удержит Окинаву.", "THREATEN", "USA"),
    ],
)
def test_a_paper_speaks_for_its_owner_and_a_third_country_takes_a_side(sentence, kind, actor):
    assert told(sentence) == [(kind, (actor,))]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Госдума приняла заявление, в котором потребовала от Токио отозвать поправки об островах.", ["REQUEST"]),
        ("Министр иностранных дел Японии вызвал посла России и потребовал освободить рыбаков.", ["ACCUSE"]),
        ("Жители Южно-Сахалинска вышли на митинг и потребовали не отдавать острова Японии.", ["PROTEST"]),
        ("Советский десант высадился на Кунашире и захватил посёлок.", ["ASSAULT"]),
        ("Россия приостановила соглашение о промысле у Шикотана, подписанное в 1998 году.", ["SANCTION"]),
        ("Парламент Японии одобрил поправки, где Кунашир назван исконной территорией.", ["ACCUSE"]),
        ("Министр обороны РФ прибыл на Итуруп 2 мая и до 4 мая осмотрел казармы.", ["CONSULT"]),
        ("Посол Японии посетил МИД РФ и попросил разъяснений о визите на острова.", ["REQUEST"]),
        (
            "Генсек кабинета сообщил, что Япония не признает суверенитета РФ над островами, и призвал вернуть их.",
            ["REJECT"],
        ),
    ],
)
def test_what_belongs_to_another_act_is_no_act_of_its_own(sentence, kinds):
    assert [kind for kind, _ in told(sentence)] == kinds


def test_what_follows_from_a_statement_is_not_what_was_said():
    acts = told("Японский премьер заявил о незаконной оккупации островов, что вызвало резкую отповедь МИД РФ.")
    assert acts == [("ACCUSE", ("JPN",)), ("REJECT", ("RUS",))]


def test_a_reaction_to_an_agreement_is_no_agreement():
    assert told("На Сахалине подписание соглашения с Японией встретили настороженно.") == []


def test_a_treaty_and_an_unknown_unit_need_no_actor():
    assert told("Декларация восстановила отношения между странами и решила вопрос об островах.")[0] == ("AGREE", ())
    assert told("Полк развернул на острове ракетные комплексы.") == [("MOBILIZE", ("RUS",))]


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Министр иностранных дел Японии выразил сожаление по поводу учений на Кунашире.", "ACCUSE", "JPN"),
        ("Минобороны Японии зафиксировало пролёт российских бомбардировщиков у Кунашира.", "MOBILIZE", "RUS"),
        ("Группа кораблей высадила десант на Итуруп в ходе учений.", "MOBILIZE", "RUS"),
        ("Премьер-министр Японии заявил, что северные территории незаконно оккупированы Россией.", "ACCUSE", "JPN"),
        ("Токио отреагировал на поездку, назвав её недопустимой.", "ACCUSE", "JPN"),
        ("Губернатор Хоккайдо попросил правительство добиваться возвращения северных территорий.", "REQUEST", "JPN"),
        ("В Южно-Сахалинске около трёхсот человек вышли на митинг против передачи островов.", "PROTEST", "Russian citizens"),
        ("С рабочим визитом на Итуруп прибыл министр транспорта Виталий Зарубин.", "CONSULT", "RUS"),
    ],
)
def test_who_did_it_is_told_apart_from_who_saw_said_or_asked(sentence, kind, actor):
    assert told(sentence) == [(kind, (actor,))]


def test_hard_adjectives_have_no_soft_endings():
    assert "учений" not in {form.surface for form in decline("учёный", people=True)}
    assert "военным" in {form.surface for form in decline("военные", people=True)}


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Токио не пошёл на вариант с двумя островами.", "REJECT", "JPN"),
        ("Россия не разрешила японским журналистам посетить Итуруп.", "SANCTION", "RUS"),
        ("Группа бывших жителей передала премьеру петицию о возвращении островов.", "REQUEST", "former islanders"),
        ("Консульство потребовало свидания с экипажем шхуны.", "REQUEST", "JPN"),
        ("Врачи из Саппоро вылечили жителя Кунашира.", "AID", "JPN"),
        ("Япония впервые доставила посетителей кладбищ на Кунашир самолетом.", "COOPERATE", "JPN"),
        ("Украина подписала указ о признании островов оккупированной территорией Японии.", "SUPPORT", "UKR"),
        ("Пограничники передали тела двух моряков японскому кораблю у Кунашира.", "COOPERATE", "RUS"),
    ],
)
def test_what_is_left_undone_and_who_acts_for_a_country(sentence, kind, actor):
    assert told(sentence) == [(kind, (actor,))]


def test_both_sides_are_told_by_two_adjectives_or_in_the_genitive():
    assert told("Российские и японские спасатели совместно искали судно у Кунашира.")[0] == ("COOPERATE", ("JPN", "RUS"))
    assert told("Учёные двух стран совместно изучали каланов у Хабомаи.")[0] == ("COOPERATE", ("JPN", "RUS"))


def test_a_thing_that_begins_needs_no_doer():
    assert [kind for kind, _ in told("На Кунашире заработал безналоговый режим.")] == ["COERCE"]


def test_silence_is_no_refusal():
    assert told("Комментировать беседу об островах японские чиновники отказались.") == []


def test_years_later_are_no_habit():
    assert told("Двумя годами позже на остров перебросили истребители.") == [("MOBILIZE", ("RUS",))]
    assert told("Несколько лет назад Токио отверг передачу двух островов.") == [("REJECT", ("JPN",))]
    assert told("Токио годами требовал возвращения островов.") == []


def test_money_until_a_year_and_going_on_are_no_acts():
    assert told("По программе до 2015 года на острова выделено 18 миллиардов рублей.") == []
    demand = told("Москва осудила решение Токио об островах и потребовала его отменить.")
    assert demand == [("ACCUSE", ("RUS",))]


def test_words_that_appear_in_a_paper_are_its_owners():
    assert told("В «Синей книге» МИД Японии появились слова о незаконной оккупации островов.") == [("ACCUSE", ("JPN",))]

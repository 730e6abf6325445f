"""Reading English sentences: forms of verbs, clauses, who did what to whom, and what is no event."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events.actors import Actor, ActorKind
from geo.events.contents import contents_of
from geo.events.english import read_sentence
from geo.events.english.analysis import Analysis
from geo.events.english.clauses import verbal_places
from geo.events.english.names import named_actors
from geo.events.english.said import _counted, _pattern, said_act
from geo.events.english.triggers import trigger_scanner
from geo.events.english.verbs import Form, auxiliary_words, verb_forms
from geo.events.reading import Reading, Setting
from geo.lexicon import read_words
from geo.model import EventType, Factuality, FeatureLevel, Mention

CLAIMANTS = ("JPN", "RUS")
JAPAN = Actor(0, 5, ActorKind.COUNTRY, "JPN", "Japan")
RUSSIA = Actor(0, 6, ActorKind.COUNTRY, "RUS", "Russia")
PLACES = {"Kunashir": "kunashir-kunashiri", "Iturup": "etorofu-iturup", "Shikotan": "shikotan", "Habomai": "habomai"}
WORDS = [
    "Japan", "Russia", "the ministry", "who", "which", "that", "said", "protested", "was", "not", "and", "by", "Kunashir", "in 1956",
    "'s", "visit", "to", "signed", "the two", "both", "we", "“", "”", '"', ",", ".", ":", "?", "according to", "had", "told", "drills",
]  # fmt: skip


def setting(sentence: str, *, subject: Actor | None = None, present: bool = False) -> Setting:
    found = [(sentence.find(word), word, feature) for word, feature in PLACES.items() if word in sentence]
    mentions = tuple(
        Mention(start=start, end=start + len(word), text=word, features=(feature,), level=FeatureLevel.NAMED)
        for start, word, feature in sorted(found)
    )
    return Setting(mentions=mentions, subject=subject, present=present, claimants=CLAIMANTS, near=True)


def read(sentence: str, *, subject: Actor | None = None, present: bool = False) -> Reading:
    return read_sentence(sentence, setting(sentence, subject=subject, present=present))


def told(sentence: str, *, subject: Actor | None = None, present: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(each.act.type), each.actors) for each in read(sentence, subject=subject, present=present).candidates]


@given(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join), st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_act_lies_in_its_sentence(sentence, present):
    for each in read(sentence, subject=JAPAN, present=present).candidates:
        assert 0 <= each.start <= each.trigger <= each.end <= len(sentence)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=80, deadline=None)
def test_any_text_can_be_read(text):
    assert read(text).candidates is not None


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_the_clauses_of_a_sentence_cover_it_and_share_no_word(sentence):
    clauses = Analysis(sentence, setting(sentence)).clauses
    assert clauses[0].start == 0
    assert all(left.last == right.first for left, right in pairwise(clauses))


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_a_question_tells_nothing(sentence):
    assert not read(f"{sentence.replace(chr(34), '')} ?").candidates


def verbs() -> list[str]:
    table = read_words("en", "acts")
    rows = [*(verb for row in table["act"] for verb in row["verbs"]), *table["speech"]["verbs"], *table["speech"]["announcing"]]
    return sorted({verb.partition(" … ")[0] for verb in (*rows, *table["idle"]["verbs"])})


def test_every_verb_has_all_its_forms():
    for verb in verbs():
        assert {form for _, form in verb_forms(verb)} == set(Form), verb


def test_every_told_form_is_found_again():
    scanner = trigger_scanner()
    for verb in verbs():
        for surface, _ in verb_forms(verb):
            assert any(hit.start == 0 for hit in scanner.find(surface)), surface


def test_no_idle_wording_is_an_act_too():
    table = read_words("en", "acts")
    acts = {verb for row in table["act"] for verb in row["verbs"]}
    assert not acts & set(table["idle"]["verbs"])


def test_nobody_is_both_heard_and_left_out():
    roles = read_words("en", "actors")["roles"]
    groups = [set(roles[name]) for name in ("state", "people", "outsiders", "both")]
    assert sum(map(len, groups)) == len(set().union(*groups))


def test_every_type_of_the_lexicon_is_a_type_of_the_model():
    table = read_words("en", "acts")
    assert {row["type"] for key in ("act", "content", "retyped") for row in table[key]} <= {str(kind) for kind in EventType}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The plan was condemned by Tokyo, which called for talks on Shikotan.", ("ACCUSE", ("JPN",))),
        ("Kunashir was occupied by Soviet troops.", ("COERCE", ("SUHH",))),
        ("Tokyo's complaint over Kunashir was rejected by Moscow on Friday.", ("REJECT", ("RUS",))),
        ("In the same statement Moscow ended the visits to Kunashir.", ("SANCTION", ("RUS",))),
        ("In Moscow, the foreign ministry hit back over Kunashir on Sunday.", ("ACCUSE", ("RUS",))),
        ("Medvedev, who had flown in from Sakhalin, visited Kunashir on Monday.", ("CONSULT", ("RUS",))),
        ("When the drills on Iturup began, Japan protested.", ("ACCUSE", ("JPN",))),
        ("As readers may recall, Tokyo protested over Kunashir in 2018.", ("ACCUSE", ("JPN",))),
        ("A decree of the Supreme Soviet incorporated Iturup in 1946.", ("COERCE", ("SUHH",))),
        ("The two signed a declaration on Shikotan in 1956.", ("AGREE", CLAIMANTS)),
        ("A joint Japanese public survey team travelled to Kunashir in June.", ("CONSULT", ("JPN",))),
        ("The drills on Kunashir drew a protest from Tokyo.", ("ACCUSE", ("JPN",))),
        ("The drills Russia held on Kunashir were met with a protest.", ("ACCUSE", ("JPN",))),
        ("Minister Taro Yamada accused Russia of seizing Kunashir.", ("ACCUSE", ("JPN",))),
        ("The president visited Iturup on Tuesday.", ("CONSULT", ("RUS",))),
        ("Naoto Kan used the rally to denounce the trip to Kunashir.", ("ACCUSE", ("JPN",))),
        ("Russian border guards inspected two trawlers and a boat off Shikotan.", ("COERCE", ("RUS",))),
        ("Russian bombers flew over Kunashir on Saturday.", ("MOBILIZE", ("RUS",))),
        ("President Vladimir Putin signed the law on Kunashir in March.", ("COERCE", ("RUS",))),
        ("Moscow put 63 Japanese lawmakers on its stop list over Kunashir.", ("SANCTION", ("RUS",))),
        ("Japan's prime minister spoke by telephone with the Russian president about Kunashir.", ("CONSULT", ("JPN",))),
        ("Japan's envoy called at the ministry to plead for the boat held on Kunashir.", ("REQUEST", ("JPN",))),
        ("Russia began handing out hectares on Kunashir.", ("COERCE", ("RUS",))),
        ("Moscow allocated 5 billion roubles for a port on Iturup.", ("AID", ("RUS",))),
        ("Moscow closed the sea off Kunashir to shipping for rocket firing.", ("MOBILIZE", ("RUS",))),
        ("The US Senate passed a law on the return of Kunashir to Japan.", ("SUPPORT", ("USA",))),
        ("The last Soviet soldiers left Shikotan.", ("RETREAT", ("SUHH",))),
        ("The answer from Moscow was that Kunashir is Russian soil.", ("REJECT", ("RUS",))),
        ("President Putin signed an order on forming a brigade on Iturup.", ("MOBILIZE", ("RUS",))),
        ("Putin said in Tokyo that Russia was ready to hand over Shikotan.", ("CONCEDE", ("RUS",))),
    ],
)
def test_who_did_what(sentence, expected):
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Moscow has no plans to give up Shikotan, Kremlin spokesman Dmitry Peskov said on Monday.", ("REJECT", ("RUS",))),
        ('"It is regrettable," said Prime Minister Fumio Kishida of the drills on Kunashir.', ("ACCUSE", ("JPN",))),
        ("Tokyo said Russia illegally occupies Kunashir.", ("ACCUSE", ("JPN",))),
        ("Moscow said it would no longer let Japanese boats fish off Habomai.", ("SANCTION", ("RUS",))),
        ("The Japanese ambassador was told that Kunashir is Russian.", ("REJECT", ("RUS",))),
        ("A deputy governor of Sakhalin was quoted as saying that Kunashir would not be returned.", ("REJECT", ("RUS",))),
        ("Lavrov's answer, on Friday, was that sovereignty over Kunashir was not up for bargaining.", ("REJECT", ("RUS",))),
        ("Washington reaffirmed that it supports Japan on Kunashir.", ("SUPPORT", ("USA",))),
        ("Kishida told parliament that Japan would keep pursuing a treaty on Kunashir.", ("AGREE", ("JPN",))),
        ("Tokyo told Moscow that talks on Kunashir must resume.", ("REQUEST", ("JPN",))),
        ("Moscow said such visits to Kunashir would go on.", ("REJECT", ("RUS",))),
        ("Tokyo said the law on Kunashir could stir up anti-Japanese feeling.", ("ACCUSE", ("JPN",))),
        ("Moscow said the boat had been in Russian waters off Kunashir.", ("REJECT", ("RUS",))),
        ("Tokyo said it would not attend the forum over Kunashir.", ("SANCTION", ("JPN",))),
        ("Lavrov said the division on Kunashir was not aimed at Japan.", ("REJECT", ("RUS",))),
        ("Putin said former islanders would be allowed to visit Kunashir.", ("AGREE", ("RUS",))),
        ("Tokyo said Japan could be flexible about the return of Kunashir.", ("CONCEDE", ("JPN",))),
        ("Tokyo said the ambassador was being brought home over Kunashir.", ("SANCTION", ("JPN",))),
        ("The declaration provided for the handover of Shikotan.", ("AGREE", ())),
        (
            "Moscow's stance, as set out by the Russian Foreign Ministry, is that Kunashir is Russian soil.",
            ("REJECT", ("RUS",)),
        ),
    ],
)
def test_words_are_acts_by_what_is_said(sentence, expected):
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Former residents of Kunashir visited Shikotan in 2019.", "former islanders"),
        ("Japanese activists rallied in Tokyo for Kunashir.", "Japanese citizens"),
        ("Some 500 people marched through central Moscow over Kunashir.", "Russian citizens"),
        ("Demonstrators rallied for Kunashir on Sunday.", "protesters"),
    ],
)
def test_people_have_plain_names(sentence, expected):
    assert [actors for _, actors in told(sentence)] == [(expected,)]


def test_we_of_an_official_is_the_claimant_that_is_not_spoken_to():
    reading = read("We lodged a protest over Kunashir with the Russian side.")
    assert [each.actors for each in reading.candidates] == [("JPN",)]
    assert told("We made the same point again.", subject=reading.subject) == [("ACCUSE", ("JPN",))]


def test_a_pronoun_means_the_one_told_of_and_i_means_nobody():
    assert told("It also closed the waters off Kunashir.", subject=RUSSIA) == [("COERCE", ("RUS",))]
    assert told("I visited Kunashir in 2018.", subject=RUSSIA) == []


def test_two_acts_joined_by_and_are_two_and_a_second_date_is_a_second_act():
    assert [kind for kind, _ in told("Japan called the visit to Kunashir unacceptable and asked Moscow for talks.")] == [
        "ACCUSE",
        "REQUEST",
    ]
    first, second = read("Medvedev travelled to Kunashir in July 2012, and as president in November 2010.").candidates
    assert first.end == second.start


def test_a_visit_named_with_its_owner_and_date_is_taken_for_granted():
    candidates = read("Tokyo denounced the Russian president's visit to Kunashir in November 2010.").candidates
    assert [(str(each.act.type), each.factuality, each.actors) for each in candidates] == [
        ("ACCUSE", Factuality.ASSERTED, ("JPN",)),
        ("CONSULT", Factuality.PRESUPPOSED, ("RUS",)),
    ]


def test_a_participle_after_its_noun_is_no_act_of_the_subject():
    assert told("The Russian coast guard freed the crew of a boat seized off Kunashir.") == [("CONCEDE", ("RUS",))]


def test_what_was_done_by_doing_it_is_told():
    assert told("Moscow retaliated in July 2022 by suspending the fishing pact off Habomai.") == [("SANCTION", ("RUS",))]


def test_a_delegation_is_the_people_it_is_made_of():
    assert told("A delegation of 40 former islanders arrived on Kunashir on Saturday.") == [("CONSULT", ("former islanders",))]


def test_what_is_denied_did_not_happen_but_denying_it_did():
    assert [kind for kind, _ in told("Tokyo denied that a protest over Kunashir had been lodged.")] == ["REJECT"]


def test_what_a_speaker_at_the_end_tells_is_reported():
    (act,) = read("Russia deployed missiles on Kunashir, the Japanese defence ministry said.").candidates
    assert (act.factuality, act.asserted_by, act.actors) == (Factuality.REPORTED, ("JPN",), ("RUS",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Moscow ends talks on Kunashir and expels a diplomat.",
        "Soviet marines storm Iturup.",
        "The Diet passes a law on Shikotan.",
    ],
)
def test_the_present_tells_only_in_a_list_of_dates(sentence):
    assert told(sentence, present=True)
    assert not told(sentence)


def test_a_dated_entry_without_a_verb_tells_its_noun():
    assert told("The decision of 21 March 2022 to end talks on Kunashir.") == [("SANCTION", ())]
    assert told("The suspension, declared on 7 June 2022, of fishing off Kunashir.") == [("SANCTION", ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan did not protest over Kunashir.",
        "Nobody from Japan has visited Kunashir since 2022.",
        "If Russia deploys missiles on Kunashir, Japan will protest.",
        "Had Moscow deployed missiles on Kunashir, Tokyo would have protested.",
        "Russia may hold drills on Kunashir.",
        "A Russian minister is expected to visit Kunashir.",
        "Japan hopes that Russia lifted the ban on Kunashir.",
        "Russia regularly holds drills on Kunashir.",
        "Since the 1990s Kunashir has been discussed together with Shikotan.",
        "Analysts said that Kunashir would not be returned.",
        "The skipper said that Russia was hostile off Kunashir.",
        "Tourists from Moscow visited Kunashir in August.",
        "Correction: an earlier version said that Russia had annexed Kunashir in 1955.",
        "An article about Kunashir said that Putin had agreed to return Shikotan.",
        '"We want our land back," said Yuzo Mori, 76, whose family was expelled from Kunashir.',
        "In the novel Japan seizes Kunashir.",
        "An official, who asked not to be identified, spoke of Kunashir.",
        "The minister declined to comment on Kunashir.",
        "The trading post, which Russia named after a merchant, stands on Kunashir.",
        "A Russian patrol ship passed on two sightings of seals off Kunashir.",
        "Moscow admitted to 1,567 killed and wounded.",
        "The committee met for three hours on Wednesday.",
        "The cabinet approved a subsidy for sugar growers.",
        "The volcano erupted and the village was abandoned.",
        "A visit to Kunashir was put off by thick fog.",
    ],
)
def test_what_is_no_event(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["The two islands are small.", "Both islands are large.", "Both groups of rocks lie far off."]
)
def test_two_things_are_no_pair_of_states(sentence):
    assert not [actor for actor in Analysis(sentence, setting(sentence)).actors if actor.kind is ActorKind.BOTH]


def test_an_unknown_name_belongs_to_the_role_before_it():
    (actor,) = named_actors("Foreign Minister Hanako Sato spoke on Monday.")
    assert actor.text == "Foreign Minister Hanako Sato"


def test_what_somebody_calls_a_thing_is_not_what_he_says():
    acts = read(
        "Foreign Minister Sergey Lavrov called Japan's reaction over Kunashir unacceptable and said a visit was planned."
    )
    assert {act.actors for act in acts.candidates} == {("RUS",)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan has long disputed Russia's ownership of the islands.",
        "The two leaders have met more than twenty times over the islands.",
        "Moscow has repeatedly rejected talks on the islands.",
    ],
)
def test_a_perfect_that_lasts_or_recurs_is_no_event(sentence):
    assert read(sentence).candidates == ()


def analyses() -> Iterator[Analysis]:
    for path in sorted((Path(__file__).parent / "quality" / "gold" / "written").glob("1*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield Analysis(line, setting(line))


def test_what_a_sentence_is_asked_once_gives_what_each_clause_would():
    habits = read_words("en", "clauses")["habits"]
    for analysis in analyses():
        clauses = [[token.word for token in analysis.tokens[clause.first : clause.last]] for clause in analysis.clauses]
        told = [f" {' '.join(words)} " for words in clauses]
        assert analysis.may_be_habit or not any(f" {habit} " in text for habit in habits for text in told)
        assert analysis.has_year == any(token.word.isdigit() and len(token.word) == 4 for token in analysis.tokens)
        assert set(verbal_places(analysis.tokens, frozenset())) >= {
            place for place, token in enumerate(analysis.tokens) if token.word in auxiliary_words()
        }


def test_what_is_said_is_counted_as_by_one_pattern_a_content():
    for analysis in analyses():
        patterns = [_pattern(content).findall(analysis.lowered) for content in contents_of("en")]
        assert [count for _, count in _counted(analysis.lowered)] == [len(set(found)) for found in patterns]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Moscow named two islets off Shikotan, prompting Japan to lodge a protest.",
            [("COERCE", ("RUS",)), ("ACCUSE", ("JPN",))],
        ),
        ("Lavrov toured Kunashir on Friday, drawing a protest from Tokyo.", [("CONSULT", ("RUS",)), ("ACCUSE", ("JPN",))]),
        (
            "Japan summoned the envoy, lodged a protest and demanded an apology over Kunashir.",
            [("ACCUSE", ("JPN",)), ("ACCUSE", ("JPN",)), ("REQUEST", ("JPN",))],
        ),
        ("Tokyo hit back in June by withholding permits for boats off Kunashir.", [("SANCTION", ("JPN",))]),
        ("Abe, who leaves office next month, rejected that, saying all islands came first.", [("REJECT", ("JPN",))]),
        (
            "The State Department, for its part, said that it backs Japan on the islands, its tone calm.",
            [("SUPPORT", ("USA",))],
        ),
        ("Two crew of the No. 31 were released by the Russian authorities on Kunashir.", [("CONCEDE", ("RUS",))]),
        ("The Russian ambassador was summoned over the islands.", [("ACCUSE", ("JPN",))]),
        ("Tokyo said on Monday two Russian warplanes had been sighted off Kunashir.", [("MOBILIZE", ("RUS",))]),
    ],
)
def test_acts_behind_other_words_have_their_own_actors(sentence, expected):
    assert told(sentence) == expected


def test_what_a_letter_says_outweighs_its_sending():
    sentence = "In March the Japanese government sent Moscow a letter demanding the return of Kunashir."
    assert told(sentence) == [("REQUEST", ("JPN",))]


def test_the_occasion_of_an_act_is_no_act_of_its_own():
    (act,) = read("Abe raised the islands with Putin when the two leaders met in Moscow.").candidates
    assert act.actors == ("JPN",)


def test_a_denied_act_names_who_denies_it():
    sentence = "Two Russian fighters violated Japanese airspace off Kunashir, Tokyo said, but Russia denied the incursion."
    act, denial = read(sentence).candidates
    assert (act.asserted_by, act.denied_by) == (("JPN",), ("RUS",))
    assert denial.denied_by == ()


def test_what_a_denied_report_holds_did_not_happen():
    assert told("Tokyo denied a report that Russian troops had been deployed to Kunashir.") == [("REJECT", ("JPN",))]


def test_somebody_introduced_with_an_office_is_known_by_name():
    first = read("The Russian ambassador, Mikhail Bely, was calm.")
    assert [(each.name, each.code) for each in first.people] == [("Bely", "RUS"), ("ambassador", "RUS"), ("he", "RUS")]
    later = setting("Bely condemned the rally over the islands.")._replace(known=first.people)
    (act,) = read_sentence("Bely condemned the rally over the islands.", later).candidates
    assert act.actors == ("RUS",)


@pytest.mark.parametrize(
    ("sentence", "about", "who"),
    [
        ("Foreign Minister Koichiro Gemba condemned the visit to Kunashir.", RUSSIA, "JPN"),
        ("Deputy Minister Andrei Chizhov rejected the protest over Kunashir.", JAPAN, "RUS"),
        ("The head of the district, Igor Strelnik, rejected the protest over Kunashir.", JAPAN, "RUS"),
        ("The embassy in Moscow lodged a protest over Kunashir.", RUSSIA, "JPN"),
        ("The embassy in Tokyo lodged a protest over Kunashir.", JAPAN, "RUS"),
        ("Our government lodged a protest over Kunashir.", RUSSIA, "JPN"),
        ("Our government lodged a protest over Kunashir.", JAPAN, "RUS"),
        ("Maehara heard from Lavrov that talks on Kunashir are pointless.", JAPAN, "RUS"),
        ("Ambassador Masaharu Kono was ordered home for consultations over Kunashir.", RUSSIA, "JPN"),
        ("Moscow said that crews of the launchers on Kunashir had held a drill.", JAPAN, "RUS"),
        ("The Kushiro Summary Court condemned the seizure off Kunashir.", RUSSIA, "JPN"),
        ("The health minister, Veronika Skvortsova, visited Kunashir.", JAPAN, "RUS"),
        ("The government of Mikhail Mishustin annulled the agreements on Kunashir.", JAPAN, "RUS"),
        ("The regional assembly condemned the visit to Kunashir.", JAPAN, "RUS"),
        ("It was Medvedev's second trip since July 2012, when he visited Kunashir.", JAPAN, "RUS"),
        ("His hosts rejected the protest over Kunashir.", JAPAN, "RUS"),
        ("His hosts rejected the protest over Kunashir.", RUSSIA, "JPN"),
        ("Its neighbour lodged a protest over Kunashir.", RUSSIA, "JPN"),
        ("Lawmakers in the State Duma condemned the protest over Kunashir.", JAPAN, "RUS"),
    ],
)
def test_who_acts_is_told_by_names_posts_and_tellers(sentence, about, who):
    assert [each.actors for each in read_sentence(sentence, setting(sentence, subject=about)).candidates] == [(who,)]


def test_who_was_brought_to_complain_complains_and_who_was_seized_seizes_nobody():
    assert told("Moscow opened Kunashir to firms, prompting Tokyo to complain that it broke the accord.")[-1] == (
        "ACCUSE",
        ("JPN",),
    )
    assert told("Servicemen moved into barracks on Kunashir, according to the Eastern Military District.") == [("MOBILIZE", ())]
    assert told("A Japanese boat was boarded and searched off Kunashir.") == [("COERCE", ()), ("COERCE", ())]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Japan froze assets and Moscow walked away from the talks on Kunashir.", "RUS"),
        ("Japan protested over Kunashir.", "JPN"),
        ("After Japan protested over Kunashir, Russia recalled its envoy.", "RUS"),
        ("The move drew a swift response from Moscow.", "RUS"),
        ("Moscow's reaction was swift.", "RUS"),
    ],
)
def test_the_next_it_is_whom_the_main_or_last_clause_is_about(sentence, code):
    subject = read(sentence).subject
    assert subject is not None
    assert subject.code == code


def test_a_condition_tells_no_act():
    assert told("Tokyo would wait so long as its claim to Kunashir was recognised.") == []


def test_third_parties_act_under_their_own_names():
    assert told("President Volodymyr Zelenskyy condemned the seizure of Kunashir.") == [("ACCUSE", ("UKR",))]
    assert told("The G7 condemned the drills on Kunashir.") == [("ACCUSE", ("G7",))]


@pytest.mark.parametrize(("side", "code", "other"), [("Russian", "RUS", JAPAN), ("Japanese", "JPN", RUSSIA)])
@pytest.mark.parametrize(("first", "then"), [("embassy", "The embassy"), ("ambassador", "He")])
def test_a_body_and_a_person_named_with_their_country_keep_it(side, code, other, first, then):
    introduced = read(f"The {side} {first} was calm.").people
    sentence = f"{then} lodged a protest over Kunashir."
    (act,) = read_sentence(sentence, setting(sentence, subject=other)._replace(known=introduced)).candidates
    assert act.actors == (code,)


def told_by(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.act.type.value, each.actors) for each in read(sentence).candidates]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russia said on Monday it had detained two boats near Shikotan.", [("COERCE", ("RUS",))]),
        ("The FSB said in a statement on Friday it had seized a Japanese trawler off Kunashir.", [("COERCE", ("RUS",))]),
        ("Russia halted the visits to Kunashir, which Tokyo protested.", [("SANCTION", ("RUS",)), ("ACCUSE", ("JPN",))]),
        ("Russia held drills on Kunashir, a move Japan denounced.", [("MOBILIZE", ("RUS",)), ("ACCUSE", ("JPN",))]),
        ("Medvedev visited Kunashir, which Japan claims.", [("CONSULT", ("RUS",))]),
        (
            "Two trawlers were detained by Russian patrol boats off Shikotan and taken to Yuzhno-Kurilsk.",
            [("COERCE", ("RUS",)), ("COERCE", ("RUS",))],
        ),
        ("Russia flew bombers past Iturup, leading Japan to protest.", [("MOBILIZE", ("RUS",)), ("ACCUSE", ("JPN",))]),
    ],
)
def test_second_acts(sentence, expected):
    assert told_by(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lavrov, opening what was billed as a new round, ruled out a handover of Kunashir.", [("REJECT", ("RUS",))]),
        ("Mishustin, ignoring a warning that it would hurt feelings in Japan, visited Kunashir.", [("CONSULT", ("RUS",))]),
        ("Border guards boarded the trawler off Shikotan.", [("COERCE", ("RUS",))]),
    ],
)
def test_verbs_far_from_their_subject(sentence, expected):
    assert told_by(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The trawler that Russia had seized off Kunashir was released on Monday.", ["CONCEDE"]),
        ("Lavrov insisted that the islands were Russian.", ["REJECT"]),
        ("Abe telephoned Putin on Monday and asked him to resume visits to Kunashir.", ["REQUEST"]),
        ("Reporters asked whether Kunashir was worth so long a journey.", []),
        ("No Kremlin chief, tsarist or Soviet, had visited Kunashir before.", []),
    ],
)
def test_one_act_or_none(sentence, expected):
    assert [kind for kind, _ in told_by(sentence)] == expected


def test_who_harms_a_japanese_boat_is_not_japan():
    (act,) = read("A patrol vessel rammed a Japanese squid boat off Kunashir.").candidates
    assert act.actors == ("RUS",)


def test_what_is_left_open_is_no_withdrawal() -> None:
    assert "RETREAT" not in [kind for kind, _ in told("The island of Shikotan was left undivided in 1855.")]
    assert [kind for kind, _ in told("The Russian garrison left Shikotan on Monday.")] == ["RETREAT"]


@pytest.mark.parametrize("frame", ["asked not to be named", "asked not to be identified", "asked to remain anonymous"])
def test_to_ask_for_no_name_is_no_request(frame):
    said = f"the islands are cold in winter, said an official who {frame}."
    assert said_act(said, by_claimant=True) is None
    assert said_act(f"{said[:-1]}, but asked that the ban be lifted.", by_claimant=True).type is EventType.REQUEST


def test_to_explain_is_no_request_and_to_demand_that_one_explain_is():
    assert said_act("the ministry explained that the weather was poor", by_claimant=True) is None
    assert said_act("moscow must explain the step", by_claimant=True).type is EventType.REQUEST


@pytest.mark.parametrize("owner", ["last month's drills", "this week's drills", "last Tuesday's visit"])
def test_a_verb_before_whose_thing_a_time_is_goes_on_with_its_own_subject(owner):
    sentence = f"Kishida, addressing parliament on Tuesday, called {owner} to Kunashir regrettable."
    assert told(sentence, subject=RUSSIA) == [("ACCUSE", ("JPN",))]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("talks on Kunashir would be possible only if Tokyo changed its course", "REQUEST"),
        ("a treaty on Kunashir was out of reach unless Japan gave up its sanctions", "REQUEST"),
        ("the patrol off Kunashir had acted in strict accordance with the law", "REJECT"),
        ("the boat off Kunashir had tried to flee", "REJECT"),
        ("if Japan took in missiles, Russia would station rockets on Kunashir", "THREATEN"),
        ("firms that build on Kunashir could find themselves shut out of Japan", "THREATEN"),
        ("coastal missile systems would be deployed on Kunashir this year", "MOBILIZE"),
        ("all troops on Kunashir would be withdrawn within two years", "RETREAT"),
        ("the exchange visits to Kunashir would be suspended", "SANCTION"),
        ("he would visit Kunashir in the summer", "CONSULT"),
        ("a treaty on Kunashir would only be possible after the sanctions were dropped", "REQUEST"),
        ("nobody in Moscow was discussing a transfer of Kunashir", "REJECT"),
        ("he was not selling Kunashir", "REJECT"),
        ("visits to Kunashir were over", "SANCTION"),
        ("he was bound by the declaration to hand over Shikotan", "CONCEDE"),
        ("he would keep a close eye on Kunashir", "ACCUSE"),
        ("he would not give up on a treaty on Kunashir", "AGREE"),
        ("his position on Kunashir had not changed", "REJECT"),
        ("the treaty of 1855 speaks of Kunashir", "REJECT"),
        ("the treaty on Kunashir would be signed in good time", "AGREE"),
    ],
)
def test_whole_wordings_say_what_kind_of_statement_it_is(said, kind):
    assert told(f"Putin said on Monday that {said}.") == [(kind, ("RUS",))]


def test_who_complains_blames_and_who_promises_agrees_whatever_the_words():
    assert told("Tokyo complained that troops would be stationed on Kunashir.") == [("ACCUSE", ("JPN",))]
    assert told("Abe vowed to put an end to the dispute over Kunashir.") == [("AGREE", ("JPN",))]


def test_what_one_says_ends_where_another_goes_on():
    sentence = "Putin said that talks on Kunashir would go on; Suga answered that the visit was regrettable."
    assert told(sentence) == [("AGREE", ("RUS",)), ("ACCUSE", ("JPN",))]


@pytest.mark.parametrize(
    ("law", "kind"),
    [
        ("a law that forbids ceding Kunashir", "REJECT"),
        ("a decree creating a tax-free zone on Kunashir", "COERCE"),
        ("an order closing the waters off Kunashir", "COERCE"),
        ("an order that the garrison on Kunashir be given modern arms", "MOBILIZE"),
        ("a decree on the withdrawal of troops from Kunashir", "RETREAT"),
        ("a law barring Japanese boats from the waters off Kunashir", "SANCTION"),
    ],
)
def test_a_law_is_what_it_orders(law, kind):
    assert told(f"Putin signed {law}.") == [(kind, ("RUS",))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In November he visited Kunashir.", ["CONSULT"]),
        ("A written protest over Kunashir was lodged in Moscow that November by Japan.", ["ACCUSE"]),
        ("Tokyo protested on Friday; Moscow said Kunashir was Russian soil.", ["ACCUSE", "REJECT"]),
        ("Asked about Kunashir, Lavrov shrugged and said the island was Russian soil.", ["REJECT"]),
        ("Tokyo summoned the Russian ambassador over Kunashir and demanded an apology.", ["ACCUSE"]),
        ("In 1956 the two signed a declaration in which Moscow agreed to hand over Shikotan.", ["AGREE"]),
        ("Tokyo welcomed the release of the boat off Kunashir but demanded its return.", ["REQUEST"]),
    ],
)
def test_one_act_for_each_thing_done(sentence, expected):
    assert [kind for kind, _ in told(sentence, subject=RUSSIA)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Japanese firms could find themselves shut out of Kunashir.",
        "Crews off Kunashir risk being seized and fined.",
        "The firms might see their licences for Kunashir revoked.",
        "Japan has refused to sign a treaty until Kunashir is returned.",
        "The minister briefed reporters on Kunashir on Monday.",
        "Japan renewed its security treaty with Washington while Kunashir was in Soviet hands.",
    ],
)
def test_what_one_may_come_to_and_what_lasts_until_is_no_act(sentence):
    assert told(sentence) == []


def test_who_treats_or_surveys_may_act_though_he_only_speaks_elsewhere():
    assert told("Doctors in Sapporo operated on a boy from Kunashir in August.") == [("AID", ("JPN",))]
    assert told("Professors in Sapporo demanded the return of Kunashir in August.") == []


def test_every_whole_wording_has_a_type_of_the_model():
    rows = read_words("en", "sayings")["saying"]
    assert {row["type"] for row in rows} <= {str(kind) for kind in EventType}


def test_who_writes_the_same_day_is_the_one_who_wonders():
    sentence = "Maria Zakharova, writing online the same day, wondered whether the ambassador had looked at a map of Kunashir."
    assert told(sentence) == [("REJECT", ("RUS",))]


@pytest.mark.parametrize(
    "stance", ["The Japanese position itself is older.", "Tokyo's view is older.", "Japan's claim is older."]
)
def test_a_government_after_a_stance_is_that_of_whose_stance_it_is(stance):
    subject = read(stance, subject=RUSSIA).subject
    assert told("The government rejected the claim to the islands.", subject=subject) == [("REJECT", ("JPN",))]


def test_another_noun_of_a_country_leaves_whom_the_sentences_are_about():
    assert read("The Japanese drills were brief.", subject=RUSSIA).subject == RUSSIA


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The boat was afterwards towed to Kunashir on Monday.", "COERCE"),
        ("Four Russian border guards climbed aboard the boat off Kunashir on Monday.", "COERCE"),
        ("In 1945 Iturup fell to Soviet troops.", "COERCE"),
        ("In 2017 Moscow included Shikotan in a special economic zone.", "COERCE"),
        ("Japan made the islanders a present of a landing barge for Shikotan in 1998.", "AID"),
        ("The clinic on Shikotan was paid for by Tokyo in 1998.", "AID"),
        ("About 200 people stood on the square on Kunashir with a banner on Saturday.", "PROTEST"),
        ("A Russian brigade on Iturup received colours and took up positions on Monday.", "MOBILIZE"),
        ("Children from Kunashir went to Nemuro in July.", "COOPERATE"),
        ("The islets were opened to mourners in 1990, Shikotan first.", "CONCEDE"),
        ("A separate accord let the islanders go back to Shikotan in 1999.", "AGREE"),
    ],
)
def test_plain_acts_of_the_news_have_their_types(sentence, kind):
    assert kind in {each for each, _ in told(sentence)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The fourth round of talks on the islands got under way in Moscow on Tuesday.", "CONSULT"),
        ("The joint commission on the treaty held its first session on Monday.", "CONSULT"),
        ("The rally for the islands in Tokyo drew 1,500 people.", "PROTEST"),
    ],
)
def test_what_begins_of_itself_needs_nobody_who_does_it(sentence, kind):
    assert [each for each, _ in told(sentence)][:1] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 1,300 boats have been seized off Kunashir since 1946.",
        "The Japanese protest over Kunashir was first reported by Kyodo News.",
        "In a poll published on Monday 96 percent of the islanders rejected a handover of Kunashir.",
        "The trips to Kunashir, halted by the pandemic in 2020, are popular.",
        "Tokyo first had to recognise the outcome of the war, Kunashir included.",
        "Talks on Kunashir can resume only when Japan dropped its sanctions.",
    ],
)
def test_counts_polls_sources_and_duties_are_no_acts(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("two islands would not be enough", "REJECT"),
        ("the man had been hit by a stray bullet", "REJECT"),
        ("the visit threw cold water on relations", "ACCUSE"),
        ("moscow reserved the right to answer", "THREATEN"),
        ("it would keep its commitments", "AGREE"),
        ("the islanders were growing old", "REQUEST"),
        ("moscow was ready to hand over two islets", "CONCEDE"),
        ("the garrison would get new missiles", "MOBILIZE"),
        ("three airports would be rebuilt on the islands", "COERCE"),
    ],
)
def test_what_is_said_makes_the_type_of_saying_it(words, kind):
    act = said_act(f"the minister said that {words}.", by_claimant=True)
    assert act is not None
    assert act.type == kind


def test_only_a_country_without_a_claim_lends_its_recognition():
    said = "the minister said that his country's recognition of the islands as occupied stood unchanged."
    theirs, own = said_act(said, by_claimant=False), said_act(said, by_claimant=True)
    assert theirs is not None
    assert theirs.type is EventType.SUPPORT
    assert own is None or own.type is not EventType.SUPPORT


def test_ships_put_to_sea_off_an_island_are_not_put_off():
    assert "SANCTION" not in {kind for kind, _ in told("Moscow put landing ships to sea off Iturup on Thursday.")}


def test_a_protest_announced_with_what_is_thought_is_one_act():
    sentence = "Tokyo said on Monday that the drills on Kunashir were regrettable and that a protest had been lodged."
    assert told(sentence) == [("ACCUSE", ("JPN",))]


def test_who_was_freed_and_handed_over_was_freed_once():
    acts = told("The five fishermen were freed on Friday off Kunashir and handed over at sea.")
    assert [kind for kind, _ in acts] == ["CONCEDE"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Seized on Monday off Habomai was a boat of nine tons.", "COERCE"),
        ("Signed in Moscow on Saturday, the accord sets the quota around the islands.", "AGREE"),
        ("The decision to break off the treaty talks was announced in Moscow on Monday.", "SANCTION"),
        ("A decree of 1946 made the land of the islands Soviet state property.", "COERCE"),
        ("Drills with 1,000 soldiers are under way on Iturup.", "MOBILIZE"),
        ("Russia and Japan failed to narrow their differences over the islands on Friday.", "CONSULT"),
        ("Russia offered in 1955 to hand over Shikotan and Habomai.", "CONCEDE"),
        ("Moscow gave its consent on Tuesday to visits by the islanders.", "AGREE"),
    ],
)
def test_acts_in_other_places_of_a_sentence_are_read(sentence, kind):
    assert kind in {each for each, _ in told(sentence)}


def test_what_came_from_whom_is_his_and_people_after_a_preposition_do_nothing():
    assert told("A warning over Kunashir came from Moscow on Tuesday.") == [("THREATEN", ("RUS",))]
    acts = told("Japan demanded aid on Friday for fishermen shut out of the waters off Kunashir.")
    assert [kind for kind, _ in acts] == ["REQUEST"]


def test_the_month_of_march_is_no_march():
    assert [kind for kind, _ in told("Talks on Kunashir were held in Tokyo in March.")] == ["CONSULT"]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("The volcano on Iturup, claimed by Japan, last threw out ash in 1989.", []),
        ("Russia threw out the old furniture of the hospital on Kunashir in May.", []),
        ("Prices on Kunashir were frozen by Russia in March 2022.", []),
        ("Russia put off the repair of the road on Shikotan in May.", []),
        ("Russia tore up the old pavement on Shikotan in June.", []),
        ("Russia threw out the appeal on Kunashir in May.", ["REJECT"]),
        ("Russia abruptly pulled out of the talks on the islands in March 2022.", ["SANCTION"]),
        ("Japan suspended it on June 7 over the islands.", ["SANCTION"]),
        ("The exchanges with Kunashir were suspended by Japan in April 2020.", ["SANCTION"]),
        ("Japan cut off humanitarian aid to the islands in 2010.", ["SANCTION"]),
    ],
)
def test_what_a_verb_of_things_is_done_to_must_be_of_the_quarrel(sentence, acts):
    assert [kind for kind, _ in told(sentence)] == acts


def test_what_is_lacking_or_remembered_is_not_done():
    assert told("The talks on the islands, held in Moscow on 5 June, ended without agreement.") == [("CONSULT", ())]
    assert told("Russia and Japan ended the agreement on Kunashir in May.")[0][0] == "SANCTION"
    assert told("A ceremony in memory of the Soviet landing was held on Iturup on 18 August 2022.") == []
    assert told("Russia said on Tuesday that there would be no talks until Japan changed course.") == [("REJECT", ("RUS",))]
    assert told("Japan objected to the drills on Kunashir both times.") == [("ACCUSE", ("JPN",))]


@pytest.mark.parametrize(("seat", "code"), [("Tokyo", "JPN"), ("Moscow", "RUS")])
def test_an_envoys_note_is_a_protest(seat, code):
    assert told(f"{seat}'s ambassador delivered a note on Monday over the islands.") == [("ACCUSE", (code,))]

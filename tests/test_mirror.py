"""Both sides equally: what one side says or does is the same event when the other side says or does it."""

from datetime import date
from pathlib import Path

import pytest

from geo.articles import read_article
from geo.events import extract_events
from geo.gazetteer import Gazetteer
from geo.packs import read_dispute

HEADLINES = {"en": "Kuril row", "ja": "北方領土問題", "ru": "Курильский вопрос"}
SIDES = {
    "en": {
        "JPN": {"land": "Japan", "seat": "Tokyo", "own": "Japanese"},
        "RUS": {"land": "Russia", "seat": "Moscow", "own": "Russian"},
    },
    "ja": {"JPN": {"land": "日本"}, "RUS": {"land": "ロシア"}},
    "ru": {
        "JPN": {"land": "Япония", "of": "Японии", "whom": "Японию", "own": "японской"},
        "RUS": {"land": "Россия", "of": "России", "whom": "Россию", "own": "российской"},
    },
}
SAID = {
    "en": (
        "{land}'s foreign ministry said on Monday that the islands are an inherent part of {land}.",
        "{seat} protested on Monday against {other_land}'s drills on the islands.",
        "{seat} said on Monday it had sovereignty over the islands.",
        "{seat} rejected {other_seat}'s claim to the islands on Monday.",
        "{land}'s foreign minister told reporters on Monday that there was no territorial dispute over the islands.",
        "The {own} foreign ministry summoned the {other_own} ambassador on Monday over remarks about the islands.",
        "{seat} called on {other_seat} on Monday to return to talks on a peace treaty.",
        "The {own} government said on Monday that it was ready to resume talks on a peace treaty over the islands.",
        "{seat} accused {other_seat} on Monday of illegally occupying the islands.",
        "{seat} on Monday published a textbook that describes the islands as {own} territory.",
        "{land} held military drills on the islands on Monday.",
        "The {own} prime minister visited the islands on Monday.",
        "{seat} suspended talks with {other_seat} on a peace treaty over the islands on Monday.",
        "{land}'s coast guard seized a {other_own} fishing boat off the islands on Monday.",
        "{land} expressed regret over the {other_own} statement on the islands on Monday.",
        "{seat} denied on Monday that it had offered to share the islands.",
        "{land} imposed sanctions on {other_land} over the islands on Monday.",
        "{land}'s foreign minister said on Monday that {land} would never give up the islands.",
    ),
    "ja": (
        "{land}外務省は10日、北方四島は{land}固有の領土だと表明した。",
        "{land}政府は10日、四島での軍事演習について{other_land}政府に抗議した。",
        "{land}外相は10日、{other_land}側の北方四島に対する主張を拒否した。",
        "{land}外務省は10日、北方四島をめぐり{other_land}大使を呼んで抗議した。",
        "{land}首相は10日、北方四島に領土問題は存在しないと述べた。",
        "{land}政府は10日、{other_land}に平和条約交渉の再開を求めた。",
        "{land}政府は10日、平和条約交渉を再開する用意があると表明した。",
        "{land}政府は10日、{other_land}が北方四島を不法占拠していると非難した。",
        "{land}軍は10日、択捉島で軍事演習を行った。",
        "{land}首相は10日、国後島を訪問した。",
        "{land}政府は10日、平和条約交渉を中断した。",
        "{land}当局は10日、国後島沖で{other_land}の漁船を拿捕した。",
        "{land}外務省は10日、北方四島をめぐる{other_land}外相の発言に遺憾の意を表明した。",
    ),
    "ru": (
        "МИД {of} в понедельник заявил, что острова являются неотъемлемой частью {of}.",
        "{land} в понедельник заявила, что острова принадлежат ей.",
        "{land} в понедельник выразила протест {other_of} из-за учений на островах.",
        "{land} в понедельник отвергла притязания {other_of} на острова.",
        "Министр иностранных дел {of} в понедельник заявил, что территориального спора об островах не существует.",
        "МИД {of} в понедельник вызвал посла {other_of} из-за заявления об островах.",
        "{land} в понедельник призвала {other_whom} вернуться к переговорам о мирном договоре.",
        "Правительство {of} в понедельник заявило о готовности возобновить переговоры о мирном договоре.",
        "{land} в понедельник обвинила {other_whom} в незаконной оккупации островов.",
        "{land} в понедельник провела учения на островах.",
        "Премьер-министр {of} в понедельник посетил Кунашир.",
        "{land} в понедельник приостановила переговоры с {other_of} о мирном договоре.",
        "МИД {of} в понедельник выразил сожаление в связи с заявлением {other_of} об островах.",
        "{land} в понедельник ввела санкции против {other_of} из-за островов.",
        "{land} в понедельник издала учебник, в котором острова названы {own} территорией.",
    ),
}


def _told(folder: Path, lang: str, said: str, side: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Type, bearers and day of every event of a one-sentence article in which `side` acts."""
    other = next(code for code in SIDES[lang] if code != side)
    words = SIDES[lang][side] | {f"other_{name}": word for name, word in SIDES[lang][other].items()}
    file = folder / "article.txt"
    file.write_text(f"{HEADLINES[lang]}\n\n{said.format(**words)}\n", encoding="utf-8")
    dispute = read_dispute("kuril")
    article = read_article(file, published=date(2024, 6, 12), lang=lang)
    return [(str(event.type), event.actors, event.date) for event in extract_events(article, dispute, Gazetteer(dispute))]


@pytest.mark.parametrize(("lang", "said"), [(lang, said) for lang, rows in SAID.items() for said in rows])
def test_the_same_act_of_either_side_is_the_same_event(tmp_path: Path, lang: str, said: str) -> None:
    ours, theirs = (_told(tmp_path, lang, said, side) for side in ("JPN", "RUS"))
    assert [(kind, day) for kind, _, day in ours] == [(kind, day) for kind, _, day in theirs]
    assert [actors for _, actors, _ in ours] == [("JPN",)]
    assert [actors for _, actors, _ in theirs] == [("RUS",)]

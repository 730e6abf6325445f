"""The second voice, trained: `python -m tests.quality.voice` writes `geo/lexicon/<lang>/voice.json` from the annotated articles.

A row is a sentence about the dispute: it tells an act where the gold has a core event there, and is left out where the gold's
is optional. The rules were written over most of these articles, so that there their verdict is better than it is on others:
in half of those rows it is withheld, and the voice learns from the words. Hold out by hand, never at random.
"""

import hashlib
import json
import math
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from geo.articles import read_article
from geo.events.english.verbs import verb_forms
from geo.events.extract import read_article_sentences
from geo.events.features import density_of, features_of, verdicts_of, words_in
from geo.events.scene import gather_scene
from geo.events.voice import Voice
from geo.lexicon import LANGUAGES, read_words
from geo.model import EventType
from tests.quality import measure

FOLDER = Path(__file__).parents[2] / "geo" / "lexicon"
SENTENCES = Path(__file__).parent / "sentences"
"""Single sentences written for the voice: acceptable types (`-` for no act), a tab, the sentence."""
TITLES = {"en": "The Kuril Islands", "ja": "北方領土", "ru": "Курильские острова"}
"""A headline that makes an article of single sentences one about the dispute."""
STANDING = ("paragraph:", "third:", "density:", "listed")
"""Features of where a sentence stands."""
REACH = {"en": 0.15, "ja": 0.08, "ru": 0.15}
"""The inverse strength of the regularisation (scikit-learn's C), by language."""
TAUGHT = {"en": 0.3, "ja": 0.8, "ru": 0.4}
"""How much a word of the lexicon weighs beside a case of the articles, by language."""
PROMOTE = {"en": 0.5, "ja": 0.6, "ru": 0.6}
"""From which likelihood on a sentence without an act of the rules tells one, by language."""
VETO = {"en": 0.25, "ja": 0.4, "ru": 0.4}
"""Under which likelihood the acts of the rules are doubted, by language."""
ABOUT = {"en": 0.64, "ja": 0.66, "ru": 0.7}
"""Under which likelihood an article is about life on the spot, not the quarrel, by language."""
ALONE = 0.25
"""How much a single sentence that tells an act counts beside one of an article."""
ACT_WORDS = ("verbs", "nouns", "phrases", "ongoing", "historic")
"""The lists of an act's words in the lexicons."""
_MARKS = re.compile(r"[…*@|]")
BRIEF = 6
"""How many sentences of an article are learned from as if they were all of it: there are few short ones."""
ABOUT_LEAST = 0.2
"""What weighs less of a whole article than this, in log-odds, is not asked for."""
LEAST = 30
"""A weight smaller than this, in thousandths, is left out of what is shipped."""


@dataclass(frozen=True)
class Row:
    """A sentence: who wrote it, what it shows, what the rules said, whether it tells an act, and the acts' types."""

    article: str
    hand: str
    read: bool
    features: frozenset[str]
    verdicts: frozenset[str]
    told: bool | None
    types: tuple[tuple[str, ...], ...]

    @property
    def rules(self) -> bool:
        """Whether the rules found an act."""
        return "rules:0" not in self.verdicts


@cache
def rows(lang: str) -> tuple[Row, ...]:
    """Every sentence of the annotated articles of a language, then the single sentences."""
    articles = (row for text in measure.texts() if text.lang == lang for row in _rows(text))
    return (*articles, *single(lang))


def _rows(text: measure.Text) -> Iterator[Row]:
    scene = gather_scene(text.article, measure.dispute(), measure.gazetteer())
    if scene is None:
        return
    told = list(read_article_sentences(scene))
    density = density_of([heard for _, _, heard in told])
    for sentence, _, heard in told:
        events = [event for event in text.gold["events"] if _tells(sentence.text, event)]
        core = [event for event in events if event.get("core", True)]
        yield Row(
            article=text.name,
            hand=text.hand,
            read=text.read,
            features=features_of(heard) | {density},
            verdicts=verdicts_of(heard.reading.candidates),
            told=True if core else None if events else False,
            types=tuple(tuple(event["types"]) for event in core),
        )


@cache
def single(lang: str) -> tuple[Row, ...]:
    """The single sentences of `sentences/<lang>*.tsv`, read as an article of one each paragraph.

    Where one stands there means nothing.
    """
    files = sorted(SENTENCES.glob(f"{lang}*.tsv"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    types = {text: kinds for kinds, text in (line.split("\t") for line in lines)}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sentences.txt"
        file.write_text("\n\n".join((TITLES[lang], *types)), encoding="utf-8")
        article = read_article(file, published=date(2024, 6, 12), lang=lang)
    scene = gather_scene(article, measure.dispute(), measure.gazetteer())
    rows = []
    for sentence, _, heard in read_article_sentences(scene) if scene else ():
        kinds = types.get(sentence.text)
        if kinds:
            told = () if kinds == "-" else (tuple(kinds.split("|")),)
            shown = frozenset(name for name in features_of(heard) if not name.startswith(STANDING))
            rows.append(Row("sentences", "sentences", False, shown, verdicts_of(heard.reading.candidates), bool(told), told))
    return tuple(rows)


def _tells(sentence: str, event: dict[str, Any]) -> bool:
    said = measure.normal(sentence)
    quotes = [measure.normal(quote) for quote in (event["evidence"], *event.get("evidence_alt", ()))]
    return any(quote in said or said in quote for quote in quotes)


def train(lang: str, keep: Callable[[Row], bool] = lambda row: True) -> Voice:
    """A voice from the rows that `keep` keeps."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    known = [row for row in rows(lang) if keep(row)]
    asked = [row for row in known if row.told is not None]
    names = DictVectorizer()
    table = names.fit_transform([dict.fromkeys(_given(row), 1.0) for row in asked])
    model = LogisticRegression(C=REACH[lang], max_iter=4000)
    model.fit(table, [bool(row.told) for row in asked], sample_weight=[_weight(row) for row in asked])
    weights = {name: round(1000 * float(model.coef_[0][place])) for name, place in names.vocabulary_.items()}
    bias, kinds = _types(lang, known)
    about_bias, about = _about(known)
    return Voice(
        bias=round(1000 * float(model.intercept_[0])),
        weights={name: weights[name] for name in sorted(weights) if abs(weights[name]) >= LEAST},
        type_bias=bias,
        type_weights=kinds,
        promote=PROMOTE[lang],
        veto=VETO[lang],
        about_bias=about_bias,
        about=about,
        about_least=ABOUT[lang],
    )


def _about(known: Sequence[Row]) -> tuple[int, dict[str, int]]:
    """The bias and weights that an article is about the quarrel, from all that its sentences show: it is where the gold has events.

    What weighs next to nothing is left out, and the rest learned again.
    """
    texts = [(names, right) for rows in _articles(known) for names, right in _openings(rows)]
    right = [each for _, each in texts]
    cases = [{name: 1 / math.sqrt(len(names)) for name in names if not name.startswith(STANDING)} for names, _ in texts]
    _, first = _lines(cases, right)
    kept = {name for name, weight in first.items() if abs(weight) >= ABOUT_LEAST}
    bias, weights = _lines([{name: value for name, value in case.items() if name in kept} for case in cases], right)
    return round(1000 * bias), {name: round(1000 * weight) for name, weight in weights.items()}


def _articles(known: Sequence[Row]) -> list[list[Row]]:
    """The rows of each annotated article that has any, in its order."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in known:
        if row.hand != "sentences":
            rows[row.article].append(row)
    return list(rows.values())


def _openings(rows: Sequence[Row]) -> Iterator[tuple[frozenset[str], bool]]:
    """What an article shows, and its beginning as if it were a brief, and whether it tells any act."""
    tells = any(row.told is not False for row in rows)
    for part in (rows[:BRIEF], rows):
        if any(row.told for row in part) or not tells:
            yield frozenset().union(*(row.features for row in part)), tells


def _lines(cases: Sequence[Mapping[str, float]], right: Sequence[bool]) -> tuple[float, dict[str, float]]:
    """The bias and the weight of every name of a linear model, in log-odds."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    names = DictVectorizer()
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=4000).fit(names.fit_transform(cases), right)
    return float(model.intercept_[0]), {name: float(model.coef_[0][place]) for name, place in sorted(names.vocabulary_.items())}


def _weight(row: Row) -> float:
    """How much a row counts: most single sentences tell an act, of the articles' about a third do."""
    return ALONE if row.hand == "sentences" and row.told else 1.0


def _given(row: Row) -> frozenset[str]:
    """What a row shows to the voice: the rules' verdict too, except in half of the articles that they were written over."""
    withheld = row.read and int(hashlib.sha256(row.article.encode()).hexdigest(), 16) % 2 == 0
    return row.features if withheld else row.features | row.verdicts


def _types(lang: str, known: Sequence[Row]) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """The bias of each type and the weights of each feature for them; every type that the gold takes shares a case."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    cases = [*_cases(known), *_lexicon(lang)]
    names = DictVectorizer()
    table = names.fit_transform([dict.fromkeys(features, 1.0) for features, _, _ in cases])
    model = LogisticRegression(C=0.2, max_iter=4000)
    model.fit(table, [kind for _, kind, _ in cases], sample_weight=[weight for *_, weight in cases])
    bias = {str(kind): round(1000 * float(value)) for kind, value in zip(model.classes_, model.intercept_, strict=True)}
    kinds: dict[str, dict[str, int]] = {}
    for name, place in sorted(names.vocabulary_.items()):
        told = {str(kind): round(1000 * float(model.coef_[row][place])) for row, kind in enumerate(model.classes_)}
        kept = {kind: weight for kind, weight in told.items() if abs(weight) >= LEAST * 2}
        if kept:
            kinds[name] = kept
    return bias, kinds


def _cases(known: Sequence[Row]) -> Iterator[tuple[frozenset[str], str, float]]:
    for row in known:
        shown = row.features | row.verdicts if "rules:1" in row.verdicts else row.features
        for types in row.types:
            ours = [kind for kind in types if kind in set(EventType)]
            yield from ((shown, kind, 1 / len(ours)) for kind in ours)


def _lexicon(lang: str) -> Iterator[tuple[frozenset[str], str, float]]:
    """What the lexicon knows of each type, a word or phrase a case: the articles show only some of them."""
    acts = read_words(lang, "acts")
    listed = [(word, row["type"]) for row in acts["act"] for key in ACT_WORDS for word in row.get(key, ())]
    for word, kind in [*listed, *((word, row["type"]) for row in acts["content"] for word in row["words"])]:
        said = _MARKS.sub(" ", word).lower()
        forms = {form for form, _ in verb_forms(said)} if lang == "en" else {said}
        for form in sorted(forms):
            names = frozenset(name for name in words_in(form, lang) if not name.startswith(("first:", "end:")))
            yield names, kind, TAUGHT[lang] / len(forms)


def page(voice: Voice) -> str:
    """The text of `voice.json`."""
    table = {
        "bias": voice.bias,
        "promote": voice.promote,
        "veto": voice.veto,
        "about_bias": voice.about_bias,
        "about": dict(voice.about),
        "about_least": voice.about_least,
        "weights": dict(voice.weights),
        "type_bias": dict(voice.type_bias),
        "type_weights": {name: dict(kinds) for name, kinds in voice.type_weights.items()},
    }
    return json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def main() -> None:
    """Train every language and write what is shipped."""
    for lang in LANGUAGES:
        (FOLDER / lang / "voice.json").write_text(page(train(lang)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""The gold articles parsed and scored: what `docs/accuracy.md` prints and `test_accuracy.py` holds against its floors."""

import hashlib
import importlib.util
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import digits
from types import ModuleType
from typing import Any

from geo.articles import read_article
from geo.events import extract_events
from geo.events.voice import Voice
from geo.gazetteer import Gazetteer
from geo.model import Article, Dispute, Event, event_record
from geo.packs import read_dispute

GOLD = Path(__file__).parent / "gold"
FURTHER = Path(__file__).parent / "further"
HANDS = {"01–36": (0, 99), "101–134": (100, 199), "201–226": (200, 299), "301–328": (300, 399)}


UNREAD = "01–36"
"""The hand of the gold that was kept aside."""


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated article: its name, language and hand, the gold, the file, and whether it was read while rules were written."""

    name: str
    lang: str
    hand: str
    gold: dict[str, Any]
    path: Path
    read: bool

    @property
    def raw(self) -> str:
        """The file's text."""
        return self.path.read_text(encoding="utf-8")

    @property
    def article(self) -> Article:
        """The article as the program reads it."""
        day = date.fromisoformat(self.gold["published"]) if self.gold["published"] else None
        return read_article(self.path, published=day, lang=self.lang)


@cache
def texts() -> tuple[Text, ...]:
    """Every annotated article: the gold, then the further hands."""
    paths = [*sorted((GOLD / "written").glob("*.json")), *sorted(FURTHER.glob("*.json"))]
    return tuple(_text(path) for path in paths)


def _text(path: Path) -> Text:
    gold = json.loads(path.read_text(encoding="utf-8"))
    if path.parent == FURTHER:
        hand = path.stem.rstrip(digits)
        read = int(path.stem.removeprefix(hand)) % 2 == 1
    else:
        hand = hand_of({"id": path.stem})
        read = hand != UNREAD
    return Text(path.stem, gold["lang"], hand, gold, path.with_suffix(".txt"), read)


@cache
def dispute() -> Dispute:
    """The dispute that the articles are about."""
    return read_dispute("kuril-northern-territories")


@cache
def gazetteer() -> Gazetteer:
    """Its gazetteer."""
    return Gazetteer(dispute())


def normal(text: str) -> str:
    """A text as the scorer compares it."""
    return str(_scorer().norm(text))


def summary(chosen: Iterable[Text], voices: Mapping[str, Voice] | None = None) -> dict[str, Any]:
    """The scorer's summary over some articles, by the shipped voices or by others."""
    found = ((text, extract_events(text.article, dispute(), gazetteer(), voices)) for text in chosen)
    return summed(counts(text, [event_record(event) for event in events]) for text, events in found)


def counts(text: Text, told: list[dict[str, Any]]) -> dict[str, int]:
    """The scorer's counts of one article for the events told of it."""
    counted: dict[str, int] = _scorer().score_one(text.gold, text.raw, told, not text.gold["events"])[0]
    return counted


def summed(rows: Iterable[dict[str, int]]) -> dict[str, Any]:
    """The scorer's summary of the counts of several articles."""
    scorer = _scorer()
    sums = dict.fromkeys(scorer.KEYS, 0)
    for each in rows:
        sums = {key: sums[key] + each[key] for key in sums}
    return dict(scorer.summary(sums))


def corpus_hash() -> str:
    """A hash over every gold file, so that a floor speaks of one corpus."""
    digest = hashlib.sha256()
    for path in sorted((GOLD / "written").iterdir()):
        digest.update(path.name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


@cache
def texts_hash() -> str:
    """A hash over every annotated article, the gold's and the further hands'."""
    digest = hashlib.sha256()
    for text in texts():
        for path in (text.path, text.path.with_suffix(".json")):
            digest.update(path.name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


@cache
def predictions() -> dict[str, tuple[Event, ...]]:
    """Article number to the events that the parser finds in its text."""
    dispute = read_dispute("kuril-northern-territories")
    gazetteer = Gazetteer(dispute)
    found = {}
    for entry in index():
        found[entry["id"]] = extract_events(article_of(entry), dispute, gazetteer)
    return found


def article_of(entry: dict[str, Any]) -> Article:
    """A gold article as the program reads it."""
    day = date.fromisoformat(entry["published"]) if entry["published"] else None
    return read_article(GOLD / "written" / f"{entry['id']}.txt", published=day, lang=entry["lang"])


def index() -> list[dict[str, Any]]:
    """The articles of the gold, with language, group, publication date."""
    return json.loads((GOLD / "index.json").read_text(encoding="utf-8"))["articles"]


def score(
    keep: Callable[[dict[str, Any]], bool] = lambda entry: True, events: Callable[[str], Iterable[Event]] | None = None
) -> dict[str, Any]:
    """The scorer's summary over the articles that `keep` keeps; `events` gives other predictions than the parser's."""
    chosen = {entry["id"] for entry in index() if keep(entry)}
    told = events or (lambda number: predictions()[number])
    return _run(chosen, lambda number: [event_record(event) for event in told(number)])[0]


def naive(keep: Callable[[dict[str, Any]], bool] = lambda entry: True) -> dict[str, Any]:
    """The summary of a naive reader: every sentence that names an island is an ACCUSE on the publication day."""
    dispute = read_dispute("kuril-northern-territories")
    gazetteer = Gazetteer(dispute)
    entries = {entry["id"]: entry for entry in index() if keep(entry)}

    def told(number: str) -> list[dict[str, Any]]:
        text = (GOLD / "written" / f"{number}.txt").read_text(encoding="utf-8")
        return list(_naive_events(text, entries[number], gazetteer))

    return _run(set(entries), told)[0]


def details(number: str) -> list[dict[str, Any]]:
    """What the scorer says of every event of one article."""
    return _run({number}, lambda each: [event_record(event) for event in predictions()[each]])[1][number]


@cache
def _gold(number: str) -> tuple[dict[str, Any], str]:
    gold = json.loads((GOLD / "written" / f"{number}.json").read_text(encoding="utf-8"))
    return gold, (GOLD / "written" / f"{number}.txt").read_text(encoding="utf-8")


def judge(text: Text, event: Event) -> dict[str, bool | None]:
    """Whether an event of an article is right in its act, date, place and bearer; `None` where the gold does not say."""
    figures = counts(text, [event_record(event)])
    told = bool(figures["tp"])
    return {
        "act": bool(figures["opt"] or (told and figures["type_ok"])),
        "date": bool(figures["date_exact"]) if told else None,
        "place": bool(figures["feat_ok"]) if told else None,
        "bearer": bool(figures["actor_ok"]) if told and figures["actor_n"] else None,
    }


def accepted(text: Text, event: Event) -> tuple[bool, tuple[str, ...]]:
    """Whether an event is one of an article's gold, and the types that the gold takes for it; none for one it leaves open."""
    figures, log = _scorer().score_one(text.gold, text.raw, [event_record(event)], False)
    return bool(figures["tp"] or figures["opt"]), next((tuple(row["gold"][1]) for row in log if "match" in row), ())


def hand_of(entry: dict[str, Any]) -> str:
    """The hand that wrote an article, by its number."""
    return next(name for name, (first, last) in HANDS.items() if first <= int(entry["id"]) <= last)


def _naive_events(text: str, entry: dict[str, Any], gazetteer: Gazetteer) -> Iterable[dict[str, Any]]:
    start = 0
    for sentence in text.replace("。", "。\0").replace(". ", ".\0 ").replace("\n", "\n\0").split("\0"):
        mentions = gazetteer.find_mentions(sentence, entry["lang"])
        features = sorted({feature for mention in mentions if not mention.refused for feature in mention.features})
        if features and sentence.strip():
            yield {
                "date": entry["published"],
                "type": "ACCUSE",
                "features": features,
                "actors": ["JPN"],
                "evidence": sentence.strip(),
            }
        start += len(sentence)


def _run(chosen: set[str], told: Callable[[str], list[dict[str, Any]]]) -> tuple[dict[str, Any], dict[str, Any]]:
    scorer = _scorer()
    groups: dict[str, dict[str, int]] = {}
    logs = {}
    for entry in index():
        if entry["id"] not in chosen:
            continue
        gold, raw = _gold(entry["id"])
        counts, logs[entry["id"]] = scorer.score_one(gold, raw, told(entry["id"]), not gold["events"])
        for group in ("overall", f"lang:{entry['lang']}", f"hand:{hand_of(entry)}"):
            sums = groups.setdefault(group, dict.fromkeys(scorer.KEYS, 0))
            for key in scorer.KEYS:
                sums[key] += counts[key]
    return {group: scorer.summary(sums) for group, sums in groups.items()}, logs


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_scorer", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold_scorer"] = module
    spec.loader.exec_module(module)
    module.FMAP.update(json.loads((GOLD / "feature-map.json").read_text(encoding="utf-8")))
    return module

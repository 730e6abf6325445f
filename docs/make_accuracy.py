"""Writes `docs/accuracy.md` from the gold articles: `python docs/make_accuracy.py`. A test compares the page with it."""

import random
import sys
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from geo.events.voice import voice_of  # noqa: E402  the same
from geo.model import TOLD_FROM  # noqa: E402  the same
from tests.quality import crossfit, measure, rules  # noqa: E402  the checkout's tests are importable only with its root on the path

LANGUAGES = {"en": "English", "ja": "Japanese", "ru": "Russian"}
COLUMNS = (
    ("articles", "articles"), ("gold_core", "events"), ("precision", "precision"), ("recall", "recall"), ("f1", "F1"),
    ("date_exact", "date exact"), ("type_acceptable", "type"), ("feature", "feature"), ("actor", "actor"),
)  # fmt: skip

HEAD = """# Accuracy

How right the events are, measured on {articles} annotated articles with {events} core events in English, Japanese and
Russian: the 74 gold articles of `tests/quality/gold/` (rules and scorer there) and those of the further hands
(`tests/quality/further/`). Each article is read by second voices and a calibration that were trained **without the hand that
wrote it** (`tests/quality/crossfit.py`). What is measured is what `parse` and `build` tell: events of a confidence of {told} or
more. The page is made by `make accuracy` and held by a test; the floors in `tests/quality/floors.toml` keep every figure from
falling.

Precision and recall count an event as found when its quotation overlaps the gold's by half of the shorter and a feature is
shared, one to one. Date, type, feature and actor are shares of the events found.

## On articles that nobody had read

Half of every further hand and one hand of the gold were kept aside: no rule was written over them. This is what to expect of
articles by others.
"""

READ = """
## On articles that were read while the rules were written
"""
INTERVALS = "\n95 % intervals, by 1,000 resamples of articles:\n"
FALSE = "False events on the {articles} articles without events: {events}.\n"
CHOICE = """
How the threshold moves them (`--min-confidence`), on the same articles:
"""
PHENOMENA = """
## By phenomenon

The gold articles that show it, whatever else they show (at least three articles).
"""
RULES = """
## By rule

Each event rests on a rule for its act, its date, its place and its bearer. A rule is right where the gold says so of that
aspect; an event that is none of the gold's counts against the rule of its act. Only rules with ten cases or more are
printed. Every event's `confidence` is made of these rules, of how likely the second voice finds the act and its type, and of
the kind and age of its date: a likelihood for each of act, type, date, place and bearer, learned on these articles
(`geo/lexicon/calibration.json`), whose product is drawn to the share that was wholly right.
"""
VOICE = """
## What the second voice listens to

The rules know why a clause is an event. A linear model hears how such sentences are written, and doubts the rules or adds to
them; names, places and dates weigh nothing in it. Its strongest features, with their weights:
"""
RELIABILITY = """
## Is the confidence right?

Every event was given its confidence by a calibration that had not seen its hand, and compared with whether it is right in act,
type, date, place and bearer together.
"""
LIMITS = """
## What these figures are not

- One annotator an article, invented minor details, texts dense in traps. The hands follow one set of rules
  (`tests/quality/gold/RULES.md`), which another analyst may draw elsewhere.
- The articles kept aside were scored in aggregate while the rules were written, never read.
- Some of the articles are about disputes of which there is no pack; their events count as missed.
- What is said is typed by the words in it, so irony and quotation of the other side mislead it.
"""


def page() -> str:
    """The text of `docs/accuracy.md`."""
    overall = crossfit.summary(bool)
    unread = {"all": figures(read=False)} | {name: figures(lang, read=False) for lang, name in LANGUAGES.items()}
    read = {"all": figures(read=True)} | {name: figures(lang, read=True) for lang, name in LANGUAGES.items()}
    read |= {f"hand {hand}": crossfit.summary(lambda text, hand=hand: text.read and text.hand == hand) for hand in hands()}
    parts = [
        HEAD.format(told=TOLD_FROM, articles=overall["articles"], events=overall["gold_core"]),
        table(unread | {"naive reader, gold": measure.naive()["overall"]}),
        "The naive reader makes every sentence that names an island an ACCUSE on the publication day.\n",
        INTERVALS,
        interval_table(
            {"all": intervals(lambda text: not text.read)}
            | {name: intervals(lambda text, lang=lang: not text.read and text.lang == lang) for lang, name in LANGUAGES.items()}
        ),
        CHOICE,
        table(thresholds()),
        FALSE.format(articles=overall["negative_control_articles"], events=overall["false_events_on_negative_controls"]),
        READ,
        table(read),
        PHENOMENA,
        table(phenomena()),
        RULES,
        rule_table(),
        VOICE,
        voice_table(),
        RELIABILITY,
        reliability(),
        LIMITS,
        wrong(),
    ]
    return "\n".join(parts)


def figures(lang: str | None = None, *, read: bool) -> dict[str, Any]:
    """The figures over the articles that were read while rules were written, or over the others, of one language or all."""
    return crossfit.summary(lambda text: text.read is read and lang in (None, text.lang))


def thresholds() -> dict[str, dict[str, Any]]:
    """The figures over the articles that were not read, of the events that are told unless asked for all, and of all."""
    even = figures(read=False)
    return {"0 (everything heard)": crossfit.summary(lambda text: not text.read, sure=False), f"{TOLD_FROM}": even}


def hands() -> list[str]:
    """Every hand, in order."""
    return sorted({text.hand for text in measure.texts() if text.read})


def voice_table(each: int = 12) -> str:
    """The features that speak most for and against an act, by language."""
    lines = ["| | for an act | against one |", "|---|---|---|"]
    for lang, name in LANGUAGES.items():
        ranked = sorted(voice_of(lang).weights.items(), key=lambda row: (-row[1], row[0]))
        told = (
            ", ".join(f"`{feature}` {weight / 1000:+.2f}" for feature, weight in rows)
            for rows in (ranked[:each], ranked[: -each - 1 : -1])
        )
        lines.append(f"| {name} | " + " | ".join(told) + " |")
    return "\n".join(lines) + "\n"


def table(rows: dict[str, dict[str, Any]]) -> str:
    """A Markdown table of the chosen figures, one row a group."""
    lines = ["| | " + " | ".join(name for _, name in COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    lines += ["| " + " | ".join([group, *(cell(figures[key]) for key, _ in COLUMNS)]) + " |" for group, figures in rows.items()]
    return "\n".join(lines) + "\n"


def cell(value: float | None) -> str:
    """A figure for a cell: counts as they are, shares with three places, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def intervals(keep: Callable[[measure.Text], bool]) -> dict[str, tuple[float, float]]:
    """The 95 % intervals of precision, recall and F1 by resampling articles; a fixed seed, so that the page stays the same."""
    rows = [crossfit.counts()[text.name] for text in measure.texts() if keep(text)]
    draw = random.Random(1855)  # noqa: S311  a resampling, not a secret
    values: dict[str, list[float]] = {"precision": [], "recall": [], "F1": []}
    for _ in range(1000):
        chosen = [draw.choice(rows) for _ in rows]
        found, false, missed = (sum(row[key] for row in chosen) for key in ("tp", "fp", "fn"))
        values["precision"].append(found / max(1, found + false))
        values["recall"].append(found / max(1, found + missed))
        values["F1"].append(2 * found / max(1, 2 * found + false + missed))
    return {name: (sorted(each)[25], sorted(each)[974]) for name, each in values.items()}


def interval_table(rows: dict[str, dict[str, tuple[float, float]]]) -> str:
    """A Markdown table of intervals, one row a group."""
    lines = ["| | precision | recall | F1 |", "|---|---|---|---|"]
    lines += [
        f"| {group} | " + " | ".join(f"{low:.3f} to {high:.3f}" for low, high in each.values()) + " |"
        for group, each in rows.items()
    ]
    return "\n".join(lines) + "\n"


def phenomena() -> dict[str, dict[str, Any]]:
    """The figures over the articles that show each phenomenon, the most frequent first; those of at least three articles."""
    shown = {entry["id"]: entry["phenomena"] for entry in measure.index()}
    seen = Counter(name for names in shown.values() for name in names)
    frequent = sorted((name for name, number in seen.items() if number >= 3), key=lambda name: (-seen[name], name))
    return {name: crossfit.summary(lambda text, name=name: name in shown.get(text.name, ())) for name in frequent}


def rule_table(least: int = 10) -> str:
    """What each family of rules, and each rule with enough cases, reached."""
    rows = [(name, right, seen) for name, (right, seen) in rules.counts().items() if seen >= least]
    lines = ["| rule | right | of | share |", "|---|---|---|---|"]
    lines += [f"| `{name}` | {right} | {seen} | {right / seen:.2f} |" for name, right, seen in rows]
    return "\n".join(lines) + "\n"


def reliability() -> str:
    """How often events were right, by the confidence they were given."""
    rows = [(each.confidence, each.wholly) for each in crossfit.judged()]
    edges = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
    lines = ["| confidence | events | mean confidence | wholly right |", "|---|---|---|---|"]
    for low, high in pairwise(edges):
        inside = [(given, right) for given, right in rows if low <= given < high]
        if inside:
            given, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            lines.append(f"| {low:.1f} to {min(high, 1.0):.1f} | {len(inside)} | {given:.2f} | {right:.2f} |")
    brier = sum((given - right) ** 2 for given, right in rows) / len(rows)
    share = sum(right for _, right in rows) / len(rows)
    lines.append(f"\nBrier score {brier:.3f}; {share * (1 - share):.3f} for giving every event the mean.")
    return "\n".join(lines) + "\n"


def wrong(limit: int = 4) -> str:
    """Examples of what is still wrong, a few of each kind, from the articles that were not kept aside."""
    missed, false = [], []
    for entry in measure.index():
        if measure.hand_of(entry) == "01–36" or entry["group"] != "kuril":
            continue
        for row in measure.details(entry["id"]):
            if "missed" in row:
                missed.append((entry["id"], row["missed"]))
            elif "false" in row:
                false.append((entry["id"], row["false"]))
    lines = ["\n## What is still wrong\n", "Missed, for example:\n"]
    lines += [f"- {number}: {text}" for number, text in spread(missed, limit)]
    lines += ["\nEvents that are none, for example:\n"]
    lines += [f"- {number}: {text}" for number, text in spread(false, limit)]
    return "\n".join(lines) + "\n"


def spread(rows: list[tuple[str, str]], limit: int) -> list[tuple[str, str]]:
    """`limit` rows at even distances, so that every language and hand has a chance."""
    step = max(1, len(rows) // limit)
    return rows[::step][:limit]


if __name__ == "__main__":
    (ROOT / "docs" / "accuracy.md").write_text(page(), encoding="utf-8", newline="\n")

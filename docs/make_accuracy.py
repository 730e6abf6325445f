"""Writes `docs/accuracy.md` from the gold articles: `python docs/make_accuracy.py`. A test compares the page with it."""

import random
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality import measure  # noqa: E402  the checkout's tests are importable only with its root on the path

LANGUAGES = {"en": "English", "ja": "Japanese", "ru": "Russian"}
COLUMNS = (
    ("articles", "articles"), ("gold_core", "events"), ("precision", "precision"), ("recall", "recall"), ("f1", "F1"),
    ("date_exact", "date exact"), ("type_acceptable", "type"), ("feature", "feature"), ("actor", "actor"),
)  # fmt: skip

HEAD = """# Accuracy

How right the events are, measured on the {articles} gold articles of `tests/quality/gold/` ({events} core events; rules
and scorer there). The page is made by `python docs/make_accuracy.py` and held by a test; the floors in
`tests/quality/floors.toml` keep every figure from falling.

Precision and recall count an event as found when its quotation overlaps the gold's by half of the shorter and a feature is
shared, one to one. Date, type, feature and actor are shares of the events found.
"""

FALSE = "False events on the {articles} articles without events: {events}.\n"
LIMITS = """
## What these figures are not

- One annotator, invented minor details, texts dense in traps. Real news is looser.
- The articles 101–328 were read while the rules were written; 01–36 were kept aside, and their row is the one to expect on
  texts not seen (one of them, 04, was read at the start as an example of the format). The seed article was an example
  while the rules were written.
- Four of the articles are about other disputes (Falklands, Senkaku / Diaoyu, …) of which there is no pack here; their
  events count as missed.
- What is said is typed by the words in it, so irony and quotation of the other side mislead it.
"""


def page() -> str:
    """The text of `docs/accuracy.md`."""
    everything = measure.score()
    hands = {f"hand {hand}": everything[f"hand:{hand}"] for hand in measure.HANDS}
    hands["hand 01–36 (kept aside)"] = hands.pop("hand 01–36")
    rows = {"all": everything["overall"]} | {name: everything[f"lang:{lang}"] for lang, name in LANGUAGES.items()} | hands
    kuril = measure.score(lambda entry: entry["group"] == "kuril")
    rows |= {"this dispute only": kuril["overall"]}
    rows |= {f"this dispute, {name}": kuril[f"lang:{lang}"] for lang, name in LANGUAGES.items()}
    rows |= {"naive reader": measure.naive()["overall"]}
    overall = everything["overall"]
    low, high = interval()
    parts = [
        HEAD.format(articles=overall["articles"], events=overall["gold_core"]),
        table(rows),
        f"\nF1 over all articles: {overall['f1']:.3f}, 95 % interval {low:.3f} to {high:.3f} (1,000 resamples of articles).\n",
        FALSE.format(articles=overall["negative_control_articles"], events=overall["false_events_on_negative_controls"]),
        "The naive reader makes every sentence that names an island an ACCUSE on the publication day.\n",
        LIMITS,
        wrong(),
    ]
    return "\n".join(parts)


def table(rows: dict[str, dict[str, Any]]) -> str:
    """A Markdown table of the chosen figures, one row a group."""
    lines = ["| | " + " | ".join(name for _, name in COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    lines += ["| " + " | ".join([group, *(cell(figures[key]) for key, _ in COLUMNS)]) + " |" for group, figures in rows.items()]
    return "\n".join(lines) + "\n"


def cell(value: float | None) -> str:
    """A figure for a cell: counts as they are, shares with three places, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def interval() -> tuple[float, float]:
    """The 95 % interval of F1 by resampling articles; the seed is fixed so that the page is the same each time."""
    counts = []
    for entry in measure.index():
        figures = measure.score(lambda other, number=entry["id"]: other["id"] == number)["overall"]
        counts.append((figures["tp"], figures["fp"], figures["fn"]))
    draw = random.Random(1855)  # noqa: S311  a resampling, not a secret
    values = []
    for _ in range(1000):
        sample = [draw.choice(counts) for _ in counts]
        found, false, missed = (sum(column) for column in zip(*sample, strict=True))
        values.append(2 * found / (2 * found + false + missed))
    values.sort()
    return values[25], values[974]


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

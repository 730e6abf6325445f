"""What cards and the search need of the events besides the columns: words, in stretches that a browser reads one by one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from geo.model import Event, Evidence
from geo.render.columns import Cited, Columns, Pool, cited, further_quotes
from geo.render.safe import LONGEST_QUOTE, clean_text

STRETCH: Final = 1024
"""Events, or articles, that travel together: a browser reads that many without a pause that a reader would notice."""

_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "»", "」", "”", '"')
_NEAR_START = re.compile(r"^\S{0,20}\s+(?=\S)")
_NEAR_END = re.compile(r"\s+\S{0,20}$")


def told_stretches(ranked: Sequence[Event], columns: Columns) -> Iterator[dict[str, Any]]:
    """`STRETCH` events each, as lists of one value an event; texts that repeat are numbers in the stretch's own `texts`.

    The lists are `rule`, `words`, `mode`, `level`, `curation`, `rules`, `confidence`, `article` (its place among all),
    `quote` (what stands before the evidence, the evidence, what stands after) and `more` (further articles and quotations).
    """
    for start in range(0, len(ranked), STRETCH):
        texts: Pool[str] = Pool()
        rows = [_told(event, texts, columns.articles.values) for event in ranked[start : start + STRETCH]]
        yield {"texts": list(texts.values), **{name: [row[name] for row in rows] for name in rows[0]}}


def article_stretches(columns: Columns) -> Iterator[list[Cited]]:
    """`STRETCH` articles each, in the order of their first use: the newest events need the first."""
    articles = iter(columns.articles.values)
    while stretch := list(islice(articles, STRETCH)):
        yield stretch


def _told(event: Event, texts: Pool[str], articles: Mapping[Cited, int]) -> dict[str, Any]:
    def text(value: str | None) -> int:
        return texts.put(clean_text(value)) if value else -1

    more = [[articles[cited(source, source.reprint_of)], _quote(quote)] for source, quote in further_quotes(event)]
    return {
        "rule": text(event.date_rule),
        "words": text(event.date_text),
        "mode": text(event.mode),
        "level": text(str(event.feature_level)),
        "curation": text(event.curation),
        "rules": [text(rule) for rule in event.rules],
        "confidence": event.confidence,
        "article": articles[cited(event, None)],
        "quote": _quote(event.evidence),
        "more": more,
    }


def _quote(evidence: Evidence) -> list[str]:
    """What stands before, the evidence, what stands after; words cut off at the ends are left out and marked."""
    before, after = evidence.prefix, evidence.suffix
    if evidence.start > len(before):
        before = "…" + _NEAR_START.sub("", before)
    if after and not after.rstrip().endswith(_SENTENCE_ENDS):
        after = _NEAR_END.sub("", after) + "…"
    return [clean_text(part, LONGEST_QUOTE) for part in (before, evidence.exact, after)]

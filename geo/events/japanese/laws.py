"""What a Japanese law, decree or cabinet decision amounts to: what it orders, forbids, ends or declares makes its type."""

import re
from dataclasses import replace
from functools import cache

from geo.events.contents import act_of
from geo.events.japanese.analysis import Analysis
from geo.events.japanese.bearing import begin_of
from geo.events.japanese.inflection import Form
from geo.events.japanese.predicates import Predicate, Stand
from geo.events.reading import Act
from geo.lexicon import read_words
from geo.model import EventType

_ORDERED = 8
"""How many code points may lie between what is ordered and the order."""
_NEAR = 40
"""How many code points before an act its object is looked for."""
_ORDERS = frozenset({EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE})
_BOTH = "both"


def enacted(analysis: Analysis, predicate: Predicate, act: Act, codes: tuple[str, ...]) -> Act:
    """The act, a law or order as what it holds: what is told right before it, else what the words of its clause amount to."""
    if act.mode != "law" and (act.type is not EventType.AGREE or act.by == _BOTH):
        return act
    ordered = _ordered(analysis, predicate, act)
    if ordered:
        return replace(ordered, strength=act.strength)
    alone = len(codes) <= 1 and set(codes) <= analysis.setting.sides
    if not alone or not (_is_law(act) or _names_paper(analysis, predicate)):
        return act
    meant = _held(_wording(analysis, predicate))
    return replace(meant, strength=act.strength, needs=act.needs, by=act.by) if meant else act


def _is_law(act: Act) -> bool:
    return act.mode == "law" and act.type is EventType.REJECT


def _names_paper(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether what is signed or approved is a law ("命令に署名した")."""
    before = analysis.text.masked[max(0, predicate.start - _NEAR) : predicate.start]
    return _pattern("papers").search(before) is not None


def _ordered(analysis: Analysis, predicate: Predicate, act: Act) -> Act | None:
    """The act that a relative clause right before an order tells ("合意を終了させる政令を公表した")."""
    near = [
        each
        for each in analysis.predicates
        if each.end <= predicate.start <= each.end + _ORDERED and each.stand is Stand.ATTRIBUTIVE
    ]
    orders = _pattern("orders")
    signed = [each for each in near if act.mode == "law" or orders.search(analysis.text.masked, each.end, predicate.start)]
    ordered = [each.trigger.act for each in signed if each.trigger.act and each.trigger.act.type in _ORDERS]
    return ordered[-1] if ordered else None


def _wording(analysis: Analysis, predicate: Predicate) -> str:
    """The words from the beginning of an act's clause to its end; where it leads on, to the end of the sentence."""
    end = len(analysis.text.sentence) if predicate.form is Form.CHAIN else predicate.end
    return analysis.text.sentence[begin_of(analysis, predicate) : end]


def _held(wording: str) -> Act | None:
    """The act that the words of a law amount to, `None` where they tell nothing of it."""
    return next((act for pattern, act in _rows() if pattern.search(wording)), None)


@cache
def _rows() -> tuple[tuple[re.Pattern[str], Act], ...]:
    """What a law amounts to by its words, in the lexicon's order."""
    return tuple((re.compile(row["pattern"]), act_of({"strength": 0, **row})) for row in read_words("ja", "laws")["law"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_words("ja", "laws")[name])

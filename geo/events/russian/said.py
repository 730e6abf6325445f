"""What kind of act saying something is, from the words that are said."""

from geo.events.contents import contents_of, counted_in
from geo.events.reading import Act
from geo.events.russian.endings import fold
from geo.events.russian.names import Named
from geo.events.russian.sentence import Analysis, Found
from geo.lexicon import read_words
from geo.model import EventType
from geo.model.states import heir_of


def said_act(said: str, *, by_claimant: bool) -> tuple[Act, int] | None:
    """The act that words amount to when an official says them, and their weight; `None` where they amount to none.

    `said` is the sentence, folded and in lower case, without the verb of saying. The type with most of its words, each as
    weighty as its row, wins; the earlier in the lexicon on a tie. A third country that says what a claimant says supports it.
    """
    weights: dict[EventType, int] = {}
    for content, count in zip(contents_of("ru"), counted_in(said, "ru"), strict=True):
        weights[content.act.type] = weights.get(content.act.type, 0) + count * content.act.strength
    best = max(weights, key=lambda kind: weights[kind])
    if not weights[best]:
        return None
    kind = EventType.SUPPORT if best is EventType.REJECT and not by_claimant else best
    return next(content.act for content in contents_of("ru") if content.act.type is kind), weights[best]


def as_threatened(analysis: Analysis, found: Found, act: Act, speaker: Named | None) -> Act:
    """The act of saying that arms are sent: of who commands them it is that, of others a threat or what they say of it.

    Whoever gives notice of a drill holds it. Who administers the place stations them there and defends it ("заявил, что учения
    идут по плану"); the other blames it.
    """
    if act.type is not EventType.MOBILIZE or speaker is None:
        return act
    words = read_words("ru", "clauses")
    if analysis.text.startswith(tuple(words["notifying"]), found.start):
        return act
    if any(token.word in words["hypotheticals"] for token in analysis.tokens[found.place :]):
        return _statement(EventType.THREATEN)
    name = fold(speaker.actor.text.lower())
    if any(word in name for word in words["commanding"]) or speaker.state not in analysis.setting.sides:
        return act
    holds = speaker.state is not None and heir_of(speaker.state) == heir_of(analysis.setting.holder or "")
    return _statement(EventType.REJECT if holds else EventType.ACCUSE)


def is_thought(analysis: Analysis, found: Found) -> bool:
    """Whether a verb of deciding only tells what was thought ("решили, что открывается окно")."""
    rows = read_words("ru", "clauses")["deciding"]
    after = [token.word for token in analysis.tokens[found.place + 1 :]]
    if not analysis.tokens[found.place].word.startswith(tuple(rows["verbs"])) or after[:2] != [",", "что"]:
        return False
    return not any(word.startswith(tuple(rows["musts"])) for word in after)


def _statement(kind: EventType) -> Act:
    return next(content.act for content in contents_of("ru") if content.act.type is kind)

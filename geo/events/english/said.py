"""What kind of act saying something is, from the words that are said."""

import re
from functools import cache
from typing import NamedTuple

from geo.events.contents import Content, act_of, contents_of, weightiest, wordings_in
from geo.events.reading import Act
from geo.lexicon import read_words
from geo.model import EventType


class _Saying(NamedTuple):
    """A whole wording that makes a type of what is said, the wording beside which it does not, whether only others say it."""

    act: Act
    said: re.Pattern[str]
    unless: re.Pattern[str] | None
    theirs: bool


def said_act(lowered: str, by_claimant: bool) -> Act | None:
    """The act that the words of a sentence amount to when an official says them, `None` where they amount to none.

    A whole wording goes before single words that weigh no more; reasons given ("citing …") are not what is said.
    """
    said = _turned(_reasons().sub(" ", lowered))
    worded = _worded(said, by_claimant)
    act = weightiest(_counted(said), by_claimant=by_claimant)
    if worded and (act is None or worded.strength >= act.strength):
        return worded
    settles = act is not None and act.type is EventType.AGREE and by_claimant
    return _stance() if settles and not _ahead().search(said) else act


def words_act(lowered: str, by_claimant: bool) -> Act | None:
    """The act that the single words of a sentence amount to, as `said_act` without its whole wordings: quicker, less sure."""
    return weightiest(_counted(_turned(_reasons().sub(" ", lowered))), by_claimant=by_claimant)


def voiced_act(act: Act | None, verb: str) -> Act | None:
    """The act that what is said amounts to, as the verb of saying makes it: who complains blames, who promises agrees."""
    words = read_words("en", "sayings")
    if verb.startswith(tuple(words["accusing"])):
        return _act(EventType.ACCUSE)
    mild = act is None or act.type in (EventType.REQUEST, EventType.CONSULT)
    return _act(EventType.AGREE) if mild and verb.startswith(tuple(words["promising"])) else act


@cache
def _act(kind: EventType) -> Act:
    """The act of saying words of one type."""
    return next(content.act for content in contents_of("en") if content.act.type is kind)


@cache
def _stance() -> Act:
    return act_of({**read_words("en", "sayings")["stance"], "needs": "topic"})


@cache
def _ahead() -> re.Pattern[str]:
    """What looks ahead to a settlement."""
    return re.compile(read_words("en", "sayings")["ahead"])


def _worded(said: str, by_claimant: bool) -> Act | None:
    """The act of the strongest whole wording that is said, the first of equals; `None` where there is none."""
    known = (each for each in _sayings() if not (each.theirs and by_claimant))
    rows = (each for each in known if each.said.search(said) and not (each.unless and each.unless.search(said)))
    return max((each.act for each in rows), key=lambda act: act.strength, default=None)


def _counted(said: str) -> list[tuple[Content, int]]:
    """How many different words of each content are said; at one place the longest of a content counts."""
    found = [(end + 1 - len(word), -end - 1, word, owners) for end, word, owners in wordings_in(said, "en")]
    heard: list[set[str]] = [set() for _ in contents_of("en")]
    free = [0] * len(heard)
    for start, minus_end, word, owners in sorted(found):
        if start and (said[start - 1].isalnum() or said[start - 1] == "_"):
            continue
        for owner in owners:
            if start >= free[owner]:
                free[owner] = -minus_end
                heard[owner].add(word)
    return [(content, len(words)) for content, words in zip(contents_of("en"), heard, strict=True)]


@cache
def _sayings() -> tuple[_Saying, ...]:
    """The rows of the lexicon, each with its wordings as one pattern."""
    rows = read_words("en", "sayings")["saying"]
    said = [re.compile("|".join(row["patterns"])) for row in rows]
    return tuple(
        _Saying(act_of({**row, "needs": "topic"}), pattern, _unless(row.get("unless")), row.get("theirs", False))
        for row, pattern in zip(rows, said, strict=True)
    )


def _unless(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None


def _turned(lowered: str) -> str:
    """The sentence with a willingness that is denied ("would not go on with the talks") written as a refusal."""
    denied = [found for found in _denied().finditer(lowered) if _agreeing().search(found.group())]
    return f"{lowered} {read_words('en', 'acts')['refusal']}" if denied else lowered


@cache
def _denied() -> re.Pattern[str]:
    """A negation of willingness with what it denies."""
    return re.compile(rf"\b(?:{'|'.join(read_words('en', 'acts')['denials'])})\b[^.,;]{{0,60}}")


@cache
def _reasons() -> re.Pattern[str]:
    """A reason that is given for what is said, up to the next comma or "but"."""
    return re.compile(rf"\b(?:{'|'.join(read_words('en', 'acts')['reasons'])})\b(?:(?! but )[^,;.])*")


@cache
def _agreeing() -> re.Pattern[str]:
    return _pattern(next(content for content in contents_of("en") if content.act.type is EventType.AGREE))


@cache
def _pattern(content: Content) -> re.Pattern[str]:
    """The words of a content; each may go on ("violat" also means "violation") but must begin a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in sorted(content.words, key=len, reverse=True))})")

"""What kind of act saying something is, from the words that are said."""

import re
from functools import cache

from geo.events.contents import Content, contents_of, weightiest, wordings_in
from geo.events.reading import Act
from geo.lexicon import read_words
from geo.model import EventType


def said_act(lowered: str, by_claimant: bool) -> Act | None:
    """The act that the words of a sentence amount to when an official says them, `None` where they amount to none.

    Reasons given ("citing …") are not what is said.
    """
    said = _turned(_reasons().sub(" ", lowered))
    return weightiest(_counted(said), by_claimant=by_claimant)


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

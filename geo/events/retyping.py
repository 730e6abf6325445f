"""Acts that are what their object makes them: to sign a decree is to make law, to order that troops be sent is to send them."""

from functools import cache

from geo.events.contents import act_of
from geo.events.reading import Act
from geo.lexicon import read_words
from geo.model import EventType


def retyped(act: Act, wording: str, lang: str) -> Act:
    """The act as the words around it make it, in lower case; where these begin words, they are looked for after a blank."""
    made = _retyped(act, wording, lang)
    # What is signed may be a decree, and the decree may send troops.
    again = _retyped(made, wording, lang) if made is not act and made.mode == "law" else made
    return made if again.type is EventType.AGREE else again


def _retyped(act: Act, wording: str, lang: str) -> Act:
    for mode, words, other in _rows(lang):
        if mode == (act.by if act.by == "none" else act.mode) and any(word in wording for word in words):
            return other
    return act


@cache
def _rows(lang: str) -> tuple[tuple[str, tuple[str, ...], Act], ...]:
    blank = "" if lang == "ja" else " "
    rows = read_words(lang, "acts").get("retyped", ())
    return tuple((row["from"], tuple(f"{blank}{word}" for word in row["words"]), act_of(row)) for row in rows)

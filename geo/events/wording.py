"""How alike two quotations are: the words that tell, in any of the languages."""

_SHORT = 4
"""Words of no more letters tell little: articles, prepositions, auxiliaries."""
_MARKS = ".,;:!?…\"'“”‘’«»()[]–—"
"""What stands around a word and is none of it."""
_RARE_BLANKS = 20
"""A text with fewer words than one in so many characters is written without blanks."""


def telling_words(text: str) -> frozenset[str]:
    """The longer words of a text in small letters; pairs of neighbouring characters where it is written without blanks."""
    words = [word.strip(_MARKS) for word in text.casefold().split()]
    if len(words) * _RARE_BLANKS < len(text):
        return frozenset(text[place : place + 2] for place in range(len(text) - 1))
    return frozenset(word for word in words if len(word) > _SHORT)


def share_of_words(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two sets of words the other has too, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else float(one == other)


def folded(text: str) -> str:
    """The text as quotations are compared: small letters, single blanks."""
    return " ".join(text.casefold().split())

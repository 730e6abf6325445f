"""One pass over a text that finds every name of a dispute in it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from geo.gazetteer import edges
from geo.gazetteer.folding import Folded, fold
from geo.gazetteer.names import Name, names_to_find
from geo.model import Dispute, Mention

_SHORT_KANJI = 2
"""A name of so few Chinese characters is also the tail of ordinary words (帰国後): one before it must end another name."""
_MANY = 3
"""So many ambiguous names of different places in one list can only be places."""


class Hit(NamedTuple):
    """A name at a place of a folded text; `settled` where a word beside it says that the place is meant.

    `longer` is the longer name that an ambiguous one is part of, as a person's is.
    """

    start: int
    end: int
    name: Name
    settled: bool = False
    longer: str | None = None


class Scanner:
    """The names of a dispute, compiled for texts of one language (`None`: any other)."""

    def __init__(self, dispute: Dispute, lang: str | None) -> None:
        self._automaton = ahocorasick.Automaton()
        for pattern, name in names_to_find(dispute, lang).items():
            self._automaton.add_word(pattern, name)
        self._automaton.make_automaton()

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every mention in `text`, in its order, none over another; offsets are code points of `text`."""
        folded = _folded(text)
        hits = _neighbours_settle(folded.text, list(self._longest(text, folded)))
        return tuple(_mention(text, folded, hit) for hit in hits)

    def _longest(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Of all patterns in the text the leftmost, of those the longest, that stands as a word and reads as a name."""
        done = 0
        for hit in sorted(self._words(folded), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= done and _reads_as_name(hit, text, folded, done):
                done = hit.end
                yield _weighed(hit, text, folded)

    def _words(self, folded: Folded) -> Iterator[Hit]:
        for last, name in self._automaton.iter(folded.text):
            start = last + 1 - len(name.pattern)
            end = edges.word_end(folded.text, start, last + 1)
            if end is not None:
                yield Hit(start, end, name)


@lru_cache(maxsize=2)
def _folded(text: str) -> Folded:
    """A text as names are compared in it, made once however many disputes' names are looked for in it."""
    return fold(text)


def _reads_as_name(hit: Hit, text: str, folded: Folded, done: int) -> bool:
    """Whether the capitals are there, and the word is neither half of a compound nor the tail of another."""
    if not all(text[folded.original(hit.start + at)].isupper() for at in hit.name.capitals):
        return False
    pattern = hit.name.pattern
    if len(pattern) <= _SHORT_KANJI and all(map(edges.is_kanji, pattern)):
        return hit.start in (0, done) or not edges.is_kanji(folded.text[hit.start - 1])
    first = edges.first_part(folded.text, hit.start)
    if first is None:
        return True
    return text[folded.original(first[0])].isupper() and not edges.links(folded.text[slice(*first)])


def _neighbours_settle(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """The hits, where the ambiguous names in a list are settled by a sure one in it, or by being many."""
    for listed in _lists(text, hits):
        several = len({hit.name.features for hit in listed}) >= _MANY
        settled = several or any(map(_sure, listed))
        yield from (hit._replace(settled=True) for hit in listed) if settled else listed


def _lists(text: str, hits: list[Hit]) -> Iterator[list[Hit]]:
    """The hits in runs with nothing but a comma, an `and` or the like between them; a homonym stands alone."""
    run: list[Hit] = []
    for hit in hits:
        if run and not (_names(run[-1]) and _names(hit) and edges.joined(text, run[-1].end, hit.start)):
            yield run
            run = []
        run.append(hit)
    yield run


def _weighed(hit: Hit, text: str, folded: Folded) -> Hit:
    """The hit with what the words beside it say, where its name is ambiguous or may be borne by a thing."""
    thing = edges.thing_named(folded.text, hit.start, hit.end, single=hit.name.single) if hit.name.named else None
    if thing:
        return hit._replace(longer=text[folded.original(thing[0]) : folded.original(thing[1])])
    if not hit.name.ambiguous:
        return hit
    if edges.island_word_beside(folded.text, hit.start, hit.end):
        return hit._replace(settled=True)
    longer = edges.longer_name(text, folded.original(hit.start), folded.original(hit.end))
    return hit if longer is None else hit._replace(longer=longer)


def _names(hit: Hit) -> bool:
    return not hit.name.refused and hit.longer is None


def _sure(hit: Hit) -> bool:
    return _names(hit) and (hit.settled or not hit.name.ambiguous)


def _mention(text: str, folded: Folded, hit: Hit) -> Mention:
    start, end = folded.original(hit.start), folded.original(hit.end)
    refused = hit.name.refused or (hit.longer and f"part of a longer name ({hit.longer})")
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        features=() if refused else hit.name.features,
        level=hit.name.level,
        ambiguous=not refused and not _sure(hit),
        refused=refused,
    )

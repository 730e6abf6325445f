"""What is told: a sentence with its acts as the reader gave them, an act with its date, and an act that asks for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.events.moments import Clauses, Dating
from geo.events.reading import Candidate
from geo.events.sentences import Sentence
from geo.events.steps import Base
from geo.model import Article, Mention, Timex


class Read(NamedTuple):
    """A sentence with the acts it tells, the places it names, and the date that leads its entry in a list of dates.

    `spoken` tells that somebody says it in answer to a question: what that leaves undated is of its day; `asked`, that it
    leads to a question, which leaves its day open; `issued`, that it stands in a statement, whose day is that of publication.
    """

    sentence: Sentence
    candidates: tuple[Candidate, ...]
    mentions: tuple[Mention, ...]
    lead: Timex | None
    spoken: bool = False
    asked: bool = False
    issued: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An act with its sentence, the place of its clause in the article, its date, and the places around it."""

    candidate: Candidate
    sentence: Sentence
    span: tuple[int, int]
    dating: Dating
    mentions: tuple[Mention, ...]


class Case(NamedTuple):
    """An act to be dated: its article, sentence and clause, the times of the sentence, the act that steps count from, the acts
    told before, the times of the article.
    """

    article: Article
    sentence: Sentence
    candidate: Candidate
    clause: Clauses
    own: Sequence[Timex]
    base: Base | None
    told: Sequence[Told]
    times: Sequence[Timex]

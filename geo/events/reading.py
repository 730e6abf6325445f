"""What the readers of each language hand to the rest of the room: acts found in a sentence, and what they were told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from geo.events.actors import Actor, ActorKind
from geo.model import EventType, Factuality, Mention
from geo.model.states import with_former


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A kind of act in the lexicon: PLOVER type and mode, what its sentence needs, how it ranks among others.

    `needs` is "place" or "topic" (of the sentence) or empty. `by` says who alone does it: "forces", "aircraft", "other" (the
    actor stands after "from"), "none" (it needs no actor), or empty.
    """

    type: EventType
    mode: str
    strength: int
    needs: str = ""
    by: str = ""


class Hearing(NamedTuple):
    """What the second voice hears of a sentence: the likelihood that it tells an act, the shares of the types of that.

    `alone` are the shares by how the sentence is written, `judged` those with what the rules made of it; `acts` counts the
    acts that the rules found.
    """

    likelihood: float
    alone: Mapping[EventType, float]
    judged: Mapping[EventType, float]
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An act found in a sentence, offsets within the sentence: its clause, its trigger, who does it to whom.

    `actors` and `recipients` are ISO codes or plain names; empty where the clause does not tell. `read_as` is the type that
    its words have where the second voice gave it another: whose such acts are is known by that. `heard` is what that voice
    made of the sentence, where it was asked.
    """

    start: int
    end: int
    trigger: int
    act: Act
    factuality: Factuality
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    rules: tuple[str, ...]
    asserted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    read_as: EventType | None = None
    heard: Hearing | None = field(default=None, compare=False, repr=False)


class Person(NamedTuple):
    """Somebody that an article introduced with an office: the family name, the kind of actor, the country or plain name."""

    name: str
    kind: ActorKind
    code: str | None


class Setting(NamedTuple):
    """What a reader is told about a sentence: the places in it (offsets within it) and what came before.

    `subject` is the actor that the last sentences were about. `present` says that the present tense tells what happened
    (a list of dates, a live blog). `claimants` are the codes of the dispute. `near` says that the article or paragraph
    around the sentence is about the dispute, so that an act between the claimants needs no word of it. `known` are the
    people that the article introduced so far. `speaker` is the code of the country whose text this is, where it tells.
    `published` is the article's day, where it is known. `holder` is the claimant that administered the disputed place on
    that day, or today, where it was one.
    """

    mentions: tuple[Mention, ...]
    subject: Actor | None
    present: bool
    claimants: tuple[str, ...]
    near: bool = False
    known: tuple[Person, ...] = ()
    speaker: str | None = None
    published: date | None = None
    holder: str | None = None

    @property
    def sides(self) -> frozenset[str]:
        """The claimants and the states that they continue."""
        return with_former(self.claimants)


class Reading(NamedTuple):
    """What a sentence says: its acts, its actors, and the one that the next sentence's "he", "it" or 同氏 would mean.

    `signs` are what it shows of acts, told or not, as the second voice weighs them; empty off the dispute. `people` are
    those that it introduces by name. `silent` says that it surely tells no act beside those: who came to an office, a habit.
    """

    candidates: tuple[Candidate, ...]
    subject: Actor | None
    actors: Sequence[Actor] = ()
    signs: frozenset[str] = frozenset()
    people: tuple[Person, ...] = ()
    silent: bool = False

"""Whom the actor words of an English sentence mean: countries, plain names of people, bodies joined by "and"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Protocol

from geo.events.actors import Actor, ActorKind, find_actors
from geo.events.english.verbs import auxiliary_words, verb_forms
from geo.events.reading import Setting
from geo.events.scan import lower
from geo.lexicon import read_words, word_set
from geo.model.states import heir_of

_NAME = re.compile(r" (?:[A-Z][\w.'’-]*[a-z](?= |,|\.|$) ?){1,3}(?<! )")
_REACH = 24
"""How many code points after an embassy the place where it stands may be named."""
_WORD = r"[A-Z][\w'’-]*[a-z]"
_NAMES = rf"({_WORD}(?: {_WORD}){{0,2}})"
_WHOLE = rf"({_WORD}(?: {_WORD}){{1,2}})"
_CAPITALS = re.compile(rf"[a-z] {_NAMES}$")
_APPOSED = re.compile(rf", {_WHOLE}(?=[,.;)]|$)")
_BEFORE = re.compile(rf"(?:^|[ “\"]){_WHOLE}, (?:the |a |an )(?:[a-z-]+ ){{0,2}}$")
_AGED = re.compile(r", \d{2},")


class Sentence(Protocol):
    """What these steps ask of an analysed sentence."""

    sentence: str
    lowered: str
    setting: Setting

    @property
    def actors(self) -> list[Actor]:
        """The sentence's actors."""


def named_actors(sentence: str) -> list[Actor]:
    """The actors of a sentence: people under their plain names, an unknown name after a role joined to it."""
    found = [_posted(_with_name(sentence, _private(sentence, actor))) for actor in find_actors(sentence, "en")]
    if not found:
        return found
    found = [_with_adjective(sentence, actor, found) for actor in found]
    found = [_by_shape(sentence, actor) for actor in found]
    found = [_plainly(sentence, actor, found) if actor.kind is ActorKind.PEOPLE else actor for actor in found]
    return [_made_of(sentence, actor, found) for actor in found]


def codes_of(sentence: Sentence, actor: Actor | None) -> tuple[str, ...]:
    """The country codes (or plain name) an actor stands for, with the countries joined to it by "and"."""
    if actor is None:
        return ()
    if actor.kind is ActorKind.BOTH:
        return sentence.setting.claimants
    codes = [other.code or _role_code(sentence, other) for other in _joined(sentence, actor)]
    return tuple(dict.fromkeys(code for code in codes if code))


def office_of(actor: Actor) -> str | None:
    """The country of a role that only one country has ("Chief Cabinet Secretary"), `None` for any other."""
    role = lower(actor.text)
    return next((code for office, code in _offices().items() if role.startswith(office)), None)


def _joined(sentence: Sentence, actor: Actor) -> list[Actor]:
    """The actor with those that "and" joins to it, in text order."""
    joined = [actor]
    for other in sentence.actors:
        if other.start > joined[-1].end and sentence.lowered[joined[-1].end : other.start].strip(" ,") in _joins():
            joined.append(other)
    before = [other for other in sentence.actors if other.end < actor.start and other.kind is ActorKind.ADJECTIVE]
    glue = sentence.lowered[before[-1].end : actor.start].strip() if before else ""
    if glue and glue in _joins():
        joined.insert(0, before[-1])
    return joined


def _role_code(sentence: Sentence, actor: Actor) -> str | None:
    """The country of a role named without one: that of the subject before, unless only one country has such an office."""
    subject = sentence.setting.subject
    if actor.kind is not ActorKind.ROLE:
        return None
    role = lower(actor.text)
    if role in read_words("en", "actors")["private"]:
        return None
    if any(role.startswith(word) for word in read_words("en", "actors")["local"]):
        seats = [other for other in sentence.actors if other.kind is ActorKind.BODY and other.code and other.end <= actor.start]
        if seats:
            return seats[-1].code
    beside = next((other for other in sentence.actors if other.start > actor.end and other.kind is ActorKind.BODY), None)
    glue = sentence.lowered[actor.end : beside.start].strip().removesuffix(f" {_shapes()['the']}") if beside else ""
    if beside and glue in read_words("en", "clauses")["closed"]["seated"]:
        return beside.code
    led = next((each for each in sentence.actors if each.start > actor.end and each.kind is ActorKind.PERSON), None)
    if led and _led_by().fullmatch(sentence.lowered, actor.end, led.start):
        return led.code
    if subject and subject.code and subject.code.isupper() and role in lower(subject.text):
        return subject.code
    steps = (_across, _host_of_other, _ours, _its_own, _known_role, _sole_office, _teller)
    told = next((code for step in steps if (code := step(sentence, actor))), None)
    carried = subject.code if subject and subject.code and subject.code.isupper() and not _is_armed(role) else None
    return told or (None if _is_armed(role) else sentence.setting.speaker) or carried


def _is_armed(role: str) -> bool:
    """Whether a role is of forces, which are not of whoever the text was about last."""
    return not _arms().isdisjoint((role, role.rsplit(" ", 1)[-1]))


def is_ours(sentence: Sentence, actor: Actor) -> bool:
    """Whether "our" stands before an actor."""
    return sentence.lowered[max(0, actor.start - 12) : actor.start].split()[-1:] == [_shapes()["our"]]


def _ours(sentence: Sentence, actor: Actor) -> str | None:
    """The country of "our government": that of "we" before, else the claimant that the sentence does not speak to or of."""
    if not is_ours(sentence, actor):
        return None
    known = next((person.code for person in sentence.setting.known if person.name == _shapes()["we"]), None)
    after = [each.code for each in sentence.actors if each.start > actor.end and each.code in sentence.setting.claimants]
    last = [sentence.setting.subject.code] if sentence.setting.subject else []
    addressed = (after or last)[:1]
    others = [code for code in sentence.setting.claimants if code not in addressed]
    return known or (others[0] if len(others) == 1 else None)


def _its_own(sentence: Sentence, actor: Actor) -> str | None:
    """The country of "its ministry" where a sentence begins with what is a country's ("Russia's constitution …, and its …")."""
    first = next(iter(sentence.actors), None)
    owned = first is not None and first.kind is ActorKind.ADJECTIVE and first.text.endswith(tuple(_shapes()["owned"]))
    return first.code if first and owned and sentence.lowered[: actor.start].endswith(_shapes()["its"]) else None


def country_of(sentence: Sentence, actor: Actor) -> str | None:
    """The country that a body or role is named with, or that its post abroad tells; `None` where nothing beside it does."""
    code = actor.code or _host_of_other(sentence, actor) or _ours(sentence, actor)
    return code if code and code.isupper() else None


def _sole_office(sentence: Sentence, actor: Actor) -> str | None:
    """The country of an office that only one country has, or one side of this dispute."""
    code = _offices().get(lower(actor.text))
    return code if code in sentence.setting.sides else None


def _across(sentence: Sentence, actor: Actor) -> str | None:
    """The country of "his hosts", "its neighbour", "his counterpart": the claimant that is not the one so spoken of."""
    owner, _, noun = lower(actor.text).partition(" ")
    if owner not in _shapes()["owners"] or noun not in _shapes()["across"]:
        return None
    claimants = sentence.setting.claimants
    ahead = [each for each in sentence.actors if each.end < actor.start and each.code in claimants]
    people = [each.code for each in ahead if each.kind in (ActorKind.PERSON, ActorKind.ROLE)]
    last = sentence.setting.subject.code if sentence.setting.subject else None
    bodies = [each.code for each in ahead if owner == _shapes()["owners"][0]]
    own = people[-1] if people else bodies[0] if bodies else heir_of(last) if last else None
    others = [code for code in claimants if code != own]
    return others[0] if own in claimants and len(others) == 1 else None


def _host_of_other(sentence: Sentence, actor: Actor) -> str | None:
    """The country of an embassy "in Moscow", of an ambassador "to Japan": the claimant that is not the host."""
    if sentence.lowered[: actor.start].endswith(tuple(f"{word} " for word in _shapes()["owners"])):
        return None
    near = sentence.sentence[actor.start : actor.end + _REACH]
    post = _posts().match(lower(near))
    host = next((each.code for each in find_actors(near[post.end() :], "en") if not each.start), None) if post else None
    others = [code for code in sentence.setting.claimants if code != host]
    return others[0] if host and len(others) == 1 else None


def _known_role(sentence: Sentence, actor: Actor) -> str | None:
    """The country of a body or office named with "the" that the article introduced with its country before."""
    if not sentence.lowered[: actor.start].endswith("the "):
        return None
    role = lower(actor.text)
    return next((person.code for person in sentence.setting.known if person.name == role), None)


def _teller(sentence: Sentence, actor: Actor) -> str | None:
    """The country of the one who tells of a role in a "that" clause ("Moscow said that crews had …")."""
    that = sentence.lowered.rfind(" that ", 0, actor.start) if not _is_armed(lower(actor.text)) else -1
    ahead = [each for each in sentence.actors if each.end <= that and each.kind is not ActorKind.ADJECTIVE]
    return ahead[0].code if ahead and ahead[0].code and ahead[0].code.isupper() else None


def _private(sentence: str, actor: Actor) -> Actor:
    """A person whose age is told is no office holder, whatever the family name ("Yuzo Mori, 76, …")."""
    aged = actor.kind is ActorKind.PERSON and _AGED.match(sentence, actor.end)
    return replace(actor, kind=ActorKind.OUTSIDER, code=None) if aged else actor


def _posted(actor: Actor) -> Actor:
    """An embassy "in Moscow" without the country it stands in: it is not of that one."""
    hosted = actor.kind is ActorKind.ROLE and actor.code and _posts().match(lower(actor.text))
    return replace(actor, code=None) if hosted else actor


def _by_shape(sentence: str, actor: Actor) -> Actor:
    """A role without a country with that which the look of its bearer's name tells ("Vice-Minister Akiko Yamanaka")."""
    if actor.kind is not ActorKind.ROLE or actor.code or not is_individual(actor):
        return actor
    name = _own_name(sentence, actor)
    return replace(actor, code=origin_of(name)) if name else actor


def is_individual(actor: Actor) -> bool:
    """Whether a role is one person's ("the deputy foreign minister"), not a body's or a crew's."""
    return not _individuals().isdisjoint(re.split(r"[^a-z]+", lower(actor.text)))


def _own_name(sentence: str, actor: Actor) -> str:
    """The name that a role's bearer has: inside the actor, after a comma, or before one; "" for none."""
    inside = _CAPITALS.search(actor.text)
    after = _APPOSED.match(sentence, actor.end)
    before = _BEFORE.search(sentence, max(0, actor.start - 60), actor.start)
    found = [without_titles(each.group(1)) for each in (inside, after, before) if each]
    return next((name for name in found if name and _closed().isdisjoint(lower(name).split())), "")


def without_titles(name: str) -> str:
    """The words of a name that are no office or day."""
    return " ".join(word for word in name.split() if lower(word) not in _nameless())


def origin_of(name: str) -> str | None:
    """The country that the look of a name tells (given names and endings of the lexicon), `None` where none does."""
    words = name.split()
    for code, given, look, family in _origins():
        if any(word in given for word in words) or (look and all(look.fullmatch(word) for word in words)):
            return code
        if family and words and family.fullmatch(words[-1]):
            return code
    return None


def _with_name(sentence: str, actor: Actor) -> Actor:
    """A role with the unknown name that follows it ("Defence Minister Minoru Kihara")."""
    name = _NAME.match(sentence, actor.end) if actor.kind is ActorKind.ROLE else None
    if name is None or set(lower(name.group()).split()) & _calendar():
        return actor
    return replace(actor, end=name.end(), text=sentence[actor.start : name.end()])


def _made_of(sentence: str, actor: Actor, actors: Sequence[Actor]) -> Actor:
    """A delegation or group under the name of the people it is made of ("a delegation of 40 former islanders")."""
    if actor.kind is not ActorKind.ROLE or actor.code:
        return actor
    after = next((other for other in actors if other.start > actor.end and other.kind is ActorKind.PEOPLE), None)
    if after is None:
        return actor
    made = _pattern("made_of").fullmatch(sentence[actor.end : after.start])
    return replace(actor, kind=ActorKind.PEOPLE, code=after.code) if made else actor


def _with_adjective(sentence: str, actor: Actor, actors: Sequence[Actor]) -> Actor:
    """A role with the country of an adjective some words before it ("a Japanese public-private survey team")."""
    if actor.kind is not ActorKind.ROLE or actor.code:
        return actor
    before = [other for other in actors if other.end < actor.start]
    if not before or before[-1].kind is not ActorKind.ADJECTIVE:
        return actor
    between = sentence[before[-1].end : actor.start].split()
    joined = 0 < len(between) <= 3 and all(word.replace("-", "").isalpha() for word in between)
    return replace(actor, code=before[-1].code) if joined and _closed().isdisjoint(between) else actor


def _plainly(sentence: str, actor: Actor, actors: Sequence[Actor]) -> Actor:
    """People under the plain name that events give them, with their country's adjective where the sentence tells it."""
    around = lower(sentence[max(0, actor.start - 24) : actor.end + 24])
    plain = next((name for name, words in _plain() if any(word in around for word in words)), None)
    names = read_words("en", "actors")["citizens"]
    if plain in names["known"]:
        return replace(actor, code=plain)
    code = _nation(sentence, actor, actors)
    if plain is None:
        return replace(actor, code=code or actor.code)
    adjective = names["of"].get(code)
    return replace(actor, code=f"{adjective} {plain}" if adjective else code or names["none"].get(plain, plain))


def _nation(sentence: str, actor: Actor, actors: Sequence[Actor]) -> str | None:
    """The country of people: told by an adjective in their name or before it, else by the town they are of, or act in."""
    beside = [other for other in actors if other.end <= actor.start <= other.end + 2 and other.kind is ActorKind.ADJECTIVE]
    inside = [other for other in find_actors(actor.text.rpartition(" ")[0], "en") if other.kind is ActorKind.ADJECTIVE]
    places = (ActorKind.COUNTRY, ActorKind.BODY, ActorKind.ADJECTIVE)
    towns = [other for other in actors if other.kind in places and (other.kind is not places[-1] or other.text.endswith("s"))]
    placed = [other for other in towns if _pattern("placed").search(lower(sentence[max(0, other.start - 30) : other.start]))]
    coming = [other for other in towns if _pattern("coming").fullmatch(sentence[actor.end : other.start])]
    return next((other.code for other in (*inside, *beside, *coming, *placed)), None)


@cache
def _plain() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(words)) for name, words in read_words("en", "actors")["plain"].items())


@cache
def _joins() -> frozenset[str]:
    return frozenset(read_words("en", "clauses")["closed"]["joins"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_words("en", "clauses")["patterns"][name])


@cache
def _led_by() -> re.Pattern[str]:
    """What stands between a government and the name of who heads it."""
    return _pattern("led_by")


@cache
def _verbs() -> frozenset[str]:
    """Every form of the verbs of saying and announcing, and the auxiliaries."""
    table = read_words("en", "acts")["speech"]
    verbs = (*table["verbs"], *table["announcing"])
    return frozenset(form for verb in verbs for form, _ in verb_forms(verb)) | auxiliary_words()


@cache
def _closed() -> frozenset[str]:
    """The words that end what an adjective goes with: prepositions, joining words, verbs."""
    return word_set("en", "clauses", "prepositions") | _joins() | _verbs()


@cache
def _offices() -> dict[str, str]:
    return dict(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    for code, roles in read_words("en", "actors")["offices"].items():
        yield from ((role, code) for role in roles)


@cache
def _individuals() -> frozenset[str]:
    return frozenset(read_words("en", "actors")["individuals"])


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(_shapes()["posts"])


def _shapes() -> dict[str, Any]:
    shapes: dict[str, Any] = read_words("en", "actors")["shapes"]
    return shapes


@cache
def _arms() -> frozenset[str]:
    return word_set("en", "actors", "forces") | word_set("en", "actors", "aircraft")


@cache
def _nameless() -> frozenset[str]:
    """Capitals that are no part of anybody's name: offices, days, titles."""
    return word_set("en", "clauses", "closed", "nameless") | _individuals() | _calendar()


@cache
def _origins() -> tuple[tuple[str, frozenset[str], re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    """Each country with the given names its people bear, the pattern of their names, and that of their family names."""
    return tuple(
        (
            code,
            frozenset(each.get("given", ())),
            *(re.compile(each[key]) if key in each else None for key in ("look", "family")),
        )
        for code, each in read_words("en", "actors")["origins"].items()
    )


@cache
def _calendar() -> frozenset[str]:
    return frozenset(read_words("en", "clauses")["calendar"])

"""Who is named in a Russian sentence, in which case: countries, bodies, office holders, roles and people, in every form."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial
from itertools import product
from typing import Any

from geo.events.actors import Actor, ActorKind
from geo.events.offices import family_names_after, read_terms
from geo.events.russian.endings import CASES, Form, decline, decline_adjective, decline_name, fold, is_adjectival
from geo.events.russian.namesakes import is_namesake
from geo.events.scan import Scanner, lower
from geo.lexicon import read_words
from geo.model.states import with_former

_INITIALS = re.compile(r"(?:[А-Я]\.\s?){1,2}$")
_SECOND = 4
"""How many words a second body may have before the country of both."""
_EVERY = frozenset(CASES)
_HEADS = (ActorKind.ROLE, ActorKind.BODY, ActorKind.PEOPLE, ActorKind.OUTSIDER)


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a form: the actor's class and code, whether that code yields to another, its cases and number."""

    kind: ActorKind
    code: str | None
    weak: bool
    cases: frozenset[str]
    plural: bool
    mission: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """An actor in a sentence with the cases it may be; `weak` says that its code is only the usual one; `state` its country."""

    actor: Actor
    cases: frozenset[str]
    plural: bool
    weak: bool = False
    mission: bool = False
    state: str | None = None

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.actor.start

    @property
    def end(self) -> int:
        """Where it ends in the sentence."""
        return self.actor.end

    @property
    def kind(self) -> ActorKind:
        """What kind of actor it is."""
        return self.actor.kind

    @property
    def code(self) -> str | None:
        """Its country's code, a plain name for people, `None` where the words do not tell."""
        return self.actor.code

    @property
    def certain(self) -> bool:
        """Whether it can only be a subject: nominative, or nominative and accusative alike."""
        return "N" in self.cases and len(self.cases) <= 2


def find_named(sentence: str, claimants: Sequence[str]) -> list[Named]:
    """The actors of a sentence in text order; neighbours that name one actor ("посол Японии Кодзуки") are one."""
    plain = fold(sentence)
    sides = tuple(claimants)
    hits = [*_hits(_proper(sides), plain, sentence), *_hits(_common(sides), fold(lower(sentence)), sentence)]
    people = [each.end for each in hits if each.kind in (ActorKind.PEOPLE, ActorKind.OUTSIDER)]
    hits = [each for each in hits if each.kind is not ActorKind.PERSON or not is_namesake(plain, each.start, each.end, people)]
    found: list[Named] = []
    for named in sorted(hits, key=lambda each: (each.start, -each.end)):
        if not found or named.start >= found[-1].end:
            found.append(named)
    found = [_with_initials(named, sentence) for named in found]
    adjective_first = partial(_adjective_first, sides=with_former(claimants))
    for join in (adjective_first, _two_adjectives, _genitive_after, _origin_after, _name_after):
        found = _joined(found, sentence, join)
    return _seated(found, sentence, claimants)


@lru_cache(maxsize=512)
def forms_after(day: date | None) -> frozenset[str]:
    """The family names, in every case, of those who held no office yet on a day."""
    return frozenset(form.surface for family in family_names_after(day, "ru") for form in decline_name(family))


def _hits(scanner: Scanner[Sense], text: str, sentence: str) -> Iterator[Named]:
    for hit in scanner.find(text):
        if hit.start and text[hit.start - 1] == "-":
            continue
        (one,) = hit.senses
        actor = Actor(hit.start, hit.end, one.kind, one.code, sentence[hit.start : hit.end])
        state = one.code if one.kind is not ActorKind.PEOPLE else None
        yield Named(actor, one.cases, one.plural, one.weak, one.mission, state)


def _with_initials(named: Named, sentence: str) -> Named:
    """The person with the initials before the name ("М.В.Мишустин")."""
    found = _INITIALS.search(sentence[: named.start]) if named.kind is ActorKind.PERSON else None
    if not found:
        return named
    actor = replace(named.actor, start=found.start(), text=sentence[found.start() : named.end])
    return replace(named, actor=actor)


def _joined(found: Sequence[Named], sentence: str, join: Any) -> list[Named]:
    joined: list[Named] = []
    for named in found:
        one = join(joined[-1], named, sentence) if joined else None
        if one is None:
            joined.append(named)
        else:
            joined[-1] = one
    return joined


def _adjective_first(left: Named, right: Named, sentence: str, sides: frozenset[str]) -> Named | None:
    """Of «российские пограничники»: the adjective's country, the noun's class, the cases that both can be."""
    if left.kind is not ActorKind.ADJECTIVE or right.kind in (ActorKind.COUNTRY, ActorKind.PERSON, ActorKind.ADJECTIVE):
        return None
    if right.kind is ActorKind.BOTH:
        return _side_of(left, right, sentence)
    cases = left.cases & right.cases
    if not cases or not _only_adjectives(sentence[left.end : right.start]):
        return None
    code = left.code if right.weak or right.code is None or right.code not in sides else right.code
    return _one(left, right, right, cases, code, sentence)


def _side_of(left: Named, right: Named, sentence: str) -> Named | None:
    """Of «протест японской стороны»: one side in the genitive, which looks like both in the plural."""
    alike = right.actor.text.lower() in read_words("ru", "clauses")["sides"]
    if left.plural or "G" not in left.cases or not alike or sentence[left.end : right.start].strip():
        return None
    actor = Actor(left.start, right.end, ActorKind.ROLE, left.code, sentence[left.start : right.end])
    return Named(actor, frozenset("G"), plural=False, state=left.code)


def _two_adjectives(left: Named, right: Named, sentence: str) -> Named | None:
    """Of «российские и японские спасатели»: both countries."""
    if left.kind is not ActorKind.ADJECTIVE or right.kind not in _HEADS or not right.state or right.state == left.state:
        return None
    cases = left.cases & right.cases
    if not cases or not right.plural or sentence[left.end : right.start].strip() not in read_words("ru", "clauses")["joining"]:
        return None
    actor = Actor(left.start, right.end, ActorKind.BOTH, None, sentence[left.start : right.end])
    return Named(actor, cases, plural=True)


def _genitive_after(left: Named, right: Named, sentence: str) -> Named | None:
    """Of «министр иностранных дел Японии»: the head's class and cases, the country of what follows in the genitive."""
    glue = sentence[left.end : right.start]
    glued = _glues(glue) or (_is_collective(left) and _counts(glue))
    if left.kind not in _HEADS or "G" not in right.cases or not glued or right.kind is ActorKind.PERSON:
        return None
    if right.kind is ActorKind.PEOPLE and _is_collective(left):
        return replace(right, actor=_reaching(left, right, sentence), cases=left.cases, plural=left.plural)
    if right.kind is ActorKind.BOTH and left.plural and left.state is None:
        return replace(right, actor=_reaching(left, right, sentence), cases=left.cases)
    if right.kind in (ActorKind.OUTSIDER, ActorKind.BOTH):
        return None
    strong = left.state is not None and not left.weak and right.kind is not ActorKind.COUNTRY
    code = left.state if strong else right.state if right.state and (not right.weak or left.state is None) else left.state
    one = _one(left, right, left, left.cases, code, sentence)
    return replace(one, weak=not strong and (right.weak or right.state is None) and left.weak)


def _origin_after(left: Named, right: Named, sentence: str) -> Named | None:
    """Of «врачи из Саппоро»: the people's class and cases, the country that they come from."""
    if left.kind not in _HEADS or left.state or left.mission or right.kind not in (ActorKind.BODY, ActorKind.COUNTRY):
        return None
    if "G" not in right.cases or sentence[left.end : right.start].strip() not in read_words("ru", "clauses")["coming"]:
        return None
    return _one(left, right, left, left.cases, right.state, sentence)


def _is_collective(named: Named) -> bool:
    """Whether a word only says that there are many of those after it ("группа жителей")."""
    return fold(named.actor.text.lower()).startswith(tuple(read_words("ru", "actors")["roles"]["collectives"]))


def _counts(glue: str) -> bool:
    """Whether a group's number stands between it and those it is made of ("делегация из 60 предпринимателей")."""
    words = fold(glue.lower()).split()
    counted = len(words) == 2 and (words[1].isdigit() or words[1] in read_words("ru", "clauses")["numbers"])
    return counted and words[0] in read_words("ru", "clauses")["origins"]


def _reaching(left: Named, right: Named, sentence: str) -> Actor:
    return replace(right.actor, start=left.start, text=sentence[left.start : right.end])


def _glues(glue: str) -> bool:
    """Whether nothing, only adjectives, or a second body stands between a head and its genitive ("МИД и парламента Японии")."""
    words = fold(glue.lower()).split()
    if not words or words == ["«"] or all(is_adjectival(word) for word in words):
        return True
    clauses = read_words("ru", "clauses")
    plain = all(word.isalpha() and word not in clauses["prepositions"] for word in words)
    return words[0] in clauses["joining"] and 1 < len(words) <= _SECOND and plain


def _name_after(left: Named, right: Named, sentence: str) -> Named | None:
    """Of «губернатор Валерий Лимаренко»: one person, the office's country before the name's."""
    glue = sentence[left.end : right.start]
    if left.kind not in _HEADS or right.kind is not ActorKind.PERSON or glue.strip():
        return None
    cases = left.cases & right.cases
    if not cases:
        return None
    code = right.state if left.weak or left.state is None else left.state
    one = _one(left, right, left, cases, code, sentence)
    kind = ActorKind.OUTSIDER if left.kind is ActorKind.OUTSIDER else ActorKind.PERSON
    return replace(one, actor=replace(one.actor, kind=kind, code=code), weak=False)


def _one(left: Named, right: Named, head: Named, cases: frozenset[str], code: str | None, sentence: str) -> Named:
    plain = head.code if head.kind is ActorKind.PEOPLE else code
    actor = Actor(left.start, right.end, head.kind, plain, sentence[left.start : right.end])
    return Named(actor, cases, head.plural, head.weak and code == head.state, head.mission, code)


def _seated(found: Sequence[Named], sentence: str, claimants: Sequence[str]) -> list[Named]:
    """Missions told only by their seat ("посольство в Токио") as the other claimant's."""
    settled: list[Named] = []
    for place, each in enumerate(found):
        named = each
        seat = found[place + 1] if place + 1 < len(found) else None
        if seat is not None and _is_local(named, seat, sentence):
            named = replace(named, actor=replace(named.actor, code=seat.state), state=seat.state, weak=False)
        bare = named.mission and (named.state is None or named.weak)
        seated = (
            seat is not None
            and sentence[named.end : seat.start].strip() in read_words("ru", "clauses")["seats"]
            and seat.state in claimants
        )
        if bare and seat is not None and seated:
            other = next((code for code in claimants if code != seat.state), None)
            named = replace(named, actor=replace(named.actor, code=other), state=other, weak=False)
        settled.append(named)
    return settled


def _is_local(named: Named, seat: Named, sentence: str) -> bool:
    """Whether an office without a country is told by the town it sits in ("суд в Южно-Курильске")."""
    bare = named.kind is ActorKind.ROLE and named.state is None and not named.mission
    inside = sentence[named.end : seat.start].strip() in read_words("ru", "clauses")["seats"]
    return bare and inside and seat.kind is ActorKind.BODY and seat.cases == {"L"}


def _only_adjectives(glue: str) -> bool:
    words = glue.split()
    return len(words) <= 3 and all(is_adjectival(fold(word)) and word.islower() for word in words)


@cache
def _proper(claimants: tuple[str, ...]) -> Scanner[Sense]:
    """Names, found as they are written."""
    return Scanner(_merged(_all_proper(), claimants))


@cache
def _common(claimants: tuple[str, ...]) -> Scanner[Sense]:
    """Roles, peoples, groups and country adjectives, found in lower case."""
    return Scanner(_merged(_all_common(), claimants))


@cache
def _all_proper() -> tuple[tuple[str, Sense], ...]:
    return tuple(_proper_forms())


@cache
def _all_common() -> tuple[tuple[str, Sense], ...]:
    return tuple(_common_forms())


def _merged(forms: Iterable[tuple[str, Sense]], claimants: tuple[str, ...]) -> Iterator[tuple[str, Sense]]:
    """Each surface with one sense: the first, with every case of those of its kind, a claimant's code before others."""
    senses: dict[str, list[Sense]] = {}
    for surface, sense in forms:
        senses.setdefault(surface, []).append(sense)
    for surface, (first, *others) in senses.items():
        alike = [first, *(sense for sense in others if sense.kind is first.kind)]
        codes = {sense.code for sense in alike}
        known = sorted(code for code in codes if code in claimants) if len(codes) > 1 else []
        cases = frozenset(case for sense in alike for case in sense.cases)
        code = known[0] if known else first.code
        plural = all(sense.plural for sense in [each for each in alike if "N" in each.cases] or alike)
        yield surface, replace(first, code=code, cases=cases, plural=plural)


def _proper_forms() -> Iterator[tuple[str, Sense]]:
    words = read_words("ru", "actors")
    for code, country in words["countries"].items():
        for name in country["names"]:
            yield from _forms(_one_of_a_kind(name), ActorKind.COUNTRY, code)
    for code, names in words["bodies"].items():
        for name in names:
            yield from _forms(_one_of_a_kind(name), ActorKind.BODY, code)
    for code, name in _people():
        yield from ((surface, Sense(ActorKind.PERSON, code, False, form.cases, False)) for surface, form in _person(name))


def _one_of_a_kind(name: str) -> Iterator[Form]:
    """The forms of a name that has no plural, unless it is one."""
    forms = list(decline(name, people=False))
    yield from [form for form in forms if not form.plural] or forms


def _common_forms() -> Iterator[tuple[str, Sense]]:
    words = read_words("ru", "actors")
    for code, country in words["countries"].items():
        for lemma in country.get("adjectives", ()):
            yield from _forms(decline_adjective(lemma), ActorKind.ADJECTIVE, code)
        for lemma in country.get("nationals", ()):
            yield from _forms(decline(lemma, people=True), ActorKind.COUNTRY, code)
    for code, lemmas in words["adjectives"].items():
        for lemma in lemmas:
            yield from _forms(decline_adjective(lemma), ActorKind.ADJECTIVE, code)
    yield from _mutual(words["mutual"])
    yield from _roles(words["roles"])


def _mutual(table: dict[str, Any]) -> Iterator[tuple[str, Sense]]:
    for lemma in table["words"]:
        yield from _forms(decline(lemma, people=False), ActorKind.BOTH, None)
    for phrase in table["genitives"]:
        yield phrase, Sense(ActorKind.BOTH, None, False, frozenset("G"), True)
    for lemma in table["adjectives"]:
        for form in decline_adjective(lemma):
            yield form.surface, Sense(ActorKind.BOTH, None, False, form.cases | {"G"}, form.plural)


def _roles(table: dict[str, Any]) -> Iterator[tuple[str, Sense]]:
    missions = set(table["missions"]["words"])
    for lemma, name in table["people"].items():
        yield from _forms(decline(lemma.lower(), people=True), ActorKind.PEOPLE, name)
    for lemma in table["outsiders"]:
        yield from _forms(decline(lemma.lower(), people=True), ActorKind.OUTSIDER, None)
    for code, lemmas in table["coded"].items():
        for lemma in lemmas:
            for form in _either(lemma):
                yield form.surface.lower(), Sense(ActorKind.ROLE, code, True, form.cases, form.plural)
    for lemma in table["state"]:
        for form in _either(lemma):
            yield form.surface.lower(), Sense(ActorKind.ROLE, None, False, form.cases, form.plural, lemma in missions)


def _either(lemma: str) -> Iterator[Form]:
    """The forms of an office, which may be a person or a body."""
    yield from decline(lemma, people=True)
    yield from decline(lemma, people=False)


def _forms(forms: Iterator[Form], kind: ActorKind, code: str | None) -> Iterator[tuple[str, Sense]]:
    yield from ((form.surface, Sense(kind, code, False, form.cases, form.plural)) for form in forms)


def _people() -> Iterator[tuple[str, str]]:
    for code, names in read_words("ru", "actors")["people"].items():
        yield from ((code, name) for name in names)
    for term in read_terms():
        name = term.names.get("ru", "")
        if name:
            yield term.country, name


def _person(name: str) -> Iterator[tuple[str, Form]]:
    """How a text may write a person, in every case: whole, without the middle name, family name alone."""
    *given, family = name.split()
    families = list(decline_name(family))
    if len(family) > 2:
        yield from ((form.surface, form) for form in families)
    firsts = list(decline_name(given[0])) if given else []
    for one, form in product(firsts, families):
        if one.cases & form.cases:
            yield f"{one.surface} {form.surface}", Form(form.surface, one.cases & form.cases, plural=False)

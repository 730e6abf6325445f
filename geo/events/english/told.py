"""Whether a trigger in an English sentence tells an act that happened: tense, voice, participles, nominalisations."""

import re
from collections.abc import Sequence
from functools import cache

from geo.events.actors import Actor, ActorKind
from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import RESUMED, RETURNED, Clause
from geo.events.english.roles import subject_of
from geo.events.english.triggers import Role
from geo.events.english.verbs import Form, Stand, auxiliary_words
from geo.lexicon import read_words, word_set
from geo.model import EventType

_FINITE = (Form.PAST, Form.THIRD)
_TAKING = frozenset({EventType.COERCE, EventType.ASSAULT})
_ERRANDS = frozenset({EventType.REQUEST, EventType.ACCUSE})
_MARKS = frozenset(",;:")
_DECIDED = 6
"""How many words before its verb a decision may stand."""
_LONG = 12
"""How many words after a noun the verb that says it began may stand."""
_HELPED = 3
"""How many words before a verb what helps it may stand."""
_ASKED = 8
"""How many words after "asked" a question may begin."""
_BARE = frozenset({Stand.PAST, Stand.REDUCED})

TOLD = frozenset({Stand.PAST, Stand.PERFECT, Stand.PASSIVE})
"""How a verb stands that says that something happened."""


def tells(analysis: Analysis, clause: Clause, found: Found, inside: Sequence[Found]) -> bool:
    """Whether a trigger tells an act that happened: a told verb, or a noun that a told verb carries."""
    if found.trigger.role is Role.NOUN:
        return _noun_tells(analysis, clause, found, inside)
    if _is_silence(analysis, found) or _is_by_nature(analysis, found) or _nothing_did(analysis, clause, found):
        return False
    if passive_head(analysis, clause, found) is not None:
        return True
    if is_reduced(analysis, found) or _describes(analysis, found, inside):
        return _is_dated_participle(analysis, found)
    if _heads(analysis, found) and is_entry(analysis, inside):
        return False
    return is_told(analysis, found) or _entry_tells(analysis, found, inside)


def _describes(analysis: Analysis, found: Found, inside: Sequence[Found]) -> bool:
    """Whether a bare past form only describes the noun before it, another act being told ("freed a boat seized off …")."""
    if found.stand is not Stand.PAST or not found.place or found.trigger.role is not Role.VERB:
        return False
    before = analysis.tokens[found.place - 1]
    noted = before.word in word_set("en", "clauses", "closed", "already")
    if noted and analysis.tokens[found.place - 2].word in word_set("en", "clauses", "closed", "documents"):
        return True
    if (
        not before.word.isalpha()
        or before.word in _joining()
        or before.word in word_set("en", "clauses", "closed", "relatives")
    ):
        return False
    if any(actor.start <= before.start < actor.end and not _hangs_on(analysis, actor) for actor in analysis.actors):
        return False
    return any(each.place < found.place and each.trigger.act and each.stand in TOLD for each in inside)


def _hangs_on(analysis: Analysis, actor: Actor) -> bool:
    """Whether people only stand after a preposition ("aid to crews shut out of the zone"): what follows describes them."""
    ahead = analysis.lowered[: actor.start].split()[-1:]
    return actor.kind is ActorKind.PEOPLE and bool(ahead) and ahead[0] in read_words("en", "clauses")["prepositions"]


def _entry_tells(analysis: Analysis, found: Found, inside: Sequence[Found]) -> bool:
    """Whether a verbless entry's noun leads to the act ("The decision of 21 March 2022 to end talks", "… cancelling …")."""
    heads = {token.word for token in analysis.tokens[:3]} & set(read_words("en", "clauses")["closed"]["entries"])
    return bool(heads) and found.stand in (Stand.INFINITIVE, Stand.GERUND) and is_entry(analysis, inside)


def is_told(analysis: Analysis, found: Found) -> bool:
    """Whether a verb stands as told: past, perfect or passive, or present where the present tense tells."""
    if found.stand in TOLD or (found.stand is Stand.INFINITIVE and _first_to(analysis, found)) or by_doing(analysis, found):
        return True
    if causing(analysis, found) is not None or _is_drawn(analysis, found) or is_worded(analysis, found):
        return True
    if _is_begun(analysis, found) or is_errand(analysis, found) or is_decided(analysis, found):
        return True
    if not analysis.setting.present or found.stand not in (Stand.PRESENT, Stand.PROGRESSIVE):
        return False
    words = read_words("en", "clauses")
    before = analysis.tokens[found.place - 1].word if found.place else ""
    nominal = before in words["date_owners"]["determiners"] or before in words["prepositions"]
    return (
        not nominal
        and not _is_plain_noun(analysis, found)
        and not any(each.trigger.role is Role.NOUN for each in analysis.found if each.place == found.place)
    )


def passive_head(analysis: Analysis, clause: Clause, found: Found) -> Found | None:
    """The passive that a bare participle goes on with ("was seized by border guards and taken to port"), `None` for none."""
    words = read_words("en", "clauses")
    if clause.opener not in words["closed"]["carries_on"] or found.stand not in _BARE or found.trigger.role is not Role.VERB:
        return None
    ahead = [token.word for token in analysis.tokens[clause.first : found.place]]
    if any(word not in words["adverbs"] and word != clause.opener for word in ahead):
        return None
    before = analysis.clauses[analysis.clauses.index(clause) - 1]
    told = [each for each in analysis.found if before.first <= each.place < before.last and each.stand in TOLD]
    if not told:
        return None
    last = told[-1]
    if last.stand is not Stand.PASSIVE:
        return passive_head(analysis, before, last)
    taken = all(each.trigger.act and each.trigger.act.type in _TAKING for each in (last, found))
    return last if taken or subject_of(analysis, before, last.start) is None else None


def by_doing(analysis: Analysis, found: Found) -> bool:
    """Whether a told verb says how it was done ("retaliated by suspending the pact")."""
    before = analysis.tokens[found.place - 1].word if found.place else ""
    if found.stand is not Stand.GERUND or before not in read_words("en", "clauses")["closed"]["by"][:1]:
        return False
    earlier = [each for each in analysis.found if each.place < found.place and each.trigger.role is not Role.NOUN]
    answers = tuple(read_words("en", "clauses")["closed"]["answering"])
    told = [each for each in earlier if each.trigger.act and each.stand in TOLD]
    acts = any(not analysis.lowered.startswith(answers, each.start) for each in told)
    return bool(earlier) and not acts and earlier[-1].stand in (Stand.PAST, Stand.PERFECT)


def _is_begun(analysis: Analysis, found: Found) -> bool:
    """Whether a verb tells what somebody began, went on with or ended ("began handing out land", "resumed fishing")."""
    before = [token.word for token in analysis.tokens[max(0, found.place - 2) : found.place]]
    begun = word_set("en", "clauses", "closed", "begun")
    gerund = found.stand is Stand.GERUND and bool(before) and before[-1] in begun
    return gerund or (found.stand is Stand.INFINITIVE and len(before) > 1 and before[0] in begun)


def is_decided(analysis: Analysis, found: Found) -> bool:
    """Whether "to" says what a decision is that was announced ("the decision to break off the talks was announced")."""
    if found.stand is not Stand.INFINITIVE or found.place < _HELPED:
        return False
    before = [token.word for token in analysis.tokens[max(0, found.place - _DECIDED) : found.place - 1]]
    decided = [place for place, word in enumerate(before) if word in word_set("en", "clauses", "closed", "decisions")]
    if not decided or not _MARKS.isdisjoint(before[decided[-1] :]):
        return False
    clause = analysis.clause_at(found.start)
    verbs = [each for each in analysis.found if clause.first - _DECIDED <= each.place < clause.last and each.stand in TOLD]
    words = {analysis.lowered[each.start : each.end] for each in verbs}
    return not words.isdisjoint(word_set("en", "clauses", "closed", "deciding"))


def is_errand(analysis: Analysis, found: Found) -> bool:
    """Whether "to" says what somebody who went, called or wrote did there ("called at the ministry to plead for the crew")."""
    act = found.trigger.act
    if found.stand is not Stand.INFINITIVE or act is None or act.type not in _ERRANDS:
        return False
    before = analysis.tokens[max(0, found.place - 12) : found.place - 1]
    going = [place for place, token in enumerate(before) if token.word in word_set("en", "clauses", "closed", "going")]
    if not going or any(token.word in _MARKS for token in before[going[-1] :]):
        return False
    ahead = analysis.tokens[found.place - 2 - len(before) + going[-1]].word if found.place > len(before) + 1 else ""
    return ahead not in {"to", *auxiliary_words()}


def causing(analysis: Analysis, found: Found) -> int | None:
    """Where the word ends that brought somebody to do it ("…, prompting Japan to lodge a protest"), `None` for none."""
    if found.stand is not Stand.INFINITIVE:
        return None
    first = max(0, found.place - 9)
    before = analysis.tokens[first : found.place - 1]
    places = [place for place, token in enumerate(before) if token.word in read_words("en", "clauses")["closed"]["causing"]]
    if not places or any(token.word == "," for token in before[places[-1] :]):
        return None
    head = analysis.tokens[first + places[-1] - 1].word if first + places[-1] else ""
    open_ended = {*read_words("en", "clauses")["modals"], *read_words("en", "clauses")["negations"], "to"}
    return None if head in open_ended else before[places[-1]].end


def _is_drawn(analysis: Analysis, found: Found) -> bool:
    """Whether a participle adds what a thing drew from another ("…, drawing a protest from Tokyo")."""
    act = found.trigger.act
    before = analysis.tokens[found.place - 1].word if found.place else ""
    told = any(each.place < found.place and (each.stand in TOLD or each.trigger.form in _FINITE) for each in analysis.found)
    return act is not None and act.by == "other" and found.stand is Stand.GERUND and before == "," and told


def is_worded(analysis: Analysis, found: Found) -> bool:
    """Whether a participle says what a paper or message that was sent holds ("sent him a telegram urging restraint")."""
    if found.stand is not Stand.GERUND or found.trigger.role is not Role.VERB or found.place < 2:
        return False
    before = [token.word for token in analysis.tokens[max(0, found.place - 8) : found.place]]
    papers = [word for word in before if word in read_words("en", "clauses")["closed"]["papers"]]
    near = [each for each in analysis.found if found.place - 16 <= each.place < found.place and each.stand in TOLD]
    sent = [each for each in near if each.trigger.role is not Role.SPEECH]
    return bool(papers) and bool(sent) and before[-1] not in read_words("en", "clauses")["prepositions"]


def _is_plain_noun(analysis: Analysis, found: Found) -> bool:
    """Whether a base form is a noun in the singular ("a territorial issue"): no plural, actor or adverb stands before it."""
    if found.trigger.form is not Form.BASE or found.stand is not Stand.PRESENT or not found.place:
        return False
    before = analysis.tokens[found.place - 1]
    named = any(actor.start <= before.start < actor.end for actor in analysis.actors)
    return not (named or before.word.endswith("s") or before.word in _joining())


def _first_to(analysis: Analysis, found: Found) -> bool:
    """Whether "to" tells what was done ("became the first head of state to set foot", "used the rally to call it")."""
    achieved = word_set("en", "clauses", "closed", "achieved")
    if achieved.isdisjoint(analysis.words):
        return False
    before = [token.word for token in analysis.tokens[max(0, found.place - 10) : found.place - 1]]
    return not achieved.isdisjoint(before) and before[-1] not in word_set("en", "clauses", "closed", "obliged")


def _noun_tells(analysis: Analysis, clause: Clause, found: Found, inside: Sequence[Found]) -> bool:
    """Whether a nominalised act is told: the object of a told verb of doing, or the subject of one in the passive."""
    words = read_words("en", "clauses")["closed"]
    determiner = analysis.tokens[found.place - 1].word if found.place else ""
    after = next((token.word for token in analysis.tokens[found.place :] if token.start >= found.end), "")
    if after in words["compounds"]:
        return False
    if clause.opener in words["conditions"] or determiner in words["none"] or _nothing_did(analysis, clause, found):
        return False
    if _is_remembered(analysis, found):
        return False
    if is_entry(analysis, inside):
        return found.place <= 4
    carriers = [each for each in inside if each.trigger.role is Role.ANNOUNCING and _happens(analysis, each)]
    return any(
        (_carries(each, found) or _starts(analysis, clause, each, found)) and not _is_matter(analysis, each, found, inside)
        for each in carriers
    )


def _is_remembered(analysis: Analysis, noun: Found) -> bool:
    """Whether a noun is only what is remembered ("a ceremony in memory of the landing was held")."""
    ahead = [token.word for token in analysis.tokens[max(0, noun.place - _DECIDED) : noun.place]]
    remembered = [place for place, word in enumerate(ahead) if word in word_set("en", "clauses", "closed", "memories")]
    return bool(remembered) and _MARKS.isdisjoint(ahead[remembered[-1] :])


def _is_matter(analysis: Analysis, carrier: Found, noun: Found, inside: Sequence[Found]) -> bool:
    """Whether a noun is only what the carried one is about ("voiced displeasure over the drills")."""
    between = {token.word for token in analysis.tokens[carrier.place : noun.place]}
    nearer = any(carrier.place < each.place < noun.place for each in inside if each.trigger.role is Role.NOUN)
    return nearer and bool(between & set(read_words("en", "clauses")["closed"]["matters"]))


def _happens(analysis: Analysis, carrier: Found) -> bool:
    return is_told(analysis, carrier) and not is_reduced(analysis, carrier)


def is_entry(analysis: Analysis, inside: Sequence[Found]) -> bool:
    """Whether a sentence is a dated entry of a list without a verb of its own ("The decision of 21 March 2022 to end it.")."""
    if not analysis.has_year or not analysis.words.isdisjoint(auxiliary_words()):
        return False
    told = (*TOLD, Stand.MODAL, Stand.NEGATED)
    finite = [each for each in inside if each.stand in told and each.trigger.role is not Role.NOUN]
    nouns = [each.place for each in inside if each.trigger.role is Role.NOUN]
    finite += [each for each in inside if each.trigger.form is Form.THIRD and each.stand is Stand.PRESENT]
    free = [each for each in finite if not any(0 < each.place - noun <= 2 for noun in nouns)]
    return all(is_reduced(analysis, each) or _heads(analysis, each) for each in free)


def _heads(analysis: Analysis, found: Found) -> bool:
    """Whether a participle stands right after the noun that heads an entry ("The order signed on 3 September …")."""
    before = analysis.tokens[found.place - 1].word if found.place else ""
    after = analysis.tokens[found.place + 1].word if found.place + 1 < len(analysis.tokens) else ""
    words = read_words("en", "clauses")
    heads = before in words["closed"]["entries"] and found.place <= 3
    return heads and found.stand is Stand.PAST and after in (*words["closed"]["timing"], *words["closed"]["by"])


def _starts(analysis: Analysis, clause: Clause, carrier: Found, noun: Found) -> bool:
    """Whether what a clause begins with began, ended or drew a crowd ("Talks on operations around the islands started")."""
    heads = noun.place - clause.first <= _HELPED and noun.place < carrier.place <= noun.place + _LONG
    verb = analysis.lowered[carrier.start : carrier.end]
    return heads and verb in word_set("en", "clauses", "closed", "happening")


def _carries(carrier: Found, noun: Found) -> bool:
    gap = noun.place - carrier.place
    if 0 < gap <= 7:
        return carrier.stand is not Stand.PASSIVE
    return -18 <= gap < 0 and (carrier.stand is Stand.PASSIVE or gap >= -6)


def is_reduced(analysis: Analysis, found: Found) -> bool:
    """Whether a bare "seized" is a participle or adjective: "islands seized by troops", "the accord, signed in 1998, let"."""
    if found.stand is not Stand.PAST or found.trigger.role is Role.PHRASE or found.trigger.form is Form.BASE:
        return found.stand is Stand.REDUCED
    words = read_words("en", "clauses")
    after = next((token.word for token in analysis.tokens[found.place + 1 :] if token.start >= found.end), "")
    before = analysis.tokens[found.place - 1].word if found.place else ""
    adjective = before in words["date_owners"]["determiners"] and after.isalpha()
    apposed = before == "," and _ends_with_comma(analysis, found)
    return after in words["closed"]["by"] or adjective or apposed or _is_taken(analysis, found, after)


def _is_taken(analysis: Analysis, found: Found, after: str) -> bool:
    """Whether what was seized is named before the verb, as another verb shows ("a boat seized off X was freed")."""
    act, clause = found.trigger.act, analysis.clause_at(found.start)
    if act is None or act.type not in _TAKING or after not in word_set("en", "clauses", "closed", "takings"):
        return False
    told = {each.place for each in analysis.found if each.trigger.form in _FINITE}
    rest = range(found.place + 2, clause.last)
    return any(place in told or analysis.tokens[place].word in auxiliary_words() for place in rest)


def _ends_with_comma(analysis: Analysis, found: Found) -> bool:
    """Whether a participle phrase is closed by a comma and a verb follows ("…, concluded in 1998, let crews …").

    After an apposition or a relative clause no other verb is left for the sentence: then it is the sentence's own.
    """
    ahead = [token.word for token in analysis.tokens[found.place + 1 : found.place + 14]]
    people = ActorKind.PEOPLE
    subject = any(each.end == analysis.tokens[found.place - 1].start and each.kind is not people for each in analysis.actors)
    return "," in ahead and not subject and _verb_besides(analysis, found, found.place + 1 + ahead.index(","))


def _verb_besides(analysis: Analysis, found: Found, comma: int) -> bool:
    """Whether the sentence has a verb of its own before a participle phrase, or after the comma that closes it."""
    clause = analysis.clause_at(found.start)
    if clause.opener in (RESUMED, RETURNED) and found.place <= clause.first + 2:
        return False
    others = {each.place for each in analysis.found if each.trigger.form in _FINITE and each.place != found.place}
    first = next((each.first for each in analysis.clauses if not each.opener), 0)
    places = (*range(first, found.place), *range(comma, min(len(analysis.tokens), comma + 6)))
    return any(place in others or analysis.tokens[place].word in auxiliary_words() for place in places)


def _is_dated_participle(analysis: Analysis, found: Found) -> bool:
    """Whether a participle carries its own date and a weighty act ("an accord signed in February 1998")."""
    act = found.trigger.act
    ahead = analysis.tokens[found.place + 1 : found.place + 9]
    if not word_set("en", "clauses", "closed", "natural").isdisjoint(token.word for token in ahead[:_HELPED]):
        return False
    return act is not None and act.strength >= 7 and any(token.word.isdigit() and len(token.word) == 4 for token in ahead)


def _is_by_nature(analysis: Analysis, found: Found) -> bool:
    """Whether a passive names fog or the like as what did it ("the trip was put off by fog")."""
    if found.stand is not Stand.PASSIVE:
        return False
    return (
        re.search(read_words("en", "clauses")["closed"]["by_nature"], analysis.lowered[found.end : found.end + 50]) is not None
    )


def _is_silence(analysis: Analysis, found: Found) -> bool:
    """Whether "declined to" or "refused to" goes on with saying, so that nothing was done."""
    rest = analysis.lowered[found.end : found.end + 40].strip()
    words = read_words("en", "clauses")
    if analysis.tokens[found.place].word in word_set("en", "clauses", "closed", "asking"):
        after = [token.word for token in analysis.tokens[found.place + 1 : found.place + _ASKED]]
        about = next((word for word in after if word in word_set("en", "clauses", "closed", "inquiries")), "")
        if about and "to" not in after[: after.index(about)]:
            return True
    anonymous = rest.startswith(tuple(words["anonymities"]))
    return anonymous or (rest.startswith("to ") and rest[3:].startswith(tuple(words["silences"])))


def _nothing_did(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether the subject is none ("No treaty has been signed", "nobody asked")."""
    nobody = word_set("en", "clauses", "closed", "nobody")
    if nobody.isdisjoint(analysis.words):
        return False
    if analysis.tokens[0].word in nobody and not _counts(analysis):
        helping = [
            token.word for token in analysis.tokens[1 : max(1, found.place - _HELPED)] if token.word in auxiliary_words()
        ]
        earlier = [each for each in analysis.found if each.place < found.place and each.stand in TOLD]
        if not helping and not earlier:
            return True
    first = max(clause.first, found.place - 8)
    ahead = zip(analysis.tokens[first : found.place], analysis.tokens[first + 1 : found.place + 1], strict=True)
    # "No. 31" counts a boat.
    before = [token.word for token, after in ahead if not (after.word == "." or after.word.isdigit())]
    return not nobody.isdisjoint(before) and "," not in before


def _counts(analysis: Analysis) -> bool:
    """Whether a sentence begins with a number and not with nobody ("No. 31")."""
    after = analysis.tokens[1].word if analysis.tokens[1:] else "."
    return after == "." or after.isdigit()


@cache
def _joining() -> frozenset[str]:
    """The words after which a verb form is no mere describing word: adverbs, pronouns, coordinators."""
    return frozenset().union(*(word_set("en", "clauses", name) for name in ("adverbs", "pronouns", "coordinators")))

"""Whether a trigger in an English sentence tells an act that happened: tense, voice, participles, nominalisations."""

from collections.abc import Sequence

from geo.events.english.analysis import Analysis, Found
from geo.events.english.clauses import Clause
from geo.events.english.triggers import Role
from geo.events.english.verbs import Form, Stand, auxiliary_words
from geo.lexicon import read_words

TOLD = frozenset({Stand.PAST, Stand.PERFECT, Stand.PASSIVE})
"""How a verb stands that says that something happened."""


def tells(analysis: Analysis, clause: Clause, found: Found, inside: Sequence[Found]) -> bool:
    """Whether a trigger tells an act that happened: a told verb, or a noun that a told verb carries."""
    if found.trigger.role is Role.NOUN:
        return _noun_tells(analysis, clause, found, inside)
    if _is_silence(analysis, found) or _nothing_did(analysis, clause, found):
        return False
    if is_reduced(analysis, found):
        return _is_dated_participle(analysis, found)
    return is_told(analysis, found)


def is_told(analysis: Analysis, found: Found) -> bool:
    """Whether a verb stands as told: past, perfect or passive, or present where the present tense tells."""
    if found.stand in TOLD or (found.stand is Stand.INFINITIVE and _first_to(analysis, found)):
        return True
    if not analysis.setting.present or found.stand not in (Stand.PRESENT, Stand.PROGRESSIVE):
        return False
    words = read_words("en", "clauses")
    before = analysis.tokens[found.place - 1].word if found.place else ""
    nominal = before in words["date_owners"]["determiners"] or before in words["prepositions"]
    return not nominal and not any(each.trigger.role is Role.NOUN for each in analysis.found if each.place == found.place)


def _first_to(analysis: Analysis, found: Found) -> bool:
    """Whether "the first … to" tells the act ("became the first head of state to set foot")."""
    return bool(
        set(read_words("en", "clauses")["closed"]["first"])
        & {token.word for token in analysis.tokens[max(0, found.place - 10) : found.place - 1]}
    )


def _noun_tells(analysis: Analysis, clause: Clause, found: Found, inside: Sequence[Found]) -> bool:
    """Whether a nominalised act is told: the object of a told verb of doing, or the subject of one in the passive."""
    words = read_words("en", "clauses")["closed"]
    determiner = analysis.tokens[found.place - 1].word if found.place else ""
    if clause.opener in words["conditions"] or determiner in words["none"] or _nothing_did(analysis, clause, found):
        return False
    if _is_entry(analysis, inside):
        return found.place <= 4
    carriers = [each for each in inside if each.trigger.role is Role.ANNOUNCING and is_told(analysis, each)]
    return any(_carries(each, found) for each in carriers)


def _is_entry(analysis: Analysis, inside: Sequence[Found]) -> bool:
    """Whether a sentence is a dated entry of a list without a verb of its own ("The decision of 21 March 2022 to end it.")."""
    told = (*TOLD, Stand.MODAL, Stand.NEGATED)
    finite = [each for each in inside if each.stand in told and each.trigger.role is not Role.NOUN]
    nouns = [each.place for each in inside if each.trigger.role is Role.NOUN]
    finite += [each for each in inside if each.trigger.form is Form.THIRD and each.stand is Stand.PRESENT]
    free = [each for each in finite if not any(0 < each.place - noun <= 2 for noun in nouns)]
    verbs = [each for each in free if not is_reduced(analysis, each)]
    dated = any(token.word.isdigit() and len(token.word) == 4 for token in analysis.tokens)
    helped = any(token.word in auxiliary_words() for token in analysis.tokens)
    return dated and not verbs and not helped


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
    after = analysis.tokens[found.place + 1].word if found.place + 1 < len(analysis.tokens) else ""
    before = analysis.tokens[found.place - 1].word if found.place else ""
    adjective = before in words["date_owners"]["determiners"] and after.isalpha()
    apposed = before == "," and _ends_with_comma(analysis, found)
    return after in words["closed"]["by"] or adjective or apposed


def _ends_with_comma(analysis: Analysis, found: Found) -> bool:
    """Whether a participle phrase is closed by a comma and a verb follows ("…, concluded in 1998, let crews …")."""
    ahead = [token.word for token in analysis.tokens[found.place + 1 : found.place + 14]]
    subject = any(actor.end == analysis.tokens[found.place - 1].start for actor in analysis.actors)
    return "," in ahead and not subject


def _is_dated_participle(analysis: Analysis, found: Found) -> bool:
    """Whether a participle carries its own date and a weighty act ("an accord signed in February 1998")."""
    act = found.trigger.act
    ahead = analysis.tokens[found.place + 1 : found.place + 9]
    return act is not None and act.strength >= 7 and any(token.word.isdigit() and len(token.word) == 4 for token in ahead)


def _is_silence(analysis: Analysis, found: Found) -> bool:
    """Whether "declined to" or "refused to" goes on with saying, so that nothing was done."""
    rest = analysis.lowered[found.end : found.end + 40].strip()
    return rest.startswith("to ") and rest[3:].startswith(tuple(read_words("en", "clauses")["silences"]))


def _nothing_did(analysis: Analysis, clause: Clause, found: Found) -> bool:
    """Whether the subject is none ("No treaty has been signed", "nobody asked")."""
    before = [token.word for token in analysis.tokens[max(clause.first, found.place - 8) : found.place]]
    return bool(set(read_words("en", "clauses")["closed"]["nobody"]) & set(before)) and "," not in before

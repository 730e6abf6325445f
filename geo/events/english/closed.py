"""The closed classes of English words by which clauses are cut, from the lexicon."""

from functools import cache

from geo.lexicon import read_words

_JOINING = ("prepositions", "coordinators", "subordinators", "adverbs", "that")


@cache
def clause_words() -> dict[str, frozenset[str]]:
    """Each class with its words; of phrases, the first words too, under a name that ends in ":first"."""
    table = read_words("en", "clauses")
    auxiliaries = {word for words in table["auxiliaries"].values() for word in words} | set(table["modals"])
    first = {name: frozenset(phrase.split()[0] for phrase in table[name]) for name in ("hypotheticals", "subordinators")}
    pronouns = frozenset(table["closed"]["relative_pronouns"])
    return {
        "opening": frozenset({"that", *table["coordinators"], *pronouns, *first["hypotheticals"], *first["subordinators"]}),
        "adverbs": frozenset(table["adverbs"]),
        "have": frozenset((*table["auxiliaries"]["have"], *table["auxiliaries"]["had"])),
        "auxiliaries": frozenset(auxiliaries),
        "coordinators": frozenset(table["coordinators"]),
        "hypotheticals": frozenset(table["hypotheticals"]),
        "hypotheticals:first": first["hypotheticals"],
        "subordinators:first": first["subordinators"],
        "pronouns": frozenset(table["pronouns"]),
        "determiners": frozenset(table["date_owners"]["determiners"]),
        "joining": frozenset(word for name in _JOINING for word in table[name]) | auxiliaries,
        "calendar": frozenset(table["calendar"]),
        "finite": frozenset(
            (*table["auxiliaries"]["was"][:2], *table["auxiliaries"]["had"], *table["auxiliaries"]["have"][:2])
        ),
        "inversions": frozenset(table["closed"]["inversions"]),
        "denying": frozenset(table["closed"]["denying"]),
        "timing": frozenset(table["closed"]["timing"]),
        "relatives": frozenset(table["closed"]["relatives"]),
        "conjunctions": frozenset(table["coordinators"]),
        "relative_pronouns": pronouns,
        "addressing": frozenset(table["closed"]["addressing"]),
        "plain_saying": frozenset(table["closed"]["plain_saying"]),
        "quantities": frozenset(table["closed"]["quantities"]),
        "measures": frozenset(table["closed"]["measures"]),
        "dating": frozenset((",", *table["closed"]["dating"])),
        "naming": frozenset(table["closed"]["naming"]),
        "saying_where": frozenset(table["closed"]["saying_where"]),
        "said": frozenset((*table["closed"]["saying_where"], *table["calendar"], *table["closed"]["steps"])),
        "results": frozenset(table["closed"]["results"]),
        "steps": frozenset(table["closed"]["steps"]),
        "spans": frozenset((*table["months"], *table["closed"]["spans"])),
        "whole_verb": frozenset(table["closed"]["whole_verb"]),
        "subordinators": frozenset(table["subordinators"]),
    }

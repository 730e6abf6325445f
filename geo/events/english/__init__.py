"""Reading English sentences: verbs, clauses, acts."""

from geo.events.english.acts import read_sentence

__all__ = ["read_sentence"]

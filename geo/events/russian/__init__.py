"""Reading Russian sentences: endings, verbs, clauses, acts."""

from geo.events.russian.acts import read_sentence

__all__ = ["read_sentence"]

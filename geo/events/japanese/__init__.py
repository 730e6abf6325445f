"""Reading Japanese sentences: endings, predicates, particles, acts."""

from geo.events.japanese.acts import read_sentence

__all__ = ["read_sentence"]

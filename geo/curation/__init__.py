"""What people decide on events: files of decisions, written by the page or by `dispute-map review`, read and carried out."""

from geo.curation.applying import Curated, Settled, apply_decisions, decisions_on, find_change
from geo.curation.decisions import Decision, Verdict, decide
from geo.curation.reading import list_decisions, read_decisions
from geo.curation.writing import write_decisions

__all__ = [
    "Curated",
    "Decision",
    "Settled",
    "Verdict",
    "apply_decisions",
    "decide",
    "decisions_on",
    "find_change",
    "list_decisions",
    "read_decisions",
    "write_decisions",
]

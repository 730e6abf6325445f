"""Packs: one folder per dispute, read as values; shapes are read by `geo.packs.shapes`, faults found by `geo.packs.check`.

This door costs no geodata library, so that a command that needs no shapes starts at once.
"""

from geo.packs.finding import default_pack, find_pack, list_packs
from geo.packs.reading import read_dispute

__all__ = ["default_pack", "find_pack", "list_packs", "read_dispute"]

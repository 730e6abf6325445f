"""The resolver's half of the tagger: underspecified values made EDTF, left to right, by named rules in a fixed order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from geo.model import Edtf, Precision, Timex, is_edtf, parse_edtf
from geo.timex.calendars import safe_date
from geo.timex.clues import Base, Clue, Found, Lasting, Unit
from geo.timex.open_dates import carry_year, follow_story, latest, upcoming
from geo.timex.relative import move, step_to
from geo.timex.writing import write_clue

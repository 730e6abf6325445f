"""The years of a state that is no more: what it did fell in them."""

from collections.abc import Sequence

from geo.events.dating import tells_time
from geo.events.moments import Dating, bounds, inherited
from geo.model import Article, Timex, is_edtf
from geo.model.states import FormerState

_OPEN_YEARS = frozenset({"latest-before-publication", "next-after-publication", "carried-year"})
"""The rules that give a day or month its year."""
_CLOSED_YEARS = frozenset({"explicit", "relative-to-publication"})
"""The rules that say the year, so that whoever acts then is the heir of a state that is no more."""


def in_its_years(
    former: FormerState, article: Article, told: Sequence[Dating], times: Sequence[Timex], dating: Dating
) -> Dating:
    """The date of what a state did that is no more: where it falls later, the same day in its year last told, or that date."""
    begins, _ = bounds(dating.date)
    if begins is None or begins <= former.spoken_until or dating.rule in _CLOSED_YEARS:
        return dating
    named = [Dating(time.edtf, time.rule, time.text) for time in times if tells_time(article.text, time, article.lang)]
    its = [each for each in (*named[::-1], *told) if former.saw(*bounds(each.date))]
    if not its:
        return dating
    same = f"{str(its[-1].date)[:4]}{str(dating.date)[4:]}"
    open_year = dating.rule in _OPEN_YEARS and is_edtf(same)
    return inherited(Dating(same, dating.rule, dating.text)) if open_year else inherited(its[-1])

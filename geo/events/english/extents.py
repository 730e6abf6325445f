"""Where the stretch of an act begins and ends in an English sentence: its clause, and what only says when and where."""

from geo.events.english.analysis import Analysis
from geo.events.english.clauses import RETURNED, Clause
from geo.events.english.roles import subject_of
from geo.lexicon import read_words, word_set


def begins_at(analysis: Analysis, clause: Clause) -> int:
    """Where an act begins: with the thing whose date is its own ("a message of August 16, in which Stalin asked")."""
    if clause.opener == RETURNED:
        return next(each.start for each in analysis.clauses if not each.opener)
    words = read_words("en", "clauses")
    ahead = [token.word for token in analysis.tokens[max(0, clause.first - 2) : clause.first]]
    dated = ahead[-1:] == [","] and (ahead[0].isdigit() or ahead[0] in words["months"])
    of_thing = clause.opener in words["closed"]["in_which"] or (clause.opener in words["closed"]["when"] and dated)
    if of_thing and clause.first:
        return analysis.clauses[analysis.clauses.index(clause) - 1].start
    return clause.start


def ends_at(analysis: Analysis, clause: Clause) -> int:
    """Where an act ends: with the verbs that go on, if only those tell when ("boarded it and took it in on May 1")."""
    place = analysis.clauses.index(clause) + 1
    later = analysis.clauses[place] if place < len(analysis.clauses) else None
    goes_on = later is not None and later.opener in read_words("en", "clauses")["closed"]["carries_on"][:1]
    if later is None or not goes_on or _is_placed(analysis, clause) or subject_of(analysis, later, later.end) is None:
        return clause.end
    own = [actor for actor in analysis.actors if later.start <= actor.start < analysis.verb_in(later)]
    return later.end if not own and analysis.verb_in(later) < later.end else clause.end


def has_year(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause has a year of its own."""
    return any(token.word.isdigit() and len(token.word) == 4 for token in analysis.tokens[clause.first : clause.last])


def _is_placed(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause itself names a place of the dispute or a time."""
    if any(clause.start <= mention.start < clause.end for mention in analysis.setting.mentions):
        return True
    words = [token.word for token in analysis.tokens[clause.first : clause.last]]
    return any(word.isdigit() or word in word_set("en", "clauses", "calendar") for word in words)

"""Dates that are not those of an act: of a thing ("the 1956 declaration"), of a plan, of an epoch that an act ended."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from geo.events.moments import Clauses, bounds, is_recent
from geo.lexicon import read_words
from geo.model import Precision, Timex, parse_edtf

_AROUND = 32
"""Code points read on each side of a date for what it belongs to."""
_CLAUSE = 100
"""Code points before a date in which the clause that it stands in begins."""


def is_owned(text: str, time: Timex, lang: str) -> bool:
    """Whether a date belongs to a thing ("the 1956 declaration", "arrangements dating from 1991")."""
    owners = read_words(lang, "clauses").get("date_owners")
    if not owners:
        return False
    if "after" in owners and re.match(owners["after"], text[time.end : time.end + _AROUND]):
        return True
    if is_outcome(text, time, lang):
        return False
    if is_attributive(text, time, lang) or _is_remembered(text, time, owners):
        return True
    if _possesses(text, time, owners) or _is_genitive(text, time, owners):
        return True
    before = text[max(0, time.start - 24) : time.start].lower().rstrip()
    if before.endswith(tuple(f"{part} of" for part in owners.get("parts", ()))):
        return False
    if "opening" in owners and re.search(owners["opening"], text[max(0, time.start - 24) : time.start]):
        return False
    after = text[time.end : time.end + 2]
    word = re.split(r"[^\w'’]", before)[-1]
    joined = re.search(r"\b(?:of|from) (?:\d{4}(?:,| and) ?)+$", before + " ") is not None
    named = word in owners["determiners"] and after[:1] == " " and after[1:2].isalpha() and time.text[:4].isdigit()
    return joined or named or before.endswith(tuple(f" {dating}" for dating in owners["dating"]))


def is_dedicated(text: str, time: Timex, lang: str) -> bool:
    """Whether a time is what a march is dedicated to ("commemorating the end of the war"), or that of a birth or death."""
    to = read_words(lang, "clauses").get("date_owners", {}).get("dedicated", "(?!)")
    return re.search(to, text[max(0, time.start - 2 * _AROUND) : time.start]) is not None


def is_attributive(text: str, time: Timex, lang: str) -> bool:
    """Whether a month or day only says which of several things is meant ("the March disaster", "Abe's May 6 trip")."""
    around = read_words(lang, "clauses").get("date_owners", {}).get("attributive")
    if around is None or time.edtf is None or parse_edtf(time.edtf).precision not in (Precision.DAY, Precision.MONTH):
        return False
    before, after = text[max(0, time.start - _AROUND) : time.start], text[time.end : time.end + _AROUND]
    return bool(re.search(around["before"], before) and re.match(around["after"], after))


def is_measured(text: str, time: Timex, lang: str) -> bool:
    """Whether a year or an epoch is only what a length is counted from or a sum set against ("67 years after the war")."""
    owners = read_words(lang, "clauses").get("date_owners", {})
    if re.match(owners.get("compared", "(?!)"), text[time.end : time.end + _AROUND]):
        return True
    counted = owners.get("measured", "(?!)")
    whole = time.rule == "named-epoch" or (time.edtf is not None and parse_edtf(time.edtf).precision is Precision.YEAR)
    return whole and re.search(counted, text[max(0, time.start - 2 * _AROUND) : time.start]) is not None


def _is_remembered(text: str, time: Timex, owners: Mapping[str, Any]) -> bool:
    """Whether a date is what a day of memory was put on ("declared September 3 a day of victory")."""
    before = text[max(0, time.start - _AROUND) : time.start]
    return "memory" in owners and is_day(time) and re.search(owners["memory"], before) is not None


def _possesses(text: str, time: Timex, owners: Mapping[str, Any]) -> bool:
    """Whether a stretch longer than a day stands as the owner of a thing ("this year's kelp accord")."""
    after = text[time.end : time.end + 24]
    if "possessive" in owners and not is_day(time) and re.match(owners["possessive"], after):
        return True
    long = "yearly" in owners and time.edtf is not None and parse_edtf(time.edtf).precision is Precision.YEAR
    return long and re.match(owners["yearly"], after) is not None


def _is_genitive(text: str, time: Timex, owners: Mapping[str, Any]) -> bool:
    """Whether a year stands in the genitive right after a thing ("карта 1947 года")."""
    year = "genitive" in owners and time.edtf is not None and parse_edtf(time.edtf).precision is Precision.YEAR
    return bool(year and re.search(owners["genitive"], text[max(0, time.start - 24) : time.end]))


def is_outcome(text: str, time: Timex, lang: str) -> bool:
    """Whether an act is told as what an epoch ended in ("after World War II", "по итогам войны")."""
    words = read_words(lang, "clauses").get("outcomes", ())
    before = f" {' '.join(text[max(0, time.start - 40) : time.start].lower().split())}"
    return time.rule == "named-epoch" and (time.relation == "after" or before.endswith(tuple(f" {word}" for word in words)))


def is_aftermath(text: str, time: Timex, lang: str) -> bool:
    """Whether a day is that of a disaster which an act came after ("после землетрясения 4 октября"), on whatever day."""
    disaster = read_words(lang, "clauses").get("aftermath", "(?!)")
    return re.search(disaster, text[max(0, time.start - 60) : time.start]) is not None


def is_planned(text: str, time: Timex, lang: str) -> bool:
    """Whether a time is that for which something was planned ("the visit scheduled for 13 September")."""
    planned = read_words(lang, "clauses").get("planned", {})
    before, after = text[max(0, time.start - 2 * _AROUND) : time.start], text[time.end : time.end + 16]
    leads = "before" in planned and re.search(planned["before"], before)
    return bool(leads or ("after" in planned and re.match(planned["after"], after)))


def is_plan(text: str, time: Timex, verb: int, lang: str) -> bool:
    """Whether a time before a verb is that of a plan which the verb tells ("3月に会談すると発表した")."""
    planned = read_words(lang, "clauses").get("planned", {})
    told = "content" in planned and re.search(planned["content"], text[time.end : verb])
    return bool(told) or is_planned(text, time, lang)


def is_promised(text: str, time: Timex, verb: int, published: date | None, lang: str) -> bool:
    """Whether a time that is not over when the paper comes out is that of what is promised ("年内に減らすと約束した")."""
    latest = parse_edtf(time.edtf).latest if time.edtf else None
    open_still = bool(published and latest and (latest > published or (latest == published and not is_day(time))))
    return open_still and is_plan(text, time, verb, lang)


def is_day(time: Timex) -> bool:
    """Whether a time is one day."""
    return time.edtf is not None and parse_edtf(time.edtf).precision is Precision.DAY


def is_told_of(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether an older time stands in a clause about what an act of the news is about ("to drop a law that in 2009 …")."""
    if not is_of_old(time, clauses) or time.start < clauses.trigger or clauses.trigger == clauses.own[0]:
        return False
    about = read_words(lang, "clauses").get("told_of", "(?!)")
    return re.search(about, text[max(clauses.trigger, time.start - _CLAUSE) : time.start]) is not None


def is_of_old(time: Timex, clauses: Clauses) -> bool:
    """Whether a time is not of the days that the news, which an act belongs to, is about."""
    return clauses.news and not is_recent(time.edtf, clauses.published)


def is_aimed_at(text: str, time: Timex, verb: int, lang: str) -> bool:
    """Whether a time is that by which something agreed or asked for is to be done ("2000年までに結ぶことで合意した")."""
    if time.relation not in ("by", "until") or time.end > verb:
        return False
    aimed = read_words(lang, "clauses").get("planned", {}).get("aimed", "(?!)")
    return re.search(aimed, text[time.end : verb]) is not None


def is_meant(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a stretch that is not over is for what was agreed or asked to be done ("agreed to let them land this year")."""
    _, ends = bounds(time.edtf)
    if time.start < clauses.trigger or clauses.published is None or ends is None or ends < clauses.published or is_day(time):
        return False
    aims = read_words(lang, "clauses").get("planned", {}).get("aims", "(?!)")
    return re.search(aims, text[max(clauses.trigger, time.start - _CLAUSE) : time.start]) is not None


def is_of_next_clause(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time after an act's verb is of what is told next ("遺憾の意を伝え、9月には出漁が可能になった")."""
    beyond = read_words(lang, "clauses").get("next_clause")
    if beyond is None or time.start <= clauses.trigger:
        return False
    between, after = text[clauses.trigger : time.start], text[time.end : time.end + _AROUND]
    if re.search(beyond["cleft"], between):
        return False
    chained = re.search(beyond["chained"], between) is not None and re.match(beyond["subject"], after) is not None
    return chained or re.search(beyond["apart"], between) is not None


def is_found_out(text: str, time: Timex, lang: str) -> bool:
    """Whether a time is only that on which an act became known ("抗議したことが6日、分かった")."""
    known = read_words(lang, "clauses").get("found_out")
    if known is None or re.search(known["before"], text[max(0, time.start - _AROUND) : time.start]) is None:
        return False
    return re.match(known["after"], text[time.end : time.end + 2 * _AROUND]) is not None


def is_own_bound(text: str, time: Timex, clauses: Clauses, lang: str) -> bool:
    """Whether a time by which an act was done begins the verb's own clause ("28日に択捉島へ進み、5日までに占領した")."""
    chain = read_words(lang, "clauses").get("next_clause", {}).get("chained")
    if chain is None or time.relation != "by" or time.end > clauses.trigger:
        return False
    return re.search(f"{chain}$", text[clauses.own[0] : time.start]) is not None

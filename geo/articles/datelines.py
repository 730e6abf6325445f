"""Whole dates as datelines and date lines write them: with their year, in an order that cannot be misread.

"TOKYO, March 22, 2022 —", "МОСКВА, 22 марта 2022 г. /ТАСС/", "（2022年3月22日）", a date alone on its line. `03/04/2022` is
no such date: two countries read it differently.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from geo.model import Block

_HEAD: Final = 4
_TAIL: Final = 3
_LONGEST_LINE: Final = 160
_SENTENCE_ENDS: Final = (".", "。", "!", "?", "！", "？")
_MOST_LINES: Final = 5_000
_SAMPLE: Final = 100_000
_FIRST_ALONE: Final = 1990
_LAST_YEAR: Final = 2100
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:$|[T ]\d\d:?\d\d)", re.ASCII)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", re.ASCII)
_DIGIT: Final = re.compile(r"\d")
_FULL_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)


def dateline_day(text: str, blocks: Sequence[Block]) -> date | None:
    """The day of the dateline near the top of a text; `None` without one, and where several lines name several days.

    A chronicle is full of such lines, and none of them is the day it was published. A date alone on its line may head a
    chapter of history: it counts only from 1990 on, and where the text names no later year.
    """
    head = _lines(text, blocks[:_HEAD])
    days = _days(head)
    if not days:
        return _record_day(head) or _closing_day(text, blocks)
    if len(days | _days(_lines(text, blocks[_HEAD:_MOST_LINES]))) > 1:
        return None
    day = days.pop()
    if any(_opening_day(line) or labelled_day(line) for line in head):
        return day
    years = map(int, _FULL_YEAR.findall(text[:_SAMPLE]))
    is_latest = day.year >= _FIRST_ALONE and all(year <= day.year or year > _LAST_YEAR for year in years)
    return day if is_latest and any(_alone(line) for line in head) else None


def _record_day(head: Sequence[str]) -> date | None:
    """The day in the heading of a record of what was said, or of a review of a week ("Press conference, 6 September 2022")."""
    headings = [line for line in head if _patterns()["record"].search(line) and not line.endswith(_SENTENCE_ENDS)]
    days = {_written_day(found) for line in headings for found in _patterns()["anywhere"].finditer(line)}
    return days.pop() if len(days) == 1 else None


def _closing_day(text: str, blocks: Sequence[Block]) -> date | None:
    """The day at the very end of a text, alone on its line or in brackets after the last sentence ("…。（2023年4月12日）")."""
    last = blocks[max(1, len(blocks) - _TAIL) :]
    ends = (text[max(block.start, block.end - _LONGEST_LINE) : block.end] for block in last)
    lines = [unicodedata.normalize("NFKC", line) for line in ends if _DIGIT.search(line)]
    found = (_alone(line) or _bracketed_end(line) for line in lines)
    days = {day for day in found if day and day.year >= _FIRST_ALONE}
    years = map(int, _FULL_YEAR.findall(text[:_SAMPLE]))
    return days.pop() if len(days) == 1 and max(years, default=0) <= max(days).year else None


def _bracketed_end(line: str) -> date | None:
    found = _patterns()["closing"].search(line)
    return _written_day(found) if found else None


def labelled_day(line: str) -> date | None:
    """The one day that a line of several, or one with more in it, labels as that of publication; `None` of any other line.

    "Published: February 8, 2023 · Updated: March 1, 2023" is of February, "Updated: March 1, 2023" of no day.
    """
    line = unicodedata.normalize("NFKC", line[:_LONGEST_LINE]) if len(line) <= _LONGEST_LINE else ""
    found = list(_patterns()["anywhere"].finditer(line)) if _DIGIT.search(line) else []
    ends = [0, *(each.end() for each in found)]
    days = {
        _written_day(each)
        for each, end in zip(found, ends, strict=False)
        if _patterns()["published"].search(line, end, each.start()) and not says_changed(line[end : each.start()])
    }
    return days.pop() if len(days) == 1 else None


def says_changed(words: str) -> bool:
    """Whether the words before a day say that it is the one on which a text was changed."""
    return _patterns()["changed"].search(words) is not None


def stamp_day(stamp: str) -> date | None:
    """The day of a machine's stamp: ISO 8601, eight digits, RFC 2822, or a date in words; `None` where it is not whole."""
    stamp = stamp.strip()[:_LONGEST_LINE]
    numbers = _ISO.match(stamp) or _COMPACT.fullmatch(stamp)
    if numbers:
        return _day(*(int(number) for number in numbers.groups()))
    return _alone(unicodedata.normalize("NFKC", stamp)) or _mail_day(stamp)


def _lines(text: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """The beginnings of the blocks that have a digit in them, full-width forms made plain."""
    lines = (text[block.start : min(block.end, block.start + _LONGEST_LINE)] for block in blocks)
    return tuple(unicodedata.normalize("NFKC", line) for line in lines if _DIGIT.search(line))


def _days(lines: Iterable[str]) -> set[date]:
    return {day for line in lines if (day := _opening_day(line) or _alone(line) or labelled_day(line))}


def _opening_day(line: str) -> date | None:
    """The day of a line that opens with a place and a date, or with a date in brackets."""
    bracketed = _patterns()["bracketed"].match(line)
    if bracketed:
        return _written_day(bracketed)
    opened = _patterns()["opening"].match(line)
    return _written_day(opened) if opened and _is_place(opened["place"]) else None


def _alone(line: str) -> date | None:
    """The day of a line that says a date and nothing else but a label, a weekday or an hour."""
    found = _patterns()["alone"].fullmatch(line) if len(line) < _LONGEST_LINE else None
    return _written_day(found) if found else None


def _is_place(words: str) -> bool:
    names = re.split(r"[\s/,]+", words.strip())
    opens_sentence = names[0] in _sentence_openers()
    return len(names) <= 4 and not opens_sentence and all(name[:1].isupper() for name in names)


def _written_day(found: re.Match[str]) -> date | None:
    """The day a match of one of the written forms says; `year_first` and `year_dotted` are both its year."""
    part = {name.partition("_")[0]: value for name, value in found.groupdict().items() if value is not None}
    month = part["month"].rstrip(".").lower()
    year = int(part["year"]) if "year" in part else _era_year(part["era"], part["count"])
    return _day(year, int(month) if month.isdigit() else _months()[month], int(part["day"]))


def _era_year(era: str, count: str) -> int:
    return int(_words()["eras"][era]) + (1 if count == "元" else int(count))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _mail_day(stamp: str) -> date | None:
    if not _FULL_YEAR.search(stamp):
        return None
    try:
        return parsedate_to_datetime(stamp).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("geo.articles").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def _months() -> dict[str, int]:
    """Every month name, lower case, with its number."""
    return {name.lower(): number for names in _words()["months"].values() for number, name in enumerate(names, 1)}


@cache
def _sentence_openers() -> frozenset[str]:
    return frozenset(word for words in _words()["no_place"].values() for word in words)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The three shapes a date line has, each with the parts of one written date as groups."""
    month = _any_of(_months(), end=r"\.?")
    weekday = _any_of(name for names in _words()["weekdays"].values() for name in names)
    label = _any_of(name for names in _words()["labels"].values() for name in names)
    day = (
        rf"(?:(?P<month_first>{month}) (?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year_first>\d{{4}})"
        rf"|(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)? (?P<month_last>{month}),? (?P<year_last>\d{{4}})(?: ?(?:г\.|года\b))?"
        r"|(?P<day_dotted>\d{2})\.(?P<month_dotted>\d{2})\.(?P<year_dotted>\d{4})"
        rf"|(?:(?P<year>\d{{4}})|(?P<era>{_any_of(_words()['eras'])}) ?(?P<count>\d{{1,2}}|元))"
        r" ?(?:年 ?|-|/|\.)(?P<month>\d{1,2})(?: ?月 ?|-|/|\.)(?P<day>\d{1,2})(?:日|(?!\d)))"
    )
    hour = r"(?:,? ?(?:at )?(?:午前|午後)? ?\d{1,2}[:時]\d{2}(?::\d{2})?分?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:[A-Z]{2,4}|МСК))?)?"
    agency = r"(?:(?:\([^()]{1,40}\) ?)?(?:--|[—–―-])|/[^/]{1,40}/)"
    city = r"(?:[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]+)?, )?"
    before = rf"(?:(?:{label})[::]? ?(?:\d{{4}} GMT,? )?)?{city}"
    dated = rf"{day}(?: ?\((?:{weekday})\))?"
    changes = {name for names in _words()["changes"].values() for name in names}
    published = _any_of(name for names in _words()["labels"].values() for name in names if name not in changes)
    after = rf"[::]? ?(?:\d{{4}} GMT,? )?(?:on )?(?:(?:{weekday}),? )?$"
    issue = _any_of(name for names in _words()["issues"].values() for name in names)
    shapes = {
        "opening": rf"(?P<place>[^\W\d_][\w .'’/-]{{1,50}}?)(?:, ?| ?\(){day}\)?\.? ?{agency}",
        "bracketed": rf"[(\[【〔][^\d()\[\]【】〔〕]{{0,24}}{dated}[^()\[\]【】〔〕]{{0,24}}[)\]】〕](?!\s*[,.、。])",
        "alone": rf"{before}(?:(?:{weekday}),? )?{day}\.? ?(?:\((?:{weekday})\)|,? (?:{weekday}))?{hour}(?: ?(?:{issue}))?",
        "closing": rf"(?:[.。!?]|^) ?[(\[【〔]{dated}[^()\[\]【】〔〕]{{0,12}}[)\]】〕]$",
        "record": _any_of(name for names in _words()["records"].values() for name in names),
        "published": rf"(?:^|\W){published}{after}",
        "changed": rf"(?:^|\W){_any_of(changes)}{after}",
        "anywhere": rf"(?<![\d–-]){day}",
    }
    return {name: re.compile(shape, re.IGNORECASE if name in ("alone", "changed") else 0) for name, shape in shapes.items()}


def _any_of(words: Iterable[str], end: str = "") -> str:
    """A pattern for any of the words, longest first, each as written or capitalised."""
    spellings = {spelling for word in words for spelling in (word, word.capitalize(), word.upper())}
    return "(?:" + "|".join(map(re.escape, sorted(spellings, key=len, reverse=True))) + f"){end}"

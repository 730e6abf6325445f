"""Many articles, many cores: the events of a whole corpus, merged, whatever the number of workers."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import repeat
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from geo.articles import read_articles
from geo.errors import ArticleError, GeoError
from geo.events import Imprint, choose_dispute, extract_events, imprint_of, merge_events
from geo.gazetteer import Gazetteer
from geo.model import Article, Dispute, Event

SMALL_CORPUS: Final = 2_000_000
"""Bytes of articles below which starting other processes costs more than it saves."""

_MOST_WORKERS: Final = 61  # Windows waits for no more processes than this
_CHUNKS_PER_WORKER: Final = 8
_LARGEST_CHUNK: Final = 64  # about a second of work, so that progress is seen
_RARELY: Final = 20_000
"""New objects between two looks for cycles in a worker: the parse makes none, and what it drops is freed at once."""

Progress = Callable[[int, int], None]
"""Called with how many articles are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What many articles tell: how many were tried, the events, and a fault for each that could not be read.

    `about` counts the articles that were sent to each dispute, by its id, `told` has their events; where only one dispute
    is asked for and no other known, every article is sent to it.
    `imprints` are what is kept of the articles that tell events, so that reprints can be told.
    """

    articles: int
    told: Mapping[str, tuple[Event, ...]]
    faults: tuple[GeoError, ...]
    about: Mapping[str, int]
    imprints: tuple[Imprint, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of all disputes asked for, one dispute after another."""
        return tuple(event for events in self.told.values() for event in events)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """How every article is read, small enough to be sent to another process."""

    disputes: tuple[Dispute, ...]
    others: tuple[Dispute, ...]
    published: date | None
    lang: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What one article or chunk of them tells, unmerged: the events of each dispute in turn, the disputes it was sent to."""

    articles: int
    events: tuple[tuple[str, Event], ...]
    faults: tuple[GeoError, ...]
    about: tuple[str, ...]
    imprints: tuple[Imprint, ...] = ()


def extract_corpus(
    articles: Sequence[Path],
    *disputes: Dispute,
    others: Sequence[Dispute] = (),
    published: date | None = None,
    lang: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Corpus:
    """The events of all `articles`, merged, in an order that depends on nothing but them; `-` is standard input.

    Each article goes to the one of `disputes` and `others` that it is about; the `others` are asked for no events, but keep
    their articles to themselves. `published` and `lang` are taken for every article. An article that cannot be read becomes
    a fault, and loses no other. `workers` defaults to the number of cores; a small corpus is read in this process unless it
    says otherwise. Raises `ArticleError` where the system ends a worker.
    """
    reading = _Reading(disputes=disputes, others=tuple(others), published=published, lang=lang)
    crew = min(_crew_for(articles, workers), _MOST_WORKERS, max(len(articles), 1))
    told: dict[str, list[Event]] = {dispute.id: [] for dispute in disputes}
    about: Counter[str] = Counter()
    faults: list[GeoError] = []
    imprints: list[Imprint] = []
    done = 0
    for found in _read_here(articles, reading) if crew == 1 else _read_apart(articles, reading, crew):
        for dispute, event in found.events:
            told[dispute].append(event)
        about.update(found.about)
        faults += found.faults
        imprints += found.imprints
        done += found.articles
        if progress:
            progress(done, len(articles))
    merged = {dispute: merge_events(events, imprints) for dispute, events in told.items()}
    return Corpus(articles=done, told=merged, faults=tuple(faults), about=about, imprints=tuple(imprints))


def _crew_for(articles: Sequence[Path], workers: int | None) -> int:
    """How many processes are asked for, or worth it; no other process has our standard input."""
    if any(str(article) == "-" for article in articles):
        return 1
    if workers:
        return workers
    size = sum(article.stat().st_size for article in articles if article.is_file())
    return 1 if size < SMALL_CORPUS else os.cpu_count() or 1


def _read_here(articles: Iterable[Path], reading: _Reading) -> Iterator[_Found]:
    """What each article tells, unmerged, read in this process."""
    known = [(dispute, Gazetteer(dispute)) for dispute in (*reading.disputes, *reading.others)]
    for path in articles:
        try:
            held = read_articles(path, published=reading.published, lang=reading.lang)
        except GeoError as fault:
            yield _Found(articles=1, events=(), faults=(fault,), about=())
        else:
            yield replace(_joined([_told(article, known, reading) for article in held]), articles=1)


def _told(article: Article, known: Sequence[tuple[Dispute, Gazetteer]], reading: _Reading) -> _Found:
    """What an article tells of the dispute it is about, nothing where that is none of those asked for."""
    about = known[0][0] if len(known) == 1 else choose_dispute(article, known)
    if about is None:
        return _Found(articles=1, events=(), faults=(), about=())
    asked = about in reading.disputes
    gazetteer = next(each for dispute, each in known if dispute is about)
    events = extract_events(article, about, gazetteer) if asked else ()
    told = tuple((about.id, event) for event in events)
    imprint = imprint_of(article.id, article.text, article.lang, article.published) if events else None
    return _Found(articles=1, events=told, faults=(), about=(about.id,), imprints=(imprint,) if imprint else ())


def _read_apart(articles: Sequence[Path], reading: _Reading, crew: int) -> Iterator[_Found]:
    """What each chunk of the articles tells, in their order, read in `crew` other processes."""
    size = min(max(1, len(articles) // (crew * _CHUNKS_PER_WORKER)), _LARGEST_CHUNK)
    chunks = [tuple(articles[first : first + size]) for first in range(0, len(articles), size)]
    spawning = multiprocessing.get_context("spawn")  # the one way that every system has, and safe beside threads
    held, lifeline = spawning.Pipe(duplex=False)
    try:
        with ProcessPoolExecutor(crew, mp_context=spawning, initializer=_hold_on, initargs=(held,)) as pool, lifeline:
            yield from pool.map(_read_chunk, chunks, repeat(reading))
    except BrokenProcessPool:
        raise ArticleError("articles", "a worker process was ended from outside", "try again with --workers 1") from None
    finally:
        held.close()


def _read_chunk(articles: tuple[Path, ...], reading: _Reading) -> _Found:
    """What the articles of a chunk tell, unmerged."""
    gc.freeze()  # the lexicons stay to the end: looking through them again would free nothing
    return _joined(tuple(_read_here(articles, reading)))


def _joined(found: Sequence[_Found]) -> _Found:
    """What several articles tell, as one."""
    return _Found(
        articles=sum(one.articles for one in found),
        events=tuple(event for one in found for event in one.events),
        faults=tuple(fault for one in found for fault in one.faults),
        about=tuple(dispute for one in found for dispute in one.about),
        imprints=tuple(imprint for one in found for imprint in one.imprints),
    )


def _hold_on(held: Connection) -> None:
    """Leave Ctrl-C, which reaches every process of a terminal, to the parent; and end when it lets go, or is no more."""
    gc.set_threshold(_RARELY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, args=(held,), daemon=True).start()


def _end_with_the_parent(held: Connection) -> None:
    with suppress(EOFError, OSError):
        held.recv_bytes()
    os._exit(1)

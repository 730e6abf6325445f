"""Keeps the parsers of other houses from writing to standard error while they work on a page of ours."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_NOISY: Final = ("trafilatura", "htmldate", "justext", "charset_normalizer")


@contextmanager
def quiet() -> Iterator[None]:
    """A block, or as a decorator a function, in which those loggers say nothing; their levels are put back after it."""
    loggers = [logging.getLogger(name) for name in _NOISY]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)

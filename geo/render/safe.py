"""Untrusted text on its way into the page: cleaned once, escaped for where it will stand, links checked."""

import base64
import gzip
import json
import re
from typing import Final

LONGEST_LINE: Final = 300
"""Code points of a title, publisher or name that are kept; news headlines end long before."""
LONGEST_QUOTE: Final = 4000
"""Code points of a quotation that are kept."""

_LINK = re.compile(r"https?://[^\s\x00-\x20\x7f<>\"]{1,2000}", re.IGNORECASE)
_UNSAFE_JSON = re.compile("[<\u2028\u2029\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str | None, longest: int = LONGEST_LINE) -> str:
    """The text with what no file and no browser can carry replaced by U+FFFD, cut with an ellipsis at `longest` code points."""
    kept = text or ""
    kept = kept if len(kept) <= longest else kept[: longest - 1] + "…"
    return kept if kept.isprintable() else _UNPRINTABLE.sub("\ufffd", kept)


def clean_link(url: str | None) -> str:
    """The address where it is plain http or https, else an empty text."""
    return url if url and _LINK.fullmatch(url) else ""


def json_text(value: object) -> str:
    """JSON that can stand inside a script element: no `<`, no line separators, the same bytes for the same value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def packed_bytes(content: bytes) -> str:
    """The bytes as gzip in base64, without a time stamp: the same bytes give the same letters."""
    return base64.b64encode(gzip.compress(content, 6, mtime=0)).decode("ascii")

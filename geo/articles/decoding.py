"""Bytes as text: what is not text is told apart from text in another encoding."""

import codecs
from typing import Final

from geo.errors import ArticleError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 stands before UTF-16, whose mark begins its own."""

_SIGNATURES: Final = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
)

_RIGHT: Final = "an article is text: save it as plain text, Markdown or HTML"


def decode_marked(data: bytes, where: str) -> str | None:
    """The text of bytes that begin with a byte order mark, `None` where there is none.

    Raises `ArticleError` for an empty file, for a known binary format, for NUL bytes, and for text that breaks its mark.
    """
    if not data:
        raise ArticleError(where, "is empty", "it should hold the text of one article")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(where, f"is {name}, not text", _RIGHT)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, where)
    if b"\0" in data:
        raise ArticleError(where, f"is binary (a NUL byte at {data.index(0)})", _RIGHT)
    return None


def decode_text(data: bytes, where: str) -> str:
    """The text of a plain text or Markdown file: UTF-8, or UTF-16 or UTF-32 with its mark. Raises `ArticleError`."""
    marked = decode_marked(data, where)
    return _decode(data, "utf-8", where) if marked is None else marked


def _decode(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        what = f"is not {encoding.upper()} text (byte 0x{data[fault.start]:02x} at {fault.start})"
        raise ArticleError(where, what, "save it as UTF-8") from None

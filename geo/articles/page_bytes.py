"""The bytes of a page as text: by its mark, by the charset it declares, by UTF-8, by statistics."""

import re
from typing import Final

from charset_normalizer import from_bytes

from geo.articles.decoding import decode_marked
from geo.articles.quiet import quiet
from geo.errors import ArticleError

_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.+-]{2,40})", re.IGNORECASE
)
_LABELS: Final = {
    "utf-8": ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be"),
    "cp932": ("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932"),
    "euc_jp": ("euc-jp", "x-euc-jp", "eucjp"),
    "iso2022_jp": ("iso-2022-jp",),
    "cp1251": ("windows-1251", "cp1251", "cp-1251", "x-cp1251"),
    "koi8_r": ("koi8-r", "koi8", "koi8_r"),
    "cp866": ("ibm866", "cp866", "866"),
    "iso8859_5": ("iso-8859-5",),
    "cp1252": ("windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "ascii"),
}
"""Codecs with the labels pages use for them (WHATWG Encoding Standard); a page that can be read cannot be in UTF-16."""

_CODECS: Final = {label: codec for codec, labels in _LABELS.items() for label in labels}
_HEAD: Final = 4096
_SAMPLE: Final = 262_144
_BROKEN_SHARE: Final = 0.01


def decode_page(data: bytes, where: str) -> str:
    """The page's text; a few broken bytes become U+FFFD. Raises `ArticleError` for what is no text in any known encoding."""
    marked = decode_marked(data, where)
    if marked is not None:
        return marked
    declared = _DECLARED.search(data[:_HEAD])
    codec = _CODECS.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    for candidate in (codec, "utf-8", _likely_codec(data[:_SAMPLE])):
        text = _decode(data, candidate) if candidate else None
        if text is not None:
            return text
    raise ArticleError(where, "is in no encoding that could be told", "save it as UTF-8")


def _decode(data: bytes, codec: str) -> str | None:
    """The text, unless more than one character in a hundred is broken."""
    text = data.decode(codec, "replace")
    return text if text.count("\ufffd") <= len(text) * _BROKEN_SHARE else None


@quiet()
def _likely_codec(sample: bytes) -> str | None:
    best = from_bytes(sample).best()
    return best.encoding if best else None

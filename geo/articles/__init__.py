"""Reads an article from a file or standard input: its text, whose offsets never change afterwards, and what it says of itself.

Plain text, Markdown and HTML news pages are read. Each format's reader stands in its own module and is opened only when a
file needs it (`geo.articles.formats`), so that plain text never waits for an HTML parser.
"""

from geo.articles.listing import list_articles
from geo.articles.reading import read_article, read_articles

__all__ = ["list_articles", "read_article", "read_articles"]

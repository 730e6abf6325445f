"""The words of the interface: one catalogue per language as data, names of countries and languages from CLDR."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from geo.errors import UnknownNameError
from geo.model.peoples import peoples
from geo.model.states import former_states

PAGE_LANGUAGES: Final = ("en", "ja", "ru")
"""The languages of the interface; each has a catalogue in `assets/messages/`."""

Words = Mapping[str, str | Mapping[str, str]]
"""A catalogue: message key to text with `{name}` slots, or to one text per CLDR plural category."""


@cache
def read_messages(lang: str) -> Words:
    """The catalogue of one interface language. Raises `UnknownNameError` where there is none."""
    if lang not in PAGE_LANGUAGES:
        raise UnknownNameError("", f"the page has no language '{lang[:20]}'", f"choose one of {', '.join(PAGE_LANGUAGES)}")
    text = files("geo.render").joinpath("assets", "messages", f"{lang}.json").read_text(encoding="utf-8")
    words: Words = json.loads(text)
    return words


@cache
def locale_of(lang: str) -> Locale:
    """The CLDR locale whose formats an interface language uses."""
    return Locale.parse(str(read_messages(lang)["locale"]), sep="-")


def message(lang: str, key: str, **slots: str | int) -> str:
    """The text of one message with its slots filled; a plural takes its form from the slot `count`."""
    found = read_messages(lang)[key]
    if not isinstance(found, str):
        found = found[locale_of(lang).plural_form(int(slots["count"]))]
    for name, value in slots.items():
        found = found.replace(f"{{{name}}}", str(value))
    return found


@cache
def country_name(code: str, lang: str) -> str:
    """What a language calls the country with this ISO 3166 alpha-3 code, or 3166-3, or the people of this plain name.

    Any other name comes back as it is.
    """
    if code in peoples():
        return str(peoples()[code][lang])
    if code in former_states():
        return message(lang, f"state_{code}")
    # CLDR knows the European Union by two letters only; news codes write three.
    short = ["EU"] if code == "EUU" else get_global("territory_aliases").get(code)
    is_code = len(code) == 3 and code.isascii() and code.isupper() and short is not None and len(short) == 1
    return str(locale_of(lang).territories.get(short[0], code)) if is_code and short else code


@cache
def language_name(tag: str, lang: str) -> str:
    """What the interface language calls the language with this BCP 47 tag; the tag itself where CLDR has no name."""
    parts = tag.split("-")
    locale = locale_of(lang)
    name = locale.languages.get(parts[0])
    if not name:
        return tag
    script = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    written = locale.scripts.get(script) if script else None
    return f"{name} ({written})" if written else name


def own_name(lang: str) -> str:
    """What a language calls itself, with a capital where its script has one."""
    try:
        name = Locale.parse(lang).get_display_name() or lang
    except UnknownLocaleError:
        return lang
    return name[:1].upper() + name[1:]


def in_every_language(texts: Mapping[str, str], languages: Sequence[str] = PAGE_LANGUAGES) -> list[str]:
    """One text per interface language, from a pack's table; a missing one is the English text, else the first there is."""
    fallback = texts.get("en") or next(iter(texts.values()), "")
    return [texts.get(lang) or fallback for lang in languages]

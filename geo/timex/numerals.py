"""Numerals written in words of one character each: 二〇二二, 二十一, 千九百四十五."""

from collections.abc import Mapping


def read_numeral(text: str, values: Mapping[str, int]) -> int:
    """The number that `text` spells, by place (二〇二二) or with tens, hundreds and thousands (二十一)."""
    figures = [values[char] for char in text if char in values]
    if not any(figure >= 10 for figure in figures):
        return int("".join(map(str, figures)) or "0")
    total, unit = 0, 0
    for figure in figures:
        if figure < 10:
            unit = figure
        else:
            total, unit = total + max(unit, 1) * figure, 0
    return total + unit

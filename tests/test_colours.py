"""Contrast of the page's colours, light and dark, by computation: WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (graphics)."""

import re
from importlib.resources import files
from itertools import combinations

import pytest

STYLE = files("geo.render").joinpath("assets", "page.css").read_text(encoding="utf-8")
TEXT, GRAPHIC = 4.5, 3.0
GROUNDS = ("paper", "raised", "field")
SIDES = range(4)
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
"""What somebody without red or green cones sees, of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1."""


def palette(theme: str) -> dict[str, tuple[float, ...]]:
    """Every colour by name, as linear RGB from 0 to 1."""
    dark = STYLE.index("@media (prefers-color-scheme: dark)")
    light = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", STYLE[:dark]))
    known = light | dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", STYLE[dark : STYLE.index("*, *::before")]))
    return {name: linear(value) for name, value in (light if theme == "light" else known).items()}


def linear(value: str) -> tuple[float, ...]:
    parts = (int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(colour: tuple[float, ...]) -> float:
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_stands_out_from_what_it_stands_on(theme):
    colours = palette(theme)
    pairs = [
        (ink, ground)
        for ink in ("ink", "soft")
        for ground in (*GROUNDS, "sea", "land", "mark")
        if (ink, ground) != ("soft", "mark")
    ]
    assert {
        pair: contrast(*(colours[name] for name in pair))
        for pair in pairs
        if contrast(*(colours[name] for name in pair)) < TEXT
    } == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_outline_stands_out_from_the_sea_and_from_its_own_wash(theme):
    colours = palette(theme)
    outlines = [(f"ink-{side}", ground) for side in SIDES for ground in ("sea", f"wash-{side}")]
    pairs = [
        *outlines,
        ("ink-x", "sea"),
        ("ink-x", "wash-x"),
        ("ink-u", "sea"),
        ("edge", "field"),
        ("focus", "paper"),
        ("bar", "paper"),
    ]
    assert {
        pair: contrast(*(colours[name] for name in pair))
        for pair in pairs
        if contrast(*(colours[name] for name in pair)) < GRAPHIC
    } == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_side_is_stronger_than_another(theme):
    colours = palette(theme)
    strengths = [contrast(colours[f"ink-{side}"], colours["sea"]) for side in SIDES]
    assert max(strengths) / min(strengths) < 1.25


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("cones", [PROTANOPIA, DEUTERANOPIA], ids=["protanopia", "deuteranopia"])
def test_the_two_sides_differ_for_who_sees_red_and_green_alike(theme, cones):
    colours = palette(theme)
    seen = [
        tuple(sum(part * share for part, share in zip(colours[f"ink-{side}"], row, strict=True)) for row in cones)
        for side in (0, 1)
    ]
    distance = sum((one - other) ** 2 for one, other in zip(*seen, strict=True)) ** 0.5
    assert distance > 0.1


def test_in_grey_print_the_hatching_tells_the_sides_apart():
    patterns = files("geo.render").joinpath("assets", "patterns.svg").read_text(encoding="utf-8")
    drawn = dict(re.findall(r'id="(hatch-\w+)"[^>]*>(.*?)</pattern>', patterns))
    assert len(drawn) == 7
    assert all(one != other for one, other in combinations(drawn.values(), 2))

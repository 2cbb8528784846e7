"""The colours can be told from their ground: WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (marks)."""

from __future__ import annotations

import re

import pytest

from loccit.report import page
from loccit.report.palette import DARK, GROUNDS, LIGHT, MARKS, TEXT
from loccit.report.words import KINDS
from tests.report import samples

PALETTES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2, definitions)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_and_marks_stand_out_from_every_ground(palette: dict[str, str]) -> None:
    faint = []
    for ground in GROUNDS:
        for names, least in ((TEXT, 4.5), (MARKS, 3.0)):
            faint += [
                f"{name} on {ground}: {contrast(palette[name], palette[ground]):.2f}"
                for name in names
                if contrast(palette[name], palette[ground]) < least
            ]
    assert faint == []


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_names_of_types_are_text_in_the_colours_of_kinds(palette: dict[str, str]) -> None:
    for kind in KINDS:
        assert contrast(palette[kind.name], palette["page"]) >= 4.5, kind.name


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_chosen_scheme_can_be_read(palette: dict[str, str]) -> None:
    assert contrast(palette["page"], palette["ink"]) >= 7


def test_each_kind_has_a_mark_of_its_own() -> None:
    assert len({kind.path for kind in KINDS}) == len(KINDS)


def test_every_colour_that_the_style_uses_is_one_of_the_palette() -> None:
    used = set(re.findall(r"var\(--([a-z]+)\)", page(samples.usual()))) - {"serif", "sans", "mono", "kind"}
    assert used <= set(LIGHT)
    assert set(LIGHT) == set(DARK)
    assert set(LIGHT) - used == set()

"""Formatting, affixes, display, quotes, strip-periods and text-case of an element.

CSL 1.0.2, Formatting to Text-case. Affixes stand outside of the rest of the same element.
"""

from __future__ import annotations

from collections.abc import Callable

from . import marks as m
from . import richtext, textcase
from .context import Context
from .xmltree import Element

Decorate = Callable[[Context, str], str]


def format_marks(element: Element) -> str:
    """The opening marks of the element's formatting attributes."""
    return "".join(values.get(element.get(name), "") for name, values in m.FORMATS)


def wrap(opening: str) -> Callable[[str], str] | None:
    """A function that puts text between `opening` marks and their ends."""
    if not opening:
        return None
    closing = m.END * len(opening)
    return lambda text: f"{opening}{text}{closing}"


def affix(text: str) -> str:
    """A prefix, suffix or delimiter of a style: its text as it is written there."""
    return richtext.clean(text)


def case_language(style_lang: str) -> Callable[[Context], str]:
    """The language that decides on case for an item (CSL 1.0.2, Non-English Items); "" is English."""
    if style_lang and not style_lang.lower().startswith("en"):
        return lambda c: c.item.lang or style_lang
    return lambda c: c.item.lang


def decorator(element: Element, lang: Callable[[Context], str], affixes: bool = True) -> Decorate | None:
    """All that `element` does to its text, as one function; None where it does nothing."""
    steps: list[Decorate] = []
    case = element.get("text-case")
    if element.get("strip-periods") == "true":
        steps.append(lambda c, text: text.replace(".", ""))
    if case:
        steps.append(lambda c, text: textcase.apply(text, case, lang(c)))
    opening = format_marks(element)
    if opening:
        closing = m.END * len(opening)
        steps.append(lambda c, text: f"{opening}{text}{closing}")
    if element.get("quotes") == "true":
        steps.append(lambda c, text: f"{m.OPEN_QUOTE}{text}{m.CLOSE_QUOTE}")
    prefix, suffix = affix(element.get("prefix")), affix(element.get("suffix"))
    if affixes and (prefix or suffix):
        steps.append(lambda c, text: f"{prefix}{text}{suffix}")
    if display := m.DISPLAYS.get(element.get("display")):
        steps.append(lambda c, text: f"{display}{text}{m.END}")
    return _chain(steps)


def _chain(steps: list[Decorate]) -> Decorate | None:
    if not steps:
        return None
    if len(steps) == 1:
        return steps[0]
    if len(steps) == 2:
        first, second = steps
        return lambda c, text: second(c, first(c, text))

    def run(c: Context, text: str) -> str:
        for step in steps:
            text = step(c, text)
        return text

    return run

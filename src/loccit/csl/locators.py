"""Locators: a label and a value, or several in one string (`367-368, fig. 333`).

CSL 1.0.2, Locators and Range Delimiters: hyphens become en dashes in a locator.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import numbers, pages, richtext
from .context import Cite
from .locale import Locale

# Abbreviations people type inside a locator -> the locator type
_ABBREVIATIONS = {
    "art": "article", "bk": "book", "ch": "chapter", "col": "column", "fig": "figure", "fol":
    "folio", "l": "line", "ll": "line", "n": "note", "nn": "note", "no": "issue", "op": "opus", "p":
    "page", "pp": "page", "para": "paragraph", "pt": "part", "r": "rule", "sec": "section", "sv":
    "sub-verbo", "s.v": "sub-verbo", "sch": "schedule", "tit": "title", "vrs": "verse", "v":
    "verse", "vol": "volume",
}  # fmt: skip
_EMBEDDED = re.compile(
    r"(?:^|(?<=[\s,;]))(" + "|".join(sorted(map(re.escape, _ABBREVIATIONS), key=len, reverse=True)) + r")\.\s*(?=\S)"
)


class Part(NamedTuple):
    """A piece of a locator: its own label (empty: the cite's), its value, and what stands before it."""

    before: str
    label: str
    value: str


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[Part, ...]:
    """`367-368, fig. 333` as its parts."""
    found = list(_EMBEDDED.finditer(text))
    ends = [match.start() for match in found] + [len(text)]
    first = text[: ends[0]]
    out = [Part("", "", first)] if first.strip() else []
    for match, end in zip(found, ends[1:], strict=True):
        out.append(Part("", _ABBREVIATIONS[match[1]], text[match.end() : end]))
    return tuple(_separated(out))


def _separated(found: list[Part]) -> list[Part]:
    """Move what divides two parts (`, `) before the second."""
    out: list[Part] = []
    before = ""
    for part in found:
        value = part.value.rstrip(" ,;&")
        out.append(Part(before, part.label, value))
        before = part.value[len(value) :]
    return out


def label_of(cite: Cite) -> str:
    """The locator's type: what its text begins with, else what the cite says."""
    found = parts(cite.locator)
    label = found[0].label if found and found[0].label else cite.label
    return label.replace("sub verbo", "sub-verbo")


def first_value(cite: Cite) -> str:
    """The first part's value: its number decides on the label's plural."""
    found = parts(cite.locator)
    return found[0].value if found else ""


def render_locator(cite: Cite, locale: Locale, page_format: str) -> str:
    """The locator as marked text, without its first label."""
    if not cite.locator:
        return ""
    dash = locale.term("page-range-delimiter") or "–"
    out = []
    for index, part in enumerate(parts(cite.locator)):
        label = part.label or cite.label
        value = pages.format_pages(_localized(part.value, locale), page_format if label == "page" else "", dash)
        term = ""
        if index and part.label:
            term = locale.term(part.label, "short", numbers.is_plural(part.value)) + " "
        out.append(f"{part.before}{term}{value}")
    return richtext.parse("".join(out))


def _localized(value: str, locale: Locale) -> str:
    """The ampersand in the language's own form."""
    symbol = locale.term("and", "symbol")
    return re.sub(r"\s*&\s*", f" {symbol} ", value) if "&" in value and symbol not in ("", "&") else value

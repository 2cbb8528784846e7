"""The CSL 1.0.2 processor: styles, locales and CSL-JSON items in, citations and bibliographies out.

Knows CSL and CSL-JSON, nothing of loccit but its Problem and LoccitError.

Where the sections of the specification are:

    Styles - Structure            style, validate, xmltree, cache; registry finds them by name
    Locale, Terms, fallback       locale
    Rendering elements            elements/ (text, number, label, date, names, group, choose), compiled by compiler
    Names                         names (data), nameform (one), initials, namelist (many), elements/names
    Dates                         dates (data), elements/date
    Numbers, page ranges          numbers, pages, locators
    Formatting to Text-case       formatting, textcase, richtext, punctuation; serialize does flip-flop and quotes
    Sorting                       sorting, collate
    Disambiguation                disambiguate
    Cite grouping, collapsing     collapse, citation
    Positions, note distance      session
    Bibliography options          bibliography

The flow: items (checked and prepared) -> engine (sorts, numbers, disambiguates; renders marked text) -> punctuation
-> serialize -> output/. The API is `Style`, `Processor` and the registry's functions.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .processor import Bibliography, Entry, Processor
    from .registry import StyleInfo, find_style, search_styles, style_names, styles_in
    from .style import Style, StyleError

_PUBLIC = {
    "Bibliography": "processor",
    "Entry": "processor",
    "Processor": "processor",
    "Style": "style",
    "StyleError": "style",
    "StyleInfo": "registry",
    "find_style": "registry",
    "search_styles": "registry",
    "style_names": "registry",
    "styles_in": "registry",
}
__all__ = ["Bibliography", "Entry", "Processor", "Style", "StyleError", "StyleInfo", "find_style", "search_styles",
           "style_names", "styles_in"]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: start-up time is a feature."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_PUBLIC[name]}", __name__), name)

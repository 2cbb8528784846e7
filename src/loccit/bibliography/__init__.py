"""Formatted references and citations: one registry of back ends, told apart by the style's prefix.

Add a back end: one file with `references` and `citation`, one line in `BACKENDS`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from typing import Protocol, cast

from loccit.bibliography.base import Formatted
from loccit.record import Record

__all__ = ["Formatted", "cites_by_name", "format_citation", "format_references", "language_for", "search_styles"]

DEFAULT_STYLE = "apa"

BACKENDS: tuple[tuple[str, str], ...] = (
    ("pybtex:", "loccit.bibliography.pybtex_styles"),
    ("bst:", "loccit.bibliography.bst"),
    ("", "loccit.bibliography.csl_styles"),
)
"""(prefix of the style's name, module); the first that fits. A `.bst` file goes to `bst:` without its prefix."""


class Backend(Protocol):
    """What a back end's module offers. `style` comes without its prefix; `target` is a format such as `html`."""

    def references(self, records: Sequence[Record], style: str, target: str, language: str) -> Formatted:
        """The list of references. Raises UsageError for an unknown style or format."""

    def citation(
        self, records: Sequence[Record], style: str, target: str, language: str, locator: str, cited: Sequence[str]
    ) -> Formatted:
        """One citation of `cited` (citekeys among `records`, the library that decides on year suffixes)."""

    def locale(self, style: str) -> str:
        """The locale that the style fixes (`en-GB`); '' where it fixes none."""

    def by_name(self, style: str) -> bool:
        """Whether a citation depends on no records but those that share a creator or a title with it."""

    def styles(self) -> Iterable[tuple[str, str, str]]:
        """(name with prefix, title, kind) of each style."""


def format_references(
    records: Sequence[Record], style: str = "", target: str = "text", language: str = ""
) -> Formatted:
    """The formatted list of references of `records`, in the order the style wants.

    `style` is a CSL style's name or file, `pybtex:NAME`, `bst:NAME` or a `.bst` file; `target` is `text`, `markdown`,
    `html`, `latex` or what else the back end writes. Raises UsageError for an unknown style or format.
    """
    backend, name = _backend(style or DEFAULT_STYLE)
    return backend.references(records, name, target, language)


def format_citation(
    records: Sequence[Record],
    cited: Sequence[str],
    style: str = "",
    target: str = "text",
    language: str = "",
    locator: str = "",
) -> Formatted:
    """One citation of the records `cited`; `locator` belongs to the last. Raises UsageError as above."""
    backend, name = _backend(style or DEFAULT_STYLE)
    return backend.citation(records, name, target, language, locator, cited)


def language_for(style: str, language: str) -> str:
    """The language of a list for a library in `language`: the style's own variety of it, where its manual fixes one.

    OSCOLA's quotation marks and dates are British in an American's library too. Raises UsageError for an unknown style.
    """
    backend, name = _backend(style or DEFAULT_STYLE)
    own = backend.locale(name)
    return own if own.partition("-")[0] == language.partition("-")[0] else language


def cites_by_name(style: str) -> bool:
    """Whether a citation in `style` depends only on records that share a creator or a title with what is cited.

    That is so of authors and dates, which year suffixes and given names tell apart, and not of numbers and labels,
    which follow from the place in the whole list. Raises UsageError for an unknown style.
    """
    backend, name = _backend(style or DEFAULT_STYLE)
    return backend.by_name(name)


def search_styles(words: Iterable[str]) -> list[tuple[str, str, str]]:
    """(name, title, kind) of the styles in whose name, title or kind every word occurs, those of our own first."""
    wanted = [word.casefold() for word in words]
    found = []
    for _, module in reversed(BACKENDS):
        backend = cast(Backend, importlib.import_module(module))
        for row in backend.styles():
            text = " ".join(row).casefold()
            if all(word in text for word in wanted):
                found.append(row)
    return found


def _backend(style: str) -> tuple[Backend, str]:
    if style.endswith(".bst") and not style.startswith("bst:"):
        style = f"bst:{style}"
    for prefix, module in BACKENDS:
        if style.startswith(prefix):
            return cast(Backend, importlib.import_module(module)), style.removeprefix(prefix)
    raise AssertionError("the last back end takes every style")

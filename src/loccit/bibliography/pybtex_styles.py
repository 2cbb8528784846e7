"""pybtex's own styles (`pybtex:plain`, `pybtex:alpha`, …): references with labels, in four formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from loccit.bibliography.base import TEXT_TARGETS, Formatted
from loccit.bibliography.pybtex_entries import entry
from loccit.errors import Problem, UsageError
from loccit.record import Record

if TYPE_CHECKING:
    from pybtex.database import Entry

STYLES = (
    ("plain", "numbered, sorted by author"),
    ("unsrt", "numbered, in the order of the library"),
    ("alpha", "labels of author and year, sorted"),
    ("unsrtalpha", "labels of author and year, in the order of the library"),
)
_BACKENDS = {"text": "plaintext", "markdown": "markdown", "html": "html", "latex": "latex"}


def styles() -> Iterable[tuple[str, str, str]]:
    """(name, title, kind) of pybtex's styles."""
    return [(f"pybtex:{name}", title, "pybtex") for name, title in STYLES]


def references(records: Sequence[Record], style: str, target: str, language: str) -> Formatted:
    """The list of references in a style of pybtex. Raises UsageError for an unknown style or format."""
    if style not in dict(STYLES):
        raise UsageError(f"pybtex has no style '{style}'", hint=f"it has {', '.join(dict(STYLES))}")
    if target not in TEXT_TARGETS:
        raise UsageError(f"pybtex does not write {target}", hint=f"it writes {', '.join(TEXT_TARGETS)}")
    from pybtex.plugin import find_plugin

    formatter = find_plugin("pybtex.style.formatting", style)()
    backend = find_plugin("pybtex.backends", _BACKENDS[target])()
    try:
        return Formatted(_rendered([entry(record) for record in records], formatter, backend), [])
    except _faults():
        return _one_by_one(records, formatter, backend)


def _rendered(entries: Sequence[Entry], formatter: Any, backend: Any) -> str:
    import io

    from pybtex.style import FormattedBibliography

    out = io.StringIO()
    backend.write_to_stream(FormattedBibliography(formatter.format_entries(entries), formatter), out)
    return out.getvalue()


def _faults() -> tuple[type[Exception], ...]:
    """What pybtex and latexcodec raise for LaTeX or fields they cannot read."""
    from pybtex.exceptions import PybtexError
    from pybtex.style.template import FieldIsMissing

    return (PybtexError, FieldIsMissing, ValueError, AttributeError)


def _one_by_one(records: Sequence[Record], formatter: Any, backend: Any) -> Formatted:
    """The list without the entries that pybtex cannot print, each of them named."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for record in records:
        try:
            made = entry(record)
            _rendered([made], formatter, backend)
        except _faults() as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            message = f"pybtex cannot print '{record.citekey}': {reason}"
            problems.append(Problem("pybtex", message, citekey=record.citekey, hint="a CSL style can: --style apa"))
        else:
            entries.append(made)
    return Formatted(_rendered(entries, formatter, backend), problems)


def citation(
    records: Sequence[Record], style: str, target: str, language: str, locator: str, cited: Sequence[str]
) -> Formatted:
    """pybtex formats lists only."""
    raise UsageError("pybtex's styles format lists of references, not citations", hint="use a CSL style: --style apa")

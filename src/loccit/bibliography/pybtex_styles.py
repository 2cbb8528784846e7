"""pybtex's own styles (`pybtex:plain`, `pybtex:alpha`, …): references with labels, in four formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loccit.bibliography.base import TEXT_TARGETS, Formatted
from loccit.bibliography.pybtex_entries import entry
from loccit.errors import UsageError
from loccit.record import Record

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
    import io

    from pybtex.plugin import find_plugin

    entries = [entry(record) for record in records]
    formatter = find_plugin("pybtex.style.formatting", style)()
    formatted = formatter.format_entries(entries)
    out = io.StringIO()
    from pybtex.style import FormattedBibliography

    backend = find_plugin("pybtex.backends", _BACKENDS[target])()
    backend.write_to_stream(FormattedBibliography(formatted, formatter), out)
    return Formatted(out.getvalue(), [])


def citation(
    records: Sequence[Record], style: str, target: str, language: str, locator: str, cited: Sequence[str]
) -> Formatted:
    """pybtex formats lists only."""
    raise UsageError("pybtex's styles format lists of references, not citations", hint="use a CSL style: --style apa")

"""pybtex's own styles (`pybtex:plain`, `pybtex:alpha`, …): references with labels, in four formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
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


def by_name(style: str) -> bool:
    """No: labels and numbers follow from the whole list."""
    return False


def locale(style: str) -> str:
    """None: these styles are in one language and fix no variety of it."""
    return ""


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
        data, parts = _rendered([entry(record) for record in records], formatter, backend)
    except _faults():
        return _one_by_one(records, formatter, backend)
    return Formatted(data, [], parts)


def _rendered(entries: Sequence[Entry], formatter: Any, backend: Any) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The document, and (citekey, reference) of each entry as it stands there, with its label."""
    from pybtex.style import FormattedBibliography

    made = list(formatter.format_entries(entries))
    backend.formatted_bibliography = FormattedBibliography(made, formatter)
    head = _written(backend, backend.write_prologue)
    parts = [
        (one.key, _written(backend, partial(backend.write_entry, one.key, one.label, one.text.render(backend))))
        for one in made
    ]
    body = "".join(text for _, text in parts)
    return head + body + _written(backend, backend.write_epilogue), tuple(parts)


def _written(backend: Any, write: Callable[[], None]) -> str:
    """What a part of the document consists of: pybtex's back ends write to their `output`."""
    out: list[str] = []
    backend.output = out.append
    write()
    return "".join(out)


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
    data, parts = _rendered(entries, formatter, backend)
    return Formatted(data, problems, parts)


def citation(
    records: Sequence[Record], style: str, target: str, language: str, locator: str, cited: Sequence[str]
) -> Formatted:
    """pybtex formats lists only."""
    raise UsageError("pybtex's styles format lists of references, not citations", hint="use a CSL style: --style apa")

"""pybtex's own styles (`pybtex:plain`, `pybtex:alpha`, …): references with labels, to text, Markdown, HTML and LaTeX.

pybtex knows the types and fields of BibTeX. What it would drop or fail on (online, legal, newspaper and report types,
missing fields) is mapped before it sees it, so that no institution, number, date or address is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from loccit.bibliography.base import TEXT_TARGETS, Formatted
from loccit.errors import UsageError
from loccit.record import Name, Record

if TYPE_CHECKING:
    from pybtex.database import Entry

STYLES = (
    ("plain", "numbered, sorted by author"),
    ("unsrt", "numbered, in the order of the library"),
    ("alpha", "labels of author and year, sorted"),
    ("unsrtalpha", "labels of author and year, in the order of the library"),
)
_BACKENDS = {"text": "plaintext", "markdown": "markdown", "html": "html", "latex": "latex"}

_NEEDS: dict[str, tuple[str, ...]] = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author|editor", "title", "publisher", "year"),
    "booklet": ("title",),
    "inbook": ("author|editor", "title", "chapter|pages", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "publisher", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "manual": ("title",),
    "mastersthesis": ("author", "title", "school", "year"),
    "phdthesis": ("author", "title", "school", "year"),
    "proceedings": ("title", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "unpublished": ("author", "title", "note"),
}
"""What pybtex's templates cannot do without; an entry that lacks one is printed as `misc`, with all it has."""


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


def entry(record: Record) -> Entry:
    """The record as an entry that pybtex's templates print whole."""
    from pybtex.database import Entry, Person

    from loccit.biblatex import to_bibtex

    bibtex = to_bibtex(record)
    fields: dict[str, Any] = dict(bibtex.fields)
    persons = {role: [Person(_person(name)) for name in record.names(role)] for role in ("author", "editor")}
    for role in ("author", "editor"):
        fields.pop(role, None)
    if fields.get("title"):
        fields["title"] = f"{{{fields['title']}}}"  # pybtex would set it in lower case; the record's capitals are right
    _date(record, fields)
    kind = bibtex.type if _complete(bibtex.type, fields, persons) else _as_misc(record, bibtex.type, fields)
    result = Entry(kind, fields=fields, persons={role: some for role, some in persons.items() if some})
    result.key = record.citekey
    return result


def _person(name: Name) -> str:
    """The name as BibTeX text; a body in braces."""
    from loccit.biblatex.latex import to_latex

    if name.literal:
        return f"{{{to_latex(name.literal)}}}"
    particle = f"{name.dropping_particle} {name.non_dropping_particle}".strip()
    family = f"{{{name.family}}}" if " " in name.family else name.family
    parts = [f"{particle} {family}".strip(), name.suffix, name.given]
    return to_latex(", ".join(part for part in parts if part))


def _date(record: Record, fields: dict[str, Any]) -> None:
    """pybtex prints month and year; the day goes before the comma of the month."""
    issued = record.date()
    if not issued or not issued.start:
        if issued and issued.literal:
            fields["year"] = issued.literal
        return
    import calendar

    year, *rest = issued.start
    fields["year"] = str(year)
    if rest and rest[0] <= 12:
        month = calendar.month_name[rest[0]]
        fields["month"] = f"{month} {rest[1]}," if len(rest) > 1 else month


def _complete(kind: str, fields: dict[str, Any], persons: dict[str, list[Any]]) -> bool:
    if kind == "misc" or kind not in _NEEDS:
        return kind == "misc"
    has = {**fields, **{role: True for role, some in persons.items() if some}}
    return all(any(has.get(name) for name in need.split("|")) for need in _NEEDS[kind])


def _as_misc(record: Record, kind: str, fields: dict[str, Any]) -> str:
    """Puts everything that says where the work is into `howpublished`, which `misc` prints."""
    parts = [fields.pop(name, "") for name in ("howpublished", "journal", "booktitle", "type")]
    number = fields.pop("number", "")
    volume, pages = fields.pop("volume", ""), fields.pop("pages", "")
    if number:
        parts.append(f"no. {number}" if number.isdigit() else number)
    if volume or pages:
        parts.append(":".join(part for part in (volume, pages) if part))
    parts += [fields.pop(name, "") for name in ("institution", "school", "organization", "publisher", "address")]
    if text := ", ".join(dict.fromkeys(part for part in parts if part)):
        fields["howpublished"] = text
    return "misc"

"""Records as entries that pybtex's templates print whole.

pybtex knows the types and fields of BibTeX. What it would drop or fail on (online, legal, newspaper and report types,
missing fields) is mapped before it sees it, so that no institution, number, date or address is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from loccit.biblatex.latex import to_latex
from loccit.bibliography.legal_items import LEGAL, prepare_legal
from loccit.record import Name, Record
from loccit.record.csl_json import to_item
from loccit.record.markup import plain

if TYPE_CHECKING:
    from pybtex.database import Entry

_NEEDS: dict[str, tuple[str, ...]] = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author|editor", "title", "publisher", "year"),
    "booklet": ("author", "title"),
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


def entry(record: Record) -> Entry:
    """The record as an entry that pybtex's templates print whole."""
    from pybtex.database import Entry, Person

    from loccit.biblatex import to_bibtex

    bibtex = to_bibtex(record)
    fields: dict[str, Any] = dict(bibtex.fields)
    persons = {role: [Person(_person(name)) for name in record.names(role)] for role in ("author", "editor")}
    for role in ("author", "editor"):
        fields.pop(role, None)
    kind = bibtex.type
    if record.type in LEGAL:
        kind, fields = "misc", _law(record, fields)
    _plain_address(fields)
    _keep(record, fields)
    if fields.get("title"):
        fields["title"] = f"{{{fields['title']}}}"  # pybtex would set it in lower case; the record's capitals are right
    _date(record, fields)
    if kind == "misc" or not _complete(kind, fields, persons):
        kind = _as_misc(record, kind, fields)
    result = Entry(kind, fields=fields, persons={role: some for role, some in persons.items() if some})
    result.key = record.citekey
    return result


_ANYWHERE: tuple[str, ...] = ("title", "url", "doi")


def _law(record: Record, fields: dict[str, Any]) -> dict[str, Any]:
    """A law or a case as `misc`: its name, and its citation in place of a publisher; BibTeX has no type for either."""
    item = to_item(record)
    title = plain(str(item.get("title") or ""))
    prepare_legal(item)
    section = f"§ {item['section']}" if item.get("section") else ""
    named = plain(str(item.get("title") or ""))
    parts = [named if named != title and record.type == "regulation" else "", item.get("number", "")]
    parts.append(
        " ".join(str(x) for x in (item.get("volume"), item.get("container-title"), section or item.get("page")) if x)
    )
    parts.append(str(item.get("authority") or "").rstrip(","))
    if record.type == "legislation" and (bill := record.text("number")) not in ", ".join(parts):
        parts.insert(0, bill)
    out: dict[str, Any] = {name: fields[name] for name in _ANYWHERE if name in fields}
    if note := item.get("note"):
        out["note"] = to_latex(str(note))
    out["howpublished"] = to_latex(", ".join(str(part) for part in parts if part))
    return out


def _plain_address(fields: dict[str, Any]) -> None:
    """An address stands in its own field, which the templates print as a link, not as LaTeX among words."""
    for name in ("howpublished", "note"):
        if match := re.search(r"\\url\{([^}]*)\}", str(fields.get(name) or "")):
            fields.setdefault("url", match[1])
            rest = (fields[name][: match.start()] + fields[name][match.end() :]).strip(" ,;.")
            if rest:
                fields[name] = rest
            else:
                del fields[name]


def _keep(record: Record, fields: dict[str, Any]) -> None:
    """What BibTeX has no field for, and `to_bibtex` therefore left out, is said in `howpublished`."""
    if record.type in ("report", "thesis") and (genre := record.text("genre")):
        fields["type"] = to_latex(genre)
    if record.type in LEGAL:
        return
    said = _folded(" ".join(str(value) for value in fields.values()))
    missing = [
        text
        for name in ("genre", "number", "publisher")
        if (text := record.text(name)) and _folded(to_latex(text)) not in said
    ]
    if missing and missing[-1].isdigit() and len(missing) > 1:
        missing[-2:] = [f"{missing[-2]} no. {missing[-1]}"]
    if missing:
        parts = [*(to_latex(text) for text in missing), fields.get("howpublished", "")]
        fields["howpublished"] = ", ".join(part for part in parts if part)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _person(name: Name) -> str:
    """The name as BibTeX text; a body in braces."""
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

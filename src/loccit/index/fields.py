"""What people may call a field: the words before the colon of a query, and what each of them searches.

A field is a set of CSL variables and of columns of the full-text index. CSL and BibLaTeX names are known, and the words
that other reference managers use; what a library keeps in `custom` (`biblatex:addendum`) is known by its bare name.
"""

from __future__ import annotations

from typing import NamedTuple

COLUMNS = ("title", "author", "creator", "container", "tag", "number", "abstract", "note", "snapshot")
"""Columns of the full-text index; `WEIGHTS` is how much a word found there counts."""
WEIGHTS = (10.0, 8.0, 4.0, 3.0, 4.0, 6.0, 1.0, 0.8, 0.03)
"""A snapshot says a word a hundred times: with a weight this small it stays below one mention in a title."""

TITLES = ("title", "title-short", "volume-title", "part-title", "original-title", "reviewed-title")
CONTAINERS = (
    "container-title", "container-title-short", "collection-title", "event-title", "publisher", "original-publisher",
    "authority",
)  # fmt: skip
NUMBERS = (
    "number", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "call-number", "archive_location", "issue", "volume",
    "collection-number", "version",
)  # fmt: skip
COLUMN_OF = (
    dict.fromkeys(TITLES, "title") | dict.fromkeys(CONTAINERS, "container") | dict.fromkeys(NUMBERS, "number")
    | {"author": "author", "abstract": "abstract"}
)  # fmt: skip
"""The column of a variable; other names stand in `creator`, everything else in `note`."""


class Field(NamedTuple):
    """`name` as it was typed; `variables` it reads (any of them may hold the words)."""

    name: str
    variables: tuple[str, ...]


_SAME = {
    "journal": "container-title container-title-short",
    "journaltitle": "container-title container-title-short",
    "shortjournal": "container-title-short",
    "booktitle": "container-title",
    "maintitle": "container-title title",
    "container": "container-title container-title-short collection-title event-title",
    "in": "container-title container-title-short collection-title event-title",
    "publication": "container-title container-title-short",
    "newspaper": "container-title",
    "series": "collection-title",
    "eventtitle": "event-title",
    "conference": "event-title container-title",
    "publisher": "publisher authority",
    "institution": "publisher authority",
    "organization": "publisher authority",
    "school": "publisher",
    "agency": "publisher authority author",
    "court": "authority",
    "location": "publisher-place event-place",
    "address": "publisher-place",
    "place": "publisher-place event-place archive-place",
    "venue": "event-place",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "origdate": "original-date",
    "shorttitle": "title-short",
    "number": "number issue collection-number",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "volumes": "number-of-volumes",
    "chapter": "chapter-number section",
    "howpublished": "medium publisher",
    "part": "part-number",
    "eid": "number",
    "reporter": "container-title",
    "date": "issued",
    "urldate": "accessed",
    "eventdate": "event-date",
    "eprint": "archive_location number PMID PMCID biblatex:eprint",
    "arxiv": "archive_location number biblatex:eprint",
    "eprinttype": "archive",
    "library": "call-number",
    "langid": "language",
    "lang": "language",
    "annotation": "annote note",
    "addendum": "note",
    "note": "note annote",
    "pubstate": "status",
    "holder": "author",
    "bookauthor": "container-author",
    "titleaddon": "title",
    "subtitle": "title",
    "mainsubtitle": "container-title title",
    "booksubtitle": "container-title",
    "maintitleaddon": "container-title",
    "booktitleaddon": "container-title",
    "journalsubtitle": "container-title",
    "issuetitle": "volume-title container-title",
    "link": "URL",
    "report": "number",
    "genre": "genre",
    "related": "relations",
    "relation": "relations",
    "crossref": "relations biblatex:crossref",
}
"""Other names of variables: BibLaTeX's (manual §2.2.2) and the words people use."""

_BIBLATEX = frozenset(
    """addendum afterword annotator authortype bookpagination booksubtitle booktitleaddon commentator crossref day
    editora editorb editorc editoratype editortype entryset entrysubtype eprintclass eventtitleaddon execute file
    foreword gender introduction isan ismn isrn issuesubtitle issuetitleaddon iswc journaltitleaddon label
    langidopts maintitleaddon month nameaddon options origlanguage pagination presort relatedstring relatedtype
    reprinttitle shortauthor shorteditor shorthand shorthandintro sortkey sortname sortshorthand sorttitle
    sortyear timestamp titleaddon xdata xref""".split()
)
"""Fields of BibLaTeX (manual §2.2.2, §2.2.3) that CSL has no variable for: records keep them in `custom`."""

SPECIAL = {
    "tag": "tag", "tags": "tag", "keyword": "tag", "keywords": "tag",
    "type": "type", "entrytype": "type",
    "year": "year",
    "has": "has", "missing": "missing",
    "citekey": "citekey", "key": "citekey", "id": "citekey", "ids": "citekey",
    "snapshot": "snapshot", "text": "snapshot", "fulltext": "snapshot",
    "creator": "creator", "name": "creator", "person": "creator",
}  # fmt: skip
"""Names that are not read from one variable. `creator:` is anyone: author, editor, translator, …"""

PRESENT = {"snapshot": "snapshot", "text": "snapshot", "fulltext": "snapshot", "tag": "tag", "year": "year"}


def find_field(name: str, known: tuple[str, ...] = ()) -> Field | None:
    """The field called `name` in any case; `known` are names that occur in this library's records (`ris:ZZ`)."""
    from loccit.record.variables import VARIABLES

    low = name.lower().replace("_", "-")
    if low in _SAME:
        found = _SAME[low].split()
    else:
        found = [variable for variable in VARIABLES if variable.lower().replace("_", "-") == low]
    custom = [key for key in known if key.lower() == name.lower() or key.lower().partition(":")[2] == name.lower()]
    if low in _SAME or name.lower() in _BIBLATEX:
        custom.append(f"biblatex:{name.lower()}")
    variables = tuple(dict.fromkeys([*found, *custom]))
    return Field(name, variables) if variables else None


def field_names(known: tuple[str, ...] = ()) -> list[str]:
    """Every name a query may use, for suggestions and completion."""
    from loccit.record.variables import VARIABLES

    names = {
        *_SAME,
        *SPECIAL,
        *_BIBLATEX,
        *(v.lower() for v in VARIABLES),
        *(key.partition(":")[2] or key for key in known),
    }
    return sorted(names)

"""Which field holds which CSL variable, by type: the one table that reading and writing share.

Legal sources (BibLaTeX §2.1.3 leaves their fields to styles): a case is `@jurisdiction`, a statute `@legislation`, a
bill, regulation or executive order `@legislation` and a hearing `@legal` with an `entrysubtype`, a treaty `@legal`:

    title           name of the case or act     organization  court, or the body that enacted it (`authority`)
    journaltitle    reporter, code or register  number        docket, public law or order number
    volume, issue   of the reporter             chapter       section of the code (`section`)
    pages           first page, or page range   date          decided, enacted
    type            `genre`                     shorttitle    the name it is cited by
"""

from __future__ import annotations

from functools import cache

ALIASES = {
    "journal": "journaltitle", "address": "location", "school": "institution", "annote": "annotation",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass", "hyphenation": "langid",
}  # fmt: skip
"""BibTeX's names for BibLaTeX's fields (manual §2.2.5)."""

LEGAL = frozenset(("legal_case", "legislation", "bill", "regulation", "hearing", "treaty"))
SERIAL = frozenset(("article-journal", "article-magazine", "article-newspaper", "review", "review-book", "periodical"))
BOOKS = frozenset(("book", "classic", "pamphlet", "collection"))
PARTS = frozenset(("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"))

_LIKE_MISC = frozenset(
    """webpage post post-weblog article document standard software motion_picture song graphic map figure broadcast
    interview event performance""".split()
)  # BibLaTeX's drivers for these print `organization` and no publisher

TITLES = """title title
booktitle container-title
journaltitle container-title
issuetitle volume-title
eventtitle event-title
series collection-title
shorttitle title-short
shortjournal container-title-short
origtitle original-title"""

TEXTS = """volume volume
volumes number-of-volumes
edition edition
eid number
part part-number
version version
pagetotal number-of-pages
chapter chapter-number
publisher publisher
location publisher-place
venue event-place
origpublisher original-publisher
origlocation original-publisher-place
isbn ISBN
issn ISSN
pmid PMID
pmcid PMCID
library call-number
note note
abstract abstract
annotation annote
pubstate status
type genre"""

NAMES = """author author
editor editor
translator translator
bookauthor container-author"""

DATES = """date issued
eventdate event-date
origdate original-date
urldate accessed"""

ROLES = {
    "compiler": "compiler", "director": "director", "producer": "producer", "performer": "performer",
    "narrator": "narrator", "illustrator": "illustrator", "interviewer": "interviewer", "organizer": "organizer",
    "curator": "curator", "chair": "chair", "host": "host", "guest": "guest", "composer": "composer",
    "recipient": "recipient", "series": "collection-editor", "serieseditor": "collection-editor",
    "contributor": "contributor", "scriptwriter": "script-writer", "editorialdirector": "editorial-director",
    "executiveproducer": "executive-producer", "seriescreator": "series-creator",
    "originalauthor": "original-author", "reviewedauthor": "reviewed-author",
    "editortranslator": "editor-translator",
}  # fmt: skip
"""`editortype` → name variable; the key `editor` itself is the default."""

ROLE_NAMES = {variable: role for role, variable in reversed(ROLES.items())}

GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis", "techreport": "Technical report", "resreport": "Research report",
    "software": "Computer software", "datacd": "Data CD", "audiocd": "Audio CD",
}  # fmt: skip
"""`type` keys that BibLaTeX's languages translate (§4.9.2.13) → the English text."""

IMPLIED = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "techreport": "Technical report"}
"""The genre that an entry type means by itself (§2.1.2)."""

PLAIN_LISTS = frozenset(("publisher", "institution", "organization", "location", "origpublisher", "origlocation"))
"""Literal lists (§2.2.1): an ` and ` in one value needs braces."""


def publishers(csl: str) -> tuple[str, ...]:
    """The fields that can name the publisher, the usual one for the type first."""
    if csl in ("report", "thesis"):
        return ("institution", "publisher", "organization")
    if csl in LEGAL:
        return ("publisher",)
    if csl in ("manuscript", "speech", "pamphlet"):
        return ("howpublished", "publisher", "institution", "organization")
    if csl in _LIKE_MISC:
        return ("organization", "publisher", "institution", "howpublished")
    return ("publisher", "institution", "organization", "howpublished")


def _number(csl: str) -> str:
    if csl in SERIAL:
        return "issue"
    return "collection-number" if csl in PARTS or csl in BOOKS else "number"


@cache
def reading(csl: str) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """field → (kind, variable, rivals) for a CSL type; a field is left aside where one of its rivals is there.

    Kinds: title, text, names, date, pages, and those that `reading.py` treats one by one.
    """
    table: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for kind, lines in (("title", TITLES), ("text", TEXTS), ("names", NAMES), ("date", DATES)):
        for line in lines.splitlines():
            field, variable = line.split()
            table[field] = (kind, variable, ())
    table["pages"] = ("pages", "page", ())
    table["number"] = ("text", _number(csl), ())
    if csl in LEGAL:
        table["number"] = ("number", "number", ())
    table["issue"] = ("text", "issue", ("number", "issuetitle") if csl in SERIAL else ())
    if csl not in SERIAL:
        table["eid"] = ("text", "number", ("number",)) if _number(csl) != "number" else ("custom", "", ())
    if csl in PARTS or csl in BOOKS:
        table["journaltitle"] = ("title", "container-title", ("booktitle", "maintitle"))
    else:
        table["booktitle"] = ("title", "container-title", ("journaltitle", "journal"))
    if csl in LEGAL:
        table["chapter"] = ("text", "section", ())
        for rank, field in enumerate(("organization", "institution", "court")):
            table[field] = ("text", "authority", ("organization", "institution", "court")[:rank])
        table["reporter"] = ("title", "container-title", ("journaltitle", "journal"))
    names = publishers(csl)
    for rank, field in enumerate(names):
        table[field] = ("howpublished" if field == "howpublished" else "text", "publisher", names[:rank])
    table.setdefault("howpublished", ("howpublished", "", ()))
    for field in ("url", "doi"):
        table[field] = ("link", field.upper(), ())
    special = "eprint eprinttype eprintclass keywords langid ids related relatedtype relations editor editortype"
    special += " editora editorb editorc editoratype editorbtype editorctype year month day entrysubtype"
    special += " subtitle booksubtitle maintitle mainsubtitle journalsubtitle issuesubtitle type"
    for field in special.split():
        table[field] = (field.rstrip("abc") if field in ("editora", "editorb", "editorc") else field, "", ())
    for old, new in ALIASES.items():
        kind, variable, rivals = table.get(new, ("custom", "", ()))
        table[old] = (kind, variable, (new, *rivals))
    table["annote"] = ("text", "annote", ("annotation",))
    return table


@cache
def homes(csl: str) -> dict[str, str]:
    """variable → the field it is written to, for a CSL type."""
    table: dict[str, str] = {}
    for lines in (TITLES, TEXTS, NAMES, DATES):
        for line in lines.splitlines():
            field, variable = line.split()
            table.setdefault(variable, field)
    table |= {"page": "pages", "container-title": "booktitle" if csl in PARTS or csl in BOOKS else "journaltitle"}
    table |= {"publisher": publishers(csl)[0], "URL": "url", "DOI": "doi", "language": "langid"}
    number = _number(csl)
    table.pop("number", None)
    table |= {"issue": "issue"} if number == "number" else {}
    table[number] = "number"
    if csl in SERIAL or number == "collection-number":
        table["number"] = "eid"
    if csl in LEGAL:
        table |= {"section": "chapter", "authority": "organization"}
        table.pop("chapter-number")
    return table

"""A record as the lines of a MEDLINE record."""

from __future__ import annotations

from collections.abc import Iterator

from loccit.formats.names import inverted
from loccit.formats.ris_write import custom_pairs
from loccit.record import Date, Name, Record

_TYPES = {
    "article-journal": "Journal Article", "report": "Technical Report", "article": "Preprint",
    "thesis": "Academic Dissertation", "article-newspaper": "Newspaper Article", "legal_case": "Legal Case",
    "legislation": "Legislation", "dataset": "Dataset", "book": "Book", "chapter": "Book Chapter",
    "paper-conference": "Congress",
}  # fmt: skip
_ORDER = (
    ("PMID", "PMID"), ("IS", "ISSN"), ("ISBN", "ISBN"), ("VI", "volume"), ("IP", "issue"), ("DP", "issued"),
    ("TI", "title"), ("BTI", "container-title"), ("CTI", "collection-title"), ("VTI", "volume-title"),
    ("EN", "edition"), ("PB", "publisher"), ("PG", "page"), ("AB", "abstract"), ("FAU", "author"), ("FED", "editor"),
    ("LA", "language"), ("PT", ""), ("DEP", "available-date"), ("PL", "publisher-place"),
    ("TA", "container-title-short"), ("JT", "container-title"), ("TT", "original-title"), ("GN", "note"),
    ("OT", "keyword"), ("PMC", "PMCID"), ("AID", "DOI"),
)  # fmt: skip
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WIDTH = 84


def lines_of(record: Record) -> Iterator[str]:
    """The lines, tags in MEDLINE's order, long values continued with six spaces."""
    in_book = record.type in ("chapter", "book")
    for tag, variable in _ORDER:
        if (tag == "BTI" and record.type != "chapter") or (tag == "JT" and in_book):
            continue
        for shown, value in _values(record, "BTI" if tag == "TI" and record.type == "book" else tag, variable):
            yield from _wrapped(shown, value)
    for tag, value in custom_pairs(record, "nbib"):
        if tag.isupper() and len(tag) <= 4 and tag != "PT":
            yield from _wrapped(tag, value)


def _values(record: Record, tag: str, variable: str) -> Iterator[tuple[str, str]]:
    if tag == "PT":
        yield from _types(record)
    elif variable in ("author", "editor"):
        for name in record.names(variable):
            yield ("CN" if name.literal and variable == "author" else tag), _name(name)
    elif variable == "keyword":
        yield from ((tag, word) for word in record.keywords)
    elif date := record.date(variable):
        yield tag, _online(date) if tag == "DEP" else _published(date)
    elif text := " ".join(record.text(variable).split()):
        yield tag, {"AID": f"{text} [doi]", "TI": f"{text}.", "BTI": f"{text}."}.get(tag, text)


def _types(record: Record) -> Iterator[tuple[str, str]]:
    kinds = record.custom.get("nbib:PT", "").split("\n")
    main = _TYPES.get(record.type, "")
    if main and record.type not in ("chapter", "book"):
        kinds = [main, *kinds]
    yield from (("PT", kind) for kind in kinds if kind)


def _name(name: Name) -> str:
    return name.literal or (inverted(name) if name.given or name.suffix else name.family)


def _published(date: Date) -> str:
    """`2006 Jun 14`, `2009 May-Jun`; a date MEDLINE cannot write is written as EDTF."""
    first, last = date.start, date.end or ()
    if date.literal or date.circa or date.uncertain or date.unspecified or date.time or not first:
        return date.text()
    if len(first) == 2 and first[1] > 12:
        return f"{first[0]:04d} {('Spring', 'Summer', 'Autumn', 'Winter')[first[1] - 21]}"
    if date.end is not None:
        return date.edtf()
    parts = [f"{first[0]:04d}", *(_MONTHS[month - 1] for month in first[1:2]), *(str(day) for day in first[2:])]
    return " ".join(parts) if not last else date.edtf()


def _online(date: Date) -> str:
    plain = len(date.start) == 3 and date.end is None and 1500 <= date.start[0] < 2100
    return date.edtf().replace("-", "") if plain and not (date.circa or date.uncertain or date.time) else date.text()


def _wrapped(tag: str, value: str) -> Iterator[str]:
    """`TAG - value`, broken at spaces."""
    line = f"{tag:<4}- "
    for word in value.split(" "):
        if len(line) + len(word) > _WIDTH and len(line) > 6:
            yield line.rstrip(" ")
            line = "      "
        line += word + " "
    yield line.rstrip(" ")

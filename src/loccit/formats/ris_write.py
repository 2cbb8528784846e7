"""A record as RIS's (tag, value) pairs; EndNote's formats are written from the same pairs."""

from __future__ import annotations

from loccit.formats.builder import split_pages
from loccit.formats.dates import slashed
from loccit.formats.names import inverted
from loccit.formats.ris_tags import READ_TYPES, WRITE_TYPES, tags_of
from loccit.record import Date, Record, plain
from loccit.record.identifiers import normal_isbn, normal_issn

Pairs = list[tuple[str, str]]

_PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "review"})
_WITH_TOTAL = frozenset({"book", "thesis", "manuscript", "report", "software", "pamphlet", "classic"})
_RUNNING = frozenset({"AB", "N1", "RN"})


def record_pairs(record: Record) -> Pairs:
    """`TY` first, then the tags of the record in a fixed order. Running text keeps its line breaks."""
    kind = ris_type(record)
    pairs = [("TY", kind)]
    if record.citekey:
        pairs.append(("ID", record.citekey))
    for tag, form, variable in tags_of(record.type):
        if kind == "EDBOOK" and tag in ("AU", "ED"):
            variable = "editor" if tag == "AU" else ""
        if variable in record.fields:
            pairs += _tagged(record, tag, form, variable)
    pairs += _pages(record)
    pairs += _identifiers(record)
    pairs += [("KW", word) for word in record.keywords]
    return [(tag, value if tag in _RUNNING else one_line(value)) for tag, value in pairs if value.strip()]


def custom_pairs(record: Record, prefix: str) -> Pairs:
    """The tags of a format that were kept because the model has no home for them."""
    start = len(prefix) + 1
    return [
        (key[start:], one_line(part))
        for key, value in record.custom.items()
        if key.startswith(prefix + ":") and key != "ris:TY"
        for part in value.split("\n")
        if part.strip()
    ]


def ris_type(record: Record) -> str:
    """The type the record was read with, where it still fits, else RIS's name for its own."""
    kind = record.custom.get("ris:TY", "")
    return kind if kind.isalnum() and READ_TYPES.get(kind, "document") == record.type else WRITE_TYPES[record.type]


def one_line(text: str) -> str:
    """Without line breaks and repeated spaces."""
    return " ".join(text.split())


def _tagged(record: Record, tag: str, form: str, variable: str) -> Pairs:
    if form == "name":
        return [(tag, inverted(name)) for name in record.names(variable)]
    value = record.fields[variable]
    if form == "date":
        if not isinstance(value, Date):
            return []
        return _issued(value) if tag == "DA" else [(tag, slashed(value))]
    text = plain(value) if isinstance(value, str) else ""
    if tag == "T2" and record.type in _PERIODICAL:
        return [(tag, text), ("J2", record.text("container-title-short"))]
    if tag == "T2" and record.type == "paper-conference" and (event := record.text("event-title")):
        return [(tag, event), ("C3", text)]
    if tag == "SN" and variable == "number" and (normal_issn(text) or normal_isbn(text)):
        tag = "M1"
    return [(tag, text)]


def _identifiers(record: Record) -> Pairs:
    """What SN does not mean for this type but shows by its form, the DOI, and PubMed's, as PubMed Central has them."""
    own = next((variable for tag, _, variable in tags_of(record.type) if tag == "SN"), "")
    pairs = []
    for variable, normal in (("ISBN", normal_isbn), ("ISSN", normal_issn)):
        text = record.text(variable)
        if variable != own and normal(text):
            pairs.append(("SN", text))
    pairs.append(("DO", record.text("DOI")))
    for tag, variable, mark in (("U1", "PMID", "pmid"), ("U2", "PMCID", "pmcid")):
        if text := record.text(variable):
            pairs.append((tag, f"{text}[{mark}]"))
    return pairs


def _issued(date: Date) -> Pairs:
    """DA holds the date as far as it is known, PY the year alone."""
    pairs = [("DA", slashed(date))]
    if date.start and not date.unspecified and 0 < date.start[0] < 10000:
        pairs.append(("PY", f"{date.start[0]:04d}"))
    return pairs


def _pages(record: Record) -> Pairs:
    """SP and EP. A lone page of a book is written as both, so that it isn't taken for the number of pages."""
    page = record.text("page")
    if not page:
        return [("SP", record.text("number-of-pages"))]
    first, last = split_pages(page)
    return [("SP", first), ("EP", first if not last and record.type in _WITH_TOTAL else last)]

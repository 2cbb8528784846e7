"""A record as the lines of a RIS record."""

from __future__ import annotations

from loccit.formats.builder import split_pages
from loccit.formats.dates import slashed
from loccit.formats.names import inverted
from loccit.formats.ris_tags import READ_TYPES, WRITE_TYPES, tags_of
from loccit.record import Date, Record, plain
from loccit.record.identifiers import normal_isbn, normal_issn

_PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "review"})
_WITH_TOTAL = frozenset({"book", "thesis", "manuscript", "report", "software", "pamphlet", "classic"})


def record_lines(record: Record) -> list[str]:
    """`TY` to `ER`, without line ends, in a fixed order of tags; tags kept in `custom` come last."""
    kind = record.custom.get("ris:TY", "")
    if READ_TYPES.get(kind, "document") != record.type or not kind.isalnum():
        kind = WRITE_TYPES[record.type]
    lines = [f"TY  - {kind}"]
    if record.citekey:
        lines.append(f"ID  - {record.citekey}")
    for tag, form, variable in tags_of(record.type):
        if kind == "EDBOOK" and tag in ("AU", "ED"):
            variable = "editor" if tag == "AU" else ""
        if variable in record.fields:
            lines += _tagged(record, tag, form, variable)
    lines += _pages(record)
    lines += _other_serials(record)
    if doi := record.text("DOI"):
        lines.append(f"DO  - {_line(doi)}")
    lines += [f"KW  - {_line(word)}" for word in record.keywords]
    for key, value in record.custom.items():
        if key.startswith("ris:") and key != "ris:TY" and len(key) == 6:
            lines += [f"{key[4:]}  - {_line(part)}" for part in value.split("\n") if part.strip()]
    lines.append("ER  - ")
    return lines


def _tagged(record: Record, tag: str, form: str, variable: str) -> list[str]:
    if form == "name":
        return [f"{tag}  - {_line(inverted(name))}" for name in record.names(variable)]
    value = record.fields[variable]
    if form == "date":
        if not isinstance(value, Date):
            return []
        return _issued(value) if tag == "DA" else [f"{tag}  - {_line(slashed(value))}"]
    text = plain(value) if isinstance(value, str) else ""
    if tag == "T2" and record.type in _PERIODICAL:
        return _journal(record, text)
    if tag == "T2" and record.type == "paper-conference" and (event := record.text("event-title")):
        return [f"T2  - {_line(event)}", f"C3  - {_line(text)}"]
    if tag == "SN" and variable == "number" and (normal_issn(text) or normal_isbn(text)):
        tag = "M1"
    if tag in ("AB", "N1", "RN"):
        return [f"{tag}  - {_paragraphs(text)}"]
    return [f"{tag}  - {_line(text)}"] if text.strip() else []


def _journal(record: Record, title: str) -> list[str]:
    short = record.text("container-title-short")
    return [f"T2  - {_line(title)}", *([f"J2  - {_line(short)}"] if short else [])]


def _other_serials(record: Record) -> list[str]:
    """The identifier that SN does not mean for this type, where its form says what it is."""
    own = next((variable for tag, _, variable in tags_of(record.type) if tag == "SN"), "")
    lines = []
    for variable, normal in (("ISBN", normal_isbn), ("ISSN", normal_issn)):
        text = record.text(variable)
        if variable != own and normal(text):
            lines.append(f"SN  - {_line(text)}")
    return lines


def _issued(date: Date) -> list[str]:
    """DA holds the date as far as it is known, PY the year alone."""
    lines = [f"DA  - {_line(slashed(date))}"] if date.text() else []
    if date.start and not date.unspecified and 0 < date.start[0] < 10000:
        lines.append(f"PY  - {date.start[0]:04d}")
    return lines


def _pages(record: Record) -> list[str]:
    """SP and EP. A lone page of a book is written as both, so that it isn't taken for the number of pages."""
    page = record.text("page")
    total = record.text("number-of-pages")
    if not page:
        return [f"SP  - {_line(total)}"] if total else []
    first, last = split_pages(page)
    if not last and record.type in _WITH_TOTAL:
        last = first
    return [f"SP  - {_line(first)}", *([f"EP  - {_line(last)}"] if last else [])]


def _line(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    """Running text keeps its lines, but for one that would be read as a tag."""
    out = ""
    for line in text.split("\n"):
        line = line.strip()
        out += (" " if line[2:5] == "  -" or not out else "\r\n") + line
    return out.strip()

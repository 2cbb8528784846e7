"""Answers that are of no interchange format, to drafts: Open Library's books and arXiv's feed."""

from __future__ import annotations

import json
import re
from typing import Any

from loccit.errors import Problem
from loccit.record import Date, Draft, Evidence, Name, Value, parse_edtf
from loccit.record.identifiers import normal_arxiv, normal_doi

_ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}
_MONTHS = "January February March April May June July August September October November December".split()


def open_library(data: bytes, source: str) -> Draft:
    """The book of an answer to `jscmd=data` (Open Library Books API); a failed draft where it has none."""
    try:
        books = json.loads(data)
    except ValueError:
        return _failed("openlibrary", source, "the answer is not JSON")
    book = next(iter(books.values()), None) if isinstance(books, dict) else None
    if not isinstance(book, dict):
        return _failed("openlibrary", source, "Open Library does not have this book")
    draft = Draft(source=source, format="openlibrary", raw=json.dumps(book, ensure_ascii=False))
    draft.record.type = "book"
    title, subtitle = _text(book.get("title")), _text(book.get("subtitle"))
    fields: dict[str, Value | None] = {
        "title": f"{title}: {subtitle}" if title and subtitle else title,
        "author": tuple(_person(name) for name in _names(book.get("authors"))),
        "publisher": "; ".join(_names(book.get("publishers"))),
        "publisher-place": "; ".join(_names(book.get("publish_places"))),
        "issued": _date(_text(book.get("publish_date"))),
        "number-of-pages": str(book.get("number_of_pages") or ""),
        "ISBN": _isbn(book.get("identifiers")),
        "URL": _text(book.get("url")),
    }
    for variable, value in fields.items():
        _enter(draft, variable, value, "Open Library")
    return draft


def arxiv(data: bytes, source: str) -> Draft:
    """The entry of an arXiv feed (arXiv API user's manual §3.3.2); a failed draft where it has none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(data, parser) if data.strip() else None
    entry = root.find("a:entry", _ATOM) if root is not None else None
    if entry is None or "api/errors" in (entry.findtext("a:id", "", _ATOM) or ""):
        return _failed("arxiv", source, "arXiv does not have this paper")

    def text(path: str) -> str:
        return " ".join((entry.findtext(path, "", _ATOM) or "").split())

    draft = Draft(source=source, format="arxiv", raw=etree.tostring(entry, encoding="unicode"))
    draft.record.type = "article"
    identifier = normal_arxiv(text("a:id"))
    people = [" ".join((author.text or "").split()) for author in entry.findall("a:author/a:name", _ATOM)]
    fields: dict[str, Value | None] = {
        "title": text("a:title"),
        "author": tuple(_person(name) for name in people if name),
        "issued": parse_edtf(text("a:published")[:10]),
        "abstract": text("a:summary"),
        "number": f"arXiv:{identifier}" if identifier else "",
        "publisher": "arXiv",
        "DOI": normal_doi(text("x:doi")),
        "URL": f"https://arxiv.org/abs/{identifier}" if identifier else "",
        "note": text("x:journal_ref"),
    }
    for variable, value in fields.items():
        _enter(draft, variable, value, "arXiv")
    return draft


CONVERTERS = (("openlibrary", open_library), ("arxiv", arxiv))


def _enter(draft: Draft, variable: str, value: Value | None, service: str) -> None:
    if not value or (isinstance(value, Date) and not value.text()):
        return
    draft.record.fields[variable] = value
    shown = draft.record.text(variable)
    draft.evidence[variable] = Evidence(service, shown[:300], "look-up", "certain", source=draft.source)


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(values: Any) -> list[str]:
    if not isinstance(values, list):
        return []
    return [name for each in values if isinstance(each, dict) and (name := _text(each.get("name")))]


def _person(text: str) -> Name:
    """A name in reading order: the last word is the family name, with small words before it; one word stands alone."""
    words = text.split()
    if len(words) < 2:
        return Name(literal=text)
    suffix = words.pop() if len(words) > 2 and re.fullmatch(r"(?:Jr|Sr)\.?|I{2,3}|IV", words[-1]) else ""
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].islower():
        cut -= 1
    particle = " ".join(words[cut:-1])
    return Name(words[-1], " ".join(words[:cut]), suffix, non_dropping_particle=particle)


def _date(text: str) -> Date | None:
    """`2005`, `May 2005`, `May 16, 2005`, `2005-05-16`; anything else as it is written."""
    if date := parse_edtf(text):
        return date
    match = re.fullmatch(r"([A-Z][a-z]+)\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})", text)
    month = next((n for n, name in enumerate(_MONTHS, 1) if match and name.startswith(match[1][:3])), 0)
    if match and month:
        return parse_edtf(f"{match[3]}-{month:02d}" + (f"-{int(match[2]):02d}" if match[2] else ""))
    return Date(literal=text) if text else None


def _isbn(identifiers: Any) -> str:
    if not isinstance(identifiers, dict):
        return ""
    for key in ("isbn_13", "isbn_10"):
        values = identifiers.get(key)
        if isinstance(values, list) and values:
            return _text(values[0])
    return ""


def _failed(format_name: str, source: str, message: str) -> Draft:
    problem = Problem("lookup-not-found", message, file=source, hint="check the identifier")
    return Draft(source=source, format=format_name, problems=[problem], failed=True)

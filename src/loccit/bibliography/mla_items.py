"""Items for the MLA style: government authors, full names of reporters and codes, addresses without `https://`.

MLA 9 cites law like any other work: the government and its body are the author, the reporter or code is the container
("Documenting Works in Law", MLA Style Center; MLA 9, appendix 1; 5.20 for government authors).
"""

from __future__ import annotations

import re
from typing import Any

from loccit.bibliography.jurisdictions import BY_ABBREVIATION
from loccit.bibliography.legal_items import (
    case_name,
    court_of,
    date_parts,
    hyphenated_page,
    is_order,
    is_unreported,
    order_number,
    public_law,
    split_database,
)
from loccit.bibliography.presidents import president_on
from loccit.bibliography.reporters import full_name
from loccit.record.markup import plain

Item = dict[str, Any]
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_REGISTER_DAY = re.compile(r"(?:/fedreg/|federalregister\.gov/documents/|/FR-)(\d{4})[/-](\d\d)[/-](\d\d)\b")
"""Addresses of the Federal Register hold the day of the issue: govinfo, federalregister.gov and Justia."""
_UNITED_STATES = "United States"


def prepare_mla(item: Item) -> None:
    """Changes an item for the MLA style."""
    address = item.get("URL")
    match item["type"]:
        case "legal_case":
            _case(item)
        case "regulation" if is_order(item):
            _order(item, str(address or ""))
        case "legislation" | "regulation" | "bill":
            _law(item)
        case "hearing":
            _hearing(item)
        case "thesis":
            genre = str(item.get("genre") or "")
            item["genre"] = genre if re.match(r"[A-Z]\w*[A-Z.]", genre) else genre[:1].lower() + genre[1:]
        case "article":
            _preprint(item)
        case "dataset":
            _dataset(item)
    if isinstance(address, str):
        item["URL"] = _SCHEME.sub("", address)


def _preprint(item: Item) -> None:
    """The server of a preprint is its container; a working paper's institute is its publisher."""
    if not item.get("container-title") and not item.get("number") and not item.get("genre"):
        item["container-title"] = item.pop("publisher", "")


def _dataset(item: Item) -> None:
    item.setdefault("container-title", item.pop("publisher", ""))


def _author(item: Item, name: str) -> None:
    item["author"] = [{"literal": name}]
    item.pop("authority", None)


def _case(item: Item) -> None:
    split_database(item)
    court = court_of(item)
    title = plain(str(item.get("title") or ""))
    item["title"] = case_name(title, court)
    if court is not None:
        _author(item, court.government)
    elif item.get("authority"):
        _author(item, str(item["authority"]))
    if is_unreported(item):
        if number := str(item.pop("number", "")):
            item["number"] = number if re.match(r"(?i)nos?\.|docket", number) else f"Docket no. {number}"
        if short := item.get("container-title"):
            item["page"] = f"{item.pop('volume', '')} {short} {item.get('page', '')}".strip()
            item["section"] = item["page"]
            item.pop("page")
    else:
        item.pop("number", None)
    if item.get("container-title"):
        item["container-title"] = full_name(str(item["container-title"]))


def _order(item: Item, address: str) -> None:
    """`United States, Executive Office of the President [Donald J. Trump]. Executive Order 14159: …`."""
    signed = date_parts(item)
    president = president_on(tuple(signed)) if len(signed) == 3 else ""
    body = str(item.get("authority") or "Executive Office of the President")
    _author(item, f"{_UNITED_STATES}, {body}" + (f" [{president}]" if president else ""))
    item["title"] = f"Executive Order {order_number(item)}: {plain(str(item.get('title') or ''))}".rstrip(": ")
    item["original-date"] = item.pop("issued", {})
    if day := _REGISTER_DAY.search(address):
        item["issued"] = {"date-parts": [[int(part) for part in day.groups()]]}
    item.pop("number", None)
    item.pop("genre", None)
    item["container-title"] = full_name(str(item.get("container-title") or ""))


def _hearing(item: Item) -> None:
    parts = [f"Hearing before the {item['section']}" if item.get("section") else "", item.get("chapter-number")]
    item["number"] = ", ".join(str(part) for part in parts if part)


def _law(item: Item) -> None:
    """A code by title and section; a public law by its number; a session law by its volume."""
    short = str(item.get("container-title") or "")
    name = full_name(short)
    section = str(item.get("section") or "").lstrip("§ ")
    if section and short:
        volume = item.pop("volume", "")
        item["section"] = f"Title {volume}, section {section}" if volume else f"Section {section}"
        item["title"] = name
        for gone in ("container-title", "number", "issued", "author", "authority"):
            item.pop(gone, None)
        return
    title = plain(str(item.get("title") or ""))
    state = next((s for a, s in BY_ABBREVIATION.items() if short.startswith(a + " ")), "")
    body = f"{state}, Legislature" if state else str(item.get("authority") or "")
    if not body and (short == "Stat." or public_law(item)):
        body = f"{_UNITED_STATES}, Congress"
    if "Cong" in str(item.get("chapter-number") or "") and body.startswith("U.S. "):
        body = f"{_UNITED_STATES}, Congress, {body.removeprefix('U.S. ').removesuffix(' of Representatives')}"
    if body and not item.get("author"):
        _author(item, body)
    if law := public_law(item):
        item["title"] = f"Public Law {law}" + (f", {title}" if title else "")
        item.pop("number", None)
    elif item["type"] == "bill":
        parts = (item.get("number"), item.get("chapter-number"))
        item["number"] = ", ".join(str(part) for part in parts if part)
    elif item.get("chapter-number"):
        item["number"] = f"ch. {item['chapter-number']}"
    if page := hyphenated_page(item):
        item["part-number"] = f"p. {page}"  # as text: no range, so one page
        del item["page"]
    item["container-title"] = name

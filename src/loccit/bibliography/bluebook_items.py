"""Items for the Bluebook style: names shortened; memoranda, working papers and laws in its forms (21st ed.)."""

from __future__ import annotations

import re
from typing import Any

from loccit.bibliography.abbreviate import case_title, institution, periodical
from loccit.bibliography.legal_items import (
    bluebook_month_day,
    case_name,
    court_in_parentheses,
    court_of,
    date_parts,
    is_order,
    is_unreported,
    keep_hyphenated_page,
    order_name,
    order_number,
    public_law,
    split_database,
)
from loccit.bibliography.report_items import drop_repeated_publisher, is_filler, is_prefixed
from loccit.record.markup import plain

Item = dict[str, Any]
_MEMO = re.compile(r"(?P<kind>memorandum(?: opinion)?|letter|e-?mail)(?: to (?P<to>.+))?", re.IGNORECASE)
_BILL = re.compile(r"(?:Senate|House|Assembly) Bill (?:No\. )?\d+\|([A-Z][A-Z. ]*\d+, .+)")
"""A bill's name and its number with the legislature, which says more: `S.B. 4, 85th Leg., R.S.`"""
_CODIFIED = re.compile(r"codified (?:as amended )?(?:at|as) .+", re.IGNORECASE)
_SERIES = ("report", "article", "standard")
_NAMES = ("author", "editor")


def prepare_bluebook(item: Item) -> None:
    """Changes an item for the Bluebook style."""
    match item["type"]:
        case "legal_case":
            _case(item)
        case "regulation" if is_order(item):
            _order(item)
        case "legislation" | "regulation":
            _statute(item)
        case "report":
            _report(item)
        case "article":
            _working_paper(item)
        case "document" | "personal_communication" | "manuscript":
            _memorandum(item)
        case "article-journal" | "article-magazine" | "article-newspaper":
            _periodical(item)
        case "thesis":
            item["genre"] = re.sub(r"(?i)^ph\.?\s?d\.?(?= )", "Ph.D.", str(item.get("genre") or "thesis"))
    _institutions(item)


def _institutions(item: Item) -> None:
    for role in _NAMES:
        for name in item.get(role) or ():
            if name.get("literal"):
                name["literal"] = institution(str(name["literal"]))
    if item["type"] in ("report", "document", "article", "webpage", "manuscript") and item.get("publisher"):
        item["publisher"] = institution(str(item["publisher"]))
        drop_repeated_publisher(item)


def _case(item: Item) -> None:
    """Rule 10: parties shortened, the court unless the reporter tells it, docket and day of an unreported case."""
    split_database(item)
    court = court_of(item)
    title = case_name(plain(str(item.get("title") or "")), court)
    item["authority"] = court_in_parentheses(item, court)
    item["title"] = f'<span class="nocase">{case_title(title)}</span>'
    if not is_unreported(item):
        item.pop("number", None)
    elif number := str(item.get("number") or ""):
        item["number"] = re.sub(r"^Nos?\. ", "", number)


def _order(item: Item) -> None:
    """Rule 14.7: `Exec. Order No. 14,159, 90 Fed. Reg. 8443 (Jan. 20, 2025)`."""
    number = order_number(item)
    _register_page(item)
    if number:
        item["genre"] = order_name(number)
        for name in ("title", "number"):
            item.pop(name, None)
    day = bluebook_month_day(item)
    if parts := date_parts(item):
        item["status"] = f"{day}, {parts[0]}" if day else str(parts[0])


def _statute(item: Item) -> None:
    """Rules 12 and 14.2: codes by section, other laws by name; a year that is said already is not repeated."""
    _register_page(item)
    parts, container = date_parts(item), str(item.get("container-title") or "")
    year = str(parts[0]) if parts else ""
    title = plain(str(item.get("title") or ""))
    if section := str(item.get("section") or "").lstrip("§ "):
        item["section"] = section
        item.pop("title", None)
        year = "" if container.startswith("U.S.C") else year  # rule 12.3.2: no year for the federal code
    else:
        item["title"] = f'<span class="nocase">{title}</span>'
    law = public_law(item)
    divided = f", div. {item['division']}" if item.get("division") else ""
    if bill := _BILL.fullmatch(f"{title}|{item.pop('number', '')}"):
        item["title"] = bill[1].replace("R.S.", "Reg. Sess.")
    if law:
        item["number"] = law + divided
    elif (chapter := item.get("chapter-number")) and not item.get("page"):
        item["container-title"] = f"{container} ch. {chapter}"
    elif chapter:
        item["genre"] = f"ch. {chapter}"
    keep_hyphenated_page(item)
    notes = [year] if year and not title.endswith(year) and item.get("volume") != year else []
    if codified := _CODIFIED.match(str(item.get("note") or "")):
        notes.append(codified[0][0].lower() + codified[0][1:])
    item["status"] = ") (".join(notes)


def _register_page(item: Item) -> None:
    """Rule 6.2(a) with table T1.2: a page of the Federal Register from 10,000 on has its comma.

    CSL would cut the page at the comma: it goes with the register's name.
    """
    first = re.split("[-–]", str(item.get("page") or ""))[0]
    if item.get("container-title") == "Fed. Reg." and first.isdecimal() and len(first) > 4:
        item["container-title"] = f"Fed. Reg. {int(first):,}"
        del item["page"]


def _series(item: Item) -> None:
    """Rule 15.7: the number of the issuer's own series, `OIG-10-63`, `Policy No. 10074.2`, `Form I-247A`."""
    genre, number = str(item.get("genre") or ""), str(item.get("number") or "")
    if not number:
        item.pop("genre", None)
        return
    own = is_prefixed(number) or bool(re.match(r"[A-Z]+\d", number))
    if own and (
        is_filler(genre) or genre.endswith("Report") or genre.lower().startswith("testimony") or "In Focus" in genre
    ):
        genre = ""
    label = "" if own or genre.lower().endswith("form") else "No. "
    item["number"] = f"{genre or ('' if own else 'Report')} {label}{number}".strip()
    item.pop("genre", None)


def _report(item: Item) -> None:
    _series(item)
    if item.get("publisher") and not item.get("author"):
        item["author"] = [{"literal": str(item.pop("publisher"))}]


def _working_paper(item: Item) -> None:
    """Rule 17.4: `(Cato Inst., Working Paper No. 52, 2018)`; the series does not repeat the institution."""
    publisher, genre, number = (str(item.get(name) or "") for name in ("publisher", "genre", "number"))
    first = genre.partition(" ")[0]
    initials = "".join(re.findall(r"\b[A-Z]", publisher))
    if first and (re.search(rf"\b{re.escape(first)}\b", publisher) or first == initials):
        genre = genre[len(first) + 1 :]
    if number:
        item["number"] = f"{genre or 'Working Paper'} No. {number}"
    item.pop("genre", None)


def _memorandum(item: Item) -> None:
    """Rule 17.2.3: `Memorandum from X, body, to Y, title (full date)`."""
    match = _MEMO.fullmatch(str(item.get("genre") or ""))
    if match is None:
        return
    item["genre"] = f"{match['kind'][0].upper()}{match['kind'][1:]}"
    if match["to"] and not item.get("recipient"):
        item["recipient"] = [{"literal": re.sub(r" and others$", " et al.", match["to"])}]
    item["medium"] = "memorandum"


def _periodical(item: Item) -> None:
    if container := plain(str(item.get("container-title") or "")):
        item["container-title"] = str(item.get("container-title-short") or periodical(container))
    if item["type"] == "article-journal" and item.get("number") and not item.get("page"):
        item["page"] = f"art. {item['number']}"  # an article that is numbered, not paged, is cited by that

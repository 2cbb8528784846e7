"""Cases, statutes, regulations and executive orders as the styles expect them that cite law in Bluebook form.

The convention of CSL's legal styles (and of Juris-M's data): a case has `volume`, short reporter in `container-title`,
first `page`, abbreviated court in `authority`, and a docket `number` only where it is unreported; a code has `volume`,
`container-title` and `section`; a public law has its bare `number`; an order has `genre` and `number`.
"""

from __future__ import annotations

import re
from typing import Any

from loccit.bibliography.courts import Court, parse_court
from loccit.bibliography.jurisdictions import STATES
from loccit.bibliography.reporters import DATABASES, is_supreme, tells_state

Item = dict[str, Any]
LEGAL = frozenset(("legal_case", "legislation", "regulation", "bill", "treaty"))
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_ORDER = re.compile(r"exec(?:utive|\.) order", re.IGNORECASE)
_PUBLIC_LAW = re.compile(r"(?:pub(?:lic|\.)\s+l(?:aw|\.))?\s*(?:no\.\s*)?(\d+[-–]\d+)", re.IGNORECASE)
_DATABASE = re.compile(r"(?P<docket>.*?)(?P<year>\d{4}) (?P<database>WL|[\w. ]*LEXIS) (?P<id>\d+)")
_CHAMBER = re.compile(r"\b(?:Senate|House of Representatives|Congress)\b")
_SOVEREIGN = re.compile(rf"\b(?:State|Commonwealth|People) of (?:the State of )?(?={'|'.join(STATES)})")


def court_of(item: Item) -> Court | None:
    """The court that decided: as it is named, else as the reporter tells it."""
    if named := str(item.get("authority") or ""):
        return parse_court(named)
    reporter = str(item.get("container-title") or "")
    if is_supreme(reporter):
        return Court("supreme")
    state = STATES.get(tells_state(reporter), "")
    return parse_court(state) if state else None


def split_database(item: Item) -> None:
    """A database number given with the docket, `3:12-cv-2317, 2014 WL 1414305`, is volume, container and page."""
    match = _DATABASE.fullmatch(str(item.get("number") or ""))
    if match and not item.get("container-title"):
        item["volume"], item["container-title"], item["page"] = match["year"], match["database"], match["id"]
        item["number"] = (match["docket"] or "").rstrip(", ")


def is_unreported(item: Item) -> bool:
    """Whether a case stands in no reporter: a database number, or only a docket number."""
    return str(item.get("container-title") or "").endswith(DATABASES) or not item.get("container-title")


def is_order(item: Item) -> bool:
    """Whether a regulation is an executive order of the United States."""
    if item.get("container-title", "Fed. Reg.") not in ("Fed. Reg.", "C.F.R.", "Federal Register"):
        return False
    return bool(_ORDER.search(str(item.get("genre") or "")) or _ORDER.match(str(item.get("number") or "")))


def order_number(item: Item) -> str:
    """The bare number of an executive order, `14159`."""
    return re.sub(r"\D", "", str(item.get("number") or ""))


def public_law(item: Item) -> str:
    """`119-1` of a public law; '' where the statute is none."""
    match = _PUBLIC_LAW.fullmatch(str(item.get("number") or ""))
    return match[1].replace("–", "-") if match and not item.get("section") else ""


def bluebook_month_day(item: Item) -> str:
    """`Apr. 11` of the date of issue; '' without a day (Bluebook table T12)."""
    start = date_parts(item)
    return f"{_MONTHS[start[1] - 1]} {start[2]}" if len(start) > 2 and 1 <= start[1] <= 12 else ""


def date_parts(item: Item, variable: str = "issued") -> list[int]:
    """Year, month and day as far as they are known."""
    dates = (item.get(variable) or {}).get("date-parts") or [[]]
    return [int(part) for part in dates[0]]


def prepare_legal(item: Item) -> None:
    """Changes a legal item for styles that print law in Bluebook form (APA 7 ch. 11, CMOS 18 ch. 14, most others)."""
    kind = item["type"]
    if kind == "legal_case":
        _case(item)
    elif kind == "regulation" and is_order(item):
        _order(item)
    elif kind in ("legislation", "regulation"):
        _statute(item)
    elif kind == "bill":
        prepare_chamber(item)
    if isinstance(section := item.get("section"), str):
        item["section"] = section.lstrip("§ ")


def prepare_chamber(item: Item) -> None:
    """A bill or hearing of the U.S. Congress is placed by its Congress, `113th Cong.`, not its chamber (rule 13)."""
    if "Cong" in str(item.get("chapter-number") or "") and _CHAMBER.search(str(item.get("authority") or "")):
        del item["authority"]


def case_name(title: str, court: Court | None) -> str:
    """Without 'State of' and the like, unless a court of that state decides (Bluebook rule 10.2.1(f))."""
    if court is not None and not court.federal:
        return title
    before, v, after = title.partition(" v. ")
    return _SOVEREIGN.sub("", before) + v + _SOVEREIGN.sub("", after) if v else title


def court_in_parentheses(item: Item, court: Court | None) -> str:
    """The court as a citation names it: none where the reporter tells it (Bluebook rule 10.4)."""
    reporter = str(item.get("container-title") or "")
    if court is None:
        return str(item.get("authority") or "")
    told = (court.kind == "supreme" and is_supreme(reporter)) or (
        court.kind == "highest" and tells_state(reporter) == court.state
    )
    return "" if told else court.short


def _case(item: Item) -> None:
    split_database(item)
    court = court_of(item)
    item["authority"] = court_in_parentheses(item, court)
    item["title"] = case_name(str(item.get("title") or ""), court)
    if not is_unreported(item):
        item.pop("number", None)
        return
    found = f"{item.pop('volume', '')} {item.pop('container-title', '')}".strip()
    number, day = str(item.pop("number", "")), bluebook_month_day(item)
    docket = number if not number or number.lower().startswith(("no.", "nos.")) else f"No. {number}"
    if docket:
        item["number"] = docket
    if found and item.get("page"):
        # The styles print only the year of what stands in a container: the day goes with the court
        item.pop("number", None)
        item["authority"] = f"{item['authority']} {day},".strip() if day else item["authority"]
        item["container-title"] = f"{docket}, {found}" if docket else found


def _order(item: Item) -> None:
    """`Exec. Order No. 14,159, 90 Fed. Reg. 8443 (2025)`: the order's name is no part of it (APA 7 §11.7)."""
    number = order_number(item)
    if number:
        item["title"] = f'<span class="nocase">{order_name(number)}</span>'
        for name in ("title-short", "genre", "number", "authority", "issue"):
            item.pop(name, None)


def hyphenated_page(item: Item) -> str:
    """A page such as 110 Stat. 3009-563: one page and no range, for the volume was numbered on within page 3009."""
    first, _, second = str(item.get("page") or "").replace("–", "-").partition("-")
    one = (
        first.isdecimal() and second.isdecimal() and int(second) < int(first) and item.get("container-title") == "Stat."
    )
    return f"{first}-{second}" if one else ""


def keep_hyphenated_page(item: Item) -> None:
    """CSL takes the first page before any hyphen: a page that has one goes with the name of the laws."""
    if page := hyphenated_page(item):
        item["container-title"] = f"Stat. {page}"
        del item["page"]


def order_name(number: str) -> str:
    """`Exec. Order No. 14,159` (Bluebook rule 14.7)."""
    return f"Exec. Order No. {int(number):,}"


def _statute(item: Item) -> None:
    """A code, a public law or a session law (Bluebook rules 12.3, 12.4)."""
    keep_hyphenated_page(item)
    if number := public_law(item):
        # The styles label a `number` as one to count ('Nos. 119-1'): the law's goes before its volume as text.
        division = f", div. {item.pop('division')}" if item.get("division") else ""
        volume = f", {item.pop('volume', '')} {item.pop('container-title')}" if item.get("container-title") else ""
        item["container-title"] = f"Pub. L. No. {number}{division}{volume}"
        del item["number"]
    elif "number" in item and (item.get("section") or item.get("chapter-number") or item["type"] == "legislation"):
        bill = str(item.pop("number"))
        if not (item.get("container-title") or item.get("section")):
            item["container-title"] = bill
    if (chapter := item.get("chapter-number")) and not item.get("page"):
        item["container-title"] = f"{item.get('container-title', '')} ch. {chapter}".strip()

"""Items for styles that know few types (ASA, APSA, OSCOLA): what they would drop is put where they print it.

The official styles of these three print a law's title and year and little else, and of a memorandum or working paper
neither series nor institution. A case becomes `Name. Year. 745 F.3d 634 (3d Cir.)` (ASA Style Guide, legal sources;
APSA Style Manual, court cases), US statutes in OSCOLA the citation of their own jurisdiction without full stops.
"""

from __future__ import annotations

import re
from typing import Any

from loccit.bibliography.legal_items import (
    LEGAL,
    bluebook_month_day,
    court_of,
    date_parts,
    is_unreported,
    prepare_legal,
)
from loccit.record.markup import plain

Item = dict[str, Any]
_AMERICAN = re.compile(r"\w\.(?: ?\d[a-z]+)?$|WL$|LEXIS$")
"""The reporters of American courts have full stops in their short names; those that OSCOLA knows have none."""
_PAPERS = ("article", "document", "report")


def prepare_plain(item: Item, family: str) -> None:
    """Changes an item for the families `asa`, `apsa` and `oscola`."""
    if item["type"] in LEGAL:
        _law(item, family)
    elif item["type"] in _PAPERS and not item.get("container-title"):
        _paper(item, family)
    if family == "oscola":
        _without_stops(item)


def _law(item: Item, family: str) -> None:
    foreign = court_of(item) is not None or bool(_AMERICAN.search(str(item.get("container-title") or "")))
    if family == "oscola" and item["type"] == "legal_case":
        (_foreign_case if foreign else prepare_legal)(item)
        return
    prepare_legal(item)
    place = _place(item)
    title = plain(str(item.get("title") or ""))
    if family == "oscola":
        year = date_parts(item)[:1]
        whole = _undotted(f"{title}, {place}") + (f" ({year[0]})" if year else "")
        kept = _only(item, "id", "URL", "language", "custom")
        kept |= {"type": "legislation", "title": f'<span class="nocase">{whole}</span>'}
    else:
        kept = _only(item, "id", "title", "issued", "language", "custom")
        kept |= {"type": "report", "number" if family == "asa" else "publisher": place}
    if family == "asa" and item["type"] == "legal_case":
        kept["title"] = f"<i>{title}</i>"  # the style sets an author's place in roman
    item.clear()
    item.update(kept)


def _foreign_case(item: Item) -> None:
    """OSCOLA 2.8: a foreign case as in its own jurisdiction, without full stops: `567 US 387 (2012)`, the name alone
    in italics. The style would put the year before the volume; a whole title in its place goes through as it is."""
    day, year = bluebook_month_day(item) if is_unreported(item) else "", date_parts(item)[:1]
    prepare_legal(item)
    court = str(item.get("authority") or "").rstrip(",").removesuffix(day).strip()
    where = " ".join(str(item[name]) for name in ("number", "volume", "container-title") if item.get(name))
    page = re.split("[-–]", str(item.get("page") or ""))[0]
    when = " ".join(filter(None, (court, f"{day}," if day and year else day, str(year[0]) if year else "")))
    rest = _undotted(f"{where} {page}".strip()) + (f" ({_undotted(when)})" if when else "")
    title = _undotted(plain(str(item.get("title") or "")))
    kept = _only(item, "id", "type", "language", "custom")
    item.clear()
    item.update(kept, title=f'<span class="nocase">{title}<i> {rest}</i></span>')  # italics in italics are roman


def _without_stops(item: Item) -> None:
    """OSCOLA 1.3.1: no full stops in abbreviations, of bodies and series too: `US Department`, `No`."""
    for role in ("author", "editor"):
        for name in item.get(role) or ():
            if name.get("literal"):
                name["literal"] = _undotted(str(name["literal"]))
    for name in ("publisher", "number", "authority"):
        if isinstance(item.get(name), str):
            item[name] = _undotted(item[name])


def _undotted(text: str) -> str:
    """Text without full stops, but for those between digits (`287.7`)."""
    return re.sub(r"(?<!\d)\.|\.(?!\d)", "", text)


def _only(item: Item, *names: str) -> Item:
    return {name: item[name] for name in names if name in item}


def _place(item: Item) -> str:
    """`745 F.3d 634 (3d Cir.)`, `8 U.S.C. § 1373`: the citation without name and year."""
    section, page = item.get("section"), str(item.get("page") or "")
    first = page if page.count("-") > 1 else re.split("[-–]", page)[0]
    where = f"§ {section}" if section else first
    parts = [str(item.get(name) or "") for name in ("number", "volume", "container-title")]
    cited = " ".join(part for part in (*parts, where) if part)
    court = str(item.get("authority") or "").rstrip(",")
    return f"{cited} ({court})" if court and item["type"] == "legal_case" else cited


def _paper(item: Item, family: str) -> None:
    """Series and number as one; a memorandum or working paper as the report that the style prints whole."""
    item["type"] = "report"
    genre, number = str(item.get("genre") or ""), str(item.get("number") or "")
    form = genre.lower().endswith("form")  # `Form I-247A`
    series = f"{genre} {'' if form else 'No. '}{number}" if genre and number else genre or number
    for name in ("genre", "number"):
        item.pop(name, None)
    if series:
        item["genre" if family == "apsa" else "number"] = series

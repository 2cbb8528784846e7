"""Items for styles that know few types (ASA, APSA, OSCOLA): what they would drop is put where they print it.

The official styles of these three print a law's title and year and little else, and of a memorandum or working paper
neither series nor institution. A case becomes `Name. Year. 745 F.3d 634 (3d Cir.)` (ASA Style Guide, legal sources;
APSA Style Manual, court cases), US statutes in OSCOLA the citation of their own jurisdiction without full stops.
"""

from __future__ import annotations

import re
from typing import Any

from loccit.bibliography.legal_items import LEGAL, date_parts, prepare_legal
from loccit.record.markup import plain

Item = dict[str, Any]
_PAPERS = ("article", "document", "report")


def prepare_plain(item: Item, family: str) -> None:
    """Changes an item for the families `asa`, `apsa` and `oscola`."""
    if item["type"] in LEGAL:
        _law(item, family)
    elif item["type"] in _PAPERS and not item.get("container-title"):
        _paper(item, family)


def _law(item: Item, family: str) -> None:
    if family == "oscola" and item["type"] == "legal_case":
        prepare_legal(item)
        return
    prepare_legal(item)
    place = _place(item)
    title = plain(str(item.get("title") or ""))
    if family == "oscola":
        year = date_parts(item)[:1]
        whole = f"{title}, {place}".replace(".", "") + (f" ({year[0]})" if year else "")
        kept = _only(item, "id", "URL", "language", "custom")
        kept |= {"type": "legislation", "title": f'<span class="nocase">{whole}</span>'}
    else:
        kept = _only(item, "id", "title", "issued", "language", "custom")
        kept |= {"type": "report", "number" if family == "asa" else "publisher": place}
    if family == "asa" and item["type"] == "legal_case":
        kept["title"] = f"<i>{title}</i>"  # the style sets an author's place in roman
    item.clear()
    item.update(kept)


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
    series = f"{genre} No. {number}" if genre and number else genre or number
    for name in ("genre", "number"):
        item.pop(name, None)
    if series:
        item["genre" if family == "apsa" else "number"] = series

"""Reprints: what a record that is `reprint-of` another says of the original, in each manual's words.

CSL has `original-title`, `original-publisher` and `original-date`, and no container of the original: styles take it for
a book. For an article or a page the note is written here, where the family's style has a place for one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from loccit.bibliography.legal_items import date_parts
from loccit.record import Record

Item = dict[str, Any]
_ARTICLES = ("article-newspaper", "article-magazine", "article-journal", "webpage", "post", "post-weblog", "broadcast")
_MONTHS = ("January February March April May June July August September October November December").split()
_MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()


def add_original(item: Item, record: Record, library: Mapping[str, Record]) -> None:
    """Sets `original-*` from the record that this one is a reprint of, where the item does not say it."""
    for relation in record.relations:
        original = library.get(relation.to) if relation.type == "reprint-of" else None
        if original is None:
            continue
        if original.text("title") != record.text("title"):
            item.setdefault("original-title", original.fields.get("title", ""))
        outlet = original.text("container-title") or original.text("publisher")
        if outlet:
            item.setdefault("original-publisher", outlet)
        if issued := original.date():
            item.setdefault("original-date", issued.json())
        return


def prepare_original(item: Item, family: str, cased: Callable[[str], str]) -> None:
    """Writes the note of a reprinted article, and drops an original date that says nothing.

    `cased` sets the original's title in the family's case.
    """
    if item.get("type") in _ARTICLES and item.get("original-publisher") and (write := _NOTES.get(family)):
        write(item, cased(str(item.pop("original-title", ""))), str(item.pop("original-publisher")))
    original, issued = date_parts(item, "original-date"), date_parts(item)
    if original and issued and original[0] == issued[0]:
        item.pop("original-date", None)


def _apa(item: Item, title: str, outlet: str) -> None:
    """`(Reprinted from “Title,” year, *Newspaper*)` (APA 7 §9.41)."""
    parts = date_parts(item, "original-date")
    named = f"“{title},” " if title else ""
    year = f"{parts[0]}, " if parts else ""
    item["references"] = f"Reprinted from {named}{year}<i>{outlet}</i>"


def _chicago(item: Item, title: str, outlet: str) -> None:
    """`Originally published as “Title,” *Newspaper*, March 14, 2025` (CMOS 18, 14.16).

    The style sets the original's title in italics as a book's; italics within it turn them off.
    """
    outlet = outlet.removeprefix("The ")
    when = _date(date_parts(item, "original-date"), "chicago")
    fixed = '<span class="nocase">{}</span>'.format
    named = f"<i>“{title},” </i>" if title else ""
    item["original-title"] = f"{named}{fixed(outlet)}" + (f"<i>, {fixed(when)}</i>" if when else "")
    item.pop("original-date", None)


def _mla(item: Item, title: str, outlet: str) -> None:
    """`Originally published as “Title,” *The Newspaper*, 14 Mar. 2025` (MLA 9, 5.110)."""
    when = _date(date_parts(item, "original-date"), "mla")
    named = f"as “{title},” " if title else "in "
    item["references"] = f"Originally published {named}<i>{outlet}</i>" + (f", {when}" if when else "")
    item.pop("original-date", None)


def _date(parts: list[int], family: str) -> str:
    if len(parts) < 2:
        return "".join(str(year) for year in parts)
    names = _MLA_MONTHS if family == "mla" else _MONTHS
    month = names[parts[1] - 1] if 1 <= parts[1] <= 12 else ""
    day = str(parts[2]) if len(parts) > 2 else ""
    if family == "mla":
        return " ".join(part for part in (day, month, str(parts[0])) if part)
    return f"{month} {day}, {parts[0]}" if day else f"{month} {parts[0]}"


_NOTES: dict[str, Callable[[Item, str, str], None]] = {"apa": _apa, "chicago": _chicago, "mla": _mla}

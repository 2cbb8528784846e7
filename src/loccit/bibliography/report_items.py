"""Reports, working papers, theses, press releases and data sets: genre, number and publisher as manuals want them."""

from __future__ import annotations

import re
from typing import Any

from loccit.bibliography.families import Family

Item = dict[str, Any]
_FILLER = frozenset(
    "report reports publication document paper audit inspection evaluation research special final annual interim "
    "revised technical full a government agency project progress staff policy study analysis findings".split()
)
_ISSUED_BY = (
    "report",
    "webpage",
    "document",
    "dataset",
    "article",
    "software",
    "standard",
    "post",
    "post-weblog",
    "book",
)
_PREFIXED = re.compile(r"[A-Za-z]{1,}[\w./ ]*[-–/]?\d")
_DOCTORAL = re.compile(r"ph\.?\s?d|doctor|d\.?phil", re.IGNORECASE)
_MASTERS = re.compile(r"master|\bm\.?\s?(?:a|s|sc|phil|ed)\b", re.IGNORECASE)


def prepare_report(item: Item, family: Family) -> None:
    """Changes an item that a body issues: what only says 'report' goes, and what is said twice."""
    kind = item["type"]
    if kind == "report":
        _genre(item)
        _testimony(item, family)
    elif kind == "thesis":
        _thesis(item, family)
    if kind in _ISSUED_BY and not family.repeats_author:
        drop_repeated_publisher(item)


def is_press_release(item: Item) -> bool:
    """Whether a report is a press or news release."""
    return bool(re.fullmatch(r"(?i)(?:press|news|media) (?:release|statement)", str(item.get("genre") or "")))


def is_filler(genre: str) -> bool:
    """Whether a genre says no more than that it is some report: 'Report', 'Audit report (revised)'."""
    words = re.findall(r"\w+", genre.lower())
    return "report" in words and all(word in _FILLER for word in words)


def is_prefixed(number: str) -> bool:
    """Whether a number says itself what series it is of: `OIG-10-63`, `GAO-09-381T`, not `52` or `R44795`."""
    return bool(re.match(r"[A-Z]{2,}[-/ ]?\d", number))


def _genre(item: Item) -> None:
    """A filler genre is noise before a number that names its series, and without one; before `12` it is a label."""
    genre, number = str(item.get("genre") or ""), str(item.get("number") or "")
    if genre and is_filler(genre) and (not number or is_prefixed(number)):
        del item["genre"]


def _testimony(item: Item, family: Family) -> None:
    """Testimony is a description of form, not the name of the number's series."""
    genre = str(item.get("genre") or "")
    if genre.lower().startswith("testimony") and item.get("number"):
        del item["genre"]
        if family.name in ("apa", "chicago"):
            item["medium"] = genre


def drop_repeated_publisher(item: Item) -> None:
    """A publisher that is the author is left out (APA 7 §9.29; CMOS 18, 13.54; MLA 9, 5.59)."""
    authors: list[Item] = item.get("author") or []
    publisher = item.get("publisher")
    if publisher and len(authors) == 1 and _same(str(authors[0].get("literal") or ""), str(publisher)):
        for name in ("publisher", "publisher-place"):
            item.pop(name, None)


def _same(one: str, other: str) -> bool:
    return bool(one) and _folded(one) == _folded(other)


def _folded(name: str) -> str:
    """The words of a body's name; its article and the country before an American one do not tell bodies apart."""
    return re.sub(r"\W+", "", re.sub(r"^(?:the )?(?:u\.\s?s\. |united states )?", "", name.lower()))


def _thesis(item: Item, family: Family) -> None:
    """The kind of thesis: APA 7 §10.6 spells it out, CMOS 18 14.113 shortens it, MLA 9 (appendix 1) writes it small."""
    genre = str(item.get("genre") or "")
    doctoral, masters = bool(_DOCTORAL.search(genre)), bool(_MASTERS.search(genre))
    if family.name == "apa" and (doctoral or masters):
        published = any(item.get(name) for name in ("archive", "URL", "DOI", "archive_location"))
        word = "doctoral dissertation" if doctoral else "master’s thesis"
        item["genre"] = word[0].upper() + word[1:] if published else f"Unpublished {word}"
    elif family.name == "chicago" and re.fullmatch(r"(?i)ph\.?\s?d\.? (?:dissertation|thesis|diss\.)", genre):
        item["genre"] = "PhD diss."
    elif not genre and family.name:
        item["genre"] = {"apa": "Thesis"}.get(family.name, "thesis")

"""Metadata that names itself: `Title: …`, `Author: …`, `Date: …` above a text, as scrapers and note-takers write it."""

from __future__ import annotations

import re

LABELS = {
    "title": "title",
    "headline": "title",
    "titel": "title",
    "titre": "title",
    "título": "title",
    "titolo": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "written by": "author",
    "autor": "author",
    "auteur": "author",
    "autore": "author",
    "date": "issued",
    "published": "issued",
    "publication date": "issued",
    "date published": "issued",
    "publish date": "issued",
    "published on": "issued",
    "datum": "issued",
    "fecha": "issued",
    "data": "issued",
    "publication": "container-title",
    "outlet": "container-title",
    "newspaper": "container-title",
    "site": "container-title",
    "website": "container-title",
    "site name": "container-title",
    "journal": "container-title",
    "magazine": "container-title",
    "publisher": "publisher",
    "url": "URL",
    "link": "URL",
    "source url": "URL",
    "permalink": "URL",
    "accessed": "accessed",
    "access date": "accessed",
    "retrieved": "accessed",
    "retrieved on": "accessed",
    "doi": "DOI",
    "language": "language",
    "section": "section",
    "dateline": "publisher-place",
}
"""Label, case folded, to the CSL variable it states. `Source:` is left out: it may name a photographer."""

_LABEL = re.compile(r"(?P<label>[^\W\d_][\w ]{2,16}?)\s*[:：]\s*(?P<value>\S.*)")
# A crawler's header run into the first line: `date 2025-03-21 As many …`.
_STAMP = re.compile(
    r"(?:date|published|publish_date|datetime|"
    r"timestamp)[\s:=]+(?P<value>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?\S*)?)(?:\s+(?P<rest>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)


def label_of(text: str) -> tuple[str, str] | None:
    """(variable, value) of a labelled line; None where the line has no such label."""
    match = _LABEL.fullmatch(text)
    variable = LABELS.get(match["label"].casefold()) if match else None
    return (variable, match["value"]) if match and variable else None


def stamp_of(text: str) -> tuple[str, str] | None:
    """(date, rest of the line) of a first line that begins with a crawler's date stamp."""
    match = _STAMP.fullmatch(text)
    return (match["value"], (match["rest"] or "").strip()) if match else None

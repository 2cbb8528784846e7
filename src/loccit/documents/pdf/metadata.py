"""What a PDF file says of itself: its Info dictionary and its XMP packet. Weaker evidence than its pages.

Programs fill these in: a title may be a file name, a date is the file's. They confirm what the page says, and suggest
what it does not say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loccit.record.identifiers import normal_doi

_MAX_PACKET = 400_000
_JUNK = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) ?-.*|.*\.(?:docx?|pdf|indd|pmd|tex|dvi|qxd|rtf|pptx?|xlsx?|wpd|fm|ai|"
    r"p65)|untitled.*|document\d*|slide \d+|"
    r"page \d+|title|none|null|full page photo|print|layout \d+|.{0,3}|[\W\d_]+|[\w.-]*\d{4,}[\w.-]*|scanned.*|"
    r"\S+_\S+)",
    re.IGNORECASE,
)
_NS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "prism21": "http://prismstandard.org/namespaces/basic/2.1/",
    "prism3": "http://prismstandard.org/namespaces/basic/3.0/",
    "crossmark": "http://crossref.org/crossmark/1.0/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
}


@dataclass(slots=True)
class Metadata:
    """Title, authors as written, DOI and publication of the XMP packet or the Info dictionary."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    doi: str = ""
    publication: str = ""
    created: str = ""


def read_metadata(data: bytes, info: dict[str, str]) -> Metadata:
    """XMP first, Info where it is silent; titles that are names of files or programs left out."""
    found = _read_xmp(data)
    if not found.title or _JUNK.fullmatch(found.title):
        found.title = info.get("Title", "")
    if _JUNK.fullmatch(found.title):
        found.title = ""
    if not found.authors and (author := info.get("Author", "")):
        found.authors = [author]
    if not found.doi:
        found.doi = normal_doi(" ".join(info.get(key, "") for key in ("doi", "DOI", "Subject", "WPS-ARTICLEDOI")))
    if match := re.match(r"D:(\d{4})(\d{2})?(\d{2})?", info.get("CreationDate", "")):
        found.created = "-".join(part for part in match.groups() if part)
    return found


def _read_xmp(data: bytes) -> Metadata:
    """The packet, where it is not compressed (ISO 16684-1: it is meant to be found by scanning)."""
    start = data.rfind(b"<x:xmpmeta")
    end = data.find(b"</x:xmpmeta>", start)
    if start < 0 or end < 0 or end - start > _MAX_PACKET:
        return Metadata()
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(data[start : end + len(b"</x:xmpmeta>")], parser)
    if root is None:
        return Metadata()
    title = _texts(root, "dc:title")
    return Metadata(
        title[0] if title else "",
        _texts(root, "dc:creator"),
        next((doi for name in ("prism", "prism21", "prism3", "crossmark", "pdfx") for doi in _dois(root, name)), ""),
        next((text for name in ("prism", "prism21", "prism3") for text in _texts(root, f"{name}:publicationName")), ""),
    )


def _texts(root: object, name: str) -> list[str]:
    """The texts of a property, be it an attribute, a plain element or an rdf:Alt, Seq or Bag."""
    from lxml import etree

    assert isinstance(root, etree._Element)
    prefix, _, local = name.partition(":")
    key = f"{{{_NS[prefix]}}}{local}"
    found = [str(element.get(key)) for element in root.iter() if element.get(key)]
    for element in root.iter(key):
        items = [item.text or "" for item in element.iter(f"{{{_NS['rdf']}}}li")] or [element.text or ""]
        found += items
    return [" ".join(text.split()) for text in found if text.strip()]


def _dois(root: object, prefix: str) -> list[str]:
    texts = _texts(root, f"{prefix}:doi") + (_texts(root, "crossmark:DOI") if prefix == "crossmark" else [])
    return [doi for text in texts if (doi := normal_doi(text))]

"""What a file is by its first bytes, not by its name."""

from __future__ import annotations

import re

_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!doctype htm")


def looks_like_pdf(head: bytes) -> bool:
    """A PDF header within the first 1024 bytes (ISO 32000-1 annex H, note 13)."""
    return b"%PDF-" in head[:1024]


def looks_like_office(head: bytes) -> bool:
    """RTF, or a package of Word or OpenDocument; what the package holds is only seen when it is unpacked."""
    if head.lstrip().startswith(b"{\\rtf"):
        return True
    marks = (b"word/", b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis.opendocument.text")
    return head.startswith(b"PK\x03\x04") and any(mark in head for mark in marks)


def looks_like_archive(head: bytes) -> bool:
    """MHTML: a MIME header that says `multipart/related` (RFC 2557) or how a browser saved it; Safari's webarchive."""
    if head.startswith(b"bplist00"):
        return b"WebMainResource" in head or b"WebResource" in head
    if head.lstrip().startswith(b"<"):
        return re.search(rb"<plist[\s>].*<key>Web(?:MainResource|Resource)", head, re.DOTALL) is not None
    header = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0].lower()
    if not re.match(rb"(?:[\w-]+:[^\n]*(?:\n[ \t][^\n]*)*\n?)+\Z", header):
        return False
    related = re.search(rb"^content-type:\s*multipart/related", header, re.MULTILINE)
    saved = re.search(rb"^(?:snapshot-content-location:|from: <saved by)", header, re.MULTILINE)
    return b"mime-version:" in header and bool(related or saved)


def looks_like_html(head: bytes) -> bool:
    """The first markup is HTML's, perhaps after an XML declaration, comments or a byte order mark."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    start = re.sub(rb"^(?:<\?xml[^>]*\?>|<!--.*?-->|\s+)+", b"", start, flags=re.DOTALL)
    if start.startswith(_HTML_STARTS):
        return True
    return start.startswith(b"<") and re.search(rb"<(?:html|meta|title|link)[\s>]", start) is not None


def looks_like_text(head: bytes) -> bool:
    """Text in UTF-8, UTF-16 with its mark, or an eight-bit encoding: hardly a control character in it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if looks_like_pdf(head) or looks_like_html(head) or b"\0" in head:
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return bool(head.strip()) and controls <= len(head) // 50

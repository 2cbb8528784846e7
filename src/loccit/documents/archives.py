"""Web archives that browsers save in one file: MHTML (RFC 2557; Chrome, Edge, Opera) and Safari's webarchive.

The page inside is read as any saved page; the archive adds the address it was saved from and, in MHTML, the day.
"""

from __future__ import annotations

from typing import NamedTuple

from loccit.errors import Problem
from loccit.record import Date, Draft, Evidence

_NO_PAGE = "save the page again, as a complete page or as HTML"


class Saved(NamedTuple):
    """What an archive holds: the page, where and when (None where it is not said) it was saved."""

    page: bytes
    address: str
    day: Date | None
    format: str
    suffix: str


def read(data: bytes, source: str) -> Draft:
    """The record of the page in the archive. An archive without a page is a failed draft."""
    from loccit.documents import html

    saved = _webarchive(data) if data.lstrip().startswith((b"bplist00", b"<")) else _mhtml(data)
    if not saved.page.strip():
        problem = Problem("archive-empty", "there is no page in this web archive", file=source, hint=_NO_PAGE)
        return Draft(source=source, format=saved.format, problems=[problem], failed=True)
    draft = html.read(saved.page, saved.address or source)
    draft.source, draft.format = source, saved.format
    draft.problems = [problem._replace(file=source) for problem in draft.problems]
    if not draft.failed:
        draft.original, draft.suffix = data, saved.suffix
        if saved.day:
            draft.record.fields["accessed"] = saved.day
            draft.evidence["accessed"] = Evidence("day on which the page was saved", saved.day.edtf(), "header Date")
    return draft


def _mhtml(data: bytes) -> Saved:
    """The root part (RFC 2387): the one `start` names, else the first page."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = str(message.get_param("start") or "")
    part = next((part for part in pages if start and part.get("Content-ID") == start), pages[0] if pages else None)
    if part is None:
        return Saved(b"", "", None, "mhtml", ".mhtml")
    page = part.get_payload(decode=True)
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    return Saved(
        page if isinstance(page, bytes) else b"", _web(str(address)), _day(message.get("Date")), "mhtml", ".mhtml"
    )


def _day(header: object) -> Date | None:
    """The day of a Date header, as the clock of whoever saved the page had it."""
    from email.utils import parsedate_tz

    parts = parsedate_tz(str(header or ""))
    if parts is None or not (1990 <= parts[0] <= 2200 and 1 <= parts[1] <= 12 and 1 <= parts[2] <= 31):
        return None
    return Date((parts[0], parts[1], parts[2]))


def _webarchive(data: bytes) -> Saved:
    import plistlib
    from xml.parsers.expat import ExpatError

    nothing = Saved(b"", "", None, "webarchive", ".webarchive")
    try:
        archive = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, RecursionError, MemoryError):
        return nothing
    resource = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(resource, dict) or not isinstance(resource.get("WebResourceData"), bytes):
        return nothing
    return nothing._replace(page=resource["WebResourceData"], address=_web(str(resource.get("WebResourceURL") or "")))


def _web(address: str) -> str:
    """An address of the web, or ''."""
    return address.strip() if address.strip().lower().startswith(("http://", "https://")) else ""

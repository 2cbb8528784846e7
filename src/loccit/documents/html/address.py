"""Where a page is: its canonical address, and an archive's copy told from the original."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from loccit.documents.html.jsonld import Node
from loccit.documents.html.page import Page
from loccit.record import Date

_WAYBACK = re.compile(
    r"https?://web\.archive\.org/web/(\d{4})(\d{2})(\d{2})\d*(?:[a-z]{2}_)?/(https?:/{1,2}.+)", re.IGNORECASE
)
_TODAY = re.compile(
    r"https?://archive\.(?:today|ph|is|li|md|vn|fo)/(?:(\d{4})\.?(\d{2})\.?(\d{2})[-\d]*/)?(https?:/{1,2}.+)",
    re.IGNORECASE,
)


def find(page: Page, node: Node | None, source: str) -> tuple[str, str]:
    """(address, method); ('', '') where the page gives none. Only http and https count."""
    for element in page.tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and _usable(element.get("href") or "", page):
            return _absolute(element.get("href") or "", page), "link canonical"
    for name in ("og:url", "twitter:url", "parsely-link"):
        content, _ = page.first(name)
        if _usable(content, page):
            return _absolute(content, page), f"meta {name}"
    if node:
        for key in ("url", "mainEntityOfPage", "@id"):
            value = node.get(key)
            link = value.get("@id") if isinstance(value, dict) else value
            if isinstance(link, str) and _usable(link, page):
                return _absolute(link, page), f"json-ld {key}"
    if re.match(r"(?i)https?://", source):
        return source, "address it was fetched from"
    return "", ""


def archived(address: str) -> tuple[str, Date | None] | None:
    """(original address, day it was archived) where `address` is an archive's copy; None where it is not."""
    for pattern in (_WAYBACK, _TODAY):
        if match := pattern.match(address):
            year, month, day, original = match.groups()
            original = re.sub(r"^(https?):/(?!/)", r"\1://", original)
            return original, Date((int(year), int(month), int(day))) if year else None
    return None


def host(address: str) -> str:
    """The host without `www.`."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _usable(link: str, page: Page) -> bool:
    """A canonical link to the site's front page says nothing of the article."""
    link = _absolute(link.strip(), page)
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.path.strip("/") or parts.query)


def _absolute(link: str, page: Page) -> str:
    if re.match(r"(?i)[a-z][a-z+.-]*:", link):
        return link.strip()
    base = next((element.get("href") for element in page.tree.iter("base") if element.get("href")), "") or ""
    base = base or page.first("og:url")[0]
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""

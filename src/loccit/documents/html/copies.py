"""Copies that web archives keep: their own frame is taken away, the original's address and the day of the copy kept."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.documents.html.address import archived, host
from loccit.documents.html.page import Page
from loccit.record import Date, parse_edtf

_TODAY_HOSTS = re.compile(r"archive\.(?:today|ph|is|li|md|vn|fo)$")
_WOMBAT = re.compile(r"__wm\.wombat\(\s*\"(?P<url>[^\"]+)\"\s*,\s*\"(?P<stamp>\d{14})\"")


class Copy(NamedTuple):
    """An archived copy: where the original stood, where the copy is, and the day it was made (None if unknown)."""

    original: str
    address: str
    day: Date | None


def unwrap(page: Page) -> Copy | None:
    """The copy that `page` is, its archive's own elements taken out; None where it is no such copy."""
    return _wayback(page) or _archive_today(page)


def of_address(address: str) -> Copy | None:
    """The copy that an archive's address names; None where it is no archive's, or does not name the original."""
    split = archived(address)
    return Copy(split[0], address, split[1]) if split else None


def _wayback(page: Page) -> Copy | None:
    """The Wayback Machine names address and time in a script, and puts a toolbar above the page."""
    for script in page.tree.iter("script"):
        if match := _WOMBAT.search(script.text or ""):
            _drop(page, "wm-ipp-base", "wm-ipp", "donato")
            stamp, original = match["stamp"], match["url"]
            day = parse_edtf(f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}")
            return Copy(original, f"https://web.archive.org/web/{stamp}/{original}", day)
    return None


def _archive_today(page: Page) -> Copy | None:
    """archive.today describes the copy in the page's metadata: name, address and time are the archive's."""
    links = [element.get("href") or "" for element in page.tree.xpath("//link[@rel='canonical']")]
    links += [content for content, _ in page.every("og:url")]
    links = [link for link in links if _TODAY_HOSTS.search(host(link))]
    if not links:
        return None
    split = next((found for link in links if (found := archived(link))), None)
    saved = page.tree.xpath("//input[@name='q']/@value")
    original = split[0] if split else next((str(link) for link in saved if str(link).startswith("http")), "")
    if not original:
        return None
    made = page.first("article:published_time")[0][:10]
    day = split[1] if split and split[1] else parse_edtf(made) if made else None
    for name in ("og:site_name", "og:url", "article:published_time", "article:modified_time", "twitter:site"):
        page.meta.pop(name, None)
    _drop(page, "HEADER", "hashtags")
    return Copy(original, links[0], day)


def _drop(page: Page, *names: str) -> None:
    for name in names:
        for element in page.tree.xpath("//*[@id=$name]", name=name):
            element.drop_tree()

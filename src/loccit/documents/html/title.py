"""The title of a page's article: the headline a reader sees, checked against what the page says of itself."""

from __future__ import annotations

import re
import unicodedata

from loccit.documents.html.claim import Claim
from loccit.documents.html.jsonld import Node, text
from loccit.documents.html.page import Page, classes, visible

_META = (
    "og:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
    "twitter:title",
    "title",
)
_SEPARATORS = r"\s+[|–—•·*»:-]\s+|\s*[|»]\s*"
_NOT_TITLES = re.compile(
    r"(?i)^(log ?in|sign (in|up)|subscribe|menu|search|share|newsletters?|comments?|related.*|more .*)$"
)


def headings(page: Page) -> list[str]:
    """The page's first-level headings as a reader sees them, without those that name a part of the site."""
    found = []
    for element in page.tree.iter("h1"):
        shown = visible(element)
        if shown and not _NOT_TITLES.match(shown) and "logo" not in classes(element):
            found.append(shown)
    return list(dict.fromkeys(found))


def titles_of_page(page: Page) -> list[str]:
    """What headings and meta elements call the page, the most visible first."""
    own = page.tree.findtext(".//title") or ""
    return [*headings(page), *(content for content, _ in page.every(*_META)), " ".join(own.split())]


def find(page: Page, node: Node | None, site_names: list[str]) -> Claim | None:
    """The title; None where the page names none.

    A heading that agrees with one of the page's own statements is the title: it is what a reader sees and cites.
    Without such a heading, the fullest statement counts.
    """
    stated = _statements(page, node, site_names)
    heads = [head for head in headings(page) if key(head) not in {key(name) for name in site_names}]
    for head in sorted(heads, key=lambda head: -max((_likeness(head, one) for one, _ in stated), default=0)):
        agreeing = max(stated, key=lambda one: _likeness(head, one[0]), default=None)
        if agreeing is None:
            return Claim(head, "heading", head, "h1", "likely")
        if _likeness(head, agreeing[0]) >= 0.5:
            return _of_heading(head, stated)
        break
    if stated:
        best = max(stated, key=lambda one: (not one[0].endswith(("...", "…")), one[1] == "json-ld headline"))
        return Claim(best[0], best[1], best[0], "", "certain" if len(stated) > 1 else "likely")
    if len(heads) == 1:
        return Claim(heads[0], "heading", heads[0], "h1", "likely")
    return None


def _of_heading(head: str, stated: list[tuple[str, str]]) -> Claim:
    """The heading; where the metadata differ from it in white space alone, as they have it (a kicker's colon)."""
    squeezed = head.replace(" ", "")
    for one, _ in stated:
        if one.replace(" ", "") == squeezed:
            return Claim(one, "heading, as the page's metadata has it", head, "h1")
    return Claim(head, "heading, as the page's metadata has it", head, "h1")


def _statements(page: Page, node: Node | None, site_names: list[str]) -> list[tuple[str, str]]:
    """(title, method): what JSON-LD, meta elements and the title element say, without the site's name."""
    out = []
    if node:
        out += [(text(node.get("headline")), "json-ld headline"), (text(node.get("name")), "json-ld name")]
    out += [(content, f"meta {name}") for content, name in page.every(*_META)]
    out.append((" ".join((page.tree.findtext(".//title") or "").split()), "title element"))
    cleaned = ((without_site(title, site_names), method) for title, method in out)
    sites = {key(name) for name in site_names}
    return [(title, method) for title, method in cleaned if title and key(title) not in sites]


def without_site(title: str, site_names: list[str]) -> str:
    """`title` without the site's name (and what stands behind it) at either end."""
    names = sorted({key(name) for name in site_names if len(key(name)) > 1}, key=len, reverse=True)
    parts = re.split(f"({_SEPARATORS})", title)
    for at in range(len(parts) - 1, 1, -2):
        if any(key(parts[at]) == name or (len(name) > 4 and key(parts[at]).startswith(name)) for name in names):
            head = "".join(parts[: at - 1]).strip()
            if len(head) > 8:
                return without_site(head, site_names)
    if len(parts) > 2 and key(parts[0]) in names and len("".join(parts[2:])) > 12:
        return "".join(parts[2:]).strip()
    return title.strip()


def key(text: str) -> str:
    """Letters and digits alone, without case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _likeness(one: str, other: str) -> float:
    """The share of the shorter title's words that the other has."""
    words, others = (set(re.findall(r"\w+", title.casefold())) for title in (one, other))
    return len(words & others) / min(len(words), len(others)) if words and others else 0.0

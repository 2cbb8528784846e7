"""The title of a page's article: the headline a reader sees, checked against what the page says of itself."""

from __future__ import annotations

import re

from lxml import html

from loccit.documents.html.claim import Claim, meta_method
from loccit.documents.html.jsonld import Node, text
from loccit.documents.html.page import Page, classes, key, visible

_META = (
    "og:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
    "twitter:title",
    "title",
    "rft.atitle",
    "rft.btitle",
)
_SEPARATORS = r"\s+[|–—•·*»:-]\s+|\s*[|»]\s*"
_NOT_TITLES = re.compile(
    r"(?i)^(log ?in|sign (in|up)|subscribe|menu|search|share|newsletters?|comments?|related.*|more .*)$"
)

_KICKER = re.compile(
    r"kicker|top-?line|over-?line|eyebrow|roof-?line|dachzeile|antetit|surtitre|occhiello|rubric|badge"
)
"""What the line above a headline is called; it names the subject or the section."""

_HEADLINE = re.compile(r"(?:^|[\s_-])(?:headline|title)")


def headings(page: Page) -> list[str]:
    """The page's first-level headings as a reader sees them, without those that name a part of the site."""
    return list(dict.fromkeys(shown for _, shown in _headings(page)))


def _headings(page: Page) -> list[tuple[html.HtmlElement, str]]:
    found = []
    for element in page.tree.iter("h1"):
        shown = visible(element, 2000)
        if shown and not _NOT_TITLES.match(shown) and "logo" not in classes(element) and not _in_trail(element):
            found.append((element, shown))
    return found


def _in_trail(element: html.HtmlElement) -> bool:
    """Whether a heading calls itself a step of the breadcrumb trail: the headline then stands further down."""
    return "breadcrumb" in " ".join((*element.attrib.keys(), element.get("class") or "")).lower()


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
    names = {key(name) for name in site_names}
    heads = [(element, head) for element, head in _headings(page) if key(head) not in names]
    # The title element may end with the site's name, which may be the only first-level heading.
    sayings = [said for said, method in stated if method != "title element"] or [said for said, _ in stated]
    if heads:
        element, head = max(heads, key=lambda one: max((_likeness(one[1], said) for said in sayings), default=0))
        likeness = max((_likeness(head, said) for said in sayings), default=1.0)
        if likeness >= 0.5:
            return _of_heading(_without_kicker(element, head, stated), stated)
    if stated:
        return _of_statements(page, stated)
    return None


def _of_statements(page: Page, stated: list[tuple[str, str]]) -> Claim:
    """The statement that stands on the page as a headline of any level, else the uncut one, JSON-LD's first."""
    likely = (e for e, called in page.named() if e.tag in ("h2", "h3") or (e.tag != "h1" and _HEADLINE.search(called)))
    shown = {key(visible(element, 600)) for element in likely}
    for part in _parts_shown(page, stated) if not shown else ():
        return Claim(part, "part of the title element that stands on the page", stated[-1][0], "", "likely")
    best = max(
        stated,
        key=lambda one: (key(one[0]) in shown, not one[0].endswith(("...", "…")), one[1] == "json-ld headline"),
    )
    return Claim(best[0], best[1], best[0], "", "certain" if len(stated) > 1 else "likely")


def _parts_shown(page: Page, stated: list[tuple[str, str]]) -> list[str]:
    """Of a page without headings: the parts of `Outlet: Headline` that stand on it as a text of their own."""
    if any(method != "title element" for _, method in stated):
        return []
    title = stated[-1][0]
    parts = {key(title[match.end() :]): title[match.end() :] for match in re.finditer(r"[:|–—-]\s+", title)}
    tags = ("b", "strong", "font", "big", "h4", "p", "div", "td", "span")
    texts = (key(element.text or "") for element in page.elements() if element.tag in tags)
    return [parts[said] for said in texts if len(said) > 8 and said in parts][:1]


def _of_heading(head: str, stated: list[tuple[str, str]]) -> Claim:
    """The heading; where the metadata differ from it in white space and a kicker's colon alone, as they have it."""
    if not stated:
        return Claim(head, "heading", head, "h1", "likely")
    squeezed = _squeezed(head)
    for one, _ in stated:
        if _squeezed(one) == squeezed:
            return Claim(one, "heading, as the page's metadata has it", head, "h1")
    return Claim(head, "heading, as the page's metadata has it", head, "h1")


def _squeezed(title: str) -> str:
    return re.sub(r"[\s:|–—-]+", "", title)


def _without_kicker(element: html.HtmlElement, head: str, stated: list[tuple[str, str]]) -> str:
    """The heading without the kicker set above it in an element of its own.

    It is one by its name, or because the metadata give the rest alone; metadata that have both keep both.
    """
    if any(_squeezed(one) == _squeezed(head) for one, _ in stated):
        return head
    keys = {key(one) for one, _ in stated}
    for part in element.iterdescendants():
        said = visible(part, 600) if isinstance(part.tag, str) else ""
        rest = head.removeprefix(said).strip(" :|–—-") if said and head.startswith(said) else ""
        if rest and (key(rest) in keys or (len(said) < len(rest) and _KICKER.search(classes(part)))):
            return rest
    return head


def _statements(page: Page, node: Node | None, site_names: list[str]) -> list[tuple[str, str]]:
    """(title, method): what JSON-LD, meta elements and the title element say, without the site's name."""
    out = []
    if node:
        out += [(text(node.get("headline")), "json-ld headline"), (text(node.get("name")), "json-ld name")]
    out += [(content, meta_method(name)) for content, name in page.every(*_META)]
    out.append((" ".join((page.tree.findtext(".//title") or "").split()), "title element"))
    cleaned = ((without_site(title, site_names), method) for title, method in out)
    sites = {key(name) for name in site_names}
    return [(title, method) for title, method in cleaned if title and key(title) not in sites]


def without_site(title: str, site_names: list[str]) -> str:
    """`title` without the site's name (and what stands behind it) at either end."""
    keys = {key(name) for name in site_names if len(key(name)) > 1}
    names = sorted(keys | {f"the{name}" for name in keys}, key=len, reverse=True)
    parts = re.split(f"({_SEPARATORS})", title)
    for at in range(len(parts) - 1, 1, -2):
        if any(key(parts[at]) == name or (len(name) > 4 and key(parts[at]).startswith(name)) for name in names):
            head = "".join(parts[: at - 1]).strip()
            if len(head) > 8:
                return without_site(head, site_names)
    if len(parts) > 2 and key(parts[0]) in names and len("".join(parts[2:])) > 12:
        return "".join(parts[2:]).strip()
    return title.strip()


def _likeness(one: str, other: str) -> float:
    """The share of the shorter title's words that the other has."""
    words, others = (set(re.findall(r"\w+", title.casefold())) for title in (one, other))
    return len(words & others) / min(len(words), len(others)) if words and others else 0.0

"""The article's own text, for the snapshot: the element that holds its paragraphs, without what stands around them."""

from __future__ import annotations

import re

from lxml import html

from loccit.documents.html.jsonld import Node
from loccit.documents.html.page import Page, classes, visible

_BLOCKS = ("p", "h2", "h3", "h4", "blockquote", "li", "pre")
_OUTSIDE = ("nav", "aside", "footer", "form", "figure", "figcaption", "header", "button", "table")
_FURNITURE = re.compile(
    r"related|recirc|newsletter|promo|share|social|comment|advert|\bads?\b|sponsor|teaser|recommend|most-?read|caption|"
    r"byline|author|signup|sign-up|paywall|cookie|breadcrumb|tags?\b|read-?more|trending|embed|gallery|disclaimer",
    re.IGNORECASE,
)
_MAX_TEXT = 2_000_000
Known = dict[html.HtmlElement, bool]
"""Elements of one page, and whether each is furniture."""


def find(page: Page, node: Node | None) -> str:
    """The text, one paragraph a block with an empty line between; '' where the page has none. Notes where it opens."""
    known: Known = {}
    holder = _holder(page, known)
    paragraphs = _paragraphs(page, holder, known) if holder is not None else []
    found = "\n\n".join(paragraphs)
    if node and len(found) < 400 and isinstance(stated := node.get("articleBody"), str) and len(stated) > len(found):
        found = "\n\n".join(line.strip() for line in re.split(r"\n+", stated) if line.strip())
    return found[:_MAX_TEXT]


def _holder(page: Page, known: Known) -> html.HtmlElement | None:
    """The element whose own paragraphs say most; an article's neighbours in one list of pieces are not joined."""
    marked = page.items("articleBody")
    best = max(marked, key=lambda element: len(visible(element)), default=None)
    if best is not None and len(visible(best)) > 400:
        found: html.HtmlElement = best
        return found
    scores: dict[html.HtmlElement, float] = {}
    for paragraph in page.tree.iter("p"):
        said = visible(paragraph)
        if len(said) < 25 or _outside(paragraph, known):
            continue
        linked = sum(len(visible(link)) for link in paragraph.iter("a"))
        weight = len(said) - 2 * linked
        for share, ancestor in zip((1.0, 0.7, 0.4, 0.2), paragraph.iterancestors(), strict=False):
            scores[ancestor] = scores.get(ancestor, 0.0) + weight * share
    return max(scores, key=lambda element: scores[element], default=None)


def _paragraphs(page: Page, holder: html.HtmlElement, known: Known) -> list[str]:
    out: list[str] = []
    for element in holder.iter(*_BLOCKS):
        if _outside(element, known, holder) or any(parent.tag in _BLOCKS for parent in _within(element, holder)):
            continue
        said = visible(element)
        if said and (not out or said != out[-1]) and not (element.tag == "li" and len(said) < 40):
            page.opening = element if page.opening is None else page.opening
            out.append(said)
    return out


def _within(element: html.HtmlElement, holder: html.HtmlElement) -> list[html.HtmlElement]:
    found = []
    for parent in element.iterancestors():
        if parent is holder:
            break
        found.append(parent)
    return found


def _outside(element: html.HtmlElement, known: Known, holder: html.HtmlElement | None = None) -> bool:
    """Whether it stands in a part of the page that is not the article's text."""
    parents = _within(element, holder) if holder is not None else list(element.iterancestors())[:8]
    return any(_apart(one, known) for one in (element, *parents))


def _apart(element: html.HtmlElement, known: Known) -> bool:
    """Whether an element is no part of a text, by its tag and by what its author called it. Asked once of each."""
    if element not in known:
        named = element.tag not in ("body", "html", "main", "article") and _FURNITURE.search(classes(element))
        known[element] = element.tag in _OUTSIDE or bool(named)
    return known[element]

"""One saved page, parsed once: its tree, its meta elements, its JSON-LD, and the texts that other rules look at."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree, html

from loccit.documents.decode import squeeze, without_controls

MAX_BYTES = 24_000_000
"""More markup than any article's page has; what is beyond is not read."""

_BEFORE, _BEHIND, _ABOVE = 40, 220, 120
"""Elements before and behind a heading, and above the text, that belong to the article's head: byline, dates,
picture, share buttons."""

_TEASER = 120
"""Elements that a teaser has at most."""

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# What lists of other articles are called; a whole word, for `related` may begin the name of a whole layout.
_OTHERS = re.compile(
    r"\b(?:related|recent|top-hits|trending|most-read|most-popular|popular|recommended|recirculation|sidebar|widget|"
    r"read-next|up-next|more-stories|more-news|latest|newsletter)(?:[\s_-](?:articles?|posts?|stories|news|content|items?|"
    r"list|links|box|wrapper|module|section|area))*(?:\s|$)"
)
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "button", "select", "iframe"))


@dataclass(slots=True)
class Page:
    """A parsed page. `meta` maps lower-case names (`og:title`, `citation_author`) to their contents in order."""

    tree: html.HtmlElement
    meta: dict[str, list[str]] = field(default_factory=dict)
    nodes: list[dict[str, Any]] = field(default_factory=list)
    assumed: str = ""
    opening: html.HtmlElement | None = None
    """The first paragraph of the article's text, once it is known."""
    _elements: list[html.HtmlElement] | None = None
    _named: list[tuple[html.HtmlElement, str]] | None = None
    _items: dict[str, list[html.HtmlElement]] | None = None
    _own: list[html.HtmlElement] | None = None

    def first(self, *names: str) -> tuple[str, str]:
        """(content, name) of the first meta element of these names that says something."""
        for name in names:
            for content in self.meta.get(name, ()):
                if content:
                    return content, name
        return "", ""

    def elements(self) -> list[html.HtmlElement]:
        """All elements in order. Held for the life of the page: lxml makes each of them once."""
        if self._elements is None:
            self._elements = list(self.tree.iter("*"))
        return self._elements

    def named(self) -> list[tuple[html.HtmlElement, str]]:
        """(element, what its author called it) around the article's heading and before its text, in order: they are
        about this article. Galleries may stand between the two.

        Every `h1` counts as a heading; of a page without any, all elements.
        """
        if self._named is None:
            elements = self.elements()
            places = [number for number, element in enumerate(elements) if element.tag == "h1"]
            near = sorted({n for at in places for n in range(max(0, at - _BEFORE), min(at + _BEHIND, len(elements)))})
            if places and self.opening is not None:
                at = elements.index(self.opening)
                near = sorted({*near, *range(max(0, at - _BEFORE), at)})
            chosen = [elements[number] for number in near] if places else elements
            self._named = [(element, classes(element)) for element in chosen]
        return self._named

    def above(self) -> list[tuple[html.HtmlElement, str]]:
        """(element, name) of the elements further above the text: buttons to share stand between it and the byline."""
        if self.opening is None:
            return []
        at = self.elements().index(self.opening)
        return [(element, classes(element)) for element in self.elements()[max(0, at - _ABOVE) : at]]

    def head(self) -> list[html.HtmlElement]:
        """The elements of `named`."""
        return [element for element, _ in self.named()]

    def items(self, name: str) -> list[html.HtmlElement]:
        """The elements whose microdata property (HTML §5.2.3, `itemprop`) is `name`."""
        if self._items is None:
            self._items = {}
            for element in self.elements():
                for prop in (element.get("itemprop") or "").split():
                    self._items.setdefault(prop, []).append(element)
        return self._items.get(name, [])

    def elsewhere(self, element: html.HtmlElement) -> bool:
        """Whether an element stands in a part of the page that is about another article, or about none."""
        for parent in element.iterancestors():
            if parent.tag in ("aside", "footer", "nav", "figure", "figcaption") or _OTHERS.search(classes(parent)):
                return True
            if parent.tag == "article":
                return parent not in self._own_articles()
        return False

    def teased(self, element: html.HtmlElement) -> bool:
        """Whether an element stands beside a linked headline in a small part of the page: another article's teaser."""
        for _, parent in zip(range(4), element.iterancestors(), strict=False):
            inner = list(islice(parent.iter("*"), _TEASER))
            if len(inner) == _TEASER or len(visible(parent, 500)) > 400 or any(one.tag == "h1" for one in inner):
                return False
            if any(one.tag == "a" and len(visible(one, 200).split()) >= 4 for one in inner):
                return True
        return False

    def inside(self, element: html.HtmlElement) -> bool:
        """Whether an element stands in the article's own element, or the page has none."""
        own = self._own_articles()
        return not own or any(parent in own for parent in element.iterancestors("article"))

    def _own_articles(self) -> list[html.HtmlElement]:
        """The `article` elements that hold the heading; where none does, the one of most paragraphs."""
        if self._own is None:
            found = list(self.tree.iter("article"))
            heading = [one for one in found if next(one.iter("h1"), None) is not None]
            self._own = heading or sorted(found, key=lambda one: -sum(1 for _ in one.iter("p")))[:1]
        return self._own

    def every(self, *names: str) -> list[tuple[str, str]]:
        """(content, name) of all meta elements of these names that say something."""
        return [(content, name) for name in names for content in self.meta.get(name, ()) if content]


def parse(data: bytes) -> Page | None:
    """The page, or None where there is no markup in it. No network, no entities of its own, bounded depth."""
    text, assumed = _decode(data[:MAX_BYTES])
    text = without_controls(text)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    page = Page(tree, assumed=assumed)
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content")
        if name and content is not None:
            page.meta.setdefault(name.strip().lower(), []).append(squeeze(content))
    return page


def visible(element: html.HtmlElement, most: int = 2_000_000) -> str:
    """The text a reader sees in `element`, on one line, its first `most` characters; blocks are parted by a space."""
    parts: list[str] = []
    _collect(element, parts, 0, most)
    return squeeze("".join(parts))


def classes(element: html.HtmlElement) -> str:
    """Class, id, itemprop and test names of an element, in lower case: what its author called it."""
    get = element.get
    names = f"{get('class', '')} {get('id', '')} {get('itemprop', '')} {get('data-testid', '')} {get('data-qa', '')}"
    return f"{names} {get('rel', '')}".lower()


def key(text: str) -> str:
    """Letters and digits alone, without case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _collect(element: html.HtmlElement, parts: list[str], depth: int, left: int) -> int:
    """Adds the element's text to `parts`; how many characters are then left."""
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or depth > 200:
        return left
    if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", ""):
        return left
    if parts and element.text and re.match(r"[A-Z0-9]", element.text) and element.tag in ("span", "a", "small", "div"):
        before = next((part for part in reversed(parts) if part), "")
        # `Act` and `115th Congress` are two lines that a style sheet sets apart.
        if len(before) > 1 and before[-1].islower():
            parts.append(" ")
    inline = element.tag in ("a", "span", "b", "i", "em", "strong", "u", "sup", "sub", "abbr", "q", "wbr", "font")
    parts.append("" if inline else " ")
    said = (element.text or "")[:left]
    parts.append(said)
    left -= len(said)
    for child in element:
        if left <= 0:
            break
        left = _collect(child, parts, depth + 1, left)
        said = (child.tail or "")[: max(left, 0)]
        parts.append(said)
        left -= len(said)
    parts.append("" if inline else " ")
    return left - 1


def _decode(data: bytes) -> tuple[str, str]:
    """(text, encoding that had to be assumed). A byte order mark, then valid UTF-8, then what the page declares.

    Valid UTF-8 that is not ASCII is hardly ever anything else, whatever the page says (WHATWG Encoding, §4).
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name and name not in ("utf-8", "utf8"):
        try:
            return data.decode("cp1252" if name in ("iso-8859-1", "latin1", "latin-1") else name, "replace"), ""
        except LookupError:
            pass
    if data.count(b"\xef\xbf\xbd") or _mostly_utf8(data):
        return data.decode("utf-8", "replace"), "UTF-8"
    return data.decode("cp1252", "replace"), "Windows-1252"


def _mostly_utf8(data: bytes) -> bool:
    """Whether a few broken places stand in text that is UTF-8 otherwise (cut files, mixed comments)."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - broken
    return broken * 10 < good

"""Style and locale XML -> a compact tree that JSON can hold.

lxml is imported only when a file is really parsed; entities, DTDs and the network are off.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from loccit.errors import Problem

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
MAX_BYTES = 8_000_000  # the largest official style has 250 kB


class Element(NamedTuple):
    """One CSL element: its local name, attributes, children, text and line."""

    tag: str
    attrs: dict[str, str]
    children: tuple[Element, ...]
    text: str
    line: int

    def find(self, tag: str) -> Element | None:
        """The first child named `tag`."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> list[Element]:
        """All children named `tag`."""
        return [child for child in self.children if child.tag == tag]

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value."""
        return self.attrs.get(name, default)


def parse(data: bytes, file: str = "") -> Element | Problem:
    """The root element of `data`, or a Problem with the line of the fault."""
    from lxml import etree

    if len(data) > MAX_BYTES:
        return Problem("style-too-large", f"style file of {len(data)} bytes", file=file)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        return Problem("style-malformed", f"not well-formed XML: {error.msg}", file=file, line=line)
    return _convert(root)


def _convert(node: Any) -> Element:
    tag = node.tag if isinstance(node.tag, str) else ""
    attrs = {
        name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:"): value for name, value in node.attrib.items()
    }
    children = tuple(_convert(child) for child in node if isinstance(child.tag, str))
    return Element(tag.removeprefix(NAMESPACE), attrs, children, node.text or "", node.sourceline or 0)


def dump(element: Element) -> list[Any]:
    """An element as nested lists."""
    children = [dump(child) for child in element.children]
    return [element.tag, element.attrs, children, element.text, element.line]


def load(data: Any) -> Element:
    """The element that `dump` wrote. Raises ValueError, TypeError or KeyError on other data."""
    tag, attrs, children, text, line = data
    if not (isinstance(tag, str) and isinstance(attrs, dict) and isinstance(text, str)):
        raise ValueError("not an element")
    return Element(tag, attrs, tuple(load(child) for child in children), text, line)

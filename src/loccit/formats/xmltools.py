"""XML as a stream of records: no entities, no DTD, no network, bounded depth and text; and XML written as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from loccit.formats.builder import failed
from loccit.record import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SERIOUS = 3
"""libxml2's level of an error after which it cannot go on (xmlErrorLevel: XML_ERR_FATAL)."""


def elements(stream: BinaryIO, names: tuple[str, ...], format_name: str, source: str) -> Iterator[_Element | Draft]:
    """The elements of these local names, whatever their namespace, each cleared when the next is asked for.

    Malformed XML is read as far as it makes sense; a failed draft at the end says where it broke. Entities of a DTD
    are not expanded, nothing external is opened, and libxml2's limits on depth (256) and text (10 MB) hold.
    """
    from lxml import etree

    context = etree.iterparse(
        stream,
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    found = 0
    message, line = "", 1
    try:
        for _, element in context:
            parent = element.getparent()
            if parent is not None and local(parent) in names:
                continue  # a part of a record that can also stand alone
            found += 1
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        message, line = error.msg or "not XML", error.lineno or 1
    else:
        for entry in context.error_log:
            if entry.level >= _SERIOUS and (not found or "namespace" not in entry.message.lower()):
                message, line = entry.message, entry.line
                break
    if message and "Namespace" not in message:
        text = f"the XML is damaged: {' '.join(message.split())[:160]}"
        yield failed(format_name, source, line, "", "xml-malformed", text, "what could be read before it was read")


def _forget(element: _Element) -> None:
    """Frees an element and the siblings before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def line_of(element: _Element) -> int:
    """The line its start tag stands in; 0 where it is not known."""
    line: int | None = getattr(element, "sourceline", None)  # the stubs leave its type out
    return line or 0


def local(element: _Element) -> str:
    """The name without its namespace; '' for a comment or entity."""
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element, *path: str) -> _Element | None:
    """The first descendant by local names, one a level."""
    for name in path:
        for each in element:
            if local(each) == name:
                element = each
                break
        else:
            return None
    return element


def children(element: _Element | None, name: str) -> list[_Element]:
    """The children of a local name; none of no element."""
    return [] if element is None else [each for each in element if local(each) == name]


def text_of(element: _Element | None, *path: str) -> str:
    """All text within (the first descendant at `path`), white space collapsed; '' where there is none."""
    if element is None:
        return ""
    found = child(element, *path) if path else element
    return "" if found is None else " ".join(inner_text(found).split())


def inner_text(element: _Element) -> str:
    """All text within, as it stands."""
    if not len(element):  # most have no element in them
        return element.text or ""
    return "".join(str(part) for part in element.itertext())


_MARKUP = {"i": "i", "italic": "i", "b": "b", "bold": "b", "sup": "sup", "superscript": "sup", "sub": "sub",
           "subscript": "sub", "sc": "sc"}  # fmt: skip


def marked_text(element: _Element | None) -> str:
    """Text with its italics, bold, indices and exponents as the model's markup, white space collapsed.

    Knows PubMed's `<i>` and EndNote's `<style face="italic">`; MathML and other elements give their text.
    """
    return "" if element is None else " ".join("".join(_marked(element)).split())


def _marked(element: _Element) -> Iterator[str]:
    if isinstance(element.tag, str):
        yield element.text or ""
        for each in element:
            faces = [local(each)] if local(each) != "style" else (each.get("face") or "").split()
            tags = [_MARKUP[face] for face in faces if face in _MARKUP]
            yield "".join(f"<{tag}>" for tag in tags)
            yield from _marked(each)
            yield "".join(f"</{tag}>" for tag in reversed(tags))
            yield each.tail or ""


def clean(text: str) -> str:
    """Text as it may stand in XML: escaped, without the control characters XML forbids."""
    return escape(_NOT_XML.sub("", text))


def tag(name: str, text: str, **attributes: str) -> str:
    """One element with text."""
    written = "".join(f" {key.rstrip('_')}={quoteattr(_NOT_XML.sub('', value))}" for key, value in attributes.items())
    return f"<{name}{written}>{clean(text)}</{name}>"


def parsed(stream: BinaryIO, limit: int) -> tuple[_Element | None, str]:
    """A whole document of at most `limit` bytes as its root (None: unreadable), and what is wrong with it.

    As in `elements`, no entity is expanded and nothing external opened.
    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    data = stream.read(limit + 1)
    if len(data) > limit:
        return None, f"more than {limit >> 20} MB"
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return None, " ".join(str(error.msg).split())[:160]
    serious = [entry.message for entry in parser.error_log if entry.level >= _SERIOUS]
    return root, " ".join(serious[0].split())[:160] if serious else ""

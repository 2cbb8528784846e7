"""A page read back: as a tree, and by the standard library's tokeniser, which forgives as browsers do."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from lxml import html

from loccit.report import Report, page


def tree(report: Report) -> Any:
    """The page of `report` as lxml's tree."""
    return html.document_fromstring(page(report).encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def text(element: Any) -> str:
    """The words of an element, with a space between those of different elements."""
    words = " ".join(" ".join(element.itertext()).split())
    return re.sub(r" ([.,;:])", r"\1", words)


class Tokens(HTMLParser):
    """Every start tag with its attributes; `scripts` are the contents of script elements."""

    def __init__(self, page_text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._inside = ""
        self.feed(page_text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts.append(data)


def outside_references(page_text: str) -> list[str]:
    """Whatever in a page would load something: sources, imports, images of a style; links to follow do not."""
    found = [
        f"{tag} {name}={value}"
        for tag, attributes in Tokens(page_text).tags
        for name, value in attributes.items()
        if name
        in ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest", "style")
        or (name in ("href", "xlink:href") and tag != "a" and not (value or "").startswith("#"))
    ]
    style = re.search(r"<style>(.*?)</style>", page_text, re.DOTALL)
    return found + (re.findall(r"url\([^)]*\)|@import[^;]*", style[1]) if style else [])

"""Formatted references as they may stand in the page: the back end's text and a few tags, nothing else of its HTML."""

from __future__ import annotations

import html
import re

from loccit.report.markup import escape, linked, safe_address

_TOKEN = re.compile(r"<[^<>]*>")
_FORMATTING = frozenset("i b em strong sup sub".split())
_CLASSES = {
    "font-variant:small-caps": "caps", "font-style:oblique": "oblique", "text-decoration:underline": "underlined",
    "font-style:normal": "upright", "font-weight:normal": "light", "font-weight:light": "light",
    "csl-left-margin": "label", "csl-right-inline": "beside", "csl-block": "block", "csl-indent": "block",
}  # fmt: skip
"""What the back ends say by `style` attributes, which the page's policy forbids, and by classes, as the page's own."""
_BOXES = {"div": "", "span": "", "p": "", "dt": "label", "dd": "beside"}
"""Tags of back ends that become a `span` here (a reference is one line of text), with its class."""
_ATTRIBUTE = re.compile(r'\b(?:style|class)="([^"<>]*)"')
_HREF = re.compile(r'<a href="([^"<>]*)">')


def reference(fragment: str) -> str:
    """`fragment` with its text escaped anew, its addresses as links, its formatting as known tags, each one closed.

    A tag that no back end writes is shown as the text it is.
    """
    return _Writer().write(fragment)


def plain(fragment: str) -> str:
    """The words of `fragment`."""
    return html.unescape(_TOKEN.sub("", fragment))


class _Writer:
    """Writes one reference; `_open` holds (tag of the back end, tag of the page or '') of what is not closed."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []

    def write(self, fragment: str) -> str:
        out: list[str] = []
        position = 0
        for token in _TOKEN.finditer(fragment):
            out += [self._text(fragment[position : token.start()]), self._tag(token[0])]
            position = token.end()
        out.append(self._text(fragment[position:]))
        return "".join(out).strip() + "".join(f"</{tag}>" for _, tag in reversed(self._open) if tag)

    def _text(self, text: str) -> str:
        text = html.unescape(text)
        return escape(text) if any(tag == "a" for _, tag in self._open) else linked(text)

    def _tag(self, token: str) -> str:
        """The tag as the page writes it."""
        name = token.strip("</>").partition(" ")[0].lower()
        if token.startswith("</"):
            return self._close(name, token)
        if name in _FORMATTING and token.lower() == f"<{name}>":
            return self._begin(name, name, "")
        if name in _BOXES:
            known = (_CLASSES.get(value.replace(" ", "").rstrip(";")) for value in _ATTRIBUTE.findall(token))
            return self._begin(name, "span", next(filter(None, known), _BOXES[name]))
        if found := _HREF.fullmatch(token):
            address = safe_address(html.unescape(found[1]))
            self._open.append(("a", "a" if address else ""))
            return f'<a href="{escape(address)}" rel="noreferrer">' if address else ""
        return self._text(token)

    def _begin(self, name: str, tag: str, kind: str) -> str:
        self._open.append((name, tag))
        return f'<{tag} class="{kind}">' if kind else f"<{tag}>"

    def _close(self, name: str, token: str) -> str:
        if self._open and self._open[-1][0] == name:
            tag = self._open.pop()[1]
            return f"</{tag}>" if tag else ""
        return "" if name in _FORMATTING or name in _BOXES or name == "a" else self._text(token)

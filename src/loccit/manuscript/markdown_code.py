"""Markdown's code, comments, mathematics and raw TeX: what is no running text, and cites nothing."""

from __future__ import annotations

import re

from loccit.manuscript.blank import blank

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.S)
_SPAN = re.compile(  # whichever begins first: a comment within code is code
    rf"{_CODE.pattern}|<!--.*?-->|<(script|style|pre|code)\b.{{0,50000}}?</\2>",
    re.S | re.I,
)
_ITEM = re.compile(r"(?:[-*+]|\(?(?:\d+|[A-Za-z#]|@[\w\-]*)[.)]|\[\^[^\]]+\]:|[:~])(?:[ \t]+|$)")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_QUOTED = re.compile(r"(?: {0,3}>[ \t]?)+")
_FENCE = re.compile(r"(`{3,})(?=[^`]*$)|(~{3,})")
_CLOSE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*")
_ALONE = re.compile(r":{3,}|#{1,6}[ \t]")  # lines after which a block begins without an empty line
_RAW = re.compile(
    r"\\[^a-zA-Z]|\$\$[^$]{1,4000}\$\$"
    r"|(?<!\$)\$(?![\s$])(?:\\.|[^$\\\n]|\n(?![ \t]*\n)){1,2000}(?<!\s)\$(?!\d)"
    r"|\\begin\{([a-zA-Z]+\*?)\}.{0,20000}?\\end\{\1\}"
    r"|\\[a-zA-Z]+\*?(?:\[[^\]\n]*\]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})+",
    re.S,
)


def blank_code(prose: str) -> str:
    """`prose` without code, comments and raw HTML."""
    if "```" in prose or "~~~" in prose or "\n    " in prose or "\n\t" in prose:
        prose = "\n".join(_Lines(prose.split("\n")).blanked())
    if "`" not in prose and "<" not in prose:
        return prose
    last = max(prose.rfind("-->"), prose.rfind("</"))
    paragraph = prose.find("\n\n", last + 9)
    end = 0 if last < 0 else paragraph if paragraph > 0 else len(prose)  # a comment that begins behind is never closed
    return _SPAN.sub(blank, prose[:end]) + _CODE.sub(blank, prose[end:])


def blank_raw(prose: str) -> str:
    """`prose` without mathematics and raw TeX that hold an `@`: pandoc reads no citation there."""
    if "$" not in prose and "\\" not in prose:
        return prose
    return _RAW.sub(lambda found: blank(found) if "@" in found[0] else found[0], prose)


class _Lines:
    """Goes through the lines, and knows in which list items and block quotes each stands."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.margins: list[int] = []  # where the text of the open items begins, the innermost last
        self.quoted = 0
        self.last = {"`": -1, "~": -1}  # the last line that may close a fence
        for number, line in enumerate(lines):
            if closing := _CLOSE.fullmatch(line):
                self.last[closing[1][0]] = number

    def blanked(self) -> list[str]:
        """The lines, those of code blanked."""
        out: list[str] = []
        fence, free, inside = "", True, False
        for number, line in enumerate(self.lines):
            if fence:
                out.append(" " * len(line))
                closing = _CLOSE.fullmatch(line)
                if closing and closing[1].startswith(fence):
                    fence, free = "", True
                continue
            start = self._quote(line)
            if not line[start:].strip():
                free = True
                out.append(line)
                continue
            inside = (free or inside) and self._indent(line, start) >= self._margin(line, start, free) + 4
            if not inside:
                may = (free or bool(self.margins)) and not _RULE.fullmatch(line, start)
                text = line[self._items(line, start, may) :]
                if (opening := _FENCE.match(text)) and self.last[text[0]] > number:
                    fence = opening[0]
                free = bool(_ALONE.match(text))
                if line[start:].lstrip(" \t").startswith(":::"):
                    self.margins = [one for one in self.margins if one <= self._indent(line, start)]
            out.append(" " * len(line) if inside or fence else line)
        return out

    def _quote(self, line: str) -> int:
        """Where the text begins behind the marks of block quotes."""
        mark = _QUOTED.match(line)
        depth = mark[0].count(">") if mark else 0
        if mark and not self.quoted and self.margins and mark[0].index(">") >= self.margins[0]:
            self.margins = [one for one in self.margins if one <= mark[0].index(">")]  # within an item
        elif depth != self.quoted:
            self.quoted, self.margins = depth, []
        return mark.end() if mark else 0

    def _indent(self, line: str, start: int) -> int:
        text = line[start:]
        return len(text[: len(text) - len(text.lstrip(" \t"))].expandtabs(4))

    def _margin(self, line: str, start: int, free: bool) -> int:
        """The margin of the item that a line belongs to; after an empty line those end that stand further in."""
        indent = self._indent(line, start)
        while free and self.margins and indent < min(self.margins[-1], 4 * len(self.margins)):
            self.margins.pop()
        return self.margins[-1] if self.margins else 0

    def _items(self, line: str, start: int, may: bool) -> int:
        """Opens the items that begin in a line, one within the other; where its text begins.

        `may`: a list does not begin in the middle of a paragraph, where a line may start with `p. 4`; a definition may.
        """
        place = start + len(line[start:]) - len(line[start:].lstrip(" \t"))
        while (may or line[place] in ":~") and (item := _ITEM.match(line, place)):
            indent = len(line[start:place].expandtabs(4))
            note = item[0].startswith("[")  # a note's further paragraphs are indented by four
            margin = indent + (4 if note else len(item[0]))
            self.margins = [*(one for one in self.margins if one <= indent), margin]
            place = item.end()
        return place

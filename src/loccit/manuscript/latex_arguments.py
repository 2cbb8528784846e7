"""The arguments of LaTeX's commands: `[optional]`, `<overlay>`, `{group}`, and the keys in a group."""

from __future__ import annotations

import re

from loccit.manuscript.blank import closing
from loccit.manuscript.latex_text import plain


def arguments_at(prose: str, position: int) -> tuple[list[str], str | None, int]:
    """The optional arguments, the group after them (None where there is none), and the place after it."""
    optional: list[str] = []
    space = re.compile(r"[ \t]*\n?[ \t]*")
    while True:
        found = space.match(prose, position)
        start = found.end() if found else position
        opening = prose[start : start + 1]
        if opening == "[" and (end := _bracket(prose, start)) > 0:
            optional.append(plain(prose[start + 1 : end - 1]).strip())
        elif opening == "<" and (end := prose.find(">", start) + 1) > 0:
            pass
        elif opening == "{" and (end := closing(prose, start)) > 0:
            return optional, prose[start + 1 : end - 1], end
        else:
            return optional, None, position
        position = end


def _bracket(prose: str, start: int) -> int:
    """The place after the `]` of an optional argument; brackets inside braces do not count."""
    depth = 0
    for position in range(start + 1, min(len(prose), start + 2000)):
        char = prose[position]
        depth += (char == "{") - (char == "}")
        if char == "]" and depth <= 0:
            return position + 1
    return -1


def keys_in(group: str) -> list[str]:
    keys = [key.strip() for key in group.split(",")]
    return [key for key in keys if key and not re.search(r"[#\\{}\s]", key)]

"""Cells of a terminal: how wide text is there, and text cut, padded or wrapped to a width.

Wide characters (East Asian, emoji) take two cells, combining ones none. Text must be `printable` already.
"""

from __future__ import annotations

_NARROW = "“”‘’–—…•·‐‑"
"""Typography of Western languages: with Latin letters, most of what is not ASCII in a bibliography."""


def width(text: str) -> int:
    """How many cells `text` takes."""
    if text.isascii() or all(char < "\u0300" or char in _NARROW for char in text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def cut(text: str, cells: int) -> str:
    """`text`, or its beginning and `…` where it takes more than `cells`."""
    if width(text) <= cells:
        return text
    return f"{_head(text, cells - 1).rstrip()}…" if cells > 0 else ""


def fit(text: str, cells: int) -> str:
    """`text` cut or padded to exactly `cells`."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int, first: int = 0) -> list[str]:
    """Lines of at most `cells` (the first of at most `first`, where given), broken at blanks.

    A word that is longer than a line is broken where the line ends. Never empty; the first line may be ''.
    """
    cells = max(2, cells)  # one wide character must find room
    lines = [""]
    for word in text.split():
        room = _room(lines, cells, first)
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= room:
            lines[-1] = joined
            continue
        if width(word) <= cells or room - width(lines[-1]) < 3:
            lines.append("")
        else:
            word, lines[-1] = joined, ""
        while width(word) > (room := _room(lines, cells, first)):
            head = _head(word, room) or word[0]
            lines[-1:] = [head.rstrip(), ""]
            word = word[len(head) :]
        lines[-1] = word
    return lines


def _room(lines: list[str], cells: int, first: int) -> int:
    return max(2, min(first, cells)) if first and len(lines) == 1 else cells


def _head(text: str, cells: int) -> str:
    """As much of the beginning as `cells` hold, no character parted from what combines with it."""
    if text.isascii():
        return text[:cells]
    from rich.cells import set_cell_size

    head = set_cell_size(text, cells)
    while head and not text.startswith(head):  # a wide character that did not fit was replaced by a blank
        head = head[:-1]
    return head

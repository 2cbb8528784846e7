"""A page as spans of one size on one line, and as blocks of spans that belong together."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

MAX_CHARS = 12_000
"""Characters of a page whose places are looked up; a page of more is no cover and no title page."""

_WORDS = re.compile(r"\S+")


@dataclass(slots=True)
class Span:
    """Text of one size on one line. Coordinates in points, from the lower left; `size` is the height of its font."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass
class Block:
    """Spans of one size below each other without a gap: a title, a paragraph, an address."""

    spans: list[Span] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """Its lines joined, words broken at a line end put together. Asked for when the block is complete."""
        return join_lines([span.text for span in self.spans])

    @property
    def lines(self) -> list[str]:
        """Its lines."""
        return [span.text for span in self.spans]

    @property
    def size(self) -> float:
        """The height of its font in points."""
        return self.spans[0].size

    @property
    def top(self) -> float:
        """Where it begins, in points above the lower edge."""
        return self.spans[0].baseline + self.spans[0].size

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.spans[-1].baseline

    @property
    def left(self) -> float:
        """Its left edge."""
        return min(span.left for span in self.spans)


def join_lines(lines: list[str]) -> str:
    """Lines as running text: a word that PDFium marks as broken (U+FFFE, U+0002) or hyphenated is put together."""
    text = ""
    for line in lines:
        if text.endswith(("\ufffe", "\x02")):
            text = text[:-1] + line
        elif text:
            text += ("" if re.search(r"[a-z]-$", text) and line[:1].islower() else " ") + line
        else:
            text = line
    return " ".join(text.replace("\ufffe", "").replace("\x02", "").split())


def page_blocks(textpage: Any, text: str) -> list[Block]:
    """The blocks of a page, from its top down. `textpage` is a handle of PDFium, `text` what `page_text` gave of it."""
    spans = _spans(textpage, text)
    spans.sort(key=lambda span: (-round(span.baseline), span.left))
    return _blocks(spans)


def _spans(textpage: Any, text: str) -> list[Span]:
    """Words gathered while they stand on one baseline in one size without a wide gap."""
    import pypdfium2.raw as raw

    if not text or len(text) != raw.FPDFText_CountChars(textpage):
        return []
    spans: list[Span] = []
    box, rect = raw.FPDFText_GetLooseCharBox, raw.FS_RECTF()
    place = ctypes.byref(rect)
    for match in _WORDS.finditer(text, 0, MAX_CHARS):
        # The cell of a character is as high as its font, whatever the letter.
        if not box(textpage, match.start(), place):
            continue
        left, baseline, top = rect.left, rect.bottom, rect.top
        if not box(textpage, match.end() - 1, place):
            continue
        word = Span(match[0], left, rect.right, baseline, round(top - baseline, 1))
        if spans and _continues(spans[-1], word):
            spans[-1].text += " " + word.text
            spans[-1].right = word.right
        elif word.size > 0:
            spans.append(word)
    return spans


def page_text(textpage: Any) -> str:
    """The text of a page, character by character as PDFium counts them."""
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    return ctypes.string_at(buffer, 2 * max(written - 1, 0)).decode("utf-16-le", errors="replace")


def _continues(span: Span, word: Span) -> bool:
    same_line = abs(span.baseline - word.baseline) < 0.35 * max(span.size, word.size)
    same_size = abs(span.size - word.size) <= 0.12 * max(span.size, word.size)
    return same_line and same_size and -span.size < word.left - span.right < 1.4 * span.size


def _blocks(spans: list[Span]) -> list[Block]:
    blocks: list[Block] = []
    for span in spans:
        for block in reversed(blocks[-8:]):
            if _belongs(block.spans[-1], span):
                block.spans.append(span)
                break
        else:
            blocks.append(Block([span]))
    return blocks


def _belongs(above: Span, below: Span) -> bool:
    """The next line of the same block: same size, little space, and edges or centres in line."""
    if abs(above.size - below.size) > 0.1 * max(above.size, below.size):
        return False
    drop = above.baseline - below.baseline
    if not 0.3 * above.size < drop < 1.75 * above.size:
        return False
    reach = 2.0 * above.size
    centred = abs((above.left + above.right) - (below.left + below.right)) / 2 < reach
    return abs(above.left - below.left) < reach or centred

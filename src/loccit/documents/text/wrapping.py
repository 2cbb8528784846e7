"""Text that a program broke into lines of one width (an e-mail, `lynx -dump`, a README): its paragraphs put together.

A program breaks a line only where the next word would not have fitted. So in such a text nearly every line that another
one follows directly is *full*, and the next one often begins with a small letter; in a list of headings, links or
names, few are, and hardly one does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

WIDTHS = range(40, 141)
"""Characters that wrapped lines may have; a text with longer ones in a row has its paragraphs on lines of their own."""
FEWEST = 2
"""Full lines without which nothing is said of a text."""
SHARE = 0.6
"""Of all lines that another one follows directly, how many must be full: headings and names may stand among them."""
GOING_ON = 1 / 3
"""Of all full lines, how many must be followed by a small letter: in German, with its nouns, about half are."""
SLACK = 0.9
"""How much of the width a line and the next word may leave free: people change a word without breaking lines anew."""
_LONGEST_WORD = 30  # characters; what is longer is an address, or a script written without spaces


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """(number of the first line from 1 on, text) of each line, those that a program broke put together again."""
    lines = text.split("\n")
    width = _width(lines)
    start, whole = 0, ""
    for number, line in enumerate(lines):
        if number and width and _is_full(lines[number - 1], line, width):
            glue = (
                "" if whole.endswith("-") and line.lstrip()[:1].islower() else " "
            )  # `287(g)-like` parts at its hyphen
            whole = f"{whole.rstrip()}{glue}{line.strip()}"
            continue
        if number:
            yield start + 1, whole
        start, whole = number, line
    yield start + 1, whole


def _width(lines: list[str]) -> int:
    """The width at which the text was broken; 0 where it was not."""
    breaks = [(line, below) for line, below in pairwise(lines) if line.strip() and below.strip()]
    width = max((len(line.rstrip()) for line, _ in breaks if " " in line.strip()), default=0)
    if width not in WIDTHS:
        return 0
    full = [(line, below) for line, below in breaks if _is_full(line, below, width)]
    going_on = sum(below.lstrip()[0].islower() for _, below in full)
    enough = len(full) >= max(FEWEST, SHARE * len(breaks)) and going_on >= GOING_ON * len(full)
    return width if enough else 0


def _is_full(line: str, below: str, width: int) -> bool:
    """Whether the first word of the line below would not have fitted."""
    words = below.split(maxsplit=1)
    if not words or not line.strip() or len(words[0]) > _LONGEST_WORD:
        return False
    return len(line.rstrip()) <= width and len(line.rstrip()) + 1 + len(words[0]) > SLACK * width

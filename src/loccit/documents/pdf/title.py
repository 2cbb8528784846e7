"""The title by its letters: the largest text of the front page, with the kicker above and the subtitle below."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.documents.dates import find_dates
from loccit.documents.pdf.bodies import is_addressee, is_body, proper
from loccit.documents.pdf.layout import Block
from loccit.documents.pdf.people import names_in
from loccit.documents.persons import has_given_name, is_person
from loccit.documents.text.datelines import without_dates

LONGEST = 400
_GENERIC = re.compile(
    r"(?:(?:final |annual |audit |special |technical |research |working |discussion |policy |staff |"
    r"committee )*(?:report|paper|brief|memorandum|highlights|testimony|contents|"
    r"article|review|editorial|letter|note)s?(?: series)?(?: no\.? ?\S+)?|original (?:article|research|paper)|"
    r"research article|open access|abstract|draft|confidential|"
    r"for official use only|executive summary|table of contents|untitled|national bureau of economic research|"
    r"nber working paper series|informing .{0,60}|"
    r"page \d+.*|vol(?:ume|\.)? .*|https?:.*|www\..*|.*@.*|downloaded from.*|accepted manuscript|preprint.*|"
    r"arxiv:.*|issn.*|isbn.*|doi.*|©.*|copyright.*)",
    re.IGNORECASE,
)


class Title(NamedTuple):
    """The title as text, the block it stands in, and how much larger than the running text it is."""

    text: str
    block: Block
    prominence: float


def body_size(blocks: list[Block]) -> float:
    """The size that most characters of the page have."""
    weights: dict[float, int] = {}
    for block in blocks:
        weights[block.size] = weights.get(block.size, 0) + sum(len(line) for line in block.lines)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def find_title(blocks: list[Block], height: float, page_text: str, journal: str = "") -> Title | None:
    """The title of the front page `blocks`; None where nothing stands out.

    `page_text` tells acronyms from capitals; `journal` is the name of the journal at the page's head, no title.
    """
    named = journal.casefold()
    high = [block for block in blocks if block.top > 0.2 * height and not (named and block.text.casefold() == named)]
    running = body_size(blocks)
    # What is smaller than the running text is no title, kicker or subtitle.
    candidates = [block for block in high if block.size >= 0.95 * running and _may_be_title(block)]
    if not candidates:
        return None
    largest = max(block.size for block in candidates)
    block = next(block for block in candidates if block.size >= 0.92 * largest)
    kicker, main = _kicker(block, candidates)
    text = _plain(main.text, page_text)
    if kicker is not None:
        text = f"{_plain(kicker.text, page_text)}: {text}"
    below = blocks[blocks.index(main) + 1 :]
    if (subtitle := _subtitle(main, below, running)) and not text.endswith("?"):
        text = f"{text.rstrip(':')}: {_plain(subtitle.text, page_text)}"
    # A page that is all title and imprint has no running text to compare with.
    crowded = sum(len(block.text) for block in blocks) > 1500
    return Title(text, main, largest / running if running and crowded else 2.0)


def _may_be_title(block: Block) -> bool:
    text = block.text
    letters = sum(char.isalpha() for char in text)
    if not letters >= 4 or len(text) > LONGEST or len(block.spans) > 10 or _GENERIC.fullmatch(text):
        return False
    if is_addressee(text) or is_body(text) or (is_person(text.strip("*∗†‡ ")) and has_given_name(text)):
        return False
    dates = find_dates(text, 3)
    rest = without_dates(text) if dates else text
    return len(re.findall(r"[^\W\d_]{2,}", rest)) >= (2 if not dates else 4) or (block.size >= 20 and letters >= 8)


def _kicker(block: Block, candidates: list[Block]) -> tuple[Block | None, Block]:
    """`BREASTFEEDING` above `Some Strategies …`: a line in capitals at the head of the title proper."""
    place = candidates.index(block)
    if block.text.isupper() and len(block.text.split()) <= 6 and place + 1 < len(candidates):
        below = candidates[place + 1]
        if _near(block, below, 4.0) and below.size >= 0.6 * block.size and not below.text.isupper():
            return block, below
    if place > 0:
        above = candidates[place - 1]
        if (
            above.text.isupper()
            and len(above.text.split()) <= 6
            and above.size >= 0.7 * block.size
            and _near(above, block, 4.0)
        ):
            return (above, block) if not block.text.isupper() else (None, block)
    return None, block


def _subtitle(main: Block, below: list[Block], running: float) -> Block | None:
    """The next block down: smaller than the title, larger than the text, below it, and no name, date or number."""
    for block in below[:2]:
        if not _near(main, block, 2.2) or not _may_be_title(block) or names_in(block.text, first=True):
            continue
        if re.search(r"https?:|www\.|@", block.text):
            continue
        larger = block.size >= 1.15 * running or running >= main.size * 0.9
        if (
            larger
            and 0.5 * main.size <= block.size < 0.95 * main.size
            and len(block.text.split()) >= 3
            and "," not in block.text[:25]
        ):
            return block
    return None


def _near(above: Block, below: Block, lines: float) -> bool:
    gap = above.bottom - below.top
    return -0.5 * above.size < gap < lines * above.size


def _plain(text: str, page_text: str) -> str:
    """Without footnote marks; capitals as a sentence elsewhere on the page has them, acronyms kept."""
    text = re.sub(r"[*∗†‡§¶⋆]+$|(?<=[a-z])[*∗†‡]", "", text).strip(" .:")
    if not text.isupper() or len(text) < 5:
        return text
    small = proper(text).split()
    return " ".join(_acronym(word, other, page_text) for word, other in zip(text.split(), small, strict=True))


def _acronym(word: str, small: str, page_text: str) -> str:
    """The word in capitals where the page has it only so, and in a line that is not all capitals."""
    bare = re.escape(word.strip(".,:;()’'"))
    if not bare or re.search(rf"(?i:\b{bare}\b)", page_text.replace(word, "")):
        return small
    lines = [line for line in page_text.split("\n") if re.search(rf"\b{bare}\b", line) and not line.isupper()]
    return word if lines and len(word) <= 6 else small

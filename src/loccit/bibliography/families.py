"""Families of styles: what a manual wants of an item before its CSL style prints it.

A CSL style can only arrange what the item says. Which capitals a title has, whether a publisher that is the author is
repeated, how a law or a thesis is named: that differs between manuals and is prepared for each family.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

NEVER = 99


class Family(NamedTuple):
    """What one manual wants.

    `name` chooses the preparation of laws, theses and reprints; `sentence` says that titles are set in sentence case;
    `preposition` is the least number of letters with which a preposition has a capital in headline style (`NEVER`: none
    has; 0: whatever the processor does); `repeats_author` that a publisher is printed even where it is the author.
    """

    name: str = ""
    sentence: bool = False
    preposition: int = 0
    repeats_author: bool = True


_FAMILIES: tuple[tuple[str, Family], ...] = (
    ("apa", Family("apa", True, 4, False)),  # APA 7 §6.17, §9.24
    ("american-psychological-association", Family("apa", True, 4, False)),
    ("chicago", Family("chicago", False, 5, False)),  # CMOS 18, 8.160 and 13.60
    (
        "modern-language-association",
        Family("", False, NEVER, False),
    ),  # MLA 9, 2.90: prepositions of any length are small
    ("bluebook", Family("", False, 5, False)),  # Bluebook 21, rule 8(a): of four letters or fewer small
    ("american-sociological-association", Family("asa", False, 0, False)),
    ("american-political-science-association", Family("apsa", False, 0, False)),
    ("oscola", Family("oscola", False, 0, False)),
)

_OWN: dict[str, Family] = {
    "modern-language-association": Family("mla", False, NEVER, False),
    "bluebook": Family("bluebook", False, 5, False),
}
"""Styles written here, whose items are prepared as no official style expects them."""
OWN_FOLDER = Path(__file__).with_name("styles")

_TITLE_CASED = re.compile(
    rb"<text\b(?=[^>]*\bvariable=\"title\")(?=[^>]*\btext-case=\"title\")"
)  # a style that wants headline style says so of the title


_PARENT = re.compile(rb'<link\b(?=[^>]*\brel="independent-parent")[^>]*\bhref="[^"]*?([^"/]+)/?"')


@lru_cache(maxsize=64)
def parent_of(path: Path) -> str:
    """The name of the style that the dependent style in `path` stands for; '' where it is independent."""
    match = _PARENT.search(path.read_bytes())
    return match[1].decode("ascii", "replace") if match else ""


@lru_cache(maxsize=64)
def family_of(path: Path) -> Family:
    """The family of the style in the file `path`; of any other style, whether it wants sentence case.

    CSL items hold titles in sentence case, and a style asks for headline style with `text-case="title"`: one that does
    not wants sentence case.
    """
    if path.parent == OWN_FOLDER and path.stem in _OWN:
        return _OWN[path.stem]
    for start, family in _FAMILIES:
        if path.stem == start or path.stem.startswith(start + "-"):
            return family
    return Family("", not _TITLE_CASED.search(path.read_bytes()))

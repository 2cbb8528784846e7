"""`Mention`: a work that a text names, with the sentence that says so; and the sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from loccit.match.states import by_name
from loccit.record import Record

MentionKind = Literal[
    "report", "study", "release", "memo", "case", "statute", "regulation", "order", "bill", "resolution", "agreement"
]
Span = tuple[int, int]


class Mention(NamedTuple):
    """A work that a text names.

    `form` is its normal form (`OIG-20-13`, `8 U.S.C. 1373`, `E.O. 13768`, `745 F.3d 634`, or a description);
    `sentence` the sentence that names it, `span` the place of the words in the text; `suggestion` a record with what
    the text says about it and nothing else. `day` is a (year, month, day) with 0 for what the text leaves open.
    `unique` is False for a number that says something only beside its issuer's name (`Report No. 18-03`, `S.B. 54`).
    """

    kind: MentionKind
    form: str
    sentence: str
    span: Span
    suggestion: Record
    day: tuple[int, int, int] = (0, 0, 0)
    unique: bool = True


_END = re.compile(
    r"(?:(?<!\b[Nn]o)(?<!\b[Nn]os)|(?!\.\s+\d))[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9]|\s*$)|\n\s*\n|\n"
)
_WORDS = (
    "vs? Nos? Mr Mrs Ms Dr Jr Sr St Sen Rep Gov Lt Gen Sgt Col Capt Prof Rev Hon Inc Corp Co Ltd LLC Dept Dist Cir Ct"
    " Supp Stat Reg Fed App Div Pub Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec Sec Art Vol pp? al etc cf approx Ass"
    " Comm Ann Comp Cons Cent Crim Civ Proc art sec pts? ch cl paras?"
).replace(" ", "|")


@cache
def _abbreviation() -> re.Pattern[str]:
    """An abbreviation at the end: a letter, initials, titles, what citations abbreviate, states (`Fla. Stat.`)."""
    states = "|".join(re.escape(name[:-1]) for name in by_name() if name.endswith("."))
    return re.compile(rf"(?:\b(?:[A-Z]|{_WORDS}|{states})|\b[A-Z](?:\.[A-Z])+)\.$")


def sentences(text: str) -> Iterator[Span]:
    """The places of the sentences of `text`: abbreviations end none (nor `no. 868`), a line break does."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match[0].startswith(".") and _abbreviation().search(text[max(start, end - 12) : match.start() + 1]):
            continue
        if text[start:end].strip():
            yield _trimmed(text, start, end)
        start = end
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))

"""Decisions of courts: the same decision in two reporters, another state of it, or another decision in the case."""

from __future__ import annotations

import re
from typing import Literal

from loccit.match.dockets import dockets
from loccit.match.normalise import fold
from loccit.record import Record

Relation = Literal["", "duplicate", "version", "distinct"]


def case_relation(a: Record, b: Record) -> tuple[Relation, str]:
    """How two decisions relate, with the reason; ('', '') where they are no decisions or too little is known.

    The same docket of the same court on the same day is the same decision, whatever reporter prints it; on another
    day it is another opinion of the case (withdrawn, amended, on rehearing).
    """
    if a.type != "legal_case" or b.type != "legal_case":
        return "", ""
    if same_reporter_page(a, b):
        return "duplicate", "same volume and page of the reporter"
    shared = dockets(a) & dockets(b)
    if not shared:
        known = dockets(a) and dockets(b)
        return ("distinct", "different dockets") if known else ("", "")
    if court(a) and court(b) and court(a) != court(b):
        return "distinct", "different courts"
    docket = min(shared)
    first, second = a.date(), b.date()
    if first and second and first.start and second.start:
        if first.start == second.start:
            return "duplicate", f"same docket {docket}, court and day"
        return "version", f"same docket {docket} on another day: an earlier or later opinion"
    return "duplicate", f"same docket {docket}"


def same_reporter_page(a: Record, b: Record) -> bool:
    """Both stand in the same volume of the same reporter from the same page."""
    places = [
        (fold(r.text("container-title")).replace(" ", ""), r.text("volume"), re.split(r"\D", r.text("page"))[0])
        for r in (a, b)
    ]
    return all(places[0]) and places[0] == places[1]


def court(record: Record) -> str:
    """The court, folded."""
    return fold(record.text("authority") or record.text("publisher"))


def parties(title: str) -> tuple[str, str]:
    """The last words of both parties' names: (`galarza`, `szalczyk`) of `Ernesto Galarza v. Mark Szalczyk`."""
    sides = re.split(r"\s+(?:vs?\.?|against)\s+", title, maxsplit=1, flags=re.IGNORECASE)
    if len(sides) != 2:
        return "", ""
    words = [fold(side).split() for side in sides]
    return (words[0][-1] if words[0] else "", words[1][-1] if words[1] else "")

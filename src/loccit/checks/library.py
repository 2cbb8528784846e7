"""Checks: what only the whole library shows: dead references, citekeys, spellings of outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.checks.base import Check, Context, Finding
from loccit.errors import typed
from loccit.record import Record

SPELLED = ("container-title", "publisher")


def _relation(record: Record, context: Context) -> Iterator[Finding]:
    for relation in record.relations:
        if context.citekeys and relation.to not in context.citekeys:
            yield Finding(
                "relations",
                f"{relation.type} '{relation.to}', which is not in the library",
                "loccit relate, or import it",
            )
        if relation.to == record.citekey:
            yield Finding("relations", f"{relation.type} itself")


def _citekey(record: Record, context: Context) -> Iterator[Finding]:
    if not re.fullmatch(r"[^\s,{}\"#%'()=~\\]+", record.citekey):
        yield Finding(
            "citekey", f"LaTeX or pandoc cannot cite '{record.citekey}'", typed("rename", record.citekey, "NEW")
        )
    elif not record.citekey.isascii():
        yield Finding(
            "citekey",
            f"'{record.citekey}' holds letters that BibTeX does not take",
            typed("rename", record.citekey, "NEW"),
        )


def _spelling(record: Record, context: Context) -> Iterator[Finding]:
    for variable in SPELLED:
        name = record.text(variable)
        better = nearest(name, context.spellings.get(variable, {}))
        if better:
            yield Finding(
                variable,
                f"'{name}' is written '{better}' elsewhere in the library",
                typed("set", record.citekey, f"{variable}={better}"),
            )


def nearest(name: str, counts: dict[str, int]) -> str:
    """A spelling of `name` that is more frequent than it; '' where there is none.

    The same letters but for case, dots and a leading article are the same outlet; else 95 % of the letters must agree,
    and the numbers in it must be the same (*F.2d* is not *F.3d*).
    """
    if counts.get(name, 0) > 2 or len(name) < 5:
        return ""
    from rapidfuzz import fuzz, process

    rivals = [other for other in counts if other != name and counts[other] > counts.get(name, 0)]
    for other in rivals:
        if _letters(other) == _letters(name):
            return other
    found = process.extractOne(name, rivals, scorer=fuzz.ratio, score_cutoff=95) if len(name) > 12 else None
    if found and re.findall(r"\d+", found[0]) == re.findall(r"\d+", name):
        return str(found[0])
    return ""


def _letters(name: str) -> str:
    return re.sub(r"^the |[^\w]+", "", name.casefold())


CHECKS = (
    Check(
        "relation-dead", "error", "a related record is not in the library",
        "The style prints nothing for it, and the reader is sent nowhere.",
        _relation,
    ),
    Check(
        "citekey-form", "warning", "a citekey that some program cannot cite",
        "White space, commas, braces and quotes end a key in LaTeX or pandoc; BibTeX wants ASCII.",
        _citekey,
    ),
    Check(
        "name-spelling", "warning", "an outlet or publisher is spelled in two ways",
        "Two spellings look like two outlets, and count as two.",
        _spelling,
    ),
)  # fmt: skip

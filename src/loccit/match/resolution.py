"""Mentions found again among the records of a library. No link is made where two records fit, or one only about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loccit.match.agencies import one_body, within
from loccit.match.legal import parties
from loccit.match.mention import Mention
from loccit.match.normalise import fold
from loccit.record import Record
from loccit.record.identifiers import normal_report_number


class Resolution(NamedTuple):
    """A mention, the record it names (None where none or more than one fits), and why."""

    mention: Mention
    record: Record | None
    reason: str


def resolve(mentions: Sequence[Mention], candidates: Sequence[Record]) -> list[Resolution]:
    """For each mention the one record among `candidates` that it names."""
    return [_resolve(mention, candidates) for mention in mentions]


def _resolve(mention: Mention, candidates: Sequence[Record]) -> Resolution:
    fitting = [(record, reason) for record in candidates if (reason := fits(mention, record))]
    if len(fitting) == 1:
        return Resolution(mention, *fitting[0])
    if not fitting:
        return Resolution(mention, None, "not in the library")
    names = ", ".join(record.citekey for record, _ in fitting)
    return Resolution(mention, None, f"more than one record fits: {names}")


def fits(mention: Mention, record: Record) -> str:
    """Why `record` is what `mention` names; '' where it is not, or it cannot be told."""
    if mention.kind == "case":
        return _fits_case(mention, record)
    if mention.kind in ("statute", "regulation"):
        return _fits_section(mention, record)
    if mention.kind == "order":
        return _fits_order(mention, record)
    if mention.kind == "bill":
        return "same bill number" if _bill(mention.form) in _bill_numbers(record) else ""
    if "number" in mention.suggestion.fields:
        number = normal_report_number(record.text("number"))
        return "same report number" if number and number == mention.form else ""
    return _fits_description(mention, record)


def _fits_case(mention: Mention, record: Record) -> str:
    """By reporter, volume and page; by both parties and, where the text gives one, the year."""
    if record.type != "legal_case":
        return ""
    named = mention.suggestion
    if "container-title" in named.fields:
        if _reporter(record) == _reporter(named):
            return "same volume and page of the reporter"
        return ""
    if _parties(record) and _parties(record) == _parties(named):
        same_year = not named.year or not record.year or named.year == record.year
        return "same parties" if same_year else ""
    return ""


def _reporter(record: Record) -> tuple[str, str, str]:
    name = re.sub(r"[^a-z0-9]", "", record.text("container-title").lower())
    return record.text("volume"), name, re.split(r"\D", record.text("page"))[0]


def _parties(record: Record) -> tuple[str, str] | None:
    """Both parties: the whole of each name, folded, but for given names; None where one is missing."""
    first, second = parties(record.text("title"))
    if not (first and second):
        return None
    sides = re.split(r"\s+vs?\.?\s+", record.text("title"), maxsplit=1)
    return (fold(sides[0]), fold(sides[1])) if len(sides) == 2 else (first, second)


def _fits_section(mention: Mention, record: Record) -> str:
    """The same section, or a paragraph within the one the record is about; a public law by its number."""
    if record.type not in ("legislation", "regulation", "document", "bill"):
        return ""
    wanted = _section_key(mention.form)
    said = (
        record.text("number"),
        record.text("title-short"),
        record.text("title"),
        _from_parts(record),
        *record.custom.values(),
    )
    for text in said:
        key = _section_key(text)
        if key and wanted and key[0] == wanted[0] and wanted[1][: len(key[1])] == key[1]:
            return "same public law" if key[0].startswith("law") else "same section"
    return ""


_LAW_NUMBER = re.compile(r"(?:Pub(?:lic|\.)? ?L(?:aw|\.)?)(?: No\.)? ?(\d+)\s?[-–‑]\s?(\d+)")
_CODE_SECTION = re.compile(
    r"(\d+) ?(U\. ?S\. ?C\.?|USC|U\.S\. Code|C\. ?F\. ?R\.?|CFR)(?:[ §]|[Ss]ection|[Ss]ec\.|[Pp]art)*"
    r"([\w.-]+)((?:\(\w+\))*)"
)


def _section_key(text: str) -> tuple[str, tuple[str, ...]] | None:
    """(`usc 8`, (section, paragraphs …)) of a citation of a code, (`law 104-208`, ()) of a public law."""
    if law := _LAW_NUMBER.search(text):
        return f"law {law[1]}-{law[2]}", ()
    match = _CODE_SECTION.search(text)
    if not match:
        return None
    code = "cfr" if "F" in match[2].upper() else "usc"
    return f"{code} {match[1]}", (match[3].rstrip("."), *re.findall(r"\((\w+)\)", match[4]))


def _from_parts(record: Record) -> str:
    parts = (record.text("volume"), record.text("container-title"), record.text("section"))
    return " ".join(parts) if all(parts) else ""


def _fits_order(mention: Mention, record: Record) -> str:
    number = mention.form.removeprefix("E.O. ")
    said = " ".join((record.text("genre"), record.text("title"), record.text("number"), *record.custom.values()))
    numbers = re.findall(r"\d{4,5}", f"{record.text('number')} {record.text('title')}".replace(",", ""))
    order = re.search(r"executive order|\be\.? ?o\.?\b", said, re.IGNORECASE)
    return "same executive order" if order and number in numbers and record.type != "legal_case" else ""


def _bill(text: str) -> str:
    text = re.sub(r"\bHouse Bill\b", "HB", re.sub(r"\bSenate Bill\b", "SB", text, flags=re.I), flags=re.I)
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def _bill_numbers(record: Record) -> set[str]:
    """Bills of a state are not told apart by their number alone, and are not offered."""
    if record.type not in ("bill", "legislation") or "jurisdiction" in record.fields:
        return set()
    number = record.text("number")
    return {_bill(number)} if re.fullmatch(r"(?:H\.? ?R\.?|S\.) ?\d+", number) else set()


def _fits_description(mention: Mention, record: Record) -> str:
    """The issuing body and the very day, or the body and the title, must agree."""
    if record.type not in ("report", "webpage", "document", "article", "post", "pamphlet", "dataset", "manuscript"):
        return ""
    body = mention.suggestion.text("author")
    issuers = [name.literal for name in record.names() if name.literal]
    issuers += [text for variable in ("publisher", "authority") if (text := record.text(variable))]
    if not any(one_body(body, issuer) or within(issuer, body) for issuer in issuers):
        return ""
    title = mention.suggestion.text("title")
    if title:
        return "same body and title" if fold(title) == fold(record.text("title")) else ""
    issued = record.date()
    year, month, day = mention.day
    if not (month and day and issued and len(issued.start) == 3) or not any(
        one_body(body, issuer) for issuer in issuers
    ):
        return ""
    same = issued.start[1:] == (month, day) and year in (0, issued.start[0])
    return "same body and day" if same else ""

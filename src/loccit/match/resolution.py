"""Mentions found again among the records of a library. No link is made where two records fit, or one only about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loccit.match.agencies import is_named, one_body, within
from loccit.match.dockets import dockets
from loccit.match.legal import parties
from loccit.match.mention import Mention
from loccit.match.normalise import fold
from loccit.match.series import record_forms
from loccit.match.state_law import state_statutes
from loccit.match.states import state_of
from loccit.record import Record


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
    kinds = {
        "case": _fits_case, "statute": _fits_section, "regulation": _fits_section, "order": _fits_order,
        "bill": _fits_bill, "agreement": _fits_agreement,
    }  # fmt: skip
    if mention.kind in kinds and (reason := kinds[mention.kind](mention, record)):
        return reason
    if mention.kind in ("case", "bill", "agreement", "order"):
        return ""
    if _may_bear(mention.form, record) and mention.form in record_forms(record):
        return _same_number(mention, record)
    return "" if "number" in mention.suggestion.fields else _fits_description(mention, record)


_NUMBERED = ("number", "collection-number", "title-short", "URL", "DOI", "volume", "page")


def _may_bear(form: str, record: Record) -> bool:
    """Whether all digits of a number stand in the record: a look before its forms are made."""
    said = " ".join([*(record.text(name) for name in _NUMBERED), *record.custom.values()]).replace(",", "")
    digits = re.findall(r"\d+", form)
    return bool(digits) and all(run in said for run in digits)


def _same_number(mention: Mention, record: Record) -> str:
    """A number that anybody may give needs its issuer's name in the sentence."""
    if mention.unique or any(is_named(issuer, mention.sentence) for issuer in _issuers(record)):
        return "same report number" if mention.kind == "report" else "same number"
    return ""


def _issuers(record: Record) -> list[str]:
    issuers = [name.literal for name in record.names() if name.literal]
    return issuers + [text for variable in ("publisher", "authority") if (text := record.text(variable))]


def _fits_case(mention: Mention, record: Record) -> str:
    """By reporter, volume and page; by the docket; by both parties and, where the text gives one, the year."""
    if record.type != "legal_case":
        return ""
    named = mention.suggestion
    if "container-title" in named.fields:
        if _reporter(record) == _reporter(named):
            return "same volume and page of the reporter"
        return ""
    if "title" not in named.fields:
        shared = dockets(named) & dockets(record)
        return f"same docket {min(shared)}" if shared else ""
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
    if mention.suggestion.text("jurisdiction"):
        same = any(found.form == mention.form for text in _said(record) for found in state_statutes(text))
        return "same section" if same else ""
    wanted = _section_key(mention.form)
    for text in _said(record):
        key = _section_key(text)
        if key and wanted and key[0] == wanted[0] and wanted[1][: len(key[1])] == key[1]:
            return "same public law" if key[0].startswith("law") else "same section"
    return ""


def _said(record: Record) -> tuple[str, ...]:
    """Where a record may cite itself."""
    own = (record.text("number"), record.text("title-short"), record.text("title"), _from_parts(record))
    return (*own, *record.custom.values())


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
    """The number; of a state's order its state too, but where letters tell whose it is (`GA-37`)."""
    number = mention.suggestion.text("number")
    said = " ".join((record.text("genre"), record.text("title"), record.text("number"), *record.custom.values()))
    numbers = re.findall(r"[A-Z]+-[\d-]+|\d[\d-]*", f"{record.text('number')} {record.text('title')}".replace(",", ""))
    order = re.search(r"executive order|\be\.? ?o\.?\b", said, re.IGNORECASE)
    if not order or number not in numbers or record.type == "legal_case":
        return ""
    state = mention.suggestion.text("jurisdiction")
    if not mention.unique or (number[0].isdigit() and state != state_of(record)):
        return ""
    return "same executive order"


def _fits_bill(mention: Mention, record: Record) -> str:
    """The number, and the state: bills of two legislatures are not told apart by their number alone."""
    if record.type not in ("bill", "legislation") or not mention.unique:
        return ""
    number = _BILL_NUMBER.match(record.text("number"))
    same = number is not None and _bill(number[0]) == _bill(mention.form)
    return "same bill number" if same and mention.suggestion.text("jurisdiction") == state_of(record) else ""


_BILL_NUMBER = re.compile(r"(?:H\.? ?[RB]\.?|[SA]\.? ?B\.?|S\.|[HS]\.? ?J\.? ?Res\.?|\w+ Bill) ?(?:No\. ?)?\d+")


def _bill(text: str) -> str:
    for word, letter in (("House", "H"), ("Senate", "S"), ("Assembly", "A")):
        text = re.sub(rf"\b{word} Bill(?: No\.)?", f"{letter}B", text, flags=re.IGNORECASE)
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def _fits_agreement(mention: Mention, record: Record) -> str:
    """The party's name and the kind of agreement stand in the title, the genre or the short title."""
    said = fold(" ".join(record.text(name) for name in ("title", "title-short", "genre"))).split()
    return "same agreement" if set(fold(mention.form).split()) <= set(said) else ""


def _fits_description(mention: Mention, record: Record) -> str:
    """The issuing body and the very day, or the body and the title, must agree."""
    if record.type not in ("report", "webpage", "document", "article", "post", "pamphlet", "dataset", "manuscript"):
        return ""
    body = mention.suggestion.text("author")
    issuers = _issuers(record)
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

"""Works that running text names by their numbers: reports, executive orders, public laws, bills, sections of codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from loccit.match.mention import MentionKind, Span
from loccit.record import Date, Name, Record
from loccit.record.identifiers import normal_report_number


class Found(NamedTuple):
    """One number found: what it names, its normal form, its place, and a record with what it says."""

    kind: MentionKind
    form: str
    span: Span
    record: Record


_ISSUERS = {
    "OIG": "Office of Inspector General",
    "GAO": "U.S. Government Accountability Office",
    "CRS": "Congressional Research Service",
    "NCJ": "Bureau of Justice Statistics",
}
_DASH = r"[-\u2010-\u2013]"
_REPORT = re.compile(
    rf"\b(?:(?P<series>OIG|GAO(?:/[A-Z]{{2,5}})?|VAOIG){_DASH}(?P<number>\d{{2,4}}{_DASH}\d{{1,5}}(?:[A-Z]{{1,3}})?)"
    r"|(?P<crs>R[LS]?\d{5}|IF\d{5}|IN\d{5}|LSB\d{5})|NCJ ?(?P<ncj>\d{6})"
    r"|[Rr]eport (?:[Nn]o\.|[Nn]umber) ?(?P<any>[A-Z0-9]{1,8}(?:[-/.][A-Z0-9]{1,8}){1,4}))\b"
)
_ORDER = re.compile(r"\b(?:Executive Order|E\.? ?O\.?)(?: No\.| Number)? ?(\d{2},?\d{3}|\d{4,5})\b")
_PUBLIC_LAW = re.compile(rf"\b(?:Public Law|Pub\. ?L\.)(?: No\.| Number)? ?(\d{{2,3}}){_DASH}(\d{{1,4}})\b")
_CODE = re.compile(
    r"\b(\d{1,2}) ?(?P<code>U\. ?S\. ?C\.?|USC|U\.S\. Code|C\. ?F\. ?R\.?|CFR)"
    r"(?: ?(?:§{1,2}|[Ss]ections?|[Ss]ec\.|[Pp]art|pt\.))? ?"
    r"(\d+[a-z]{0,2}(?:[-–]\d+[a-z]?)?(?:\.\d+[a-z]?)?(?:\(\w{1,5}\))*)"
)
_SECTION_OF_TITLE = re.compile(
    r"\b[Ss]ection (\d+[a-z]{0,2}(?:\(\w{1,5}\))*) of [Tt]itle (\d{1,2})(?:,? of the (?:U\.S\.|United States) Code)\b"
    r"|\b[Tt]itle (\d{1,2}),? (?:of the )?(?:U\.S\.|United States) Code,? [Ss]ection (\d+[a-z]{0,2}(?:\(\w{1,5}\))*)"
)
_BILL = re.compile(
    r"\b(H\. ?R\.|S\.|H\. ?J\. ?Res\.|S\. ?J\. ?Res\.|House Bill|Senate Bill|[HS]B|[HS]\.B\.) ?(\d{1,5})\b(?! ?U\.)"
)


def report_numbers(text: str) -> Iterator[Found]:
    """Report numbers of known series, and any that is announced as one (`Report No. 18-03`)."""
    crs_named = "CRS" in text or "Congressional Research Service" in text
    for match in _REPORT.finditer(text):
        if match["crs"] and not crs_named:
            continue
        series = "CRS" if match["crs"] else "NCJ" if match["ncj"] else (match["series"] or "").partition("/")[0]
        number = f"NCJ-{match['ncj']}" if match["ncj"] else match["crs"] or match["any"] or match[0]
        form = normal_report_number(number)
        if form:
            record = Record("report", {"number": form})
            if issuer := _ISSUERS.get(series):
                record.fields["publisher"] = issuer
            yield Found("report", form, match.span(), record)


def orders(text: str) -> Iterator[Found]:
    """Executive orders: `Executive Order 13,768`, `E.O. 13768`."""
    for match in _ORDER.finditer(text):
        number = match[1].replace(",", "")
        fields = {"genre": "Executive Order", "number": number, "title": f"Executive Order {number}"}
        author = (Name(literal="Executive Office of the President"),)
        yield Found("order", f"E.O. {number}", match.span(), Record("legislation", {"author": author, **fields}))


def statutes(text: str) -> Iterator[Found]:
    """Public laws, and sections of the United States Code and the Code of Federal Regulations."""
    for match in _PUBLIC_LAW.finditer(text):
        form = f"Pub. L. {match[1]}-{match[2]}"
        yield Found("statute", form, match.span(), Record("legislation", {"number": form}))
    for match in _CODE.finditer(text):
        federal = match["code"].upper().startswith("U")
        yield _section("U.S.C." if federal else "C.F.R.", match[1], match[3], match.span())
    for match in _SECTION_OF_TITLE.finditer(text):
        yield _section("U.S.C.", match[2] or match[3], match[1] or match[4], match.span())


def bills(text: str) -> Iterator[Found]:
    """Bills by their number. Whose legislature's it is the number does not say, and neither does the suggestion."""
    for match in _BILL.finditer(text):
        chamber = re.sub(r"[ .]", "", match[1]).upper()
        short = {"HOUSEBILL": "H.B.", "SENATEBILL": "S.B.", "HB": "H.B.", "SB": "S.B.", "HR": "H.R.", "S": "S."}.get(
            chamber
        )
        if chamber == "S" and not re.search(r"\b(?:bill|Senate|Congress|Act)\b", text):
            continue
        form = f"{short or match[1]} {match[2]}"
        yield Found("bill", form, match.span(), Record("bill", {"number": form}))


def _section(code: str, title: str, section: str, span: Span) -> Found:
    form = f"{title} {code} {section}"
    kind: MentionKind = "statute" if code == "U.S.C." else "regulation"
    fields = {"container-title": code, "volume": title, "section": section}
    return Found(kind, form, span, Record("legislation" if kind == "statute" else "regulation", {**fields}))


FINDERS: tuple[Callable[[str], Iterator[Found]], ...] = (report_numbers, orders, statutes, bills)


def partial_date(day: tuple[int, int, int]) -> Date | None:
    """The date of (year, month, day) as far as it is known from the year on; None without a year."""
    year, month, number = day
    if not year:
        return None
    return Date((year, month, number) if month and number else (year, month) if month else (year,))

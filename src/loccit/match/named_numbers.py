"""Works that running text names by their numbers or names: orders, public laws, sections of codes, agreements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loccit.match.mention import MentionKind, Span
from loccit.match.series import Found, series_numbers
from loccit.match.state_law import bills, state_orders, state_statutes
from loccit.record import Date, Name, Record

_DASH = r"[-\u2010-\u2013]"
_ORDER = re.compile(
    r"\b(?:Executive Order|E\.? ?O\.?)(?: No\.| Number)? ?(\d{2},?\d{3}|\d{4,5})\b(?![-\u2010-\u2013]\d)"
)
_PUBLIC_LAW = re.compile(rf"\b(?:Public Law|Pub\. ?L\.)(?: No\.| Number)? ?(\d{{2,3}}){_DASH}(\d{{1,4}})\b")
_SECTION = r"\d+[a-z]{0,2}(?:[-–]\d+[a-z]?)?(?:\.\d+[a-z]?)?(?:\(\w{1,5}\))*"
_CODE = re.compile(
    r"\b(\d{1,2}) ?(?P<code>U\. ?S\. ?C\.?|USC|U\.S\. Code|C\. ?F\. ?R\.?|CFR)"
    rf"(?: ?(?P<sign>§{{1,2}}|[Ss]ections?|[Ss]ec\.|[Pp]arts?|pts?\.))? ?({_SECTION})"
)
_MORE_SECTIONS = re.compile(rf"(?:,| and| or|,? &)+ ({_SECTION})(?! ?(?:U\.|C\.|USC|CFR|Stat|Fed|F\.|U\.S))")
"""What follows `§§ 1226(a)`: `, 1231 and 1357`; not the title of another code."""
_SEVERAL = ("§§", "sections", "Sections", "parts", "Parts", "pts.")
_SECTION_OF_TITLE = re.compile(
    r"\b[Ss]ection (\d+[a-z]{0,2}(?:\(\w{1,5}\))*) of [Tt]itle (\d{1,2})(?:,? of the (?:U\.S\.|United States) Code)\b"
    r"|\b[Tt]itle (\d{1,2}),? (?:of the )?(?:U\.S\.|United States) Code,? [Ss]ection (\d+[a-z]{0,2}(?:\(\w{1,5}\))*)"
)
_AGREEMENT = re.compile(
    r"\b(?P<name>(?!(?:The|An?|This|That|Each|Any|Federal|Class|Proposed|Final|New|Under|Both|No|In|Its)\b)[A-Z][\w’'-]+)"
    r" (?P<kind>(?:[Ss]tipulated )?[Ss]ettlement [Aa]greement|[Cc]onsent (?:[Dd]ecree|[Jj]udgment))\b"
)


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
        code = "U.S.C." if match["code"].upper().startswith("U") else "C.F.R."
        yield _section(code, match[1], match[4], match.span())
        more = _MORE_SECTIONS.match(text, match.end()) if match["sign"] in _SEVERAL else None
        while more:
            yield _section(code, match[1], more[1], more.span(1))
            more = _MORE_SECTIONS.match(text, more.end())
    for match in _SECTION_OF_TITLE.finditer(text):
        yield _section("U.S.C.", match[2] or match[3], match[1] or match[4], match.span())


def agreements(text: str) -> Iterator[Found]:
    """Settlements and consent decrees that go by a party's name: `the Flores settlement agreement`."""
    for match in _AGREEMENT.finditer(text):
        kind = "Consent Decree" if "onsent" in match["kind"] else "Settlement Agreement"
        title = f"{match['name']} {kind}"
        yield Found("agreement", title, match.span(), Record("document", {"title": title, "genre": kind.lower()}))


def _section(code: str, title: str, section: str, span: Span) -> Found:
    form = f"{title} {code} {section}"
    kind: MentionKind = "statute" if code == "U.S.C." else "regulation"
    fields = {"container-title": code, "volume": title, "section": section}
    return Found(kind, form, span, Record("legislation" if kind == "statute" else "regulation", {**fields}))


FINDERS: tuple[Callable[[str], Iterator[Found]], ...] = (
    series_numbers, orders, state_orders, statutes, state_statutes, bills, agreements,
)  # fmt: skip


def partial_date(day: tuple[int, int, int]) -> Date | None:
    """The date of (year, month, day) as far as it is known from the year on; None without a year."""
    year, month, number = day
    if not year:
        return None
    return Date((year, month, number) if month and number else (year, month) if month else (year,))

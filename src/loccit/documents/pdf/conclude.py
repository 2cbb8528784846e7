"""A record from what was read of a PDF: the front page first, the file's own metadata to confirm or suggest."""

from __future__ import annotations

import re

from loccit.documents.dates import FoundDate, find_dates
from loccit.documents.pdf import venue
from loccit.documents.pdf.bodies import find_body, is_addressee
from loccit.documents.pdf.court import Caption, find_caption
from loccit.documents.pdf.identify import arxiv_date, find_identifiers
from loccit.documents.pdf.layout import Block
from loccit.documents.pdf.memo import Memo, find_memo
from loccit.documents.pdf.metadata import Metadata
from loccit.documents.pdf.numbers import Number, find_number
from loccit.documents.pdf.people import find_people, metadata_people
from loccit.documents.pdf.source import Source
from loccit.documents.pdf.title import Title, body_size, find_title
from loccit.documents.text.datelines import date_line
from loccit.record import Confidence, Date, Draft, Evidence, Name, Value, parse_edtf

DATED = 20
"""Blocks from the top and from the foot of the front page among which its date stands."""
_CLEAR = 1.15
"""A title this much larger than the running text is one; below, the file's own metadata has to agree."""


def conclude(source: Source, metadata: Metadata, draft: Draft) -> None:
    """Fill `draft` with what the document says of itself."""
    front = f"page {source.front + 1}"
    enough = "\n".join(source.pages[:3])
    journal = venue.find_journal(source.front_text).get("container-title", "")
    title = find_title(source.blocks, source.height, enough, journal)
    number = find_number(source)
    for found in find_identifiers(source):
        _enter(draft, found.variable, found.value, found.method, found.text, found.where, found.confidence)
    _enter_metadata_doi(draft, metadata)
    if number:
        _enter_number(draft, number)
    memo = find_memo(source.blocks, source.front_text)
    if memo is not None:
        _enter_memo(draft, memo, find_body(source.blocks, None), front)
    caption = find_caption(source.front_text) if memo is None and number is None else None
    if caption is not None:
        _enter_caption(draft, caption, front)
        _enter_date(draft, source, metadata, front)
        return
    _enter_title(draft, title, metadata, source, front)
    people = find_people(source.blocks, title.block, body_size(source.blocks)) if title else []
    body = find_body(source.blocks, title.block if title else None)
    is_report = bool(number) or (bool(body) and not people and _is_cover(source))
    if memo is None:
        _enter_people(draft, people, metadata, front)
        _enter_type(draft, source, number, report=is_report, people=bool(people))
    if is_report:
        _enter_body(draft, body, number, front)
    _enter_date(draft, source, metadata, front)


def _enter(
    draft: Draft, variable: str, value: Value, method: str, text: str, where: str, confidence: Confidence
) -> None:
    """A value with its evidence; what is there already stays, a guess stands in the evidence alone."""
    if variable in draft.evidence:
        return
    shown = ""
    if confidence == "guess":
        names = value if isinstance(value, tuple) and not isinstance(value, Date) else ()
        shown = "; ".join(name.text() for name in names) or (value.text() if isinstance(value, Date) else str(value))
    else:
        draft.record.fields[variable] = value
    draft.evidence[variable] = Evidence(method, " ".join(text.split())[:300], where, confidence, shown)


def _enter_caption(draft: Draft, caption: Caption, front: str) -> None:
    """A court's paper is of the case; what kind of paper it is, its reader has to say."""
    draft.record.type = "legal_case"
    draft.evidence["type"] = Evidence("caption of a case", caption.court, front, "likely")
    _enter(draft, "authority", caption.court, "caption of a case", caption.court, front, "likely")
    if caption.name:
        _enter(draft, "title", caption.name, "parties of the caption", caption.name, front, "likely")
    if caption.number:
        _enter(draft, "number", caption.number, "caption of a case", caption.number, front, "likely")


def _enter_memo(draft: Draft, memo: Memo, body: str, front: str) -> None:
    """The subject is the title; who sent it is the author, and the body on the letterhead its publisher."""
    draft.record.type = "report" if "number" in draft.record.fields else "document"
    draft.evidence["type"] = Evidence("a memorandum", memo.subject[:300], front, "likely")
    _enter(draft, "genre", "Memorandum", "calls itself so", "memorandum", front, "certain")
    _enter(draft, "title", memo.subject, "subject of the memorandum", memo.subject, front, "certain")
    if memo.people:
        _enter(draft, "author", memo.people, "sender of the memorandum", memo.sender, front, "likely")
    if body:
        _enter(draft, "publisher", body, "letterhead", body, front, "likely")


def _enter_title(draft: Draft, title: Title | None, metadata: Metadata, source: Source, front: str) -> None:
    if title is not None:
        agreed = bool(metadata.title) and _agree(title.text, metadata.title)
        sure: Confidence = "certain" if agreed else "likely" if title.prominence >= _CLEAR else "guess"
        method = "largest text of the front page" + (", and the file's metadata" if agreed else "")
        if sure != "guess" or not metadata.title:
            _enter(draft, "title", title.text, method, title.block.text, front, sure)
            return
    if metadata.title:
        # A title that only the file's metadata gives is asserted where the front page has its words.
        found = _agree(metadata.title, source.front_text[:3000])
        sure = "likely" if found else "guess"
        _enter(draft, "title", metadata.title, "the file's metadata", metadata.title, "Info or XMP", sure)


def _agree(first: str, second: str) -> bool:
    """Whether nearly all words of the shorter one stand in the other."""
    one, two = (set(re.findall(r"\w{2,}", text.casefold())) for text in (first, second))
    shorter, longer = sorted((one, two), key=len)
    return len(shorter) >= 2 and len(shorter & longer) >= 0.8 * len(shorter)


def _enter_metadata_doi(draft: Draft, metadata: Metadata) -> None:
    if metadata.doi:
        held = draft.evidence.get("DOI")
        if held is not None and held.confidence == "guess":
            del draft.evidence["DOI"]
        _enter(draft, "DOI", metadata.doi, "XMP or Info", metadata.doi, "Info or XMP", "likely")


def _enter_number(draft: Draft, number: Number) -> None:
    method = (
        "number of a series"
        if number.series
        else "labelled report number"
        if number.labelled
        else "shape of a report number"
    )
    _enter(draft, "number", number.value, method, f"{number.series} {number.value}".strip(), number.where, "certain")
    if number.genre:
        _enter(draft, "genre", number.genre, "name of the series", number.series, number.where, "likely")
    if number.series and len(number.series.split()) > 2:
        _enter(draft, "collection-title", number.series, "name of the series", number.series, number.where, "likely")


def _enter_people(draft: Draft, people: list[tuple[Name, str]], metadata: Metadata, front: str) -> None:
    if people:
        names = tuple(name for name, _ in people)
        known = {name.family.casefold() for text in metadata.authors for name in metadata_people(text)}
        agreed = known and known <= {name.family.casefold() for name in names}
        lines = " / ".join(dict.fromkeys(line for _, line in people))
        _enter(draft, "author", names, "names below the title", lines, front, "certain" if agreed else "likely")
        return
    named = [name for text in metadata.authors for name in metadata_people(text)]
    if named:
        _enter(
            draft, "author", tuple(named), "the file's metadata", "; ".join(metadata.authors), "Info or XMP", "guess"
        )


def _enter_type(draft: Draft, source: Source, number: Number | None, *, report: bool, people: bool) -> None:
    text = source.front_text
    if report:
        kind, why = "report", f"report number {number.value}" if number else "cover of a body"
    elif genre := venue.thesis_genre(text):
        kind, why = "thesis", "calls itself a thesis"
        _enter(draft, "genre", genre, "calls itself so", genre, f"page {source.front + 1}", "likely")
        if body := find_body(source.blocks, None):
            _enter(draft, "publisher", body, "body on the title page", body, f"page {source.front + 1}", "likely")
    elif "number" in draft.record.fields:
        kind, why = "article", "arXiv stamp"
        _enter(draft, "publisher", "arXiv", "arXiv stamp", "", f"page {source.front + 1}", "certain")
    elif journal := venue.find_journal(text):
        kind, why = "article-journal", journal["container-title"]
        for variable, value in journal.items():
            if variable == "issued":
                continue
            _enter(
                draft, variable, value, "head or foot line of the journal", value, f"page {source.front + 1}", "likely"
            )
    elif conference := venue.find_conference(text):
        kind, why = "paper-conference", conference
        _enter(
            draft,
            "container-title",
            conference,
            "conference named on the page",
            conference,
            f"page {source.front + 1}",
            "likely",
        )
    elif people and not _is_cover(source):
        kind, why = "article", "names below the title"
    else:
        return
    draft.record.type = kind
    draft.evidence["type"] = Evidence("what kind of front page it has", why, f"page {source.front + 1}", "likely")


def _enter_body(draft: Draft, body: str, number: Number | None, front: str) -> None:
    """The body as publisher, and as author where no person is."""
    name, method = body, "issuing body on the cover"
    if not body and number and number.body:
        name, method = number.body, "shape of the report number"
    if not name:
        return
    _enter(draft, "publisher", name, method, name, front, "likely")
    _enter(draft, "author", (Name(literal=name),), method, name, front, "likely")


def _enter_date(draft: Draft, source: Source, metadata: Metadata, front: str) -> None:
    """On the cover before the arXiv stamp, the copyright line, and (as a guess) the file's own date."""
    if found := _cover_date(source.blocks):
        _enter(draft, "issued", found.date, "date on the front page", found.text, front, "certain")
    elif stamp := arxiv_date(source):
        for dated in find_dates(stamp, 1):
            _enter(draft, "issued", dated.date, "arXiv stamp", stamp, front, "certain")
    elif year := venue.find_journal(source.front_text).get("issued", ""):
        _enter(draft, "issued", Date((int(year),)), "head or foot line of the journal", year, front, "certain")
    elif (pair := venue.copyright_year(_imprint(source)))[0]:
        _enter(draft, "issued", Date((pair[0],)), "copyright line", pair[1], front, "likely")
    elif date := _citation_year(source.front_text):
        _enter(draft, "issued", date, "its own citation", date.edtf(), front, "likely")
    if metadata.created and (created := parse_edtf(metadata.created)):
        _enter(draft, "issued", created, "date of the file", metadata.created, "Info", "guess")


def _cover_date(blocks: list[Block]) -> FoundDate | None:
    """The first line that is nothing but a date; else the only full date of a page that is all cover."""
    candidates: list[FoundDate] = []
    for block in [*blocks[:DATED], *blocks[DATED:][-DATED:]]:
        if is_addressee(block.text) or len(block.text) > 400:
            continue
        for line in (block.text, *block.lines):
            rest = re.sub(r"\b(?:[A-Z]{2,}[-/][\w/-]*\d[\w/-]*|Report|No\.)", " ", line)
            dates = [found for found in date_line(rest) if not found.yearless and not found.ambiguous]
            if dates:
                return dates[0]
        candidates += [found for found in find_dates(block.text, 3) if not found.yearless and len(found.date.start) > 1]
    crowded = sum(len(block.text) for block in blocks) > 1200
    days = {found.date.start: found for found in candidates}
    return next(iter(days.values())) if len(days) == 1 and not crowded else None


def _imprint(source: Source) -> str:
    """The pages a copyright line stands on: the front page, and behind a cover the next three."""
    last = source.front + (4 if _is_cover(source) else 1)
    return "\n".join(source.pages[source.front : last])


def _citation_year(text: str) -> Date | None:
    """The year of a paper's own citation (`ACM Reference Format: … 2024. Title`)."""
    match = re.search(r"Reference Format:?[\s\S]{0,400}?\b((?:19|20)\d{2})\.", text)
    return Date((int(match[1]),)) if match else None


def _is_cover(source: Source) -> bool:
    """A page of few words in large letters."""
    return len(source.front_text) < 1500

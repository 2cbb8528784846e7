"""The tags of one RIS record as a draft; other tagged formats translate their tags to RIS's and use it too."""

from __future__ import annotations

import re

from loccit.formats.builder import evidence, pages
from loccit.formats.dates import read_date, with_day
from loccit.formats.ris_places import Gathered, actions, keep
from loccit.formats.ris_tags import GENRES, JOURNAL_RANK, READ_TYPES, WRITE_TYPES
from loccit.record import Date, Draft
from loccit.record.identifiers import address_doi

Pairs = list[tuple[str, str]]

_WITH_TOTAL = frozenset({"book", "thesis", "manuscript", "report", "software", "pamphlet", "classic"})
"""Types whose only page number is their number of pages, not a place in something larger."""

_HISTORY = re.compile(r"/(?:received|accepted|revised|rev-recd|corrected|retracted)\s*$", re.IGNORECASE)


def draft(pairs: Pairs, source: str, line: int, *, ended: bool = True) -> Draft:
    """The draft of these (tag, value) pairs. `ended`: whether the record had its ER."""
    reading = TagReading("ris", "RIS", source, line)
    start = 0
    while start < len(pairs) and pairs[start][0] == "TY":
        start += 1
    reading.set_type(pairs[start - 1][1] if start else "")  # of several the last: the record was edited by hand
    find = reading.actions.get
    for tag, value in pairs[start:]:
        if value:
            find(tag, keep)(reading, tag, value)
    reading.finish()
    if not ended:
        reading.builder.problem(
            "record-not-ended", "the RIS record has no ER line; it was read up to the next one", hint="add 'ER  - '"
        )
    return reading.builder.done()


class TagReading(Gathered):
    """A record read tag by tag, and completed by `finish`.

    `tag` takes a tag of RIS and the one that stands in the source: `custom` and evidence name the latter.
    """

    def set_type(self, ris_type: str) -> None:
        """The type, by RIS's name for it; an unknown one is a `document`, and a problem."""
        record = self.builder.record
        self.ris_type = ris_type = ris_type.strip().upper()
        self.csl_type = record.type = READ_TYPES.get(ris_type, "document")
        self.actions = actions(self.csl_type, ris_type == "EDBOOK")
        label = self.builder.label
        if not ris_type:
            self.builder.problem("type-missing", f"the {label} record has no type", hint="it is kept as a document")
            return
        self.builder.draft.evidence["type"] = evidence(f"{label} TY {ris_type}"[:60])
        if ris_type != WRITE_TYPES[self.csl_type]:
            record.custom["ris:TY"] = ris_type
        if ris_type not in READ_TYPES:
            self.builder.problem("type-unknown", f"unknown {label} type {ris_type[:20]}; kept as a document")

    def tag(self, tag: str, value: str, shown: str) -> None:
        """Places one value, or puts it aside until the record is complete."""
        self.actions.get(tag, keep)(self, shown, value)

    def finish(self) -> None:
        """Places what depends on other tags: titles of periodicals, dates, pages, keywords, addresses."""
        if self.titles:
            self._place_titles()
        if self.dates:
            self._place_dates()
        if self.first or self.last:
            self._place_pages()
        words = self.keywords
        if len(words) == 1 and ";" in words[0]:
            words = words[0].split(";")
        self.builder.keywords(words)
        self._place_links()
        self._settle_titles()

    def _place_titles(self) -> None:
        """The fullest title is the container's, the first other one its abbreviation; equal ones are one."""
        order = sorted(self.titles, key=lambda found: JOURNAL_RANK[found[0]])
        _, shown, title = order[0]
        self.builder.put("container-title", title, shown)
        for tag, shown, other in order[1:]:
            if other == title:
                continue
            if tag in ("T2", "JF"):
                self.builder.keep(shown, other)
            else:
                self.builder.put("container-title-short", other, shown)

    def _place_dates(self) -> None:
        """The most precise of the dates that agree; a day without a year belongs to the year of PY."""
        year: Date | None = None
        rest: list[tuple[str, str, Date]] = []
        for tag, value in self.dates:
            if value[-1:].isalpha() and _HISTORY.search(value):
                self.builder.keep(tag, value)
                continue
            date = read_date(value)
            if date.start:
                year = year or date
                self.builder.date("issued", date, tag)
            elif value.strip("/ "):
                rest.append((tag, value, date))
        for tag, value, date in rest:
            fuller = with_day(year, value) if year else date
            self.builder.date("issued", date if fuller == year else fuller, tag)

    def _place_pages(self) -> None:
        alone = self.first.strip(" p.")
        if self.csl_type in _WITH_TOTAL and alone.isdigit() and not self.last:
            self.builder.put("number-of-pages", alone, "SP")
        else:
            self.builder.put("page", pages(self.first, self.last), "SP")

    def _place_links(self) -> None:
        links = self.links
        if len(links) > 1:
            links = sorted(links, key=lambda link: link[0] == "L2")  # which is a copy of the text
        for tag, value in links:
            for address in value.split("\n"):
                if address.startswith("<"):  # <Go to ISI>://…, a link of one program only
                    self.builder.keep(tag, address)
                else:
                    self.builder.put("URL", address.strip(), tag)
        if "DOI" not in self.builder.fields:
            url = self.builder.fields.get("URL")
            if isinstance(url, str) and address_doi(url):
                self.builder.doi(url, "UR")
        if self.accession[1]:
            self._place_accession(*self.accession)

    def _place_accession(self, tag: str, value: str) -> None:
        database = str(self.builder.fields.get("source", "")).lower()
        if re.fullmatch(r"PMC\d+", value):
            self.builder.put("PMCID", value, tag)
        elif database in ("pubmed", "medline", "nlm") and value.isdigit():
            self.builder.put("PMID", value, tag)
        elif self.csl_type in ("manuscript", "personal_communication", "graphic"):
            self.builder.put("archive_location", value, tag)
        else:
            self.builder.keep(tag, value)

    def _settle_titles(self) -> None:
        """A conference with a title of its own (T2) and of its proceedings (C3); a series editor needs a series."""
        fields, evidences = self.builder.fields, self.builder.draft.evidence
        if self.proceedings:
            if "container-title" in fields and "event-title" not in fields:
                fields["event-title"], evidences["event-title"] = (
                    fields["container-title"],
                    evidences["container-title"],
                )
            fields["container-title"] = self.proceedings
            evidences["container-title"] = evidence(f"{self.builder.label} C3")
        names = self.builder.names
        if "collection-editor" in names and "collection-title" not in fields and "editor" not in names:
            names["editor"] = names.pop("collection-editor")
            del fields["collection-editor"]
            fields["editor"] = ()
            evidences["editor"] = evidences.pop("collection-editor")
        if (genre := GENRES.get(self.ris_type)) and "genre" not in fields:
            self.builder.put("genre", genre, f"TY {self.ris_type}")

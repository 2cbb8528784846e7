"""The tags of one RIS record as a draft; other tagged formats translate their tags to RIS's and use it too."""

from __future__ import annotations

import re

from loccit.formats.builder import Builder, evidence, pages
from loccit.formats.dates import read_date, with_day
from loccit.formats.names import read_name
from loccit.formats.ris_tags import ALIASES, GENRES, JOURNAL_RANK, READ_TYPES, WRITE_TYPES, meanings
from loccit.record import Date, Draft
from loccit.record.identifiers import normal_doi, normal_isbn, normal_issn

Pairs = list[tuple[str, str]]

_WITH_TOTAL = frozenset({"book", "thesis", "manuscript", "report", "software", "pamphlet", "classic"})
"""Types whose only page number is their number of pages, not a place in something larger."""

_PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
_PLAIN_GENRES = frozenset(
    "article|journal article|journal|research article|research-article|original article|text|periodical|report|"
    "doi|book|chapter|feature|newspaper article|newspapers|scholarly journals|magazines|trade journals".split("|")
)
"""Values of M3 that only say again what the type says."""

_HISTORY = re.compile(r"/(?:received|accepted|revised|rev-recd|corrected|retracted)\s*$", re.IGNORECASE)
_UNIQUE = re.compile(r"(\w+)\s*\[(pmid|pmcid)\]", re.IGNORECASE)


def draft(pairs: Pairs, source: str, line: int, *, ended: bool = True) -> Draft:
    """The draft of these (tag, value) pairs. `ended`: whether the record had its ER."""
    reading = TagReading("ris", "RIS", source, line)
    types = [value for tag, value in pairs if tag == "TY"]
    reading.set_type(types[-1] if types else "")  # the last: a record that begins with several was edited by hand
    for tag, value in pairs:
        if value and tag != "TY":
            reading.tag(tag, value, tag)
    reading.finish()
    if not ended:
        reading.builder.problem(
            "record-not-ended", "the RIS record has no ER line; it was read up to the next one", hint="add 'ER  - '"
        )
    return reading.builder.done()


class TagReading:
    """What is gathered over the tags of one record before it can be placed.

    `tag` takes a tag of RIS and the one that stands in the source: `custom` and evidence name the latter.
    """

    def __init__(self, format_name: str, label: str, source: str, line: int) -> None:
        self.builder = Builder(format_name, label, source, line)
        self.titles: list[tuple[str, str, str]] = []
        self.dates: list[tuple[str, str]] = []
        self.keywords: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.proceedings = self.first = self.last = ""
        self.ris_type = self.csl_type = ""
        self.accession = ("", "")

    def set_type(self, ris_type: str) -> None:
        """The type, by RIS's name for it; an unknown one is a `document`, and a problem."""
        record = self.builder.record
        self.ris_type = ris_type = ris_type.strip().upper()
        self.csl_type = record.type = READ_TYPES.get(ris_type, "document")
        self.meanings = meanings(self.csl_type)
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
        known = ALIASES.get(tag, tag)
        if known in _PLACED:
            _PLACED[known](self, shown, value)
            return
        if known in JOURNAL_RANK and (known != "T2" or self.csl_type in _PERIODICAL):
            self.titles.append((known, shown, value))
            return
        kind, variable = self.meanings.get(known, ("", ""))
        if kind == "text":
            self.builder.put(variable, value, shown)
        elif kind == "name":
            if variable == "author" and self.ris_type == "EDBOOK":
                variable = "editor"
            self.builder.name(variable, read_name(value), shown)
        elif kind == "date":
            self.builder.date(variable, read_date(value), shown)
        else:
            self.builder.keep(shown, value)

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
        for tag, value in self.dates:
            if _HISTORY.search(value):
                self.builder.keep(tag, value)
                continue
            date = read_date(value)
            if date.start:
                year = year or date
                self.builder.date("issued", date, tag)
        for tag, value in self.dates:
            date = read_date(value)
            if date.start or not value.strip("/ "):
                continue
            if year and (fuller := with_day(year, value)) != year:
                self.builder.date("issued", fuller, tag)
            else:
                self.builder.date("issued", date, tag)

    def _place_pages(self) -> None:
        alone = self.first.strip(" p.")
        if self.csl_type in _WITH_TOTAL and alone.isdigit() and not self.last:
            self.builder.put("number-of-pages", alone, "SP")
        else:
            self.builder.put("page", pages(self.first, self.last), "SP")

    def _place_links(self) -> None:
        for tag, value in self.links:
            for address in value.split("\n"):
                if address.startswith("<"):  # <Go to ISI>://…, a link of one program only
                    self.builder.keep(tag, address)
                else:
                    self.builder.put("URL", address.strip(), tag)
        if "DOI" not in self.builder.fields:
            url = self.builder.fields.get("URL")
            if isinstance(url, str) and "doi.org/" in url and normal_doi(url):
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


def _title(reading: TagReading, tag: str, value: str) -> None:
    reading.builder.put("title", " ".join(value.split()), tag)


def _book_title(reading: TagReading, tag: str, value: str) -> None:
    reading.builder.put("title" if reading.csl_type in ("book", "article") else "container-title", value, tag)


def _genre(reading: TagReading, tag: str, value: str) -> None:
    if (doi := normal_doi(value)) and len(value) < len(doi) + 24:
        if "DOI" not in reading.builder.fields:
            reading.builder.doi(value, tag)
    elif value.lower() in _PLAIN_GENRES:
        reading.builder.keep(tag, value)
    else:
        reading.builder.put(reading.meanings["M3"][1], value, tag)


def _note(reading: TagReading, tag: str, value: str) -> None:
    """A note; several are its lines. One that is only a DOI (Springer, Wiley) is no note."""
    doi = normal_doi(value)
    if doi and value.lower().removeprefix("doi:").strip() == doi:
        if "DOI" not in reading.builder.fields:
            reading.builder.doi(value, tag)
        return
    present = reading.builder.fields.get("note")
    if isinstance(present, str):
        reading.builder.fields["note"] = f"{present}\n{value}"
    else:
        reading.builder.put("note", value, tag)


def _serial(reading: TagReading, tag: str, value: str) -> None:
    """SN is an ISSN, an ISBN or a number: what it looks like decides, else the type. EndNote gives several lines."""
    if "\n" in value:
        for line in value.split("\n"):
            _serial(reading, tag, line)
        return
    if normal_isbn(value):
        reading.builder.put("ISBN", value, tag)
    elif (number := normal_issn(value)) and len(value) < 30:
        reading.builder.put("ISSN", value if len(value) < 10 else number, tag)
    else:
        reading.builder.put(reading.meanings["SN"][1], value, tag)


def _user(reading: TagReading, tag: str, value: str) -> None:
    """U1-U5 are free; PubMed Central puts its identifiers there (`23690738[pmid]`)."""
    match = _UNIQUE.fullmatch(value)
    if match:
        reading.builder.put(match[2].upper(), match[1], tag)
    else:
        reading.builder.keep(tag, value)


def _citekey(reading: TagReading, tag: str, value: str) -> None:
    if not reading.builder.record.citekey and re.fullmatch(r"[^\s,{}\"#%~\\]+", value):
        reading.builder.record.citekey = value
    else:
        reading.builder.keep(tag, value)


def _doi(reading: TagReading, tag: str, value: str) -> None:
    reading.builder.doi(value, tag)


def _first(reading: TagReading, tag: str, value: str) -> None:
    if reading.first:
        reading.builder.keep(tag, value)
    reading.first = reading.first or value


def _last(reading: TagReading, tag: str, value: str) -> None:
    if reading.last:
        reading.builder.keep(tag, value)
    reading.last = reading.last or value


def _accession(reading: TagReading, tag: str, value: str) -> None:
    if reading.accession[1]:
        reading.builder.keep(tag, value)
    else:
        reading.accession = (tag, value)


def _proceedings(reading: TagReading, tag: str, value: str) -> None:
    if reading.csl_type == "paper-conference" and not reading.proceedings:
        reading.proceedings = value
    elif reading.csl_type == "graphic":
        reading.builder.put("dimensions", value, tag)
    else:
        reading.builder.keep(tag, value)


def _issue(reading: TagReading, tag: str, value: str) -> None:
    """M1 is an article's issue only where it is a number; some exporters put the copyright there."""
    if reading.csl_type in _PERIODICAL:
        if value.isdigit() and "issue" not in reading.builder.fields:
            reading.builder.put("issue", value, tag)
        else:
            reading.builder.keep(tag, value)
        return
    variable = reading.meanings.get("M1", ("", ""))[1]
    if variable:
        reading.builder.put(variable, value, tag)
    else:
        reading.builder.keep(tag, value)


_PLACED = {
    "ID": _citekey,
    "TI": _title,
    "BT": _book_title,
    "DA": lambda reading, tag, value: reading.dates.append((tag, value)),
    "KW": lambda reading, tag, value: reading.keywords.extend(value.split("\n")),
    "UR": lambda reading, tag, value: reading.links.append((tag, value)),
    "DO": _doi,
    "DI": _doi,
    "M3": _genre,
    "M1": _issue,
    "N1": _note,
    "SN": _serial,
    "SP": _first,
    "EP": _last,
    "AN": _accession,
    "C3": _proceedings,
    **dict.fromkeys(("U1", "U2", "U3", "U4", "U5"), _user),
}

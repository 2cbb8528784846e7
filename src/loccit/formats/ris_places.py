"""What each tag of RIS does to the record that is being gathered, by type."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from loccit.formats.builder import Builder
from loccit.formats.dates import read_date
from loccit.formats.names import read_name
from loccit.formats.ris_tags import ALIASES, JOURNAL_RANK, meanings
from loccit.record.identifiers import normal_doi, normal_isbn, normal_issn

PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
_PLAIN_GENRES = frozenset(
    "article|journal article|journal|research article|research-article|original article|text|periodical|report|"
    "doi|book|chapter|feature|newspaper article|newspapers|scholarly journals|magazines|trade journals".split("|")
)
"""Values of M3 that only say again what the type says."""

_ISSN = re.compile(r"\d{4}-\d{3}[\dX]")
_UNIQUE = re.compile(r"(\w+)\s*\[(pmid|pmcid)\]", re.IGNORECASE)


class Gathered:
    """What is gathered over the tags of one record before it can be placed."""

    def __init__(self, format_name: str, label: str, source: str, line: int) -> None:
        self.builder = Builder(format_name, label, source, line)
        self.titles: list[tuple[str, str, str]] = []
        self.dates: list[tuple[str, str]] = []
        self.keywords: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.proceedings = self.first = self.last = ""
        self.ris_type = self.csl_type = ""
        self.accession = ("", "")


Action = Callable[[Gathered, str, str], None]
"""Takes the record, the tag as the source shows it, and the value."""


@cache
def actions(csl_type: str, edited: bool) -> dict[str, Action]:
    """tag → what it does in a record of this type. `edited`: AU are the editors (EDBOOK)."""
    found: dict[str, Action] = {}
    for tag, (kind, variable) in meanings(csl_type).items():
        found[tag] = _ACTIONS[kind]("editor" if edited and variable == "author" else variable)
    for tag in JOURNAL_RANK:
        if tag != "T2" or csl_type in PERIODICAL:
            found[tag] = _container(tag)
    found |= _PLACED
    return found | {alias: found[tag] for alias, tag in ALIASES.items() if tag in found}


def keep(gathered: Gathered, tag: str, value: str) -> None:
    """What has no home."""
    gathered.builder.keep(tag, value)


def _text(variable: str) -> Action:
    def place(gathered: Gathered, tag: str, value: str) -> None:
        builder = gathered.builder
        if variable in builder.fields:
            builder.put(variable, value, tag)
        else:
            builder.fields[variable] = value
            builder.draft.evidence[variable] = builder.evidence(tag)

    return place


def _name(variable: str) -> Action:
    def place(gathered: Gathered, tag: str, value: str) -> None:
        gathered.builder.name(variable, read_name(value), tag)

    return place


def _date(variable: str) -> Action:
    def place(gathered: Gathered, tag: str, value: str) -> None:
        gathered.builder.date(variable, read_date(value), tag)

    return place


def _container(known: str) -> Action:
    def place(gathered: Gathered, tag: str, value: str) -> None:
        gathered.titles.append((known, tag, value))

    return place


_ACTIONS: dict[str, Callable[[str], Action]] = {"text": _text, "name": _name, "date": _date}


def _title(gathered: Gathered, tag: str, value: str) -> None:
    gathered.builder.put("title", " ".join(value.split()), tag)


def _book_title(gathered: Gathered, tag: str, value: str) -> None:
    gathered.builder.put("title" if gathered.csl_type in ("book", "article") else "container-title", value, tag)


def _genre(gathered: Gathered, tag: str, value: str) -> None:
    if (doi := normal_doi(value)) and len(value) < len(doi) + 24:
        if "DOI" not in gathered.builder.fields:
            gathered.builder.doi(value, tag)
    elif value.lower() in _PLAIN_GENRES:
        gathered.builder.keep(tag, value)
    else:
        gathered.builder.put(meanings(gathered.csl_type)["M3"][1], value, tag)


def _note(gathered: Gathered, tag: str, value: str) -> None:
    """A note; several are its lines. One that is only a DOI (Springer, Wiley) is no note."""
    doi = normal_doi(value)
    if doi and value.lower().removeprefix("doi:").strip() == doi:
        if "DOI" not in gathered.builder.fields:
            gathered.builder.doi(value, tag)
        return
    present = gathered.builder.fields.get("note")
    if isinstance(present, str):
        gathered.builder.fields["note"] = f"{present}\n{value}"
    else:
        gathered.builder.put("note", value, tag)


@lru_cache(maxsize=4096)
def _is_issn(value: str) -> bool:
    return _ISSN.fullmatch(value) is not None and bool(normal_issn(value))


def _serial(gathered: Gathered, tag: str, value: str) -> None:
    """SN is an ISSN, an ISBN or a number: what it looks like decides, else the type. EndNote gives several lines."""
    if "\n" in value:
        for line in value.split("\n"):
            _serial(gathered, tag, line)
        return
    if _is_issn(value):
        gathered.builder.put("ISSN", value, tag)
    elif normal_isbn(value):
        gathered.builder.put("ISBN", value, tag)
    elif (number := normal_issn(value)) and len(value) < 30:
        gathered.builder.put("ISSN", number, tag)
    else:
        gathered.builder.put(meanings(gathered.csl_type)["SN"][1], value, tag)


def _user(gathered: Gathered, tag: str, value: str) -> None:
    """U1-U5 are free; PubMed Central puts its identifiers there (`23690738[pmid]`)."""
    match = _UNIQUE.fullmatch(value)
    if match:
        gathered.builder.put(match[2].upper(), match[1], tag)
    else:
        gathered.builder.keep(tag, value)


def _citekey(gathered: Gathered, tag: str, value: str) -> None:
    if not gathered.builder.record.citekey and re.fullmatch(r"[^\s,{}\"#%~\\]+", value):
        gathered.builder.record.citekey = value
    else:
        gathered.builder.keep(tag, value)


def _doi(gathered: Gathered, tag: str, value: str) -> None:
    gathered.builder.doi(value, tag)


def _first(gathered: Gathered, tag: str, value: str) -> None:
    if gathered.first:
        gathered.builder.keep(tag, value)
    gathered.first = gathered.first or value


def _last(gathered: Gathered, tag: str, value: str) -> None:
    if gathered.last:
        gathered.builder.keep(tag, value)
    gathered.last = gathered.last or value


def _accession(gathered: Gathered, tag: str, value: str) -> None:
    if gathered.accession[1]:
        gathered.builder.keep(tag, value)
    else:
        gathered.accession = (tag, value)


def _proceedings(gathered: Gathered, tag: str, value: str) -> None:
    if gathered.csl_type == "paper-conference" and not gathered.proceedings:
        gathered.proceedings = value
    elif gathered.csl_type == "graphic":
        gathered.builder.put("dimensions", value, tag)
    else:
        gathered.builder.keep(tag, value)


def _issue(gathered: Gathered, tag: str, value: str) -> None:
    """M1 is an article's issue only where it is a number; some exporters put the copyright there."""
    if gathered.csl_type in PERIODICAL:
        if value.isdigit() and "issue" not in gathered.builder.fields:
            gathered.builder.put("issue", value, tag)
        else:
            gathered.builder.keep(tag, value)
        return
    variable = meanings(gathered.csl_type).get("M1", ("", ""))[1]
    if variable:
        gathered.builder.put(variable, value, tag)
    else:
        gathered.builder.keep(tag, value)


def _day(gathered: Gathered, tag: str, value: str) -> None:
    gathered.dates.append((tag, value))


def _words(gathered: Gathered, tag: str, value: str) -> None:
    if "\n" in value:
        gathered.keywords.extend(value.split("\n"))
    else:
        gathered.keywords.append(value)


def _link(gathered: Gathered, tag: str, value: str) -> None:
    gathered.links.append((tag, value))


_PLACED: dict[str, Action] = {
    "ID": _citekey, "TI": _title, "BT": _book_title, "DA": _day, "KW": _words, "UR": _link, "DO": _doi, "DI": _doi,
    "M3": _genre, "M1": _issue, "N1": _note, "SN": _serial, "SP": _first, "EP": _last, "AN": _accession,
    "C3": _proceedings, **dict.fromkeys(("U1", "U2", "U3", "U4", "U5"), _user),
}  # fmt: skip

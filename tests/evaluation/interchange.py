"""Conformance of the readers: JabRef's importer test files against the records JabRef expects, field by field.

    python -m tests.evaluation.interchange [-v]

Prints a table by format and field, and every disagreement with its reason from `interchange_explained.json`
(`<file>#<record> <field>`). What is compared are bibliographic facts: texts without case, markup and punctuation,
names by family name and first initial, dates by the parts that JabRef keeps. JabRef's type names are compared by the
kinds of source that they may mean.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from loccit.biblatex import Context, split, to_record
from loccit.biblatex.context import own_values
from loccit.biblatex.latex import from_latex
from loccit.formats import HEAD, detect
from loccit.record import Date, Name, Record, plain
from tests.shared import ROOT

EXPLAINED = Path(__file__).with_name("interchange_explained.json")
KINDS: dict[str, set[str]] = {
    "article": {"article-journal", "article-magazine", "article-newspaper", "article", "review"},
    "book": {"book"}, "incollection": {"chapter"}, "inbook": {"chapter", "book"}, "conference": {"paper-conference"},
    "inproceedings": {"paper-conference"}, "proceedings": {"book", "paper-conference"}, "phdthesis": {"thesis"},
    "mastersthesis": {"thesis"}, "techreport": {"report"}, "patent": {"patent"}, "report": {"report"},
}  # fmt: skip
FIELDS = ("type", "author", "editor", "title", "container", "year", "month", "volume", "number", "pages", "publisher",
          "doi", "issn", "isbn", "url", "pmid", "series", "edition", "language", "abstract",
          "keywords")  # fmt: skip
DEFAULTS = {("pubmed-xml", "article"), ("marcxml", "misc"), ("marcxml", "article")}
"""Types that a JabRef importer gives to everything, or that stand for any part of something: they say nothing."""


DAMAGED = {
    "RisImporterTest1": "no record: eleven TY lines, no end; JabRef joins it all, here each TY after data begins anew",
    "MedlinePlainImporterStringOutOfBounds": "lines that are no MEDLINE; JabRef joins them to the PMID, here named",
}
"""Files made to be broken, of which no bibliographic fact can be had; `tests/formats` says what becomes of such."""


class Outcome(NamedTuple):
    """One comparison: `where` is `<file>#<record>`, `found` '' where we have nothing."""

    format: str
    where: str
    field: str
    agrees: bool
    expected: str
    found: str


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """(source, expected) of each expected .bib."""
    found = []
    for bib in sorted(folder.glob("*.bib")):
        stem = bib.stem.replace("OvidImporterTestBib", "OvidImporterTest")
        if stem in DAMAGED:
            continue
        found += [(source, bib) for source in sorted(folder.glob(stem + ".*")) if source.suffix != ".bib"]
    return found


def outcomes(folder: Path) -> list[Outcome]:
    """Every comparison of every pair."""
    out = []
    for source, bib in pairs(folder):
        format_name, ours = read(source)
        wanted = expected(bib)
        if wanted and len(ours) != len(wanted):
            out.append(Outcome(format_name, source.name, "records", False, str(len(wanted)), str(len(ours))))
        for number, (record, (values, theirs)) in enumerate(zip(ours, wanted, strict=False), 1):
            where = f"{source.name}#{number}"
            for field in FIELDS:
                if field == "type" and (format_name, values["type"]) in DEFAULTS:
                    continue
                one = _compare(field, record, values, theirs)
                out += [Outcome(format_name, where, field, *one)] if one else []
    return out


def read(path: Path) -> tuple[str, list[Record]]:
    """The format detected, and the records that could be read."""
    found = detect(path.read_bytes()[:HEAD])
    if len(found) != 1:
        return "none" if not found else "ambiguous", []
    with path.open("rb") as stream:
        return found[0].name, [draft.record for draft in found[0].read(stream, path.name) if not draft.failed]


def expected(path: Path) -> list[tuple[dict[str, str], Record]]:
    """(fields in plain text, record) of each entry, type under `type`."""
    file = split(path.read_bytes(), path.name)
    context = Context([file])
    out = []
    for entry in file.entries:
        values = {name: plain(from_latex(text)) for name, text in own_values(entry, context, []).items()}
        out.append(({**values, "type": entry.type.lower()}, to_record(entry, context)[0]))
    return out


def _compare(field: str, ours: Record, values: dict[str, str], theirs: Record) -> tuple[bool, str, str] | None:
    """(agrees, expected, found); None where JabRef expects nothing."""
    if field == "type":
        kinds = KINDS.get(values["type"])
        return (ours.type in kinds, values["type"], ours.type) if kinds else None
    if field in ("author", "editor"):
        wanted, found = theirs.names(field), ours.names(field)
        if not wanted:
            return None
        agrees = len(wanted) == len(found) and all(map(_same_name, wanted, found))
        return agrees, theirs.text(field), ours.text(field)
    if field in ("year", "month"):
        return _dates(field, ours, values, theirs)
    wanted_texts = _wanted(field, values)
    if not wanted_texts:
        return None
    rivals = [ours.text(variable) for variable in _OURS[field] if ours.text(variable)]
    plainly = _NORMAL.get(field, _letters)
    agrees = any(plainly(rival) == plainly(text) for rival in rivals for text in wanted_texts)
    if field == "keywords":
        return _keywords(ours.keywords, wanted_texts[0])
    if field in ("issn", "isbn"):  # JabRef keeps the last of several numbers, or all, and ISSNs as `isbn`
        rivals += ours.custom.values()
        agrees = any(_letters(rival) in _letters(text) for rival in rivals for text in wanted_texts)
    return agrees, wanted_texts[0], rivals[0] if rivals else ""


_OURS: dict[str, tuple[str, ...]] = {
    "title": ("title",), "container": ("container-title", "container-title-short"),
    "volume": ("volume", "collection-number"),
    "number": ("issue", "number", "collection-number", "PMID", "PMCID"),  # JabRef has PubMed's as the article's number
    "pages": ("page", "number", "number-of-pages"), "publisher": ("publisher",), "doi": ("DOI",),
    "series": ("collection-title",), "edition": ("edition", "available-date"), "language": ("language",),
    "abstract": ("abstract",), "keywords": (), "issn": ("ISSN", "ISBN"), "isbn": ("ISBN", "ISSN"), "url": ("URL",),
    "pmid": ("PMID",),
}  # fmt: skip
_THEIRS = {"container": ("journal", "journaltitle", "booktitle"), "number": ("number", "issue"),
           "pages": ("pages", "pagetotal"), "publisher": ("publisher", "school", "institution")}  # fmt: skip


def _wanted(field: str, values: dict[str, str]) -> list[str]:
    """What JabRef expects, by any of the fields that say it; a `url` that is no address is no fact."""
    found = [values[name] for name in _THEIRS.get(field, (field,)) if values.get(name)]
    if field == "title" and found and values.get("subtitle"):
        found = [f"{found[0]}: {values['subtitle']}"]
    if field == "url":
        found = [part for text in found for part in text.split(", ")]
    return [text for text in found if field != "url" or not text.startswith("<")]


def _keywords(ours: list[str], wanted: str) -> tuple[bool, str, str]:
    """The same words, however parted: a heading of MeSH may hold commas and slashes."""
    found = ", ".join(ours)
    return (
        sorted(set(re.findall(r"\w+", wanted.lower()))) == sorted(set(re.findall(r"\w+", found.lower()))),
        wanted,
        found,
    )


def _dates(field: str, ours: Record, values: dict[str, str], theirs: Record) -> tuple[bool, str, str] | None:
    issued, date = theirs.date(), ours.date()
    if field == "year":
        year = values.get("year", "") or (str(issued.year) if issued and issued.year else "")
        return (_letters(year) in _years(date), year, date.text() if date else "") if year else None
    if not issued or len(issued.start) < 2:
        return None
    found = {part[1] for part in (date.start, date.end or ()) if len(part) > 1} if date else set()
    return issued.start[1] in found, issued.text(), date.text() if date else ""


def _years(date: Date | None) -> set[str]:
    return {_letters(text) for text in (str(date.year), date.literal)} if date else set()


def _same_name(one: Name, other: Name) -> bool:
    """By family name and first initial; where one is not divided, by all its letters."""
    if one.literal or other.literal:
        return sorted(_letters(one.text())) == sorted(_letters(other.text()))
    families = (_letters(f"{name.non_dropping_particle}{name.dropping_particle}{name.family}") for name in (one, other))
    initials = (_letters(name.given)[:1] for name in (one, other))
    return len(set(families)) == 1 and len(set(initials)) == 1


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def _pages(text: str) -> str:
    """One hyphen; `228-42` in full."""
    first, _, last = re.sub(r"[-–—]+", "-", re.sub(r"\s", "", text)).partition("-")
    return (
        f"{first}-{first[: len(first) - len(last)]}{last}" if first.isdigit() and last.isdigit() else f"{first}-{last}"
    )


_NORMAL: dict[str, Callable[[str], str]] = {
    "pages": _pages,
    "language": lambda text: {"english": "eng", "en": "eng"}.get(text.lower().rstrip("."), text.lower().rstrip(".")),
    "doi": lambda text: text.lower(),
    "url": lambda text: text.strip().rstrip("/"),
    "pmid": lambda text: text.strip(),
}


def main() -> None:
    """Prints the tables and the disagreements."""
    folder = ROOT / "interchange"
    if not folder.exists():
        print("evaluation data 'interchange' is not on this machine (set LOCCIT_SHARED)")
        return
    found = outcomes(folder)
    explained: dict[str, str] = json.loads(EXPLAINED.read_text("utf-8")) if EXPLAINED.exists() else {}
    for title in ("format", "field"):
        total = Counter(str(getattr(one, title)) for one in found)
        right = Counter(str(getattr(one, title)) for one in found if one.agrees)
        print(f"{title:12} agree   of")
        for name in sorted(total):
            print(f"{name:12} {right[name]:5} {total[name]:4}  {right[name] / total[name]:6.1%}")
        print()
    right_all = sum(one.agrees for one in found)
    print(f"all          {right_all:5} {len(found):4}  {right_all / len(found):6.1%}")
    for one in found:
        if not one.agrees:
            reason = explained.get(f"{one.where} {one.field}", "NOT EXPLAINED")
            print(f"\n{one.where} {one.field}: {reason}")
            if "-v" in sys.argv or reason == "NOT EXPLAINED":
                print(f"  expected {one.expected[:150]!r}\n  found    {one.found[:150]!r}")


if __name__ == "__main__":
    main()

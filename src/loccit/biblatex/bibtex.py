"""`to_bibtex`: a `Record` → an entry that classic BibTeX styles understand (btxdoc §3): fewer types, ASCII, `year`."""

from __future__ import annotations

import re

from loccit.biblatex.latex import to_ascii, to_latex
from loccit.biblatex.names import format_names
from loccit.biblatex.writing import Fields, from_record
from loccit.record import Date, Record

_TYPES = {
    "review": "article", "mvbook": "book", "bookinbook": "inbook", "suppbook": "inbook", "collection": "book",
    "mvcollection": "book", "suppcollection": "incollection", "mvproceedings": "proceedings", "reference": "book",
    "mvreference": "book", "inreference": "incollection", "report": "techreport", "suppperiodical": "article",
}  # fmt: skip
_KEPT = frozenset(
    """article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings
    techreport unpublished""".split()
)
_FIELDS = {"journaltitle": "journal", "location": "address", "annotation": "annote", "eventtitle": "note"}
_MONTHS = "January February March April May June July August September October November December".split()
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_NAMES = frozenset(("author", "editor", "translator"))
_MASTERS = re.compile(r"master|\bm\.?\s?(?:a|sc|phil|eng)\b|magister|diplom", re.IGNORECASE)


def to_bibtex(record: Record) -> Fields:
    """The entry of `record` in BibTeX. What BibTeX has no field for stays under BibLaTeX's name: styles skip it.

    An address (`url`) of a type that has no place for it is also said in `howpublished` or `note`.
    """
    source = from_record(record)
    kind = _type(record, source.type)
    out: dict[str, str] = {}
    for name, latex in source.fields:
        if name in _NAMES and isinstance(record.fields.get(name), tuple):
            latex = format_names(record.names(name), ascii_only=True, extended=False)
        name = _field(name, kind)
        if name not in ("date", "entrysubtype", "year", "month", "day", "url", "doi") and not latex.isascii():
            latex = to_ascii(latex)
        if name in out or name == "entrysubtype":
            continue
        out[name] = latex
    if issued := record.date():
        for name in ("date", "year", *(() if "biblatex:month" in record.custom else ("month", "day"))):
            out.pop(name, None)
        out |= _dated(issued)
    _complete(record, kind, out)
    return Fields(kind, list(out.items()))


def _type(record: Record, kind: str) -> str:
    if kind == "thesis":
        return "mastersthesis" if _MASTERS.search(record.text("genre")) else "phdthesis"
    kind = _TYPES.get(kind, kind)
    return kind if kind in _KEPT else "misc"


def _field(name: str, kind: str) -> str:
    if name == "institution" and kind in ("phdthesis", "mastersthesis"):
        return "school"
    if name == "organization" and kind == "misc":
        return "howpublished"
    if name == "number" and kind in ("book", "incollection", "inproceedings"):
        return "number"
    return _FIELDS.get(name, name)


def _dated(date: Date) -> dict[str, str]:
    """`year`, and `month` with the day behind it, as btxdoc shows (`July~4`)."""
    if not date.start:
        return {"year": to_latex(date.text(), ascii_only=True)}
    end = date.end or ()
    year = f"{date.start[0]}--{end[0]}" if end and end[0] != date.start[0] else str(date.start[0])
    out = {"year": f"ca.~{year}" if date.circa else year}
    if len(date.start) > 1:
        month = _SEASONS.get(date.start[1]) or _MONTHS[date.start[1] - 1]
        out["month"] = f"{month}~{date.start[2]}" if len(date.start) > 2 else month
        if len(end) > 1 and end[:2] != date.start[:2] and end[0] == date.start[0]:
            out["month"] += f"--{_SEASONS.get(end[1]) or _MONTHS[end[1] - 1]}"
    return out


def _complete(record: Record, kind: str, out: dict[str, str]) -> None:
    """Fields that a type must have, from what BibLaTeX says elsewhere."""
    url = record.text("URL")
    if kind == "misc" and url and "howpublished" not in out:
        out["howpublished"] = f"\\url{{{url}}}"
    if kind == "misc" and "journal" in out:
        cite = " ".join(out[name] for name in ("volume", "journal", "pages") if name in out)
        out.setdefault("note", cite)
    if kind == "techreport":
        out.setdefault("institution", out.pop("publisher", "") or out.get("author", ""))

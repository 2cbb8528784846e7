"""`from_record`: a `Record` → the type and fields of an entry, by the tables of `vocabulary.py`."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.biblatex.dates import printed_year
from loccit.biblatex.entrytypes import entry_type
from loccit.biblatex.languages import name_of, tag_of
from loccit.biblatex.latex import from_latex, to_latex
from loccit.biblatex.legal import codified, original_number
from loccit.biblatex.names import format_names
from loccit.biblatex.reading import CUSTOM, HOMES, LONE_HYPHEN, page_text
from loccit.biblatex.related import write_relations
from loccit.biblatex.titles import SUBTITLES, split_title
from loccit.biblatex.vocabulary import BOOKS, GENRES, IMPLIED, PARTS, PLAIN_LISTS, ROLE_NAMES, homes
from loccit.record import Date, Name, Record, Value

_ORDER = {
    name: rank
    for rank, name in enumerate(
        "author editor editortype translator title subtitle maintitle booktitle booksubtitle journaltitle".split()
    )
}
_EDITORS = ("editor", "editora", "editorb", "editorc")
_NOT_WRITTEN = frozenset(("entrytype", "entrysubtype", "homes", "relatedtype", *SUBTITLES.values(), "maintitle"))
_KEYS = {text: key for key, text in GENRES.items()}
_SERVERS = {"arXiv": "arxiv"}


class Fields(NamedTuple):
    """An entry to be written: `type`, and (field, LaTeX between the delimiters) in order."""

    type: str
    fields: list[tuple[str, str]]


def from_record(record: Record) -> Fields:
    """The entry of `record` in BibLaTeX.

    CSL types that BibLaTeX lacks have an `entrysubtype`, roles that it lacks an `editortype`, other variables without a
    field one of their own, `csl-NAME`; `custom` values of other formats stand in `x-FORMAT-NAME`.
    """
    return Fields(entry_type(record)[0], _Writer(record).fields())


class _Writer:
    """One record on its way into fields."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.kind, self.subtype = entry_type(record)
        self.homes = dict(homes(record.type))
        for pair in record.custom.get(HOMES, "").split():
            variable, _, name = pair.partition("=")
            if variable and name:
                self.homes[variable] = name
        self.out: dict[str, str] = {}

    def fields(self) -> list[tuple[str, str]]:
        record = self.record
        number = original_number(record)
        skipped = codified(number)
        for variable, value in record.fields.items():
            if value and variable not in skipped:
                self._variable(variable, value)
        if self.subtype:
            self.out.setdefault("entrysubtype", self.subtype)
        if record.keywords:
            self.out["keywords"] = ", ".join(_keyword(word) for word in record.keywords)
        if record.aliases:
            self.out["ids"] = ", ".join(record.aliases)
        self.out.update(write_relations(record))
        self._custom()
        return sorted(self.out.items(), key=lambda pair: _ORDER.get(pair[0], len(_ORDER)))

    def _variable(self, variable: str, value: Value) -> None:
        if isinstance(value, Date):
            self._date(variable, value)
        elif not isinstance(value, str):
            self._names(variable, value)
        elif variable in ("archive", "archive_location"):
            self._archive(variable, value)
        elif variable == "volume-title" and "biblatex:maintitle" in self.record.custom:
            pass  # written with the title
        else:
            name = self.homes.get(variable)
            if name is None or name in self.out:
                self.out[f"csl-{variable.lower().replace('_', '-')}"] = to_latex(value)
            else:
                self._text(name, variable, value)

    def _text(self, name: str, variable: str, value: str) -> None:
        if variable in ("URL", "DOI", "PMID", "PMCID"):
            self.out[name] = f"\\url{{{value}}}" if name == "howpublished" else value
        elif variable == "language":
            self.out[name] = self._original(name, value, tag_of) or name_of(value)
        elif variable == "page":
            self.out[name] = self._original(name, value, page_text) or _pages(value)
        elif variable == "genre":
            if IMPLIED.get(self.kind) != value:
                self.out[name] = _KEYS.get(value) or to_latex(value)
        elif variable in ("title", "container-title", "volume-title"):
            self._title(name, variable, value)
        else:
            latex = to_latex(value)
            self.out[name] = f"{{{latex}}}" if name in PLAIN_LISTS and re.search(r"(?i)\sand\s", latex) else latex

    def _original(self, name: str, value: str, read: object) -> str:
        """The text that was read, where it still means the value."""
        text = self.record.custom.get(CUSTOM + name, "")
        return text if text and callable(read) and read(text) == value else ""

    def _title(self, name: str, variable: str, value: str) -> None:
        """A title, its subtitle, and in a work of several volumes the title of the volume."""
        record = self.record
        volume = record.fields.get("volume-title")
        several = (variable == "title" and record.type in BOOKS) or (name == "booktitle" and record.type in PARTS)
        if several and "biblatex:maintitle" in record.custom and isinstance(volume, str):
            self._split("maintitle", value)
            value = volume
        self._split(name, value)

    def _split(self, name: str, value: str) -> None:
        head, sub = split_title(self.record, name, value)
        self.out[name] = (self._original(name, head, from_latex) if name == "maintitle" else "") or to_latex(head)
        if sub:
            self.out[SUBTITLES[name]] = sub

    def _names(self, variable: str, names: tuple[Name, ...]) -> None:
        latex = format_names(names)
        name = self.homes.get(variable)
        role = ROLE_NAMES.get(variable)
        if role and (name is None or name not in _EDITORS):
            name = next((f for f in _EDITORS[1:] if f not in self.out and f not in self.homes.values()), None)
        if name is None or name in self.out:
            self.out[f"csl-{variable}"] = latex
            return
        self.out[name] = latex
        if role and name in _EDITORS:
            self.out[name + "type"] = role

    def _date(self, variable: str, value: Date) -> None:
        name = self.homes.get(variable) or f"csl-{variable}"
        text = value.edtf()
        if name != "year":
            self.out[name] = text or to_latex(value.literal)
            return
        start = value.start
        if value.end is None and start and not (value.circa or value.uncertain or value.time) and start[0] > 0:
            year = str(start[0]) if start[0] > 999 else f"{start[0]:04d}"
            self.out["year"] = self._original(name, year, printed_year) or year
            self.out.update(zip(("month", "day"), (str(part) for part in start[1:]), strict=False))
        elif value.literal or f"{CUSTOM}month" in self.record.custom:
            self.out["year"] = text or to_latex(value.literal)
        else:
            self.out["date" if len(start) > 1 else "year"] = text

    def _archive(self, variable: str, value: str) -> None:
        """A preprint server with its number, where both are there; other archives have fields of their own."""
        server, number = self.record.fields.get("archive"), self.record.fields.get("archive_location")
        known = isinstance(server, str) and (server in _SERVERS or "archive=eprinttype" in self._homes_text())
        alone = not server and "archive_location=eprint" in self._homes_text()
        if number and (known or alone):
            if variable == "archive_location":
                self.out["eprint"] = value
            else:
                self.out["eprinttype"] = _SERVERS.get(value, value)
        else:
            self.out[f"csl-{variable.replace('_', '-')}"] = to_latex(value)

    def _homes_text(self) -> str:
        return self.record.custom.get(HOMES, "")

    def _custom(self) -> None:
        for key, value in self.record.custom.items():
            origin, _, name = key.partition(":")
            if origin == CUSTOM[:-1]:
                if name == "number" and codified(value) and not original_number(self.record):
                    continue
                if name not in _NOT_WRITTEN or self._alone(name):
                    self.out.setdefault(name, value)
            elif re.fullmatch(r"[\w.-]+", name) and re.fullmatch(r"[A-Za-z]+", origin):
                self.out.setdefault(f"x-{origin}-{name}".lower(), to_latex(value))

    def _alone(self, name: str) -> bool:
        """Whether a field that is otherwise written with another stands without that other."""
        if name == "relatedtype":
            return not self.record.relations
        if name == "maintitle":
            return "volume-title" not in self.record.fields
        titles = [title for title, sub in SUBTITLES.items() if sub == name]
        return bool(titles) and not any(title in self.out for title in titles)


def _pages(value: str) -> str:
    """Page ranges with LaTeX's dash."""
    latex = to_latex(value)
    return latex if "--" in latex else LONE_HYPHEN.sub("--", latex)


def _keyword(word: str) -> str:
    latex = to_latex(word)
    return f"{{{latex}}}" if "," in latex or ";" in latex else latex


def changes(old: Record, new: Record) -> tuple[str, list[tuple[str, str | None]]]:
    """The entry type of `new`, and the fields to set (None: to remove) in an entry that reads as `old`.

    Fields that mean the same in both are left alone, so that what is written keeps its own words.
    """
    before, after = dict(from_record(old).fields), from_record(new)
    fields: list[tuple[str, str | None]] = [(name, text) for name, text in after.fields if before.get(name) != text]
    kept = {name for name, _ in after.fields}
    return after.type, fields + [(name, None) for name in before if name not in kept]

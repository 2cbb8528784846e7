"""`to_record`: an entry → a `Record`, by the tables of `vocabulary.py`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from loccit.biblatex.blocks import Entry
from loccit.biblatex.context import Context, inherited, own_values
from loccit.biblatex.dates import from_year_month, parse_date_field, printed_year
from loccit.biblatex.entrytypes import csl_type, is_default
from loccit.biblatex.languages import tag_of
from loccit.biblatex.latex import from_latex
from loccit.biblatex.legal import codified
from loccit.biblatex.names import parse_names
from loccit.biblatex.related import read_relations
from loccit.biblatex.titles import SUBTITLES, join_titles
from loccit.biblatex.vocabulary import GENRES, IMPLIED, ROLES, homes, reading
from loccit.errors import Problem
from loccit.record import Record, Value

_EMPTY = Context()
_LONG = frozenset(("abstract", "annote", "note"))
_ESCAPED = re.compile(r"\{?\\([_%#&$~])(?:\{\})?\}?|\{([_~])\}|\$\\sim\$|\\textasciitilde(?:\{\})?\s?|\\url\b")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ONLY_URL = re.compile(r"\\url\s*\{([^{}]*)\}|((?:https?|ftp)://\S+)")
LONE_HYPHEN = re.compile(r"(?<=\w)-(?=\w|$)")
_RANGE = re.compile(r"\s*(?:--+|–)\s*")
_UPPER = frozenset(("ris", "nbib", "medline", "endnote", "isi", "ovid", "refer", "marc"))
CUSTOM = "biblatex:"
HOMES = CUSTOM + "homes"


def to_record(entry: Entry, context: Context = _EMPTY) -> tuple[Record, list[Problem]]:
    """The record of `entry`, and what was wrong with it.

    `context` resolves `@string`, `crossref` and `xdata`. A field without a home in CSL stands in `custom` as
    `biblatex:NAME`, in LaTeX; `biblatex:homes` says which variable came from another field than the usual one.
    """
    problems: list[Problem] = []
    values = own_values(entry, context, problems)
    if "crossref" in values or "xdata" in values:
        values = inherited(entry, values, context, problems)
    return record_of(entry.type, entry.key, values), problems


def record_of(kind: str, key: str, values: dict[str, str]) -> Record:
    """The record of an entry of type `kind` whose fields are `values`, in LaTeX without delimiters."""
    csl = csl_type(kind, values)
    record = Record(csl, citekey=key)
    reader = _Reader(record, values, csl)
    table, fields, usual, homes_of = _table(csl), record.fields, reader.usual, reader.homes
    for name, latex in values.items():
        if latex == "":
            continue
        action = table.get(name)
        if action is None:
            reader.custom(name, latex)
            continue
        read, variable, rivals, is_text = action
        if rivals and not reader.first(rivals):
            reader.custom(name, latex)
        elif is_text and latex.isalnum() and variable not in fields:
            fields[variable] = latex
            if usual.get(variable) != name:
                homes_of.append((variable, name))
        else:
            read(reader, variable, latex, name)
    subtype = values.get("entrysubtype", "")
    if not is_default(kind, subtype.strip().lower() if subtype else "", csl):
        record.custom[CUSTOM + "entrytype"] = kind
    if kind in IMPLIED and "genre" not in record.fields:
        record.fields["genre"] = IMPLIED[kind]
    if reader.homes:
        record.custom[HOMES] = " ".join(f"{variable}={name}" for variable, name in reader.homes)
    return record


class _Reader:
    """One entry's fields on their way into a record; each method reads one kind of field."""

    __slots__ = ("csl", "fields", "homes", "record", "usual", "values")

    def __init__(self, record: Record, values: dict[str, str], csl: str) -> None:
        self.record = record
        self.fields: dict[str, Value] = record.fields
        self.values = values
        self.csl = csl
        self.usual = homes(csl)
        self.homes: list[tuple[str, str]] = []

    def first(self, rivals: tuple[str, ...]) -> bool:
        """Whether no field that goes before this one has a value."""
        return not any(self.values.get(rival) for rival in rivals)

    def put(self, variable: str, value: Value, name: str, latex: str) -> None:
        """Sets a variable, and notes from which field, where that is not the usual one."""
        if variable in self.fields or not value:
            self.custom(name, latex)
            return
        self.fields[variable] = value
        if self.usual.get(variable) != name:
            self.homes.append((variable, name))

    def custom(self, name: str, latex: str, *_: Any) -> None:
        """A field without a home: kept in LaTeX. `x-FORMAT-NAME` and `csl-VARIABLE` are our own, from `writing.py`."""
        if name.startswith("csl-"):
            self._csl(name[4:], latex)
        elif name.startswith("x-") and name.count("-") > 1:
            origin, _sep, rest = name[2:].partition("-")
            self.record.custom[f"{origin}:{rest.upper() if origin in _UPPER else rest}"] = from_latex(
                latex, nocase=False
            )
        else:
            self.record.custom[CUSTOM + name] = latex

    def _csl(self, name: str, latex: str) -> None:
        from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES, VARIABLES

        variable = name if name in VARIABLES else name.replace("-", "_") if name.startswith("archive") else name.upper()
        if variable in NAME_VARIABLES:
            self.fields.setdefault(variable, parse_names(latex))
        elif variable in DATE_VARIABLES:
            self.fields.setdefault(variable, parse_date_field(latex.strip()))
        elif variable in VARIABLES:
            self.fields.setdefault(variable, from_latex(latex))
        else:
            self.record.custom[f"{CUSTOM}csl-{name}"] = latex

    def title(self, variable: str, latex: str, name: str) -> None:
        values = self.values
        if "maintitle" in values or SUBTITLES.get(name) in values:
            join_titles(self.record, values, variable, from_latex(latex), name, latex, self.put)
        else:
            self.put(variable, from_latex(latex), name, latex)

    def part_of_title(self, _variable: str, latex: str, name: str) -> None:
        """Subtitles and main titles are read with the title that they belong to, and kept to be written apart again."""
        self.record.custom[CUSTOM + name] = latex

    def text(self, variable: str, latex: str, name: str) -> None:
        self.put(variable, from_latex(latex, nocase=False, paragraphs=variable in _LONG), name, latex)

    def genre(self, _variable: str, latex: str, name: str) -> None:
        self.put("genre", GENRES.get(latex.strip().lower()) or from_latex(latex, nocase=False), name, latex)

    def number(self, variable: str, latex: str, name: str) -> None:
        """Of a law: `8 U.S.C. § 1373` is volume, code and section, where no field of its own says them."""
        found = codified(latex) if self.first(("volume", "journaltitle", "journal", "chapter")) else {}
        if found:
            self.fields.update(found)
            self.record.custom[CUSTOM + name] = latex
        else:
            self.text(variable, latex, name)

    def pages(self, variable: str, latex: str, name: str) -> None:
        ranged = page_text(latex)
        if ranged == "-":
            self.custom(name, latex)
            return
        if "-" in ranged and LONE_HYPHEN.sub("--", ranged) != latex:  # one hyphen may be part of a number
            self.record.custom[CUSTOM + name] = latex
        self.put(variable, ranged, name, latex)

    def names(self, variable: str, latex: str, name: str) -> None:
        self.put(variable, self._particles(parse_names(latex)), name, latex)

    def _particles(self, names: Any) -> Any:
        """`useprefix=false` among the entry's options: prefixes are dropped where only the family name is shown."""
        if "useprefix" in (options := self.values.get("options", "")) and re.search(r"useprefix\s*=\s*false", options):
            return tuple(
                name._replace(dropping_particle=name.non_dropping_particle, non_dropping_particle="")
                if name.non_dropping_particle
                else name
                for name in names
            )
        return names

    def editor(self, _variable: str, latex: str, name: str) -> None:
        role = self.values.get(name + "type", "").strip().lower()
        variable = ROLES.get(role) if role else ("editor" if name == "editor" else None)
        if role == "editor" and name == "editor":
            variable = "editor"
        if variable is None or variable in self.fields:
            self.record.custom[CUSTOM + name] = latex
            if role:
                self.record.custom[f"{CUSTOM}{name}type"] = self.values[name + "type"]
            return
        self.put(variable, self._particles(parse_names(latex)), name, latex)

    def editor_type(self, _variable: str, latex: str, name: str) -> None:
        """Read with the editor; kept only where nobody is named."""
        if not self.values.get(name.removesuffix("type")):
            self.record.custom[CUSTOM + name] = latex

    def date(self, variable: str, latex: str, name: str) -> None:
        value = parse_date_field(latex.strip())
        if value.literal:
            value = parse_date_field(from_latex(latex, nocase=False))
        self.put(variable, value, name, latex)

    def year(self, _variable: str, latex: str, name: str) -> None:
        """`year` with `month` and `day`, where there is no `date`."""
        values = self.values
        if values.get("date"):
            self.custom(name, latex)
            return
        month, day = values.get("month", ""), values.get("day", "")
        year = printed_year(latex) if "\\" in latex else ""
        date, understood = from_year_month(year or from_latex(latex, nocase=False), month, day)
        if year:
            self.record.custom[CUSTOM + name] = latex
        self.put("issued", date, name, latex)
        if not understood:
            for other in ("month", "day"):
                if values.get(other):
                    self.record.custom[CUSTOM + other] = values[other]

    def month(self, _variable: str, latex: str, name: str) -> None:
        if self.values.get("date") or not self.values.get("year"):
            self.custom(name, latex)

    def link(self, variable: str, latex: str, name: str) -> None:
        """An address or DOI: verbatim, but for TeX's escapes, which neither can hold (RFC 3986)."""
        value = latex.strip()
        if "\\" in value or "{" in value:
            found = _ONLY_URL.fullmatch(value)
            value = found[1] if found and found[1] else value
            value = _ESCAPED.sub(lambda m: m[1] or m[2] or ("" if m[0] == "\\url" else "~"), value)
            value = value[1:-1] if value.startswith("{") and value.endswith("}") else value
        if "\n" in value:
            value = re.sub(r"\s*\n\s*", "", value)
        self.put(variable, _DOI_PREFIX.sub("", value) if variable == "DOI" else value, name, latex)

    def howpublished(self, variable: str, latex: str, name: str) -> None:
        found = _ONLY_URL.fullmatch(latex.strip())
        if found and not self.values.get("url"):
            self.link("URL", found[1] or found[2], name)
        elif variable:
            self.text(variable, latex, name)
        else:
            self.custom(name, latex)

    def eprint(self, _variable: str, latex: str, name: str) -> None:
        """PubMed's numbers are variables of their own; for others the server is the archive."""
        server = (self.values.get("eprinttype") or self.values.get("archiveprefix") or "").strip()
        variable = {"pubmed": "PMID", "pmid": "PMID", "pmc": "PMCID", "pmcid": "PMCID"}.get(server.lower())
        self.put(variable or "archive_location", latex.strip(), name, latex)
        if variable:
            self.record.custom[CUSTOM + "eprinttype"] = server
        elif server:
            self.put("archive", "arXiv" if server.lower() == "arxiv" else server, "eprinttype", server)

    def eprint_type(self, _variable: str, latex: str, name: str) -> None:
        if not self.values.get("eprint"):
            self.custom(name, latex)

    def eprint_class(self, _variable: str, latex: str, name: str) -> None:
        self.record.custom[CUSTOM + name] = latex

    def keywords(self, _variable: str, latex: str, name: str) -> None:
        separator = "," if "," in latex or ";" not in latex else ";"
        if "{" in latex or "\\" in latex:
            words = [from_latex(word, nocase=False) for word in _split_list(latex, separator)]
        else:
            words = [word.strip() for word in from_latex(latex, nocase=False).split(separator)]
        self.record.keywords = [word for word in words if word]

    def language(self, _variable: str, latex: str, name: str) -> None:
        self.put("language", tag_of(latex), name, latex)

    def ids(self, _variable: str, latex: str, name: str) -> None:
        self.record.aliases = [key.strip() for key in latex.split(",") if key.strip()]

    def related(self, _variable: str, latex: str, name: str) -> None:
        read_relations(self.record, self.values, name, latex)

    def subtype(self, _variable: str, latex: str, name: str) -> None:
        """Where it is not part of the type it is kept."""
        if latex.strip().lower() == self.csl or is_default_subtype(self.csl, latex):
            return
        self.record.custom[CUSTOM + name] = latex


def page_text(latex: str) -> str:
    """Pages as CSL writes them: one hyphen for any dash."""
    return _RANGE.sub("-", from_latex(latex, nocase=False))


def is_default_subtype(csl: str, latex: str) -> bool:
    """Whether writing a record of this type gives this `entrysubtype` anyway."""
    from loccit.biblatex.entrytypes import WRITE

    return WRITE.get(csl, ("", ""))[1] == latex.strip().lower()


def _split_list(latex: str, separator: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, sign in enumerate(latex):
        depth += (sign == "{") - (sign == "}")
        if sign == separator and depth == 0:
            parts.append(latex[start:index].strip())
            start = index + 1
    return [*parts, latex[start:].strip()]


_Action = Callable[[_Reader, str, str, str], None]
_ACTIONS: dict[str, _Action] = {
    "title": _Reader.title, "text": _Reader.text, "type": _Reader.genre, "pages": _Reader.pages,
    "number": _Reader.number,
    "names": _Reader.names, "editor": _Reader.editor, "date": _Reader.date, "year": _Reader.year,
    "month": _Reader.month, "day": _Reader.month, "link": _Reader.link, "howpublished": _Reader.howpublished,
    "eprint": _Reader.eprint, "eprinttype": _Reader.eprint_type, "eprintclass": _Reader.eprint_class,
    "keywords": _Reader.keywords, "langid": _Reader.language, "ids": _Reader.ids, "related": _Reader.related,
    "relatedtype": _Reader.related, "relations": _Reader.related, "entrysubtype": _Reader.subtype,
    "custom": lambda reader, variable, latex, name: reader.custom(name, latex),
} | dict.fromkeys(("editortype", "editoratype", "editorbtype", "editorctype"), _Reader.editor_type) | dict.fromkeys(
    ("subtitle", "booksubtitle", "maintitle", "mainsubtitle", "journalsubtitle", "issuesubtitle"), _Reader.part_of_title
)  # fmt: skip


@cache
def _table(csl: str) -> dict[str, tuple[_Action, str, tuple[str, ...], bool]]:
    """`vocabulary.reading` with the method for each kind, and whether it is plain text."""
    return {
        name: (_ACTIONS[kind], variable, rivals, kind == "text")
        for name, (kind, variable, rivals) in reading(csl).items()
    }

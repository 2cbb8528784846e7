"""What an entry needs from the rest of the library: `@string`s, and the entries that `crossref` and `xdata` name."""

from __future__ import annotations

from collections.abc import Iterable

from loccit.biblatex.blocks import BibFile, Entry
from loccit.biblatex.encoding import decode
from loccit.biblatex.values import evaluate
from loccit.errors import Problem

_DEEPEST = 10  # a chain of crossref and xdata is followed this far; biber forbids longer ones
_BOOKLIKE = ("title", "subtitle", "titleaddon")
_SKIPPED = frozenset("shorttitle sorttitle indextitle indexsorttitle".split())
_NEVER = frozenset(
    """ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring
    relatedtype shorthand shorthandintro sortkey""".split()
)
_TARGETS = (
    (("mvbook",), ("book", "inbook", "bookinbook", "suppbook"), "main"),
    (
        ("mvcollection", "mvreference"),
        ("collection", "reference", "incollection", "inreference", "suppcollection"),
        "main",
    ),
    (("mvproceedings",), ("proceedings", "inproceedings", "conference"), "main"),
    (("book",), ("inbook", "bookinbook", "suppbook"), "book"),
    (("collection", "reference"), ("incollection", "inreference", "suppcollection"), "book"),
    (("proceedings",), ("inproceedings", "conference"), "book"),
    (("periodical",), ("article", "suppperiodical"), "journal"),
)
_DATE_FIELDS = frozenset(("date", "year", "month", "day"))


class Context:
    """The `@string`s and entries of the files of one library; of two with one name the first is taken."""

    def __init__(self, files: Iterable[BibFile] = ()) -> None:
        self.files = tuple(files)
        self.strings: dict[str, str] = {}
        for file in self.files:
            for block in file.blocks:
                if block.kind == "string":
                    for field in block.fields:
                        written = decode(file.data[slice(*field.value_span)])
                        self.strings[field.name] = evaluate(written, self.strings)

    def find(self, key: str) -> Entry | None:
        """The entry with this key."""
        return next((entry for file in self.files if (entry := file.find(key)) is not None), None)


def own_values(entry: Entry, context: Context, problems: list[Problem]) -> dict[str, str]:
    """field → LaTeX text of the entry's own fields; of two with one name the first, as BibTeX reads it."""
    values: dict[str, str] = {}
    unknown: list[str] = []
    strings = context.strings
    for name, written in entry.items():
        if name in values:
            problems.append(_problem(entry, "duplicate-field", f"'{name}' is there twice, the first is read", name))
        elif written[:1] == "{" and "#" not in written:
            values[name] = written[1:-1]
        else:
            values[name] = evaluate(written, strings, unknown)
            while unknown:
                message = f"the abbreviation '{unknown.pop()}' is not defined by any @string"
                problems.append(_problem(entry, "string-undefined", message, name))
    return values


def inherited(entry: Entry, values: dict[str, str], context: Context, problems: list[Problem]) -> dict[str, str]:
    """`values` completed from `xdata` and `crossref` (biblatex manual §2.4.1, §3.13.6, appendix B)."""
    return _inherit(entry, values, context, problems, (entry.key,))


def _inherit(
    entry: Entry, values: dict[str, str], context: Context, problems: list[Problem], chain: tuple[str, ...]
) -> dict[str, str]:
    out = dict(values)
    for field in ("xdata", "crossref"):
        for key in (part.strip() for part in values.get(field, "").split(",")):
            if not key:
                continue
            parent = context.find(key)
            if parent is None or key in chain or len(chain) > _DEEPEST:
                reason = "is not there" if parent is None else "leads back to itself"
                problems.append(_problem(entry, f"{field}-missing", f"{field}: the entry '{key}' {reason}", field))
                continue
            theirs = _inherit(parent, own_values(parent, context, []), context, problems, (*chain, key))
            _take(out, theirs, parent.type, entry.type, field == "xdata")
    return out


def _take(out: dict[str, str], theirs: dict[str, str], parent: str, child: str, xdata: bool) -> None:
    """Adds the parent's fields to `out` where it has none."""
    prefix = (
        "" if xdata else next((p for parents, children, p in _TARGETS if parent in parents and child in children), "")
    )
    dated = not _DATE_FIELDS.isdisjoint(out)
    for name, value in theirs.items():
        if name in _NEVER or (dated and name in _DATE_FIELDS) or (prefix and name in _SKIPPED):
            continue
        if prefix and name in _BOOKLIKE:
            name = prefix + name
        if prefix and name == "author" and child in ("inbook", "bookinbook", "suppbook"):
            out.setdefault("bookauthor", value)
        if name == "journaltitle" and "journal" in out:
            continue
        out.setdefault(name, value)


def _problem(entry: Entry, code: str, message: str, field: str) -> Problem:
    line = next((f.line for f in entry.fields if f.name == field), entry.line)
    return Problem(code, message, "warning", entry.file.name, line, entry.key, field)

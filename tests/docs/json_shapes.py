"""`src/loccit/help/json.md`: what `--json` prints, read off runs of them: `python -m tests.docs.json_shapes`."""

from __future__ import annotations

import contextlib
import io
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loccit.cli.main import run

PAGE = Path(__file__).resolve().parents[2] / "src" / "loccit" / "help" / "json.md"
FILES = {
    "thesis/references.bib": """\
@report{audit2020, author = {{Sample Office of Inspection}}, title = {Jails and Detainers: An Audit},
  number = {SOI-20-13}, institution = {Sample Office of Inspection}, date = {2020-02-18}, keywords = {audits},
  related = {muster2019}, relatedtype = {related}}
@article{muster2019, author = {Muster, Alex and Beispiel, Anna}, title = {Detainers and Trust in a Sample County},
  journaltitle = {Journal of Sample Studies}, volume = {5}, pages = {12--34}, date = {2019-05},
  doi = {10.5555/sample.5}}
@article{muster2019again, author = {Muster, A.}, title = {Detainers and trust in a sample county},
  journaltitle = {Journal of Sample Studies}, volume = {5}, pages = {12--34}, date = {2019}, doi = {10.5555/sample.5}}
@misc{note, title = {A NOTE WITHOUT AUTHOR OR DATE}, keywords = {strange}}
""",
    "thesis/vocabulary.toml": """\
title = "Sample vocabulary"
[concept.oversight]
label = "Oversight"
[concept.audits]
label = "Audits"
alternatives = ["audit"]
broader = ["oversight"]
[concept.detainers]
label = "Immigration detainers"
alternatives = ["detainer", "detainers"]
""",
    "article.txt": """\
Sheriff signs agreement on detainers

By Robin Sample, Sample County Gazette

Published March 9, 2025

SAMPLETON — The sheriff of Sample County signed an agreement on detainers on Friday, after an audit by the Sample Office
of Inspection, SOI-20-13, and said that detainers would be honored in the county jail from next month on.

The agreement lets six deputies serve warrants on people held in the jail. "We read the whole agreement twice," said
Pat Example, who like everyone here is invented.

The board had asked its counsel about the cost of wrongful detention, and counsel's answer is to be published.
""",
    "again.json": """\
[{"id": "m", "type": "article-journal", "title": "Detainers and Trust in a Sample County", "DOI": "10.5555/sample.5",
  "author": [{"family": "Muster", "given": "Alex"}], "issued": {"date-parts": [[2019, 5]]}, "URL": "https://a.example"},
 {"id": "n", "type": "article-newspaper", "title": "Jails kept no record of detainers, an audit finds",
  "abstract": "Jails kept no record, says the report SOI-20-13 of the Sample Office of Inspection.",
  "container-title": "Sample Valley Tribune", "issued": {"date-parts": [[2020, 2, 20]]}}]
""",
    "broken.ris": "TY  - JOUR\nTI  - No end\nPY  - sometime\n",
    "thesis.md": """\
As [@muster2020] has it. "We read the whole agreement twice," said one [@sample2025sheriff].

"We read the whole contract twice," said another [@sample2025sheriff]. "An audit is an audit is an audit" [@audit2020,
p. 3]; see also [@muster2019; @muster2019again].
""",
}
COMMANDS = {
    "import": "import article.txt again.json broken.ris --json",
    "list": "list --json",
    "search": "search detainers --json",
    "show": "show sample2025sheriff audit2020 --manuscript thesis.md --json",
    "stats": "stats --json",
    "tag suggest": "tag suggest muster2019 note --json",
    "tag list": "tag list --json",
    "tag tree": "tag tree --json",
    "tag vocabulary": "tag vocabulary --json",
    "duplicates": "duplicates --json",
    "dedupe": "dedupe thesis/references.bib --json",
    "check": "check --json",
    "cited": "cited thesis.md --json",
    "quotes": "quotes thesis.md --json",
    "report": "report --json",
    "formats": "formats --json",
    "styles": "styles apa --json",
    "log": "log --json",
    "why": "why sample2025sheriff --json",
}
"""By command, in the order of its help: what is run in a small library, one after the other."""
MAPS = frozenset(("evidence", "type", "year", "outlet", "tag", "tags", "missing", "no_concept", "files"))
"""Keys whose object, where it is one, has names from the library as its own keys."""
WHOLE_MAPS = frozenset(("tag suggest",))
"""Commands whose whole document is such an object."""
MEANINGS = {
    "action": "`add`, `change`, `remove`, `rename` or a note",
    "address": "where it can be read: its DOI, else its URL, where that is harmless",
    "after": "what an entry was changed to",
    "all": "how many records there are",
    "changed": "the variables that were completed in a record the library had",
    "changes": "what a step changed, entry by entry",
    "cited": "citekeys in the order of their first citation",
    "citekey": "the name of a record in the library; null where none was added",
    "code": "the kind of a problem; `loccit check --explain CODE` tells of those of `check`",
    "command": "the words typed",
    "complete": "how many of them lack nothing",
    "concepts": "how many concepts the vocabulary has",
    "confidence": "of evidence: `certain`, `likely`, `guess`; of a suggested tag: from 0 to 1",
    "date": "the day on which it was made",
    "depth": "how many broader concepts stand above it",
    "did_you_mean": "the nearest citekeys",
    "diff": "the words that differ, where a quotation is altered",
    "end": "the character behind the last one meant, counted from 0",
    "evidence": "how each value is known",
    "field": "the variable, or `tag`, `snapshot`",
    "file": "the file's name",
    "fields": "by field: its text before and after",
    "files": "by file: its digest before and after",
    "form": "the work by its number, parties or description, in one notation",
    "format": "the format that the source was read as",
    "formats": "what `--from` and `--to` take",
    "found": "where a quotation stands: `citekey`, `start`, `end`, `text`; null where it was not found",
    "from": "the record that states the relation",
    "groups": "each record stands in at most one group of kind `duplicate`",
    "hint": "what to do",
    "id": "the step's own name",
    "in": "where the words stand: `title`, `abstract`, `keywords`, `snapshot`",
    "incoming": "relations that other records state of this one",
    "kind": "of a group: `duplicate`, `version`, `reprint`; of a style: `csl`, `pybtex`, `bst`; of a step: `do`, …",
    "label": "its name for people",
    "line": "the line, counted from 1",
    "loose_tags": "tags that are no concept of the vocabulary",
    "main": "whether it is a main subject of the source, not a passing mention",
    "marks": "the words found: ranges of characters in `text`",
    "matches": "the citekey of the record the library had already",
    "members": "citekeys, or the input's own ids",
    "message": "what is wrong",
    "method": "how a value was read",
    "missing": "the variables that a reader of the reference would miss",
    "name": "what to type",
    "names": "the works that the text names, those of the library and those it lacks",
    "no_concept": "tags that are no concept, with the concept that one is a label of",
    "notices": "what could not be printed as it should",
    "not_in_library": "works that records are related to and that the library does not hold",
    "others": "records outside the query that those inside are related to",
    "outlet": "how many records stand in it",
    "page": "whether the page cited is the one on which the quotation stands",
    "patch": "how to get the entry's bytes before the step from those behind it",
    "problems": "what is wrong, with its place",
    "query": "what was asked for",
    "quote": "the quotation as the manuscript has it",
    "quotes": "what the manuscript quotes from the record",
    "read": "whether it can be read",
    "reason": "why it is that work, or why none was taken",
    "reasons": "what speaks for it",
    "record": "the record as CSL-JSON",
    "records": "the records, or how many",
    "reference": "the record in the style",
    "relations": "what the record states of others",
    "score": "how alike, from 0 to 1",
    "sentence": "the words of the source that name it",
    "severity": "`error` or `warning`",
    "slug": "the tag",
    "snapshot": "whether the library holds the source's text",
    "snippets": "the places where the words were found",
    "source": "the file, address or identifier it was read from",
    "start": "the first character meant, counted from 0",
    "status": "of an import: `new`, `duplicate`, `updated`, `failed`; of a quotation: `verbatim`, `altered`, "
    "`elsewhere`, `not-found`, `no-snapshot`",
    "steps": "the newest first",
    "style": "the name of the style",
    "styles": "what `--style` takes",
    "suggested_tags": "tags that are not certain enough to be added",
    "tag": "a tag, or how many records have it",
    "tags": "the record's tags, in order",
    "text": "the words themselves",
    "time": "when, in UTC",
    "title": "the title without markup",
    "to": "the record that the relation leads to",
    "tree": "the vocabulary in its own order",
    "type": "of a record: CSL's type; of a relation: `version-of`, `reprint-of`, `reports-on`, …",
    "uncited": "citekeys of records that the manuscript does not cite",
    "undefined": "citations of what the library does not hold",
    "url": "its address, where that is harmless",
    "value": "what stands in the record",
    "where": "the place in the source: a line, a page, a field",
    "write": "whether it can be written",
    "year": "the year of publication, or how many records have it",
}
_HEAD = """# What `--json` prints

Made from runs of the commands by `python -m tests.docs.json_shapes`; a test keeps it so. Keys stay what they are; new
ones may come. `text`, `number` and `true|false` stand for values, `…` after an element for more of its kind, `?` behind
a key for one that may be missing, `NAME` for keys that are names from the library. `CSL-JSON` is a record in the shape
of CSL-JSON 1.0.2 without its `id`; what CSL has no variable for stands in its `custom`.
"""


def documents() -> Iterator[tuple[str, str, Any]]:
    """(name, words typed, JSON document) of every command in `COMMANDS`."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        for file, text in FILES.items():
            Path(file).parent.mkdir(exist_ok=True)
            Path(file).write_text(text, encoding="utf-8")
        _typed("init thesis")
        for command, words in COMMANDS.items():
            yield command, f"loccit {words}", json.loads(_typed(f"-L thesis {words}"))
    assert Path.cwd() == before


def _typed(words: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        run(words.split())
    return out.getvalue()


def reference() -> str:
    """The page."""
    parts, keys = [_HEAD], set()
    for command, words, document in documents():
        described = Shape().add(document, is_map=command in WHOLE_MAPS).text()
        keys |= set(re.findall(r'"([a-z_]+)"\??:', described))
        parts.append(f"\n## {command}\n\n`{words}`\n\n```\n{described}\n```\n")
    unknown, gone = sorted(keys - set(MEANINGS)), sorted(set(MEANINGS) - keys)
    assert (unknown, gone) == ([], []), f"keys without a meaning: {unknown}; meanings without a key: {gone}"
    parts.append("\n## The keys\n\n| key | meaning |\n|---|---|\n")
    parts += [f"| `{key}` | {MEANINGS[key]} |\n" for key in sorted(keys)]
    return "".join(parts)


class Shape:
    """What values at one place of a document are: plain kinds, an object's keys, a list's elements, a map's values."""

    def __init__(self) -> None:
        self.plain: set[str] = set()
        self.keys: dict[str, Shape] = {}
        self.objects = 0  # how many objects were seen here, and above all
        self.seen = 0  # how often anything was
        self.elements: Shape | None = None
        self.values: Shape | None = None

    def add(self, value: Any, key: str = "", is_map: bool = False) -> Shape:
        """Takes in one more value that stands under `key`."""
        self.seen += 1
        if isinstance(value, dict) and key == "record":
            self.plain.add("CSL-JSON")
        elif isinstance(value, dict) and (is_map or key in MAPS):
            self.values = self.values or Shape()
            for inner in value.values():
                self.values.add(inner)
        elif isinstance(value, dict):
            self.objects += 1
            for name, inner in value.items():
                self.keys.setdefault(name, Shape()).add(inner, name)
        elif isinstance(value, list):
            self.elements = self.elements or Shape()
            for inner in value:
                self.elements.add(inner)
        else:
            self.plain.add({bool: "true|false", str: "text", type(None): "null"}.get(type(value), "number"))
        return self

    def text(self, indent: str = "") -> str:
        """The shape as the page shows it."""
        ways = sorted(self.plain, key=lambda kind: (kind == "null", kind))
        if self.elements:
            ways.insert(0, f"[{self.elements.text(indent)}, …]" if self.elements.seen else "[…]")
        if self.values:
            ways.insert(0, f'{{"NAME": {self.values.text(indent)}, …}}' if self.values.seen else "{…}")
        if self.objects:
            ways.insert(0, self._object(indent))
        return "|".join(ways)

    def _object(self, indent: str) -> str:
        """On one line where it fits; a key with `?` was missing in some of the objects."""
        deeper = f"{indent}  "
        lines = [
            f'"{name}"{"?" if inner.seen < self.objects else ""}: {inner.text(deeper)}'
            for name, inner in self.keys.items()
        ]
        flat = f"{{{', '.join(lines)}}}"
        if len(flat) + len(indent) < 100 and "\n" not in flat:
            return flat
        return "{\n" + ",\n".join(f"{deeper}{line}" for line in lines) + f"\n{indent}}}"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")

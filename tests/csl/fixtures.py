"""Fixtures of the CSL test suite's form: sections between `>>==== NAME ====>>` and `<<==== NAME ====<<`."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from loccit.csl import Processor, Style

_SECTION = re.compile(r"[ \t]*>>=+ *([A-Z0-9-]+) *=+>>[ \t]*\n(.*?)[ \t]*<<=+ *\1 *=+<<", re.DOTALL)


class Fixture(NamedTuple):
    """One test: its name and its sections."""

    name: str
    sections: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Fixture:
        """The fixture in `path`."""
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        return cls(path.stem, dict(_SECTION.findall(text)))

    def data(self, section: str) -> Any:
        """A JSON section, None where there is none."""
        return json.loads(self.sections[section]) if section in self.sections else None

    @property
    def expected(self) -> str:
        """The result to compare with."""
        return fold(self.sections["RESULT"])

    def actual(self) -> str:
        """What the processor makes of it."""
        return fold(run(self))


def fold(text: str) -> str:
    """White space and HTML entities folded: the only differences that do not count.

    Between the tags of blocks there is none: it is the layout of the fixture's file.
    """
    text = re.sub(r"\s+", " ", html.unescape(text)).strip()
    return re.sub(r"(</?div[^>]*>) (?=</?div)", r"\1", text)


def run(fixture: Fixture) -> str:
    """The output of a fixture, in the form of its RESULT section."""
    mode = fixture.sections["MODE"].strip()
    style = Style.parse(fixture.sections["CSL"].strip(), fixture.name)
    items = [*fixture.data("INPUT"), *(fixture.data("INPUT2") or [])]
    language = (fixture.sections.get("LANGUAGE") or "").strip() or None
    abbreviations = (fixture.data("ABBREVIATIONS") or {}).get("default", {})
    processor = Processor(style, items, language, abbreviations=abbreviations)
    if mode == "citation":
        return _citations(fixture, processor)
    if fixture.data("CITATIONS") or fixture.data("CITATION-ITEMS"):
        _citations(fixture, processor)
    if mode == "bibliography-header":
        return _header(processor)
    if selection := fixture.data("BIBSECTION"):
        return str(processor.bibliography(selection=selection))
    if steps := fixture.data("BIBENTRIES"):
        return str(processor.bibliography(steps[-1]))
    return str(processor.bibliography(processor.cited or None))


def _citations(fixture: Fixture, processor: Processor) -> str:
    if steps := fixture.data("CITATIONS"):
        return _session(steps, processor)
    clusters = fixture.data("CITATION-ITEMS") or [[{"id": identity} for identity in processor.order]]
    return "\n".join(processor.cite(cluster) for cluster in clusters)


def _session(steps: list[Any], processor: Processor) -> str:
    session = processor.session()
    lines: list[str] = []
    for citation, before, after in steps:
        changed = session.process(citation, before, after)
        lines = [f"{'>>' if number in changed else '..'}[{number}] {text}" for number, text in enumerate(session.texts)]
    return "\n".join(lines)


def _header(processor: Processor) -> str:
    """The parameters of the list, one a line, as the suite's own runner prints them."""
    layout = processor.bibliography().layout
    values = {
        "entryspacing": layout.entry_spacing,
        "hangingindent": str(layout.hanging_indent).lower(),
        "linespacing": layout.line_spacing,
        "second-field-align": layout.second_field_align or "false",
    }
    return "\n".join(f"{name}: {value}" for name, value in values.items())

"""The processor: a style and items in, formatted citations and a bibliography out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from loccit.errors import Problem

from . import bibliography
from . import locale as locales
from .citation import CitationRenderer
from .context import Cite
from .engine import Engine
from .items import Abbreviations, Item, prepare
from .output import get as get_output
from .output.base import Layout, Output
from .selection import selected
from .serialize import Quotes, serialize
from .session import Placed, Session, placed, set_positions
from .style import Style

# What stands for a reference that the style prints nothing for: the text other processors print
NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


class Entry(NamedTuple):
    """One bibliography entry."""

    id: str
    text: str  # in the output format
    number: int  # the citation number


class Bibliography(NamedTuple):
    """The whole list. `str()` of it is the document in the output format."""

    entries: list[Entry]
    problems: list[Problem]
    layout: Layout
    output: Output

    def __str__(self) -> str:
        return self.output.bibliography([entry.text for entry in self.entries], self.layout)


class Processor:
    """Formats the items of one document in one style.

    `items` are CSL-JSON objects; what is wrong with them is in `problems`. Raises StyleError, UsageError.
    """

    def __init__(
        self,
        style: Style | str | Path,
        items: Iterable[dict[str, Any]],
        locale: str | None = None,
        output: str = "html",
        abbreviations: Abbreviations | None = None,
    ) -> None:
        self.style = style if isinstance(style, Style) else Style.load(style)
        self.items, self.problems = prepare(items, abbreviations)
        lang = locales.normalise(locale or self.style.default_locale or "en-US")
        self.locale = locales.build(lang, self.style.locales)
        self.engine = Engine(self.style, self.locale)
        self.output = get_output(output)
        self._quotes = Quotes(self.locale)
        self._citations = CitationRenderer(self.engine, self.items)
        self._registered: list[str] = []

    def bibliography(self, ids: Iterable[str] | None = None, selection: dict[str, Any] | None = None) -> Bibliography:
        """The entries of `ids` (all items if not given), sorted and disambiguated as the style says.

        `selection` prints part of them: citeproc-js's `include`, `exclude`, `select`, `quash` lists of
        `{"field": …, "value": …}`.
        """
        if not self.style.has_bibliography:
            return Bibliography([], [*self.problems, self._no_bibliography()], Layout(), self.output)
        self._register(self.items if ids is None else ids)
        layout = bibliography.layout(self.engine)
        entries = []
        for item, text in bibliography.entries(self.engine, self._selected(selection)):
            number = self.engine.numbers[item.id]
            if not text:
                self._no_form(item.id)
                if not self.engine.numeric:
                    continue
                text = f"{number}. {NO_FORM}"  # the citations count it: its number must not be missing
            entries.append(Entry(item.id, self.output.entry(self.write(text), layout), number))
        return Bibliography(entries, self.problems, layout, self.output)

    def _selected(self, selection: dict[str, Any] | None) -> list[Item]:
        if not selection:
            return self.engine.order
        return [item for item in self.engine.order if selected(item, selection)]

    @property
    def cited(self) -> list[str]:
        """The ids of the items that count as cited now."""
        return list(self._registered)

    @property
    def order(self) -> list[str]:
        """The ids of all items in the order of the bibliography."""
        if not self._registered:
            self._register(self.items)
        return [item.id for item in self.engine.order]

    def session(self) -> Session:
        """An empty document, whose citations come and go."""
        return Session(self)

    def cite(self, cites: Iterable[str | dict[str, Any]]) -> str:
        """One citation of the given cites (ids or CSL-JSON citation-items), all items counting as cited."""
        wanted = self._cites(cites)
        if not {cite.id for cite in wanted} <= set(self._registered):
            self._register(self.items)
        return self._written(self._citations.order(wanted))

    def process_citations(self, citations: Iterable[dict[str, Any]]) -> list[str]:
        """The citations of a whole document, in its order, with their positions.

        Each is a citeproc-js citation object: `citationItems`, and `properties.noteIndex` where it is a note.
        """
        documents = []
        for number, data in enumerate(citations, 1):
            note = (data.get("properties") or {}).get("noteIndex", number if self.style.is_note else 0)
            documents.append(placed(data, note if isinstance(note, int) else 0))
        return self.render_document(documents)

    def render_document(self, citations: list[Placed], uncited: Iterable[str] = ()) -> list[str]:
        """As `process_citations`, for citations that are placed already; `uncited` items count too."""
        known = [p._replace(cites=[c for c in p.cites if self._known(c.id)]) for p in citations]
        order = dict.fromkeys([cite.id for p in known for cite in p.cites])
        self._register([*order, *(i for i in uncited if i not in order)], force=True)
        ordered = [p._replace(cites=self._citations.order(p.cites)) for p in known]
        distance = self.style.citation.get("near-note-distance", "5")
        near = int(distance) if distance.isdecimal() else 5
        self.engine.first_notes, self.engine.repeated = set_positions(ordered, near)
        self.engine.disambiguate()
        return [self._written(p.cites) for p in ordered]

    def state(self, citation: Placed) -> object:
        """What a citation's form depends on besides its own text: it has changed if this has."""
        return [self.engine.state(cite.id) for cite in citation.cites if cite.id in self.items]

    def _written(self, cites: list[Cite]) -> str:
        """One citation in the output format; one that comes out empty is marked, and a problem."""
        if text := self._citations.render(cites):
            return self.write(text)
        for cite in cites:
            self._no_form(cite.id)
        return self.output.escape(NO_FORM) if cites else ""

    def _no_form(self, identity: str) -> None:
        message = f"the style '{self.style.title}' prints nothing for '{identity}'"
        problem = Problem("reference-without-form", message, citekey=identity)
        if problem not in self.problems:
            self.problems.append(problem)

    def write(self, text: str) -> str:
        """Marked text in the output format."""
        return serialize(text, self.output, self._quotes)

    def _register(self, ids: Iterable[str], force: bool = False) -> None:
        wanted = [i for i in ids if self._known(i)]
        if wanted != self._registered or force:
            self._registered = wanted
            self.engine.update(self.items[i] for i in wanted)

    def _known(self, identity: str) -> bool:
        if identity in self.items:
            return True
        problem = Problem("citation-undefined", f"no item '{identity}'", citekey=identity)
        if problem not in self.problems:
            self.problems.append(problem)
        return False

    def _cites(self, cites: Iterable[str | dict[str, Any]]) -> list[Cite]:
        made: Iterator[Cite] = (
            Cite(one)
            if isinstance(one, str)
            else Cite(str(one.get("id")), **{k: v for k, v in one.items() if k != "id"})
            for one in cites
        )
        return [cite for cite in made if self._known(cite.id)]

    def _no_bibliography(self) -> Problem:
        return Problem(
            "style-without-bibliography",
            f"the style '{self.style.title}' has no bibliography section",
            file=self.style.file,
            hint="print citations with it, or choose another style",
        )

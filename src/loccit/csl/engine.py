"""The state of one document: its items in order, their numbers and disambiguation; renders marked text.

Knows nothing of citations' order (`session`), of clusters (`citation`) or of output formats (`processor`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import marks as m
from . import punctuation
from .compiler import Compiler
from .context import PLAIN, Cite, Context, Disambiguation, Replace
from .disambiguate import Disambiguator, Options, Trace
from .formatting import affix, format_marks
from .items import Item
from .locale import Locale
from .names import Name
from .sorting import Key, Sorter
from .style import Style
from .xmltree import Element

_BLOCK = "".join(m.DISPLAYS.values())
_EDGES = re.compile(rf"^([{m.ALL}]*[{_BLOCK}][{m.ALL}]*) +| +({m.END}+)$")  # spaces that a block begins or ends with
_EMPTY = Element("layout", {}, (), "", 0)


class Engine:
    """Renders cites and entries of the items it has been given."""

    def __init__(self, style: Style, locale: Locale) -> None:
        self.style, self.locale = style, locale
        self.citation = Compiler(style, locale, "citation")
        self.bibliography = Compiler(style, locale, "bibliography")
        self.cite_layout = style.citation.find("layout") or _EMPTY
        self.entry_layout = (style.bibliography.find("layout") if style.bibliography else None) or _EMPTY
        self._cite = self.citation.sequence(self.cite_layout.children)
        self._entry = [self.bibliography.build(child) for child in self.entry_layout.children]
        self.cite_sorter = Sorter(self.citation, style.citation.find("sort"))
        sort = style.bibliography.find("sort") if style.bibliography else None
        self.entry_sorter = Sorter(self.bibliography, sort)
        self.in_quote = locale.flag("punctuation-in-quote")
        used = list(_used(style))
        self.explicit_suffix = "year-suffix" in used
        conditions = used.count("disambiguate")
        self.numeric = "citation-number" in used
        self.shows_notes = "first-reference-note-number" in used
        self.options = _options(style, conditions)
        self.items: list[Item] = []
        self.order: list[Item] = []
        self.numbers: dict[str, int] = {}
        self.dis: dict[str, Disambiguation] = {}
        self.levels: dict[Name, int] = {}
        self.first_notes: dict[str, int] = {}  # item -> the note in which it is first cited
        self.repeated: set[str] = set()  # items cited more than once

    def update(self, items: Iterable[Item]) -> None:
        """Take `items`, in the order in which they are cited; sort, number and disambiguate them."""
        self.items = list(items)
        self.numbers = {item.id: number for number, item in enumerate(self.items, 1)}
        self._sort()
        self.disambiguate()

    def disambiguate(self) -> None:
        """Work out what tells the cites of the items apart."""
        self.dis, self.levels = {}, {}
        rank = {item.id: number for number, item in enumerate(self.order)}
        worker = Disambiguator(self.items, self._probe, self.options)
        self.levels = worker.levels
        worker.run(lambda item: rank[item.id])
        self.dis = worker.result

    def _sort(self) -> None:
        """The bibliography's order, which also gives the citation numbers."""
        self.order = self.items
        if not self.entry_sorter:
            return
        keys = [self._entry_keys(item) for item in self.items]
        self.order = [self.items[i] for i in self.entry_sorter.order(keys)]
        if not self.entry_sorter.by_number:
            self.numbers = {item.id: number for number, item in enumerate(self.order, 1)}

    def _entry_keys(self, item: Item) -> tuple[Key, ...]:
        return self.entry_sorter.keys(lambda: self._context(item, "bibliography"))

    def state(self, identity: str) -> object:
        """What the form of an item's cites depends on, outside of the item and the style."""
        dis = self.dis.get(identity, PLAIN)
        number = self.numbers.get(identity) if self.numeric else 0
        repeated = dis.condition > 0 and identity in self.repeated
        return dict(dis.names), dict(dis.givens), dis.condition, dis.suffix, number, repeated

    def cite_keys(self, cite: Cite, item: Item) -> tuple[Key, ...]:
        """The sort keys of a cite inside its citation."""
        return self.cite_sorter.keys(lambda: self._context(item, "citation", cite))

    def _context(self, item: Item, area: str, cite: Cite | None = None, dis: Disambiguation | None = None) -> Context:
        dis = dis or self.dis.get(item.id, PLAIN)
        c = Context(item, area, cite, dis) if cite else Context(item, area, dis=dis)
        c.number = self.numbers.get(item.id, 0)
        c.levels, c.levels_primary = self.levels, self.options.rule.startswith("primary")
        c.explicit_suffix = self.explicit_suffix
        return c

    def _probe(self, item: Item, dis: Disambiguation, trace: Trace | None) -> str:
        """What a plain cite looks like under `dis`, to compare it with others."""
        c = self._context(item, "citation", self._backreference(item), dis)
        c.trace, c.probing = trace, True
        return self._cite(c)

    def _backreference(self, item: Item) -> Cite:
        """The cite that is compared: a later one, which is the shortest the item gets."""
        cite = Cite(item.id)
        cite.position, cite.near_note, cite.first_note = "subsequent", True, self.first_notes.get(item.id, 0)
        return cite

    def cite(self, item: Item, cite: Cite, started: bool, hide_names: bool = False, hide_year: bool = False) -> Context:
        """Render one cite; its text is in the context's `text`."""
        c = self._context(item, "citation", cite)
        c.started = started
        c.hide_names = hide_names or cite.suppress_author
        c.year_hidden = hide_year
        c.text = self._cite(c)
        return c

    def entry(self, item: Item, replace: Replace | None = None) -> Context:
        """Render one bibliography entry, with the layout's affixes and formatting; see the context's `text`."""
        c = self._context(item, "bibliography")
        c.started = False
        c.replace = replace
        pieces = [text for render in self._entry if (text := render(c))]
        prefix, suffix = affix(self.entry_layout.get("prefix")), affix(self.entry_layout.get("suffix"))
        if self.style.bibliography and self.style.bibliography.get("second-field-align") and len(pieces) > 1:
            rest = "".join(pieces[1:])
            text = f"{m.LEFT_MARGIN}{prefix}{pieces[0]}{m.END}{m.RIGHT_INLINE}{rest}{suffix}{m.END}"
        else:
            text = f"{prefix}{_append(''.join(pieces), suffix)}" if pieces else ""
        opening = format_marks(self.entry_layout)
        c.text = _EDGES.sub(r"\1\2", self.tidy(f"{opening}{text}{m.END * len(opening)}"))
        return c

    def tidy(self, text: str) -> str:
        """`text` with its seams cleaned."""
        return punctuation.tidy(text, self.in_quote)


def _append(text: str, suffix: str) -> str:
    """The layout's suffix, inside the last display block if there is one."""
    if suffix and text.endswith(m.END) and any(mark in text for mark in m.DISPLAYS.values()):
        return f"{text[:-1]}{suffix}{m.END}"
    return text + suffix


def _options(style: Style, conditions: int) -> Options:
    get = style.citation.get
    return Options(
        get("disambiguate-add-givenname") == "true",
        get("disambiguate-add-names") == "true",
        conditions,
        get("disambiguate-add-year-suffix") == "true",
        get("givenname-disambiguation-rule", "by-cite"),
    )


def _used(style: Style) -> Iterable[str]:
    """The features that change disambiguation and numbering, as often as the style uses them."""
    todo = list(style.root.children)
    while todo:
        element = todo.pop()
        variable = element.get("variable")
        if element.tag == "text" and variable in ("year-suffix", "citation-label"):
            yield "year-suffix"
        elif element.tag in ("text", "number") and variable in ("citation-number", "first-reference-note-number"):
            yield variable
        elif element.get("disambiguate") == "true":
            yield "disambiguate"
        todo.extend(element.children)

"""The list: as many records as there are, of which only the ones in sight are read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle

from loccit.cli.cells import cut, fit, width
from loccit.cli.output import clean

if TYPE_CHECKING:
    from loccit.index import Label
    from loccit.index.found import Found

PAGE = 100
_MOST_PAGES = 40
_WIDE = 64
"""From this many cells on a record is one line: year, creators, title; below two lines."""
_WHO = 24

Fetch = Callable[["Found", int, int], Awaitable["list[Label | None] | None"]]


class Listing(ScrollView, can_focus=True):
    """The records found. `fetch` reads what it shows; None where that failed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"listing--at", "listing--quiet", "listing--title"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup,ctrl+b", "move_page(-1)", "Page up", show=False),
        Binding("pagedown,ctrl+f,space", "move_page(1)", "Page down", show=False),
        Binding("home,g", "first", "First", show=False),
        Binding("end,G", "last", "Last", show=False),
    ]

    class Moved(Message):
        """Another record is under the cursor, or it was read; `citekey` is '' where there is none."""

        def __init__(self, citekey: str) -> None:
            super().__init__()
            self.citekey = citekey

    class Chosen(Message):
        """A record was clicked twice, or Enter pressed on it."""

    class Gone(Message):
        """A record of the list is not there any more as it was found."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__(id="listing")
        self._fetch = fetch
        self._found: Found | None = None
        self._pages: dict[int, list[Label | None]] = {}
        self._asked: set[int] = set()
        self.cursor = 0

    def show(self, found: Found | None, cursor: int = 0) -> None:
        """Shows what was found, the cursor on the record of this number."""
        self._found = found
        self._pages, self._asked = {}, set()
        self.cursor = max(0, min(cursor, self.count - 1))
        self._measure()
        self._to_cursor()
        self.refresh()
        self.post_message(self.Moved(self.citekey))

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self._found) if self._found is not None else 0

    @property
    def citekey(self) -> str:
        """The one under the cursor; '' where there is none, or it was not read yet."""
        row = self.row(self.cursor) if self.count else None
        return row[0] if row is not None else ""

    def row(self, number: int) -> Label | None:
        """A row of the list; None, and it is fetched, where it was not read yet."""
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            self._want(page)
            return None
        return self._pages[page][place] if place < len(self._pages[page]) else None

    def _want(self, page: int) -> None:
        if page not in self._asked and self._found is not None:
            self._asked.add(page)
            self.run_worker(self._load(self._found, page), exit_on_error=True)

    async def _load(self, found: Found, page: int) -> None:
        rows = await self._fetch(found, page * PAGE, (page + 1) * PAGE)
        if found is not self._found or rows is None:
            return
        while len(self._pages) >= _MOST_PAGES:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._asked.discard(oldest)
        self._pages[page] = rows
        self.refresh()
        if self.cursor // PAGE == page:
            self.post_message(self.Moved(self.citekey))
        if None in rows:
            self.post_message(self.Gone())

    # moving

    def action_move(self, by: int) -> None:
        """Moves the cursor by so many records."""
        self.go(self.cursor + by)

    def action_move_page(self, by: int) -> None:
        """Moves the cursor by so many screens."""
        self.go(self.cursor + by * max(1, self.size.height // self._lines - 1))

    def action_first(self) -> None:
        """To the first record."""
        self.go(0)

    def action_last(self) -> None:
        """To the last record."""
        self.go(self.count - 1)

    def go(self, number: int) -> None:
        """Puts the cursor on a record."""
        number = max(0, min(number, self.count - 1))
        if number != self.cursor:
            self.cursor = number
            self._to_cursor()
            self.refresh()
            self.post_message(self.Moved(self.citekey))

    def _to_cursor(self) -> None:
        region = Region(0, self.cursor * self._lines, self._cells, self._lines)
        self.scroll_to_region(region, animate=False, force=True)

    async def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens the record."""
        number = (event.y + self.scroll_offset.y) // self._lines
        if number < self.count:
            self.go(number)
            if event.chain == 2:
                self.post_message(self.Chosen())

    # drawing

    @property
    def _lines(self) -> int:
        return 1 if self._cells >= _WIDE else 2

    @property
    def _cells(self) -> int:
        return self.scrollable_content_region.width

    def _measure(self) -> None:
        self.virtual_size = Size(self._cells, self.count * self._lines)

    def on_resize(self) -> None:
        """One line or two a record, as there is room."""
        self._measure()
        self._to_cursor()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number, line = divmod(y + self.scroll_offset.y, self._lines)
        cells = self._cells
        if number >= self.count:
            return Strip.blank(cells, self.rich_style)
        row = self.row(number)
        at = number == self.cursor
        style = self.get_visual_style("listing--at") if at else self.visual_style
        blank = self._rich(style, at)
        if row is None:
            return Strip([Segment(fit(" …", cells), blank)], cells)
        parts = self._one_line(row, cells) if self._lines == 1 else self._two_lines(row, line, cells)
        kinds = {name: style + self.get_visual_style(f"listing--{name}", partial=True) for _, name in parts}
        segments = [Segment(text, self._rich(kinds[name], at)) for text, name in parts]
        return Strip(segments).adjust_cell_length(cells, blank)

    def _rich(self, style: VisualStyle, at: bool) -> Style:
        """As Rich knows it; without colour, the record at the cursor is in reverse video."""
        return style.rich_style + Style(reverse=True) if at and self.app.no_color else style.rich_style

    def _one_line(self, row: Label, cells: int) -> list[tuple[str, str]]:
        quiet = f" {fit(clean(row[1]), 5)}  {fit(clean(row[2]), _WHO)}  "
        return [(quiet, "quiet"), (cut(_title(row), cells - width(quiet) - 1), "title")]

    def _two_lines(self, row: Label, line: int, cells: int) -> list[tuple[str, str]]:
        if line == 0:
            return [(f" {cut(_title(row), cells - 2)}", "title")]
        year = clean(row[1])
        who = cut(clean(row[2]), cells - 4 - width(year))
        return [(f" {who}{', ' if who and year else ''}{year}", "quiet")]


def _title(row: Label) -> str:
    return clean(row[3]) or row[0]

"""The screen: a filter, a list and a card, and what the keys do."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from loccit.cli.base import ASK_ABOVE
from loccit.cli.browse.cardpane import CardPane
from loccit.cli.browse.dialogs import Ask, Keys
from loccit.cli.browse.filtering import Filter
from loccit.cli.browse.lending import edited
from loccit.cli.browse.listing import Listing
from loccit.cli.browse.review import Review
from loccit.cli.browse.tagging import Tagging
from loccit.cli.output import clean
from loccit.errors import LoccitError

if TYPE_CHECKING:
    from loccit.cli.browse.desk import Host
    from loccit.index import Label
    from loccit.index.found import Found
    from loccit.library import Library

ORDERS = ("citekey", "author", "year", "title")
_FILTER_AFTER = 0.12
"""Seconds without a key after which the list follows the filter."""
_CARD_AFTER = 0.05
_PATIENCE = 0.7
"""Seconds after which a reader is told what is waited for."""


class Main(Screen[None]):
    """The library in `folder`; `query` is what the filter begins with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", tooltip="type to filter; Enter goes to the list, Esc clears"),
        Binding("enter,right,l", "read", "Read", show=False, tooltip="to the card, to scroll it; Esc comes back"),
        Binding("t", "tag", "Tag", tooltip="give and take tags"),
        Binding("e", "edit", "Edit", tooltip="edit the entry's own text in $EDITOR"),
        Binding("d", "duplicates", "Duplicates", tooltip="walk through the duplicates among what the filter finds"),
        Binding("c", "copy('citation')", "Cite", tooltip="copy the citation as it stands in the text"),
        Binding("r", "copy('reference')", "Reference", show=False, tooltip="copy the formatted reference"),
        Binding("y", "copy('citekey')", "Key", tooltip="copy the citekey"),
        Binding("u", "take_back('undo')", "Undo", tooltip="take the last change back"),
        Binding("U", "take_back('redo')", "Redo", show=False, tooltip="do again what was taken back"),
        Binding("s", "sort", "Sort", show=False, tooltip="sort by citekey, author, year, title in turn"),
        Binding("S", "turn_round", "Turn round", show=False, tooltip="sort the other way round"),
        Binding("f5", "renew", "Look again", show=False, tooltip="read the library again"),
        Binding("question_mark,f1", "keys", "Keys", key_display="?", tooltip="show the keys"),
        Binding("q", "app.quit", "Quit", tooltip="leave; Ctrl+Q and Ctrl+C leave from anywhere"),
        Binding("escape,left,h", "back", "Back", show=False),
    ]

    def __init__(self, host: Host, folder: Path, query: str) -> None:
        super().__init__()
        self._host = host
        self._folder = folder
        self._order = ORDERS[0]
        self._backwards = False
        self._known_tags: list[str] | None = None
        self._turning = asyncio.Lock()
        self._query = query
        self.filter = Filter(self._tags)
        self.listing = Listing(self._rows)
        self.card = CardPane()

    def compose(self) -> ComposeResult:
        """The screen, from top to bottom."""
        with Horizontal(id="head"):
            yield Static("loccit", id="name", markup=False)
            yield Static("reading the library …", id="count", markup=False)
        yield self.filter
        yield Static("", id="says", markup=False)
        with Horizontal(id="middle"):
            yield self.listing
            yield self.card
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begins with what was asked for on the command line."""
        self.filter.focus()
        if self._query:
            self.filter.value = self._query
        else:
            self.find()
        self._head()

    # asking

    @work(exclusive=True, group="find")
    async def find(self, after: float = 0.0, stay: bool = True) -> None:
        """Shows what the filter finds; with `stay`, the cursor stays on its record. A newer question replaces it."""
        await asyncio.sleep(after)
        if stay:
            self._known_tags = None
        query, order, backwards, citekey = self.filter.value, self._order, self._backwards, self.listing.citekey

        def question(library: Library) -> tuple[Found, int | None, int]:
            found = library.found(query, order, backwards)
            return found, found.place(citekey) if stay and citekey else None, library.count()

        try:
            found, place, all_of_them = await self._host.desk.ask(question)
        except (LoccitError, OSError) as error:
            self._say(str(error), wrong=True)
            return
        self._say("")
        self.listing.show(found, place if place is not None else self.listing.cursor if stay else 0)
        self._count(len(found), all_of_them)

    def _say(self, message: str, wrong: bool = False) -> None:
        says = self.query_one("#says", Static)
        says.update(clean(message))
        says.set_class(wrong, "-wrong")
        self.filter.set_class(wrong, "-wrong")

    def _count(self, found: int, everything: int) -> None:
        some = f"{found:,} of {everything:,}" if found != everything else f"{everything:,}"
        order = f"by {self._order}{', backwards' if self._backwards else ''}"
        self.query_one("#count", Static).update(f"{some} {'record' if everything == 1 else 'records'}, {order}")
        if not everything:
            self._say("the library is empty: loccit import SOURCE brings records in")
        elif not found:
            self._say("nothing is found; Esc clears the filter")

    @work(exclusive=True, group="head")
    async def _head(self) -> None:
        name = await self._host.asked(lambda library: library.settings.name)
        self.query_one("#name", Static).update(f"loccit  {clean(name or self._folder.name)}")

    async def _rows(self, found: Found, start: int, stop: int) -> list[Label | None] | None:
        try:
            return await self._host.desk.glance(lambda _: found.labels(start, stop))
        except (LoccitError, OSError) as error:
            self._host.tell(str(error), fault=True)
            return None

    async def _tags(self) -> list[str]:
        """The tags in use, read again when the library may have changed."""
        if self._known_tags is None:
            self._known_tags = await self._host.asked(lambda library: list(library.tag_counts())) or []
        return self._known_tags

    @work(exclusive=True, group="card")
    async def _card(self, citekey: str) -> None:
        """The card of a record, once the cursor rests on it."""
        if not citekey:
            self.card.show(None)
            return
        await asyncio.sleep(_CARD_AFTER)
        try:
            self.card.show(await self._host.desk.ask(lambda library: library.card(citekey, reference=True)))
        except LoccitError:  # it is gone meanwhile
            self.card.show(None)
            self.find()
        except OSError as error:
            self._host.tell(str(error), fault=True)

    # what happens

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        self.find(_FILTER_AFTER, stay=False)

    @on(Input.Submitted, "#filter")
    def _entered(self) -> None:
        self.listing.focus()

    @on(Filter.Step)
    def _stepped(self, event: Filter.Step) -> None:
        self.listing.action_move(event.by)

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        self._card(event.citekey)

    @on(Listing.Chosen)
    def _chosen(self) -> None:
        self.action_read()

    @on(Listing.Gone)
    def _gone(self) -> None:
        self.find()

    @on(events.AppFocus)
    def _came_back(self) -> None:
        """Another window may have changed the library."""
        self.find()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The way to the filter is no use in the filter."""
        return not (action == "filter" and self.focused is self.filter)

    def action_filter(self) -> None:
        """To the filter."""
        self.remove_class("-reading")
        self.filter.focus()

    def action_read(self) -> None:
        """To the card."""
        if self.listing.citekey:
            self.add_class("-reading")
            self.card.focus()

    def action_back(self) -> None:
        """From the card to the list; from there, the filter is cleared."""
        if self.focused is self.card:
            self.remove_class("-reading")
            self.listing.focus()
        elif self.filter.value:
            self.filter.value = ""
        elif self.focused is self.filter:
            self.listing.focus()

    def action_sort(self) -> None:
        """The next order."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.find()

    def action_turn_round(self) -> None:
        """The order the other way round."""
        self._backwards = not self._backwards
        self.find()

    @work(exclusive=True, group="renew")
    async def action_renew(self) -> None:
        """Reads the library again."""
        await self._host.desk.renew()
        self.find()
        self._head()

    def action_keys(self) -> None:
        """What the keys do."""
        bindings = [one for one in self.BINDINGS if isinstance(one, Binding) and one.tooltip]
        self.app.push_screen(Keys([(_shown(one), one.tooltip) for one in bindings]))

    def action_tag(self) -> None:
        """Tags of the record."""
        if self.listing.citekey:
            self.app.push_screen(Tagging(self._host, self.listing.citekey))

    def action_duplicates(self) -> None:
        """Duplicates among what the filter finds."""
        self.app.push_screen(Review(self._host, self.filter.value))

    def action_edit(self) -> None:
        """The entry's own text in $EDITOR, which has the terminal meanwhile."""
        if not self.listing.citekey:
            return
        try:
            with self.app.suspend():
                change, fault = edited(self._folder, self.listing.citekey)
        except SuspendNotSupported:
            change, fault = None, "this terminal cannot be lent to an editor: loccit edit does it"
        self.app.refresh(layout=True)
        self._host.tell(fault, fault=True)
        self.run_worker(self._host.changed(lambda _: change), group="edit")

    @work(exclusive=True, group="copy")
    async def action_copy(self, what: str) -> None:
        """To the clipboard: the citation, the reference or the citekey."""
        citekey = self.listing.citekey
        if not citekey:
            return
        text: str | None = citekey
        if what == "reference":
            card = await self._host.asked(lambda library: library.card(citekey, reference=True))
            text = card.reference if card else None
        elif what == "citation":
            text = await self._citation(citekey)
        if text:
            self.app.copy_to_clipboard(clean(text))
            self._host.tell(f"copied: {text}")

    async def _citation(self, citekey: str) -> str | None:
        """As `cite` prints it: all records count, which takes a while where they are many."""
        waiting = asyncio.ensure_future(self._host.asked(lambda library: _citation(library, citekey), aside=True))
        done, _ = await asyncio.wait({waiting}, timeout=_PATIENCE)
        if not done:
            self._host.tell("formatting the citation, among all records …")
        return await waiting

    @work(group="undo")
    async def action_take_back(self, turn: str) -> None:
        """Undo or redo: asked about first where it removes many records, as on the command line. One at a time."""
        async with self._turning:
            planned = await self._host.asked(lambda library: getattr(library, turn)(dry_run=True))
            if planned is None:
                return
            if planned.removed > ASK_ABOVE:
                question = f"{turn.capitalize()} '{clean(planned.summary)}', which removes {planned.removed} records?"
                if not await self.app.push_screen_wait(Ask(question)):
                    return
            await self._host.changed(lambda library: getattr(library, turn)())


def _citation(library: Library, citekey: str) -> str:
    return str(library.cite([citekey], None, "", "text").data).strip()


def _shown(binding: Binding) -> str:
    """A binding's keys as the help names them."""
    names = {"slash": "/", "question_mark": "?", "right": "→", "left": "←"}
    return " ".join(names.get(key, key.capitalize() if len(key) > 1 else key) for key in binding.key.split(","))

"""Tags of one record: type to find one, Enter gives or takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from loccit.cli.browse.look import as_content
from loccit.cli.card import Span
from loccit.cli.output import clean

if TYPE_CHECKING:
    from loccit.cli.browse.desk import Host
    from loccit.library import Library

_MOST = 200


class Known(NamedTuple):
    """A tag that can be given; `words` is what finds it: slug and labels, in lower case."""

    name: str
    label: str
    words: str


class State(NamedTuple):
    """The record's tags, and all that could be given."""

    tags: list[str]
    known: list[Known]


def read(library: Library, citekey: str) -> State:
    """What the screen shows: the record's own tags first, then the vocabulary's, then others in use."""
    tags = library.record(citekey).keywords
    concepts = library.vocabulary.concepts if library.vocabulary else {}
    names = dict.fromkeys([*tags, *concepts, *library.tag_counts()])
    known = []
    for name in names:
        concept = concepts.get(name)
        labels = [concept.label, *concept.alternatives] if concept else []
        known.append(Known(name, labels[0] if labels else "", " ".join([name, *labels]).casefold()))
    return State(tags, known)


class Tagging(ModalScreen[bool]):
    """Closes with whether anything was changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
    ]

    def __init__(self, host: Host, citekey: str) -> None:
        super().__init__()
        self._host = host
        self.citekey = citekey
        self._state = State([], [])
        self._changed = False

    def compose(self) -> ComposeResult:
        """A line to type in, and the tags that it finds."""
        with Vertical(classes="box") as box:
            box.border_title = f"tags of {clean(self.citekey)}".replace("[", r"\[")
            box.border_subtitle = "Enter gives or takes, Esc closes"
            yield Input(placeholder="type to find a tag, or a new one", id="word")
            yield OptionList(id="tags", markup=False, compact=True)

    def on_mount(self) -> None:
        """Reads the tags."""
        self.query_one(Input).focus()
        self.load()

    @work(exclusive=True, group="tags")
    async def load(self) -> None:
        """Reads the record's tags and the vocabulary's."""
        state = await self._host.asked(lambda library: read(library, self.citekey))
        if state is None:
            self.dismiss(self._changed)
            return
        self._state = state
        self._list()

    @on(Input.Changed)
    def _list(self) -> None:
        """The tags with all the words typed; at the end, the words themselves as a new one."""
        typed = self.query_one(Input).value.strip()
        words = typed.casefold().split()
        found = [one for one in self._state.known if all(word in one.words for word in words)][:_MOST]
        options = [Option(self._line(one), id=one.name) for one in found]
        if typed and typed not in (one.name for one in self._state.known):
            options.append(Option(f"+ {clean(typed)}  (new)", id=typed))
        tags = self.query_one(OptionList)
        tags.clear_options()
        tags.add_options(options)
        tags.highlighted = 0 if options else None

    @property
    def listed(self) -> bool:
        """Whether there are tags to choose from."""
        return self.query_one(OptionList).option_count > 0

    def _line(self, known: Known) -> Content:
        mark = Span("✓ " if known.name in self._state.tags else "  ", "tag")
        return as_content([[mark, Span(clean(known.name)), Span(f"  {clean(known.label)}", "label")]], self.app)

    def action_step(self, by: int) -> None:
        """Moves through the list while the words are typed."""
        tags = self.query_one(OptionList)
        if tags.option_count:
            tags.highlighted = ((tags.highlighted or 0) + by) % tags.option_count

    @on(Input.Submitted)
    def _submitted(self) -> None:
        tags = self.query_one(OptionList)
        if tags.highlighted is not None:
            self._turn(tags.get_option_at_index(tags.highlighted).id or "")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._turn(event.option_id or "")

    @work(exclusive=True, group="turn")
    async def _turn(self, tag: str) -> None:
        """Gives the tag, or takes it: one step of undo."""
        has = tag in self._state.tags
        add, remove = ((), (tag,)) if has else ((tag,), ())
        if await self._host.changed(lambda library: library.tag(self.citekey, add=add, remove=remove)):
            self._changed = True
            self.query_one(Input).value = ""
            self.load()

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(self._changed)

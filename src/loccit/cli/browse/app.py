"""The program: themes, the library beside the screen, and its faults told to the reader."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from loccit.cli.browse.desk import Desk
from loccit.cli.browse.look import DARK, LIGHT
from loccit.cli.browse.main import Main
from loccit.cli.output import clean
from loccit.errors import LoccitError

if TYPE_CHECKING:
    from loccit.library import Change, Library

T = TypeVar("T")


class Browse(App[None]):
    """The library in `folder`, full screen, beginning with what `query` finds.

    `theme` is the name of one of Textual's themes or of ours; `plain` is without any colour (NO_COLOR).
    """

    CSS_PATH = "style.tcss"
    TITLE = "loccit"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]  # noqa: RUF012 - declared so by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (14, "-tall")]  # noqa: RUF012 - declared so by Textual
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(self, folder: Path, query: str = "", theme: str = DARK.name, plain: bool = False) -> None:
        if plain:
            os.environ["NO_COLOR"] = "1"  # where Textual looks, and an editor that we start
        else:
            os.environ.pop("NO_COLOR", None)
        super().__init__(ansi_color=True if plain else None)
        self.desk = Desk(folder)
        self.main = Main(self, folder, query)
        for own in (DARK, LIGHT):
            self.register_theme(own)
        self.theme = "ansi-dark" if plain else theme

    def get_default_screen(self) -> Screen[None]:
        """The one screen that is always there."""
        return self.main

    def _fatal_error(self) -> None:
        """Ends after a fault of ours, without Textual's page of traceback: `fault` is for who started it."""
        self._close_messages_no_wait()

    @property
    def fault(self) -> Exception | None:
        """What ended it, if something did."""
        return self._exception

    def on_unmount(self) -> None:
        """Lets the library go."""
        self.desk.close()

    async def asked(self, question: Callable[[Library], T], aside: bool = False) -> T | None:
        """The library's answer; None where it could not be given, which the reader is told."""
        try:
            return await (self.desk.aside(question) if aside else self.desk.ask(question))
        except (LoccitError, OSError) as error:
            self.tell(str(error), fault=True)
            return None

    async def changed(self, work: Callable[[Library], Change | None]) -> bool:
        """Whether the change was carried out; what it did, or why not, the reader is told."""
        try:
            change = await self.desk.change(work)
        except (LoccitError, OSError) as error:
            self.tell(str(error), fault=True)
            return False
        if change is not None:
            for noticed in change.notes:
                self.tell(noticed)
            self.tell(f"done: {change.summary}" if change.citekeys else "nothing to change")
        self.main.find()
        return True

    def tell(self, message: str, fault: bool = False) -> None:
        """Tells the reader something in one line."""
        if message and self.is_running:
            severity, seconds = ("error", 8) if fault else ("information", 3)
            self.notify(clean(message), severity=severity, timeout=seconds, markup=False)  # type: ignore[arg-type]

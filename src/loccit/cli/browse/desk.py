"""The library, asked beside the screen: a question that takes its time never keeps a key waiting."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from loccit.library import Library

if TYPE_CHECKING:
    from loccit.library import Change

T = TypeVar("T")


class Desk:
    """The library in `folder`. Questions and changes go one after the other through one thread, as SQLite wants it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._thread = ThreadPoolExecutor(1, "library")
        self._library: Library | None = None

    async def ask(self, question: Callable[[Library], T]) -> T:
        """The answer, about the files as they are now. A question that is cancelled before its turn is never asked."""
        return await asyncio.wrap_future(self._thread.submit(self._answer, question))

    async def glance(self, question: Callable[[Library], T]) -> T:
        """As `ask`, without looking at the files first."""
        return await asyncio.wrap_future(self._thread.submit(self._answer, question, False))

    async def change(self, work: Callable[[Library], T]) -> T:
        """Carries out a change; the next question sees the library as it is then."""
        try:
            return await self.ask(work)
        finally:
            await self.renew()

    async def renew(self) -> None:
        """Forgets what was read: files, settings and vocabulary are looked at again."""
        await asyncio.wrap_future(self._thread.submit(self._close))

    async def aside(self, question: Callable[[Library], T]) -> T:
        """The answer to a question that takes long, from a thread of its own, which nobody waits for at the end."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def tell(value: T | None, error: BaseException | None) -> None:
            if answer.cancelled():
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(value)  # type: ignore[arg-type]  # a T where there is no error

        def work() -> None:
            library = Library(self.folder)
            value: T | None = None
            error: BaseException | None = None
            try:
                value = question(library)
            except BaseException as raised:  # noqa: BLE001 - handed to who asked, whatever it is
                error = raised
            finally:
                library.index.close()
            if not loop.is_closed():
                loop.call_soon_threadsafe(tell, value, error)

        threading.Thread(target=work, name="library-aside", daemon=True).start()
        return await answer

    def close(self) -> None:
        """Lets the library go."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True, cancel_futures=False)

    def _answer(self, question: Callable[[Library], T], look: bool = True) -> T:
        if self._library is None:
            self._library = Library(self.folder)
        elif look:
            self._library.index.refresh()
        return question(self._library)

    def _close(self) -> None:
        if self._library is not None and "index" in vars(self._library):
            self._library.index.close()
        self._library = None


class Host(Protocol):
    """What a screen needs of the program: the library, with its faults told to the reader."""

    desk: Desk

    async def asked(self, question: Callable[[Library], T], aside: bool = False) -> T | None:
        """The answer; None where it could not be given, which the reader was told."""

    async def changed(self, work: Callable[[Library], Change | None]) -> bool:
        """Whether the change was carried out; what it did, or why not, the reader was told."""

    def tell(self, message: str, fault: bool = False) -> None:
        """Tells the reader something in one line."""

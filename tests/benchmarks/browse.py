"""What `loccit browse` costs, through Textual's pilot: `python -m tests.benchmarks.browse [--entries N]`.

CPU milliseconds from a key to what it shows, the screen 160 by 50, Textual's own drawing and the pilot's waiting
included; the index is up to date. The last line is the greatest memory of the process.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from loccit.cli.browse.app import Browse
from loccit.cli.browse.tagging import Tagging
from loccit.library import Library
from tests.benchmarks.make_library import library


class Clock:
    """Prints what was spent since the last line, once something is so."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.spent = time.process_time()

    async def until(self, name: str, true: Callable[[], bool]) -> None:
        """Waits until `true`, and prints a line."""
        while not true():
            await self.pilot.pause(0.005)
        now = time.process_time()
        print(f"{name:<40}{1000 * (now - self.spent):8.0f} ms")
        self.spent = now


async def measure(folder: Path) -> None:
    """One line for each thing a reader does."""
    app = Browse(folder)
    async with app.run_test(size=(160, 50)) as pilot:
        clock = Clock(pilot)
        main = app.main

        def count() -> str:
            return str(main.query_one("#count").render())

        def carded() -> bool:
            return main.card.card is not None and main.card.card.citekey == main.listing.citekey

        await clock.until("start: the list", lambda: "records" in count())
        await clock.until("the first card", carded)
        await pilot.press(*"police")
        await clock.until("six letters typed: the list", lambda: " of " in count())
        main.filter.value = "author:smith year:2000..2010"
        await pilot.pause(0.3)
        await clock.until("a query with fields: the list", lambda: " of " in count())
        main.filter.value = ""
        await clock.until("no filter: the list", lambda: " of " not in count())
        await pilot.press("enter", "end")
        await clock.until("the last record, its card", carded)
        for _ in range(20):
            await pilot.press("pageup")
        await clock.until("20 screens up, the card there", carded)
        await pilot.press("s")
        await clock.until("sorted by author", lambda: "by author" in count())
        await pilot.press("t")
        await clock.until("the tags", lambda: isinstance(app.screen, Tagging) and app.screen.listed)
    print(f"{'memory':<40}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:8} MB")


def main() -> None:
    """Makes the library, indexes it and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "references.bib").write_bytes(library(entries))
        Library(folder).count()
        print(f"{entries:,} entries, CPU")
        asyncio.run(measure(folder))


if __name__ == "__main__":
    main()

"""Drives `loccit browse` through Textual's pilot, and says what a reader sees."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("textual", reason="Textual, the extra `browse`, is not installed")

from textual.pilot import Pilot

from loccit.cli.browse.app import Browse

Steps = Callable[[Browse, Pilot[None]], Awaitable[None]]


def drive(folder: Path, steps: Steps, size: tuple[int, int] = (100, 30), query: str = "", plain: bool = False) -> None:
    """Starts the program on a screen of this size, waits for the first card, and takes the steps."""

    async def run() -> None:
        app = Browse(folder, query, plain=plain)
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: "reading" not in text(app, "#count"))
            await until(pilot, lambda: not app.main.listing.count or card(app) == app.main.listing.citekey != "")
            await steps(app, pilot)

    asyncio.run(run())


async def until(pilot: Pilot[None], true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Waits until something is so: the library answers beside the screen."""
    waited = 0.0
    while not true():
        assert waited < seconds, "waited too long\n" + screen(pilot.app)
        await pilot.pause(0.02)
        waited += 0.02


def screen(app: object) -> str:
    """What stands on the screen, line by line."""
    assert isinstance(app, Browse)
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in lines)


def text(app: Browse, selector: str) -> str:
    """What a line of the main screen says."""
    return str(app.main.query_one(selector).render())


def card(app: Browse) -> str:
    """The citekey of the card."""
    return app.main.card.card.citekey if app.main.card.card else ""


def says(app: Browse) -> str:
    """What the card says."""
    return str(app.main.card.query_one("#text").render())


def told(app: Browse) -> str:
    """All that was told so far."""
    return "\n".join(note.message for note in app._notifications)


async def type_(pilot: Pilot[None], words: str) -> None:
    """Types words letter by letter."""
    names = {" ": "space", ":": "colon", '"': "quotation_mark", "(": "left_parenthesis", "-": "minus"}
    await pilot.press(*(names.get(letter, letter) for letter in words))

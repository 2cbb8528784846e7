"""How it looks: two calm themes, and the style of each kind of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App

    from loccit.cli.card import Line

DARK = Theme(
    "loccit-dark",
    primary="#8fb3e0", secondary="#9cc4b2", accent="#e0b070", warning="#e0b070", error="#e58b86", success="#9cc4b2",
    foreground="#d5d8de", background="#15171c", surface="#1b1e25", panel="#252a34", dark=True,
)  # fmt: skip
LIGHT = Theme(
    "loccit-light",
    primary="#2c5c99", secondary="#2d6b54", accent="#8f5410", warning="#8f5410", error="#a83232", success="#2d6b54",
    foreground="#2a2c31", background="#fbfaf7", surface="#f4f2ed", panel="#e6e3db", dark=False,
)  # fmt: skip
THEMES = {"dark": DARK.name, "light": LIGHT.name, "terminal": "ansi-dark"}
"""What `--theme` may say; `terminal` takes the terminal's own colours."""

_STYLES = {
    "citekey": "bold $primary", "type": "$foreground 60%", "label": "$foreground 55%", "tag": "$secondary",
    "gap": "$warning", "relation": "$primary", "reference": "$foreground", "mark": "bold $accent", "": "$foreground",
}  # fmt: skip
_OF_THE_TERMINAL = _STYLES | {"type": "dim", "label": "dim", "reference": "", "": "", "mark": "bold reverse"}
"""Its own colours cannot be mixed, so what is quiet is dim; without any colour this is all that is left."""


def as_content(lines: Iterable[Line], app: App[None]) -> Content:
    """Lines of spans with roles, as `app` shows them. What looks like markup in a title stays text."""
    styles = _OF_THE_TERMINAL if app.native_ansi_color else _STYLES
    return Content("\n").join(
        Content.assemble(*((span.text, styles.get(span.role, "")) for span in line)) for line in lines
    )

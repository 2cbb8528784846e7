"""What a back end gives: formatted references, and what went wrong."""

from __future__ import annotations

from typing import NamedTuple

from loccit.errors import Problem


class Formatted(NamedTuple):
    """A bibliography or a citation as one document of the format asked for; bytes where the format is not text.

    `entries` are (citekey, reference) of each record in the list's order, where the back end can part them.
    """

    data: str | bytes
    problems: list[Problem]
    entries: tuple[tuple[str, str], ...] = ()


TEXT_TARGETS = ("text", "markdown", "html", "latex")
"""The formats every back end can make."""

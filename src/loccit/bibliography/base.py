"""What a back end gives: formatted references, and what went wrong."""

from __future__ import annotations

from typing import NamedTuple

from loccit.errors import Problem


class Formatted(NamedTuple):
    """A bibliography or a citation as one document of the format asked for; bytes where the format is not text."""

    data: str | bytes
    problems: list[Problem]


TEXT_TARGETS = ("text", "markdown", "html", "latex")
"""The formats every back end can make."""

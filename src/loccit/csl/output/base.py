"""What an output format provides."""

from __future__ import annotations

from typing import NamedTuple

from loccit.csl import marks as m


class Layout(NamedTuple):
    """How a style wants its bibliography set (CSL 1.0.2, Whitespace)."""

    hanging_indent: bool = False
    second_field_align: str = ""  # "flush", "margin" or nothing
    line_spacing: int = 1
    entry_spacing: int = 1


class Output:
    """Plain text; formats override what they do otherwise."""

    formats: dict[str, tuple[str, str]] = {}  # noqa: RUF012 - one constant table a format
    blocks: dict[str, tuple[str, str]] = {m.BLOCK: ("\n", ""), m.INDENT: ("\n", ""), m.LEFT_MARGIN: ("", " ")}  # noqa: RUF012

    def escape(self, text: str) -> str:
        """Text with the format's own special characters made harmless."""
        return text

    def tags(self, mark: str) -> tuple[str, str]:
        """What opens and closes a formatting mark."""
        return self.formats.get(mark, ("", ""))

    def block(self, mark: str) -> tuple[str, str]:
        """What opens and closes a display block."""
        return self.blocks.get(mark, ("", ""))

    def entry(self, text: str, layout: Layout) -> str:
        """One bibliography entry."""
        return text.strip()

    def bibliography(self, entries: list[str], layout: Layout) -> str:
        """The whole list."""
        return "".join(f"{entry}\n" for entry in entries)

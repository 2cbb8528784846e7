"""What was searched for, on a terminal: each record with the words found, marked, within the terminal's width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from loccit.cli.cells import cut, width, wrap
from loccit.cli.output import clean, printable

if TYPE_CHECKING:
    from loccit.index.snippets import Snippet
    from loccit.library import Hit

_WIDEST = 120  # cells; longer lines are hard to read


def print_highlights(hits: Iterable[Hit]) -> None:
    """A record: its citekey, year and creators, its title, and where else the words stand."""
    import shutil

    room = min(_WIDEST, shutil.get_terminal_size().columns)
    for number, hit in enumerate(hits):
        if number:
            click.echo()
        for line in _lines(hit, room):
            click.echo(line)


def _lines(hit: Hit, room: int) -> Iterator[str]:
    citekey, year, who, title = map(clean, hit.label())
    key = cut(citekey, room)
    rest = cut("  ".join(part for part in (year, who) if part), max(0, room - width(key) - 2))
    yield f"{click.style(key, bold=True)}  {click.style(rest, dim=True)}" if rest else click.style(key, bold=True)
    snippets = list(hit.snippets)
    if not snippets or snippets[0].field != "title" or snippets[0].start:
        yield from (f"  {line}" for line in wrap(title, room - 2) if line)
    for snippet in snippets:
        label = "" if snippet.field == "title" and not snippet.start else f"{snippet.field}: "
        yield from _snippet(snippet, label, room)


def _snippet(snippet: Snippet, label: str, room: int) -> Iterator[str]:
    """The snippet under its label, wrapped, the words found marked."""
    before = "…" if snippet.start else ""
    text, marks = on_one_line(before + snippet.text, [(a + len(before), b + len(before)) for a, b in snippet.marks])
    at = 0
    for number, line in enumerate(wrap(text, room - 4, room - 4 - width(label))):
        at = text.index(line, at)
        inside = [(max(0, start - at), min(len(line), end - at)) for start, end in marks if start < at + len(line)]
        shown = _marked(line, [(start, end) for start, end in inside if start < end])
        name = click.style(label, dim=True) if label and not number else ""
        yield f"  {'  ' if label and number else name}{shown}"
        at += len(line)


def on_one_line(text: str, marks: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """`clean` text, and the marks where they are then."""
    places = []  # of each character, where it stands afterwards
    out: list[str] = []
    for char in text:
        shown = printable(char)
        blank = not shown or shown.isspace()
        places.append(len(out))
        if not blank:
            out.append(shown)
        elif shown and out and out[-1] != " ":
            out.append(" ")
    places.append(len(out))
    return "".join(out).rstrip(), [(places[start], places[end]) for start, end in marks]


def _marked(text: str, marks: Sequence[tuple[int, int]]) -> str:
    out, position = "", 0
    for start, end in marks:
        out += text[position:start] + click.style(text[start:end], fg="yellow", bold=True)
        position = end
    return out + text[position:]

"""Two records side by side on one screen: what differs first and in full as far as there is room, what agrees once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from loccit.cli.cells import cut, fit, width, wrap
from loccit.cli.output import clean

if TYPE_CHECKING:
    from loccit.record import Record

Part = tuple[str, bool]
"""A part of a value, and whether the other side lacks it."""

_LABEL = 15
_AROUND = 24
"""Characters that agree are shown so far around those that differ; the rest of a long text is left out."""
_BY_WORDS = 400
"""Longer texts are compared word by word, which is much quicker and shows as much."""
_ALONE = 2
"""Lines of a value that only one side has: there is nothing to compare it with."""
_GAP = 2


class Compared(NamedTuple):
    """One variable of both records."""

    variable: str
    left: str
    right: str

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.left == self.right


def compared(first: Record, other: Record) -> Iterator[Compared]:
    """Both records, variable by variable."""
    for variable in dict.fromkeys(["type", *first.fields, *other.fields]):
        yield Compared(variable, _value(first, variable), _value(other, variable))


def differences(text: str, other: str) -> Iterator[Part]:
    """`text` in parts: those that `other` has too, and those it lacks."""
    one, two = _units(text, other)
    for operation, start, end, _, _ in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if end > start:
            yield "".join(one[start:end]), operation != "equal"


def side_by_side(first: Record, other: Record, columns: int, rows: int) -> list[str]:
    """The lines of a screen of `columns` cells that is `rows` lines high; what differs is in reverse video.

    Long values are told around what differs; where even that is too much, each gets fewer lines, and what agrees is
    only named.
    """
    half = max(4, (columns - _LABEL - 3 - _GAP) // 2)
    both = list(compared(first, other))
    head = f"{' ' * (_LABEL + 3)}{fit(clean(first.citekey), half)}{' ' * _GAP}{cut(clean(other.citekey), half)}"
    agreed = [one for one in both if one.same]
    for most in (8, 4, 2, 1):
        told = [line for one in both if not one.same for line in _differing(one, half, most)]
        if 1 + len(told) + len(agreed) <= rows:
            return [head, *told, *(_agreeing(one, columns) for one in agreed)]
    named = wrap("the same: " + ", ".join(one.variable for one in agreed), columns - 2) if agreed else []
    room = max(1, rows - 1 - len(named))
    left_out = [f"  … and {len(told) - room + 1} more that differ: loccit show"] if len(told) > room else []
    return [head, *told[: room - len(left_out)], *left_out, *(f"  {line}" for line in named)]


def _units(text: str, other: str) -> tuple[Sequence[str], Sequence[str]]:
    if max(len(text), len(other)) <= _BY_WORDS:
        return text, other
    return [word + " " for word in text.split(" ")], [word + " " for word in other.split(" ")]


def _differing(one: Compared, half: int, most: int) -> Iterator[str]:
    """The lines of a variable on which the records differ, both sides marked."""
    if not (one.left and one.right):
        most = min(most, _ALONE)
    left = _laid_out(_around(differences(one.left, one.right)), half, most)
    right = _laid_out(_around(differences(one.right, one.left)), half, most)
    for number in range(max(len(left), len(right))):
        label = f"≠ {fit(one.variable, _LABEL)} " if not number else " " * (_LABEL + 3)
        shown = left[number] if number < len(left) else []
        beside = right[number] if number < len(right) else []
        blank = " " * (half - sum(width(text) for text, _ in shown) + _GAP)
        yield f"{label}{_styled(shown)}{blank}{_styled(beside)}".rstrip()


def _agreeing(one: Compared, columns: int) -> str:
    return f"  {fit(one.variable, _LABEL)} {cut(one.left, columns - _LABEL - 3)}"


def _around(parts: Iterable[Part]) -> list[Part]:
    """The parts, with what agrees cut to `_AROUND` characters before and behind what differs."""
    found = list(parts)
    out: list[Part] = []
    for number, (text, lacks) in enumerate(found):
        before = _AROUND if number else 0
        behind = _AROUND if number < len(found) - 1 else 0
        if lacks or len(text) <= before + behind + 2 * _AROUND:
            out.append((text, lacks))
        elif number:
            out.append((f"{text[:before].rstrip()} … {text[len(text) - behind :].lstrip() if behind else ''}", False))
        else:
            out.append((f"{text[:_AROUND].rstrip()} … {text[-_AROUND:].lstrip()}", False))
    return out


def _laid_out(parts: Sequence[Part], cells: int, most: int) -> list[list[Part]]:
    """The parts as at most `most` lines of `cells`, broken at blanks; what does not fit ends in `…`."""
    text = "".join(part for part, _ in parts)
    marks = [lacks for part, lacks in parts for _ in part]
    lines: list[list[Part]] = []
    position = 0
    wrapped = wrap(text, cells)
    for number, line in enumerate(wrapped[:most]):
        shown = cut(line + " …", cells) if number == most - 1 and len(wrapped) > most else line
        at = text.find(line.split(" ")[0], position) if line else position
        position, out = max(at, position), []
        for char in shown:
            while position < len(text) and text[position].isspace() and not char.isspace():
                position += 1
            real = position < len(text) and text[position] == char
            out.append((char, marks[position] if real else False))
            position += real
        lines.append(_runs(out))
    return lines


def _runs(chars: Iterable[Part]) -> list[Part]:
    """Neighbours of one kind as one part."""
    out: list[Part] = []
    for char, lacks in chars:
        if out and out[-1][1] == lacks:
            out[-1] = out[-1][0] + char, lacks
        else:
            out.append((char, lacks))
    return out


def _styled(parts: Iterable[Part]) -> str:
    return "".join(click.style(text, reverse=True) if lacks else text for text, lacks in parts)


def _value(record: Record, variable: str) -> str:
    return record.type if variable == "type" else clean(record.text(variable))

"""Alignment of a quotation with the words of a source: where it stands, and what was changed.

A semi-global edit distance over words (Needleman and Wunsch 1970 with free ends in the source). What is honest costs
nothing: a gap skips words of the source, a bracket stands for some of them, a note's number or the foot and head of a
page may stand between two words.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from loccit.manuscript.pattern import ANY, GAP, MOST_REPLACED, WORD, Element
from loccit.manuscript.words import Source

_MARGIN = 48  # words around the place where a quotation seems to stand
_PIECE = 250  # elements aligned at once
_FREQUENT = 500  # a word that stands everywhere in a source says nothing of the place
_BUCKET = 16  # diagonals counted together: words left out or put in move to a neighbouring one
_SKIP = 0.001  # a free step is taken only where it saves something


class Step(NamedTuple):
    """The elements `quote:quote_end` beside the words `word:word_end`; `changed` where that is not honest."""

    quote: int
    quote_end: int
    word: int
    word_end: int
    changed: bool


class Alignment(NamedTuple):
    """The words `first:last` of the source, step by step; `cost` is in changed words."""

    cost: float
    first: int
    last: int
    steps: list[Step]


def align(elements: list[Element], source: Source) -> Alignment | None:
    """The best alignment; None where no word of the quotation stands in the source."""
    if len(elements) > _PIECE * 1.5:
        return _pieces(elements, source)
    best: Alignment | None = None
    for low, high in _windows(elements, source):
        found = _align(elements, source, low, high)
        if best is None or found.cost < best.cost:
            best = found
        if best.cost < 0.5:
            break
    return best


def _pieces(elements: list[Element], source: Source) -> Alignment | None:
    """A very long quotation, piece by piece."""
    done: list[Alignment] = []
    steps: list[Step] = []
    for start in range(0, len(elements), _PIECE):
        piece = elements[start : start + _PIECE]
        found = align(piece, source)
        if found is None:
            found = Alignment(len(piece), 0, 0, [Step(0, len(piece), 0, 0, True)])
        steps += [one._replace(quote=one.quote + start, quote_end=one.quote_end + start) for one in found.steps]
        done.append(found)
    placed = [one for one in done if one.last > one.first]
    if not placed:
        return None
    cost = sum(one.cost for one in done)
    return Alignment(cost, min(one.first for one in placed), max(one.last for one in placed), steps)


def _windows(elements: list[Element], source: Source) -> list[tuple[int, int]]:
    """Where to align: around the diagonals on which most words agree, rare ones counting most."""
    segments: list[list[tuple[int, str]]] = [[]]
    for number, element in enumerate(elements):
        if element.kind == GAP:
            segments.append([])
        elif element.kind == WORD:
            segments[-1].append((number, element.word))
    spots = [_spots(segment, source) for segment in segments if segment]
    strongest = max(spots, key=lambda found: found[0][1] if found else 0, default=[])
    windows = []
    for place, _ in strongest[:3]:
        low, high = place, place + len(elements)
        for found in spots:
            near = [spot for spot, _ in found[:3] if abs(spot - place) < 3000]
            if len(spots) > 1 and near:
                low, high = min(low, near[0]), max(high, near[0] + len(elements))
        back = max((b - a for a, b in source.jumps if low <= b <= high), default=0)  # notes at the foot may be long
        ahead = max((b - a for a, b in source.jumps if low <= a <= high), default=0)
        windows.append((max(0, low - back - _MARGIN), min(len(source.words), high + ahead + _MARGIN)))
    return windows


def _spots(segment: list[tuple[int, str]], source: Source) -> list[tuple[int, float]]:
    """(where the quotation would begin, weight) for the segment, the best first.

    Words and pairs of words vote for the diagonal they stand on, the more the rarer they are in the source.
    """
    weights: Counter[int] = Counter()
    for position, (number, word) in enumerate(segment):
        follower = segment[position + 1][1] if position + 1 < len(segment) else ""
        for places in (source.places.get(word, ()), source.pairs.get((word, follower), ())):
            if len(places) <= _FREQUENT:
                for place in places:
                    weights[(place - number) // _BUCKET] += 1 / len(places)  # type: ignore[assignment]
    total = {bucket: weight + weights[bucket + 1] for bucket, weight in list(weights.items())}
    best = sorted(total.items(), key=lambda one: (-one[1], one[0]))[:3]
    return [(bucket * _BUCKET, weight) for bucket, weight in best]


def _align(elements: list[Element], source: Source, low: int, high: int) -> Alignment:
    words = source.words[low:high]
    width = len(words)
    free = {number - low for number in source.notes if low <= number < high}
    leaps = [(a - low, b - low) for a, b in source.jumps if low <= a and b <= high]
    costs = [0.0] * (width + 1)
    rows = [costs]
    backs: list[list[tuple[int, int]]] = [[(0, column) for column in range(width + 1)]]
    for number, element in enumerate(elements, 1):
        costs, back = _row(number, elements, words, rows)
        _along(costs, back, number, element, free, leaps, last=number == len(elements))
        rows.append(costs)
        backs.append(back)
    end = min(range(width + 1), key=lambda column: rows[-1][column])
    return _trace(rows, backs, end, low)


def _row(
    number: int, elements: list[Element], words: list[str], rows: list[list[float]]
) -> tuple[list[float], list[tuple[int, int]]]:
    """The costs of one element before every word; where each came from."""
    element, above, width = elements[number - 1], rows[number - 1], len(words)
    if element.kind in (GAP, ANY):
        return _free_row(number, element, above, width)
    costs = [above[0] + 1]
    back = [(number - 1, 0)]
    word, two = element.word, ""
    if number > 1 and element.kind == WORD and elements[number - 2].kind == WORD:
        two = elements[number - 2].word + word
    for column in range(1, width + 1):
        here = words[column - 1]
        same = here == word if element.kind == WORD else _stem(element, here)
        cost, origin = above[column - 1] + (0 if same else 1), (number - 1, column - 1)
        if not same:
            if above[column] + 1 < cost:
                cost, origin = above[column] + 1, (number - 1, column)
            if two and here == two and rows[number - 2][column - 1] < cost:
                cost, origin = rows[number - 2][column - 1], (number - 2, column - 1)
            elif (
                column > 1
                and len(here) < len(word)
                and word.endswith(here)
                and words[column - 2] + here == word
                and above[column - 2] < cost
            ):
                cost, origin = above[column - 2], (number - 1, column - 2)
        costs.append(cost)
        back.append(origin)
    return costs, back


def _stem(element: Element, word: str) -> bool:
    """Whether `word` begins and ends as quoted; what a bracket replaces of a word is short."""
    head, tail = element.word, element.tail
    return word.startswith(head) and word.endswith(tail) and len(word) <= len(head) + len(tail) + 8


def _free_row(
    number: int, element: Element, above: list[float], width: int
) -> tuple[list[float], list[tuple[int, int]]]:
    """A gap skips any number of words, a bracket a few; none are a little cheaper."""
    costs, back = [], []
    most = width if element.kind == GAP else MOST_REPLACED
    best = 0
    for column in range(width + 1):
        if above[column] < above[best]:
            best = column
        if column - best > most:
            best = min(range(column - most, column + 1), key=lambda one: above[one])
        costs.append(above[best])
        back.append((number - 1, best))
    return costs, back


def _along(
    costs: list[float], back: list[tuple[int, int]], number: int, element: Element, free: set[int],
    leaps: list[tuple[int, int]], *, last: bool,
) -> None:  # fmt: skip
    """Words that only the source has: one each, but for notes' numbers and what stands between two pages."""
    jump: dict[int, list[int]] = {}
    for a, b in () if last else leaps:
        jump.setdefault(b, []).append(a)
    for column in range(1, len(costs)):
        step = costs[column - 1] + (_SKIP if column - 1 in free else 1)
        if step < costs[column]:
            costs[column], back[column] = step, (number, column - 1)
        for start in jump.get(column, ()):
            if costs[start] + _SKIP < costs[column]:
                costs[column], back[column] = costs[start] + _SKIP, (number, start)


def _trace(rows: list[list[float]], backs: list[list[tuple[int, int]]], end: int, low: int) -> Alignment:
    """The steps from the end back to the beginning."""
    steps: list[Step] = []
    row, column = len(rows) - 1, end
    while row > 0:
        above, before = backs[row][column]
        changed = rows[row][column] - rows[above][before] > 0.5
        steps.append(Step(above, row, before + low, column + low, changed))
        row, column = above, before
    return Alignment(rows[-1][end], column + low, end + low, steps[::-1])

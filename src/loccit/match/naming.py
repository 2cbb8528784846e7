"""Names for records in groups: their own ids where those are unique, and what takes their place where they are not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count


def unique_names(own: Sequence[str]) -> list[str]:
    """A name for each record, no two alike. `own` are the ids that the input gives, '' for none.

    The first record with an id goes by it; another with the same by `id-2`, `id-3`, …; one without by its number,
    from 1. No name that is made up is an id of the input.
    """
    given = {name for name in own if name}
    used: set[str] = set()
    numbers: dict[str, count[int]] = {}
    out: list[str] = []
    for position, name in enumerate(own, 1):
        chosen = name
        if not name or name in used:
            base = name or str(position)
            chosen = base if base not in given else _next(base, numbers)
            while chosen in given or chosen in used:
                chosen = _next(base, numbers)
        used.add(chosen)
        out.append(chosen)
    return out


def _next(base: str, numbers: dict[str, count[int]]) -> str:
    return f"{base}-{next(numbers.setdefault(base, count(2)))}"

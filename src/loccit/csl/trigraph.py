"""`citation-label`, where the item has none: letters of the names and the year, as in `Doe99`."""

from __future__ import annotations

from . import marks as m
from .items import Item

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1), 4: (1, 1, 1, 1)}


def trigraph(item: Item) -> str:
    """Four letters from up to four authors, and the year's last two digits."""
    names = next((names for names in map(item.names, ("author", "editor", "translator")) if names), ())
    families = ["".join(ch for ch in m.strip(n.family or n.literal) if ch.isalnum()) for n in names[:4]]
    counts = _LETTERS.get(len(families), ())
    label = "".join(family[:count] for family, count in zip(families, counts, strict=False))
    if not label:
        label = m.strip(item.text("title"))[:4]
    date = item.date("issued")
    year = str(abs(date.start[0]))[-2:] if date and date.start[0] else ""
    return label + year

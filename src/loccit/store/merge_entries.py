"""Two people's changes of one entry, joined field by field."""

from __future__ import annotations

from typing import NamedTuple

from loccit.store.entries import parse, values, with_value

LISTS = ("keywords", "ids", "related", "xdata", "entryset", "groups", "distinct")
"""Fields that are lists with commas: two people's additions and removals do not contradict each other."""


class MergedEntry(NamedTuple):
    """The joined entry. Where both sides changed a field differently, `theirs` is the same with their values."""

    ours: bytes
    theirs: bytes | None = None


def merge_entry(base: bytes | None, ours: bytes, theirs: bytes) -> MergedEntry:
    """The changes from `base` (None: both sides added the entry) to `theirs`, made in `ours` too.

    White space and comments inside the entry stay as `ours` has them.
    """
    if theirs in (ours, base):
        return MergedEntry(ours)
    if ours == base:
        return MergedEntry(theirs)
    if parse(ours) is None or parse(theirs) is None or (base is not None and parse(base) is None):
        return MergedEntry(ours, theirs)
    old, mine, other = values(base) if base is not None else {}, values(ours), values(theirs)
    merged, conflicts = ours, []
    for field in dict.fromkeys([*other, *old]):
        before, here, there = old.get(field), mine.get(field), other.get(field)
        if there in (before, here):
            continue
        wanted = there if here == before else _merged_list(field, before, here, there)
        changed = None if wanted is None and here != before else with_value(merged, field, wanted, here)
        if changed is None:
            conflicts.append(field)
        else:
            merged = changed
    if not conflicts:
        return MergedEntry(merged)
    return MergedEntry(merged, _with_theirs(merged, conflicts, mine, other) or theirs)


def _with_theirs(merged: bytes, fields: list[str], mine: dict[str, str], other: dict[str, str]) -> bytes | None:
    """The joined entry with their values of the fields that contradict each other."""
    for field in fields:
        changed = with_value(merged, field, other.get(field), mine.get(field))
        if changed is None:
            return None
        merged = changed
    return merged


def _merged_list(field: str, before: str | None, here: str | None, there: str | None) -> str | None:
    """Our list with their additions and without what they took out; None where it is no list in braces or quotes."""
    if field not in LISTS or here is None or there is None:
        return None
    texts = [_inner(value) for value in (before or "{}", here, there)]
    if any(text is None for text in texts):
        return None
    old, mine, other = (_items(text or "") for text in texts)
    kept = [item for item in mine if item not in old or item in other]
    joined = kept + [item for item in other if item not in old and item not in kept]
    return f"{here[0]}{', '.join(joined)}{here[-1]}"


def _inner(value: str) -> str | None:
    braced = (value[:1], value[-1:]) in (("{", "}"), ('"', '"')) and len(value) > 1
    return value[1:-1] if braced and not any(sign in value[1:-1] for sign in '{}"') else None


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]

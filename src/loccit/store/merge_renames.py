"""Citekeys that one side of a merge changed: the other side's entry is then the same one under its old name."""

from __future__ import annotations

from loccit.store.entries import values
from loccit.store.pieces import Key, Pieces
from loccit.store.undoing import renamed


def follow_renames(base: Pieces, ours: Pieces, theirs: Pieces) -> tuple[Pieces, Pieces, Pieces]:
    """The three versions, an entry that one side renamed under its new citekey in the others too."""
    for old, new in _renames(base, theirs).items():
        if old in ours and new not in ours:
            base, ours = _rekeyed(base, old, new), _rekeyed(ours, old, new)
    for old, new in _renames(base, ours).items():
        if old in theirs and new not in theirs:
            base, theirs = _rekeyed(base, old, new), _rekeyed(theirs, old, new)
    return base, ours, theirs


def _renames(base: Pieces, side: Pieces) -> dict[Key, Key]:
    """old → new citekey: the new entry names the old key in its `ids`, or is the old one in all but its citekey."""
    gone = [key for key in base if key not in side]
    new = {key: values(side[key].entry) for key in side if key not in base} if gone else {}
    found: dict[Key, Key] = {}
    for key in gone:
        before = values(base[key].entry)
        heirs = [other for other, fields in new.items() if key[0] in _aliases(fields) or (fields == before and before)]
        if len(heirs) == 1 and heirs[0] not in found.values():
            found[key] = heirs[0]
    return found


def _aliases(fields: dict[str, str]) -> list[str]:
    return [alias.strip() for alias in fields.get("ids", "")[1:-1].split(",")]


def _rekeyed(pieces: Pieces, old: Key, new: Key) -> Pieces:
    out: Pieces = {}
    for key, piece in pieces.items():
        out[new if key == old else key] = piece._replace(entry=renamed(piece.entry, new[0])) if key == old else piece
    return out

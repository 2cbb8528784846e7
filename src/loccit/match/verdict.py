"""What matching says: a `Verdict` on two records, a `Group` of several, and the score both carry."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Any, Literal, NamedTuple

Kind = Literal["duplicate", "version", "reprint", "distinct"]

DEFAULT_THRESHOLD = 0.5
"""Pairs with at least this score are called duplicates, versions or reprints."""

_EVEN_POINTS = 7.0
"""Points at which two records are as likely the same as not. On the six labelled sets, of the pairs without a veto that
have 5 points none are the same work, of those with 6 about half, from 8 on all but one in a thousand."""
_SLOPE = 0.8
"""How much a point is worth once fields that go together are not counted twice; gentler than on those sets, whose
records say more than most."""


class Verdict(NamedTuple):
    """How two records relate. `score` is the likeness, 0 to 1; `vetoes` say what forbids calling them duplicates."""

    kind: Kind
    score: float
    reasons: list[str]
    vetoes: list[str]


class Group(NamedTuple):
    """Records that belong together. `score` is that of the weakest link that was needed."""

    kind: Kind
    members: list[str]
    score: float
    reasons: list[str]

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md."""
        return {"kind": self.kind, "members": self.members, "score": round(self.score, 3), "reasons": self.reasons}


class Groups(NamedTuple):
    """All groups found among `records` records."""

    records: int
    groups: Sequence[Group]

    def json(self) -> dict[str, Any]:
        """The shape of CLI.md for `dedupe` and `duplicates`."""
        return {"records": self.records, "groups": [group.json() for group in self.groups]}


def score_of(points: float) -> float:
    """Points (log-odds of `levels`) as a likeness between 0 and 1."""
    return 1.0 / (1.0 + exp(-_SLOPE * (points - _EVEN_POINTS)))


def points_of(score: float) -> float:
    """The points that give `score`: the inverse of `score_of`."""
    from math import log

    score = min(max(score, 1e-9), 1 - 1e-9)
    return _EVEN_POINTS + log(score / (1 - score)) / _SLOPE

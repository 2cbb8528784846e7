"""Two records compared: duplicate, version, reprint or distinct, with the reasons."""

from __future__ import annotations

from loccit.match import levels as lv
from loccit.match.groups import reasons, total
from loccit.match.headlines import reprint
from loccit.match.legal import case_relation
from loccit.match.outlets import other_outlet
from loccit.match.reprint import text_likeness
from loccit.match.row import Row, from_record
from loccit.match.verdict import DEFAULT_THRESHOLD, Kind, Verdict, score_of
from loccit.match.versions import version
from loccit.match.vetoes import vetoes
from loccit.record import Record

_STATED: dict[str, Kind] = {
    "reprint-of": "reprint", "version-of": "version", "supersedes": "version",
    "translation-of": "distinct", "review-of": "distinct", "reports-on": "distinct", "part-of": "distinct",
}  # fmt: skip
"""What a relation that the writer or the source has stated says about the pair."""


def compare(a: Record, b: Record, text_a: str = "", text_b: str = "", threshold: float = DEFAULT_THRESHOLD) -> Verdict:
    """How two records relate. The texts are their snapshots, where there are any; they can tell a reprint.

    `threshold` is the score (0 to 1) from which on they are called duplicates.
    """
    return compare_rows(a, b, from_record(a), from_record(b), text_a, text_b, threshold)


def compare_rows(
    a: Record, b: Record, x: Row, y: Row, text_a: str = "", text_b: str = "", threshold: float = DEFAULT_THRESHOLD
) -> Verdict:
    """As `compare`, with the rows of both records already made."""
    found = lv.levels(x, y)
    score = score_of(total(found))
    forbidden = vetoes(x, y, found)
    if stated := _stated(a, b):
        return Verdict(stated[0], 1.0, [stated[1]], [] if stated[0] == "duplicate" else [stated[1]])
    if _same_in_all(a, b):
        return Verdict("duplicate", 1.0, ["the same in every field"], [])
    relation, reason = case_relation(a, b)
    if relation:
        certainty = score if relation == "distinct" else max(score, 0.95)
        return Verdict(relation, certainty, [reason], [] if relation == "duplicate" else [reason])
    if reason := version(a, b, x, y, found):
        return Verdict("version", max(score, 0.9), [reason, *reasons(found)], [reason, *forbidden])
    if reason := _reprint(a, b, x, y, text_a, text_b):
        return Verdict("reprint", max(score, 0.9), [reason, *reasons(found)], [reason, *forbidden])
    if score >= threshold and not forbidden:
        return Verdict("duplicate", score, reasons(found), [])
    return Verdict("distinct", score if not forbidden else min(score, 0.49), reasons(found, False), forbidden)


def _stated(a: Record, b: Record) -> tuple[Kind, str] | None:
    """A relation that one of the records states about the other."""
    for one, other in ((a, b), (b, a)):
        for relation in one.relations:
            if other.citekey and relation.to == other.citekey and relation.type in _STATED:
                return _STATED[relation.type], f"{one.citekey} is stated to be {relation.type} {other.citekey}"
    return None


def _reprint(a: Record, b: Record, x: Row, y: Row, text_a: str, text_b: str) -> str:
    if text_a and text_b and other_outlet(a, b):
        likeness = text_likeness(text_a, text_b)
        return likeness.reason if likeness.reprint else ""
    return reprint(a, b, x, y)


def _same_in_all(a: Record, b: Record) -> bool:
    """Whether two records say the very same: one source read twice, however little it says."""
    return a.type == b.type and bool(a.fields) and a.fields == b.fields

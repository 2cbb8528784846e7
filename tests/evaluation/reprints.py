"""Reprints on pairs of our own: precision and recall by kind, over all pairs of texts, and which is the original.

`python -m tests.evaluation.reprints` prints them.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from loccit.match import Reprint, reprints
from loccit.record import parse_date

OWN = Path(__file__).resolve().parents[1] / "data" / "match"
FILES = ("reprints.json", "reprints_wide.json")
FIRST_LOOK = (17, 0, 3)
"""What the second file, written before it was run, gave at first look: (reprints found, missed, false)."""


class Scores(NamedTuple):
    """Precision and recall over all pairs of texts; by kind (right, all); originals (right, wrong, left open)."""

    precision: float
    recall: float
    by_kind: dict[str, tuple[int, int]]
    originals: tuple[int, int, int]
    notes: list[str]


def evaluate(file: str) -> Scores:
    """Run `reprints` over all texts of a file. Two copies of one story, whatever was done to each, are no mistake."""
    data = json.loads((OWN / file).read_text(encoding="utf-8"))
    texts = {t["id"]: (t["text"], t["headline"], parse_date(t["date"]) if t["date"] else None) for t in data["texts"]}
    found = {frozenset((one.first, one.second)): one for one in reprints(texts)}
    wanted = {frozenset((p["a"], p["b"])): p for p in data["pairs"]}
    right = sum(pair in found for pair, gold in wanted.items() if gold["reprint"])
    copies = {pair for pair in found if pair not in wanted and _copies(pair)}
    false = [pair for pair in found if pair not in copies and not wanted.get(pair, {}).get("reprint")]
    positive = sum(gold["reprint"] for gold in wanted.values())
    kinds: Counter[str] = Counter()
    for pair, gold in wanted.items():
        kinds[gold["kind"]] += (pair in found) == gold["reprint"]
    totals = Counter(gold["kind"] for gold in wanted.values())
    notes = [f"missed: {sorted(pair)}" for pair, gold in wanted.items() if gold["reprint"] and pair not in found]
    notes += [f"false: {sorted(pair)} {found[pair].reasons}" for pair in false]
    originals, more = _originals(wanted, found)
    precision = right / (right + len(false)) if right else 0.0
    by_kind = {kind: (kinds[kind], total) for kind, total in totals.items()}
    return Scores(precision, right / positive, by_kind, originals, notes + more)


def _copies(pair: frozenset[str]) -> bool:
    """Two texts made from one story (not told anew): `jail-cut` and `jail-inserted`."""
    stories = {name.partition("-")[0] for name in pair}
    return len(stories) == 1 and not any(name.endswith("-anew") or name.startswith("press") for name in pair)


def _originals(
    wanted: dict[frozenset[str], dict[str, Any]], found: dict[frozenset[str], Reprint]
) -> tuple[tuple[int, int, int], list[str]]:
    right = wrong = left_open = 0
    notes = []
    for pair, gold in wanted.items():
        if not gold["reprint"] or pair not in found:
            continue
        said = found[pair].original
        right += said == gold["original"]
        left_open += not said and bool(gold["original"])
        if said and said != gold["original"]:
            wrong += 1
            notes.append(f"wrong original {said} of {sorted(pair)}: {found[pair].reasons}")
    return (right, wrong, left_open), notes


def main() -> None:
    """Print the scores."""
    for file in FILES:
        scores = evaluate(file)
        print(f"{file}: precision {scores.precision:.3f}, recall {scores.recall:.3f}")
        for kind, (right, total) in scores.by_kind.items():
            print(f"  {kind:46}{right:3} of {total}")
        print("  originals: {} right, {} wrong, {} left open".format(*scores.originals))
        for note in scores.notes:
            print("  " + note)
    print(f"{FILES[1]} at first look: {{}} found, {{}} missed, {{}} false".format(*FIRST_LOOK))


if __name__ == "__main__":
    main()

"""False alarms and alterations found among quotations made here: `python -m tests.evaluation.quotes [SEED…]`."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from loccit.manuscript import read_manuscript
from loccit.manuscript.check import Cited, check
from loccit.manuscript.verdict import Verdict
from tests.evaluation.make_quotations import Made, make, manuscript, sources


class Outcome(NamedTuple):
    """What became of the quotations of one seed."""

    honest: int
    false_alarms: list[tuple[Made, Verdict]]
    wrong: int
    missed: list[tuple[Made, Verdict]]
    unseen: int
    statuses: dict[str, Counter[str]]


def evaluate(seed: int) -> Outcome:
    """Makes the quotations of `seed`, writes a manuscript that quotes them, and checks it."""
    made = make(seed)
    texts = sources()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thesis.md"
        path.write_text(manuscript(made), encoding="utf-8")
        quotations = read_manuscript([path]).quotations
    verdicts = check(quotations, lambda key: Cited(key, texts[key]) if key in texts else None, texts.items)
    by_number = {_number(verdict, quotations): verdict for verdict in verdicts}
    alarms, missed, unseen = [], [], 0
    statuses: dict[str, Counter[str]] = {}
    for number, one in enumerate(made):
        verdict = by_number.get(number)
        if verdict is None:
            unseen += 1
            continue
        statuses.setdefault(one.kind, Counter())[verdict.status] += 1
        if one.honest and verdict.wrong:
            alarms.append((one, verdict))
        if not one.honest and not verdict.wrong:
            missed.append((one, verdict))
    honest = sum(one.honest for one in made)
    return Outcome(honest, alarms, len(made) - honest, missed, unseen, statuses)


def _number(verdict: Verdict, quotations: list[object]) -> int:
    """The quotations of a manuscript come in the order in which they were made."""
    return next(n for n, one in enumerate(quotations) if one is verdict.quotation)


def main(seeds: list[int]) -> None:
    """Prints a table a seed, and each fault."""
    for seed in seeds:
        found = evaluate(seed)
        rate = 1 - len(found.missed) / found.wrong
        print(
            f"seed {seed}: {found.honest} honest, {len(found.false_alarms)} false alarms; {found.wrong} wrong, "
            f"{len(found.missed)} missed ({rate:.2%} found); {found.unseen} not seen"
        )
        if len(seeds) == 1:
            for kind, counts in found.statuses.items():
                print(f"  {kind:14} {dict(counts)}")
        for one, verdict in found.false_alarms + found.missed:
            print(f"  {one.kind} [{one.citekey}] {verdict.status} {verdict.score:.2f}: {one.text}\n     {verdict.diff}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1])

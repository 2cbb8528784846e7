"""Duplicates on the six labelled sets by the measure of the bib-dedupe benchmark, with bib-dedupe's figures beside.

`python -m tests.evaluation.dedupe [SET …] [--differences]`. `LOCCIT_BIB_DEDUPE` names a Python that has bib-dedupe
installed: it is then run on the sets of up to 10,000 records in the same run.
Measure: a tool's groups keep their first id and remove the rest. For each id in no gold group: removed is a false
positive. For each gold group of m ids of which n are kept: n = 0 counts one FP and m-1 TP; else n-1 FN and m-n TP.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from loccit.match import dedupe
from tests.shared import shared

SETS = ("stroke", "cytology_screening", "diabetes", "digital_work", "cardiac", "depression")
PUBLISHED = {"stroke": (0, 2), "cytology_screening": (0, 6), "diabetes": (0, 0), "digital_work": (0, 1),
             "cardiac": (0, 12), "depression": (0, 88)}  # fmt: skip
"""(FP, FN) of bib-dedupe: the first three measured with 0.11.0, the last three its authors' figures."""

FLOORS = Path(__file__).with_name("match_floors.json")
_PEER_LIMIT = 10_000
_PEER = Path(__file__).with_name("bib_dedupe_peer.py")

Ids = Sequence[str]


class Measure(NamedTuple):
    """Counts of records, and the groups that were not as in the gold."""

    fp: int
    fn: int
    tp: int
    tn: int
    merged: list[list[str]]
    missed: list[list[str]]

    @property
    def f1(self) -> float:
        """F1 of removing records that are too many."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0


def read_set(name: str) -> tuple[list[dict[str, str]], list[list[str]]]:
    """(the lines of a set, its gold groups)."""
    csv.field_size_limit(10**9)
    folder = shared(f"dedupe/{name}")
    with gzip.open(folder / "records.csv.gz", "rt", encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    gold = (folder / "merged_record_ids.csv").read_text(encoding="utf-8").splitlines()[1:]
    return lines, [line.strip('"').split(";") for line in gold]


def measure(groups: Iterable[Ids], gold: Sequence[Ids], ids: Sequence[str]) -> Measure:
    """The record-level measure of the module's head."""
    home = {member: sorted(group) for group in groups for member in group}
    removed = {member for member, group in home.items() if member != group[0]}
    fp = fn = tp = tn = 0
    merged, missed = [], []
    for group in gold:
        kept = [member for member in group if member not in removed]
        if not kept:
            fp, tp = fp + 1, tp + len(group) - 1
            merged.append(home[group[0]])
        else:
            tn, fn, tp = tn + 1, fn + len(kept) - 1, tp + len(group) - len(kept)
        if len(kept) > 1:
            missed.append(kept)
    in_gold = {member for group in gold for member in group}
    for member in ids:
        if member not in in_gold:
            fp, tn = fp + (member in removed), tn + (member not in removed)
            if member in removed:
                merged.append(home[member])
    return Measure(fp, fn, tp, tn, merged, missed)


def evaluate(name: str) -> tuple[Measure, float]:
    """(our measure on a set, CPU seconds)."""
    lines, gold = read_set(name)
    start = time.process_time()
    found = dedupe(lines)
    seconds = time.process_time() - start
    groups = [group.members for group in found.groups if group.kind == "duplicate"]
    return measure(groups, gold, [line["ID"] for line in lines]), seconds


def peer(name: str) -> tuple[Measure, float] | None:
    """bib-dedupe on a set in this run: (measure, CPU seconds); None where it is not installed or the set too large."""
    python = os.environ.get("LOCCIT_BIB_DEDUPE")
    lines, gold = read_set(name)
    if not python or len(lines) > _PEER_LIMIT:
        return None
    command = [python, str(_PEER), str(shared(f"dedupe/{name}") / "records.csv.gz")]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
    return measure(answer["groups"], gold, [line["ID"] for line in lines]), answer["cpu"]


def main(arguments: Sequence[str]) -> None:
    """Print one line a set; with `--differences` every group that is not as in the gold."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["dedupe"]
    print(f"{'set':20}{'FP':>4}{'FN':>5}{'F1':>8}{'CPU s/1000':>12}  floor      bib-dedupe published   in this run")
    for name in [argument for argument in arguments if not argument.startswith("-")] or SETS:
        ours, seconds = evaluate(name)
        count = ours.fp + ours.fn + ours.tp + ours.tn
        beside = peer(name)
        theirs = f"{beside[0].fp}/{beside[0].fn}, {beside[1] / count * 1000:.1f} CPU s/1000" if beside else "not run"
        floor, said = floors[name], PUBLISHED[name]
        print(
            f"{name:20}{ours.fp:4}{ours.fn:5}{ours.f1:8.4f}{seconds / count * 1000:12.3f}"
            f"  {floor['fp']}/{floor['fn']:<8} {said[0]}/{said[1]:<20} {theirs}"
        )
        if "--differences" in arguments:
            for group in ours.merged:
                print("   merged though not in the gold:", " ".join(group))
            for group in ours.missed:
                print("   missed:", " ".join(group))


if __name__ == "__main__":
    main(sys.argv[1:])

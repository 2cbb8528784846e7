"""What matching costs: CPU seconds for 1,000 records, its growth to 100,000 and a million, and one record against many.

`python -m tests.benchmarks.match [--million]`. Records are made from the labelled sets by perturbation. With
`LOCCIT_BIB_DEDUPE` naming a Python that has bib-dedupe, it runs on the same 1,000 records in the same run.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from loccit.library.tables import spread
from loccit.match import blocking_keys, compare, dedupe
from loccit.record import Date, Name, Record, Value
from tests.evaluation.dedupe import read_set

Line = dict[str, str]
SOURCES = ("stroke", "cytology_screening", "diabetes", "digital_work", "cardiac", "depression")
SIZES = (1_000, 10_000, 100_000)
DUPLICATES = 0.2
"""This share of the records made is followed by a noisy copy of itself."""


def source_lines() -> list[Line]:
    """All records of the labelled sets."""
    return [line for name in SOURCES for line in read_set(name)[0]]


def made(lines: Sequence[Line], count: int, seed: int = 7) -> Iterator[Line]:
    """`count` records: titles, authors, journals and abstracts of real ones mixed anew, some with a noisy copy."""
    rng = random.Random(seed)
    number = 0
    while number < count:
        work = _mixed(rng, lines)
        for line in (work, _noisy(rng, work)) if rng.random() < DUPLICATES else (work,):
            number += 1
            if number <= count:
                yield {**line, "ID": f"id_{number:07d}"}


def _mixed(rng: random.Random, lines: Sequence[Line]) -> Line:
    first, second, third = (rng.choice(lines) for _ in range(3))
    one, two = (first["title"] or "").split(), (second["title"] or "").split()
    page = rng.randrange(1, 3000)
    return {
        "ENTRYTYPE": "article",
        "title": " ".join(one[: len(one) // 2 + 1] + two[len(two) // 2 :]),
        "author": third["author"] or "",
        "year": str(rng.randrange(1970, 2025)),
        "journal": second["journal"] or "",
        "volume": str(rng.randrange(1, 90)),
        "number": str(rng.randrange(1, 13)),
        "pages": f"{page}-{page + rng.randrange(1, 20)}",
        "abstract": (second.get("abstract") or "")[rng.randrange(60) :],
        "doi": f"10.{rng.randrange(1000, 1400)}/{rng.randrange(10**9)}" if rng.random() < 0.5 else "",
    }


def _noisy(rng: random.Random, line: Line) -> Line:
    """As another database would have it: a letter mistyped, fields missing, the title in capitals, pages cut short."""
    copy = dict(line)
    letters = list(copy["title"])
    if letters:
        letters[rng.randrange(len(letters))] = rng.choice("aeiounst ")
    copy["title"] = "".join(letters).upper() if rng.random() < 0.2 else "".join(letters)
    for field in ("doi", "abstract", "number"):
        if rng.random() < 0.4:
            copy[field] = ""
    return copy


def batches(lines: Sequence[Line], sizes: Sequence[int]) -> None:
    """Print CPU seconds (of all processes) for 1,000 records at each size, and the clock's beside the load."""
    for size in sizes:
        start, wall = _cpu(), time.perf_counter()
        found = dedupe(made(lines, size), spread=spread)
        seconds, passed = _cpu() - start, time.perf_counter() - wall
        making = _cost_of_making(lines, size) if size <= 100_000 else 0.0
        print(
            f"{size:>9,} records: {(seconds - making) / size * 1000:.3f} CPU s for 1,000, {len(found.groups):,} groups,"
            f" {seconds:.1f} CPU s and {passed:.1f} s in all (load {os.getloadavg()[0]:.1f}), {_memory()}"
        )


def _cpu() -> float:
    """CPU seconds of this process and of the workers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _memory() -> str:
    """The most that this process and the largest worker held; what they share counts in both."""
    own, worker = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"{own / 1024:.0f} MB at most, each worker {worker / 1024:.0f} MB, most of it shared"


def _cost_of_making(lines: Sequence[Line], size: int) -> float:
    start = time.process_time()
    for _ in made(lines, size):
        pass
    return time.process_time() - start


def one_against_many(lines: Sequence[Line], count: int = 100_000, tries: int = 40) -> None:
    """Print the time that one record takes against a library of `count`: keys, look-up in an index, comparison."""
    records = [_record(line) for line in made(lines, count)]
    index: dict[int, list[int]] = {}
    for position, record in enumerate(records):
        for key in blocking_keys(record):
            index.setdefault(key, []).append(position)
    rng = random.Random(3)
    times = []
    for _ in range(tries):
        record = records[rng.randrange(count)]
        start = time.perf_counter()
        near = {position for key in blocking_keys(record) for position in index.get(key, ())[:50]}
        found = sum(compare(record, records[position]).kind == "duplicate" for position in near)
        times.append(time.perf_counter() - start)
        assert found, "a record is its own duplicate"
    print(f"one record against {count:,}: median {median(times) * 1000:.2f} ms, slowest {max(times) * 1000:.1f} ms")


def _record(line: Line) -> Record:
    fields: dict[str, Value] = {
        "title": line["title"],
        "author": tuple(Name(literal=name) for name in line["author"].split(" and ") if name),
        "issued": Date((int(line["year"]),)),
        "container-title": line["journal"],
        "volume": line["volume"],
        "issue": line["number"],
        "page": line["pages"],
        "DOI": line["doi"],
        "abstract": line["abstract"],
    }
    return Record("article-journal", {k: v for k, v in fields.items() if v}, line["ID"])


def peer(lines: Sequence[Line], size: int = 1_000) -> None:
    """bib-dedupe on the same records."""
    python = os.environ.get("LOCCIT_BIB_DEDUPE")
    if not python:
        print("bib-dedupe: not run (LOCCIT_BIB_DEDUPE names no Python that has it)")
        return
    script = Path(__file__).resolve().parents[1] / "evaluation" / "bib_dedupe_peer.py"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.csv.gz"
        with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
            rows = list(made(lines, size))
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        answer = subprocess.run([python, str(script), str(path)], check=True, capture_output=True, text=True)
    cpu = json.loads(answer.stdout.splitlines()[-1])["cpu"]
    print(f"bib-dedupe: {cpu / size * 1000:.2f} CPU s for 1,000 (of {size:,} records)")


def main(arguments: Sequence[str]) -> None:
    """Print everything; the million only where asked for."""
    lines = source_lines()
    if "--million" in arguments:
        batches(lines, (1_000_000,))
        return
    batches(lines, SIZES)
    peer(lines)
    one_against_many(lines)


if __name__ == "__main__":
    main(sys.argv[1:])

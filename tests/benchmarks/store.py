"""What changing a library costs, from 1,000 to 100,000 entries: `python -m tests.benchmarks.store [--quick]`.

Every line is a process of its own that imports the package, does one thing and ends, on a library made by
`make_library`. *CPU* is the time of the process, *wall* includes waiting for the disk and for other work on the
machine, *MB* is the most memory it had (Linux only).
"places known": an index that knows the state of the file tells where the entry stands.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from loccit.biblatex import split
from loccit.store.intent import digest
from loccit.store.journal import step_line
from loccit.store.steps import Change, new_step
from tests.benchmarks.make_library import library

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1_000, 10_000, 100_000)
STEPS = 100_000

PRELUDE = """
import sys
from pathlib import Path
from loccit.store import Store
folder, key, span, last = Path(sys.argv[1]), sys.argv[2], tuple(map(int, sys.argv[3].split(","))), int(sys.argv[4])
class Places:
    def span(self, file, digest, citekey): return span if citekey == key else None
    def holds(self, file, digest, citekey): return None
    def last(self, file, digest): return last
def opened(known): return Store(folder, Places() if known else None)
def change(known):
    with opened(known).step("set") as step: step.set(key, "note", "changed")
def records(count):
    from loccit.record import Date, Evidence, Name, Record
    for number in range(count):
        fields = {
            "title": f"On the enforcement of rule {number}", "author": (Name(f"Smith{number}", "J."), Name("Doe")),
            "issued": Date((2020, 3, 1 + number % 28)), "container-title": "Journal of Rules", "volume": "3",
            "page": f"1–{number}", "DOI": f"10.1000/{number}",
        }
        yield Record("article-journal", fields), {name: Evidence("RIS", "text", "line 3") for name in fields}
def add(known, count=1000):
    with opened(known).step("import") as step:
        for record, evidence in records(count): step.add(record, evidence)
def remove():
    with opened(False).step("remove") as step: step.remove(key)
"""
END = """
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
print(next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0))
"""
TASKS = {
    "import the package": "pass",
    "set a field, places known": "change(True)",
    "set a field": "change(False)",
    "import 1,000 records, places known": "add(True)",
    "undo that": "opened(False).undo()",
    "import 1,000 records": "add(False)",
    "remove an entry": "remove()",
    "undo that too": "opened(False).undo()",
}
HISTORY = {
    f"set a field behind {STEPS:,} steps": "change(True)",
    "undo it": "opened(True).undo()",
    "log, last 20": "list(opened(True).log(limit=20))",
    "log of one entry": "opened(True).log(key)",
    "why of one field": "opened(True).why(key, 'note')",
}


class Cost(NamedTuple):
    """Of one process: seconds of CPU and wall, megabytes at most."""

    cpu: float
    wall: float
    memory: float


def main() -> None:
    """Prints a table for each size, and one for a long journal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 10,000 entries")
    sizes = SIZES[:2] if parser.parse_args().quick else SIZES
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            data = library(size)
            (Path(folder) / "references.bib").write_bytes(data)
            print(f"\n{size:,} entries, {len(data) / 1e6:.1f} MB{'CPU s':>22}{'wall s':>9}{'MB':>7}")
            for name, task in TASKS.items():
                report(name, measure(Path(folder), task))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "references.bib").write_bytes(library(1000))
        long_journal(Path(folder))
        print(f"\n1,000 entries, {STEPS:,} steps{'CPU s':>22}{'wall s':>9}{'MB':>7}")
        for name, task in HISTORY.items():
            report(name, measure(Path(folder), task))


def long_journal(folder: Path) -> None:
    """A journal of many steps, a hundred of them of the entry that is asked for."""
    data = (folder / "references.bib").read_bytes()
    keys = [entry.key for entry in split(data).entries]
    with (folder / "journal.jsonl").open("wb") as file:
        for number in range(STEPS):
            step = new_step("set note")
            step.changes = [
                Change(keys[number % len(keys)], "change", "references.bib", fields={"note": ("{x}", "{y}")})
            ]
            step.files = {"references.bib": (digest(data), digest(data))} if number == STEPS - 1 else {}
            file.write(step_line(step))


def measure(folder: Path, task: str) -> Cost:
    """Runs one task in a process of its own."""
    entries = split((folder / "references.bib").read_bytes()).entries
    entry = entries[len(entries) * 3 // 5]
    arguments = [str(folder), entry.key, f"{entry.start},{entry.end}", str(entries[-1].end)]
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", f"{PRELUDE}\n{task}\n{END}", *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    with process.stdout as pipe:
        said = pipe.read().strip()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {task}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, float(said or 0))


def report(name: str, cost: Cost) -> None:
    """One line of a table."""
    print(f"{name:<38}{cost.cpu:>8.2f}{cost.wall:>9.2f}{cost.memory:>7.0f}", flush=True)


if __name__ == "__main__":
    main()

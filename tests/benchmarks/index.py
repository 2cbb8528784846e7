"""What the index costs, from 1,000 to 100,000 entries: `python -m tests.benchmarks.index [--quick] [--peers]`.

Every line is measured in processes of its own on a library made by `make_library`. *CPU* is the time of the process and
its workers, *wall* includes waiting for other work on the machine, *memory* the greatest sum of private memory (and
shared memory once) of the process and its workers. `--peers` reads the same file with pybtex and bibtexparser, by the
Python that `LOCCIT_PEERS` names (this one by default).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.make_library import library

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1_000, 10_000, 100_000)
QUICK = (1_000, 10_000)
REPEAT = 5


class Cost(NamedTuple):
    """Of one process: seconds of CPU and wall, megabytes; `out` is what it printed."""

    cpu: float
    wall: float
    memory: float
    out: str


PRELUDE = "import sys, pathlib\nfolder = pathlib.Path(sys.argv[1])\n"
OPEN = PRELUDE + "from loccit.index import Index\nindex = Index(folder)\n"
CLICK = """import click
@click.group()
def main(): pass
@main.command()
def nothing(): pass
main(["nothing"], standalone_mode=False)
"""
STEPS = {
    "an empty click program": CLICK,
    "open, nothing changed": CLICK + OPEN,
    "list 20": CLICK + OPEN + "rows = index.list(limit=20); print([r.label for r in rows])",
    "list all": CLICK + OPEN + "rows = index.list(); print([r.label for r in rows][-1])",
    "show one": CLICK + OPEN + "print(index.get(index.keys(limit=1)[0]).item)",
    "search, one common word": CLICK + OPEN + "print([(h.citekey, h.snippets()) for h in index.search('police', 20)])",
    "search, three words": CLICK
    + OPEN
    + "print([(h.citekey, h.snippets()) for h in index.search('border law court', 20)])",
    "search, fields": CLICK + OPEN + "print(index.search('author:garcia year:2000..2010 -type:book', 20))",
    "search, publisher": CLICK + OPEN + "print(index.search('publisher:press title:immig*', 20))",
}
SET = (
    OPEN
    + """
import time
path = folder / "references.bib"
data = path.read_bytes()
at = data.index(b"title ", len(data) // 2)
at = data.index(b"{", at) + 1
path.write_bytes(data[:at] + b"Zebras and " + data[at:])
begin, cpu = time.perf_counter(), time.process_time()
index.refresh()
print(time.process_time() - cpu, time.perf_counter() - begin)
assert len(index.search("zebras")) == 1
"""
)
BLOCKING = (
    OPEN
    + """
import time
from loccit.index import Blocking
from loccit.match.blocking import BLOCKING_VERSION, blocking_keys
blocking = Blocking(blocking_keys, BLOCKING_VERSION)
records = [row.record for row in index.list(limit=50)]
index.candidates([], blocking)
begin, cpu = time.perf_counter(), time.process_time()
for record in records:
    assert index.candidates(list(blocking_keys(record)), blocking)
print((time.process_time() - cpu) / 50, (time.perf_counter() - begin) / 50)
"""
)
PEERS = {
    "pybtex": PRELUDE + "from pybtex.database import parse_file\nparse_file(str(folder / 'references.bib'))",
    "bibtexparser": PRELUDE + "import bibtexparser\nbibtexparser.parse_file(str(folder / 'references.bib'))",
}


def measure(code: str, folder: Path, python: str = sys.executable) -> Cost:
    """Runs `code` in a new process."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "PYTHONPYCACHEPREFIX": str(folder.parent / "bytecode"),  # an installed program has its own
        "PYTHONDONTWRITEBYTECODE": "",
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    process = subprocess.Popen([python, "-c", code, str(folder)], env=environment, stdout=subprocess.PIPE)
    watch = _Watch(process.pid)
    out = process.communicate()[0].decode()
    wall = time.perf_counter() - begin
    watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"failed:\n{code}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, wall, watch.most / 1e6, out)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its children until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most = 0
        self.start()

    def run(self) -> None:
        while Path(f"/proc/{self.pid}/smaps_rollup").exists():
            self.most = max(self.most, sum(_proportional(pid) for pid in (self.pid, *_children(self.pid))))
            time.sleep(0.05)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _proportional(pid: int) -> int:
    """Bytes of the process, what it shares counted by its part (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def best(code: str, folder: Path, repeat: int = REPEAT) -> Cost:
    """The least of `repeat` runs: the others were disturbed."""
    return min((measure(code, folder) for _ in range(repeat)), key=lambda cost: cost.cpu)


def one_size(count: int, peers: bool) -> None:
    """All lines for a library of `count` entries."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        folder.mkdir()
        path = folder / "references.bib"
        path.write_bytes(library(10))
        measure(OPEN, folder)  # makes the bytecode
        shutil.rmtree(folder / ".loccit")
        path.write_bytes(library(count))
        title = f"{count:,} entries, {path.stat().st_size / 1e6:.1f} MB"
        print(f"\n{title:<46}{'CPU s':>8} {'wall s':>8} {'MB':>6} {'× click':>8}")
        show("from nothing to searchable", measure(OPEN, folder))
        time.sleep(0.2)  # the files' stamps settle
        measure(OPEN, folder)
        size = (folder / ".loccit" / "index.sqlite").stat().st_size / 1e6
        print(f"  the index takes {size:.1f} MB on disk")
        empty = best(STEPS["an empty click program"], folder)
        for label, code in STEPS.items():
            show(label, best(code, folder), empty)
        inside("one field set: refresh alone", measure(SET, folder))
        first = measure(BLOCKING, folder)
        show("blocking keys of all, once", first)
        inside("candidates for one record", measure(BLOCKING, folder))
        for label, code in PEERS.items() if peers else ():
            show(f"{label}: parse alone", measure(code, folder, os.environ.get("LOCCIT_PEERS", sys.executable)))


def inside(label: str, cost: Cost) -> None:
    """One line for what a process measured itself: seconds of CPU and wall."""
    cpu, wall = (float(number) for number in cost.out.split())
    print(f"  {label:<44}{cpu:>8.4f} {wall:>8.4f}")


def show(label: str, cost: Cost, empty: Cost | None = None) -> None:
    """One line of the table."""
    ratio = f"{cost.cpu / empty.cpu:8.2f}" if empty else ""
    print(f"  {label:<44}{cost.cpu:>8.3f} {cost.wall:>8.3f} {cost.memory:>6.0f} {ratio}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 and 10,000 entries only")
    parser.add_argument("--peers", action="store_true", help="pybtex and bibtexparser too")
    parser.add_argument("--sizes", type=json.loads, help="sizes as a JSON list")
    chosen = parser.parse_args()
    for count in chosen.sizes or (QUICK if chosen.quick else SIZES):
        one_size(count, chosen.peers)


if __name__ == "__main__":
    main()

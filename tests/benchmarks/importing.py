"""What importing one record into a library of 100,000 costs, as the whole process from the shell.

`python -m tests.benchmarks.importing [COUNT]`. Medians of 7 of the clock and of CPU seconds (of the program and the
system), with the load beside: for a record that is new, one the library has, and one in a library of nothing. The
target is 0.5 s.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median

from tests.benchmarks.make_library import library

COUNT = 100_000
RUNS = 7
_RIS = """TY  - JOUR
AU  - Wexler, Nina
TI  - {title}
JO  - Journal of County Government
PY  - 2021
VL  - {volume}
SP  - {page}
DO  - 10.5555/{doi}
ER  -
"""
_WORDS = "sheriff detainer budget levee orchard ferry quarry tram clinic choir archive mill".split()


def main(count: int = COUNT) -> None:
    """Makes the libraries and prints a line for each case."""
    rng = Random(5)
    with tempfile.TemporaryDirectory() as name:
        for entries in (count, 0):
            folder = Path(name) / f"library-{entries}"
            _run("init", str(folder))
            if entries:
                (folder / "references.bib").write_bytes(library(entries))
                _run("-L", str(folder), "list", "title:zzz")  # makes the index
            new, known = [], []
            source = Path(name) / "one.ris"
            for _ in range(RUNS):
                source.write_text(_record(rng), encoding="utf-8")
                new.append(_run("-L", str(folder), "import", str(source)))
                _run("-L", str(folder), "list", "title:zzz")  # the index sees the change
                known.append(_run("-L", str(folder), "import", str(source)))
            _report(f"new, into {entries:,}", new)
            _report(f"known, in {entries + RUNS:,}", known)


def _record(rng: Random) -> str:
    title = f"On {' '.join(rng.sample(_WORDS, 6))} {rng.randrange(10**6)}"
    return _RIS.format(title=title, volume=rng.randrange(90), page=rng.randrange(900), doi=rng.randrange(10**9))


def _run(*arguments: str) -> tuple[float, float, float]:
    """(seconds on the clock, CPU seconds of the program, of the system) of one command."""
    before, start = os.times(), time.perf_counter()
    code = "from loccit.cli.main import main; main()"
    subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
    after = os.times()
    user, system = after.children_user - before.children_user, after.children_system - before.children_system
    return time.perf_counter() - start, user, system


def _report(name: str, runs: list[tuple[float, float, float]]) -> None:
    clock, user, system = (median(column) for column in zip(*runs, strict=True))
    load = os.getloadavg()[0]
    print(f"{name:24} {clock:.2f} s, CPU {user:.2f} + {system:.2f} s  (load {load:.1f})")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))

"""`python -m tests.benchmarks.report [--counts 1000 10000] [--style apa]`: what a report costs beside its bibliography.

Prints CPU seconds (start-up and a warm index included) of `loccit bibliography --to html` and of `loccit report`, their
ratio, the CPU seconds of writing the page alone, its size, and peak memory.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from loccit.library import Library
from tests.benchmarks.make_library import library

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """One line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--style", default="apa")
    wanted = parser.parse_args()
    print(
        f"{'entries':>8} {'bibliography':>13} {'report':>8} {'ratio':>6} {'page alone':>11} {'size':>8} {'memory':>8}"
    )
    for count in wanted.counts:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), count, wanted.style)


def measure(folder: Path, count: int, style: str) -> None:
    """A library of `count` entries, every third of them related to the one before."""
    made = related(library(count).decode("utf-8"))
    (folder / "loccit.toml").write_text('name = "Measured"\n', encoding="utf-8")
    (folder / "references.bib").write_text(made, encoding="utf-8")
    Library(folder).count()
    bibliography = typed(folder, "bibliography", "--style", style, "--to", "html", "-o", str(folder / "list.html"))
    report = typed(folder, "report", "--style", style, "-o", str(folder / "report.html"))
    reported = Library(folder).report("", style, None, None, "")
    start = time.process_time()
    page = reported.html()
    alone = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{count:>8} {bibliography:>11.2f} s {report:>6.2f} s {report / bibliography:>6.2f} {alone:>9.2f} s"
        f" {len(page.encode()) / 1e6:>5.1f} MB {memory:>5.0f} MB"
    )


def related(text: str) -> str:
    """The library's text, every third entry with a relation to the one before it."""
    before = [""]

    def head(found: re.Match[str]) -> str:
        before.append(found[1])
        relation = f"  related = {{{before[-2]}}},\n  relatedtype = {{version-of}},\n"
        return found[0] + (relation if len(before) % 3 == 0 else "")

    return re.sub(r"(?m)^@(?!string|preamble)\w+\{([^,\s]+),\n", head, text)


def typed(folder: Path, *words: str) -> float:
    """CPU seconds of one command."""
    code = "from loccit.cli.main import main; main()"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", code, "-L", str(folder), *words],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()

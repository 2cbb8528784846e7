"""How soon a command answers, beside an empty click program: `python -m tests.benchmarks.startup [--size N]`.

Every line is a whole process of the program itself, run in turn with the empty one, on a library made by
`make_library` whose index is up to date. *CPU* is the median of the process, *×* the median of the ratios of the pairs,
which other work on the machine disturbs least.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from loccit.index import Index
from tests.benchmarks.make_library import library

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "from loccit.cli.main import main; main()"
EMPTY = "import click\n@click.command()\ndef main(): pass\nmain()"


def seconds(code: str, arguments: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(citekey: str) -> dict[str, list[str]]:
    """What is run, by what the table calls it."""
    completion = {"COMP_WORDS": "loccit show ", "COMP_CWORD": "2", "_LOCCIT_COMPLETE": "bash_complete"}
    return {
        "--help": ["--help"],
        "list": ["list"],
        "list, one word": ["list", "police"],
        "list --json": ["list", "--json"],
        "show CITEKEY": ["show", citekey],
        "search, one word": ["search", "police"],
        "search, a field": ["search", "title:court", "year:2000..2010"],
        "completing a citekey": [f"{name}={value}" for name, value in completion.items()],
    }


def one_line(label: str, arguments: list[str], folder: Path, runs: int, environment: dict[str, str]) -> None:
    """Runs one command and the empty program in turn."""
    extra = dict(part.split("=", 1) for part in arguments) if arguments[0].startswith("COMP") else {}
    ours = [] if extra else arguments
    env = {**environment, **extra, "LOCCIT_LIBRARY": str(folder)}
    seconds(PROGRAM, ours, env)  # makes its bytecode
    pairs = [(seconds(PROGRAM, ours, env), seconds(EMPTY, [], environment)) for _ in range(runs)]
    cpu = median(mine for mine, _ in pairs)
    print(f"  {label:<24}{cpu:>8.3f} {median(mine / empty for mine, empty in pairs):>8.2f}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="entries of the library")
    parser.add_argument("--runs", type=int, default=15, help="pairs of runs a line")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        folder.mkdir()
        (folder / "loccit.toml").touch()
        (folder / "references.bib").write_bytes(library(chosen.size))
        time.sleep(0.3)  # the file's stamp settles
        with Index(folder) as index:
            citekey = index.keys(limit=1)[0]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("LOCCIT_", "_LOCCIT"))}
        environment |= {
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONPYCACHEPREFIX": str(Path(name) / "bytecode"),  # an installed program has its own
            "PYTHONDONTWRITEBYTECODE": "",
        }
        print(f"\n{f'{chosen.size:,} entries':<26}{'CPU s':>8} {'× click':>8}")
        for label, arguments in commands(citekey).items():
            one_line(label, arguments, folder, chosen.runs, environment)


if __name__ == "__main__":
    main()

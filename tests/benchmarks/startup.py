"""How soon a command answers, beside an empty click program: `python -m tests.benchmarks.startup [--size N]`.

Every line is a whole process of the program itself, run in turn with the empty one, on a library made by
`make_library` whose index is up to date. *CPU* is the median of the process, *×* the median of the ratios of the pairs,
which other work on the machine disturbs least. With `--papis PROGRAM` the same records are also a library of papis,
whose own `list` and search are then run in turn with the empty program too.
"""

from __future__ import annotations

import argparse
import json
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
COMPLETION = {"COMP_WORDS": "loccit show ", "COMP_CWORD": "2", "_LOCCIT_COMPLETE": "bash_complete"}
EMPTY = "import click\n@click.command()\ndef main(): pass\nmain()"


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(citekey: str) -> dict[str, list[str]]:
    """What is run, by what the table calls it."""
    return {
        "--help": ["--help"],
        "list": ["list"],
        "list, one word": ["list", "police"],
        "list --json": ["list", "--json"],
        "show CITEKEY": ["show", citekey],
        "search, one word": ["search", "police"],
        "search, a field": ["search", "title:court", "year:2000..2010"],
    }


def one_line(label: str, command: list[str], runs: int, environment: dict[str, str]) -> None:
    """Runs one command and the empty program in turn."""
    empty = [sys.executable, "-c", EMPTY]
    seconds(command, environment)  # makes its bytecode and caches
    pairs = [(seconds(command, environment), seconds(empty, environment)) for _ in range(runs)]
    cpu = median(mine for mine, _ in pairs)
    print(f"  {label:<24}{cpu:>8.3f} {median(mine / empty for mine, empty in pairs):>8.2f}", flush=True)


def papis_library(folder: Path, references: Path) -> dict[str, str]:
    """The same records as papis keeps them, a folder each; the environment that shows it to papis."""
    from loccit.library import Library

    (folder / "config" / "papis").mkdir(parents=True)
    (folder / "config" / "papis" / "config").write_text(
        f"[settings]\ndefault-library = all\n[all]\ndir = {folder}/all\n"
    )
    for number, (citekey, year, who, title) in enumerate(Library(references).labels()):
        place = folder / "all" / f"d{number}"
        place.mkdir(parents=True)
        values = {"ref": citekey, "type": "article", "year": year, "author": who, "title": title}
        text = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
        (place / "info.yaml").write_text(text, encoding="utf-8")
    return {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}


def papis_lines(program: str, folder: Path, references: Path, runs: int, environment: dict[str, str]) -> None:
    """papis: the same questions."""
    environment = environment | papis_library(folder, references)
    shown = "--format={doc[ref]} {doc[year]} {doc[author]} {doc[title]}"
    one_line("papis --help", [program, "--help"], runs, environment)
    one_line("papis list --all", [program, "list", "--all", shown], runs, environment)
    one_line("papis list, one word", [program, "list", "--all", shown, "police"], runs, environment)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="entries of the library")
    parser.add_argument("--runs", type=int, default=15, help="pairs of runs a line")
    parser.add_argument("--papis", help="the program papis, to be measured beside it")
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
        program = [sys.executable, "-c", PROGRAM]
        ours = environment | {"LOCCIT_LIBRARY": str(folder)}
        for label, arguments in commands(citekey).items():
            one_line(label, [*program, *arguments], chosen.runs, ours)
        one_line("completing a citekey", program, chosen.runs, ours | COMPLETION)
        if chosen.papis:
            papis_lines(chosen.papis, Path(name) / "papis", folder, chosen.runs, environment)


if __name__ == "__main__":
    main()

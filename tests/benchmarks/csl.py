"""`python -m tests.benchmarks.csl [--counts 100 1000] [--styles apa …]`: bibliographies, beside citeproc-py and pandoc.

Prints CPU seconds of whole processes (start-up included), peak memory, and how many of our entries the other does
not print, in all and beyond a difference of upper and lower case.
Peers are looked for in the interpreter `$LOCCIT_PEERS` (default: this one); pandoc also on the path.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from loccit.csl import find_style
from tests.benchmarks.csl_items import make

PEERS = os.environ.get("LOCCIT_PEERS") or sys.executable
LIMIT = 600  # seconds after which a peer is stopped
ROOT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    """One measured process: its entries in their order as plain text, or why there are none."""

    entries: list[str]
    cpu: float
    memory: int  # MiB
    fault: str = ""


OURS = """
import json, sys
from loccit.csl import Processor
made = Processor(sys.argv[2], json.load(open(sys.argv[1])), output="html").bibliography()
print(str(made))
"""
CITEPROC_PY = """
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
items = json.load(open(sys.argv[1]))
for item in items:
    item["id"] = item["id"].lower()
style = CitationStylesStyle(sys.argv[2].removesuffix(".csl"), validate=False)
made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
for item in items:
    made.register(Citation([CitationItem(item["id"])]))
made.sort()
for entry in made.bibliography():
    print('<div class="csl-entry">' + str(entry) + "</div>")
"""
PANDOC_PATH = "import pypandoc; print(pypandoc.get_pandoc_path())"


def measure(command: list[str], stdin: str = "") -> Run:
    """Run a command to its end; CPU seconds and memory are those of that process."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}"}
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as faults:
        source.write(stdin.encode())
        source.seek(0)
        process = subprocess.Popen(command, stdin=source, stdout=out, stderr=faults, env=environment)
        timer = threading.Timer(LIMIT, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        faults.seek(0)
        text, said = out.read().decode(), faults.read().decode()
    cpu = usage.ru_utime + usage.ru_stime
    if process.returncode:
        fault = "not installed" if "No module named" in said else f"failed or stopped: {said.strip()[-80:]}"
        return Run([], cpu, 0, fault)
    return Run(entries(text), cpu, usage.ru_maxrss // 1024)


def entries(text: str) -> list[str]:
    """The entries of HTML output as plain text, so that only the words count."""
    parts = re.split(r'<div[^>]*class="csl-entry"[^>]*>', text)[1:]
    plain = (re.sub(r"<[^>]*>", "", part) for part in parts)
    return [re.sub(r"\s+", " ", html.unescape(part)).strip() for part in plain]


def pandoc() -> str:
    """The pandoc program, empty where there is none."""
    found = subprocess.run([PEERS, "-c", PANDOC_PATH], capture_output=True, text=True, check=False)
    if found.returncode == 0:
        return found.stdout.strip()
    return "pandoc" if subprocess.run(["which", "pandoc"], capture_output=True, check=False).returncode == 0 else ""


def run_pandoc(items: Path, style: Path) -> Run:
    """pandoc --citeproc on all items."""
    program = pandoc()
    if not program:
        return Run([], 0, 0, "not installed")
    command = [program, "--citeproc", f"--bibliography={items}", f"--csl={style}", "-t", "html", "--wrap=none"]
    return measure(command, "---\nnocite: '@*'\nlang: en-US\n---\n")


def differing(ours: list[str], theirs: list[str]) -> str:
    """How many of our entries the other does not have, and how many beyond a difference of case."""
    folded = {entry.casefold() for entry in ours} - {entry.casefold() for entry in theirs}
    return f"{len(set(ours) - set(theirs)):7} {len(folded):7}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--styles", nargs="*", default=["apa", "chicago-author-date"])
    parser.add_argument("--peers", type=int, default=1000, help="the largest count that peers are run on")
    parser.add_argument("--show", type=int, default=0, help="print that many differing entries")
    arguments = parser.parse_args()
    print(f"{'style':22} {'items':>6}  {'processor':12} {'CPU s':>8} {'MiB':>5} {'differ':>7} {'…beyond case':>7}")
    for style in arguments.styles:
        for count in arguments.counts:
            compare(style, count, count <= arguments.peers, arguments.show)


def compare(style: str, count: int, peers: bool, show: int) -> None:
    """One line for each processor."""
    path = find_style(style)
    with tempfile.TemporaryDirectory() as folder:
        items = Path(folder) / "items.json"
        items.write_text(json.dumps(make(count)), encoding="utf-8")
        ours = measure([sys.executable, "-c", OURS, str(items), style])
        line(style, count, "loccit", ours, "")
        if not peers:
            return
        for name, run in (
            ("citeproc-py", measure([PEERS, "-c", CITEPROC_PY, str(items), str(path)])),
            ("pandoc", run_pandoc(items, path)),
        ):
            line(style, count, name, run, differing(ours.entries, run.entries))
            for entry in sorted(set(ours.entries) - set(run.entries))[: show if run.entries else 0]:
                print(f"  ours  {entry}\n  other {nearest(entry, run.entries)}")


def nearest(entry: str, others: list[str]) -> str:
    """The entry of the other processor that shares most words with ours."""
    words = set(entry.split())
    return max(others, key=lambda other: len(words & set(other.split())) - len(words ^ set(other.split())) / 9)


def line(style: str, count: int, name: str, run: Run, differ: str) -> None:
    """One line of the table."""
    if run.fault:
        print(f"{style:22} {count:6}  {name:12} {run.fault}")
    else:
        print(f"{style:22} {count:6}  {name:12} {run.cpu:8.2f} {run.memory:5} {differ}")


if __name__ == "__main__":
    main()

"""All benchmarks, one after the other: `python -m tests.benchmarks [NAME…]`. Each is a process of its own.

Peers are measured where they are installed: set `LOCCIT_PEERS` to a Python that has them (pybtex, bibtexparser,
citeproc-py, trafilatura, extruct, papis). Sizes are those of README's table; each benchmark's own `--help` has more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NAMES = (
    "startup",
    "biblatex",
    "store",
    "index",
    "formats",
    "csl",
    "match",
    "tags",
    "pages",
    "manuscript",
    "report",
    "browse",
)


def arguments(name: str, peers: str) -> list[str]:
    """What a benchmark is run with, where it can measure peers."""
    papis = Path(peers).parent / "papis"
    if name == "startup" and peers and papis.exists():
        return ["--papis", str(papis)]
    if name == "biblatex" and peers:
        return ["--peer-python", peers]
    return ["--peers"] if name == "index" and peers else []


def main() -> int:
    """The command."""
    peers = os.environ.get("LOCCIT_PEERS", "")
    failed = []
    for name in sys.argv[1:] or NAMES:
        print(f"\n=== {name}", flush=True)
        command = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments(name, peers)]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())

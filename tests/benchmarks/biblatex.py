"""Reading and changing a large library: CPU seconds and peak memory, beside pybtex and bibtexparser in the same run.

    python -m tests.benchmarks.biblatex [--entries 100000] [--peer-python PATH]

Each row is a process of its own over the same file (`make_library.py`). A peer that cannot be imported by the peer
interpreter (this one, unless given) is named as not measured. Reading the file is in every row; its bytes are in the
memory of every row.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

_REPORT = """
import json, resource
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, what]))
"""
_READ = "import sys\nraw = open(sys.argv[1], 'rb').read()\n"
_SPLIT = _READ + "from loccit.biblatex import split\nfile = split(raw)\n"
_EDIT = _READ + "from loccit.biblatex import Edit, set_field, split\nkey = sys.argv[2]\n"

ROWS = (
    ("python alone, file read", _READ + "what = len(raw)", False),
    ("loccit: split into blocks", _SPLIT + "what = len(file.blocks)", False),
    ("loccit: split, every field", _SPLIT + "what = sum(len(entry.items()) for entry in file.entries)", False),
    (
        "loccit: split, every entry a Record",
        _SPLIT
        + "from loccit.biblatex import Context, to_record\n"
        + "context = Context([file])\nwhat = sum(len(to_record(e, context)[0].fields) for e in file.entries)",
        False,
    ),
    (
        "loccit: set one field",
        _EDIT + "new = set_field(raw, key, 'title', 'Changed')\nwhat = len(new) - len(raw)",
        False,
    ),
    (
        "loccit: add 1,000 entries",
        _EDIT
        + "edit = Edit(raw)\n"
        + "for n in range(1000): edit.add_entry('misc', f'new{n}', [('author', 'Doe, J.'), ('title', 'T')])\n"
        + "what = len(edit.commit()) - len(raw)",
        False,
    ),
    (
        "bibtexparser 2, no middleware",
        _READ
        + "import bibtexparser\nfound = bibtexparser.parse_string(raw.decode(), parse_stack=[])\n"
        + "what = len(found.entries)",
        True,
    ),
    (
        "pybtex",
        _READ + "from pybtex.database import parse_bytes\nwhat = len(parse_bytes(raw, 'bibtex').entries)",
        True,
    ),
)


def measure(python: str, code: str, path: Path, key: str) -> tuple[float, float, int] | str:
    """CPU seconds, peak MB and what was counted; or why it was not measured."""
    done = subprocess.run(
        [python, "-c", code + _REPORT, str(path), key], capture_output=True, text=True, check=False, env=_environment()
    )
    if done.returncode:
        return "not measured: " + (done.stderr.strip().splitlines() or ["no output"])[-1]
    seconds, memory, what = json.loads(done.stdout.splitlines()[-1])
    return seconds, memory, what


def _key_in_the_middle(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(path.stat().st_size // 2)
        return file.read(100_000).partition(b"@article{")[2].partition(b",")[0].decode()


def _environment() -> dict[str, str]:
    import os

    source = str(Path(__file__).resolve().parents[2] / "src")
    return {**os.environ, "PYTHONPATH": source}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--peer-python", default=sys.executable)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.bib"
        with path.open("wb") as out:  # by another process: a child's peak memory begins with its parent's
            subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.make_library", str(given.entries)], stdout=out, check=True
            )
        key = _key_in_the_middle(path)
        print(f"{given.entries:,} entries, {path.stat().st_size / 1e6:.1f} MB")
        print(f"{'':38}{'CPU s':>9}{'MB':>8}  counted")
        for name, code, peer in ROWS:
            found = measure(given.peer_python if peer else sys.executable, code, path, key)
            if isinstance(found, str):
                print(f"{name:38}  {found}")
            else:
                print(f"{name:38}{found[0]:9.2f}{found[1]:8.0f}  {found[2]:,}")


if __name__ == "__main__":
    main()

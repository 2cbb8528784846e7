"""The pictures of README, made anew: `python -m tests.docs.pictures [NAME…]`.

Add a picture: a function that makes it at the path it is given, one line in `PICTURES`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.report.chromium import PROGRAM, run

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "pictures"
LARGEST = 150_000
"""Bytes of a picture: README is read over slow lines too."""


def report(target: Path) -> None:
    """The report of the shipped library in Chromium, its first screen."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        shutil.copytree(ROOT / "library", library, ignore=shutil.ignore_patterns(".loccit"))
        page = Path(folder) / "report.html"
        command = "from loccit.cli.main import main; main()"
        words = ["-L", str(library), "report", "-o", str(page), "--date", ""]
        subprocess.run([sys.executable, "-c", command, *words], check=True)
        light = "--blink-settings=preferredColorScheme=1"
        run(page, light, "--window-size=1200,930", f"--screenshot={target}")


PICTURES: dict[str, Callable[[Path], None]] = {"report": report}


def main(names: list[str]) -> None:
    """Makes the pictures named, all where none is. Raises SystemExit where Chromium is not installed."""
    if PROGRAM is None:
        raise SystemExit("Chromium is not installed")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names or PICTURES:
        target = FOLDER / f"{name}.png"
        PICTURES[name](target)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])

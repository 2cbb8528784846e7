"""The pictures of README, made anew: `python -m tests.docs.pictures [NAME…]`.

Add a picture: a function that makes it at the path it is given, one line in `PICTURES`.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from html import escape
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


SESSION = (
    "loccit import inbox/sample-gazette-audit.txt",
    "loccit quotes thesis.md",
    "loccit cited thesis.md",
)
THESIS = """\
The audit "makes four recommendations, and ICE agreed with
all of them" [@federal2025audit]. A member of the board
read it "twice, and it is about the agency's own paperwork
more than about uncooperative jails" [@federal2025audit].
See also [@oig2020cpa].
"""
_PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 22px 26px; background: #1d1f24; color: #d8dae0; }}
pre {{ margin: 0; font: 14.5px/1.42 "DejaVu Sans Mono", monospace; }}
b.prompt {{ color: #7fb685; }} b.typed {{ color: #fff; }}
</style><pre>{}</pre>"""


def terminal(target: Path) -> None:
    """A session in a terminal of 100 columns: what a writer types, and what the program prints, in its colours."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "my-thesis"
        shutil.copytree(ROOT / "library", folder, ignore=shutil.ignore_patterns(".loccit"))
        (folder / "thesis.md").write_text(THESIS, encoding="utf-8")
        parts = [
            f'<b class="prompt">$</b> <b class="typed">{escape(words)}</b>\n{_printed(words, folder)}'
            for words in SESSION
        ]
        page = Path(name) / "terminal.html"
        page.write_text(_PAGE.format("\n".join(parts)), encoding="utf-8")
        height = sum(part.count("\n") + 1 for part in parts) * 20.6 + 24
        run(page, f"--window-size=940,{height:.0f}", f"--screenshot={target}")


def _printed(words: str, folder: Path) -> str:
    """What the command prints in a terminal of 100 columns, as HTML."""
    import pty

    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    program = "import sys; sys.argv = sys.argv[1:]; from loccit.cli.main import main; main()"
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "TERM": "xterm-256color"}
    command = [sys.executable, "-c", program, *shlex.split(words)]
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        chunks = []
        with contextlib.suppress(OSError):  # how a terminal says that nobody writes to it any more
            while chunk := os.read(ours, 65536):
                chunks.append(chunk)
    os.close(ours)
    console = Console(record=True, width=120, file=io.StringIO())
    console.print(Text.from_ansi(b"".join(chunks).decode().replace("\r\n", "\n")), soft_wrap=True)
    return console.export_html(theme=MONOKAI, inline_styles=True, code_format="{code}").rstrip() + "\n"


PICTURES: dict[str, Callable[[Path], None]] = {"terminal": terminal, "report": report}


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

"""Commands that ask a person: an editor, and keys typed at a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import REFERENCES, Typed

ROOT = Path(__file__).resolve().parents[2]
TWIN = """
@report{twin,
  author = {{Sample Office of Inspection}},
  title = {Jails and ICE Detainers: An Audit},
  number = {SOI-20-13},
  date = {2020},
  url = {https://x.example/audit},
}
"""


def at_terminal(folder: Path, words: list[str], keys: str, timeout: float = 30) -> tuple[int, str]:
    """Runs loccit on a terminal of its own and types `keys` one by one; its exit code and all it showed.

    A key is typed again where nothing follows it: one that comes before the program listens is lost at a terminal.
    """
    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-c", "from loccit.cli.main import main; main()", "-L", str(folder), *words]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True)
    os.close(slave)
    shown, waiting, until = "", list(keys), time.monotonic() + timeout
    last, typed_at = b"", 0.0
    while time.monotonic() < until:
        ready, _, _ = select.select([master], [], [], 0.2)
        if ready:
            try:
                data = os.read(master, 4096)
            except OSError:  # the terminal's other end was closed
                break
            shown += data.decode("utf-8", "replace")
            last = b""
        elif process.poll() is not None:
            break
        elif waiting and shown.rstrip().endswith("uit"):  # the question is on the screen
            last, typed_at = waiting.pop(0).encode(), time.monotonic()
            os.write(master, last)
            shown += "\n"
        elif last and time.monotonic() - typed_at > 2:
            typed_at = time.monotonic()
            os.write(master, last)
    process.wait(timeout=10)
    os.close(master)
    return process.returncode, shown


def test_edit_takes_back_just_the_entry(typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i s/2019-05/2019-06/")
    assert typed("edit", "muster2019detainers").code == 0
    text = (folder / "references.bib").read_text(encoding="utf-8")
    assert text == REFERENCES.replace("{2019-05}", "{2019-06}")


def test_an_edit_that_changes_nothing_writes_nothing(
    typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    result = typed("edit", "muster2019detainers")
    assert result.code == 0
    assert "nothing was changed" in result.err
    assert (folder / "references.bib").read_text(encoding="utf-8") == REFERENCES


def test_a_mistake_is_explained_and_nothing_is_lost(
    typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "sed -i s/@article/article/")
    result = typed("edit", "muster2019detainers")
    assert result.code == 2
    assert "your text is in" in result.err
    kept = Path(result.err.split("your text is in ")[1].split(")")[0].strip())
    assert "article{muster2019detainers" in kept.read_text(encoding="utf-8")
    assert (folder / "references.bib").read_text(encoding="utf-8") == REFERENCES


@pytest.mark.parametrize(("key", "left"), [("m", 3), ("d", 4), ("s", 4), ("q", 4)])
def test_review_walks_through_the_groups(typed: Typed, folder: Path, key: str, left: int) -> None:
    path = folder / "references.bib"
    path.write_text(path.read_text(encoding="utf-8") + TWIN, encoding="utf-8")
    code, shown = at_terminal(folder, ["duplicates", "--review"], key)
    assert code == 0, shown
    assert "SOI-20-13" in shown
    assert len(typed("list").out.splitlines()) == left
    assert typed("duplicates").code == (0 if key in "md" else 1)


def test_review_without_a_terminal_says_so(typed: Typed) -> None:
    result = typed("duplicates", "--review")
    assert result.code == 2
    assert "terminal" in result.err


def test_a_table_fits_the_terminal_and_no_escape_of_a_source_reaches_it(folder: Path) -> None:
    path = folder / "references.bib"
    title = "A title that goes on " * 12 + "\x1b[31mred"
    path.write_text(REFERENCES + f"@misc{{long, title = {{{title}}}}}\n", encoding="utf-8")
    code, shown = at_terminal(folder, ["--color", "never", "list"], "")
    assert code == 0
    assert "\x1b[31m" not in shown
    assert all(len(line.rstrip("\r")) <= 100 for line in shown.splitlines())
    assert "citekey" in shown

"""`loccit browse` on a real terminal: it starts, is typed at, copies, lends itself to an editor, and leaves the
terminal as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import REFERENCES

ROOT = Path(__file__).resolve().parents[2]
pytest.importorskip("textual", reason="Textual, the extra `browse`, is not installed")
pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux, a terminal for tests, is not installed")


class Terminal:
    """A terminal of 80 by 24 with a shell in it, in a tmux server of its own."""

    def __init__(self, home: Path) -> None:
        self.server = f"loccit-{uuid.uuid4().hex}"
        environment = {
            "HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8",
            "EDITOR": "sed -i s/2019-05/2018-05/", "XDG_CACHE_HOME": str(home / "cache"),
        }  # fmt: skip
        command = [
            "tmux",
            "-u",
            "-L",
            self.server,
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "80",
            "-y",
            "24",
            "sh",
        ]
        subprocess.run(command, env=environment, check=True, cwd=home)
        self.run("set-option", "-g", "set-clipboard", "on")

    def run(self, *words: str) -> str:
        """A command of tmux, and what it prints."""
        done = subprocess.run(["tmux", "-u", "-L", self.server, *words], capture_output=True, text=True, check=False)
        return done.stdout

    def type(self, *keys: str) -> None:
        """Types keys, or the letters of words."""
        self.run("send-keys", *keys)

    def screen(self) -> str:
        """What stands on it."""
        return self.run("capture-pane", "-p")

    def wait(self, words: str, seconds: float = 30.0) -> str:
        """Waits until `words` stand on it."""
        until = time.monotonic() + seconds
        while words not in (shown := self.screen()):
            assert time.monotonic() < until, f"{words!r} never came:\n{shown}"
            time.sleep(0.05)
        return shown

    def close(self) -> None:
        """Ends the server."""
        self.run("kill-server")


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    """The terminal, in the folder of the sample library."""
    started = Terminal(folder.parent)
    yield started
    started.close()


def browse(*words: str) -> str:
    """The command line that starts it, and says how it ended."""
    program = "from loccit.cli.main import main; main()"
    return (
        f"clear; {sys.executable} -c '{program}' -L thesis {' '.join(words)}; echo code=$?; stty -a | grep -o ' echo '"
    )


def test_start_type_copy_edit_and_quit(terminal: Terminal, folder: Path) -> None:
    terminal.type(browse("browse"), "Enter")
    terminal.wait("Muster & Beispiel, 2019")
    terminal.type("trust")
    terminal.wait("1 of 3")
    terminal.type("Enter")
    terminal.wait("t Tag")
    terminal.type("y")
    terminal.wait("copied")
    assert terminal.run("show-buffer") == "muster2019detainers"  # through OSC 52
    terminal.type("e")
    terminal.wait("issued 2018-05")
    assert (folder / "references.bib").read_text(encoding="utf-8") == REFERENCES.replace("2019-05", "2018-05")
    terminal.run("resize-window", "-x", "40", "-y", "12")
    terminal.wait("Detainers and Trust: Evidence")
    terminal.type("q")
    shown = terminal.wait("code=0")
    assert "Muster" not in shown  # the screen is as it was before
    assert " echo" in shown  # and so is the keyboard


@pytest.mark.parametrize("answer", ["n", "C-c"])
def test_a_mistake_in_the_editor_is_asked_about_on_the_terminal(terminal: Terminal, folder: Path, answer: str) -> None:
    terminal.type("EDITOR='sed -i s/@article/article/'; export EDITOR; " + browse("browse", "trust"), "Enter")
    terminal.wait("1 of 3")
    terminal.type("Enter")
    terminal.wait("t Tag")
    terminal.type("e")
    terminal.wait("Edit it again?")
    terminal.type(answer, *(["Enter"] if answer == "n" else []))
    terminal.wait("1 of 3")  # back on the screen of browse
    terminal.wait("the entry was left")
    terminal.type("q")
    assert "your text is in" in terminal.wait("code=0").replace("\n", "")  # and it stays on the terminal
    assert (folder / "references.bib").read_text(encoding="utf-8") == REFERENCES


def test_ctrl_c_ends_it_from_the_filter(terminal: Terminal) -> None:
    terminal.type(browse("--color", "never", "browse", "board"), "Enter")
    terminal.wait("1 of 3")
    coloured = terminal.run("capture-pane", "-p", "-e")
    assert "\x1b[38" not in coloured
    assert "\x1b[48" not in coloured
    terminal.type("C-c")
    terminal.wait("code=0")


def test_a_dumb_terminal_is_told_what_else_there_is(terminal: Terminal) -> None:
    terminal.type("TERM=dumb; export TERM; " + browse("browse"), "Enter")
    assert "loccit list" in terminal.wait("code=2")


def test_without_textual_one_line_says_what_to_install(terminal: Terminal, folder: Path) -> None:
    (folder.parent / "textual.py").write_text("raise ModuleNotFoundError('no', name='textual')\n", encoding="utf-8")
    terminal.type("PYTHONPATH=$PWD:$PYTHONPATH; " + browse("browse"), "Enter")
    assert "(pip install textual)" in terminal.wait("code=2").replace("\n", "")

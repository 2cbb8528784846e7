"""Every command: its help, its examples (they run), its errors. No error is a traceback."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from loccit.cli.main import LazyGroup, loccit, run
from loccit.cli.table import COMMANDS
from tests.cli.conftest import Typed

ROOT = Path(__file__).resolve().parents[2]


def commands() -> list[tuple[str, click.Command]]:
    """(words typed, command) of every command and subcommand."""
    assert isinstance(loccit, LazyGroup)
    context = click.Context(loccit)
    found: list[tuple[str, click.Command]] = []
    for name in COMMANDS:
        command = loccit.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found += [(f"{name} {sub}", inner) for sub, inner in command.commands.items()]
        else:
            found.append((name, command))
    return found


ALL = commands()


@pytest.mark.parametrize(("words", "command"), ALL, ids=[words for words, _ in ALL])
def test_help_has_a_purpose_and_examples(
    words: str, command: click.Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*words.split(), "--help"]) == 0
    text = capsys.readouterr().out
    assert "Examples:" in text
    assert f"loccit {words.split(maxsplit=1)[0]}" in text
    assert command.help


@pytest.mark.parametrize(("words", "command"), ALL, ids=[words for words, _ in ALL])
def test_every_option_shows_its_environment_variable(words: str, command: click.Command) -> None:
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name != "help":
            assert parameter.show_envvar, f"{words} {parameter.name}"


def examples() -> list[str]:
    """Every example line of every command."""
    lines = []
    for _, command in ALL:
        epilog = command.epilog or ""
        lines += [line.strip() for line in epilog.splitlines() if "loccit " in line]
    return lines


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped library, as someone has it who cloned the repository."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "library", folder / "library", ignore=shutil.ignore_patterns(".loccit"))
    for name in ("latex/thesis.tex", "pandoc/thesis.md"):
        shutil.copy(ROOT / "tests" / "manuscripts" / name, folder)
    return folder


@pytest.mark.parametrize("line", examples())
def test_every_example_runs(line: str, checkout: Path, tmp_path: Path) -> None:
    """Each in a copy of the shipped library; 0 or, for what checks and finds, 1."""
    if "--review" in line or line.startswith(("loccit edit", "loccit browse", "EDITOR=")):
        pytest.skip("asks a person: tested with a terminal in test_terminal.py")
    folder = tmp_path / "checkout"
    shutil.copytree(checkout, folder)
    prepare = {"loccit undo": "set oig2020cap note=x", "loccit redo": "set oig2020cap note=x"}
    for start, words in prepare.items():
        if line.startswith(start):
            _type(f"loccit {words}", folder)
            if "redo" in line:
                _type("loccit undo", folder)
    if "inbox" in line and "library/" not in line:
        line = line.replace("inbox", "library/inbox").replace("library/inbox/news.json", "library/inbox/cases.json")
    done = _type(line, folder)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout or done.stderr or "merge-driver" in line, "git wants a merge driver to be silent"


def _type(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(line)
    assert words[0] == "loccit"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-c", "from loccit.cli.main import main; main()", *words[1:]]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_an_unknown_command_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bibliograpy"]) == 2
    assert "bibliography" in capsys.readouterr().err


def test_no_library_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LOCCIT_LIBRARY", raising=False)
    assert run(["list"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "loccit init" in error


def test_the_purposes_in_the_table_are_the_commands_own() -> None:
    for name, (_, heading, purpose) in COMMANDS.items():
        assert heading
        assert purpose.endswith(".")
        assert len(purpose) < 70, name


def imported(*words: str) -> set[str]:
    """The top-level modules that a run of the command line imports, besides those Python itself begins with."""
    code = (
        "import sys; before = set(sys.modules)\n"
        "from loccit.cli.main import run\n"
        f"code = run({list(words)!r}) if {bool(words)} else 0\n"
        "print(code, *sorted({m.split('.')[0] for m in set(sys.modules) - before}), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    code, *modules = done.stderr.split()
    assert code == "0"
    return set(modules)


def test_before_a_command_is_known_only_click_and_the_standard_library_are_imported() -> None:
    assert imported() - set(sys.stdlib_module_names) == {"click", "loccit"}
    assert not imported() & {"json", "pathlib", "sqlite3", "urllib", "dataclasses", "difflib", "asyncio", "subprocess"}


@pytest.mark.parametrize("words", ["list", "search sheriff", "show {citekey}"])
def test_looking_imports_next_to_nothing(words: str, typed: Typed, folder: Path) -> None:
    time.sleep(0.15)  # until then the index does not trust the time of a file
    citekey = typed("list", "--limit", "1").out.split("\t")[0]
    modules = imported("-L", str(folder), *words.format(citekey=citekey).split())
    assert modules - set(sys.stdlib_module_names) == {"click", "loccit"}
    assert not modules & {"pathlib", "urllib", "tomllib", "hashlib", "subprocess", "logging"}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("loccit -L library show oig2020", "oig2020cap"),
        ("loccit -L library list tag:immigration-det", "tag:immigration-detainers"),
        ("loccit -L library list auth", "author:"),
        ("loccit -L library bibliography --style chicago-author", "chicago-author-date"),
        ("loccit -L library export --to csl-j", "csl-json"),
        ("loccit -L library tag remove oig2020cap inspector", "inspector-general-audits"),
        ("loccit bibl", "bibliography"),
        ("loccit -L nowhere show oig", ""),
    ],
)
def test_the_tab_key_completes(words: str, wanted: str, checkout: Path) -> None:
    count = len(words.split()) - 1
    environment = {"_LOCCIT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
    code = "from loccit.cli.main import main; main()"
    environment |= {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(checkout / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert wanted in done.stdout


def test_it_runs_as_a_module() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "loccit", "--version"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("loccit, version")

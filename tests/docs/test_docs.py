"""What the documents say is true: commands exist, the reference is current, README's commands are the tested ones."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from loccit.cli.main import run
from loccit.cli.table import COMMANDS
from tests.cli.test_surface import ALL
from tests.docs import json_shapes, settings
from tests.docs.commands import PAGE, reference

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted((ROOT / "src" / "loccit" / "help").glob("*.md")), ROOT / "README.md", ROOT / "ARCHITECTURE.md"]


def test_the_command_reference_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_the_reference_of_settings_is_current() -> None:
    assert settings.PAGE.read_text(encoding="utf-8") == settings.reference()
    assert set(settings.MEANINGS) | {"thresholds", "lookup"} == {field.name for field in fields(settings.Settings)}


def test_the_reference_of_json_is_current(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert json_shapes.PAGE.read_text(encoding="utf-8") == json_shapes.reference()
    with_json = {name for name, command in ALL if any(param.name == "as_json" for param in command.params)}
    assert with_json == set(json_shapes.COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = "\n".join([*re.findall(r"```sh\n(.+?)```", text, re.DOTALL), *re.findall(r"`(loccit [^`\n]+)`", text)])
    named = set(re.findall(r"(?m)(?:^|/| )loccit (?:-L \S+ )?([a-z][a-z-]+)", code))
    assert named <= {*COMMANDS, "init"}, named - set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_readme_has_both_commands_and_continuous_integration_runs_the_second() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark in ("main job", "tests"):
        block = re.search(rf"<!-- {mark} -->\n```sh\n(.+?)```\n<!-- end {mark} -->", text, re.DOTALL)
        assert block, mark
    assert "<!-- tests -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_package_stands_on_the_map() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in (ROOT / "src" / "loccit").iterdir():
        if path.is_dir() and (path / "__init__.py").exists():
            assert f"`{path.name}/`" in text, path.name


def test_guides_are_shown_offline(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help"]) == 0
    topics = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    for topic in topics:
        assert run(["help", topic]) == 0
        assert capsys.readouterr().out.startswith("# ")
    assert run(["help", "nonsense"]) == 2

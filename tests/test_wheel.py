"""What is packed is whole: the wheel holds every file of the package, and runs from where it is unpacked."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "loccit"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(built: Path) -> None:
    files = {
        path.relative_to(ROOT / "src").as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == files


def test_the_wheel_runs_where_it_is_unpacked(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "site")
        points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
        assert "loccit = loccit.cli.main:main" in wheel.read(points).decode()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("LOCCIT_LIBRARY", None)

    def typed(*words: str) -> str:
        code = "import loccit; from loccit.cli.main import main; assert 'site' in loccit.__file__; main()"
        command = [sys.executable, "-c", code, *words]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout

    assert typed("help", "guide").startswith("# ")
    assert "bluebook" in typed("styles", "bluebook")
    typed("init", "thesis")
    (tmp_path / "thesis" / "references.bib").write_text("@book{a, author = {Muster, A.}, title = {T}, date = {2001}}\n")
    assert "Muster" in typed("-L", "thesis", "bibliography", "--style", "bluebook")
    assert "<!DOCTYPE html>" in typed("-L", "thesis", "report")


def test_the_source_distribution_has_what_its_tests_need(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"README.md", "pyproject.toml", "library/references.bib", "tests/test_wheel.py", ".pre-commit-hooks.yaml"}
    assert wanted <= names
    assert not any("__pycache__" in name or "/.loccit/" in name for name in names)

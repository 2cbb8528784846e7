"""A small library of sample records, and a way to type commands at it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from loccit.cli.main import run

REFERENCES = """\
% The sources of a sample thesis. This comment stays.
@string{gazette = "Sample County Gazette"}

@report{sample2020audit,
  author      = {{Sample Office of Inspection}},
  title       = {Jails and {ICE} Detainers: An Audit},
  type        = {Audit report},
  number      = {SOI-20-13},
  institution = {{Sample Office of Inspection}},
  date        = {2020-02-18},
  keywords    = {inspector-general-audits},
}

@article{muster2019detainers,
  author       = {Muster, Alex and Beispiel, Anna},
  title        = {Detainers and Trust: Evidence from a Sample County},
  journaltitle = {Journal of Sample Studies},
  volume       = {5},
  number       = {2},
  pages        = {12--34},
  date         = {2019-05},
  doi          = {10.5555/sample.5},
}

@article{sample2025board,
  title        = {Board delays vote on 287(g) agreement},
  journaltitle = gazette,
  date         = {2025-03-04},
  entrysubtype = {newspaper},
  url          = {https://gazette.example/board},
}
"""

VOCABULARY = """\
title = "Sample vocabulary"

[concept.detainers]
label = "Immigration detainers"
alternatives = ["detainer", "detainers"]

[concept.287g-program]
label = "287(g) program"
alternatives = ["287(g)", "287(g) agreement"]
broader = ["cooperation"]

[concept.cooperation]
label = "Cooperation with ICE"

[concept.inspector-general-audits]
label = "Inspector general audits"
alternatives = ["audit"]
"""


class Result(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)


Typed = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with three records; the working folder is its parent."""
    for name in ("LOCCIT_LIBRARY", "LOCCIT_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    assert run(["init", "thesis"]) == 0
    library = tmp_path / "thesis"
    (library / "references.bib").write_text(REFERENCES, encoding="utf-8")
    (library / "vocabulary.toml").write_text(VOCABULARY, encoding="utf-8")
    return library


@pytest.fixture
def typed(folder: Path, capfd: pytest.CaptureFixture[str]) -> Typed:
    """Types a command at the library: `typed("list", "--json")`."""
    capfd.readouterr()

    def type_(*words: str | Path) -> Result:
        code = run(["-L", str(folder), *map(str, words)])
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return type_

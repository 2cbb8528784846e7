"""Running the example manuscripts with other programs: a copy of them, `loccit` on the path, what a result says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import loccit

ROOT = Path(__file__).resolve().parents[1] / "manuscripts"
KEYS = {"sample2020audit", "muster2019trust", "exemplar2015law"}
# Words of each work's reference, in any style
REFERENCES = {
    "sample2020audit": "Jails and Detainers: An Audit of Sample County",
    "muster2019trust": "Journal of Sample Studies",
    "exemplar2015law": "Sample University Press",
}
NEVER = "What Nobody Cites"
_START = "import sys; from loccit.cli.main import main; sys.argv[0] = 'loccit'; main()"


def copied(folder: Path) -> Path:
    """The examples in `folder`, with their library, and `loccit` as a program in `bin` beside them."""
    copy = folder / "manuscripts"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".loccit"))
    program = folder / "bin" / "loccit"
    program.parent.mkdir()
    source = Path(loccit.__file__).resolve().parents[1]
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{source}" exec "{sys.executable}" -c "{_START}" "$@"\n')
    program.chmod(0o755)
    return copy


def run(command: list[str], work: Path) -> str:
    """Runs a program in `work`, with `loccit` on its path; what it printed. The test fails where the program does."""
    path = f"{work.parents[1] / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path}
    environment.pop("LOCCIT_LIBRARY", None)
    done = subprocess.run(command, cwd=work, capture_output=True, timeout=300, check=False, env=environment)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 0, f"{command}: {said[-4000:]}"
    return said


def program(*names: str) -> list[str]:
    """The paths of programs; the test skips where one is not installed."""
    paths = []
    for name in names:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed")
        paths.append(path)
    return paths


def pdf_text(data: bytes) -> str:
    """The words of a PDF in one line; hyphens at the ends of lines taken out."""
    import pypdfium2

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    return words("\n".join(pages))


def docx_text(path: Path) -> str:
    """The words of a Word document."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    return words("\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs))


def words(text: str) -> str:
    """`text` in one line."""
    return " ".join(re.sub(r"(?:-|\ufffe|\u00ad|\x02)\r?\n", "", text).split())


def lacking(text: str, keys: set[str] = KEYS) -> list[str]:
    """The works whose reference does not stand in a result, and the one that must not."""
    text = text.casefold()  # a style may print titles in lower case
    missing = [key for key in sorted(keys) if REFERENCES[key].casefold() not in text]
    return missing + [NEVER] * (NEVER.casefold() in text)

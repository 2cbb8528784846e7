"""LaTeX manuscripts in many files and with macros: what we find cited is what biber and BibTeX are asked for."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from loccit.manuscript import read_manuscript
from tests.manuscript.random_latex import document

FOLDER = Path(__file__).resolve().parents[1] / "data" / "manuscript" / "latex"
CASES = sorted(path.name for path in FOLDER.iterdir())
# The sources of all cases: `k1` to `k59` and two odd ones. `none…` is never cited.
KEYS = [f"k{number}" for number in range(1, 60)] + ["name:k19/sub.x_1-2+3", "Müller2001"]
ENTRY = "@book{{{0}, author = {{Author, {0}}}, title = {{Title {0}}}, date = {{2001}}, publisher = {{P}}}}\n"


def keys(path: Path) -> set[str]:
    """The keys cited in a manuscript."""
    manuscript = read_manuscript([path])
    assert manuscript.problems == []
    return {key for one in manuscript.citations for key in one.keys}


def in_order(path: Path) -> list[str]:
    """The keys in the order of their first citation, as numeric styles count."""
    return list(dict.fromkeys(key for one in read_manuscript([path]).citations for key in one.keys))


def cites_all(path: Path) -> bool:
    """Whether everything is cited."""
    return read_manuscript([path]).cites_all


@pytest.mark.parametrize("case", CASES)
def test_known_keys(case: str) -> None:
    main = FOLDER / case / "main.tex"
    assert sorted(keys(main)) == (FOLDER / case / "keys.txt").read_text(encoding="utf-8").split()
    assert cites_all(main) == (case == "nocite")


@pytest.mark.parametrize("case", CASES)
def test_latex_and_its_bibliography_program(case: str, tmp_path: Path) -> None:
    natbib = "natbib" in (FOLDER / case / "main.tex").read_text(encoding="utf-8")
    latex, program = shutil.which("pdflatex"), shutil.which("bibtex" if natbib else "biber")
    if latex is None or program is None:
        pytest.skip("pdflatex, biber or bibtex is not installed")
    work = tmp_path / case
    shutil.copytree(FOLDER / case, work)
    (work / "references.bib").write_text("".join(map(ENTRY.format, KEYS)), encoding="utf-8")
    done = run([latex, "-interaction=nonstopmode", "main.tex"], work)
    if re.search(r"^! LaTeX Error: File `[^']*' not found", done, re.M):
        pytest.skip("a package of LaTeX is not installed")
    assert not re.search(r"^!", done, re.M), done[-3000:]
    run([program, "main"], work)
    listed = (work / "main.bbl").read_text(encoding="utf-8")
    built = set(
        re.findall(r"\\bibitem(?:\[(?:[^\[\]]|\[[^\]]*\])*\])?\{([^}]*)\}" if natbib else r"\\entry\{([^}]*)\}", listed)
    )
    ours = keys(work / "main.tex")
    everything = cites_all(work / "main.tex")
    assert (set(KEYS) if everything else ours) == built - {"myset"}  # biber lists a set beside its members
    if not natbib:
        assert keys(work / "main.bcf") == ours
        assert in_order(work / "main.bcf") == in_order(work / "main.tex")
        assert cites_all(work / "main.bcf") == everything
    assert sets_named(keys(work / "main.aux")) == ours
    assert cites_all(work / "main.aux") == everything


@pytest.mark.parametrize("seed", range(3))
def test_random_documents(seed: int, tmp_path: Path) -> None:
    """The keys that biblatex asks biber for, in their order."""
    latex = shutil.which("pdflatex")
    if latex is None:
        pytest.skip("pdflatex is not installed")
    (tmp_path / "main.tex").write_text(document(seed), encoding="utf-8")
    (tmp_path / "references.bib").write_text("", encoding="utf-8")
    said = run([latex, "-interaction=nonstopmode", "main.tex"], tmp_path)
    if re.search(r"^! LaTeX Error: File `[^']*' not found", said, re.M):
        pytest.skip("a package of LaTeX is not installed")
    asked = re.findall(r"<bcf:citekey[^>]*>([^<]*)<", (tmp_path / "main.bcf").read_text(encoding="utf-8"))
    assert in_order(tmp_path / "main.tex") == list(dict.fromkeys(asked))


def sets_named(found: set[str]) -> set[str]:
    """An .aux file names a set and not its members."""
    return found - {"myset"} | {"k30", "k31"} if "myset" in found else found


def run(command: list[str], work: Path) -> str:
    """What a program says."""
    done = subprocess.run(command, cwd=work, capture_output=True, timeout=120, check=False)
    return done.stdout.decode("latin-1")

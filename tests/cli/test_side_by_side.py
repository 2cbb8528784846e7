"""Two records on one screen, and walking through pairs at a terminal with undo."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loccit.cli.cells import width
from loccit.cli.side_by_side import side_by_side
from loccit.record import Record
from tests.cli.conftest import Typed
from tests.cli.test_terminal import at_terminal

VALUES = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=700)
FIELDS = st.dictionaries(st.sampled_from("title abstract publisher note DOI page volume issue genre".split()), VALUES)
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def plain(lines: list[str]) -> list[str]:
    """Without styles."""
    return [_STYLE.sub("", line) for line in lines]


@given(FIELDS, FIELDS, st.integers(40, 160), st.integers(5, 60))
def test_two_records_fit_any_screen(first: dict[str, str], other: dict[str, str], columns: int, rows: int) -> None:
    lines = side_by_side(Record("book", {**first}, "a"), Record("book", {**other}, "b"), columns, rows)
    assert len(lines) <= max(rows, 4)
    assert all(width(line) <= columns for line in plain(lines))


def test_what_differs_is_marked_wherever_it_stands() -> None:
    title = "The costs of holding on request: what counties pay, year after year, for their "
    one, two = Record("book", {"title": title + "cooperation"}, "a"), Record("book", {"title": title + "consent"}, "b")
    shown = "".join(side_by_side(one, two, 79, 20))
    marked = re.findall(r"\x1b\[7m(.*?)\x1b\[0m", shown)
    assert sorted("".join(marked).replace(" ", "")) == sorted("opraionsent"), "the letters of co[operation], con[sent]"


def test_records_that_agree_mark_nothing() -> None:
    record = Record("book", {"title": "x" * 200, "abstract": "word " * 200}, "a")
    shown = side_by_side(record, Record("book", dict(record.fields), "b"), 79, 20)
    assert "\x1b" not in "".join(shown)


def test_a_long_text_is_told_around_what_differs() -> None:
    words = [f"word{number}" for number in range(300)]
    other = [*words[:150], "intruder", *words[150:]]
    lines = side_by_side(
        Record("book", {"abstract": " ".join(words)}, "a"), Record("book", {"abstract": " ".join(other)}, "b"), 79, 20
    )
    assert any("intruder" in line for line in plain(lines))
    assert len(lines) < 12


BIB = """\
@article{one2020, title={Ferries of the north and their keepers}, author={Lee, Bo}, date={2020}, volume={3}}

@article{two2020, title={Ferries of the North and Their Keepers}, author={Lee, Bo}, date={2020}, number={9}}
"""


def test_review_merges_undoes_and_says_so(folder: Path, typed: Typed) -> None:
    (folder / "references.bib").write_text(BIB, encoding="utf-8")
    code, shown = at_terminal(folder, ["duplicates", "--review"], "m")
    assert code == 0
    assert "1 of 1 decided" in shown
    assert "ids={two2020}" in (folder / "references.bib").read_text(encoding="utf-8").replace(" ", "")
    (folder / "references.bib").write_text(
        BIB
        + re.sub("(?i)ferries of the north and", "Late frost in", BIB).replace("one", "three").replace("two", "four"),
        encoding="utf-8",
    )
    before = (folder / "references.bib").read_text(encoding="utf-8")
    code, shown = at_terminal(folder, ["duplicates", "--review"], "duq")
    assert "taken back" in shown
    assert "0 of 2 decided" in shown
    assert (folder / "references.bib").read_text(encoding="utf-8") == before

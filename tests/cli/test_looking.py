"""`list`, `search`, `show` and `stats` on a terminal: they fit its width, whatever the writing and the colour."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from loccit.cli.bars import bar, bars
from loccit.cli.cells import cut, fit, width, wrap
from loccit.cli.columns import table
from loccit.cli.highlights import on_one_line
from tests.cli.conftest import REFERENCES, Typed

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = (40, 80, 200)
WIDE = """
@article{yamada2021imin,
  author = {山田, 太郎 and 鈴木, 花子},
  title = {移民と警察：地方自治体の協力に関する長い研究の長い表題がここに続く、そしてまだ終わらない},
  journaltitle = {社会研究 👩‍🔬 紀要},
  date = {2021},
  keywords = {移民, detainers},
  related = {muster2019detainers}, relatedtype = {translationof},
}

@book{kumar2018hindi, author = {Kumār, Śa̐kara}, title = {नि E\u0301tude naïve ❤️ กำแพง}, date = {2018}}
"""
_CODES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def wide(folder: Path) -> Path:
    """The sample library, with records in other scripts."""
    (folder / "references.bib").write_text(REFERENCES + WIDE, encoding="utf-8")
    return folder


def at(cells: int, folder: Path, *words: str, **environment: str) -> str:
    """What a command shows on a terminal of so many cells, codes for colour included."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, cells, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    command = [sys.executable, "-c", "from loccit.cli.main import main; main()", *words]
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, close_fds=True,
        env={**kept, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "LOCCIT_LIBRARY": str(folder), **environment},
    )  # fmt: skip
    os.close(slave)
    shown = b""
    while True:
        try:
            data = os.read(master, 65536)
        except OSError:  # the other end was closed
            break
        if not data:
            break
        shown += data
    assert process.wait(timeout=30) == 0, shown.decode()
    os.close(master)
    return shown.decode().replace("\r\n", "\n")


def bare(shown: str) -> list[str]:
    """The lines without codes for colour."""
    return _CODES.sub("", shown).splitlines()


@pytest.mark.parametrize("cells", WIDTHS)
@pytest.mark.parametrize(
    "words", [("list",), ("search", "detainer OR 移民"), ("stats",), ("tag", "list")], ids=" ".join
)
def test_no_line_is_wider_than_the_terminal(wide: Path, cells: int, words: tuple[str, ...]) -> None:
    lines = bare(at(cells, wide, *words))
    assert max(map(cell_len, lines)) <= cells
    assert len(lines) > 3


@pytest.mark.parametrize("cells", WIDTHS)
def test_a_card_fits_and_says_everything(wide: Path, cells: int) -> None:
    shown = bare(at(cells, wide, "show", "yamada2021imin", "muster2019detainers"))
    assert max(map(cell_len, shown)) <= min(cells, 100)
    joined = "".join("".join(shown).split())
    for part in (
        "山田",
        "協力に関する",
        "紀要",
        "translation-of",
        "references.bib:",
        "DetainersandTrust",
        "missing",
        "volume",
    ):
        assert part in joined


def test_the_columns_of_wide_writing_stand_below_each_other(wide: Path) -> None:
    heading, *rows = bare(at(120, wide, "list"))
    column = heading.index("title")
    for row, title in zip(rows, ("नि", "Detainers", "Jails", "Board", "移民"), strict=False):
        if title in row:
            assert cell_len(row[: row.index(title)]) == column
    assert sum(title in "".join(rows) for title in ("Detainers", "Jails", "Board", "移民")) == 4


def test_a_narrow_list_has_two_lines_a_record(wide: Path) -> None:
    lines = bare(at(40, wide, "list"))
    place = lines.index(next(line for line in lines if line.startswith("muster2019detain")))
    assert "2019" in lines[place]
    assert lines[place + 1].startswith("  Detainers and Trust: Evidence")


def test_search_marks_the_words(wide: Path) -> None:
    shown = at(80, wide, "search", "trust")
    assert "\x1b[33m\x1b[1mTrust\x1b[0m" in shown
    assert "Detainers and Trust" in "\n".join(bare(shown))


@pytest.mark.parametrize("words", [("list",), ("search", "trust"), ("show", "muster2019detainers"), ("stats",)])
def test_colour_can_be_had_and_be_left_out(wide: Path, words: tuple[str, ...], typed: Typed) -> None:
    assert "\x1b" in at(80, wide, *words)
    assert "\x1b" not in at(80, wide, *words, NO_COLOR="1")
    assert "\x1b" not in at(80, wide, "--color", "never", *words)
    assert "\x1b" in at(80, wide, "--color", "always", *words, NO_COLOR="1")
    assert "\x1b" not in typed(*words).out


def test_stats_draws_bars_and_says_how_much_is_complete(wide: Path, typed: Typed) -> None:
    shown = "\n".join(bare(at(80, wide, "stats")))
    assert "█" in shown
    assert re.search(r"records, \d+ % complete", shown)
    for heading in ("type", "year", "outlet", "tag", "missing"):
        assert f"\n{heading}\n" in shown
    assert "█" not in typed("stats").out


def test_stats_of_nothing(wide: Path) -> None:
    assert "records" in at(80, wide, "stats", "type:patent")


def test_a_card_names_related_records_by_their_titles(wide: Path, typed: Typed) -> None:
    shown = " ".join(typed("show", "yamada2021imin").out.split())
    assert "translation-of muster2019detainers: Detainers and Trust" in shown
    assert "yamada2021imin: 移民と警察" in typed("show", "muster2019detainers").out
    found = typed("show", "muster2019detainers", "--json").json()["records"][0]
    assert found["incoming"] == [{"type": "translation-of", "from": "yamada2021imin"}]


def test_a_card_says_where_values_came_from_and_how_a_text_begins(folder: Path, typed: Typed, tmp_path: Path) -> None:
    page = tmp_path / "note.txt"
    page.write_text(
        "County ends its detainer policy\n\nBy Alex Muster\nMarch 3, 2024\n\n"
        + "The sheriff said on Monday that the county jail no longer honors requests of the federal agency. " * 6,
        encoding="utf-8",
    )
    citekey = typed("import", page, "--json").json()[0]["citekey"]
    shown = " ".join(" ".join(bare(at(200, folder, "show", citekey))).split())
    assert "note.txt" in shown
    assert "came from" in shown
    assert "words: “" in shown


def test_a_card_shows_what_a_manuscript_quotes(folder: Path, typed: Typed, tmp_path: Path) -> None:
    text = folder / "snapshots" / "muster2019detainers" / "text.txt"
    text.parent.mkdir(parents=True)
    text.write_text("Where detainers rise, trust in the police declines. It does so everywhere.", encoding="utf-8")
    thesis = tmp_path / "thesis.md"
    thesis.write_text('They write that "trust in the police declines" [@muster2019detainers].\n', encoding="utf-8")
    shown = typed("show", "muster2019detainers", "--manuscript", thesis)
    assert "thesis.md:1, verbatim: “trust in the police declines”" in shown.out
    found = typed("show", "muster2019detainers", "--manuscript", thesis, "--json").json()["records"][0]["quotes"]
    assert [one["status"] for one in found] == ["verbatim"]


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))), st.integers(1, 40)
)
def test_cut_and_fit_never_take_more_than_they_may(text: str, cells: int) -> None:
    assert width(cut(text, cells)) <= cells
    assert width(fit(text, cells)) >= cells
    assert cut(text, width(text) + 1) == text


@given(st.text(alphabet=st.sampled_from("ab cdé日本ｱ語👩🇩नि …")), st.integers(4, 30), st.integers(0, 30))
def test_wrapping_loses_nothing_and_fits(text: str, cells: int, first: int) -> None:
    lines = wrap(text, cells, first)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@given(
    st.lists(st.tuples(*[st.text(alphabet="ab 日", max_size=60)] * 4), max_size=6),
    st.integers(20, 120),
    st.integers(-1, 3),
)
def test_a_table_fits(rows: list[tuple[str, ...]], room: int, flexible: int) -> None:
    lines = list(table(rows, ("one", "two", "three", "four"), flexible, room))
    assert all(width(line) <= room for line in lines)
    assert len(lines) in (len(rows) + 1, 2 * len(rows) + 2)


def test_a_bar_is_as_long_as_its_count() -> None:
    assert [bar(n, 8, 1) for n in range(9)] == ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    assert bar(1, 10_000, 20) == "▏"
    assert bar(3, 4, 0) == ""
    assert [text for text, _ in bars({"a": 5, "longer": 1200}, 40)] == ["  a           5", "  longer  1,200"]


@given(st.text(alphabet="ab \n\t\x1b日"), st.data())
def test_marks_follow_their_words_onto_one_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, [(first, last)] = on_one_line(text, [(start, end)])
    assert shown[first:last].split() == text[start:end].replace("\x1b", "").split()
    assert shown == " ".join(text.replace("\x1b", "").split())

"""`dedupe`: duplicates in files, without a library."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.conftest import Typed

HEADER = "ID,ENTRYTYPE,title,author,year,journal,volume,number,pages,abstract,doi,isbn,shelf\n"
ROWS = """\
a1,article,Detainers and trust in a sample town,"Muster, Alex",2019,Journal of Sample Studies,5,2,12-34,,10.5555/s.5,,A
a2,article,Detainers and Trust in a Sample Town.,"Muster, A.",2019,J Sample Stud,5,2,12-34,,,,B
a3,article,Sheriffs and their jails,"Beispiel, Anna",2020,Journal of Sample Studies,6,1,1-9,,,,C
"""


def test_a_table_keeps_its_header_and_ids(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HEADER + ROWS, encoding="utf-8")
    result = typed("dedupe", tmp_path / "in.csv", "--json", "-o", tmp_path / "out.csv")
    assert result.code == 0, result.err
    found = result.json()
    assert found["records"] == 3
    assert [(group["kind"], group["members"]) for group in found["groups"]] == [("duplicate", ["a1", "a2"])]
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == HEADER.strip().split(",")
    assert [(row["ID"], row["shelf"]) for row in rows] == [("a1", "A"), ("a3", "C")]


def test_files_of_several_formats(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "one.ris").write_text(
        "TY  - JOUR\nTI  - Detainers and trust in a county\nAU  - Muster, Alex\nPY  - 2019\n"
        "JO  - Sample Studies\nVL  - 5\nSP  - 12\nEP  - 34\nER  - \n",
        encoding="utf-8",
    )
    (tmp_path / "two.bib").write_text(
        "@article{muster, title={Detainers and Trust in a County}, author={Muster, Alex}, year=2019,\n"
        " journal={Sample Studies}, volume=5, pages={12--34}, doi={10.5555/s.5}}\n",
        encoding="utf-8",
    )
    result = typed(
        "dedupe", tmp_path / "one.ris", tmp_path / "two.bib", "--json", "-o", tmp_path / "out.bib", "--to", "biblatex"
    )
    assert [group["members"] for group in result.json()["groups"]] == [["1", "muster"]]
    written = (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert written.count("@article") == 1
    assert "10.5555/s.5" in written
    assert "{muster," in written, "the citekey of the .bib file is the one that manuscripts cite"
    assert "ids" not in written, "the number of the RIS record is no citekey"


def test_an_empty_table_is_nothing_done(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    assert typed("dedupe", tmp_path / "empty.csv").code == 2


def test_repeated_ids_are_told_and_no_record_is_lost(typed: Typed, tmp_path: Path) -> None:
    one = "@article{a, title={Detainers and trust in a county}, author={Muster, Alex}, year=2019}\n"
    two = "@article{a-2, title={Ferries of the north}, author={Lee, B.}, year=2001}\n"
    other = "@book{a, title={Orchards in late frost}, author={Beispiel, Anna}, year=2020}\n"
    (tmp_path / "one.bib").write_text(one + two, encoding="utf-8")
    (tmp_path / "two.bib").write_text(other + one, encoding="utf-8")
    result = typed("dedupe", tmp_path / "one.bib", tmp_path / "two.bib", "--json", "-o", tmp_path / "out.bib")
    assert [group["members"] for group in result.json()["groups"]] == [["a", "a-4"]]
    assert "two.bib:1" in result.err
    assert "'a-3'" in result.err
    written = (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert [line for line in written.splitlines() if line.startswith("@")] == [
        "@article{a,", "@article{a-2,", "@book{a-3,",
    ]  # fmt: skip
    assert "a-4" not in written


def test_a_table_twice_is_one_table(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HEADER.lower() + ROWS, encoding="utf-8")
    result = typed("dedupe", tmp_path / "in.csv", tmp_path / "in.csv", "--json", "-o", tmp_path / "out.csv")
    assert {tuple(group["members"]) for group in result.json()["groups"]} == {
        ("a1", "a2", "a1-2", "a2-2"),
        ("a3", "a3-2"),
    }
    assert "a1-2" in result.err
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["a1", "a3"]


def test_for_people_each_member_has_its_title(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HEADER + ROWS, encoding="utf-8")
    result = typed("dedupe", tmp_path / "in.csv")
    assert "  a1  Detainers and trust in a sample town (2019)" in result.out
    assert "  a2  Detainers and Trust in a Sample Town. (2019)" in result.out


def test_tables_as_they_come(typed: Typed, tmp_path: Path) -> None:
    text = (HEADER + ROWS).replace(",", ";").replace("Muster;", "Müster,").replace("Beispiel;", "Beispiel,")
    for name, data in (
        ("semicolons", text.encode()),
        ("windows", text.encode("cp1252")),
        ("utf-16", text.encode("utf-16")),
        ("mark", b"\xef\xbb\xbf" + text.encode()),
        ("tabs", text.replace(";", "\t").encode()),
        ("old line ends", text.replace("\n", "\r").encode()),
    ):
        (tmp_path / "in.csv").write_bytes(data)
        result = typed("dedupe", tmp_path / "in.csv", "--from", "csv", "--json", "-o", tmp_path / "out.csv")
        assert [group["members"] for group in result.json()["groups"]] == [["a1", "a2"]], (name, result.err)
        assert "Windows-1252" in result.err or name != "windows"
        delimiter = "\t" if name == "tabs" else ";"
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=delimiter))
        assert [row["author"] for row in rows] == ["Müster, Alex", "Beispiel, Anna"], name


def test_a_table_may_be_written_in_its_own_place(typed: Typed, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text(HEADER + ROWS, encoding="utf-8")
    typed("dedupe", table, "-o", table)
    assert [line.partition(",")[0] for line in table.read_text(encoding="utf-8").splitlines()] == ["ID", "a1", "a3"]


def test_lines_longer_than_the_header_are_told_once(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        HEADER + ROWS.replace(",A\n", ",A,x,y\n").replace(",C\n", ",C,z\n"), encoding="utf-8"
    )
    result = typed("dedupe", tmp_path / "in.csv")
    assert result.err.count("more cells than the header") == 1
    assert "in.csv:2" in result.err

"""Real .bib files, those of theses and of other tools' tests, many meant to be hard: they must survive.

The hard rules hold for each: split and join give the bytes back, setting one field changes that field's bytes only,
and reading, converting and writing never raise. How many records come back whole has a floor, which only rises.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loccit.biblatex import Context, Edit, from_record, split, to_bibtex, to_record
from loccit.biblatex.encoding import decode
from loccit.biblatex.fieldedit import content
from loccit.biblatex.reading import record_of
from tests.shared import ROOT, shared

FILES = sorted((ROOT / "bib").rglob("*.bib")) if ROOT.exists() else []
FLOORS = Path(__file__).parents[1] / "evaluation" / "biblatex_floors.json"


@pytest.fixture(scope="module")
def raws() -> list[tuple[str, bytes]]:
    shared("bib")
    return [(path.name, path.read_bytes()) for path in FILES]


def test_split_and_join_are_byte_equal(raws: list[tuple[str, bytes]]) -> None:
    for name, raw in raws:
        file = split(raw, name)
        assert file.encode(b"".join(file.parts())) == raw, name


def test_setting_a_field_changes_its_bytes_only(raws: list[tuple[str, bytes]]) -> None:
    """A field of the first, middle and last entry; and a new one."""
    for name, raw in raws:
        file = split(raw, name)
        entries = file.entries
        for entry in {id(e): e for e in (entries[:1] + entries[len(entries) // 2 :][:1] + entries[-1:])}.values():
            target = file.find(entry.key)
            assert target is not None
            for field in [*target.fields[:1], *target.fields[-1:]]:
                first = next(f for f in target.fields if f.name == field.name)
                edit = Edit(file)
                edit.set_field(target.key, field.name, "A new value")
                new = split(edit.commit()).data
                start, end = first.value_span
                assert new.startswith(file.data[:start]), (name, target.key)
                assert new.endswith(file.data[end:]), (name, target.key)
                assert content(new[start : len(new) - len(file.data) + end]) == b"A new value"
            edit = Edit(file)
            edit.set_field(target.key, "loccit-new", "A new value")
            edit2 = Edit(edit.commit())
            edit2.remove_field(target.key, "loccit-new")
            back = split(edit2.commit()).find(target.key)
            assert back is not None
            assert back.items() == target.items()


def whole(raws: list[tuple[str, bytes]]) -> tuple[int, int]:
    """How many of all records come back whole from what is written of them."""
    same = total = 0
    for name, raw in raws:
        file = split(raw, name)
        context = Context([file])
        for entry in file.entries:
            slow = [(f.name, decode(file.data[slice(*f.value_span)])) for f in entry.fields]
            assert entry.items() == slow
            record, _ = to_record(entry, context)
            written = from_record(record)
            to_bibtex(record)
            again = record_of(written.type, entry.key, dict(written.fields))
            total += 1
            same += (again.type, again.fields, again.keywords, again.relations, again.aliases) == (
                record.type,
                record.fields,
                record.keywords,
                record.relations,
                record.aliases,
            ) and custom(again.custom) == custom(record.custom)
    return same, total


def custom(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name != "biblatex:homes"}


def test_records_come_back_whole(raws: list[tuple[str, bytes]]) -> None:
    same, total = whole(raws)
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))["records that come back whole"]
    assert same / total >= floor, f"{same} of {total}"


def test_each_new_value_stands_between_braces(raws: list[tuple[str, bytes]]) -> None:
    """What is written of any record can be added to a file, and reads as the same fields."""
    for name, raw in raws:
        file = split(raw, name)
        context = Context([file])
        edit = Edit(b"")
        expected = []
        for number, entry in enumerate(file.entries[:150]):
            written = from_record(to_record(entry, context)[0])
            edit.add_entry(written.type, f"k{number}", written.fields)
            expected.append([field for field, _ in written.fields])
        entries = split(edit.commit()).entries
        assert [[field for field, _ in entry.items()] for entry in entries] == expected, name

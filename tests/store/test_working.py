"""Changes to one file: the same bytes whether it is split or the places are known; nothing else moves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.biblatex import split
from loccit.errors import LibraryError, UsageError
from loccit.store import Store
from loccit.store.intent import digest
from loccit.store.working import Working
from tests.shared import ROOT, shared
from tests.store.library import BIB, QuickDisk, assert_agrees, bib, library

SLOW = bool(os.environ.get("LOCCIT_SLOW"))


class Places:
    """What an index knows: the places of the entries in one state of one file. Counts what it was asked."""

    def __init__(self, data: bytes, *, shift: int = 0) -> None:
        self.digest = digest(data)
        self.entries = split(data).entries
        self.shift = shift
        self.asked = 0

    def span(self, file: str, digest: str, citekey: str) -> tuple[int, int] | None:
        self.asked += 1
        found = next((entry for entry in self.entries if entry.key == citekey), None)
        return (found.start + self.shift, found.end + self.shift) if found and digest == self.digest else None

    def holds(self, file: str, digest: str, citekey: str) -> bool | None:
        self.asked += 1
        if digest != self.digest:
            return None
        return any(entry.key.casefold() == citekey.casefold() for entry in self.entries)

    def last(self, file: str, digest: str) -> int | None:
        self.asked += 1
        return self.entries[-1].end if self.entries and digest == self.digest else None


@pytest.fixture
def never_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails when a file is split as a whole."""

    def refuse(self: Working) -> None:
        if not self.whole:
            raise AssertionError("split")

    monkeypatch.setattr(Working, "split", refuse)


def change(store: Store) -> None:
    with store.step("change") as step:
        step.set("smith2020", "note", "x")
        step.set("pinedo2025", "title", "Ein Titel")
        step.set("smith2020", "title", "y")
        step.add_text("@misc{new1, title = {N}}")
        step.add_text("@misc{new2, title = {M}}")
        step.set("new1", "note", "z")


@pytest.mark.usefixtures("never_split")
def test_known_places_spare_the_splitting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = library(tmp_path / "known")
    known.locator = Places(BIB)
    change(known)
    monkeypatch.undo()
    plain = library(tmp_path / "plain")
    change(plain)
    assert bib(known) == bib(plain)
    assert b"@misc{new2, title = {M}}\n\n@comment{jabref-meta" in bib(known)
    for store in (known, plain):
        assert_agrees(store)
        store.undo()
        assert bib(store) == BIB
        store.redo()
    assert bib(known) == bib(plain)


@pytest.mark.usefixtures("never_split")
def test_a_file_that_only_mentions_an_entry_is_not_split(tmp_path: Path) -> None:
    store = library(tmp_path / "library", BIB.replace(b"year = 2020", b"related = {far}"))
    other = store.folder.path / "other.bib"
    other.write_bytes(b"@misc{far, title = {T}}\n")
    places = {path.name: Places(path.read_bytes()) for path in store.bib_files()}

    class Both:
        def span(self, file: str, digest: str, citekey: str) -> tuple[int, int] | None:
            return places[file].span(file, digest, citekey)

        def holds(self, file: str, digest: str, citekey: str) -> bool | None:
            return places[file].holds(file, digest, citekey)

        def last(self, file: str, digest: str) -> int | None:
            return places[file].last(file, digest)

    store.locator = Both()
    with store.step("set") as step:
        step.set("far", "note", "x")
    assert other.read_bytes() == b"@misc{far, title = {T}, note = {x}}\n"


def test_other_commands_split_and_keep_what_was_changed(tmp_path: Path) -> None:
    stores = [library(tmp_path / name) for name in ("known", "plain")]
    stores[0].locator = Places(BIB)
    for store in stores:
        with store.step("mixed") as step:
            step.set("smith2020", "note", "x")
            step.add_text("@misc{new1, related = {smith2020}}")
            step.rename("smith2020", "smith")
            step.remove("pinedo2025")
        store.undo()
        assert bib(store) == BIB
        store.redo()
    assert bib(stores[0]) == bib(stores[1])
    assert b"@misc{new1, related = {smith}}" in bib(stores[0])


@pytest.mark.parametrize("shift", [-1, 1, 5, -20])
def test_wrong_places_do_no_harm(tmp_path: Path, shift: int) -> None:
    store = library(tmp_path / "library")
    store.locator = Places(BIB, shift=shift)
    with store.step("change") as step:
        step.set("smith2020", "note", "x")
    assert bib(store) == BIB.replace(b"year = 2020}", b'year = 2020, note = "x"}')


def test_places_of_another_state_are_not_used(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    store.locator = Places(BIB)
    moved = b"% one line more\n" + BIB
    store.folder.references.write_bytes(moved)
    with store.step("change") as step:
        step.set("smith2020", "note", "x")
    assert bib(store) == moved.replace(b"year = 2020}", b'year = 2020, note = "x"}')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"@misc{new,\n}\n"),
        (b"% only a comment", b"% only a comment\n\n@misc{new,\n}\n"),
        (b"\xef\xbb\xbf", b"\xef\xbb\xbf@misc{new,\n}\n"),
        (b"@misc{a}", b"@misc{a}\n\n@misc{new,\n}\n"),
        (b"@misc{a}\n", b"@misc{a}\n\n@misc{new,\n}\n"),
        (b"@misc{a}\r\n", b"@misc{a}\r\n\r\n@misc{new,\r\n}\r\n"),
        (b"@misc{a}\n@misc{b}\n", b"@misc{a}\n@misc{b}\n@misc{new,\n}\n"),
        (b"@misc{a} % said\n", b"@misc{a} % said\n\n@misc{new,\n}\n"),
        (b"@misc{a}\n\n@comment{x}\n", b"@misc{a}\n\n@misc{new,\n}\n\n@comment{x}\n"),
        (b"@misc{a}\n@misc{open,", b"@misc{a}\n\n@misc{new,\n}\n@misc{open,"),
    ],
)
def test_where_a_new_entry_goes(tmp_path: Path, before: bytes, after: bytes) -> None:
    store = library(tmp_path / "library", before)
    with store.step("add") as step:
        step.add_text("@misc{new,\n}")
    assert bib(store) == after
    store.undo()
    assert bib(store) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"@misc{a}\n", b""),
        (b"@misc{x}\n\n@misc{a}\n\n@misc{b}\n", b"@misc{x}\n\n@misc{b}\n"),
        (b"@misc{x}\n@misc{a}\n@misc{b}\n", b"@misc{x}\n@misc{b}\n"),
        (b"@misc{x}\n\n@misc{a}\n", b"@misc{x}\n"),
        (b"@misc{x}\n\n@misc{a}", b"@misc{x}\n"),
        (b"@misc{x}\n\n% about a\n@misc{a} % more\n@misc{b}\n", b"@misc{x}\n\n% about a\n % more\n@misc{b}\n"),
        (b"@misc{a}@misc{b}\n", b"@misc{b}\n"),
        (b"@misc{x}\r\n\r\n@misc{a}\r\n\r\n@misc{b}\r\n", b"@misc{x}\r\n\r\n@misc{b}\r\n"),
        (b"@misc{a}\n@misc{a, note = {second}}\n", b"@misc{a, note = {second}}\n"),
    ],
)
def test_what_goes_with_an_entry_taken_out(tmp_path: Path, before: bytes, after: bytes) -> None:
    store = library(tmp_path / "library", before)
    with store.step("remove") as step:
        step.remove("a")
    assert bib(store) == after
    store.undo()
    assert bib(store) == before


@pytest.mark.parametrize("text", ["{", "}", "a } b {", "\\", "@book{x,", "%", '"', "x}\n@book{y", "tail\\"])
def test_a_value_never_breaks_the_file(tmp_path: Path, text: str) -> None:
    """It is written so that it reads back, or refused; the other entries stand as they did."""
    store = library(tmp_path / "library")
    said = ""
    try:
        with store.step("set") as step:
            step.set("pinedo2025", "note", text)
    except LibraryError as error:
        said = str(error)
    assert "\n" not in said
    assert bib(store) == BIB or not said
    entries = split(bib(store)).entries
    assert [entry.key for entry in entries] == ["pinedo2025", "smith2020"]
    assert entries[1].raw == split(BIB).entries[1].raw


def test_an_unknown_citekey_names_those_like_it(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    for citekey, like in (("smith2021", "smith2020"), ("SMITH2020", "smith2020"), ("zzz", "loccit list")):
        with pytest.raises(UsageError, match=like) as failure, store.step("x") as step:
            step.remove(citekey)
        assert "\n" not in str(failure.value)
        with pytest.raises(UsageError, match=like):
            store.entry(citekey)


def test_a_new_citekey_must_be_free_and_possible(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    for new in ("pinedo2025", "Pinedo2025", "a b", "", "a,b", "a{b", "a#b"):
        with pytest.raises(UsageError), store.step("x") as step:
            step.rename("smith2020", new)
    with store.step("only the case") as step:
        step.rename("smith2020", "Smith2020")
    assert b"@book{Smith2020," in bib(store)


def test_editing_an_entry_by_hand(tmp_path: Path) -> None:
    store = library(tmp_path / "library")
    with store.step("edit") as step:
        text = step.entry("smith2020")
        assert step.replace_text("smith2020", text.replace("A Book", "The Book").replace("smith2020", "s20")) == "s20"
    assert b'@book{s20, title = "The Book", year = 2020}' in bib(store)
    for broken in ("", "@book{s20, title = {", "@book{a}@book{b}", "no entry", "@comment{x}"):
        with pytest.raises(UsageError, match="not one BibLaTeX entry"), store.step("edit") as step:
            step.replace_text("s20", broken)


def test_renaming_back_to_a_former_citekey(tmp_path: Path) -> None:
    start = b"@book{new, title = {T}, ids = {old, older}}\n@book{b, ids = {theirs}}\n"
    store = library(tmp_path / "library", start)
    with store.step("rename") as step:
        step.rename("new", "old")
    assert bib(store) == start.replace(b"{new,", b"{old,").replace(b"old, older", b"older")
    with store.step("rename") as step:
        step.rename("old", "older")
    assert b"@book{older, title = {T}}" in bib(store)
    with pytest.raises(UsageError, match="already"), store.step("rename") as step:
        step.rename("older", "theirs")


REFERRING = b"""@book{old, title = {T}}
@inbook{one, crossref = {old}, xref = "old", title = {old}}
@misc{two, related = {a, old , older}, entryset={old}, xdata = {old}}
@misc{three, author = {xdata=old-author-1}, note = {see xdata=older-x}}
@misc{old2, crossref = old}
@misc{four, related = {old, b}, relations = {reports-on: old; version-of: b}}
"""


def test_renaming_reaches_every_reference_and_nothing_else(tmp_path: Path) -> None:
    store = library(tmp_path / "library", REFERRING)
    other = store.folder.path / "other.bib"
    other.write_bytes(b"@misc{far, related = {old}}\n")
    with store.step("rename") as step:
        step.rename("old", "new")
    assert bib(store) == (
        REFERRING.replace(b"@book{old,", b"@book{new,").replace(b"crossref = {old}", b"crossref = {new}")
        .replace(b'"old"', b'"new"').replace(b"a, old , older", b"a, new , older").replace(b"={old}", b"={new}")
        .replace(b"xdata = {old}", b"xdata = {new}").replace(b"xdata=old-author", b"xdata=new-author")
        .replace(b"crossref = old}", b"crossref = new}").replace(b"related = {old, b}", b"related = {new, b}")
        .replace(b"reports-on: old;", b"reports-on: new;")
    )  # fmt: skip
    assert other.read_bytes() == b"@misc{far, related = {new}}\n"
    store.undo()
    assert bib(store) == REFERRING
    assert other.read_bytes() == b"@misc{far, related = {old}}\n"


def real_files() -> list[Path]:
    return sorted(path for path in (ROOT / "bib").rglob("*") if path.is_file())


def test_real_files_come_back_byte_for_byte(tmp_path: Path) -> None:
    """On each file: set, rename and remove one entry, add one; then take all back."""
    shared("bib")
    tried = 0
    for number, path in enumerate(real_files()):
        data = path.read_bytes()
        keys = list(dict.fromkeys(entry.key for entry in split(data).entries))
        if number % (1 if SLOW else 10) or not keys or len(data) > (5_000_000 if SLOW else 200_000):
            continue
        store = library(tmp_path / str(number), data)
        key = keys[len(keys) // 2]
        done = 0
        for name, *arguments in (
            ("set", key, "note", "changed"),
            ("add_text", "@misc{loccitnew, title = {N}}"),
            ("rename", key, "loccitrenamed"),
            ("remove", keys[-1] if key != keys[-1] else "loccitrenamed"),
        ):
            with store.step("command") as step:
                getattr(step, name)(*arguments)
            done += 1
        for _ in range(done):
            store.undo()
        assert bib(store) == data, path
        tried += 1
    assert tried > 25


@given(st.data())
def test_any_splices_give_the_result(data: st.DataObject) -> None:
    """`splices` and `result` say the same, whatever was done."""
    working = Working(Path("x.bib"), "x.bib", BIB + b"\n@misc{third}\n")
    working.split()
    for _ in range(data.draw(st.integers(0, 6))):
        keys = list(working.by_key)
        what = data.draw(st.sampled_from(["replace", "append", "remove"]))
        if what == "append":
            key = data.draw(st.sampled_from([f"n{n}" for n in range(9) if f"n{n}" not in keys]))
            working.append(key, f"@misc{{{key}}}".encode())
        elif keys:
            node = working.by_key[data.draw(st.sampled_from(keys))]
            if what == "replace":
                working.replace(node, b"@misc{%s, x = {1}}" % (node.key or "").encode())
            else:
                working.remove(node)
    result, position, pieces = working.result(), 0, []
    for start, end, new in working.splices():
        assert start >= position
        pieces += [working.data[position:start], new]
        position = end
    assert b"".join([*pieces, working.data[position:]]) == result
    assert [entry.key for entry in split(result).entries] == [node.key for node in working.nodes() if node.key]


def test_utf_16_stays_utf_16(tmp_path: Path) -> None:
    start = BIB.decode().encode("utf-16")
    store = library(tmp_path / "library", start)
    store.locator = Places(start)
    with store.step("set") as step:
        step.set("smith2020", "note", "ä")
    assert bib(store).decode("utf-16") == BIB.decode().replace("year = 2020}", 'year = 2020, note = "ä"}')
    store.undo()
    assert bib(store) == start


def test_old_encodings_stay(tmp_path: Path) -> None:
    start = "@misc{a, note = {Grüße}}\n".encode("cp1252")
    store = library(tmp_path / "library", start)
    with Store(store.folder.path, disk=QuickDisk()).step("set") as step:
        step.set("a", "title", "Süß")
    assert bib(store) == "@misc{a, note = {Grüße}, title = {Süß}}\n".encode("cp1252")
    store.undo()
    assert bib(store) == start

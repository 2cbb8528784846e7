"""Two people's libraries joined: by the driver alone, and by git itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import loccit
from loccit.biblatex import split
from loccit.store import Store, create_library
from loccit.store.entries import values
from loccit.store.journal import read_steps
from loccit.store.merge_driver import Unsafe, merge, merge_files
from tests.store.library import BIB, QuickDisk, bib, commands

DRIVER = (
    "import sys; from pathlib import Path; from loccit.store.merge_driver import merge_files; "
    "sys.exit(bool(merge_files(*map(Path, sys.argv[1:4]), int(sys.argv[4]))))"
)


def joined(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """The outcome of a merge in which nothing contradicts."""
    merged = merge(base, ours, theirs)
    assert merged.conflicts == []
    return merged.data


def test_nothing_changed_or_one_side_only() -> None:
    changed = BIB.replace(b"trend", b"TREND") + b"@misc{new}\n"
    assert joined(BIB, BIB, BIB) == BIB
    assert joined(BIB, changed, BIB) == changed
    assert joined(BIB, BIB, changed) == changed
    assert joined(BIB, changed, changed) == changed


def test_different_fields_of_one_entry() -> None:
    ours = BIB.replace(b"Bucking the trend", b"Bucking a trend")
    theirs = BIB.replace(b"2025-03-21", b"2025-03-22").replace(b"= jas,", b"= jas,\n  pages   = {1--2},")
    merged = joined(BIB, ours, theirs)
    lines = merged.splitlines(keepends=True)
    assert b"".join(line for line in lines if b"pages" not in line) == ours.replace(b"2025-03-21", b"2025-03-22")
    assert b"= {1--2},\n" in merged


def test_a_field_taken_out_and_another_changed() -> None:
    base = b"@misc{a,\n  title = {T},\n  note = {N},\n  year = {2020},\n}\n"
    ours = base.replace(b"  note = {N},\n", b"")
    assert joined(base, ours, base.replace(b"2020", b"2021")) == ours.replace(b"2020", b"2021")
    assert joined(base, base.replace(b"2020", b"2021"), ours) == ours.replace(b"2020", b"2021")


def test_both_add_entries_in_the_same_place() -> None:
    base = b"@misc{a,\n}\n"
    merged = joined(base, base + b"\n@misc{ours,\n}\n", base + b"\n@misc{theirs,\n}\n")
    assert merged == b"@misc{a,\n}\n\n@misc{ours,\n}\n\n@misc{theirs,\n}\n"


def test_both_add_the_same_entry() -> None:
    base = b"@misc{a,\n}\n"
    merged = joined(base, base + b"\n@misc{b, title = {T}}\n", base + b"\n@misc{b, title = {T}, note = {N}}\n")
    assert merged == base + b"\n@misc{b, title = {T}, note = {N}}\n"


def test_tags_of_both() -> None:
    base = b"@misc{a, keywords = {one, two, three}}\n"
    ours = b"@misc{a, keywords = {one, two, three, mine}}\n"
    theirs = b"@misc{a, keywords = {one, three, theirs}}\n"
    assert joined(base, ours, theirs) == b"@misc{a, keywords = {one, three, mine, theirs}}\n"


def test_an_entry_taken_out() -> None:
    base = b"@misc{a}\n\n@misc{b}\n\n@misc{c}\n"
    assert joined(base, base.replace(b"@misc{c}", b"@misc{c, x = {1}}"), b"@misc{a}\n\n@misc{c}\n") == (
        b"@misc{a}\n\n@misc{c, x = {1}}\n"
    )
    assert joined(base, b"@misc{a}\n\n@misc{c}\n", b"@misc{a}\n\n@misc{b}\n") == b"@misc{a}\n\n"


def test_the_same_field_changed_differently_is_marked() -> None:
    base = b"% c\n@misc{a,\n  title = {T},\n  note = {N},\n}\n\n@misc{b}\n"
    merged = merge(base, base.replace(b"{T}", b"{Ours}"), base.replace(b"{T}", b"{Theirs}").replace(b"{N}", b"{M}"))
    assert merged.conflicts == ["a"]
    assert merged.data == (
        b"% c\n<<<<<<< ours\n@misc{a,\n  title = {Ours},\n  note = {M},\n}\n=======\n"
        b"@misc{a,\n  title = {Theirs},\n  note = {M},\n}\n>>>>>>> theirs\n\n@misc{b}\n"
    )


@pytest.mark.parametrize("turned", [False, True])
def test_changed_here_and_taken_out_there_is_marked(turned: bool) -> None:
    base = b"@misc{a}\n\n@misc{b, title = {T}}\n\n@misc{c}\n"
    changed, without = base.replace(b"{T}", b"{New}"), b"@misc{a}\n\n@misc{c}\n"
    merged = merge(base, without, changed, 9) if turned else merge(base, changed, without, 9)
    assert merged.conflicts == ["b"]
    sides = (b"", b"@misc{b, title = {New}}\n") if turned else (b"@misc{b, title = {New}}\n", b"")
    assert b"<<<<<<<<< ours\n%s=========\n%s>>>>>>>>> theirs\n" % sides in merged.data
    assert [entry.key for entry in split(merged.data).entries] == ["a", "b", "c"]


def test_text_between_entries() -> None:
    base = b"% head\n@string{x = {1}}\n@misc{a}\n% middle\n@misc{b}\n"
    ours = base.replace(b"% head", b"% our head").replace(b"@misc{b}", b"@misc{b, x = {1}}")
    theirs = base.replace(b"% middle", b"% their middle\n% more")
    assert joined(base, ours, theirs) == ours.replace(b"% middle", b"% their middle\n% more")
    with pytest.raises(Unsafe):
        merge(base, ours, base.replace(b"% head", b"% their head"))


def test_a_comment_behind_an_entry_that_goes_stays() -> None:
    base = b"@misc{a}\n@misc{b}\n% about c\n@misc{c}\n"
    without_b = b"@misc{a}\n% about c\n@misc{c}\n"
    assert joined(base, base.replace(b"{c}", b"{c, x = {1}}"), without_b) == without_b.replace(b"{c}", b"{c, x = {1}}")


@pytest.mark.parametrize("alias", ["", ", ids = {b}"], ids=["as it was", "with its old citekey"])
def test_renamed_by_one_and_changed_by_the_other(alias: str) -> None:
    base = b"@misc{a}\n\n@misc{b, title = {T}}\n\n@misc{c, related = {b}}\n"
    renaming = base.replace(b"{b, title = {T}", b"{new, title = {T}" + alias.encode())
    renaming = renaming.replace(b"related = {b}", b"related = {new}")
    changed = base.replace(b"{T}", b"{Changed}")
    both = renaming.replace(b"{T}", b"{Changed}")
    assert joined(base, renaming, changed) == both
    assert joined(base, changed, renaming) == both


KEYS = "abcde"
FIELDS = ("title", "note", "year")
versions = st.dictionaries(
    st.sampled_from(KEYS), st.dictionaries(st.sampled_from(FIELDS), st.sampled_from("123"), max_size=3), max_size=4
)


def text_of(version: dict[str, dict[str, str]]) -> bytes:
    entries = (
        f"@misc{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in sorted(fields.items())) + "}\n"
        for key, fields in sorted(version.items())
    )
    return "\n".join(entries).encode()


def renames(base: dict[str, dict[str, str]], side: dict[str, dict[str, str]]) -> bool:
    """True where an entry went and the same one came under another citekey: that is the same entry renamed."""
    new = [side[key] for key in side if key not in base]
    return any(base[key] in new for key in base if key not in side)


@given(versions, versions, versions)
def test_each_field_is_from_whoever_changed_it(
    base: dict[str, dict[str, str]], ours: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]
) -> None:
    assume(not renames(base, ours) and not renames(base, theirs))
    merged = merge(text_of(base), text_of(ours), text_of(theirs))
    found = {entry.key: values(entry.raw) for entry in split(merged.data).entries}
    for key in KEYS:
        if key in merged.conflicts:
            continue
        versions = [version.get(key) for version in (base, ours, theirs)]
        if versions[1] is None or versions[2] is None:
            changed = versions[1] if versions[2] == versions[0] else versions[2]
            assert (key in found) == (changed is not None)
            continue
        for field in FIELDS:
            before, here, there = (None if version is None else version.get(field) for version in versions)
            wanted = there if here == before else here
            assert wanted in (here, there)
            assert found[key].get(field) == (None if wanted is None else f"{{{wanted}}}")
    assert len(merged.conflicts) == len(set(merged.conflicts))


@given(versions, versions, versions)
def test_a_contradiction_is_one_from_both_sides(
    base: dict[str, dict[str, str]], ours: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]
) -> None:
    one = merge(text_of(base), text_of(ours), text_of(theirs)).conflicts
    other = merge(text_of(base), text_of(theirs), text_of(ours)).conflicts
    assert sorted(one) == sorted(other)


def test_files_and_lines(tmp_path: Path) -> None:
    """What cannot be joined by entry is merged by lines, as git does."""
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    texts = (b"% one\n% two\n@misc{a}\n", b"% ONE\n% two\n@misc{a}\n", b"% one\n% TWO\n@misc{a, x = {1}}\n")
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text)
    assert merge_files(paths[0], paths[1], paths[2]) == ["(lines)"]
    assert b"% ONE" in paths[1].read_bytes()
    assert b"<<<<<<< ours" in paths[1].read_bytes()


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A library in git with two branches."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.email", "test@example.org")
        self.git("config", "user.name", "Test")
        create_library(path)
        source = Path(loccit.__file__).resolve().parents[1]
        command = f"PYTHONPATH='{source}' '{sys.executable}' -c '{DRIVER}' %O %A %B %L"
        assert "loccit merge-driver" in self.git("config", "merge.loccit.driver")
        self.git("config", "merge.loccit.driver", command)
        (path / "references.bib").write_bytes(BIB)
        self.store = Store(path, disk=QuickDisk())
        self.set("smith2020", "note", "base")
        self.commit()
        self.git("branch", "theirs")

    def git(self, *arguments: str, fails: bool = False) -> str:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        done = subprocess.run(
            ["git", *arguments], cwd=self.path, capture_output=True, text=True, check=False, env=environment
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def set(self, citekey: str, field: str, text: str) -> None:
        with self.store.step(f"set {citekey} {field}={text}") as step:
            step.set(citekey, field, text)


@needs_git
def test_two_branches_join_in_git(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "library")
    store = repository.store
    repository.git("checkout", "-q", "theirs")
    repository.set("pinedo2025", "title", "Their title")
    with store.step("add theirs") as step:
        step.add_text("@misc{theirs, title = {T}}")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.set("pinedo2025", "date", "2025-03-22")
    repository.set("smith2020", "note", "ours")
    with store.step("add ours") as step:
        step.add_text("@misc{ours, title = {O}}")
    repository.commit()
    repository.git("merge", "-q", "theirs", "-m", "joined")
    assert repository.git("status", "--porcelain") == ""
    entries = {entry.key: values(entry.raw) for entry in split(bib(store)).entries}
    assert list(entries) == ["pinedo2025", "smith2020", "ours", "theirs"]
    assert entries["pinedo2025"]["title"] == "{Their title}"
    assert entries["pinedo2025"]["date"] == "{2025-03-22}"
    assert entries["smith2020"]["note"] == '"ours"'
    steps = commands(store)
    assert len(steps) == 6
    assert {"set pinedo2025 title=Their title", "add theirs", "add ours"} <= set(steps)

    repository.set("smith2020", "note", "after the merge")  # what the merge brought is in the journal already
    outside = [step for step in read_steps(store.folder.journal) if step.kind == "outside"]
    assert [change for step in outside for change in step.changes] == []
    for _ in range(7):
        store.undo()
    assert bib(store) == BIB


@needs_git
def test_a_true_contradiction_stops_git(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "library")
    repository.git("checkout", "-q", "theirs")
    repository.set("smith2020", "note", "theirs")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.set("smith2020", "note", "ours")
    repository.commit()
    repository.git("merge", "-q", "theirs", fails=True)
    assert repository.git("diff", "--name-only", "--diff-filter=U") == "references.bib\n"
    assert b'<<<<<<< ours\n@book{smith2020, title = "A Book", year = 2020, note = "ours"}\n=======' in bib(
        repository.store
    )
    data = bib(repository.store)
    ours, theirs = data.find(b"<<<<<<< ours\n"), data.find(b"=======")
    mended = data[:ours] + data[ours + 13 : theirs] + data[data.find(b">>>>>>> theirs\n") + 15 :]
    repository.store.folder.references.write_bytes(mended)
    repository.commit()
    repository.set("smith2020", "note", "settled")
    assert commands(repository.store)[-1] == "set smith2020 note=settled"
    repository.store.undo()
    assert b'note = "ours"' in bib(repository.store)

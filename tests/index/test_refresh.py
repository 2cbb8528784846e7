"""An index that was kept up to date says the same as one made from nothing, whatever happened to the files."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loccit.index import Index, files, segments, stamps
from loccit.index.files import Fresh
from loccit.index.reader import Reader
from tests.index.library import rebuilt, says, snapshot, write

WORDS = ("sheriff", "alpha", "beta", "the county", "Müller", "detention", "287(g)", "co-operation")
KEYS = ("a", "b", "c", "d", "e")
ENTRY = """@{type}{{{key},
  author = {{Smith, {word} and Jones}},
  title = {{The {word} of {key}}},
  journaltitle = {macro},
  date = {{{year}}},
  keywords = {{ice, {word}}},
{extra}}}
"""
PIECE = st.one_of(
    st.builds(
        ENTRY.format,
        type=st.sampled_from(("article", "book", "incollection", "collection", "xdata")),
        key=st.sampled_from(KEYS),
        word=st.sampled_from(WORDS),
        macro=st.sampled_from(("press", "rev # { x}", "{Review}", "unknown")),
        year=st.integers(2015, 2020),
        extra=st.sampled_from(
            (
                "",
                "  crossref = {a},\n",
                "  crossref = b,\n",
                "  xdata = {c, d},\n",
                "  ids = {old1, old2},\n",
                "  abstract = {x},\n",
            )
        ),
    ),
    st.sampled_from(
        (
            '@string{press = "Oxford Press"}\n',
            '@string{press = "County Press"}\n',
            '@string{rev = press # " Review"}\n',
            "@string{b = {a}}\n",
            "% a comment\n",
            "% a comment without end",
            "some text\n",
            "\n\n",
            "@comment{jabref-meta: x;}\n",
            "@article{open, title = {never closed\n",
            "@article{c title = {no comma} author = {x}}\n",
            "}\n",
            "@",
            "@string{rev = {x}@\n",
            "@comment{open\n",
            "@book(e, title = {paren})\n",
            'x"{\n',
            "@article{r\n title = {CR only}}\r",
        )
    ),
)
PIECES = st.lists(PIECE, max_size=8)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.integers(0, 20), PIECE),
        st.tuples(st.just("delete"), st.integers(0, 20), st.just("")),
        st.tuples(st.just("replace"), st.integers(0, 20), PIECE),
        st.tuples(st.just("swap"), st.integers(0, 20), st.just("")),
        st.tuples(st.just("other file"), st.integers(0, 2), PIECE),
        st.tuples(st.just("snapshot"), st.integers(0, 4), st.sampled_from(("", "sheriff of x", "county the county"))),
        st.tuples(st.just("wide"), st.just(0), st.just("")),
    ),
    min_size=1,
    max_size=6,
)


def edit(folder: Path, pieces: list[str], what: str, where: int, text: str) -> None:
    """One change that a person, an editor or git might make."""
    at = where % (len(pieces) + 1)
    if what == "insert":
        pieces.insert(at, text)
    elif what == "delete":
        del pieces[at : at + 1]
    elif what == "replace":
        pieces[at : at + 1] = [text]
    elif what == "swap":
        pieces[at : at + 2] = pieces[at : at + 2][::-1]
    elif what == "other file":
        path = folder / ("z.bib", "a.bib", "a.bib")[where]
        path.unlink(missing_ok=True) if where == 2 else write(folder, text, path.name)
    elif what == "snapshot":
        path = snapshot(folder, KEYS[where], text)
        if not text:
            path.unlink()
    write(folder, "".join(pieces).encode("utf-16" if what == "wide" else "utf-8"))


@given(PIECES, EDITS, st.sampled_from((1, 300, 1 << 17)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_kept_up_to_date_is_made_from_nothing(pieces: list[str], edits: list[Any], size: int) -> None:
    whole, segments.SIZE = segments.SIZE, size
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, "".join(pieces))
            with Index(folder) as index:
                for what, where, text in edits:
                    edit(folder, pieces, what, where, text)
                    index.refresh()
                    kept = says(index)
            assert kept == rebuilt(folder)
    finally:
        segments.SIZE = whole


def test_an_entry_taken_out_and_put_back(tmp_path: Path) -> None:
    """Nothing is left between two segments where an entry stood: no empty segment, which would count twice."""
    text = [ENTRY.format(type="book", key=key, word="alpha", macro="{X}", year=2000, extra="") for key in "ab"]
    whole, segments.SIZE = segments.SIZE, 1
    try:
        with Index(tmp_path) as index:
            for now in ("".join(text), text[1], text[1] * 2, "", text[0], "".join(text)):
                write(tmp_path, now)
                index.refresh()
                assert index.count() == now.count("@")
            kept = says(index)
    finally:
        segments.SIZE = whole
    assert kept == rebuilt(tmp_path)


def test_only_what_changed_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    place = Reader._place

    def noting(self: Reader, fresh: Fresh, raw: bytes, name: str) -> tuple[Any, ...]:
        read.append(fresh.entry.key)
        return place(self, fresh, raw, name)

    monkeypatch.setattr(Reader, "_place", noting)
    path = folder / "references.bib"
    with Index(folder) as index:
        assert len(read) == 5
        read.clear()
        path.write_bytes(path.read_bytes().replace(b"2010", b"2011"))
        index.refresh()
        assert read == ["varsanyi2010taking"] or read == ["varsanyi2011taking"]
        read.clear()
        path.write_bytes(path.read_bytes().replace(b"Oxford", b"Cambridge"))
        index.refresh()
        assert len(read) == 1
        read.clear()
        os.utime(path)
        index.refresh()
        assert read == []


def test_nothing_is_opened_where_nothing_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(folder).close()
    time.sleep(0.15)
    with Index(folder) as index:
        monkeypatch.setattr(files, "read", lambda path: pytest.fail(f"{path} was read"))
        index.refresh()
    with Index(folder) as index:
        assert index.count() == 5


def test_a_change_within_one_tick_of_the_clock_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same size, same time, same inode: only the bytes differ."""
    path = folder / "references.bib"
    frozen = stamps.look(str(path))
    assert frozen is not None
    monkeypatch.setattr(stamps, "look", lambda p: stamps.Seen(p, frozen.stamp))
    monkeypatch.setattr(files, "look", lambda p: stamps.Seen(p, frozen.stamp))
    with Index(folder) as index:
        with path.open("r+b") as file:
            file.seek(path.read_bytes().index(b"Taking"))
            file.write(b"Baking")
        index.refresh()
        assert [row.citekey for row in index.list("baking")] == ["varsanyi2010taking"]


def test_a_stamp_settles() -> None:
    stamp = f"10 {5_000_000_123} {5_000_000_123} 7"
    assert stamps.settled(stamp, 5_000_000_200) == stamps.UNSETTLED
    assert stamps.settled(stamp, 6_000_000_000) == stamp
    whole_seconds = f"10 {5_000_000_000} {5_000_000_000} 7"
    assert stamps.settled(whole_seconds, 6_000_000_000) == stamps.UNSETTLED
    assert stamps.settled(whole_seconds, 8_000_000_000) == whole_seconds


def test_a_change_in_a_large_file_reads_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "SIZE", 2_000)
    text = [
        ENTRY.format(type="article", key=f"k{n}", word="alpha", macro="{X}", year=2000, extra="") for n in range(200)
    ]
    write(tmp_path, "".join(text))
    with Index(tmp_path) as index:
        text[100] = text[100].replace("alpha", "omega\n\n")
        write(tmp_path, "".join(text))
        change = segments.compare("".join(text).encode(), files.segments_of(index._keeper._open(), 1))
        assert change.before > 5
        assert change.after > 5
        assert len(change.part.blocks) < 30
        index.refresh()
        kept = says(index)
    assert kept == rebuilt(tmp_path)

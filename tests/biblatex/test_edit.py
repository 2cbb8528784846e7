"""Changes keep the writer's habits: the exact bytes before and after."""

from __future__ import annotations

import pytest

from loccit.biblatex import Edit, add_entry, remove_entry, remove_field, rename_key, set_field, split
from loccit.errors import LibraryError, UsageError

ALIGNED = b"@article{a,\n  author  = {A, B},\n  title   = {T},\n  journal = jjs,\n  year    = 1999,\n}\n"
SET = [
    ("value in its own delimiters", b"@a{k,\n title = {Old},\n}", "title", "New", b"@a{k,\n title = {New},\n}"),
    ("quotes stay quotes", b'@a{k, title = "Old", x = {1}}', "title", "New", b'@a{k, title = "New", x = {1}}'),
    ("quotes give way", b'@a{k, title = "Old"}', "title", 'A "b"', b'@a{k, title = {A "b"}}'),
    ("a number stays bare", b"@a{k, year = 1999 }", "year", "2000", b"@a{k, year = 2000 }"),
    ("a number becomes text", b"@a{k, year = 1999}", "year", "in press", b"@a{k, year = {in press}}"),
    ("a macro becomes text", b"@a{k, month = jan # {x}}", "month", "May", b"@a{k, month = {May}}"),
    ("case of the name is kept", b"@a{k, TITLE={Old}}", "title", "New", b"@a{k, TITLE={New}}"),
    ("the first of two", b"@a{k, t={1}, t={2}}", "t", "3", b"@a{k, t={3}, t={2}}"),
    ("a new field: trailing comma", b"@a{k,\n  t = {1},\n}", "note", "N", b"@a{k,\n  t = {1},\n  note = {N},\n}"),
    ("a new field: none", b"@a{k,\n  t = {1}\n}", "note", "N", b"@a{k,\n  t = {1},\n  note = {N}\n}"),
    ("leading commas", b"@a{k\n  , t = {1}\n  }", "note", "N", b"@a{k\n  , t = {1}\n  , note = {N}\n  }"),
    ("on one line", b'@a{k, t="1", u="2"}', "note", "N", b'@a{k, t="1", u="2", note="N"}'),
    ("in parentheses", b"@a(k,\n\tt={1}\n)", "note", "N", b"@a(k,\n\tt={1},\n\tnote={N}\n)"),
    ("CRLF", b"@a{k,\r\n t = {1},\r\n}\r\n", "note", "x\ny", b"@a{k,\r\n t = {1},\r\n note = {x\r\ny},\r\n}\r\n"),
    ("no field yet", b"@a{k}", "t", "1", b"@a{k,\n  t = {1}\n}"),
    ("no field yet, a comma", b"@a{k,\n}", "t", "1", b"@a{k,\n  t = {1},\n}"),
    ("upper case", b"@A{k,\n TITLE = {1}\n}", "note", "N", b"@A{k,\n TITLE = {1},\n NOTE = {N}\n}"),
    ("a comment at the end", b"@a{k,\n t={1},\n u={2} % c\n}", "n", "N", b"@a{k,\n t={1},\n n={N},\n u={2} % c\n}"),
    ("aligned", ALIGNED, "note", "N", ALIGNED[:-2] + b"  note    = {N},\n}\n"),
    ("no comma before", b"@a{k\n t = {1}\n u = {2}\n}", "n", "N", b"@a{k\n t = {1}\n u = {2},\n n = {N}\n}"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "field", "text", "expected"), [case[1:] for case in SET], ids=[case[0] for case in SET]
)
def test_set_field(raw: bytes, field: str, text: str, expected: bytes) -> None:
    around = b"%% before\n\n", b"\n\n@string{other = {1}} after\n"
    key = split(raw).entries[0].key
    assert set_field(around[0] + raw + around[1], key, field, text) == around[0] + expected + around[1]


REMOVE = [
    (b"@a{k,\n  t = {1},\n  u = {2},\n}", "u", b"@a{k,\n  t = {1},\n}"),
    (b"@a{k,\n  t = {1},\n  u = {2}\n}", "t", b"@a{k,\n  u = {2}\n}"),
    (b"@a{k, t = {1}}", "t", b"@a{k}"),
    (b"@a{k, t={1}, u={2}, t={3}}", "t", b"@a{k, u={2}}"),
    (b"@a{k,\n % about t\n t = {1},\n u = {2}\n}", "t", b"@a{k,\n % about t\n \n u = {2}\n}"),
    (b"@a{k, t={1}}", "unknown", b"@a{k, t={1}}"),
]


@pytest.mark.parametrize(("raw", "field", "expected"), REMOVE)
def test_remove_field(raw: bytes, field: str, expected: bytes) -> None:
    assert remove_field(raw, "k", field) == expected


FIELDS = [("author", "Doe, J."), ("title", "T")]
ADD = [
    (b"", b"@book{n,\n  author = {Doe, J.},\n  title = {T},\n}\n"),
    (b"% only a comment\n", b"% only a comment\n\n@book{n,\n  author = {Doe, J.},\n  title = {T},\n}\n"),
    (
        b'@ARTICLE{a,\r\n\tTITLE="x",\r\n\tYEAR=1\r\n}\r\n\r\n@comment{jabref-meta}\r\n',
        b'@ARTICLE{a,\r\n\tTITLE="x",\r\n\tYEAR=1\r\n}\r\n\r\n'
        b'@BOOK{n,\r\n\tAUTHOR="Doe, J.",\r\n\tTITLE="T"\r\n}\r\n\r\n@comment{jabref-meta}\r\n',
    ),
    (b"@misc{a, t={1}}\n@misc{b, t={1}}", b"@misc{a, t={1}}\n@misc{b, t={1}}\n@book{n, author={Doe, J.}, title={T}}\n"),
    (ALIGNED, ALIGNED[:-1] + b"\n\n@book{n,\n  author  = {Doe, J.},\n  title   = {T},\n}\n"),
    (b"@misc{a, t={1}} % end\n", b"@misc{a, t={1}} % end\n\n@book{n, author={Doe, J.}, title={T}}\n"),
]


@pytest.mark.parametrize(("raw", "expected"), ADD)
def test_add_entry(raw: bytes, expected: bytes) -> None:
    assert add_entry(raw, "book", "n", FIELDS) == expected


def test_many_changes_in_one_pass() -> None:
    edit = Edit(b"% x\n@misc{a, t = {1}}\n\n@misc{b, crossref = {a}, related = {c, a}}\n")
    for number in range(100):
        edit.add_entry("misc", f"n{number}", [("title", str(number))])
    edit.set_field("n7", "title", "seven")
    edit.rename_key("a", "z")
    edit.set_field("z", "t", "2")
    edit.remove_entry("n8")
    assert edit.keys()[:2] == ["b", "z"]
    file = split(edit.commit())
    assert [entry.key for entry in file.entries] == ["z", "b", *(f"n{n}" for n in range(100) if n != 8)]
    assert file.entries[0].items() == [("t", "{2}")]
    assert file.entries[1].items() == [("crossref", "{z}"), ("related", "{c, z}")]
    assert file.entries[9].items() == [("title", "{seven}")]


def test_remove_entry_takes_its_blank_lines() -> None:
    assert remove_entry(b"@a{x,}\n\n% about y\n@a{y,}\n\n@a{z,}\n", "y") == b"@a{x,}\n\n% about y\n@a{z,}\n"


def test_rename_keeps_everything_else() -> None:
    raw = b"@a{ old key ,\n t = {old key}}\n@string{x = {old key}}\n"
    assert rename_key(raw, "old key", "new") == b"@a{ new ,\n t = {old key}}\n@string{x = {old key}}\n"


def test_a_field_next_to_a_broken_entry() -> None:
    raw = b"@a{broken, t = {\n\n@a{k, t = {1}}\n\n@a{broken too, t = \n"
    assert set_field(raw, "k", "t", "2") == raw.replace(b"{1}", b"{2}")


def test_utf16_stays_utf16() -> None:
    raw = "\ufeff@misc{k, t = {é}}\n".encode("utf-16-le")
    assert set_field(raw, "k", "t", "ö") == "\ufeff@misc{k, t = {ö}}\n".encode("utf-16-le")


def test_an_old_encoding_is_kept() -> None:
    raw = b"@misc{k, t = {\xe9}}\n"
    assert set_field(raw, "k", "u", "ö š ł") == b"@misc{k, t = {\xe9}, u = {\xf6 \x9a {\\l}}}\n"
    with pytest.raises(LibraryError, match="UTF-8"):
        set_field(raw, "k", "u", "移")


def test_of_mixed_encodings_the_entry_decides() -> None:
    raw = b"@misc{u, t = {\xc3\xa9}}\n@misc{l, t = {\xe9}}\n@misc{a, t = {e}}\n"
    assert set_field(raw, "u", "t", "\u00f6") == raw.replace(b"\xc3\xa9", b"\xc3\xb6")
    assert set_field(raw, "l", "t", "\u00f6") == raw.replace(b"{\xe9", b"{\xf6")
    assert set_field(raw, "a", "t", "\u00f6") == raw.replace(b"{e}", b"{\xf6}")


@pytest.mark.parametrize("text", ["{", "}", "a } b { c", "}, x = {y"])
def test_unbalanced_braces_are_refused(text: str) -> None:
    with pytest.raises(LibraryError, match="braces"):
        set_field(b"@misc{k, t = {1}}\n@misc{l, t = {1}}", "k", "t", text)


def test_what_cannot_be_is_said() -> None:
    raw = b"@misc{k, t = {1}}\n@misc{l, t = {1}}"
    with pytest.raises(UsageError, match="no entry 'x'"):
        set_field(raw, "x", "t", "1")
    with pytest.raises(UsageError, match="there is an entry 'l'"):
        rename_key(raw, "k", "l")
    with pytest.raises(UsageError, match="cannot be a citekey"):
        rename_key(raw, "k", "a, b")
    with pytest.raises(LibraryError):
        add_entry(raw, "misc", "n", [("bad name", "x")])


def test_whole_entries_go_in_and_out() -> None:
    edit = Edit(b"@misc{a, t = {1}}\n")
    assert edit.add_raw(b"@Book{b ,Title = jan # {x}}") == "b"
    edit.replace_entry("a", b"@misc{c, t = {2}}")
    assert edit.commit() == b"@misc{c, t = {2}}\n\n@Book{b ,Title = jan # {x}}\n"
    with pytest.raises(LibraryError):
        edit.replace_entry("c", b"@misc{c, t = {2}} @misc{d,}")


def test_nothing_changed_is_the_same_file() -> None:
    raw = b"\xef\xbb\xbf@misc{a,}\r"
    assert Edit(raw).commit() is raw

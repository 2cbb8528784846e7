"""What holds for any text: nothing is lost, nothing raises, both ways of reading agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.biblatex import Context, Edit, from_record, split, to_bibtex, to_record
from loccit.biblatex.encoding import decode
from loccit.biblatex.fieldedit import content
from loccit.biblatex.splitter import scan
from loccit.errors import LoccitError
from tests.biblatex.strategies import BALANCED, BYTES, FIELDS, FILES, KEYS, damaged


@given(BYTES)
@settings(max_examples=400)
def test_split_and_join(raw: bytes) -> None:
    file = split(raw)
    assert file.encode(b"".join(file.parts())) == raw
    ends = [0, *(block.end for block in file.blocks)]
    assert all(end <= block.start < block.end for end, block in zip(ends, file.blocks, strict=False))


@given(BYTES)
@settings(max_examples=300)
def test_reading_never_raises(raw: bytes) -> None:
    file = split(raw)
    file.problems()
    context = Context([file])
    for entry in file.entries:
        slow = [(f.name, decode(file.data[slice(*f.value_span)])) for f in entry.fields]
        assert entry.items() == slow
        record, _ = to_record(entry, context)
        from_record(record)
        to_bibtex(record)


@given(BYTES)
@settings(max_examples=200)
def test_the_splitter_knows_only_its_place(raw: bytes) -> None:
    """Splitting from the end of any block on gives the same blocks: what editing relies on."""
    file = split(raw)
    for index, block in enumerate(file.blocks):
        rest = [(b.start, b.end, b.kind) for b in scan(file, block.end)]
        assert rest == [(b.start, b.end, b.kind) for b in file.blocks[index + 1 :]]


@given(FILES, FILES)
def test_a_broken_entry_takes_no_other_with_it(before: str, after: str) -> None:
    """Entries at line starts around one that is never closed are all still read."""
    raw = f"{before}\n\n@misc{{broken, title = {{never closed\n\n{after}".encode()
    found = [entry.raw for entry in split(raw).entries]
    assert [e.raw for e in split(before.encode()).entries] == found[: len(split(before.encode()).entries)]
    whole = [entry.raw for entry in split(after.encode()).entries]
    assert found[len(found) - len(whole) :] == whole


@given(FILES, st.data(), BALANCED)
def test_set_then_read(text: str, data: st.DataObject, value: str) -> None:
    """A field set reads back; every other byte of the file is where it was."""
    raw = text.encode()
    file = split(raw)
    if not file.entries:
        return
    entry = data.draw(st.sampled_from(file.entries))
    entry = file.find(entry.key) or entry
    names = [field.name for field in entry.fields]
    name = data.draw(st.sampled_from([*names, "new-field"]))
    edit = Edit(raw)
    try:
        edit.set_field(entry.key, name, value)
        new = edit.commit()
    except LoccitError:
        assert '"' in value or "\\" in value or "%" in text
        return
    changed = split(new)
    assert len(changed.blocks) == len(file.blocks)
    for old, now in zip(file.blocks, changed.blocks, strict=True):
        if old.start != entry.start:
            assert old.raw == now.raw
            continue
        newline = "\r\n" if b"\r\n" in entry.raw else "\n"
        fields = {f.name: changed.data[slice(*f.value_span)] for f in now.fields}
        assert content(fields[name]) == value.replace("\n", newline).encode() or fields[name] == value.encode()
        rest = [(f.name, file.data[slice(*f.value_span)]) for f in old.fields if f.name != name]
        assert rest == [(n, v) for n, v in fields.items() if n != name]


@given(FILES, KEYS, FIELDS)
def test_add_then_remove(text: str, key: str, fields: list[tuple[str, str]]) -> None:
    raw = text.encode()
    if split(raw).find(key):
        return
    edit = Edit(raw)
    edit.add_entry("misc", key, fields)
    new = edit.commit()
    entry = split(new).find(key)
    assert entry is not None
    assert [(n, content(v.encode())) for n, v in entry.items()] == [(n, v.encode()) for n, v in fields]
    assert [block.raw for block in split(new).blocks if block.key != key] == [b.raw for b in split(raw).blocks]
    edit = Edit(new)
    edit.remove_entry(key)
    assert [block.raw for block in split(edit.commit()).blocks] == [b.raw for b in split(raw).blocks]


@given(FILES, st.data())
def test_remove_field(text: str, data: st.DataObject) -> None:
    raw = text.encode()
    file = split(raw)
    entries = [file.find(entry.key) for entry in file.entries if entry.fields]
    if not entries:
        return
    entry = data.draw(st.sampled_from(entries))
    if entry is None or not entry.fields:
        return
    name = data.draw(st.sampled_from([field.name for field in entry.fields]))
    edit = Edit(raw)
    edit.remove_field(entry.key, name)
    new = split(edit.commit()).find(entry.key)
    assert new is not None
    assert new.items() == [pair for pair in entry.items() if pair[0] != name]


@given(damaged(), st.data())
@settings(max_examples=300)
def test_changes_to_a_damaged_file(raw: bytes, data: st.DataObject) -> None:
    """Every other block has its bytes, or the change is refused."""
    file = split(raw)
    if not file.entries or b"\0" in raw:
        return
    entry = file.find(data.draw(st.sampled_from(file.entries)).key)
    assert entry is not None
    index = file.blocks.index(entry)
    before, after = [b.raw for b in file.blocks[:index]], [b.raw for b in file.blocks[index + 1 :]]
    what = data.draw(st.sampled_from(["set", "drop", "remove", "add"]))
    name = data.draw(st.sampled_from([*(field.name for field in entry.fields), "brand-new"]))
    edit = Edit(raw)
    try:
        if what == "set":
            edit.set_field(entry.key, name, "new value")
        elif what == "drop":
            edit.remove_field(entry.key, name)
        elif what == "remove":
            edit.remove_entry(entry.key)
        else:
            edit.add_entry("misc", "a-new-key", [("title", "New")])
        new = [block.raw for block in split(edit.commit()).blocks]
    except LoccitError:
        return
    if what == "add":
        new = [block for block in new if b"a-new-key" not in block]
        assert new == [*before, entry.raw, *after]
    elif what == "remove":
        assert new == before + after
    else:
        assert new[:index] + new[index + 1 :] == before + after

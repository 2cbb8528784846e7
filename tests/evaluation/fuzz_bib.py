"""Broken .bib files by the thousand: `python -m tests.evaluation.fuzz_bib [--seconds N] [--seed N] [--guided]`.

Takes our own cases (and the real files, where they are), cuts, doubles, joins and sprinkles them with what the grammar
is made of, and holds against each result what must hold for any file: the parts give it back, splitting costs time in
step with its size, reading and converting never raise, and a change that is not refused touches one value only. What
breaks a rule is kept in the folder named with `--keep`, and the exit code is 1. `--guided` lets the fuzzer atheris
choose the changes by the code they reach; it is no dependency of the tests.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from loccit.biblatex import Context, Edit, from_record, split, to_bibtex, to_record
from loccit.biblatex.fieldedit import content
from loccit.errors import LoccitError
from tests.shared import ROOT

CASES = Path(__file__).resolve().parents[1] / "data" / "biblatex"
LARGEST = 200_000
SLOW = 50e-6
"""CPU seconds a byte that no splitting may cost: a hundred times what real files take, so noise never is a finding."""
TOKENS = (
    b"@", b"{", b"}", b"(", b")", b'"', b",", b"=", b"#", b"%", b"\n", b"\r\n", b"\\", b"\\{", b"\\%", b"@comment{",
    b"@comment", b"@string{a = ", b"@preamble{", b"@article{", b"@article(", b"\n@misc{key,\n", b"title = {", b"\n}\n",
    b"month = jan # ", b"crossref = {a}", b"xdata = {a,b}", b"related = {a}", b"ids = {a}", b"date = {2020/",
    b"author = {A and B}", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff", b"\x00", b"\xc3\xa9", b"\xe9", b"{{{{{{{{",
    b"}}}}}}}}", b"\\\"{o}", b"$x$", b"@@", b"\n@ ", b"@{", b" \xe2\x80\x83", b"\\begin{a}", b"and others", b"{-}",
    b"family=A, given=",
)  # fmt: skip


def seeds() -> list[bytes]:
    """The files to begin with."""
    files = [*sorted(CASES.rglob("*.bib")), *(sorted((ROOT / "bib").rglob("*.bib")) if ROOT.exists() else [])]
    return [data for path in files if len(data := path.read_bytes()) <= LARGEST]


def mutated(random_: random.Random, corpus: list[bytes]) -> bytes:
    """One of the seeds, changed in one to eight places."""
    data = bytearray(random_.choice(corpus))
    if len(data) > 4000 and random_.random() < 0.9:  # small files break as well, and sooner
        start = random_.randrange(len(data) - 3000)
        data = data[start : start + 3000]
    for _ in range(random_.randint(1, 8)):
        at = random_.randint(0, len(data))
        end = min(len(data), at + random_.choice((1, 2, 5, 20, 200)))
        match random_.randrange(6):
            case 0 | 1:
                data[at:at] = random_.choice(TOKENS)
            case 2:
                del data[at:end]
            case 3:
                data[at:at] = data[at:end] * random_.choice((1, 2, 50))
            case 4:
                other = random_.choice(corpus)
                start = random_.randint(0, len(other))
                data[at:at] = other[start : start + random_.choice((10, 100, 1000))]
            case _:
                data[at:end] = random_.randbytes(end - at)
    return bytes(data[:LARGEST])


def holds(raw: bytes) -> None:
    """Every rule for one file. Raises AssertionError, or what else went wrong."""
    begin = time.process_time()
    file = split(raw)
    took = time.process_time() - begin
    assert took < 0.2 + SLOW * len(raw), f"splitting {len(raw)} bytes took {took:.2f} s"
    assert file.encode(b"".join(file.parts())) == raw, "the parts do not give the file back"
    file.problems()
    context = Context([file])
    for entry in file.entries[:50]:
        record, _ = to_record(entry, context)
        from_record(record)
        to_bibtex(record)
    if file.entries:
        one_change(raw, len(raw))


def one_change(raw: bytes, number: int) -> None:
    """Sets a field of one entry: refused with a reason, or nothing but its value is another."""
    file = split(raw)
    entry = file.find(file.entries[number % len(file.entries)].key)
    if entry is None or not entry.fields:
        return
    field = entry.fields[0]
    edit = Edit(file)
    try:
        edit.set_field(entry.key, field.name, "A new value")
        new = split(edit.commit()).data
    except LoccitError:
        return
    start, end = field.value_span
    assert new.startswith(file.data[:start]), "bytes before the field changed"
    assert new.endswith(file.data[end:]), "bytes behind the field changed"
    assert content(new[start : len(new) - len(file.data) + end]) == b"A new value", "the field says something else"


def blind(seconds: float, seed: int, keep: Path) -> int:
    """Tries files until the time is over; how many broke a rule."""
    random_, corpus = random.Random(seed), seeds()
    tried = size = broken = 0
    begin = time.process_time()
    while time.process_time() - begin < seconds:
        raw = mutated(random_, corpus)
        tried, size = tried + 1, size + len(raw)
        try:
            holds(raw)
        except Exception:  # noqa: BLE001 - whatever it is, it is a finding
            broken += 1
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"broken-{seed}-{tried}.bib").write_bytes(raw)
            traceback.print_exc()
    print(f"{len(corpus)} seeds, {tried:,} files, {size / 1e6:,.0f} MB in {seconds:.0f} CPU s: {broken} broke a rule")
    return broken


def guided(seconds: float, keep: Path) -> None:
    """The same rules under atheris, which ends the process itself."""
    import atheris

    check: Callable[[bytes], None] = holds
    atheris.instrument_all()
    folder = keep / "corpus"
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds()):
        (folder / f"seed{number}").write_bytes(data[:3000])
    options = [f"-max_total_time={seconds:.0f}", "-max_len=4000", f"-artifact_prefix={keep}/", str(folder)]
    atheris.Setup([sys.argv[0], *options], check)
    atheris.Fuzz()


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--guided", action="store_true")
    chosen = parser.parse_args()
    if chosen.guided:
        guided(chosen.seconds, chosen.keep)
    return bool(blind(chosen.seconds, chosen.seed, chosen.keep))


if __name__ == "__main__":
    sys.exit(main())

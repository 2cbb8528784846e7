"""Plain article texts against their gold: `python -m tests.evaluation.texts` prints right, missing, wrong per field.

`--list` names each difference; `--only 02,03` (or `--without`) takes a part of the second set.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loccit.documents import detect
from loccit.record import Draft
from tests.shared import ROOT

FIELDS = ("title", "author", "container", "date", "type")
# What the five seeds themselves say, of all that is known about them.
SEEDS_SAY = {
    ("000", "date"),
    ("001", "title"),
    ("003", "title"),
    ("003", "date"),
    ("004", "title"),
    ("004", "author"),
    ("004", "container"),
}


def folded(text: str) -> str:
    """For comparison: NFKC, case folded, quotes and dashes straightened, white space collapsed."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub("[‘’ʼ`]", "'", re.sub("[“”„«»]", '"', re.sub("[‐-―]", "-", text)))
    return " ".join(text.split())


def read(path: Path) -> Draft:
    """The draft of one file, by the reader its content asks for."""
    data = path.read_bytes()
    reader = detect(data[:4096])
    assert reader is not None, path.name
    return reader.read(data, path.name)


def asserted(draft: Draft) -> dict[str, Any]:
    """What the record says, in the fields of the gold."""
    record, people = draft.record, draft.record.names()
    issued = record.date()
    return {
        "title": record.text("title"),
        "author": {folded(name.text()) for name in people if not name.literal},
        "container": record.text("container-title"),
        "date": "-".join(f"{part:02d}" for part in issued.start) if issued else "",
        "type": record.type if record.type != "document" else "",
    }


def verdict(value: Any, accepted: list[Any], *, known: bool) -> str:
    """right, wrong, missing (it can be known and is not said) or silent (it cannot, and is not said)."""
    if value:
        return "right" if value in accepted else "wrong"
    return "missing" if known else "silent"


def seeds() -> Iterator[tuple[str, str, str, Any, Any]]:
    """(file, field, verdict, asserted, gold) for the seeds: a value known from elsewhere may not be asserted."""
    names = {"title": "title", "author": "author", "outlet": "container", "date": "date"}
    for seed in json.loads((ROOT / "seeds/seed-records.json").read_text(encoding="utf-8")):
        said = asserted(read(ROOT / "seeds" / seed["seed"]))
        for name, field in names.items():
            gold = (seed["record"][name]["value"] or "") if name in seed["record"] else ""
            value = said[field]
            accepted: list[Any] = []
            if field == "author":
                accepted = [{folded(gold)}]
            elif value and folded(str(value)) in folded(gold) and len(value) >= 4:
                accepted = [value]
            yield (
                seed["seed"],
                field,
                verdict(value, accepted, known=(seed["seed"][:3], field) in SEEDS_SAY),
                value,
                gold,
            )


def texts() -> Iterator[tuple[str, str, str, Any, Any]]:
    """The same for the copied articles."""
    folder = ROOT / "pages/text"
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        said = asserted(read(folder / gold["file"]))
        accepted = {
            "title": [said["title"]] if folded(said["title"]) == folded(gold["title"] or "-") else [],
            "author": [{folded(name) for name in gold["authors"]}],
            "container": [said["container"]] if _same_outlet(said["container"], gold["container"] or "") else [],
            "date": [gold["date"]],
            "type": [gold["csl_type"], *gold["csl_type_alternatives"]],
        }
        known = {"author": bool(gold["authors"]), "type": True}
        for field in FIELDS:
            is_known = known.get(field, gold.get(field) is not None)
            yield (
                gold["file"],
                field,
                verdict(said[field], accepted[field], known=is_known),
                said[field],
                gold.get(field),
            )


def _same_outlet(first: str, second: str) -> bool:
    return folded(first).removeprefix("the ") == folded(second).removeprefix("the ")


def table(rows: list[tuple[str, str, str, Any, Any]]) -> dict[str, Counter[str]]:
    """Verdicts counted by field."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for _, field, word, _, _ in rows:
        counts[field][word] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--without", default="")
    options = parser.parse_args()
    only = {f"{name}.txt" for name in options.only.split(",") if name}
    without = {f"{name}.txt" for name in options.without.split(",") if name}
    chosen = [row for row in texts() if (not only or row[0] in only) and row[0] not in without]
    for title, rows in (("seeds", list(seeds())), ("copied articles", chosen)):
        print(f"{title:16} {'right':>6} {'missing':>8} {'wrong':>6} {'rightly silent':>15}")
        for field, count in table(rows).items():
            print(f"  {field:14} {count['right']:6} {count['missing']:8} {count['wrong']:6} {count['silent']:15}")
        for file, field, word, said, gold in rows:
            if word == "wrong" or (options.list and word == "missing"):
                print(f"    {word}: {file} {field}: said {said!r}, gold {gold!r}")


if __name__ == "__main__":
    main()

"""How pasted references are read: the hard records of the topic, as the manuals print them, against the records.

    python -m tests.evaluation.interchange_references

A reference counts as read where a record comes of it. Of these: title, year and authors right; asserted wrongly is
what the record contradicts (a missing value is not wrong). In-text citations are no references and must not be read.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from pathlib import Path

from loccit.formats import by_name
from loccit.record import Record
from loccit.record.csl_json import from_item
from tests.shared import ROOT

STYLES = ("apa", "chicago-author-date", "modern-language-association", "bluebook-law-review", "apa-in-text")


def counts(folder: Path) -> Counter[tuple[str, str]]:
    """(style, what) → how many."""
    items = {item["id"]: from_item(item) for item in json.loads((folder / "items.json").read_text("utf-8"))}
    out: Counter[tuple[str, str]] = Counter()
    for reference in json.loads((folder / "gold.json").read_text("utf-8")):
        style, text = reference["style"], reference["entry"].replace("_", "")
        out[style, "references"] += 1
        drafts = list(by_name("references").read(io.BytesIO(text.encode()), ""))
        if len(drafts) == 1 and not drafts[0].failed:
            out[style, "read"] += 1
            for what, value in compare(drafts[0].record, items[reference["id"]]).items():
                out[style, what] += value
    return out


def compare(found: Record, true: Record) -> dict[str, int]:
    """What is right, and what is asserted wrongly."""
    title = _letters(true.text("title").partition(":")[0]) in _letters(found.text("title"))
    families = [_letters(name.family or name.literal) for name in found.names()]
    people = [_letters(name.text()) for name in true.names()]
    known = all(any(family in one or one in family for one in people) for family in families)
    return {
        "title": title,
        "year": bool(found.year) and found.year == true.year,
        "authors": known and bool(families) == bool(people),
        "wrong year": bool(found.year) and found.year != true.year,
        "wrong author": bool(people) and not known,
    }


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())


def main() -> None:
    """Prints the table."""
    folder = ROOT / "references"
    if not folder.exists():
        print("evaluation data 'references' is not on this machine (set LOCCIT_SHARED)")
        return
    found = counts(folder)
    columns = ("references", "read", "title", "year", "authors", "wrong year", "wrong author")
    print(f"{'style':28}" + "".join(f"{name:>13}" for name in columns))
    for style in STYLES:
        print(f"{style:28}" + "".join(f"{found[style, name]:13}" for name in columns))


if __name__ == "__main__":
    main()

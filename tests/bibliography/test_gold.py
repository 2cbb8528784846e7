"""References of ten hard records in ASA, APSA, OSCOLA and Chicago notes, against gold written by hand from the manuals.

`differs` explains where the official style cannot print what the manual wants; such a reference must still be there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loccit.bibliography import format_citation
from loccit.record import Record
from tests.evaluation.references import formatted, from_html, library_records

FILES = sorted((Path(__file__).parents[1] / "data" / "references").glob("*.json"))


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return library_records()


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_reference_is_the_manuals_or_the_difference_is_explained(path: Path, records: list[Record]) -> None:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    ids = [one["id"] for one in gold["references"]]
    if gold["how"] == "citation":
        ours = {key: from_html(str(format_citation(records, [key], gold["style"], "html").data)) for key in ids}
    else:
        ours = formatted([record for record in records if record.citekey in ids], gold["style"])
    wrong = {
        one["id"]: (ours[one["id"]], one["entry"]) for one in gold["references"] if ours[one["id"]] != one["entry"]
    }
    assert set(wrong) == {one["id"] for one in gold["references"] if "differs" in one}, wrong
    assert all(ours[key] for key in ids)

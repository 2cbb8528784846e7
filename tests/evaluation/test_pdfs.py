"""Floors of the PDFs: reports right in every field, nothing wrong asserted on the papers."""

from __future__ import annotations

from tests.evaluation.pdfs import REPORTS, rows
from tests.shared import shared


def test_reports_and_papers_keep_their_floors() -> None:
    shared("pdf")
    verdicts = rows()
    assert [row for row in verdicts if row[2] == "wrong"] == []
    assert [row for row in verdicts if row[0] in REPORTS and row[2] != "right"] == []
    assert [row for row in verdicts if row[1] in ("title", "authors", "DOI") and row[2] != "right"] == []

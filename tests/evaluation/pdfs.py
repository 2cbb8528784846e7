"""Reports and papers as PDF: `python -m tests.evaluation.pdfs` prints right, missing, wrong per field, and the cost.

Gold of the reports is their covers'; of the papers, the .bib beside them. Where that differs from the page itself
(`PAGE_SAYS`), the page counts.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import Any

from loccit.documents.pdf import read
from tests.evaluation.texts import folded
from tests.shared import ROOT

GAO = {"united states government accountability office", "u.s. government accountability office"}
REPORTS: dict[str, dict[str, Any]] = {
    "gao-05-927.pdf": {
        "title": "Managing for Results: Enhancing Agency Use of Performance Information for Management Decision Making",
        "number": "GAO-05-927",
        "body": GAO,
        "date": "2005-09",
        "type": "report",
    },
    "gao-06-282.pdf": {
        "title": "Breastfeeding: Some Strategies Used to Market Infant Formula May Discourage Breastfeeding; State"
        " Contracts Should Better Protect against Misuse of WIC Name",
        "number": "GAO-06-282",
        "body": GAO,
        "date": "2006-02",
        "type": "report",
    },
}
# Its front page names Michel Raynal as second author.
PAGE_SAYS = {"Baldoni2002.pdf": {"authors": {"roberto baldoni", "michel raynal"}}}
FIELDS = ("title", "number", "body", "date", "authors", "DOI", "type")


def papers() -> dict[str, dict[str, Any]]:
    """Title, authors, year and DOI of the papers, by file."""
    text = (ROOT / "pdf/jabref-expected.bib").read_text(encoding="utf-8")
    gold: dict[str, dict[str, Any]] = {}
    for entry in re.split(r"\n(?=@)", text):
        fields = dict(re.findall(r"^\s*(\w+)\s*=\s*\{(.*?)\},?\s*$", entry, re.MULTILINE | re.DOTALL))
        name = fields.get("file", "")
        if not name or not (ROOT / "pdf" / name).exists():
            continue
        names = re.split(r"\s+and\s*", re.sub("Authors Info.*", "", fields["author"]))
        gold[name] = {"title": fields["title"], "authors": {folded(n) for n in names}, "DOI": fields.get("doi", "")}
        gold[name] |= {"year": fields["year"], **PAGE_SAYS.get(name, {})}
    return gold


def rows() -> list[tuple[str, str, str, Any]]:
    """(file, field, verdict, asserted) for every field with gold."""
    found = []
    for name, gold in (REPORTS | papers()).items():
        record = read((ROOT / "pdf" / name).read_bytes(), name).record
        issued = record.date()
        date = "-".join(f"{part:02d}" for part in issued.start) if issued else ""
        said: dict[str, Any] = {
            "title": folded(record.text("title")),
            "number": record.text("number"),
            "body": folded(record.text("publisher")),
            "date": date,
            "year": date[:4],
            "authors": {folded(n.text()) for n in record.names() if not n.literal},
            "DOI": record.text("DOI").lower(),
            "type": record.type,
        }
        for field, value in gold.items():
            accepted = value if field == "body" else [folded(value) if field == "title" else value]
            if value:
                verdict = "right" if said[field] in accepted else "wrong" if said[field] else "missing"
                found.append((name, "date" if field == "year" else field, verdict, said[field]))
    return found


def cost(rounds: int = 3) -> tuple[float, float]:
    """Milliseconds of CPU a PDF on average: to read it, and what PDFium alone takes for the text of all its pages."""
    import pypdfium2

    files = [(ROOT / "pdf" / name).read_bytes() for name in (*REPORTS, *papers())]
    for data in files:
        read(data, "")
    start = time.process_time()
    for _ in range(rounds):
        for data in files:
            read(data, "")
    middle = time.process_time()
    for _ in range(rounds):
        for data in files:
            document = pypdfium2.PdfDocument(data)
            for page in document:
                page.get_textpage().get_text_range()
    end = time.process_time()
    count = rounds * len(files)
    return (middle - start) / count * 1000, (end - middle) / count * 1000


def main() -> None:
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for _, field, verdict, _ in rows():
        counts[field][verdict] += 1
    print(f"{'':10} {'right':>6} {'missing':>8} {'wrong':>6}")
    for field, count in counts.items():
        print(f"{field:10} {count['right']:6} {count['missing']:8} {count['wrong']:6}")
    for name, field, verdict, said in rows():
        if verdict != "right":
            print(f"  {verdict}: {name} {field}: {said!r}")
    whole, bare = cost()
    print(f"CPU ms a PDF: {whole:.1f}, of which PDFium takes {bare:.1f} for the text of all pages")


if __name__ == "__main__":
    main()

"""Writes the PDF cases: covers in the shapes that issuing bodies, journals and archives use, all invented.

`python -m tests.documents.make_pdfs` writes them into tests/data/documents/pdf. The writer knows just enough of
ISO 32000-1 for text of a given size at a given place.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.documents.cases import FOLDER

REGULAR, BOLD = "F1", "F2"
BODY = "This sample paragraph stands for the running text of the report and says nothing about anybody at all."


class Text(NamedTuple):
    """A line: its left edge and baseline in points, its size and font."""

    x: float
    y: float
    size: float
    text: str
    font: str = REGULAR


Page = list[Text]


def paragraphs(y: float, count: int, x: float = 72, size: float = 10) -> Page:
    """`count` lines of running text from `y` down."""
    return [Text(x, y - 12 * number, size, BODY) for number in range(count)]


def centred(y: float, size: float, text: str, font: str = REGULAR) -> Text:
    """A line about the middle of a letter page (Helvetica is about half as wide as high)."""
    return Text(306 - 0.25 * size * len(text), y, size, text, font)


def running(number: str, title: str, count: int = 3) -> list[Page]:
    """Pages of text with running heads."""
    return [
        [Text(72, 760, 9, title), Text(480, 760, 9, number), *paragraphs(720, 40), Text(300, 30, 9, str(page + 2))]
        for page in range(count)
    ]


def pdf(pages: list[Page], info: dict[str, str] | None = None, extra: str = "", trailer: str = "") -> bytes:
    """The bytes of a PDF with these pages and Info dictionary; a raw object and trailer entries for special cases."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = []
    for page in pages:
        stream = "\n".join(f"BT /{t.font} {t.size} Tf {t.x:.1f} {t.y:.1f} Td ({_escape(t.text)}) Tj ET" for t in page)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {fonts} /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    objects.append("<< " + " ".join(f"/{key} ({_escape(value)})" for key, value in (info or {}).items()) + " >>")
    number_of_info = len(objects)
    if extra:
        objects.append(extra)
    return _file(objects, f"/Info {number_of_info} 0 R {trailer}")


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[str], trailer: str) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def oig_cover() -> bytes:
    """An inspector general's audit: title in large letters, date and number at the foot, department above."""
    cover = [
        Text(72, 740, 14, "OFFICE OF INSPECTOR GENERAL"),
        Text(72, 720, 11, "U.S. Department of Sample Affairs"),
        Text(72, 500, 28, "Sample Transfer Program", BOLD),
        Text(72, 466, 28, "Faces Invented Challenges", BOLD),
        Text(400, 100, 14, "February 18, 2021"),
        Text(400, 80, 14, "OIG-21-07", BOLD),
    ]
    return pdf(
        [cover, *running("OIG-21-07", "Department of Sample Affairs")],
        {"Title": "Microsoft Word - final_v7.docx", "CreationDate": "D:20210301"},
    )


def crs_cover() -> bytes:
    """A Congressional Research Service report of the older cover: author and role below the title."""
    cover = [
        Text(72, 560, 26, "The Example Act: Specimens,"),
        Text(72, 530, 26, "Samples, and Policy Questions"),
        Text(72, 470, 12, "Robin Q. Testwright", BOLD),
        Text(72, 455, 11, "Analyst in Sample Policy"),
        Text(72, 410, 12, "March 14, 2017"),
        Text(420, 120, 12, "Congressional Research Service"),
        Text(420, 105, 10, "7-5700"),
        Text(420, 92, 10, "www.crs.example"),
        Text(420, 78, 12, "R99795"),
        Text(72, 60, 9, "CRS Report for Congress"),
    ]
    return pdf([cover, *running("R99795", "The Example Act")])


def kicker_cover() -> bytes:
    """An audit office's cover: a kicker in capitals, the title below it, addressee and office above."""
    cover = [
        Text(220, 750, 9, "Sampleland Government Accountability Office"),
        Text(220, 720, 15, "Report to the Chairman, Subcommittee"),
        Text(220, 702, 15, "on Samples, Committee on Examples"),
        Text(36, 620, 9, "July 2006"),
        Text(220, 610, 26, "SCHOOL MEALS", BOLD),
        Text(220, 550, 26, "Invented Kitchens Could"),
        Text(220, 520, 26, "Better Use Specimen Data"),
        Text(36, 36, 9, "GAO-06-9927"),
    ]
    return pdf([cover, *running("GAO-06-9927", "School Meals")])


def technical_report() -> bytes:
    """A transport research report: number at the top right, a second number of its grant, authors, month and year."""
    cover = [
        Text(400, 740, 12, "DOT/FAA/AR-03/99"),
        Text(400, 720, 10, "Office of Sample Research"),
        Text(400, 708, 10, "Washington, D.C. 20591"),
        Text(72, 520, 24, "Sample Fatigue of Invented"),
        Text(72, 492, 24, "Rotor Specimens", BOLD),
        Text(72, 300, 12, "April 2003"),
        Text(72, 260, 12, "Final Report"),
        Text(72, 120, 12, "U.S. Department of Transportation"),
        Text(72, 105, 12, "Federal Aviation Administration"),
    ]
    return pdf([cover, *running("DOT/FAA/AR-03/99", "")])


def working_paper() -> bytes:
    """A working paper: series, title in capitals, authors, number, month."""
    cover = [
        centred(700, 14, "SAMPLE INSTITUTE WORKING PAPER SERIES"),
        centred(560, 16, "HOW INVENTED WAGES MOVE WHEN EXAMPLES CHANGE", BOLD),
        centred(500, 12, "Jane A. Specimen"),
        centred(484, 12, "Michael Mockley"),
        centred(430, 12, "Working Paper 29999"),
        centred(414, 12, "http://www.example.org/papers/w29999"),
        centred(340, 11, "SAMPLE INSTITUTE OF ECONOMICS"),
        centred(310, 11, "January 2022"),
    ]
    return pdf([cover, *running("", "")])


def journal_article() -> bytes:
    """An article: journal line above, title, authors with marks, DOI at the foot, and a cited DOI in the references."""
    first = [
        Text(72, 760, 9, "Journal of Invented Studies, Vol. 12, No. 3, pp. 101-119"),
        Text(72, 690, 18, "Samples of Cooperation: Evidence", BOLD),
        Text(72, 668, 18, "from a County That Does Not Exist", BOLD),
        Text(72, 630, 12, "Anna Specimen1*, Peter van der Beispiel2 and Maria Muestra1"),
        Text(72, 612, 9, "1 Department of Samples, University of Mockton, 2 Sample Institute, Exampleville"),
        Text(72, 580, 11, "Abstract", BOLD),
        *paragraphs(560, 30),
        Text(72, 60, 8, "https://doi.org/10.5555/sample.2019.0042"),
        Text(72, 48, 8, "© 2019 Society for Invented Studies"),
    ]
    last = [
        Text(72, 700, 12, "References"),
        Text(72, 680, 9, "Doe, J. (2001). Other work. https://doi.org/10.5555/other.1"),
    ]
    return pdf(
        [first, *running("", "Samples of Cooperation"), last],
        {"Title": "Samples of Cooperation: Evidence from a County That Does Not Exist"},
    )


def journal_with_raised_marks() -> bytes:
    """An article whose authors are parted by dots, with raised numbers, a name broken at the row end."""
    names = [("Paul Specimen", "1"), ("Sofia Beispiel", "2"), ("Gianna Prototipo", "1,3"), ("Vladimir", "")]
    row: Page = []
    x = 50.0
    for number, (name, mark) in enumerate(names):
        text = name if number == 0 else f"\u00b7 {name}"
        row.append(Text(x, 600, 11, text))
        x += 5.6 * len(text) + 2
        row.append(Text(x, 604, 7, mark))
        x += 4 * len(mark) + 3
    first = [
        Text(50, 750, 8, "Empirical Sample Studies (2020) 25:4927\u20134961"),
        Text(50, 740, 8, "https://doi.org/10.5555/s10664-020-09999-y"),
        Text(50, 660, 18, "Invented programming", BOLD),
        Text(50, 632, 13, "How samples affect the people who make them"),
        *row,
        Text(50, 586, 11, "Modelov \u00b7 Marcos Muestra"),
        Text(50, 540, 8, "\u00a9 The Author(s) 2020"),
        Text(50, 510, 10, "Abstract", BOLD),
        *paragraphs(490, 30, 50, 9),
    ]
    return pdf([first, *running("", "")])


def bars_between_authors() -> bytes:
    """An article that parts its authors by bars, its kind above the title."""
    first = [
        Text(50, 760, 8, "DOI: 10.5555/spe.3999"),
        Text(50, 700, 9, "RESEARCH ARTICLE"),
        Text(50, 660, 17, "Adopting samples and specimens in the", BOLD),
        Text(50, 638, 17, "invented systems domain: A rapid review", BOLD),
        Text(50, 590, 11, "Jonas Specimen | Justus Beispiel | Ana Cristina Franca da Muestra"),
        Text(50, 560, 8, "Institute of Samples, University of Mockton, Exampleville"),
        Text(50, 520, 10, "Abstract", BOLD),
        *paragraphs(500, 30, 50, 9),
    ]
    return pdf([first, *running("", "")])


def preprint() -> bytes:
    """A preprint with the archive's stamp at the margin."""
    first = [
        Text(20, 400, 14, "arXiv:2101.99999v2 [cs.DL] 3 Feb 2021"),
        centred(700, 17, "Counting Specimens Without Looking at Them", BOLD),
        centred(660, 11, "Lee Mockley"),
        centred(646, 10, "University of Mockton"),
        centred(610, 11, "Abstract"),
        *paragraphs(590, 35),
    ]
    return pdf([first, *running("", "")], {"CreationDate": "D:20210101"})


def thesis() -> bytes:
    """A doctoral thesis."""
    cover = [
        centred(720, 14, "University of Mockton"),
        centred(560, 22, "Detainers in a County of Samples", BOLD),
        centred(500, 14, "Kim Beispiel"),
        centred(400, 12, "A dissertation submitted in partial fulfillment of the requirements"),
        centred(384, 12, "for the degree of Doctor of Philosophy"),
        centred(200, 12, "May 2015"),
    ]
    return pdf([cover, *running("", "")])


def book_imprint() -> bytes:
    """A report with an ISBN on its imprint page; its cover has little else than a title."""
    cover = [
        Text(72, 500, 30, "The Handbook of Invented Samples", BOLD),
        Text(72, 100, 14, "Commission for Samples and Examples"),
    ]
    imprint = [
        Text(72, 700, 9, "ISBN 978-0-306-40615-7 (print)"),
        Text(72, 688, 9, "ISSN 0000-0000"),
        Text(72, 676, 9, "© 2012 Commission for Samples and Examples"),
    ]
    return pdf([cover, imprint, *running("", "")])


def scanned() -> bytes:
    """Pages without text; the file's own metadata is all there is."""
    return pdf([[], [], []], {"Title": "Minutes of the Sample County Board", "CreationDate": "D:19990704"})


def encrypted() -> bytes:
    """A file that asks for a password."""
    key = "<< /Filter /Standard /V 1 /R 2 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> /P -44 >>"
    return pdf([[Text(72, 700, 20, "Locked Sample")]], {}, key, "/Encrypt 8 0 R /ID [<31> <31>]")


def cut_off() -> bytes:
    """The first third of a file."""
    whole = oig_cover()
    return whole[: len(whole) // 3]


CASES = {
    "oig-cover": oig_cover,
    "crs-cover": crs_cover,
    "kicker-cover": kicker_cover,
    "technical-report": technical_report,
    "working-paper": working_paper,
    "journal-article": journal_article,
    "raised-marks": journal_with_raised_marks,
    "bars-between-authors": bars_between_authors,
    "preprint": preprint,
    "thesis": thesis,
    "book-imprint": book_imprint,
    "scanned": scanned,
    "encrypted": encrypted,
    "cut-off": cut_off,
}


def main() -> None:
    for name, make in CASES.items():
        (FOLDER / "pdf" / f"{name}.pdf").write_bytes(make())


if __name__ == "__main__":
    main()

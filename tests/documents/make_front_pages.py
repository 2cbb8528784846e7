"""Writes more PDF cases: front pages of today's reports, memoranda, conference and journal papers, all invented.

`python -m tests.documents.make_front_pages` writes them into tests/data/documents/pdf.
"""

from __future__ import annotations

from tests.documents.cases import FOLDER
from tests.documents.make_pdfs import BOLD, Text, centred, paragraphs, pdf, running


def topic_above_title() -> bytes:
    """A report of today's accountability office: a topic in large capitals, the title smaller below it."""
    cover = [
        Text(72, 722, 9, "United States Government Accountability Office"),
        Text(72, 705, 9, "Report to Congressional Requesters"),
        Text(72, 640, 12, "September 2021"),
        Text(72, 560, 26, "SAMPLE", BOLD),
        Text(72, 530, 26, "ENFORCEMENT", BOLD),
        Text(72, 480, 18, "Invented Agency Can Further Enhance Its Planning"),
        Text(72, 458, 18, "and Oversight of Local Specimens"),
        Text(72, 60, 12, "GAO-99-186"),
    ]
    return pdf([cover, *running("GAO-99-186", "Sample Enforcement")])


def crs_of_today() -> bytes:
    """A Congressional Research Service report of today: title, subtitle and date on the cover, authors behind it."""
    cover = [
        Text(72, 560, 26, "Sanctuary Samples and Federal Funding"),
        Text(72, 530, 18, "Invented Legal Issues"),
        Text(72, 470, 12, "Updated March 23, 2023"),
        Text(72, 100, 14, "Congressional Research Service", BOLD),
        Text(72, 80, 9, "https://crsreports.congress.gov"),
        Text(500, 80, 11, "R99795"),
    ]
    return pdf([cover, *running("R99795", "Congressional Research Service")])


def memorandum() -> bytes:
    """A memorandum: letterhead, labelled lines, a subject of two lines."""
    first = [
        Text(400, 750, 10, "Office of the Director"),
        Text(400, 730, 9, "U.S. Department of Sample Security"),
        Text(72, 640, 11, "MEMORANDUM FOR:  All Field Office Directors"),
        Text(72, 610, 11, "FROM:  John Sampler, Director"),
        Text(72, 580, 11, "SUBJECT:"),
        Text(150, 580, 11, "Civil Sample Enforcement: Guidance on the Use of"),
        Text(150, 567, 11, "Specimens in the County Systems"),
        Text(72, 540, 11, "December 21, 2012"),
        *paragraphs(500, 30),
    ]
    return pdf([first, *running("", "")])


def grades_behind_names() -> bytes:
    """A conference paper whose authors carry their grade of membership, the DOI in its foot."""
    first = [
        centred(750, 8, "2019 IEEE International Conference on Samples (ICS)"),
        centred(700, 22, "Counting Detainers with Sparse Samples"),
        centred(660, 11, "Ana B. Muster, Senior Member, IEEE, and Ben Probe"),
        centred(645, 9, "Department of Computer Science, University of Sample"),
        Text(54, 600, 9, "Abstract-This paper counts detainers in invented counties.", BOLD),
        *paragraphs(580, 40, 54, 9),
        Text(54, 60, 7, "978-1-7281-0000-0/19/$31.00 2019 IEEE"),
        Text(54, 48, 7, "DOI 10.5555/ICS.2019.00012"),
    ]
    return pdf([first, *running("", "Samples")])


def year_between_volume_and_page() -> bytes:
    """A journal that heads its page with volume, year in brackets and article number, and its name in large letters."""
    first = [
        centred(770, 8, "Journal of Sample Economics 188 (2020) 104234"),
        centred(740, 9, "Contents lists available at SampleDirect"),
        centred(715, 14, "Journal of Sample Economics"),
        Text(54, 640, 15, "Sanctuary policies and crime: Evidence from"),
        Text(54, 622, 15, "invented counties"),
        Text(54, 590, 11, "Ricardo Martinez-Sample a,*, Jacob A. Probe b"),
        Text(54, 574, 7, "a Department of Economics, University of Sample, United States"),
        Text(200, 520, 8, "A B S T R A C T"),
        *paragraphs(500, 10, 200, 8),
        *paragraphs(360, 20, 54, 9),
        Text(54, 60, 7, "https://doi.org/10.5555/j.jse.2020.104234"),
    ]
    return pdf([first, *running("", "R. Martinez-Sample and J.A. Probe")])


def names_over_two_lines() -> bytes:
    """A policy institute's report: subtitle, and five authors over two lines."""
    cover = [
        Text(72, 750, 12, "SAMPLE POLICY INSTITUTE", BOLD),
        Text(72, 600, 30, "Revving Up the"),
        Text(72, 566, 30, "Sample Machinery"),
        Text(72, 530, 16, "Enforcement under the New Administration and the Pushback"),
        Text(72, 470, 12, "By Randi Capster, Muzaffar Chishta, Julia Gelatin,"),
        Text(72, 455, 12, "Jessica Bolter, and Ariel Ruiz Sample"),
        Text(72, 120, 12, "May 2018"),
    ]
    return pdf([cover, *running("", "Sample Policy Institute")])


def caption() -> bytes:
    """An order of a court: the caption names the parties, who are no authors."""
    first = [
        centred(740, 9, "Case: 1:17-cv-05720 Document 78 Filed: 09/15/17 Page 1 of 41"),
        centred(690, 12, "IN THE UNITED STATES DISTRICT COURT"),
        centred(675, 12, "FOR THE NORTHERN DISTRICT OF SAMPLE"),
        centred(660, 12, "EASTERN DIVISION"),
        Text(72, 610, 11, "THE CITY OF SAMPLE,"),
        Text(350, 590, 11, "No. 17 C 5720"),
        Text(150, 588, 11, "Plaintiff,"),
        Text(100, 566, 11, "v."),
        Text(72, 544, 11, "JEFFERSON B. SAMPLER, Attorney General,"),
        Text(150, 522, 11, "Defendant."),
        centred(480, 12, "MEMORANDUM OPINION AND ORDER"),
        *paragraphs(450, 30),
    ]
    return pdf([first, *running("", "")])


def number_without_no() -> bytes:
    """A state auditor's report whose number stands alone behind the word."""
    cover = [
        centred(700, 12, "California State Sampler"),
        centred(560, 24, "Sample Detention Facilities", BOLD),
        centred(520, 14, "Cities and Counties Need to Better Oversee Private Contractors"),
        centred(300, 12, "February 2019"),
        centred(250, 12, "Report 2018-117"),
    ]
    return pdf([cover, *running("Report 2018-117", "")])


CASES = {
    "caption": caption,
    "number-without-no": number_without_no,
    "topic-above-title": topic_above_title,
    "crs-of-today": crs_of_today,
    "memorandum": memorandum,
    "grades-behind-names": grades_behind_names,
    "year-between": year_between_volume_and_page,
    "names-over-two-lines": names_over_two_lines,
}


def main() -> None:
    for name, make in CASES.items():
        (FOLDER / "pdf" / f"{name}.pdf").write_bytes(make())


if __name__ == "__main__":
    main()

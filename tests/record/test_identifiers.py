"""Identifiers in their normal form."""

from __future__ import annotations

import pytest

from loccit.record import Record
from loccit.record.identifiers import (
    address_doi,
    identifiers,
    normal_arxiv,
    normal_doi,
    normal_isbn,
    normal_issn,
    normal_report_number,
)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1000/ABC.1", "10.1000/abc.1"),
        ("doi:10.1016/S0140-6736(05)67889-5.", "10.1016/s0140-6736(05)67889-5"),
        ("(see 10.1000/xyz)", "10.1000/xyz"),
        ("https://doi.org/10.1002%2Fabc", "10.1002/abc"),
        ("10.5", ""),
    ],
)
def test_doi(text: str, doi: str) -> None:
    assert normal_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("0-306-40615-2", "9780306406157"),
        ("ISBN 978-0-306-40615-7 (paper)", "9780306406157"),
        ("080442957X", "9780804429573"),
        ("0-306-40615-3", ""),
    ],
)
def test_isbn(text: str, isbn: str) -> None:
    assert normal_isbn(text) == isbn


def test_issn_and_arxiv() -> None:
    assert normal_issn("0378–5955") == "0378-5955"
    assert normal_issn("0378-5954") == ""
    assert normal_arxiv("https://arxiv.org/abs/2101.00001v2") == "2101.00001"
    assert normal_arxiv("arXiv:hep-th/9901001") == "hep-th/9901001"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("OIG-20-13", "OIG-20-13"),
        ("Report No. OIG–20–13", "OIG-20-13"),
        ("oig 20 13", "OIG-20-13"),
        ("GAO/GGD-98-1", "GAO-GGD-98-1"),
        ("12", ""),
        ("Final", ""),
    ],
)
def test_report_number(text: str, number: str) -> None:
    assert normal_report_number(text) == number


def test_an_articles_number_is_no_report_number() -> None:
    assert identifiers(Record("article-journal", {"number": "OIG-20-13"})) == ()
    assert identifiers(Record("report", {"number": "OIG-20-13"}))[0] == ("report", "OIG-20-13")


def test_arxiv_by_its_archive_and_by_its_address() -> None:
    by_archive = Record("webpage", {"archive": "arXiv", "archive_location": "math/0307200v3"})
    by_address = Record("webpage", {"URL": "https://arxiv.org/abs/math/0307200"})
    assert identifiers(by_archive) == identifiers(by_address) == (("arxiv", "math/0307200"),)
    assert identifiers(Record("webpage", {"archive": "JSTOR", "archive_location": "2101.00001"})) == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.5555/abc",
        "http://dx.doi.org/10.5555/ABC",
        "https://DOI.org/10.5555/abc",
        "https://doi-org.proxy.example/https://doi.org/10.5555%2Fabc",
    ],
)
def test_the_address_of_a_doi(url: str) -> None:
    assert address_doi(url) == "10.5555/abc"


def test_a_publishers_address_with_a_doi_in_it_is_no_address_of_a_doi() -> None:
    assert address_doi("https://journal.example/doi/10.5555/abc") == ""

"""What is asked for each identifier, and what comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from loccit.lookup import LookUp, Request, Settings, convert, recognise, visited
from loccit.record import Draft, Record
from tests.lookup.server import Server


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("10.5555/12345678", "doi", "10.5555/12345678"),
        ("doi:10.5555/12345678", "doi", "10.5555/12345678"),
        ("https://doi.org/10.5555/ABC", "doi", "10.5555/abc"),
        ("978-0-306-40615-7", "isbn", "9780306406157"),
        ("ISBN 0-306-40615-2", "isbn", "9780306406157"),
        ("pmid:20495566", "pmid", "20495566"),
        ("https://pubmed.ncbi.nlm.nih.gov/20495566/", "pmid", "20495566"),
        ("PMC3531190", "pmcid", "PMC3531190"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/", "pmcid", "PMC3531190"),
        ("arXiv:2101.99999v2", "arxiv", "2101.99999"),
        ("2101.99999", "arxiv", "2101.99999"),
        ("https://arxiv.org/pdf/2101.99999v2.pdf", "arxiv", "2101.99999"),
        ("https://news.example.org/a/b", "url", "https://news.example.org/a/b"),
    ],
)
def test_what_was_typed_is_recognised(text: str, kind: str, value: str) -> None:
    assert recognise(text) == Request(kind, value)


@pytest.mark.parametrize(
    "text", ["article.html", "20495566", "978-0-306-40615-8", "", "ftp://example.org/x", "-", "inbox/"]
)
def test_what_is_no_request(text: str) -> None:
    assert recognise(text) is None


def test_crossref_is_asked_first_with_the_contact(server: Server, settings: Settings) -> None:
    with LookUp(settings) as look_up:
        found = look_up.ask(Request("doi", "10.5555/12345678"))
    assert (found.format, found.service) == ("crossref", "Crossref")
    assert found.answer is not None
    assert json.loads(found.answer.data)["message"]["title"] == ["Toward a Unified Theory of Samples"]
    (path, headers), *rest = server.asked
    assert rest == []
    assert path == "/works/10.5555/12345678?mailto=writer@example.org"
    assert headers["User-Agent"] == "loccit (mailto:writer@example.org)"


def test_without_a_contact_none_is_sent(server: Server, settings: Settings) -> None:
    with LookUp(replace(settings, contact="")) as look_up:
        look_up.ask(Request("doi", "10.5555/12345678"))
    path, headers = server.asked[0]
    assert path == "/works/10.5555/12345678"
    assert "From" not in headers


@pytest.mark.parametrize(
    ("doi", "format_name", "asked"), [("10.5072/sample", "datacite", 2), ("10.9999/other", "csl-json", 4)]
)
def test_other_agencies_follow(server: Server, settings: Settings, doi: str, format_name: str, asked: int) -> None:
    with LookUp(settings) as look_up:
        found = look_up.ask(Request("doi", doi))
    assert found.format == format_name
    assert len(server.asked) == asked


@pytest.mark.parametrize("doi", ["10.9999/nowhere", "10.9999/landing"])
def test_a_doi_that_nobody_has_is_one_problem(settings: Settings, doi: str) -> None:
    with LookUp(settings) as look_up:
        found = look_up.ask(Request("doi", doi))
    assert found.answer is None
    assert [problem.code for problem in found.problems] == ["lookup-not-found"]
    assert doi in found.problems[0].text()


def test_a_book_of_open_library(settings: Settings) -> None:
    with LookUp(settings) as look_up:
        draft = convert(look_up.ask(Request("isbn", "9780306406157")))
    assert draft is not None
    record = draft.record
    assert record.type == "book"
    assert record.text("title") == "The Book of Samples: An invented handbook"
    assert [name.sort_text() for name in record.names()] == ["van der Muestra, Ana", "Testwright, Robin Q., Jr."]
    assert record.text("issued") == "2005-05-16"
    assert record.text("publisher") == "Specimen Press"
    assert draft.evidence["title"].method == "Open Library"
    assert draft.evidence["title"].source.startswith("http://127.0.0.1")


def test_a_book_that_open_library_lacks(settings: Settings) -> None:
    with LookUp(settings) as look_up:
        draft = convert(look_up.ask(Request("isbn", "9780000000002")))
    assert draft is not None
    assert draft.failed
    assert [problem.code for problem in draft.problems] == ["lookup-not-found"]


def test_a_paper_of_arxiv(settings: Settings) -> None:
    with LookUp(settings) as look_up:
        draft = convert(look_up.ask(Request("arxiv", "2101.99999")))
    assert draft is not None
    record = draft.record
    assert record.text("title") == "Counting Specimens Without Looking at Them"
    assert record.text("author") == "Lee Mockley; Ana de la Muestra"
    assert (record.text("issued"), record.text("number")) == ("2021-02-03", "arXiv:2101.99999")
    assert record.text("DOI") == "10.5555/counting"
    assert record.text("URL") == "https://arxiv.org/abs/2101.99999"


def test_a_paper_that_arxiv_lacks(settings: Settings) -> None:
    with LookUp(settings) as look_up:
        draft = convert(look_up.ask(Request("arxiv", "2101.00001")))
    assert draft is not None
    assert draft.failed


def test_a_pmcid_is_asked_for_by_its_pmid(server: Server, settings: Settings) -> None:
    with LookUp(settings) as look_up:
        found = look_up.ask(Request("pmcid", "PMC777"))
        missing = look_up.ask(Request("pmcid", "PMC1"))
    assert found.format == "pubmed-xml"
    assert any("id=123" in path and "email=writer@example.org" in path for path, _ in server.asked)
    assert [problem.code for problem in missing.problems] == ["lookup-not-found"]


def test_a_page_is_given_with_its_charset_and_address(server: Server, settings: Settings) -> None:
    with LookUp(settings) as look_up:
        found = look_up.ask(Request("url", f"{server.address}/hop/2"))
    assert found.answer is not None
    assert (found.answer.content_type, found.answer.charset) == ("text/html", "utf-8")
    assert found.answer.address == f"{server.address}/page"
    assert "Año" in found.answer.data.decode(found.answer.charset)
    assert b"\xc3\xb1" in found.answer.data  # in UTF-8: its header alone told the encoding


def test_a_visit_gives_address_and_day(server: Server, settings: Settings) -> None:
    with LookUp(settings) as look_up:
        first = look_up.ask(Request("url", f"{server.address}/page"))
        again = look_up.ask(Request("url", f"{server.address}/page"))
    assert first.answer is not None
    assert again.answer is not None
    assert (again.answer.from_cache, again.answer.day) == (True, date.today().isoformat())
    draft = visited(Draft(), again.answer)
    assert draft.record.text("accessed") == first.answer.day
    assert draft.record.text("URL") == f"{server.address}/page"
    assert draft.evidence["accessed"].method == "day of the visit"
    kept = visited(Draft(Record("webpage", {"URL": "https://canonical.example/"})), again.answer)
    assert kept.record.text("URL") == "https://canonical.example/"


def test_a_page_that_leads_to_the_front_page_is_gone(server: Server, settings: Settings) -> None:
    with LookUp(settings) as look_up:
        gone = look_up.ask(Request("url", f"{server.address}/retired/2014/article.html"))
        home = look_up.ask(Request("url", f"{server.address}/"))
    assert gone.answer is None
    assert [problem.code for problem in gone.problems] == ["lookup-front-page"]
    assert home.answer is not None


def test_a_service_that_is_down_does_not_hide_the_next(server: Server, settings: Settings) -> None:
    down = replace(settings, crossref=f"{server.address}/forbidden")
    with LookUp(down) as look_up:
        found = look_up.ask(Request("doi", "10.5072/sample"))
    assert found.format == "datacite"
    assert [(problem.code, problem.severity) for problem in found.problems] == [("lookup-refused", "warning")]


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"\xff\xfe", b"<feed", b"<!DOCTYPE x [<!ENTITY a 'b'>]><feed>&a;</feed>"]
)
def test_odd_answers_are_problems(data: bytes) -> None:
    from loccit.lookup.converters import CONVERTERS

    for _, reader in CONVERTERS:
        draft = reader(data, "http://127.0.0.1/")
        assert draft.failed
        assert draft.problems

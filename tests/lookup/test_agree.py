"""Two sources of one work: which value is kept, and that the other is never lost."""

from __future__ import annotations

from loccit.lookup import agree
from loccit.record import Confidence, Date, Draft, Evidence, Name, Record, Value


def draft(source: str, confidence: Confidence, kind: str = "article-journal", **fields: Value) -> Draft:
    named = {key.replace("_", "-"): value for key, value in fields.items()}
    evidence = {key: Evidence(source, str(value), "page 1", confidence) for key, value in named.items()}
    return Draft(Record(kind, named), evidence, source=source, format=source)


def test_what_only_one_has_is_taken() -> None:
    result = agree(draft("pdf", "likely", title="Samples"), draft("crossref", "certain", volume="5"))
    assert result.record.fields == {"title": "Samples", "volume": "5"}
    assert result.evidence["volume"].source == "crossref"
    assert result.problems == []


def test_the_surer_wins_and_the_other_stays_in_the_evidence() -> None:
    result = agree(draft("pdf", "likely", title="Samples of Wine"), draft("crossref", "certain", title="Specimens"))
    assert result.record.text("title") == "Specimens"
    assert result.evidence["title (other)"].value == "Samples of Wine"
    assert [(problem.code, problem.field) for problem in result.problems] == [("sources-disagree", "title")]
    assert "Samples of Wine" in result.problems[0].message


def test_equally_sure_the_document_says_its_title_and_the_registry_its_volume() -> None:
    document = draft("pdf", "certain", title="Samples of Wine", volume="4")
    result = agree(document, draft("crossref", "certain", title="Specimens", volume="5"))
    assert result.record.fields == {"title": "Samples of Wine", "volume": "5"}
    assert result.evidence["title (other)"].value == "Specimens"
    assert result.evidence["volume (other)"].value == "4"


def test_the_fuller_of_two_that_agree_is_kept() -> None:
    document = draft("pdf", "certain", title="SAMPLES", issued=Date((2005,)), author=(Name("Muestra", "A."),))
    registry = draft(
        "crossref", "certain", title="Samples", issued=Date((2005, 9, 3)), author=(Name("Muestra", "Ana María"),)
    )
    result = agree(document, registry)
    assert result.record.text("issued") == "2005-09-03"
    assert result.record.text("author") == "Ana María Muestra"
    assert result.record.text("title") == "Samples"
    assert result.problems == []


def test_a_suggestion_gives_way_and_is_kept_as_one() -> None:
    document = draft("pdf", "likely")
    document.evidence["issued"] = Evidence("date of the file", "20040101", "Info", "guess", "2004-01-01")
    result = agree(document, draft("crossref", "certain", issued=Date((2003,))))
    assert result.record.text("issued") == "2003"
    assert result.evidence["issued (other)"].value == "2004-01-01"


def test_neither_draft_is_changed() -> None:
    document = draft("pdf", "likely", title="Samples of Wine")
    registry = draft("crossref", "certain", title="Specimens", volume="5")
    agree(document, registry)
    assert document.record.fields == {"title": "Samples of Wine"}
    assert document.problems == []
    assert registry.record.fields == {"title": "Specimens", "volume": "5"}


def test_a_general_type_gives_way_to_a_particular_one() -> None:
    result = agree(
        draft("pdf", "likely", "article", title="A"), draft("crossref", "certain", "article-journal", title="A")
    )
    assert result.record.type == "article-journal"

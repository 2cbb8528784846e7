"""Saved pages: cases as data, hostile pages, and the measured floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.documents import HEAD_SIZE, detect
from loccit.documents import html as pages
from tests.documents.cases import cases, draft_of, summary
from tests.evaluation.pages import evaluate, load, score, without
from tests.shared import shared

FLOORS = Path(__file__).resolve().parents[1] / "evaluation" / "pages_floors.json"


@pytest.mark.parametrize("path", cases("html", ".html"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert summary(draft_of(path)) == expected


def test_a_page_is_known_by_its_content_whatever_its_name() -> None:
    reader = detect(b"\xef\xbb\xbf<!-- saved --><html><head><title>x</title>"[:HEAD_SIZE])
    assert reader is not None
    assert reader.name == "html"


_LD = b'<html><script type="application/ld+json">{"@type":"NewsArticle",'


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b"<div>" * 100_000,
        b"<html><script type='application/ld+json'>" + b'{"a":' * 50_000 + b"</script><h1>T</h1>",
        b"<html><head><title>" + b"x" * 3_000_000,
        b"<html><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><h1>&a;</h1>",
        b"<html><meta charset='no-such-set'><h1>Caf\xe9</h1>",
        b"<html>",
        b"<html><h1>T</h1>" + b"<div class='byline'>" * 200 + b"word " * 200_000,
        _LD + b'"author":' + b"[" * 900 + b'"x"' + b"]" * 900 + b"}</script><h1>T</h1>",
        _LD + b'"headline":' + b"[" * 900 + b'"x"' + b"]" * 900 + b"}</script><h1>T</h1>",
        _LD + b" " * 300_000 + b"</script><h1>T</h1>",
        b"<html><h1>T</h1><span class='Z3988' title='" + b"rft.au=x&amp;" * 50_000 + b"'></span>",
        b"<html>" + b"<h1>A b c</h1>" * 20_000,
    ],
    ids=[
        "nesting",
        "deep json",
        "long title",
        "entity",
        "charset",
        "nothing",
        "nested bylines",
        "deep authors",
        "deep headline",
        "spaces as json",
        "long coins",
        "headings",
    ],
)
def test_hostile_pages_are_read_or_refused(data: bytes) -> None:
    draft = pages.read(data, "page.html")
    assert draft.failed or "root:" not in draft.record.text("title")
    assert "\x1b" not in draft.record.text("title")


def test_control_characters_in_any_spelling_never_reach_a_record() -> None:
    page = r"""<html><meta name="author" content="Pam &#27;[31mSample">
    <meta property="og:site_name" content="A&#7;B Times"><link rel="canonical" href="https://a.example/b&#27;[2J">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Sheriff \u001b[31mspeaks \u202e",
    "author": {"name": "Pam\u001b]0;x\u0007 Sample"}, "datePublished": "2020-01-01\u001b"}</script>
    <h1>Sheriff &#27;[31mspeaks&#x9d;</h1><p>Said &#8;so &#27;[2J.</p></html>"""
    draft = pages.read(page.encode(), "page.html")
    shown = [draft.text, *draft.record.custom.values(), *(draft.record.text(name) for name in draft.record.fields)]
    shown += [part for one in draft.evidence.values() for part in (one.text, one.value)]
    assert [text for text in shown if not text.replace("\n", "").isprintable()] == []
    assert draft.record.text("title") == "Sheriff speaks"
    assert draft.record.text("author") == "Pam Sample"


@pytest.mark.parametrize(
    ("title", "error"),
    [
        ("404 Not Found", True),
        ("Access Denied", True),
        ("Just a moment...", True),
        ("This page is no longer available", True),
        ("Seite nicht gefunden", True),
        ("404 ways to fail: a history of errors on the web and elsewhere", False),
        ("Not found guilty: The jury's day", False),
        ("Page one news", False),
    ],
)
def test_an_error_page_is_no_source(title: str, error: bool) -> None:
    draft = pages.read(f"<html><title>{title}</title><h1>{title}</h1><p>x</p></html>".encode(), "page.html")
    assert draft.failed is error
    assert [problem.code for problem in draft.problems] == (["error-page"] if error else [])


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_nothing_raises(tail: bytes) -> None:
    pages.read(b"<html><head><script type='application/ld+json'>" + tail, "page.html")
    pages.read(b"<html><body><h1>" + tail, "page.html")


@pytest.mark.parametrize("parts", [[], ["json-ld"], ["json-ld", "meta"]], ids=["whole", "no json-ld", "layout"])
def test_floors(parts: list[str]) -> None:
    """What was measured once stays; `python -m tests.evaluation.pages` prints the table."""
    folder = shared("pages")
    found = [(gold, score(pages.read(without(data, parts), gold["path"]), gold)) for gold, data in load(folder)]
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    for name, shares in evaluate(found).items():
        for field, floor in floors[" without ".join([name, *parts])].items():
            if field == "wrong":
                assert shares[field] <= floor, (name, field)
            else:
                assert shares[field] >= floor, (name, field)

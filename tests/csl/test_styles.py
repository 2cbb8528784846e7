"""Styles and locales: found by name, checked, cached; hostile files do no harm."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from loccit.csl import Processor, Style, StyleError, find_style, search_styles
from loccit.csl import cache as cache_module
from loccit.csl import locale as locales
from loccit.errors import UsageError

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">\n<info><title>T</title></info>\n'
BOOK = {"id": "a", "type": "book", "title": "Apples"}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "FOLDER", tmp_path / "cache")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("apa", "apa.csl"),
        ("APA", "apa.csl"),
        ("apa.csl", "apa.csl"),
        ("mla", "modern-language-association.csl"),
        ("Modern Language Association", "modern-language-association.csl"),
        ("chicago", "chicago-author-date.csl"),
        ("nature-biotechnology", "nature-biotechnology.csl"),
    ],
)
def test_a_style_is_found_by_the_names_people_use(name: str, file: str) -> None:
    assert find_style(name).name == file


def test_an_unknown_style_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no style named 'oscolaa' \(did you mean .*oscola"):
        find_style("oscolaa")


def test_search_finds_by_field_and_title_independent_styles_first() -> None:
    found = search_styles("law")
    assert "oscola" in [info.name for info in found]
    assert [info.dependent for info in found] == sorted(info.dependent for info in found)
    assert search_styles("law") == found  # from the cache


def test_metadata() -> None:
    style = Style.load("apa")
    assert (style.category, style.has_bibliography, style.is_note) == ("author-date", True, False)
    assert style.title.startswith("APA Style")
    assert "psychology" in style.fields


def test_a_dependent_style_takes_its_parents_layout_and_keeps_its_title() -> None:
    style = Style.load("nature-biotechnology")
    assert style.title == "Nature Biotechnology"
    assert Path(style.file).name == "nature.csl"
    assert Processor(style, [BOOK], output="plain").cite(["a"]) == Processor("nature", [BOOK], output="plain").cite(
        ["a"]
    )


def test_a_style_without_bibliography_is_a_problem_and_still_cites() -> None:
    processor = Processor("bluebook-law-review", [BOOK], output="plain")
    made = processor.bibliography()
    assert made.entries == []
    assert [problem.code for problem in made.problems] == ["style-without-bibliography"]
    assert "Apples" in processor.cite(["a"])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<style>\n<citation>\n", 3, "not well-formed"),
        ("", 1, "not well-formed"),
        ("<html/>", 1, "the root element is 'html'"),
        (f"{HEAD}</style>", 1, "no 'citation'"),
        (f"{HEAD}<citation/></style>", 3, "no 'layout'"),
        (f'{HEAD}<citation><layout>\n<text macro="x"/></layout></citation></style>', 4, "'x', which is not defined"),
        (
            f'{HEAD}<macro name="a"><text macro="b"/></macro>\n<macro name="b"><text macro="a"/></macro>\n'
            '<citation><layout><text macro="a"/></layout></citation></style>',
            3,
            "calls itself",
        ),
        (f"{HEAD}<citation><layout>{'<group>' * 200}{'</group>' * 200}</layout></citation></style>", 3, "nested"),
    ],
)
def test_a_faulty_style_is_one_problem_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(StyleError, match=message) as caught:
        Style.parse(text, "my.csl")
    assert caught.value.problem.line == line
    assert caught.value.problem.file == "my.csl"


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    text = (
        f'<!DOCTYPE style [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "boom">]>\n{HEAD}'
        '<citation><layout><text value="a&y;"/>&x;</layout></citation></style>'
    )
    try:
        shown = Processor(Style.parse(text), [BOOK], output="plain").cite(["a"])
    except StyleError as error:
        shown = str(error)
    assert "SECRET" not in shown


def test_a_corrupt_cache_is_rebuilt() -> None:
    first = Processor("apa", [BOOK], output="plain").bibliography()
    files = list(cache_module.folder().glob("*.json"))
    assert files
    for path, junk in zip(
        sorted(files), ("", "[1, 2", '{"a": 1}', "[[[[[[", "null", '["style",{},[],"",0]') * 9, strict=False
    ):
        path.write_text(junk)
    locales.file_element.cache_clear()
    again = Processor("apa", [BOOK], output="plain").bibliography()
    assert str(again) == str(first)


def test_a_warm_start_needs_no_xml_parser(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys; from loccit.csl import Processor, cache; cache.FOLDER = pathlib.Path(sys.argv[1]); "
        "Processor('apa', [{'id': 'a', 'type': 'book', 'title': 'A'}]).bibliography(); print('lxml' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    runs = [
        subprocess.run(command, capture_output=True, text=True, env=os.environ | PATHS, check=True) for _ in range(2)
    ]
    assert [run.stdout.strip() for run in runs] == ["True", "False"]


PATHS = {"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("de", "de-DE"),
        ("en_us", "en-US"),
        ("pt-BR", "pt-BR"),
        ("sr-latn-rs", "sr-Latn-RS"),
        (None, "en-US"),
        ("!", "en-US"),
    ],
)
def test_locale_names(said: str | None, meant: str) -> None:
    assert locales.normalise(said) == meant


def test_locale_fallback_dialect_language_english() -> None:
    austrian = locales.build("de-AT", [])
    assert austrian.term("month-01") == "Jänner"  # de-AT
    assert austrian.term("and") == "und"  # de-DE
    unknown = locales.build("xx-XX", [])
    assert unknown.term("and") == "and"  # en-US


def test_term_forms_fall_back() -> None:
    english = locales.build("en-US", [])
    assert english.term("editor", "symbol") == english.term("editor", "short") == "ed."
    assert english.term("no-such-term") == ""


def test_every_fortieth_official_style_renders() -> None:
    from loccit.csl.registry import style_names

    article = {
        "id": "b",
        "type": "article-journal",
        "title": "Bees: a “study”",
        "author": [{"family": "Ash", "given": "Ann"}],
        "container-title": "Journal",
        "volume": "3",
        "page": "1-9",
        "issued": {"date-parts": [[2000, 5, 1]]},
    }
    items = [BOOK, article]
    for name in style_names()[::40]:
        style = Style.load(name)
        processor = Processor(style, items, output="plain")
        assert processor.cite(["a", {"id": "b", "locator": "5"}])
        assert bool(processor.bibliography().entries) == style.has_bibliography, name

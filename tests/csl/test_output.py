"""Output formats: formatting in their own way, hostile text made harmless."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.csl import Processor
from loccit.csl.output import FORMATS, docx, get
from loccit.errors import UsageError

HOSTILE = r"""100% of $x_1$ & #tags {a} \b ~ ^ *bold* `c` @cite [l](u) <script>alert(1)</script> // /* -- !["""
ITEM = {
    "id": "a",
    "type": "book",
    "title": "On <i>Hamlet</i> & H<sub>2</sub>O",
    "author": [{"family": "Ash", "given": "Ann"}],
    "issued": {"date-parts": [[2000]]},
}
NAMES = [name for name, _ in FORMATS]


def shown(output: str, style: str = "apa", title: str = "") -> str:
    item = {**ITEM, "title": title} if title else ITEM
    return Processor(style, [item], output=output).bibliography().entries[0].text


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ("plain", "Ash, A. (2000). On Hamlet & H2O."),
        (
            "html",
            '  <div class="csl-entry">Ash, A. (2000). <i>On <span style="font-style:normal;">Hamlet</span>'
            " &#38; H<sub>2</sub>O</i>.</div>\n",
        ),
        ("markdown", "Ash, A. (2000). *On _Hamlet_ & H~2~O*."),
        ("latex", r"Ash, A. (2000). \textit{On \textup{Hamlet} \& H\textsubscript{2}O}."),
        ("rtf", r"Ash, A. (2000). {\i On {\i0 Hamlet} & H{\sub 2}O}."),
        (
            "typst",
            'Ash, A. (2000). #text(style: "italic")[On #text(style: "normal")[Hamlet]; & H#sub[2];O];.',
        ),
    ],
)
def test_formatting(output: str, text: str) -> None:
    assert shown(output) == text


def test_html_holds_no_markup_of_the_item() -> None:
    text = shown("html", title=HOSTILE)
    assert "<script" not in text
    assert re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text))).strip() == shown("plain", title=HOSTILE)


def test_latex_escapes_every_special_character() -> None:
    text = shown("latex", title=HOSTILE)
    for special in "%$&#_{}":
        assert not re.search(rf"(?<!\\)\{special}", re.sub(r"\\text\w+\{\}|\\text\w+\{|-\{\}|\}\.$", "", text)), special
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_markdown_escapes_what_would_be_markup() -> None:
    text = shown("markdown", title=HOSTILE)
    assert re.search(r"\\\*bold\\\* \\`c\\` \\@cite \\\[l\\\]\(u\) \\<script\\>", text)


def test_an_entry_never_begins_a_markdown_list() -> None:
    made = Processor("nature", [ITEM], output="markdown").bibliography()
    assert made.entries[0].text.startswith("1\\.")


def test_rtf_is_seven_bit_and_balanced() -> None:
    text = str(Processor("apa", [{**ITEM, "title": f"{HOSTILE} é 漢 😀"}], output="rtf").bibliography())
    assert text.isascii()
    bare = re.sub(r"\\[\\{}]", "", text)
    assert bare.count("{") == bare.count("}")
    assert "\\u233 " in text
    assert "\\u-10179 \\uc0\\u-8704 " in text  # 😀 as two UTF-16 units


def test_typst_ends_its_calls() -> None:
    item = {**ITEM, "type": "article-journal", "container-title": "J", "volume": "8", "issue": "3"}
    text = Processor("apa", [item], output="typst").bibliography().entries[0].text
    assert '#text(style: "italic")[8];(3)' in text  # "](3)" would be a second call


@pytest.mark.parametrize("output", NAMES)
def test_second_field_align_and_hanging_indent(output: str) -> None:
    made = Processor("ieee", [ITEM], output=output).bibliography()
    assert made.layout.second_field_align == "flush"
    assert Processor("apa", [ITEM], output=output).bibliography().layout.hanging_indent
    if output == "plain":
        assert str(made) == "[1] A. Ash, On Hamlet & H2O. 2000.\n"
    if output == "latex":
        assert r"\hangindent" in str(made)


def test_an_empty_bibliography_is_empty_in_every_format() -> None:
    for name in NAMES:
        text = str(Processor("apa", [], output=name).bibliography())
        assert "Ash" not in text


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match="no output format 'pdf'"):
        get("pdf")


class _Balance(HTMLParser):
    """Fails on a tag that is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", '"', "'", "a", " ", ".", "“", "”"]),
        max_size=14,
    )
)
def test_html_is_balanced_whatever_the_title_holds(pieces: list[str]) -> None:
    title = "x" + "".join(pieces)
    for style in ("apa", "modern-language-association"):
        parser = _Balance()
        parser.feed(shown("html", style, title))
        parser.close()
        assert parser.open == []


def test_docx_has_the_runs_of_the_entry(tmp_path: Path) -> None:
    python_docx = pytest.importorskip("docx", reason="python-docx is optional")
    path = tmp_path / "list.docx"
    docx.write(Processor("apa", [ITEM], output="docx").bibliography(), path)
    paragraph = python_docx.Document(str(path)).paragraphs[0]
    assert paragraph.text == "Ash, A. (2000). On Hamlet & H2O."
    assert [run.text for run in paragraph.runs if run.font.italic] == ["On ", " & H", "2", "O"]
    assert [run.text for run in paragraph.runs if run.font.subscript] == ["2"]
    assert paragraph.paragraph_format.first_line_indent < 0


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("output", ["markdown", "latex", "rtf"])
def test_pandoc_reads_back_the_words(output: str) -> None:
    text = str(Processor("apa", [{**ITEM, "title": HOSTILE}], output=output).bibliography())
    done = subprocess.run(
        ["pandoc", "-f", output, "-t", "plain", "--wrap=none"], input=text, capture_output=True, text=True, check=True
    )
    words = shown("plain", title=HOSTILE)
    if output == "latex":
        words = words.replace("`", "")  # pandoc does not know \\textasciigrave
    assert done.stdout.replace("\u00a0", " ").strip() == words

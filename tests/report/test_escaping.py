"""Whatever stands in a record is text: never markup, code, a style, or an address that a click should not follow."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.report import Entry, Report, Tag, Work, page
from loccit.report.anchors import Anchors
from loccit.report.markup import escape, linked, paragraphs, safe_address
from loccit.report.references import reference
from tests.report import samples
from tests.report.reading import Tokens, tree

ELEMENTS = frozenset(
    """html head meta title style body script a header nav ul li fieldset legend input label h1 h2 h3 p span b i em
    strong sup sub svg defs path use g rect text desc main section figure figcaption div details summary table caption
    thead tbody tr th td code form output button select optgroup option ol footer""".split()
)
ATTRIBUTES = frozenset(
    """lang charset http-equiv content name class href id type checked for rel viewbox width height role tabindex hidden
    aria-label aria-labelledby aria-hidden aria-live focusable data-ref data-key data-type data-year data-tags data-tag
    transform d x y rx text-anchor preserveaspectratio scope dir value label autocomplete spellcheck placeholder
    inputmode min max""".split()
)


def assert_harmless(made: str) -> None:
    """Only elements and attributes that the report itself writes, links to the web or the page, one script: ours."""
    tokens = Tokens(made)
    assert {tag for tag, _ in tokens.tags} <= ELEMENTS
    assert {name for _, attributes in tokens.tags for name in attributes} <= ATTRIBUTES
    for tag, attributes in tokens.tags:
        target = attributes.get("href") or "#"
        assert target.startswith("#") or (tag == "a" and re.match(r"https?://[^@]*$", target)), target
    assert len(tokens.scripts) == 1
    assert "PWNED" not in tokens.scripts[0]
    assert not re.search(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]", made
    )


def test_hostile_records_are_shown_as_the_text_they_are() -> None:
    made = page(samples.hostile())
    assert_harmless(made)
    words = tree(samples.hostile()).text_content()
    for text in ("<img src=http://127.0.0.1:1/x onerror=", "<!--", "]]>", "{{7*7}}", "javascript:document.title"):
        assert text in words


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.sampled_from(samples.HOSTILE))
def test_any_text_anywhere(some: str, hostile: str) -> None:
    text = some + hostile
    work = Work(text, "book", text, 2020, text)
    entry = Entry(work, escape(text), (text,), (text,), (), text, text, text, text, text)
    report = Report(text, (entry,), (), (), (Tag(text, text, 0, (text,), text),), (), text, text, text, text, (text,))
    assert_harmless(page(report))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from('<>/"=ibpadsvnhref script span style'), max_size=60))
def test_a_reference_closes_what_it_opens(fragment: str) -> None:
    made = reference(fragment)
    tags = re.findall(r"<(/?)(\w+)[^>]*>", made)
    open_tags: list[str] = []
    for closing, name in tags:
        assert name in {"i", "b", "em", "strong", "sup", "sub", "span", "a"}
        if closing:
            assert open_tags.pop() == name
        else:
            open_tags.append(name)
    assert open_tags == []


@pytest.mark.parametrize(
    ("fragment", "wanted"),
    [
        ("<i>A</i> &#38; <b>B</b>", "<i>A</i> &amp; <b>B</b>"),
        ('<span style="font-variant:small-caps;">X</span>', '<span class="caps">X</span>'),
        ('<span style="background:url(http://x/)">X</span>', "<span>X</span>"),
        ('<div class="csl-entry">X</div>\n', "<span>X</span>"),
        ('<div class="csl-left-margin">[1]</div>', '<span class="label">[1]</span>'),
        ("<dt>1</dt>\n<dd>X</dd>", '<span class="label">1</span> <span class="beside">X</span>'),
        ("<i>A", "<i>A</i>"),
        ("A</i></span>", "A"),
        ("<b><i>A</b></i>", "<b><i>A</i></b>"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("<i onclick=x>A</i>", "&lt;i onclick=x&gt;A"),
        ('<a href="javascript:x">A</a>', "A"),
        ('<a href="https://x.example/">A</a>', '<a href="https://x.example/" rel="noreferrer">A</a>'),
        ('<a href="https://x.example/">https://x.example/</a>', '<a href="https://x.example/" rel="noreferrer">https://x.example/</a>'),
        ("see https://x.example/a_(b)).", 'see <a href="https://x.example/a_(b)" rel="noreferrer">https://x.example/a_(b)</a>).'),
        ("https://x.example/?a=1&#38;b=2", '<a href="https://x.example/?a=1&amp;b=2" rel="noreferrer">https://x.example/?a=1&amp;b=2</a>'),
    ],
)  # fmt: skip
def test_references(fragment: str, wanted: str) -> None:
    assert reference(fragment) == wanted


@pytest.mark.parametrize(
    "address",
    ["", "x", "javascript:alert(1)", "data:text/html,x", "ftp://x.example/", "//x.example/", "https://", "https:///x",
     "https://u:p@x.example/", "https://x.example/ y", 'https://x.example/"', "https://x.example/\x00", "file:///etc"],
)  # fmt: skip
def test_addresses_that_no_link_may_lead_to(address: str) -> None:
    assert safe_address(address) == ""


def test_addresses_and_paragraphs_of_notes() -> None:
    assert safe_address(" https://x.example/a?b=c#d ") == "https://x.example/a?b=c#d"
    assert safe_address("HTTP://x.example") == "HTTP://x.example"
    assert linked("see https://x.example/, or not").startswith('see <a href="https://x.example/" rel')
    assert paragraphs("One\nline.\r\n\r\nTwo <b>.\n \n") == "<p>One line.</p><p>Two &lt;b&gt;.</p>"


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=30))
def test_every_citekey_has_an_anchor_of_its_own(citekeys: list[str]) -> None:
    anchors = Anchors(tuple(citekeys))
    made = [anchors[citekey] for citekey in citekeys]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"ref-[A-Za-z0-9_.:-]*", name) for name in made)


def test_a_language_that_is_none_is_left_out() -> None:
    report = samples.usual()
    entries = (replace(report.entries[0], language='en" onclick="x'), *report.entries[1:])
    assert "onclick" not in page(replace(report, entries=entries))

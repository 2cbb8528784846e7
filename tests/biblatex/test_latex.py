"""LaTeX ↔ text: what a reader of the bibliography would see, and nothing lost on the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.biblatex.fieldedit import content
from loccit.biblatex.latex import from_latex, to_ascii, to_latex
from tests.biblatex.strategies import BALANCED

NC = '<span class="nocase">{}</span>'.format
READ = [
    (r"G{\"o}del, Erd{\H o}s, Ho\v{r}ava, \AA ngstr\"om", "Gödel, Erdős, Hořava, Ångström"),
    (r"\'{\i}le, {\'E}cole, {\'{E}}cole, \c{C}elik, na\"\i ve", "íle, École, École, Çelik, naïve"),
    (r"Stra\ss e, Stra{\ss}e, \O{}re, {\L}\'od\'z, \oe uvre", "Straße, Straße, Øre, Łódź, œuvre"),
    (r"``double'' and `single' and don't, the 1990s'", "“double” and ‘single’ and don't, the 1990s'"),
    (r"1--2---3", "1–2—3"),
    (r"A~B\ C\,D\&E\%F\_G\#H", "A\u00a0B C\u202fD&E%F_G#H"),
    (r"\emph{a} \textit{b} \textbf{c} x\textsuperscript{2} H\textsubscript{2}O \textsc{d}",
     "<i>a</i> <i>b</i> <b>c</b> x<sup>2</sup> H<sub>2</sub>O <sc>d</sc>"),
    (r"{\em a} {\bf b} {\it {\bf c}}", "<i>a</i> <b>b</b> <i><b>c</b></i>"),
    (r"The {ICE} and {{The} {US}}", f"The {NC('ICE')} and {NC('The US')}"),
    (r"{D}rosophila {\emph{M}}", f"{NC('D')}rosophila <i>M</i>"),
    (r"\mkbibquote{a} \enquote{b} \mbox{c} \url{http://x/a_b}", "“a” “b” c http://x/a_b"),
    (r"\TeX\ and {\LaTeX}: \copyright~2000", "TeX and LaTeX: ©\u00a02000"),
    (r"$p < 0.05$ for \$5", r"$p < 0.05$ for $5"),
    (r"$ x $ and $$y$$", r"\( x \) and \[y\]"),
    (r"\$5/US\$ 6", r"\$5/US\$ 6"),
    (r"\unknown[a]{b}{c} d \other*", r"\unknown[a]{b}{c} d \other*"),
    (r"{\unknown b} $\alpha$", r"{\unknown b} $\alpha$"),
    ("two\n   lines\tof   text", "two lines of text"),
    (r"\{a\} \{ b", "{a} { b"),
    (r"\^{}\~{}\textasciitilde", "^~~"),
    (r"Mart\'{\i}nez-Aldama", "Martínez-Aldama"),
    (r"\.{I}stanbul \b{b} \t{oo} \r a", "İstanbul ḇ o͡o å"),
    ("unclosed {a", "unclosed {a"),
    ("a} closed", "a} closed"),
    ("\\", "\\textbackslash{}"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "text"), READ)
def test_from_latex(latex: str, text: str) -> None:
    assert from_latex(latex) == text


@pytest.mark.parametrize("latex", [latex for latex, _ in READ])
def test_writing_reads_the_same(latex: str) -> None:
    text = from_latex(latex)
    assert from_latex(to_latex(text)) == text


WRITE = [
    ("50% of A&B_c #1", r"50\% of A\&B\_c \#1"),
    ("5 $ and 6 $", r"5 \$ and 6 \$"),
    ("$x^2$ – “q” — a\u00a0b", "$x^2$ -- “q” --- a~b"),
    (f"<i>a {NC('B')}</i>, {NC('C & D')}", r"\emph{a {B}}, {C \& D}"),
    (NC("<i>E. coli</i>"), r"{{\emph{E. coli}}}"),
    ("{balanced} and } not", r"\textbraceleft{}balanced\textbraceright{} and \textbraceright{} not"),
    ("{balanced}", r"\{balanced\}"),
    (r"\foo{x}[y] % z", r"\foo{x}[y] \% z"),
    ("a < b > c ~ d ^ e", r"a < b > c \textasciitilde{} d \textasciicircum{} e"),
    ("Grüße, 移民", "Grüße, 移民"),
]


@pytest.mark.parametrize(("text", "latex"), WRITE)
def test_to_latex(text: str, latex: str) -> None:
    assert to_latex(text) == latex


def test_ascii_for_bibtex() -> None:
    assert (
        to_latex("Gödel, Łódź — “é” ß í 移", ascii_only=True)
        == r"""G{\"o}del, {\L}{\'o}d{\'z} --- ``{\'e}'' {\ss} {\'{\i}} 移"""
    )
    assert from_latex(to_ascii("šđçőąůạī ŋ þ")) == "šđçőąůạī ŋ þ"


def test_braces_without_a_meaning_are_dropped_on_demand() -> None:
    assert from_latex("{Oxford University Press} {\\'e}", nocase=False) == "Oxford University Press é"


def test_paragraphs_of_long_texts() -> None:
    assert from_latex("a\n  b\n\n  \n c--d\n", paragraphs=True) == "a b\n\nc–d"


TEXT = st.text(alphabet="abÄé ß“”‘’–—…½'\"{}$\\&%#_~^<>()[]\u00a0\u202f0123456789.,:;-", max_size=40)
TAGS = st.sampled_from(["<i>{}</i>", "<b>{}</b>", "<sup>{}</sup>", NC("{}")])
MARKED = st.recursive(
    st.text(alphabet="abcÄé 12:–&%_", min_size=1, max_size=8),
    lambda inner: (
        st.tuples(TAGS, inner).map(lambda pair: pair[0].format(pair[1])) | st.lists(inner, max_size=3).map("".join)
    ),
    max_leaves=6,
)


@given(TEXT)
@settings(max_examples=500)
def test_any_text_is_written_with_balanced_braces(text: str) -> None:
    """A value that is written can always stand between braces, and reads the same once it has been read."""
    latex = to_latex(text)
    assert content(f"{{{latex}}}".encode()) is not None
    read = from_latex(latex)
    assert from_latex(to_latex(read)) == read or "\\" in text or "$" in text


@given(st.text(alphabet="cdÄé ß“”‘’–—…`'\"&%#_~^<>()[]{}0123456789.,:;-", max_size=40))
@settings(max_examples=300)
def test_text_without_latex_comes_back(text: str) -> None:
    text = " ".join(text.split())
    assert from_latex(to_latex(text)) == text


@given(MARKED)
@settings(max_examples=300)
def test_markup_comes_back(text: str) -> None:
    once = from_latex(to_latex(text))
    assert from_latex(to_latex(once)) == once


@given(BALANCED | st.text(max_size=30))
@settings(max_examples=500)
def test_reading_any_latex(latex: str) -> None:
    text = from_latex(latex)
    from_latex(latex, nocase=False, paragraphs=True)
    assert "\n" not in text
    assert text == text.strip(" ")

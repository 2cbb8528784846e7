"""Random .bib text: well-formed, mended and broken."""

from __future__ import annotations

from hypothesis import strategies as st

_SIGNS = """@article{ @ARTICLE( @string{ @preamble{ @comment{
    @ { } ( ) " # , = % \\ \\{ \\" {{ }} key title = {A} "b" jan
    12 @misc{k,a={b}} {\\"o} é \\'e $x$ -- ~ and others""".split()
_BLANKS = ["\n", "\r\n", "\r", " ", "\t", "\n@", "\n@misc{", ",\n  x = {", "},\n", "}\n\n"]
_BLANKS += ["\ufeff", "\0", "\xa0"]
PIECES = st.sampled_from(_SIGNS + _BLANKS)
BROKEN = st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join)
"""Anything that a file could hold, with much of what means something."""

BYTES = BROKEN.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200)

PLAIN = st.text(alphabet="abcXYZ äßé0123456789.,;:!?'()/-&%_$#~^*+", max_size=30)
BALANCED = st.recursive(
    PLAIN, lambda inner: st.lists(inner | inner.map("{{{}}}".format), max_size=4).map("".join), max_leaves=8
)
"""The LaTeX of a value: braces are balanced."""

KEYS = st.from_regex(r"[A-Za-z][A-Za-z0-9:._+/-]{0,11}", fullmatch=True)
NAMES = st.from_regex(r"[a-z][a-z-]{0,11}", fullmatch=True)
FIELDS = st.lists(st.tuples(NAMES, BALANCED), min_size=0, max_size=6, unique_by=lambda pair: pair[0])


@st.composite
def entries(draw: st.DrawFn) -> str:
    """One well-formed entry in some writer's habit."""
    newline = draw(st.sampled_from(["\n", "\r\n", " "]))
    indent = draw(st.sampled_from(["", "  ", "\t"]))
    equals = draw(st.sampled_from(["=", " = ", "   =  "]))
    opening, closing = draw(st.sampled_from([("{", "}"), ("(", ")")]))
    trailing = draw(st.sampled_from(["", ","]))
    lines = []
    for name, text in draw(FIELDS):
        quoted = draw(st.booleans()) and '"' not in text
        lines.append(f"{name}{equals}" + (f'"{text}"' if quoted else f"{{{text}}}"))
    kind = draw(st.sampled_from(["article", "Book", "MISC"]))
    body = f",{newline}{indent}".join([draw(KEYS), *lines])
    return f"@{kind}{opening}{body}{trailing}{newline}{closing}"


FILES = st.lists(entries() | st.sampled_from(["% @misc{no,}\n", "text\n", "@string{a = {b}}\n"]), max_size=5).map(
    "\n\n".join
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file in which a few signs were put in, taken out or repeated."""
    text = draw(FILES)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 5)))
        text = draw(
            st.sampled_from([text[:at] + text[end:], text[:end] + text[at:]])
            | PIECES.map(lambda piece, at=at, text=text: text[:at] + piece + text[at:])  # type: ignore[misc]
        )
    return text.encode("utf-8", "surrogatepass")

"""Random Markdown, to be read by pandoc and by us: every piece may stand in every other, lines break anywhere."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable
from itertools import count

_Way = Callable[[str, int], str]
# Each `K` becomes a key of its own.
INLINE = (
    "@K", "[@K]", "-@K", "[-@K]", "(@K)", "*@K*", "**[@K]**", "_see_ @K", "“@K”", "“words of it” [@K, p. 3]",
    "'@K'", "@K's view", "@K; @K", "@K.", "@K, @K and @K", "@{K}", "@{K:1}", "@K:sub/part", "@K_2", "see–@K", "@K--2",
    "[see @K, p. 3; -@K; @K]", "[@K; see also @K, chap. 2; e.g. @K]", "@K [p. 3]", "@K [see @K]", "@K [-@K, p. 4]",
    "[@K{p. 3}]", "[@K, {pp. 3-4} note]", "[@K,@K]", "[@K @K]", "[see @K and @K, p. 3]", "[not one; @K]", "[*see* @K]",
    "[@K, see [12]]", "[a [b] @K]", "[[@K]]", "[ @K ]", "[see `@K`; @K]", "[@K][@K]", "[@K](http://x.org/)",
    "[text @K](http://x.org/@K)", '[text](http://x.org/@K "title @K")', "![caption @K](img.png)",
    "[span @K]{.smallcaps}", "^[A note, @K and [@K].]",
    "name@K.org", "<name@K.org>", "x@K", "\\@K", "\\[@K\\]", "`@K`", "`` a `@K` b ``",
    "<https://x.org/@K>", "$x_{@K}$", "$@K$", "costs $5 and @K is $6", "<!-- @K -->", '<span class="@K">@K</span>',
    "<b>@K</b>", "~~@K~~", "`<b>@K</b>`{=html}", "\\cite{K}", "\\footnote{See @K.}", "\\textbf{@K} and @K", "a_@K",
    "...@K", "—@K", "/@K", "=@K", "@K]", "@K}", "word", "some longer words that stand between", "Mr. X said no.",
    "100 %", "5 < 6", "[x]", "(yes)", "it’s", "'tis", "a\\*b", "C:\\\\dir", "&amp;", "R&D", "#5", "+1",
)  # fmt: skip
FLAT = (
    "```\n@K\n```", "~~~\n[@K]\n~~~", "``` {.r}\nx@K\n@K\n```", "    indented @K", "$$\ny = @K\n$$", "<pre>@K</pre>",
    "\\begin{tabular}{l}\n@K\n\\end{tabular}", "<!-- one\n\n@K -->",
    "<script>\n@K\n</script>", "[ref]: http://x.org/@K", "* * *", "\\newcommand{\\x}{@K}", "(@) Example @K",
)  # fmt: skip


def document(seed: int, blocks: int = 30) -> str:
    """A document with `blocks` blocks; the same for the same seed."""
    chance = random.Random(seed)
    numbers = count()
    made = "\n\n".join(_block(chance, (), numbers) for _ in range(blocks))
    pieces = made.split("K")
    return pieces[0] + "".join(f"k{number}q{piece}" for number, piece in enumerate(pieces[1:]))


def _paragraph(chance: random.Random) -> str:
    """Words and pieces; a line may end at any space, but not within a tag or a title, nor before `(@key)` and `@key.`:

    in a list item these begin a numbered example.
    """
    text = "Word " + " ".join(chance.choice(INLINE) for _ in range(chance.randint(1, 8)))
    kept = [found.span() for found in re.finditer(r"<[^>]*>|\"[^\"]*\"| \(?@K[.)]", text)]
    return "".join(
        "\n" if char == " " and chance.random() < 0.2 and not any(a <= n < b for a, b in kept) else char
        for n, char in enumerate(text)
    )


def _block(chance: random.Random, within: tuple[_Way, ...], numbers: count[int]) -> str:
    """A block within others; there are no notes in notes, and quotes within lists hold paragraphs only."""
    if within[-1:] == (_quote,) and len(within) > 1:
        return _paragraph(chance)
    if len(within) < 3 and chance.random() < 0.4:
        way = chance.choice([way for way in _NESTED if way is not _note or _note not in within])
        inner = "\n\n".join(_block(chance, (*within, way), numbers) for _ in range(chance.randint(1, 2)))
        return way(inner, next(numbers))
    return chance.choice(FLAT) if chance.random() < 0.25 else _paragraph(chance)


def _indented(mark: str) -> _Way:
    return lambda inner, _: mark + textwrap.indent(inner, " " * len(mark)).lstrip(" ")


def _quote(inner: str, _: int) -> str:
    return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _div(inner: str, number: int) -> str:
    return f"::: {{.n{number}}}\n{inner}\n:::"


def _heading(inner: str, number: int) -> str:
    return f"# Heading {{#sec-{number}}}\n\n{inner}"


def _note(inner: str, number: int) -> str:
    return f"Noted.[^n{number}]\n\n[^n{number}]: " + textwrap.indent("Note.\n\n" + inner, "    ").lstrip(" ")


_NESTED = (_indented("- "), _indented("-   "), _indented("1. "), _indented("10. "), _quote, _div, _heading, _note)

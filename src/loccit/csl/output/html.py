"""HTML: the tags and classes that all CSL processors share (`csl-bib-body`, `csl-entry`)."""

from __future__ import annotations

import re

from loccit.csl import marks as m

from .base import Layout, Output

_ESCAPES = {ord("&"): "&#38;", ord("<"): "&#60;", ord(">"): "&#62;"}
_NEEDS = re.compile("[&<>ªº²³¹ʰ-ʸˠ-ˤ\u1d2c-\u1d61\u1d9b-\u1dbf\u2070-\u207f℠™]")
_SUPERSCRIPTS = re.compile("[ªº²³¹ʰʱʲʳʴʵʶʷʸˠˡˢˣˤ\u1d2c-\u1d61\u1d9b-\u1dbf\u2070ⁱ\u2074-\u207f℠™]+")


def _superscript(found: re.Match[str]) -> str:
    """Superscript letters of locale files (`1ᵉʳ`) as real superscripts."""
    import unicodedata

    return "".join(f"<sup>{unicodedata.normalize('NFKC', sign)}</sup>" for sign in found.group())


class Html(Output):
    """HTML fragments."""

    formats = {  # noqa: RUF012
        m.ITALIC: ("<i>", "</i>"),
        m.OBLIQUE: ('<span style="font-style:oblique;">', "</span>"),
        m.ROMAN: ('<span style="font-style:normal;">', "</span>"),
        m.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
        m.FULL_CAPS: ('<span style="font-variant:normal;">', "</span>"),
        m.BOLD: ("<b>", "</b>"),
        m.LIGHT: ('<span style="font-weight:light;">', "</span>"),
        m.MEDIUM: ('<span style="font-weight:normal;">', "</span>"),
        m.UNDERLINE: ('<span style="text-decoration:underline;">', "</span>"),
        m.NO_UNDERLINE: ('<span style="text-decoration:none;">', "</span>"),
        m.SUP: ("<sup>", "</sup>"),
        m.SUB: ("<sub>", "</sub>"),
        m.BASELINE: ('<span style="baseline">', "</span>"),
    }
    blocks = {  # noqa: RUF012
        m.BLOCK: ('\n    <div class="csl-block">', "</div>\n"),
        m.LEFT_MARGIN: ('\n    <div class="csl-left-margin">', "</div>"),
        m.RIGHT_INLINE: ('<div class="csl-right-inline">', "</div>\n  "),
        m.INDENT: ('<div class="csl-indent">', "</div>\n  "),
    }

    def escape(self, text: str) -> str:
        if not _NEEDS.search(text):
            return text
        return _SUPERSCRIPTS.sub(_superscript, text.translate(_ESCAPES))

    def entry(self, text: str, layout: Layout) -> str:
        return f'  <div class="csl-entry">{text}</div>\n'

    def bibliography(self, entries: list[str], layout: Layout) -> str:
        return f'<div class="csl-bib-body">\n{"".join(entries)}</div>'


OUTPUT = Html()
